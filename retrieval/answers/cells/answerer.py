"""Answers with cells of tables: the row that holds what the question names, the column that it asks for."""

from collections.abc import Iterator, Sequence

from index.language.text import fold_space
from retrieval.answers.cells.asked import ask
from retrieval.answers.cells.choosing import Choice, Chooser
from retrieval.citations import cite
from retrieval.evidence.tables import HeldCell, is_figure, is_ordinal_title, is_unit_title
from retrieval.question.question import Question
from retrieval.types import ANSWER_MAX_CHARS, QUOTE_MAX_CHARS, Answerer, Citation, Draft, Evidence
from retrieval.view import View

MAX_SHOWN = 5
"""Cells that are shown where several answer alike; of more none does."""
_ALIKE = 0.01
_NAME_CHARS = 120
_VALUE_CHARS = 420
_OF_EVIDENCE = 0.05
_NAMES = 2


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
        """As `Answerer.answer`."""
        if question.wording.terms:
            chosen = self._chosen(question, evidence)
            if chosen and (said := _draft(chosen)).citations:
                return said
        return self._otherwise.answer(question, evidence)

    def _chosen(self, question: Question, evidence: Sequence[Evidence]) -> list[Choice]:
        """The best cells, alike; none where too many are."""
        asked = ask(question, self._view.rarity)
        found: list[tuple[float, Choice]] = []
        for item in {item.document.id: item for item in reversed(evidence)}.values():
            for table in self._view.tables(item.document):
                found += [(held.score + _OF_EVIDENCE * item.score, held) for held in Chooser(asked, table).choices()]
        best = max((score for score, _ in found), default=0.0)
        chosen = [held for score, held in found if score >= best - _ALIKE]
        return chosen if len(chosen) <= MAX_SHOWN else []


def _draft(chosen: Sequence[Choice]) -> Draft:
    """The cells, each with its title and its row's name, as many as fit."""
    parts: list[str] = []
    citations: list[Citation] = []
    for choice in chosen:
        made = list(_citations(choice, len(citations) + 1))
        markers = "".join(f"[{citation.marker}]" for citation in made)
        part = f"{_said(choice)} {markers}"
        if len("\n".join([*parts, part])) > ANSWER_MAX_CHARS:
            break
        parts.append(part)
        citations += made
    return Draft("\n".join(parts), tuple(citations))


def _said(choice: Choice) -> str:
    name = ", ".join(_shortened(cell.text, _NAME_CHARS) for cell in _name_cells(choice))
    title = choice.cell.title
    value = _shortened(choice.cell.text, _VALUE_CHARS) + _unit(choice)
    return ": ".join(part for part in (name, title, value) if part)


def _name_cells(choice: Choice) -> list[HeldCell]:
    """What a row is called by: what it was told by, and where that is a number what it is about."""
    told = [cell for cell in choice.keys if not is_ordinal_title(cell.title) and cell.text != choice.row.number]
    if any(not is_figure(cell.text) for cell in told):
        return told[:_NAMES]
    subject = [cell for cell in choice.row.cells if cell.column == choice.table.subject and cell is not choice.cell]
    return [*told, *subject][:_NAMES] or list(choice.keys[:_NAMES])


def _unit(choice: Choice) -> str:
    """In what a figure is given, where its row or its table says so."""
    if not is_figure(choice.cell.text) or "%" in choice.cell.text:
        return ""
    of_row = next((cell.text for cell in choice.row.cells if is_unit_title(cell.title)), "")
    return f" {of_row.lower()}" if of_row else ""


def _shortened(text: str, most: int) -> str:
    text = fold_space(text).rstrip(",;. ")
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _citations(choice: Choice, marker: int) -> Iterator[Citation]:
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
        yield cite(document, span.start, end, marker=marker, heading=heading, score=score)
        marker += 1
