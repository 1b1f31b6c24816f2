"""Stamps that the readers of formats leave out of the text, or that stand in a file inside another one."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from index.readers.formats import read_data
from index.readers.word.docx.read import read_docx
from index.structure.reading import read
from tests.index.ingest.papers import plan
from tests.index.readers.paged.made import MadePdf
from tests.index.readers.word.made import docx, p

PLAN = plan().splitlines()
BODY = "".join(map(p, filter(None, PLAN)))
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override'
    ' PartName="/word/document.xml" ContentType="application/vnd'
    '.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)


def _pdf(stamp: str, y: float) -> bytes:
    pdf = MadePdf()
    for number in range(4):
        pdf.text(85, y, stamp)
        for at, line in enumerate(PLAN):
            pdf.text(85, 120 + 18 * at, f"{line} ({number})" if number else line)
        pdf.next_page()
    return pdf.data()


def _mail(stamp: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Gửi kế hoạch", "a@x.example", "b@x.example"
    message.set_content("Kính gửi các đồng chí kế hoạch trồng cây năm 2022 để thực hiện.")
    data = io.BytesIO(docx("".join(map(p, filter(None, [stamp, *PLAN])))))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
    message.add_attachment(data.getvalue(), "application", "octet-stream", filename="ke hoach.docx")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.pdf", lambda stamp: _pdf(stamp, 40)),
        ("a.pdf", lambda stamp: _pdf(stamp, 800)),
        ("a.eml", _mail),
    ],
    ids=["head", "foot", "attached"],
)
def test_a_stamp_is_seen(name: str, made: Callable[[str], bytes]) -> None:
    """Wherever it stands; other words there are none."""
    for stamp, level in (("TUYỆT MẬT", "Tuyệt mật"), ("MẬT", "Mật"), ("BẢO VỆ BÍ MẬT", None)):
        held = read_data(made(stamp), name=name)

        assert read(held.text, held.layout).header.marks.secrecy == level


def _section(*parts: str) -> str:
    """The end of a section with these headers and footers."""
    kinds = (f'<w:{part.rstrip("0123456789")}Reference w:type="default" r:id="{part}"/>' for part in parts)
    return f"<w:sectPr>{''.join(kinds)}</w:sectPr>"


@pytest.mark.parametrize("stamp", ["TUYỆT MẬT", "Tuyệt mật", "Độ mật: Tuyệt mật"])
def test_a_stamp_in_a_word_file_beside_its_text(stamp: str) -> None:
    """In its footer, or in the header of its second section."""
    second = f"<w:p><w:pPr>{_section('header1')}</w:pPr></w:p>{BODY}{_section('header2')}"
    for data in (
        docx(BODY + _section("footer1"), footer1=p(stamp)),
        docx(BODY + second, header1=p("Kế hoạch năm 2022"), header2=p(stamp)),
    ):
        held = read_docx(data, "a.docx")

        assert read(held.text, held.layout).header.marks.secrecy == "Tuyệt mật"
