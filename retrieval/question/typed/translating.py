"""English questions put in Vietnamese by frames and the glossary, where every word of them is known.

A phrase is turned round between its prepositions: "Nam Sach district party secretary" is "bí thư huyện ủy Nam Sách".
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from index.language.text import has_marks
from index.lexicon.tables import from_lexicon, rows
from retrieval.question.english import english_terms

_GREETING = re.compile(r"^(?:hi|hello|dear|good|thanks|thank you)\b[^,.!?]*[,.!]\s*", re.IGNORECASE)
_REQUEST = re.compile(
    r"^(?:(?:could|can|would) you )?(?:please )?(?:(?:tell|let|show|give|find) (?:me|us) (?:know )?)?(?:please )?", re.I
)
_THANKS = re.compile(r"[,.?!]?\s*(?:please|thanks|thank you|many thanks)\b[^?]*$", re.IGNORECASE)
_QUOTES = str.maketrans("", "", '"“”')
_HOLE = re.compile(r"<(\w+)>")
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+(?:[-/.]\w+)*(?:/\w+)?|\w+(?:['’-]\w+)*")
_PREPOSITION = re.compile(r"\s+(?:of|in|on|at|by|for|about|from|regarding|concerning|with)\s+(?=\S)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ARTICLES = frozenset(
    "the a an all any our your its his her their there do does did you have has here now please".split()
)
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAYS = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COUNTED = {
    word: at + 1 for at, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())
}


_AROUND = " \t\n*_`#>~"
"""What marks of Markdown a question may be typed or pasted with."""


def in_vietnamese(text: str, restored: Callable[[str], str]) -> str | None:
    """The question in Vietnamese; None where its frame or one of its words is not known.

    Args:
        text: The English question.
        restored: Gives a name that was typed without marks its own.
    """
    bare = text.strip(_AROUND)
    said = _THANKS.sub("", _REQUEST.sub("", _GREETING.sub("", bare), count=1))
    said = _BRACKETS.sub("", said).strip(" ?.!").translate(_QUOTES)
    for frame, template in _frames():
        match = frame.fullmatch(said)
        if match is None or not _is_name(match.groupdict().get("name")):
            continue
        found = {key: _part(key, value, restored) for key, value in match.groupdict().items()}
        if all(found.values()):
            whole = _HOLE.sub(partial(_filled, found), template)
            return f"{whole[:1].upper()}{whole[1:]}"
    return None


def _filled(found: Mapping[str, str | None], hole: re.Match[str]) -> str:
    return found[hole[1]] or ""


@from_lexicon
def _frames() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How a question is asked in English, and in Vietnamese."""
    verbs = "|".join(map(re.escape, _verbs()))
    made = []
    for row in rows("english_frames", part="frame"):
        source = _HOLE.sub(lambda hole: f"(?P<{hole[1]}>{verbs if hole[1] == 'verb' else '.+?'})", row.key)
        made.append((re.compile(source, re.IGNORECASE), row["vietnamese"]))
    return tuple(made)


@from_lexicon
def _verbs() -> dict[str, str]:
    return {row.key: row["vietnamese"] for row in rows("english_frames", part="verb")}


def _is_name(said: str | None) -> bool:
    """Whether what stands where a person's name does has only capitals; nothing stands there as well."""
    return said is None or all(word[:1].isupper() for word in said.split())


def _part(key: str, said: str, restored: Callable[[str], str]) -> str | None:
    if key == "verb":
        return _verbs()[said.lower()]
    return restored(said.strip()) if key == "name" else _phrase(said, restored)


def _phrase(said: str, restored: Callable[[str], str]) -> str | None:
    """A phrase, each part between its prepositions turned round; None where a word is not known."""
    held: list[str] = []
    for days in _DAYS:
        said = days.sub(lambda day: _keep(held, _written(day)), said)
    parts = [_turned(part, restored, held) for part in _PREPOSITION.split(f" {said}")]
    return " ".join(filter(None, parts)) if all(part is not None for part in parts) else None


def _keep(held: list[str], day: str) -> str:
    """The number under which a day is kept, as a word that no glossary has."""
    held.append(day)
    return f"day_{len(held) - 1}"


def _written(day: re.Match[str]) -> str:
    month = _MONTHS.index(day["month"].lower()) + 1
    number = day.groupdict().get("day")
    return f"ngày {number}/{month}/{day['year']}" if number else f"tháng {month}/{day['year']}"


def _turned(said: str, restored: Callable[[str], str], days: list[str]) -> str | None:
    """The words of a part that has no preposition, the last first; numbers stay behind what they number."""
    found: list[str] = []
    for word in _units(said, restored, days):
        if word is None:
            return None
        is_number = word[:1].isdigit() and found and "/" not in found[-1]
        if is_number:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return " ".join(reversed(found))


def _units(said: str, restored: Callable[[str], str], days: list[str]) -> Iterator[str | None]:
    """The terms, names and numbers of a part in its own order; None for a word that is none of these."""
    words = [match[0] for match in _TOKEN.finditer(said)]
    at = 0
    while at < len(words):
        length = next((n for n in range(5, 0, -1) if at + n <= len(words) and _term(words[at : at + n])), 0)
        word = words[at].lower()
        if length:
            yield _term(words[at : at + length])
        elif word.startswith("day_") and word[4:].isdigit() and int(word[4:]) < len(days):
            yield days[int(word[4:])]
        elif word in _ARTICLES or word in ("no", "number"):
            pass
        elif _number(word):
            yield _number(word)
        elif _is_named(words[at]):
            length = next((n for n in range(1, len(words) - at) if not _is_named(words[at + n])), len(words) - at)
            yield restored(" ".join(words[at : at + length]))
        else:
            yield None
        at += max(1, length)


def _term(words: list[str]) -> str | None:
    """What the glossary has for words, in the singular too."""
    said = " ".join(words).lower().replace("’", "'")
    terms = english_terms()
    singular = (said.removesuffix("s"), said.removesuffix("es"), said.removesuffix("'s"))
    return terms.get(said) or next((terms[one] for one in singular if one in terms and one != said), None)


def _number(word: str) -> str | None:
    """A number as it stands; an ordinal by "lần thứ", a year by "năm"."""
    if word in _COUNTED:
        return f"lần thứ {_COUNTED[word]}"
    if ordinal := _ORDINAL.fullmatch(word):
        return f"lần thứ {ordinal[1]}"
    if re.fullmatch(r"(?:19|20)\d\d", word):
        return f"năm {word}"
    return word.upper() if word[0].isdigit() else None


def _is_named(word: str) -> bool:
    """Whether a word is a part of a name, or Vietnamese."""
    return _term([word]) is None and (word[:1].isupper() or has_marks(word))  # "My Lam"
