"""Heads that were lost, moved or marked up, and what a paper says of itself further on."""

import datetime

import pytest

from index.readers.formats import read_data
from index.structure.reading import read
from index.types import Header

REASONS = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\nXét đề nghị của Trưởng phòng Nội vụ,"
ARTICLES = (
    "Điều 1. Phê duyệt danh mục mười hai công trình thủy lợi nhỏ được đầu tư trong năm 2025 trên địa bàn toàn huyện.\n"
    "Điều 2. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành văn bản này kể từ ngày ký ban hành."
)


def header_of(*parts: str) -> Header:
    """The header of a text of these parts."""
    return read("\n\n".join(parts)).header


@pytest.mark.parametrize(
    ("title", "deciding", "issuer"),
    [
        ("NGHỊ QUYẾT\nVỀ\nKẾ HOẠCH NĂM 2025 CỦA\nHỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG",
         "HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG\nKHÓA XV, KỲ HỌP THỨ 5", "Hội đồng nhân dân tỉnh Lam Giang"),
        ("NGHỊ QUYẾT\nTHÔNG QUA QUY HOẠCH THỦY LỢI ĐẾN NĂM 2035",
         "HỘI ĐỒNG NHÂN DÂN\nTỈNH LAM GIANG\nKHÓA XV - KỲ HỌP THỨ NĂM", "Hội đồng nhân dân tỉnh Lam Giang"),
        ("QUYẾT ĐỊNH\nVỀ VIỆC CÔNG BỐ DANH MỤC THỦ TỤC", "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN AN LĨNH",
         "Ủy ban nhân dân huyện An Lĩnh"),
    ],
)  # fmt: skip
def test_who_decides_stands_below_the_title(title: str, deciding: str, issuer: str) -> None:
    """Where the head was lost, the body above the reasons is the issuer and no part of the title."""
    header = header_of(f"{title}\n{deciding}\n{REASONS}", "QUYẾT NGHỊ:", ARTICLES)

    assert header.issuer == issuer
    assert header.title == " ".join(title.split())


def test_a_title_with_a_body_and_no_reasons_below_is_whole() -> None:
    """A body's name in a title of the Party goes on with what it is about."""
    title = "NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ BẢY\nBAN CHẤP HÀNH ĐẢNG BỘ HUYỆN AN LĨNH\nvề chỉ tiêu năm 2025"

    assert header_of(title, ARTICLES).title == " ".join(title.split())


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Nghị quyết này đã được Hội đồng nhân dân tỉnh Lam Giang khóa XV thông qua ngày 14 tháng 7 năm 2024 và có "
         "hiệu lực từ ngày 01 tháng 8 năm 2024./.", datetime.date(2024, 7, 14)),
        ("Nghị quyết này có hiệu lực kể từ ngày 14 tháng 7 năm 2024 và thay thế Nghị quyết thông qua trước đó.", None),
    ],
)  # fmt: skip
def test_the_day_of_adoption(said: str, day: datetime.date | None) -> None:
    """A resolution that says nowhere else when it was issued says when it was adopted; no day of effect is that."""
    deciding = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG\nKHÓA XV, KỲ HỌP THỨ 5"
    header = header_of(f"NGHỊ QUYẾT\nVỀ ĐẦU TƯ THỦY LỢI\n{deciding}\n{REASONS}", "QUYẾT NGHỊ:", ARTICLES, said)

    assert header.date == day


@pytest.mark.parametrize(
    ("annexes", "number"),
    [
        (["(Kèm theo Quyết định số 31/QĐ-UBND ngày 05 tháng 3 năm 2024 của UBND huyện)"], "31/QĐ-UBND"),
        (["(Kèm theo Quyết định số 31/QĐ-UBND)", "(Ban hành kèm theo Quyết định số 31/QĐ-UBND)"], "31/QĐ-UBND"),
        (["(Kèm theo Quyết định số 31/QĐ-UBND)", "(Kèm theo Quyết định số 32/QĐ-UBND)"], None),
        (["(Kèm theo Tờ trình số 31/TTr-UBND ngày 05 tháng 3 năm 2024)"], None),
    ],
)
def test_the_number_on_what_goes_with_it(annexes: list[str], number: str | None) -> None:
    """An annex names its paper by kind and number; other papers' annexes and two numbers say nothing."""
    deciding = "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN AN LĨNH"
    text = f"QUYẾT ĐỊNH\nVỀ VIỆC PHÊ DUYỆT DANH MỤC\n{deciding}\n{REASONS}"
    header = header_of(text, "QUYẾT ĐỊNH:", ARTICLES, *(f"DANH MỤC CÔNG TRÌNH\n{annex}" for annex in annexes))

    assert header.number == number


