"""Ingestion brings the corpus in step with files: what is new, changed, moved, gone, alike or unreadable."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from index.errors import notice
from index.ingest.files import is_gone
from index.ingest.report import IngestReport, Pair, Refusal
from index.store.corpus import CORPUS_FILE, open_corpus
from tests.fakes import HashedEmbedder, index_folder, write_files
from tests.paths import DATA

A = "Bí thư Huyện ủy Nam Sách chủ trì hội nghị."
B = "Trồng cây phân tán ở xã Thượng Kiệm."


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Where the corpus goes."""
    return tmp_path / "var"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, one in a folder of its own."""
    return write_files(tmp_path / "documents", {"a.txt": A, "2021/b.md": B})


def texts(data_dir: Path) -> dict[str, str]:
    """What is stored, by source."""
    with open_corpus(data_dir) as corpus:
        return {summary.source: corpus.document(summary.id).text for summary in corpus.summaries()}


def test_new_files_are_added(data_dir: Path, folder: Path) -> None:
    """Every readable file below the folder is added under its path, in a fixed order."""
    assert index_folder(data_dir, [folder]) == IngestReport(added=["2021/b.md", "a.txt"])
    assert texts(data_dir) == {"a.txt": A, "2021/b.md": B}


def test_unchanged_files_are_skipped(data_dir: Path, folder: Path) -> None:
    """A second run embeds nothing and writes nothing."""
    index_folder(data_dir, [folder])
    before = (data_dir / CORPUS_FILE).read_bytes()
    embedder = HashedEmbedder()

    assert index_folder(data_dir, [folder], embedder) == IngestReport(unchanged=["2021/b.md", "a.txt"])
    assert embedder.embedded == []
    assert (data_dir / CORPUS_FILE).read_bytes() == before


def test_a_changed_file_replaces_its_text(data_dir: Path, folder: Path) -> None:
    """A file with other content gets its new text, and only its new sentences are embedded."""
    index_folder(data_dir, [folder])
    (folder / "a.txt").write_text(A + " Hội nghị bế mạc.", encoding="utf-8")
    embedder = HashedEmbedder()

    assert index_folder(data_dir, [folder], embedder) == IngestReport(changed=["a.txt"], unchanged=["2021/b.md"])
    assert texts(data_dir) == {"a.txt": A + " Hội nghị bế mạc.", "2021/b.md": B}
    assert embedder.embedded == ["Hội nghị bế mạc."]


def test_a_file_that_is_gone_is_removed_only_when_asked(data_dir: Path, folder: Path) -> None:
    """Without `prune` a document outlives its file; with it, it goes."""
    index_folder(data_dir, [folder])
    (folder / "a.txt").unlink()

    assert index_folder(data_dir, [folder]) == IngestReport(unchanged=["2021/b.md"])
    assert sorted(texts(data_dir)) == ["2021/b.md", "a.txt"]
    assert index_folder(data_dir, [folder], prune=True) == IngestReport(unchanged=["2021/b.md"], removed=["a.txt"])
    assert sorted(texts(data_dir)) == ["2021/b.md"]


def test_prune_looks_only_below_the_folders_given(data_dir: Path, folder: Path) -> None:
    """A document whose file is gone elsewhere stays, and so does all if the folder itself is gone."""
    index_folder(data_dir, [folder])
    (folder / "a.txt").unlink()

    report = index_folder(data_dir, [folder / "2021", folder / "missing"], prune=True)

    assert (report.removed, report.unchanged) == ([], ["2021/b.md"])
    assert sorted(texts(data_dir)) == ["2021/b.md", "a.txt"]


def test_prune_keeps_the_documents_of_a_folder_that_is_empty_now(data_dir: Path, folder: Path) -> None:
    """A folder without any document is reported as perhaps not mounted; with one left, the others are removed."""
    index_folder(data_dir, [folder])
    (folder / "2021" / "b.md").unlink()
    (folder / "a.txt").unlink()

    report = index_folder(data_dir, [folder, folder / "2021"], prune=True)

    assert report == IngestReport(
        refused=[
            Refusal(str(folder), notice("folder_emptied", count=2)),
            Refusal(str(folder / "2021"), notice("folder_emptied", count=1)),
        ]
    )
    assert sorted(texts(data_dir)) == ["2021/b.md", "a.txt"]
    write_files(folder, {"new.txt": "Nuôi cá."})
    report = index_folder(data_dir, [folder, folder / "2021"], prune=True)
    assert report == IngestReport(added=["new.txt"], removed=["2021/b.md", "a.txt"])


def test_prune_keeps_the_documents_of_a_drive_below_the_folder(data_dir: Path, folder: Path) -> None:
    """A subfolder emptied of several documents is reported and keeps them, until it is gone itself."""
    write_files(folder, {"drive/c.txt": "Nuôi cá.", "drive/2020/d.txt": "Đào ao."})
    index_folder(data_dir, [folder])
    shutil.rmtree(folder / "drive")
    (folder / "drive").mkdir()
    (folder / "2021" / "b.md").unlink()  # a single one is taken away by hand

    report = index_folder(data_dir, [folder], prune=True)

    assert report.removed == ["2021/b.md"]
    assert report.refused == [Refusal(str(folder / "drive"), notice("folder_emptied", count=2))]
    assert sorted(texts(data_dir)) == ["a.txt", "drive/2020/d.txt", "drive/c.txt"]
    (folder / "drive").rmdir()
    assert index_folder(data_dir, [folder], prune=True).removed == ["drive/2020/d.txt", "drive/c.txt"]


def test_what_cannot_be_looked_at_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the system's word that there is nothing counts; a drive that fails says nothing."""
    assert [is_gone(tmp_path), is_gone(tmp_path / "a"), is_gone(Path(__file__, "a"))] == [False, True, True]
    assert not is_gone(tmp_path / ("x" * 5000))

    def fail(path: Path, **_how: bool) -> os.stat_result:
        raise OSError(errno.ELOOP, "fails", str(path))

    monkeypatch.setattr(os, "stat", fail)
    assert not is_gone(tmp_path)


