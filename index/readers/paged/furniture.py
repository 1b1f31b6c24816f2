"""What stands on pages beside their text: lines repeated at their head and foot, their numbers, and footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from statistics import median

from index.errors import Notice, notice
from index.readers.paged.geometry import Line, PageWords, Word, lines_of
from index.readers.paged.tables.page_tables import PageTable
from index.readers.paged.tables.ruled import Rule

_MOST_LINES = 4
"""Of a head or foot that is repeated."""
_LEAST_PAGES = 3
_LEAST_SHARE = 0.3
_SAME_PLACE = 0.01
"""Of the page's height."""
_MOST_OTHERS = 0.1
_EDGE = 0.15
"""Of the page's height, at its head and foot."""
_LEAST_STEP = 1.6
"""From furniture to text, in heights of a letter."""
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page|tr\.)?\s*(\d{1,4})(?:\s*[/|]\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LONGEST_RULE = 0.45
"""Of the page's width."""
_SMALLER = 0.93
_NEXT_BLOCK = 2.0
"""From line to line, in heights of a letter: what is further down stands below the notes."""
_BEGINS = re.compile(r"\(?(\d{1,3}|[*†‡]{1,3})\)?\.?(?=\s|$)\s*")


@dataclass(frozen=True, slots=True)
class PageLines:
    """What was read of a page, from the top: its lines, tables and notes; `page` has no words any more."""

    page: PageWords
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...] = ()
    notes: tuple[tuple[Line, ...], ...] = ()


def without_furniture(pages: Sequence[PageLines]) -> tuple[list[PageLines], list[Notice]]:
    """The pages without their numbers and what is repeated at their head and foot, and what that was."""
    numbers = _page_numbers(pages)
    repeated = _repeated(pages, numbers)
    kept, said = [], dict[str, None]()
    for at, page in enumerate(pages):
        gone = {*numbers.get(at, ()), *repeated.get(at, ())}
        said |= dict.fromkeys(_DIGITS.sub("…", line.text) for line in repeated.get(at, ()))
        kept.append(replace(page, lines=tuple(line for line in page.lines if line not in gone)) if gone else page)
    left_out = [notice("left_out_repeated", text=text) for text in said]
    return kept, [*left_out, *([notice("left_out_page_numbers")] if numbers else [])]


def _page_numbers(pages: Sequence[PageLines]) -> dict[int, tuple[Line, ...]]:
    """By the page's place in the row, the lines that are its number: alone at its edge, and counting on."""
    found: dict[int, dict[int, Line]] = defaultdict(dict)  # by how far the count is ahead of the pages
    for at, page in enumerate(pages):
        for line in (*page.lines[:1], *page.lines[-1:]):
            match = _PAGE_NUMBER.fullmatch(line.text)
            if match and _is_outermost(line, page):
                found[int(match[1]) - page.page.number][at] = line
    numbers: dict[int, tuple[Line, ...]] = {}
    for ahead, lines in found.items():
        if ahead == 0 or len(lines) >= _LEAST_PAGES:
            for at, line in lines.items():
                numbers[at] = (*numbers.get(at, ()), line)
    return numbers


def _is_outermost(line: Line, page: PageLines) -> bool:
    """Whether nothing of the page stands higher, or nothing lower, than this line."""
    tops = [other.top for other in page.lines if other is not line] + [table.top for table in page.tables]
    bottoms = [other.bottom for other in page.lines if other is not line] + [table.bottom for table in page.tables]
    return line.bottom <= min(tops, default=line.bottom) or line.top >= max(bottoms, default=line.top)


def _repeated(pages: Sequence[PageLines], numbers: dict[int, tuple[Line, ...]]) -> dict[int, list[Line]]:
    """By the page's place in the row, the lines that many pages have in the same place, beyond where text stands."""
    found: dict[int, list[Line]] = defaultdict(list)
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    for is_head in (True, False):
        edges = [_from_edge(page, numbers.get(at, ()), is_head=is_head) for at, page in enumerate(pages)]
        keys = [[_key(page, line) for line in lines] for page, lines in zip(pages, edges, strict=True)]
        counts = Counter(key for said in keys for key in set(said))
        common = {key for key in counts if sum(counts[key[0], key[1] + near] for near in (-1, 0, 1)) >= least}
        runs = [_furniture(page, held, common, is_head=is_head) for page, held in zip(pages, edges, strict=True)]
        if not _is_text_there(edges, runs, is_head=is_head):
            for at, run in enumerate(runs):
                found[at] += run
    return found


def _from_edge(page: PageLines, numbers: tuple[Line, ...], *, is_head: bool) -> list[Line]:
    """The lines of a page from its head down, or from its foot up, without its number."""
    lines = [line for line in page.lines if line not in numbers]
    return lines if is_head else lines[::-1]


def _furniture(page: PageLines, lines: list[Line], common: set[tuple[str, int]], *, is_head: bool) -> list[Line]:
    """The first lines that are common to many pages, as far as they are at the edge and white parts them from text."""
    height = page.page.height
    edge = 0.0 if is_head else height
    run = takewhile(
        lambda line: _key(page, line) in common and abs(line.middle - edge) < _EDGE * height, lines[:_MOST_LINES]
    )
    for end in range(len(list(run)), 0, -1):
        if end == len(lines):
            if end == 1:
                return lines
            continue
        inner, outer = lines[end], lines[end - 1]
        if abs(inner.bottom - outer.bottom) > _LEAST_STEP * max(inner.size, outer.size):
            return lines[:end]
    return []


def _key(page: PageLines, line: Line) -> tuple[str, int]:
    """What a line says but for its numbers, and how far down it stands."""
    return _DIGITS.sub("#", line.text), round(line.middle / page.page.height / _SAME_PLACE)


def _is_text_there(edges: Sequence[Sequence[Line]], runs: Sequence[Sequence[Line]], *, is_head: bool) -> bool:
    """Whether other pages have text where these have what is repeated: forms that begin alike, and no furniture."""
    reach = max((line.bottom if is_head else -line.top for run in runs for line in run), default=None)
    if reach is None:
        return False
    others = [lines[0] for lines, run in zip(edges, runs, strict=True) if lines and not run]
    return sum((line.middle if is_head else -line.middle) < reach for line in others) > _MOST_OTHERS * len(edges)


def without_notes(page: PageWords, rules: Sequence[Rule]) -> tuple[PageWords, list[list[Line]]]:
    """The page without its notes and the marks that refer to them, and the lines of each note, "(1) ..." the first."""
    if not page.words or not rules:
        return page, []
    usual = median(word.size for word in page.words)
    for rule in rules:
        above, below = list[Word](), list[Word]()
        for word in page.words:
            (below if word.bottom > rule.at + 1 and word.top > rule.at - word.size / 2 else above).append(word)
        if rule.end - rule.start > _LONGEST_RULE * page.width or not (above and below):
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
