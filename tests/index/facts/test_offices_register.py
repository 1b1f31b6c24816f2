"""What a register of papers of many offices must hold: whose meeting, which one and when; who holds which office."""

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from index.facts.find import find_facts
from index.facts.types import Facts, MeetingFact
from index.language.numerals import number_value
from index.language.text import fold, normalise_text, tokens
from index.lexicon.abbreviations import written_out
from index.structure.reading import read
from tests.paths import DATA

OFFICES = DATA / "offices"
Gold = dict[str, Any]  # Any: JSON values
TERM = {"khóa", "nhiệm"}
UNSAID = {"huyện", "xã", "tỉnh", "thị", "phường"}
"""Kinds of units, which a body's name may leave out."""


def gold() -> dict[str, list[Gold]]:
    """The rows that are read, by paper."""
    rows = map(json.loads, (OFFICES / "register.jsonl").read_text("utf-8").splitlines())
    held: dict[str, list[Gold]] = {}
    for row in rows:
        if row["part"] == "development":
            held.setdefault(row["document"], []).append(row)
    return held


def facts_of(name: str) -> Facts:
    """The facts of a paper."""
    return find_facts(read(normalise_text((OFFICES / "papers" / name).read_text("utf-8"))))


def words(text: str) -> set[str]:
    """The words of a name written out, without its term and what it says in brackets of a larger unit."""
    plain = text.split(" (huyện")[0]
    held: list[str] = []
    for word in tokens(written_out(plain)):
        if word in TERM:
            break
        held.append(fold(word))
    return set(held) - {fold(word) for word in UNSAID}


def is_meeting(row: Gold, fact: MeetingFact) -> bool:
    """Whether a fact is the meeting of a row: its number or its subject, its body with the unit, and its day."""
    named = tokens(row["name"])
    number = next((number_value(word, marked=True) for thu, word in pairwise(named) if thu == "thứ"), None)
    same = fact.ordinal == number if number else words(fact.name) <= words(row["name"]) | {"hoi", "nghi"}
    body = words(row["body"]) <= words(f"{fact.body} {fact.place or ''}")
    return same and body and str(fact.date) == row["date"]


def share(found: Iterable[bool]) -> float:
    """How many of them are, of all."""
    held = list(found)
    return sum(held) / len(held)


def test_the_meetings_of_papers_of_many_offices() -> None:
    """Of the meetings in the register 0.9 are found, and 0.8 of those that are found stand in it."""
    found: list[bool] = []
    right: list[bool] = []
    for name, rows in gold().items():
        facts, held = facts_of(name).meetings, [row for row in rows if row["kind"] == "meeting"]
        found += [any(is_meeting(row, fact) for fact in facts) for row in held]
        right += [any(is_meeting(row, fact) for row in held) for fact in facts]

    assert share(found) >= 0.9
    assert share(right) >= 0.8


def test_the_officials_of_papers_of_many_offices() -> None:
    """Each office of the register is found with its body and unit, and nothing is found beside them."""
    found: list[bool] = []
    right: list[bool] = []
    for name, rows in gold().items():
        held = [(row["person"], words(row["office"])) for row in rows if row["kind"] == "office"]
        facts = facts_of(name).officials
        pairs = [(fact.name, words(f"{office.name} {office.place or ''}")) for fact in facts for office in fact.offices]
        found += [any(person == other and office <= said for other, said in pairs) for person, office in held]
        right += [any(person == other and office <= said for other, office in held) for person, said in pairs]

    assert share(found) >= 0.95
    assert share(right) >= 0.95
