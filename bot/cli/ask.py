"""`dannguon ask`: a question, or a file of them."""

import json
import logging
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from bot.cli.command import Failed, check_output, sentence_of, unwritable
from bot.cli.terminal import on_one_line, progress_bars, tell, write, write_json
from bot.messages import messages
from bot.settings import read_settings
from index.errors import QuestionsUnreadable

Asked: TypeAlias = Annotated[str | None, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi, có dấu hay không dấu.")]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="In câu trả lời dạng JSON.")]
Batch: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="TỆP",
        help="Tệp JSONL, mỗi dòng có khóa question; các dòng liền nhau cùng khóa conversation là một cuộc hỏi đáp, "
        "khóa after là các câu đã hỏi ngay trước.",
    ),
]
Output: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="TỆP", help="Tệp JSONL để ghi câu trả lời; dùng với --batch.")
]
After: TypeAlias = Annotated[
    list[str] | None, typer.Option(metavar="CÂU_HỎI", help="Câu đã hỏi ngay trước, để hiểu câu hỏi tiếp theo.")
]
Explained: TypeAlias = Annotated[bool, typer.Option("--explain", help="Cho biết câu hỏi được hiểu thế nào.")]

_log = logging.getLogger(__name__)


def ask(
    question: Asked = None,
    as_json: AsJson = False,
    batch: Batch = None,
    output: Output = None,
    after: After = None,
    explained: Explained = False,
) -> None:
    """Hỏi một câu, hoặc cả một tệp câu hỏi."""
    if (question is None) == (batch is None) or (batch is None) != (output is None):
        raise typer.BadParameter(messages.said("one_question_or_batch"))
    if batch is not None and (explained or after):
        raise typer.BadParameter(messages.said("only_of_one_question"))
    if batch is not None and output is not None:
        answer_file(batch, output, _answerer)
        return
    from bot.core import read_question
    from bot.presentation.answer_as_json import answer_as_json
    from bot.presentation.explanation import explain

    asked = read_question(question or "")
    before = [read_question(text) for text in after or ()]
    answerer = _answerer()
    earlier = _answers_to(before, answerer)
    answer = answerer.answer(asked, earlier)
    fields = explain(answerer.understand(asked, earlier)) if explained else {}
    if as_json:
        write_json({**answer_as_json(answer), **({"explanation": fields} if explained else {})})
        return
    for label, value in fields.items():
        write(on_one_line(f"{label}: {value}"))
    if fields:
        write()
    write_answer(answer)
    from bot.presentation.forms import first_after

    while (first := first_after(answer.said.form, shown=len(answer.said.form.items))) is not None:
        answer = answerer.answer(asked, earlier, first)
        write()
        write_answer(answer)


def _answerer() -> Any:  # Any: LiveAnswerer, imported late
    from bot.assembly.live import LiveAnswerer

    return LiveAnswerer(read_settings(), tell)


def _answers_to(questions: list[str], answerer: Any) -> list[Any]:  # Any: LiveAnswerer and Answer, imported late
    from retrieval.measure.answers import answers_to

    return list(answers_to([{"question": question, "conversation": 1} for question in questions], answerer.answer))


# --- a file of questions ---------------------------------------------------------------------------------------------


def answer_file(batch: Path, output: Path, open_answerer: Callable[[], Any]) -> None:  # Any: as above
    """An answer or an error to each row, in the rows' order; what is written stays, whatever ends it.

    Args:
        open_answerer: Loads what answers; called once, when there are questions and a place for the answers.

    Raises:
        QuestionsUnreadable: If there is no such file.
        Failed: If a question failed, or the answers cannot be written.
    """
    from retrieval.measure.judged import each_row

    rows = list(each_row(batch, required=("question",)))
    check_output(output, read=batch)
    answers = _each_answer(rows, batch, open_answerer())
    failed = 0
    try:
        with output.open("wb", buffering=0) as file, progress_bars() as progress:
            for done, answer in enumerate(answers, start=1):
                failed += answer["status"] == "error"
                line = json.dumps(answer, ensure_ascii=False) + "\n"
                _append(file, line.encode("utf-8", "backslashreplace"))
                progress("ask", done, len(rows))
    except OSError as error:
        raise unwritable(output) from error
    if failed:
        raise Failed("questions_failed", count=failed, of=len(rows))


