"""The page of a passage as a picture, the passage marked, kept on disk up to a limit."""

import io
import subprocess
import sys
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from index.errors import DocumentRefused
from index.layout import NO_LAYOUT, Span
from index.readers.formats import read_data
from index.readers.paged.pictures import office
from index.readers.paged.pictures.office import as_pdf, find_office
from index.readers.paged.pictures.page_pictures import PagePictures, PagePng
from index.readers.worker.frames import Frame
from index.readers.worker.worker import CALLS
from index.types import NO_HEADER, Document
from tests.index.readers.paged.made import LEFT, MadePdf
from tests.index.readers.worker.test_limits import still_running
from tests.paths import ROOT

MARK = (255, 236, 92)


class AskingHere:
    """Answers in this process, and counts what it was asked."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def ask(self, call: str, data: bytes, name: str, **values: Any) -> Frame:
        self.calls.append(call)
        return CALLS[call](Frame({"call": call, "name": name} | values, data))


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A PDF of two pages, read."""
    pdf = MadePdf()
    pdf.text(LEFT, 100, "Kế hoạch tu bổ kênh mương năm 2024")
    pdf.next_page()
    pdf.text(LEFT, 100, "Kinh phí 1.234,5 triệu đồng cho 27 km kênh")
    (tmp_path / "kế hoạch.pdf").write_bytes(pdf.data())
    return read(tmp_path / "kế hoạch.pdf")


def read(path: Path) -> Document:
    """The file as a document."""
    data = path.read_bytes()
    held = read_data(data, name=path.name)
    digest = sha256(data).hexdigest()
    return Document("0" * 12, str(path.parent), path.name, digest, held.text, NO_HEADER, held.layout)


def marked(picture: PagePng) -> tuple[int, int, int, int] | None:
    """Where the mark is, in shares of a thousand."""
    image = np.asarray(Image.open(io.BytesIO(picture.data)))
    rows, columns = np.nonzero((image == MARK).all(axis=2))
    if not len(rows):
        return None
    height, width, _ = image.shape
    edges = (columns.min() / width, rows.min() / height, columns.max() / width, rows.max() / height)
    left, top, right, bottom = (round(1000 * float(edge)) for edge in edges)
    return left, top, right, bottom


def test_the_passage_is_marked_on_its_page(document: Document, tmp_path: Path) -> None:
    """Its words are marked and no others, on the page that they stand on."""
    start = document.text.index("1.234,5")
    picture = PagePictures(tmp_path / "pages", AskingHere()).of(
        document, marked=Span(start, start + len("1.234,5 triệu"))
    )
    box = marked(picture)

    assert picture.page == 2
    assert box is not None
    left, top, right, bottom = box
    assert 220 < left < 260
    assert 340 < right < 400
    assert 100 < top < bottom < 130


def test_a_picture_is_made_once(document: Document, tmp_path: Path) -> None:
    """The second time it comes from the disk; without a passage nothing is marked."""
    asking = AskingHere()
    pictures = PagePictures(tmp_path / "pages", asking)

    first, second = pictures.of(document, page=1), pictures.of(document, page=1)

    assert first == second
    assert marked(first) is None
    assert asking.calls == ["picture"]
    assert all(path.name.startswith(document.digest) for path in (tmp_path / "pages").iterdir())


def test_the_page_that_was_found_is_not_drawn_again(document: Document, tmp_path: Path) -> None:
    """Who asks for a passage in a file without known pages, and then for its page, has one picture."""
    asking = AskingHere()
    pictures = PagePictures(tmp_path / "pages", asking)
    start = document.text.index("1.234,5")
    unpaged, span = replace(document, layout=NO_LAYOUT), Span(start, start + 7)

    found = pictures.of(unpaged, marked=span)

    assert found.page == 2
    assert pictures.of(unpaged, page=2, marked=span) == pictures.of(unpaged, marked=span) == found
    assert asking.calls == ["picture"]


def test_the_oldest_pictures_are_forgotten(document: Document, tmp_path: Path) -> None:
    """The folder holds no more than it may, but the last."""
    pictures = PagePictures(tmp_path / "pages", AskingHere(), most_bytes=1)
    pictures.of(document, page=1)
    pictures.of(document, page=2)

    assert [path.name[-6:] for path in (tmp_path / "pages").iterdir()] == ["-2.png"]


