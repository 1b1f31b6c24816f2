"""Slips of recognition in the capitals of a head, mended for matching: "THÀNH PHÓ" is read as "THÀNH PHỐ"."""

import re
from collections.abc import Iterator

from index.language.text import fold
from index.lexicon.kinds import family_names, unit_kinds
from index.lexicon.tables import from_lexicon, words

_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"^([^\w\n]*)([^\W\d_]+(?: [^\W\d_]+)?)(?=[^\w\n]*$)", re.MULTILINE)
_TABLES = ("bodies", "documents", "offices")


def mended_capitals(text: str) -> str:
    """The text, as long, with the marks of known names of bodies, papers and offices in capitals put right.

    A run of words is put right where it has the letters of such a name of several words, marks aside.
    """
    found = list(_WORD.finditer(text))
    pieces: list[str] = []
    at = done = 0
    while at < len(found):
        name = _name_at(text, found, at) if found[at][0].isupper() else None
        if name is None:
            at += 1
            continue
        for word in name.split(" "):
            pieces += [text[done : found[at].start()], word.upper()]
            done = found[at].end()
            at += 1
    return "".join([*pieces, text[done:]])


def mended_stamps(text: str) -> str:
    """The text, as long, with the marks of lines in capitals put right that have the letters of a stamp: "MẠT"."""
    return _LINE.sub(_mended_stamp, text)


def _mended_stamp(line: re.Match[str]) -> str:
    stamp = _stamps().get(fold(line[2])) if line[2].isupper() else None
    return f"{line[1]}{stamp}" if stamp and len(stamp) == len(line[2]) else line[0]


@from_lexicon
def _stamps() -> dict[str, str]:
    """Stamps of secrecy in capitals, by their letters without marks."""
    return {fold(stamp): stamp.upper() for stamp in words("cues_pages", uses="secrecy")}


def _name_at(text: str, found: list[re.Match[str]], at: int) -> str | None:
    """The longest known name whose letters stand from this word on, on one line; None if it stands there rightly."""
    for name in _names().get(fold(found[at][0]), ()):
        parts = name.split(" ")
        held = found[at : at + len(parts)]
        line = text[held[0].start() : held[-1].end()]
        if len(held) == len(parts) and line.isupper() and "\n" not in line and _are_alike(held, parts):
            return name
    return None


def _are_alike(held: list[re.Match[str]], parts: list[str]) -> bool:
    return all(
        len(word[0]) == len(part) and fold(word[0]) == fold(part) for word, part in zip(held, parts, strict=True)
    )


@from_lexicon
def _names() -> dict[str, list[str]]:
    """Names of several words by their first word without marks, longer ones first."""
    found: dict[str, list[str]] = {}
    for name in sorted(set(_known()), key=lambda name: (-len(name.split(" ")), name)):
        found.setdefault(fold(name.split(" ")[0]), []).append(name)
    return found


def _known() -> Iterator[str]:
    for name in (
        *words("cues_pages", uses="motto"),
        *unit_kinds(),
        *(name for table in _TABLES for name in words(table)),
    ):
        if " " in name and all(_WORD.fullmatch(word) for word in name.split(" ")):
            yield name.lower()


def mended_tones(text: str) -> str:
    """The text, as long, with the capitals Ò and Ú that a font gave as Õ and Ö: "CỘNG HÕA", "QUẢNG PHÖ".

    Õ alone is a letter of its own; it is mended only where the other, which no Vietnamese word has, or the state's
    name shows that the font does so.
    """
    if not _FONT_GIVES.search(text):
        return text
    return _CAPITALS_WORD.sub(_with_tones, text)


_FONT_GIVES = re.compile(r"Ö|CỘNG HÕA")
_CAPITALS_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*[ÕÖ][^\W\d_]*")
_TONES = str.maketrans("ÕÖ", "ÒÚ")


def _with_tones(word: re.Match[str]) -> str:
    """A word in capitals mended, unless it is a family name, which may have the letter Õ."""
    return word[0] if word[0].lower() in family_names() else word[0].translate(_TONES)
