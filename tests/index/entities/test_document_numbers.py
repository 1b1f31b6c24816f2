"""Documents named by kind, number and symbol, and numbers that name none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.document_numbers import DocumentNumber, find_document_numbers

Named = tuple[str, str | None, str, str | None]


def found(text: str) -> list[Named]:
    """The documents named in a text: as written, kind, number and symbol."""
    return [(text[n.start : n.end], n.kind, n.number, n.symbol) for n in find_document_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17–CT/HU ban hành", ("17–CT/HU", "chỉ thị", "17", "cthu")),
        ("Chỉ thị 05-CT/HU ngày 15/01/2021", ("Chỉ thị 05-CT/HU", "chỉ thị", "5", "cthu")),
        ("Văn bản chỉ đạo 111/UBND-TH1", ("Văn bản chỉ đạo 111/UBND-TH1", None, "111", "ubndth1")),
        (
            "Kế hoạch Cải cách hành chính tỉnh Vĩnh Phúc số 210/KH-UBND",
            ("Kế hoạch Cải cách hành chính tỉnh Vĩnh Phúc số 210/KH-UBND", "kế hoạch", "210", "khubnd"),
        ),
        ("Nghị định 30/2020/NĐ-CP", ("Nghị định 30/2020/NĐ-CP", "nghị định", "30", "ndcp")),
        ("Công văn số: 111/UBND-TH1", ("Công văn số: 111/UBND-TH1", "công văn", "111", "ubndth1")),
        ("05 - CT/HU", ("05 - CT/HU", "chỉ thị", "5", "cthu")),
        ("05-ct/hu là gì", ("05-ct/hu", "chỉ thị", "5", "cthu")),
        ("theo chỉ thị số 35 của Bộ", ("chỉ thị số 35", "chỉ thị", "35", None)),
        ("chi thi 05 ct hu ve viec gi", ("chi thi 05 ct hu", "chỉ thị", "5", "cthu")),
        ("ke hoach 210 kh ubnd", ("ke hoach 210 kh ubnd", "kế hoạch", "210", "khubnd")),
        ("nghi quyet 04 tu nam 2020", ("nghi quyet 04", "nghị quyết", "4", None)),
        ("chi thi 35 du lich", ("chi thi 35", "chỉ thị", "35", None)),
        ("kế hoạch 210 nói gì", ("kế hoạch 210", "kế hoạch", "210", None)),
        ("nghị quyết số 2021", ("nghị quyết số 2021", "nghị quyết", "2021", None)),
        ("CT 05", ("CT 05", "chỉ thị", "5", None)),
        ("văn bản số 111", ("văn bản số 111", None, "111", None)),
        ("số 05 nói gì", ("số 05", None, "5", None)),
        ("Kế hoạch 51/KH-THPT.VL nêu", ("Kế hoạch 51/KH-THPT.VL", "kế hoạch", "51", "khthptvl")),
        ("12/QĐ-UBND.Các đơn vị", ("12/QĐ-UBND", "quyết định", "12", "qdubnd")),
        ("cong van 93/sgddt-hssv noi gi", ("cong van 93/sgddt-hssv", "công văn", "93", "sgddthssv")),
        ("hướng dẫn 93 sgddt-gdth nói gì", ("hướng dẫn 93 sgddt-gdth", "hướng dẫn", "93", "sgddtgdth")),
        ("chỉ thị 000", ("chỉ thị 000", "chỉ thị", "0", None)),
    ],
)
def test_a_document_is_found(text: str, expected: Named) -> None:
    """A document is found by symbol or by kind and number, typed carefully or not."""
    assert found(text) == [expected]


def test_several_documents_in_one_sentence() -> None:
    """Each document has its own kind, and the count of years between them is none."""
    text = "Chương trình hành động số 09, Nghị quyết số 04 và tổng kết 03 năm thực hiện Nghị quyết số 10"

    assert [(kind, number) for _, kind, number, _ in found(text)] == [
        ("chương trình hành động", "9"),
        ("nghị quyết", "4"),
        ("nghị quyết", "10"),
    ]


def test_what_has_a_number_itself_is_not_counted() -> None:
    """Behind a number a kind is counted, unless a number stands behind that too."""
    assert [number for *_, number, _ in found("quyết định 1412 đề án 56")] == ["1412", "56"]
    assert found("báo cáo 3 đề án của huyện") == []


@pytest.mark.parametrize(
    ("asked", "title", "may"),
    [
        ("hướng dẫn 93", "hướng dẫn phòng chống dịch", True),
        ("thông báo 93", "hướng dẫn phòng chống dịch", False),
        ("thông báo 93/SYT-NVY", "hướng dẫn phòng chống dịch", True),
        ("thông báo 93 syt", "hướng dẫn phòng chống dịch", False),
        ("hướng dẫn 94", "hướng dẫn phòng chống dịch", False),
    ],
)
def test_a_letter_is_called_by_what_it_gives(asked: str, title: str, *, may: bool) -> None:
    """By the kind that its title names, or by its whole symbol; never by another number."""
    letter = next(find_document_numbers("Công văn số 93/SYT-NVY"))

    assert next(find_document_numbers(asked)).may_call(letter, title) is may


def test_a_kind_does_not_reach_over_another_number() -> None:
    """A letter without a kind does not take that of the directive before it."""
    assert [(kind, number) for _, kind, number, _ in found("Chỉ thị 05-CT/HU và 111/UBND-TH1")] == [
        ("chỉ thị", "5"),
        (None, "111"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2 - Nam Sách",
        "5 - UBND huyện",
        "kỷ luật 12 đảng viên",
        "kế hoạch 5 năm",
        "ke hoach 5 nam",
        "báo cáo 3 nội dung",
        "kế hoạch 2021",
        "tổng số 120 đại biểu",
        "dân số 12",
        "nhà số 5",
        "nhiệm kỳ 2020 - 2025",
        "09/7/2020",
        "kế hoạch 7,5%",
        "kế hoạch 09/7",
        "Covid-19",
        "",
    ],
)
def test_what_names_no_document(text: str) -> None:
    """Counts, years, terms, dates, shares and house numbers name no document."""
    assert found(text) == []


def number(kind: str | None = None, value: str = "5", symbol: str | None = None) -> DocumentNumber:
    """A document's name, wherever it stands."""
    return DocumentNumber(0, 1, kind, value, symbol)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (number("chỉ thị"), number("chỉ thị", symbol="cthu"), True),
        (number(), number("chỉ thị", symbol="cthu"), True),
        (number("chương trình"), number("chương trình hành động"), True),
        (number("chỉ thị"), number("nghị quyết"), False),
        (number(symbol="cthu"), number(symbol="cttu"), False),
        (number(value="5"), number(value="35"), False),
    ],
)
def test_names_agree_unless_they_contradict(one: DocumentNumber, other: DocumentNumber, *, agree: bool) -> None:
    """Two names can be one document if the numbers are equal and kinds and symbols do not contradict."""
    assert one.agrees_with(other) is agree
    assert other.agrees_with(one) is agree


