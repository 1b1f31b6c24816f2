"""Pages are recognised side by side, on a large machine no more than its memory bears."""

import os
from collections.abc import Iterator

import pytest
from PIL import Image

from index.errors import notice
from index.readers.paged.scans import recogniser
from index.readers.paged.scans.recogniser import recognise
from index.readers.paged.scans.recognising import NotRecognised, PagePicture


@pytest.mark.parametrize(("processors", "most"), [(2, 2), (64, 8)])
def test_no_more_pages_are_held_than_are_recognised(
    monkeypatch: pytest.MonkeyPatch, processors: int, most: int
) -> None:
    """One a processor that this process may use, eight at most."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(processors)), raising=False)
    monkeypatch.setattr(recogniser, "find_tesseract", lambda: "tesseract")
    monkeypatch.setattr(
        recogniser, "_recognise_page", lambda page, _program: NotRecognised(page.number, notice("page_without_text"))
    )
    asked = 0

    def pictures() -> Iterator[PagePicture]:
        nonlocal asked
        for number in range(1, 21):
            asked += 1
            yield PagePicture(number, Image.new("L", (8, 8)), 300)

    pages = recognise(pictures())

    assert next(pages).number == 1
    assert asked == most
    assert [page.number for page in pages] == list(range(2, 21))
