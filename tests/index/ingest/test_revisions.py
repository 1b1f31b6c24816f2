"""Of several states of a paper one is answered from, and the others are kept."""

import datetime
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.facts.types import DocumentFact
from index.ingest.ingest import refresh_facts
from index.ingest.report import IngestReport, Pair
from index.ingest.revisions import are_alike, find_superseded
from index.ingest.standing import supersede
from index.layout import Layout
from index.store.corpus import open_corpus
from index.store.corrections import Corrections, fact_id
from index.structure.reading import read
from index.types import DocumentSummary, Upkeep
from tests.fakes import index_folder, write_files
from tests.index.ingest.papers import draft, plan


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Where the corpus goes."""
    return tmp_path / "var"


def put(folder: Path, texts: dict[str, str]) -> Path:
    """The folder with these texts, each written an hour after the one before."""
    write_files(folder, texts)
    for hour, name in enumerate(texts):
        os.utime(folder / name, (1_600_000_000 + 3600 * hour,) * 2)
    return folder


def newer(data_dir: Path) -> dict[str, str]:
    """Which paper stands for which, by source; held against all that is searched."""
    with open_corpus(data_dir) as corpus:
        summaries = {held.id: held for held in corpus.summaries()}
        found = {held.source: held.upkeep.newer for held in summaries.values() if held.upkeep.newer}
        current = {held.id for held in summaries.values()} - {corpus.document(source).id for source in found}
        assert set(corpus.chunk_owners().values()) == current
        assert {chunk.document_id for chunk in corpus.indexed_chunks()} == current
        assert {document for document, _ in corpus.facts(DocumentFact)} <= current
        ids, chunk_ids, _ = corpus.all_vectors(512)
        assert len(ids) == sum(len(corpus.sentences(identity)) for identity in current)
        assert set(chunk_ids.tolist()) == set(corpus.chunk_owners())
        return {source: summaries[identity].source for source, identity in found.items()}


def test_the_paper_written_last_is_answered_from(data_dir: Path, tmp_path: Path) -> None:
    """Whatever the order of the names; the older one is kept, and told once."""
    folder = put(tmp_path / "in", {"z.txt": plan(), "b.txt": plan(trees=600), "a.txt": plan(trees=700)})

    report = index_folder(data_dir, [folder])

    assert newer(data_dir) == {"z.txt": "a.txt", "b.txt": "a.txt"}
    assert sorted(map(str, report.superseded)) == sorted(map(str, [Pair("z.txt", "a.txt"), Pair("b.txt", "a.txt")]))
    assert index_folder(data_dir, [folder]) == IngestReport(unchanged=["a.txt", "b.txt", "z.txt"])
    with open_corpus(data_dir) as corpus:
        assert "500 cây" in corpus.document("z.txt").text


def test_when_the_newer_one_goes_the_older_one_is_back(data_dir: Path, tmp_path: Path) -> None:
    """Its passages are searched again, without having been read again."""
    folder = put(tmp_path / "in", {"a.txt": plan(), "b.txt": plan(trees=600)})
    index_folder(data_dir, [folder])
    (folder / "b.txt").unlink()

    assert index_folder(data_dir, [folder], prune=True).removed == ["b.txt"]
    assert newer(data_dir) == {}


def test_when_the_newer_ones_number_is_mended_both_are_answered_from(data_dir: Path, tmp_path: Path) -> None:
    """A number that was typed wrongly had made another paper of it."""
    folder = put(tmp_path / "in", {"a.txt": plan(), "b.txt": plan(trees=600)})
    index_folder(data_dir, [folder])
    write_files(folder, {"b.txt": plan("13/KH-UBND", trees=600)})

    assert index_folder(data_dir, [folder]).changed == ["b.txt"]
    assert newer(data_dir) == {}


@pytest.mark.parametrize(
    "other",
    [
        plan("13/KH-UBND", trees=600),
        plan(day="ngày 06 tháng 3 năm 2022", trees=600),
        plan(trees=600).replace("ĐÔNG GIANG", "TÂY GIANG").replace("Đông Giang", "Tây Giang"),
    ],
    ids=["number", "day", "issuer"],
)
def test_papers_that_differ_in_what_tells_them_apart(data_dir: Path, tmp_path: Path, other: str) -> None:
    """Another number, day or issuer is another paper, however alike the texts are."""
    index_folder(data_dir, [put(tmp_path / "in", {"a.txt": plan(), "b.txt": other})])

    assert newer(data_dir) == {}


def test_a_number_left_blank_tells_nothing(data_dir: Path, tmp_path: Path) -> None:
    """Two papers without a number are two papers."""
    blank = "      /KH-UBND"
    index_folder(data_dir, [put(tmp_path / "in", {"a.txt": plan(blank), "b.txt": plan(blank, trees=600)})])

    assert newer(data_dir) == {}


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_a_draft_never_stands_for_what_was_issued(data_dir: Path, tmp_path: Path, names: tuple[str, str]) -> None:
    """Even where it was written last."""
    first, last = names
    folder = put(tmp_path / "in", {first: plan(), last: draft(trees=600)})
    index_folder(data_dir, [folder])
    assert newer(data_dir) == {last: first}
    (folder / first).unlink()

    index_folder(data_dir, [folder], prune=True)

    assert newer(data_dir) == {}


def test_of_drafts_the_last_one_is_answered_from_until_the_paper_is_issued(data_dir: Path, tmp_path: Path) -> None:
    """Then all of them stand behind it."""
    folder = put(tmp_path / "in", {"1.txt": draft(), "2.txt": draft(trees=600)})
    index_folder(data_dir, [folder])
    assert newer(data_dir) == {"1.txt": "2.txt"}
    put(folder, {"0.txt": plan(trees=650)})

    index_folder(data_dir, [folder])

    assert newer(data_dir) == {"1.txt": "0.txt", "2.txt": "0.txt"}


@pytest.mark.parametrize(
    ("name", "is_draft"),
    [
        ("Dự thảo KH trồng cây.txt", True),
        ("KH trong cay_du thao lan 2.txt", True),
        ("Góp ý dự thảo kế hoạch trồng cây.txt", False),
        ("KH trồng cây.txt", False),
    ],
)
def test_a_files_name_says_that_it_is_a_draft(data_dir: Path, tmp_path: Path, name: str, *, is_draft: bool) -> None:
    """At its beginning or end, of a paper without a number."""
    index_folder(data_dir, [put(tmp_path / "in", {name: plan("     /KH-UBND"), f"so/{name}": plan()})])

    with open_corpus(data_dir) as corpus:
        assert corpus.document(name).header.marks.is_draft is is_draft
        assert corpus.document(f"so/{name}").header.marks.is_draft is False


def test_an_appendix_that_bears_the_papers_number_is_no_state_of_it() -> None:
    """Two states of a paper have much of their text in common; what hangs on it has its head alone."""
    appendix = "\n".join(f"Xã số {number} | {number * 10} cây | tháng {number % 12 + 1}" for number in range(60))

    assert are_alike(plan(), plan(trees=600))
    assert are_alike(plan(), draft())
    assert not are_alike(plan(), plan()[:300] + appendix)


def test_a_paper_in_two_formats_that_are_read_almost_alike(data_dir: Path, tmp_path: Path) -> None:
    """Of files of one name the last is answered from; of others both, since nothing tells that they are one paper."""
    text = " ".join(f"Xã số {number} trồng cây." for number in range(40))
    texts = {"a.md": text, "a.txt": f"{text} Hết.", "b.txt": f"Đầu. {text}", "a/a.txt": f"{text} Cuối."}

    index_folder(data_dir, [put(tmp_path / "in", texts)])

    assert newer(data_dir) == {"a.md": "a.txt"}


def test_an_appendix_beside_two_states_of_a_paper(data_dir: Path, tmp_path: Path) -> None:
    """It bears the same number and was written last, and stands for none of them."""
    appendix = plan()[:300] + "\n".join(f"Xã số {number} | {number * 10} cây | xong" for number in range(60))
    texts = {"a.txt": plan(), "b.txt": plan(trees=600), "c.txt": appendix}

    index_folder(data_dir, [put(tmp_path / "in", texts)])

    assert newer(data_dir) == {"a.txt": "b.txt"}


def test_a_number_that_an_administrator_corrected_tells_papers_apart(data_dir: Path, tmp_path: Path) -> None:
    """From the next run on, though no file has changed; and no more, once the correction is taken back."""
    folder = put(tmp_path / "in", {"a.txt": plan(), "b.txt": plan(trees=600)})
    index_folder(data_dir, [folder])
    with open_corpus(data_dir) as corpus:
        (own,) = [(held, fact) for held, fact in corpus.facts(DocumentFact) if fact.is_self]
    corrections, now = Corrections(data_dir), datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)

    corrections.add(fact_id(*own), {"number": "13"}, note="", now=now)
    assert index_folder(data_dir, [folder]) == IngestReport(unchanged=["a.txt", "b.txt"])
    assert newer(data_dir) == {}

    corrections.add(fact_id(*own), {}, note="", now=now)
    assert index_folder(data_dir, [folder]).superseded == [Pair("a.txt", "b.txt")]
    assert newer(data_dir) == {"a.txt": "b.txt"}


def test_a_recognised_text_never_stands_for_one_that_was_read() -> None:
    """Though it was scanned later; of two that were recognised the later one stands."""
    header = read(plan()).header
    held = [
        DocumentSummary(name, "/d", name, name, header, Upkeep(modified_ns=at))
        for at, name in enumerate(("old.docx", "new.docx", "scan.pdf", "scan.png"))
    ]

    assert find_superseded(held, lambda *_: True, {"scan.pdf", "scan.png"}) == dict.fromkeys(
        ("old.docx", "scan.pdf", "scan.png"), "new.docx"
    )
    assert find_superseded(held[2:], lambda *_: True, {"scan.pdf", "scan.png"}) == {"scan.pdf": "scan.png"}


def test_which_texts_were_recognised_is_known_of_the_corpus(data_dir: Path, tmp_path: Path) -> None:
    """From the layouts that are stored."""
    folder = put(tmp_path / "in", {"a.txt": plan(), "b.txt": plan(trees=600)})
    index_folder(data_dir, [folder])
    with open_corpus(data_dir) as corpus:
        later = corpus.document("b.txt")
        corpus.replace_document(replace(later, layout=Layout(recognised=(1,))), (), np.empty((0, 512), np.float32))
        supersede(corpus, {later.id})

    assert newer(data_dir) == {"b.txt": "a.txt"}


def test_a_draft_by_its_files_name_is_one_in_the_register(data_dir: Path, tmp_path: Path) -> None:
    """Now and when its facts are made anew."""
    text = draft().removeprefix("DỰ THẢO\n\n")
    index_folder(data_dir, [put(tmp_path / "in", {"KH du thao.txt": text})])
    with open_corpus(data_dir) as corpus:
        assert [fact.draft for _, fact in corpus.facts(DocumentFact) if fact.is_self] == [True]
        refresh_facts(corpus, progress=lambda *_: None)
        assert [fact.draft for _, fact in corpus.facts(DocumentFact) if fact.is_self] == [True]
