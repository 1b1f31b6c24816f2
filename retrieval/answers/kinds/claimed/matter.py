"""What a claim is about, by rarity, and the sentences that speak of it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from index.entities.document_numbers import find_document_numbers
from index.language.numerals import find_ordinals
from index.language.text import fold
from index.language.words import comparable
from index.layout import Span
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.lookup import Lookup
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import Candidate, candidates, describe
from retrieval.question.question import Question
from retrieval.search.absent import unmentioned

_MOST = 12
"""So many of the best sentences are looked at."""


def look_for(question: Question, asking: Asking) -> Lookup:
    """A look for what a part of the question asks, over what was retrieved for the whole.

    A name that no paper has is none where marks were restored: "bận thì" is no "Bàn Thị".
    """
    if asking.look.question.restored:
        absent = set(unmentioned(question, asking.look.view))
        question = replace(question, names=tuple(name for name in question.names if name.text not in absent))
    return Lookup(question, asking.look.view, asking.look.found)


def matter_of(look: Lookup) -> dict[str, float]:
    """The folded words of what is asked about, without names and numbers, each with how much it says.

    What says little ("họp", "huyện") counts only where nothing else is said.
    """
    terms = [term for term in look.question.wording.topic if not term[0].isdigit()]
    strong = [term for term in terms if term not in look.question.wording.weak]
    return {fold(term): look.view.rarity(term, folded=look.question.folded) for term in strong or terms}


def says_little(look: Lookup) -> bool:
    """Whether beside names and numbers nothing is said by which a sentence could be told."""
    topic = look.question.wording.topic
    return topic <= look.question.wording.weak


def share(weights: Mapping[str, float], held: Collection[str]) -> float:
    """How much of these words is held, by rarity, in [0, 1]."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in held) / total if total else 0.0


def folded_words(text: str) -> set[str]:
    """The words of a text without marks."""
    return set(comparable(text, folded=True))


_CLAUSE = re.compile(r"[;.:!?\n]|,(?=\s)")


def clauses(text: str) -> list[Span]:
    """The clauses of a sentence, in order: what stands between its stops and commas."""
    stops = [(0, 0), *(stop.span() for stop in _CLAUSE.finditer(text)), (len(text), len(text))]
    spans = (Span(before[1], stop[0]) for before, stop in pairwise(stops))
    return [span for span in spans if text[span.start : span.end].strip()]


def above(candidate: Candidate) -> str:
    """What a sentence stands under: its document's title, place and issuer, and its heading."""
    return describe(candidate.evidence.document, candidate.sentence.heading)


def sentences(look: Lookup, least: float) -> Iterator[Candidate]:
    """The best sentences that have what is named and speak of this share of the matter, with what they stand under."""
    matter = matter_of(look)
    if says_little(look):
        return
    for found in candidates(look.question, look.found, look.view.rarity)[:_MOST]:
        is_met = not unmet(look.question, found) and not is_of_another(look.question, found.text)
        if is_met and share(matter, folded_words(f"{found.text} . {above(found)}")) >= least:
            yield found


def is_of_another(question: Question, text: str) -> bool:
    """Whether a text counts or names another than the question: "Hội nghị lần thứ 17" under a title of the 18th."""
    here, papers = list(find_ordinals(text)), list(find_document_numbers(text))
    numbers = question.numbers
    is_counted = any(
        any(other.what == asked.what for other in here)
        and all((other.what, other.value) != (asked.what, asked.value) for other in here)
        for asked in numbers.ordinals
    )
    is_named = any(asked.agrees_with(other) for asked in numbers.documents for other in papers)
    return is_counted or bool(numbers.documents and papers and not is_named)
