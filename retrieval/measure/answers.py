"""Measures answers over a file of questions with expected answers."""

import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import QuestionsUnreadable
from index.language.text import fold
from retrieval.conversation.followup import MAX_EARLIER
from retrieval.measure.forms import is_expected, items_of, plain
from retrieval.measure.intervals import interval_of_mean
from retrieval.measure.judged import Progress, read_rows
from retrieval.types import PLAIN, Answer, Citation, Status, Verdict

FIGURES = ("answered", "correct", "cited", "reached", "verbatim", "refused", "related", "misled")
"""What is measured, of the questions that each concerns, higher is better but for what is only related and for misled.

answered: Of the answerable ones, found.
correct: Of the answerable ones, found with every expected string in the answer.
cited: Of the answerable ones, found with a first citation that supports it.
reached: Of the answerable ones, supported by one of the first three citations, whether found or only related.
verbatim: Of all citations, those with a quote.
refused: Of those that are not answerable, not found or only related, which claims nothing.
related: Of all questions, only related.
misled: Of all questions, found and not correct, or found where there is nothing to find.
"""
SHOWN = 3
"""Citations among which the evidence must be for a question to count as reached."""
Asking = Callable[[str, Sequence[Answer]], Answer]
"""Answers a question, which may lean on the answers before it, oldest first."""


@dataclass(slots=True)
class AnswerFigures:
    """Counts by what is measured, and by kind of question.

    Attributes:
        counts: For each figure how often it holds and of how many.
        kinds: The same for "correct" and "refused", by the kind that the file gives each question.
        failures: One line for each question that went wrong.
        lengths: Characters of each lookup's answer that was found.
        items: Precision and recall of the items of each answer of which a row lists them.
    """

    counts: dict[str, tuple[int, int]] = field(default_factory=lambda: dict.fromkeys(FIGURES, (0, 0)))
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    items: list[tuple[float, float]] = field(default_factory=list)

    def count(self, figure: str, holds: bool, *, kind: str | None = None) -> None:
        """Add one observation."""
        good, all_of_them = self.counts[figure]
        self.counts[figure] = (good + holds, all_of_them + 1)
        if kind is not None:
            good, all_of_them = self.kinds.get(kind, (0, 0))
            self.kinds[kind] = (good + holds, all_of_them + 1)

    def as_json(self) -> dict[str, Any]:  # Any: JSON values
        """Shares in [0, 1] with their intervals, None where there was nothing to count, and the median length."""
        shares = {name: round(good / of, 4) if of else None for name, (good, of) in self.counts.items()}
        intervals = {name: self._interval(name) for name in self.counts}
        kinds = {name: f"{good}/{of}" for name, (good, of) in sorted(self.kinds.items())}
        median = statistics.median(self.lengths) if self.lengths else None
        precision, recall = (
            (round(statistics.mean(held), 4) for held in zip(*self.items, strict=True)) if self.items else (None, None)
        )
        more = {
            "item_precision": precision,
            "item_recall": recall,
            "intervals": intervals,
            "by_kind": kinds,
            "failures": self.failures,
        }
        return {**shares, "median_answer_chars": median, **more}

    def _interval(self, figure: str) -> list[float] | None:
        """Where a share lies with 95 % confidence, low end first, rounded as the share is."""
        good, of = self.counts[figure]
        interval = interval_of_mean([1.0] * good + [0.0] * (of - good))
        return None if interval is None else [round(end, 4) for end in interval]


def answers_to(rows: Iterable[dict[str, Any]], answer: Asking) -> Iterator[Answer]:  # Any: JSON values
    """The answer to each row's `question`; rows that follow each other with one `conversation` are its turns."""
    conversation: object = None
    earlier: list[Answer] = []
    for row in rows:
        if row.get("conversation") is None or row["conversation"] != conversation:
            earlier = []
        conversation = row.get("conversation")
        earlier.append(answer(row["question"], earlier[-MAX_EARLIER:]))
        yield earlier[-1]


