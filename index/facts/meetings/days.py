"""On which day a text says that a mentioned meeting is, or was, held: beside its name or at its sentence's beginning.

A day for which it is only expected ("dự kiến") is none.
"""

import datetime
import re

from index.entities.dates import WrittenDate, find_dates
from index.structure.event_date import WORDS_OF_TIME

_LEAD_CHARS = 120
_BETWEEN_CHARS = 280
_AFTER_CHARS = 40
_HELD = (
    r"(?:tổ chức|khai mạc|bế mạc|diễn ra|tiến hành|triệu tập|mở|họp|có|chủ trì|dự|tham dự|tham gia|điều hành|kết luận"
    r"|phát biểu(?: khai mạc| chỉ đạo| kết luận)?)"
)
_LEADS_TO_DAY = re.compile(
    r"(?:[-–+•*]|\(?\d{1,2}[.)]|[a-zđ]\))?\s*(?:(?:trước đó|sau đó|tiếp đó|được biết|theo đó|theo kế hoạch|trong đó"
    rf"|đồng thời)[,:]?\s*)?(?:{WORDS_OF_TIME})*",
    re.IGNORECASE,
)
_ANY_DAY = re.compile(r"\d{1,2} ?(?:[/.-] ?\d| tháng| và \d)", re.IGNORECASE)
_BY_WHEN = re.compile(r"(?:đến|tới|trước|hết)(?: hết)?(?: ngày)? $", re.IGNORECASE)
_MANY_HOLD = re.compile(
    r"[^,;.]{0,12}?,? (?:tại [^,;.]{3,60}, )?(?:các|những|mỗi|từng|toàn bộ|tất cả|hầu hết|đồng loạt|\d+(?:/\d+)?) ",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"(?:cũng )?(?:trong |vào )?(?:(?:buổi )?(?:sáng|chiều|tối) )?(?:cùng ngày|ngày hôm đó)(?!\w)", re.IGNORECASE
)
_HELD_BETWEEN = re.compile(rf"(?<!\w){_HELD}(?: (?!nghị quyết|kết luận|nội dung)\w+){{0,4}}[ ,:]*$", re.IGNORECASE)
_HOLDS_ITSELF = re.compile(r"họp ", re.IGNORECASE)
_WHEN_AFTER = re.compile(
    r"[ ,)]*\(?(?:(?:đã|được|sẽ|họp|tổ chức|diễn ra|khai mạc|thông qua|tiến hành|vào|trong|lúc|hồi|buổi|sáng"
    r"|chiều|tối|từ|hôm|thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật)(?!\w)[ ,]*){0,8}(?:ngày )?(?=\d{1,2}(?:[/.-]\d| tháng))",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(
    r"[ ,(]*(?:(?:vào|buổi|sáng|chiều|tối|hôm|ngày|thứ \w+,?|chủ nhật,?)(?!\w) ?){0,4}(?=\d)", re.IGNORECASE
)
_COMING_AFTER = re.compile(
    r"[ ,(]{1,2}(?:(?:được|sẽ|tổ chức|diễn ra)(?!\w) ?){0,3}dự kiến (?:\w+ ){0,4}?(?:ngày|tháng|quý|năm|tuần) ?\w",
    re.IGNORECASE,
)


def day_beside(text: str, at: int, limit: int, *, bare: bool) -> WrittenDate | None:
    """The day that stands directly after a mention: "… về tiến độ dự án ngày 06/5/2020", "… được tổ chức vào 23/8".

    Args:
        bare: Whether it is a word alone: with a verb before the day ("kỳ họp diễn ra ngày …") it means another mention.
    """
    when = (_DAY_AFTER if bare else _WHEN_AFTER).match(text, at, limit)
    if when is None:
        return None
    date = next(iter(find_dates(text[at : min(limit, when.end() + _AFTER_CHARS)])), None)
    return date if date and date.start <= when.end() - at else None


def day_before(text: str, sentence: int, start: int) -> WrittenDate | None:
    """The day with which a sentence begins that goes on to say that the meeting at `start` is held."""
    lead = text[sentence : min(start, sentence + _LEAD_CHARS)]
    if (
        start - sentence > _LEAD_CHARS + _BETWEEN_CHARS
        or not _ANY_DAY.search(lead)
        or not is_held(text, sentence, start)
    ):
        return None
    dates = [date for date in find_dates(lead) if _LEADS_TO_DAY.fullmatch(lead, 0, date.start)]
    if not dates or _BY_WHEN.search(lead, 0, dates[0].start) or _MANY_HOLD.match(text, sentence + dates[-1].end, start):
        return None
    return dates[0]


def is_on_same_day(text: str, sentence: int, start: int) -> bool:
    """Whether the sentence begins with "cùng ngày" and says that the meeting at `start` is held."""
    return bool(_SAME_DAY.match(text, sentence, start)) and is_held(text, sentence, start)


def is_held(text: str, sentence: int, start: int) -> bool:
    """Whether the words before a meeting say that it is held or attended."""
    before = text[max(sentence, start - _BETWEEN_CHARS) : start]
    return bool(_HOLDS_ITSELF.match(text, start) or _HELD_BETWEEN.search(before))


def is_coming(text: str, at: int, limit: int) -> bool:
    """Whether a time for which it is planned stands directly after a mention: "dự kiến đầu tháng 12"."""
    return _COMING_AFTER.match(text, at, limit) is not None


def nearest(written: WrittenDate, reference: datetime.date | None) -> datetime.date | None:
    """The written day; one without a year in the year that brings it closest to the day of the document."""
    if written.value is not None or reference is None:
        return written.value
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [day for year in years if (day := written.in_year(year))]
    return min(days, key=lambda day: abs((day - reference).days), default=None)
