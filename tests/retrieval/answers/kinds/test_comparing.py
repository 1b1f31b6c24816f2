"""Two things asked about together, said side by side."""

from pathlib import Path

import pytest

from retrieval.types import AnswerKind, Status
from tests.retrieval.answers.texts import ask, index_texts

PAPERS = {
    "vanho.txt": """UBND HUYỆN VÂN HỒ
Số: 12/BC-UBND                   Vân Hồ, ngày 20 tháng 12 năm 2023

BÁO CÁO
Kết quả trồng rừng của huyện Vân Hồ năm 2023

Năm 2023 huyện Vân Hồ trồng được 1.000 ha rừng phòng hộ.
Kinh phí trồng rừng của huyện Vân Hồ là 3 tỷ đồng.
""",
    "maison.txt": """UBND HUYỆN MAI SƠN
Số: 15/BC-UBND                   Mai Sơn, ngày 22 tháng 12 năm 2023

BÁO CÁO
Kết quả trồng rừng của huyện Mai Sơn năm 2023

Năm 2023 huyện Mai Sơn trồng được 1.125 ha rừng phòng hộ.
""",
    "muc.txt": """HỘI ĐỒNG NHÂN DÂN HUYỆN VÂN HỒ
Số: 52/NQ-HĐND                   Vân Hồ, ngày 20 tháng 7 năm 2023

NGHỊ QUYẾT
Sửa đổi chính sách hỗ trợ phát triển nông nghiệp

Điều 1. Nâng mức hỗ trợ trồng mận hậu từ 15 triệu đồng/ha lên 22 triệu đồng/ha.
""",
    "thuchi.txt": """UBND HUYỆN VÂN HỒ
Số: 31/BC-UBND                   Vân Hồ, ngày 28 tháng 12 năm 2024

BÁO CÁO
Kết quả thu, chi ngân sách của huyện Vân Hồ năm 2024

1. Tổng thu ngân sách huyện Vân Hồ năm 2024 đạt 312 tỷ đồng, trong đó thu tiền sử dụng đất 40 tỷ đồng.
2. Chi ngân sách huyện Vân Hồ năm 2024 là 335 tỷ đồng.
3. Thu nhập bình quân đầu người của huyện Vân Hồ năm 2024 đạt 61,5 triệu đồng, gấp 1,5 lần năm 2020 (41 triệu đồng).
""",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers, indexed."""
    return index_texts(tmp_path_factory.mktemp("compared"), PAPERS)


@pytest.mark.parametrize(
    "asked",
    [
        "Năm 2023 huyện Vân Hồ với huyện Mai Sơn bên nào trồng được nhiều ha rừng phòng hộ hơn?",
        "so sánh số ha rừng phòng hộ trồng được năm 2023 của huyện Vân Hồ và huyện Mai Sơn",
    ],
)
def test_both_sides_are_said_with_what_they_differ_by(office: Path, asked: str) -> None:
    """Each value from its own paper, in the order of the question; the difference is ours."""
    said = ask(office, asked)

    assert said.said.form.kind is AnswerKind.COMPARE
    assert ["1.000 ha" in said.said.form.items[0].text, "1.125 ha" in said.said.form.items[1].text] == [True, True]
    assert [citation.source for citation in said.citations] == ["vanho.txt", "maison.txt"]
    assert said.said.form.calculated == "chênh 125 ha rừng, huyện Mai Sơn nhiều hơn"


def test_a_sentence_with_both_values_is_said_once(office: Path) -> None:
    """What it was before and after stands in one."""
    said = ask(office, "mức hỗ trợ trồng mận hậu cũ với mới chênh mấy triệu")

    assert [item.text for item in said.said.form.items] == [
        "Điều 1. Nâng mức hỗ trợ trồng mận hậu từ 15 triệu đồng/ha lên 22 triệu đồng/ha"
    ]
    assert said.said.form.calculated == "chênh 7 triệu đồng/ha"


def test_the_first_amounts_are_held_against_each_other(office: Path) -> None:
    """What a part of the one side is, behind it, is not what the other is held against."""
    said = ask(office, "Năm 2024 huyện Vân Hồ thu với chi ngân sách bên nào lớn hơn?")

    assert said.said.form.kind is AnswerKind.COMPARE
    assert said.said.form.calculated == "chênh 23 tỷ đồng, chi nhiều hơn"


def test_a_sentence_that_names_both_has_the_amount_behind_either(office: Path) -> None:
    """How many times the one is the other is no amount of either."""
    said = ask(office, "thu nhập bình quân đầu người của huyện Vân Hồ năm 2024 so với năm 2020 chênh bao nhiêu?")

    assert ["61,5 triệu đồng" in item.text and "41 triệu đồng" in item.text for item in said.said.form.items] == [True]
    assert said.said.form.calculated == "chênh 20,5 triệu đồng"


@pytest.mark.parametrize(
    "asked",
    [
        "Kinh phí trồng rừng của huyện Vân Hồ và huyện Mai Sơn bên nào nhiều hơn?",
        "Năm 2023 huyện Vân Hồ với huyện Yên Châu bên nào trồng được nhiều ha rừng phòng hộ hơn?",
    ],
)
def test_one_side_alone_is_no_comparison(office: Path, asked: str) -> None:
    """Where the other is not found, nothing is compared."""
    said = ask(office, asked)

    assert (said.said.form.kind, said.said.form.calculated) == (AnswerKind.LOOKUP, "")


def test_an_amount_of_another_unit_is_not_held_against_it(office: Path) -> None:
    """Hectares and dong differ by nothing."""
    said = ask(office, "diện tích trồng rừng và kinh phí trồng rừng của huyện Vân Hồ chênh nhau bao nhiêu?")

    assert said.said.form.calculated == ""
    assert said.status in Status


def test_what_only_names_a_side_is_no_side(office: Path) -> None:
    """Whatever number a paper of the place has is not what is counted."""
    said = ask(office, "so sánh số giáo viên huyện Vân Hồ và huyện Mai Sơn")

    assert said.status is not Status.FOUND
