"""What a question names must be held: documents, ordinals, times, names and figures, each in its own way."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from index.entities.dates import WrittenDate
from index.entities.document_numbers import DocumentNumber
from index.entities.periods import DayRange, LunarYear, Period, find_lunar_years, period_words
from index.language.numerals import Ordinal, in_full
from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.tables import from_lexicon
from index.types import Document
from retrieval.evidence.counted import counted_at, counted_in
from retrieval.evidence.found import days_in, document_numbers_in
from retrieval.evidence.matching import Candidate, describe
from retrieval.question.question import Question
from retrieval.types import Evidence

_LEAD_CHARS = 400
_LATEST_YEAR = 2043
"""A lunar year comes again after sixty: in a text it is taken for the one up to then (the next Giáp Tý is 2044)."""


def unmet(question: Question, candidate: Candidate) -> list[str]:
    """What the question names, as it names it, and this sentence in its document does not hold; empty if all is met.

    Documents' numbers, ordinals, periods and other figures must stand in the sentence, its neighbours, or title and
    heading; ordinals also in the document's lead, where a meeting is named. A year may also be that of the document's
    date; if that is unknown, it may stand anywhere in it. Days may stand anywhere, of a stretch of days one must; names
    may stand anywhere unless the document's own place is another.
    """
    times = question.times
    item, document = candidate.evidence, candidate.evidence.document
    at = item.sentences.index(candidate.sentence)
    around = item.sentences[max(0, at - 2) : at + 3]
    passage = document.text[around[0].start : around[-1].end]
    near = f"{describe(document, candidate.sentence.heading)} . {passage}"
    lead = item.content(document)[:_LEAD_CHARS] if question.numbers.ordinals else ""
    missing: list[DocumentNumber | LunarYear | Ordinal] = [*_uncounted(question, near, lead)]
    missing += [named for named in times.lunar_years if not _of_year(named.is_year, near, item)]
    written = [question.text[named.start : named.end] for named in missing]
    days = days_in(item.content(document)) if times.dates else ()
    unseen = [asked for asked in times.dates if not any(_agree(asked, day, document) for day in days)]
    written += [f"ngày {question.text[day.start : day.end]}" for day in unseen]
    written += unsaid_figures(question, near) if question.numbers.figures else []
    written += [f"năm {year}" for year in sorted(times.years) if not _of_year({year}.__contains__, near, item)]
    said = period_words(near) if times.periods else []
    months = _months(near, document) if times.periods else frozenset()
    written += [str(period) for period in times.periods if not in_period(period, said, months)]
    written += [str(days) for days in times.ranges if not _within(days, near, document)]
    return written + [name.text for name in question.names if not _names(document, candidate, name.words, question)]


def unsaid_figures(question: Question, near: str) -> list[str]:
    """The figures that the question names and a text has not, in full ("62.500.000") or by a scale ("62,5 triệu")."""
    held = _figures(near)
    scaled = {number: in_full(number, scale) for number, scale in pairwise(question.wording.words)}
    return [figure for figure in question.numbers.figures if held.isdisjoint((figure, scaled.get(figure)))]


@from_lexicon
@lru_cache(maxsize=4096)
def _figures(text: str) -> frozenset[str]:
    """The numbers of a text, and in full those before a scale."""
    said = comparable(text, folded=True)
    scaled = (in_full(number, scale) for number, scale in pairwise(said) if number[0].isdecimal())
    return frozenset((*(word for word in said if word[0].isdecimal()), *filter(None, scaled)))


def _of_year(is_asked: Callable[[int], bool], near: str, item: Evidence) -> bool:
    """Whether a year asked for is named here or is that of the document's date; if that is unknown, named anywhere."""
    date = item.document.header.date
    if date and is_asked(date.year):
        return True
    text = near if date else item.content(item.document)
    years = (int(word) for word in comparable(text, folded=True) if len(word) == 4 and word.isdecimal())
    lunar = (held.latest(_LATEST_YEAR) for held in find_lunar_years(text))
    return any(map(is_asked, years)) or any(map(is_asked, lunar))


def _within(days: DayRange, near: str, document: Document) -> bool:
    """Whether the document's date, or one that is written here, is one of these days."""
    held = [document.header.date, *(date.value for date in days_in(near))]
    return any(day is not None and day in days for day in held)


def _uncounted(question: Question, text: str, lead: str = "") -> list[DocumentNumber | Ordinal]:
    """The documents and counts that the question names and a text has not, nor for counts the document's lead."""
    here = list(document_numbers_in(text)) if question.numbers.documents else []
    counted = counted_in(f"{text}\n{lead}") if question.numbers.ordinals else ()
    asked = [(o, counted_at(question.text, o.start, o.end)) for o in question.numbers.ordinals]
    return [
        *(n for n in question.numbers.documents if not any(n.agrees_with(other) for other in here)),
        *(o for o, one in asked if one and not any(one.agrees_with(other) for other in counted)),
    ]


def lacks_count(question: Question, text: str) -> bool:
    """Whether a text lacks a document's number or a count that the question names."""
    return bool(_uncounted(question, text))


def _months(near: str, document: Document) -> frozenset[int]:
    """The months of the days that are named here, and of the document's own date."""
    months = {date.month for date in days_in(near)}
    return frozenset(months | ({document.header.date.month} if document.header.date else set()))


def in_period(period: Period, said: Sequence[str], months: frozenset[int]) -> bool:
    """Whether a part of a year is named here, or a day of its months.

    "Giao ban tháng 3" is not held where all that is said is "giao ban công tác tháng 2, nhiệm vụ tháng 3".
    """
    if period.event and period.words not in (held := _periods_of(period, said)) and held:
        return False
    return contains(said, period.words) or bool(months & period.months)


def _periods_of(period: Period, said: Sequence[str]) -> set[tuple[str, ...]]:
    """The periods of this kind that stand soon after the words of its event."""
    after = (said[at + 2 : at + 6] for at in range(len(said) - 3) if tuple(said[at : at + 2]) == period.event)
    kind = period.words[0]
    return {
        (kind, following[at + 1]) for following in after for at in range(len(following) - 1) if following[at] == kind
    }


def _agree(asked: WrittenDate, found: WrittenDate, document: Document) -> bool:
    """Whether both can be the same day; one without a year is of the year of the document's date, if that is known."""
    year = found.year or (document.header.date.year if document.header.date else None)
    years_agree = asked.year is None or year is None or asked.year == year
    return (asked.day, asked.month) == (found.day, found.month) and years_agree


def _names(document: Document, candidate: Candidate, name: Sequence[str], question: Question) -> bool:
    """Whether a name stands in the sentence, in the document's description or, if its place is unknown, in its text."""
    folded = question.folded or question.restored
    asked = [fold(word) for word in name] if folded else name
    if contains(comparable(candidate.text, folded=folded), asked):
        return True
    if contains(comparable(describe(document, candidate.sentence.heading), folded=folded), asked):
        return True
    return document.header.place is None and _stands_in(document.text, tuple(asked), folded=folded)


@from_lexicon
@lru_cache(maxsize=1024)
def _stands_in(text: str, name: tuple[str, ...], *, folded: bool) -> bool:
    """Whether a name stands anywhere in a document, which may be long and is asked about sentence by sentence."""
    return contains(comparable(text, folded=folded), name)
