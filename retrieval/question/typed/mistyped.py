"""What a person meant to type: marks that were left out, keys that the input method did not take, one wrong letter.

Words are only ever replaced by syllables that the corpus or general Vietnamese has; numbers, document symbols,
abbreviations and names that are possible syllables stay as they are.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.entities.document_numbers import find_document_numbers
from index.entities.places import units_without_marks
from index.language.input_methods import VOWELS, typed_by_keys
from index.language.spelling import Spelling
from index.language.text import fold, has_marks, looks_like_syllable, normalise_word, words
from index.layout import Span
from index.lexicon.abbreviations import abbreviations
from index.lexicon.kinds import document_kinds, family_names, kind_said, unit_names
from index.lexicon.tables import from_lexicon, rows
from index.lexicon.tables import words as words_of
from retrieval.question.typed.preferring import prefer_number, prefer_signing, prefer_symbol
from retrieval.question.typed.slips import near

_NUMBERED = re.compile(r"(?<!\S)(?=\S*\d)(?=\S*\w[-/&]\w)\S+")
"""What is written together with a number and joined by a sign, as a symbol is: "906-qd/thu"."""
MARKED_SHARE = 0.2
"""From this share of marked words on, a word without a mark is meant so. Vietnamese text has about 0.7."""

_NO_NAMES = frozenset("uy vien doan hoi nay ta do nao ve la co da se duoc co bao gio khoa nhiem lan thu".split())
"""What may follow a unit and begins no name."""
_SELDOM_SHARE = 0.02
_SELDOM = 5
"""Up to so many occurrences in all spellings, an unmarked syllable is rather an abbreviation that looks like it."""


def mend(text: str, spelling: Spelling) -> str:
    """The text with the words that were hardly meant so replaced; spaces, punctuation and capitals stay."""
    spans = list(words(text))
    written = [text[span.start : span.end] for span in spans]
    protected = [_symbol(text, number.start, number.end) for number in find_document_numbers(text)]
    numbered = [match.span() for match in _NUMBERED.finditer(text)]
    unmarked = sum(map(has_marks, written)) <= MARKED_SHARE * len(written)
    choices: list[list[str]] = []
    abbreviated: list[bool] = []
    for at, (span, word) in enumerate(zip(spans, written, strict=True)):
        symbol = any(start <= span.start < end for start, end in protected)
        short = _is_abbreviation(word, spelling)
        part = any(start <= span.start < end for start, end in numbered)
        capitals = word.isupper() and len(word) > 1 and not text.isupper()
        keep = symbol or part or short or capitals or word.isdigit() or _is_unit(written, at)
        choices.append([normalise_word(word)] if keep else _meant(word, spelling, unmarked=unmarked))
        abbreviated.append(short or (symbol and word.isalpha()))
    if not unmarked:
        _restore_pairs(choices, written, spelling)
    for at, choice in enumerate(choices):
        if not choice:
            choices[at] = near(written[at], choices[:at][-1:], choices[at + 1 : at + 2], spelling)
    _prefer_name(choices, written, spelling)
    prefer_number(choices, written)
    prefer_signing(choices, written, spelling)
    prefer_symbol(choices, written)
    chosen = spelling.most_likely(choices) if choices else []
    named = _named(text, spans, chosen, spelling)
    parts: list[str] = []
    end = 0
    for at, (span, word, meant) in enumerate(zip(spans, written, chosen, strict=True)):
        said = word if normalise_word(word) == meant else _cased(meant, word)
        said = _as_abbreviation(said.upper()) if abbreviated[at] else said
        parts += [text[end : span.start], said.capitalize() if at in named else said]
        end = span.end
    return "".join(parts) + text[end:]


def _is_unit(written: Sequence[str], at: int) -> bool:
    """Whether the word is the sign of a measure behind a number: "3 ha"."""
    return at > 0 and written[at - 1][-1].isdecimal() and written[at] in _signs()


@from_lexicon
def _signs() -> frozenset[str]:
    """The signs of measures that look like syllables."""
    return frozenset(
        row["sign"] for row in rows("measures") if looks_like_syllable(row["sign"]) and row["sign"].isascii()
    )


def _restore_pairs(choices: list[list[str]], written: Sequence[str], spelling: Spelling) -> None:
    """Take neighbours typed without marks among others with marks for a pair that is known, if they are none as typed.

    "Chi thi 17 ban hành khi nào" asks about a "chỉ thị"; in capitals they may be a name.
    """
    plain = [
        word.isascii() and word.isalpha() and (word.islower() or (at == 0 and word.istitle()))
        for at, word in enumerate(written)
    ]
    for at, (first, second) in enumerate(pairwise(written)):
        if not (plain[at] and plain[at + 1]) or spelling.follows(first.lower(), second.lower()):
            continue
        # Both with marks: else "con khi" would be made "con khỉ".
        sides = [filter(has_marks, spelling.spellings(fold(word))) for word in (first, second)]
        known = [pair for pair in itertools.product(*sides) if spelling.follows(*pair)]
        if known:
            choices[at : at + 2] = [list(dict.fromkeys(side)) for side in zip(*known, strict=True)]


def _prefer_name(choices: list[list[str]], written: Sequence[str], spelling: Spelling) -> None:
    """Take for a name what can be one where one is to be expected: "huyen uy nam dong", "con nam dong thi sao"."""
    folded = [fold(word) for word in written]
    units = units_without_marks() | {"dang bo"}
    for at in range(len(folded) - 2):
        unit = not units.isdisjoint((folded[at], " ".join(folded[max(0, at - 1) : at + 1])))
        if unit and folded[at + 1] not in _NO_NAMES:
            _take_name(choices, at + 1, 2, spelling)
    start = folded.index("con") + 1 if "con" in folded[:3] else 0
    end = len(folded) - 2 if folded[-2:] == ["thi", "sao"] else len(folded)
    if start and end - start in (2, 3):
        _take_name(choices, start, end - start, spelling)


def _take_name(choices: list[list[str]], start: int, length: int, spelling: Spelling) -> None:
    """Leave of these words' spellings those that make a name, if any do."""
    names = [
        spelled
        for spelled in itertools.product(*choices[start : start + length])
        if all(spelling.is_name(*pair) for pair in pairwise(spelled))
    ]
    if names:
        choices[start : start + length] = [list(dict.fromkeys(words)) for words in zip(*names, strict=True)]


