"""Two things asked about together: each asked for by itself, both said side by side, and how they differ.

What they differ by is worked out where both have one value of one unit. A side without an answer makes none of both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from index.entities.names import find_names
from index.language.text import fold, tokens
from index.layout import Span
from retrieval.answers.findings import Finding, finding_at
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.compared.differing import (
    Found,
    amounts_in,
    both_amounts,
    calculated_of,
    has_one_amount,
    has_unit,
    of_each,
    said_alike,
    unit_of,
)
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.notes import with_notes
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import judged
from retrieval.answers.sentences.likeliest import LEAST_OF_MATTER, likely, speaks_of
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question
from retrieval.question.typed.sides.sides import Side, Sides, before_number, sides_of
from retrieval.question.types import QuestionKind
from retrieval.types import Answer, AnswerKind, Draft, Form

_MOST_ASKED = 3
_MOST_OPTIONS = 4
"""So many sentences are looked at for a side."""
_PER_RANK, _COMPARABLE = 0.1, 0.2
"""What a pair loses with each that is likelier, and has more where its amounts can be held against each other."""
_LEAST_OF_SURE = 0.34
"""Least share of the matter's words in what a plain answer says, which is sure without."""
_LEAST_LIKE = 0.34
"""How like two sentences must be that are held against each other where nothing tells what kind of thing answers."""
_MOST_JUDGED, _LEAST_NEAR = 6, 0.6
"""So many of the likeliest sentences are looked at for one that has both, and how much of the question it has."""
_WHO = (QuestionKind.WHO, QuestionKind.OFFICE)


def find_compared(asking: Asking) -> Draft | None:
    """Both sides with their sources; None where no two are asked about, or one of them has no sure answer."""
    sides = sides_of(asking.look.question.marked)
    if sides is None or (not sides.compared and _is_said_at_once(asking, sides)):
        return None
    if sides.compared and (at_once := _of_both(asking, sides)):
        return with_notes(at_once, asking.look)
    options = [_options(asking, sides, *both) for both in ((sides.first, sides.second), (sides.second, sides.first))]
    if not all(options):
        return None
    first, second = _likest(sides, *options)
    if first.place == second.place:
        said = _of_one_sentence(sides, first, second)
        return with_notes(said, asking.look) if said else None
    calculated = calculated_of(sides, first, second)
    if not _is_alike(first, second) or has_unit(first) is not has_unit(second):
        return None
    if sides.by_amount and not calculated and not (has_one_amount(first) and has_one_amount(second)):
        return None  # some numbers, and not those that are compared
    told = [Told(held.said, (held.finding,)) for held in (first, second)]
    return with_notes(draft_of(told, Form(AnswerKind.COMPARE, calculated=calculated)), asking.look)


def _is_said_at_once(asking: Asking, sides: Sides) -> bool:
    """Whether the whole question has a plain answer that names both."""
    answer = asking.ask(asking.look.question.text)
    said = [set(map(fold, tokens(held.quote))) for held in answer.said.citations[:1]]
    return any(sides.first.own <= words and sides.second.own <= words for words in said)


def _options(asking: Asking, sides: Sides, side: Side, other: Side) -> list[Found]:
    """What may answer for one side, the likeliest first: plain answers that are not the other's, then sentences."""
    for asked in _as_typed(side.asked[:_MOST_ASKED], restored=asking.look.question.restored):
        answer = asking.ask(asked)
        is_of_paper = _is_of_paper(answer)
        found = [held for held in _plain(asking, answer) if is_of_paper or _fits(sides, side, other, held)]
        if not (found and answer.said.from_register):
            found += islice(_likely(asking, sides, (side, other), answer.read), _MOST_OPTIONS)
        found = [held for held in found if has_unit(held)] or found
        if found:
            return list({held.place: held for held in reversed(found)}.values())[::-1]
    return []


def _likest(sides: Sides, first: Sequence[Found], second: Sequence[Found]) -> tuple[Found, Found]:
    """Of what may answer for either side the two that say the same of both, the likelier of such as are as like."""

    def worth(pair: tuple[tuple[int, Found], tuple[int, Found]]) -> float:
        (at, one), (behind, other) = pair
        likeness = _likeness(one.text, other.text) if one.place != other.place else float(at == behind == 0)
        return likeness - _PER_RANK * (at + behind) + (_COMPARABLE if calculated_of(sides, one, other) else 0.0)

    (_, one), (_, other) = max(product(enumerate(first), enumerate(second)), key=worth)
    return one, other


def _is_alike(first: Found, second: Found) -> bool:
    """Whether two say something of the same kind, as far as their words tell where the question does not."""
    is_open = all(held.question.kind is QuestionKind.OTHER for held in (first, second))
    return not is_open or _likeness(first.text, second.text) >= _LEAST_LIKE


def _likeness(one: str, other: str) -> float:
    """Share of the words of the shorter that both have, numbers apart, in [0, 1]."""
    said = [{word for word in map(fold, tokens(text)) if not word[0].isdigit()} for text in (one, other)]
    return len(said[0] & said[1]) / max(1, min(map(len, said)))


def _is_of_paper(answer: Answer) -> bool:
    """Whether facts of the register answer, of the one paper that the question names by its number."""
    return answer.said.from_register and len(answer.read.numbers.documents) == 1


def _as_typed(asked: Sequence[str], *, restored: bool) -> Iterator[str]:
    """The questions, and without their marks where these were restored: for a part of a question others may be."""
    for text in asked:
        yield text
        if restored:
            yield fold(text)


