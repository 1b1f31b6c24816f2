"""The encodings that Vietnamese was written in before Unicode: TCVN3 (ABC), VNI, VPS and Windows-1258.

Their text reaches us as Western letters: each byte as the character that Windows-1252 has for it, or as the character
of the same number. "Hội nghị" is "Héi nghÞ" in TCVN3, "Hoäi nghò" in VNI and "Hôòi nghiò" in Windows-1258.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from index.readers.letters.judging import is_vietnamese

_ONSET = r"[A-Z\xa7]?[bcdghk-np-tvx\xae]+|[BCDGHK-NP-TVX\xa7]{2,}|[ST]"
_WITH_HYPHEN = re.compile(
    rf"(?<![^\s(\"'/])(?:(?:{_ONSET})-[a-zA-Z\xa1-\xfe]*|[A-Z\xa7]-[a-zA-Z\xa1-\xfe]+|-(?:u|[\xac\xea-\xee]\w*))"
    r"(?![^\s,.;:)!?\"'/])"
)
"""A single capital with a hyphen is an item's number ("B- ..."), but S and T, which begin many words so."""
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_WESTERN = {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _UNDEFINED}
_TO_BYTES = {ord(character): byte for byte, character in _WESTERN.items()}


def western(data: bytes) -> str:
    """Bytes as Windows-1252 shows them, and what it leaves undefined by its number."""
    return data.decode("latin-1").translate(_WESTERN)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding of Vietnamese.

    Attributes:
        letters: What each code stands for; a code is one or two characters, by the numbers of its bytes.
        codes: A regular expression for all codes, the longest first.
        drawn_capitals: Whether a capital with a tone has the code of the small letter, and only its font draws it
            larger.
    """

    name: str
    letters: Mapping[str, str]
    codes: re.Pattern[str]
    drawn_capitals: bool = False

    def unicode_of(self, text: str) -> str:
        """The text that these Western letters stand for; a soft hyphen, the ư of TCVN3, may be Word's own."""
        text = text.translate(_TO_BYTES).replace("\x1f", "\xad")
        if self.drawn_capitals:
            text = _WITH_HYPHEN.sub(self._with_soft_hyphen, text)
        decoded = self.codes.sub(lambda code: self.letters[code[0]], text).translate(_WESTERN)
        return unicodedata.normalize("NFC", decoded)

    def _with_soft_hyphen(self, word: re.Match[str]) -> str:
        """A word whose ư some programs have made a hyphen of ("ng-êi"), if it is a syllable with it."""
        soft = word[0].replace("-", "\xad")
        read = self.codes.sub(lambda code: self.letters[code[0]], soft)
        return soft if is_vietnamese(read) else word[0]


@cache
def encodings() -> tuple[Encoding, ...]:
    """All encodings that are known."""
    windows_1258 = {chr(byte): bytes([byte]).decode("cp1258") for byte in range(0xC0, 0x100)}
    return (
        _encoding("Windows-1258", windows_1258),
        _encoding("TCVN3", _codes("tcvn3"), drawn_capitals=True),
        _encoding("VNI", _in_either_case(_codes("vni"))),
        _encoding("VPS", _codes("vps")),
    )


def _encoding(name: str, letters: Mapping[str, str], *, drawn_capitals: bool = False) -> Encoding:
    codes = sorted(map(re.escape, letters), key=len, reverse=True)
    return Encoding(name, letters, re.compile("|".join(codes)), drawn_capitals)


def _codes(column: str) -> dict[str, str]:
    """The codes of a column of the table, as characters of the same numbers, with their letters."""
    table = resources.files(__package__).joinpath("codes.tsv").read_text(encoding="utf-8")
    header, *rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    at = header.index(column)
    return {bytes.fromhex(row[at]).decode("latin-1"): row[0] for row in rows if row[at] != "-"}


def _in_either_case(letters: Mapping[str, str]) -> dict[str, str]:
    """The codes with a mark in the other case than its letter: what was typed with a wrong key looks the same."""
    mixed = {code[0] + code[1].swapcase(): letter for code, letter in letters.items() if len(code) == 2}
    return mixed | dict(letters)
