"""How a part begins: its number or bullet, a title in capitals, a short line alone, a line that leads to a list."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.language.numerals import number_value
from index.language.text import fold_space
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon
from index.structure.outline.blocks import Block


class PartKind(StrEnum):
    """What a part of a paper is called."""

    PAPER = "văn bản"  # one that goes with another: "QUY CHẾ (Ban hành kèm theo …)"
    ANNEX = "phụ lục"
    CLOSING = "phần cuối"  # who receives it, who signed
    TITLE = "tiêu đề"  # a line in capitals
    PART = "phần"
    CHAPTER = "chương"
    SECTION = "mục"
    ARTICLE = "điều"
    CLAUSE = "khoản"
    POINT = "điểm"
    HEADING = "đề mục"  # a short line alone
    LEAD_IN = "lời dẫn"
    BULLET = "gạch"
    RECITAL = "căn cứ"


NAMED = frozenset({PartKind.PART, PartKind.CHAPTER, PartKind.SECTION, PartKind.ARTICLE, PartKind.ANNEX})
"""Kinds whose number alone says which part it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a block begins a part.

    Attributes:
        style: Parts of one list have the same: "I.", "1.", "1)", "-".
        rank: The smaller, the more it holds.
        label: "Điều 5", "Phụ lục 2", "II", "1.2", "a", "-"; empty where it has none.
        number: Which of its list it is, from 1; None for one without a number.
        end: Where its label ends.
    """

    kind: PartKind
    style: str
    rank: float
    label: str = ""
    number: int | None = None
    end: int = 0


PAPER_RANK, CLOSING_RANK, TITLE_RANK, ARTICLE_RANK = 0, 1, 1, 8
LIST_RANK = 9
"""Of numbers from here on every list begins anew."""
HEADING_RANK, LEAD_IN_RANK, BULLET_RANK, LEAF_RANK = 13, 17, 18, 30
_NTH = r"(?:một|mười|{ordinal}) là\s*[,:]|thứ {ordinal}\s*[,:]"
_SMALL = "[a-zđ]"
_NTH_PART = r"(?i:thứ)\s+\w+(?:\s+mươi)?"


def _named(kind: PartKind, rank: int, number: str, *, before: str = "") -> tuple[PartKind, str, int, str]:
    """A part that is called by its name, with a capital or in capitals."""
    name = f"{before}{kind.value}"
    return kind, name, rank, rf"(?:{name.upper()}|{name.capitalize()})\s+({number})"


# The grammar of numbers, as in `paragraphs`: Nghị định 30/2020/NĐ-CP, Phụ lục I, and what is met beside. Each with the
# style of its list, its rank, and the number as the group.
_GRAMMAR = tuple(
    (kind, style, rank, re.compile(form))
    for kind, style, rank, form in (
        _named(PartKind.PART, 2, rf"(?:{_NTH_PART}|[IVXLC]+|\d{{1,2}})\b"),
        _named(PartKind.CHAPTER, 4, r"(?:[IVXLC]+|\d{1,2})\b"),
        _named(PartKind.SECTION, 5, r"(?:[IVXLC]+|\d{1,2})\b"),
        _named(PartKind.SECTION, 6, r"(?:[IVXLC]+|\d{1,2})\b", before="tiểu "),
        _named(PartKind.ARTICLE, ARTICLE_RANK, rf"\d{{1,4}}{_SMALL}?(?=\s*(?:[.:–/)-]|$|\n))"),
        (PartKind.SECTION, "I.", 7, r"([IVX]{1,6})\s*[-.)/–:](?=\s+\S|[^\W\da-z])"),
        (PartKind.SECTION, "A.", 3, r"([A-ZĐ])\s*[-.)/](?=\s+\S)"),
        (PartKind.CLAUSE, "1.1.1.1.", 12, r"(\d{1,2}(?:\.\d{1,2}){3,})\s*[-.)/]?(?=\s*[^\W\d])"),
        (PartKind.CLAUSE, "1.1.1.", 11, r"(\d{1,2}(?:\.\d{1,2}){2})\s*[-.)/]?(?=\s*[^\W\d])"),
        (PartKind.CLAUSE, "1.1.", 10, r"(\d{1,2}\.\d{1,2})\s*[-.)/]?(?=\s*[^\W\d])"),
        (PartKind.CLAUSE, "1.", LIST_RANK, r"(\d{1,2})\s*[-./](?=\s*[^\s\d])"),
        (PartKind.CLAUSE, "1)", 12, r"\(?(\d{1,2})\)(?=\s*[^\s\d])"),
        (PartKind.POINT, "a.1)", 15, rf"({_SMALL}\.?\d{{1,2}})\s*[.)/](?=\s*\S)"),
        (PartKind.POINT, "a)", 14, rf"\(?({_SMALL})\s*[).](?=\s*\S)"),
        (PartKind.POINT, "(i)", 16, r"\(([ivx]{1,5})\)(?=\s*\S)"),
        (PartKind.BULLET, "*", 18, r"[*]()(?=\s*[^\s*])"),
        (PartKind.BULLET, "-", 19, r"[-–—]()(?=\s*[^\W\d]|\s+[^\s–—-]|[“\"(])"),
        (PartKind.BULLET, "•", 20, r"[•●▪■◦✓➢]()(?=\s*\S)"),
        (PartKind.BULLET, "+", 21, r"[+]()(?=\s*\S)"),
    )
)
_NTH_ITEM = pattern(_NTH)
_NO_NUMBER = re.compile(r"\d+(?:[-/]\d{4})?[-/][A-ZĐ]\w*[-/][A-ZĐ]")
"""A document's number, which begins like that of an item."""
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_DECORATION = re.compile(r"(?:#{1,6}\s+|\*\*\s?|__|>\s)+")
_ANNEX = pattern(r"{appendix}(?:\s+(?:số\s*)?(?P<label>[IVX]{1,5}|\d{1,3}|[A-Z]))?(?![^\W_])", flags=re.IGNORECASE)
_BEGINS_LIST = pattern(r"{recital}(?!\w)")
_ENDS_PAPER = pattern(r"{receives}(?!\w)|(?-i:(?:TM|KT|TL|TUQ|T/M|K/T)[./]?\s?[A-ZĐỦ])")
_NO_HEADING = pattern(r"(?:{sent_to}|{credits}|số\s*:)(?!\w)|[^\d,:;]{2,50},\s*ngày\b|\(|\W*$")
_MOTTO = pattern(r"(?<!\w){motto}")
_GOES_WITH = pattern(r"\(?\s*(?:{goes_with})(?!\w)")
HEADING_CHARS, TITLE_CHARS, LEAD_IN_CHARS, _TEXT_CHARS = 90, 300, 600, 60
_LOOKED_AT = 700
"""So many characters of a block tell what it begins."""


