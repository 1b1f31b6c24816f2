"""What stands in an OpenDocument text and how its lists get their labels."""

import pytest

from index.errors import DocumentRefused
from index.readers.types import Read
from index.readers.word.odf.read import read_odt
from tests.index.readers.word.made import zipped

_NAMES = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
}
_SPACES = " ".join(f'xmlns:{at}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for at, name in _NAMES.items())
LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Điều " style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-list-format="%3%)"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="-" style:num-suffix="."/>'
    "</text:list-style>"
)


def odt(body: str, *, styles: str = "", pages: str = "") -> bytes:
    """A file with this text, these styles of its own, and these pages."""
    content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
    content += "</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_SPACES}>{content}</office:document-content>",
            "styles.xml": f"<office:document-styles {_SPACES}>{pages}</office:document-styles>",
        }
    )


def read(body: str, *, styles: str = "", pages: str = "") -> Read:
    """What is read of such a file."""
    return read_odt(odt(body, styles=styles, pages=pages), "a.odt")


def p(text: str, style: str = "P") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def items(*inner: str, attributes: str = 'text:style-name="L"') -> str:
    """A list of these items."""
    return f"<text:list {attributes}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inner)}</text:list>"


def style(name: str, properties: str, family: str = "paragraph") -> str:
    """A style."""
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("một<text:s text:c='3'/>hai<text:tab/>ba", "một hai ba"),
        ("một<text:line-break/>hai", "một\nhai"),
        ("một\n  hai", "một hai"),
        ("<text:span>Hà</text:span> <text:a>Nam</text:a>", "Hà Nam"),
        ("thấy<text:span text:style-name='H'> giấu</text:span>", "thấy"),
        ("<text:span text:style-name='C'>ủy ban</text:span>", "ỦY BAN"),
        ("10<text:span text:style-name='S'>6</text:span>", "10⁶"),
        ("chữ<office:annotation><text:p>lời bình</text:p></office:annotation>", "chữ"),
        ("trang <text:page-number>7</text:page-number>", "trang"),
    ],
)
def test_a_paragraph_says_what_is_shown(inner: str, expected: str) -> None:
    """Signs of their own, capitals, nothing that is hidden."""
    styles = "".join(
        style(name, f"<style:text-properties {properties}/>", "text")
        for name, properties in (
            ("H", 'text:display="none"'),
            ("C", 'fo:text-transform="uppercase"'),
            ("S", 'style:text-position="super 58%"'),
        )
    )

    assert read(p(inner), styles=styles).text == f"{expected}\n"


def test_centred_lines_are_one_block() -> None:
    """The lines of a title, by the style that their own comes from."""
    styles = style("A", '<style:paragraph-properties fo:text-align="center"/>')
    styles += '<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'

    assert read(p("KẾ HOẠCH", "A") + p("Về việc nọ", "B") + p("Thân."), styles=styles).text == (
        "KẾ HOẠCH\nVề việc nọ\n\nThân.\n"
    )


def test_lists_are_counted_by_level() -> None:
    """Each level has its form; only the first paragraph of an item has a label."""
    deepest = items(p("gạch"), attributes="")
    deep = items(p("x") + deepest, attributes="")
    below = items(p("a") + p("tiếp"), p("b") + deep, attributes="")

    assert read(items(p("một") + below, p("hai")), styles=LISTS).text.rstrip().split("\n\n") == [
        "Điều 1. một",
        "1.1. a",
        "tiếp",
        "1.2. b",
        "a) x",
        "- gạch",
        "Điều 2. hai",
    ]


def test_a_list_begins_anew_or_goes_on() -> None:
    """It goes on where it says so, with the list before it or one that it names, or from a number."""
    same = 'text:style-name="L"'
    body = items(p("một"), attributes=f'{same} xml:id="n"') + items(p("hai"))
    body += items(p("ba"), attributes=f'{same} text:continue-numbering="true"')
    body += items(p("bốn"), attributes=f'{same} text:continue-list="n"')
    body += f"<text:list {same}><text:list-item text:start-value='7'>{p('năm')}</text:list-item></text:list>"

    assert read(body, styles=LISTS).text.rstrip().split("\n\n") == [
        "Điều 1. một",
        "Điều 1. hai",
        "Điều 2. ba",
        "Điều 2. bốn",
        "Điều 7. năm",
    ]


def test_headings_are_numbered_by_the_outline() -> None:
    """Where it gives their level a form."""
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    headings = ((1, "CHUNG"), (2, "Mục"), (1, "RIÊNG"))
    body = "".join(f'<text:h text:outline-level="{at}">{text}</text:h>' for at, text in headings)

    assert read(body, pages=outline).text.rstrip().split("\n\n") == ["I. CHUNG", "Mục", "II. RIÊNG"]


def test_a_table_has_rows_with_the_titles_of_its_columns() -> None:
    """Merged cells stand in each of their rows."""

    def cell(text: str, attributes: str = "") -> str:
        return f'<table:table-cell table:style-name="T" {attributes}>{p(text)}</table:table-cell>'

    rows = [
        cell("Đơn vị") + cell("Số"),
        cell("Sở Y tế", 'table:number-rows-spanned="2"') + cell("5"),
        "<table:covered-table-cell/>" + cell("7"),
    ]
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    styles = style("T", '<style:table-cell-properties fo:border="0.5pt solid #000000"/>', "table-cell")

    said = read(f"<table:table>{made}</table:table>", styles=styles)

    assert said.text.splitlines() == ["Đơn vị: Sở Y tế | Số: 5", "Đơn vị: Sở Y tế | Số: 7"]


def test_notes_and_boxes_stand_after_their_paragraph() -> None:
    """A note without its mark in the sentence, a box with its lines one below the other."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Về văn thư.')}</text:note-body></text:note>"
    )
    frame = f"<draw:frame><draw:text-box>{p('DỰ THẢO')}{p('Lần 2')}</draw:text-box></draw:frame>"

    assert read(p(f"NĐ-CP{note} này.{frame}") + p("Sau.")).text == (
        "NĐ-CP này.\n\n(1) Về văn thư.\n\nDỰ THẢO\nLần 2\n\nSau.\n"
    )


def test_what_is_no_text_is_left_out_and_said() -> None:
    """Deleted words, lists of contents, comments, what repeats on every page."""
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('bỏ')}</text:deletion></text:changed-region>"
        f"</text:tracked-changes><text:table-of-content>{p('Chương I 2')}</text:table-of-content>"
        + p("Thân.<office:annotation/>", "Standard")
    )
    header = f"<style:header>{p('Báo cáo năm 2024')}</style:header>"
    pages = f'<style:master-page style:name="Standard">{header}</style:master-page>'

    said = read(body, pages=pages)

    assert said.text == "Thân.\n"
    assert [told.code for told in said.layout.left_out] == [
        "left_out_repeated",
        "left_out_contents",
        "left_out_comments",
        "left_out_deleted",
    ]


def test_a_letterhead_in_the_header_of_the_first_page_is_text() -> None:
    """It stands before the body."""
    header = f"<style:header-first>{p('Số: 05/KH-UBND')}</style:header-first>"

    assert read(p("Thân."), pages=f'<style:master-page style:name="Standard">{header}</style:master-page>').text == (
        "Số: 05/KH-UBND\n\nThân.\n"
    )


def test_a_file_without_a_text_is_refused() -> None:
    """It is said to be damaged."""
    with pytest.raises(DocumentRefused) as refused:
        read_odt(zipped({"content.xml": "<a/>"}), "a.odt")
    assert refused.value.notice.code == "file_damaged"
