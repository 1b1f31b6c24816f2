"""A view that leaves documents out says nothing of them, whatever is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.errors import DocumentNotFound
from index.store.corpus import document_id
from index.types import Document
from retrieval.answers.register import RegisterAnswerer
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Sentences
from retrieval.answers.sentences.passages import ExtractiveAnswerer
from retrieval.pipeline import QuestionAnswerer
from retrieval.question_reader import QuestionReader
from retrieval.search.rerank import FittedReranker, fitted_weights
from retrieval.search.retriever import Retriever
from retrieval.types import Answer, Status
from retrieval.view import View
from tests.fakes import HashedEmbedder, make_corpus, make_view

OPEN = {
    "mo/chi-thi-05.txt": "HUYỆN ỦY NAM SÁCH\n\nSố: 05-CT/HU\n\nNam Sách, ngày 09 tháng 7 năm 2020\n\nCHỈ THỊ\n\n"
    "về công tác phòng, chống dịch\n\nCác xã tiêm phòng cho 1.200 con trâu, bò trước ngày 30/7/2020.",
    "mo/hoi-nghi.txt": "Huyện ủy Nam Sách họp giao ban\n\nNgày 09/7/2020, Huyện ủy Nam Sách tổ chức hội nghị giao ban. "
    "Đồng chí Bùi Văn Thăng, Bí thư Huyện ủy chủ trì hội nghị.",
}
CLOSED = {
    "kin/chi-thi-09.txt": "HUYỆN ỦY NAM SÁCH\n\nSố: 09-CT/HU\n\nNam Sách, ngày 12 tháng 8 năm 2021\n\nCHỈ THỊ\n\n"
    "về bảo vệ rừng lim Quỷnh Sơn\n\nChỉ thị này thay thế Chỉ thị số 05-CT/HU ngày 09/7/2020.",
    "kin/nhan-su.txt": "Huyện ủy Nam Sách bàn nhân sự\n\nNgày 12/8/2021, tại Hội trường Quỷnh Sơn, đồng chí Đinh Trọng "
    "Khuyếch, Phó Bí thư Thường trực Huyện ủy Nam Sách kết luận hội nghị lần thứ 21. Trâu, bò không được nhắc tới.",
}
QUESTIONS = (
    "Phó Bí thư Thường trực Huyện ủy Nam Sách là ai?", "Đinh Trọng Khuyếch giữ chức gì?", "dinh trong khuyech la ai",
    "Chỉ thị 09-CT/HU nói về gì?", "Chỉ thị 05-CT/HU còn hiệu lực không?", "Văn bản nào thay thế Chỉ thị 05-CT/HU?",
    "Chỉ thị 05-CT/HU nói về gì?", "Hội nghị lần thứ 21 họp ở đâu?", "Bảo vệ rừng lim ở đâu?", "rung lim quynh son",
    "Tiêm phòng cho bao nhiêu con trâu, bò?", "Ai chủ trì hội nghị giao ban?", "Năm 2021 Huyện ủy Nam Sách họp gì?",
    "Bí thư Huyện ủy Nam Sách là ai?", "Ngày 12/8/2021 Huyện ủy họp ở đâu?", "còn đồng chí Khuyếch thì sao?",
)  # fmt: skip


def answerer_over(view: View) -> QuestionAnswerer:
    """What answers over a view and knows nothing else."""
    retriever = Retriever(view, HashedEmbedder(), FittedReranker(view.rarity, fitted_weights()))
    answerer = RegisterAnswerer(view, ExtractiveAnswerer(Sentences(view, fitted_judge())))
    return QuestionAnswerer(QuestionReader(view.spelling), retriever, answerer)


@dataclass(frozen=True)
class Views:
    """All documents, the open ones of them, and a corpus that never had others."""

    whole: View
    narrow: View
    without: View


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """Two open and two closed documents."""
    folders: list[Path] = [tmp_path_factory.mktemp(name) for name in ("whole", "without")]
    embedder = HashedEmbedder()
    # The closed ones stand between the open ones, whose ids are therefore others than in the corpus without them.
    texts = dict(sorted((OPEN | CLOSED).items(), key=lambda item: item[0][4:]))
    with make_corpus(folders[0], embedder, texts) as corpus, make_corpus(folders[1], embedder, OPEN) as small:
        whole = make_view(corpus, folders[0])
        narrow = whole.narrowed([document_id(f"/documents/{source}") for source in OPEN])
        yield Views(whole, narrow, make_view(small, folders[1]))


def told(answer: Answer) -> tuple[object, ...]:
    """All of an answer but its time."""
    quotes = [(held.source, held.start, held.end, held.quote, held.score) for held in answer.citations]
    return (
        *(answer.text, answer.read, answer.said.superseded, answer.said.more, answer.said.unmet, answer.said.unstated),
        *(quotes, answer.suggestions, answer.absent),
    )


@pytest.mark.parametrize("asked", QUESTIONS)
def test_nothing_is_said_of_what_is_not_seen(views: Views, asked: str) -> None:
    """Answer, sources, suggestions, what a refusal names and how a question is mended are those of a corpus without."""
    narrow, without = (answerer_over(view).answer(asked) for view in (views.narrow, views.without))

    assert told(narrow) == told(without)


def test_the_whole_would_say_it(views: Views) -> None:
    """Over all documents the closed ones are found, suggested, cited as superseding, and mend a question's spelling."""
    answers = {asked: answerer_over(views.whole).answer(asked) for asked in QUESTIONS}

    person = answers["Phó Bí thư Thường trực Huyện ủy Nam Sách là ai?"]
    assert person.text == "Đinh Trọng Khuyếch, Phó Bí thư Thường trực Huyện ủy Nam Sách [1]"
    assert [held.by for held in answers["Chỉ thị 05-CT/HU nói về gì?"].said.superseded] == ["Chỉ thị 09-CT/HU"]
    assert answers["rung lim quynh son"].understood == "rừng lim Quỷnh Sơn"
    assert answerer_over(views.narrow).answer("Đinh Trọng Khuyếch giữ chức gì?").absent == ("Đinh Trọng Khuyếch",)
    assert answerer_over(views.narrow).answer("rung lim quynh son").status is Status.NOT_FOUND