def _plain(asking: Asking, answer: Answer) -> Iterator[Found]:
    """What a plain answer says."""
    lines = answer.text.split("\n") if answer.text else []
    for line, cited in zip(lines, answer.said.citations, strict=False):
        span = Span(cited.start, cited.end)
        finding = asking.look.finding(asking.look.view.document(cited.document_id), span, cited.score)
        finding = replace(finding, heading=cited.standing.heading)
        yield _found(asking, answer.read, finding, line.rpartition(" [")[0])


def _found(asking: Asking, question: Question, finding: Finding, said: str) -> Found:
    span = finding.span
    sentences = asking.look.view.sentences(finding.document.id)
    within = (Span(held.start, held.end) for held in sentences if held.start <= span.start < held.end)
    return Found(question, finding, said, next(within, span))


def _likely(asking: Asking, sides: Sides, both: tuple[Side, Side], question: Question) -> Iterator[Found]:
    """The likeliest sentences for one side: those that have its own words before others."""
    side, other = both

    def fits(candidate: Candidate) -> bool:
        is_of = _is_of_matter(question, candidate.text) and _is_of(side, other, candidate.text)
        return is_of and (not sides.by_amount or any(amounts_in(candidate.text)))

    found = []
    for finding in likely(question, asking.retrieve(question), asking.look.view, fits=fits):
        text = finding.document.text[finding.span.start : finding.span.end]
        found.append(_found(asking, question, finding, " ".join(text.split())))
    yield from sorted(found, key=lambda held: not side.own <= set(map(fold, tokens(held.text))))


def _fits(sides: Sides, side: Side, other: Side, held: Found) -> bool:
    """Whether what is found is of this side and its matter, and an amount where one is asked for."""
    return (
        _is_of_matter(held.question, held.text, least=_LEAST_OF_SURE)
        and _is_of(side, other, held.text)
        and (not (sides.by_amount or held.question.kind is QuestionKind.HOW_MANY) or any(amounts_in(held.text)))
    )


def _is_of_matter(question: Question, text: str, least: float = LEAST_OF_MATTER) -> bool:
    """Whether a sentence has the matter where nothing else tells what answers: of "số đảng viên" any number does."""
    is_open = question.kind is QuestionKind.OTHER
    counts = question.kind is QuestionKind.HOW_MANY and not question.wording.unit
    return not (is_open or counts) or speaks_of(question, text, least=least)


def _is_of(side: Side, other: Side, text: str) -> bool:
    """Whether a sentence is not only of the other side: it has not all of that one's words, or its own too."""
    words_said = [fold(word) for word in tokens(text)]
    said = set(words_said)
    if bool(other.own) and other.own <= said:
        return bool(side.own) and side.own <= said
    return not any(_names_another(noun, number, words_said) for noun, number in side.numbered)


def _names_another(noun: str, number: str, said: Sequence[str]) -> bool:
    """Whether a sentence has the noun with other numbers only: "kỳ họp thứ 10" of "kỳ họp 11"."""
    numbers: set[str] = set()
    for at, word in enumerate(said):
        if word == noun:
            behind = next((other for other in said[at + 1 :] if other not in before_number()), "")
            numbers |= {behind.lstrip("0")} if behind.isdecimal() else set()
    return bool(numbers) and number not in numbers


def _of_one_sentence(sides: Sides, first: Found, second: Found) -> Draft | None:
    """A sentence that has both, once; None where it has one value only."""
    said, unit = set(map(fold, tokens(first.text))), unit_of(first, second)
    pair = both_amounts(list(amounts_in(first.text)), unit)
    names_both = sides.first.own <= said and sides.second.own <= said
    has_two = pair is not None or (not sides.by_amount and (bool(sides.first.own) or _names_two(first)))
    if not names_both or not has_two:
        return None
    whole = replace(first.finding, span=first.sentence)
    calculated = said_alike(*pair) if pair and sides.compared else ""
    told = [Told(" ".join(first.text.split()), (whole,))]
    return draft_of(told, Form(AnswerKind.COMPARE, calculated=calculated))


def _of_both(asking: Asking, sides: Sides) -> Draft | None:
    """The likeliest sentence that names both sides and has an amount of one unit for each."""
    question, own = asking.look.question, (sides.first.own, sides.second.own)
    if not all(own):
        return None
    for held in judged(question, asking.look.found, asking.look.view, fitted_judge())[:_MOST_JUDGED]:
        text = held.candidate.text
        pair = of_each(text, own)
        unmet = [name for name in held.unmet if not any(side <= set(map(fold, tokens(name))) for side in own)]
        if pair is None or unmet or held.nearness < _LEAST_NEAR:
            continue
        found = finding_at(held.candidate, Span(held.candidate.sentence.start, held.candidate.sentence.end))
        told = [Told(" ".join(text.split()), (found,))]
        return draft_of(told, Form(AnswerKind.COMPARE, calculated=said_alike(*pair)))
    return None


def _names_two(found: Found) -> bool:
    """Whether it is asked who and the sentence names two whom the question does not."""
    if found.question.kind not in _WHO:
        return False
    asked = set(map(fold, tokens(found.question.text)))
    names = (tuple(map(fold, tokens(found.text[span.start : span.end]))) for span in find_names(found.text))
    return len({name for name in names if not asked.issuperset(name)}) == 2
