"""Formats that are text: CSV, saved web pages, Markdown and RTF."""

import csv
import html
from pathlib import Path

from tests.data.tables.layout import Block, Cell, Table

_PORTAL = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title} - Cổng thông tin điện tử huyện Tân Lĩnh</title>
<style>.sr-only{{display:none}} table{{border-collapse:collapse}}</style><script>var luot = 10482;</script></head>
<body><header><div class="logo">CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN LĨNH</div>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li>
<li><a href="/tin-tuc">Tin tức - Sự kiện</a></li><li><a href="/van-ban">Văn bản</a></li></ul></nav></header>
<div class="container"><main><article><h1 class="article-title">{title}</h1>
<p class="date">Thứ Sáu, 29/03/2024 - 09:15</p>
<div class="content">{body}<p><em>Công dân đến làm việc mang theo căn cước công dân.</em></p></div>
<p class="author">Ban Tiếp công dân huyện</p></article></main>
<aside><h3>Tin mới</h3><ul><li><a href="/1">Huyện Tân Lĩnh ra quân làm thủy lợi (26/03/2024)</a></li>
<li><a href="/2">Khai mạc giải bóng chuyền nông dân (22/03/2024)</a></li></ul><p>Lượt truy cập: 10.482</p></aside></div>
<footer>Bản quyền thuộc UBND huyện Tân Lĩnh. Điện thoại: 0203.555.000</footer></body></html>
"""
_BARE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
{body}</body></html>
"""
_PAGE_WIDTH = 9000


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


def write_portal_page(blocks: list[Block], path: Path) -> None:
    """A saved page of a portal: menu, article, news beside it, footer."""
    title, *rest = blocks
    body = "".join(map(_html, rest))
    path.write_text(_PORTAL.format(title=html.escape(str(title)), body=body), encoding="utf-8")


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
        else:
            parts.append(rf"\pard\qc {_rtf(str(block))}\par ")
    path.write_text("\n".join([*parts, "}"]), encoding="ascii")


def _rtf_row(row: list[str]) -> str:
    edges = "".join(rf"\cellx{_PAGE_WIDTH * (i + 1) // len(row)}" for i in range(len(row)))
    return rf"\trowd\trgaph108{edges}\pard\intbl " + "".join(rf"{_rtf(cell)}\cell " for cell in row) + r"\row"


def _rtf(text: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def _html(block: Block) -> str:
    if not isinstance(block, Table):
        return f"<p><b>{html.escape(str(block))}</b></p>\n"
    rows = ["" for _ in block.rows]
    for cell in block.cells():
        rows[cell.row] += _html_cell(cell, "th" if cell.row < block.headings else "td")
    rows = [f"<tr>{row}</tr>\n" for row in rows]
    head, body = "".join(rows[: block.headings]), "".join(rows[block.headings :])
    return f'<table border="1"><thead>{head}</thead><tbody>{body}</tbody></table>\n'


def _html_cell(cell: Cell, tag: str) -> str:
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f"<{tag}{spans}>{'<br>'.join(map(html.escape, cell.lines))}</{tag}>"
