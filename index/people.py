"""People and their offices as office news writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.text import fold, normalise_word
from index.types import Span

# The family names of nearly all Vietnamese, Kinh and minority peoples (Tổng cục Thống kê; Lê Trung Hoa, "Họ và tên
# người Việt Nam", 2005). A run of capitals that begins otherwise counts as a name only after "đồng chí" or a title.
_FAMILY_NAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Ân Âu Bạch Bàn Bành Bế Ca Cà Cái Cao Cấn
Châu Chu Chung Chử Cung Cù Cư Danh Diệp Doãn Dư Đàm Đan Đào Đậu Điền Điểu Điêu Đinh Đoàn Đoạn Đồng Đổng Đới Đường
Giang Giàng Giáp Hà Hạ Hán Hàn Hầu Hảng Hoa Hồng Hứa Kha Khổng Khuất Khúc Khương Kiều Kim Kpă Ksor La Lã Lại Lạc Lầu
Lâm Lăng Lều Liễu Lò Lô Lục Lữ Lương Lường Lưu Ma Mã Mạc Mạch Mai Mẫn Mẫu Mông Mùa Nghiêm Ngọ Nhữ Ninh Nông Phí Phùng
Phương Quách Quan Quàng Rơ Sầm Sơn Sùng Tạ Tăng Thạch Thái Thân Thào Thẩm Thiều Tiêu Tiền Tòng Tô Tôn Tống Trà Trang
Trầm Triệu Trình Trịnh Trưng Trương Từ Tường Ung Uông Vàng Vày Văn Vi Vừ Vương Xa Xồng Y Ứng
"""
FAMILY_NAMES = frozenset(normalise_word(name) for name in _FAMILY_NAMES.split())
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_SYLLABLE = rf"[{_UPPER}][^\W\d_]*"
_RUN = re.compile(rf"(?<![\w-]){_SYLLABLE}(?:[ \u00a0]{_SYLLABLE}){{1,4}}(?![\w])")
_PLACE_BEFORE = re.compile(
    r"(?:xã|huyện|tỉnh|thị trấn|thị xã|thành phố|tp\.?|phường|quận|thôn|xóm|bản|làng|ấp|khu|cụm|nghiệp|đường|phố|cầu"
    r"|chợ|hồ|sông|trường|dự án|kcn|ccn|đền|chùa)\s+$",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(r"(?:đồng chí|đ/c|các đồng chí:?|ông|bà|anh|chị|cô|thầy)\s+$", re.IGNORECASE)
# Words that begin an office, and those that may go on with it; lower case, normalised.
OFFICE_HEADS = (
    "nguyên", "quyền", "bí thư", "phó bí thư", "chủ tịch", "phó chủ tịch", "chủ nhiệm", "phó chủ nhiệm", "trưởng",
    "phó trưởng", "phó ban", "giám đốc", "phó giám đốc", "chánh", "phó chánh", "chỉ huy", "phó chỉ huy",
    "chính trị viên", "viện trưởng", "phó viện trưởng", "ủy viên", "tỉnh ủy viên", "huyện ủy viên", "thành ủy viên",
    "thị ủy viên", "đảng ủy viên", "quận ủy viên", "thường trực", "tuv", "huv", "uvbtv", "uv", "đại biểu",
    "hiệu trưởng", "phó hiệu trưởng", "tổng biên tập", "thư ký", "phó thư ký", "đội trưởng", "trạm trưởng",
    "kế toán trưởng", "thủ trưởng", "bộ trưởng", "thứ trưởng", "thủ tướng", "phó thủ tướng", "tổng bí thư",
    "phó trưởng ban", "cục trưởng", "chi cục trưởng", "vụ trưởng", "phó tổng", "tổng giám đốc", "hạt trưởng",
    "quản đốc", "phó",
)  # fmt: skip
_OFFICE_WORDS = """
ủy thư tịch viên vụ trực phòng ban trưởng huyện tỉnh xã thị trấn thành phố phường quận nhân dân hội đồng đoàn thể công
an quân sự kiểm tra tổ chức tuyên giáo vận nội chính và kiêm tại khóa nhiệm kỳ thường chấp hành đảng bộ chi mặt trận
quốc liên hiệp phụ nữ nông cựu chiến binh thanh niên cộng sản lao động dục đào tạo y tế tài kế hoạch nguyên môi trường
tư pháp văn hóa thông tin nghiệp phát triển thôn kinh hạ tầng thương tộc chỉ huy sở chuyên trách cấp cục thuế trung
ương trị bầu cử phó giám đốc chánh
"""
OFFICE_WORDS = frozenset(_OFFICE_WORDS.split())
_WORD = re.compile(r"[^\W_]+")
_VERB = re.compile(
    r"đồng chủ|chủ trì|phát biểu|phát động|kiểm tra (?:việc|công|tình)|tại (?:hội|buổi|lễ)|chính thức|và các"
    r"|tổ chức (?:hội|lễ)"
)
_JOINT = re.compile(r"\s*(?:,|[-–—:]|\(|kiêm|\s)\s*", re.IGNORECASE)
# What may stand between a name and the office said of it, and between an office and its holder.
_HOLDS = re.compile(
    r"\s+(?:(?:hiện|đang|đã|được (?:bầu|bổ nhiệm|phân công|chỉ định|tín nhiệm bầu|điều động))\s+)*"
    r"(?:là|làm|giữ (?:chức(?: vụ)?|cương vị))\s+",
    re.IGNORECASE,
)
_HELD_BY = re.compile(
    r"\s*(?:[:–—-]|,(?=\s*(?:đồng chí|đ/c|ông|bà)\s)|\blà\b)?\s*(?:(?:đồng chí|đ/c|ông|bà)\s+)?", re.IGNORECASE
)
_CAPITAL_TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "thầy"})


