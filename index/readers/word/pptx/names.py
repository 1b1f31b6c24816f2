"""Names of elements in a PowerPoint file: "p:sp" of slides, "a:t" of what is drawn and written in them."""

from index.readers.word.package import Element

_SPACES = {
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_PREFIXES = {uri: prefix for prefix, uri in _SPACES.items()}


def name_of(element: Element) -> str:
    """The element's name with its prefix."""
    uri, _, local = element.tag.rpartition("}")
    return f"{_PREFIXES.get(uri[1:], '?')}:{local}"


def full(name: str) -> str:
    """The name as it stands in the tree."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a name, its first child of the next name and so on; None where one is missing."""
    for name in path:
        element = None if element is None else element.find(full(name))
    return element


def inside(element: Element | None, name: str) -> list[Element]:
    """All elements of a name inside, in order."""
    return [] if element is None else list(element.iter(full(name)))


def whole(element: Element | None, attribute: str, default: int = 0) -> int:
    """An attribute as a whole number."""
    try:
        return default if element is None else int(element.get(attribute, default))
    except ValueError:
        return default
