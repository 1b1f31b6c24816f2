"""What stands in a presentation, slide by slide."""

import io
from collections.abc import Callable

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.util import Inches

from index.errors import DocumentRefused
from index.readers.types import Read
from index.readers.word.pptx.read import read_pptx
from tests.index.readers.word.made import zipped

TITLE_ONLY, TITLE_AND_BODY, TWO_COLUMNS, BLANK = 5, 1, 3, 6


def read(make: Callable[[Slides], None]) -> Read:
    """What is read of the presentation that is made so."""
    slides = Presentation()
    make(slides)
    written = io.BytesIO()
    slides.save(written)
    return read_pptx(written.getvalue(), "a.pptx")


def box(slide: object, left: float, top: float, text: str) -> None:
    """Put a text box at this place, in inches."""
    slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1)).text_frame.text = text  # type: ignore[attr-defined]


def test_each_slide_is_a_page_with_its_notes() -> None:
    """A slide's title stands first, its notes last, and the next slide begins a page."""

    def make(slides: Slides) -> None:
        for number in (1, 2):
            slide = slides.slides.add_slide(slides.slide_layouts[TITLE_AND_BODY])
            slide.shapes.title.text = f"Tên {number}"
            slide.placeholders[1].text_frame.text = "Ý một\nÝ hai"
            slide.notes_slide.notes_text_frame.text = f"Nhớ nói {number}"

    said = read(make)

    assert said.text.split() == "Tên 1 Ý một Ý hai Nhớ nói 1 Tên 2 Ý một Ý hai Nhớ nói 2".split()
    assert [said.layout.page_at(said.text.index(words)) for words in ("Tên 1", "Nhớ nói 1", "Tên 2")] == [1, 1, 2]


def test_boxes_are_read_as_they_stand() -> None:
    """From above to below and from left to right, in whatever order they were made."""

    def make(slides: Slides) -> None:
        slide = slides.slides.add_slide(slides.slide_layouts[BLANK])
        for left, top, text in ((1, 5, "bốn"), (5, 1.02, "hai"), (1, 1, "một"), (1, 3, "ba")):
            box(slide, left, top, text)

    assert read(make).text.split() == "một hai ba bốn".split()


def test_columns_stand_where_the_layout_puts_them() -> None:
    """Placeholders that do not say where they are are read where the slide's layout has them."""

    def make(slides: Slides) -> None:
        slide = slides.slides.add_slide(slides.slide_layouts[TWO_COLUMNS])
        slide.placeholders[2].text_frame.text = "bên phải"
        slide.placeholders[1].text_frame.text = "đầu bên trái"
        box(slide, 0.5, 6.9, "dưới cùng")

    assert read(make).text.split("\n\n") == ["đầu bên trái", "bên phải", "dưới cùng\n"]


def test_a_table_has_rows_with_the_titles_of_its_columns() -> None:
    """The first row of a table holds titles; a merged cell stands in each of its rows."""

    def make(slides: Slides) -> None:
        slide = slides.slides.add_slide(slides.slide_layouts[BLANK])
        table = slide.shapes.add_table(3, 2, Inches(1), Inches(1), Inches(4), Inches(2)).table
        for at, row in enumerate((("Đơn vị", "Số"), ("Sở Y tế", "5"), ("", "7"))):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    assert read(make).text.splitlines() == ["Đơn vị: Sở Y tế | Số: 5", "Đơn vị: Sở Y tế | Số: 7"]


def test_a_hidden_slide_is_left_out() -> None:
    """It is said that it is, and those after it keep their number."""

    def make(slides: Slides) -> None:
        for text in ("giấu", "thấy"):
            box(slides.slides.add_slide(slides.slide_layouts[BLANK]), 1, 1, text)
        slides.slides[0]._element.set("show", "0")

    said = read(make)

    assert said.text == "thấy\n"
    assert said.layout.page_at(0) == 2
    assert [told.code for told in said.layout.left_out] == ["left_out_slides"]


def test_a_file_without_slides_is_refused() -> None:
    """What is no presentation is said to be damaged."""
    with pytest.raises(DocumentRefused) as refused:
        read_pptx(zipped({"ppt/presentation.xml": "<a/>"}), "a.pptx")
    assert refused.value.notice.code == "file_damaged"
