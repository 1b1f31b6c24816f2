"""What one clause of a speech asks to be done, of whom, and by when."""

import datetime
import re

from index.language.text import fold_space
from index.layout import Span
from index.lexicon.patterns import pattern

# Sentences that follow a demand go on with it if they begin with one of these.
_DOING_START = pattern(r"{to_do}(?!\w)")
_MODAL = pattern(r"(?<!\w){should}(?!\w)")
ADDRESSED = pattern(r"{addressed}(?!\w)")
ASKED = pattern(r"(?<!\w){asks}(?!\w)")
_NTH = r"(?:(?:một|mười|{ordinal}) là\s*[,:]?|thứ {ordinal}(?: là\s*[,:]?|\s*[,:]))\s*"
POINT = pattern(rf"(?:[-+•*–]\s*|\(?\d{{1,2}}[.)/]\s*|[a-zđ]\)\s*|[IVX]+[.)-]\s*|{_NTH})")
LINK = pattern(r"{links}[,:]?\s+")
_INTRO = pattern(r"{introduces}(?!\w)[^.;]{0,160}?[,:]\s*")
_PAST = pattern(r"(?<!\w){past}(?!\w)")
_UNTIL = r"(?:xong |hoàn thành )?{until}(?: {until_what})*"
_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_MONTH = r"tháng (?:đầu|\d{1,2})(?: ?(?:/|-|của năm|năm) ?\d{4})?"
_QUARTER = r"quý (?:[IVX]+|\d)(?: ?(?:/|năm|-) ?\d{4})?"
_SEASON = r"{edge_of_time} {long_time}(?: \d{4})?|ngày đầu {long_time}"
_HOLIDAY = r"(?:dịp|tết) [^.,;]{3,30}?(?=[.,;]|$)"
_WEEK = r"(?:(?:vào )?{edge_of_time} )?tuần {relative}"
_WITHIN = r"vòng \d{1,3} {calendar}[^.,;]{0,80}"
_COMING_DAYS = r"(?:các|những) ngày [^.,;]{2,20}? sắp tới"
_TIME = rf"{_DAY}|{_MONTH}|{_QUARTER}|{_SEASON}|{_HOLIDAY}|{_WEEK}|{_WITHIN}|năm \d{{4}}|{_COMING_DAYS}"
WHEN = pattern(rf"(?<!\w){_UNTIL} (?:{_TIME})")
_WRITTEN_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?!\d)(?:(?:[/.-]| năm )(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_WRITTEN_MONTH = re.compile(r"tháng (\d{1,2})(?!\d)", re.IGNORECASE)
_ONLY_YEAR = re.compile(r"(?:trong|từ nay đến|đến) năm \d{4}", re.IGNORECASE)
_OF_PLAN = pattern(r"(?:{of_plan}|từ năm \d{4}) $")
_ABOUT = re.compile(r"(?:về|đối với)(?!\w)[^.;:]{0,140}:\s*", re.IGNORECASE)
_FOR = pattern(r"[,\s]*(?:{turns_to}\s+|(?:trong )?thời gian tới,?\s+|(?:trong|trên|với) [^,.;]{3,40},\s*|:\s*)*")
_DOES = pattern(r"(?<!\w)(?<!được )(?<!chủ )(?<!các )(?:{should}|{does}|{to_do})(?!\w| {no_doing}(?!\w))", flags=0)
_MAKES_KNOWN = re.compile(r"(?<!\w)thông báo (?:để|đến|cho)(?!\w)[^.;]{0,120}(?:biết|thực hiện)", re.IGNORECASE)
SIGNATURE = pattern(r"{credits}\s*:")
_LEAST_CHARS = 20
_LEAST_WORDS = 4
_ANNOUNCING_CHARS = 160
_WHO_CHARS = 260
_LEAP_YEAR = 2000
_DONE = re.compile(r"(?:xong|hoàn thành) ", re.IGNORECASE)


def read_clause(text: str, span: Span, *, asked: bool) -> tuple[Span, str | None] | None:
    """A clause without what leads to it, and who is to do it; None if it sets no task."""
    if asked:
        verb = ASKED().search(text, span.start, span.end)
        begin = verb.end() if verb else span.start
        rest = text[begin : span.end].strip(" .:,")
        if len(rest) < _LEAST_CHARS or (text[span.end - 1] == ":" and len(rest) < _ANNOUNCING_CHARS):
            return None
        return span, _who(text, begin, span.end)
    start = _without_lead(text, span)
    if SIGNATURE().match(text, start, span.end) or _makes_known(text, start, span.end):
        return None
    if len(text[start : span.end].split()) < _LEAST_WORDS or text[span.end - 1] == ":":
        return None
    whole = Span(start, span.end)
    if _DOING_START().match(text, start, span.end) or ASKED().match(text, start, span.end):
        verb = ASKED().match(text, start, span.end)
        return whole, _who(text, verb.end(), span.end) if verb else None
    intro = _INTRO().match(text, start, span.end)
    at = intro.end() if intro else start
    if intro and _DOING_START().match(text, at, span.end):
        return whole, None
    lead = _FOR().match(text, at, span.end)
    at = lead.end() if lead else at
    if _DOING_START().match(text, at, span.end) and "đã" not in text[start:at]:
        return whole, None
    addressed = ADDRESSED().match(text, at, span.end)
    who = _who(text, at, span.end) if addressed else None
    modal = _MODAL().search(text, at, min(span.end, at + 160))
    if who is not None or (modal and not _PAST().search(text, at, modal.start())):
        return whole, who
    return None


def _makes_known(text: str, start: int, end: int) -> bool:
    """Whether a notice closes with whom it is sent to: "Văn phòng thông báo để các đơn vị biết, thực hiện"."""
    return text.find("hông báo", start, end) >= 0 and _MAKES_KNOWN.search(text, start, end) is not None


def _without_lead(text: str, span: Span) -> int:
    """Where a clause begins after its point's mark, a link ("Đồng thời") or a heading ("Về nhiệm vụ tháng 3:")."""
    start = span.start
    for lead in (POINT(), _ABOUT, LINK(), LINK()):
        found = lead.match(text, start, span.end)
        start = found.end() if found else start
    return start


def _who(text: str, start: int, end: int) -> str | None:
    """Who is addressed at `start`: all up to the first verb that says what is to be done."""
    for mark in (_FOR(), POINT()):
        lead = mark.match(text, start, end)
        start = lead.end() if lead else start
    if not (ADDRESSED().match(text, start, end) or text[start : start + 1].isupper()):
        return None
    if _DOING_START().match(text, start, end):
        return None
    verb = _DOES().search(text, start, min(end, start + _WHO_CHARS))
    if verb is None or _PAST().search(text, start, verb.start()):
        return None
    who = text[start : verb.start()].strip(" ,:–-")
    return fold_space(who) if len(who) >= 2 else None


def by_when(text: str, part: Span) -> str | None:
    """Until or from when, as written; a year that only says which plan is meant is none."""
    for when in WHEN().finditer(text, part.start, part.end):
        before = text[max(part.start, when.start() - 30) : when.start()]
        if _ONLY_YEAR.fullmatch(when[0]) and not re.search(r"(?:hoàn thành|xong) $", before):
            continue
        if not _OF_PLAN().search(before) and _is_in_calendar(when[0]):
            return fold_space(_DONE.sub("", when[0]))
    return None


def _is_in_calendar(when: str) -> bool:
    """Whether the day or month that is written exists; "trước ngày 31/4" is no time."""
    day = _WRITTEN_DAY.search(when)
    if day is None:
        month = _WRITTEN_MONTH.search(when)
        return month is None or 1 <= int(month[1]) <= 12
    try:
        datetime.date(int(day["year"] or _LEAP_YEAR), int(day["month"]), int(day["day"]))
    except ValueError:
        return False
    return True
