"""What documents say of themselves."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.text.html import read_html
from index.structure.reading import read
from index.types import Header, Signer
from tests.fakes import read_file
from tests.paths import DATA, SEEDS

HEADERS = DATA / "headers"


def header_of(text: str) -> Header:
    """The header of a text with its furniture left out."""
    return read(text).header


SEED_HEADERS = {
    "000_6927e2e0a3ef59af.txt": Header(kind="Tin", issuer="Huyện ủy", place="huyện Nam Đông"),
    "001_278d4475dbe9d3bc.txt": Header(
        kind="Tin",
        date=datetime.date(2020, 7, 9),
        issuer="Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII",
        place="huyện Nam Sách",
        title="Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII",
    ),
    "002_9ec008351f03b0a2.txt": Header(
        kind="Tin",
        date=datetime.date(2020, 2, 25),
        date_inferred=True,
        issuer="Huyện ủy",
        title="Huyện ủy tổ chức Hội nghị giao ban công tác tháng 2",
    ),
    "003_16740dc6a052d84e.txt": Header(
        kind="Tin",
        date=datetime.date(2021, 2, 17),
        date_inferred=True,
        issuer="UBND huyện",
        title="Hội nghị quán triệt nhiệm vụ đầu Xuân Tân Sửu năm 2021 và công tác phòng, chống dịch bệnh Covid – 19",
    ),
    "004_237ddad634ca3ed2.txt": Header(
        kind="Nghị quyết",
        date=datetime.date(2021, 12, 21),
        issuer="Ban Chấp hành Đảng bộ huyện khóa VII",
        title=("NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ BẢY BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN KHÓA VII về chỉ tiêu, nhiệm vụ năm 2022"),
        subject="về chỉ tiêu, nhiệm vụ năm 2022",
    ),
}
OFFICIAL_HEADERS = {
    "party_directive": Header(
        kind="Chỉ thị",
        number="05-CT/HU",
        date=datetime.date(2021, 1, 15),
        issuer="Huyện ủy An Lĩnh",
        place="huyện An Lĩnh",
        title=(
            "CHỈ THỊ CỦA BAN THƯỜNG VỤ HUYỆN ỦY về tăng cường sự lãnh đạo của Đảng đối với công tác tiếp công dân "
            "và giải quyết khiếu nại, tố cáo"
        ),
        subject="về tăng cường sự lãnh đạo của Đảng đối với công tác tiếp công dân và giải quyết khiếu nại, tố cáo",
        symbol="CT/HU",
        signer=Signer("Trần Đình Khoa", "Bí thư"),
    ),
    "state_plan_columns": Header(
        kind="Kế hoạch",
        number="210/KH-UBND",
        date=datetime.date(2021, 1, 11),
        issuer="Ủy ban nhân dân huyện An Lĩnh",
        place="huyện An Lĩnh",
        title="KẾ HOẠCH Cải cách hành chính năm 2021",
        subject="Cải cách hành chính năm 2021",
        symbol="KH-UBND",
    ),
    "letter": Header(
        kind="Công văn",
        number="111/NV-TH",
        date=datetime.date(2021, 4, 2),
        issuer="Phòng Nội vụ huyện An Lĩnh",
        place="huyện An Lĩnh",
        title="V/v báo cáo kết quả thực hiện dân chủ ở cơ sở quý I năm 2021",
        subject="V/v báo cáo kết quả thực hiện dân chủ ở cơ sở quý I năm 2021",
        recipient="UBND các xã, thị trấn",
        symbol="NV-TH",
    ),
    "council_resolution": Header(
        kind="Nghị quyết",
        number="32/2020/NQ-HĐND",
        date=datetime.date(2020, 12, 18),
        issuer="Hội đồng nhân dân huyện An Lĩnh",
        place="huyện An Lĩnh",
        title="NGHỊ QUYẾT Về dự toán thu, chi ngân sách huyện năm 2021",
        subject="Về dự toán thu, chi ngân sách huyện năm 2021",
        symbol="NQ-HĐND",
    ),
    "undated_report": Header(
        kind="Báo cáo",
        issuer="Đảng ủy xã Hòa Tân",
        place="xã Hòa Tân",
        title=("BÁO CÁO SƠ KẾT CÔNG TÁC XÂY DỰNG ĐẢNG 6 THÁNG ĐẦU NĂM, PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2022"),
        subject="SƠ KẾT CÔNG TÁC XÂY DỰNG ĐẢNG 6 THÁNG ĐẦU NĂM, PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2022",
        symbol="BC/ĐU",
    ),
    "split_head": Header(
        kind="Quyết định",
        number="135/QĐ-UBND",
        date=datetime.date(2022, 9, 27),
        issuer="Ủy ban nhân dân tỉnh Bình Sơn",
        place="tỉnh Bình Sơn",
        title=("QUYẾT ĐỊNH VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO TRÊN ĐỊA BÀN TỈNH NĂM 2022"),
        subject="VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO TRÊN ĐỊA BÀN TỈNH NĂM 2022",
        symbol="QĐ-UBND",
    ),
    "notice_of_conclusion": Header(
        kind="Thông báo",
        number="88-TB/VPHU",
        date=datetime.date(2021, 3, 3),
        issuer="Văn phòng Huyện ủy An Lĩnh",
        place="huyện An Lĩnh",
        title="THÔNG BÁO Kết luận của đồng chí Bí thư Huyện ủy tại hội nghị giao ban tháng 02",
        subject="Kết luận của đồng chí Bí thư Huyện ủy tại hội nghị giao ban tháng 02",
        symbol="TB/VPHU",
    ),
    "closing_date": Header(
        kind="Kết luận",
        number="07-KL/ĐU",
        date=datetime.date(2021, 8, 9),
        issuer="Đảng ủy xã Hòa Tân",
        place="xã Hòa Tân",
        title="KẾT LUẬN của Ban Thường vụ Đảng ủy về công tác phòng, chống dịch bệnh",
        subject="về công tác phòng, chống dịch bệnh",
        symbol="KL/ĐU",
    ),
}
NEWS_HEADERS = {
    "news_saved_later": Header(
        kind="Tin",
        date=datetime.date(2021, 5, 11),
        date_inferred=True,
        issuer="Ban Thường vụ Huyện ủy An Lĩnh",
        place="huyện An Lĩnh",
        title="Ban Thường vụ Huyện ủy An Lĩnh cho ý kiến về công tác cán bộ",
    ),
    "news_dash_date": Header(
        kind="Tin",
        date=datetime.date(2015, 10, 28),
        date_inferred=True,
        issuer="UBND tỉnh",
        title="UBND tỉnh họp phiên thường kỳ tháng 10",
    ),
    "news_planned_session": Header(
        kind="Tin",
        date=datetime.date(2021, 6, 9),
        date_inferred=True,
        issuer="Thường trực HĐND huyện An Lĩnh",
        place="huyện An Lĩnh",
        title=("An Lĩnh: Họp thống nhất nội dung, chương trình kỳ họp thứ nhất HĐND huyện khóa XX, nhiệm kỳ 2021-2026"),
    ),
    "news_two_years": Header(
        kind="Tin",
        date=datetime.date(2021, 1, 8),
        date_inferred=True,
        issuer="Huyện ủy",
        place="huyện An Lĩnh",
        title="HỘI NGHỊ TỔNG KẾT CÔNG TÁC XÂY DỰNG ĐẢNG NĂM 2020, TRIỂN KHAI NHIỆM VỤ NĂM 2021",
    ),
    "news_year_unknown": Header(
        issuer="Huyện đoàn", place="huyện An Lĩnh", title="Huyện An Lĩnh tổ chức diễn đàn thanh niên"
    ),
    "news_visit": Header(
        kind="Tin",
        date=datetime.date(2022, 7, 15),
        title="Đoàn công tác của Tỉnh ủy làm việc tại huyện An Lĩnh",
    ),
    "news_wrapped": Header(kind="Tin", date=datetime.date(2021, 6, 7), issuer="Thường trực HĐND huyện"),
    "news_impossible_date": Header(kind="Tin", issuer="Ban Dân vận Huyện ủy", title="Hội nghị sơ kết công tác dân vận"),
    "history": Header(place="huyện An Lĩnh", title="Lịch sử hình thành huyện An Lĩnh"),
    "schedule": Header(title="LỊCH CÔNG TÁC TUẦN 28"),
}


@pytest.mark.parametrize("seed", SEED_HEADERS)
def test_headers_of_the_seeds(seed: str) -> None:
    """Each sample document's header is what the document itself says, and no more."""
    assert header_of(read_file(SEEDS / seed)) == SEED_HEADERS[seed]


