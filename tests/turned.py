"""Text files turned into the formats that offices have: Word, PDF, scans, and text of the time before Unicode."""

import io
from collections.abc import Callable
from html import escape
from pathlib import Path

import matplotlib
import numpy as np
import pypdfium2
from docx import Document
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from tests.letters import encoded

_FONT = "DejaVuSerif"
_DPI, _SKEW, _NOISE = 200, 1.5, 12.0
_SPECKS = 0.0005


def as_docx(text: str) -> bytes:
    """A Word file with a paragraph a line."""
    document = Document()
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(line.strip())
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def as_pdf(text: str) -> bytes:
    """A PDF with a text layer, a paragraph a line."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
        pdfmetrics.registerFont(TTFont(_FONT, folder / f"{_FONT}.ttf"))
    style = ParagraphStyle("text", fontName=_FONT, fontSize=12, leading=18, spaceAfter=6)
    data = io.BytesIO()
    paragraphs = [Paragraph(escape(line), style) for line in text.splitlines() if line.strip()]
    SimpleDocTemplate(data, pagesize=A4, invariant=1).build(paragraphs)
    return data.getvalue()


def as_scan(text: str) -> bytes:
    """A PDF of pictures: pages of 200 dpi, laid down askew by 1.5°, with the grain and specks of paper."""
    pages = [
        _scanned(page.render(scale=_DPI / 72).to_pil().convert("L")) for page in pypdfium2.PdfDocument(as_pdf(text))
    ]
    data = io.BytesIO()
    pages[0].save(data, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI)
    return data.getvalue()


def _scanned(page: Image.Image) -> Image.Image:
    random = np.random.default_rng(1)
    pixels = np.asarray(page.rotate(_SKEW, Image.Resampling.BICUBIC, fillcolor=255), np.float64)
    pixels = pixels * 0.9 + 10 + random.normal(0, _NOISE, pixels.shape)
    chance = random.random(pixels.shape)
    pixels = np.where(chance < _SPECKS, 0, np.where(chance > 1 - _SPECKS, 255, pixels))
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


VERSIONS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "docx": (".docx", as_docx),
    "pdf": (".pdf", as_pdf),
    "scan": (".pdf", as_scan),
    "tcvn3": (".txt", lambda text: encoded(text, "tcvn3")),
    "vni": (".txt", lambda text: encoded(text, "vni")),
}
"""By name, the suffix of a version's files and what makes one of a text."""


def turn(papers: Path, version: str, folder: Path) -> Path:
    """The folder, with each text of `papers` in this version under the same name."""
    suffix, make = VERSIONS[version]
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(papers.glob("*.txt")):
        (folder / path.with_suffix(suffix).name).write_bytes(make(path.read_text(encoding="utf-8")))
    return folder
