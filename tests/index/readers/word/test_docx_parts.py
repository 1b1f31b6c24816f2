"""Tables, notes, boxes, headers and lists of contents of a Word file."""

from index.readers.word.docx.read import read_docx
from tests.index.readers.paged.scans.pages import BODY, NEEDS_TESSERACT, as_bytes, letter
from tests.index.readers.word.made import docx, p, r, tbl, tc

RULED = (
    "<w:tblBorders>"
    + "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders>"
)
ROWS = [["Đơn vị", "Số"], ["Sở Y tế", "5"]]


def text_of(body: str, **parts: str | bytes) -> str:
    """The text of a file."""
    return read_docx(docx(body, **parts), "a.docx").text


def repeated(body: str, **parts: str) -> list[object]:
    """What of headers and footers is left out of a file."""
    told = read_docx(docx(body, **parts), "a.docx").layout.left_out
    return [one.values["text"] for one in told if one.code == "left_out_repeated"]


def merged(text: str, properties: str) -> str:
    """A cell with these properties."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def boxed(inner: str) -> str:
    """A run with a text box, as a Word of today writes it: once for itself, once for older ones."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{inner}'
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_table_with_lines_has_titles_above_its_columns() -> None:
    """A row is a line of "column: cell" pairs."""
    assert text_of(tbl(*ROWS, properties=RULED)) == "Đơn vị: Sở Y tế | Số: 5\n"


def test_merged_cells_stand_in_each_of_their_rows() -> None:
    """Those that go on below, and those that go over columns."""
    rows = [
        [merged("Sở Y tế", '<w:vMerge w:val="restart"/>'), "5"],
        [merged("", "<w:vMerge/>"), "7"],
        [merged("Cộng", '<w:gridSpan w:val="2"/>')],
    ]

    said = text_of(tbl(ROWS[0], *rows, properties=RULED))

    assert said.splitlines() == ["Đơn vị: Sở Y tế | Số: 5", "Đơn vị: Sở Y tế | Số: 7", "Cộng"]


def test_deleted_rows_are_gone() -> None:
    """A row that a change took away is no row."""
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("bỏ") + tc("đi") + "</w:tr></w:tbl>"

    assert text_of(tbl(*ROWS, properties=RULED).replace("</w:tbl>", gone)) == "Đơn vị: Sở Y tế | Số: 5\n"


def test_a_frame_around_text_is_no_table() -> None:
    """What stands in the only cell of a table are paragraphs."""
    assert text_of(p("Trước.") + tbl([p("Một.") + p("Hai.")])) == "Trước.\n\nMột.\n\nHai.\n"


def test_a_note_stands_after_its_paragraph() -> None:
    """With its number, and without the mark in the sentence."""
    inner = r("Theo Nghị định 30/2020/NĐ-CP") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" thì.")
    note = '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>" + r(" Về văn thư.")) + "</w:footnote>"

    said = text_of(p(inner) + p("Sau."), footnotes=note)

    assert said == "Theo Nghị định 30/2020/NĐ-CP thì.\n\n(1) Về văn thư.\n\nSau.\n"


def test_a_note_may_have_a_mark_of_its_own() -> None:
    """It is typed in the sentence and in the note, and not counted."""
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/></w:r>'
    counted = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = "".join(f'<w:footnote w:id="{at}">{p(text)}</w:footnote>' for at, text in ((1, "* Riêng."), (2, "Chung.")))

    assert text_of(p(r("Một") + own + r("*.")) + p(r("Hai.") + counted), footnotes=notes).split("\n\n") == [
        "Một*.",
        "* Riêng.",
        "Hai.",
        "(1) Chung.\n",
    ]


def test_a_note_to_a_title_waits_for_its_end() -> None:
    """The lines of a title stay together; notes at the end come last."""
    centred = '<w:jc w:val="center"/>'
    body = p(r("KẾ HOẠCH") + '<w:r><w:footnoteReference w:id="1"/></w:r>', centred) + p("Về việc nọ", centred)
    body += p(r("Thân.") + '<w:r><w:endnoteReference w:id="1"/></w:r>') + p("Sau.")
    notes = {f"{kind}s": f'<w:{kind} w:id="1">{p(kind)}</w:{kind}>' for kind in ("footnote", "endnote")}

    assert text_of(body, **notes).split("\n\n") == [
        "KẾ HOẠCH\nVề việc nọ",
        "Thân.",
        "(1) footnote",
        "Sau.",
        "(i) endnote\n",
    ]


def test_a_text_box_is_read_once() -> None:
    """After the paragraph that it hangs on, its lines one below the other."""
    body = p(r("Đoạn văn.") + boxed(p("DỰ THẢO") + p("Lần 2"))) + p("Sau.")

    assert text_of(body) == "Đoạn văn.\n\nDỰ THẢO\nLần 2\n\nSau.\n"


def test_a_text_box_in_a_group_is_read_once() -> None:
    """Where each shape of a drawing is written twice."""
    inner = boxed(p("Sở Y tế")).removeprefix("<w:r>").removesuffix("</w:r>")

    assert text_of(p(f"<w:r><w:drawing><wps:wsp>{inner}</wps:wsp></w:drawing></w:r>")) == "Sở Y tế\n"


