"""The command line: index, ask, serve, show, eval, doctor."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.settings import Settings, read_settings
from index.errors import DanNguonError

app = typer.Typer(
    name="dannguon",
    help="Hỏi đáp trên tài liệu của cơ quan, câu trả lời nào cũng kèm đoạn trích nguyên văn.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_out = Console()
_err = Console(stderr=True)

DEFAULT_PATH = Path("seeds")
_STEPS = {"read": "Đọc tài liệu", "embed": "Tính véc-tơ câu", "store": "Lưu vào kho", "ask": "Hỏi thử"}


class Failed(DanNguonError):
    """The thing asked for failed although nothing is broken: exit status 1."""


def main() -> None:
    """Run the command line; one line on standard error and status 1 for whatever fails, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a pipe on Windows has a code page without Vietnamese letters
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    debug = len(arguments) < len(sys.argv[1:])  # wherever it stands, since people append it to what they have typed
    try:
        app(args=["--debug", *arguments] if debug else arguments)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        if debug:
            raise
        known = isinstance(error, DanNguonError)
        text = str(error) if known else f"Lỗi ngoài dự kiến: {error!r}. Chạy lại với --debug để xem chi tiết."
        _err.print(f"dannguon: {text}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(1) from None


@app.callback()
def _options(
    debug: Annotated[bool, typer.Option("--debug", help="Hiện chi tiết kỹ thuật khi có lỗi.")] = False,
) -> None:
    from bot.log import set_up_logging

    set_up_logging(debug=debug)


def _say(line: str) -> None:
    _err.print(line, markup=False, highlight=False, soft_wrap=True)


def _print(text: str, *, style: str | None = None) -> None:
    """Text as it is, broken between words on a terminal only: who reads from a pipe wants whole lines."""
    _out.print(text, style=style, markup=False, highlight=False, soft_wrap=not _out.is_terminal)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step, on standard error, gone when done; none where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_err, transient=True, disable=not _err.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(_STEPS[step], total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield report


@app.command()
def index(
    paths: Annotated[list[Path] | None, typer.Argument(help="Tệp hoặc thư mục; mặc định là seeds/.")] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Bỏ khỏi kho những tài liệu mà tệp không còn nữa.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Lập lại toàn bộ kho từ văn bản đã lưu (sau khi đổi mô hình).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In báo cáo dạng JSON.")] = False,
) -> None:
    """Đưa tài liệu vào kho: tệp mới được thêm, tệp đổi được thay, tệp không đổi được bỏ qua."""
    from bot.assemble import assemble_embedder
    from index.corpus import open_corpus
    from index.embedding import name_before_loading
    from index.ingest import IngestReport, indexing_lock, ingest, report_if_unchanged
    from index.ingest import rebuild as rebuild_corpus
    from index.snapshot import open_snapshot

    settings = read_settings()
    with indexing_lock(settings.data_dir), open_corpus(settings.data_dir, create=True) as corpus:
        files = paths or ([] if rebuild else [DEFAULT_PATH])
        name = name_before_loading(settings.embedding_model)
        unchanged = None if rebuild or prune or name is None else report_if_unchanged(corpus, files, model=name)
        report = unchanged or IngestReport()
        if unchanged is None:
            embedder = assemble_embedder(settings, _say)
            with _progress() as progress:
                if rebuild:
                    report.changed = rebuild_corpus(corpus, embedder, progress=progress)
                if files:
                    ingest(corpus, embedder, files, prune=prune, progress=progress, report=report)
        if corpus.built_with():
            open_snapshot(corpus, settings.data_dir, report=_say)
        _print_report(report, len(corpus), as_json=as_json)
    if any(not refusal.is_duplicate for refusal in report.refused):
        raise Failed(f"Có {sum(not r.is_duplicate for r in report.refused)} tệp chưa đưa vào kho được; lý do ở trên.")


def _print_report(report: Any, documents: int, *, as_json: bool) -> None:  # Any: IngestReport, imported late
    lists = {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "skipped": report.skipped,
    }
    if as_json:
        refused = [{"source": r.source, "reason": r.reason, "duplicate": r.is_duplicate} for r in report.refused]
        _print_json({**lists, "refused": refused, "documents": documents})
        return
    names = ("Thêm mới", "Thay đổi", "Không đổi", "Đã bỏ", "Bỏ qua (định dạng chưa đọc được)")
    for name, sources in zip(names, lists.values(), strict=True):
        if sources:
            shown = ", ".join(sources[:5]) + (", …" if len(sources) > 5 else "")
            _print(f"{name}: {len(sources)} ({shown})")
    for refusal in report.refused:
        _print(f"Không nhận {refusal.source}: {refusal.reason}")
    _print(f"Trong kho có {documents} tài liệu.")


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="Câu hỏi, có dấu hay không dấu.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In câu trả lời dạng JSON.")] = False,
    batch: Annotated[Path | None, typer.Option(help="Tệp JSONL, mỗi dòng một đối tượng có khóa question.")] = None,
    output: Annotated[Path | None, typer.Option(help="Tệp JSONL để ghi câu trả lời; dùng với --batch.")] = None,
) -> None:
    """Hỏi một câu, hoặc cả một tệp câu hỏi."""
    if (question is None) == (batch is None) or (batch is None) != (output is None):
        raise typer.BadParameter("cần một câu hỏi, hoặc --batch TỆP kèm --output TỆP")
    from bot.answer_json import answer_as_json
    from bot.core import read_question

    if batch is not None and output is not None:
        _ask_batch(batch, output)
        return
    asked = read_question(question or "")
    answer = _answerer().answer(asked)
    if as_json:
        _print_json(answer_as_json(answer))
    else:
        _print_answer(answer)


