"""No change may lose quality unnoticed: our own questions, over the seeds and over other papers, have floors.

The floors are what was measured, less what two questions of a set are worth. Who raises quality raises them; who lowers
one says why.
"""

import pytest

from retrieval.measure.answers import evaluate_answers
from tests.paths import DATA
from tests.retrieval.conftest import SeedOffice

QUESTIONS = DATA / "questions"
# Questions, whether marks are stripped, least shares that are correct, cited and refused.
FLOORS = [
    ("seeds", False, 0.93, 0.93, 0.9),
    ("seeds", True, 0.95, 0.95, 0.9),
    ("development", False, 0.87, 0.89, 0.85),
    ("development", True, 0.86, 0.87, 0.85),
    ("held_out", False, 0.96, 0.96, 0.85),
    ("held_out", True, 0.94, 0.94, 0.85),
    ("unseen", False, 0.82, 0.82, 0.83),
    ("unseen", True, 0.83, 0.82, 0.83),
    ("conversations", False, 0.85, 0.85, 0.76),
    ("register", False, 0.55, 0.61, 0.66),
    ("tables", False, 0.9, 0.9, 0.85),
    ("tables_last", False, 0.85, 0.85, 0.85),
]
OFFICES = {"register": "register_office", "tables": "tables_office", "tables_last": "tables_office"}


@pytest.mark.model
@pytest.mark.parametrize(("name", "strip_marks", "correct", "cited", "refused"), FLOORS)
def test_quality_stays(
    request: pytest.FixtureRequest, name: str, strip_marks: bool, correct: float, cited: float, refused: float
) -> None:
    """As many questions as before are answered rightly, with the right source first, or refused; quotes are exact."""
    office: SeedOffice = request.getfixturevalue(OFFICES.get(name, "seed_office"))
    answer = office.answerer.answer
    figures = evaluate_answers(QUESTIONS / f"{name}.jsonl", answer, strip_marks=strip_marks, progress=lambda *_: None)

    shares = {name: good / of for name, (good, of) in figures.counts.items()}
    assert shares["verbatim"] == 1.0
    lost = {
        figure: (shares[figure], least)
        for figure, least in (("correct", correct), ("cited", cited), ("refused", refused))
        if shares[figure] < least
    }
    assert not lost, "\n".join(figures.failures)