def test_counts_and_lists_are_of_what_is_seen(views: Views) -> None:
    """Entries of the register, passages, sentences, rarities and spellings are those of a corpus without the others."""
    narrow, without = views.narrow, views.without

    def counted(view: View) -> tuple[object, ...]:
        registry = view.registry
        entries = [
            *(held.id for held in registry.officials()),
            *(held.id for held in registry.meetings()),
            *(held.id for held in registry.documents()),
        ]
        return (
            *(len(view.lexical), len(view.vectors), len(view.owners), entries, len(registry.recorded())),
            *(view.rarity(word, folded=False) for word in ("hội", "trâu", "khuyếch", "chỉ_thị")),
            *(view.spelling.count(word) for word in ("quỷnh", "trâu", "khuyếch")),
        )

    assert counted(narrow) == counted(without)


@pytest.mark.parametrize("source", CLOSED)
def test_a_document_that_is_not_seen_is_not_there(views: Views, source: str) -> None:
    """By id, source or file name it is not found, its passages and sentences are none, and nobody can widen a view."""
    identity = document_id(f"/documents/{source}")
    chunks = views.whole.chunk_ids([identity])

    for reference in (identity, source, source.rsplit("/", 1)[1]):
        assert isinstance(views.whole.document(reference), Document)
        with pytest.raises(DocumentNotFound):
            views.narrow.document(reference)
    assert chunks
    assert (views.narrow.chunk_ids([identity]), views.narrow.chunks(chunks), views.narrow.sentences(identity)) == (
        [],
        [],
        (),
    )
    assert (views.whole.documents_of(chunks), views.narrow.documents_of(chunks)) == ([identity], [])
    assert views.narrow.narrowed([identity]).owners == {}