def test_the_time_of_a_meeting_dates_its_minutes() -> None:
    """Minutes without place and day in their head are of the day behind "Thời gian:"."""
    head = "UBND HUYỆN AN LĨNH\nBAN QUẢN LÝ DỰ ÁN\nSố: 41/BB-BQLDA\n\nBIÊN BẢN\nCuộc họp giao ban tiến độ cầu Bến Đá"
    header = header_of(
        head, "Thời gian: bắt đầu lúc 13 giờ 45 phút, ngày 09 tháng 10 năm 2024.\nĐịa điểm: phòng họp số 2."
    )

    assert header.date == datetime.date(2024, 10, 9)


MARKED_UP = """|
**ỦY
BAN NHÂN DÂN**
**TỈNH LAM GIANG**
--------
|
**CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số:
98/2025/QĐ-UBND
|
*Lam
Giang, ngày 21 tháng 11 năm 2025*
|
**QUYẾT ĐỊNH**
PHÂN CẤP QUẢN LÝ ĐƯỜNG HUYỆN TRÊN ĐỊA BÀN
TỈNH LAM GIANG
*Căn cứ Luật Tổ chức chính quyền địa
phương số 72/2025/QH15;*
**Điều 1. Phạm vi điều
chỉnh**
Quyết định này quy định phân cấp quản lý các tuyến đường huyện, đường xã trên địa bàn tỉnh cho Ủy ban nhân dân cấp xã.
|
*Nơi nhận:*
- Như Điều 5;
- Lưu: VT.
|
**TM. ỦY BAN NHÂN
DÂN**
KT. CHỦ TỊCH
**PHÓ CHỦ TỊCH**
**Đoàn Văn Bá**
|
"""


@pytest.mark.parametrize(
    "above",
    [
        "",
        "Bản dịch này thuộc quyền sở hữu của **\nTHƯ VIỆN PHÁP LUẬT**. Mọi hành vi sao chép không có sự đồng ý của **\n"
        "THƯ VIỆN PHÁP LUẬT** là vi phạm pháp luật về Sở hữu trí tuệ.\nX\n",
        "Kho văn bản của huyện An Lĩnh\n\nVăn bản dưới đây được đăng lại nguyên văn để các đơn vị trong huyện tra cứu "
        "khi cần thiết và chỉ có giá trị tham khảo.\n\n",
    ],
)
def test_markup_hides_no_head(above: str) -> None:
    """Emphasis, bars, lines broken in them and what a page says above hide neither head nor signature."""
    text = above + MARKED_UP
    reading = read(text)
    header = reading.header

    assert (header.kind, header.number, header.date) == ("Quyết định", "98/2025/QĐ-UBND", datetime.date(2025, 11, 21))
    assert (header.issuer, header.place) == ("Ủy ban nhân dân tỉnh Lam Giang", "tỉnh Lam Giang")
    assert header.title == "QUYẾT ĐỊNH PHÂN CẤP QUẢN LÝ ĐƯỜNG HUYỆN TRÊN ĐỊA BÀN TỈNH LAM GIANG"
    assert header.signer is not None
    assert (header.signer.name, header.signer.office) == ("Đoàn Văn Bá", "Phó Chủ tịch")
    headings = [text[held.start : held.end] for held in reading.paragraphs if held.is_heading]
    assert "Điều 1. Phạm vi điều\nchỉnh" in headings


ROWS = """# V/v chi trả trợ cấp

| ỦY BAN NHÂN DÂN HUYỆN AN LĨNH ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------- |
|---|---|
| Số: 240/UBND-VX V/v chi trả trợ cấp năm 2024 | An Lĩnh, ngày 03 tháng 12 năm 2024 |

| Kính gửi: | - Phòng Nội vụ; - Phòng Tài chính - Kế hoạch |
|---|---|

Ủy ban nhân dân huyện yêu cầu các phòng phối hợp chi trả đủ trợ cấp cho các đối tượng trước ngày 31 tháng 12 năm 2024.

|  | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Đoàn Văn Bá |
|---|---|
"""


