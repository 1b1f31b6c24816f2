"""A question with a part of it put in the place of another: "Bí thư là ai?", "còn Chủ tịch?" → "Chủ tịch là ai?"."""

import re
from collections.abc import Sequence

from index.language.text import fold, tokens
from index.lexicon.kinds import document_kinds, kinds_before_name, split_label
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from retrieval.question.kinds import kind_patterns
from retrieval.question.marked import Marked, mark
from retrieval.question.typed.sides.slots import Part, Slot, numbered_parts, parts_of

asking = pattern(r"(?<!\w){questions:asks}(?!\w)|(?<!\w)(?:không|chưa)\W*$")
"""A word that asks."""
_YEAR_OF_MONTH = re.compile(r"/\d{4}$")
_before_asking = pattern(r"\b{questions:before_asking}\s+$")
meetings = pattern(r"\b(?:{meetings:asked}|{meetings:regular})\b.*?(?=\s+{questions:after_meeting}\b|[?!;,]|$)")
"""A meeting with what is said of it, up to what is said or asked of its course."""


@from_lexicon
def _empty() -> frozenset[str]:
    """Words of a fragment that are no part of what it names and change nothing."""
    said = (*words("questions", uses="empty"), *words("meetings", uses="asked"))
    return frozenset(word for phrase in said for word in phrase.split())


@from_lexicon
def _common_first() -> frozenset[str]:
    """Words in a capital at a question's start that begin no name."""
    named = (*words("meetings", uses="asked"), *words("meetings", uses="regular"), *document_kinds("numbered"))
    said = (*named, *words("questions", uses="first"), "tài liệu")
    return frozenset(word for phrase in said for word in phrase.split())


def put_in_place(fragment: Marked, before: Marked, *, place: str) -> str:
    """The earlier question, asked of what the fragment names instead.

    Args:
        fragment: What stands after "còn", without the words that ask.
        before: The earlier question.
        place: Where an office is that is named without its place, if the earlier question is about no office.
    """
    parts, old = list(parts_of(fragment)), {part.slot: part for part in reversed(list(parts_of(before)))}
    if any(part.slot is Slot.OFFICE for part in parts) and Slot.OFFICE not in old:
        named = "" if not place or any(part.slot is Slot.PLACE for part in parts) else f" {place}"
        return f"{begin(fragment.text)}{named} là ai?"
    if not parts or not _is_covered(fragment.text, parts):
        return _same_asked(fragment.text, parts, before, old)
    text = before.text
    meeting = meetings().search(text)
    if meeting and meetings().search(fragment.text) and any(part.slot not in old for part in parts):
        return begin(f"{text[: meeting.start()]}{fragment.text}{text[meeting.end() :]}")
    added = [fragment.text[part.start : part.end] for part in parts if part.slot not in old]
    replaced = [
        (old[part.slot], _with_year(fragment, part, before, old[part.slot])) for part in parts if part.slot in old
    ]
    for part, said in sorted(replaced, key=lambda held: -held[0].start):
        text = f"{text[: part.start]}{said}{text[part.end :]}"
    if not added:
        return begin(text)
    if Slot.OFFICE in old:
        return begin(put_after_office(mark(text), " ".join(added)))
    return f"{begin(without_end(text))} {' '.join(added)}?"


def _with_year(fragment: Marked, part: Part, before: Marked, old: Part) -> str:
    """What the fragment says, a month in the year of the month that it takes the place of."""
    said, year = fragment.text[part.start : part.end], _YEAR_OF_MONTH.search(before.text[old.start : old.end])
    return f"{said}{year[0]}" if year and part.slot is Slot.PERIOD and not _YEAR_OF_MONTH.search(said) else said


def names_only_times(fragment: Marked) -> bool:
    """Whether a fragment is nothing but years, parts of a year or days: "năm 2020", "cả tháng 5"."""
    times = [part for part in numbered_parts(fragment) if part.slot in (Slot.YEAR, Slot.PERIOD, Slot.DATE)]
    return bool(times) and _is_covered(fragment.text, times)


def names_only_places(fragment: Marked) -> bool:
    """Whether a fragment is nothing but places: "Kim Sơn", "huyện Kim Sơn"."""
    parts = list(parts_of(fragment))
    named = bool(parts) and all(part.slot in (Slot.PLACE, Slot.PERSON) for part in parts)
    return named and _is_covered(fragment.text, parts)


def _is_covered(text: str, parts: Sequence[Part]) -> bool:
    """Whether a fragment says nothing but these parts."""
    left = "".join(
        character if not any(part.start <= at < part.end for part in parts) else " "
        for at, character in enumerate(text)
    )
    return set(tokens(left)) <= _empty()


def put_after_office(question: Marked, place: str) -> str:
    """The question with the place after the office that it asks about."""
    text, found = question.text, question.office_span
    return f"{text[: found.end]} {place}{text[found.end :]}" if found else text


def put_unit_after_office(question: Marked, unit: str) -> str:
    """The same with a unit, without its kind where the office ends with that: "UBND huyện", "Huyện ủy"."""
    kind, name = split_label(unit)
    ends = [fold(word) for word in question.held.office[-2:]]
    said = {fold(before) for before, held in kinds_before_name().items() if held == kind}
    return put_after_office(question, name if name and said & {" ".join(ends), *ends[-1:]} else unit)


def _same_asked(fragment: str, parts: Sequence[Part], before: Marked, old: dict[Slot, Part]) -> str:
    """The fragment, asked what the earlier question asked, with the place and times that only that names."""
    has = {part.slot for part in parts}
    kept = (Slot.PLACE, Slot.PERIOD, Slot.YEAR, Slot.DATE)
    named = [before.text[old[slot].start : old[slot].end] for slot in kept if slot in old and slot not in has]
    asking = asking_of(before.text)
    if asking and before.text.lower().startswith(asking.lower()):
        return f"{begin(asking)} {' '.join((inside(fragment), *named))}?"
    return f"{begin(' '.join((fragment, *named, asking)).rstrip())}?"


def topic_of(text: str) -> str:
    """The question without the words that ask."""
    asking = asking_of(text)
    return " ".join(without_end(text.replace(asking, " ", 1) if asking else text).split())


def asking_of(text: str) -> str:
    """The words of a question that ask: "là bao nhiêu", "ở đâu"; empty if it has none."""
    for _, told in kind_patterns(folded=False):
        match = told.search(text)
        if match and asking().search(match[0]):
            before = _before_asking().search(text, 0, match.start())
            return text[before.start() if before else match.start() : match.end()]
    return ""


def begin(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """The text as it stands within a sentence: a capital that begins a name or an office stays."""
    first = next(iter(tokens(text)), "")
    return text[:1].lower() + text[1:] if first in _common_first() and text[1:2].islower() else text


def without_end(text: str) -> str:
    """The text without the sign that ends it."""
    return text.rstrip(" ?.!")
