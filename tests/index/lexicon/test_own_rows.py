"""What an office teaches the program by one row in a table of its own, and what each row of ours says of itself."""

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.entities.bodies import is_body, level_of
from index.entities.document_numbers import find_document_numbers
from index.entities.holders.officials import find_officials
from index.entities.names import find_names
from index.entities.offices import office_at
from index.entities.places import place_of
from index.facts.documents.kinds import head, kind_named, kinds_of
from index.facts.meetings.meetings import find_meetings
from index.facts.meetings.mentions import find_meeting_mentions
from index.language.text import tokens
from index.layout import Span
from index.lexicon.kinds import document_kinds, split_label
from index.lexicon.patterns import filled
from index.lexicon.table_files import Row
from index.lexicon.tables import rows, table_names, use_lexicon
from index.structure.lines import read_lines
from index.structure.papers.letterhead import read_letterhead
from index.structure.reading import read
from retrieval.question.types import QuestionKind
from tests.fakes import understand
from tests.retrieval.answers.test_register import ask

Teach = Callable[[str, dict[str, str]], None]


@pytest.fixture
def teach(tmp_path: Path) -> Iterator[Teach]:
    """Puts a folder in force with one row in a table of this name; forgotten afterwards."""

    def add_row(table: str, cells: dict[str, str]) -> None:
        columns = rows(table)[0].columns
        lines = ("\t".join(columns), "\t".join(cells.get(column, "-") for column in columns))
        own = tmp_path / "own"
        own.mkdir()
        (own / f"{table}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
        use_lexicon(own)

    yield add_row
    use_lexicon(None)


def test_a_new_kind_of_document_is_one_row(teach: Teach, tmp_path: Path) -> None:
    """With its row a kind is read by its symbol, heads a paper, and its number is told; without it is not."""
    paper = (
        "UBND HUYỆN NAM SÁCH\nSố: 12/NTr-UBND\n\nNGHỊ TRÌNH\nTổ chức kỳ họp cuối năm 2023\n\n"
        "Các phòng chuẩn bị tài liệu cho kỳ họp cuối năm 2023 của huyện.\n"
    )
    question = "Nghị trình tổ chức kỳ họp cuối năm 2023 số mấy?"
    before = read_letterhead(read_lines(paper))
    assert before is None or before.kind != "Nghị trình"
    assert understand("Nghị trình số mấy?").kind is not QuestionKind.NUMBER
    assert ask(tmp_path / "before", {"a.txt": paper}, question).text == ""

    teach("documents", {"kind": "Nghị trình", "short": "NTr", "uses": "numbered|heads"})

    letterhead = read_letterhead(read_lines(paper))
    assert letterhead is not None
    assert letterhead.kind == "Nghị trình"
    assert [named.kind for named in find_document_numbers("theo văn bản 12/NTr-UBND")] == ["nghị trình"]
    assert understand("Nghị trình số mấy?").kind is QuestionKind.NUMBER
    (citation,) = ask(tmp_path / "after", {"a.txt": paper}, question).citations
    assert citation.quote == "Số: 12/NTr-UBND"


def test_a_new_word_for_a_meeting_is_one_row(teach: Teach, tmp_path: Path) -> None:
    """With its row such a meeting is found with its day and chair, and a question about it answered."""
    text = "Ngày 18/7/2023, Huyện ủy Sơn Hạ tổ chức Hội báo lần thứ 9. Đồng chí Lê An chủ trì.\n"
    question = "Ai chủ trì hội báo lần thứ 9 của Huyện ủy Sơn Hạ?"
    assert find_meetings(read(text)) == []

    teach("meetings", {"word": "hội báo", "uses": "head|plain_head|asked", "kind": "hội báo"})

    (fact,) = find_meetings(read(text))
    assert (fact.name, fact.ordinal, fact.date) == ("Hội báo lần thứ 9", 9, datetime.date(2023, 7, 18))
    assert [chair.text for chair in fact.course.chairs] == ["Lê An"]
    (citation,) = ask(tmp_path / "after", {"tin.txt": text}, question).citations
    assert citation.quote == "Đồng chí Lê An chủ trì."


def test_a_new_office_is_one_row(teach: Teach, tmp_path: Path) -> None:
    """With its row a title begins an office in a text and in a question, and the register answers it."""
    text = "Ông Lê Văn Hải, Tuần đinh Ủy ban nhân dân xã Tân An đã tới dự.\n"
    question = "Ai là tuần đinh xã Tân An?"
    assert list(find_officials(text)) == []
    assert understand(question).offices.asked == ()
    assert not ask(tmp_path / "before", {"tin.txt": text}, question).said.from_register

    teach("offices", {"office": "tuần đinh"})

    (official,) = find_officials(text)
    (office,) = official.offices
    assert text[office.start : office.end] == "Tuần đinh Ủy ban nhân dân xã Tân An"
    assert understand(question).offices.asked == ("tuần", "đinh", "xã")
    (citation,) = ask(tmp_path / "after", {"tin.txt": text}, question).citations
    assert citation.quote == "Lê Văn Hải, Tuần đinh Ủy ban nhân dân xã Tân An"


def test_a_new_question_word_is_one_row(teach: Teach) -> None:
    """With its row a phrase asks for a kind, with marks and without; without it does not."""
    asked = ("Hội nghị họp hồi mô?", "hoi nghi hop hoi mo")
    assert [understand(question).kind for question in asked] == [QuestionKind.OTHER] * 2

    teach("questions", {"phrase": "hồi mô", "asks": "when", "uses": "stop|stop_unmarked"})

    assert [understand(question).kind for question in asked] == [QuestionKind.WHEN] * 2
    assert "mô" not in understand(asked[0]).wording.terms


@pytest.mark.parametrize("row", [row for row in rows("documents") if row["example"]], ids=lambda row: row.key)
def test_the_example_of_a_kind_of_document(row: Row) -> None:
    """Each example names its kind; with a number, where the kind may have one, it is found by it too."""
    named = [kind_named(match[0]) for match in head().finditer(row["example"])]

    assert row.key in named
    if row.key in document_kinds("numbered").values() and row.key not in kinds_of("general"):
        found = [document.kind for document in find_document_numbers(row["example"])]
        assert found == [row.key.lower()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Phương án 12/PA-UBND", "phương án"), ("Biên bản số 7", "biên bản"), ("Giấy mời 45/GM-UBND", "giấy mời")],
)
def test_kinds_that_only_letterheads_knew(text: str, kind: str) -> None:
    """A plan of action, minutes and an invitation have their kind by number as above a paper."""
    assert [document.kind for document in find_document_numbers(text)] == [kind]


@pytest.mark.parametrize("kind", ["Thông tư", "Đề án", "Công điện", "Nghị quyết", "Phương án", "Giấy mời"])
def test_the_number_of_any_kind_is_asked_for(kind: str) -> None:
    """Behind a kind, "số mấy" asks for its number and counts nothing."""
    assert understand(f"{kind} số mấy?").kind is QuestionKind.NUMBER
    assert understand(f"{kind} về chuyển đổi số là số bao nhiêu?").kind is QuestionKind.NUMBER


@pytest.mark.parametrize("row", [row for row in rows("unit_kinds") if row["example"]], ids=lambda row: row.key)
def test_the_example_of_a_kind_of_unit(row: Row) -> None:
    """A body's example has its unit with the kind; a small place's is an office to the end of its name."""
    if row.says(uses="unit"):
        place = place_of(row["example"])
        assert place is not None
        assert split_label(place)[0] == row.key
    else:
        whole = office_at(row["example"], 0, len(row["example"]), lambda *_: False)
        assert whole == Span(0, len(row["example"]))


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("UBND H. Nam Sách", "huyện Nam Sách"),
        ("UBND P. Bến Nghé", "phường Bến Nghé"),
        ("UBND TP. Hải Dương", "thành phố Hải Dương"),
        ("HĐND huyện nam sách", "huyện Nam Sách"),
        ("UBND đặc khu Phú Quốc", "đặc khu Phú Quốc"),
        ("P. Nội vụ H. Nam Sách", "huyện Nam Sách"),
        ("TT Y tế huyện Nam Sách", "huyện Nam Sách"),
        ("P. Nội vụ", None),
        ("Nguyễn T. Hòa Bình", None),
        ("UBND xã hội", None),
    ],
)
def test_short_forms_and_small_letters_of_units(body: str, place: str | None) -> None:
    """One reader knows a unit in full, shortened and in small letters; a department or a person is none."""
    assert place_of(body) == place


