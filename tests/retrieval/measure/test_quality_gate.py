"""No change may lose quality unnoticed: our own questions, over the seeds and over other papers, have floors.

The floors are what was measured, less what two questions of a set are worth. Who raises quality raises them; who lowers
one says why. The failures of a half that is kept unread are not told.
"""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from retrieval.measure.answers import AnswerFigures, evaluate_answers
from tests.paths import DATA
from tests.retrieval.conftest import SeedOffice

QUESTIONS = DATA / "questions"
UNREAD = "held_out"


class Floors(NamedTuple):
    """Least shares of a set's questions, and the most that may be misled: answered, and wrongly."""

    correct: float
    cited: float
    refused: float
    reached: float
    misled: float


# Questions, whether marks are stripped, floors.
FLOORS = [
    ("seeds", False, Floors(0.9, 0.9, 0.9, reached=0.95, misled=0.04)),
    ("seeds", True, Floors(0.9, 0.9, 0.9, reached=0.95, misled=0.04)),
    ("development", False, Floors(0.85, 0.86, 0.85, reached=0.89, misled=0.08)),
    ("development", True, Floors(0.85, 0.86, 0.85, reached=0.89, misled=0.07)),
    ("held_out", False, Floors(0.9, 0.9, 0.85, reached=0.9, misled=0.07)),
    ("held_out", True, Floors(0.88, 0.88, 0.85, reached=0.9, misled=0.07)),
    ("unseen", False, Floors(0.79, 0.79, 0.89, reached=0.83, misled=0.07)),
    ("unseen", True, Floors(0.73, 0.75, 0.89, reached=0.81, misled=0.07)),
    ("conversations", False, Floors(0.83, 0.82, 0.73, reached=0.9, misled=0.12)),
    ("register", False, Floors(0.55, 0.61, 0.66, reached=0.62, misled=0.38)),
    ("tables", False, Floors(0.9, 0.9, 0.85, reached=0.9, misled=0.1)),
    ("tables_last", False, Floors(0.85, 0.85, 0.85, reached=0.85, misled=0.15)),
    ("offices/development", False, Floors(0.82, 0.82, 0.88, reached=0.89, misled=0.06)),
    ("offices/held_out", False, Floors(0.78, 0.74, 0.82, reached=0.78, misled=0.11)),
    ("offices_second", False, Floors(0.83, 0.8, 0.82, reached=0.94, misled=0.08)),
    ("offices_third", False, Floors(0.73, 0.7, 0.84, reached=0.88, misled=0.07)),
]
OFFICES = {
    "register": "register_office",
    "tables": "tables_office",
    "tables_last": "tables_office",
    "offices": "papers_office",
    "offices_second": "second_office",
    "offices_third": "third_office",
}


@pytest.mark.model
@pytest.mark.parametrize(("name", "strip_marks", "floors"), FLOORS)
def test_quality_stays(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, strip_marks: bool, floors: Floors
) -> None:
    """As many questions as before are answered rightly, reached or refused, no more misled; quotes are exact."""
    asked, _, part = name.partition("/")
    office: SeedOffice = request.getfixturevalue(OFFICES.get(asked, "seed_office"))
    questions = of_part(QUESTIONS / f"{asked}.jsonl", part, tmp_path) if part else QUESTIONS / f"{asked}.jsonl"
    figures = evaluate_answers(questions, office.answerer.answer, strip_marks=strip_marks, progress=lambda *_: None)

    assert figures.counts["verbatim"][0] == figures.counts["verbatim"][1] > 0
    lost = beneath(floors, figures)
    assert not lost, lost if part == UNREAD else "\n".join((str(lost), *figures.failures))


def of_part(questions: Path, part: str, folder: Path) -> Path:
    """A file of those questions that are of this part."""
    rows = (line for line in questions.read_text("utf-8").splitlines() if json.loads(line)["part"] == part)
    path = folder / questions.name
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return path


def beneath(floors: Floors, figures: AnswerFigures) -> dict[str, tuple[float, float]]:
    """The figures that are worse than their floors, each with its floor."""
    shares = {name: good / of for name, (good, of) in figures.counts.items() if name in Floors._fields}
    held = {name: (shares[name], floor) for name, floor in floors._asdict().items()}
    return {
        name: (share, floor)
        for name, (share, floor) in held.items()
        if (share > floor if name == "misled" else share < floor)
    }
