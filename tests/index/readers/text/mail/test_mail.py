"""Mails and saved pages."""

from email.message import EmailMessage

import pytest

from index.errors import notice
from index.readers.formats import read_data
from index.readers.types import Read
from tests.paths import DATA

TABLES = DATA / "tables" / "files"


def mail(body: str = "Kính gửi các đồng chí,\n\nHọp lúc 8 giờ.\n", subtype: str = "plain") -> EmailMessage:
    """A mail with this body."""
    message = EmailMessage()
    message["Subject"] = "Giấy mời họp giao ban tháng 3"
    message["From"] = "Lý Văn Khải <khailv@anlinh.example>"
    message["To"] = "Phòng Nội vụ <noivu@anlinh.example>"
    message["Date"] = "Tue, 05 Mar 2024 07:30:00 +0700"
    message.set_content(body, subtype=subtype)
    return message


def read(message: EmailMessage, name: str = "a.eml") -> Read:
    """What is read of a mail."""
    return read_data(message.as_bytes(), name=name)


HEAD = [
    "Giấy mời họp giao ban tháng 3",
    "",
    "Người gửi: Lý Văn Khải <khailv@anlinh.example>",
    "Người nhận: Phòng Nội vụ <noivu@anlinh.example>",
    "Ngày gửi: 05/03/2024 07:30",
]


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a.doc"])
def test_head_and_body(name: str) -> None:
    """Encoded words and quoted-printable are read, whatever the file is called."""
    assert read(mail(), name).text.split("\n") == [*HEAD, "", "Kính gửi các đồng chí,", "", "Họp lúc 8 giờ."]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_encodings(charset: str, encoding: str) -> None:
    """The bytes tell the encoding of a body, whatever it declares."""
    message = mail()
    message.set_content("Họp lúc 8 giờ tại hội trường.".encode(charset), "text", "plain", cte=encoding)

    assert "Họp" in read(message).text


def test_the_page_of_two_forms_is_read_once() -> None:
    """Of the same text as page and as plain text the page is read, its tables as tables."""
    message = mail("Thôn Hộ\nĐông 95\n")
    message.add_alternative("<table><tr><th>Thôn</th><th>Hộ</th></tr><tr><td>Đông</td><td>95</td></tr></table>", "html")

    found = read(message)

    assert found.text.split("\n")[len(HEAD) + 1 :] == ["Thôn: Đông | Hộ: 95"]
    assert [found.text[cell.start : cell.end] for cell in found.layout.cells] == ["Đông", "95"]


def test_attachments_are_read_below_the_body() -> None:
    """Each under its name, with exact offsets of its cells; what cannot be read is named."""
    message = mail("Xem bảng.\n")
    message.add_attachment("<p>Huyện ủy họp.</p>", "html", filename="tin.html")
    table = (TABLES / "danh_ba_can_bo.csv").read_bytes()
    message.add_attachment(table, "application", "octet-stream", filename="danh bạ.csv")
    message.add_attachment(b"MZ\0\0", "application", "octet-stream", filename="chay.exe")

    found = read(message)

    assert "Tệp đính kèm: tin.html\n\nHuyện ủy họp." in found.text
    assert "Tệp đính kèm: danh bạ.csv\n\nSTT: 1 | Họ và tên: Bế Văn Khôi" in found.text
    assert "Bế Văn Khôi" in [found.text[cell.start : cell.end] for cell in found.layout.cells]
    headings = {found.text[cell.heading.start : cell.heading.end] for cell in found.layout.cells if cell.heading}
    assert headings == {"STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Thư điện tử"}
    assert found.layout.left_out == (notice("left_out_attachment", file="chay.exe"),)


def test_a_forwarded_mail_is_read_and_a_chain_ends() -> None:
    """A mail in a mail is an attachment; the fourth is named only."""
    message = mail("Thư trong cùng.\n")
    for depth in range(4):
        outer = mail(f"Thư {depth}.\n")
        outer.add_attachment(message)
        message = outer

    found = read(message)

    assert [line for line in found.text.split("\n") if line.startswith("Thư")] == ["Thư 3.", "Thư 2.", "Thư 1."]
    assert [told.code for told in found.layout.left_out] == ["left_out_attachment"]


def test_a_saved_page_is_its_text() -> None:
    """A page that a browser saved as one file has no head of a mail, and its pictures are no attachments."""
    page = EmailMessage()
    page["From"] = "<Saved by Blink>"
    page["Subject"] = "Tin"
    page["Date"] = "Tue, 05 Mar 2024 07:30:00 +0700"
    page["MIME-Version"] = "1.0"
    page.set_content("<title>Huyện ủy họp</title><p>Sáng 25/02, Huyện ủy họp.</p>", "html")
    page.make_related()
    page.add_related(b"\x89PNG", "image", "png")

    assert read(page, "a.mht").text == "Huyện ủy họp\n\nSáng 25/02, Huyện ủy họp."
    assert read(page, "a.mht").layout.left_out == ()


def test_lines_that_flow_are_put_together() -> None:
    """A line that ends with a blank goes on in the next one where the mail says so."""
    message = mail()
    message.set_content("Họp lúc \n8 giờ.\nHết.\n")
    message.set_param("format", "flowed")

    assert read(message).text.split("\n")[-2:] == ["Họp lúc 8 giờ.", "Hết."]


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nTo: <<<>\nDate: x\nSubject: =?utf-8?q?=ff?=\n\nHop",
        b"From: a\nTo: b\nDate: x\nContent-Type: multipart/mixed; boundary=a\n\nHop",
        b"From: a\nTo: b\nDate: x\nContent-Type: multipart/mixed\n\n--\n\n",
        b"From: a\nTo: b\nDate: x\nContent-Type: text/plain; charset=nothing\nContent-Transfer-Encoding: base64\n\n!!",
    ],
)
def test_malformed_mails_are_read_as_far_as_they_go(data: bytes) -> None:
    """A fault in a head or in the parts does not stop the reading."""
    assert "Người gửi: a" in read_data(data, name="a.eml").text


def test_where_attached_files_begin() -> None:
    """Those of an attached mail too."""
    inner = mail("Kèm theo văn bản.")
    inner.add_attachment("TỐI MẬT\n\nKế hoạch".encode(), "text", "plain", filename="b.txt")
    message = mail()
    message.add_attachment("MẬT\n\nBáo cáo".encode(), "text", "plain", filename="a.txt")
    message.add_attachment(inner)
    held = read(message)

    assert [held.text[part.start :].split("\n")[0] for part in held.layout.parts] == ["MẬT", HEAD[0], "TỐI MẬT"]