@pytest.mark.parametrize("prune", [False, True])
def test_a_moved_file_keeps_its_vectors(data_dir: Path, folder: Path, *, prune: bool) -> None:
    """A file under another name replaces the old one; nothing is embedded again."""
    index_folder(data_dir, [folder])
    (folder / "a.txt").rename(folder / "moved.txt")
    embedder = HashedEmbedder()

    report = index_folder(data_dir, [folder], embedder, prune=prune)

    assert report == IngestReport(added=["moved.txt"], unchanged=["2021/b.md"], removed=["a.txt"])
    assert texts(data_dir) == {"moved.txt": A, "2021/b.md": B}
    assert embedder.embedded == []


def test_a_file_of_the_same_content_is_a_copy(data_dir: Path, folder: Path) -> None:
    """Of two files alike the first is the document and the other one more place of it, which the report names."""
    write_files(folder, {"z.txt": A})

    report = index_folder(data_dir, [folder])

    assert report.added == ["2021/b.md", "a.txt"]
    assert (report.copies, report.refused) == ([Pair("z.txt", "a.txt")], [])
    assert index_folder(data_dir, [folder]) == IngestReport(unchanged=["2021/b.md", "a.txt", "z.txt"])


def test_a_duplicate_takes_the_place_of_a_file_that_is_gone(data_dir: Path, folder: Path) -> None:
    """When the first of two files alike is removed, the document is of the other, under the same id."""
    write_files(folder, {"z.txt": A})
    index_folder(data_dir, [folder])
    (folder / "a.txt").unlink()

    report = index_folder(data_dir, [folder])

    assert (report.added, report.removed, report.refused) == ([], ["a.txt"], [])
    assert texts(data_dir) == {"z.txt": A, "2021/b.md": B}


def test_files_that_change_places_are_both_updated(data_dir: Path, folder: Path) -> None:
    """Two files that swap their content swap their texts, in one run."""
    index_folder(data_dir, [folder])
    write_files(folder, {"a.txt": B, "2021/b.md": A})

    assert index_folder(data_dir, [folder]) == IngestReport(changed=["2021/b.md", "a.txt"])
    assert texts(data_dir) == {"a.txt": B, "2021/b.md": A}


def test_a_copy_of_the_old_content_of_a_changed_file_is_no_duplicate(data_dir: Path, folder: Path) -> None:
    """A file that was copied and then changed leaves two documents."""
    index_folder(data_dir, [folder])
    write_files(folder, {"a.txt": A + " Mới.", "copy.txt": A})

    report = index_folder(data_dir, [folder])

    assert (report.added, report.changed, report.refused) == (["copy.txt"], ["a.txt"], [])
    assert texts(data_dir) == {"a.txt": A + " Mới.", "copy.txt": A, "2021/b.md": B}


