"""Lists by what is told of people and papers: who came to an office or spoke, what a session passed or a paper ends."""

from collections.abc import Mapping, Sequence

import pytest

from tests.retrieval.answers.kinds.test_lists import PAPERS, items, listed, paper

SESSION = (
    "HĐND huyện Lộc Hạ tổ chức Kỳ họp thứ 9\n\n"
    "Ngày 12/7/2023, HĐND huyện Lộc Hạ tổ chức Kỳ họp thứ 9. Đồng chí Lương Thế Bảo, Chủ tịch HĐND huyện chủ trì.\n"
    "Phát biểu tại kỳ họp, đồng chí Tăng Văn Khải, Bí thư Huyện ủy Lộc Hạ nhấn mạnh việc thu ngân sách.\n"
    "Đồng chí Mã Thị Hợi, Chủ tịch UBND xã Đồng Lạc đề nghị huyện sửa kênh.\n"
    "Kỳ họp thông qua các nghị quyết:\n"
    "- Nghị quyết số 21/NQ-HĐND về phân bổ vốn đầu tư công;\n"
    "- Nghị quyết số 22/NQ-HĐND về đặt tên đường.\n"
)
POSTS = (
    "Huyện Phú Khê công bố quyết định về cán bộ\n\n"
    "Ngày 05/3/2024, UBND huyện Phú Khê tổ chức hội nghị công bố quyết định về công tác cán bộ. Đồng chí Hứa Đình Lân, "
    "Bí thư Huyện ủy Phú Khê dự.\n"
    "1. Điều động đồng chí Vừ A Páo, Phó Trưởng phòng Nội vụ giữ chức Chánh Thanh tra huyện, thay đồng chí Đỗ Hữu Tuân "
    "nghỉ hưu.\n"
    "2. Bổ nhiệm bà Khúc Thị Vân giữ chức Trưởng phòng Tư pháp huyện.\n"
    "Đồng chí Hứa Đình Lân trao quyết định cho các đồng chí được bổ nhiệm.\n"
)
COMMUNE = paper(
    "UBND xã Hòa Mục",
    "03/TTr-UBND",
    "02 tháng 5 năm 2024",
    "TỜ TRÌNH\nVề việc sửa chữa kênh N7",
    "Đề nghị sửa chữa kênh N7.",
    "Lò Văn Inh",
)
NEWER = paper(
    "UBND huyện Lộc Hạ",
    "77/QĐ-UBND",
    "10 tháng 10 năm 2023",
    "QUYẾT ĐỊNH\nVề việc kiện toàn Tổ công tác",
    "Điều 1. Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 03 tháng 4 năm 2021 của UBND huyện Lộc Hạ.",
    "Ngô Thị Ái Vân",
)
TEXTS: Mapping[str, str] = {**PAPERS, "s.txt": SESSION, "p.txt": POSTS, "x.txt": COMMUNE, "n.txt": NEWER}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("những ai được điều động, bổ nhiệm ở huyện Phú Khê tháng 3/2024", ["Vừ A Páo", "Khúc Thị Vân"]),
        ("nhung ai duoc bo nhiem o huyen Phu Khe", ["Vừ A Páo", "Khúc Thị Vân"]),
        ("những ai nghỉ hưu ở huyện Phú Khê", ["Đỗ Hữu Tuân"]),
        ("những ai phát biểu tại kỳ họp thứ 9 HĐND huyện Lộc Hạ", ["Tăng Văn Khải", "Mã Thị Hợi"]),
        ("những chủ tịch xã nào của Lộc Hạ có phát biểu trong các kỳ họp", ["Mã Thị Hợi"]),
    ],
)
def test_people_are_listed_by_what_is_told_of_them(question: str, found: Sequence[str]) -> None:
    """Each by the clause that tells it; who is followed, or hands out the papers, is none of them."""
    said = listed(question, TEXTS)

    assert said is not None
    assert said.form.total == len(found)
    assert all(name in item.text for name, item in zip(found, said.form.items, strict=True))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("kỳ họp thứ 9 HĐND huyện Lộc Hạ thông qua những nghị quyết nào, về gì", ["21/NQ-HĐND", "22/NQ-HĐND"]),
        ("văn bản nào thay thế văn bản cũ", ["77/QĐ-UBND"]),
        ("văn bản của cấp xã, cấp phường gồm những cái nào", ["03/TTr-UBND"]),
        ("kênh N7 được nhắc tới ở những tài liệu nào", ["03/TTr-UBND"]),
    ],
)
def test_papers_are_listed_by_what_is_done_to_them(question: str, found: Sequence[str]) -> None:
    """What a session passed, what takes the place of others, the level of the issuer, where a matter is named."""
    said = listed(question, TEXTS)

    assert said is not None
    assert all(any(number in item.text for item in said.form.items) for number in found)
    assert said.form.total == len(found)


def test_how_many_papers_a_session_passed_is_not_counted_by_those_that_are_named() -> None:
    """A report may name only some of them; the number stands in its text, or nowhere."""
    assert listed("kỳ họp thứ 9 HĐND huyện Lộc Hạ thông qua bao nhiêu nghị quyết", TEXTS) is None


def test_a_committee_is_led_by_its_chairman_and_deputies() -> None:
    """Those of other bodies of the unit are none of them; who only signs is the chairman by the paper's issuer."""
    assert items(listed("lãnh đạo UBND huyện Lộc Hạ gồm những ai", TEXTS)) == ["Ngô Thị Ái Vân", "Vi Thế Oanh"]
    assert items(listed("chủ tịch UBND xã gồm những ai", TEXTS)) == ["Mã Thị Hợi", "Lò Văn Inh"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("bí thư huyện ủy, thị ủy gồm những ai", ["Tăng Văn Khải", "Hứa Đình Lân"]),
        ("phó chủ tịch UBND cấp huyện, thị xã gồm các ông bà nào", ["Vi Thế Oanh"]),
    ],
)
def test_an_office_may_be_asked_for_in_several_kinds_of_unit(question: str, found: Sequence[str]) -> None:
    """The committees or kinds of unit behind the first one are others of whose holders it is asked."""
    assert sorted(items(listed(question))) == sorted(found)


@pytest.mark.parametrize(
    "question", ["tài liệu nào nhắc chuyện phòng chữa cháy vậy", "tài liệu nào nhắc tới phòng cháy khu"]
)
def test_a_matter_may_be_said_with_few_words_between(question: str) -> None:
    """Its words stand in their order in one sentence, with a few others between two of them."""
    said = listed(question)

    assert said is not None
    assert any("45" in item.text or "12" in item.text for item in said.form.items)