@pytest.mark.parametrize("name", OFFICIAL_HEADERS)
def test_headers_of_official_documents(name: str) -> None:
    """Number, date, issuer and joined title come from the head, whatever way its two columns were converted."""
    assert header_of(read_file(HEADERS / f"{name}.txt")) == OFFICIAL_HEADERS[name]


@pytest.mark.parametrize("name", NEWS_HEADERS)
def test_headers_of_news(name: str) -> None:
    """Headline, body and day of the event come from headline and first paragraph, and are None where unsaid."""
    assert header_of(read_file(HEADERS / f"{name}.txt")) == NEWS_HEADERS[name]


def test_every_document_of_the_test_data_is_expected_somewhere() -> None:
    """No document in the folder is left untested."""
    assert {path.stem for path in HEADERS.iterdir()} == {*OFFICIAL_HEADERS, *NEWS_HEADERS}


def lead(sentence: str, *, more: str = "") -> Header:
    """The header of news whose first paragraph begins with a sentence."""
    closing = (
        "Đồng chí Bí thư Huyện ủy chủ trì và phát biểu kết luận hội nghị, yêu cầu các cơ quan triển khai thực hiện."
    )
    return header_of(f"Hội nghị của huyện\n\n{sentence} {closing}\n\n{more}")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ngày 15/7/2020, Huyện ủy tổ chức hội nghị.", (2020, 7, 15)),
        ("Sáng thứ Tư, ngày 15 tháng 7 năm 2020, Huyện ủy tổ chức hội nghị.", (2020, 7, 15)),
        ("Sáng nay (15/7/2020), tại Hội trường huyện, Huyện ủy tổ chức hội nghị.", (2020, 7, 15)),
        ("Tại Hội trường huyện, chiều 15/7/2020, Huyện ủy họp.", (2020, 7, 15)),
        ("Trong hai ngày 15 và 16/7/2020, Huyện ủy tổ chức hội nghị.", (2020, 7, 15)),
        ("Từ ngày 15 đến 17/7/2020, Huyện ủy tổ chức lớp bồi dưỡng.", (2020, 7, 15)),
        ("(Nam Sách) - Ngày 15/7/2020, Huyện ủy tổ chức hội nghị.", (2020, 7, 15)),
        ("Hội nghị được tổ chức vào ngày 15/7/2020 tại Hội trường huyện.", (2020, 7, 15)),
        ("Thực hiện Kế hoạch số 12-KH/HU ngày 02/7/2020, ngày 15/7/2020, Huyện ủy tổ chức hội nghị.", (2020, 7, 15)),
        ("Ngày 02/7/2020, Huyện ủy ban hành Kế hoạch số 12. Sáng 15/7/2020, Huyện ủy tổ chức hội nghị.", (2020, 7, 15)),
    ],
)
def test_day_of_the_event(sentence: str, expected: tuple[int, int, int]) -> None:
    """The day on which something is held is the date, the first day of several."""
    header = lead(sentence)

    assert header.date == datetime.date(*expected)
    assert not header.date_inferred


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Chỉ thị 05-CT/HU ngày 15/01/2021 của Ban Thường vụ Huyện ủy, các chi bộ đã họp.",
        "Huyện ủy tổ chức hội nghị triển khai Nghị quyết số 02-NQ/HU ngày 15/7/2020.",
        "Huyện ủy họp bàn công tác chuẩn bị, dự kiến tổ chức đại hội vào ngày 15/7/2020.",
        "Huyện ủy họp và yêu cầu hoàn thành trước ngày 15/7/2020.",
        "Tính đến ngày 15/7/2020, Huyện ủy đã tổ chức 12 hội nghị.",
        "Huyện ủy họp chuẩn bị lễ kỷ niệm 90 năm ngày thành lập Đảng 03/02/2020.",
        "Sáng 31/02/2020, Huyện ủy tổ chức hội nghị.",
        "Sáng 15/7, Huyện ủy tổ chức hội nghị.",
        "Đại hội sẽ được tổ chức vào ngày 15/7/2020.",
        "Ngày 15/7/2020 tới, Huyện ủy tổ chức đại hội.",
    ],
)
def test_other_days_are_not_the_event_s(sentence: str) -> None:
    """Cited documents, plans, deadlines, anniversaries, impossible days and days without a year give no date."""
    assert lead(sentence).date is None


