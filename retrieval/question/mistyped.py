"""What a person meant to type: marks that were left out, keys that the input method did not take, one wrong letter.

Words are only ever replaced by syllables that the corpus or general Vietnamese has; numbers, document symbols,
abbreviations and names that are possible syllables stay as they are.
"""

import itertools
import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from index.entities.document_numbers import find_document_numbers
from index.entities.places import units_without_marks
from index.language.spelling import Spelling
from index.language.text import fold, has_marks, looks_like_syllable, normalise_word, words
from index.lexicon.abbreviations import abbreviations
from index.lexicon.people import family_names
from index.lexicon.tables import words as words_of
from index.types import Span

MARKED_SHARE = 0.2
"""From this share of marked words on, a word without a mark is meant so. Vietnamese text has about 0.7."""

_TELEX_TONES = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_WORD = re.compile(r"(?=.*[a-z].*[a-z]|.*\d.*\d)(?!.*[1-5].*[1-5])[a-z][a-z1-9]*")
_VNI_MARKS = {"6": "aeo", "7": "uo", "8": "a", "9": "d"}
_CIRCUMFLEX = dict(zip("aeo", "âêô", strict=True))
_HORN = {"u": "ư", "o": "ơ", "a": "ă"}
_VOWELS = frozenset("aeiouyâêôăơư")
_NO_NAMES = frozenset("uy vien doan hoi nay ta do nao ve la co da se duoc co bao gio khoa nhiem lan thu".split())
"""What may follow a unit and begins no name."""
_SELDOM = 5
"""Up to so many occurrences in all spellings, an unmarked syllable is rather an abbreviation that looks like it."""


def correct(text: str, spelling: Spelling) -> str:
    """The text with the words that were hardly meant so replaced; spaces, punctuation and capitals stay."""
    spans = list(words(text))
    written = [text[span.start : span.end] for span in spans]
    protected = [_symbol(text, number.start, number.end) for number in find_document_numbers(text)]
    unmarked = sum(map(has_marks, written)) <= MARKED_SHARE * len(written)
    choices: list[list[str]] = []
    abbreviated: list[bool] = []
    for span, word in zip(spans, written, strict=True):
        symbol = any(start <= span.start < end for start, end in protected)
        short = _is_abbreviation(word, spelling)
        keep = symbol or short or word.isdigit() or (word.isupper() and len(word) > 1 and not text.isupper())
        choices.append([normalise_word(word)] if keep else _meant(word, spelling, unmarked=unmarked))
        abbreviated.append(short or (symbol and word.isalpha()))
    for at, choice in enumerate(choices):
        if not choice:
            choices[at] = _near(written[at], choices[:at][-1:], choices[at + 1 : at + 2], spelling)
    _prefer_name(choices, written, spelling)
    chosen = spelling.most_likely(choices) if choices else []
    named = _named(text, spans, chosen, spelling)
    parts: list[str] = []
    end = 0
    for at, (span, word, meant) in enumerate(zip(spans, written, chosen, strict=True)):
        said = word if normalise_word(word) == meant else _cased(meant, word)
        said = _abbreviations().get(fold(word), said.upper()) if abbreviated[at] else said
        parts += [text[end : span.start], said.capitalize() if at in named else said]
        end = span.end
    return "".join(parts) + text[end:]


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


@cache
def _abbreviations() -> dict[str, str]:
    """The one-word abbreviations as they are written, by how they are without marks: "hdnd" → "HĐND"."""
    return {fold(held.short): held.short for held in abbreviations() if held.short.isalpha()}


def _is_abbreviation(word: str, spelling: Spelling) -> bool:
    """Whether an abbreviation is typed without capitals: "bch", "hu"; not where it is a syllable in use, as "tu" is."""
    folded = fold(word)
    if folded not in _abbreviations() or not _VOWELS & set(folded) or not looks_like_syllable(folded):
        return folded in _abbreviations()
    return sum(map(spelling.count, spelling.spellings(folded))) <= _SELDOM


def _named(text: str, spans: Sequence[Span], chosen: Sequence[str], spelling: Spelling) -> set[int]:
    """Which words are parts of names by what they stand beside; none where capitals were typed."""
    if any(word.istitle() for word in (text[span.start : span.end] for span in spans[1:])):
        return set()
    beside = (
        at for at in range(len(spans) - 1)
        if text[spans[at].end : spans[at + 1].start] == " " and spelling.is_name(chosen[at], chosen[at + 1])
    )  # fmt: skip
    return {word for at in beside for word in (at, at + 1)} | _people(chosen, spelling)


