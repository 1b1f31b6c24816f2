"""Answers with cells of tables: the row that holds what the question names, the column that it asks for."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from index.entities.dates import find_dates
from index.language.text import fold_space
from retrieval.answers.cells.asked import ask
from retrieval.answers.cells.choosing import Candidate, Chooser
from retrieval.answers.cells.phrases import kinds_of
from retrieval.answers.cells.signs import Judge, Sign, covered, fitted_judge
from retrieval.citations import cite
from retrieval.evidence.matching import describe
from retrieval.evidence.tables import HeldCell, is_figure, is_ordinal_title, is_unit_title
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.search.tables import TableSearcher
from retrieval.types import ANSWER_MAX_CHARS, QUOTE_MAX_CHARS, Answerer, Citation, Draft, Evidence
from retrieval.view import View

MAX_SHOWN = 5
"""Cells that are shown where several answer alike; of more none does."""
_ALIKE = 0.01
_NAME_CHARS = 120
_VALUE_CHARS = 420
_NAMES = 2
_TITLES, _TITLE_CHARS = 2, 60
_NEAR = 0.65
"""Share of the question that a table's row meets where the table, and no text beside it, is what is asked about."""
_Group = TypeVar("_Group", bound=Hashable)
_ONE_OF_A_ROW = (QuestionKind.WHO, QuestionKind.ATTENDANCE, QuestionKind.WHEN, QuestionKind.WHERE)