def _ask_batch(batch: Path, output: Path) -> None:
    from bot.answer_json import answer_as_json
    from retrieval.evaluate import read_rows

    rows = read_rows(batch, required=("question",))
    _check_folder_of(output)
    answerer = _answerer()
    try:
        with output.open("w", encoding="utf-8") as file, _progress() as progress:
            for done, row in enumerate(rows, start=1):
                answer = answer_as_json(answerer.answer(row["question"]))
                file.write(json.dumps(answer, ensure_ascii=False) + "\n")
                progress("ask", done, len(rows))
    except OSError as error:
        raise _unwritable(output, error) from error


def _check_folder_of(output: Path) -> None:
    """Nothing, if there is a folder for this file, so that hours of work do not end with a file that cannot be had.

    Raises:
        Failed: If there is none.
    """
    try:
        output.parent.stat()
    except OSError as error:
        raise _unwritable(output, error) from error


def _unwritable(output: Path, error: OSError) -> Failed:
    return Failed(f"Không ghi được {output} ({error.strerror}); hãy kiểm tra đường dẫn, quyền ghi và dung lượng đĩa.")


def _answerer() -> Any:  # Any: LiveAnswerer, imported late
    from bot.assemble import LiveAnswerer

    return LiveAnswerer(read_settings(), _say)


def _print_answer(answer: Any) -> None:  # Any: Answer, imported late
    from bot import messages

    if not answer.citations:
        _print(messages.NOT_FOUND)
        if answer.suggestions:
            _print(messages.NEAREST_DOCUMENTS)
        for suggestion in answer.suggestions:
            _print(f"  • {suggestion.title} ({suggestion.document_id})")
        return
    _print(answer.text, style="bold")
    for citation in answer.citations:
        place = " · ".join(p for p in (messages.day(citation.date), citation.heading, citation.source) if p)
        _print(f"\n[{citation.marker}] {citation.title} · {place}")
        _print(f"    “{citation.quote}”", style="italic")


@app.command()
def serve() -> None:
    """Chạy dịch vụ: trang hỏi đáp tại chỗ, và Telegram nếu đã đặt mã của bot."""
    from bot.assemble import LiveAnswerer
    from bot.core import Core
    from bot.service import run_service

    settings = read_settings()
    _say("Đang nạp mô hình và kho tài liệu…")
    answerer = LiveAnswerer(settings, _say)
    with Core(answerer, answerer, workers=settings.concurrent_questions) as core:
        run_service(settings, core)


