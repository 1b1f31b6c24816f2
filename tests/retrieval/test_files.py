"""What is cited is told with the state of its file at the time of the answer."""

from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from bot.presentation.answer_as_json import answer_as_json
from bot.presentation.remarks import remarks
from index.store.corpus import open_corpus
from retrieval.pipeline import QuestionAnswerer
from retrieval.types import Answer
from tests.fakes import HashedEmbedder, index_folder, silent, write_files
from tests.index.ingest.papers import draft, plan
from tests.sentences import said

QUESTION = "Mỗi xã trồng bao nhiêu cây xanh?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan in two files."""
    return write_files(tmp_path / "in", {"a.txt": plan(), "b/a2.txt": plan()})


def ask(answerer: QuestionAnswerer) -> Answer:
    """The answer, of one source."""
    answer = answerer.answer(QUESTION)
    assert len(answer.citations) == 1
    return answer


def test_the_first_file_that_is_there_is_the_source(folder: Path, tmp_path: Path) -> None:
    """Its copy, where it is gone; that it is gone, where there is none; without opening anything anew."""
    index_folder(tmp_path / "var", [folder])
    with open_corpus(tmp_path / "var") as corpus:
        answerer = assemble_answerer(corpus, HashedEmbedder(), tmp_path / "var", silent)
        assert (ask(answerer).citations[0].source, remarks(ask(answerer))) == ("a.txt", [])

        (folder / "a.txt").unlink()
        assert (ask(answerer).citations[0].source, remarks(ask(answerer))) == ("b/a2.txt", [])

        (folder / "b" / "a2.txt").unlink()
        gone = ask(answerer)
        assert answer_as_json(gone)["citations"][0]["gone"] is True
        assert remarks(gone) == [said("source_state.gone", markers=("[1]",))]

        folder.rename(tmp_path / "away")  # as a drive that is not mounted: nothing can be told
        assert remarks(ask(answerer)) == []


def test_a_draft_is_said_to_be_one(tmp_path: Path) -> None:
    """Where it is all that there is."""
    index_folder(tmp_path / "var", [write_files(tmp_path / "in", {"a.txt": draft()})])
    with open_corpus(tmp_path / "var") as corpus:
        answer = ask(assemble_answerer(corpus, HashedEmbedder(), tmp_path / "var", silent))

    assert answer_as_json(answer)["citations"][0]["draft"] is True
    assert remarks(answer) == [said("source_state.draft", markers=("[1]",))]


def test_what_was_issued_answers_in_place_of_its_draft(tmp_path: Path) -> None:
    """Whichever was written last."""
    folder = write_files(tmp_path / "in", {"a.txt": plan(trees=700), "b.txt": draft(trees=500)})
    index_folder(tmp_path / "var", [folder])
    with open_corpus(tmp_path / "var") as corpus:
        answer = ask(assemble_answerer(corpus, HashedEmbedder(), tmp_path / "var", silent))

    assert (answer.citations[0].source, remarks(answer)) == ("a.txt", [])
    assert "700 cây" in answer.citations[0].quote
