"""Whether a day, number, place or person that a claim gives is the one that the documents give in its place."""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.entities.names import find_names
from index.language.text import fold, tokens
from index.layout import Span
from index.lexicon.tables import from_lexicon
from retrieval.answers.findings import Finding, draft
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.claimed.acts import is_negated
from retrieval.answers.kinds.claimed.claims import Asks, Claim, asking_word, either, without
from retrieval.answers.kinds.claimed.matter import (
    clauses,
    folded_words,
    is_of_another,
    look_for,
    matter_of,
    says_little,
    sentences,
    share,
)
from retrieval.answers.kinds.claimed.offices import Person
from retrieval.answers.kinds.claimed.values import (
    Bound,
    Value,
    ValueKind,
    agrees,
    has_codes,
    has_values,
    is_alike,
    is_left,
    values_in,
)
from retrieval.answers.kinds.items import draft_of, lines_of
from retrieval.answers.lookup import Lookup
from retrieval.types import PLAIN, Answer, Citation, Draft, Verdict

Said = tuple[Verdict, Draft]
_LEAST_MATTER = 0.6
"""Least share of what a claim is about that must stand where another value does, or beside it."""
_LEAST_OWN, _LEAST_SPOKEN = 0.5, 0.8
"""Least shares of the matter that a sentence must have itself, and with what it stands under."""
_LEAST_SAME = 0.95
"""Least share of the matter in a sentence that contradicts one of another paper."""
_LEAST_IN_CLAUSE = 0.3
"""Least share of the matter in the clause whose value is meant, where a sentence gives several."""
_LEAST_PLACE, _MOST_OF_OTHER = 0.9, 0.5
"""Least share of a place's words by which it is the one that is claimed, and up to which it is another."""


@from_lexicon
def _one_doer() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('one_doer')}(?!\w)", re.IGNORECASE)


def decide_doer(claim: Claim, person: Person, asking: Asking) -> Said | None:
    """Whether the person did what one person does with a paper or a meeting: signed it, chaired it."""
    if not _one_doer().search(claim.text):
        return None
    answer = asking.ask(f"{without(claim.text, Span(person.start, person.end), asking_word('asks_person'))}?")
    names = [answer.text[span.start : span.end] for span in find_names(answer.text)]
    names = names or [citation.quote for citation in answer.citations if answer.text]
    if not names:
        return None
    plain = f" {' '.join(map(fold, tokens(answer.text)))} "
    is_said = f" {' '.join(person.words)} " in plain
    return Verdict.YES if is_said else Verdict.NO, answer.said


def claimed_values(claim: Claim) -> list[Value]:
    """The values that a claim may be about, the last first.

    Where the words at the end do not ask whether all of it is true, only one with which it ends.
    """
    values = values_in(claim.text)[::-1]
    if claim.asks is Asks.TRUE or not values:
        return values
    if claim.asks is Asks.YET and values[0].bound is Bound.MORE:
        return values[:1]  # "đã hơn 50% kế hoạch chưa"
    is_last = not claim.text[values[0].end :].strip(" ,.?") and claim.asks in (Asks.WHETHER, Asks.STATED)
    return values[:1] if is_last else []


def decide_value(claim: Claim, asking: Asking) -> Said | None:
    """Whether the documents give the value that is claimed, or another of its kind in its place."""
    values = claimed_values(claim)
    if not values:
        return None
    said = _first(claim, values, asking)
    other = _otherwise(claim, values[0], said[1], asking) if said and said[0] is Verdict.YES else None
    return (Verdict.UNCLEAR, other) if other else said


def _first(claim: Claim, values: Sequence[Value], asking: Asking) -> Said | None:
    """What decides first: the claim as it stands, or a question in the place of one of its values."""
    in_place = (_in_place(claim, value, asking) for value in values)
    if values[0].kind is ValueKind.DAY:  # of the days of a paper several may be said: what was on it is asked for first
        return next(in_place) or _as_stated(claim, values[0], asking) or next(filter(None, in_place), None)
    return _as_stated(claim, values[0], asking) or next(filter(None, in_place), None)


def _as_stated(claim: Claim, value: Value, asking: Asking) -> Said | None:
    """Whether what answers the claim itself has its value; no where another takes its place there."""
    answer = asking.ask(f"{claim.text}?")
    matter = matter_of(look_for(answer.read, asking))
    for citation in _found(answer):
        held = _held(citation, value)
        if held and _speaks_of(citation, matter) and _says(claim, matter, citation.quote):
            return Verdict.NO if is_left(citation.quote, held) else Verdict.YES, answer.said
    return None


