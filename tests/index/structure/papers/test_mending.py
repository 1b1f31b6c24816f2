"""Slips of recognition in the head and the signature of a scanned paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.layout import Layout
from index.structure.papers.mending import mended_capitals, mended_tones
from index.structure.reading import read

SCAN = """UBND THÀNH PHÓ AN LĨNH
SỞ GIÁO DỤC VÀ ĐÀO TAO
Số: 4/35 /SGDĐT-VP

CỘNG HOÀ XÃ HỌI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lĩnh, ngày 12 tháng 5 năm 2019

V/v bảo đảm an toàn giao thông

Kính gửi: Các trường trực thuộc.

Sở yêu cầu các trường thực hiện nghiêm túc các quy định về an toàn giao thông trong dịp nghỉ hè năm nay./.

KT. GIÁM ĐÓC
GIÁM ĐÓC

Trần Văn Bình
"""


def test_the_head_of_a_scan() -> None:
    """Issuer and signer's office are read through slips of marks; the stored text keeps them."""
    reading = read(SCAN, Layout(pages=(0,), recognised=(1,)))
    header = reading.header

    assert header.issuer == "Sở Giáo dục và Đào tạo thành phố An Lĩnh"
    assert (header.kind, header.number, header.symbol) == ("Công văn", None, "SGDĐT-VP")
    assert header.signer is not None
    assert header.signer.name == "Trần Văn Bình"
    assert reading.original == SCAN


def test_who_signs_instead_is_a_deputy() -> None:
    """Where the seal lies on "PHÓ", the office that is signed for is not taken for the signer's."""
    signer = read(SCAN, Layout(pages=(0,), recognised=(1,))).header.signer

    assert signer is not None
    assert signer.office == "Phó Giám đốc"


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("UBND THÀNH PHÓ AN LĨNH", "UBND THÀNH PHỐ AN LĨNH"),
        ("HỌI ĐÒNG NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"),
        ("Thành phó An Lĩnh", "Thành phó An Lĩnh"),
        ("KÉ HOẠCH", "KẾ HOẠCH"),
        ("PHÓ CHỦ TICH", "PHÓ CHỦ TỊCH"),
    ],
)
def test_names_in_capitals(read_as: str, meant: str) -> None:
    """Marks are put right in capitals alone, and in names that the tables know."""
    assert mended_capitals(read_as) == meant


@given(st.text(alphabet="ẤPHÓỐ TÀNgiám\nĐC.", max_size=40))
def test_places_stay(text: str) -> None:
    """Every character keeps its place."""
    assert len(mended_capitals(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("XÃ QUẢNG PHÖ\nVÕ VĂN TÖ, PHÕNG NỘI VỤ", "XÃ QUẢNG PHÚ\nVÕ VĂN TÚ, PHÒNG NỘI VỤ"),
        ("CỘNG HÕA XÃ HỘI\nTÕA ÁN", "CỘNG HÒA XÃ HỘI\nTÒA ÁN"),
        ("VÕ VĂN TÕNG", "VÕ VĂN TÕNG"),
    ],
)
def test_capitals_that_a_font_confused_are_mended(text: str, mended: str) -> None:
    """Ú and Ò where the text shows that they became Ö and Õ; a text without such a sign is left."""
    assert mended_tones(text) == mended