def test_a_file_that_became_unreadable_keeps_its_old_text(data_dir: Path, folder: Path) -> None:
    """A file emptied or made binary is reported with the reason, and its earlier text stays."""
    index_folder(data_dir, [folder])
    (folder / "a.txt").write_bytes(b"")
    (folder / "2021" / "b.md").write_bytes(bytes(range(256)) * 20)

    report = index_folder(data_dir, [folder])

    assert [refusal.source for refusal in report.refused] == ["2021/b.md", "a.txt"]
    assert report.refused[1].why == notice("file_empty", file="a.txt")
    assert texts(data_dir) == {"a.txt": A, "2021/b.md": B}


def test_a_file_that_vanishes_is_reported(data_dir: Path, folder: Path) -> None:
    """A file that is gone when its turn comes is reported, and the others go on."""
    write_files(folder, {"y.txt": "Nuôi tôm.", "z.txt": "Nuôi cá."})

    def remove_last(step: str, done: int, _total: int) -> None:
        if (step, done) == ("read", 1):
            (folder / "z.txt").unlink()

    report = index_folder(data_dir, [folder], progress=remove_last)

    assert report.added == ["2021/b.md", "a.txt", "y.txt"]
    assert [refusal.source for refusal in report.refused] == ["z.txt"]
    assert report.refused[0].why.code == "file_gone"


def test_other_formats_are_skipped_in_a_folder_and_refused_alone(data_dir: Path, folder: Path) -> None:
    """A film in a folder is skipped; named on the command line it is refused with the formats that are read."""
    write_files(folder, {"film.MP4": "x", "no_suffix": "x"})

    report = index_folder(data_dir, [folder])
    alone = index_folder(data_dir, [folder / "film.MP4"])

    assert report.skipped == ["film.MP4", "no_suffix"]
    assert report.refused == []
    assert [refusal.source for refusal in alone.refused] == ["film.MP4"]
    assert alone.refused[0].why.code == "file_format_unknown"


def test_files_are_known_by_their_bytes_where_names_say_nothing(data_dir: Path, folder: Path) -> None:
    """A paper without a suffix is read, an archive is refused with what to do."""
    shutil.copy(DATA / "readers/word/paper.doc", folder / "KH so 12")
    (folder / "b.rar").write_bytes(b"Rar!\x1a\x07\0")

    report = index_folder(data_dir, [folder])

    assert (report.added, report.skipped) == (["2021/b.md", "KH so 12", "a.txt"], [])
    assert report.refused == [Refusal("b.rar", notice("file_is_archive", file="b.rar", kind="RAR"))]
    assert index_folder(data_dir, [folder]).unchanged == ["2021/b.md", "KH so 12", "a.txt"]


def test_suffixes_are_read_in_either_case(data_dir: Path, folder: Path) -> None:
    """A file named in capitals is read like any other."""
    write_files(folder, {"HOP.TXT": "Nuôi cá."})

    assert index_folder(data_dir, [folder]).added == ["2021/b.md", "HOP.TXT", "a.txt"]


def test_hidden_files_are_not_looked_at(data_dir: Path, folder: Path) -> None:
    """Files and folders that begin with a point are neither read nor reported, unless named themselves."""
    write_files(folder, {".secret.txt": "x y", ".git/notes.txt": "x z"})

    assert index_folder(data_dir, [folder]) == IngestReport(added=["2021/b.md", "a.txt"])
    assert index_folder(data_dir, [folder / ".git"]).added == ["notes.txt"]


def test_a_path_that_does_not_exist_is_reported(data_dir: Path, folder: Path) -> None:
    """A missing path is reported with what to do, and the other paths are indexed."""
    missing = folder / "nowhere"

    report = index_folder(data_dir, [missing, folder / "a.txt"])

    assert report.added == ["a.txt"]
    assert report.refused == [Refusal(str(missing), notice("path_missing"))]


def test_a_file_is_looked_at_once(data_dir: Path, folder: Path) -> None:
    """A folder given twice, with one of its files, is one document a file."""
    report = index_folder(data_dir, [folder, folder / "2021" / "..", folder / "a.txt"])

    assert report == IngestReport(added=["2021/b.md", "a.txt"])


def test_a_file_indexed_alone_keeps_its_source(data_dir: Path, folder: Path) -> None:
    """A file first indexed in a folder is the same document when it is given alone."""
    index_folder(data_dir, [folder])
    (folder / "2021" / "b.md").write_text(B + " Mới.", encoding="utf-8")

    assert index_folder(data_dir, [folder / "2021" / "b.md"]) == IngestReport(changed=["2021/b.md"])
    assert texts(data_dir)["2021/b.md"] == B + " Mới."


