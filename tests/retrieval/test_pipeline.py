"""The path of a question: understood, looked up, answered, timed."""

import datetime
import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CitationMismatch
from retrieval.answers.register import RegisterAnswerer
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Sentences
from retrieval.answers.sentences.passages import ExtractiveAnswerer
from retrieval.citations import cite
from retrieval.pipeline import MAX_SUGGESTIONS, QuestionAnswerer
from retrieval.question.question import Question
from retrieval.question_reader import QuestionReader
from retrieval.search.rerank import KeepOrder
from retrieval.search.retriever import Retriever
from retrieval.types import Answerer, Draft, Evidence, Status, Suggestion
from tests.fakes import HashedEmbedder, make_corpus, make_view
from tests.sentences import saying

TEXTS = {
    "a.txt": "Đồng chí Trần Văn An, Bí thư Huyện ủy Vân Hồ, chủ trì hội nghị ngày 09/7/2020.",
    "b.txt": "Các xã vùng cao của huyện Vân Hồ trồng 50 ha rừng ở bản Nà Bai.",
    "c.txt": "Các trường học tổ chức trồng cây ở sân trường.",
    "d.txt": "Các hợp tác xã nuôi ong ở rừng già và trồng chè.",
    "e.txt": "Chợ phiên họp vào chủ nhật.",
}


