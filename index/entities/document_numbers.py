"""Official documents as they are named in a text: kind, number and symbol."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.language.text import fold, looks_like_syllable
from index.lexicon.abbreviations import abbreviations
from index.lexicon.kinds import document_kinds, kinds_by_symbol
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon

_SYMBOL = r"[A-ZĐ][A-ZĐ0-9]*(?:[-–/][A-ZĐƯƠÔÂĂ0-9]+)*(?:(?-i:\.[A-ZĐ]{1,6}|\.[a-zđ]{1,3})(?!\w))?"
"""One of a school may have a point in its last part: "KH-THPT.LT"."""
_WITH_SYMBOL = re.compile(
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}})(?P<year>/\d{{4}})?(?P<joint>\s?[-/]\s?|–)(?P<symbol>{_SYMBOL})(?!\w)",
    re.IGNORECASE,
)
_NO_DISCIPLINE = "(?<!kỷ )(?<!ky )"
"""Before "luật": "kỷ luật" is no law."""
_NUMBER = r"(?P<number>\d{1,400})"
_LOOSE_PART = re.compile(r"\s?[-/\s]\s?([a-zđ]{1,6}\d{0,2})(?!\w)", re.IGNORECASE)
_LOOSE_WHOLE = re.compile(r"\s?[-/\s]\s?(?P<symbol>[a-zđ]{2,10}(?:[-/.][a-zđ]{2,10}){1,2})(?!\w)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\b(?P<kind>số|so)\s+(?P<number>\d{1,400})\b(?![.,/]\d|\s*%)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = pattern(r"\s*{counted}\b(?! (?:19|20)\d\d)")
# "tổng số 120 đại biểu", "dân số", "nhà số 5" number no document; folded.
_OTHER_NUMBER = re.compile(
    r"\b(?:(?<!thong )bao|tong|dan|nha|to|duong|thua|phong|khu|lo|cum|doi|mau|bang|bieu|mot|thieu|da)\s+$"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document named in a text.

    Attributes:
        start, end: From its kind, where that stands directly before, to the end of its symbol.
        kind: In lower case with marks ("chỉ thị"), from the word before or the symbol; None if neither says.
        number: Digits without leading zeros.
        symbol: In lower case, only letters and digits ("cthu"); None where it has none.
    """

    start: int
    end: int
    kind: str | None
    number: str
    symbol: str | None

    def agrees_with(self, other: "DocumentNumber") -> bool:
        """Whether both can be the same document: equal numbers, and kinds and symbols that do not contradict."""
        kinds = sorted((self.kind or "", other.kind or ""), key=len)
        return (
            self.number == other.number
            and _symbols_agree(self.symbol or "", other.symbol or "")
            and kinds[1].startswith(kinds[0])  # "chương trình" is short for "chương trình hành động"
        )

    def may_call(self, other: "DocumentNumber", title: str | None) -> bool:
        """Whether people may call a paper so: one of this symbol, or whose title says that it gives this kind.

        A letter "V/v hướng dẫn …" goes by "hướng dẫn 812" as well.
        """
        if self.kind is None or not replace(self, kind=None).agrees_with(other):
            return False
        said = re.search(rf"(?<!\w){fold(self.kind)}(?!\w)", fold(title or ""))
        return said is not None or (self.symbol is not None and self.symbol == other.symbol)


def _symbols_agree(one: str, other: str) -> bool:
    """Whether symbols can be of one document: "QĐ 31/2025 UBND" is short for "31/2025/QĐ-UBND"."""
    return one.endswith(other) or other.endswith(one)


def find_document_numbers(text: str) -> Iterator[DocumentNumber]:
    """The documents named by number in a text: "05-CT/HU", "chỉ thị số 35", "kế hoạch 210", "chi thi 05 ct hu".

    Those with a symbol written in full come first, then the others, each group in the order of the text.
    """
    taken: list[tuple[int, int]] = []
    for match in _WITH_SYMBOL.finditer(text):
        if _is_symbol(match["symbol"], match["joint"]):
            taken.append(match.span())
            start, kind = _kind_before(text, match.start())
            kind = _kind_of_symbol(match["symbol"], has_year=bool(match["year"])) or kind
            bare = re.sub(r"[^a-z0-9]", "", fold(match["symbol"]))
            yield DocumentNumber(start, match.end(), kind, _digits(match), bare)
    for named in (_AFTER_KIND(), _SHORT_KIND(), _BARE_NUMBER):
        for match in named.finditer(text):
            if any(start <= match.start("number") < end for start, end in taken) or _is_count(text, match):
                continue
            taken.append(match.span())
            end, symbol = _loose_symbol(text, match.end())
            yield DocumentNumber(match.start(), end, _kind_named(match["kind"]), _digits(match), symbol)


def _is_symbol(symbol: str, joint: str) -> bool:
    """Whether "KH-UBND" or "ct/hu" stands after a number, and not a word after a dash ("5 - UBND", "2 - Nam Đông")."""
    parts = re.split("[-–/]", symbol)
    if len(parts) == 1 and joint != joint.strip():
        return False
    if sum(c.isupper() for c in symbol) >= 2:
        return True
    tight = joint == joint.strip() and _kind_of_symbol(parts[0], has_year=True) is not None  # "906-qd/thu"
    return len(parts) > 1 and (tight or all(map(_is_symbol_part, parts)) or _is_no_word(symbol))


