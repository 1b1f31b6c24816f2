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
    from index.ingest.index import Model, Task, index_documents
    from index.models.embedding import name_before_loading
    from index.readers.worker.process import ReadingProcess

    settings = read_settings()
    use_own_words(settings)
    task = Task(paths or ([] if rebuild else [DEFAULT_PATH]), prune=prune, rebuild=rebuild)
    model = Model(partial(assemble_embedder, settings, tell), name_before_loading(settings.embedding_model))
    with progress_bars() as progress, ReadingProcess() as reading:
        report = index_documents(settings.data_dir, task, model, reading=reading, progress=progress, report=tell)
    _write_report(report, as_json=as_json)
    if count := sum(not refusal.is_duplicate for refusal in report.refused):
        raise Failed("files_refused", count=count)


def _write_report(report: Any, *, as_json: bool) -> None:  # Any: IngestReport, imported late
    lists = {outcome: getattr(report, outcome) for outcome in _OUTCOMES}
    refused = [
        {"source": refusal.source, "reason": messages.sentence(refusal.why), "duplicate": refusal.is_duplicate}
        for refusal in report.refused
    ]
    if as_json:
        write_json({**lists, "refused": refused, "documents": report.documents})
        return
    for outcome, sources in lists.items():
        if sources:
            shown = ", ".join(map(on_one_line, sources[:_MOST_SOURCES]))
            more = ", …" if len(sources) > _MOST_SOURCES else ""
            write(f"{messages.said(f'outcome.{outcome}')}: {len(sources)} ({shown}{more})")
    for refusal in refused:
        write(on_one_line(messages.said("not_taken", source=refusal["source"], reason=refusal["reason"])))
    write(messages.said("documents_held", count=report.documents))
