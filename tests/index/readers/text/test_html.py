"""Web pages: what is shown, in order, tables as tables."""

import pytest

from index.errors import DocumentRefused
from index.readers.formats import read_data
from index.readers.text.html import read_html
from tests.index.readers.test_formats import in_windows_1258
from tests.paths import DATA
from tests.sentences import saying

FILES = DATA / "readers"
PAGE_TEXT = (FILES / "page.expected.txt").read_text("utf-8").removesuffix("\n")


def lines(page: str) -> list[str]:
    """The lines of a page's text."""
    return read_html(page.encode(), "a.html").text.split("\n")


def test_page_gives_its_visible_text() -> None:
    """Blocks become lines, rows one line each; scripts, menus, hidden text and what is beside the article go."""
    assert read_html((FILES / "page.html").read_bytes(), "a.html").text == PAGE_TEXT


def test_page_in_windows_1258_whatever_it_declares() -> None:
    """A page's bytes tell its encoding, also where its declaration is wrong."""
    page = (FILES / "page.html").read_text("utf-8")

    for charset in ("windows-1258", "utf-8", "iso-8859-1"):
        assert read_html(in_windows_1258(page.replace("utf-8", charset)), "a.html").text == PAGE_TEXT


def test_page_without_headline_gets_its_title() -> None:
    """The page's title is the first line where no line of the text says it."""
    page = "<title>Kết luận hội nghị</title><p>Sáng 25/02, Huyện ủy họp.</p>"

    assert read_html(page.encode(), "a.html").text == "Kết luận hội nghị\n\nSáng 25/02, Huyện ủy họp."


