"""What facts of several documents become one entry, and what stays apart."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.entities.bodies import level_of
from index.entities.places import place_of
from index.errors import FactNotFound
from index.facts.types import (
    Course,
    DocumentFact,
    Fact,
    Facts,
    MeetingFact,
    Office,
    OfficialFact,
    Origin,
    Relation,
    Said,
)
from index.layout import Span
from index.store.corpus import Corpus, open_corpus
from index.store.corrections import Corrections, fact_id
from index.types import Document, Header
from retrieval.register.registry import Registry
from tests.fakes import HashedEmbedder
from tests.sentences import saying

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
NO_VECTORS = HashedEmbedder().embed_passages([])
TEXT = "Đồng chí Bùi Văn Thăng, Bí thư Huyện ủy chủ trì hội nghị. " * 4
SPAN = Span(0, 20)


def day(text: str) -> datetime.date:
    """The day of an ISO date."""
    return datetime.date.fromisoformat(text)


def official(
    name: str, offices: Sequence[str], place: str | None = "huyện Nam Sách", as_of: str | None = None
) -> OfficialFact:
    """An official; an office that begins with "nguyên" is a former one."""
    held = tuple(
        Office(o.removeprefix("nguyên "), level_of(o), place_of(o), Said(o, 9, 23), o.startswith("nguyên "))
        for o in offices
    )
    return OfficialFact(name, held, place, day(as_of) if as_of else None, SPAN, 0.9)


def meeting(
    name: str,
    ordinal: int | None = None,
    *,
    date: str | None = None,
    place: str | None = "huyện Nam Sách",
    reported: bool = True,
    body: str | None = "Ban Chấp hành Đảng bộ huyện",
    term: str | None = None,
) -> MeetingFact:
    """A meeting."""
    when = day(date) if date else None
    return MeetingFact(name, ordinal, body, term, when, False, place, Course(), reported, SPAN, 0.9)


def document(
    type_: str,
    number: str | None,
    symbol: str | None = None,
    *,
    date: str | None = None,
    issuer: str | None = None,
    own: bool = False,
    relations: Sequence[Relation] = (),
    name: str | None = None,
    at: int = 0,
) -> DocumentFact:
    """A document."""
    when = day(date) if date else None
    called = name or f"{type_} {number}"
    span = Span(at, at + 20)
    return DocumentFact(
        called, type_, number, symbol, Origin(issuer, when), None, own, False, tuple(relations), span, 0.9
    )


def put(
    corpus: Corpus, source: str, facts: Sequence[Fact], *, date: str | None = None, place: str | None = "huyện Nam Sách"
) -> str:
    """Store a document of this day and place with these facts; its id."""
    identity = f"{int(source):012x}"
    header = Header(kind="Tin", date=day(date) if date else None, place=place, title=f"Tin {source}")
    officials = [fact for fact in facts if isinstance(fact, OfficialFact)]
    meetings = [fact for fact in facts if isinstance(fact, MeetingFact)]
    documents = [fact for fact in facts if isinstance(fact, DocumentFact)]
    held = Document(identity, "/", f"{source}.txt", source, TEXT, header)
    corpus.replace_document(held, (), NO_VECTORS, Facts(officials, meetings, documents))
    return identity


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty one."""
    return open_corpus(tmp_path, create=True)


def registry(corpus: Corpus) -> Registry:
    """The register over it."""
    return Registry(corpus, Corrections(corpus.path.parent))


def test_a_person_of_two_documents_is_one(corpus: Corpus) -> None:
    """The same name, place and an office in common: one entry, its offices newest first."""
    put(
        corpus,
        "1",
        [official("Bùi Văn Thăng", ["Phó Bí thư Huyện ủy", "Tỉnh ủy viên"], as_of="2019-05-01")],
        date="2019-05-01",
    )
    put(
        corpus,
        "2",
        [official("BÙI VĂN THĂNG", ["Bí thư Huyện ủy", "Tỉnh ủy viên"], as_of="2020-07-09")],
        date="2020-07-09",
    )

    (entry,) = registry(corpus).officials()

    assert [(tenure.office.name, str(tenure.as_of)) for tenure in entry.timeline] == [
        ("Bí thư Huyện ủy", "2020-07-09"),
        ("Tỉnh ủy viên", "2020-07-09"),
        ("Phó Bí thư Huyện ủy", "2019-05-01"),
        ("Tỉnh ủy viên", "2019-05-01"),
    ]
    assert [tenure.office.name for tenure in entry.current] == ["Bí thư Huyện ủy", "Tỉnh ủy viên"]


