"""What stands in a Word file and how its paragraphs follow one another."""

import pytest

from index.errors import DocumentRefused
from index.readers.word.docx.read import read_docx
from tests.index.readers.word.made import docx, item, level, numbering, p, r, zipped

CENTRED = '<w:jc w:val="center"/>'


def text_of(data: bytes) -> str:
    """The text of a file."""
    return read_docx(data, "a.docx").text


def left_out(data: bytes) -> list[str]:
    """The codes of what is left out of a file."""
    return [told.code for told in read_docx(data, "a.docx").layout.left_out]


def test_paragraphs_follow_one_another_with_gaps() -> None:
    """A paragraph is a line, with a blank line before it."""
    assert text_of(docx(p("Một.") + p("") + p("Hai."))) == "Một.\n\nHai.\n"


def test_centred_lines_are_one_block_until_an_empty_paragraph() -> None:
    """The lines of a title stand one below the other."""
    body = p("KẾ HOẠCH", CENTRED) + p("Về việc nọ", CENTRED) + p("", CENTRED) + p("Chương I", CENTRED) + p("Thân bài.")

    assert text_of(docx(body)) == "KẾ HOẠCH\nVề việc nọ\n\nChương I\n\nThân bài.\n"


def test_lines_broken_by_hand_are_lines() -> None:
    """A break is the end of a line without a gap."""
    assert text_of(docx(p(r("Một") + "<w:r><w:br/></w:r>" + r("hai")))) == "Một\nhai\n"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:r><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r>", "NĐ-CP"),
        ("<w:r><w:t>nhân</w:t><w:softHyphen/><w:t> dân</w:t></w:r>", "nhân dân"),
        (r("km") + r("2", '<w:vertAlign w:val="superscript"/>'), "km2"),
        (r("10") + r("6", '<w:vertAlign w:val="superscript"/>'), "10⁶"),
        (r("NĐ-CP") + r("1", '<w:vertAlign w:val="superscript"/>'), "NĐ-CP ¹"),
        (r("ủy ban nhân dân", "<w:caps/>"), "ỦY BAN NHÂN DÂN"),
        (r("Ủy ban", '<w:caps w:val="0"/>'), "Ủy ban"),
        (r("thấy") + r(" giấu", "<w:vanish/>") + r(" rồi"), "thấy rồi"),
        ('<w:hyperlink r:id="no">' + r("liên kết") + "</w:hyperlink>", "liên kết"),
        ("<w:r><w:t>một\n  hai</w:t></w:r>", "một hai"),
        ("<w:ins>" + r("thêm") + "</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>", "thêm"),
        ("<w:moveFrom>" + r("đi ") + "</w:moveFrom><w:moveTo>" + r("đến") + "</w:moveTo>", "đến"),
        (
            "<w:smartTag>" + r("Hà ") + "</w:smartTag><w:sdt><w:sdtContent>" + r("Nam") + "</w:sdtContent></w:sdt>",
            "Hà Nam",
        ),
        ('<w:fldSimple w:instr=" AUTHOR ">' + r("An") + "</w:fldSimple>", "An"),
        ("<w:r><w:ruby><w:rt>" + r("chú") + "</w:rt><w:rubyBase>" + r("chữ") + "</w:rubyBase></w:ruby></w:r>", "chữ"),
        ('<w:r><w:sym w:font="Symbol" w:char="D800"/><w:sym w:char="zzzz"/><w:t>chữ</w:t></w:r>', "chữ"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> có</w:t></w:r>', "☑ có"),
        (r("a \u00a3 b", '<w:rFonts w:ascii="Symbol"/>'), "α ≤ β"),
        (r("dòng\uf0b7", ""), "dòng•"),
        ("<m:oMath><m:r><m:t>x + y</m:t></m:r></m:oMath>", "x + y"),
    ],
)
def test_a_paragraph_says_what_is_shown(inner: str, expected: str) -> None:
    """Signs of their own, letters in capitals, changes taken, nothing that is hidden."""
    assert text_of(docx(p(inner))) == f"{expected}\n"


def test_of_a_field_only_the_result_is_text() -> None:
    """Instructions are none, also where fields are in one another, and the number of a page is none."""

    def marked(instruction: str, result: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    inner = (
        r("Xem ") + marked(' HYPERLINK "x" ', r("Điều ") + marked("REF a", r("5"))) + marked(" PAGE ", r("7")) + r(".")
    )

    assert text_of(docx(p(inner))) == "Xem Điều 5.\n"


def test_a_field_without_an_end_takes_nothing_away() -> None:
    """In a damaged file all text is text."""
    inner = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'

    assert text_of(docx(p(inner) + p("Thân bài."))) == "Thân bài.\n"


def test_numbers_of_lists_are_text() -> None:
    """They are counted by level, each with its form."""
    lists = numbering(level(0, "Điều %1."), level(1, "%1.%2."), level(2, "%3)", "lowerLetter"), level(3, "-", "bullet"))
    body = item("Phạm vi") + item("Một", level=1) + item("a", level=2) + item("b", level=2) + item("Hai", level=1)
    body += item("Đối tượng") + item("Ba", level=1) + item("gạch", level=3)

    assert text_of(docx(body, numbering=lists)).split("\n\n") == [
        "Điều 1. Phạm vi",
        "1.1. Một",
        "a) a",
        "b) b",
        "1.2. Hai",
        "Điều 2. Đối tượng",
        "2.1. Ba",
        "- gạch\n",
    ]


def test_old_fonts_are_read_run_by_run() -> None:
    """Letters of TCVN3 beside Unicode, also where a word is cut into runs."""
    old = '<w:rFonts w:ascii=".VnTime"/>'
    body = p(r("B¶n th©n tù x¸c ®", old) + r("Þnh t­ t­ëng, ®¹o ®øc c¸ch m¹ng", old)) + p("Quyết định này có hiệu lực.")

    assert text_of(docx(body)) == "Bản thân tự xác định tư tưởng, đạo đức cách mạng\n\nQuyết định này có hiệu lực.\n"


def test_a_damaged_file_is_refused() -> None:
    """What is no archive, or one without a text, is said to be damaged."""
    for data in (b"PK\x03\x04 eighteen bytes", docx(p("Một."))[:-40], zipped({"a.txt": "a"})):
        with pytest.raises(DocumentRefused) as refused:
            read_docx(data, "a.docx")
        assert refused.value.notice.code == "file_damaged"


def test_what_is_left_out_is_said() -> None:
    """Hidden letters, comments and deleted words are counted."""
    inner = r("thấy") + r("giấu", "<w:vanish/>") + "<w:r><w:commentReference/></w:r>"
    inner += "<w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>"

    assert left_out(docx(p(inner))) == ["left_out_hidden", "left_out_comments", "left_out_deleted"]
