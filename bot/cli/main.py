"""The command line: index, ask, serve, show, eval, doctor; and those of `register_commands`."""

import io
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli import register as register_commands
from bot.cli.figures import write_figures
from bot.cli.terminal import on_one_line, progress_bars, say, tell, write, write_finding, write_json, write_stored
from bot.cli.usage import WrongUsage, explain, in_vietnamese
from bot.messages import messages
from bot.settings import Settings, read_settings
from index.errors import DanNguonError


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:  # Any: typer's context, whose class has no public name
        return in_vietnamese(super().get_help(ctx))


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:  # Any: as above
        return in_vietnamese(super().get_help(ctx))


app = typer.Typer(
    name="dannguon",
    cls=_Group,
    help="Hỏi đáp trên tài liệu của cơ quan, câu trả lời nào cũng kèm đoạn trích nguyên văn.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DEFAULT_PATH = Path("seeds")
INTERRUPTED = 130
"""The exit status that shells give a command that SIGINT has ended."""


class Failed(DanNguonError):
    """The thing asked for failed although nothing is broken: exit status 1."""


def main() -> None:
    """Run the command line; one line on standard error and status 1 for whatever fails, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe on Windows has a code page without Vietnamese letters; an argument may be no UTF-8.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    debug = len(arguments) < len(sys.argv[1:])  # wherever it stands, since people append it to what they have typed
    try:
        # Not standalone: typer would print wrong usage itself, in English.
        status = app(args=["--debug", *arguments] if debug else arguments, standalone_mode=False)
        if status == INTERRUPTED:  # typer makes this of an interrupt
            raise KeyboardInterrupt
        raise SystemExit(status)
    except (KeyboardInterrupt, typer.Abort):
        say(messages.STOPPED)
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        if isinstance(error, WrongUsage):
            say(explain(error))
            raise SystemExit(error.exit_code) from None
        if debug:
            raise
        say(f"dannguon: {on_one_line(_sentence(error))}", style="red")
        raise SystemExit(1) from None


def _sentence(error: Exception) -> str:
    """What is said of an error; the system's own words, which are English, are shown by --debug only."""
    if isinstance(error, DanNguonError):
        return messages.sentence(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"Không đọc hoặc ghi được {error.filename}; hãy kiểm tra đường dẫn, quyền và dung lượng đĩa."
    return f"Lỗi ngoài dự kiến: {error!r}. Chạy lại với --debug để xem chi tiết."


@app.callback()
def _options(
    debug: Annotated[bool, typer.Option("--debug", help="Hiện chi tiết kỹ thuật khi có lỗi.")] = False,
) -> None:
    from bot.log import set_up_logging

    set_up_logging(debug=debug)


@app.command(cls=_Command)
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

    settings = read_settings()
    use_own_words(settings)
    task = Task(paths or ([] if rebuild else [DEFAULT_PATH]), prune=prune, rebuild=rebuild)
    model = Model(partial(assemble_embedder, settings, tell), name_before_loading(settings.embedding_model))
    with progress_bars() as progress:
        report = index_documents(settings.data_dir, task, model, progress=progress, report=tell)
    _write_report(report, as_json=as_json)
    if any(not refusal.is_duplicate for refusal in report.refused):
        raise Failed("files_refused", count=sum(not refusal.is_duplicate for refusal in report.refused))


def _write_report(report: Any, *, as_json: bool) -> None:  # Any: IngestReport, imported late
    lists = {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "skipped": report.skipped,
    }
    if as_json:
        refused = [
            {"source": r.source, "reason": messages.sentence(r.why), "duplicate": r.is_duplicate}
            for r in report.refused
        ]
        write_json({**lists, "refused": refused, "documents": report.documents})
        return
    names = ("Thêm mới", "Thay đổi", "Không đổi", "Đã bỏ", "Bỏ qua (định dạng chưa đọc được)")
    for name, sources in zip(names, lists.values(), strict=True):
        if sources:
            shown = ", ".join(map(on_one_line, sources[:5])) + (", …" if len(sources) > 5 else "")
            write(f"{name}: {len(sources)} ({shown})")
    for refusal in report.refused:
        write(on_one_line(f"Không nhận {refusal.source}: {messages.sentence(refusal.why)}"))
    write(f"Trong kho có {report.documents} tài liệu.")


@app.command(cls=_Command)
def ask(
    question: Annotated[str | None, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi, có dấu hay không dấu.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In câu trả lời dạng JSON.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="TỆP",
            help="Tệp JSONL, mỗi dòng có khóa question; các dòng liền nhau cùng khóa conversation là một cuộc hỏi đáp.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="TỆP", help="Tệp JSONL để ghi câu trả lời; dùng với --batch.")
    ] = None,
    after: Annotated[
        list[str] | None, typer.Option(metavar="CÂU_HỎI", help="Câu đã hỏi ngay trước, để hiểu câu hỏi tiếp theo.")
    ] = None,
    explained: Annotated[bool, typer.Option("--explain", help="Cho biết câu hỏi được hiểu thế nào.")] = False,
) -> None:
    """Hỏi một câu, hoặc cả một tệp câu hỏi."""
    if (question is None) == (batch is None) or (batch is None) != (output is None):
        raise typer.BadParameter("Cần một câu hỏi, hoặc --batch TỆP kèm --output TỆP.")
    if batch is not None and (explained or after):
        raise typer.BadParameter("--explain và --after chỉ dùng với một câu hỏi.")
    from bot.cli.explanation import explain as explain_question
    from bot.core import read_question
    from bot.presentation.answer_json import answer_as_json
    from retrieval.measure.answers import answers_to

    if batch is not None and output is not None:
        _ask_batch(batch, output)
        return
    asked = read_question(question or "")
    before = [{"question": read_question(text), "conversation": 1} for text in after or ()]
    answerer = _answerer()
    earlier = list(answers_to(before, answerer.answer))
    answer = answerer.answer(asked, earlier)
    fields = explain_question(answerer.understand(asked, earlier)) if explained else {}
    if as_json:
        write_json({**answer_as_json(answer), **({"explanation": fields} if explained else {})})
        return
    for label, value in fields.items():
        write(on_one_line(f"{label}: {value}"))
    if fields:
        write()
    _write_answer(answer)


def _ask_batch(batch: Path, output: Path) -> None:
    from bot.presentation.answer_json import answer_as_json
    from retrieval.measure.answers import answers_to
    from retrieval.measure.judged import read_rows

    rows = read_rows(batch, required=("question",))
    _check_folder_of(output)
    answers = answers_to(rows, _answerer().answer)
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace") as file, progress_bars() as progress:
            for done, answer in enumerate(answers, start=1):
                file.write(json.dumps(answer_as_json(answer), ensure_ascii=False) + "\n")
                progress("ask", done, len(rows))
    except OSError as error:
        raise _unwritable(output) from error


def _check_folder_of(output: Path) -> None:
    """Nothing, if there is a folder for this file, so that hours of work do not end with a file that cannot be had.

    Raises:
        Failed: If there is none.
    """
    try:
        output.parent.stat()
    except OSError as error:
        raise _unwritable(output) from error


def _unwritable(output: Path) -> Failed:
    return Failed("output_unwritable", path=output)


def _answerer() -> Any:  # Any: LiveAnswerer, imported late
    from bot.assembly.assemble import LiveAnswerer

    return LiveAnswerer(read_settings(), tell)


def _write_answer(answer: Any) -> None:  # Any: Answer, imported late
    if answer.understood:
        write(on_one_line(messages.understood_as(answer.understood)), style="italic")
    from bot.presentation.remarks import as_of, refusal, remarks, split_at_marks

    if not answer.citations:
        write(on_one_line(refusal(answer)))
        if answer.suggestions:
            write(messages.NEAREST_DOCUMENTS)
        for suggestion in answer.suggestions:
            write(on_one_line(f"  • {suggestion.title} ({suggestion.document_id})"))
        return
    pieces = (f"{piece}{as_of(answer, source) if source else ''}" for piece, source in split_at_marks(answer))
    write("".join(pieces), style="bold")
    for remark in remarks(answer):
        write(on_one_line(remark), style="italic")
    for citation in answer.citations:
        day = messages.day(citation.date, inferred=citation.date_inferred)
        place = " · ".join(p for p in (day, citation.heading, citation.source) if p)
        write("\n" + on_one_line(f"[{citation.marker}] {citation.title} · {place}"))
        write(f"    “{citation.quote}”", style="italic")


@app.command(cls=_Command)
def serve() -> None:
    """Chạy dịch vụ: trang hỏi đáp tại chỗ, và Telegram nếu đã đặt mã của bot."""
    from bot.assembly.assemble import LiveAnswerer
    from bot.core import Core
    from bot.service import open_listener, run_service

    settings = read_settings()
    open_listener(settings.page_host, settings.page_port).close()  # before the model is loaded, which takes seconds
    say("Đang nạp mô hình và kho tài liệu…")
    answerer = LiveAnswerer(settings, tell)
    with Core(answerer, answerer, workers=settings.concurrent_questions) as core:
        run_service(settings, core)


@app.command(cls=_Command)
def show(
    document: Annotated[str, typer.Argument(metavar="TÀI_LIỆU", help="Mã hoặc tên tệp của tài liệu.")],
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    """Hiện văn bản và phần đầu của một tài liệu như đã lưu."""
    from index.store.corpus import open_corpus

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
        write_json({"document_id": held.id, "source": held.source, "header": fields, "text": held.text})
        return
    inferred = " (năm suy ra từ nội dung)" if header.date_inferred else ""
    labels = ("Loại", "Số", "Ngày", None, "Cơ quan", "Địa bàn", "Tiêu đề")
    write(f"Mã: {held.id}\nTệp: {on_one_line(held.source)}")
    for label, (name, value) in zip(labels, fields.items(), strict=True):
        if label:
            shown = f"{value}{inferred if name == 'date' else ''}" if value else "không rõ"
            write(on_one_line(f"{label}: {shown}"))
    write()
    write_stored(held.text)


@app.command("eval", cls=_Command)
def evaluate(
    path: Annotated[
        Path, typer.Argument(metavar="ĐƯỜNG_DẪN", help="Thư mục kiểu BEIR, hoặc tệp JSONL câu hỏi kèm đáp án.")
    ],
    strip_marks: Annotated[bool, typer.Option("--strip-marks", help="Hỏi như khi gõ không dấu.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In một đối tượng JSON.")] = False,
    output: Annotated[Path | None, typer.Option(metavar="TỆP", help="Cũng ghi kết quả vào tệp này.")] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PHẦN",
            help="Bỏ một phần khi đo: correction, words, meaning, reranking; "
            "riêng câu trả lời: follow-ups, dates, refusal, register.",
        ),
    ] = None,
    sample: Annotated[
        int | None, typer.Option(metavar="SỐ", help="Chỉ hỏi chừng ấy câu trong thư mục, lần nào cũng cùng những câu.")
    ] = None,
) -> None:
    """Đo chất lượng tìm kiếm hoặc trả lời."""
    from retrieval.types import OF_RETRIEVAL, Part

    if sample is not None and (sample < 1 or path.is_file()):
        raise typer.BadParameter("--sample chỉ dùng với thư mục và một số nguyên từ 1 trở lên.")
    settings = read_settings()
    if not path.exists():
        raise Failed("judged_missing", path=path)
    if output is not None:
        _check_folder_of(output)
    known, parts = OF_RETRIEVAL if path.is_dir() else tuple(Part), without or []
    if not set(parts) <= set(known):
        raise typer.BadParameter(f"--without chỉ dùng với các phần {', '.join(known)}.")
    if path.is_dir():
        figures = _measure_retrieval(path, settings, strip_marks=strip_marks, without=parts, sample=sample)
    else:
        figures = _measure_answers(path, settings, strip_marks=strip_marks, without=parts)
    if output is not None:
        try:
            output.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise _unwritable(output) from error
    if as_json:
        write_json(figures)
    else:
        write_figures(figures)


def _measure_retrieval(
    folder: Path, settings: Settings, *, strip_marks: bool, without: Sequence[Any], sample: int | None
) -> dict[str, Any]:  # Any: Part, imported late, and JSON values
    from bot.assembly.assemble import caching_embedder, served, use_own_words
    from retrieval.measure.retrieval import evaluate_retrieval

    use_own_words(settings)
    embedder = caching_embedder(settings, tell)
    with progress_bars() as progress:
        figures = evaluate_retrieval(
            folder, embedder, served(embedder, tell, without), strip_marks=strip_marks, sample=sample, progress=progress
        )
    embedder.close()
    return figures.as_json()


def _measure_answers(
    path: Path, settings: Settings, *, strip_marks: bool, without: Sequence[Any]
) -> dict[str, Any]:  # Any: Part, imported late, and JSON values
    from bot.assembly.assemble import LiveAnswerer, caching_embedder
    from retrieval.measure.answers import evaluate_answers

    answerer = LiveAnswerer(settings, tell, open_model=caching_embedder, without=without)
    with progress_bars() as progress:
        return evaluate_answers(path, answerer.answer, strip_marks=strip_marks, progress=progress).as_json()


@app.command(cls=_Command)
def doctor(as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False) -> None:
    """Kiểm tra cài đặt, thư mục dữ liệu, mô hình, bộ nhớ đệm và mã Telegram; nói rõ cần làm gì."""
    from bot.cli.doctor import examine

    settings = read_settings()
    findings = examine(settings)
    if as_json:
        write_json({"settings": _masked(settings), "checks": [finding.as_json() for finding in findings]})
    else:
        for name, value in _masked(settings).items():
            write(on_one_line(f"{name} = {value}"))
        write()
        for finding in findings:
            write_finding(finding.text, is_fine=finding.is_fine)
    wrong = sum(not finding.is_fine for finding in findings)
    if wrong:
        raise Failed("points_open", count=wrong)


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


register_commands.add_to(app, command=_Command, group=_Group)
