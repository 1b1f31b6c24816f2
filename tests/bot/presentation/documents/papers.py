"""A made-up paper of two pages with a table, the second page recognised from a picture."""

from dataclasses import replace

from index.errors import notice
from index.layout import Doubt
from index.readers.blocks import Table, TableCell, paragraph
from index.readers.writing import written
from index.types import Document, Header, Marks, Place, Signer, Upkeep

ROWS = (("Nhiệm vụ", "Đơn vị chủ trì"), ("Rà soát hộ nghèo", "Phòng Nội vụ"), ("Sửa kênh mương", "Trạm Thủy nông"))


def make_paper() -> Document:
    """The paper, held by two files; it stands for an older one."""
    table = Table(
        tuple(
            TableCell((paragraph(text),), row, column, is_heading=row == 0)
            for row, cells in enumerate(ROWS)
            for column, text in enumerate(cells)
        ),
        page=1,
        is_ruled=True,
    )
    blocks = (
        paragraph("I. NHIỆM VỤ CHUNG", page=1),
        paragraph("Các đơn vị thực hiện những việc sau đây.", page=1),
        table,
        paragraph("II. TỔ CHỨC THỰC HIỆN", page=2),
        paragraph("Văn phòng theo dõi việc thực hiện kế hoạch này.", page=2),
    )
    read = written(blocks, left_out=(notice("left_out_comments", count=2),))
    at = read.text.index("theo dõi")
    layout = replace(read.layout, recognised=(2,), doubts=(Doubt(at, at + 4, 0.3),))
    return Document(
        id="0123456789ab",
        root="/documents",
        source="ke_hoach.pdf",
        digest="d",
        text=read.text,
        header=Header(
            kind="Kế hoạch",
            issuer="UBND xã Vĩnh Trạch",
            title="Kế hoạch <năm>",
            signer=Signer("Trần Văn An", "Chủ tịch"),
            marks=Marks(is_draft=True),
        ),
        layout=layout,
        upkeep=Upkeep(copies=(Place("/other", "ban_sao.docx", "e"),)),
    )
