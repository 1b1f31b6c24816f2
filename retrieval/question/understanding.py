"""From what stands in a question to what is looked for: its terms, and what the evidence must meet.

Pure: the same marked text gives the same `Question`.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from index.entities.dates import WrittenDate
from index.entities.document_numbers import DocumentNumber
from index.language.numerals import Ordinal, plain_number
from index.language.text import fold, has_marks
from index.language.words import comparable
from index.layout import Span
from index.lexicon.patterns import filled
from index.lexicon.tables import from_lexicon, words
from retrieval.question.marked import Marked
from retrieval.question.question import Numbers, Offices, Question, Times, Wording
from retrieval.question.roles import Role, asking_words, phrases, roles_of
from retrieval.question.types import Language, QuestionKind


def _unmarked(source: str) -> Callable[[], re.Pattern[str]]:
    """What gives the pattern of words without marks."""

    @from_lexicon
    def made() -> re.Pattern[str]:
        return re.compile(fold(filled(source)))

    return made


_list = _unmarked(
    r"\b{questions:several} {questions:several_of}|\bgồm những|\bnhững (?:gì|\w+(?: \w+){0,4} (?:nào|gì))"
)
# Where the matter follows it says more than the verb.
_speech = _unmarked(r"\b({questions:said})(?: {questions:said_of})* {questions:what_said}\b(?! {questions:of_matter})")


def understand(marked: Marked, *, asked: str) -> Question:
    """What is asked by this text; never raises.

    Args:
        marked: The text, whole.
        asked: As it was typed, cleaned.
    """
    offices = _offices(marked)
    return Question(
        asked=asked,
        marked=marked,
        kind=marked.kind,
        wording=_wording(marked, offices),
        names=marked.names,
        organisations=marked.organisations,
        offices=offices,
        numbers=Numbers(marked.numbers, marked.ordinals, _figures(marked)),
        times=Times(
            marked.days, marked.years, marked.lunar_years, marked.periods, tuple(held for held, _ in marked.ranges)
        ),
        wanted=marked.wanted,
        asks_for_list=bool(_list().search(marked.plain)),
    )


def _offices(marked: Marked) -> Offices:
    asked = marked.asked.office
    return Offices(asked, () if asked or marked.kind is QuestionKind.OFFICE else marked.held.office)


def _wording(marked: Marked, offices: Offices) -> Wording:
    """The words that are looked up, and what is held against the evidence apart."""
    roles = list(zip(marked.words, _roles(marked), strict=True))
    terms = tuple(dict.fromkeys(word for word, role in roles if role is not Role.STOP))
    if all(fold(word) in asking_words() or not any(map(str.isalpha, word)) for word in marked.words):
        terms = ()  # "khi", "7": nothing is asked for
    strong = {word for word, role in roles if role is Role.TERM}.difference(offices.mentioned)
    return Wording(
        words=marked.words,
        terms=terms,
        weak=frozenset(terms) - strong,
        topic=frozenset(terms).difference(_held_apart(marked), offices.mentioned),
        speech=_said(marked) if marked.kind is QuestionKind.WHAT else (),
        unit=_unit(marked) if marked.kind is QuestionKind.HOW_MANY else "",
    )


def _roles(marked: Marked) -> list[Role]:
    """The role of each word; told by the restored marks where there are any, which say more than none."""
    asks_who = marked.kind is QuestionKind.WHO
    if marked.language is Language.WITHOUT_MARKS and has_marks(marked.bare):
        return roles_of(comparable(marked.bare, folded=False), Language.VIETNAMESE, asks_who=asks_who)
    return roles_of(marked.words, marked.language, asks_who=asks_who)


def _held_apart(marked: Marked) -> Iterator[str]:
    """The words of names, numbers and counts, and of its taking place where it is asked when or where that was."""
    for name in marked.names:
        yield from name.words
    yield from (word for word in marked.words if word[0].isdigit())
    spans = [Span(held.start, held.end) for held in marked.ordinals]
    spans += [Span(held.start, held.end) for held in marked.dates]
    for span in spans:
        yield from marked.comparable(span)
    if marked.kind in (QuestionKind.WHEN, QuestionKind.WHERE):
        yield from chain.from_iterable(phrases("takes_place", folded=marked.folded))


def _said(marked: Marked) -> tuple[str, ...]:
    """How it is said what is asked for."""
    match = _speech().search(marked.plain)
    if not match:
        return ()
    first = marked.plain[: match.start()].count(" ")
    last = first + match[1].count(" ")
    return marked.comparable(Span(marked.spans[first].start, marked.spans[last].end))


def _unit(marked: Marked) -> str:
    """What is counted; empty where what follows says for what, or whose amount: "bao nhiêu một tháng"."""
    said, written = [fold(word) for word in marked.words], marked.spans
    for at, word in enumerate(said[:-1]):
        if not ((word == "nhieu" and at and said[at - 1] == "bao") or word == "may"):
            continue
        goes_on = len(said) != len(written) or not marked.bare[written[at].end : written[at + 1].start].strip()
        if not goes_on or said[at + 1] in _no_units() or not said[at + 1].isalpha():
            return ""
        return marked.words[at + 1]
    return ""


@from_lexicon
def _no_units() -> frozenset[str]:
    """Folded words that are not counted where they stand behind "bao nhiêu"."""
    return frozenset(fold(word) for word in words("questions", uses="no_unit"))


def _figures(marked: Marked) -> frozenset[str]:
    """Its numbers that are no part of what it names otherwise, without leading zeros."""
    taken: tuple[DocumentNumber | Ordinal | WrittenDate, ...] = (*marked.numbers, *marked.ordinals, *marked.dates)
    figures = {
        plain_number(word)
        for word, span in zip(marked.written, marked.spans, strict=True)
        if word[0].isdigit() and not any(held.start <= span.start < held.end for held in taken)
    }
    of_times = {word for period in marked.periods for word in period.words}
    return frozenset(figures - of_times - {str(year) for year in marked.years})
