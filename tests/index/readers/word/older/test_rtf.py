"""What stands in an RTF file; `paper.rtf` is `paper.fodt` as LibreOffice writes it (`soffice --convert-to rtf`)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentRefused
from index.readers.word.older.doc.read import read_doc
from index.readers.word.older.rtf.read import read_rtf
from index.readers.word.older.rtf.reader import RtfReader
from index.readers.word.older.rtf.tokens import tokens
from tests.letters import encoded
from tests.paths import DATA

FOLDER = DATA / "readers/word"
PAPER = (FOLDER / "paper.rtf").read_bytes()
FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset163{\*\falt Arial}Times;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset0 .VnTime;}{\f4\fcharset204 Courier;}}"
)


def text_of(body: str | bytes, *, head: str = r"\ansi\ansicpg1252\deff0\uc1") -> str:
    """The text of a file with this body."""
    written = body.encode("cp1252") if isinstance(body, str) else body
    return read_rtf(rb"{\rtf1" + head.encode() + FONTS.encode() + b"\n" + written + b"}", "a.rtf").text


def escaped(data: bytes) -> str:
    """Bytes as RTF writes them."""
    return "".join(f"\\'{byte:02x}" if byte > 0x7F else chr(byte) for byte in data)


def test_the_same_paper_says_the_same_as_doc_and_rtf() -> None:
    """Lists, tables, notes, boxes, hidden and deleted text, old fonts: line by line."""
    as_doc, as_rtf = read_doc((FOLDER / "paper.doc").read_bytes(), "a.doc"), read_rtf(PAPER, "a.rtf")

    assert as_rtf.text == as_doc.text
    assert as_rtf.layout == as_doc.layout


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"M\u7897?t hai", "Một hai\n"),
        (r"{\uc0 M\u7897 t}{\uc2 M\u7897\'f4\'f2t}", "MộtMột\n"),
        (r"\u-10179?\u-8704?", "\U0001f600\n"),
        (r"{\upr{M?t}{\*\ud{M\u7897?t}}} hai", "Một hai\n"),
        (r"\f1 Ti\'ea\'ecng Vi\'ea\'f2t", "Tiếng Việt\n"),
        (r"\f4 \'cf\'f0\'e8", "При\n"),
        (r"\f2\'b7\f0  gạch".replace("ạ", r"\u7841?"), "· gạch\n"),
        (r"17\_CT/HU\~v\emdash\{a\}\\", "17-CT/HU v—{a}\\\n"),
        (r"{\caps in hoa} 10{\super 6} m{\super 2}", "IN HOA 10⁶ m2\n"),
        (r"m\'f4t\line hai\par ba\sect b\'f4n", "môt\nhai\n\nba\n\nbôn\n"),
        (r"a{\v b}{\deleted c}{\v0 d}", "ad\n"),
        (r"{\v a\par}b", "b\n"),
        (r"{\pict\pngblip 89504e47}{\object{\*\objdata 0102}{\result c\'f2n}}", "còn\n"),
        ("{\\*\\unknown gone}{\\info{\\title gone}}\\bin3 }}}here", "here\n"),
    ],
)
def test_characters(body: str, expected: str) -> None:
    """Unicode with what stands for it elsewhere, code pages of fonts, signs, looks, what is no text."""
    assert text_of(body) == expected


def test_old_letters_are_read_by_runs() -> None:
    """A run in TCVN3 is Unicode beside one that is so already."""
    old = escaped(encoded("Ban Chấp hành Đảng bộ huyện quyết định", "tcvn3"))

    assert text_of(rf"{{\f3 {old}}} {{\f0 vi\u7879?c m\u7899?i}}") == (
        "Ban Chấp hành Đảng bộ huyện quyết định việc mới\n"
    )


def test_labels_notes_fields_and_comments() -> None:
    """The label that stands in the file, a note after its paragraph, of a field its result, no page's number."""
    body = (
        r"{\listtext\pard\plain 1.\tab}M\'f4t{\super\chftn}{\footnote\pard{\super\chftn} Ghi ch\'fa.} xong.\par"
        r"{\pntext\'b7\tab}{\field{\*\fldinst HYPERLINK x}{\fldrslt li\'ean k\u7871?t}}"
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}{\*\annotation no}\par"
    )

    assert text_of(body) == "1. Môt xong.\n\n(1) Ghi chú.\n\n· liên kết\n"


