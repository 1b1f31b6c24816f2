"""Answers with cells of tables: the row that holds what the question names, the column that it asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.entities.dates import find_dates
from index.language.text import fold_space
from retrieval.answers.cells.asked import ask, kinds_of
from retrieval.answers.cells.choosing import Choice, Chooser
from retrieval.citations import cite
from retrieval.evidence.tables import HeldCell, is_figure, is_ordinal_title, is_unit_title
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.types import ANSWER_MAX_CHARS, QUOTE_MAX_CHARS, Answerer, Citation, Draft, Evidence
from retrieval.view import View

MAX_SHOWN = 5
"""Cells that are shown where several answer alike; of more none does."""
_ALIKE = 0.01
_NAME_CHARS = 120
_VALUE_CHARS = 420
_OF_EVIDENCE = 0.05
_NAMES = 2
_TITLES, _TITLE_CHARS = 2, 60
_NEAR = 0.65
"""Share of the question that a table's row meets where the table, and no text beside it, is what is asked about."""
_ONE_OF_A_ROW = (QuestionKind.WHO, QuestionKind.ATTENDANCE, QuestionKind.WHEN, QuestionKind.WHERE)


class CellAnswerer:
    """Answers with a table's cells where one says what is asked, else as another answerer does.

    Args:
        view: What may be seen.
        otherwise: What answers the rest.
    """

    def __init__(self, view: View, otherwise: Answerer) -> None:
        self._view = view
        self._otherwise = otherwise

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`; where a table has nearly all that is asked, its document's text says nothing else."""
        if not question.wording.terms:
            return self._otherwise.answer(question, evidence)
        chosen, near = self._chosen(question, evidence)
        if chosen and (said := _draft(chosen)).citations:
            return said
        rest = [item for item in evidence if item.document.id not in near] if near else evidence
        return self._otherwise.answer(question, rest)

    def _chosen(self, question: Question, evidence: Sequence[Evidence]) -> tuple[list[Choice], set[str]]:
        """The best cells, alike, none where too many are; and the documents whose tables have nearly all."""
        asked = ask(question, self._view.rarity)
        found: list[tuple[float, Choice]] = []
        near: set[str] = set()
        for item in {item.document.id: item for item in reversed(evidence)}.values():
            for table in self._view.tables(item.document):
                chooser = Chooser(asked, table)
                found += [(held.score + _OF_EVIDENCE * item.score, held) for held in chooser.choices()]
                near |= {item.document.id} if chooser.nearest >= _NEAR else set()
        best = max((score for score, _ in found), default=0.0)
        chosen = list(_each_once([held for score, held in found if score >= best - _ALIKE], question.kind))
        return (chosen if len(chosen) <= MAX_SHOWN else []), near


def _each_once(chosen: Sequence[Choice], kind: QuestionKind) -> Iterator[Choice]:
    """The cells each once; of who, when or where the first of a row only, unless titles name several."""
    seen: set[int] = set()
    for choice in chosen:
        is_one = kind in _ONE_OF_A_ROW and not choice.is_named
        place = choice.row.span.start if is_one else choice.cell.span.start
        if place not in seen:
            seen |= {place, choice.cell.span.start}
            yield choice


def _draft(chosen: Sequence[Choice]) -> Draft:
    """The cells, each with its title and its row's name, as many as fit."""
    parts: list[str] = []
    citations: list[Citation] = []
    for choice in chosen:
        known = {(held.document_id, held.start, held.end): held for held in citations}
        cited = [known.get((held.document_id, held.start, held.end), held) for held in _citations(choice)]
        fresh = [held for held in cited if held not in citations]
        numbers = {id(held): len(citations) + at for at, held in enumerate(fresh, 1)}
        cited = [replace(held, marker=numbers.get(id(held), held.marker)) for held in cited]
        part = f"{_said(choice)} {''.join(f'[{held.marker}]' for held in cited)}"
        if len("\n".join([*parts, part])) > ANSWER_MAX_CHARS:
            break
        parts.append(part)
        citations += [held for held in cited if held not in citations]
    return Draft("\n".join(parts), tuple(citations))


def _said(choice: Choice) -> str:
    name = ", ".join(_named(cell) for cell in _name_cells(choice))
    titles = choice.cell.title.split(", ")
    title = choice.cell.title if len(titles) <= _TITLES or len(choice.cell.title) <= _TITLE_CHARS else ""
    said = ": ".join(part for part in (title, _shortened(choice.cell.text, _VALUE_CHARS) + _unit(choice)) if part)
    return f"{name} – {said}" if name else said


def _named(cell: HeldCell) -> str:
    """A cell by which a row is told; a number with its title."""
    text = _shortened(cell.text, _NAME_CHARS)
    return f"{cell.title} {text}" if is_figure(cell.text) and cell.has_title_before and not find_dates(text) else text


def _name_cells(choice: Choice) -> list[HeldCell]:
    """What a row is called by: what it was told by, and where that is a number what it is about."""
    told = [cell for cell in choice.keys if not is_ordinal_title(cell.title) and cell.text != choice.row.number]
    if any(not is_figure(cell.text) for cell in told):
        return told[:_NAMES]
    subject = [cell for cell in choice.row.cells if cell.column == choice.table.subject and cell is not choice.cell]
    return [*told, *subject][:_NAMES] or list(choice.keys[:_NAMES])


def _unit(choice: Choice) -> str:
    """In what a figure is given, where its row says so, or its table for sums of money."""
    if not is_figure(choice.cell.text) or "%" in choice.cell.text or find_dates(choice.cell.text):
        return ""
    of_row = next((cell.text for cell in choice.row.cells if is_unit_title(cell.title)), "")
    if of_row:
        return of_row if of_row == "%" else f" {of_row.lower()}"
    is_money = choice.table.unit and "money" in kinds_of(choice.cell.title, "", choice.table.unit, folded=False)
    return f" {choice.table.unit}" if is_money and choice.cell.text.strip("().,-")[-3:].isdigit() else ""


def _shortened(text: str, most: int) -> str:
    text = fold_space(text).rstrip(",;. ")
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _citations(choice: Choice) -> Iterator[Citation]:
    """The row, or of a long one what answers and its name; and the titles where they stand elsewhere."""
    document, heading = choice.table.document, choice.table.heading
    score = min(1.0, max(0.0, choice.score))
    spans = [choice.row.span]
    if spans[0].end - spans[0].start > QUOTE_MAX_CHARS:
        spans = [choice.cell.whole, *(cell.whole for cell in _name_cells(choice))]
    if choice.cell.title_span is not None and not choice.cell.has_title_before:
        spans.append(choice.cell.title_span)
    for span in spans:
        end = min(span.end, span.start + QUOTE_MAX_CHARS)
        yield cite(document, span.start, end, marker=0, heading=heading, score=score)
