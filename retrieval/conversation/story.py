"""A message that tells more than it asks: the sentence that asks, with place, paper and year that the others name."""

import re
from collections.abc import Sequence

from index.language.text import fold, tokens
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from retrieval.conversation.substitution import put_unit_after_office, without_end
from retrieval.question.capitals import unit_before
from retrieval.question.marked import Marked, mark
from retrieval.question.understanding import understand

_END = re.compile(r"(?<=[?!…])\s+|(?<=\w\w\.)\s+|(?<=[\")”]\.)\s+")
_request = pattern(r"(?<!\w){questions:requests}(?!\w)[\s,:]*(?:là |rằng )?")
_purpose = pattern(r",?\s+để {questions:asker}(?!\w).*$")
_for_whom = pattern(r"\s+{questions:for_whom} {questions:asker}(?!\w)(?:\s+bài(?!\w))?")
_in_short = pattern(r",?\s+{questions:in_short}(?!\w).*$")
_so = pattern(r"^(?:{questions:opens}[\s,]+|{questions:asker} |{questions:claims}[\s,]+)+")
_claims = pattern(r"(?<!\w){questions:claims}(?!\w)[\s,:]*")
_whether_true = pattern(r"(?<!\w){questions:whether_true}\W*$")
_so_said = pattern(r"(?<!\w){questions:so_said}(?!\w)")
_SHORT_WORDS = 8
"""Words at most of a sentence that asks nothing but whether the one before is true."""
_LEAST_WORDS = 3
_LEAST_MATTER = 2
"""Words that say what it is about, at least, where no office is asked for: else what is asked of is elsewhere."""


def asked_alone(marked: Marked, typed: str) -> str | None:
    """The question of a message alone, with what its other sentences name; None where it is all that is said.

    Args:
        marked: The message as it was read.
        typed: As it was typed, for what stands only in the reading of "hôm qua" is named by nobody.
    """
    said = [part for part in _END.split(marked.text) if part.strip()]
    asking = [part for part in said if part.rstrip().endswith("?")] or [part for part in said if _asks(part)][-1:]
    if len(asking) != 1:
        return None
    alone = _claim(said, asking[0]) or _without_request(asking[0])
    if len(tokens(alone)) < _LEAST_WORDS or alone.strip(" ?.!") == marked.text.strip(" ?.!"):
        return None
    rest = " ".join(named for named in _named(marked, alone, typed) if not _is_named(alone, named))
    held = mark(without_end(alone))
    if held.asked.office:
        return f"{put_unit_after_office(held, rest) if rest else held.text}?"
    wording = understand(held, asked=held.text).wording
    if len(wording.topic - wording.weak) < _LEAST_MATTER:
        return None
    return f"{' '.join(filter(None, (held.text, rest)))}?"


def _claim(said: Sequence[str], asking: str) -> str:
    """What the sentence before claims, asked whether it is true; empty where the last one asks more than that."""
    at = said.index(asking)
    whether = _whether_true().search(asking)
    if not (whether and at and len(tokens(asking)) <= _SHORT_WORDS and _so_said().search(asking)):
        return ""
    before = without_end(said[at - 1])
    claims = list(_claims().finditer(before))
    return f"{before[claims[-1].end() :] if claims else before}, {whether[0].strip()}"


def _without_request(asking: str) -> str:
    """What is asked, without why, for whom, and how it is begged for."""
    requests = [match for match in _request().finditer(asking) if _asks(asking[match.end() :])]
    alone = asking[requests[-1].end() :] if requests else asking
    for around in (_purpose(), _in_short(), _so(), _for_whom()):
        shorter = around.sub("", alone, count=1)
        alone = shorter if _asks(shorter) else alone
    return alone


def _named(marked: Marked, alone: str, typed: str) -> list[str]:
    """The first place with its unit, if the question alone has none, the first paper and the years of a message."""
    text = marked.text
    numbers = [text[held.start : held.end] for held in marked.numbers[:1]]
    years = [f"năm {year}" for year in sorted(marked.years) if str(year) in typed]
    is_placed = any(place.lower() in alone.lower() for place in marked.places)
    return [*([] if is_placed else _places(marked)[:1]), *numbers, *years]


def _places(marked: Marked) -> list[str]:
    found: list[str] = []
    for place in marked.places:
        at = marked.text.find(place)
        unit = unit_before().search(marked.text, 0, at) if at >= 0 else None
        found.append(marked.text[unit.start() : at + len(place)] if unit else place)
    return found


def _is_named(alone: str, named: str) -> bool:
    """Whether a question has it already, a year also as the end of a day."""
    kept = named.removeprefix("năm ")
    return kept.lower() in alone.lower() or f" {fold(kept)} " in f" {' '.join(map(fold, tokens(alone)))} "


def _asks(text: str) -> bool:
    said = f" {' '.join(fold(word) for word in tokens(text))} "
    return any(f" {phrase} " in said for phrase in _asking())


@from_lexicon
def _asking() -> frozenset[str]:
    """What asks or orders an answer, without marks."""
    kinds = {phrase for use in ("list", "count", "digest") for phrase in words("kinds_asked", uses=use)}
    return frozenset(map(fold, (*words("questions", uses="asks"), *kinds))) - {"sao", "may"}
