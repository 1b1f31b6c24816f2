"""Rows of tables in the structure of a text: one sentence each, under their table's name and groups."""

from collections.abc import Sequence

from index.readers.blocks import Block, paragraph
from index.readers.writing import written
from index.structure.chunking import chunk_document
from index.structure.reading import read
from tests.index.readers.tabular.made import table


def counted(texts: Sequence[str]) -> list[int]:
    """Tokens as words."""
    return [len(text.split()) for text in texts]


def embedded(*blocks: Block, title: str | None = "Kế hoạch năm 2024") -> list[tuple[str | None, str]]:
    """The heading path and embedded text of each sentence."""
    held = written(blocks)
    chunks = chunk_document(held.text, read(held.text, held.layout).paragraphs, title, counted)
    return [(chunk.heading, sentence.embedded_text) for chunk in chunks for sentence in chunk.sentences]


def test_a_row_is_embedded_under_its_table_and_group() -> None:
    """The name above the table and the line above the row say what the row is about; they end with the table."""
    rows = ("TT | Nhiệm vụ | Đơn vị", "Kinh tế | < | <", "1 | Rà soát quy hoạch | Phòng A")

    assert embedded(
        paragraph("II. PHÂN CÔNG"),
        paragraph("Biểu 02: Danh mục nhiệm vụ"),
        paragraph("(Đơn vị tính: triệu đồng)"),
        table(rows),
        paragraph("Các đơn vị báo cáo kết quả trước ngày 15 hằng tháng."),
    )[-3:] == [
        ("II. PHÂN CÔNG › Biểu 02: Danh mục nhiệm vụ › Kinh tế", "Kế hoạch năm 2024\nKinh tế"),
        (
            "II. PHÂN CÔNG › Biểu 02: Danh mục nhiệm vụ › Kinh tế",
            "Kế hoạch năm 2024. Biểu 02: Danh mục nhiệm vụ. Kinh tế\n"
            "TT: 1 | Nhiệm vụ: Rà soát quy hoạch | Đơn vị: Phòng A",
        ),
        ("II. PHÂN CÔNG", "Kế hoạch năm 2024. II. PHÂN CÔNG\nCác đơn vị báo cáo kết quả trước ngày 15 hằng tháng."),
    ]


def test_a_row_is_no_heading_caption_or_furniture() -> None:
    """Capitals, numbers, "Ảnh:", page numbers and site words in a table's rows stay rows."""
    rows = ("TT | TÊN", "1 | TRANG CHỦ", "2 | ẢNH: LỄ HỘI", "3 | Xem với cỡ chữ", "4 | 15/3/2024")
    held = written([paragraph("Danh sách:"), table(rows)])

    found = [p for p in read(held.text, held.layout).paragraphs if p.row is not None]

    assert [held.text[p.start : p.end] for p in found] == held.text.splitlines()[2:]
    assert not any(p.is_heading or p.is_caption for p in found)


def test_a_long_row_is_cut_between_cells() -> None:
    """Each part can be quoted, none begins inside a cell, and a later part is embedded with the row's beginning."""
    long = " ".join(f"việc thứ {at}" for at in range(50))
    held = written([table(("TT | Nội dung | Kết quả | Ghi chú", f"1 | {long} | {long} | Hoàn thành"))])
    (row,) = (p for p in read(held.text, held.layout).paragraphs if p.row is not None)

    parts = [held.text[span.start : span.end] for span in row.sentences]

    assert [part[:10] for part in parts] == ["TT: 1 | Nộ", "Kết quả: v"]
    assert " | ".join(parts) == held.text.strip()
    assert all(len(part) <= 1000 for part in parts)