def test_odd_entries_of_a_folder(data_dir: Path, folder: Path) -> None:
    """A pipe is passed over; a broken link, a ring of links and a name that is no UTF-8 are reported."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere.txt")
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    (folder / "ring").symlink_to(folder)
    Path(os.fsdecode(bytes(folder) + b"/h\xf6p.txt")).write_text("x", encoding="utf-8")

    report = index_folder(data_dir, [folder])

    assert report.added == ["2021/b.md", "a.txt"]
    assert report.refused == [
        Refusal("h?p.txt", notice("path_not_utf8")),
        Refusal("broken.txt", notice("file_gone", file="broken.txt")),
        Refusal("ring.txt", notice("file_unreadable", file="ring.txt")),
    ]


def test_links_out_of_a_folder_are_not_followed(data_dir: Path, folder: Path, tmp_path: Path) -> None:
    """A link to a file elsewhere is refused in a folder and read where it is named itself; one within is followed."""
    write_files(tmp_path, {"elsewhere/secret.txt": "Nuôi cá."})
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    (folder / "within.md").symlink_to(folder / "2021" / "b.md")
    (tmp_path / "folder").symlink_to(folder)

    report = index_folder(data_dir, [tmp_path / "folder"])

    assert report.added == ["2021/b.md", "a.txt"]
    assert report.refused == [
        Refusal("link.txt", notice("link_leads_outside")),
    ]
    assert report.copies == [Pair("within.md", "2021/b.md")]
    assert index_folder(data_dir, [folder / "link.txt"]).added == ["secret.txt"]


def test_odd_paths(data_dir: Path, folder: Path) -> None:
    """A pipe named itself, a ring of links and a zero byte are reported, and nothing waits for ever."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "ring").symlink_to(folder / "ring")

    report = index_folder(data_dir, [folder / "pipe.txt", folder / "ring", Path("a\0b")])

    assert [refusal.source for refusal in report.refused] == [str(folder / "ring"), "a\0b", "pipe.txt"]
    assert report.refused[2].why.code == "file_is_none"


def test_an_unexpected_error_stops_one_file_only(data_dir: Path, folder: Path) -> None:
    """Where reading one file fails in a way nobody foresaw, it is reported and the others go on."""

    class Stumbling(HashedEmbedder):
        def count_tokens(self, texts):  # type: ignore[no-untyped-def]
            if any("Trồng" in text for text in texts):
                raise ZeroDivisionError("ngã")
            return super().count_tokens(texts)

    report = index_folder(data_dir, [folder], Stumbling())

    assert report.added == ["a.txt"]
    assert report.refused == [Refusal("2021/b.md", notice("file_unexpected", cause="ZeroDivisionError('ngã')"))]


@pytest.mark.parametrize("text", ["a" * 1_000_000, "1,2" * 300_000], ids=["letters", "numbers"])
def test_a_word_of_a_megabyte_is_a_document_like_any_other(data_dir: Path, tmp_path: Path, text: str) -> None:
    """What no blank divides neither fails nor fills the memory."""
    folder = write_files(tmp_path / "documents", {"long.txt": f"{A} {text}"})

    assert index_folder(data_dir, [folder]) == IngestReport(added=["long.txt"])


def test_a_page_of_nothing_but_furniture_is_refused(data_dir: Path, folder: Path) -> None:
    """A saved page without an article is no document."""
    write_files(folder, {"page.txt": "Hôm nay, Thứ hai ngày 25/01/2021\n\nXem với cỡ chữ"})

    report = index_folder(data_dir, [folder / "page.txt"])

    assert report.refused == [Refusal("page.txt", notice("file_only_furniture"))]


def test_progress_is_told_step_by_step(data_dir: Path, folder: Path) -> None:
    """Reading, embedding and storing are told in that order, each up to its total."""
    told: list[tuple[str, int, int]] = []

    index_folder(data_dir, [folder], progress=lambda *step: told.append(step))

    assert told == [
        *[("read", 1, 2), ("read", 2, 2)],
        *[("embed", 0, 2), ("embed", 2, 2)],
        *[("store", 1, 2), ("store", 2, 2)],
    ]


def test_what_was_stored_when_an_error_ends_it_stays(data_dir: Path, folder: Path) -> None:
    """Documents that were stored before are in the corpus; the next run adds the others."""

    def fail(step: str, done: int, _total: int) -> None:
        if (step, done) == ("store", 1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_folder(data_dir, [folder], progress=fail)

    assert list(texts(data_dir)) == ["2021/b.md"]
    assert index_folder(data_dir, [folder]) == IngestReport(added=["a.txt"], unchanged=["2021/b.md"])
