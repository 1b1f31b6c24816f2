"""`dannguon index`: files become a corpus."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.command import Failed
from bot.cli.terminal import on_one_line, progress_bars, tell, write, write_json
from bot.messages import messages
from bot.settings import read_settings

DEFAULT_PATH = Path("seeds")
_OUTCOMES = ("added", "changed", "unchanged", "removed", "skipped")
_NO_NEWS = ("unchanged", "skipped")
_PAIRS = ("copies", "superseded")
_MOST_SOURCES = 5
"""Of the sources of one kind that are named; --json has all."""


def index(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="ĐƯỜNG_DẪN", help="Tệp hoặc thư mục; mặc định là seeds/.")
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Bỏ khỏi kho những tài liệu mà tệp không còn nữa.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Lập lại toàn bộ kho từ văn bản đã lưu (sau khi đổi mô hình).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In báo cáo dạng JSON.")] = False,
) -> None:
    """Đưa tài liệu vào kho: tệp mới được thêm, tệp đổi được thay, tệp không đổi được bỏ qua."""
    from bot.assembly.assemble import assemble_embedder, use_own_words
    from index.ingest.files import Task
    from index.ingest.index import Model, index_documents
    from index.models.embedding import name_before_loading
    from index.readers.worker.process import ReadingProcess

    settings = read_settings()
    use_own_words(settings)
    task = Task(paths or ([] if rebuild else [DEFAULT_PATH]), prune=prune, rebuild=rebuild, secrecy=settings.secrecy)
    model = Model(partial(assemble_embedder, settings, tell), name_before_loading(settings.embedding_model))
    with progress_bars() as progress, ReadingProcess() as reading:
        report = index_documents(settings.data_dir, task, model, reading=reading, progress=progress, report=tell)
    write_report(report, as_json=as_json)
    if report.refused:
        raise Failed("files_refused", count=len(report.refused))


def write_report(
    report: Any, *, as_json: bool = False, only_news: bool = False
) -> None:  # Any: IngestReport, imported late
    """Say what became of each file; with `only_news` nothing of those that are as they were."""
    lists = {outcome: getattr(report, outcome) for outcome in _OUTCOMES}
    pairs = {name: [(pair.source, pair.other) for pair in getattr(report, name)] for name in _PAIRS}
    refused = [(refusal.source, messages.sentence(refusal.why)) for refusal in report.refused]
    left_out = {source: [messages.sentence(why) for why in held] for source, held in report.left_out.items()}
    if as_json:
        of_pairs = {name: [{"source": one, "of": other} for one, other in held] for name, held in pairs.items()}
        of_refused = [{"source": source, "reason": reason} for source, reason in refused]
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
    for source, reasons in left_out.items():
        write(on_one_line(messages.said("read_without", source=source, reasons=" ".join(reasons))))
    for source, reason in refused:
        write(on_one_line(messages.said("not_taken", source=source, reason=reason)))
    if not only_news:
        write(messages.said("documents_held", count=report.documents))
