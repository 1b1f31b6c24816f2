"""Names of elements in a PowerPoint file: "p:sp" of slides, "a:t" of what is drawn and written in them."""

from index.readers.word.package import Element, Names

_SPACES = {
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_NAMES = Names({space: prefix for prefix, space in _SPACES.items()})
name_of, full, child, inside = _NAMES.name_of, _NAMES.full, _NAMES.child, _NAMES.inside


def whole(element: Element | None, attribute: str, default: int = 0) -> int:
    """An attribute as a whole number."""
    try:
        return default if element is None else int(element.get(attribute, default))
    except ValueError:
        return default
