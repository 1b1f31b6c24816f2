"""The shapes of a slide in the order in which they are read: its title, then from above to below and left to right."""

from collections.abc import Iterator, Sequence

from index.readers.word.package import Element
from index.readers.word.pptx.names import child, inside, name_of, whole

_TITLES = ("title", "ctrTitle")
_FURNITURE = frozenset({"dt", "ftr", "hdr", "sldNum"})
_SHAPES = frozenset({"p:sp", "p:grpSp", "p:graphicFrame"})
_ROW = 457_200
"""Shapes of one row begin within half an inch, in the units of the format."""


def shapes_of(tree: Element, layout: Element | None) -> list[Element]:
    """The shapes of a slide or group in reading order, without page numbers, dates and what is hidden.

    Args:
        layout: What the slide is made after: it says where a placeholder stands that does not say so itself.
    """
    shapes = [shape for shape in _all(tree) if not _is_left_out(shape)]
    titles = [shape for shape in shapes if is_title(shape)]
    others = [shape for shape in shapes if shape not in titles]
    places = [_place(shape, layout) for shape in others]
    return [*titles, *_sorted(others, places)]


def is_title(shape: Element) -> bool:
    """Whether a shape holds the slide's title."""
    return _placeholder(shape, "type") in _TITLES


def _sorted(shapes: Sequence[Element], places: Sequence[tuple[int, int] | None]) -> Iterator[Element]:
    known = [place for place in places if place is not None]
    if len(known) < len(shapes):
        yield from shapes
    else:
        yield from (shapes[at] for at in sorted(range(len(shapes)), key=lambda at: known[at]))


def _all(tree: Element) -> Iterator[Element]:
    for part in tree:
        name = name_of(part)
        if name in _SHAPES:
            yield part
        elif name == "mc:AlternateContent" and len(part):
            yield from _all(part[0])


def _is_left_out(shape: Element) -> bool:
    named = next(iter(inside(shape, "p:cNvPr")), None)
    is_hidden = named is not None and named.get("hidden") in ("1", "true")
    return is_hidden or _placeholder(shape, "type") in _FURNITURE


def _placeholder(shape: Element, attribute: str) -> str | None:
    properties = next((part for part in shape if part.tag.endswith(("}nvSpPr", "}nvGraphicFramePr"))), None)
    placeholder = child(properties, "p:nvPr", "p:ph")
    return None if placeholder is None else placeholder.get(attribute)


def _place(shape: Element, layout: Element | None) -> tuple[int, int] | None:
    """The row and the left edge of a shape."""
    for path in (("p:spPr", "a:xfrm", "a:off"), ("p:grpSpPr", "a:xfrm", "a:off"), ("p:xfrm", "a:off")):
        offset = child(shape, *path)
        if offset is not None:
            return whole(offset, "y") // _ROW, whole(offset, "x")
    index = _placeholder(shape, "idx")
    for other in inside(layout, "p:sp"):
        if index is not None and _placeholder(other, "idx") == index:
            return _place(other, None)
    return None
