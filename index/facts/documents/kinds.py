"""Words and symbols that name a document's kind: "Nghị quyết", "NQ", "05-CT/HU"."""

import re

from index.language.text import UPPER, fold_space, line_key
from index.structure.letterhead import KINDS, kind_of_number

GENERAL_KIND = "Văn bản"
LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_KINDS = {
    **KINDS,
    **{
        line_key(kind): kind
        for kind in (*LAWS, "Thông tư liên tịch", "Nghị quyết liên tịch", "Lệnh", "Sắc lệnh", GENERAL_KIND)
    },
    "nq": "Nghị quyết", "ct": "Chỉ thị", "kh": "Kế hoạch", "qđ": "Quyết định", "kl": "Kết luận", "nđ": "Nghị định",
    "tt": "Thông tư", "cv": "Công văn", "bảo cáo": "Báo cáo",
}  # fmt: skip
# "bảo cáo" is how a hurried typist writes "báo cáo".
_SPELT = sorted(_KINDS, key=len, reverse=True)
KIND = "|".join(re.escape(kind).replace(r"\ ", r"\s+") for kind in _SPELT if len(kind) > 2) + "|NQ|CT|KH|QĐ|KL|NĐ|TT|CV"
"""Pattern of the words that name a kind; the abbreviations count only before a number."""


def _spellings(words: str) -> set[str]:
    """A kind in lower case, at a sentence's start, in a title and in capitals."""
    return {words, words.capitalize(), words.title(), words.upper()}


def _heads() -> str:
    """Pattern of all spellings, by first letter: matching cases by hand is several times faster than IGNORECASE."""
    by_letter: dict[str, set[str]] = {}
    for kind in _SPELT:
        for spelt in _spellings(kind) if len(kind) > 2 else {kind.upper()}:
            by_letter.setdefault(spelt[0], set()).add(spelt[1:])
    return "|".join(
        f"{letter}(?:{'|'.join(sorted(map(re.escape, rests), key=len, reverse=True))})"
        for letter, rests in sorted(by_letter.items())
    ).replace(r"\ ", r"\s+")


HEAD = re.compile(rf"(?<![\w-])(?:{_heads()})(?!\w)")
"""The words that name a kind, as they begin a document's name."""


SYMBOL = rf"(?:\s?[-–/]\s?(?:\d{{4}}(?!\d)|[{UPPER}](?:[\w&]|\.(?=[{UPPER}]))*)){{1,6}}"
"""Pattern of what may follow a number as its symbol ("/2020/NĐ-CP"); `is_symbol` tells whether it is one."""


def kind_named(words: str) -> str | None:
    """The kind that a word names, as it is written at a sentence's start."""
    return _KINDS.get(line_key(fold_space(words)))


def is_symbol(symbol: str | None) -> bool:
    """Whether what follows a number is a symbol ("/KH-UBND", "-CT/HU", "/2020/NĐ-CP") and no year or word alone."""
    if not symbol:
        return False
    parts = [part.strip() for part in re.split(r"[-–/]", symbol) if part.strip()]
    lettered = [part for part in parts if not part.isdigit()]
    if not lettered:
        return False
    if len(parts) == 1 and re.match(r"\s[-–/]\s", symbol):
        return False
    return any(sum(c.isupper() for c in part) >= 2 for part in lettered)


def kind_of(number: str, symbol: str | None) -> str | None:
    """The kind that a number's symbol says."""
    if symbol is None:
        return None
    symbol = symbol.strip(" -–/")
    if re.match(r"\d{4}/", symbol):
        return kind_of_number(f"{number}/{symbol}")
    first = re.split(r"[-–/]", symbol)[0].strip()
    if first in ("CTHĐ", "CTrHĐ"):
        return "Chương trình hành động"
    if first == "CV":
        return "Công văn"
    joint = "-" if re.match(r"\w+\s?/", symbol) else "/"
    return kind_of_number(f"{number}{joint}{symbol}")


def compatible(kind: str, said: str) -> bool:
    """Whether the word and the symbol can name the same kind ("Chương trình hành động" and CTr)."""
    return kind.startswith(said) or said.startswith(kind) or {kind, said} in (
        {"Thông báo", "Kết luận"}, {"Kế hoạch", "Chương trình"}, {"Chỉ thị", "Chương trình"},
        {"Quyết định", "Quy định"}, {"Quyết định", "Quy chế"}, {"Quyết định", "Kế hoạch"}, {"Đề án", "Quyết định"},
        {"Thông tư liên tịch", "Thông tư"},
    )  # fmt: skip
