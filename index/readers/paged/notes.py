"""Footnotes: small letters at a page's foot below a short line, and the marks in its text that refer to them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from index.readers.paged.geometry import Line, PageWords, Word, lines_of
from index.readers.paged.ruled import Rule

_LONGEST_RULE = 0.45
"""Of the page's width."""
_SMALLER = 0.93
_NEXT_BLOCK = 2.0
"""From line to line, in heights of a letter: what is further down stands below the notes."""
_BEGINS = re.compile(r"\(?(\d{1,3}|[*†‡]{1,3})\)?\.?(?=\s|$)\s*")


def without_notes(page: PageWords, rules: Sequence[Rule]) -> tuple[PageWords, list[list[Line]]]:
    """The page without its notes and the marks that refer to them, and the lines of each note, "(1) ..." the first."""
    if not page.words or not rules:
        return page, []
    usual = median(word.size for word in page.words)
    for rule in rules:
        below = [word for word in page.words if word.bottom > rule.at + 1 and word.top > rule.at - word.size / 2]
        above = [word for word in page.words if word not in below] if below else []
        if rule.end - rule.start > _LONGEST_RULE * page.width or not above:
            continue
        lines = _until_gap(lines_of(below))
        if lines and _BEGINS.match(lines[0].text) and all(line.size < _SMALLER * usual for line in lines):
            return _parted(page, lines, above, below)
    return page, []


def _until_gap(lines: Sequence[Line]) -> list[Line]:
    """The lines from the first to where white parts them from what stands at the foot of every page."""
    kept: list[Line] = []
    for line in lines:
        if kept and line.bottom - kept[-1].bottom > _NEXT_BLOCK * line.size:
            break
        kept.append(line)
    return kept


def _parted(
    page: PageWords, lines: Sequence[Line], above: Sequence[Word], below: Sequence[Word]
) -> tuple[PageWords, list[list[Line]]]:
    notes: list[list[Line]] = []
    marks, expected = set[str](), 0  # notes are counted on, so that a number that begins a line of one is none
    for line in lines:
        match = _BEGINS.match(line.text)
        if match and (not match[1].isdigit() or int(match[1]) == expected or not notes):
            expected = int(match[1]) + 1 if match[1].isdigit() else expected
            marks.add(match[1])
            notes.append([replace(line, text=f"({match[1]}) {line.text[match.end() :]}", raised=())])
        elif notes:
            notes[-1].append(line)
    end = lines[-1].bottom
    kept = [word for word in above if not (word.is_raised and word.text.strip("()") in marks)]
    return replace(page, words=(*kept, *(word for word in below if word.top >= end))), notes