@given(
    st.integers(1, 9999),
    st.sampled_from(["CT/HU", "NQ/TU", "KH-UBND", "QĐ-TTg", "TTr-UBND", "BC/ĐU"]),
    st.sampled_from(["-", "/"]),
    st.sampled_from(["Thực hiện ", "văn bản số ", "(", ""]),
    st.sampled_from([" ngày 1/2/2021", ".", ",", ")", ""]),
)
def test_a_symbol_written_in_full_is_found_anywhere(
    value: int, symbol: str, joint: str, before: str, after: str
) -> None:
    """A number with its symbol is found whatever stands around it, with the number's value."""
    numbers = [n for n in find_document_numbers(f"{before}{value:02}{joint}{symbol}{after}") if n.symbol]

    assert [n.number for n in numbers] == [str(value)]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["chỉ thị ", "số ", "05-", ""]))
def test_no_text_upsets_the_search(text: str, before: str) -> None:
    """Any text is searched, and what is found lies in it."""
    for item in find_document_numbers(before + text):
        assert 0 <= item.start < item.end <= len(before + text)
        assert item.number == item.number.lstrip("0") or item.number == "0"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ai ký quyết định 1120 năm 2019", ["1120"]),
        ("nghị định 138/2020 quy định gì", ["138"]),
        ("cv 93 của thanh tra huyện", ["93"]),
        ("công điện bão số 3 của huyện", []),
        ("Thông báo số 15 nói gì", ["15"]),
        ("báo cáo 3 năm thực hiện", []),
    ],
)
def test_a_year_and_an_abbreviation_beside_a_number(text: str, numbers: list[str]) -> None:
    """A number before its year, or behind an abbreviation in lower case, is a document's; one of a storm is not."""
    assert [found.number for found in find_document_numbers(text)] == numbers
