"""Web-page furniture in a text: lines that belong to the page and not to the document.

Pages saved from a district's portal carry the day they were saved, the time of publishing, "Xem với cỡ chữ", a category
and lists of other articles. Such lines stay in the stored text, but are not searched and are no title, and their dates
are not the date of the event. A line counts only as a whole: a sentence that mentions such words is no furniture.
Signatures, authors and sources ("VPHU Nam Đông", "Tin, ảnh: Mai Hoa", "Nguồn: …") are the document's own and stay.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.entities.dates import find_dates
from index.language.text import line_key
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, rows
from index.structure.lines import Line
from index.structure.pages.date_lines import (
    day_on,
    gives_views,
    is_date_line,
    is_labelled,
    is_timestamp,
    says_published,
    says_today,
)
from index.structure.pages.menus import menus_above
from index.structure.pages.numbers import page_numbers

_HEAD_LINES = 20
_CATEGORY_WORDS = 6
_CRUMB_CHARS = 40
_LISTED_CHARS = 250
_MENU_LINES = 3
_LINES_OF_PAGE = (12, 100)
"""Lines that a printed page has at least and at most."""
_NUMBER_CHARS = 16

_DIGIT = re.compile(r"\d")
_PAGE_NUMBER = re.compile(r"(?:trang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?")
_COLON = re.compile(r"\s*:\s*")
_CRUMB = re.compile(r"(?:trang chủ|trang nhất|home)\s*[›»>/|→\\–-].*")
_CRUMB_SIGN = re.compile(r"\s*[›»→]\s*|\s>+\s")
_BUTTONS = re.compile(r"(?:\[[^\]\[]{1,30}\]\s*){3,}")
_FROM_HOME = pattern(r"(?:trang chủ|trang nhất)(?:\s{page_category}(?!\w)(?:\s\w+){0,3})+", flags=0)
_MENU_SIGN = re.compile(r"\s+\|\s+|\s{3,}")
_MENU_ITEMS = 4
_FILE_NAME = re.compile(
    r"[^/\\:]{1,150}\.(?:docx?|pdf|xlsx?|pptx?|odt|rtf|zip|rar)(?:\s*\([\d.,]+\s*[kmKM]?[bB]\))?", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:(?:source|link|url)\s*:\s*)?https?://\S+", re.IGNORECASE)
_CATEGORY = pattern(r"{page_category}(?!\w).*")
_OF_MENUS = ("anywhere", "edge", "menu", "list")


@dataclass(frozen=True, slots=True)
class PageDates:
    """The days that a page prints of itself; neither is the day of the event.

    Attributes:
        saved: "Today" at the head of the page: the day it was looked at and saved.
        published: The day the article was put on the page.
    """

    saved: datetime.date | None = None
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A text's lines, those of the document and those of the page that it was saved from, each in order."""

    own: tuple[Line, ...]
    furniture: tuple[Line, ...]
    dates: PageDates


@dataclass(frozen=True, slots=True)
class _Zones:
    """The lines of a text by zone.

    Attributes:
        zones: Where each counts as furniture by its words; None for nowhere.
        menus: How many stand in menus above the headline.
        head: How many lines stand before the first paragraph.
        tail: Index of the first line after the last paragraph.
    """

    lines: tuple[Line, ...]
    zones: tuple[str | None, ...]
    menus: int
    head: int
    tail: int

    @property
    def edges(self) -> tuple[range, range]:
        """The indexes of the lines before the first and after the last paragraph."""
        return range(self.head), range(self.tail, len(self.lines))


def read_page(lines: tuple[Line, ...], *, published: datetime.date | None = None) -> Page:
    """The lines of a text told apart, and the days that the page prints of itself.

    Args:
        published: The day of publishing that the page's own record tells, which counts where none is printed.
    """
    page = _zones(lines)
    undated = _undated(page)
    dated = _date_lines(page, undated)
    found = undated.union(dated)
    found |= {*_categories(page, found), *_page_numbers(lines)}
    own = tuple(line for i, line in enumerate(lines) if i not in found)
    dates = _page_dates(page, undated, dated)
    dates = dates if dates.published else replace(dates, published=published)
    return Page(own, tuple(lines[i] for i in sorted(found)), dates)


def _page_dates(page: _Zones, undated: set[int], dated: list[int]) -> PageDates:
    """The days that the page prints of itself, each None where it prints none.

    A line with "Hôm nay" tells the day it was saved and one with "Ngày đăng" the day of publishing. Of others, one that
    stands before everything else is the day it was saved, and one after the headline the day of publishing, which may
    also stand beside an author's name.
    """
    saved = published = None
    for i in dated:
        line = page.lines[i]
        date = day_on(line)
        first = saved is None and not page.menus and all(j in undated or j in dated for j in range(i))
        if not says_published(line) and (first or says_today(line)):
            saved = saved or date
        else:
            published = published or date
    if published is None:
        heads = (line for i, line in enumerate(page.lines[: page.head]) if i not in undated and is_timestamp(line.text))
        published = next((date.value for line in heads for date in find_dates(line.text)), None)
    return PageDates(saved, published)


@from_lexicon
def _phrases() -> dict[str, str]:
    """The lines of the table `furniture`, in the form for matching, with their zones."""
    lines = ((row.key, row["zone"]) for row in rows("furniture"))
    return {line if line.endswith("…") else line_key(line): zone for line, zone in lines}


@from_lexicon
def _beginnings() -> dict[str, str]:
    """The words that such a line begins with, with its zone."""
    return {phrase[:-1]: zone for phrase, zone in _phrases().items() if phrase.endswith("…")}


