"""Pictures of pages as documents."""

import pytest
from PIL import Image

from index.errors import DocumentRefused
from index.readers.formats import read_data
from index.readers.paged.scans.photos import FORMATS, MOST_PIXELS, read_photo
from tests.index.readers.paged.scans.pages import BODY, NEEDS_TESSERACT, as_bytes, letter

WORDS = " ".join(BODY).split()


def share_of_words(text: str) -> float:
    """The share of the page's words that were read."""
    found = set(text.split())
    return sum(word in found for word in WORDS) / len(WORDS)


@NEEDS_TESSERACT
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_read_however_it_lies(turn: int) -> None:
    """A picture that stands upright, on a side or on its head gives the same words, marked as recognised."""
    read = read_data(as_bytes(letter().rotate(turn, expand=True)), name="anh.png")

    assert share_of_words(read.text) >= 0.95
    assert read.layout.recognised == (1,)
    assert read.layout.boxes


@NEEDS_TESSERACT
@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_of_picture_is_read(kind: str) -> None:
    """The same words are read from each kind of file, whatever its name says."""
    assert share_of_words(read_data(as_bytes(letter(), kind), name="anh.png").text) >= 0.95


@NEEDS_TESSERACT
def test_frames_are_pages() -> None:
    """Each picture of a TIFF file is a page."""
    page = letter()
    read = read_photo(as_bytes(page, "TIFF", save_all=True, append_images=[page]), "anh.tif")

    assert read.layout.recognised == (1, 2)
    assert len(read.layout.pages) == 2


@NEEDS_TESSERACT
@pytest.mark.parametrize("color", [255, 0], ids=["white", "black"])
def test_a_picture_without_text_is_refused(color: int) -> None:
    """A blank page and a black one are no documents."""
    with pytest.raises(DocumentRefused) as refused:
        read_photo(as_bytes(Image.new("L", (800, 1000), color)), "anh.png")

    assert refused.value.notice.code == "picture_without_text"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """A picture of more pixels than any page is refused, however small its file."""
    data = as_bytes(Image.new("1", (MOST_PIXELS // 5_000 + 1, 5_000)))

    with pytest.raises(DocumentRefused) as refused:
        read_photo(data, "anh.png")

    assert refused.value.notice.code == "picture_too_large"


@pytest.mark.parametrize("length", [18, 200, 2000])
def test_a_cut_off_picture_is_refused(length: int) -> None:
    """What is left of a picture that was cut off is no document."""
    with pytest.raises(DocumentRefused) as refused:
        read_photo(as_bytes(letter())[:length], "anh.png")

    assert refused.value.notice.code == "file_damaged"
