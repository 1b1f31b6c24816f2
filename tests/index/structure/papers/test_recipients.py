"""To whom a paper goes."""

import pytest

from index.structure.reading import read

HEAD = """UBND HUYỆN AN LĨNH
Số: 12/UBND-VP
V/v tổng kết năm

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lĩnh, ngày 05 tháng 3 năm 2020

{address}

Ủy ban nhân dân huyện đề nghị các đơn vị gửi báo cáo trước ngày 20 tháng 3 năm 2020 để tổng hợp theo quy định./.
"""


@pytest.mark.parametrize(
    ("address", "recipient"),
    [
        ("Kính gửi: UBND các xã, thị trấn.", "UBND các xã, thị trấn"),
        ("Kính gửi:\n- Sở Nội vụ;\n- UBND các xã.", "Sở Nội vụ; UBND các xã"),
        ("Kính gửi:\n\n- Sở Nội vụ;\n\n- UBND các xã.", "Sở Nội vụ; UBND các xã"),
        ("Kính gửi: - Sở Nội vụ;\n- UBND các xã;", "Sở Nội vụ; UBND các xã"),
        ("Kính gửi:\n\nPhòng Nội vụ huyện", "Phòng Nội vụ huyện"),
        ("Kính gửi: Các phòng, ban,\nđơn vị thuộc huyện", "Các phòng, ban, đơn vị thuộc huyện"),
        ("KÍNH GỬI: ĐẢNG ỦY CÁC XÃ", "ĐẢNG ỦY CÁC XÃ"),
        ("Kính gửi: ……………", None),
        ("", None),
    ],
)
def test_recipients(address: str, recipient: str | None) -> None:
    """One on the line, several behind dashes, one on the next line; dots name nobody."""
    assert read(HEAD.format(address=address)).header.recipient == recipient


def test_the_text_below_is_not_addressed() -> None:
    """A list that the text begins with behind the address is no list of recipients."""
    text = HEAD.format(address="Kính gửi: UBND các xã.\n\nĐề nghị:\n\n- Nộp báo cáo;")

    assert read(text).header.recipient == "UBND các xã"


def test_reasons_with_a_dash_are_no_receivers() -> None:
    """What begins with "Căn cứ" below those addressed is the text."""
    address = "Kính gửi: - Hội Cha mẹ học sinh trường Bình Khê.\n- Căn cứ kế hoạch năm học;\n- Thời gian: 8 giờ."

    assert read(HEAD.format(address=address)).header.recipient == "Hội Cha mẹ học sinh trường Bình Khê"