class Scripted:
    """An answerer that cites the first characters of the best evidence, or declines."""

    def __init__(self, *, declines: bool = False) -> None:
        self.declines = declines
        self.asked: list[Question] = []
        self.evidence: list[Evidence] = []

    def answer(self, question: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`."""
        self.asked.append(question)
        self.evidence = list(evidence)
        if self.declines or not evidence:
            return Draft("", ())
        return Draft("Các [1]", (cite(evidence[0].document, 0, 3, marker=1, heading=None, score=0.5),))


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """Five documents of one sentence, searchable."""
    data_dir = tmp_path_factory.mktemp("data")
    embedder = HashedEmbedder()
    with make_corpus(data_dir, embedder, TEXTS) as corpus:
        yield Retriever(make_view(corpus, data_dir), embedder, KeepOrder())


def over(
    retriever: Retriever, answerer: Answerer, *, today: Callable[[], datetime.date] = datetime.date.today
) -> QuestionAnswerer:
    """What answers with this answerer."""
    reader = QuestionReader(retriever.view.spelling, today=today)
    return QuestionAnswerer(reader, retriever, answerer, only_lookups=True)


@pytest.fixture(scope="module")
def answerer(retriever: Retriever) -> QuestionAnswerer:
    """The answerer that the project uses, over these documents."""
    view = retriever.view
    return over(retriever, RegisterAnswerer(view, ExtractiveAnswerer(Sentences(view, fitted_judge()))))


def test_what_is_found_is_answered(answerer: QuestionAnswerer) -> None:
    """Found: the answer as drafted with its citations, the question as it was asked, and no suggestions."""
    found = answerer.answer("  bi thu huyen uy van ho la ai ")

    assert (found.question, found.status) == ("  bi thu huyen uy van ho la ai ", Status.FOUND)
    assert found.text == "Trần Văn An, Bí thư Huyện ủy Vân Hồ [1]"
    assert [(c.source, c.quote) for c in found.citations] == [("a.txt", "Trần Văn An, Bí thư Huyện ủy Vân Hồ")]
    assert found.suggestions == ()


def test_a_draft_becomes_the_answer(retriever: Retriever) -> None:
    """What the answerer says of the best evidence is the answer, word for word."""
    scripted = Scripted()

    found = over(retriever, scripted).answer("trồng 50 ha rừng")

    assert (found.status, found.text, found.citations[0].source) == (Status.FOUND, "Các [1]", "b.txt")
    assert scripted.asked[0].text == "trồng 50 ha rừng"
    assert scripted.evidence[0].document.source == "b.txt"


def test_what_is_not_found_has_the_nearest_documents_as_suggestions(retriever: Retriever) -> None:
    """Not found: up to three documents of the evidence, best first, each once, by id and title."""
    scripted = Scripted(declines=True)

    found = over(retriever, scripted).answer("Các xã trồng rừng và trồng cây ở đâu?")

    best = [item.document for item in scripted.evidence]
    assert (found.status, found.text, found.citations) == (Status.NOT_FOUND, "", ())
    assert found.suggestions == tuple(Suggestion(held.id, held.display_title) for held in best[:MAX_SUGGESTIONS])
    assert len({suggestion.document_id for suggestion in found.suggestions}) == MAX_SUGGESTIONS == 3


@pytest.mark.parametrize(
    "asked",
    ["Bí thư Huyện ủy Mộc Châu là ai?", "Chỉ thị 05-CT/HU về trồng rừng nói gì?", "gia vang hom nay bao nhieu"],
)
def test_what_no_document_says_is_refused(answerer: QuestionAnswerer, asked: str) -> None:
    """An unknown place, an unknown document and another matter altogether are not answered."""
    assert answerer.answer(asked).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("asked", "absent", "unmet"),
    [
        ("Bí thư Huyện ủy Mộc Châu là ai?", ("Mộc Châu",), ("Mộc Châu",)),
        ("bi thu huyen uy moc chau la ai", ("Mộc Châu",), ("Mộc Châu",)),
        ("Chỉ thị 05-CT/HU về trồng rừng nói gì?", ("Chỉ thị 05-CT/HU",), ("Chỉ thị 05-CT/HU",)),
        ("Bí thư Huyện ủy Vân Hồ năm 2019 là ai?", ("năm 2019",), ("năm 2019",)),
        ("Ở bản Nà Bai năm 2020 các xã trồng bao nhiêu ha rừng?", (), ("năm 2020",)),
        ("Chủ tịch UBND huyện Vân Hồ là ai?", (), ()),
    ],
)
def test_what_is_not_met_is_said(
    answerer: QuestionAnswerer, asked: str, absent: tuple[str, ...], unmet: tuple[str, ...]
) -> None:
    """A refusal tells what no document has, and what the nearest sentence has not."""
    found = answerer.answer(asked)

    assert (found.status, found.absent, found.said.unmet) == (Status.NOT_FOUND, absent, unmet)


def test_a_follow_up_is_completed_and_shown(answerer: QuestionAnswerer) -> None:
    """A question that leans on the one before is answered as the whole question, which is shown."""
    first = answerer.answer("Hội nghị ngày 09/7/2020 do ai chủ trì?")

    found = answerer.answer("còn bí thư huyện ủy Vân Hồ?", [first])

    assert found.understood == "Bí thư huyện ủy Vân Hồ là ai?"
    assert found.text == "Trần Văn An, Bí thư Huyện ủy Vân Hồ [1]"
    assert answerer.answer("còn bí thư huyện ủy Vân Hồ?").understood is None


def test_today_is_given(retriever: Retriever) -> None:
    """Yesterday is the day before the one that the clock gives, and is shown as a date."""
    passages = ExtractiveAnswerer(Sentences(retriever.view, fitted_judge()))
    answerer = over(retriever, passages, today=lambda: datetime.date(2020, 7, 10))

    found = answerer.answer("Hội nghị hôm qua ai chủ trì?")

    assert found.understood == "Hội nghị ngày 09/07/2020 ai chủ trì?"
    assert [citation.source for citation in found.citations] == ["a.txt"]


def test_an_answer_that_says_more_than_it_cites_is_never_given(retriever: Retriever) -> None:
    """A name that no quote has is an error, whoever wrote the answer."""

    class Inventing:
        """An answerer that names someone whom its citation does not."""

        def answer(self, _: Question, evidence: Sequence[Evidence]) -> Draft:
            """As `Answerer.answer`."""
            return Draft("Lê Văn Bình [1]", (cite(evidence[0].document, 0, 3, marker=1, heading=None, score=0.5),))

    with pytest.raises(CitationMismatch, check=saying("Lê")):
        over(retriever, Inventing()).answer("trồng 50 ha rừng")


@pytest.mark.parametrize("asked", ["", " \n\t ", "🙂🙂🙂", "?!… — ()", "\u200b\ufeff", "\u0301"])
def test_a_question_without_words_is_refused_without_a_search(retriever: Retriever, asked: str) -> None:
    """Nothing, pictures and punctuation find nothing and suggest nothing."""
    found = over(retriever, Scripted()).answer(asked)

    assert (found.question, found.status, found.suggestions) == (asked, Status.NOT_FOUND, ())


@pytest.mark.parametrize(
    "asked",
    [
        "a" * 10_000,
        "9" * 10_000,
        "🙂" * 10_000,
        "Bí thư Huyện ủy Vân Hồ là ai? " * 330,
        "chỉ thị số " + "9" * 400,
        "Nguyễn Văn An, " * 700,
    ],
    ids=lambda asked: ascii(asked[:10]),
)
def test_a_very_long_question_is_answered_or_refused(answerer: QuestionAnswerer, asked: str) -> None:
    """Ten thousand characters get an answer or none, within five seconds, and stand in it whole."""
    found = answerer.answer(asked)

    assert found.question == asked
    assert found.elapsed_ms < 5000


def test_how_a_question_is_composed_makes_no_difference(answerer: QuestionAnswerer) -> None:
    """Typed in NFD, with the old placement of tone marks or an invisible character, it has the same answer."""
    asked = "Bí thư Huyện ủy Vân Hồ là ai?"
    others = [unicodedata.normalize("NFD", asked), asked.replace("ủy", "uỷ"), asked.replace(" ", "\u200b ")]

    answers = [answerer.answer(text) for text in (asked, *others)]

    assert {(found.status, found.text, found.citations) for found in answers} == {
        (Status.FOUND, "Trần Văn An, Bí thư Huyện ủy Vân Hồ [1]", answers[0].citations)
    }


def test_the_time_is_told(answerer: QuestionAnswerer) -> None:
    """Every answer and refusal tells its milliseconds, above 0 and finite."""
    times = [answerer.answer(asked).elapsed_ms for asked in ("Bí thư Huyện ủy là ai?", "giá vàng", "")]

    assert all(0 < elapsed < math.inf for elapsed in times)


@given(asked=st.text(max_size=80))
def test_no_text_raises(answerer: QuestionAnswerer, asked: str) -> None:
    """Any text gets an answer or a refusal."""
    found = answerer.answer(asked)

    assert found.question == asked
    assert bool(found.text) == (found.status is Status.FOUND)
    assert bool(found.citations) == (found.status is not Status.NOT_FOUND)
