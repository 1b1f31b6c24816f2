"""Who holds an office: of the body, unit and day asked for, after whom, and nobody else."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.types import Document
from retrieval.types import Draft
from tests.fakes import make_document as read_document
from tests.retrieval.made_evidence import answer, make_document

MOVED = (
    "Ngày 11/3/2024, Ban Thường vụ Huyện ủy Lộc Hạ công bố các quyết định về công tác cán bộ.\n\n"
    "Theo đó, đồng chí Tăng Văn Khải, Bí thư Đảng ủy xã Phú Khê được luân chuyển đến công tác tại xã Tân Bồng, giữ "
    "chức vụ Bí thư Đảng ủy xã Tân Bồng; đồng chí Hứa Đình Lân, Bí thư Đảng ủy xã Tân Bồng được điều động giữ chức Phó "
    "Trưởng Ban Dân vận Huyện ủy.\n"
)
ELECTED = (
    "Ngày 16/01/2025, tại kỳ họp thứ 19, HĐND huyện Lộc Hạ đã miễn nhiệm chức danh Chủ tịch UBND huyện đối với ông Kha "
    "Đình Tường và bầu bà Ngô Thị Ái Vân giữ chức Chủ tịch UBND huyện Lộc Hạ nhiệm kỳ 2021 - 2026.\n"
)


def news(text: str, source: str = "a.txt") -> Document:
    """A document whose header is read from the text."""
    return read_document(source, text)


def names(draft: Draft) -> list[str]:
    """What the answer quotes, up to the first sign."""
    return [citation.quote for citation in draft.citations]


def signed(unit: str, body: str, name: str, source: str = "k.txt") -> Document:
    """A plan that the head of a department signs."""
    return news(
        f"UBND {unit.upper()}\n{body.upper()}\n\nSố: 27/KH-S\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Độc lập - Tự do - Hạnh phúc\n\n{unit.split(' ', 1)[1]}, ngày 02 tháng 12 năm 2021\n\nKẾ HOẠCH\nTập huấn phần "
        f"mềm\n\nTập huấn cho cán bộ tại tầng 3.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\n{name}\n",
        source,
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Giám đốc Sở Công Thương tỉnh Vạn Thắng là ai?", True),
        ("Giám đốc Sở Nội vụ tỉnh Vạn Thắng là ai?", False),
        ("Giám đốc Sở Công Thương tỉnh Lam Giang là ai?", False),
        ("Phó Giám đốc Sở Công Thương tỉnh Vạn Thắng là ai?", False),
    ],
)
def test_who_signs_heads_the_body_that_issues_and_no_other(asked: str, found: bool) -> None:
    """A "GIÁM ĐỐC" above a signature is the director of that department of that province alone."""
    draft = answer(asked, signed("tỉnh Vạn Thắng", "Sở Công Thương", "Khổng Văn Tiệp"))

    assert any("Khổng Văn Tiệp" in quote for quote in names(draft)) is found


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Bí thư Đảng ủy xã Tân Bồng là ai?", "Tăng Văn Khải"),
        ("Hiện nay ai là Bí thư Đảng ủy xã Tân Bồng?", "Tăng Văn Khải"),
        ("Ai thay ông Hứa Đình Lân làm Bí thư Đảng ủy xã Tân Bồng?", "Tăng Văn Khải"),
        ("Bí thư Đảng ủy xã Phú Khê là ai?", None),
        ("Ai thay ông Tăng Văn Khải làm Bí thư Đảng ủy xã Phú Khê?", None),
        ("Bí thư Đảng ủy xã Đông Sa là ai?", None),
    ],
)
def test_who_leaves_an_office_in_the_sentence_does_not_hold_it(asked: str, name: str | None) -> None:
    """Who is moved holds the office that he comes to; the one that he leaves is open until a paper says otherwise."""
    draft = answer(asked, news(MOVED))

    assert [quote[: len(name)] for quote in names(draft)] == [name] if name else draft.text == ""


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Ai thay ông Kha Đình Tường làm Chủ tịch UBND huyện Lộc Hạ?", "Ngô Thị Ái Vân"),
        ("Ngày 20/1/2025 ai là Chủ tịch UBND huyện Lộc Hạ?", "Ngô Thị Ái Vân"),
        ("Ai được bầu làm Chủ tịch UBND huyện Lộc Hạ?", "Ngô Thị Ái Vân"),
        ("Ngày 20/1/2019 ai là Chủ tịch UBND huyện Lộc Hạ?", None),
        ("Ai thay bà Ngô Thị Ái Vân làm Chủ tịch UBND huyện Lộc Hạ?", None),
        ("Ai thay ông Kha Đình Tường làm Bí thư Huyện ủy Lộc Hạ?", None),
    ],
)
def test_a_holder_is_of_the_day_and_comes_after_the_one_named(asked: str, name: str | None) -> None:
    """Held on a day is what a paper up to that day says; nobody follows one of whom only the office is known."""
    draft = answer(asked, news(ELECTED))

    assert any(name in quote for quote in names(draft)) if name else draft.text == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Ông Tăng Văn Khải trước khi làm Bí thư Đảng ủy xã Tân Bồng giữ chức gì?", "Bí thư Đảng ủy xã Phú Khê"),
        ("Ông Hứa Đình Lân được điều động đi đâu?", "Phó Trưởng Ban Dân vận Huyện ủy"),
    ],
)
def test_what_someone_did_before_and_went_to(asked: str, said: str) -> None:
    """Before an office stands the one that was left for it; where someone went is the one that he was given."""
    (quote, *_) = names(answer(asked, news(MOVED)))

    assert said in quote


def test_the_newer_paper_that_tells_of_leaving_counts() -> None:
    """Who is said to have left is named no more, though an older paper calls him the holder."""
    older = make_document(
        "Đồng chí Kha Đình Tường, Chủ tịch UBND huyện Lộc Hạ dự.", date=datetime.date(2023, 5, 4), source="b.txt"
    )

    draft = answer("Chủ tịch UBND huyện Lộc Hạ là ai?", news(ELECTED), older)

    assert ["Ngô Thị Ái Vân" in quote for quote in names(draft)] == [True]


@pytest.mark.parametrize(
    "asked", ["pct hđnd xã Tân Bồng là ai", "PCT HĐND xã Tân Bồng tên gì?", "phó ct hđnd xã Tân Bồng là đồng chí nào"]
)
def test_offices_may_be_asked_for_in_short(asked: str) -> None:
    """The deputy of a council's chairman ("pct", "phó ct") is never the chairman."""
    document = news(
        "Sáng 5/4/2024, HĐND xã Tân Bồng tổ chức kỳ họp thứ 8. Dự có bà Lý Thị Mơ, Chủ tịch HĐND xã; ông Vi Văn Sơn, "
        "Phó Chủ tịch HĐND xã.\n"
    )

    assert [quote.split(",")[0] for quote in names(answer(asked, document))] == ["Vi Văn Sơn"]