def _zone(line: Line) -> str | None:
    """Where a line counts as furniture, as the table's head explains; None for nowhere."""
    if gives_views(line):
        return "anywhere"
    zone = _phrases().get(_COLON.sub(" ", line.key) if ":" in line.key else line.key)
    begins = line.key.startswith(tuple(_beginnings())) if zone is None else False
    if begins:
        zone = next(zone for start, zone in _beginnings().items() if line.key.startswith(start))
    if line.is_paragraph and begins and zone not in ("notice", "imprint"):
        return None
    if zone is not None or line.is_paragraph:
        return "anywhere" if zone == "notice" else zone
    return "edge" if _is_crumb(line) or _is_address(line) else None


def _is_crumb(line: Line) -> bool:
    """Whether a line is the path to the page, "Trang chủ › Tin tức", or a menu, "Tin tức | Văn bản | Hỏi đáp"."""
    parts = [part for part in _CRUMB_SIGN.split(line.text) if part]
    if _CRUMB.fullmatch(line.key) or (len(parts) > 1 and all(len(part) <= _CRUMB_CHARS for part in parts)):
        return True
    if _BUTTONS.match(line.text) or _FROM_HOME().fullmatch(line.key):
        return True
    items = [item.strip() for item in _MENU_SIGN.split(line.text) if item.strip()]
    if len(items) >= _MENU_ITEMS and all(len(item) <= _CRUMB_CHARS and not _DIGIT.search(item) for item in items):
        return True
    keys = [_COLON.sub(" ", line_key(item)) for item in items]
    return len(items) > 1 and all(key in _phrases() or not re.search(r"\w", key) for key in keys)


def _is_address(line: Line) -> bool:
    """Whether a line is nothing but the name of a file or the address of a page."""
    return _FILE_NAME.fullmatch(line.text) is not None or _ADDRESS.fullmatch(line.text) is not None


def _zones(lines: tuple[Line, ...]) -> _Zones:
    zones = tuple(map(_zone, lines))
    article = menus_above(lines, lambda i: zones[i] in _OF_MENUS, lambda line: is_date_line(line) or _is_crumb(line))
    paragraphs = [i for i, line in enumerate(lines) if line.is_paragraph]
    menus, head = article or (0, min([*paragraphs[:1], len(lines), _HEAD_LINES]))
    return _Zones(lines, zones, menus, head, max(head, paragraphs[-1] + 1) if paragraphs else len(lines))


def _undated(page: _Zones) -> set[int]:
    """The indexes of the lines that their words or place make furniture, and of listed articles."""
    zones = page.zones
    in_menus = (i for i in range(page.menus) if not is_date_line(page.lines[i]))
    found = {*in_menus, *page_numbers(page.lines), *(i for i, zone in enumerate(zones) if zone == "anywhere")}
    for edge in page.edges:
        menu = {i for i in edge if zones[i] == "menu"}
        found.update(i for i in edge if zones[i] == "edge")
        found.update(menu if len(menu) >= _MENU_LINES else ())
    return found.union(_listed(page, zones))


def _date_lines(page: _Zones, undated: set[int]) -> list[int]:
    """The indexes of the lines that say when the page was saved or the article published, and nothing else.

    A line with neither label nor time counts only once before and once after the headline: several of them are the days
    of a schedule.
    """
    dated = [i for i, line in enumerate(page.lines) if i not in undated and is_date_line(line)]
    labelled = [i for i in dated if is_labelled(page.lines[i])]
    plain = [i for i in dated if i not in labelled]
    first = [i for i in plain if all(j in undated or j in dated for j in range(i))]
    others = [i for i in plain if i not in first]
    taken = [*labelled, *(group[0] for group in (first, others) if len(group) == 1 and group[0] < page.head)]
    return sorted(i for i in taken if i < page.head or i >= page.tail)


def _listed(page: _Zones, zones: Sequence[str | None]) -> Iterator[int]:
    """The indexes of headings of lists of other articles, and of what is listed below them.

    A list reaches to the end of the page, unless a long paragraph follows: then the article goes on there. What the
    foot of a site says of itself, who answers for it and by which licence, is no part of the list.
    """
    for i in range(page.head, len(page.lines)):
        if zones[i] != "list" and (zones[i] != "last" or i < page.tail):
            continue
        yield i
        for j in range(i + 1, len(page.lines)):
            if len(page.lines[j].text) >= _LISTED_CHARS:
                break
            if zones[j] != "imprint":
                yield j


def _page_numbers(lines: tuple[Line, ...]) -> list[int]:
    """The indexes of the numbers of printed pages: alone on their lines, from 1 or 2 on one by one, a page apart."""
    number, found = 0, [0]
    for i, line in enumerate(lines):
        alone = _PAGE_NUMBER.fullmatch(line.key) if len(line.key) <= _NUMBER_CHARS else None
        follows = alone is not None and int(alone[1]) in ((number + 1,) if number else (1, 2))
        if alone is not None and follows and i - found[-1] >= _LINES_OF_PAGE[0]:
            number = int(alone[1])
            found.append(i)
    ends_in_time = len(lines) - found[-1] <= _LINES_OF_PAGE[1]
    return found[1:] if ends_in_time else []


def _categories(page: _Zones, found: set[int]) -> Iterator[int]:
    """The index of a category name between other furniture at the head and the headline, if there is one."""
    i = next((i for i in range(page.head) if i not in found), None)
    if i is None or i == 0:
        return
    line = page.lines[i]
    headline_follows = any(j not in found for j in range(i + 1, page.head))
    if headline_follows and is_category(line):
        yield i


def is_category(line: Line) -> bool:
    """Whether a line may be the name of a site's part: "Tin tức - Sự kiện", "HOẠT ĐỘNG CỦA HĐND"."""
    words = [word for word in line.key.split() if word.strip("-–")]
    return _CATEGORY().fullmatch(line.key) is not None and len(words) <= _CATEGORY_WORDS
