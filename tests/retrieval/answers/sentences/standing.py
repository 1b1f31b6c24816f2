"""Sentences of small papers where they stand, so that what they belong to can be tested."""

from collections.abc import Sequence

from index.structure.outline.outline import find_outline
from index.types import Document
from retrieval.answers.sentences.scope import Scope
from retrieval.answers.sentences.seen import Seen, asked_of
from retrieval.answers.sentences.signs import may_answer, signs_of
from retrieval.evidence.matching import candidates, weigh
from tests.fakes import understand
from tests.retrieval.made_evidence import equally_rare, make_document, make_evidence


def all_seen(question: str, *documents: Document) -> list[Seen]:
    """Every sentence of these documents, held against a question, in their order."""
    asked = understand(question)
    held = asked_of(asked, weigh(asked, equally_rare))
    found = candidates(asked, [make_evidence(document) for document in documents], equally_rare)
    seen = [Seen(held, candidate, scope_of(candidate.evidence.document, candidate.text)) for candidate in found]
    order = [document.id for document in documents]
    return sorted(seen, key=lambda item: (order.index(item.scope.document.id), item.candidate.sentence.start))


def seen_of(question: str, document: Document, begins: str) -> Seen:
    """The sentence that begins so, held against a question."""
    (found,) = (held for held in all_seen(question, document) if held.scope.own.startswith(begins))
    return found


def scope_of(document: Document | str, begins: str, *, heading: str | None = None) -> Scope:
    """The first sentence that begins so, where it stands."""
    held = make_document(document) if isinstance(document, str) else document
    sentences = make_evidence(held, heading=heading).sentences
    at = next(at for at, said in enumerate(sentences) if held.text[said.start : said.end].startswith(begins))
    return Scope(held, sentences, at, find_outline(held.text, sentences))


def answering(question: str, document: Document) -> Sequence[str]:
    """The sentences that may be said, in their order."""
    seen = all_seen(question, document)
    return [held.scope.own for held, signs in zip(seen, signs_of(seen), strict=True) if may_answer(held, signs)]