PEOPLE = ("Vi Hồng Quân", "Mạc Đình Thuận", "Triệu Thị Hoài")
UNITS = ("huyện Tân Lạng", "huyện Đông Khê", "huyện Phú Nhạc")
OFFICES = ("Chủ tịch UBND {unit}", "Phó Chủ tịch UBND {unit}", "Bí thư Huyện ủy {name}", "Chánh Thanh tra {unit}")
TELLS = (
    ("Đồng chí {who}, {office} dự hội nghị.", True),
    ("{office} {who} phát biểu.", True),
    ("Bầu bà {who} giữ chức {office}.", True),
    ("Ông {who}, nguyên {office} dự hội nghị.", False),
    ("Ông {who} thôi giữ chức {office}.", False),
    ("Miễn nhiệm chức danh {office} đối với ông {who}.", False),
    ("Ông {who} nghỉ công tác.", None),
)
Told = tuple[str, str, bool | None]


def office_of(at: int, unit: str) -> str:
    """An office of a unit."""
    return OFFICES[at].format(unit=unit, name=unit.removeprefix("huyện "))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    told=st.lists(
        st.tuples(
            st.sampled_from(PEOPLE), st.integers(0, 3), st.sampled_from(UNITS), st.sampled_from(range(len(TELLS)))
        ),
        max_size=6,
    ),
    asked=st.tuples(st.integers(0, 3), st.sampled_from(UNITS), st.sampled_from((None, *PEOPLE))),
)
def test_nobody_is_found_who_is_not_said_to_hold_it(
    told: list[tuple[str, int, str, int]], asked: tuple[int, str, str | None]
) -> None:
    """Over any papers, of namesakes in several offices, of people who hold none or left theirs, no other is found."""
    documents = [
        news(TELLS[way][0].format(who=who, office=office_of(at, unit)) + "\n", f"{number}.txt")
        for number, (who, at, unit, way) in enumerate(told)
    ]
    held = {who for who, at, unit, way in told if (at, unit) == asked[:2] and TELLS[way][1]}
    after = f"Ai thay ông {asked[2]} làm {office_of(*asked[:2])}?"

    draft = answer(after if asked[2] else f"{office_of(*asked[:2])} là ai?", *documents)

    for quote in names(draft):
        assert [who for who in held if who in quote and who != asked[2]], quote


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Cụm trưởng Cụm thi đua số 2 tỉnh Đắk Nông là ai?", "Lê Văn Sáu"),
        ("cum truong cum thi dua so 2 la ai", "Lê Văn Sáu"),
        ("Cụm trưởng Cụm thi đua số 3 tỉnh Đắk Nông là ai?", None),
    ],
)
def test_the_number_tells_which_of_several_bodies_is_meant(asked: str, name: str | None) -> None:
    """A cluster of several units is of the province of those that tell of it."""
    paper = make_document(
        "Phát biểu tại hội nghị, ông Lê Văn Sáu - Chủ tịch UBND huyện - Cụm trưởng Cụm thi đua số 2 cảm ơn.",
        place="huyện Tuy Đức",
    )

    draft = answer(asked, paper)

    assert any(name in quote for quote in names(draft)) if name else draft.text == ""


