"""What PDFium tells of a PDF: its letters, drawn lines and pictures with their places, and what its pages look like.

Lengths are points from the left upper corner of a page as it is shown. Scripts, forms and links are never touched.
"""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from index.errors import DocumentRefused
from index.readers.paged.geometry import Edges

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]

_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ASCENT, _DESCENT = 0.8, 0.22
"""How far letters reach above and below their line, in sizes; what fonts say of it is often wrong or missing."""
_LEVEL = 1.0
"""A line whose ends differ by less, in points, is level or upright."""

_LINE_ENDS = (10, 13)
_BOLD = 600
_LONGEST_NAME = 128
_MOST_OBJECTS = 100_000
"""Of a page: drawings of maps have more, and no tables."""


@dataclass(slots=True)
class Letter:
    """A letter or a space.

    Attributes:
        turn: How many degrees clockwise make it upright.
        is_generated: Whether it is a space that the file does not have, told from the gap.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool
    turn: int
    is_generated: bool = False


@contextmanager
def open_pdf(data: bytes, *, name: str) -> Iterator["PdfDocument"]:
    """The PDF in these bytes, as long as it is needed.

    Raises:
        DocumentRefused: If it wants a password or cannot be read.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        wants_password = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise DocumentRefused("file_encrypted" if wants_password else "file_damaged", file=name) from error
    try:
        yield document
    finally:
        document.close()


@contextmanager
def open_page(document: "PdfDocument", number: int) -> Iterator["PdfPage | None"]:
    """The page of this number, counted from 1, as long as it is needed; None for one that is damaged."""
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()


def letters_on(page: "PdfPage") -> Iterator[Letter]:
    """The letters and spaces of a page in the order in which they are drawn."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    try:
        shown = Shown(page)
        fonts, boxes = _Fonts(), _LetterBoxes()
        for at in range(textpage.count_chars()):
            code = pdfium.FPDFText_GetUnicode(textpage.raw, at)
            if code in _LINE_ENDS:
                continue
            size, is_bold = fonts.of(textpage, at)
            angle = -round(math.degrees(pdfium.FPDFText_GetCharAngle(textpage.raw, at)) / 90) * 90 % 360
            edges = shown.edges(*boxes.of(textpage, at, angle, size))
            known = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
            text = chr(code) if known else "\ufffd"
            generated = text == " " and pdfium.FPDFText_IsGenerated(textpage.raw, at) == 1
            yield Letter(text, *edges, size, is_bold, (angle - shown.rotation) % 360, generated)
    finally:
        textpage.close()


class _LetterBoxes:
    """Where letters stand in the page's own space: as wide as each says, and as high as any letter of its size."""

    def __init__(self) -> None:
        import pypdfium2.raw as pdfium

        self._box, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._to_box, self._to_x, self._to_y = map(ctypes.byref, (self._box, self._x, self._y))

    def of(self, textpage: "PdfTextPage", at: int, angle: int, size: float) -> Edges:
        """Left, bottom, right, top of the letter at this place, drawn at this angle in degrees anticlockwise."""
        import pypdfium2.raw as pdfium

        pdfium.FPDFText_GetLooseCharBox(textpage.raw, at, self._to_box)
        pdfium.FPDFText_GetCharOrigin(textpage.raw, at, self._to_x, self._to_y)
        box, x, y = self._box, self._x.value, self._y.value
        up, down = _ASCENT * size, _DESCENT * size
        if angle == 0:
            return box.left, y - down, box.right, y + up
        if angle == 180:
            return box.left, y - up, box.right, y + down
        up, down = (up, down) if angle == 90 else (down, up)
        return x - up, box.bottom, x + down, box.top


class Shown:
    """Takes places in a page's own space, whose y points up, to the page as it is shown."""

    def __init__(self, page: "PdfPage") -> None:
        self.rotation: int = page.get_rotation()
        self._left, self._bottom, self._right, self._top = page.get_bbox()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place from the left upper corner of the page as it is shown."""
        if self.rotation == 90:
            return y - self._bottom, x - self._left
        if self.rotation == 180:
            return self._right - x, y - self._bottom
        if self.rotation == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def edges(self, left: float, bottom: float, right: float, top: float) -> Edges:
        """The same of a rectangle."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


