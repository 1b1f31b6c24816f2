"""Capitals of TCVN3, whose codes tell them only in letters without a tone: "HéI NGHÞ" is "HỘI NGHỊ"."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from index.language.text import UPPER
from index.readers.letters.judging import is_vietnamese

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"(?:\A|[.!?]\s)[\s\-–+*•(\"“]*+\w")
_TELLING = re.compile("[\x00-\x7f\xa1-\xae]")
_LEAST_LETTERS = 2


def with_capitals(written: str, text: str) -> str:
    """The text with its words in capitals where the letters that tell, or the words around them, are capitals.

    Args:
        written: In TCVN3, as many characters as in the text.
    """
    words = list(_WORD.finditer(text))
    told = [_is_capital(written[word.start() : word.end()], word[0]) for word in words]
    found = list(text)
    for at, word in enumerate(words):
        around = {_nearest(told[at + 1 :]), _nearest(reversed(told[:at]))} - {None}
        if told[at] or (told[at] is None and around == {True}):
            found[word.start() : word.end()] = word[0].upper()
    return "".join(found)


def with_sentences(text: str, before: str) -> str:
    """The text with a capital where a sentence begins and in words that always have one.

    Args:
        before: What stands before the text; empty at the beginning of a document.
    """
    whole = _SENTENCE.sub(lambda start: start[0].upper(), before + text)
    return _always().sub(lambda word: word[0].capitalize(), whole)[len(before) :]


@cache
def _always() -> re.Pattern[str]:
    table = resources.files(__package__).joinpath("capitals.tsv").read_text(encoding="utf-8")
    words = "|".join(line.replace("ủy", "(?:ủy|uỷ)") for line in table.splitlines() if not line.startswith("#"))
    return re.compile(rf"(?<![^\W\d_])(?<![{UPPER}]\w{{2}} )(?<![{UPPER}]\w{{3}} )(?<![{UPPER}]\w{{4}} )(?:{words})\b")


def _is_capital(written: str, word: str) -> bool | None:
    """Whether a word is in capitals by the letters that tell; None where too few of them do."""
    letters = [letter for code, letter in zip(written, word, strict=True) if letter.isalpha() and _TELLING.match(code)]
    if any(map(str.islower, letters)):
        return False
    return True if len(letters) >= _LEAST_LETTERS and is_vietnamese(word.lower()) else None


def _nearest(told: Iterable[bool | None]) -> bool | None:
    return next((said for said in told if said is not None), None)
