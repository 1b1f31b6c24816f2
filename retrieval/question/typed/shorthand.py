"""Words that phones shorten, written out: "ai dc bầu j" → "ai được bầu gì"."""

import re

from index.entities.document_numbers import find_document_numbers
from index.language.text import fold, has_marks, normalise_word
from index.lexicon.kinds import family_names
from index.lexicon.tables import alternatives, from_lexicon, rows

_WORD_AFTER = re.compile(r"\s+(\w+)")
_ENDS = re.compile(r"\s*[?!.,;]|\s*$")


def written_out(text: str) -> str:
    """The text with shortened words in full, without marks where it has none; numbers and symbols stay."""
    symbols = [(number.start, number.end) for number in find_document_numbers(text)]

    def full(match: re.Match[str]) -> str:
        inside = any(start <= match.start() < end for start, end in symbols)
        meant, place = _meant()[" ".join(map(normalise_word, match[0].split()))]
        if inside or not _stands(text, match.end(), place):
            return match[0]
        said = meant if has_marks(text) else fold(meant)
        return said.capitalize() if match[0][:1].isupper() else said

    return _shortened().sub(full, text)


def _stands(text: str, end: int, place: str) -> bool:
    """Whether a shortened word that ends here has its meaning in this place."""
    if place == "last":
        return _ENDS.match(text, end) is not None
    following = _WORD_AFTER.match(text, end)
    if place == "not_before_name" and following:
        return not following[1][:1].isupper() and fold(following[1]) not in _families()
    return True


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
