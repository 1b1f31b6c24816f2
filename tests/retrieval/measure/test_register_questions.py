"""The questions of the register are about its papers."""

import json

from index.language.text import fold_space
from tests.paths import DATA

ROWS = [json.loads(line) for line in (DATA / "questions" / "register.jsonl").read_text("utf-8").splitlines()]


def test_what_is_expected_stands_in_the_papers() -> None:
    """Every question is there once; evidence stands verbatim in its paper, each group of answers in some evidence."""
    texts = {path.name: path.read_text("utf-8") for path in (DATA / "register").glob("*.txt")}

    assert len({row["question"] for row in ROWS}) == len(ROWS) >= 80
    assert len(texts) >= 10
    for row in ROWS:
        if not row["answerable"]:
            continue
        places = [row, *row.get("also", [])]
        assert all(place["evidence"] in texts[place["document"]] for place in places), row["question"]
        evidence = fold_space(" … ".join(place["evidence"] for place in places)).lower()
        for group in row["answers"]:
            assert any(fold_space(said).lower() in evidence for said in group), (row["question"], group)
