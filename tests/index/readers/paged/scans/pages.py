"""Pictures of pages with known text, made with a font that has Vietnamese letters."""

import io
from pathlib import Path

import matplotlib
import pytest
from PIL import Image, ImageDraw, ImageFont

from index.readers.paged.scans.tesseract import find_tesseract

FONT = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSerif.ttf")
NEEDS_TESSERACT = pytest.mark.skipif(
    find_tesseract() is None,
    reason="tesseract with Vietnamese is missing: sudo apt install tesseract-ocr tesseract-ocr-vie",
)
BODY = (
    "Thực hiện Kế hoạch số 45/KH-UBND của Ủy ban nhân dân tỉnh về việc",
    "phòng, chống thiên tai và tìm kiếm cứu nạn, Ủy ban nhân dân huyện",
    "yêu cầu Chủ tịch Ủy ban nhân dân các xã, thị trấn tổ chức thực hiện",
    "nghiêm túc việc rà soát phương án ứng phó với từng loại thiên tai,",
    "báo cáo kết quả về Phòng Nông nghiệp trước ngày 20 tháng 4.",
)


def drawn(lines: tuple[tuple[int, int, str], ...], *, size: tuple[int, int] = (1400, 800)) -> Image.Image:
    """A white page of 150 dots an inch with each text at its place."""
    page = Image.new("L", size, 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 32)
    for left, top, text in lines:
        draw.text((left, top), text, fill=0, font=font)
    return page


def letter() -> Image.Image:
    """A page with the lines of `BODY`."""
    return drawn(tuple((100, 100 + 50 * at, line) for at, line in enumerate(BODY)))


def as_bytes(image: Image.Image, kind: str = "PNG", **settings: object) -> bytes:
    """The picture as a file of this kind."""
    data = io.BytesIO()
    image.save(data, kind, **settings)
    return data.getvalue()
