"""The body that issued a document, as it is named after "của" or before "ban hành"."""

import re

from index.entities.bodies import is_body
from index.facts.documents.kinds import HEAD
from index.types import Span

_BODY_WORDS = frozenset(
    "ủy uỷ ban nhân dân hội đồng thường vụ trực chấp hành đảng bộ chi huyện tỉnh xã thị trấn thành phố phường quận"
    " trung ương chính phủ thủ tướng quốc cấp công an quân sự sở phòng mặt trận chủ tịch trưởng bí thư giám đốc đại"
    " biểu toàn lần thứ khóa khoá nước cơ quan liên bch btv ubnd hđnd mttq tw".split()
)
"""Lower-case words that may stand anywhere in a body's name."""
_FIELD_WORDS = frozenset(
    "bộ trị tổ chức giáo dục đào tạo tuyên vận nội kiểm tra đoàn thể công liên hiệp phụ nữ nông cựu chiến binh thanh"
    " niên cộng sản lao động thương y tế tài kế hoạch nguyên môi trường tư pháp văn hóa hoá thông tin nghiệp phát triển"
    " thôn kinh hạ tầng chỉ huy đạo cục thuế bầu cử chánh án viện sát khoa học nghệ thể thao du lịch dựng tộc giao vận"
    " tải ngân hàng gia bảo hiểm hội xã toán trung tâm đội quân dân phòng vật minh soát dự trữ".split()
)
"""Those that may only follow a capital ("Bộ Chính trị", "Phòng Giáo dục"): elsewhere they may be verbs ("tổ chức")."""
_BODY_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
# Where a body's name ends: words that begin like one of its words and are another.
_NO_BODY = re.compile(
    r"(?:nhiệm kỳ|năm \d|giai đoạn|ban hành|công bố|phòng,? chống|phòng ngừa|chấp hành (?![Đđ]ảng)"
    r"|hội nghị|đại hội (?!đ)|bộ (?:máy|phận|tiêu)"
    r"|tổ chức (?:thực|triển|hội|đại|các|họp)|công (?:tác|nhận|khai|tâm)|chính (?:sách|thức)"
    r"|dân (?:chủ|cư|số|vận)|đồng (?:chí|thời|bộ)|toàn (?:diện|thể|văn)|trưởng (?:thành|thôn)|an (?:ninh|toàn|sinh)"
    r"|quốc phòng|thành (?:lập|công|viên|tích)|thường xuyên|quan (?:trọng|tâm)|trực (?:tiếp|thuộc|tuyến)|liên quan"
    r"|cấp (?:giấy|phát)|thứ (?:hai|ba|tư|năm|sáu|bảy),|xã hội|đại đoàn|quân dân|trên|trong|thị trường|sự )"
)
_AFTER_BODY = re.compile(r"\s*(?:$|[.;:()“\"”]|,|(?:về|v/v|ngày|nhiệm|năm|giai|khóa|số|quy định|hướng dẫn|và)(?!\w))")
_AGAINST = re.compile(r"\s+phòng,? chống (?:thiên tai|tham nhũng|tội phạm|dịch(?: bệnh)?)(?:\s+C\w+-19)?")
_FURTHER = re.compile(r"\s*,\s*(?:của\s+)?|\s+(?:và|và của)\s+|\s+[-–]\s+|\s+")


_ORDINAL = re.compile(r"[IVXL]+|\d{1,2}")
_BEFORE_ORDINAL = re.compile(r"(?:khóa|khoá|lần|thứ|quận|phường)\s+$", re.IGNORECASE)
_TERM_IN_BRACKETS = re.compile(r"\s*\((?:khóa|khoá)\s+[IVXL\d]+\)", re.IGNORECASE)
_LOOSE_END = re.compile(r"\s+(?:thứ|lần|khóa|khoá|của|và|cấp này)$")
_COMMITTEE_AGAINST = re.compile(r"Ban [Cc]hỉ (?:đạo|huy)")
_LOWER_BODY = re.compile(r"cấp ủy|liên|ban|bộ|đại hội|hội nghị")
_OFFICER = re.compile(r"(?:Phó|Bí thư|Trưởng|Giám đốc|Đồng chí|đồng chí|Ông|Bà|Các|Toàn)\s")
_LONG_BODY = re.compile(r"[^,;:.()“”\"\n]{6,120}?(?=\s+(?:về|ngày|năm|nhiệm kỳ)\s|[,;:.(“\"]|$)")
_BODY_ACTS = re.compile(
    r"(?<!\w)(?:ban hành|triển khai|thực hiện|hướng dẫn|quy định|tổ chức|đã|được|phê duyệt|thông qua|là|có|trong"
    r"|tại)(?!\w)"
)


def find_body(text: str, at: int, end: int) -> Span | None:
    """The body named at `at`, with its term: capitalised words and those that bodies' names are made of."""
    last, before_comma = _body_end(text, at, end)
    if before_comma and not _AFTER_BODY.match(text, last, end):
        last = before_comma  # "của Tỉnh ủy, UBND huyện đã …"
    while tail := _LOOSE_END.search(text, max(at, last - 12), last):
        last = tail.start()
    if _COMMITTEE_AGAINST.match(text, at, last) and (against := _AGAINST.match(text, last, end)):
        last = against.end()
    name = text[at:last]
    if " " not in name:
        return _long_body(text, at, end)
    if _OFFICER.match(name) or not (is_body(name) or name[:1].isupper() or _LOWER_BODY.match(name)):
        return None
    return Span(at, last)


def _body_end(text: str, at: int, end: int) -> tuple[int, int]:
    """Where the run of a body's words ends, and where it does before its first comma (0 if it has none)."""
    start = last = at
    previous = ""
    before_comma = 0
    while (word := _BODY_WORD.match(text, at, end)) and not _NO_BODY.match(text, at, end):
        if not _belongs(word[0], previous, text[max(start, last - 8) : at]):
            break
        previous, last = word[0], word.end()
        if bracket := _TERM_IN_BRACKETS.match(text, last, end):
            last = bracket.end()
        gap = _FURTHER.match(text, last, end)
        if gap is None:
            break
        comma = "," in gap[0]
        if gap[0].strip():
            goes_on = is_body(text[gap.end() : gap.end() + 60]) if comma else text[gap.end() : gap.end() + 1].isupper()
            if not goes_on or HEAD.match(text, gap.end()):
                break
        before_comma = before_comma or (last if comma else 0)
        at = gap.end()
    return last, before_comma


def _belongs(word: str, previous: str, before: str) -> bool:
    """Whether a word may stand in a body's name after `previous`."""
    if _ORDINAL.fullmatch(word):
        return bool(previous and _BEFORE_ORDINAL.search(before))
    after_capital = previous[:1].isupper() and previous != previous.upper()
    return word[0].isupper() or word.lower() in _BODY_WORDS or (after_capital and word.lower() in _FIELD_WORDS)


def _long_body(text: str, at: int, end: int) -> Span | None:
    """A body with a name in lower case ("Tổ công tác chuyên trách cải cách hành chính")."""
    match = _LONG_BODY.match(text, at, end)
    if match is None or not match[0][:1].isupper() or not is_body(match[0]) or _BODY_ACTS.search(match[0]):
        return None
    return Span(at, match.end())
