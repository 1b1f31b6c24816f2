"""Answers from the register first: who held an office, when a meeting was held, what a directive is about.

A question of these kinds is answered with the spans of facts where the register has them; anything else goes to the
passages. Whatever answers, a document that another has replaced is never quoted without the words that say so.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.layout import Span
from retrieval.answers.documents.attributes import Attribute, attributes_asked
from retrieval.answers.documents.find import find_in_documents, find_titled
from retrieval.answers.findings import Finding, draft, newest_first
from retrieval.answers.lookup import Lookup
from retrieval.answers.meetings import find_in_meetings
from retrieval.answers.notes import with_notes
from retrieval.answers.parts.opening import is_whole
from retrieval.answers.parts.parts import asks_of_part, find_in_parts, names_part
from retrieval.answers.people.careers import asks_earlier, asks_next, find_earlier, find_next, find_offices_of
from retrieval.answers.people.holders import find_holders
from retrieval.answers.people.sought import sought_in
from retrieval.answers.tasks import find_in_tasks
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind, Wanted
from retrieval.types import Answerer, Citation, Detail, Draft, Evidence, Unstated
from retrieval.view import View


class RegisterAnswerer:
    """Answers from facts where they answer, else as another answerer does.

    Args:
        view: What may be seen: documents, facts and how much a word says.
        passages: What answers otherwise.
    """

    def __init__(self, view: View, passages: Answerer) -> None:
        self._view = view
        self._passages = passages

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`."""
        look = Lookup(question, self._view, evidence)
        part = find_in_parts(look) if question.wording.terms else None
        if isinstance(part, list) and (within := self._within(look, part, evidence)):
            return with_notes(within, look)
        found = part or (_from_register(look) if question.wording.terms else [])
        if isinstance(found, Unstated):
            # A day without its year is no meeting's in the register; the sentence says it all the same.
            said = self._passages.answer(question, evidence) if found.what is Detail.HELD_ON else None
            return said if said and said.text else Draft("", (), unstated=found, from_register=True)
        if isinstance(found, Draft):
            return found
        if found and (cells := self._cells_instead(question, found, evidence)):
            answer = cells
        elif found:
            said = draft(newest_first(found))
            answer = replace(said, from_register=bool(said.citations), more=len(found) - len(said.citations))
        else:
            answer = self._passages.answer(question, evidence)
        if part == [] and not all(self._names_part(look, held) for held in answer.citations):
            return Draft("", ())  # the words of another part
        if not part and (question.offices.asked or question.kind is QuestionKind.OFFICE):
            answer = self._without_wrong(replace(answer, as_of=bool(answer.citations)))
        return with_notes(answer, look)

    def _within(self, look: Lookup, part: Sequence[Finding], evidence: Sequence[Evidence]) -> Draft | None:
        """The sentence of a part too long to be said whole that answers what is asked of it, if one does."""
        if not part or is_whole(part) or not asks_of_part(look):
            return None
        said = self._passages.answer(look.question, evidence)
        start, end = part[0].span.start, part[-1].span.end
        held = (held.document_id == part[0].document.id and start <= held.start < end for held in said.citations)
        return said if said.citations and all(held) else None

    def _cells_instead(
        self, question: Question, found: Sequence[Finding], evidence: Sequence[Evidence]
    ) -> Draft | None:
        """Cells that say what someone is in a list that the question names, if all that is known of him is rows."""
        known = (self._is_in_table(held.document.id, held.span) for held in found)
        if question.kind is not QuestionKind.OFFICE or not all(known):
            return None
        said = self._passages.answer(question, evidence)
        is_cells = (self._is_in_table(held.document_id, Span(held.start, held.end)) for held in said.citations)
        return said if said.citations and all(is_cells) else None

    def _names_part(self, look: Lookup, held: Citation) -> bool:
        return names_part(look, self._view.document(held.document_id), held.start, held.end)

    def _is_in_table(self, document_id: str, span: Span) -> bool:
        cells = self._view.document(document_id).layout.cells
        return any(cell.start < span.end and span.start < cell.end for cell in cells)

    def _without_wrong(self, answer: Draft) -> Draft:
        """No answer, where all that it says of officials is marked wrong by an administrator."""
        wrong = [
            any(
                record.correction and record.correction.values is None
                for record in self._view.registry.corrected(citation.document_id, citation.start, citation.end)
            )
            for citation in answer.citations
        ]
        return Draft("", ()) if wrong and all(wrong) else answer


_KNOWN = frozenset({Wanted.DAY, Wanted.MONTH, Wanted.YEAR, Wanted.DEADLINE, Wanted.REASON})
"""What facts can tell of what a question asks for beside its kind: no hours, births and telephone numbers."""


def _from_register(look: Lookup) -> list[Finding] | Unstated | Draft:
    """The facts that answer; an empty draft where nothing else may."""
    if not look.question.wanted <= _KNOWN:
        return []
    if (sought := sought_in(look.question)) and Attribute.SIGNER not in attributes_asked(look.question):
        found = find_holders(look, sought)
        return Draft("", ()) if sought.after and not found else found
    if asks_earlier(look.question) and ((earlier := find_earlier(look)) or look.question.kind is QuestionKind.OFFICE):
        return earlier or Draft("", ())  # what someone is now was not before
    if asks_next(look.question) and (following := find_next(look)):
        return following
    asked = attributes_asked(look.question)
    if look.question.kind is QuestionKind.OFFICE and Attribute.SIGNER not in asked:
        return find_offices_of(look)
    is_about = Attribute.SUBJECT in asked and look.question.numbers.documents  # and not whom a paper gives which task
    if is_about and (about := find_in_documents(look)):
        return about
    return find_titled(look) or find_in_tasks(look) or find_in_documents(look) or find_in_meetings(look)
