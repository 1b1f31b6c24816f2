"""Laws, congress resolutions and charters: documents that their names alone single out."""

import re
from dataclasses import dataclass

from index.entities.periods import KHOA, NTH, ROMAN, TERM, period_end
from index.facts.documents.kinds import head as kind_head
from index.layout import Span
from index.lexicon.patterns import pattern

_OF_CONGRESS = rf"(?:Đại hội|ĐH)(?:\s+[^\W\d_]+){{0,10}}?\s+(?:{NTH}|{ROMAN}|{KHOA})"
_OF_PARTY = r"\s+của\s+Đảng(?!\s+bộ)|\s+(?:của\s+)?Đảng bộ\s+{unit_kinds:unit}"
_CONGRESS = pattern(rf"\s+(?:của\s+)?(?:lần\s+thứ\s+\w+\s+)?(?P<issuer>{_OF_CONGRESS}(?:{_OF_PARTY})?)")
_CONGRESS_BY_TERM = pattern(rf"\s+(?:của\s+)?(?P<issuer>(?:Đại hội|ĐH)(?:\s+[^\W\d_]+){{1,10}}?)(?:,\s*|\s+){TERM}")
_CENTRE = rf"(?:Trung ương|TW|T\.?Ư)(?:\s+Đảng)?(?:\s+(?:{NTH}|{ROMAN}))?"
_OF_PLENUM = rf"(?:Hội nghị\s+|HN\s*)?(?:{NTH}\s+)?(?:(?:của\s+)?(?:BCH|Ban Chấp hành)\s+)?{_CENTRE}"
_PLENUM = pattern(rf"\s+(?:của\s+)?(?P<issuer>{_OF_PLENUM})(?:[\s,(]*{KHOA}\)?)?")
_OF_COMMITTEE = r"(?:Ban Chấp hành\s+|BCH\s+|Ban Thường vụ\s+)?{committee_of_unit}"
_COMMITTEE = pattern(
    rf"\s+(?:của\s+)?(?P<issuer>(?:(?:Hội nghị|kỳ họp)(?:\s+{NTH})?\s*(?:,\s*)?)?{_OF_COMMITTEE}"
    rf"(?:\s+[^\W\d_]+){{0,5}}?,?\s+(?:{NTH}|{KHOA}))"
)
_NUMBERED_PLENUM = re.compile(r"\d|[IVX]{1,5}$|(?:thứ|lần)\s")
_MORE_OF_TERM = pattern(rf"\s*(?:,\s*)?{TERM}|[\s,(]*{KHOA}\)?")
_ANY_CONGRESS = re.compile(r"\s+(?:của\s+)?(?:đại hội|ĐH)(?!\w)", re.IGNORECASE)
# Of many congresses at once ("Đại hội Đảng bộ các cấp").
_COLLECTIVE = pattern(r"(?<!\w)(?:{collective}|từng|và)(?!\w)")
# Names of laws with a comma: "Phòng, chống …", "Thi đua, khen thưởng".
_COMMA_ENDS = r",(?!\s+{comma_in_law}(?!\w))"
_OTHER_KIND = r"\s+và\s+(?={kind_begins})"
_LAW_END = pattern(
    rf"[;:.()“”\"–]|\s-\s|{_COMMA_ENDS}|{_OTHER_KIND}|(?<!\w)(?:{{law_end}}|số(?=\s*(?::\s*)?\d))(?!\w)", flags=0
)
_AMENDING = re.compile(r"\s+(?:sửa đổi|bổ sung)[^;.()]{0,80}?(?:của\s+|(?=Luật|Bộ luật))(?=\w)", re.IGNORECASE)
_AMENDING_END = pattern(r"[;.(),]|\s{amending_end}\s|\svà (?!Luật|Bộ luật)\s", flags=0)
_NAMED = re.compile(r"\s+(?=[A-ZĐÂÊÔƠƯĂ])")
_NO_LAW = pattern(r"{no_law}(?!\w)", flags=0)
_LAW_WORDS = 16
_CHARTER = pattern(r"\s+(?:{has_charter}|Hội(?:\s+[A-ZĐ]\w+){1,3})(?!\s+(?:bộ|ủy|viên))(?!\w)", flags=0)


@dataclass(frozen=True, slots=True)
class Title:
    """A title that singles a document out.

    Attributes:
        end: Where the name with it ends.
        open: Whether date, issuer or subject may follow.
    """

    end: int
    confidence: float
    issuer: Span | None = None
    subject: Span | None = None
    open: bool = False


def find_law(text: str, head: re.Match[str], kind: str, end: int) -> Title | None:
    """A law's name, from its first capital to where the sentence goes on."""
    at = head.end()
    if kind == "Hiến pháp":
        return Title(period_end(text, at, end), 0.9, open=True) if head[0][0].isupper() else None
    amending = _AMENDING.match(text, at, end)
    if amending and head[0][0].isupper():
        stop = _AMENDING_END().search(text, amending.end(), end)
        return Title(period_end(text, stop.start() if stop else end, end), 0.85, open=True)
    named = _NAMED.match(text, at, end)
    if named is None:
        return None
    stop = _LAW_END().search(text, named.end(), end)
    name = text[named.end() : stop.start() if stop else end].rstrip(" ,")
    if not name or len(name.split()) > _LAW_WORDS or _NO_LAW().match(name) or kind_head().match(name):
        return None
    return Title(period_end(text, named.end() + len(name), end), 0.9, open=True)


def find_resolution(text: str, at: int, end: int) -> Title | None:
    """A congress's or conference's resolution, told by ordinal or term."""
    for named in (_CONGRESS, _CONGRESS_BY_TERM, _PLENUM, _COMMITTEE):
        match = named().match(text, at, end)
        if match is None or _COLLECTIVE().search(match["issuer"]):
            continue
        if named is _PLENUM and not _NUMBERED_PLENUM.search(match["issuer"]):
            continue
        reach = match.end()
        while (more := _MORE_OF_TERM().match(text, reach, end)) is not None:
            reach = more.end()
        certain = 0.65 if named is _COMMITTEE and "lần" not in match[0] else 0.9
        issuer = Span(match.start("issuer"), match.end("issuer"))
        return Title(reach, certain, issuer=issuer, open=named in (_PLENUM, _COMMITTEE))
    return None


def is_of_any_congress(text: str, at: int) -> bool:
    """Whether a resolution of a congress is spoken of, though not of which."""
    return _ANY_CONGRESS.match(text, at) is not None


def find_charter(text: str, at: int, end: int) -> Title | None:
    """The charter of the Party or of an association."""
    match = _CHARTER().match(text, at, end)
    return Title(match.end(), 0.7) if match else None
