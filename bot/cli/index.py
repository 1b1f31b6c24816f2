"""`dannguon index`: files become a corpus."""

import datetime
import os
import tempfile
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.command import Failed, unwritable
from bot.cli.terminal import on_one_line, progress_bars, tell, write, write_json
from bot.messages import messages
from bot.settings import read_settings

DEFAULT_PATH = Path("seeds")
_OUTCOMES = ("added", "changed", "unchanged", "removed", "skipped")
_NO_NEWS = ("unchanged", "skipped")
_PAIRS = ("copies", "superseded")
_MOST_SOURCES = 5
"""Of the sources of one kind that are named; --json has all."""
_NAME_BYTES = 200
"""Of a file's name that stand in that of its unfinished state; file systems take 255."""


def index(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="ĐƯỜNG_DẪN", help="Tệp hoặc thư mục; mặc định là seeds/.")
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Bỏ khỏi kho những tài liệu mà tệp không còn nữa.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Lập lại toàn bộ kho từ văn bản đã lưu (sau khi đổi mô hình).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In báo cáo dạng JSON.")] = False,
    page: Annotated[
        Path | None,
        typer.Option("--report", metavar="TỆP", help="Ghi báo cáo về mọi tệp và cả kho vào một tệp .html."),
    ] = None,
) -> None:
    """Đưa tài liệu vào kho: tệp mới được thêm, tệp đổi được thay, tệp không đổi được bỏ qua."""
    from bot.assembly.assemble import assemble_embedder, use_own_words
    from index.ingest.files import Task
    from index.ingest.index import Model, index_documents
    from index.models.embedding import name_before_loading
    from index.readers.worker.process import ReadingProcess

    settings = read_settings()
    if page is not None:
        check_page(page, [*(paths or [DEFAULT_PATH]), *settings.watch])
    use_own_words(settings)
    task = Task(paths or ([] if rebuild else [DEFAULT_PATH]), prune=prune, rebuild=rebuild, secrecy=settings.secrecy)
    model = Model(partial(assemble_embedder, settings, tell), name_before_loading(settings.embedding_model))
    with progress_bars() as progress, ReadingProcess(pages=partial(progress, "pages")) as reading:
        report = index_documents(settings.data_dir, task, model, reading=reading, progress=progress, report=tell)
    write_report(report, as_json=as_json)
    if page is not None:
        _write_page(page, report, settings.data_dir)
        if not as_json:
            write(on_one_line(messages.said("report_written", path=page)))
    if report.refused:
        raise Failed("files_refused", count=len(report.refused))


def write_report(
    report: Any, *, as_json: bool = False, only_news: bool = False
) -> None:  # Any: IngestReport, imported late
    """Say what became of each file; with `only_news` nothing of those that are as they were."""
    from index.ingest.report import NO_RECOGNITION

    lists = {outcome: getattr(report, outcome) for outcome in _OUTCOMES}
    pairs = {name: [(pair.source, pair.other) for pair in getattr(report, name)] for name in _PAIRS}
    if as_json:
        left_out = {source: [messages.sentence(why) for why in held] for source, held in report.left_out.items()}
        of_pairs = {name: [{"source": one, "of": other} for one, other in held] for name, held in pairs.items()}
        of_refused = [{"source": one.source, "reason": messages.sentence(one.why)} for one in report.refused]
        write_json({**lists, **of_pairs, "refused": of_refused, "left_out": left_out, "documents": report.documents})
        return
    for outcome, sources in lists.items():
        if sources and not (only_news and outcome in _NO_NEWS):
            shown = ", ".join(map(on_one_line, sources[:_MOST_SOURCES]))
            more = ", …" if len(sources) > _MOST_SOURCES else ""
            write(f"{messages.said(f'outcome.{outcome}')}: {len(sources)} ({shown}{more})")
    for name, held in pairs.items():
        for source, other in held:
            write(on_one_line(messages.said(f"outcome.{name}", source=source, other=other)))
    for source, held in report.left_out.items():
        if reasons := [messages.sentence(why) for why in held if why.code != NO_RECOGNITION]:
            write(on_one_line(messages.said("read_without", source=source, reasons=" ".join(reasons))))
    for refusal in report.refused:
        if refusal.why.code != NO_RECOGNITION:
            reason = messages.sentence(refusal.why)
            write(on_one_line(messages.said("not_taken", source=refusal.source, reason=reason)))
    if (unread := report.without_recognition()) is not None:
        write(on_one_line(messages.sentence(unread)))
    if not only_news:
        write(messages.said("documents_held", count=report.documents))


# --- the report as a page --------------------------------------------------------------------------------------------


def check_page(page: Path, paths: list[Path]) -> None:
    """Nothing, if a report can be written there without harm, so that hours of work do not end without one.

    Args:
        paths: The files and folders that are indexed, now or by a service that follows them.

    Raises:
        Failed: If it cannot be written, would take another file's place, or would be read as a document next time.
    """
    from bot.presentation.documents.report import GENERATOR

    try:
        folder = page.resolve().parent
        for path in paths:
            if path.is_dir() and folder.is_relative_to(path.resolve()):
                raise Failed("report_among_documents", path=page, folder=path)
        if page.exists() and GENERATOR.encode() not in page.read_bytes()[:2000]:
            raise Failed("report_over_other_file", path=page)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, RuntimeError) as error:
        raise unwritable(page) from error


def _write_page(page: Path, report: Any, data_dir: Path) -> None:  # Any: IngestReport, imported late
    """Write the report whole or not at all.

    Raises:
        Failed: If it cannot be written.
    """
    from bot.presentation.documents.report import report_page
    from bot.presentation.documents.reported import plots, reported_files
    from index.store.corpus import open_corpus

    with open_corpus(data_dir) as corpus, corpus.reading():
        summaries = corpus.summaries()
        files = reported_files(report, (corpus.document(held.id) for held in summaries))
    made_at = datetime.datetime.now().astimezone()
    text = report_page(files, plots(summaries), documents=len(summaries), made_at=made_at)
    unfinished = unfinished_name(page)
    try:
        unfinished.write_text(text, encoding="utf-8", errors="replace")
        unfinished.replace(page)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise unwritable(page) from error


def unfinished_name(page: Path) -> Path:
    """The file beside a page under whose hidden name it is written; no longer than file systems take."""
    return page.with_name(f".{os.fsencode(page.name)[:_NAME_BYTES].decode(errors='ignore')}.new")
