"""Text without the marks by which Markdown sets it: emphasis, breaks within a line, frames drawn with bars.

Converters of office files write so; headings ("#"), items and tables are read as they stand.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from index.lexicon.patterns import pattern
from index.readers.blocks import Table, TableCell, paragraph
from index.readers.tabular.frames import is_frame, lines_of

_ROW = re.compile(r"\s*\|.*\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_STRONG = "**"
_LEAST_STRONG = 4
_EMPHASIS = re.compile(r"(?<!\()\*(?!\))")
_SET = re.compile(r"(?<![*\w(])(\*{1,3})(?=[^\s*])([^*|]{1,600}?)(?<=[^\s*])\1(?![*\w])")
"""What is set in emphasis, over several lines too."""
_STANDS_APART = pattern(r"(?:TM|KT|TL|TUQ|Q)\W|(?:phó |quyền )?{offices:signs}(?!\w)|[-+•]\s|\d{1,2}[.)]\s|$")
"""A line of a signature, an item, or none."""
_ITEM = re.compile(r"[ \t]*\*(?=[ \t])")
_ESCAPED = re.compile(r"\\(?=[-*_.#()\[\]!+<>~])")


def without_markup(text: str) -> str:
    """The text as it is shown; one that is not Markdown stays as it is."""
    if "<br" in text.lower():
        text = "".join(_unbroken(text))
    if text.count(_STRONG) < _LEAST_STRONG:
        return text
    return "".join(map(_plain, _SET.sub(_on_one_line, text).splitlines(keepends=True)))


def _on_one_line(emphasis: re.Match[str]) -> str:
    """What is set in emphasis without the breaks of the source within it: one title, one sentence."""
    said = ""
    for line in emphasis[2].split("\n"):
        above = said.rsplit("\n", 1)[-1]
        is_apart = _STANDS_APART().match(line.strip()) or _STANDS_APART().match(above)
        said += ("\n" if is_apart and said else " " if said else "") + line.strip()
    return f"{emphasis[1]}{said}{emphasis[1]}"


def _plain(line: str) -> str:
    """A line without emphasis; "*" at its beginning may mark an item, and "(*)" a note."""
    item = _ITEM.match(line)
    start = item.end() if item else 0
    return line[:start] + _ESCAPED.sub("", _EMPHASIS.sub("", line[start:]))


def _unbroken(text: str) -> Iterator[str]:
    """The lines, those broken by "<br>" as several; a cell of a table stays on its line."""
    for is_row, group in groupby(text.splitlines(keepends=True), lambda line: _ROW.fullmatch(line) is not None):
        lines = list(group)
        if not is_row:
            yield from (_BREAK.sub("\n", line) for line in lines)
        elif (frame := _frame(lines)) is not None:
            yield frame
        else:
            yield from (_BREAK.sub(" ", line) for line in lines)


def _frame(lines: Sequence[str]) -> str | None:
    """The lines of a head or foot that a table puts side by side, column by column; None of another table."""
    rows = [_BAR.split(line.strip())[1:-1] for line in lines if not _RULE.fullmatch(line)]
    cells = tuple(
        TableCell(tuple(paragraph(part.replace(_STRONG, "").strip("* ")) for part in _BREAK.split(cell)), at, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.strip()
    )
    table = Table(cells)
    if not cells or not is_frame(table):
        return None
    return "".join("\n" * line.after_gap + line.text + "\n" for line in lines_of(table))
