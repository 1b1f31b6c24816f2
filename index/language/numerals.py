"""Numbers as words: Vietnamese and English ordinals and Roman numerals, where they count something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language.text import fold, has_marks, normalise_word
from index.lexicon.kinds import numbers_of
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon, words

_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_NUMERAL = re.compile(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
# "lần thứ bảy", "lần 2", "khóa XXVIII", "thứ nhất", "kỳ họp thứ 5"; and "7th", "seventh".
_NUMBER = r"\s+(?P<number>\d{1,3}(?![\w%]|[/.,]\d)|[^\W\d_]+(?:\s+[^\W\d_]+){0,2})"
_ENGLISH_COUNTED = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ENGLISH)}))\b", re.IGNORECASE
)
_DATE = re.compile(r"\s*,?\s*(?:ngày|ngay|\d{1,2}[/-]\d)", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"(?:\d|\b(?:may|nhieu|mot|hai|ba|vai)) $")
"""What before "lần" counts it: "mấy lần một năm", "02 lần mỗi tháng"."""
_BEFORE = 8
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
    while match := _COUNTED().search(text, at):
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
    is_year = fold(number) == "nam" and _OF_YEAR().match(text, end)
    is_word = not what.endswith(("thứ", "thu")) and number.lower() in _either("only_after_nth")
    is_word |= what in ("lần", "lan") and number in _WORDS_LIKE_ROMAN
    before = fold(text[max(0, match.start() - _BEFORE) : match.start()])
    is_word |= what in ("lần", "lan") and _HOW_OFTEN.search(before) is not None
    on_a_day = _DATE.match(text, end) or _EACH_DAY().search(text, 0, match.start())
    is_weekday = what in ("thứ", "thu") and on_a_day
    if is_year or is_word or is_weekday or (what == "thu" and _MONEY().match(text, end)):
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
        return (None if words[0] in _only_after_ten() else _digit(words[0], marked=marked)) or roman_value(words[0])
    if not 2 <= len(words) <= 3:
        return None
    unit = 0 if words[-1] in ("mươi", "muoi") else _digit(words[-1], marked=marked)
    if unit is None or words[-1] in _either("never_after_ten"):
        return None
    if len(words) == 2 and words[0] in ("mười", "muoi"):
        return 10 + unit if unit else None
    tens = _digit(words[0], marked=marked)
    if tens is None or tens < 2 or words[1] not in ("mươi", "muoi") or (len(words) == 3) != bool(unit):
        return None
    return 10 * tens + unit


def _digit(word: str, *, marked: bool) -> int | None:
    return numbers_of("digit").get(word) or (None if marked else _folded_digits().get(word))


@from_lexicon
def _folded_digits() -> dict[str, int]:
    return {fold(word): value for word, value in numbers_of("digit").items()}


@from_lexicon
def _either(use: str) -> tuple[str, ...]:
    """Words of times as they are written, and without marks."""
    return tuple(dict.fromkeys((*words("dates", uses=use), *map(fold, words("dates", uses=use)))))


@from_lexicon
def _only_after_ten() -> frozenset[str]:
    """Words that count only behind "mươi", and without marks if no other is written so: "mot" may be one."""
    after = words("dates", uses="only_after_ten")
    others = {fold(word) for word in words("dates", uses="digit") if word not in after}
    return frozenset({*after, *map(fold, after)} - others)


_COUNTED = pattern(rf"\b(?P<what>{{what}}){_NUMBER}", what=lambda: alternatives(_either("counts")).replace(" ", r"\s+"))
_EACH_DAY = pattern(r"\b{before}\s+$", before=lambda: alternatives((*_either("part_of_day"), *_either("each_day"))))
"""What before "thứ" makes it a day of the week."""
_OF_YEAR = pattern(r"\s+(?:(?:19|20)\d\d|{behind})\b", behind=lambda: alternatives(_either("of_year")))
"""What behind "năm" makes it a year and no five."""
_MONEY = pattern(r"\s+{money}\b", money=lambda: alternatives(_either("money")))


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral up to 399 in either case, None for anything else."""
    if not _ROMAN_NUMERAL.fullmatch(text.lower()):
        return None
    values = [_ROMAN[letter] for letter in text.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


# Numbers in figures, of which one is spelt in several ways: "1.234,5", "1234,5", "1,234.5"; "45.670", "45 670".
_SPACED = re.compile(r"(?<![\w.,/-])(?:(?P<before>[^\W\d_]+) )?(?P<number>\d{1,3}(?: \d{3})+)(?![\w/-]|[.,]\d)")
_BLANK_WITHIN = re.compile(r"\d \d{3}")
"""What every such number has, found much faster: most texts have none."""
_NUMBERED = frozenset("ngay thang quy nam thu khoa lan so dieu khoan muc diem chuong bai trang".split())
"""A number behind these is theirs, and the next another: "tháng 3 250 đoàn viên"; folded."""
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<point>[.,])\d{3}(?:(?P=point)\d{3})*)(?:(?!(?P=point))[.,](?P<rest>\d+))?"
)
_SCALES = {"nghin": 3, "ngan": 3, "trieu": 6, "ty": 9, "ti": 9}


def with_points(text: str) -> str:
    """The text, as long as it is, with points for the blanks within numbers: "45 670 tấn" → "45.670 tấn"."""
    return _SPACED.sub(_with_points, text) if _BLANK_WITHIN.search(text) else text


def _with_points(match: re.Match[str]) -> str:
    if fold(match["before"] or "") in _NUMBERED:
        return match[0]
    return match[0][: match.start("number") - match.start()] + match["number"].replace(" ", ".")


def plain_number(written: str) -> str:
    """A number as Vietnamese writes it without points, zeros before and behind: "1,234.50" → "1234,5".

    One group behind a comma is a fraction ("45,670"), behind a point a thousand; anything else stays ("30.6.2020").
    """
    if written.isdecimal():
        return written.lstrip("0") or "0"
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
