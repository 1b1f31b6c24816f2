"""What every `Answerer` does: only what the evidence says, cited, short, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import tokens
from index.store.corpus import Corpus
from retrieval.answers.register import RegisterAnswerer
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Sentences
from retrieval.answers.sentences.nearest import NearestAnswerer
from retrieval.answers.sentences.passages import ExtractiveAnswerer
from retrieval.search.rerank import KeepOrder
from retrieval.search.retriever import Retriever
from retrieval.types import ANSWER_MAX_CHARS, QUOTE_MAX_CHARS, Answerer, Draft, Evidence
from tests.fakes import HashedEmbedder, make_corpus, make_view, understand
from tests.paths import SEEDS

QUESTIONS = [
    "Ai là Bí thư Huyện ủy Nam Sách?",
    "bi thu huyen uy nam sach la ai",
    "Đồng chí Hồ Ngọc Lâm giữ chức vụ gì?",
    "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách tổ chức ngày nào?",
    "Tổng giá trị sản xuất đạt bao nhiêu tỷ đồng?",
    "Chỉ thị 05-CT/HU về việc gì?",
    "Hội nghị lần thứ bảy họp ở đâu?",
    "Những ai đồng chủ trì hội nghị?",
    "Kế hoạch 210/KH-UBND nói gì?",
    "When did the seventh conference of the party committee take place?",
    "Giá vàng hôm nay bao nhiêu?",
    "công tác phòng chống dịch Covid-19",
]
SEED_WORDS = sorted({word for path in SEEDS.glob("*.txt") for word in path.read_text(encoding="utf-8").split()})


@dataclass(frozen=True)
class World:
    """The five seeds, searchable, and the answerer under test."""

    corpus: Corpus
    retriever: Retriever
    answerer: Answerer

    def ask(self, asked: str) -> tuple[list[Evidence], Draft]:
        """The evidence for a question and what is answered from it."""
        question = understand(asked)
        evidence = self.retriever.retrieve(question) if question.wording.words else []
        return evidence, self.answerer.answer(question, evidence)


@pytest.fixture(scope="module", params=["passages", "register", "nearest"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Each implementation, over the seeds."""
    data_dir = tmp_path_factory.mktemp("data")
    embedder = HashedEmbedder()
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    with make_corpus(data_dir, embedder, texts) as corpus:
        view = make_view(corpus, data_dir)
        retriever = Retriever(view, embedder, KeepOrder())
        passages = ExtractiveAnswerer(Sentences(view, fitted_judge()))
        register = RegisterAnswerer(view, passages)
        nearest = NearestAnswerer(view, register, Sentences(view, fitted_judge()))
        answerers: dict[str, Answerer] = {"passages": passages, "register": register, "nearest": nearest}
        yield World(corpus, retriever, answerers[request.param])


def check(world: World, asked: str) -> Draft:
    """The answer to a question, after everything that an answer promises was asserted of it."""
    evidence, draft = world.ask(asked)
    assert bool(draft.text) == bool(draft.citations)
    assert len(draft.text) <= ANSWER_MAX_CHARS
    assert [citation.marker for citation in draft.citations] == list(range(1, len(draft.citations) + 1))
    assert re.findall(r"\[(\d+)\]", draft.text) == [str(citation.marker) for citation in draft.citations]
    assert [citation.marker for citation in draft.related] == list(range(1, len(draft.related) + 1))
    assert not (draft.text and draft.related)
    for passage in draft.related:
        assert passage.quote == world.corpus.document(passage.document_id).text[passage.start : passage.end]
    documents = {item.document.id: item.document for item in evidence}
    said = re.split(r"\s*\[\d+\]\s*", draft.text)
    for part, citation in zip(said, draft.citations, strict=False):
        document = documents[citation.document_id]
        assert citation.quote == world.corpus.document(document.id).text[citation.start : citation.end]
        assert 0 < len(citation.quote) <= QUOTE_MAX_CHARS
        assert (citation.source, citation.title) == (document.source, document.display_title)
        assert citation.date == document.header.date
        assert 0.0 <= citation.score <= 1.0
        assert " ".join(tokens(part)) in " ".join(tokens(citation.quote))
    assert len(said) == len(draft.citations) + 1
    assert said[-1] == ""
    return draft


@pytest.mark.parametrize("asked", QUESTIONS)
def test_every_word_is_cited(world: World, asked: str) -> None:
    """The words before a mark [n] stand in quote n, which is the document's text between its offsets."""
    check(world, asked)


@given(words=st.lists(st.sampled_from(SEED_WORDS), min_size=1, max_size=12), question=st.sampled_from(["", " là ai?"]))
def test_a_question_of_any_words_is_answered_by_the_same_rules(world: World, words: list[str], question: str) -> None:
    """Any words of the documents, in any order, get a cited answer or none."""
    check(world, " ".join(words) + question)


@pytest.mark.parametrize("asked", [*QUESTIONS, "", "🙂", "?!", "a" * 10_000])
def test_without_evidence_nothing_is_said(world: World, asked: str) -> None:
    """Without evidence nothing is said but what facts say."""
    draft = world.answerer.answer(understand(asked), [])

    assert draft.from_register or draft == Draft("", ())


def test_the_same_question_has_the_same_answer(world: World) -> None:
    """Asking twice gives equal drafts."""
    assert [check(world, asked) for asked in QUESTIONS] == [check(world, asked) for asked in QUESTIONS]


def test_what_the_documents_say_is_found(world: World) -> None:
    """What a directive is about is found in the sentence that names it."""
    draft = check(world, "Chỉ thị 05-CT/HU về việc gì?")

    assert draft.citations
    assert "tiếp công dân" in draft.citations[0].quote


def test_what_no_document_says_is_not_found(world: World) -> None:
    """A question about something else entirely gets an empty draft."""
    assert check(world, "Giá vàng hôm nay bao nhiêu?") == Draft("", ())
