"""Which numbers are documents: examples are none, and what goes with a paper says the paper's own."""

import datetime

import pytest

from index.facts.documents.documents import find_documents
from index.structure.reading import read

GUIDANCE = """HUYỆN ỦY LÂM ĐỊNH
VĂN PHÒNG
*
Số 14-HD/VPHU
ĐẢNG CỘNG SẢN VIỆT NAM

Lâm Định, ngày 05 tháng 6 năm 2023

HƯỚNG DẪN
cách ghi số văn bản của đảng ủy xã

Thực hiện Quy định số 31-QĐ/HU ngày 02/5/2023 của Ban Thường vụ Huyện ủy về văn thư, Văn phòng hướng dẫn như sau:
- Ký hiệu gồm tên loại và tên cơ quan.
Ví dụ 1: Báo cáo của đảng ủy xã
Số 16-BC/ĐU
Ví dụ: Công văn số 25-CV/ĐU
- Số viết bằng chữ số Ả Rập.
Số 40-QĐ/ĐU; Số 7-KH/ĐU
"""
RESOLUTION = """NGHỊ QUYẾT
VỀ VIỆC ĐẶT TÊN ĐƯỜNG Ở THỊ TRẤN LÂM ĐỊNH
HỘI ĐỒNG NHÂN DÂN HUYỆN LÂM ĐỊNH
KHÓA X, KỲ HỌP THỨ 4

Căn cứ Nghị quyết số 12/NQ-HĐND ngày 01/3/2022 của Hội đồng nhân dân tỉnh về đặt tên đường;

Điều 1. Đặt tên 3 tuyến đường có danh mục kèm theo.

DANH MỤC
(Kèm theo Nghị quyết số 21/NQ-HĐND ngày 15/7/2023 của Hội đồng nhân dân huyện Lâm Định)
"""


def test_examples_are_no_documents() -> None:
    """Neither what follows "Ví dụ" nor a line of numbers alone in a paper that has its own."""
    found = [(fact.number, fact.symbol) for fact in find_documents(read(GUIDANCE)) if fact.number]

    assert found == [("14", "HD/VPHU"), ("31", "QĐ/HU")]


def test_what_goes_with_a_paper_says_its_number() -> None:
    """A paper without a number in its head has that of its annex; one that it rests on is another."""
    own, *others = [fact for fact in find_documents(read(RESOLUTION)) if fact.number]

    assert (own.is_self, own.number, own.symbol, str(own.origin.date)) == (True, "21", "NQ-HĐND", "2023-07-15")
    assert [(fact.number, fact.is_self) for fact in others] == [("12", False)]


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15", "64", "2025/QH15"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản số 87/2025/QH15", "87", "2025/QH15"),
        ("Công văn số 15/SXD-QLN& TTBĐS", "15", "SXD-QLN& TTBĐS"),
    ],
)  # fmt: skip
def test_a_number_behind_a_name_with_another_kind_in_it(text: str, number: str, symbol: str) -> None:
    """What a law's name has of other kinds is its own, and a blank behind "&" parts no symbol."""
    (fact,) = find_documents(read(f"Căn cứ {text};\n"))

    assert (fact.number, fact.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("text", "issuer", "day"),
    [
        (
            "Giấy phép số: 45/GP-STTTT do Sở Thông tin và Truyền thông tỉnh Hải Dương cấp ngày 22/5/2018.",
            "Sở Thông tin và Truyền thông tỉnh Hải Dương",
            datetime.date(2018, 5, 22),
        ),
        (
            "Ngày 12/3/2021, UBND tỉnh Hải Dương cấp Giấy phép số 45/GP-STTTT cho Công ty A.",
            "UBND tỉnh Hải Dương",
            datetime.date(2021, 3, 12),
        ),
    ],
)
def test_a_licence_is_a_document(text: str, issuer: str, day: datetime.date) -> None:
    """Its number, who granted it and when; one without a number is none."""
    (fact,) = find_documents(read(f"{text} Giấy phép lái xe hạng B2 được cấp đổi."))
    assert (fact.type, fact.number, fact.symbol) == ("Giấy phép", "45", "GP-STTTT")
    assert (fact.origin.issuer, fact.origin.date) == (issuer, day)
