"""Our own questions about the five sample documents, answered with the real model."""

import json
from collections.abc import Sequence

import pytest

from index.language.text import fold_space
from retrieval.measure.answers import AnswerFigures, evaluate_answers
from retrieval.types import Answer, Status
from tests.paths import DATA, SEEDS
from tests.retrieval.conftest import SeedOffice

QUESTIONS = DATA / "questions" / "seeds.jsonl"
ROWS = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]


class Asked:
    """The seeds' answers, each question asked once.

    Attributes:
        answers: By question.
        figures: What `evaluate_answers` counts of them.
    """

    def __init__(self, office: SeedOffice) -> None:
        self.corpus = office.corpus
        self.answers: dict[str, Answer] = {}
        self._answerer = office.answerer
        self.figures: AnswerFigures = evaluate_answers(
            QUESTIONS, self._answer, strip_marks=False, progress=lambda _step, _done, _total: None
        )

    def _answer(self, question: str, _: Sequence[Answer]) -> Answer:
        self.answers[question] = self._answerer.answer(question)
        return self.answers[question]


@pytest.fixture(scope="session")
def asked(seed_office: SeedOffice) -> Asked:
    """Every question asked."""
    return Asked(seed_office)


def test_the_questions_are_about_the_seeds() -> None:
    """Every question is there once, and what it expects stands in the document that it names."""
    texts = {path.name: path.read_text("utf-8") for path in SEEDS.glob("*.txt")}
    places = [place for row in ROWS if row["answerable"] for place in (row, *row.get("also", []))]

    assert len({row["question"] for row in ROWS}) == len(ROWS) >= 60
    assert {place["document"] for place in places} == set(texts)
    assert all(place["evidence"] in texts[place["document"]] for place in places)
    for row in ROWS:
        if row["answerable"]:
            everything = fold_space(texts[row["document"]]).lower()
            assert all(any(said.lower() in everything for said in group) for group in row["answers"]), row["question"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("figure", "least"), [("correct", 0.85), ("cited", 0.85), ("verbatim", 1.0), ("refused", 0.85)]
)
def test_share_of_questions(asked: Asked, figure: str, least: float) -> None:
    """At least this share of the questions is answered rightly, with the right source, word for word, or refused."""
    good, of = asked.figures.counts[figure]

    assert of > 0
    assert good / of >= least, "\n".join(asked.figures.failures)


@pytest.mark.model
def test_answers_are_clauses_and_not_pages(asked: Asked) -> None:
    """The median answer has at most 160 characters."""
    assert asked.figures.as_json()["median_answer_chars"] <= 160


@pytest.mark.model
def test_every_quote_is_the_stored_text_between_its_offsets(asked: Asked) -> None:
    """Whatever is cited stands in the stored document, and its words are in the answer, if there is one."""
    for answer in asked.answers.values():
        for citation in answer.citations:
            text = asked.corpus.document(citation.document_id).text
            assert citation.quote == text[citation.start : citation.end]
            assert fold_space(citation.quote).rstrip(",;:. ") in answer.text or answer.status is Status.RELATED


@pytest.mark.model
def test_a_refusal_names_the_nearest_documents(asked: Asked) -> None:
    """A refused question has one to three suggestions, each a document of the corpus with its title."""
    refused = [answer for answer in asked.answers.values() if answer.status is Status.NOT_FOUND]

    assert refused
    for answer in refused:
        assert 1 <= len(answer.suggestions) <= 3
        for suggestion in answer.suggestions:
            assert suggestion.title == asked.corpus.document(suggestion.document_id).display_title