def test_cells_with_several_lines_follow_one_another() -> None:
    """The two columns of a letterhead are read one after the other, not line by line across."""
    page = (
        "<table><tr><td><p>UBND HUYỆN AN LĨNH</p><p>Số: 12/QĐ-UBND</p></td>"
        "<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr></table>"
    )

    assert read_html(page.encode(), "a.html").text.split("\n") == [
        "UBND HUYỆN AN LĨNH",
        "Số: 12/QĐ-UBND",
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_form_around_nothing_but_fields_is_left_out() -> None:
    """A search form is left out although a form around the whole page is not."""
    page = "<form>Tìm kiếm <input></form><p>Nội dung.</p>"

    assert read_html(page.encode(), "a.html").text == "Nội dung."


def test_tables_inside_tables() -> None:
    """A page laid out by tables is read in order, each text once."""
    page = "<table><tr><td><h1>Tin</h1><table><tr><td>A</td><td>B</td></tr></table></td></tr></table>"

    assert read_html(page.encode(), "a.html").text == "Tin\n\nA | B"


def test_preformatted_text_keeps_its_lines() -> None:
    """Lines of preformatted text stay lines."""
    assert read_html("<pre>Dòng một\nDòng hai</pre>".encode(), "a.html").text == "Dòng một\nDòng hai"


@pytest.mark.parametrize("attribute", ["a{}", 'a{}="x > y"', "a{}='<b>'", "a{}=x/"])
def test_tags_with_countless_attributes_are_read_without_them(attribute: str) -> None:
    """An element with more attributes than any real page has is read as if it had none, in no time."""
    attributes = " ".join(attribute.format(n) for n in range(100_000))
    page = f"<p hidden {attributes}>Sáng 25/02, <b hidden>không</b>Huyện ủy họp.</p><p {attributes[:90]}>Hết.</p>"

    assert read_html(page.encode(), "a.html").text.split("\n\n")[0] == "Sáng 25/02, Huyện ủy họp."


def test_page_nested_too_deep_is_refused() -> None:
    """A page that would exhaust the stack is refused."""
    with pytest.raises(DocumentRefused, check=saying("lồng nhau quá sâu")):
        read_html(b"<div>" * 5000 + b"a", "a.html")


def test_page_of_nothing_is_refused() -> None:
    """A page without visible text is refused as empty."""
    with pytest.raises(DocumentRefused, check=saying("không có nội dung")):
        read_data(b"<html><body><script>x</script></body></html>", name="a.html")


@pytest.mark.parametrize(
    "heading",
    [
        "<h2><button type=button data-bs-toggle=collapse>Lệ phí đăng ký kết hôn?</button></h2>",
        "<button class=accordion><h3>Lệ phí đăng ký kết hôn?</h3></button>",
        "<details><summary><button>Lệ phí đăng ký kết hôn?</button></summary></details>",
    ],
)
def test_a_heading_that_opens_a_part_of_the_page_is_text(heading: str) -> None:
    """A button in a heading, or with one in it, is read; any other button is not."""
    page = f"<button>Gửi</button>{heading}<div class='accordion-collapse collapse'><p>28.000 đồng.</p></div>"

    assert read_html(page.encode(), "a.html").text == "Lệ phí đăng ký kết hôn?\n\n28.000 đồng."


@pytest.mark.parametrize("foot", ["div class='footer'", "div id=footer class=x", "div class='Footer clear'", "footer"])
def test_the_foot_of_a_page_is_not_read(foot: str) -> None:
    """Who publishes the page, and where, is none of its text; in an article it is."""
    page = f"<p>Huyện ủy họp.</p><{foot}>Địa chỉ: thị trấn</{foot.split()[0]}>"

    assert read_html(page.encode(), "a.html").text == "Huyện ủy họp."
    assert "Địa chỉ" in read_html(f"<article>{page}</article>".encode(), "a.html").text


@pytest.mark.parametrize("hidden", ["d-none", "mb-3 d-none", "hidden", "invisible", "visually-hidden", "sr-only"])
def test_what_a_class_hides_is_not_read(hidden: str) -> None:
    """A node that its class hides at every width of the screen is left out."""
    page = f"<p class='{hidden}'>Lệ phí là 99.000 đồng (bản nháp).</p><p>Lệ phí là 28.000 đồng.</p>"

    assert read_html(page.encode(), "a.html").text == "Lệ phí là 28.000 đồng."


@pytest.mark.parametrize("shown", ["d-none d-md-block", "d-none d-lg-table-cell", "hidden md:block", "hidden-print"])
def test_what_is_hidden_on_small_screens_only_is_read(shown: str) -> None:
    """A node that is shown at some width is text of the page."""
    assert read_html(f"<p class='{shown}'>Huyện ủy họp.</p>".encode(), "a.html").text == "Huyện ủy họp."


def test_a_cell_over_rows_stands_in_each_of_them() -> None:
    """A cell of two rows belongs to both, with the titles of their columns."""
    page = (
        "<table><tr><th>Thôn</th><th>Người trực</th></tr>"
        "<tr><th scope=row rowspan=2>Đông</th><td>Lý Văn Khải</td></tr><tr><td>Mai Thị Huệ</td></tr></table>"
    )

    assert lines(page) == ["Thôn: Đông | Người trực: Lý Văn Khải", "Thôn: Đông | Người trực: Mai Thị Huệ"]


def test_a_heading_of_two_lines_names_its_columns() -> None:
    """The title of several columns stands before each one's own; a span of zero rows reaches to the end."""
    page = (
        "<table><thead><tr><th rowspan=2>Xã</th><th colspan=2>Số hộ</th></tr>"
        "<tr><th>Nghèo</th><th>Khá</th></tr></thead>"
        "<tr><td rowspan=0>An Hòa</td><td>12</td><td>95</td></tr><tr><td>13</td><td>96</td></tr></table>"
    )

    assert lines(page) == [
        "Xã: An Hòa | Số hộ - Nghèo: 12 | Số hộ - Khá: 95",
        "Xã: An Hòa | Số hộ - Nghèo: 13 | Số hộ - Khá: 96",
    ]


def test_a_cell_of_lines_stays_in_its_row() -> None:
    """Lists, paragraphs and broken lines in a cell are one cell; its offsets are exact."""
    page = (
        "<table><tr><td>Thôn</td><td>Người trực</td></tr>"
        "<tr><td>Đông</td><td><ul><li>Lý Văn Khải</li><li>Mai Thị Huệ</li></ul></td></tr>"
        "<tr><td>Đoài</td><td><p>Trương Công Lịch</p><p>Bạch Thị Nhàn</p></td></tr></table>"
    )
    read = read_html(page.encode(), "a.html")

    assert [read.text[cell.start : cell.end] for cell in read.layout.cells] == [
        "Đông",
        "Lý Văn Khải; Mai Thị Huệ",
        "Đoài",
        "Trương Công Lịch; Bạch Thị Nhàn",
    ]


@pytest.mark.parametrize("span", ["-1", "abc", "", "99999999", "²"])
def test_spans_that_are_no_numbers_are_one(span: str) -> None:
    """A span that is none does not disturb the table."""
    page = f"<table><tr><th>Thôn</th><th>Hộ</th></tr><tr><td colspan='{span}'>Đông</td><td>95</td></tr></table>"

    assert lines(page) == ["Thôn: Đông | Hộ: 95"]


def test_huge_spans_take_no_time() -> None:
    """Spans over more than there is end with the table."""
    row = "<tr><td colspan=60000 rowspan=60000>Đông</td><td>95</td></tr>"

    assert "Đông" in read_html(f"<table>{row * 2000}</table>".encode(), "a.html").text


def test_hidden_rows_are_not_read() -> None:
    """A row that is not shown is no row."""
    page = "<table><tr><th>Thôn</th><th>Hộ</th></tr><tr style='display:none'><td>Bản nháp</td><td>1</td></tr>"

    assert "Bản nháp" not in read_html(f"{page}<tr><td>Đông</td><td>95</td></tr></table>".encode(), "a.html").text
