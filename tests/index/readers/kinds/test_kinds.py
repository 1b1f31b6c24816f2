"""What a file really is, whatever it is called."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentRefused
from index.readers.formats import FORMATS
from index.readers.kinds.kinds import kind_of
from tests.paths import DATA
from tests.sentences import saying

FILES = sorted(path for folder in ("tables", "papers") for path in (DATA / folder / "files").iterdir())
OTHER_NAMES = ("a.doc", "a.txt", "a.pdf", "a", "a.exe")
TYPES = '<Types><Override PartName="/a.xml" ContentType="application/vnd.{}"/></Types>'
OPEN = "application/vnd.oasis.opendocument."


def archive(parts: dict[str, str]) -> bytes:
    """A container with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return made.getvalue()


def text_kind(path: Path) -> bool:
    """Whether only the name tells the kind of file."""
    return path.suffix in (".txt", ".md", ".csv")


@pytest.mark.parametrize("path", [path for path in FILES if not text_kind(path)], ids=lambda path: path.name)
@pytest.mark.parametrize("name", OTHER_NAMES)
def test_the_name_does_not_matter(path: Path, name: str) -> None:
    """An office file is what it is under any name."""
    expected = "html" if path.name == "tien_do_bhyt_ho_gia_dinh.xls" else path.suffix.removeprefix(".")

    assert kind_of(path.read_bytes(), name) == expected


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx"),
        ("openxmlformats-officedocument.wordprocessingml.template.main+xml", "docx"),
        ("ms-word.document.macroEnabled.main+xml", "docx"),
        ("openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"),
        ("ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
        ("ms-excel.sheet.binary.macroEnabled.main", "xlsb"),
        ("openxmlformats-officedocument.presentationml.slideshow.main+xml", "pptx"),
    ],
)
def test_office_files_by_their_content_types(content: str, kind: str) -> None:
    """Templates and files with macros are documents too."""
    assert kind_of(archive({"[Content_Types].xml": TYPES.format(content), "a.xml": ""}), "a.zip") == kind


@pytest.mark.parametrize(("content", "kind"), [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")])
def test_open_documents_by_what_they_say(content: str, kind: str) -> None:
    """The first part of an OpenDocument file names it; templates are the same kind."""
    assert kind_of(archive({"mimetype": OPEN + content}), "a.zip") == kind
    assert kind_of(archive({"mimetype": f"{OPEN}{content}-template"}), "a.zip") == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html><p>Họp", "a.doc", "html"),
        ("\ufeff\n<!-- lưu -->\n<html xmlns:v='x'>", "a.xls", "html"),
        ('<?xml version="1.0"?><html>', "a.txt", "html"),
        ("<p>Họp</p>", "a.html", "html"),
        ("<p>Họp</p>", "a.txt", "txt"),
        ("{\\rtf1 Hop}", "a.doc", "rtf"),
        ("From: a\nTo: b\nSubject: c\n\nHọp", "a.txt", "eml"),
        ("Received: a\r\n\tb\r\nDate: c\r\nMIME-Version: 1.0\r\n\r\nHọp", "a", "eml"),
        ("Từ: a\nGửi: b\n\nHọp", "a.txt", "txt"),
        ("Họp", "a.md", "md"),
        ("a\tb\n1\t2", "a.xls", "csv"),
        ("Họp", "a.doc", "txt"),
        ("Họp", "a.docx", "unknown"),
        ("Họp", "a.py", "unknown"),
        ("Họp", "a", "unknown"),
    ],
)
def test_text_by_its_signs_then_by_its_name(text: str, name: str, kind: str) -> None:
    """Pages, mails and rich text show what they are; of other texts the name says the kind."""
    assert kind_of(text.encode(), name) == kind


