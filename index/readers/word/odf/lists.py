"""The labels of an OpenDocument text's lists and headings (OpenDocument 1.3, part 3, 16.30)."""

import re

from index.readers.word.numbering import Counter, Level, bullet
from index.readers.word.odf.names import child, identifier, inside, value, whole
from index.readers.word.package import Element

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEVELS = 10
_PLACE = re.compile(r"%(\d+)%")
_NONE = Level(format="none", text="")


class Lists:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, *roots: Element | None) -> None:
        self._levels: dict[str | None, tuple[Level, ...]] = {}
        for root in roots:
            for style in inside(root, "text:list-style"):
                self._levels.setdefault(value(style, "style:name"), _levels(style))
        outline = [style for root in roots for style in inside(root, "text:outline-style")]
        self._outline = _levels(outline[0]) if outline else (_NONE,) * _LEVELS
        self._headings = Counter()
        self._by_identifier: dict[str | None, Counter] = {}
        self._by_style: dict[str | None, Counter] = {}

    def counter(self, element: Element, style: str | None) -> Counter:
        """What counts a list: a new one, or that of the list which it continues."""
        continued = value(element, "text:continue-list")
        if continued in self._by_identifier:
            counter = self._by_identifier[continued]
        elif value(element, "text:continue-numbering") == "true":
            counter = self._by_style.get(style, Counter())
        else:
            counter = Counter()
        self._by_style[style] = self._by_identifier[identifier(element)] = counter
        return counter

    def label(self, counter: Counter, style: str | None, at: int, item: Element) -> str:
        """The label of the next item at a level, counted from 0."""
        levels = self._levels.get(style)
        if levels is None or at >= len(levels):
            return ""
        start = value(item, "text:start-value")
        return counter.label(levels, at, start=whole(item, "text:start-value", 1) if start else None)

    def heading(self, element: Element) -> str:
        """The label of a heading outside lists."""
        at = min(max(whole(element, "text:outline-level", 1) - 1, 0), _LEVELS - 1)
        if value(element, "text:is-list-header") == "true":
            return ""
        return self._headings.label(self._outline, at)


def _levels(style: Element) -> tuple[Level, ...]:
    levels = [_NONE] * _LEVELS
    for written in style:
        at = whole(written, "text:level", 0) - 1
        if 0 <= at < _LEVELS:
            levels[at] = _level(written, at)
    return tuple(levels)


def _level(written: Element, at: int) -> Level:
    alignment = child(written, "style:list-level-properties", "style:list-level-label-alignment")
    after = "" if value(alignment, "text:label-followed-by") == "nothing" else " "
    sign = value(written, "text:bullet-char")
    if sign is not None:
        return Level(format="bullet", text=bullet(sign), after=after)
    shown = value(written, "style:num-list-format") or value(written, "loext:num-list-format")
    format = _FORMATS.get(value(written, "style:num-format") or "", "none")
    if shown is None:
        prefix, suffix = (value(written, f"style:num-{side}") or "" for side in ("prefix", "suffix"))
        upper = whole(written, "text:display-levels", 1)
        places = ".".join(f"%{level + 1}" for level in range(max(at + 1 - upper, 0), at + 1))
        shown = f"{prefix}{places if format != 'none' else ''}{suffix}"
    return Level(format, _PLACE.sub(r"%\1", shown), whole(written, "text:start-value", 1), after=after)
