"""What an administrator corrects: kept apart from the corpus, read tolerantly of others' writing, checked before."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import CorrectionRefused, DataFolderError
from index.facts.find import find_facts
from index.facts.types import DocumentFact, MeetingFact, OfficialFact, Said
from index.store.corrections import CORRECTIONS_FILE, Corrections, corrected, fact_id
from index.structure.reading import read
from tests.bot.small_register import facts_of_directive, facts_of_later_report, facts_of_report
from tests.index.store.test_facts import TEXT
from tests.sentences import saying

NOW = datetime.datetime(2026, 11, 22, 14, 5, 9, 700, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))


def official() -> OfficialFact:
    """The only official of a text."""
    return find_facts(read(TEXT)).officials[0]


def test_a_fact_has_the_same_id_when_it_is_found_again() -> None:
    """The id says document, kind and key, and nothing of where in the text it stands."""
    moved = find_facts(read(f"Tin trong huyện.\n\n{TEXT}")).officials[0]

    assert fact_id("a" * 12, official()) == fact_id("a" * 12, moved)
    assert fact_id("a" * 12, official()) != fact_id("b" * 12, official())


def test_the_last_word_counts(tmp_path: Path) -> None:
    """A later correction takes an earlier one's place, an empty one takes it back; another process's are seen."""
    ours, theirs = Corrections(tmp_path), Corrections(tmp_path)
    assert ours.all() is ours.all()
    assert ours.all() == {}
    theirs.add("0123456789", {"name": "Lê Văn Tám"}, note="theo Quyết định 12", now=NOW)
    held = ours.all()["0123456789"]
    assert (held.values, held.note) == ({"name": "Lê Văn Tám"}, "theo Quyết định 12")
    assert held.made_at == datetime.datetime(2026, 11, 22, 7, 5, 9, tzinfo=datetime.UTC)
    theirs.add("0123456789", None, note="", now=NOW)
    assert ours.all()["0123456789"].values is None
    theirs.add("0123456789", {}, note="", now=NOW)
    assert ours.all() == {}


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A line that is no correction is named by its number; nothing is lost."""
    corrections = Corrections(tmp_path)
    corrections.add("0123456789", None, note="", now=NOW)
    with (tmp_path / CORRECTIONS_FILE).open("a", encoding="utf-8") as file:
        file.write('{"fact_id": "01234')

    with pytest.raises(DataFolderError, check=saying("Dòng 2")):
        Corrections(tmp_path).all()
    corrections.add("9876543210", None, note="", now=NOW)
    lines = (tmp_path / CORRECTIONS_FILE).read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert "9876543210" in lines[2]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Where the file cannot be written the error says so."""
    (tmp_path / CORRECTIONS_FILE).mkdir()

    with pytest.raises(DataFolderError, check=saying("đính chính")):
        Corrections(tmp_path).add("0123456789", None, note="", now=NOW)


def test_values_are_read_as_their_fields() -> None:
    """Names, offices, days and numbers become what the field has; an empty value is unknown; confidence is full."""
    found = find_facts(read(TEXT))
    person = corrected(
        official(), {"name": " Bùi  Văn Thắng ", "offices": "Bí thư Huyện ủy; Chủ tịch HĐND huyện", "as_of": ""}
    )
    assert person.name == "Bùi Văn Thắng"
    assert [office.name for office in person.offices] == ["Bí thư Huyện ủy", "Chủ tịch Hội đồng nhân dân huyện"]
    assert (person.as_of, person.confidence) == (None, 1.0)
    meeting = next(fact for fact in found.meetings if isinstance(fact, MeetingFact))
    assert corrected(meeting, {"date": "9/7/2020", "ordinal": "12"}).date == datetime.date(2020, 7, 9)
    assert corrected(meeting, {"ordinal": "12"}).ordinal == 12
    document = next(fact for fact in found.documents if isinstance(fact, DocumentFact))
    assert corrected(document, {"date": "2020-01-16", "relations": ""}).origin.date == datetime.date(2020, 1, 16)
    assert corrected(document, {"relations": ""}).relations == ()


def test_offices_are_read_as_in_a_text() -> None:
    """Abbreviations are written out, "nguyên" says that an office is held no more, the same one twice is one."""
    offices = corrected(
        official(), {"offices": "nguyên Bí thư Huyện ủy; PCT UBND huyện; PCT UBND huyện; nguyên là Chủ tịch huyện"}
    ).offices
    assert [(office.name, office.former, office.level) for office in offices] == [
        ("Bí thư Huyện ủy", True, "huyện"),
        ("Phó Chủ tịch Ủy ban nhân dân huyện", False, "huyện"),
        ("Chủ tịch huyện", True, "huyện"),
    ]


def test_office_that_is_stated_keeps_its_words() -> None:
    """An office that stays is as the document has it, with its own passage."""
    held = official().offices
    kept = corrected(official(), {"offices": f"Bí thư; {held[-1].name}"}).offices
    assert kept[-1] == held[-1]


def test_venue_and_chairs_of_a_meeting() -> None:
    """They have the passage of what they take the place of, or of the meeting; an empty value leaves none."""
    (meeting,) = facts_of_report().meetings
    second = meeting.course.chairs[1]
    assert meeting.course.venue is not None
    assert corrected(meeting, {"venue": "Hội trường B"}).course.venue == replace(
        meeting.course.venue, text="Hội trường B"
    )
    assert corrected(meeting, {"venue": ""}).course.venue is None
    chairs = corrected(meeting, {"chairs": f"{second.text}; Lê An; Vũ Hà"}).course.chairs
    assert chairs == (second, replace(second, text="Lê An"), replace(second, text="Vũ Hà"))
    assert corrected(meeting, {"chairs": ""}).course.chairs == ()
    (mentioned,) = facts_of_later_report().meetings
    span = mentioned.span
    filled = corrected(mentioned, {"venue": "Nhà văn hóa", "chairs": "Lê An"})
    assert (filled.course.venue, filled.course.chairs) == (
        Said("Nhà văn hóa", span.start, span.end),
        (Said("Lê An", span.start, span.end),),
    )


def test_tasks_of_a_meeting_are_dropped() -> None:
    """Tasks can be dropped, and not written."""
    (meeting,) = facts_of_report().meetings
    assert corrected(meeting, {"tasks": ""}).course.tasks == ()
    with pytest.raises(CorrectionRefused, check=saying("chỉ có thể bỏ đi")):
        corrected(meeting, {"tasks": "Trồng cây"})


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("-thay thế", ["sửa đổi", "bãi bỏ"]),
        ("- Thay thế; -bãi bỏ", ["sửa đổi"]),
        ("-căn cứ", ["thay thế", "sửa đổi", "bãi bỏ"]),
        ("", []),
    ],
)
def test_relations_are_dropped_by_name(value: str, left: list[str]) -> None:
    """Those behind a minus go, those that are not there change nothing, and nothing written means all of them."""
    document = facts_of_directive().documents[1]
    relations = tuple(replace(document.relations[0], name=name) for name in ("thay thế", "sửa đổi", "bãi bỏ"))
    fact = corrected(replace(document, relations=relations), {"relations": value})
    assert [relation.name for relation in fact.relations] == left


@pytest.mark.parametrize(
    ("value", "said"),
    [("thay thế", "chưa thể viết thêm"), (";", "chưa thể viết thêm"), ("-thay", "Không có quan hệ “thay”")],
)
def test_relations_that_cannot_be_dropped(value: str, said: str) -> None:
    """A relation cannot be written, and one that no document can have is refused with those it can."""
    with pytest.raises(CorrectionRefused, check=saying(said)):
        corrected(facts_of_directive().documents[1], {"relations": value})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"colour": "đỏ"}, "Không có mục"),
        ({"name": " "}, "không được để trống"),
        ({"offices": " ; "}, "ít nhất một chức vụ"),
        ({"as_of": "31/02/2020"}, "không phải một ngày có thật"),
        ({"as_of": "hôm qua"}, "không phải một ngày có thật"),
    ],
)
def test_a_value_that_cannot_be_is_refused(values: dict[str, str], said: str) -> None:
    """A field that is none, and a value that the field cannot have, are refused with the reason."""
    with pytest.raises(CorrectionRefused, check=saying(said)):
        corrected(official(), values)
