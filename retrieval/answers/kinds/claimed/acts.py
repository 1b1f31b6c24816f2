"""Whether something was done, is so or may be: a sentence that says it of the same, and nothing that it is not."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from index.entities.dates import find_dates
from index.language.text import fold
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.tables import from_lexicon
from retrieval.answers.findings import Finding
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.claimed.claims import Asks, Claim, either
from retrieval.answers.kinds.claimed.matter import above, clauses, folded_words, look_for, matter_of, sentences, share
from retrieval.answers.kinds.claimed.values import ValueKind, has_values, is_alike, values_in
from retrieval.answers.lookup import Lookup
from retrieval.evidence.matching import Candidate
from retrieval.types import Verdict

Decided = tuple[Verdict, list[Finding]]
_LEAST = {Asks.MAY: 0.6}
_LEAST_OTHERWISE = 0.8
"""Least share of what a claim says, by rarity, that a sentence must have, or what stands around it."""
_LEAST_IN_CLAUSE = 0.5
"""Least share of the act in the clause that says that it is so; the rest may stand beside it."""
_NEAR = 4
"""At most so many words before an act stands what negates it."""


_OF_PERSON = 3
"""From so many syllables on a name is taken for a person's."""


@from_lexicon
def _either(use: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(use)}(?!\w)", re.IGNORECASE)


@from_lexicon
def _may() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('may_be')}(?!\w)", re.IGNORECASE)


def begins_act() -> re.Pattern[str]:
    """What stands before that which is said to be done."""
    return _either("begins_act")


@dataclass(frozen=True)
class _Act:
    """What is claimed.

    Attributes:
        words: The folded words of what is done, each with how much it says.
        names: The folded words of those who are named.
        is_told: Whether it is told where that begins: with a verb.
    """

    claim: Claim
    words: dict[str, float]
    names: tuple[tuple[str, ...], ...]
    is_told: bool

    @property
    def least(self) -> float:
        return _LEAST.get(self.claim.asks, _LEAST_OTHERWISE)


def decide_act(claim: Claim, asking: Asking) -> Decided | None:
    """What the sentences say that speak of all that is claimed; None where none does, or none surely."""
    look = look_for(asking.ask(f"{claim.text}?").read, asking)
    act = _act_of(claim, look)
    decided = (_decided(act, candidate) for candidate in sentences(look, act.least))
    return next(filter(None, decided), None) if act.words else None


def _act_of(claim: Claim, look: Lookup) -> _Act:
    begun = list(_either("begins_act").finditer(claim.text))
    said = claim.text[begun[-1].end() :] if begun else re.split(r",\s", claim.text)[-1]
    matter = matter_of(look)
    order = [word for word in comparable(said, folded=True) if word in matter]
    names = tuple(tuple(map(fold, name.words)) for name in look.question.names)
    words = {term: matter[term] for term in order} or matter
    return _Act(claim, words, names, is_told=bool(begun and order))


def _decided(act: _Act, candidate: Candidate) -> Decided | None:
    """What a sentence that has all that is claimed says of it."""
    sentence, document = candidate.sentence, candidate.evidence.document
    text = document.text[sentence.start : sentence.end]
    own, known = folded_words(text), folded_words(above(candidate))
    if share(act.words, own | known) < act.least:
        return None
    said = {word: weight for word, weight in act.words.items() if word in own or word not in known}
    verbs = set(list(said)[:1]) if act.is_told else set(said)
    span = max(clauses(text), key=lambda at: _fits(said, folded_words(text[at.start : at.end]), verbs))
    clause = text[span.start : span.end]
    held = share(said, folded_words(clause))
    finding = Finding(document, Span(sentence.start, sentence.end), sentence.heading, min(1.0, candidate.score))
    if is_negated(act.claim, verbs, clause):
        if _lacks_values(act.claim, text):
            return None  # that members may not take part says nothing of who is 35 years old
        return (Verdict.NO, [finding]) if act.is_told or act.claim.asks is not Asks.TRUE else None
    if held < _LEAST_IN_CLAUSE or verbs.isdisjoint(folded_words(clause)) or is_aim(act.claim, text[: span.end]):
        return None
    year = document.header.date.year if document.header.date else None
    if _is_of_another(act, text, span.start) or not has_values(
        values_in(act.claim.text), f"{text} . {above(candidate)}", year
    ):
        return None
    if act.claim.asks is Asks.YET and not _is_done(clause, text, document.header.date):
        return None
    if (act.claim.asks is Asks.MAY or _may().search(act.claim.text)) and not _either("lets").search(clause):
        return None
    return Verdict.YES, [finding]


def _lacks_values(claim: Claim, text: str) -> bool:
    """Whether a claim gives numbers, and a text none of their kinds."""
    numbers = [held for held in values_in(claim.text) if held.kind is ValueKind.NUMBER]
    here = values_in(text)
    return any(not any(is_alike(value, held) for held in here) for value in numbers)


def _fits(words: Mapping[str, float], held: set[str], verbs: set[str]) -> tuple[bool, float]:
    """How well a clause says what is done: what has its verb goes before what has not."""
    return not verbs.isdisjoint(held), share(words, held)


def _is_of_another(act: _Act, text: str, at: int) -> bool:
    """Whether those whom a claim names are said only behind the part of a sentence in which the act is: of another."""
    end = text.find(";", at)
    parts = (text, "") if end < 0 else (text[:end], text[end:])
    before, behind = (comparable(part, folded=True) for part in parts)
    return any(contains(behind, name) and not contains(before, name) for name in act.names if len(name) >= _OF_PERSON)


def is_negated(claim: Claim, matter: Collection[str], clause: str) -> bool:
    """Whether what negates stands right before what is claimed, by its folded words, and is not claimed itself."""
    plain = fold(claim.text)
    for held in _either("negates").finditer(clause):
        is_claimed = re.search(rf"(?<!\w){re.escape(fold(held[0]))}(?!\w)", plain) is not None
        is_bound = _either("less_than").match(clause, held.start()) is not None  # "không quá 60 triệu"
        following = [word for word in comparable(clause[held.end() :], folded=True) if not word[0].isdigit()]
        if not (is_claimed or is_bound) and any(word in matter for word in following[:_NEAR]):
            return True
    return False


def denies(text: str) -> bool:
    """Whether an answer begins with what negates."""
    return _either("negates").match(text) is not None


def is_aim(claim: Claim, text: str) -> bool:
    """Whether a text says that something is to be done, and the claim nothing of the kind: "có cấm", "phải"."""
    is_rule = any(_either(use).search(claim.text) for use in ("aims", "negates"))
    return not is_rule and _either("aims").search(text) is not None


def _is_done(clause: str, text: str, day: date | None) -> bool:
    """Whether a sentence says that something is done: by a word, or by a day before that of its paper."""
    if _either("done").search(clause):
        return True
    days = [held.in_year(held.year or (day.year if day else 0)) for held in find_dates(text)]
    return day is not None and any(held is not None and held <= day for held in days)