def test_a_head_in_rows_of_markdown() -> None:
    """Head, receivers and signature that a converter wrote as rows, a cell on one line, are read as such."""
    file = read_data(ROWS.encode(), name="van_ban.md")
    header = read(file.text, file.layout).header

    assert (header.kind, header.number, header.date) == ("Công văn", "240/UBND-VX", datetime.date(2024, 12, 3))
    assert header.issuer == "Ủy ban nhân dân huyện An Lĩnh"
    assert header.title == "V/v chi trả trợ cấp năm 2024"
    assert header.recipient == "Phòng Nội vụ; Phòng Tài chính - Kế hoạch"
    assert header.signer is not None
    assert (header.signer.name, header.signer.office) == ("Đoàn Văn Bá", "Phó Chủ tịch")


def test_a_heading_with_its_number() -> None:
    """A heading in capitals may say number and day of a paper on a page."""
    above = "BỆNH VIỆN ĐA KHOA HUYỆN AN LĨNH\nGiới thiệu | Bảng giá | Tuyển dụng | Hỏi đáp"
    heading = "THÔNG BÁO SỐ 61/TB-BV VỀ VIỆC TUYỂN DỤNG VIÊN CHỨC NĂM 2025\nNgày đăng: 11-08-2025 16:02"
    header = header_of(above, heading, "An Lĩnh, ngày 11 tháng 8 năm 2025", ARTICLES)

    assert (header.kind, header.number, header.date) == ("Thông báo", "61/TB-BV", datetime.date(2025, 8, 11))
    assert header.subject == "VỀ VIỆC TUYỂN DỤNG VIÊN CHỨC NĂM 2025"
    assert header.place == "huyện An Lĩnh"


def test_the_subject_may_begin_with_v_v() -> None:
    """The subject below the kind may begin with "V/v", which is no number of a part."""
    head = "ỦY BAN NHÂN DÂN\nHUYỆN AN LĨNH\n\nSố: 64/QĐ-UBND\nAn Lĩnh, ngày 18 tháng 3 năm 2024"
    header = header_of(head, "QUYẾT ĐỊNH\nV/v thành lập Ban Chỉ đạo phòng, chống dịch", REASONS, ARTICLES)

    assert header.title == "QUYẾT ĐỊNH V/v thành lập Ban Chỉ đạo phòng, chống dịch"


CIRCULAR = """Quy định tổ chức dạy bơi trong các trường tiểu học

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Thông tư liên tịch này quy định về dạy bơi.
Điều 2. Hiệu lực
Thông tư liên tịch này có hiệu lực thi hành kể từ ngày 23 tháng 10 năm 2019.
"""
RULES = """{title}
({note})

Điều 1. Phạm vi
1. Văn bản này áp dụng cho mọi đội bóng.
Điều 2. Trách nhiệm
Các đội chấp hành.
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CIRCULAR, "Thông tư liên tịch"),
        (RULES.format(title="Quy định về giải bóng đá Lam Giang", note="Dùng cho các đội"), "Quy định"),
        ("Quy định mới về giải bóng đá\n\nNhiều người mong Điều lệ này sớm được ban hành ở Lam Giang.", None),
    ],
)
def test_articles_without_a_head_are_a_paper(text: str, kind: str | None) -> None:
    """Of the kind by which it calls itself, or with which its title begins; a text without articles is none."""
    assert read(text).header.kind == kind


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Đại hội đại biểu lần thứ IV thông qua ngày 13/12/2017", datetime.date(2017, 12, 13)),
        ("Ban hành kèm theo Quyết định số 31/QĐ-LĐ ngày 05 tháng 6 năm 2023 của Liên đoàn", datetime.date(2023, 6, 5)),
        ("Dùng cho mùa giải bắt đầu ngày 13/12/2017", None),
    ],
)
def test_a_regulation_says_below_its_title_when_it_was_adopted(note: str, day: datetime.date | None) -> None:
    """In brackets, by the congress or by the decision that it goes with."""
    assert read(RULES.format(title="QUY CHẾ\nGiải bóng đá Lam Giang", note=note)).header.date == day
