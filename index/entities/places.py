"""Where a text names administrative units, by the words before them: "huyện", "các xã", "Huyện ủy", "TP."."""

import re
from dataclasses import dataclass

from index.entities.units import units_named
from index.language.text import fold_space, normalise_word
from index.lexicon.people import FAMILY_NAMES
from index.types import Span

_MOST_WORDS = 6
_COMMITTEES = {"tinh": "tỉnh", "thanh": "thành phố", "huyen": "huyện", "thi": "thị xã", "quan": "quận"}
_UNITS = {
    "thanh pho": "thành phố",
    "thi tran": "thị trấn",
    "thi xa": "thị xã",
    "dac khu": "đặc khu",
    "phuong": "phường",
    "huyen": "huyện",
    "quan": "quận",
    "tinh": "tỉnh",
    "xa": "xã",
}
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "hu": "huyện"}
_LETTERS = {"t": "tỉnh", "h": "huyện", "q": "quận", "p": "phường", "x": "xã"}
_MARKED = {"tỉnh", "thành", "huyện", "thị", "quận", "ủy", "đoàn", *" ".join(_UNITS.values()).split()}
# The kind of a unit before its name, in folded text; "huyện Đoan Hùng" has no youth union ("Huyện đoàn") in its name.
_KIND = re.compile(
    rf"(?<![^\W_])(?:(?P<committee>{'|'.join(_COMMITTEES)})\s(?:uy|doan(?!\shung\b))(?=\s)"
    rf"|(?P<unit>{'|'.join(_UNITS).replace(' ', chr(92) + 's')})(?=:?\s)"
    r"|(?:(?P<short>t\.?p|tx|tt)|(?:vp ?)?(?P<office>hu)(?=\s))(?:\.|(?=\s)|(?=hcm))):?\s{0,2}"
)
_LETTER = re.compile(r"(?P<letter>[thqpx])(?:\.\s{0,2}|(?=\d))")
_PLURAL = re.compile(r"(?:cac|nhung|hai|ba|bon|nam|sau|bay|tam|chin|muoi|\d{1,2})\s$")
_BETWEEN = re.compile(r"\s?(?:[,;]\s?(?:va\s)?|va\s)")
_NAME = re.compile(r"[^\W_]+(?:(?:[ \u00a0]{1,2}|\n| ?[–-] ?|['’‘`])[^\W_]+){0,6}")
_WORD = re.compile(r"[^\W_]+")
# Written in small letters these are found too; "xã đoàn kết" and "phường an bình" may be no names.
_EVEN_SMALL = frozenset({"tỉnh", "huyện", "quận", "thị xã"})
# What follows a unit with a capital and is not its name: "UBND xã Ban Chỉ đạo …", "Huyện ủy Khóa XX".
_NO_NAME = frozenset(
    normalise_word(word)
    for word in "Ban Bí Báo Bộ Chi Chỉ Chủ Công Cơ Cục Đảng Đại Đề Đoàn Giám Hội Hướng Kế Khóa Kết Kỳ Lần Mặt Nghị"
    " Nhiệm Ông Bà Phó Phòng Quyết Sở Thông Thường Thủ Tổ Trưởng Trung Tờ UBND HĐND Ủy Văn Viện Việt Năm Tháng"
    " Quý".split()
)
_NEXT = _NO_NAME | FAMILY_NAMES
_FOLDED = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđð\u00a0",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydd ",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text.

    Attributes:
        place: Kind and name ("xã Thượng Kiệm"), also where the text writes "các xã Thượng Kiệm, …" or "Huyện ủy …".
        span: The name with the kind before it; of the further ones of an enumeration the name only.
    """

    place: str
    span: Span


def places_in(text: str) -> list[Mention]:
    """The units that a text names, in order: those of the table, and a kind with a plain name in capitals after it."""
    plain = folded(text)
    without_marks = plain == text.lower()
    found: list[Mention] = []
    end = 0
    for match in _KIND.finditer(plain):
        kind = _kind_of(match)
        if match.start() < end or not (without_marks or _is_marked(text, match)):
            continue
        scan = _Scan(text, plain, kind, without_marks=without_marks, listed_only=match["unit"] is None)
        mentions = scan.mentions(match.start(), match.end())
        found += mentions
        end = mentions[-1].span.end if mentions else end
    return found


def folded(text: str) -> str:
    """The text without marks, letter for letter, for Vietnamese."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" alone becomes two
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_FOLDED)


def _kind_of(match: re.Match[str]) -> str:
    if match["unit"]:
        return _UNITS[" ".join(match["unit"].split())]
    if match["committee"]:
        return _COMMITTEES[match["committee"]]
    return _SHORT[(match["short"] or match["office"]).replace(".", "")]


