"""The word index: which terms a chunk is found by, and how."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import tantivy

from index.caches.lexical import Field, LexicalIndex, Term, pairs
from index.language.spelling import Spelling
from index.types import IndexedChunk

CHUNKS = [
    IndexedChunk(3, "a", "Hội nghị Huyện uỷ", None, "Đồng chí chủ trì."),
    IndexedChunk(7, "b", None, "II. Nông nghiệp", "Trồng cây; trồng rừng."),
    IndexedChunk(8, "c", None, None, "Trồng cây."),
]


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    """An index of three chunks."""
    return LexicalIndex.build(tmp_path, CHUNKS)


def found(index: LexicalIndex, *terms: str, field: Field = Field.MARKED) -> list[int]:
    """The ids found by these terms, best first."""
    return [chunk for chunk, _ in index.search([Term(field, text) for text in terms], 10)]


@pytest.mark.parametrize(("words", "joined"), [([], []), (["a"], []), (["a", "b", "c"], ["a_b", "b_c"])])
def test_pairs(words: Sequence[str], joined: list[str]) -> None:
    """Neighbouring syllables are joined by an underscore."""
    assert pairs(words) == joined


def test_only_chunks_of_some_documents(index: LexicalIndex) -> None:
    """Where documents are given, other documents' chunks are not found, and the scores stay as they are."""
    terms = [Term(Field.MARKED, "trồng"), Term(Field.MARKED, "cây")]
    everywhere = dict(index.search(terms, 10))

    assert index.search(terms, 10, documents=["a", "c"]) == [(8, everywhere[8])]
    assert {chunk for chunk, _ in index.search(terms, 10, documents=["b", "c"])} == {7, 8}
    assert index.search(terms, 10, documents=[]) == []


def test_an_index_of_an_earlier_form_is_none(tmp_path: Path) -> None:
    """What lacks a field that is searched is refused when it is opened, so that it is built anew."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("chunk_id", stored=True, fast=True)
    tantivy.Index(builder.build(), path=str(tmp_path))

    with pytest.raises(ValueError, match=str(tmp_path)):
        LexicalIndex.open(tmp_path)


def test_a_chunk_is_found_by_its_text_heading_and_title(index: LexicalIndex) -> None:
    """The words of all three are searched, in one spelling of tone marks."""
    assert found(index, "chủ") == [3]
    assert found(index, "nông") == [7]
    assert found(index, "ủy") == [3]
    assert found(index, "uỷ") == []


def test_folded_terms_are_a_field_of_their_own(index: LexicalIndex) -> None:
    """Without marks a chunk is found in the folded field only."""
    assert found(index, "uy", field=Field.FOLDED) == [3]
    assert found(index, "uy") == []
    assert found(index, "ủy", field=Field.FOLDED) == []
    assert found(index, "dong_chi", field=Field.FOLDED) == [3]


def test_pairs_do_not_reach_from_one_part_to_the_next(index: LexicalIndex) -> None:
    """Pairs are of neighbours in title, heading or text, and of none across them."""
    assert found(index, "đồng_chí") == [3]
    assert found(index, "ủy_đồng") == []
    assert found(index, "nghiệp_trồng") == []


def test_a_chunk_that_holds_more_of_the_terms_comes_first(index: LexicalIndex) -> None:
    """Of two chunks, the shorter with the same words is better, and rare words count more."""
    assert found(index, "trồng", "cây") == [8, 7]
    assert found(index, "trồng", "rừng") == [7, 8]


def test_text_is_no_query_syntax(index: LexicalIndex) -> None:
    """What would be syntax in a query language is looked up as it is."""
    assert found(index, "trồng AND", "+cây", "*", '"', "chunk_id:8", "") == []


@pytest.mark.parametrize("limit", [1, 2, 50, 120])
def test_of_equal_scores_the_smallest_ids_are_found(tmp_path: Path, limit: int) -> None:
    """Among a hundred chunks alike the limit takes those with the smallest ids."""
    index = LexicalIndex.build(tmp_path, [IndexedChunk(number, "a", None, None, "Họp.") for number in range(1, 101)])

    hits = index.search([Term(Field.MARKED, "họp")], limit)

    assert [chunk for chunk, _ in hits] == list(range(1, 101))[:limit]
    assert len({score for _, score in hits}) == 1


def test_no_terms_find_nothing(index: LexicalIndex, tmp_path: Path) -> None:
    """Without terms, and in an empty index, nothing is found."""
    (tmp_path / "empty").mkdir()
    empty = LexicalIndex.build(tmp_path / "empty", [])

    assert index.search([], 5) == []
    assert (len(empty), found(empty, "họp")) == (0, [])


def test_a_limit_below_one_is_refused(index: LexicalIndex) -> None:
    """A limit of zero is an error of the caller's, told as such."""
    with pytest.raises(ValueError, match=r"^limit 0 is below 1$"):
        index.search([Term(Field.MARKED, "họp")], 0)


def test_document_frequency_counts_chunks(index: LexicalIndex) -> None:
    """A term's frequency is the number of chunks that hold it, once each."""
    assert [index.document_frequency(Field.MARKED, term) for term in ("trồng", "trồng_cây", "ủy", "không")] == [
        2,
        2,
        1,
        0,
    ]
    assert index.document_frequency(Field.FOLDED, "trong") == 2
    assert len(index) == 3


def test_an_index_is_opened_again(tmp_path: Path, index: LexicalIndex) -> None:
    """An index opened from its folder finds the same with the same scores."""
    terms = [Term(Field.MARKED, "trồng"), Term(Field.MARKED, "rừng")]

    assert LexicalIndex.open(tmp_path).search(terms, 5) == index.search(terms, 5)


def test_a_damaged_folder_is_named(tmp_path: Path, index: LexicalIndex) -> None:
    """Any file of the index overwritten, cut or missing raises a ValueError with the folder."""
    assert len(index) == 3
    for path in sorted(path for path in tmp_path.iterdir() if path.suffix != ".lock"):
        data = path.read_bytes()
        for damaged in (b"", data[: len(data) // 2], bytes(byte ^ 0xFF for byte in data)):
            path.write_bytes(damaged)
            with pytest.raises(ValueError, match=rf"^{tmp_path}: "):
                LexicalIndex.open(tmp_path)
        path.write_bytes(data)
    assert len(LexicalIndex.open(tmp_path)) == 3


def test_an_empty_folder_is_no_index(tmp_path: Path) -> None:
    """A folder without an index raises a ValueError with its path, and so does a missing one."""
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ValueError, match=rf"^{folder}: "):
            LexicalIndex.open(folder)


def test_a_slip_of_recognition_is_found_as_what_it_stands_for(tmp_path: Path) -> None:
    """Of a paper that was read from a picture a word with other marks is found too; of others only as it is written."""
    text = "Công tác phòng chông dịch bệnh."
    chunks = [IndexedChunk(1, "a", None, None, text, is_recognised=True), IndexedChunk(2, "b", None, None, text)]
    index = LexicalIndex.build(tmp_path, chunks, Spelling.build(["phòng chống dịch bệnh"] * 5))

    assert [chunk for chunk, _ in index.search([Term(Field.MARKED, "chống_dịch")], 5)] == [1]
    assert {chunk for chunk, _ in index.search([Term(Field.MARKED, "chông")], 5)} == {1, 2}