@pytest.mark.parametrize(
    ("name", "office", "place"),
    [
        ("Bùi Văn Thăng", "Bí thư Huyện ủy", "huyện Yên Mô"),
        ("Bùi Văn Thăng", "Chủ tịch Hội Nông dân huyện", "huyện Nam Sách"),
        ("Bùi Văn Thăng", "Bí thư Huyện ủy", None),
    ],
)
def test_what_is_only_alike_stays_apart(corpus: Corpus, name: str, office: str, place: str | None) -> None:
    """Another place, no office in common, or a place that is unknown: two entries; a namesake is told."""
    put(corpus, "1", [official("Bùi Văn Thăng", ["Bí thư Huyện ủy"])])
    put(corpus, "2", [official(name, [office], place)])
    held = registry(corpus)

    entries = held.officials()

    assert len(entries) == 2
    assert [other.id for other in held.namesakes(entries[0])] == [entries[1].id]


def test_meetings_of_two_documents(corpus: Corpus) -> None:
    """One of the same ordinal and place is one, whichever document knows its day; other days and places are others."""
    put(
        corpus,
        "1",
        [meeting("Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện", 2, date="2020-07-09", term="nhiệm kỳ 2020 - 2025")],
    )
    put(corpus, "2", [meeting("Hội nghị lần thứ hai Ban Chấp hành", 2, reported=False)])
    put(
        corpus,
        "3",
        [meeting("Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện", 2, place="huyện Yên Mô")],
        place="huyện Yên Mô",
    )
    put(
        corpus,
        "4",
        [meeting("Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện", 2, date="2015-07-09", term="nhiệm kỳ 2015 - 2020")],
    )
    put(corpus, "5", [meeting("Hội nghị giao ban tháng 2", None, date="2020-02-25")])
    put(corpus, "6", [meeting("Hội nghị giao ban tháng 2", None, date="2021-02-25")])

    entries = registry(corpus).meetings()

    assert sorted(len(entry.records) for entry in entries) == [1, 1, 1, 1, 2]
    assert [str(entry.date) for entry in entries] == ["2021-02-25", "2020-07-09", "2020-02-25", "2015-07-09", "None"]
    assert entries[1].is_reported


def test_documents_of_two_documents(corpus: Corpus) -> None:
    """Central ones are one wherever they are named, local ones where they are of one place or day."""
    put(corpus, "1", [document("Chỉ thị", "35", "CT/TW"), document("Chỉ thị", "05", "CT/HU", at=30)])
    put(corpus, "2", [document("Chỉ thị", "35", "CT/TW", date="2019-05-30")], place="huyện Yên Mô")
    put(corpus, "3", [document("Chỉ thị", "05", "CT/HU")], place="huyện Yên Mô")
    put(corpus, "4", [document("Chỉ thị", "5", "CT/HU", date="2021-01-15")])
    put(corpus, "5", [document("Chỉ thị", "05", "CT/HU", date="2016-02-01")])

    entries = registry(corpus).documents()

    assert sorted(len(entry.records) for entry in entries) == [1, 1, 2, 2]
    assert [len(entry.records) for entry in entries if entry.title == "Chỉ thị 35-CT/TW"] == [2]


def replacing(corpus: Corpus, newer: str, older: str) -> None:
    """Two plans of which the first says that it replaces the second, and the second that it replaces the first."""
    for source, own, other, dates in (("1", "118", "104", (newer, older)), ("2", "104", "118", (older, newer))):
        facts = [
            document("Kế hoạch", own, "KH-UBND", date=dates[0], own=True),
            document("Kế hoạch", other, "KH-UBND", date=dates[1], relations=[Relation("thay thế", None, SPAN)], at=30),
        ]
        put(corpus, source, facts, date=dates[0])


def test_a_circular_replacement_ends_only_the_older(corpus: Corpus) -> None:
    """Of two that replace each other the newer by its date is in force; both edges are there to be seen."""
    replacing(corpus, "2023-08-14", "2023-07-20")
    held = registry(corpus)
    newer, older = held.documents()

    assert [(edge.by.title, edge.to.title) for edge in held.ended_by(older)] == [
        ("Kế hoạch 118/KH-UBND", "Kế hoạch 104/KH-UBND")
    ]
    assert held.ended_by(newer) == []
    assert [len(edges) for edges in held.relations(newer)] == [1, 1]
    assert older.own is not None


def test_words_are_found_without_marks_and_case(corpus: Corpus) -> None:
    """Every word must be one of the entry's; part of a word is not enough."""
    put(
        corpus,
        "1",
        [
            official("Bùi Văn Thăng", ["Bí thư Huyện ủy"]),
            meeting("Hội nghị lần thứ 2", 2, date="2020-07-09"),
            document("Chỉ thị", "05", "CT/HU", issuer="Ban Thường vụ Huyện ủy"),
        ],
    )
    held = registry(corpus)

    assert [len(held.officials(words)) for words in ("bui thang", "BÍ THƯ nam sách", "bui th", "củ chi", "")] == [
        1,
        1,
        0,
        0,
        1,
    ]
    assert [len(held.meetings(words)) for words in ("hoi nghi 2", "9/7/2020", "2021")] == [1, 1, 0]
    assert [len(held.documents(words)) for words in ("05-CT/HU", "chi thi thuong vu", "06")] == [1, 1, 0]