def test_text_that_reports_no_meeting_is_dated_by_its_first_sentence_only() -> None:
    """A day in the first sentence is that of the event; one further on in a description is not the document's."""
    more = "Xã có 12 thôn, dân số hơn 8.000 người, đời sống nhân dân ngày càng được nâng lên rõ rệt."

    assert header_of(f"Xã Hòa Tân\n\nNgày 15/7/2020, UBND xã ra mắt đội tình nguyện. {more}").date == datetime.date(
        2020, 7, 15
    )
    assert header_of(f"Xã Hòa Tân\n\n{more} Ngày 15/7/2020, UBND xã ra mắt đội tình nguyện.").date is None


@pytest.mark.parametrize(
    ("head", "more", "expected"),
    [
        ("Hôm nay, Thứ hai ngày 25/01/2021\n\n", "Nhiệm vụ năm 2020. Chỉ tiêu năm 2020.", (2020, 2, 25)),
        ("", "Nhiệm vụ năm 2020. Chỉ tiêu năm 2020. So với cùng kỳ năm 2019, tăng.", (2020, 2, 25)),
        ("", "Nhiệm vụ năm 2020.", None),
        ("", "Nhiệm kỳ 2015 - 2020. Giai đoạn 2020-2025. Đến năm 2030. Trước năm 2030.", None),
        ("", "Nhiệm vụ năm 2018, chỉ tiêu năm 2018. Nhiệm vụ năm 2020, chỉ tiêu năm 2020.", None),
        ("Hôm nay, Thứ hai ngày 25/01/2021\n\n", "Nhiệm vụ năm 2021. Chỉ tiêu năm 2021.", None),
    ],
)
def test_year_from_the_content(head: str, more: str, expected: tuple[int, int, int] | None) -> None:
    """A missing year comes from what the text speaks of, if that is clear and not after the page was saved."""
    header = header_of(
        f"{head}Huyện ủy họp\n\nSáng 25/02, Huyện ủy tổ chức hội nghị giao ban với các ban xây dựng Đảng, bí thư "
        f"đảng bộ các xã, thị trấn.\n\n{more}"
    )

    assert header.date == (datetime.date(*expected) if expected else None)
    assert header.date_inferred == (expected is not None)


