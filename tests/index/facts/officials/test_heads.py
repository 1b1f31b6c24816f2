"""Heads of groups, offices kept beside others, and offices in the short forms of captions and lines of news."""

import pytest

from index.facts.officials.officials import find_officials_of
from index.language.text import normalise_text
from index.structure.reading import read

Held = list[tuple[str, bool]]


def offices_of(text: str) -> dict[str, Held]:
    """Each official's offices, written out, with whether they are former."""
    facts = find_officials_of(read(normalise_text(text)))
    return {fact.name: [(office.name, office.former) for office in fact.offices] for fact in facts}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Đoàn công tác của Ủy ban Kinh tế Quốc hội do ông Trần Văn Bảy làm Trưởng đoàn đã đến làm việc.",
            "Trưởng đoàn công tác của Ủy ban Kinh tế Quốc hội",
        ),
        (
            "Sáng nay, đoàn giám sát của HĐND tỉnh do ông Trần Văn Bảy làm Trưởng đoàn đã làm việc với xã Tân An.",
            "Trưởng đoàn giám sát của Hội đồng nhân dân tỉnh",
        ),
        (
            "UBND xã thành lập Tổ công tác phòng, chống thiên tai do ông Trần Văn Bảy làm Tổ trưởng.",
            "Tổ trưởng Tổ công tác phòng, chống thiên tai",
        ),
        ("Ông Trần Văn Bảy, Cụm trưởng Cụm thi đua số 4 phát biểu.", "Cụm trưởng Cụm thi đua số 4"),
        (
            "Ông Trần Văn Bảy - Khối phó Khối thi đua số 2 tỉnh Ninh Sơn phát biểu.",
            "Khối phó Khối thi đua số 2 tỉnh Ninh Sơn",
        ),
        (
            "Ông Trần Văn Bảy, Đội trưởng Đội Cảnh sát giao thông số 1 Công an tỉnh dự.",
            "Đội trưởng Đội Cảnh sát giao thông số 1 Công an tỉnh",
        ),
    ],
)
def test_who_heads_a_group_holds_the_office_of_that_group(text: str, office: str) -> None:
    """The group is named before "do … làm", or behind the office with its number."""
    assert offices_of(text) == {"Trần Văn Bảy": [(office, False)]}


def test_a_head_of_a_group_that_is_not_named_holds_no_office() -> None:
    """The office alone says of nothing who leads it, and a group that only lies behind it is not it."""
    assert offices_of("Ông Trần Văn Bảy làm Trưởng đoàn. Đoàn công tác của tỉnh về sau.") == {}


@pytest.mark.parametrize(
    ("said", "office"),
    [
        ("CT. hội CCB tỉnh Ninh Sơn", "Chủ tịch hội Cựu chiến binh tỉnh Ninh Sơn"),
        ("CT.Hội Nông dân huyện Nam Sách", "Chủ tịch Hội Nông dân huyện Nam Sách"),
        ("PGĐ. Bảo hiểm xã hội tỉnh Ninh Sơn", "Phó Giám đốc Bảo hiểm xã hội tỉnh Ninh Sơn"),
        ("GĐ Sở Y tế tỉnh Ninh Sơn", "Giám đốc Sở Y tế tỉnh Ninh Sơn"),
        ("P.Chủ tịch UBND huyện Nam Sách", "Phó Chủ tịch Ủy ban nhân dân huyện Nam Sách"),
        ("P. Trưởng phòng Nội vụ huyện Nam Sách", "Phó Trưởng phòng Nội vụ huyện Nam Sách"),
        ("Giám đốc TT Y tế huyện Nam Sách", "Giám đốc TT Y tế huyện Nam Sách"),
        ("Chủ tịch UBND P. Bình Hàn", "Chủ tịch Ủy ban nhân dân P. Bình Hàn"),
    ],
)
def test_short_offices_are_written_out(said: str, office: str) -> None:
    """With a full stop, in small letters behind it too; "P." is a deputy only where the office begins with it."""
    assert offices_of(f"Về dự có ông Trần Văn Bảy - {said}.") == {"Trần Văn Bảy": [(office, False)]}


