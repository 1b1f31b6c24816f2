"""Several questions typed as one, each with its answer."""

from pathlib import Path

import pytest

from retrieval.answers.kinds.parts_asked import several
from retrieval.types import Status
from tests.retrieval.answers.texts import ask, index_texts

PAPERS = {
    "tin.txt": """Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12

Sáng 05/4/2023, Ban Chấp hành Đảng bộ huyện Mường Nải khóa XX tổ chức Hội nghị lần thứ 12.

Đồng chí Lò Văn Hặc, Bí thư Huyện ủy và đồng chí Cà Thị Mai, Phó Bí thư Thường trực Huyện ủy chủ trì hội nghị.

Dự thảo báo cáo cũng chỉ ra những tồn tại, hạn chế của các chi bộ.
""",
    "moi.txt": """UBND HUYỆN MƯỜNG NẢI
Số: 84/GM-VP                   Mường Nải, ngày 17 tháng 8 năm 2023

GIẤY MỜI
Dự họp về tiến độ làm đường Pá Khôm

1. Thời gian: 08 giờ 00 phút, ngày 19/8/2023.

2. Địa điểm: Phòng họp số 3, UBND huyện Mường Nải.

3. Chủ trì: Ông Quàng Văn Ơn, Chủ tịch UBND huyện.
""",
}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Hội Phụ nữ huyện có bao nhiêu hội viên? Phòng Tư pháp có mấy công chức?",
            ("Hội Phụ nữ huyện có bao nhiêu hội viên", "Phòng Tư pháp có mấy công chức"),
        ),
        ("Ai là Bí thư Huyện ủy và ai là Chủ tịch huyện", ("Ai là Bí thư Huyện ủy", "ai là Chủ tịch huyện")),
        ("Hội nghị do ai chủ trì và họp ở đâu?", ("Hội nghị do ai chủ trì", "họp ở đâu")),
        ("Ngày hội đọc sách tổ chức lúc nào ở đâu?", ("Ngày hội đọc sách tổ chức lúc nào", "ở đâu")),
        (
            "Đại hội khi nào, ở đâu, có bao nhiêu đại biểu",
            ("Đại hội khi nào", "ở đâu", "có bao nhiêu đại biểu"),
        ),
        ("giấy mời họp làm đường: mấy giờ, họp ở đâu ạ?", ("giấy mời họp làm đường: mấy giờ", "họp ở đâu ạ")),
        ("Sở Giáo dục và Đào tạo làm gì?", ("Sở Giáo dục và Đào tạo làm gì?",)),
        ("Đầu xuân, huyện giao đất để làm gì?", ("Đầu xuân, huyện giao đất để làm gì?",)),
        ("Bí thư là ai? Cảm ơn.", ("Bí thư là ai? Cảm ơn.",)),
        ("Ai, ai, ai, ai, ai là bí thư", ("Ai, ai, ai, ai, ai là bí thư",)),
    ],
)
def test_a_text_is_parted_into_its_questions(text: str, parts: tuple[str, ...]) -> None:
    """Each part asks by a word of its own; what asks nothing belongs to the part behind it, or to the only one."""
    assert several(text) == parts


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two papers, indexed."""
    return index_texts(tmp_path_factory.mktemp("parts"), PAPERS)


@pytest.mark.parametrize(
    "asked",
    [
        "Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12 họp ngày nào, ai chủ trì?",
        "hoi nghi ban chap hanh dang bo huyen muong nai lan thu 12 hop ngay nao, ai chu tri",
    ],
)
def test_a_second_part_is_asked_of_what_the_first_is_about(office: Path, asked: str) -> None:
    """The day and those who chaired, each with its source."""
    items = ask(office, asked).said.form.items

    assert ["05/4/2023" in items[0].text, "Lò Văn Hặc" in items[-1].text, "Cà Thị Mai" in items[-1].text] == [True] * 3
    assert [item.markers for item in items] == [(1,), (2,)]


def test_a_part_is_looked_for_in_the_paper_that_answers_the_other(office: Path) -> None:
    """A line with a label of an invitation says where, though it says nothing of what is met about."""
    said = ask(office, "giấy mời họp tiến độ làm đường Pá Khôm: mấy giờ, họp ở đâu ạ?")

    assert [item.text for item in said.said.form.items] == [
        "Thời gian: 08 giờ 00 phút, ngày 19/8/2023",
        "Địa điểm: Phòng họp số 3, UBND huyện Mường Nải",
    ]


def test_what_has_no_answer_is_missing(office: Path) -> None:
    """The part that is answered is said, and that the other is not found."""
    said = ask(
        office, "Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12 họp ngày nào, có bao nhiêu phóng viên?"
    )

    assert (len(said.said.form.items), said.said.form.missing) == (1, ("có bao nhiêu phóng viên",))


def test_nothing_is_said_where_no_part_has_an_answer(office: Path) -> None:
    """Another meeting's day and place are not said."""
    said = ask(office, "Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 9 họp ngày nào, ở đâu?")

    assert (said.status is Status.FOUND, said.said.form.items) == (False, ())


def test_a_place_that_nothing_tells_is_missing(office: Path) -> None:
    """What lacks something still ("còn tồn tại") says nothing of where."""
    said = ask(office, "Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12 họp ngày nào, ở đâu, ai chủ trì?")

    assert (len(said.said.form.items), said.said.form.missing) == (2, ("ở đâu",))


SESSION = """HĐND huyện Mường Nải khóa XX họp kỳ thứ {number}

Sáng {day}/2023, HĐND huyện Mường Nải khóa XX, nhiệm kỳ 2021 - 2026 tổ chức Kỳ họp thứ {number} tại Hội trường {hall}.

Đồng chí {chair}, Chủ tịch HĐND huyện chủ tọa kỳ họp.
"""
SESSIONS = {
    "bay.txt": SESSION.format(number=7, day="12/7", hall="Huyện ủy", chair="Tòng Thị Ín"),
    "tam.txt": SESSION.format(number=8, day="14/12", hall="Pá Khôm", chair="Lường Văn Muôn"),
}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The news of two sessions of one council, indexed."""
    return index_texts(tmp_path_factory.mktemp("council"), SESSIONS)


def test_no_part_is_answered_by_another_meeting_than_the_one_that_is_named(council: Path) -> None:
    """Of a session of which nothing tells neither the day nor the chair of the next one is said."""
    answer = ask(council, "Kỳ họp thứ 9 HĐND huyện Mường Nải họp ngày nào, ai chủ tọa?")

    assert answer.status is not Status.FOUND


def test_questions_of_one_of_several_meetings_of_a_unit_are_asked_back(council: Path) -> None:
    """Each choice asks all of them of the meeting that it names."""
    form = ask(council, "Kỳ họp HĐND huyện Mường Nải họp ngày nào, ai chủ tọa?").said.form

    assert [choice.text for choice in form.choices] != []
    assert all(choice.question.endswith(", ai chủ tọa?") for choice in form.choices)
    assert {number for number in "78" for choice in form.choices if f"thứ {number}" in choice.question} == {"7", "8"}