@pytest.mark.parametrize(
    ("published", "day", "expected"),
    [
        ("17/02/2021", "17/2", (2021, 2, 17)),
        ("Thứ Hai 04/01/2021 08:00", "30/12", (2020, 12, 30)),
        ("10/12/2021", "17/2", None),
        ("16/02/2021", "17/2", None),
    ],
)
def test_year_from_the_day_of_publishing(published: str, day: str, expected: tuple[int, int, int] | None) -> None:
    """A missing year comes from the day of publishing if that is soon after; that day itself is never the date."""
    header = header_of(
        f"Huyện ủy họp\n\n{published}\n\nSáng {day}, Huyện ủy tổ chức hội nghị giao ban với các ban xây dựng Đảng, "
        "bí thư đảng bộ các xã, thị trấn."
    )

    assert header.date == (datetime.date(*expected) if expected else None)
    assert header.date_inferred == (expected is not None)


def test_days_of_the_page_are_never_the_date() -> None:
    """Without a day in the text neither the day of saving nor that of publishing becomes the date."""
    text = (
        "Thứ ba, ngày 26/11/2024\n\nHuyện ủy họp\n\nThứ Sáu 10/07/2020 10:41\n\nHuyện ủy vừa tổ chức hội nghị đánh giá "
        "kết quả công tác xây dựng Đảng, đồng chí Bí thư Huyện ủy chủ trì hội nghị."
    )

    assert header_of(text) == Header(kind="Tin", issuer="Huyện ủy", title="Huyện ủy họp")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Huyện ủy tổ chức hội nghị giao ban", "Huyện ủy tổ chức hội nghị giao ban"),
        ("# Huyện ủy tổ chức **hội nghị**", "Huyện ủy tổ chức hội nghị"),
        ("HỘI NGHỊ SƠ KẾT\nCÔNG TÁC DÂN VẬN", "HỘI NGHỊ SƠ KẾT CÔNG TÁC DÂN VẬN"),
        ("Hội nghị sơ kết\ncông tác dân vận", "Hội nghị sơ kết công tác dân vận"),
        ("Toàn cảnh hội nghị\n\nHuyện ủy sơ kết công tác", "Huyện ủy sơ kết công tác"),
        ("Hải Phòng, ngày 18 tháng 11 năm 2019\n\nHuyện ủy sơ kết công tác", "Huyện ủy sơ kết công tác"),
        ("Thời sự | 10:47 15/12/2016\n\nHuyện ủy sơ kết công tác", "Huyện ủy sơ kết công tác"),
        ("Phụ lục I\nTHỂ THỨC VĂN BẢN\nHÀNH CHÍNH", "Phụ lục I THỂ THỨC VĂN BẢN HÀNH CHÍNH"),
        ("Toàn cảnh hội nghị", None),
        ("Đồng chí Bí thư Huyện ủy phát biểu kết luận hội nghị", None),
        ("I. ĐẶC ĐIỂM TÌNH HÌNH", None),
        ("- Nội dung thứ nhất", None),
        ("Huyện ủy vừa họp.", None),
    ],
)
def test_headline(head: str, expected: str | None) -> None:
    """A headline is a short line before the body: no caption, section, item, stamp or sentence."""
    body = (
        "Huyện ủy đã đánh giá kết quả thực hiện nhiệm vụ công tác dân vận, nêu những hạn chế, nguyên nhân và bàn "
        "giải pháp khắc phục trong thời gian tới trên địa bàn toàn huyện."
    )

    assert header_of(f"{head}\n\n{body}").title == expected