def test_a_new_kind_of_unit_is_one_row(teach: Teach) -> None:
    """With its row a kind of unit gives a body its place and level and an office its end; without it does not."""
    office = "Chủ tịch UBND hương Thủy Vân"
    assert place_of("UBND hương Thủy Vân") is None

    teach("unit_kinds", {"kind": "hương", "level": "commune", "uses": "unit|office"})

    assert place_of("UBND hương Thủy Vân") == "hương Thủy Vân"
    assert level_of("UBND hương") == "hương"
    assert office_at(office, 0, len(office), lambda *_: False) == Span(0, len(office))


def test_offices_of_a_special_zone_are_whole() -> None:
    """The head of a special zone, a kind of unit since July 2025, is read with its unit."""
    office = "Chủ tịch UBND đặc khu Phú Quốc"

    assert office_at(f"{office} phát biểu", 0, 60, lambda *_: False) == Span(0, len(office))


EXAMPLES_OF_OFFICES = [row for table in ("offices", "bodies") for row in rows(table) if row["example"]]


@pytest.mark.parametrize("row", EXAMPLES_OF_OFFICES, ids=lambda row: row.key)
def test_the_example_of_an_office_or_body(row: Row) -> None:
    """Each example holds the row's words and is an office from its first word to its last."""
    example = row["example"]

    assert row.key in " ".join(tokens(example))
    assert office_at(f"{example} phát biểu", 0, len(example) + 10, lambda *_: False) == Span(0, len(example))


