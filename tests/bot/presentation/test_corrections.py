"""Correcting a fact: what is refused, what is written, and what it outlives."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.presentation.corrections import correct, list_corrections, undo, value_of
from index.errors import CorrectionRefused, FactNotFound
from index.facts.types import DocumentFact
from index.ingest.ingest import rebuild
from index.store.corpus import CORPUS_FILE, open_corpus
from index.store.corrections import CORRECTIONS_FILE, Corrections
from retrieval.register.registry import Registry
from tests.bot.small_register import facts_of_later_report, facts_of_report, make_register
from tests.fakes import HashedEmbedder, index_folder, write_files
from tests.sentences import saying

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(hours=1)
LAST: Any = {"note": "", "now": LATER}  # Any: arguments
MEETING = (
    "Ngày 09/7/2020, Huyện ủy Nam Sách tổ chức hội nghị lần thứ 2.\n\n"
    "Các đồng chí: Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy; Hồ Ngọc Lâm, Phó Bí thư Thường trực Huyện ủy chủ trì."
)


@pytest.fixture
def register(tmp_path: Path) -> Registry:
    """The small register."""
    return make_register(tmp_path)


@pytest.fixture
def corrections(tmp_path: Path) -> Corrections:
    """The corrections of the small register."""
    return Corrections(tmp_path)


def identity_of(register: Registry) -> str:
    """The fact that somebody was deputy secretary elsewhere."""
    return register.officials("phó bí thư")[0].records[0].id


def test_values_are_set(register: Registry, corrections: Corrections) -> None:
    """A corrected fact is shown as it is set, and what was set before stays."""
    identity = identity_of(register)
    correct(register, corrections, identity, {"name": "Bùi Văn Thắng"}, note="chính tả", now=NOW)
    done = correct(register, corrections, identity, {"as_of": "01/02/2021", "place": ""}, note="", now=LATER)

    assert done.correction.values == {"name": "Bùi Văn Thắng", "as_of": "01/02/2021", "place": ""}
    (entry,) = register.officials("phó bí thư")
    assert (entry.name, entry.place, entry.records[0].fact.as_of) == (
        "Bùi Văn Thắng",
        None,
        datetime.date(2021, 2, 1),
    )


def test_wrong_fact_is_gone(register: Registry, corrections: Corrections) -> None:
    """A fact that is marked wrong is in no list, and comes back when that is undone."""
    identity = identity_of(register)
    done = correct(register, corrections, identity, None, note="", now=NOW)
    assert done.fact is None
    assert register.officials("phó bí thư") == []
    assert undo(corrections, identity, now=LATER).values is None
    assert len(register.officials("phó bí thư")) == 1
    assert corrections.all() == {}


@pytest.mark.parametrize("values", [{"ten": "An"}, {"as_of": "30/02/2020"}, {"name": " "}, {"offices": ";"}])
def test_what_cannot_be_is_refused_before_it_is_written(
    values: dict[str, str], register: Registry, corrections: Corrections, tmp_path: Path
) -> None:
    """An unknown field and a value that cannot be read leave the file as it is."""
    with pytest.raises(CorrectionRefused):
        correct(register, corrections, identity_of(register), values, note="", now=NOW)
    assert not (tmp_path / CORRECTIONS_FILE).exists()


def test_fact_that_is_not_there_is_refused(register: Registry, corrections: Corrections, tmp_path: Path) -> None:
    """No correction is written of a fact that no document states, nor undone where there is none."""
    with pytest.raises(FactNotFound, check=saying("“0123456789”")):
        correct(register, corrections, "0123456789", None, note="", now=NOW)
    with pytest.raises(FactNotFound, check=saying("không có đính chính nào")):
        undo(corrections, identity_of(register), now=NOW)
    assert not (tmp_path / CORRECTIONS_FILE).exists()


def test_corrections_are_listed(register: Registry, corrections: Corrections) -> None:
    """A correction is listed with when, why, and what the document says; that of a fact that is gone is dormant."""
    identity = identity_of(register)
    correct(register, corrections, identity, {"offices": "Bí thư; Chủ tịch"}, note="theo quyết định", now=NOW)
    corrections.add("0123456789", None, note="", now=LATER)
    first, second = list_corrections(corrections, register)

    assert first["source"] is not None
    assert first["source"]["quote"] == "Bùi Văn Thăng, nguyên Phó Bí thư"
    assert {key: value for key, value in first.items() if key != "source"} == {
        "fact_id": identity,
        "kind": "official",
        "name": "Bùi Văn Thăng",
        "made_at": "2026-11-22T12:00:00+00:00",
        "note": "theo quyết định",
        "wrong": False,
        "values": {"offices": "Bí thư; Chủ tịch"},
        "stated": {"offices": "nguyên Phó Bí thư"},
        "dormant": False,
    }
    assert second == {
        "fact_id": "0123456789",
        "kind": None,
        "name": None,
        "made_at": "2026-11-22T13:00:00+00:00",
        "note": "",
        "wrong": True,
        "values": {},
        "stated": {},
        "dormant": True,
        "source": None,
    }


def test_without_a_corpus_every_correction_is_dormant(corrections: Corrections) -> None:
    """Corrections are listed where there is no corpus."""
    corrections.add("0123456789", {"name": "An"}, note="", now=NOW)
    (one,) = list_corrections(corrections, None)
    assert (one["dormant"], one["values"]) == (True, {"name": "An"})


def test_values_as_they_are_written() -> None:
    """A field is written as one would set it."""
    (official,), (meeting,) = facts_of_later_report().officials, facts_of_later_report().meetings
    assert [value_of(official, field) for field in ("offices", "as_of", "place")] == [
        "Bí thư Huyện ủy",
        "2022-03-10",
        "huyện Nam Sách",
    ]
    assert [value_of(meeting, field) for field in ("ordinal", "date")] == ["1", ""]
    (meeting,) = facts_of_report().meetings
    assert [value_of(meeting, field) for field in ("venue", "chairs", "tasks")] == [
        "Hội trường A",
        "Bùi Văn Thăng; Hồ Ngọc Lâm",
        "Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9.; Nên trồng thêm cây.",
    ]


def test_what_is_so_already_is_refused(register: Registry, corrections: Corrections, tmp_path: Path) -> None:
    """A value that the fact has is not recorded, be it the document's or set before."""
    identity = identity_of(register)
    with pytest.raises(CorrectionRefused, check=saying(r"place \(huyện Nam Đông\) đã là như vậy")):
        correct(register, corrections, identity, {"place": "huyện  Nam Đông"}, note="", now=NOW)
    with pytest.raises(
        CorrectionRefused, check=saying(r"offices \(nguyên Phó Bí thư\); as_of \(không rõ\) đã là như vậy")
    ):
        correct(register, corrections, identity, {"offices": "nguyên Phó Bí thư", "as_of": ""}, note="", now=NOW)
    assert not (tmp_path / CORRECTIONS_FILE).exists()
    correct(register, corrections, identity, {"name": "Bùi Văn Thắng"}, note="", now=NOW)
    with pytest.raises(CorrectionRefused, check=saying("đã là như vậy")):
        correct(register, corrections, identity, {"name": "Bùi Văn Thắng"}, note="", now=LATER)
    correct(register, corrections, identity, None, note="", now=LATER)
    with pytest.raises(CorrectionRefused, check=saying(f"dannguon facts undo {identity}")):
        correct(register, corrections, identity, {"place": "huyện Nam Đông"}, note="", now=LATER)


