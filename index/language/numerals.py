"""Numbers as words: Vietnamese and English ordinals and Roman numerals, where they count something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language.text import fold, has_marks, normalise_word

_DIGITS = {
    "một": 1, "mốt": 1, "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_FOLDED_DIGITS = {fold(word): value for word, value in _DIGITS.items()}
_ONLY_AFTER_TEN = frozenset({"mốt", "lăm", "nhăm", "lam", "nham"})
_NEVER_AFTER_TEN = frozenset({"năm", "nam", "nhất", "nhat", "nhì", "nhi"})
"""Five after ten is "lăm": in "lần thứ mười năm 2020" a year follows the tenth."""
_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_NUMERAL = re.compile(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
# "lần thứ bảy", "lần 2", "khóa XXVIII", "thứ nhất", "kỳ họp thứ 5"; and "7th", "seventh".
_WHAT = r"\b(?P<what>lần\s+thứ|lan\s+thu|lần|lan|khóa|khoá|khoa|thứ|thu)"
_NUMBER = r"\s+(?P<number>\d{1,3}(?![\w%]|[/.,]\d)|[^\W\d_]+(?:\s+[^\W\d_]+){0,2})"
_COUNTED = re.compile(_WHAT + _NUMBER, re.IGNORECASE)
_ENGLISH_COUNTED = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ENGLISH)}))\b", re.IGNORECASE
)
_DATE = re.compile(r"\s*,?\s*(?:ngày|ngay|\d{1,2}[/-]\d)", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\b(?:sáng|trưa|chiều|tối|ngày|mỗi|hằng|sang|trua|chieu|toi|ngay|moi|hang)\s+$", re.IGNORECASE
)
_YEAR = re.compile(r"\s+(?:(?:19|20)\d\d|nay|ngoái|trước|sau|học|mới|qua|ngoai|truoc|hoc|moi)\b", re.IGNORECASE)
_MONEY = re.compile(r"\s+(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|ty|ti|trieu|nghin|ngan|dong)\b", re.IGNORECASE)
_COUNTS_ONLY_AFTER_THU = frozenset({"tư", "tu", "sau"})
"""After "lần" or "khóa" alone these are words of their own: "lần tư vấn", "lan sau"."""
_WORDS_LIKE_ROMAN = frozenset({"i", "v", "x", "l", "c", "vi", "xi", "li"})


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A count in a text: the seventh conference is ("lần", 7), the seventh term ("khóa", 7)."""

    start: int
    end: int
    what: str
    value: int


def find_ordinals(text: str) -> Iterator[Ordinal]:
    """The ordinals of a text, in any of their spellings; without marks only where the whole text has none.

    `what` is "lần" for a time ("lần thứ", "lần", bare "thứ", English) and "khóa" for a term.
    """
    marked = has_marks(text)
    at = 0
    while match := _COUNTED.search(text, at):
        found = _counted(text, match, marked=marked)
        at = match.end("what") if found is None else found.end
        if found is not None:
            yield found
    for match in _ENGLISH_COUNTED.finditer(text):
        # Upper case first, because "ſ" and "ı" match "s" and "i" here and have no other lower case.
        value = int(match["digits"]) if match["digits"] else _ENGLISH.index(match["word"].upper().lower()) + 1
        if value:
            yield Ordinal(match.start(), match.end(), "lần", value)


def _counted(text: str, match: re.Match[str], *, marked: bool) -> Ordinal | None:
    """The ordinal that a match of the pattern is, if it is one."""
    what = " ".join(match["what"].lower().split())
    if marked and what.isascii() and what != "lan thu":
        return None  # "tổng thu 30 tỷ", "khoa học", "lan tỏa"
    words = list(re.finditer(r"\w+", match["number"]))
    lengths = (words[count - 1].end() for count in range(len(words), 0, -1))
    values = ((length, number_value(match["number"][:length], marked=marked)) for length in lengths)
    length, value = next(((length, value) for length, value in values if value), (0, 0))
    if not value:
        return None
    number, end = match["number"][:length], match.start("number") + length
    is_year = fold(number) == "nam" and _YEAR.match(text, end)
    is_word = not what.endswith(("thứ", "thu")) and number.lower() in _COUNTS_ONLY_AFTER_THU
    is_word |= what in ("lần", "lan") and number in _WORDS_LIKE_ROMAN
    is_weekday = what in ("thứ", "thu") and (_DATE.match(text, end) or _PART_OF_DAY.search(text, 0, match.start()))
    if is_year or is_word or is_weekday or (what == "thu" and _MONEY.match(text, end)):
        return None
    return Ordinal(match.start(), end, "khóa" if fold(what) == "khoa" else "lần", value)


