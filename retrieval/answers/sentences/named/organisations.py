"""The organisations that a question names, and where around a sentence each of them stands: they are met whole."""

from collections.abc import Iterator

from index.language.words import comparable
from index.types import Header
from retrieval.answers.sentences.named.where import Named, What
from retrieval.evidence import found
from retrieval.question.organisations import names_organisation
from retrieval.question.question import Question


def organisations_in(question: Question) -> Iterator[Named]:
    """Each of them."""
    for name in question.organisations:
        folded = question.folded or question.restored
        yield _named(name.text, tuple(comparable(name.text, folded=folded)), folded=folded)


def _named(text: str, asked: tuple[str, ...], *, folded: bool) -> Named:
    def is_in(said: str) -> bool:
        return names_organisation(comparable(said, folded=folded), asked)

    def has_other(said: str) -> bool:
        return bool(found.organisations_in(said)) and not is_in(said)

    def is_of(header: Header) -> bool:
        return is_in(" . ".join(part for part in (header.issuer, header.title) if part))

    return Named(What.ORGANISATION, text, is_in, has_other, is_of)
