"""Words that phones shorten, written out: "ai dc bầu j" → "ai được bầu gì"."""

import re
from functools import partial

from index.entities.document_numbers import find_document_numbers
from index.language.text import fold, has_marks, normalise_word
from index.lexicon.kinds import family_names, people_words
from index.lexicon.tables import alternatives, from_lexicon, rows, words

_WORD_AFTER = re.compile(r"\s+(\w+)")
_WORDS = re.compile(r"\w+")
_NAME_WORDS = 4
"""A form of address and the three first syllables of a name."""
_CITY = re.compile(r"(?<![\w/.&-])TP[. ]{0,2}HCM(?![\w/&-])", re.IGNORECASE)
"""The only unit that is known by its first letters."""
_WHOLE_CITY = "thành phố Hồ Chí Minh"
_ENDS = re.compile(r"\s*[?!.,;]|\s*$")


def written_out(text: str) -> str:
    """The text with shortened words in full, without marks where it has none; numbers and symbols stay."""
    symbols = [(number.start, number.end) for number in find_document_numbers(text)]

    def full(match: re.Match[str]) -> str:
        inside = any(start <= match.start() < end for start, end in symbols)
        meant, place = _meant()[" ".join(map(normalise_word, match[0].split()))]
        if inside or not _stands(text, match.start(), match.end(), place):
            return match[0]
        said = meant if has_marks(text) else fold(meant)
        return said.capitalize() if match[0][:1].isupper() else said

    return _shortened().sub(full, _CITY.sub(partial(_city, text), text))


def _city(text: str, _: re.Match[str]) -> str:
    return _WHOLE_CITY if has_marks(text) or any(map(str.isupper, text)) else fold(_WHOLE_CITY)


def _stands(text: str, start: int, end: int, place: str) -> bool:
    """Whether a shortened word has its meaning in this place."""
    if place == "not_in_name":
        return not _goes_on_name(text[:start])
    if place == "last":
        return _ENDS.match(text, end) is not None
    following = _WORD_AFTER.match(text, end)
    if place == "not_before_name" and following:
        return not following[1][:1].isupper() and fold(following[1]) not in _families()
    return True


def _goes_on_name(before: str) -> bool:
    """Whether a name has begun: a family name with "thi" or "van" behind it, or a form of address before it."""
    said = [fold(normalise_word(word)) for word in _WORDS.findall(before)[-_NAME_WORDS:]]
    is_family = [word in _families() for word in said]
    titled = len(said) > 1 and is_family[-1] and said[-2] in _titles()
    return titled or any(held and after in _middles() for held, after in zip(is_family, said[1:], strict=False))


@from_lexicon
def _middles() -> frozenset[str]:
    return frozenset(map(fold, people_words("middle")))


@from_lexicon
def _titles() -> frozenset[str]:
    return frozenset(fold(title.split()[-1]) for title in words("people", uses="title"))


@from_lexicon
def _families() -> frozenset[str]:
    """The family names without marks that are no common word then."""
    return frozenset(map(fold, family_names()))


@from_lexicon
def _meant() -> dict[str, tuple[str, str]]:
    return {row.key: (row["meant"], row["place"]) for row in rows("shorthand")}


@from_lexicon
def _shortened() -> re.Pattern[str]:
    """A shortened word that is no part of a symbol or number: small, or with a capital at the beginning of the text."""
    either = alternatives(_meant())
    return re.compile(rf"(?<![\w/.&-])(?:{either})(?![\w/&-]|\.\w)|^(?i:{either})(?= [a-zà-ỹđ])")