def test_a_file_with_all_its_text_in_boxes_is_read() -> None:
    """Nothing else need be there."""
    assert text_of(p(boxed(p("Một.")) + boxed(p("Hai.")))) == "Một.\n\nHai.\n"


@NEEDS_TESSERACT
def test_pictures_of_pages_are_recognised() -> None:
    """Where they are all that a file holds, in its order; else its text is what was written."""
    drawn = "".join(f'<w:r><w:drawing><a:blip r:embed="{name}"/></w:drawing></w:r>' for name in ("b", "a"))
    files = {"a": as_bytes(letter()), "b": as_bytes(letter())}

    said = read_docx(docx(p(drawn), **files), "a.docx")

    assert said.layout.recognised == (1, 2)
    assert BODY[0].split()[0] in said.text
    assert text_of(p(drawn) + p("Phụ lục kèm theo"), **files) == "Phụ lục kèm theo\n"


def test_a_list_of_contents_is_left_out() -> None:
    """By its control, by its field and by the style of its lines."""
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Chương I 2')}</w:sdtContent></w:sdt>"
    )
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    field = p(begin + r("Chương I 2")) + p(r("Chương II 3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    styles = '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>'

    said = read_docx(docx(control + field + p("Mục 4", '<w:pStyle w:val="M1"/>') + p("Thân."), styles=styles), "a.docx")

    assert said.text == "Thân.\n"
    assert [told.code for told in said.layout.left_out] == ["left_out_contents"]


def section(kind: str = "default", inner: str = "") -> str:
    """The end of a body whose pages have this header."""
    return f'<w:sectPr><w:headerReference w:type="{kind}" r:id="header1"/>{inner}</w:sectPr>'


def test_what_repeats_on_every_page_is_left_out() -> None:
    """It is said what; the number of a page is not worth it."""
    parts = {"header1": p("Báo cáo năm 2024"), "footer1": p("<w:r><w:t>- 3 -</w:t></w:r>")}

    assert text_of(p("Thân.") + section(), **parts) == "Thân.\n"
    assert repeated(p("Thân.") + section(), **parts) == ["Báo cáo năm 2024"]


def test_a_letterhead_in_the_header_is_text() -> None:
    """Where only the first page has it, or where it has the lines of one."""
    head = p("UBND XÃ HÒA SƠN") + p("Số: 05/KH-UBND") + p("Hòa Sơn, ngày 7 tháng 1 năm 2025")

    assert text_of(p("Thân.") + section(), header1=head).split("\n\n")[0] == "UBND XÃ HÒA SƠN"
    assert text_of(p("Thân.") + section("first", "<w:titlePg/>"), header1=p("Số: 05")) == "Số: 05\n\nThân.\n"


def test_stamps_in_the_header_are_text() -> None:
    """A line in capitals, and the words of a watermark."""
    mark = '<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>'

    assert text_of(p("Thân.") + section(), header1=p("MẬT") + p(mark)) == "DỰ THẢO\n\nMẬT\n\nThân.\n"


def test_columns_made_with_tabs_are_told_apart() -> None:
    """The head of a paper whose lines hold both columns: the left one is read first."""
    tab = "<w:r><w:tab/></w:r>"
    lines = [("UBND XÃ HÒA SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 05/KH-UBND", "Độc lập - Tự do")]

    said = text_of("".join(p(r(left) + tab + r(right)) for left, right in lines) + p("Thân bài của văn bản."))

    assert said.index("Số: 05/KH-UBND") < said.index("CỘNG HÒA") < said.index("Độc lập") < said.index("Thân bài")


def test_a_signature_beside_those_who_receive_is_told_apart() -> None:
    """Also where its first line stands alone; a paragraph that begins with a tab is none of it."""
    tab = "<w:r><w:tab/></w:r>"
    lines = [("", "KT. CHỦ TỊCH"), ("Nơi nhận:", "PHÓ CHỦ TỊCH"), ("- Lưu: VT.", "Trương Ngọc Ẩn")]

    said = text_of(p(tab + r("Trân trọng./.")) + "".join(p(r(left) + tab + r(right)) for left, right in lines))

    assert said.split() == "Trân trọng./. Nơi nhận: - Lưu: VT. KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trương Ngọc Ẩn".split()


def test_the_left_column_of_a_signature_may_go_on_alone() -> None:
    """Those who receive a paper are more lines than the signature has."""
    tab = "<w:r><w:tab/></w:r>"
    lines = [("Nơi nhận:", "CHỦ TỊCH"), ("- Sở Y tế;", ""), ("- Sở Nội vụ;", "Trương Ngọc Ẩn"), ("- Lưu: VT.", "")]

    said = text_of("".join(p(r(left) + (tab + r(right) if right else "")) for left, right in lines))

    assert said.split() == "Nơi nhận: - Sở Y tế; - Sở Nội vụ; - Lưu: VT. CHỦ TỊCH Trương Ngọc Ẩn".split()


def test_names_with_what_they_are_stay_on_their_lines() -> None:
    """A tab after a name is no column."""
    tab = "<w:r><w:tab/></w:r>"
    lines = [("- Thành phần:", "Lãnh đạo Sở."), ("- Địa điểm:", "Phòng họp số 2.")]

    assert text_of("".join(p(r(left) + tab + r(right)) for left, right in lines)).splitlines()[::2] == [
        "- Thành phần: Lãnh đạo Sở.",
        "- Địa điểm: Phòng họp số 2.",
    ]
