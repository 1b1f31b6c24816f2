"""The same words in several files are one document with several places."""

from pathlib import Path

import pytest

from index.ingest.report import IngestReport, Pair
from index.store.corpus import open_corpus
from tests.fakes import HashedEmbedder, index_folder, write_files

TEXT = "Bí thư Huyện ủy Đông Giang chủ trì hội nghị về trồng cây xanh."
HTML = f"<html><body><p>{TEXT}</p></body></html>"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Where the corpus goes."""
    return tmp_path / "var"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A text, and the same words as a web page."""
    return write_files(tmp_path / "documents", {"a.txt": TEXT, "b.html": HTML})


def places(data_dir: Path) -> dict[str, list[str]]:
    """The sources of each document by its id."""
    with open_corpus(data_dir) as corpus:
        return {held.id: [place.source for place in held.places] for held in corpus.summaries()}


def test_the_same_words_in_another_format_are_a_copy(data_dir: Path, folder: Path) -> None:
    """One document has both files, found under either name; a second run finds nothing new."""
    assert index_folder(data_dir, [folder]) == IngestReport(added=["a.txt"], copies=[Pair("b.html", "a.txt")])
    assert index_folder(data_dir, [folder]) == IngestReport(unchanged=["a.txt", "b.html"])

    (identity,) = places(data_dir)
    with open_corpus(data_dir) as corpus:
        assert corpus.document("b.html").id == corpus.document("a.txt").id == identity
        assert corpus.document("b.html").text == TEXT


@pytest.mark.parametrize("prune", [False, True])
def test_when_the_first_file_goes_the_document_is_of_the_other(data_dir: Path, folder: Path, *, prune: bool) -> None:
    """It keeps its id and its vectors, and the text is read from the file that stayed."""
    index_folder(data_dir, [folder])
    (identity,) = places(data_dir)
    (folder / "a.txt").unlink()
    embedder = HashedEmbedder()

    report = index_folder(data_dir, [folder], embedder, prune=prune)

    assert report == IngestReport(unchanged=["b.html"], removed=["a.txt"])
    assert places(data_dir) == {identity: ["b.html"]}
    assert embedder.embedded == []


def test_when_the_copy_goes_the_document_stays(data_dir: Path, folder: Path) -> None:
    """Only the place is taken away, and only when asked."""
    index_folder(data_dir, [folder])
    (identity,) = places(data_dir)
    (folder / "b.html").unlink()

    index_folder(data_dir, [folder])
    assert places(data_dir) == {identity: ["a.txt", "b.html"]}
    assert index_folder(data_dir, [folder], prune=True) == IngestReport(unchanged=["a.txt"], removed=["b.html"])
    assert places(data_dir) == {identity: ["a.txt"]}


def test_a_document_whose_files_are_all_gone_is_removed(data_dir: Path, folder: Path) -> None:
    """Nothing is left of it."""
    write_files(folder, {"z.txt": "Nuôi cá."})
    index_folder(data_dir, [folder])
    (folder / "a.txt").unlink()
    (folder / "b.html").unlink()

    report = index_folder(data_dir, [folder], prune=True)

    assert sorted(report.removed) == ["a.txt", "b.html"]
    assert list(places(data_dir).values()) == [["z.txt"]]


def test_when_the_first_file_changes_the_copy_keeps_what_it_has(data_dir: Path, folder: Path) -> None:
    """The file goes on under its id with its new text, the copy as a document of its own."""
    index_folder(data_dir, [folder])
    (identity,) = places(data_dir)
    write_files(folder, {"a.txt": "Nuôi cá."})

    report = index_folder(data_dir, [folder])

    assert (report.changed, report.added, report.removed) == (["a.txt"], ["b.html"], [])
    held = places(data_dir)
    assert held.pop(identity) == ["a.txt"]
    assert list(held.values()) == [["b.html"]]


def test_when_the_copy_changes_it_is_a_document_of_its_own(data_dir: Path, folder: Path) -> None:
    """The first one stays as it is."""
    index_folder(data_dir, [folder])
    (identity,) = places(data_dir)
    write_files(folder, {"b.html": HTML.replace("cây xanh", "lúa")})

    assert index_folder(data_dir, [folder]) == IngestReport(added=["b.html"], unchanged=["a.txt"])
    assert sorted(places(data_dir).values()) == [["a.txt"], ["b.html"]]
    assert places(data_dir)[identity] == ["a.txt"]


def test_a_file_that_becomes_a_copy_gives_its_document_up(data_dir: Path, folder: Path) -> None:
    """Its earlier words are gone with it."""
    write_files(folder, {"c.txt": "Nuôi cá."})
    index_folder(data_dir, [folder])
    write_files(folder, {"c.txt": TEXT})

    report = index_folder(data_dir, [folder])

    assert report.copies == [Pair("c.txt", "a.txt")]
    assert list(places(data_dir).values()) == [["a.txt", "b.html", "c.txt"]]


def test_a_file_put_where_a_moved_one_was_is_another_document(data_dir: Path, folder: Path) -> None:
    """The moved one keeps its id, so the new one cannot have it."""
    (folder / "b.html").unlink()
    index_folder(data_dir, [folder])
    (identity,) = places(data_dir)
    (folder / "a.txt").rename(folder / "moved.txt")
    assert index_folder(data_dir, [folder]) == IngestReport(added=["moved.txt"], removed=["a.txt"])
    assert places(data_dir) == {identity: ["moved.txt"]}
    write_files(folder, {"a.txt": "Nuôi cá."})

    assert index_folder(data_dir, [folder]) == IngestReport(added=["a.txt"], unchanged=["moved.txt"])
    assert index_folder(data_dir, [folder]) == IngestReport(unchanged=["a.txt", "moved.txt"])
    assert places(data_dir)[identity] == ["moved.txt"]
    assert sorted(places(data_dir).values()) == [["a.txt"], ["moved.txt"]]


def test_copies_outlive_a_rebuilt_corpus(data_dir: Path, folder: Path) -> None:
    """Another model reads no file, and forgets no place."""
    index_folder(data_dir, [folder])
    before = places(data_dir)
    index_folder(data_dir, [], HashedEmbedder("other"), rebuild=True)

    assert places(data_dir) == before
