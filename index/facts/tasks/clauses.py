"""What one clause of a speech asks to be done, of whom, and by when."""

import datetime
import re

from index.facts.tasks.words import (
    ABOUT,
    ADDRESSED,
    ANNOUNCING_CHARS,
    ASKED,
    DOES,
    DOING_START,
    FOR,
    INTRO,
    LEAST_CHARS,
    LEAST_WORDS,
    LINK,
    MAKES_KNOWN,
    MODAL,
    OF_PLAN,
    ONLY_YEAR,
    PAST,
    POINT,
    SIGNATURE,
    WHEN,
    WHO_CHARS,
    WRITTEN_DAY,
    WRITTEN_MONTH,
)
from index.language.text import fold_space
from index.types import Span

_LEAP_YEAR = 2000
_DONE = re.compile(r"(?:xong|hoàn thành) ", re.IGNORECASE)


def read_clause(text: str, span: Span, *, asked: bool) -> tuple[Span, str | None] | None:
    """A clause without what leads to it, and who is to do it; None if it sets no task."""
    if asked:
        verb = ASKED().search(text, span.start, span.end)
        begin = verb.end() if verb else span.start
        rest = text[begin : span.end].strip(" .:,")
        if len(rest) < LEAST_CHARS or (text[span.end - 1] == ":" and len(rest) < ANNOUNCING_CHARS):
            return None
        return span, _who(text, begin, span.end)
    start = _without_lead(text, span)
    if SIGNATURE().match(text, start, span.end) or _makes_known(text, start, span.end):
        return None
    if len(text[start : span.end].split()) < LEAST_WORDS or text[span.end - 1] == ":":
        return None
    whole = Span(start, span.end)
    if DOING_START().match(text, start, span.end) or ASKED().match(text, start, span.end):
        verb = ASKED().match(text, start, span.end)
        return whole, _who(text, verb.end(), span.end) if verb else None
    intro = INTRO().match(text, start, span.end)
    at = intro.end() if intro else start
    if intro and DOING_START().match(text, at, span.end):
        return whole, None
    lead = FOR().match(text, at, span.end)
    at = lead.end() if lead else at
    if DOING_START().match(text, at, span.end) and "đã" not in text[start:at]:
        return whole, None
    addressed = ADDRESSED().match(text, at, span.end)
    who = _who(text, at, span.end) if addressed else None
    modal = MODAL().search(text, at, min(span.end, at + 160))
    if who is not None or (modal and not PAST().search(text, at, modal.start())):
        return whole, who
    return None


def _makes_known(text: str, start: int, end: int) -> bool:
    """Whether a notice closes with whom it is sent to: "Văn phòng thông báo để các đơn vị biết, thực hiện"."""
    return text.find("hông báo", start, end) >= 0 and MAKES_KNOWN.search(text, start, end) is not None


def _without_lead(text: str, span: Span) -> int:
    """Where a clause begins after its point's mark, a link ("Đồng thời") or a heading ("Về nhiệm vụ tháng 3:")."""
    start = span.start
    for lead in (POINT(), ABOUT, LINK(), LINK()):
        found = lead.match(text, start, span.end)
        start = found.end() if found else start
    return start


def _who(text: str, start: int, end: int) -> str | None:
    """Who is addressed at `start`: all up to the first verb that says what is to be done."""
    for mark in (FOR(), POINT()):
        lead = mark.match(text, start, end)
        start = lead.end() if lead else start
    if not (ADDRESSED().match(text, start, end) or text[start : start + 1].isupper()):
        return None
    if DOING_START().match(text, start, end):
        return None
    verb = DOES().search(text, start, min(end, start + WHO_CHARS))
    if verb is None or PAST().search(text, start, verb.start()):
        return None
    who = text[start : verb.start()].strip(" ,:–-")
    return fold_space(who) if len(who) >= 2 else None


def by_when(text: str, part: Span) -> str | None:
    """Until or from when, as written; a year that only says which plan is meant is none."""
    for when in WHEN().finditer(text, part.start, part.end):
        before = text[max(part.start, when.start() - 30) : when.start()]
        if ONLY_YEAR.fullmatch(when[0]) and not re.search(r"(?:hoàn thành|xong) $", before):
            continue
        if not OF_PLAN().search(before) and _is_in_calendar(when[0]):
            return fold_space(_DONE.sub("", when[0]))
    return None


def _is_in_calendar(when: str) -> bool:
    """Whether the day or month that is written exists; "trước ngày 31/4" is no time."""
    day = WRITTEN_DAY.search(when)
    if day is None:
        month = WRITTEN_MONTH.search(when)
        return month is None or 1 <= int(month[1]) <= 12
    try:
        datetime.date(int(day["year"] or _LEAP_YEAR), int(day["month"]), int(day["day"]))
    except ValueError:
        return False
    return True