def _otherwise(claim: Claim, value: Value, said: Draft, asking: Asking) -> Draft | None:
    """What says so together with another paper of the same time that says another value of all the same matter."""
    look = look_for(asking.ask(next(_asked(claim, value))).read, asking)
    matter, first = matter_of(look), said.citations[0]
    for candidate in sentences(look, _LEAST_SAME):
        document, span = candidate.evidence.document, candidate.sentence
        text = document.text[span.start : span.end]
        year = document.header.date.year if document.header.date else None
        is_other = document.id != first.document_id and year == (first.date.year if first.date else None)
        held = _alike(claim, value, text, matter)
        is_same = share(matter, folded_words(text)) >= _LEAST_SAME and _says(claim, {}, text)
        if is_other and is_same and len(held) == 1 and not agrees(value, held[0], year):
            found = Finding(document, Span(span.start, span.end), span.heading, min(1.0, candidate.score))
            told = (line for held in (said, draft([found])) for line in lines_of(held, look.view))
            return draft_of(list(told), PLAIN)
    return None


def _in_place(claim: Claim, value: Value, asking: Asking) -> Said | None:
    """What the documents give where a claim has this value."""
    for asked in _asked(claim, value):
        answer = asking.ask(asked)
        look = look_for(answer.read, asking)
        verdict = _verdict(claim, value, answer, asking)
        if verdict and all(_speaks_of(held, matter_of(look)) for held in answer.citations):
            return verdict, answer.said
        # The day in a paper's head is not that of which the paper itself says more.
        if found := _in_sentences(claim, value, look) or (verdict and (verdict, answer.said)):
            return found
    return None


def _in_sentences(claim: Claim, value: Value, look: Lookup) -> Said | None:
    """What the sentences give that speak of the matter; None where none gives a value, or they differ."""
    found: dict[bool, Finding] = {}
    matter = matter_of(look)
    for candidate in sentences(look, _LEAST_SPOKEN):
        document, sentence = candidate.evidence.document, candidate.sentence
        text = document.text[sentence.start : sentence.end]
        is_of_it = has_codes(claim.text, text) and _says(claim, {}, text)
        if share(matter, folded_words(text)) < _LEAST_OWN or not is_of_it:
            continue
        year = document.header.date.year if document.header.date else None
        held = [agrees(value, other, year) for other in _alike(claim, value, text, matter)]
        if len(held) == 1 and (not held[0] or _has_others(claim, value, text, year)):
            span = Span(sentence.start, sentence.end)
            found.setdefault(held[0], Finding(document, span, sentence.heading, min(1.0, candidate.score)))
    if len(found) != 1:
        return None
    ((is_so, finding),) = found.items()
    said = draft([finding])
    return (Verdict.YES if is_so else Verdict.NO, said) if said.text else None


def _alike(claim: Claim, value: Value, text: str, matter: Mapping[str, float]) -> list[Value]:
    """The values of a text that say how much of the same; of several those in the clause that speaks of the matter."""
    is_of_paper = any(held.kind is ValueKind.DOCUMENT for held in values_in(claim.text))
    found = [held for held in values_in(text) if is_alike(value, held) and is_left(text, held) is None]
    found = [held for held in found if is_of_paper or held.kind is not ValueKind.ISSUED]
    if len(found) < 2:
        return found
    spans = clauses(text)
    shares = [share(matter, folded_words(text[span.start : span.end])) for span in spans]
    best = max(shares)
    if shares.count(best) > 1 or best < _LEAST_IN_CLAUSE:
        return found
    span = spans[shares.index(best)]
    return [held for held in found if span.start <= held.start < span.end]


def _has_others(claim: Claim, value: Value, text: str, year: int | None) -> bool:
    """Whether a text has the other days and numbers of the claim too."""
    return has_values([held for held in values_in(claim.text) if held != value], text, year)


def decide_place(claim: Claim, asking: Asking) -> Said | None:
    """Whether something is where a claim ends by saying that it is; no only where another place is said for it."""
    found = list(_place().finditer(claim.text))
    if not found:
        return None
    before, place = claim.text[: found[-1].start()].rstrip(), claim.text[found[-1].end() :]
    answer = asking.ask(f"{before} {asking_word('asks_place')}?")
    weights = {word: asking.look.view.rarity(word, folded=True) for word in folded_words(place)}
    if not answer.text or not weights:
        return None
    held = share(weights, folded_words(answer.citations[0].quote))
    if held >= _LEAST_PLACE:
        return Verdict.YES, answer.said
    named = {fold(word) for word in tokens(place) if word[0].isupper()}
    is_named = bool(named) and named.isdisjoint(folded_words(answer.citations[0].quote))
    is_other = (is_named or claim.folded) and held < _MOST_OF_OTHER and _is_of_matter(answer, asking)
    return (Verdict.NO, answer.said) if is_other and _place().search(answer.citations[0].quote) else None


