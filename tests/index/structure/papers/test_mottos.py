"""Heads that a site, a converter or a drawn table has changed, and who decides below a title."""

import datetime
from pathlib import Path

from index.readers.formats import read_data
from index.structure.reading import read
from index.types import Header, Signer

SITE = """|
Đang tải văn bản...
Số hiệu:
|
52/2023/QĐ-UBND
|
Loại văn bản:
|
Quyết định
|
**ỦY BAN NHÂN DÂN**
TỈNH LẠC THỦY
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
Số:
52/2023/QĐ-UBND
|
*Lạc Thủy, ngày
14 tháng 9 năm 2023*
|
**QUYẾT ĐỊNH**
BAN HÀNH QUY ĐỊNH VỀ QUẢN LÝ BẾN BÃI

Điều 1. Ban hành Quy định về quản lý bến bãi.
**PHÓ CHỦ TỊCH**
**Đinh Công Sửu**
|
"""
DRAWN = """| ỦY BAN NHÂN DÂN HUYỆN MỘC KHÊ --- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 61/UBND-KT V/v đăng ký vốn năm 2025 | Mộc Khê, ngày 03 tháng 12 năm 2024 |

| Kính gửi: | - Phòng Kinh tế; - UBND xã Mộc Hạ |
|---|---|

Đề nghị các đơn vị đăng ký trước ngày 20/12/2024.

| Nơi nhận: - Như trên; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Tô Hải Yến |
|---|---|
"""
RESOLUTION = """NGHỊ QUYẾT
THÔNG QUA QUY HOẠCH BẾN THỦY NỘI ĐỊA TỈNH LẠC THỦY
HỘI ĐỒNG NHÂN DÂN TỈNH LẠC THỦY
KHÓA XV, KỲ HỌP THỨ 8

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT NGHỊ:

Điều 1. Thông qua quy hoạch bến thủy nội địa.
"""


def header(text: str) -> Header:
    """What a text file with this text says of itself."""
    held = read_data(text.encode(), name=Path("a.txt").name)
    return read(held.text, held.layout).header


def test_a_head_begins_behind_what_a_site_lays_before_it() -> None:
    """The site's table of details is not the head; a number and a day may go on in the next line."""
    found = header(SITE)

    assert (found.kind, found.number, found.date) == ("Quyết định", "52/2023/QĐ-UBND", datetime.date(2023, 9, 14))
    assert found.issuer == "Ủy ban nhân dân tỉnh Lạc Thủy"
    assert found.signer == Signer("Đinh Công Sửu", "Phó Chủ tịch")


def test_a_head_may_be_drawn_as_a_table() -> None:
    """Its cells are columns of a head, where number and subject, office and name may stand on one line."""
    found = header(DRAWN)

    assert (found.kind, found.number, found.date) == ("Công văn", "61/UBND-KT", datetime.date(2024, 12, 3))
    assert found.recipient == "Phòng Kinh tế; UBND xã Mộc Hạ"
    assert found.subject == "V/v đăng ký vốn năm 2025"
    assert found.signer == Signer("Tô Hải Yến", "Phó Chủ tịch")


def test_who_decides_is_no_part_of_the_title() -> None:
    """A body in capitals above its term is the issuer where nothing above names one."""
    found = header(RESOLUTION)

    assert found.title == "NGHỊ QUYẾT THÔNG QUA QUY HOẠCH BẾN THỦY NỘI ĐỊA TỈNH LẠC THỦY"
    assert (found.issuer, found.place) == ("Hội đồng nhân dân tỉnh Lạc Thủy", "tỉnh Lạc Thủy")
