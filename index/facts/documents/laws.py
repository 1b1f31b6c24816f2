"""Laws, congress resolutions and charters: documents that their names alone single out."""

import re
from dataclasses import dataclass

from index.facts.documents.kinds import HEAD
from index.facts.documents.periods import KHOA, NTH, ROMAN, TERM, period_end
from index.types import Span

_CONGRESS = re.compile(
    rf"\s+(?:của\s+)?(?:lần\s+thứ\s+\w+\s+)?"
    rf"(?P<issuer>(?:Đại hội|ĐH)(?:\s+[^\W\d_]+){{0,10}}?\s+(?:{NTH}|{ROMAN}|{KHOA})"
    rf"(?:\s+của\s+Đảng(?!\s+bộ)|\s+(?:của\s+)?Đảng bộ\s+(?:tỉnh|huyện|thành phố|xã|thị xã|quận))?)",
    re.IGNORECASE,
)
_CONGRESS_BY_TERM = re.compile(
    rf"\s+(?:của\s+)?(?P<issuer>(?:Đại hội|ĐH)(?:\s+[^\W\d_]+){{1,10}}?)(?:,\s*|\s+){TERM}", re.IGNORECASE
)
_PLENUM = re.compile(
    rf"\s+(?:của\s+)?(?P<issuer>(?:Hội nghị\s+|HN\s*)?(?:{NTH}\s+)?(?:(?:của\s+)?(?:BCH|Ban Chấp hành)\s+)?"
    rf"(?:Trung ương|TW|T\.?Ư)(?:\s+Đảng)?(?:\s+(?:{NTH}|{ROMAN}))?)(?:[\s,(]*{KHOA}\)?)?",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    rf"\s+(?:của\s+)?(?P<issuer>(?:(?:Hội nghị|kỳ họp)(?:\s+{NTH})?\s*(?:,\s*)?)?"
    rf"(?:Ban Chấp hành\s+|BCH\s+|Ban Thường vụ\s+)?(?:Đảng bộ|(?:Huyện|Tỉnh) (?:ủy|uỷ)|HĐND|Hội đồng nhân dân)"
    rf"(?:\s+[^\W\d_]+){{0,5}}?,?\s+(?:{NTH}|{KHOA}))",
    re.IGNORECASE,
)
_NUMBERED_PLENUM = re.compile(r"\d|[IVX]{1,5}$|(?:thứ|lần)\s")
_MORE_OF_TERM = re.compile(rf"\s*(?:,\s*)?{TERM}|[\s,(]*{KHOA}\)?", re.IGNORECASE)
_ANY_CONGRESS = re.compile(r"\s+(?:của\s+)?(?:đại hội|ĐH)(?!\w)", re.IGNORECASE)
# Of many congresses at once ("Đại hội Đảng bộ các cấp").
_COLLECTIVE = re.compile(
    r"các\s+cấp|cơ\s+sở|cấp\s+mình|các\s+xã|từng|cấp\s+trên|cấp\s+xã|các\s+chi|(?<!\w)và(?!\w)", re.IGNORECASE
)
# Names of laws with a comma: "Phòng, chống …", "Thi đua, khen thưởng".
_COMMA_IN_LAW = (
    r",(?!\s+(?:chống|bổ sung|khen thưởng|sử dụng|tố cáo|cư trú|cứu|chữa|thực hành|công nghiệp|kiểm|vệ sinh|nhập cảnh"
    r"|quá cảnh|xuất|quản lý|lưu trú|công chức|tôn giáo)(?!\w))"
)
_OTHER_KIND = "(?:Luật|Bộ luật|Nghị|Thông|Pháp|Hiến|Quy|Chỉ|Kế|Chương|Hướng|Quyết|Điều)"
_LAW_END = re.compile(
    rf"[;:.()“”\"–]|\s-\s|{_COMMA_IN_LAW}|\s+và\s+(?={_OTHER_KIND})"
    r"|(?<!\w)(?:năm|ngày|về|số(?=\s*(?::\s*)?\d)|được|đã|có|của(?! Nhà nước)|cho|trên|trong|đối với|ở(?! cơ sở)|tại|để"
    r"|đến|tới|theo|quy định|là|như|này|sẽ|vào|thì|khi|nhằm|cũng|do|bằng|với|và (?:các|một|những)|chưa|không|phải"
    r"|cần|hiện|còn|một cách|gắn|đi vào|mới|cùng|kết hợp)(?!\w)",
)
_AMENDING = re.compile(r"\s+(?:sửa đổi|bổ sung)[^;.()]{0,80}?(?:của\s+|(?=Luật|Bộ luật))(?=\w)", re.IGNORECASE)
_AMENDING_END = re.compile(r"[;.(),]|\s(?:ngày|năm|số|được|đã|có hiệu lực|và (?!Luật|Bộ luật))\s")
_NAMED = re.compile(r"\s+(?=[A-ZĐÂÊÔƠƯĂ])")
_NO_LAW = re.compile(r"(?:Việt|[sS]ư|[gG]ia|này|[sS]ố)(?!\w)")
_LAW_WORDS = 16
_CHARTER = re.compile(
    r"\s+(?:Đảng(?:\s+[Cc]ộng sản Việt Nam)?|Đoàn(?:\s+TNCS Hồ Chí Minh)?|Hội(?:\s+[A-ZĐ]\w+){1,3}"
    r"|Công đoàn(?: Việt Nam)?)(?!\s+(?:bộ|ủy|viên))(?!\w)"
)


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
        stop = _AMENDING_END.search(text, amending.end(), end)
        return Title(period_end(text, stop.start() if stop else end, end), 0.85, open=True)
    named = _NAMED.match(text, at, end)
    if named is None:
        return None
    stop = _LAW_END.search(text, named.end(), end)
    name = text[named.end() : stop.start() if stop else end].rstrip(" ,")
    if not name or len(name.split()) > _LAW_WORDS or _NO_LAW.match(name) or HEAD.match(name):
        return None
    return Title(period_end(text, named.end() + len(name), end), 0.9, open=True)


def find_resolution(text: str, at: int, end: int) -> Title | None:
    """A congress's or conference's resolution, told by ordinal or term."""
    for pattern in (_CONGRESS, _CONGRESS_BY_TERM, _PLENUM, _COMMITTEE):
        match = pattern.match(text, at, end)
        if match is None or _COLLECTIVE.search(match["issuer"]):
            continue
        if pattern is _PLENUM and not _NUMBERED_PLENUM.search(match["issuer"]):
            continue
        reach = match.end()
        while (more := _MORE_OF_TERM.match(text, reach, end)) is not None:
            reach = more.end()
        certain = 0.65 if pattern is _COMMITTEE and "lần" not in match[0] else 0.9
        issuer = Span(match.start("issuer"), match.end("issuer"))
        return Title(reach, certain, issuer=issuer, open=pattern in (_PLENUM, _COMMITTEE))
    return None


def is_of_any_congress(text: str, at: int) -> bool:
    """Whether a resolution of a congress is spoken of, though not of which."""
    return _ANY_CONGRESS.match(text, at) is not None


def find_charter(text: str, at: int, end: int) -> Title | None:
    """The charter of the Party or of an association."""
    match = _CHARTER.match(text, at, end)
    return Title(match.end(), 0.7) if match else None
