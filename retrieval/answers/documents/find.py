"""The way of a question about a document: what is asked, of which documents, and what these say of it."""

import re
from collections.abc import Sequence, Set

from index.language.text import fold, fold_space
from retrieval.answers.documents.attributes import (
    Attribute,
    asks_day_last,
    attributes_asked,
    kind_first,
    receiver_asked,
)
from retrieval.answers.documents.meant import (
    MOST,
    Meant,
    best,
    by_matter,
    by_number,
    enough,
    is_named_alone,
    kinds_asked,
    rated,
    words_of_asking,
    words_of_numbers,
)
from retrieval.answers.documents.relations import find_relations, of_relations, relation_asked, without_other
from retrieval.answers.documents.said import find_said, text_of
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import ENOUGH, Lookup
from retrieval.register.entries import DocumentEntry
from retrieval.search.absent import unmentioned
from retrieval.types import Detail, Draft, Unstated

_DETAILS = {
    Attribute.SIGNER: Detail.SIGNER,
    Attribute.ISSUED_ON: Detail.ISSUED_ON,
    Attribute.VALID_FROM: Detail.VALID_FROM,
    Attribute.RECIPIENTS: Detail.RECIPIENTS,
    Attribute.BASIS: Detail.BASIS,
    Attribute.ISSUER: Detail.ISSUER,
}
"""What is said to be told nowhere; what a document is about may still stand in its text."""


def find_in_documents(look: Lookup) -> list[Finding] | Unstated | Draft:
    """What the register and the papers themselves say of the documents that the question means.

    Returns:
        Nothing for a question that asks for something else; `Unstated` where no text says it of a known document;
        an empty draft where no document is the one that is named.
    """
    text = fold_space(look.question.text)
    asked, relation = attributes_asked(look.question), relation_asked(text)
    if relation is not None and Attribute.VALID_FROM not in asked and Attribute.BASIS not in asked:
        return find_relations(look, _meant(without_other(look, text), text, of_relations()), relation, text)
    if not asked and asks_day_last(look.question):
        alone = [entry for entry in by_number(look) if is_named_alone(look, entry)]
        asked = (Attribute.ISSUED_ON,) if alone else ()
    if not asked:
        return []
    if look.question.numbers.documents:
        if (first := kind_first(look.question)) and (found := _of_matter(look, asked, {first})):
            return found
        asked = tuple(attribute for attribute in asked if attribute is not Attribute.NUMBER)
        return _of_numbered(look, asked) if asked else []
    return _of_matter(look, asked, kinds_asked(text)) if kinds_asked(text) else []


def _of_matter(look: Lookup, asked: Sequence[Attribute], kinds: Set[str]) -> list[Finding]:
    """What the documents of these kinds say that the question names by their matter."""
    beside = words_of_asking().union(receiver_asked(look.question)[0])
    meant = by_matter(look, kinds, beside=beside)
    return _said(look, asked, best([held for held in meant if _said(look, asked, [held])]))


def find_titled(look: Lookup) -> list[Finding]:
    """The title of a numbered paper that says the matter of which it is asked what: "phân cấp cho Sở A việc gì"."""
    numbered = look.question.numbers.documents and _WHAT_MATTER.search(look.question.marked.plain)
    if not numbered or not look.matter() or attributes_asked(look.question):
        return []
    meant = rated(look, by_number(look), beside=words_of_asking())
    return _said(look, (Attribute.SUBJECT,), best([held for held in meant if held.title_share >= ENOUGH]))


_WHAT_MATTER = re.compile(r"(?<!ve) viec gi$")


def _nothing(look: Lookup) -> Draft:
    """No answer where no document is the one that is asked about: another one's signer, day or receiver never is."""
    question = look.question
    absent = {*unmentioned(question, look.view), *(() if by_number(look) else (name.text for name in question.names))}
    return Draft("", (), tuple(sorted(absent, key=question.text.find)))


def _meant(look: Lookup, text: str, beside: frozenset[str]) -> list[DocumentEntry]:
    """The documents of which a relation is asked."""
    if look.question.numbers.documents:
        found = by_number(look)
        has_symbol = any(number.symbol for number in look.question.numbers.documents)
        return found if has_symbol else [meant.entry for meant in enough(look, rated(look, found, beside=beside))]
    return [meant.entry for meant in by_matter(look, kinds_asked(text), beside=beside)]


def _of_numbered(look: Lookup, asked: Sequence[Attribute]) -> list[Finding] | Unstated | Draft:
    """What the documents say that the question names by number."""
    if asked == (Attribute.SUBJECT,):
        meant = rated(look, by_number(look), beside=words_of_asking() | words_of_numbers(look.question))
        found = _said(look, asked, best([held for held in meant if held.title_share >= ENOUGH]))
        return found or ([] if meant else _nothing(look))
    beside = words_of_asking().union(receiver_asked(look.question)[0])
    known = enough(look, rated(look, by_number(look), beside=beside))
    if len(look.question.numbers.documents) > 1:  # "Quyết định 12 về Đề án 4 do ai ký": the one of which it is said
        known = [held for held in known if _said(look, asked, [held])] or known
    meant = best(known)
    if not meant:
        return _nothing(look)
    found = _said(look, asked, meant)
    detail = next((_DETAILS[attribute] for attribute in asked if attribute in _DETAILS), None)
    return found or (Unstated(detail, meant[0].entry.title) if detail else [])


def _said(look: Lookup, asked: Sequence[Attribute], meant: Sequence[Meant]) -> list[Finding]:
    """What each of these documents says of the attributes, each saying once; of too many documents nothing."""
    said: dict[str, Finding] = {}
    documents = 0
    for held in meant:
        found = [finding for attribute in asked for finding in find_said(look, held.entry, attribute)]
        new = {text: finding for finding in found if (text := fold(text_of(finding))) not in said}
        documents += bool(new)
        said |= new
    return list(said.values()) if documents <= MOST else []
