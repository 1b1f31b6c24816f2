"""Names of people and places in a question, told by their capitals."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from index.entities.names import TITLE_BEFORE, find_names
from index.entities.units import DISTRICT, is_known
from index.language.numerals import roman_value
from index.language.spelling import Spelling
from index.language.text import UPPER, looks_like_syllable, normalise_word
from index.language.text import words as words_in
from index.layout import Span
from index.lexicon.kinds import committees, unit_kinds, unit_names
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon
from index.lexicon.tables import words as words_of
from retrieval.question.english import ENGLISH_FUNCTION_WORDS, english_phrase_words
from retrieval.question.types import Language

_TWO = re.compile(r"([^\W\d_]+) ([^\W\d_]+)(?!\w)")
_FEW_WORDS = 4
"""Of so few, all may have a capital because they are a name."""
_WORDS_OF_UNIT = 2
_LEAST_OF_PERSON, _LEAST_OF_PLACE = 3, 2
_MOSTLY = 0.8
"""From this share of words with a capital on, capitals say nothing."""


def capital_runs(
    text: str, words: Sequence[Span], taken: Collection[tuple[int, int]], language: Language
) -> Iterator[Span]:
    """Runs of words with capitals that begin with none that office text capitalises anyway.

    Args:
        text: The question.
        words: Where its words are.
        taken: From where to where it names something otherwise.
        language: In what it is typed.
    """
    english = language is Language.ENGLISH
    capitals = [span for span in words if text[span.start].isupper()]
    if len(words) > _FEW_WORDS and len(capitals) > _MOSTLY * len(words):
        return
    starts = {span.start for span in capitals}
    start = end = -1
    for span in capitals:
        word = text[span.start : span.end]
        inside = any(first <= span.start < last for first, last in taken)
        glossed = english and word.lower() in english_phrase_words()
        if start >= 0 and text[end : span.start].strip(" ") == "" and not (inside or glossed):
            end = span.end
            continue
        if start >= 0:
            yield Span(start, end)
        alone = span == words[0] and span.end + 1 not in starts
        generic = alone or glossed or _is_generic(text, span, english=english)
        start, end = (-1, -1) if generic or inside else (span.start, span.end)
    if start >= 0:
        yield Span(start, end)


def names_in_runs(text: str, runs: Iterable[Span], spelling: Spelling) -> Iterator[Span]:
    """The names that runs of words with capitals are or join."""
    for run in runs:
        whole = _from_its_beginning(text, run, spelling)
        if not _is_no_name(text, whole):
            yield from _split_run(text, whole, spelling)


def _split_run(text: str, run: Span, spelling: Spelling) -> Iterator[Span]:
    """A run as the names that it joins, by what the corpus knows: "Phú Thạch Hòa Lâm" is "Phú Thạch" and "Hòa Lâm".

    Behind a unit, or with a word of another language in it ("Internet Hà Nội"), it ends between two words that stand
    beside each other nowhere, if on both sides of them is a name of the corpus; any other run stays whole.
    """
    found = [Span(run.start + span.start, run.start + span.end) for span in words_in(text[run.start : run.end])]
    said = [normalise_word(text[span.start : span.end]) for span in found]
    may = unit_before().search(text[: run.start]) or any(map(_is_foreign, said))
    cuts = [at for at in range(1, len(said)) if not spelling.follows(said[at - 1], said[at])] if may else []
    if len(said) > _WORDS_OF_UNIT and _is_unit_behind_word(said, spelling):
        yield Span(found[1].start, run.end)  # "Thuế Tây Ninh"
        return
    cuts = cuts or [at for at in [_before_unit(said, spelling, least=_LEAST_OF_PLACE)] if at < len(said)]
    parts = [said[first:last] for first, last in pairwise((0, *cuts, len(said)))]
    if not all(_is_known(part, spelling) for part in parts):
        cuts = []
    yield from (Span(found[first].start, found[last - 1].end) for first, last in pairwise((0, *cuts, len(found))))


def _is_no_name(text: str, run: Span) -> bool:
    """Whether one word with a capital begins a title or a phrase, and names neither a unit nor anybody: "Kiến trúc".

    One word is a name behind a kind of unit or a form of address, and where the table has a unit of that name.
    """
    word = text[run.start : run.end]
    if " " in word or not word.istitle() or TITLE_BEFORE().search(text, 0, run.start):
        return False
    goes_on = text[run.end : run.end + 2].strip()[:1].islower()
    return goes_on and not (_after_place().search(text, 0, run.end) or (normalise_word(word),) in unit_names(1))


def _from_its_beginning(text: str, run: Span, spelling: Spelling) -> Span:
    """A run with the words right before it that offices have too and the corpus has as a part of its name."""
    before = [span for span in words_in(text[: run.start]) if text[span.start].isupper()]
    start, first = run.start, normalise_word(text[run.start : run.end].split()[0])
    for span in reversed(before):
        word = normalise_word(text[span.start : span.end])
        if text[span.end : start] != " " or not spelling.is_name(word, first):
            break
        start, first = span.start, word
    return Span(start, run.end)


def people_in(text: str, spelling: Spelling) -> Iterator[Span]:
    """Where a question names people, without the unit behind a name: "Đoàn Văn Phi Bình Định"."""
    for person in find_names(text):
        if not (within_unit().search(text, 0, person.start) or _is_of_unit(text, person, spelling)):
            found = list(words_in(text[person.start : person.end]))
            said = [normalise_word(text[person.start + span.start : person.start + span.end]) for span in found]
            yield Span(person.start, person.start + found[_before_unit(said, spelling, least=_LEAST_OF_PERSON) - 1].end)


def _is_of_unit(text: str, name: Span, spelling: Spelling) -> bool:
    """Whether the corpus writes a unit before what looks like a name without a title: "MTTQ Lương Minh"."""
    said = [normalise_word(word) for word in text[name.start : name.end].split()]
    if len(said) != _WORDS_OF_UNIT or TITLE_BEFORE().search(text, 0, name.start):
        return False
    kinds = (kind.split()[-1] for kind in unit_kinds())
    return spelling.is_name(*said) and any(spelling.follows(kind, said[0]) for kind in kinds)


def _is_unit_behind_word(said: Sequence[str], spelling: Spelling) -> bool:
    """Whether all but the first word is a known unit that the corpus has, and nowhere behind that word."""
    unit = said[1:]
    return is_known(DISTRICT, tuple(unit)) and _is_known(unit, spelling) and not spelling.follows(said[0], unit[0])


def _before_unit(said: Sequence[str], spelling: Spelling, *, least: int) -> int:
    """How many words stand before a known unit at the end, all of them where none does: "đền Bạch Mã Hà Nội".

    The corpus has both as names, and nowhere the one right behind the other.

    Args:
        least: So many words stand before it at least.
    """
    for at in (len(said) - 2, len(said) - 3):
        is_unit = at >= least and is_known(DISTRICT, tuple(said[at:]))
        both = is_unit and all(_is_known(part, spelling) for part in (said[:at], said[at:]))
        if both and not spelling.follows(said[at - 1], said[at]):
            return at
    return len(said)


def _is_foreign(word: str) -> bool:
    return word.isascii() and not looks_like_syllable(word)


def _is_known(part: Sequence[str], spelling: Spelling) -> bool:
    """Whether the corpus has this as a name, or as a word of another language."""
    if len(part) == 1:
        return _is_foreign(part[0]) and spelling.count(part[0]) > 0
    return all(spelling.is_name(*pair) for pair in pairwise(part))


def _is_generic(text: str, span: Span, *, english: bool) -> bool:
    """Whether a word is capitalised in office text although it names no one and no place."""
    word = text[span.start : span.end]
    short = word.isupper() and (len(word) > 1 or roman_value(word) is not None)
    is_name = _TWO.match(text, span.start)
    if is_name and tuple(map(normalise_word, is_name.groups())) in unit_names(2):
        return False  # "Đồng Tháp"
    common = normalise_word(word) in _capitalised() and not _after_unit().search(text, 0, span.end)
    return common or short or (english and word.lower() in ENGLISH_FUNCTION_WORDS)


@from_lexicon
def _capitalised() -> frozenset[str]:
    """Words that are capitalised in office text although they name no one and no place."""
    return frozenset(words_of("questions", uses="capitalised"))


_after_unit = pattern(
    r"\b{units} (?!{questions:no_unit_name})\w+$", units=lambda: alternatives((*unit_kinds(), *committees()))
)
"""A word after a unit or its committee names it, even if offices have it too: "huyện Chương Mỹ", "Thanh Hà"."""
_after_place = pattern(r"\b(?:{unit_kinds:unit}|{unit_kinds:place}) \w+$")
"""The same, and after a village."""
unit_before = pattern(r"\b{unit_kinds:unit} $")
"""A unit right before its name."""
within_unit = pattern(rf"(?i:\b{{unit_kinds:unit}}) (?:[{UPPER}]\w* )+$", flags=0)
"""A unit, and words with capitals behind it, right before another: in "xã Phú Thạch Hòa Lâm" "Thạch" is no person."""