def test_shapes_hang_on_their_paragraph() -> None:
    """The text of a shape is read once, and not its substitute for older programs."""
    body = (
        r"tr\'ean{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard trong\par}}{\shprslt{\*\do{\dptxbxtext trong\par}}}}"
        r" d\'f2ng\par sau"
    )

    assert text_of(body) == "trên dòng\n\ntrong\n\nsau\n"


def test_tables() -> None:
    """Merged cells, lines of a cell, a table in a cell, one without lines."""
    line = r"\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs"
    head = rf"\trowd\trhdr{line}\cellx1000{line}\cellx2000{line}\cellx3000\pard\intbl A\cell B\cell C\cell\row"
    first = rf"\trowd\clvmgf{line}\cellx1000{line}\cellx2000{line}\cellx3000 a\cell b\par c\cell d\cell\row"
    second = (
        rf"\trowd\clvmrg{line}\cellx1000\clmgf{line}\cellx2000\clmrg{line}\cellx3000 \cell"
        r"{\itap2 e\nestcell f\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}}"
        r"\pard\intbl"
        rf"\cell\cell\trowd\clvmrg{line}\cellx1000\clmgf{line}\cellx2000\clmrg{line}\cellx3000\row\pard xong\par"
    )

    lines = text_of(head + first + second).splitlines()

    assert lines[0] == "A: a | B: b c | C: d"
    assert lines[1].startswith("A: a | B")
    assert "e | f" in lines[1]
    assert lines[-1] == "xong"


def test_headers() -> None:
    """That of the first page alone belongs to the text, others are told as left out."""
    body = r"\titlepg{\headerf UBND X\'c3\par}{\headerr C\'f4ng b\'e1o s\'f4\par}{\footer Trang\par}Th\'e2n"
    read = read_rtf(b"{\\rtf1\\ansi " + body.encode("cp1252") + b"}", "a.rtf")

    assert read.text == "UBND XÃ\n\nThân\n"
    assert [dict(told.values) for told in read.layout.left_out] == [{"text": "Công báo sô"}, {"text": "Trang"}]


def test_stamps_are_read() -> None:
    """Words that a header draws across the page, and the text of its boxes, are no running title."""
    read = read_rtf((FOLDER / "stamp.rtf").read_bytes(), "stamp.rtf")

    assert read.text == "HỎA TỐC\n\nDỰ THẢO\n\nThân bài của văn bản.\n"


def test_pictures_are_taken_once() -> None:
    """Those of runs and of shapes, not their substitutes for older programs, nor kinds that are not pixels."""
    body = (
        rb"{\rtf1{\*\shppict{\pict{\*\picprop}\pngblip\picw1 89504e47}}{\nonshppict{\pict\wmetafile8 0102}}"
        rb"{\shp{\*\shpinst{\sp{\sn pib}{\sv {\pict\jpegblip ffd8}}}{\sp{\sn other}{\sv 7}}}}{\pict\pngblip 8g}}"
    )
    reader = RtfReader()
    paper, is_whole = reader.read(tokens(body))

    assert list(reader.pictures()) == [b"\x89PNG", b"\xff\xd8"]
    assert is_whole
    assert not any(flat.runs for flat in paper.main)


def test_a_cut_off_file_is_read_to_its_end_and_told() -> None:
    """What is there is text; another thing is refused."""
    read = read_rtf(PAPER[: PAPER.index(b"DUNG")], "a.rtf")

    assert "trồng cây đầu xuân" in read.text
    assert read.layout.left_out[-1].code == "file_cut_off"
    with pytest.raises(DocumentRefused, match="file_damaged"):
        read_rtf(b"PK", "a.rtf")


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes are changed, it ends with text or a refusal."""
    damaged = bytearray(PAPER)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(5, len(damaged) - 1))] = data.draw(st.integers(0, 255))

    assert read_rtf(bytes(damaged), "a.rtf").text is not None


@given(
    st.lists(
        st.sampled_from(
            [
                r"{",
                r"}",
                r"\pard",
                r"\intbl",
                r"\cell",
                r"\row",
                r"\trowd",
                r"\cellx9",
                r"\itap2",
                r"\nestcell",
                r"\nestrow",
                r"\u-2",
                r"\'",
                r"\*",
                r"\footnote ",
                r"\shptxt ",
                r"\par",
                "a",
                r"\bin9 ",
                r"\f9",
            ]
        )
    )
)
def test_any_row_of_words_is_read(words: list[str]) -> None:
    """Control words in any order are read without end or error."""
    assert text_of("".join(words)) is not None
