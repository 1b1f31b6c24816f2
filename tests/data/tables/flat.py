"""Formats that are text: CSV, saved web pages, Markdown and RTF."""

import csv
import html
from itertools import zip_longest
from pathlib import Path

from tests.data.tables.layout import Block, Cell, Columns, Table

_PORTAL = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title} - Cổng thông tin điện tử {site}</title>
<style>.sr-only{{display:none}} table{{border-collapse:collapse}}</style><script>var luot = 10482;</script></head>
<body><header><div class="logo">Cổng thông tin điện tử {site}</div>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li>
<li><a href="/tin-tuc">Tin tức - Sự kiện</a></li><li><a href="/van-ban">Văn bản</a></li></ul></nav></header>
<div class="container"><main><article><h1 class="article-title">{title}</h1>
<p class="date">{posted}</p>
<div class="content">{body}</div>
<p class="author">Ban Biên tập</p></article></main>
<aside><h3>Tin mới</h3><ul><li><a href="/1">Ra quân làm thủy lợi nội đồng (26/03/2024)</a></li>
<li><a href="/2">Khai mạc giải bóng chuyền nông dân (22/03/2024)</a></li></ul><p>Lượt truy cập: 10.482</p></aside></div>
<footer>Bản quyền thuộc UBND {site}. Điện thoại: 0203.555.000</footer></body></html>
"""
_BARE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
{body}</body></html>
"""
_PAGE_WIDTH = 9000
_COLUMN_WIDTH = 44


def write_csv(blocks: list[Block], path: Path, delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Every table's rows, one after another."""
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        for table in blocks:
            if isinstance(table, Table):
                writer.writerows(table.rows)


def write_semicolons(blocks: list[Block], path: Path) -> None:
    """As a Vietnamese Excel writes it: semicolons, and a byte order mark."""
    write_csv(blocks, path, ";", "utf-8-sig")


def write_portal_page(
    blocks: list[Block], path: Path, site: str = "huyện Tân Lĩnh", posted: str = "Thứ Sáu, 29/03/2024 - 09:15"
) -> None:
    """A saved page of a portal: menu, article, news beside it, footer; the first block is the article's title."""
    title, *rest = blocks
    page = _PORTAL.format(title=html.escape(str(title)), body="".join(map(_html, rest)), site=site, posted=posted)
    path.write_text(page, encoding="utf-8")


def write_bare_page(blocks: list[Block], path: Path) -> None:
    """What web programs save as a spreadsheet: a page with a table."""
    path.write_text(_BARE.format(body="".join(map(_html, blocks))), encoding="utf-8")


def write_markdown(blocks: list[Block], path: Path) -> None:
    """Pipe tables; nothing can be merged in them."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            first, *rest = [f"| {' | '.join(row)} |" for row in block.rows]
            lines += [first, "|" + " --- |" * block.width, *rest, ""]
        else:
            lines += [str(block) if lines else f"# {block}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def write_rtf(blocks: list[Block], path: Path) -> None:
    """Rich text with letters as `\\u` codes, as Word writes it."""
    parts = [r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman Times New Roman;}{\f1 .VnTime;}}\f0\fs28 "]
    for block in blocks:
        if isinstance(block, Table):
            parts += [_rtf_row(row) for row in block.rows]
        elif isinstance(block, Columns):
            parts += [_rtf_row(["//".join(side) for side in row]) for row in block.rows]
        else:
            parts.append(rf"\pard\qc {_rtf(str(block))}\par ")
    path.write_text("\n".join([*parts, "}"]), encoding="ascii")


def _rtf_row(row: list[str]) -> str:
    edges = "".join(rf"\cellx{_PAGE_WIDTH * (i + 1) // len(row)}" for i in range(len(row)))
    return rf"\trowd\trgaph108{edges}\pard\intbl " + "".join(rf"{_rtf(cell)}\cell " for cell in row) + r"\row"


def _rtf(text: str) -> str:
    text = text.replace("//", "\n")
    coded = "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)
    return coded.replace("\n", r"\par ")


def write_text(blocks: list[Block], path: Path) -> None:
    """Plain text; columns are parted by spaces, as what came out of another program."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Columns):
            lines += [line for row in block.rows for line in _side_by_side(*row)]
        else:
            lines += str(block).split("//")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _side_by_side(left: list[str], right: list[str]) -> list[str]:
    pairs = zip_longest(left, right, fillvalue="")
    return [f"{one.ljust(_COLUMN_WIDTH)}{other}".rstrip() for one, other in pairs]


def _html(block: Block) -> str:
    if isinstance(block, Columns):
        sides = "".join(f"<tr>{''.join(map(_html_side, row))}</tr>" for row in block.rows)
        return f'<table border="0">{sides}</table>\n'
    if not isinstance(block, Table):
        return f"<p>{html.escape(str(block))}</p>\n"
    rows = ["" for _ in block.rows]
    for cell in block.cells():
        rows[cell.row] += _html_cell(cell, "th" if cell.row < block.headings else "td")
    rows = [f"<tr>{row}</tr>\n" for row in rows]
    head, body = "".join(rows[: block.headings]), "".join(rows[block.headings :])
    return f'<table border="1"><thead>{head}</thead><tbody>{body}</tbody></table>\n'


def _html_side(lines: list[str]) -> str:
    return f"<td><p>{'<br>'.join(map(html.escape, lines))}</p></td>"


def _html_cell(cell: Cell, tag: str) -> str:
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f"<{tag}{spans}>{'<br>'.join(map(html.escape, cell.lines))}</{tag}>"
