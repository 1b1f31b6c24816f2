"""Whether an answer of several things is the one that a judged question expects: its items, count, verdict, choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.language.text import fold_space, normalise_text, normalise_word
from retrieval.types import MOST_ITEMS, Answer, Status, Verdict

LEAST_OF_ITEMS = 0.75
"""Least precision and least recall of the items of an answer that counts as correct."""
Row = dict[str, Any]  # Any: JSON values


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """How the items that were said agree with those expected.

    Attributes:
        precision: Share of those said that are expected, in [0, 1]; 0 if none was said.
        recall: Share of those expected that were said, of at most as many as are given at once, in [0, 1].
    """

    precision: float
    recall: float


def items_of(row: Row, got: Answer) -> ItemFigures | None:
    """How the items agree, each of the row's a group of spellings one of which must stand in it; None if it has none.

    An answer without items is taken line by line; a paper is known by its title and file name too.
    """
    groups = row.get("items")
    if not groups:
        return None
    said = _items_said(got)
    together = " / ".join(said)
    met = [any(plain(spelling) in together for spelling in group) for group in groups]
    right = [any(plain(spelling) in text for group in groups for spelling in group) for text in said]
    expected = min(len(groups), MOST_ITEMS)
    return ItemFigures(sum(right) / len(said) if said else 0.0, min(1.0, sum(met) / expected))


def _items_said(got: Answer) -> list[str]:
    held = {citation.marker: citation for citation in got.citations}
    if items := got.said.form.items:
        cited = ([held[marker] for marker in item.markers] for item in items)
        return [
            plain(f"{item.text} {' '.join(f'{each.title} {each.quote}' for each in citations)}")
            for item, citations in zip(items, cited, strict=True)
        ]
    return [plain(line) for line in got.text.split("\n") if line]


def is_expected(row: Row, got: Answer) -> bool:
    """Whether it is what the row expects: status, verdict, count, items, and each group of `answers` in its words."""
    if row.get("status") == Status.CHOOSE:
        return got.status is Status.CHOOSE and _offers(row.get("choices", ()), got)
    form = got.said.form
    if row.get("verdict") == Verdict.UNCLEAR:
        return got.status is not Status.FOUND or form.verdict is Verdict.UNCLEAR
    if got.status is not Status.FOUND or not _verdict_fits(row, got):
        return False
    if row.get("total") is not None and form.total != row["total"]:
        return False
    items = items_of(row, got)
    if items is not None and min(items.precision, items.recall) < LEAST_OF_ITEMS:
        return False
    said = said_in(got)
    return all(any(plain(text) in said for text in group) for group in row.get("answers", ()))


def _verdict_fits(row: Row, got: Answer) -> bool:
    return row.get("verdict") is None or got.said.form.verdict == row["verdict"]


def _offers(expected: Sequence[str], got: Answer) -> bool:
    """Whether each thing expected is offered, or where there are too many for it, nothing but such."""
    offered = [plain(choice.text) for choice in got.said.form.choices]
    met = [name for name in expected if any(plain(name) in text for text in offered)]
    return len(met) >= min(len(expected), len(offered)) if len(expected) > len(offered) else len(met) == len(expected)


def said_in(got: Answer) -> str:
    """All that an answer says: its text, its items and what was worked out."""
    form = got.said.form
    total = "" if form.total is None else str(form.total)
    return plain(" ".join((total, got.text, *(item.text for item in form.items), form.calculated)))


def plain(text: str) -> str:
    """Lower case, white space folded, one placement of tone marks."""
    return " ".join(normalise_word(word) for word in fold_space(normalise_text(text)).split(" "))