@from_lexicon
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """The one-word abbreviations as they are written, by how they are without marks: "hd" → "HD", "HĐ"."""
    by_folded: dict[str, tuple[str, ...]] = {}
    for held in abbreviations():
        if held.short.isalpha():
            by_folded[fold(held.short)] = (*by_folded.get(fold(held.short), ()), held.short)
    return by_folded


def _as_abbreviation(word: str) -> str:
    """The abbreviation as it is written: "HDND" is "HĐND", but "HD" is one itself and no slip for "HĐ"."""
    known = _abbreviations().get(fold(word), (word,))
    return word if word in known else known[-1]


def _is_abbreviation(word: str, spelling: Spelling) -> bool:
    """Whether an abbreviation is typed without capitals: "bch", "hu"; not where it is a syllable in use, as "tu" is."""
    folded = fold(word)
    if folded not in _abbreviations() or not VOWELS & set(folded) or not looks_like_syllable(folded):
        return folded in _abbreviations()
    return sum(map(spelling.count, spelling.spellings(folded))) <= _SELDOM


def _named(text: str, spans: Sequence[Span], chosen: Sequence[str], spelling: Spelling) -> set[int]:
    """Which words are parts of names by what they stand beside; none where capitals were typed."""
    if any(word.istitle() for word in (text[span.start : span.end] for span in spans[1:])):
        return set()
    beside = [
        at for at in range(len(spans) - 1)
        if text[spans[at].end : spans[at + 1].start] == " " and _is_named(chosen, at, spelling)
    ]  # fmt: skip
    return {word for at in beside for word in (at, at + 1)} | _people(chosen, spelling)


@from_lexicon
def _around_people() -> tuple[frozenset[tuple[str, ...]], frozenset[str], frozenset[str]]:
    """What stands before a person's name, behind one, and behind one with a title."""
    titles = frozenset(tuple(title.split()) for title in words_of("questions", uses="title"))
    after_name = frozenset(words_of("questions", uses="after_name"))
    return titles, after_name, after_name.union(words_of("questions", uses="after_titled"))