@dataclass(frozen=True, slots=True)
class Official:
    """A person with the offices that the text gives beside the name.

    Attributes:
        name: Where the name stands.
        offices: Where each office stands, in order; at least one.
    """

    name: Span
    offices: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last of them."""
        spans = (self.name, *self.offices)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def find_names(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The personal names in `text[start:end]`.

    Two to five capitalised syllables that begin with a family name, or that a title such as "đồng chí" goes before; an
    office's capitals are not a name.
    """
    end = len(text) if end is None else end
    at = start
    while match := _RUN.search(text, at, end):
        span = _name_in(text, match)
        first = match[0].split()[0]
        if span is None and normalise_word(first) in _CAPITAL_TITLES:
            at = match.start() + len(first)  # "Ông Hoàng Văn Bảy" at a sentence's start
        elif span is None:
            # "HĐND Nguyễn Văn A": a name may follow an abbreviation, but never the first part of another name.
            follows_abbreviation = len(first) > 1 and first.isupper() and not match[0].isupper()
            at = match.start() + len(first) if follows_abbreviation else match.end()
        else:
            yield span
            at = span.end


def _name_in(text: str, match: re.Match[str]) -> Span | None:
    """The name that begins the run, without an office or unit run together with it."""
    titled = bool(_TITLE_BEFORE.search(text, max(0, match.start() - 14), match.start()))
    syllables = list(re.finditer(_SYLLABLE, match[0]))
    words = [normalise_word(syllable[0]) for syllable in syllables]
    if (words[0] not in FAMILY_NAMES and not titled) or _office_length(words, 0):
        return None
    count = len(words)
    for at in range(1, len(words)):
        if at >= 2 and _office_length(words, at):
            count = at
            break
    # "Mai Văn Thanh Phó Bí thư": "Phó" is capitalised, its next word too, and together they begin an office.
    if (
        match.end() < len(text)
        and count == len(words)
        and count > 2
        and words[-1] in {"phó", "bí", "chủ", "trưởng", "ủy"}
    ):
        count -= 1
    if count < 2 or (syllables[0][0].isupper() and len(syllables[0][0]) > 1 and not match[0].isupper()):
        return None
    if count == 2 and not titled and _PLACE_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None
    last = syllables[count - 1]
    return Span(match.start(), match.start() + last.end())


def _office_length(words: list[str], at: int) -> int:
    """How many words from `at` on are an office's beginning; 0 if none."""
    best = 0
    for head in OFFICE_HEADS:
        parts = head.split()
        if words[at : at + len(parts)] == parts:
            best = max(best, len(parts))
    return best


def find_offices(text: str, start: int, end: int) -> Iterator[Span]:
    """The offices named in `text[start:end]`, each from its head word to the last word that belongs to it."""
    found = [(m.start(), m.end(), normalise_word(m[0])) for m in _WORD.finditer(text, start, end)]
    at = 0
    while at < len(found):
        length = _office_length([word for _, _, word in found[at : at + 3]], 0)
        if not length or not _starts_office(text, found[at][0]):
            at += 1
            continue
        last = at + length - 1
        while last + 1 < len(found) and _belongs(text, found[last][1], found[last + 1]):
            last += 1
        while last > at + length - 1 and found[last][2] in {"và", "tại", "kiêm"}:
            last -= 1
        yield Span(found[at][0], found[last][1])
        at = last + 1


def _starts_office(text: str, start: int) -> bool:
    """An office begins with a capital in these texts, or is asked for in lower case at a question's start."""
    return text[start].isupper() or start == 0 or text[start - 1] in " \n\u00a0(,-–:;"


def _belongs(text: str, end_before: int, word: tuple[int, int, str]) -> bool:
    """Whether the next word goes on with the office: only spaces between, and a capital, a unit's word or a number."""
    start, _, normalised = word
    gap = text[end_before:start]
    if gap.strip(" \u00a0") or "\n" in gap or _VERB.match(text, start):
        return False
    if text[start].isupper():
        return not any(True for name in find_names(text, start, min(len(text), start + 40)) if name.start == start)
    return normalised in OFFICE_WORDS


def find_officials(text: str, start: int = 0, end: int | None = None) -> Iterator[Official]:
    """The people in `text[start:end]` with the offices beside their names.

    Offices follow the name after a comma, a dash, a bracket, nothing or what says that they are held ("A, Bí thư Huyện
    ủy, Chủ tịch HĐND huyện", "A giữ chức Bí thư"), or one stands before it ("Bí thư Huyện ủy A", "Bí thư Huyện ủy là
    đồng chí A"). A name without an office is left out.
    """
    end = len(text) if end is None else end
    names = list(find_names(text, start, end))
    edges = [*(name.start for name in names[1:]), end][: len(names)]
    before = start
    for name, edge in zip(names, edges, strict=True):
        offices: list[Span] = []
        at = name.end
        while joint := (not offices and _HOLDS.match(text, at, edge)) or _JOINT.match(text, at, edge):
            following = next(find_offices(text, joint.end(), edge), None)
            if following is None or following.start != joint.end():
                break
            offices.append(following)
            at = following.end
        if not offices:
            leading = [
                span
                for span in find_offices(text, before, name.start)
                if _HELD_BY.fullmatch(text, span.end, name.start)
            ]
            offices = leading[-1:]
        if offices:
            yield Official(name, tuple(offices))
        before = max(name.end, offices[-1].end if offices else name.end)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are the same name, marks and case aside."""
    return fold(one).split() == fold(other).split()