def evaluate_answers(path: Path, answer: Asking, *, strip_marks: bool, progress: Progress) -> AnswerFigures:
    """Ask every question of a JSON-lines file and compare with what is expected.

    A row has `question` and `answerable`; an answerable one also `answers` (groups, each to be met by one of its
    strings), `document` (a file name) and `evidence` (a substring of it), and may have `also`, further places, and
    what `is_expected` looks at: `items` (groups, each to be met by one item), `total`, `verdict`, `status`, `choices`.
    Rows with one `conversation` are its turns.

    Raises:
        QuestionsUnreadable: If the file cannot be read or a row lacks what it needs.
    """
    rows = read_rows(path, required=("question",))
    for row in rows:
        if wrong := _wrong_key(row):
            raise QuestionsUnreadable("question_lacks_key", path=path, question=row["question"], key=wrong)
    figures = AnswerFigures()
    asked = ({**row, "question": fold(row["question"])} if strip_marks else row for row in rows)
    for done, (row, got) in enumerate(zip(rows, answers_to(asked, answer), strict=True), start=1):
        _compare(row, got, figures)
        progress("ask", done, len(rows))
    return figures


def _wrong_key(row: dict[str, Any]) -> str | None:  # Any: JSON values
    """The first key that a row lacks or whose value is of another form; None if all is well."""
    if not isinstance(row.get("answerable"), bool):
        return "answerable"
    if not row["answerable"]:
        return None
    groups, also = row.get("answers"), row.get("also", [])
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        return "answers"
    if not all(isinstance(text, str) for group in groups for text in group):
        return "answers"
    if not isinstance(also, list) or not all(isinstance(place, dict) for place in also):
        return "also"
    if row.get("status") == Status.CHOOSE:
        return None if isinstance(row.get("choices"), list) else "choices"
    keys = ("document", "evidence")
    return next((key for place in (row, *also) for key in keys if not isinstance(place.get(key), str)), None)


def _compare(row: dict[str, Any], got: Answer, figures: AnswerFigures) -> None:  # Any: JSON values
    found, kind = got.status is Status.FOUND, str(row.get("kind", "khác"))
    for citation in got.citations:
        figures.count("verbatim", bool(citation.quote))  # `cite` has checked it against the stored text
    figures.count("related", got.status is Status.RELATED)
    found = found and got.said.form.verdict is not Verdict.UNCLEAR if not row["answerable"] else found
    if not row["answerable"]:
        figures.count("refused", not found, kind=kind)
        figures.count("misled", found)
        if found:
            figures.failures.append(f"không từ chối: {row['question']} → {got.text}")
        return
    figures.count("answered", found)
    if found and got.said.form == PLAIN:
        figures.lengths.append(len(got.text))
    correct = is_expected(row, got)
    if (items := items_of(row, got)) is not None:
        figures.items.append((items.precision, items.recall))
    places = [row, *row.get("also", ())]
    supporting = [
        any(_supports(cited, held["document"], held["evidence"]) for held in places) for cited in got.citations
    ]
    shown = len(supporting) if got.said.form.items else SHOWN
    cited, reached = found and supporting[0], any(supporting[:shown])
    if row.get("status") == Status.CHOOSE:
        cited = reached = correct  # what is asked back cites nothing
    figures.count("correct", correct, kind=kind)
    figures.count("cited", cited)
    figures.count("reached", reached)
    figures.count("misled", found and not correct)
    if not correct or not cited:
        wrong = "dẫn nguồn sai" if correct else "sai" if found else "chưa trả lời"
        figures.failures.append(f"{wrong}: {row['question']} → {got.text or _unanswered(got, reached=reached)}")


def _unanswered(got: Answer, *, reached: bool) -> str:
    """What there is instead of an answer."""
    if got.status is Status.NOT_FOUND:
        return "không tìm thấy"
    return "có trong các đoạn gần nhất" if reached else "không có trong các đoạn gần nhất"


def _supports(citation: Citation, document: str, evidence: str) -> bool:
    """Whether a quote is of this document and shares thirty characters, or all of either, with the evidence."""
    quote, expected = plain(citation.quote), plain(evidence)
    pieces = [expected[at : at + 30] for at in range(0, max(1, len(expected) - 30), 10)]
    return Path(citation.source).name == document and (quote in expected or any(piece in quote for piece in pieces))
