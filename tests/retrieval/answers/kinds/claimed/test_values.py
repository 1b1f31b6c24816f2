"""The values that a text gives, and whether two agree."""

import pytest

from retrieval.answers.kinds.claimed.values import ValueKind, agrees, has_values, is_left, values_in


@pytest.mark.parametrize(
    ("claimed", "held", "is_so"),
    [
        ("45 670 hộ", "45.670 hộ", True),
        ("112,4 %", "112,40%", True),
        ("22 triệu một ha", "22.000.000 đồng/ha", True),
        ("1 năm", "12 tháng", True),
        ("11 người", "11 đồng chí", True),
        ("hơn 6.000 đảng viên", "6.400 đảng viên", True),
        ("dưới 5%", "4,1%", True),
        ("trên 5000 tỷ", "4854,7 tỷ đồng", False),
        ("ít nhất 80%", "75%", False),
        ("3 tháng", "03 tháng", True),
        ("ngày 09/7", "ngày 9 tháng 7 năm 2020", True),
        ("ngày 10/7/2020", "ngày 09/7/2020", False),
        ("năm 2021", "năm 2022", False),
    ],
)
def test_values_are_compared_as_what_they_are(claimed: str, held: str, *, is_so: bool) -> None:
    """Spelling, scale, unit and bound are read before two values are held against each other."""
    (one,), (other,) = values_in(claimed), values_in(held)

    assert agrees(one, other, 2020) is is_so


@pytest.mark.parametrize(("one", "other"), [("40%", "40 xã"), ("3 tháng", "3 tỷ đồng"), ("ngày 09/7", "9 xã")])
def test_values_of_two_kinds_say_nothing_of_each_other(one: str, other: str) -> None:
    """What measures something else is no other value of the same."""
    assert not agrees(values_in(one)[0], values_in(other)[0], None)


@pytest.mark.parametrize("text", ["Điều 5", "Phòng họp số 3", "lần thứ 7", "6 tháng đầu năm"])
def test_a_number_that_tells_a_thing_from_its_likes_is_no_value(text: str) -> None:
    """Articles, rooms, counts and parts of a year are what a claim is about, and not what it gives."""
    assert values_in(text) == []


def test_the_day_behind_a_papers_number_is_that_of_the_paper() -> None:
    """It is told from the day of the matter."""
    kinds = [held.kind for held in values_in("Ngày 19/8/2022 họp theo Quyết định số 15/QĐ-UBND ngày 06/9/2021")]

    assert kinds == [ValueKind.DAY, ValueKind.DOCUMENT, ValueKind.ISSUED]


def test_a_value_that_is_left_for_another_is_told() -> None:
    """Of "từ … lên …" the second is in force."""
    text = "Nâng mức hỗ trợ từ 15 triệu đồng/ha lên 22 triệu đồng/ha."
    old, new = values_in(text)

    assert (is_left(text, old), is_left(text, new)) == (new, None)


def test_a_text_must_have_all_days_and_numbers() -> None:
    """A sentence that has one of two claimed values has not said both."""
    claimed = values_in("100% xã có tổ công nghệ trước ngày 30/6/2022")

    assert not has_values(claimed, "100% xã có tổ công nghệ.", 2022)
    assert has_values(claimed, "Trước 30/6/2022, 100% xã có tổ công nghệ.", 2022)
