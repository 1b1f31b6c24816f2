"""By which words a task is told: who demands, what is to be done, by whom and by when."""

import re

from index.lexicon.patterns import pattern

# Sentences that follow a demand go on with it if they begin with one of these.
DOING_START = pattern(r"{to_do}(?!\w)")
MODAL = pattern(r"(?<!\w){should}(?!\w)")
ADDRESSED = pattern(r"{addressed}(?!\w)")
PERSON = pattern(r"(?<!\w)(?:{people:address}|{someone})(?!\w)")
NOT_ASKED_BEFORE = pattern(r"(?<!\w){not_asked_after} $")
ASKED = pattern(r"(?<!\w){asks}(?!\w)")
ASSIGNS = pattern(r"(?<!\w){assigns}(?!\w)[^.;:]{0,60}$")
"""A demand before a colon, below which the list of tasks stands: "Hội nghị giao:"."""
CONCLUDES = pattern(r"(?<!\w){concludes}(?! \d)(?!\w)")
LEADS = pattern(r"(?<!\w){leads}(?!\w)")
_NTH = r"(?:(?:một|mười|{ordinal}) là\s*[,:]?|thứ {ordinal}(?: là\s*[,:]?|\s*[,:]))\s*"
POINT = pattern(rf"(?:[-+•*–]\s*|\(?\d{{1,2}}[.)/]\s*|[a-zđ]\)\s*|[IVX]+[.)-]\s*|{_NTH})")
LINK = pattern(r"{links}[,:]?\s+")
INTRO = pattern(r"{introduces}(?!\w)[^.;]{0,160}?[,:]\s*")
PAST = pattern(r"(?<!\w){past}(?!\w)")
_UNTIL = r"(?:xong |hoàn thành )?{until}(?: {until_what})*"
_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_MONTH = r"tháng (?:đầu|\d{1,2})(?: ?(?:/|-|của năm|năm) ?\d{4})?"
_QUARTER = r"quý (?:[IVX]+|\d)(?: ?(?:/|năm|-) ?\d{4})?"
_SEASON = r"{edge_of_time} {long_time}(?: \d{4})?|ngày đầu {long_time}"
_HOLIDAY = r"(?:dịp|tết) [^.,;]{3,30}?(?=[.,;]|$)"
_WEEK = r"(?:(?:vào )?{edge_of_time} )?tuần {relative}"
_WITHIN = r"vòng \d{1,3} {unit_of_time}[^.,;]{0,80}"
_COMING_DAYS = r"(?:các|những) ngày [^.,;]{2,20}? sắp tới"
_TIME = rf"{_DAY}|{_MONTH}|{_QUARTER}|{_SEASON}|{_HOLIDAY}|{_WEEK}|{_WITHIN}|năm \d{{4}}|{_COMING_DAYS}"
WHEN = pattern(rf"(?<!\w){_UNTIL} (?:{_TIME})")
WRITTEN_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:[/.-]| tháng )(?P<month>\d{1,2})(?!\d)(?:(?:[/.-]| năm )(?P<year>\d{4}))?",
    re.IGNORECASE,
)
WRITTEN_MONTH = re.compile(r"tháng (\d{1,2})(?!\d)", re.IGNORECASE)
ONLY_YEAR = re.compile(r"(?:trong|từ nay đến|đến) năm \d{4}", re.IGNORECASE)
OF_PLAN = pattern(r"(?:{of_plan}|từ năm \d{4}) $")
COLON = re.compile(r":(?=\s|$)")
SAYS = pattern(r"(?<!\w)(?:{asks}|{says})(?!\w)")
ASKS_NOTHING = pattern(r" {asks_nothing}(?!\w)")
BODY_ASKS = pattern(r"(?<!\w){speaking_body}[^.;:]{0,60}$")
OFFICE_ALONE = pattern(
    r"(?<!\w){people:address}?\s*(?P<office>(?:phó )?{offices:speaks}[^,.;:]{0,60}?)\s*(?:{speaks}|{after_office}|,|$)"
)
ABOUT = re.compile(r"(?:về|đối với)(?!\w)[^.;:]{0,140}:\s*", re.IGNORECASE)
FOR = pattern(r"[,\s]*(?:{turns_to}\s+|(?:trong )?thời gian tới,?\s+|(?:trong|trên|với) [^,.;]{3,40},\s*|:\s*)*")
DOES = pattern(r"(?<!\w)(?<!được )(?<!chủ )(?<!các )(?:{should}|{does}|{to_do})(?!\w| {no_doing}(?!\w))", flags=0)
EVERYBODY = re.compile(r"(?:toàn thể|và) nhân dân", re.IGNORECASE)
MAKES_KNOWN = re.compile(r"(?<!\w)thông báo (?:để|đến|cho)(?!\w)[^.;]{0,120}(?:biết|thực hiện)", re.IGNORECASE)
SIGNATURE = pattern(r"{credits}\s*:")
HE = pattern(r"{people:address}(?!\w)")
LOOK_BACK_CHARS = 400
SPEAKS = re.compile(r"(?:phát biểu|thay mặt)(?!\w)", re.IGNORECASE)
LEAST_CHARS = 20
LEAST_WORDS = 4
ANNOUNCING_CHARS = 160
WHO_CHARS = 260
OFFICES_CHARS = 140