@from_lexicon
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('place_before')}\s+", re.IGNORECASE)


def _found(answer: Answer) -> list[Citation]:
    return list(answer.said.citations) if answer.text else []


def _speaks_of(citation: Citation, matter: Mapping[str, float]) -> bool:
    """Whether what is quoted says more of the matter than the value and whose it is: the day of a page is no other."""
    own = folded_words(citation.place or "")
    said = {word: weight for word, weight in matter.items() if word not in own}
    return not said or share(said, folded_words(citation.quote)) >= _LEAST_OWN


def _says(claim: Claim, matter: Mapping[str, float], text: str) -> bool:
    """Whether a text that has the value says that it is so: neither that it is not, nor that someone asks for it."""
    asked = _requests().search(text) is not None and _requests().search(claim.text) is None
    return not asked and not is_negated(claim, matter, text)


@from_lexicon
def _requests() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('requests')}(?!\w)", re.IGNORECASE)


def _held(citation: Citation, value: Value) -> Value | None:
    """The value that is claimed, as a citation has it."""
    year = citation.date.year if citation.date else None
    held = (held for held in values_in(citation.quote) if agrees(value, held, year))
    return next(held, None)


def _asked(claim: Claim, value: Value) -> Iterator[str]:
    """The claim with a question in the place of its value."""
    before, behind = claim.text[: value.start].rstrip(), claim.text[value.number :].strip()
    rest = claim.text[value.end :].strip()
    match value.kind:
        case ValueKind.DAY | ValueKind.ISSUED:
            yield f"{before} {asking_word('asks_day')} {rest}?"
        case ValueKind.YEAR:
            yield f"{before} {asking_word('asks_year')} {rest}?"
        case ValueKind.DOCUMENT:
            yield f"{before} {asking_word('asks_number')} {rest}?"
        case _ if value.unit in ("day", "hour"):
            yield f"{before} {asking_word('asks_many')} {behind}?"
            yield f"{before} {asking_word('asks_long')} {rest}?"
        case _:
            yield f"{before} {asking_word('asks_many')} {behind.lstrip('% ')}?"


def _verdict(claim: Claim, value: Value, answer: Answer, asking: Asking) -> Verdict | None:
    """What an answer to the question for the value says; None where it gives none of its kind, or several."""
    matter = matter_of(look_for(answer.read, asking))
    others = [held for held in values_in(claim.text) if held != value and is_alike(value, held)]
    found: list[bool] = []
    asked = answer.read
    said = [held for held in _found(answer) if not is_of_another(asked, held.quote) and _says(claim, {}, held.quote)]
    for citation in said:
        year = citation.date.year if citation.date else None
        for held in _alike(claim, value, citation.quote, matter):
            if not any(agrees(other, held, year) for other in others):
                is_so = agrees(value, held, year)
                found.append(is_so and _has_others(claim, value, citation.quote, year))
                if is_so and not found[-1]:
                    return None
    if not found:
        return None
    if all(found):
        return Verdict.YES
    if any(found):
        is_said = len(said) > 1 and len(found) == len(said) == len(answer.citations)
        return Verdict.UNCLEAR if is_said and all(_speaks_of(held, matter) for held in said) else None
    if not all(has_codes(claim.text, held.quote) for held in answer.citations):
        return None  # what is said is of another thing: of a road, and not of "kênh N5"
    is_one = len({citation.document_id for citation in answer.citations}) == 1
    return Verdict.NO if is_one and len(found) == 1 and _is_of_matter(answer, asking) else None


def _is_of_matter(answer: Answer, asking: Asking) -> bool:
    """Whether what is quoted speaks of what is asked."""
    if answer.said.from_register:
        return True
    look = look_for(answer.read, asking)
    if says_little(look):
        return True
    texts = [part for held in answer.citations for part in (held.quote, held.title, held.standing.heading, held.place)]
    return share(matter_of(look), folded_words(" . ".join(filter(None, texts)))) >= _LEAST_MATTER