def test_signs_show_in_other_encodings() -> None:
    """A page in UTF-16 is a page."""
    assert kind_of("<html><p>Họp".encode("utf-16"), "a.doc") == "html"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (archive({"a.docx": "x"}), "tệp nén ZIP"),
        (b"PK\x05\x06" + bytes(18), "tệp nén ZIP"),
        (b"Rar!\x1a\x07\x01\0", "tệp nén RAR"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "tệp nén 7z"),
        (b"\x1f\x8b\x08\0", "tệp nén GZIP"),
        (b"BZh91AY", "tệp nén BZIP2"),
        (b"\xfd7zXZ\0\0", "tệp nén XZ"),
        (b"MSCF\0\0\0\0", "tệp nén CAB"),
        (b"a" * 257 + b"ustar\x0000", "tệp nén TAR"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_archives_are_refused(data: bytes, said: str, name: str) -> None:
    """An archive is refused with its kind and what to do."""
    with pytest.raises(DocumentRefused, check=saying(f"là {said}; vui lòng giải nén")):
        kind_of(data, name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MZ\x90\0\x03\0", "chương trình Windows"),
        (b"L\0\0\0\x01\x14\x02\0", "chương trình Windows"),
        (b"\x7fELF\x02\x01", "chương trình Linux"),
        (b"\xcf\xfa\xed\xfe", "chương trình macOS"),
        (b"#!/bin/sh\n", "chương trình dạng văn bản"),
        (archive({"META-INF/MANIFEST.MF": "", "a.class": ""}), "chương trình Java"),
    ],
)
@pytest.mark.parametrize("name", ["a.doc", "a.txt"])
def test_programs_are_refused(data: bytes, said: str, name: str) -> None:
    """A program under a document's name is refused by what it is."""
    with pytest.raises(DocumentRefused, check=saying(f"là {said}.*không phải tài liệu")):
        kind_of(data, name)


def test_encrypted_files_are_refused() -> None:
    """A file with a password is refused by name, and told how to get in."""
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"

    with pytest.raises(DocumentRefused, check=saying("“a.odt”.*mật khẩu")):
        kind_of(archive({"mimetype": f"{OPEN}text", "META-INF/manifest.xml": manifest}), "a.odt")


@pytest.mark.parametrize("length", [4, 8, 18, 100, 2000])
@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_stumps_are_refused_as_damaged(start: bytes, length: int) -> None:
    """The beginning of an office file is a damaged one."""
    if len(start) <= length:
        with pytest.raises(DocumentRefused, check=saying("bị hỏng hoặc bị cắt cụt")):
            kind_of(start + bytes(length - len(start)), "a.docx")


def test_what_inflates_beyond_any_document_is_refused() -> None:
    """A container of few bytes that say that they become very many is refused before anything is inflated."""
    data = bytearray(archive({"[Content_Types].xml": TYPES.format("ms-word.document.macroEnabled.main+xml")}))
    size_at = data.index(b"PK\x01\x02") + 24  # APPNOTE 4.3.12: the uncompressed size in the directory
    data[size_at : size_at + 4] = (600 * 1024 * 1024).to_bytes(4, "little")

    with pytest.raises(DocumentRefused, check=saying("“a.docx”.*512 MB nên không được đọc")):
        kind_of(bytes(data), "a.docx")


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>"]))
def test_any_bytes_have_a_kind_or_are_refused(data: bytes, start: bytes) -> None:
    """Nothing else is raised, whatever the bytes."""
    try:
        assert kind_of(start + data, "a.doc")
    except DocumentRefused as refused:
        assert refused.notice.values["file"] == "a.doc"


def test_every_kind_that_is_read_is_told() -> None:
    """The names of formats are those that bytes are told by."""
    texts = {"txt", "md", "html", "csv", "eml"}
    pictures = {"png", "jpeg", "tiff", "webp", "bmp", "gif", "heic"}
    office = {"docx", "doc", "odt", "rtf", "pdf", "xlsx", "xls", "ods", "pptx"}

    assert FORMATS.keys() <= texts | pictures | office
