"""Stamps of urgency and secrecy, and drafts."""

import pytest

from index.errors import notice
from index.layout import Layout, Part
from index.structure.reading import read
from index.types import Marks

HEAD = """UBND HUYỆN AN LĨNH
Số: 12/QĐ-UBND
{left}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lĩnh, ngày 05 tháng 3 năm 2020

{above}
QUYẾT ĐỊNH
{subject}

Điều 1. Giao dự toán cho Trạm Khuyến nông huyện.
"""


def marks(*, left: str = "", above: str = "", subject: str = "Về việc giao dự toán năm 2020") -> Marks:
    """The marks of a decision with a line below its number, one above its title, and this subject."""
    return read(HEAD.format(left=left, above=above, subject=subject)).header.marks


@pytest.mark.parametrize("left", ["", "ĐỘ MẬT CỦA VĂN BẢN", "Độ mật: Thường"])
def test_no_stamp(left: str) -> None:
    """A paper without a stamp has no marks, whatever else stands there."""
    assert marks(left=left) == Marks()


@pytest.mark.parametrize(
    ("stamp", "level"),
    [
        ("MẬT", "Mật"),
        ("TỐI MẬT", "Tối mật"),
        ("TUYỆT MẬT", "Tuyệt mật"),
        ("[MẬT]", "Mật"),
        ("Độ mật: Mật", "Mật"),
        ("Mức độ mật: Tối mật", "Tối mật"),
        ("ĐỘ MẬT: TUYỆT MẬT", "Tuyệt mật"),
        ("| MẬT |", "Mật"),
        ("T U Y Ệ T   M Ậ T", "Tuyệt mật"),
        ("T Ố I    M Ậ T", "Tối mật"),
    ],
)
def test_a_stamp_of_secrecy(stamp: str, level: str) -> None:
    """A line of its own in capitals or behind its label, below the number or above the title."""
    assert marks(left=stamp).secrecy == level
    assert marks(above=stamp).secrecy == level


@pytest.mark.parametrize(
    "subject",
    [
        "Về bảo vệ bí mật nhà nước",
        "Ban hành Danh mục bí mật nhà nước độ Mật, Tối mật",
        "Về nuôi ong lấy mật",
        "VỀ CÔNG TÁC BẢO MẬT",
    ],
)
def test_the_word_in_a_title_is_no_stamp(subject: str) -> None:
    """What a paper is about says nothing of how secret it is."""
    assert marks(subject=subject).secrecy is None


def test_the_word_in_the_text_is_no_stamp() -> None:
    """A line of the text that lists the levels stamps nothing."""
    text = HEAD.format(left="", above="", subject="Về con dấu") + "\nĐiều 2. Các con dấu gồm:\n\nTUYỆT MẬT\n\nMẬT\n"

    assert read(text).header.marks == Marks()


@pytest.mark.parametrize(
    ("stamp", "urgency"),
    [
        ("KHẨN", "Khẩn"),
        ("THƯỢNG KHẨN", "Thượng khẩn"),
        ("HỎA TỐC", "Hỏa tốc"),
        ("HOẢ TỐC", "Hỏa tốc"),
        ("HỎA TỐC HẸN GIỜ", "Hỏa tốc"),
        ("Độ khẩn: Khẩn", "Khẩn"),
    ],
)
def test_a_stamp_of_urgency(stamp: str, urgency: str) -> None:
    """As of secrecy; both ways of writing the tone mark are one word."""
    assert marks(left=stamp) == Marks(urgency=urgency)


@pytest.mark.parametrize("note", ["DỰ THẢO", "Dự thảo", "(DỰ THẢO)", "DỰ THẢO LẦN 2", "Dự thảo ngày 12/3/2020"])
def test_a_draft(note: str) -> None:
    """A draft says so on a line of its own."""
    assert marks(left=note).is_draft
    assert marks(above=note).is_draft


@pytest.mark.parametrize("subject", ["(Dự thảo)", "Về việc giao dự toán (DỰ THẢO)"])
def test_a_draft_by_its_title(subject: str) -> None:
    """Or at the end of its title."""
    assert marks(subject=subject).is_draft


def test_a_paper_about_a_draft_is_none() -> None:
    """Who asks for opinions on a draft has not written one."""
    assert not marks(subject="Về việc góp ý dự thảo Nghị quyết").is_draft


@pytest.mark.parametrize("stamp", ["Đóng dấu MẬT", "Đóng dấu độ mật: Mật", "HỎA TỐC - MẬT", "[ MẬT ]"])
def test_secrecy_as_it_is_typed_beside_the_head(stamp: str) -> None:
    """Behind the words for a stamp, or beside another one."""
    assert marks(left=stamp).secrecy == "Mật"
    assert marks(above=stamp).secrecy == "Mật"


def test_stamps_of_a_paper_without_a_head() -> None:
    """They stand above the text."""
    text = "Chiều nay Ủy ban nhân dân huyện An Lĩnh họp bàn về việc giao dự toán cho Trạm Khuyến nông huyện."

    assert read(f"TỐI MẬT\n\nBáo cáo nhanh\n\n{text}").header.marks == Marks(secrecy="Tối mật")
    assert read(f"Báo cáo nhanh\n\n{text}\n\nMẬT\n\n{text}").header.marks == Marks()


def test_a_draft_whose_title_begins_so() -> None:
    """The kind stands behind the word."""
    header = read(HEAD.replace("QUYẾT ĐỊNH", "DỰ THẢO QUYẾT ĐỊNH").format(left="", above="", subject="X")).header

    assert (header.kind, header.marks.is_draft) == ("Quyết định", True)