def number_value(text: str, *, marked: bool = False) -> int | None:
    """The value of digits, a Roman numeral, or Vietnamese words up to ninety-nine; None for anything else.

    Args:
        marked: Whether the words must carry their marks: then "sau" (after) is not "sáu" (six).
    """
    words = [normalise_word(word) for word in text.split()]
    if len(words) == 1:
        if words[0].isdecimal():
            return int(words[0]) if len(words[0]) <= 9 else None
        if words[0] in ("mười", "muoi") and not (marked and words[0] == "muoi"):
            return 10
        return (None if words[0] in _ONLY_AFTER_TEN else _digit(words[0], marked=marked)) or roman_value(words[0])
    if not 2 <= len(words) <= 3:
        return None
    unit = 0 if words[-1] in ("mươi", "muoi") else _digit(words[-1], marked=marked)
    if unit is None or words[-1] in _NEVER_AFTER_TEN:
        return None
    if len(words) == 2 and words[0] in ("mười", "muoi"):
        return 10 + unit if unit else None
    tens = _digit(words[0], marked=marked)
    if tens is None or tens < 2 or words[1] not in ("mươi", "muoi") or (len(words) == 3) != bool(unit):
        return None
    return 10 * tens + unit


def _digit(word: str, *, marked: bool) -> int | None:
    return _DIGITS.get(word) or (None if marked else _FOLDED_DIGITS.get(word))


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral up to 399 in either case, None for anything else."""
    if not _ROMAN_NUMERAL.fullmatch(text.lower()):
        return None
    values = [_ROMAN[letter] for letter in text.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


# Numbers in figures, of which one is spelt in several ways: "1.234,5", "1234,5", "1,234.5"; "45.670", "45 670".
_SPACED = re.compile(r"(?<![\w.,/-])(?:(?P<before>[^\W\d_]+) )?(?P<number>\d{1,3}(?: \d{3})+)(?![\w/-]|[.,]\d)")
_NUMBERED = frozenset("ngay thang quy nam thu khoa lan so dieu khoan muc diem chuong bai trang".split())
"""A number behind these is theirs, and the next another: "tháng 3 250 đoàn viên"; folded."""
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<point>[.,])\d{3}(?:(?P=point)\d{3})*)(?:(?!(?P=point))[.,](?P<rest>\d+))?"
)
_SCALES = {"nghin": 3, "ngan": 3, "trieu": 6, "ty": 9, "ti": 9}


def with_points(text: str) -> str:
    """The text, as long as it is, with points for the blanks within numbers: "45 670 tấn" → "45.670 tấn"."""
    return _SPACED.sub(_with_points, text)


def _with_points(match: re.Match[str]) -> str:
    if fold(match["before"] or "") in _NUMBERED:
        return match[0]
    return match[0][: match.start("number") - match.start()] + match["number"].replace(" ", ".")


def plain_number(written: str) -> str:
    """A number as Vietnamese writes it without points, zeros before and behind: "1,234.50" → "1234,5".

    One group behind a comma is a fraction ("45,670"), behind a point a thousand; anything else stays ("30.6.2020").
    """
    grouped = _GROUPED.fullmatch(written)
    whole, rest = re.split("[.,]", written, maxsplit=1) if re.search("[.,]", written) else (written, "")
    if grouped and (grouped["rest"] or grouped["point"] == "." or grouped["whole"].count(",") > 1):
        whole, rest = re.sub("[.,]", "", grouped["whole"]), grouped["rest"] or ""
    if not whole.isdecimal() or (rest and not rest.isdecimal()):
        return written
    return ",".join(part for part in (whole.lstrip("0") or "0", rest.rstrip("0")) if part)


def in_full(number: str, scale: str) -> str | None:
    """A plain number times the word behind it: "62,5", "triệu" → "62500000"; None if that is no scale."""
    whole, _, rest = number.partition(",")
    zeros = _SCALES.get(fold(scale))
    if zeros is None or len(rest) > zeros or not whole.isdecimal():
        return None
    return f"{whole}{rest.ljust(zeros, '0')}".lstrip("0") or "0"