def _people(chosen: Sequence[str], spelling: Spelling) -> set[int]:
    """Which words are a person's name: after a title or at the beginning, and before what is asked of the person."""
    titles = {tuple(title.split()) for title in words_of("questions", uses="title")}
    after_name = set(words_of("questions", uses="after_name"))
    after_titled = after_name.union(words_of("questions", uses="after_titled"))
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
            return known
        if not spelling.count(plain) and (slips := _known(_slips(plain), spelling)):
            return slips
    possible = bool(spelling.spellings(folded)) or looks_like_syllable(folded)
    foreign_name = word[:1].isupper() and not unmarked
    return [plain] if possible or foreign_name or len(folded) < 3 or not folded.isalpha() else []


def _known(spelled: Iterator[str], spelling: Spelling) -> list[str]:
    return list(dict.fromkeys(word for word in spelled if spelling.count(word)))


def _near(word: str, before: Sequence[list[str]], after: Sequence[list[str]], spelling: Spelling) -> list[str]:
    """Syllables that differ from the word by one letter and stand beside a neighbour somewhere; else the word."""
    folded = fold(word)
    near = [held for edited in _edits(folded) for held in spelling.spellings(edited)]
    left, right = (list(itertools.chain(*side)) for side in (before, after))
    fitting = [
        held
        for held in near
        if any(spelling.follows(other, held) for other in left) or any(spelling.follows(held, other) for other in right)
    ]
    if not fitting and len(folded) > 3:  # two letters in the wrong order are a slip wherever they stand
        fitting = [held for edited in _swaps(folded) for held in spelling.spellings(edited)]
    return list(dict.fromkeys(fitting)) or [normalise_word(word)]


def _swaps(word: str) -> Iterator[str]:
    """Every string that differs by two neighbouring letters swapped."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _edits(word: str) -> Iterator[str]:
    """Every string that differs by one letter left out, added or changed, or by two neighbours swapped."""
    yield from _swaps(word)
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        for letter in string.ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _slips(word: str) -> Iterator[str]:
    """The syllables that these keys give in Telex or, with digits, in VNI: "huyeenj", "hoi65"."""
    digits = any(key in string.digits for key in word)
    if digits and not _VNI_WORD.fullmatch(word):
        return
    letters, tone = _vni(word) if digits else _telex(word)
    if not tone:
        yield normalise_word("".join(letters))
    for at, letter in enumerate(letters):
        if tone and letter in _VOWELS:
            spelled = [*letters[:at], letter, tone, *letters[at + 1 :]]
            yield normalise_word(unicodedata.normalize("NFC", "".join(spelled)))


def _telex(keys: str) -> tuple[list[str], str]:
    """Letters and tone mark of keys typed in Telex, in whatever order its marks came."""
    letters: list[str] = []
    tone = ""
    for key in keys:
        has_vowel = any(letter in _VOWELS for letter in letters)
        if key in _TELEX_TONES and has_vowel:
            tone = _TELEX_TONES[key]
        elif key in _CIRCUMFLEX and key in letters:
            letters[_last(letters, key)] = _CIRCUMFLEX[key]
        elif key == "w" and any(letter in _HORN for letter in letters):
            _add_horn(letters, "uoa")
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        else:
            letters.append("ư" if key == "w" else key)
    return letters, tone


def _vni(keys: str) -> tuple[list[str], str]:
    """Letters and tone mark of keys typed in VNI."""
    letters: list[str] = []
    tone = ""
    for key in keys:
        on = [letter for letter in letters if letter in _VNI_MARKS.get(key, "")]
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "6" and on:
            letters[_last(letters, on[-1])] = _CIRCUMFLEX[on[-1]]
        elif key in "78" and on:
            _add_horn(letters, _VNI_MARKS[key])
        elif key == "9" and on:
            letters[letters.index("d")] = "đ"
        else:
            letters.append(key)
    return letters, tone


def _add_horn(letters: list[str], vowels: str) -> None:
    """Horn or breve on the last of these vowels, on both of "uo"."""
    at = max(place for place, letter in enumerate(letters) if letter in vowels)
    if letters[at] == "o" and at and letters[at - 1] == "u":
        letters[at - 1] = "ư"
    letters[at] = _HORN[letters[at]]


def _last(letters: Sequence[str], letter: str) -> int:
    return len(letters) - 1 - list(reversed(letters)).index(letter)


def _cased(word: str, like: str) -> str:
    """The word with capitals where the other has them: all, the first letter, or none."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