def test_what_someone_is_now_was_not_before() -> None:
    """Where no paper tells of an earlier office, the present one is not said for it."""
    asked = "Ông Lê Văn Sáu trước khi về xã Tân Bồng giữ chức gì?"

    draft = answer(asked, make_document("Dự có đồng chí Lê Văn Sáu, Bí thư Đảng ủy xã Tân Bồng.", place="xã Tân Bồng"))

    assert draft.text == ""


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Chủ tịch UBND tỉnh Bình Định tại lễ công bố khu lưu niệm Cụ Lạc là ai?", "Trần Văn Bảy"),
        ("Chủ tịch UBND tỉnh Bình Định tại lễ công bố khu lưu niệm Cụ Hường là ai?", None),
        ("Hiệu trưởng trường Mai Văn Lạc là ai?", "Lê Thị Tám"),
        ("Hiệu trưởng trường Phạm Văn Đường là ai?", None),
    ],
)
def test_where_a_holder_acted_may_stand_elsewhere_in_the_paper(asked: str, name: str | None) -> None:
    """Behind an office with its place a name tells of the occasion, and that of a school is the office's own."""
    paper = make_document(
        "Sáng nay công bố khu lưu niệm Cụ Lạc. Ông Trần Văn Bảy, Chủ tịch UBND tỉnh Bình Định phát biểu. "
        "Trường THPT Phạm Văn Đường được sửa. Trường THPT Mai Văn Lạc góp công. Bà Lê Thị Tám, Hiệu trưởng nói.",
        place="tỉnh Bình Định",
    )

    draft = answer(asked, paper)

    assert any(name in quote for quote in names(draft)) if name else draft.text == ""