def test_a_paper_about_a_draft_whose_subject_begins_so() -> None:
    """Below the kind the word is of the subject."""
    assert not marks(subject="Dự thảo Nghị quyết về giao dự toán năm 2020").is_draft


@pytest.mark.parametrize("stamp", ["Mật", "M Ậ T", "(Mật)", "m Ậ t".upper()])
def test_a_stamp_of_a_head_as_it_is_typed(stamp: str) -> None:
    """Not in capitals, or letter by letter."""
    assert marks(left=stamp).secrecy == "Mật"
    assert marks(above=stamp).secrecy == "Mật"


@pytest.mark.parametrize(
    "behind",
    [" MẬT", "   MẬT", " (MẬT)", ", Mật", " - MẬT", "\tMẬT\tAn Lĩnh", " T U Y Ệ T M Ậ T", "   T U Y Ệ T   M Ậ T"],
)
def test_a_stamp_behind_the_number(behind: str) -> None:
    """On one line with it."""
    head = HEAD.format(left="", above="", subject="Về giao dự toán")
    for number in ("Số: 12/QĐ-UBND", "Số: 12/2020/QĐ-UBND", "Số:      /QĐ-UBND", "Số 12-QĐ/HU"):
        found = read(head.replace("Số: 12/QĐ-UBND", number + behind)).header.marks

        assert found.secrecy == ("Tuyệt mật" if "Y" in behind else "Mật")


@pytest.mark.parametrize(("glued", "level"), [("-MẬT", "Mật"), ("/TỐI MẬT", "Tối mật"), (" - TUYỆT MẬT", "Tuyệt mật")])
def test_a_stamp_in_the_number(glued: str, level: str) -> None:
    """Written as if it were of the symbol, it is a stamp, and the number is without it."""
    head = HEAD.format(left="", above="", subject="Về giao dự toán")
    for number, symbol in (("Số: 12/QĐ-UBND", "QĐ-UBND"), ("Số:      /QĐ-UBND", "QĐ-UBND"), ("Số 12-QĐ/HU", "QĐ/HU")):
        found = read(head.replace("Số: 12/QĐ-UBND", number + glued)).header

        assert (found.marks.secrecy, found.symbol) == (level, symbol)
        assert found.number in (None, number.removeprefix("Số").strip(": "))


@pytest.mark.parametrize("line", ["mật", "Mật ong", "Số: 12/QĐ-UBND về bảo mật", "Số 5-BC/HU bảo vệ bí mật nhà nước"])
def test_words_of_a_head_that_are_no_stamp(line: str) -> None:
    """A line that goes on in the word, and a number with what its paper is about."""
    assert marks(left=line).secrecy is None
    assert marks(subject=f"Về công tác bảo vệ bí\n{line}").secrecy is None


def test_the_word_without_capitals_above_a_text_without_a_head() -> None:
    """It may be a headline."""
    assert read("Mật\n\nỞ quê tôi, người ta nuôi ong lấy mật từ lâu.").header.marks == Marks()


@pytest.mark.parametrize(
    ("stamp", "level"), [("TỐI MẠT", "Tối mật"), ("TUYỆT MÂT", "Tuyệt mật"), ("MÂT", "Mật"), ("| MẠT", "Mật")]
)
def test_slips_of_recognition_in_a_stamp(stamp: str, level: str) -> None:
    """Marks aside it is the stamp where the page was recognised, and nowhere else."""
    text = HEAD.format(left="", above=stamp, subject="Về việc giao dự toán")

    assert read(text, Layout(recognised=(1,))).header.marks.secrecy == level
    assert read(text, Layout(pages=(0, 90), recognised=(2,))).header.marks.secrecy == level
    assert read(text, Layout(pages=(0, len(text)), recognised=(2,))).header.marks.secrecy is None
    assert read(text).header.marks.secrecy is None


@pytest.mark.parametrize(
    "line", ["TUYỆT MẬT", "TUYỆT MẬT …", "Công báo | TUYỆT MẬT", "Tuyệt mật\t2", "T U Y Ệ T   M Ậ T   2"]
)
def test_a_stamp_on_every_page(line: str) -> None:
    """It is not in the text, and beside what else is left out of it."""
    text = HEAD.format(left="MẬT", above="", subject="Về việc giao dự toán")
    left_out = tuple(notice("left_out_repeated", text=words) for words in ("Công báo huyện", line, "Mật"))

    assert read(text, Layout(left_out=left_out)).header.marks == Marks(secrecy="Tuyệt mật")


@pytest.mark.parametrize("line", ["Phòng bảo mật", "Nuôi ong lấy mật", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "DỰ THẢO"])
def test_a_line_of_every_page_that_stamps_nothing(line: str) -> None:
    """Whatever word it holds."""
    layout = Layout(left_out=(notice("left_out_repeated", text=line),))

    assert read(HEAD.format(left="", above="", subject="Về dự toán"), layout).header.marks == Marks()


def test_the_head_of_a_file_inside_another() -> None:
    """The highest level counts; the text of none of them does, nor that one of them is a draft."""
    first = HEAD.format(left="MẬT", above="DỰ THẢO", subject="Về dự toán")
    second = HEAD.format(left="", above="TỐI MẠT", subject="Về dự toán") + "\nTUYỆT MẬT\n"
    mail = "Gửi văn bản\n\nKính gửi các đồng chí.\n\nTệp đính kèm: a.docx\n\n"
    parts = (Part(len(mail)), Part(len(mail + first), is_recognised=True))

    assert read(mail + first + second, Layout(parts=parts)).header.marks.secrecy == "Tối mật"
    assert read(mail + first + second, Layout(parts=parts[:1])).header.marks.secrecy == "Mật"
