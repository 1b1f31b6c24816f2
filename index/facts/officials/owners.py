"""Whose a committee is that an office names without it: the "Ban Thường vụ" of a union, the "Đảng ủy" of a school."""

from collections.abc import Sequence

from index.entities.office_words import WORD, head_length
from index.entities.offices import office_at
from index.facts.types import Office
from index.language.text import fold_space, normalise_word
from index.lexicon.abbreviations import written_out
from index.lexicon.kinds import committees, split_label, unions
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives
from index.structure.papers.signatures import no_name

_OWNERLESS = pattern(r".*(?<!\w){has_members}")
"""An office of a committee that many bodies have, and no word of which one."""
_PARTY_ALONE = pattern(r".*(?<!\w){committee_of_any}")
"""The same of the committee of the Party that an institution has."""
_COMMITTEE = pattern(r"(?<!\w)(?:{committees}|{committee_of_any})(?!\w)", committees=lambda: alternatives(committees()))
_UNION = pattern(r"(?<!\w)(?:{has_chairman}|{unions})(?!\w)", flags=0, unions=lambda: alternatives(unions()))
_INSTITUTION = pattern(r"(?:{has_director}|{has_headmaster})(?!\w)")
_OF_STATE = pattern(r"{body_of_unit}(?!\w)")
_OWNER = pattern(
    r"(?<!\w)(?:{owns_committees}|{unions}|{committees})(?= [^\W\d_])",
    flags=0,
    unions=lambda: alternatives(map(str.capitalize, unions())),
    committees=lambda: alternatives(map(str.capitalize, committees())),
)
_OWNER_CHARS = 160
_TRIAL = "Ủy viên Ban Thường vụ "
_PART = pattern(r".*(?<!\w){part_of_institution} ")
_WHOLE = pattern(r", (?={has_parts}(?!\w))", flags=0)
_HEAD_OF = "Giám đốc "
_SCHOOL = pattern(r"(?<!\w){has_headmaster}(?= [^\W\d_])", flags=0)
_HEADMASTER_OF = "Hiệu trưởng "


def body_of(office: str) -> str:
    """What an office says behind its head: "Phó Giám đốc Sở Y tế" → "Sở Y tế"; empty where it says nothing."""
    words = list(WORD.finditer(office))
    length = head_length([normalise_word(word[0]) for word in words], 0)
    return office[words[length].start() :] if 0 < length < len(words) else ""


def lacks_owner(office: str) -> bool:
    """Whether an office is one of a committee, and its words do not say of which body: "Ủy viên Ban Thường vụ"."""
    return _OWNERLESS().fullmatch(office) is not None or is_of_party(office)


def is_of_party(office: str) -> bool:
    """Whether the committee is the Party's in an institution or commune that is not named: "Bí thư Đảng ủy"."""
    return _PARTY_ALONE().fullmatch(office) is not None


def owner_beside(office: Office, beside: Sequence[Office]) -> str | None:
    """The body whose committee it is, as the other offices of one chain say it, the nearest first.

    A committee of the Party is that of the institution which its holder leads, or of the unit; any other committee is
    that of the Party's committee or of the association in which the next office is held.
    """
    of_party = is_of_party(office.name)
    at = office.said.start
    near = sorted(beside, key=lambda other: (other.said.start < at, abs(other.said.start - at)))
    for other in near:
        body = body_of(other.name)
        if of_party:
            if _INSTITUTION().match(body):
                return body
            continue
        if found := _COMMITTEE().search(body):
            return body[found.start() :]
        if _OF_STATE().match(body):
            return _committee_of(other)
        if _UNION().match(body):
            return body
    return None


def _committee_of(office: Office) -> str | None:
    """The Party's committee of the unit in whose body an office is held; None where a level has none of its own."""
    kind = split_label(office.place)[0] if office.place else office.level
    committee = next((committee for committee, of in committees().items() if of == kind), None)
    if committee is None:
        return None
    return f"{committee.capitalize()} {split_label(office.place)[1]}" if office.place else committee.capitalize()


def whole_of(office: str, text: str, end: int) -> str | None:
    """The institution behind a comma of which the body of an office is a part: "Vụ trưởng Vụ Pháp chế, Bộ Y tế"."""
    if not _PART().match(office) or not (found := _WHOLE().match(text, end)):
        return None
    trial = _HEAD_OF + fold_space(text[found.end() : found.end() + _OWNER_CHARS])
    held = office_at(trial, 0, len(trial), no_name)
    return written_out(trial[len(_HEAD_OF) : held.end]) if held and held.end > len(_HEAD_OF) else None


def owner_before(text: str, start: int, end: int, offices: Sequence[tuple[int, int]]) -> str | None:
    """The last body with committees of its own that `text[start:end]` names, with its unit or field.

    Args:
        offices: Where somebody's offices stand, whose bodies are theirs.
    """
    for match in reversed(list(_OWNER().finditer(text, start, end))):
        if any(begin <= match.start() < stop for begin, stop in offices):
            continue
        trial = _TRIAL + fold_space(text[match.start() : min(end, match.start() + _OWNER_CHARS)])
        found = office_at(trial, 0, len(trial), no_name)
        name = trial[len(_TRIAL) : found.end] if found else ""
        if len(name) > len(match[0]) or _COMMITTEE().fullmatch(name):
            return written_out(name)
    return None


def school_before(text: str, end: int) -> str | None:
    """The last school that is named whole before a place: that of a "Hiệu trưởng nhà trường"."""
    for match in reversed(list(_SCHOOL().finditer(text, 0, end))):
        trial = _HEADMASTER_OF + fold_space(text[match.start() : min(end, match.start() + _OWNER_CHARS)])
        held = office_at(trial, 0, len(trial), no_name)
        name = trial[len(_HEADMASTER_OF) : held.end] if held else ""
        if name[name.rfind(" ") + 1 :].istitle() and name.count(" ") > 1:
            return name
    return None
