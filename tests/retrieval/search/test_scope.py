"""Which documents a question is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.store.corpus import Corpus, open_corpus
from retrieval.search.rerank import KeepOrder
from retrieval.search.retriever import Retriever
from retrieval.search.scope import MAX_DOCUMENTS, Scope
from tests.fakes import HashedEmbedder, index_folder, make_corpus, make_view, understand

TEXTS = {
    "nam-sach.txt": "Huyện ủy Nam Sách họp ngày 09/7/2020\n\nNgày 09/7/2020, Huyện ủy Nam Sách tổ chức hội nghị.\n\n"
    "Đồng chí Bùi Văn Thăng, Bí thư Huyện ủy kết luận hội nghị.",
    "nam-sach-cu.txt": "Huyện ủy Nam Sách họp ngày 10/7/2018\n\nNgày 10/7/2018, Huyện ủy Nam Sách tổ chức hội nghị.\n\n"
    "Đồng chí Lê Văn An, Bí thư Huyện ủy kết luận hội nghị.",
    "nam-dong.txt": "Kết luận hội nghị, đồng chí Lê Thị Thu Hương, Bí thư Huyện ủy nêu nhiệm vụ.\nVPHU Nam Đông",
    "khong-ro.txt": "Đoàn đã đến thăm một số hộ ở Nam Đông và tặng quà.",
    "sach-nam.txt": "Phòng đọc sách của Nam có sách về cây chè ở vùng cao.",
}


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Corpus, Retriever]]:
    """Documents of two districts and of none, and what finds their passages."""
    folder, data_dir = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("scope")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    embedder = HashedEmbedder()
    index_folder(data_dir, [folder], embedder)
    with open_corpus(data_dir) as corpus:
        yield corpus, Retriever(make_view(corpus, data_dir), embedder, KeepOrder())


@pytest.mark.parametrize(
    ("asked", "sources"),
    [
        ("Bí thư Huyện ủy Nam Sách là ai?", {"nam-sach.txt", "nam-sach-cu.txt"}),
        ("Bí thư Huyện ủy Nam Sách năm 2018 là ai?", {"nam-sach-cu.txt"}),
        ("Bí thư Huyện ủy Nam Sách năm 1999 là ai?", {"nam-sach.txt", "nam-sach-cu.txt"}),
        ("Huyện Nam Đông họp gì?", {"nam-dong.txt", "khong-ro.txt"}),
        ("Đồng chí Bùi Văn Thăng ở Nam Sách nói gì?", {"nam-sach.txt", "nam-sach-cu.txt"}),
        ("Đồng chí Lê Thị Thu Hương nói gì?", set()),
        ("Huyện Củ Chi họp gì?", set()),
        ("Bí thư Huyện ủy là ai?", set()),
    ],
)
def test_documents_of_the_place(indexed: tuple[Corpus, Retriever], asked: str, sources: set[str]) -> None:
    """Those of the place that is named, or that name it and say nothing of their own, and of the year if any are."""
    held, retriever = indexed
    scope = Scope(retriever.view)

    found = scope.documents(understand(asked))

    assert {held.document(identity).source for identity in found} == sources


def test_passages_are_sought_in_them_only(indexed: tuple[Corpus, Retriever]) -> None:
    """The evidence is of the place's documents, even where the passage does not name it."""
    _, retriever = indexed

    evidence = retriever.retrieve(understand("Ở Nam Đông ai là Bí thư Huyện ủy kết luận?"))

    assert {item.document.source for item in evidence} == {"nam-dong.txt", "khong-ro.txt"}
    assert any("Lê Thị Thu Hương" in item.document.text[s.start : s.end] for item in evidence for s in item.sentences)


def test_a_name_that_everybody_has_tells_nothing(tmp_path: Path) -> None:
    """Where more documents have the name than can be told apart by it, all are searched."""
    texts = {f"{at}.txt": f"Huyện Nam Sách họp lần thứ {at}." for at in range(MAX_DOCUMENTS + 1)}
    with make_corpus(tmp_path, HashedEmbedder(), texts) as corpus:
        scope = Scope(make_view(corpus, tmp_path))

        assert scope.documents(understand("Huyện Nam Sách họp gì?")) == frozenset()


def test_papers_of_the_units_below_are_among_them(tmp_path: Path) -> None:
    """A page of a district that tells of its province is sought too; one of another province's district is not."""
    texts = {
        "so.txt": "Sở Tài chính tỉnh Hải Dương họp\n\nNgày 09/7/2020, Sở Tài chính tỉnh Hải Dương tổ chức hội nghị.",
        "huyen.txt": "Huyện ủy Nam Sách đón đoàn\n\nNgày 02/7/2020, Huyện ủy Nam Sách đón đoàn công tác Hải Dương.",
        "khac.txt": "Huyện ủy Giao Thủy đón đoàn\n\nNgày 03/7/2020, Huyện ủy Giao Thủy đón đoàn công tác Hải Dương.",
    }
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    index_folder(tmp_path / "data", [folder], HashedEmbedder())

    with open_corpus(tmp_path / "data") as corpus:
        scope = Scope(make_view(corpus, tmp_path / "data"))
        found = {corpus.document(identity).source for identity in scope.documents(understand("Tỉnh Hải Dương họp gì?"))}

    assert found == {"so.txt", "huyen.txt"}