@pytest.mark.parametrize("line", ["Hội diễn văn nghệ", "Ban hành kế hoạch", "Phòng chống dịch", "Bộ máy", "Hội nghị"])
def test_what_begins_like_a_body_heads_no_paper(line: str) -> None:
    """Words that only begin like the name of a body name none."""
    assert not is_body(line)


@pytest.mark.parametrize("row", [row for row in rows("people") if row["example"]], ids=lambda row: row.key)
def test_the_example_of_what_people_are_called(row: Row) -> None:
    """Each example names one person, in whose name or before which the row's word stands."""
    (name,) = find_names(row["example"])

    assert row.key in row["example"][: name.end].lower()


def test_a_new_form_of_address_is_one_row(teach: Teach) -> None:
    """With its row a word before a name that begins with no family name makes it one."""
    text = "Tham dự có già làng Ykhoa Plin Kpơr"
    assert list(find_names(text)) == []

    teach("people", {"word": "già làng", "uses": "title"})

    assert [text[name.start : name.end] for name in find_names(text)] == ["Ykhoa Plin Kpơr"]


@pytest.mark.parametrize("row", rows("meetings", uses="head"), ids=lambda row: row.key)
def test_the_example_of_a_word_for_a_meeting(row: Row) -> None:
    """Each word that begins a meeting's name has an example, which is such a name from its first word to its last."""
    before = "UBND huyện Sơn Hạ tổ chức "
    (mention,) = find_meeting_mentions(read(f"{before}{row['example']}.\n"))

    assert row["example"].lower().startswith(row.key)
    assert (mention.start, mention.named_end) == (len(before), len(before) + len(row["example"]))
    assert mention.kind == row["kind"]


@pytest.mark.parametrize("row", [row for row in rows("questions") if row["asks"]], ids=lambda row: row.key)
def test_the_example_of_what_asks(row: Row) -> None:
    """Each phrase that asks has a question with it as an example, which is understood to ask for that."""
    assert re.search(rf"\b{filled(row.key)}(?!\w)", row["example"].lower(), re.IGNORECASE)
    assert row.says(asks=understand(row["example"]).kind.value)


def test_every_table_with_examples_has_a_reader_of_them() -> None:
    """A table that has a column of examples is among those whose examples are read here."""
    with_examples = {name for name in table_names() if "example" in rows(name)[0].columns}

    assert with_examples == {"documents", "unit_kinds", "offices", "bodies", "people", "meetings", "questions"}