def _is_named(chosen: Sequence[str], at: int, spelling: Spelling) -> bool:
    """Whether a word and the next are a name: of a unit, or by how the corpus writes them, but no title or document."""
    first, second, *behind = chosen[at : at + 3]
    if (first, second) in _unit_names():
        return unit_or_name(first, second, spelling) or kind_said(chosen[max(0, at - 2) : at]) is not None
    begins_kind = behind and f"{second} {behind[0]}" in _kinds()
    is_name = first.isalpha() and second.isalpha() and spelling.is_name(first, second)
    return is_name and first not in _titles() and not begins_kind


def unit_or_name(first: str, second: str, spelling: Spelling) -> bool:
    """Whether two words that are the name of a unit are hardly used as words else."""
    return spelling.is_name(first, second) or not spelling.follows(first, second)


@from_lexicon
def _kinds() -> frozenset[str]:
    """The kinds of documents."""
    return frozenset(kind.lower() for kind in document_kinds("numbered"))


@from_lexicon
def _unit_names() -> frozenset[tuple[str, ...]]:
    """The names of provinces and districts of two words."""
    return unit_names(2)


@from_lexicon
def _titles() -> frozenset[str]:
    """Words before a name that are none, though they begin many a sentence: "Bà Lê Thị An"."""
    return frozenset(word for title in words_of("questions", uses="title") for word in title.split())


def _people(chosen: Sequence[str], spelling: Spelling) -> set[int]:
    """Which words are a person's name: after a title or at the beginning, and before what is asked of the person."""
    titles, after_name, after_titled = _around_people()
    found: set[int] = set()
    for at, word in enumerate(chosen):
        titled = any(tuple(chosen[max(0, at - length) : at]) in titles for length in (1, 2))
        if word not in family_names() or not (titled or at == 0):
            continue
        after = after_titled if titled else after_name
        end = next(
            (end for end in range(at + 2, min(at + 4, len(chosen)) + 1) if end == len(chosen) or chosen[end] in after),
            None,
        )
        if end and not any(_is_word(*pair, spelling=spelling) for pair in pairwise(chosen[at:end])):
            found |= set(range(at, end))
    return found


def _is_word(first: str, second: str, *, spelling: Spelling) -> bool:
    """Whether the two are known beside each other as ordinary words ("văn bản", "hồ sơ"), or one is no syllable."""
    known = spelling.count(first) and spelling.count(second)
    return not known or (spelling.follows(first, second) and not spelling.is_name(first, second))


def _symbol(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the number and symbol of a document are, without the words before them ("Chỉ thị 05-CT/HU")."""
    digit = re.compile(r"\d").search(text, start, end)
    return (digit.start() if digit else start), end


def _meant(word: str, spelling: Spelling, *, unmarked: bool) -> list[str]:
    """What the word may stand for; empty if it is no Vietnamese syllable, so that a letter may be wrong."""
    plain = normalise_word(word)
    folded = fold(word)
    if plain.isascii():
        if unmarked and folded.isalpha() and (known := spelling.spellings(folded)):
            return _in_use(known, spelling)
        if not spelling.count(plain) and (slips := _known(typed_by_keys(plain), spelling)):
            return slips
    possible = bool(spelling.spellings(folded)) or looks_like_syllable(folded)
    foreign_name = word[:1].isupper() and not unmarked
    return [plain] if possible or foreign_name or len(folded) < 3 or not folded.isalpha() else []


def _in_use(known: list[str], spelling: Spelling) -> list[str]:
    """The spellings without one that has no marks where it is hardly ever written so: a slug of a page's address."""
    most = spelling.count(known[0])
    return [word for word in known if has_marks(word) or spelling.count(word) > _SELDOM_SHARE * most] or known


def _known(spelled: Iterator[str], spelling: Spelling) -> list[str]:
    return list(dict.fromkeys(word for word in spelled if spelling.count(word)))


def _cased(word: str, like: str) -> str:
    """The word with capitals where the other has them: all, the first letter, or none."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