class CellAnswerer:
    """Answers with a table's cells where one says what is asked, else as another answerer does.

    Args:
        view: What may be seen.
        otherwise: What answers the rest.
        judge: What decides whether a cell answers; the fitted one if None.
    """

    def __init__(self, view: View, otherwise: Answerer, *, judge: Judge | None = None) -> None:
        self._view = view
        self._otherwise = otherwise
        self._judge = judge or fitted_judge()
        self._tables = TableSearcher(view)

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`.

        Where a table has nearly all that is asked, its document's text says nothing else that has less of it.
        """
        if not question.wording.words:
            return self._otherwise.answer(question, evidence)
        chosen, near = self._chosen(question, evidence)
        if chosen and (said := _draft(chosen)).citations:
            return said
        said = self._otherwise.answer(question, evidence)
        if not near or not any(self._has_less(question, held, near) for held in said.citations):
            return said
        return self._otherwise.answer(question, [item for item in evidence if item.document.id not in near])

    def _has_less(self, question: Question, said: Citation, near: Mapping[str, float]) -> bool:
        """Whether what is said of a document has less of the question than the best row of its tables."""
        most = near.get(said.document_id, 0.0)
        if not most:
            return False
        asked = ask(question, self._view.rarity)
        document = self._view.document(said.document_id)
        met = asked.met_in_text(" . ".join((describe(document, said.standing.heading), said.quote)))
        return sum(map(asked.weights.__getitem__, met)) < most * sum(asked.weights.values())

    def _chosen(self, question: Question, evidence: Sequence[Evidence]) -> tuple[list[Candidate], Mapping[str, float]]:
        """The best cells, alike, none where too many are; and the documents whose tables have nearly all."""
        found = self.candidates(question, evidence)
        shares = _most(found, lambda held: held.table.document.id, lambda held: covered(held.signs))
        near = {document: share for document, share in shares.items() if share >= _NEAR}
        judged = [(self._judge.probability(held.signs), held) for held in found]
        best = max((score for score, _ in judged), default=0.0)
        if best < self._judge.threshold:
            return [], near
        chosen = list(_each_once([held for score, held in judged if score >= best - _ALIKE], question.kind))
        return (chosen if len(chosen) <= MAX_SHOWN else []), near

    def candidates(self, question: Question, evidence: Sequence[Evidence]) -> list[Candidate]:
        """The cells that may answer, of the tables of the evidence and of those that have the question's words."""
        asked = ask(question, self._view.rarity)
        scored = [(document, 0.0) for document in self._tables.search(question)]
        scored += [(item.document, item.score) for item in reversed(evidence)]
        found: list[Candidate] = []
        for document, score in {document.id: (document, score) for document, score in scored}.values():
            for table in self._view.tables(document):
                held = Chooser(asked, table).candidates()
                found += [replace(item, signs={**item.signs, Sign.EVIDENCE: score}) for item in held]
        return list(_compared(found))


def _compared(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The cells with the signs by which they stand before and behind others."""
    rows = _most(found, _row, lambda held: covered(held.signs))
    best, second = [*sorted(rows.values(), reverse=True), 0.0, 0.0][:2]
    in_row = _most(found, _table, lambda held: held.signs[Sign.IN_ROW])
    over = _most(found, _table, lambda held: held.signs[Sign.OVER])
    titled = _most(found, _row, lambda held: held.signs[Sign.TITLED])
    kind = _most(found, _row, lambda held: held.signs[Sign.KIND])
    for held in found:
        table, row = _table(held), _row(held)
        signs = {
            **held.signs,
            Sign.BEHIND: best - covered(held.signs),
            Sign.ROW_BEHIND: in_row[table] - held.signs[Sign.IN_ROW],
            Sign.OVER_BEHIND: over[table] - held.signs[Sign.OVER],
            Sign.TITLE_BEHIND: titled[row] - held.signs[Sign.TITLED],
            Sign.KIND_BEHIND: kind[row] - held.signs[Sign.KIND],
            Sign.LEAD: best - second if rows[row] == best else 0.0,
        }
        yield replace(held, signs=signs)


def _table(held: Candidate) -> tuple[str, int]:
    return held.table.document.id, held.table.rows[0].span.start


def _row(held: Candidate) -> tuple[str, int]:
    return held.table.document.id, held.row.span.start


def _most(
    found: Sequence[Candidate], group: Callable[[Candidate], _Group], sign: Callable[[Candidate], float]
) -> dict[_Group, float]:
    """The most of a sign in each group."""
    most: dict[_Group, float] = {}
    for held in found:
        most[group(held)] = max(most.get(group(held), 0.0), sign(held))
    return most


def _each_once(chosen: Sequence[Candidate], kind: QuestionKind) -> Iterator[Candidate]:
    """The cells each once; of who, when or where the first of a row only, unless titles name several."""
    seen: set[int] = set()
    for choice in chosen:
        is_one = kind in _ONE_OF_A_ROW and not choice.is_named
        place = choice.row.span.start if is_one else choice.cell.span.start
        if place not in seen:
            seen |= {place, choice.cell.span.start}
            yield choice


def _draft(chosen: Sequence[Candidate]) -> Draft:
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


def _said(choice: Candidate) -> str:
    name = ", ".join(_named(cell) for cell in _name_cells(choice))
    titles = choice.cell.title.split(", ")
    title = choice.cell.title if len(titles) <= _TITLES or len(choice.cell.title) <= _TITLE_CHARS else ""
    said = ": ".join(part for part in (title, _shortened(choice.cell.text, _VALUE_CHARS) + _unit(choice)) if part)
    return f"{name} – {said}" if name else said


def _named(cell: HeldCell) -> str:
    """A cell by which a row is told; a number with its title."""
    text = _shortened(cell.text, _NAME_CHARS)
    return f"{cell.title} {text}" if is_figure(cell.text) and cell.has_title_before and not find_dates(text) else text


def _name_cells(choice: Candidate) -> list[HeldCell]:
    """What a row is called by: what it was told by, and where that is a number what it is about."""
    told = [cell for cell in choice.keys if not is_ordinal_title(cell.title) and cell.text != choice.row.number]
    if any(not is_figure(cell.text) for cell in told):
        return told[:_NAMES]
    subject = [cell for cell in choice.row.cells if cell.column == choice.table.subject and cell is not choice.cell]
    return [*told, *subject][:_NAMES] or list(choice.keys[:_NAMES])


def _unit(choice: Candidate) -> str:
    """In what a figure is given, where its row says so, or its table for sums of money."""
    if not is_figure(choice.cell.text) or "%" in choice.cell.text or find_dates(choice.cell.text):
        return ""
    of_row = next((cell.text for cell in choice.row.cells if is_unit_title(cell.title)), "")
    if of_row:
        return of_row if of_row == "%" else f" {of_row.lower()}"
    is_money = choice.table.unit and "money" in kinds_of(choice.cell.title, "", choice.table.unit)
    return f" {choice.table.unit}" if is_money and choice.cell.text.strip("().,-")[-3:].isdigit() else ""


def _shortened(text: str, most: int) -> str:
    text = fold_space(text).rstrip(",;. ")
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _citations(choice: Candidate) -> Iterator[Citation]:
    """The row, or of a long one what answers and its name; and the titles where they stand elsewhere."""
    document, heading = choice.table.document, choice.table.heading
    score = min(1.0, covered(choice.signs))
    spans = [choice.row.span]
    if spans[0].end - spans[0].start > QUOTE_MAX_CHARS:
        spans = [choice.cell.whole, *(cell.whole for cell in _name_cells(choice))]
    if choice.cell.title_span is not None and not choice.cell.has_title_before:
        spans.append(choice.cell.title_span)
    for span in spans:
        end = min(span.end, span.start + QUOTE_MAX_CHARS)
        yield cite(document, span.start, end, marker=0, heading=heading, score=score)