@pytest.mark.parametrize("text", ["", "Một dòng", "\n\n \n"])
def test_text_of_a_line_or_less_has_no_header(text: str) -> None:
    """A single line is no headline: nothing stands below it."""
    assert header_of(text) == Header()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("05-CT/HU", "Chỉ thị"),
        ("12-NQ/TU", "Nghị quyết"),
        ("210/KH-UBND", "Kế hoạch"),
        ("30/2020/NĐ-CP", "Nghị định"),
        ("45-TTr/BTC", "Tờ trình"),
        ("88-TB/VPHU", "Thông báo"),
        ("16-CTr/TU", "Chương trình"),
        ("22-QĐ/TW", None),
    ],
)
def test_kind_by_the_symbol(number: str, kind: str | None) -> None:
    """Where no heading names the kind its symbol does; the Party's QĐ stands for two kinds and names none."""
    header = header_of(f"HUYỆN ỦY AN LĨNH\nSố: {number}\nAn Lĩnh, ngày 05 tháng 3 năm 2020\n\nNội dung như sau")

    assert (header.kind, header.number) == (kind, number)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số 210/KH-UBND", "210/KH-UBND"),
        ("Số: 01 - KH/ĐTN", "01 - KH/ĐTN"),
        ("Số : 111/UBND-TH1", "111/UBND-TH1"),
        ("Số:        - KH/ĐTN", None),
        ("Số: …/KH-UBND", None),
        ("05-CT/HU", "05-CT/HU"),
    ],
)
def test_number_as_written(line: str, number: str | None) -> None:
    """The number is kept as written; one left blank is None."""
    header = header_of(f"UBND HUYỆN AN LĨNH\n{line}\nAn Lĩnh, ngày 05 tháng 3 năm 2020\n\nKẾ HOẠCH\nPhòng chống dịch\n")

    assert header.number == number
    assert header.kind == "Kế hoạch"
    assert header.date == datetime.date(2020, 3, 5)


