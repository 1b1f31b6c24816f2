"""Word, PowerPoint, LibreOffice and PDF."""

from pathlib import Path
from typing import Any

import matplotlib
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Pt
from docx.table import _Cell
from odf import table as odf_table
from odf.opendocument import OpenDocumentText
from odf.text import P
from pptx import Presentation
from pptx.util import Cm, Emu
from reportlab import platypus
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer

from tests.data.tables.layout import Block, Box, Cell, Columns, PageBreak, Table

_WIDE = 6
_NUMBERED = "#."
"""A cell that Word numbers itself: the number stands nowhere in the text."""
_FONT = Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"
_TEXT_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
    '<v:shape style="position:absolute;width:110pt;height:24pt"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def write_docx(blocks: list[Block], path: Path) -> None:
    """A Word file; heads are tables without lines, rows of headings are repeated on every page."""
    document = Document()
    if any(isinstance(block, Table) and block.width > _WIDE for block in blocks):
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for block in blocks:
        if isinstance(block, Table):
            _docx_table(document, block)
        elif isinstance(block, Columns):
            head = document.add_table(len(block.rows), 2)
            for row, sides in zip(head.rows, block.rows, strict=True):
                for cell, lines in zip(row.cells, sides, strict=True):
                    _docx_lines(cell, lines, WD_ALIGN_PARAGRAPH.CENTER)
        elif isinstance(block, PageBreak):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(block, Box):
            document.add_paragraph()._p.append(parse_xml(_TEXT_BOX.format(text=block.text)))
        else:
            paragraph = document.add_paragraph(block.replace("//", "\n"))
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if block.isupper() else WD_ALIGN_PARAGRAPH.LEFT
    document.save(str(path))


def _docx_table(document: Any, block: Table) -> None:
    table = document.add_table(len(block.rows), block.width)
    table.style = "Table Grid"
    for cell in block.cells():
        target = table.cell(cell.row, cell.column)
        if cell.rows * cell.columns > 1:
            target = target.merge(table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
        if cell.text == _NUMBERED:
            target.paragraphs[0].style = "List Number"
        else:
            _docx_lines(target, cell.lines, WD_ALIGN_PARAGRAPH.LEFT)
    for row in table.rows[: block.headings]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _docx_lines(cell: _Cell, lines: list[str], alignment: WD_ALIGN_PARAGRAPH) -> None:
    for i, line in enumerate(lines):
        paragraph = cell.add_paragraph() if i else cell.paragraphs[0]
        paragraph.alignment = alignment
        paragraph.add_run(line).font.size = Pt(11)


def write_pptx(blocks: list[Block], path: Path) -> None:
    """A slide a table, under its title; the first paragraph is the title of the first slide."""
    deck = Presentation()
    first, *rest = blocks
    slide: Any = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = str(first)
    for block in rest:
        if not isinstance(block, Table):
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = str(block)
            continue
        width = Emu((deck.slide_width or 0) - Cm(2))
        shape = slide.shapes.add_table(len(block.rows), block.width, Cm(1), Cm(5), width, Cm(1))
        for cell in block.cells():
            target = shape.table.cell(cell.row, cell.column)
            if cell.rows * cell.columns > 1:
                target.merge(shape.table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
            target.text = "\n".join(cell.lines)
    deck.save(str(path))


def write_odt(blocks: list[Block], path: Path) -> None:
    """A text of LibreOffice; cells that are merged away are written as covered."""
    document = OpenDocumentText()
    for block in blocks:
        if isinstance(block, Columns):
            block = Table(0, [["//".join(side) for side in row] for row in block.rows])
        document.text.addElement(_odf_table(block) if isinstance(block, Table) else P(text=str(block)))
    document.save(str(path))


def _odf_table(block: Table) -> Any:
    table = odf_table.Table(name="Bang1")
    table.addElement(odf_table.TableColumn(numbercolumnsrepeated=block.width))
    head = odf_table.TableHeaderRows()
    if block.headings:
        table.addElement(head)
    cells = {(cell.row, cell.column): cell for cell in block.cells()}
    for i in range(len(block.rows)):
        row = odf_table.TableRow()
        for j in range(block.width):
            row.addElement(_odf_cell(cells[i, j]) if (i, j) in cells else odf_table.CoveredTableCell())
        (head if i < block.headings else table).addElement(row)
    return table


def _odf_cell(cell: Cell) -> Any:
    element = odf_table.TableCell(numberrowsspanned=cell.rows, numbercolumnsspanned=cell.columns)
    for line in cell.lines:
        element.addElement(P(text=line))
    return element


def write_pdf(blocks: list[Block], path: Path) -> None:
    """Ruled tables, whose headings are repeated on every page, and the number of the page."""
    pdfmetrics.registerFont(TTFont("DejaVu", str(_FONT)))
    style = ParagraphStyle("text", fontName="DejaVu", fontSize=9, leading=12)
    size = landscape(A4) if any(isinstance(block, Table) for block in blocks) else A4
    document = SimpleDocTemplate(str(path), pagesize=size, invariant=1)
    story: list[Flowable] = []
    for block in blocks:
        story += [_pdf_block(block, style), Spacer(1, 6)]

    def number(canvas: Any, _: Any) -> None:
        canvas.setFont("DejaVu", 9)
        canvas.drawCentredString(size[0] / 2, size[1] - 30, str(canvas.getPageNumber()))

    document.build(story, onFirstPage=lambda *_: None, onLaterPages=number)


def _pdf_block(block: Block, style: ParagraphStyle) -> Flowable:
    if isinstance(block, Table):
        return _pdf_table(block, style)
    if isinstance(block, Columns):
        centred = ParagraphStyle("centred", style, alignment=1)
        rows = [[Paragraph("<br/>".join(side), centred) for side in row] for row in block.rows]
        return LongTable(rows, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    if isinstance(block, PageBreak):
        return platypus.PageBreak()
    return Paragraph(str(block), style)


def _pdf_table(block: Table, style: ParagraphStyle) -> LongTable:
    grid: list[list[Any]] = [["" for _ in range(block.width)] for _ in block.rows]
    commands: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for cell in block.cells():
        grid[cell.row][cell.column] = Paragraph("<br/>".join(cell.lines), style)
        corner = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
        commands.append(("SPAN", (cell.column, cell.row), corner))
    widths = [32, 190, 125, 75, 75, 70, 70, 90][: block.width]
    return LongTable(grid, colWidths=widths, repeatRows=block.headings, style=commands)