@pytest.mark.parametrize("verb", ["được chuẩn y giữ chức vụ", "được chuẩn y làm", "đảm nhận chức vụ"])
def test_who_comes_to_another_office_leaves_the_one_before(verb: str) -> None:
    """Membership in a committee, shortened to one word, is kept."""
    text = f"Ông Trần Văn Bảy, UVTVTU, Trưởng Ban Tổ chức Tỉnh ủy {verb} Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy."
    assert offices_of(text)["Trần Văn Bảy"] == [
        ("Ủy viên Thường vụ Tỉnh ủy", False),
        ("Trưởng Ban Tổ chức Tỉnh ủy", True),
        ("Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy", False),
    ]


@pytest.mark.parametrize("keeps", ["tiếp tục kiêm nhiệm chức vụ", "kiêm nhiệm", "vẫn giữ chức vụ"])
def test_an_office_that_is_kept_is_none_that_was_left(keeps: str) -> None:
    """What another sentence says to be held on counts, though the office seemed to be left for another."""
    text = (
        "Ông Trần Văn Bảy, Trưởng Ban Tổ chức Tỉnh ủy được bổ nhiệm giữ chức Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy. "
        f"Trước mắt, ông Trần Văn Bảy {keeps} Trưởng Ban Tổ chức Tỉnh ủy."
    )
    assert ("Trưởng Ban Tổ chức Tỉnh ủy", False) in offices_of(text)["Trần Văn Bảy"]


@pytest.mark.parametrize("union", ["Thành Đoàn", "Thành đoàn", "Tỉnh Đoàn", "Huyện đoàn"])
def test_the_youth_union_of_a_unit_stands_before_a_name(union: str) -> None:
    """What is called "Đoàn Nguyễn Văn Trỗi" is named after somebody; a union is not."""
    assert offices_of(f"Bí thư {union} Nguyễn Văn Hà phát biểu.") == {"Nguyễn Văn Hà": [(f"Bí thư {union}", False)]}


def test_a_member_s_unit_is_that_of_the_office_beside_it() -> None:
    """A membership says no level: the paper's own unit is not meant where the next office is the province's."""
    lead = "Dự kỳ họp của tỉnh Hải Dương có ông Trần Văn Bảy"
    text = f"CỔNG THÔNG TIN HUYỆN NAM SÁCH\n{lead}, UVTV, Chủ tịch Hội Nông dân tỉnh."
    (fact,) = find_officials_of(read(text))
    assert [office.place for office in fact.offices] == ["tỉnh Hải Dương", "tỉnh Hải Dương"]


def test_a_headmaster_is_of_the_school_that_was_named_last() -> None:
    """What "nhà trường" means stands before it."""
    text = (
        "Sở họp với Trường THPT tư thục Mai Văn Lạc. Trường tuyển được 20 em. "
        "Thầy Trần Văn Bảy, Hiệu trưởng nhà trường cho biết trường vẫn dạy."
    )
    assert offices_of(text) == {"Trần Văn Bảy": [("Hiệu trưởng Trường THPT tư thục Mai Văn Lạc", False)]}


def test_a_unit_with_which_another_is_compared_is_not_the_one_told_of() -> None:
    """The province that the text speaks of again and again has the office, not the one named last."""
    text = (
        "Chè Bình Định ngày càng ngon. Toàn tỉnh Bình Định có 19 ha chè, đứng sau tỉnh Phú Yên. Bà Mai Thị Nga, Phó "
        "Chủ tịch UBND tỉnh cho biết Bình Định sẽ mở rộng. Chè Bình Định đã được xuất khẩu."
    )
    (fact,) = find_officials_of(read(text))
    assert fact.place == "tỉnh Bình Định"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Bà Mai Thị Nga, Trưởng ban Tổ chức Festival Trà Phú Nguyên-Việt Nam lần thứ hai, cho biết.",
            {"Mai Thị Nga": [("Trưởng ban Tổ chức Festival Trà Phú Nguyên", False)]},
        ),
        (
            "Đ/c Trần Văn Bảy Bí Thư Đảng ủy, Chủ tịch HĐND xã Phát biểu chỉ đạo tại Hội Nghị",
            {"Trần Văn Bảy": [("Bí Thư Đảng ủy", False), ("Chủ tịch Hội đồng nhân dân xã", False)]},
        ),
    ],
)
def test_what_an_office_runs_into_is_no_name_and_no_unit(text: str, held: dict[str, Held]) -> None:
    """Words joined by a dash are no person; a verb with a capital is no commune."""
    assert offices_of(text) == held