def test_letter_by_its_addressee() -> None:
    """A numbered document with an addressee and no kind is a letter, and its subject is its title."""
    header = header_of(
        "UBND HUYỆN AN LĨNH\nSố: 111/UBND-TH1\nV/v phòng, chống rét\nAn Lĩnh, ngày 11 tháng 01 năm 2021\n\n"
        "Kính gửi: UBND các xã, thị trấn.\n"
    )

    assert (header.kind, header.title) == ("Công văn", "V/v phòng, chống rét")


def test_place_from_level_and_place_of_issue() -> None:
    """An issuer that names only its level belongs to the unit named before the date."""
    header = header_of("UBND HUYỆN\nSố: 12/KH-UBND\nAn Lĩnh, ngày 05 tháng 3 năm 2020\n\nKẾ HOẠCH\nPhòng chống dịch\n")

    assert (header.issuer, header.place) == ("UBND huyện", "huyện An Lĩnh")


@pytest.mark.parametrize("motto", ["ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_motto_is_no_title(motto: str) -> None:
    """The state's and the Party's names above a text are not its title."""
    header = header_of(f"{motto}\nĐộc lập – Tự do – Hạnh phúc\n\nĐƠN XIN XÁC NHẬN\n\nTôi làm đơn này để xin xác nhận.")

    assert header == Header(title="ĐƠN XIN XÁC NHẬN")


def test_cited_documents_do_not_make_news_official() -> None:
    """News that cites numbers and dates of documents has neither number nor kind of them."""
    header = lead(
        "Sáng 15/7/2020, Huyện ủy tổ chức hội nghị quán triệt Chỉ thị 05-CT/HU ngày 02/7/2020.",
        more="Số 210/KH-UBND ngày 11/01/2021 của UBND tỉnh về cải cách hành chính cũng được triển khai.",
    )

    assert (header.kind, header.number) == ("Tin", None)
    assert header.date == datetime.date(2020, 7, 15)


def test_official_document_on_a_web_page() -> None:
    """A document whose head is a table of a web page gives the same header as one in a file."""
    page = """<html><head><title>Kế hoạch - Cổng thông tin điện tử huyện An Lĩnh</title></head><body>
    <p>Thứ ba, ngày 26/11/2024</p><table><tr><td><p>UBND HUYỆN AN LĨNH</p><p>Số: 12/KH-UBND</p></td>
    <td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p>
    <p>An Lĩnh, ngày 05 tháng 3 năm 2020</p></td></tr></table>
    <p>KẾ HOẠCH</p><p>Phòng, chống dịch bệnh</p><p>Căn cứ Luật Phòng, chống bệnh truyền nhiễm;</p></body></html>"""

    assert header_of(read_html(page.encode(), "a.html").text) == Header(
        kind="Kế hoạch",
        number="12/KH-UBND",
        date=datetime.date(2020, 3, 5),
        issuer="UBND huyện An Lĩnh",
        place="huyện An Lĩnh",
        title="KẾ HOẠCH Phòng, chống dịch bệnh",
        subject="Phòng, chống dịch bệnh",
        symbol="KH-UBND",
    )


GRID = """+-----------------------+----------------------------------------------+
| ỦY BAN NHÂN DÂN       | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM           |
|                       |                                              |
| HUYỆN AN LĨNH         | Độc lập - Tự do - Hạnh phúc                  |
|                       |                                              |
| Số: 12/QĐ-UBND        | An Lĩnh, ngày 05 tháng 3 năm 2020            |
+-----------------------+----------------------------------------------+"""
PIPES = """ỦY BAN NHÂN DÂN
HUYỆN AN LĨNH
______ |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
__________ | |
|Số: 12/QĐ-UBND      |An Lĩnh, ngày 05 tháng 3 năm 2020   |"""
TABLE = """| UBND HUYỆN AN LĨNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
|---|---|
| Số: 12/QĐ-UBND | An Lĩnh, ngày 05 tháng 3 năm 2020 |"""


@pytest.mark.parametrize(
    ("head", "issuer"),
    [(GRID, "Ủy ban nhân dân huyện An Lĩnh"), (PIPES, "Ủy ban nhân dân huyện An Lĩnh"), (TABLE, "UBND huyện An Lĩnh")],
    ids=["grid", "pipes", "Markdown"],
)
def test_a_letterhead_drawn_as_a_table(head: str, issuer: str) -> None:
    """What converters draw of a letterhead's two columns, as a grid or with pipes, says the same as the columns."""
    text = f"{head}\n\nQUYẾT ĐỊNH\nVề việc giao dự toán năm 2020\n\nĐiều 1. Giao dự toán cho Trạm Khuyến nông huyện.\n"

    assert header_of(text) == Header(
        kind="Quyết định",
        number="12/QĐ-UBND",
        date=datetime.date(2020, 3, 5),
        issuer=issuer,
        place="huyện An Lĩnh",
        title="QUYẾT ĐỊNH Về việc giao dự toán năm 2020",
        subject="Về việc giao dự toán năm 2020",
        symbol="QĐ-UBND",
    )


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Sáng 25/02, Huyện ủy, HĐND, UBND huyện tổ chức hội nghị.", "Huyện ủy, HĐND, UBND huyện"),
        (
            "Chiều 20/5, dưới sự chủ trì của đồng chí Phó Bí thư, Ban Thường vụ Huyện ủy thảo luận.",
            "Ban Thường vụ Huyện ủy",
        ),
        ("Ngày 9/6, Thường trực HĐND huyện Nam Sách họp phiên thường kỳ.", "Thường trực HĐND huyện Nam Sách"),
        ("Ngày 9/6, HĐND huyện khóa XX, nhiệm kỳ 2021 - 2026 khai mạc kỳ họp.", "HĐND huyện khóa XX"),
        ("Ngày 9/6, HĐND huyện, khoá XX, nhiệm kỳ 2021 - 2026 họp.", "HĐND huyện"),
        ("Sáng 25/02, UBND huyện phối hợp với Sở Y tế tổ chức hội nghị.", "UBND huyện"),
        ("Sáng 25/02, đồng chí Bí thư Huyện ủy dự sinh hoạt chi bộ.", None),
        ("Huyện tổ chức hội nghị quán triệt Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương.", None),
    ],
)
def test_whose_meeting_it_was(sentence: str, issuer: str | None) -> None:
    """The subject of the sentence that tells of the meeting is its body; a person or a cited body is not."""
    assert lead(sentence).issuer == issuer