@app.command()
def show(
    document: Annotated[str, typer.Argument(help="Mã hoặc tên tệp của tài liệu.")],
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Hiện văn bản và phần đầu của một tài liệu như đã lưu."""
    from index.corpus import open_corpus

    with open_corpus(read_settings().data_dir) as corpus:
        held = corpus.document(document)
    header = held.header
    fields = {
        "kind": header.kind,
        "number": header.number,
        "date": header.date.isoformat() if header.date else None,
        "date_inferred": header.date_inferred,
        "issuer": header.issuer,
        "place": header.place,
        "title": header.title,
    }
    if as_json:
        _print_json({"document_id": held.id, "source": held.source, "header": fields, "text": held.text})
        return
    inferred = " (năm suy ra từ nội dung)" if header.date_inferred else ""
    labels = ("Loại", "Số", "Ngày", None, "Cơ quan", "Địa bàn", "Tiêu đề")
    _print(f"Mã: {held.id}\nTệp: {held.source}")
    for label, (name, value) in zip(labels, fields.items(), strict=True):
        if label:
            shown = f"{value}{inferred if name == 'date' else ''}" if value else "không rõ"
            _print(f"{label}: {shown}")
    _out.print()
    sys.stdout.write(held.text + "\n")


@app.command("eval")
def evaluate(
    path: Annotated[Path, typer.Argument(help="Thư mục kiểu BEIR, hoặc tệp JSONL câu hỏi kèm đáp án.")],
    strip_marks: Annotated[bool, typer.Option("--strip-marks", help="Hỏi như khi gõ không dấu.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In một đối tượng JSON.")] = False,
    output: Annotated[Path | None, typer.Option(help="Cũng ghi kết quả vào tệp này.")] = None,
) -> None:
    """Đo chất lượng tìm kiếm hoặc trả lời."""
    from bot.assemble import assemble_embedder
    from retrieval.evaluate import CachingEmbedder, evaluate_retrieval
    from retrieval.evaluate_answers import evaluate_answers

    settings = read_settings()
    if not path.exists():
        raise Failed(f"Không có tệp hoặc thư mục {path}; hãy kiểm tra lại đường dẫn.")
    if output is not None:
        _check_folder_of(output)
    if path.is_dir():
        embedder = CachingEmbedder(assemble_embedder(settings, _say), settings.data_dir / "eval" / "vectors.sqlite3")
        with _progress() as progress:
            figures = evaluate_retrieval(path, embedder, strip_marks=strip_marks, progress=progress).as_json()
        embedder.close()
    else:
        answerer = _answerer()
        with _progress() as progress:
            figures = evaluate_answers(path, answerer.answer, strip_marks=strip_marks, progress=progress).as_json()
    if output is not None:
        try:
            output.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise _unwritable(output, error) from error
    if as_json:
        _print_json(figures)
        return
    table = Table("Chỉ số", "Giá trị")
    for name, value in figures.items():
        shown = f"{value:.4f}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
        table.add_row(escape(name), escape(shown))
    _out.print(table)


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False) -> None:
    """Kiểm tra cài đặt, thư mục dữ liệu, mô hình, bộ nhớ đệm và mã Telegram; nói rõ cần làm gì."""
    from bot.doctor import examine

    settings = read_settings()
    findings = examine(settings)
    if as_json:
        _print_json({"settings": _masked(settings), "checks": [finding.as_json() for finding in findings]})
    else:
        for name, value in _masked(settings).items():
            _print(f"{name} = {value}")
        _out.print()
        for finding in findings:
            mark = "[green]✓[/]" if finding.is_fine else "[red]✗[/]"
            _out.print(f"{mark} {escape(finding.text)}", highlight=False, soft_wrap=True)
    wrong = sum(not finding.is_fine for finding in findings)
    if wrong:
        raise Failed(f"Có {wrong} điểm cần xử lý; cách làm ở trên.")


def _masked(settings: Settings) -> dict[str, str]:
    """Every setting under its variable's name; a secret shows only that it is set."""
    from bot.settings import PREFIX

    shown = {}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if name == "telegram_token":
            value = "đã đặt (được che)" if value else "chưa đặt"
        elif name == "allowed_ids":
            value = "*" if value is None else ",".join(map(str, sorted(value))) or "chưa có ai"
        shown[PREFIX + name.upper()] = str(value)
    return shown


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