def test_a_file_that_is_gone_or_another_has_no_picture(document: Document, tmp_path: Path) -> None:
    """What would be shown is not what was read."""
    pictures = PagePictures(tmp_path / "pages", AskingHere())
    with pytest.raises(DocumentRefused, match="picture_no_page"):
        pictures.of(document, page=3)
    (tmp_path / document.source).write_bytes(b"%PDF-1.4")
    with pytest.raises(DocumentRefused, match="picture_of_changed"):
        pictures.of(document, page=1)
    (tmp_path / document.source).unlink()
    with pytest.raises(DocumentRefused, match="file_gone"):
        pictures.of(document, page=1)


def test_a_text_without_pages_has_no_picture(tmp_path: Path) -> None:
    """It is said, and the text is shown instead."""
    (tmp_path / "a.txt").write_text("Nội dung", encoding="utf-8")
    with pytest.raises(DocumentRefused, match="picture_without_pages"):
        PagePictures(tmp_path / "pages", AskingHere()).of(read(tmp_path / "a.txt"), page=1)


def test_the_cells_of_a_row_are_marked_one_by_one(tmp_path: Path) -> None:
    """The titles that a row is quoted with are not, and cells that are alike are those of the row."""
    pdf = MadePdf()
    xs = (85.0, 300.0, 540.0)
    pdf.grid(xs, (60, 90, 120, 150))
    for at, (one, other) in enumerate((("Xã", "Hộ nghèo"), ("Bình Lãng", "96"), ("Phú Khê", "96"))):
        pdf.text(xs[0] + 4, 80 + 30 * at, one)
        pdf.text(xs[1] + 4, 80 + 30 * at, other)
    (tmp_path / "a.pdf").write_bytes(pdf.data())
    document = read(tmp_path / "a.pdf")
    start = document.text.index("Xã: Phú Khê")
    box = marked(PagePictures(tmp_path / "pages", AskingHere()).of(document, marked=Span(start, len(document.text))))

    assert box is not None
    assert 150 < box[1] < box[3] < 175


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "a.webp"])
def test_photographs_are_shown(tmp_path: Path, name: str) -> None:
    """Every kind of picture that is read."""
    Image.new("RGB", (600, 800), "white").save(tmp_path / name)
    data = (tmp_path / name).read_bytes()
    layout = NO_LAYOUT
    document = Document("0" * 12, str(tmp_path), name, sha256(data).hexdigest(), "Nội dung", NO_HEADER, layout)

    assert PagePictures(tmp_path / "pages", AskingHere()).of(document, page=1).page == 1


def test_without_an_office_program_it_is_said() -> None:
    """The text is there all the same."""
    with pytest.raises(DocumentRefused, match="picture_needs_office"):
        as_pdf(b"", "a.docx", kind="docx", program=None)


@pytest.mark.parametrize("ending", ["late", "killed"])
def test_an_office_program_ends_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """After the time that it has, or with the process that asked, nothing of it is left running."""
    program, told = tmp_path / "soffice", tmp_path / "pid"
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {told}\nwait\n")
    program.chmod(0o755)
    if ending == "late":
        monkeypatch.setattr(office, "_TIMEOUT_S", 1.5)
        with pytest.raises(DocumentRefused, match="picture_failed"):
            as_pdf(b"", "a.docx", kind="docx", program=str(program))
    else:
        code = f"from {office.__name__} import as_pdf; as_pdf(b'', 'a.docx', kind='docx', program={str(program)!r})"
        with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as asking:
            while not told.exists() or not told.read_text():
                time.sleep(0.1)
            asking.kill()

    assert still_running([int(told.read_text())]) == []


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_word_files_become_pages() -> None:
    """LibreOffice makes a PDF of them, with a profile of its own."""
    pdf = as_pdf(rb"{\rtf1\ansi Noi dung}", "a.rtf", kind="rtf", program=find_office())

    assert pdf.startswith(b"%PDF-")