@pytest.mark.parametrize(
    ("signature", "place"),
    [
        ("VPHU Nam Đông", "huyện Nam Đông"),
        ("Văn phòng Huyện ủy Nam Đông", "huyện Nam Đông"),
        ("Trung tâm Văn hóa - Thể thao huyện Nam Đông", "huyện Nam Đông"),
        ("VPHU", None),
        ("Nguyễn Nam Đông", None),
        ("Nguồn: Báo Hải Dương", None),
    ],
)
def test_place_from_the_signature(signature: str, place: str | None) -> None:
    """An office that signs tells the unit; a person's name does not."""
    assert lead("Huyện ủy họp.", more=signature).place == place


def test_place_from_the_portal() -> None:
    """The portal's banner tells the unit where nothing else does, and is no title."""
    text = "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN AN LĨNH\n\nHuyện ủy họp\n\n" + "Huyện ủy đã họp bàn về công tác cán bộ. " * 5

    assert header_of(text) == Header(issuer="Huyện ủy", place="huyện An Lĩnh", title="Huyện ủy họp")


@given(
    st.lists(
        st.sampled_from(
            [
                "",
                "NGHỊ QUYẾT",
                "Số: 05-CT/HU",
                "HUYỆN ỦY NAM SÁCH",
                "HUYỆN",
                "Nam Sách, ngày 31 tháng 02 năm 2021",
                "Nam Sách, ngày",
                "về chỉ tiêu",
                "Kính gửi: UBND",
                "Sáng 25/02, Huyện ủy tổ chức hội nghị.",
                "Xem với cỡ chữ",
                "|",
                "*",
            ]
        )
        | st.text(max_size=30),
        max_size=8,
    ).map("\n".join)
)
def test_any_text_has_a_header_of_its_own_words(text: str) -> None:
    """No text makes the header fail; a title is one line of words of the text, and inference needs a date."""
    header = header_of(text)

    assert header.date is not None or not header.date_inferred
    if header.title is not None:
        assert header.title.strip() == header.title != ""
        assert "\n" not in header.title
