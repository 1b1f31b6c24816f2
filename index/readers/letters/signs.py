"""Signs of the fonts Symbol and Wingdings, whose characters mean nothing else anywhere, as Unicode has them.

Source: Adobe's mapping of the Symbol font; Wingdings as Unicode 7.0 took it over.
"""

import re

_BULLET = "•"
_LATIN = "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghijklmnopqrstuvwxyz"
_GREEK = "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = dict(zip(map(ord, _LATIN), _GREEK, strict=True)) | {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6F: "☐", 0x71: "☐", 0x78: "☒", 0xA1: "○", 0xA8: "☐", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "☒",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE = range(0xE000, 0xF900)
_OF_NO_FONT = re.compile("[\ue000-\uf8ff]")
_OFFSET = 0xF000


def with_signs(text: str, font: str | None) -> str:
    """The text with the characters of such a font, and those of no font that is known, as signs."""
    known = (font or "").lower()
    if known.startswith("symbol"):
        return "".join(_sign(ord(character), _SYMBOL, keep=True) for character in text)
    if known.startswith(("wingdings", "webdings")):
        return "".join(character if character.isspace() else _sign(ord(character), _WINGDINGS) for character in text)
    return text if text.isascii() else _OF_NO_FONT.sub(_BULLET, text)


def _sign(code: int, signs: dict[int, str], *, keep: bool = False) -> str:
    written = code - _OFFSET if code in _PRIVATE else code
    return signs.get(written, chr(code) if keep and code not in _PRIVATE else _BULLET)
