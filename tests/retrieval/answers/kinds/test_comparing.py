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
