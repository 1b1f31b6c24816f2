"""Makes the office files of `files/` from the texts of `source/`, each in the format that its name ends with.

python -m tests.data.tables.make
"""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.data.tables import flat, office, sheets
from tests.data.tables.layout import Block, parse

HERE = Path(__file__).parent

WRITERS: dict[str, Callable[[list[Block], Path], None]] = {
    ".docx": office.write_docx,
    ".pptx": office.write_pptx,
    ".odt": office.write_odt,
    ".pdf": office.write_pdf,
    ".xlsx": sheets.write_xlsx,
    ".xls": sheets.write_xls,
    ".csv": flat.write_csv,
    ".html": flat.write_portal_page,
    ".md": flat.write_markdown,
    ".rtf": flat.write_rtf,
}
OTHERWISE = {"tien_do_bhyt_ho_gia_dinh.xls": flat.write_bare_page, "danh_ba_can_bo.csv": flat.write_semicolons}
"""Files that are not what their name says, or are written as another program writes them."""

_NOW = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?")
_THEN = b"2024-01-02T08:00:00"


def main() -> None:
    """Make every file."""
    (HERE / "files").mkdir(exist_ok=True)
    for source in sorted((HERE / "source").glob("*.txt")):
        path = HERE / "files" / source.stem
        write = OTHERWISE.get(path.name) or WRITERS[path.suffix]
        write(parse(source.read_text(encoding="utf-8")), path)
        if zipfile.is_zipfile(path):
            keep_still(path)


def keep_still(path: Path) -> None:
    """Put one date on every part of an office file, so that the same file is made every time."""
    with zipfile.ZipFile(path) as archive:
        parts = [(part, archive.read(part)) for part in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts:
            part.date_time = (2024, 1, 2, 8, 0, 0)
            if part.filename in ("docProps/core.xml", "meta.xml"):
                content = _NOW.sub(_THEN, content)
            archive.writestr(part, content, part.compress_type)


if __name__ == "__main__":
    main()