def test_words_side_by_side_in_the_name_come_first(corpus: Corpus) -> None:
    """What is typed is the name of one meeting before it is both words of a newer one."""
    put(
        corpus,
        "1",
        [meeting("Hội nghị giao nhiệm vụ", date="2021-01-01"), meeting("Hội nghị giao ban", date="2020-01-01")],
    )

    assert [entry.name for entry in registry(corpus).meetings("giao ban")] == [
        "Hội nghị giao ban",
        "Hội nghị giao nhiệm vụ",
    ]


def test_words_with_marks_are_those_words(corpus: Corpus) -> None:
    """Where something has a word as it is typed, "đông" is not "đồng"; without marks both are."""
    put(
        corpus,
        "1",
        [official("Lê Văn Đông", ["Bí thư Huyện ủy"]), official("Lê Văn Đồng", ["Chủ tịch Hội Nông dân huyện"])],
    )
    held = registry(corpus)

    assert [sorted(entry.name for entry in held.officials(words)) for words in ("đông", "dong", "đõng")] == [
        ["Lê Văn Đông"],
        ["Lê Văn Đông", "Lê Văn Đồng"],
        ["Lê Văn Đông", "Lê Văn Đồng"],
    ]


def test_abbreviations_are_written_out(corpus: Corpus) -> None:
    """What is typed short is found where it stands in full, and a day in words."""
    put(
        corpus,
        "1",
        [
            official("Lê Văn Tám", ["Phó Chủ tịch Ủy ban nhân dân huyện"]),
            meeting("Hội nghị giao ban", date="2020-02-25"),
        ],
    )
    held = registry(corpus)

    assert [entry.name for entry in held.officials("pct ubnd")] == ["Lê Văn Tám"]
    assert [entry.name for entry in held.meetings("ngày 25 tháng 2")] == ["Hội nghị giao ban"]


def test_a_number_among_the_words_is_the_documents(corpus: Corpus) -> None:
    """What is typed as "05-CT/HU" is not the seventh directive of a fifth of May."""
    put(corpus, "1", [document("Chỉ thị", "05", "CT/HU"), document("Chỉ thị", "07", "CT/HU", date="2021-05-05", at=40)])

    assert [entry.title for entry in registry(corpus).documents("chi thi 05-ct/hu")] == ["Chỉ thị 05-CT/HU"]


def test_corrections_are_seen_at_once(corpus: Corpus) -> None:
    """A corrected fact has its new values and says so, one marked wrong is gone, and a withdrawal brings it back."""
    fact = official("Bùi Văn Thăng", ["Bí thư Huyện ủy"])
    identity = fact_id(put(corpus, "1", [fact]), fact)
    corrections = Corrections(corpus.path.parent)
    held = registry(corpus)
    assert [entry.name for entry in held.officials()] == ["Bùi Văn Thăng"]

    corrections.add(identity, {"name": "Bùi Văn Thắng"}, note="", now=NOW)
    (entry,) = held.officials()
    assert (entry.name, entry.records[0].correction and entry.records[0].correction.made_at) == ("Bùi Văn Thắng", NOW)
    corrections.add(identity, None, note="", now=NOW)
    assert held.officials() == []
    assert [record.id for record in held.corrected(f"{1:012x}", 0, 100)] == [identity]
    corrections.add(identity, {}, note="", now=NOW)
    assert [entry.name for entry in held.officials()] == ["Bùi Văn Thăng"]


def test_an_entry_that_is_gone_is_named(corpus: Corpus) -> None:
    """An id of no entry says so."""
    put(corpus, "1", [official("Bùi Văn Thăng", ["Bí thư Huyện ủy"])])
    held = registry(corpus)

    assert held.entry(held.officials()[0].id).id == held.officials()[0].id
    with pytest.raises(FactNotFound, check=saying("0123456789")):
        held.entry("0123456789")


def test_five_thousand_names_of_one_document(corpus: Corpus) -> None:
    """A page of 5,000 people with the same name and others is put together in time."""
    people = [official(f"Nguyễn Văn {'ABCDE'[n % 5]}{n // 100}", ["Bí thư Chi bộ"]) for n in range(5000)]
    put(corpus, "1", people)

    assert len(registry(corpus).officials()) == 250