def mark_of(text: str, block: Block) -> Mark | None:
    """The number, bullet, title or closing with which a block begins; None for a paragraph."""
    decoration = _DECORATION.match(text, block.start, block.end)
    at = decoration.end() if decoration else block.start
    last = min(block.end, block.start + _LOOKED_AT)
    if at >= last:
        return None
    if _ENDS_PAPER().match(text, at, last):
        return Mark(PartKind.CLOSING, "", CLOSING_RANK)
    words = text[at:last]
    annex = _ANNEX().match(words) if block.end - at <= TITLE_CHARS and words[-1] not in ".;," else None
    if annex is not None:
        return Mark(
            PartKind.ANNEX, "phụ lục", PAPER_RANK, fold_space(annex[0]), _value(annex["label"]), at + annex.end()
        )
    numbered = _numbered(text, at, last)
    if numbered is not None:
        return numbered
    if block.end - at <= TITLE_CHARS and (is_capitals(words) or is_kind_title(words)) and not _MOTTO().search(words):
        return Mark(PartKind.TITLE, "TITLE", TITLE_RANK)
    if decoration is not None and "#" in decoration[0] and block.end - at <= TITLE_CHARS:
        return Mark(PartKind.HEADING, decoration[0], min(7, 2 * decoration[0].count("#")))
    return None


def _numbered(text: str, start: int, end: int) -> Mark | None:
    nth = _NTH_ITEM().match(text, start, end)
    if nth is not None:
        return Mark(PartKind.POINT, "nth", 14, nth[0].rstrip(" ,:"), _value(nth[0]), nth.end())
    if _NO_NUMBER.match(text, start, end):
        return None
    for kind, style, rank, form in _GRAMMAR:
        found = form.match(text, start, end)
        if found is not None:
            named = kind in NAMED and style not in ("I.", "A.")
            label = fold_space(found[0]).rstrip(" .:–/)-") if named else found[1] or style
            return Mark(kind, style, rank, label, _value(found[1]), found.end())
    return None


def _value(label: str | None) -> int | None:
    """Which of its list a number, a letter or "thứ nhất" is."""
    if not label:
        return None
    last = label.rpartition(".")[2] if label[0].isdigit() else label.lower().removeprefix("thứ").strip()
    value = number_value(re.sub(r"(?<=\d)[a-zđ]$|\s+là.*|^[a-zđ]\.?(?=\d)", "", last).strip(" ,:"))
    return value if value is not None and not (len(label) == 1 and label.islower()) else _letter(label)


def _letter(label: str) -> int | None:
    return _LETTERS.find(label[:1].lower()) + 1 or None


def next_letters(before: int) -> tuple[int, ...]:
    """What may follow the letter of this place: "đ" or "e" after "d", and "g" after "e"."""
    optional = {_letter(letter) for letter in "đfjwz"}
    following = [before + 1]
    while following[-1] in optional:
        following.append(following[-1] + 1)
    return tuple(following)


def is_capitals(words: str) -> bool:
    """Whether a line is in capitals, and more than an abbreviation or a document's number."""
    return words.isupper() and sum(map(str.isalpha, words)) >= 4 and not _NO_NUMBER.match(words)


@from_lexicon
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(kind.upper() for kind in document_kinds('heads'))})(?!\w)(?!\s*:)")


def is_kind_title(words: str) -> bool:
    """Whether a line in capitals says what kind of paper begins: "QUY CHẾ", and not "QUYẾT ĐỊNH:"."""
    return _kinds().match(words) is not None


def goes_with_another(words: str) -> bool:
    """Whether a line says with which paper this one goes: "(Ban hành kèm theo Quyết định …)"."""
    return _GOES_WITH().match(words) is not None


def is_recital(words: str) -> bool:
    """Whether a paragraph says why something is decided: "Căn cứ …;"."""
    return _BEGINS_LIST().match(words) is not None


def is_short_title(words: str) -> bool:
    """Whether a line can be a heading without a number: short, with a capital, no stop at its end, no place and day."""
    return (
        len(words) <= HEADING_CHARS
        and words[0].isupper()
        and words[-1] not in ".;:,!?…/|"
        and " " in words
        and not _NO_HEADING().match(words)
    )


def leads_in(words: str) -> bool:
    """Whether a paragraph leads to what stands below it."""
    return len(words) <= LEAD_IN_CHARS and words.endswith(":")


def is_text(words: str) -> bool:
    """Whether a paragraph is text, below which no heading stands alone."""
    return (len(words) > _TEXT_CHARS and words[-1] in ".;:…”") or leads_in(words)