def _each_answer(
    rows: list[tuple[int, dict[str, Any] | QuestionsUnreadable]], batch: Path, answerer: Any
) -> Iterator[Any]:  # Any: JSON values, and LiveAnswerer, imported late
    """The answer to each row as JSON, or what is wrong with it."""
    from bot.presentation.answer_as_json import answer_as_json, error_as_json
    from retrieval.conversation.followup import MAX_EARLIER

    conversation, earlier = None, list[Any]()
    for number, row in rows:
        if isinstance(row, QuestionsUnreadable):
            yield error_as_json(None, messages.sentence(row))
            continue
        if row.get("conversation") is None or row["conversation"] != conversation:
            earlier = []
        conversation = row.get("conversation")
        try:
            before = _answers_to(_before(row, batch, number), answerer) if "after" in row else earlier
            answer = answerer.answer(row["question"], before[-MAX_EARLIER:])
        except Exception as error:  # one question must not stop the others
            _log.debug("%s, line %d, cannot be answered", batch, number, exc_info=True)
            yield error_as_json(row["question"], sentence_of(error))
            continue
        earlier.append(answer)
        yield answer_as_json(answer)


def _before(row: dict[str, Any], batch: Path, number: int) -> list[str]:  # Any: JSON values
    """The questions that a row says were asked before its own, oldest first.

    Raises:
        QuestionsUnreadable: If they are no list of texts.
    """
    after = row["after"] or []
    if not isinstance(after, list) or not all(isinstance(text, str) for text in after):
        raise QuestionsUnreadable("row_after_wrong", path=batch, line=number)
    return after


def _append(file: FileIO, line: bytes) -> None:
    """Write a line, or nothing of it where that fails.

    Raises:
        OSError: If it cannot be written.
    """
    start = file.tell() if file.seekable() else None
    try:
        while line:
            line = line[file.write(line) or 0 :]
    except OSError:
        if start is not None:
            file.truncate(start)
        raise


# --- for a person ----------------------------------------------------------------------------------------------------


def write_answer(answer: Any) -> None:  # Any: Answer, imported late
    """The answer in bold above its sources, what is related under words that claim nothing, or the refusal."""
    from bot.presentation.forms import calculated, lead
    from bot.presentation.remarks import refusal, remarks

    if answer.understood:
        write(on_one_line(messages.said("understood_as", question=answer.understood)), style="italic")
    if answer.text:
        form = answer.said.form
        for line in filter(None, (lead(form, shown=len(form.items)), *_lines(answer), calculated(form))):
            write(line, style="bold")
    else:
        write(on_one_line(refusal(answer)))
    for choice in answer.said.form.choices:
        write(on_one_line(f"  • {choice.text}: {choice.question}"))
    for remark in remarks(answer):
        write(on_one_line(remark), style="italic")
    if answer.suggestions:
        write(messages.said("nearest_documents"))
    elif answer.citations and not answer.text:
        write(messages.said("nearest_passages"))
    for suggestion in answer.suggestions:
        write(on_one_line(f"  • {suggestion.title} ({suggestion.document_id})"))
    for citation in answer.citations:
        _write_passage(citation)


def _lines(answer: Any) -> Iterator[str]:  # Any: as above
    """The lines of an answer with their marks and the days of their sources."""
    from bot.presentation.forms import lines_of
    from bot.presentation.remarks import as_of

    for line in lines_of(answer):
        number = "" if line.number is None else f"{line.number}. "
        marks = "".join(f" [{source.marker}]{as_of(answer, source)}" for source in line.sources)
        yield f"{number}{line.text}{marks}"


def _write_passage(citation: Any) -> None:  # Any: Citation, imported late
    from bot.presentation.documents.pages import titled

    day = messages.day(citation.date, inferred=citation.date_inferred)
    place = " · ".join(p for p in (day, citation.standing.heading, citation.source) if p)
    write("\n" + on_one_line(f"[{citation.marker}] {titled(citation, citation.title)} · {place}"))
    write(f"    “{citation.quote}”", style="italic")