class _Fonts:
    """The size of letters and whether they are bold; letters drawn together have one font."""

    def __init__(self) -> None:
        self._of_objects: dict[int, tuple[float, bool]] = {}

    def of(self, textpage: "PdfTextPage", at: int) -> tuple[float, bool]:
        """Of the letter at this place."""
        import pypdfium2.raw as pdfium

        drawn = pdfium.FPDFText_GetTextObject(textpage.raw, at)
        if not drawn:
            return 0.0, False
        address = ctypes.addressof(drawn.contents)
        if address not in self._of_objects:
            matrix = pdfium.FS_MATRIX()
            known = pdfium.FPDFText_GetMatrix(textpage.raw, at, ctypes.byref(matrix))
            scale = math.hypot(matrix.c, matrix.d) if known else 1.0
            size = pdfium.FPDFText_GetFontSize(textpage.raw, at) * scale
            is_bold = pdfium.FPDFText_GetFontWeight(textpage.raw, at) >= _BOLD or b"bold" in _font_name(drawn).lower()
            self._of_objects[address] = (size, is_bold)
        return self._of_objects[address]


def _font_name(drawn: Any) -> bytes:
    """The name of the font of a text, "ABCDEF+TimesNewRoman-Bold"."""
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(drawn), name, _LONGEST_NAME)
    return name.value


def strokes_on(page: "PdfPage") -> Iterator[Edges]:
    """The straight lines that are drawn on a page and the sides of its rectangles, level and upright ones only."""
    import pypdfium2.raw as pdfium

    shown = Shown(page)
    for drawn, kind, matrix in _drawn(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH and _is_seen(drawn):
            for start, end in _sides(drawn):
                (x0, y0), (x1, y1) = _moved(start, matrix), _moved(end, matrix)
                if min(abs(x0 - x1), abs(y0 - y1)) < _LEVEL:
                    yield shown.edges(x0, y0, x1, y1)


def picture_share(page: "PdfPage") -> float:
    """The share of the page that its pictures cover, those that overlap counted twice, in [0, 1]."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    covered = 0.0
    for _, kind, (a, b, c, d, _, _) in _drawn(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += abs(a * d - b * c)  # a picture is drawn into the unit square
    return min(1.0, covered / (width * height)) if width * height else 0.0


def _drawn(page: "PdfPage") -> Iterator[tuple[Any, int, _Matrix]]:
    """What is drawn on a page, also in groups, each with its kind and the way to the page's own space."""
    import pypdfium2.raw as pdfium

    # Of each group its objects by number, how many there are, and the group's own way to the page.
    groups = [(partial(pdfium.FPDFPage_GetObject, page.raw), pdfium.FPDFPage_CountObjects(page.raw), _AS_IT_IS)]
    seen = 0
    while groups:
        object_at, count, outer = groups.pop()
        for at in range(count):
            drawn = object_at(at)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            seen += 1
            if seen > _MOST_OBJECTS:
                return
            held = pdfium.FS_MATRIX()
            if kind == pdfium.FPDF_PAGEOBJ_TEXT or not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(held)):
                continue
            matrix = _after((held.a, held.b, held.c, held.d, held.e, held.f), outer)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                count_in = pdfium.FPDFFormObj_CountObjects(drawn)
                groups.append((partial(pdfium.FPDFFormObj_GetObject, drawn), count_in, matrix))
            else:
                yield drawn, kind, matrix


def _is_seen(path: Any) -> bool:
    """Whether a path is drawn or filled; others only clip what is drawn after them."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value or stroke.value)


def _sides(path: Any) -> Iterator[tuple[_Point, _Point]]:
    """The straight pieces of a path, in its own space."""
    import pypdfium2.raw as pdfium

    start = before = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind, here = pdfium.FPDFPathSegment_GetType(segment), (x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, here
        before = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, start
            before = start


def _after(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """One way after the other. Source: ISO 32000-1, 8.3.4."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(point: _Point, matrix: _Matrix) -> _Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def picture_of(page: "PdfPage", *, dpi: int) -> "Image.Image":
    """What the page looks like, as it is shown."""
    image: Image.Image = page.render(scale=dpi / 72, may_draw_forms=False).to_pil()
    return image
