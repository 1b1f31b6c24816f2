"""By which words a meeting is told: its kinds, bodies, ordinals, terms and subjects."""

import re

from index.language.text import UPPER
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, rows

HEAD = pattern(r"(?<!\w){meetings:head}(?!\w)")
NO_MEETING_BEFORE = pattern(r"{hall} $")
NO_MEETING_AFTER = pattern(r" {sports}(?!\w)|,? viên(?!\w)")
MANY_BEFORE = pattern(r"(?<!\w)(?:{many}|(?<![\d/-] )(?<![\d/-])\d{1,2})(?: (?:cuộc|buổi))? $")
MANY_AFTER = pattern(r" {many}(?!\w)")

_WORDED = r"{ordinal}|mười(?: [^\W\d_]+)?|[^\W\d_]+ mươi(?: [^\W\d_]+)?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?![\d/%]|[.,]\d)|[ivxlc]+(?!\w)|{_WORDED})(?!\w)"
ORDINAL = pattern(rf"(?:lần(?: thứ)?|thứ) {_NUMBER}")
AND_ORDINAL = pattern(rf"và (?:(?:lần )?thứ|lần) {_NUMBER}")
BARE_NUMBER = re.compile(r"(?P<number>[IVXLC]+|\d{1,2})(?![\w/.,%]*\d)(?!\w)")
TERM_SAID = r"(?:(?:khóa|khoá) (?:[ivxlc]+|\d{1,2})(?!\w)|(?:nhiệm kỳ|nk) \d{4} ?[-–—] ?\d{4}(?!\d))"
TERM = re.compile(TERM_SAID, re.IGNORECASE)
_OF_YEAR = r"(?:(?:[/-]| năm )\d{4})"
_TIME_OF_YEAR = (
    rf"{{edge_of_time}} năm(?: \d{{4}})?|quý (?:[ivx]+|\d){_OF_YEAR}?|tháng \d{{1,2}}{_OF_YEAR}?|năm \d{{4}}"
)
QUALIFIER = pattern(rf"(?:{{meetings:qualifier}}|tổng kết năm \d{{4}}|{_TIME_OF_YEAR})(?!\w)")
PERIOD = pattern(rf"(?:{{edge_of_time}} )?năm \d{{4}}|(?:tháng \d{{1,2}}|quý (?:[ivx]+|\d)){_OF_YEAR}")

_OF_PARTY = r"{committee}(?: (?:trung ương|tw)(?: đảng)?)?"
_FRONT = r"(?:ủy ban |uỷ ban |ub ?)?{front}(?: ?vn)?(?: việt nam)?"
_ASSOCIATION = r"hội (?:{association}|bảo trợ[^,.;:()]{0,40}?mồ côi)(?: việt nam)?"
_COMMITTEE_OF = r"ban {committee_field}(?: ?[-–] ?(?:xã hội|ngân sách))?"
_ORGAN = rf"(?:{_OF_PARTY}|{_FRONT}|{_ASSOCIATION}|{_COMMITTEE_OF}|{{body}})(?!\w)"
_NOT_IN_NAME = r"(?!(?:{not_in_name}|năm \d)(?!\w))"
_PROPER = rf" {_NOT_IN_NAME}(?-i:[{UPPER}])[^\W\d_]"
UNIT_NAME = rf"(?:{{unit_kinds:unit}}|tp\.?)(?!\w)(?:{_PROPER}*(?! [Uu]ỷ|ủy)){{0,4}}"
UNIT_AT_START = pattern(UNIT_NAME, flags=0)
UNIT_ALONE = pattern(rf"(?P<body>{UNIT_NAME})(?=,? {{counts_meetings}}(?!\w))")
_SHORT = r"(?: \((?-i:[A-ZĐ&]{2,10})\))?"
_MORE = rf"(?:,? |, ?| ?[-–&] ?| và ){_ORGAN}{_SHORT}| {UNIT_NAME}| {{collective}}"
BODY_SAID = rf"(?:của )?(?P<body>{_ORGAN}{_SHORT}(?:{_MORE}){{0,6}}(?:{_PROPER}+){{0,4}})"
BODY = pattern(BODY_SAID)
BODY_BEFORE = pattern(rf"{BODY_SAID}(?:,? ?{TERM_SAID}){{0,3}},? $")
NO_BODY_BEFORE = pattern(r"{no_body_before} $", flags=0)
NAMED_PARTY_BODY = pattern(rf"(?<!\w)(?:[Đđ]ảng bộ|[Cc]hi bộ) {{unit_kinds:unit}}(?:{_PROPER}*){{1,4}}", flags=0)
JOINT = re.compile(r"(?:\s*[,(–-]\s*|\)\s*,?\s*|\s+)")
_SESSION_ASIDE = r"(?:kỳ họp|phiên họp) {meetings:session_kind}[^,.;()]{0,24}?(?=,| {begins_whose})"
ASIDE = pattern(rf" ?\( ?{{meetings:aside}}[^()]{{0,40}}\)(?=,? \S)|(?:,| [-–]) {_SESSION_ASIDE}")
TOPIC = pattern(r"{meetings:topic}(?!\w)")
TOPIC_ENDS = pattern(r"[.;:()\n]|,(?! chống)|\s(?:{topic_end}|ngày \d{1,2})(?!\w)|$")
BEFORE_SUBJECT = re.compile(r"\s+(?:[-–]\s+)?")
FOR_SUBJECT = re.compile(r"\s+(?:[-–]\s+|để\s+|nhằm\s+)?")
TOPIC_CHARS = 220
TAKES_BARE_NUMBER = pattern(r"{takes_bare_number}$")
SUBJECT_ORDINAL = pattern(rf"(?: (?!{{no_subject}})[^\W\d_]+){{1,12}} lần(?: thứ)? {_NUMBER}")
COLLECTIVE = pattern(r"{collective}(?!\w)")


@from_lexicon
def kinds() -> dict[str, str]:
    """For each word that may mean a meeting, in lower case, the one that stands for all of its kind."""
    return {spelling: row["kind"] for row in rows("meetings", uses="head") for spelling in row.spellings}
