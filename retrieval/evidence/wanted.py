"""What a text holds of what a question asks for beside its kind: an hour, a telephone number, a year of birth."""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.entities.periods import find_clock_times
from index.language.text import fold
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon, rows
from retrieval.evidence.found import days_in
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind, Wanted

_TELEPHONE = re.compile(r"(?<![\w.,/-])(?:\+84|0|1[89]00)(?:[ .()-]{0,2}\d){5,11}(?![\w/])|(?<=: )\d{3}(?=[ ,.;]|$)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_SHARE = re.compile(r"\d[\d.,]*\s*(?:%|‰|phần trăm)|\b\d+/\d+\b", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:\bnăm\s+)?(?<![\d/.,-])(?:19|20)\d\d(?![\d.,]\d|\d)|(?<=[/.-])(?:19|20)\d\d(?!\d)", re.IGNORECASE
)
_MONTH = re.compile(r"tháng\s+(?:\d{1,2}|\w+)", re.IGNORECASE)
_AGE = re.compile(r"\b\d{1,3}\s+tuổi\b", re.IGNORECASE)
_since = pattern(r"\b{answers:within} \d+ {answers:stretch}\b|\b{answers:since} [^\W\d]\w+")
"""A time that is told by what comes before it: "sau 10 ngày", "kể từ ngày ký"."""
_NEAR = {Wanted.BORN: 15, Wanted.DEADLINE: 30}
"""Characters between what tells of a birth or a deadline and its day."""
_period = pattern(r"\b{answers:period} \d[\d/]*")


def wanted_spans(question: Question, text: str) -> list[Span] | None:
    """Where a text holds what is wanted, all of it; None where nothing but the kind tells what would answer."""
    found: list[Span] = []
    if not question.wanted:
        return _times(text) if question.kind is QuestionKind.WHEN else None
    for wanted in question.wanted:
        held = list(_held(wanted, text))
        if not held:
            return []
        found += held
    return found


def _times(text: str) -> list[Span]:
    """The days, hours, days of the week and periods of a text."""
    days = [Span(date.start, date.end) for date in days_in(text)]
    clock = [Span(held.start, held.end) for held in find_clock_times(text)]
    return [*days, *clock, *(Span(*match.span()) for match in _period().finditer(text)), *_matches(_since(), text)]


def _held(wanted: Wanted, text: str) -> Iterator[Span]:
    match wanted:
        case Wanted.HOUR | Wanted.WEEKDAY:
            yield from _clock(text, wanted.value)
        case Wanted.DAY:
            yield from (Span(date.start, date.end) for date in days_in(text))
            yield from (*_clock(text, "weekday"), *_clock(text, "recurring"), *_matches(_since(), text))
        case Wanted.MONTH:
            yield from (Span(date.start, date.end) for date in days_in(text))
            yield from _matches(_MONTH, text)
        case Wanted.YEAR:
            dated = [Span(date.start, date.end) for date in days_in(text) if date.year]
            yield from (*dated, *_outside(dated, _matches(_YEAR, text)))
        case Wanted.TELEPHONE:
            yield from _matches(_TELEPHONE, text)
        case Wanted.EMAIL:
            yield from _matches(_EMAIL, text)
        case Wanted.PERCENTAGE:
            yield from _matches(_SHARE, text)
        case Wanted.AGE:
            yield from (*_matches(_AGE, text), *_behind(Wanted.BORN, text, list(_matches(_YEAR, text))))
        case Wanted.BORN | Wanted.DEADLINE:
            days = [Span(date.start, date.end) for date in days_in(text)]
            other = (*_matches(_period(), text), *_matches(_YEAR, text))
            yield from _behind(wanted, text, [*days, *_outside(days, other)])
        case Wanted.HOMETOWN | Wanted.REASON:
            yield from _matches(_signs(wanted), text)


def _clock(text: str, unit: str) -> Iterator[Span]:
    return (Span(held.start, held.end) for held in find_clock_times(text) if held.unit == unit)


def _matches(found: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in found.finditer(text))


def _outside(days: Sequence[Span], spans: Iterable[Span]) -> Iterator[Span]:
    """Those that are no part of a day."""
    return (span for span in spans if not any(day.start < span.end and span.start < day.end for day in days))


def _behind(wanted: Wanted, text: str, held: list[Span]) -> Iterator[Span]:
    """Those that stand soon behind what tells of it: "sinh năm 1970", "chậm nhất ngày 5/3"."""
    signs = [match.end() for match in _signs(wanted).finditer(text)]
    return (span for span in held if any(0 <= span.start - end <= _NEAR[wanted] for end in signs))


@from_lexicon
def _signs(wanted: Wanted) -> re.Pattern[str]:
    """What tells of it in a text, with marks and without."""
    said = [row.key for row in rows("wanted", wanted=wanted.value, where="text")]
    return re.compile(rf"\b(?:{alternatives((*said, *map(fold, said)))})(?!\w)", re.IGNORECASE)
