"""The body of a list of people, which its first line says once: "Thành lập Tổ công tác …, gồm các ông, bà:"."""

import re
from bisect import bisect_right

from index.entities.offices import office_at
from index.facts.officials.bodies import is_deputy_standing, noun_of
from index.facts.officials.owners import body_of
from index.language.text import fold_space
from index.lexicon.abbreviations import written_out
from index.lexicon.patterns import pattern
from index.structure.papers.signatures import no_name
from index.structure.reading import Reading

_MARKERS = (
    re.compile(r"[-–+•*]\s"),
    re.compile(r"\d{1,2}[.)]\s"),
    re.compile(r"[a-zđ][.)]\s"),
    pattern(r"{people:address}\s"),
)
"""By what the items of one list begin."""
_BODY = pattern(r"(?<!\w)(?<!của ){body_with_members}(?= [^\W\d_])", flags=0)
_ENDS = pattern(r"[;:()\n]|,(?= (?:[^\W\d_a-zđ]|{ends_listed_body}(?!\w)))|\s{ends_listed_body}(?!\w)|$", flags=0)
_BODY_CHARS = 160
_TRIAL = "Thành viên "
_MOST_ITEMS = 60
_OPEN_WORDS = 2
"""What a body is called by before its name: "Hội", "Trung tâm"."""


def body_of_list(reading: Reading, at: int) -> str | None:
    """The body for which the list is made that has an item at an offset of the text; None where no lead says one."""
    return listed_body(_lead(reading, bisect_right(reading.paragraphs, at, key=lambda held: held.start) - 1))


def listed_body(lead: str) -> str | None:
    """The first body that a line names for whose members lists are made; None where it names none."""
    found = _BODY().search(lead)
    if found is None:
        return None
    words = fold_space(lead[found.start() : found.start() + _BODY_CHARS])
    trial = _TRIAL + words
    listed = office_at(trial, 0, len(trial), no_name)
    ends = _ENDS().search(words)
    end = max(ends.start() if ends else 0, listed.end - len(_TRIAL) if listed else 0)
    return written_out(words[:end].strip(" -–")) or None


def joined_with_issuer(office: str, issuer: str) -> str:
    """An office of a body whose name it only begins, with that of who issues the paper: "Phó Giám đốc Trung tâm"."""
    if body := listed_body(issuer):
        return joined(office, body)
    begun = body_of(office)
    at = issuer.find(f"{begun} ") if 0 < len(begun.split()) <= _OPEN_WORDS and begun[0].isupper() else -1
    return joined(office, written_out(issuer[at:])) if at >= 0 else office


def _lead(reading: Reading, number: int) -> str:
    """The line with a colon above the items of which the paragraph of a number is one; empty where it is none."""
    text, paragraphs = reading.text, reading.paragraphs
    if number < 0:
        return ""
    kind = _marker(text, paragraphs[number].start)
    for above in range(number - 1, max(-1, number - _MOST_ITEMS), -1) if kind is not None else ():
        held = paragraphs[above]
        if _marker(text, held.start) != kind:
            line = text[held.start : held.end]
            return line if line.rstrip().endswith(":") else ""
    return ""


def _marker(text: str, at: int) -> int | None:
    """Which mark a paragraph begins with; None for any other paragraph."""
    marks = ((mark if isinstance(mark, re.Pattern) else mark()) for mark in _MARKERS)
    return next((number for number, mark in enumerate(marks) if mark.match(text, at)), None)


def joined(office: str, body: str, *, alone: bool = True) -> str:
    """An office with the body of which it names nothing or only the beginning; as it is where it names another.

    "Chủ tịch Hội đồng", "Hội đồng Thi đua xã" → "Chủ tịch Hội đồng Thi đua xã"; "Trưởng ban", "Ban Chỉ đạo 35" →
    "Trưởng Ban Chỉ đạo 35"; "Chủ nhiệm", "Ban Chủ nhiệm Câu lạc bộ" → "Chủ nhiệm Câu lạc bộ".

    Args:
        alone: Whether an office that names no body at all is of this one.
    """
    words, named = office.split(" "), body.split(" ")
    if is_deputy_standing(office) and noun_of(office).lower() == named[0].lower():
        return f"{office} {body}"
    begun = body_of(office).split(" ") if body_of(office) else []
    if begun and not _begins(named, begun):
        return office
    if not (begun or alone):
        return office
    for own in (named, named[1:]):
        for shared in range(min(len(words), len(own)), 0, -1):
            if _begins(own, words[-shared:]):
                return " ".join([*words[: len(words) - shared], *own])
    return office if begun else f"{office} {body}"


def _begins(words: list[str], others: list[str]) -> bool:
    return [word.lower() for word in words[: len(others)]] == [word.lower() for word in others]
