"""Pictures of pages over HTTP, in process."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from bot.core import Core
from bot.messages import messages
from bot.presentation.documents.pages import picture_name
from index.errors import DocumentRefused
from index.layout import Span
from index.readers.paged.pictures.page_pictures import PagePictures
from index.readers.worker.process import ReadingProcess
from index.types import Document, Header
from tests.bot.fakes import SCAN, FakeAnswerer, FakeLibrary, FakePictures, found_answer, scan_answer
from tests.bot.page_client import Page, ask, get
from tests.paths import DATA
from tests.sentences import said

API = f"/api/page?document={SCAN.id}"


def test_page_is_a_png(core: Core, pictures: FakePictures) -> None:
    """A page comes as PNG, by its number, by the passage that is marked on it, or by both."""
    for query in ("&page=2", "&start=36&end=44", "&page=2&start=36&end=44"):
        response = get(core, API + query)
        assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
        assert response.content == b"\x89PNG picture"
        assert response.headers["cache-control"] == "no-store"
    assert pictures.asked == [(SCAN.id, 2, None), (SCAN.id, None, Span(36, 44)), (SCAN.id, 2, Span(36, 44))]


@pytest.mark.parametrize("query", ["", "&page=0", "&page=-1", "&page=x", "&page=", "&page=2222222"])
def test_page_that_is_no_number(query: str, core: Core, pictures: FakePictures) -> None:
    """What names no page and no passage is refused in a sentence, as JSON."""
    response = get(core, API + query)
    assert (response.status_code, response.json()) == (400, {"error": messages.said("page_unnamed")})
    assert pictures.asked == []


def test_passage_that_is_none(core: Core) -> None:
    """Offsets outside of the text are refused."""
    response = get(core, f"{API}&page=1&start=3&end=9999")
    assert (response.status_code, response.json()) == (400, {"error": messages.said("span_invalid")})


@pytest.mark.parametrize("reference", ["", "abc", "../../etc", "000000000000"])
def test_unknown_document(reference: str, core: Core) -> None:
    """A document that is not there is not found."""
    response = get(core, f"/api/page?document={reference}&page=1")
    assert response.status_code == 404
    assert set(response.json()) == {"error"}


@pytest.mark.parametrize(
    ("code", "status"),
    [("picture_without_pages", 404), ("picture_needs_office", 404), ("file_gone", 404), ("picture_of_changed", 409)],
)
def test_picture_that_cannot_be_had(code: str, status: int, core: Core, pictures: FakePictures) -> None:
    """Why there is no picture is said in a sentence, as JSON for a program and on a page for a person."""
    pictures.error = DocumentRefused(code, file=SCAN.source)
    sentence = said(code, file=SCAN.source)
    response = get(core, API + "&page=1")
    assert (response.status_code, response.json()) == (status, {"error": sentence})
    response = get(core, f"/page/{SCAN.id}?page=1")
    assert response.status_code == status
    assert sentence in Page(response.text).text


def test_source_leads_to_its_page(core: Core, answerer: FakeAnswerer, pictures: FakePictures) -> None:
    """A source with pages has a link to the picture of its page, shown with ways to the text and back."""
    answerer.act = scan_answer
    page = Page(ask(core, "giao cho ai").text)
    assert "trang 2 (nhận dạng từ bản quét)" in page.text
    assert "Xem trang 2" in page.text
    (link,) = [link for link in page.links() if link and link.startswith("/page/")]

    shown = Page(get(core, link).text)
    (image,) = [attributes for tag, attributes in shown.tags if tag == "img"]
    assert image == {"src": f"/api/page?document={SCAN.id}&page=2&start=36&end={len(SCAN.text)}", "alt": "Trang 2"}
    assert f"/source/{SCAN.id}?start=36&end={len(SCAN.text)}#trich" in shown.links()
    assert pictures.asked == [(SCAN.id, None, Span(36, len(SCAN.text)))]
    assert get(core, str(image["src"])).headers["content-type"] == "image/png"


def test_text_files_have_no_pictures() -> None:
    """Where a file has no pages, none is offered."""
    (text,), (scan,) = found_answer().citations, scan_answer().citations
    assert (picture_name(text), picture_name(scan)) == (None, "Xem trang 2")


@pytest.mark.process
def test_page_of_a_real_file(library: FakeLibrary, tmp_path: Path) -> None:
    """The page of a PDF is drawn in the process that reads files, another picture where words are marked on it."""
    path = DATA / "papers" / "files" / "bb_hoi_nghi.pdf"
    data = path.read_bytes()
    with ReadingProcess() as reading:
        read = reading.read(data, path.name)
        held = Document("0123456789ab", str(path.parent), path.name, sha256(data).hexdigest(), read.text, Header())
        document = replace(held, layout=read.layout)
        library.documents[document.id] = document
        with Core(library, workers=1, pictures=PagePictures(tmp_path, reading)) as core:
            plain = get(core, f"/api/page?document={document.id}&page=1")
            marked = get(core, f"/api/page?document={document.id}&page=1&start=0&end=20")
            beyond = get(core, f"/api/page?document={document.id}&page=7")
    assert [response.status_code for response in (plain, marked, beyond)] == [200, 200, 404]
    assert plain.content.startswith(b"\x89PNG\r\n")
    assert marked.content.startswith(b"\x89PNG\r\n")
    assert plain.content != marked.content
    assert beyond.json() == {"error": said("picture_no_page", file=path.name, page=7)}