def test_only_what_differs_is_recorded(register: Registry, corrections: Corrections) -> None:
    """Of several values those that the fact has already are left out; one set back to the document's is none."""
    identity = identity_of(register)
    both = {"name": "Bùi Văn Thắng", "place": "huyện Nam Đông"}
    done = correct(register, corrections, identity, both, note="", now=NOW)
    assert (done.changed, done.correction.values) == (("name",), {"name": "Bùi Văn Thắng"})
    done = correct(register, corrections, identity, {"place": ""}, note="", now=NOW)
    assert (done.changed, done.correction.values) == (("place",), {"name": "Bùi Văn Thắng", "place": ""})
    back = correct(register, corrections, identity, {"name": "Bùi Văn Thăng", "place": "huyện Nam Đông"}, **LAST)
    assert back.correction.is_withdrawal
    assert register.officials("phó bí thư")[0].records[0].correction is None


def test_dropped_relations_stay_dropped(register: Registry, corrections: Corrections) -> None:
    """A relation is dropped from a document's card, and still when another one is."""
    (identity,) = (r.id for r in register.recorded() if isinstance(r.fact, DocumentFact) and r.fact.relations)
    with pytest.raises(CorrectionRefused, check=saying(r"relations \(thay thế\) đã là như vậy")):
        correct(register, corrections, identity, {"relations": "-bãi bỏ"}, **LAST)
    done = correct(register, corrections, identity, {"relations": "-thay thế"}, **LAST)
    assert done.changed == ("relations",)
    assert not any(register.ended_by(entry) for entry in register.documents())
    with pytest.raises(CorrectionRefused, check=saying(r"relations \(không có\) đã là như vậy")):
        correct(register, corrections, identity, {"relations": "-bãi bỏ"}, **LAST)
    assert not any(register.ended_by(entry) for entry in register.documents())


def test_tasks_of_a_meeting_are_dropped(register: Registry, corrections: Corrections) -> None:
    """Tasks that are none of the meeting's are gone from its entry."""
    (entry,) = register.meetings("lần thứ 2")
    done = correct(register, corrections, entry.main.id, {"tasks": "", "chairs": "Lê An"}, **LAST)
    assert done.changed == ("tasks", "chairs")
    (entry,) = register.meetings("lần thứ 2")
    assert (list(entry.tasks), [one.text for one in entry.main.fact.course.chairs]) == ([], ["Lê An"])


@pytest.mark.parametrize("event", ["index", "changed", "rebuild", "new corpus"])
def test_correction_outlives(event: str, tmp_path: Path) -> None:
    """A correction counts after another `index`, after the file changed, after a rebuild and in a new corpus."""
    data_dir, corrections = tmp_path / "var", Corrections(tmp_path / "var")
    folder = write_files(tmp_path / "tài liệu", {"họp.txt": MEETING})
    index_folder(data_dir, [folder])
    with open_corpus(data_dir) as corpus:
        register = Registry(corpus, corrections)
        identity = register.officials("Bùi Văn Thăng")[0].records[0].id
        correct(register, corrections, identity, {"name": "Bùi Văn Thắng"}, note="", now=NOW)
    if event == "changed":
        write_files(folder, {"họp.txt": f"Tin trong huyện\n\n{MEETING}"})
    if event == "new corpus":
        for file in data_dir.glob(f"{CORPUS_FILE}*"):
            file.unlink()
    if event == "rebuild":
        with open_corpus(data_dir, create=True) as corpus:
            rebuild(corpus, HashedEmbedder(), progress=lambda _step, _done, _total: None)
    else:
        index_folder(data_dir, [folder])

    with open_corpus(data_dir) as corpus:
        names = [entry.name for entry in Registry(corpus, corrections).officials()]
    assert sorted(names) == ["Bùi Văn Thắng", "Hồ Ngọc Lâm"]
