"""On which day a text says that a mentioned meeting is, or was, held: beside its name or at its sentence's beginning.

A day for which it is only expected ("dự kiến") is none.
"""

import datetime
import re

from index.entities.dates import WrittenDate, find_dates
from index.lexicon.patterns import pattern
from index.structure.pages.event_date import WORDS_OF_TIME

_LEAD_CHARS = 120
_BETWEEN_CHARS = 280
_AFTER_CHARS = 40
_LINK = r"(?:{leads_to_day}[,:]?\s*)?"
_LEADS_TO_DAY = pattern(rf"(?:[-–+•*]|\(?\d{{1,2}}[.)]|[a-zđ]\))?\s*{_LINK}(?:{WORDS_OF_TIME})*")
_ANY_DAY = re.compile(r"\d{1,2} ?(?:[/.-] ?\d| tháng| và \d)", re.IGNORECASE)
_BY_WHEN = pattern(r"{until_day}(?: hết)?(?: ngày)? $")
_MANY_HOLD = pattern(r"[^,;.]{0,12}?,? (?:tại [^,;.]{3,60}, )?(?:{many}|\d+(?:/\d+)?) ")
_SAME_DAY = pattern(r"(?:cũng )?(?:trong |vào )?(?:(?:buổi )?{part_of_day} )?(?:cùng ngày|ngày hôm đó)(?!\w)")
_HELD_BETWEEN = pattern(r"(?<!\w)(?:{holds}|{takes_part}|có)(?: (?!{not_held})\w+){0,4}[ ,:]*$")
_AT_MEETING = re.compile(r",? (?:tại|trong)(?: buổi)? ")
"""Between a day and the meeting on it: "Ngày 5/3, tại kỳ họp thứ 4, HĐND huyện đã bầu …"."""
_HOLDS_ITSELF = re.compile(r"họp ", re.IGNORECASE)
_WHEN_AFTER = pattern(r"[ ,)]*\(?(?:{before_day}(?!\w)[ ,]*){0,8}(?:ngày )?(?=\d{1,2}(?:[/.-]\d| tháng))")
_DAY_AFTER = pattern(r"[ ,(]*(?:(?:{part_of_day}|{leads_day}|(?:thứ \w+|chủ nhật),?)(?!\w) ?){0,4}(?=\d)")
_PLANNED = r"dự kiến (?:\w+ ){0,4}?{calendar} ?\w"
_COMING_AFTER = pattern(rf"[ ,(]{{1,2}}(?:{{will_be_held}}(?!\w) ?){{0,3}}{_PLANNED}")


def day_beside(text: str, at: int, limit: int, *, bare: bool) -> WrittenDate | None:
    """The day that stands directly after a mention: "… về tiến độ dự án ngày 06/5/2020", "… được tổ chức vào 23/8".

    Args:
        bare: Whether it is a word alone: with a verb before the day ("kỳ họp diễn ra ngày …") it means another mention.
    """
    when = (_DAY_AFTER if bare else _WHEN_AFTER)().match(text, at, limit)
    if when is None:
        return None
    date = next(iter(find_dates(text[at : min(limit, when.end() + _AFTER_CHARS)])), None)
    return date if date and date.start <= when.end() - at else None


def day_before(text: str, sentence: int, start: int) -> WrittenDate | None:
    """The day with which a sentence begins that goes on to say that the meeting at `start` is held."""
    lead = text[sentence : min(start, sentence + _LEAD_CHARS)]
    if start - sentence > _LEAD_CHARS + _BETWEEN_CHARS or not _ANY_DAY.search(lead):
        return None
    dates = [date for date in find_dates(lead) if _LEADS_TO_DAY().fullmatch(lead, 0, date.start)]
    if (
        not dates
        or _BY_WHEN().search(lead, 0, dates[0].start)
        or _MANY_HOLD().match(text, sentence + dates[-1].end, start)
    ):
        return None
    at_it = _AT_MEETING.fullmatch(text, sentence + dates[-1].end, start)
    return dates[0] if at_it or is_held(text, sentence, start) else None


def is_on_same_day(text: str, sentence: int, start: int) -> bool:
    """Whether the sentence begins with "cùng ngày" and says that the meeting at `start` is held."""
    lead = _SAME_DAY().match(text, sentence, start)
    return lead is not None and bool(_AT_MEETING.fullmatch(text, lead.end(), start) or is_held(text, sentence, start))


def is_held(text: str, sentence: int, start: int) -> bool:
    """Whether the words before a meeting say that it is held or attended."""
    before = text[max(sentence, start - _BETWEEN_CHARS) : start]
    return bool(_HOLDS_ITSELF.match(text, start) or _HELD_BETWEEN().search(before))


def is_coming(text: str, at: int, limit: int) -> bool:
    """Whether a time for which it is planned stands directly after a mention: "dự kiến đầu tháng 12"."""
    return _COMING_AFTER().match(text, at, limit) is not None


def nearest(written: WrittenDate, reference: datetime.date | None) -> datetime.date | None:
    """The written day; one without a year in the year that brings it closest to the day of the document."""
    if written.value is not None or reference is None:
        return written.value
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [day for year in years if (day := written.in_year(year))]
    return min(days, key=lambda day: abs((day - reference).days), default=None)