def _is_no_word(symbol: str) -> bool:
    """Whether letters on both sides of a sign can be nothing but a symbol: "sgddt-hssv" has no syllable."""
    parts = re.split("[-–/.]", fold(symbol))
    return len(parts) > 1 and all(len(part) > 1 and not looks_like_syllable(part) for part in parts)


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether the number counts something, is a year, or is a house's; one said to be a document's number is none."""
    if match.re is _BARE_NUMBER:
        return bool(_OTHER_NUMBER.search(fold(text[max(0, match.start() - 8) : match.start()])))
    said = match["said"] or match["year"]
    return not said and bool(_YEAR.fullmatch(match["number"]) or is_counted(text, match.end()))


def is_counted(text: str, at: int) -> bool:
    """Whether what stands behind a number, at `at`, is counted by it: "báo cáo 3 nội dung".

    What has a number of its own is not: "quyết định 1412 đề án 56".
    """
    counted = _COUNTED().match(folded := fold(text[at : at + 20]))
    return counted is not None and re.match(r"\s+\d", folded[counted.end() :]) is None


def _digits(match: re.Match[str]) -> str:
    return match["number"].lstrip("0") or "0"


def _kind_named(words: str) -> str | None:
    """The kind of a full name or an abbreviation; None for the general "văn bản"."""
    folded = fold(words)
    return _kinds().get(folded) if folded in _kinds() else _kind_of_symbol(words, has_year=True)


def _kind_of_symbol(symbol: str, *, has_year: bool) -> str | None:
    """The kind that "CT/HU" and "KH-UBND" say; "UBND-TH1" is a letter's symbol and says none."""
    return _symbols(has_year).get(fold(re.split("[-–/]", symbol)[0]))


@from_lexicon
def _kinds() -> dict[str, str | None]:
    """The kinds that a number may follow, in lower case, by how they are written without marks."""
    named = {fold(spelling): kind.lower() for spelling, kind in document_kinds("numbered").items()}
    return {**named, **dict.fromkeys(map(fold, document_kinds("general")), None), "so": None}


@from_lexicon
def _symbols(has_year: bool) -> dict[str, str]:
    """The same kinds by how their abbreviations are written without marks."""
    known = kinds_by_symbol("numbered", without="-" if has_year else "yearly")
    return {fold(short): kind.lower() for short, kind in reversed(known.items())}


def _kind_words() -> str:
    """The same kinds as they are written, and without marks."""
    kinds = document_kinds("numbered")
    return alternatives((*kinds, *map(fold, kinds)))


_KIND = pattern(rf"{_NO_DISCIPLINE}\b{{kinds}}\b", kinds=_kind_words)
_SAID = r"(?P<kind>{kinds})(?P<said>\s+(?:số|so)\s*:?)?"
_OF_YEAR = r"(?P<year>/(?:19|20)\d\d)?"
_AFTER_KIND = pattern(rf"{_NO_DISCIPLINE}\b{_SAID}\s*{_NUMBER}{_OF_YEAR}(?![\d.,/]*\d|\s*%)", kinds=_kind_words)
_SHORT_KIND = pattern(
    rf"(?<![\w/-])(?P<kind>{{typed}})\s*(?P<said>(?:số|so)\s*)?(?P<number>\d{{1,5}}){_OF_YEAR}\b(?![.,/-]\d)",
    typed=lambda: alternatives(kinds_by_symbol("typed")),
)


def _loose_symbol(text: str, at: int) -> tuple[int, str | None]:
    """Where a loosely typed symbol ("ct hu", "KH ubnd") that begins at `at` ends, and the symbol; None if none does."""
    whole = _LOOSE_WHOLE.match(text, at)
    if whole is not None and _is_no_word(whole["symbol"]):
        return whole.end(), re.sub(r"\W", "", fold(whole["symbol"]))
    parts: list[str] = []
    end = at
    while len(parts) < 3 and (match := _LOOSE_PART.match(text, end)):
        is_tight = "-" in match[0] or "/" in match[0]
        if not _is_symbol_part(match[1]) or not (parts or is_tight or not _is_word(match[1])):
            break
        parts.append(fold(match[1]))
        end = match.end()
    return end, "".join(parts) or None


def _is_symbol_part(part: str) -> bool:
    return fold(part).rstrip("0123456789") in _symbol_parts()


def _is_word(part: str) -> bool:
    """Whether a part in lower case may be a word without marks: "tu" is "từ" and "du" begins "du lịch"."""
    return part.islower() and part in {"tu", "du", "th", "da", "pa", "ca", "gm", "sy"}


@from_lexicon
def _symbol_parts() -> frozenset[str]:
    """Folded abbreviations that symbols are made of."""
    notes = ("document type", "issuer symbol")
    known = {fold(held.short) for held in abbreviations() if held.note in notes}
    return frozenset({*known, "ubnd", "hdnd", "hu", "tu", "du", "tw", "cp", "ttg", "mttq", "bch", "vp", "th"})


def _kind_before(text: str, start: int) -> tuple[int, str | None]:
    """Where the document's name begins and its kind, if the words before the number, in the same clause, name one."""
    if start == 0:
        return start, None
    first = max(0, start - 80)
    before = re.sub(r"\s*(?:số|so)?\s*:?\s*$", "", text[first:start], flags=re.IGNORECASE)
    clause = re.split(r"[.,;:()](?=\s)|\s[-–]\s|\d|\n", before)[-1]
    found = list(_KIND().finditer(clause))
    if not found:
        return start, None
    return first + len(before) - len(clause) + found[-1].start(), _kind_named(found[-1][0])
