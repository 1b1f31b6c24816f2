"""PDFs made by script: words where a test puts them, lines, pages that are turned."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import matplotlib
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT = 85.0, 540.0
SIZE = 12.0
STEP = 16.0


@cache
def _fonts() -> None:
    fonts = Path(matplotlib.get_data_path(), "fonts", "ttf")
    pdfmetrics.registerFont(TTFont("serif", str(fonts / "DejaVuSerif.ttf")))
    pdfmetrics.registerFont(TTFont("serif-bold", str(fonts / "DejaVuSerif-Bold.ttf")))


def width_of(text: str, size: float = SIZE) -> float:
    """How wide a text is, in points."""
    _fonts()
    return float(pdfmetrics.stringWidth(text, "serif", size))


class MadePdf:
    """A PDF; places are points from the left upper corner."""

    def __init__(self, *, pagesize: tuple[float, float] = A4, password: str | None = None) -> None:
        _fonts()
        self._bytes = io.BytesIO()
        self._height = pagesize[1]
        self.canvas = Canvas(self._bytes, pagesize=pagesize, encrypt=password)

    def text(self, x: float, y: float, text: str, *, size: float = SIZE, bold: bool = False) -> None:
        """Write a line whose foot is so far down."""
        self.canvas.setFont("serif-bold" if bold else "serif", size)
        self.canvas.drawString(x, self._height - y, text)

    def centred(self, x: float, y: float, text: str, *, size: float = SIZE, bold: bool = False) -> None:
        """Write a line around this place."""
        self.canvas.setFont("serif-bold" if bold else "serif", size)
        self.canvas.drawCentredString(x, self._height - y, text)

    def paragraph(
        self, y: float, text: str, *, indent: float = 28.0, left: float = LEFT, right: float = RIGHT
    ) -> float:
        """Write a paragraph line by line as a word processor would; how far down the next line stands."""
        for at, line in enumerate(wrapped(text, right - left, indent)):
            self.text(left + (indent if at == 0 else 0), y, line)
            y += STEP
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.canvas.line(x0, self._height - y0, x1, self._height - y1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw all lines of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def next_page(self) -> None:
        """Begin another page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self._bytes.getvalue()


def wrapped(text: str, width: float, indent: float) -> Iterator[str]:
    """The lines of a paragraph."""
    line, room = "", width - indent
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width_of(longer) > room and line:
            yield line
            line, room = word, width
        else:
            line = longer
    yield line


def rotated(data: bytes, degrees: int) -> bytes:
    """The PDF, its first page shown turned clockwise."""
    document = pypdfium2.PdfDocument(data)
    document[0].set_rotation(degrees)
    held = io.BytesIO()
    document.save(held)
    document.close()
    return held.getvalue()


def from_objects(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, the first of them the catalogue; without a table of where they are."""
    parts = b"".join(b"%d 0 obj\n%s\nendobj\n" % (at, part) for at, part in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + parts + b"trailer<</Root 1 0 R>>\n%%EOF"
