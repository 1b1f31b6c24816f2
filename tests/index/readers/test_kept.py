"""What is kept of each format: one paper written in all of them, and the table of the README."""

import ast
import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from index.readers.formats import read_data
from index.readers.types import Read
from index.structure.reading import read
from tests.data.tables.flat import write_bare_page, write_text
from tests.data.tables.layout import PageBreak, parse
from tests.data.tables.make import WRITERS
from tests.formats import END, README, START, kept, table
from tests.paths import ROOT

HERE = ROOT / "tests" / "index" / "readers"
PAPER = """\
[ ỦY BAN NHÂN DÂN//HUYỆN AN LĨNH || CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM//Độc lập - Tự do - Hạnh phúc
[ Số: 45/KH-UBND || An Lĩnh, ngày 12 tháng 3 năm 2024
= KẾ HOẠCH
= Phòng, chống hạn mùa khô năm 2024
= 1. Mục đích: bảo đảm nước sinh hoạt cho 1.250 hộ dân ở vùng cao của huyện.
= a) Yêu cầu: các xã làm xong trước mùa khô, không để người dân thiếu nước.
! 1
STT	Nhiệm vụ	Đơn vị chủ trì	Thời hạn
1	Nạo vét kênh	Phòng Nông nghiệp	30/4/2024
2	Sửa trạm bơm	^	15/5/2024

~
= 2. Tổ chức thực hiện: các xã báo cáo hằng tuần về Ủy ban nhân dân huyện.
[ Nơi nhận://- Như trên; || TM. ỦY BAN NHÂN DÂN//CHỦ TỊCH//Lý Văn Khải
"""
IN_ORDER = ("HUYỆN AN LĨNH", "CỘNG HÒA", "KẾ HOẠCH", "Mục đích", "Yêu cầu", "Nạo vét", "Sửa trạm", "Tổ chức", "TM.")
KEPT = [(name, column) for name, tests in kept().items() for column, test in tests.items() if test == "kept"]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """The paper as it is read from each format."""
    folder = tmp_path_factory.mktemp("papers")
    return {name: written_and_read(folder / f"a{name}") for name in sorted({name for name, _ in KEPT})}


def written_and_read(path: Path) -> Read:
    """The paper in the format that the file's name ends with."""
    blocks = parse(PAPER)
    if path.suffix not in (".docx", ".pdf"):
        blocks = [block for block in blocks if not isinstance(block, PageBreak)]
    if path.suffix in (".html", ".eml"):
        write_bare_page(blocks, path)
        if path.suffix == ".eml":
            mail = EmailMessage()
            mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", ""
            mail.set_content(path.read_text("utf-8"), "html")
            path.write_bytes(mail.as_bytes())
    elif path.suffix == ".txt":
        write_text(blocks, path)
    else:
        WRITERS[path.suffix](blocks, path)
    return read_data(path.read_bytes(), name=path.name)


@pytest.mark.parametrize(("name", "column"), KEPT)
def test_what_is_kept(papers: dict[str, Read], name: str, column: str) -> None:
    """Words, their order, numbers, cells with the titles of their columns, pages, and what the head says."""
    held = papers[name]
    match column:
        case "text":
            words = " ".join(PAPER.replace("//", " ").replace("||", " ").split()).split(" ")
            sought = [word for word in words if any(map(str.isalpha, word))]
            assert [word for word in sought if word not in held.text] == []
        case "order":
            at = [held.text.index(words) for words in IN_ORDER]
            assert at == sorted(at)
        case "numbering":
            assert all(label in held.text for label in ("1. Mục đích", "a) Yêu cầu", "2. Tổ chức"))
        case "tables":
            assert "Nhiệm vụ: Nạo vét kênh | Đơn vị chủ trì: Phòng Nông nghiệp | Thời hạn: 30/4/2024" in held.text
            assert "Nhiệm vụ: Sửa trạm bơm | Đơn vị chủ trì: Phòng Nông nghiệp | Thời hạn: 15/5/2024" in held.text
        case "pages":
            assert [held.layout.page_at(held.text.index(words)) for words in ("Mục đích", "Tổ chức")] == [1, 2]
        case _:
            header = read(held.text, held.layout).header
            assert (header.number, header.date) == ("45/KH-UBND", datetime.date(2024, 3, 12))
            assert header.issuer is not None
            assert "An Lĩnh" in header.issuer


def test_every_test_that_is_named_is_there() -> None:
    """A cell of the table is `kept`, one of the signs for none, or a test function."""
    named = {test for tests in kept().values() for test in tests.values()} - {"kept", "-", "."}
    functions = {
        f"{path.relative_to(HERE).as_posix()}::{node.name}"
        for path in HERE.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }

    assert sorted(named - functions) == []


def test_the_readme_has_the_table() -> None:
    """It is written again by `python -m tests.formats`."""
    assert README.read_text("utf-8").split(START)[1].split(END)[0] == table()
