"""By which words the bodies that hold meetings are named, and their terms."""

import re

from index.language.text import UPPER
from index.lexicon.patterns import pattern

TERM_SAID = (
    r"(?:(?:khóa|khoá) (?:[ivxlc]+|\d{1,2})(?!\w)|(?:nhiệm kỳ|nk)(?: [ivxlc]+)? \(?\d{4} ?[-–—] ?\d{4}(?!\d)\)?)"
)
TERM = re.compile(TERM_SAID, re.IGNORECASE)
_OF_PARTY = r"{committee}(?: (?:trung ương|tw)(?: đảng)?)?"
_FRONT = r"(?:ủy ban |uỷ ban |ub ?)?{front}(?: ?vn)?(?: việt nam)?"
_ASSOCIATION = r"hội (?:{association}|bảo trợ[^,.;:()]{0,40}?mồ côi)(?: việt nam)?"
_COMMITTEE_OF = r"ban {committee_field}(?: ?[-–] ?(?:xã hội|ngân sách))?"
_NAMED = (
    rf"(?-i:(?=[{UPPER}])){{bodies:organisation}}(?-i: (?=[{UPPER}]))[^\W\d_]+(?: [^\W\d_]+){{0,4}}?"
    r"(?= {unit_kinds:unit}(?!\w))"
)
"""An organisation that no row names as a whole: "Đoàn Luật sư tỉnh"."""
_ORGAN = rf"(?:{_OF_PARTY}|{_FRONT}|{_NAMED}|{_ASSOCIATION}|{_COMMITTEE_OF}|{{body}})(?!\w)"
_NOT_IN_NAME = r"(?!(?:{not_in_name}|năm \d)(?!\w))"
_PROPER = rf" {_NOT_IN_NAME}(?-i:[{UPPER}])(?:[^\W\d_]|['’](?=[^\W\d_]))"
UNIT_NAME = rf"(?:{{unit_kinds:unit}}|tp\.?)(?!\w)(?:{_PROPER}*(?! [Uu]ỷ|ủy)){{0,4}}"
UNIT_AT_START = pattern(UNIT_NAME, flags=0)
UNIT_ALONE = pattern(rf"(?P<body>{UNIT_NAME})(?=,? {{counts_meetings}}(?!\w))")
_SHORT = r"(?: \((?-i:[A-ZĐ&]{2,10})\))?"
_MORE = rf"(?:,? |, ?| ?[-–&] ?| và ){_ORGAN}{_SHORT}| {UNIT_NAME}| {{collective}}"
BODY_SAID = rf"(?:của )?(?P<body>{_ORGAN}{_SHORT}(?:{_MORE}){{0,6}}(?:{_PROPER}+){{0,4}})"
BODY = pattern(BODY_SAID)
NAMED_PARTY_BODY = pattern(rf"(?<!\w)(?:[Đđ]ảng bộ|[Cc]hi bộ) {{unit_kinds:unit}}(?:{_PROPER}*){{1,4}}", flags=0)
COLLECTIVE = pattern(r"{collective}(?!\w)")