def _is_marked(text: str, match: re.Match[str]) -> bool:
    """Whether a kind found without marks stands there with its own; "tình", "quan" and "xa" are none."""
    if match["short"] or match["office"]:
        return text[match.start() : match.start() + 2].isupper() or bool(match["short"])
    return all(normalise_word(word) in _MARKED for word in _WORD.findall(text[match.start() : match.end()]))


def read_place(place: str) -> tuple[str, str] | None:
    """Kind and name of "UBND huyện Nam Sách", "H. Nam Sách" or "Huyện ủy Nam Sách"."""
    plain = folded(place)
    without_marks = plain == place.lower()
    match: re.Match[str] | None = None
    for match in _KIND.finditer(plain):
        if without_marks or _is_marked(place, match):
            return _kind_of(match), place[match.end() :].strip(" .;:")
    match = _LETTER.match(plain)
    return (_LETTERS[match["letter"]], place[match.end() :].strip(" .;:")) if match else None


class Words:
    """The words from a place in a text on that may make a name.

    Attributes:
        spans: Where they are.
        capitals: How many of the first ones have a capital, are a number or follow an apostrophe.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        match = _NAME.match(text, start)
        self.spans = [word.span() for word in _WORD.finditer(text, start, match.end())] if match else []
        written = [
            text[begin].isupper()
            or text[begin].isdigit()
            or (i > 0 and (text[begin - 1] in "'’‘`" or text[begin:end] == "trường"))  # "thị trấn Nông trường Lệ Ninh"
            for i, (begin, end) in enumerate(self.spans)
        ]
        self.capitals = written.index(False) if False in written else len(written)

    def first(self, count: int) -> str:
        """The first words with what stands between them."""
        return self.text[self.spans[0][0] : self.spans[count - 1][1]]

    def goes_on(self, count: int) -> bool:
        """Whether a blank and another capital follow the first words, and these are not in capitals throughout."""
        if count >= self.capitals or self.first(count).isupper():
            return False
        return not self.text[self.spans[count - 1][1] : self.spans[count][0]].strip(" \u00a0")


class _Scan:
    """The mentions behind one kind of unit."""

    def __init__(self, text: str, folded: str, kind: str, *, without_marks: bool, listed_only: bool) -> None:
        self.text = text
        self.folded = folded
        self.kind = kind
        self.without_marks = without_marks
        self.listed_only = listed_only or kind == "tỉnh"

    def mentions(self, start: int, at: int) -> list[Mention]:
        """The unit whose kind stands from `start` to `at`, and those enumerated after it."""
        plural = _PLURAL.search(self.folded, max(0, start - 8), start) is not None
        first = self._listed(at) or (None if self.listed_only else self._plain(at))
        if first is None:
            return []
        found, kept = [Mention(first.place, Span(start, first.span.end))], 1
        while between := _BETWEEN.match(self.folded, found[-1].span.end):
            following = self._listed(between.end(), enumerated=True) or (self._plain(between.end()) if plural else None)
            if following is None:
                break
            found.append(following)
            kept = len(found) if plural or "va" in between[0] else kept
        return found[:kept]

    def _listed(self, at: int, *, enumerated: bool = False) -> Mention | None:
        """The longest name of the table at a place."""
        words = Words(self.text, at)
        small = self.kind in _EVEN_SMALL and not enumerated
        for count in range(min(_MOST_WORDS, len(words.spans) if small else words.capitals), 0, -1):
            if count == 1 and not words.capitals:
                break
            name = words.first(count)
            if self._goes_on(words, count):
                continue
            rows = units_named(self.kind, name, without_marks=self.without_marks)
            if rows:
                proper = rows[0].name or fold_space(name)
                return Mention(f"{self.kind} {proper}", Span(words.spans[0][0], words.spans[count - 1][1]))
        return None

    def _goes_on(self, words: Words, count: int) -> bool:
        """Whether the name is but the beginning of a longer one: "UBND xã Trần Phú Hưng" names a person.

        A person or an office may follow: "xã Hồng Phong Nguyễn Văn A", "xã Hồng Phong Bí thư …".
        """
        if not words.goes_on(count) or (count > 1 and self.kind in ("tỉnh", "huyện")):
            return False
        first, following = (normalise_word(self.text[slice(*words.spans[i])]) for i in (0, count))
        return first in FAMILY_NAMES or following not in _NEXT

    def _plain(self, at: int) -> Mention | None:
        """A name of two or three words that nothing else in capitals follows."""
        words = Words(self.text, at)
        count = words.capitals
        if count not in (2, 3):
            return None
        name = words.first(count)
        begins = normalise_word(name.split()[0])
        if not all(word.istitle() for word in name.split(" ")) or begins in _NEXT:
            return None
        return Mention(f"{self.kind} {name}", Span(words.spans[0][0], words.spans[count - 1][1]))
