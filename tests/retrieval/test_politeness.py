"""Politeness changes no answer: the same is asked in many forms."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.assembly.assemble import Way, assemble_answerer
from index.language.text import fold
from index.store.corpus import open_corpus
from retrieval.pipeline import QuestionAnswerer
from tests.fakes import HashedEmbedder, index_folder, silent
from tests.paths import DATA, SEEDS

FORMS = [line for line in (DATA / "questions" / "polite.txt").read_text("utf-8").splitlines() if "{}" in line]
ANSWERED = [
    "Bí thư Huyện ủy Nam Sách là ai?",
    "Ông Nguyễn Văn Phú giữ chức vụ gì?",
    "Mai Văn Thanh giữ chức gì?",
    "Ai là Bí thư Huyện ủy kết luận hội nghị ở Nam Đông?",
    "Chỉ thị 05-CT/HU về công tác gì?",
    "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách diễn ra ngày nào?",
    "Ai chủ trì hội nghị giao ban công tác tháng 2?",
    "Phùng Mạnh Thắng là ai?",
    "Chỉ thị 05-CT/HU ban hành ngày nào?",
    "Bí thư Huyện ủy Nam Đông là ai?",
]
REFUSED = ["Bí thư Huyện ủy Thanh Hà là ai?", "Chỉ thị 99-CT/HU về việc gì?", "Trạm y tế có bao nhiêu bác sĩ?"]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestionAnswerer]:
    """What answers over the seeds, on a day of theirs."""
    folder: Path = tmp_path_factory.mktemp("polite")
    index_folder(folder, [SEEDS])
    with open_corpus(folder) as corpus:
        yield assemble_answerer(corpus, HashedEmbedder(), folder, silent, way=Way(today=lambda: date(2020, 7, 10)))


def as_typed(text: str) -> str:
    """As it was typed."""
    return text


@pytest.mark.parametrize("typed", [as_typed, fold])
@pytest.mark.parametrize("asked", ANSWERED + REFUSED)
def test_a_polite_form_is_answered_as_the_plain_question(
    answerer: QuestionAnswerer, asked: str, typed: Callable[[str], str]
) -> None:
    """In each form the same is read, found and cited, with marks and without; a refusal stays one."""
    plain = answerer.answer(typed(asked))

    assert bool(plain.citations) == (asked in ANSWERED)
    for form in FORMS:
        polite = answerer.understand(typed(form).format(typed(asked)))
        assert polite.text.casefold().strip("?. ") == plain.read.text.casefold().strip("?. "), form
        assert polite.names == plain.read.names, form
    for form in FORMS[::15]:
        said = answerer.answer(typed(form).format(typed(asked)))
        assert [(cited.quote, said.text, said.absent) for cited in said.citations] == [
            (cited.quote, plain.text, plain.absent) for cited in plain.citations
        ], form
