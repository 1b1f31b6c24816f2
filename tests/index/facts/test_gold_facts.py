"""The gold data of facts: every span that it gives stands in its document, word for word."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from index.language.text import fold, fold_space, normalise_text
from tests.paths import DATA, SEEDS

FACTS = DATA / "facts"
FOLDERS = {"seeds": SEEDS} | {name: FACTS / name for name in ("unseen", "held_out", "second")}
LISTS = ("officials", "others", "meetings", "documents")
GOLD: list[tuple[str, str, dict[str, Any]]] = [  # Any: JSON values
    (name, source, held)
    for name in FOLDERS
    for source, held in json.loads((FACTS / f"{name}.json").read_text("utf-8")).items()
]


def spans(fact: dict[str, Any]) -> Iterator[str]:  # Any: JSON values
    """What a fact gives word for word."""
    yield fact["evidence"]
    yield from (office["as_written"] for office in fact.get("offices", ()))
    yield from (task["text"] for task in fact.get("conclusions", ()))
    yield from (fact[key] for key in ("term", "date_as_written", "subject") if fact.get(key))
    yield from fact.get("agenda", ())


def test_every_document_has_its_facts() -> None:
    """Each seed and each of the documents written besides is there, with the four lists."""
    for name, folder in FOLDERS.items():
        held = {source for group, source, _ in GOLD if group == name}
        assert held == {path.name for path in folder.glob("*.txt")}
    assert all(set(LISTS) <= set(facts) for _, _, facts in GOLD)
    assert len(GOLD) == 39


@pytest.mark.parametrize(("name", "source", "facts"), GOLD, ids=[source[:12] for _, source, _ in GOLD])
def test_gold_stands_in_the_text(name: str, source: str, facts: dict[str, Any]) -> None:  # Any: JSON values
    """Every evidence, office, task and subject is a stretch of the document, and an official's name of the evidence."""
    text = normalise_text((FOLDERS[name] / source).read_text("utf-8-sig"))

    for kind in LISTS:
        for fact in facts[kind]:
            assert [span for span in spans(fact) if normalise_text(span) not in text] == []
    for official in facts["officials"]:
        assert fold(fold_space(official["name"])) in fold(fold_space(official["evidence"])), official["name"]
