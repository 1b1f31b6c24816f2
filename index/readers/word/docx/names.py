"""Names of elements and attributes in a Word file, and the few ways in which they say yes, a number or a word."""

from index.readers.word.package import Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_MAIN}}}"
_OTHER = {
    "m": "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "mc": "{http://schemas.openxmlformats.org/markup-compatibility/2006}",
    "r": "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "v": "{urn:schemas-microsoft-com:vml}",
}
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_OFF = frozenset({"0", "false", "off"})


def name_of(element: Element) -> str:
    """The element's name, with a prefix for the namespaces that are not the main one: "p", "mc:Choice"."""
    tag = element.tag
    if tag.startswith(_W):
        return tag[len(_W) :]
    space, _, local = tag.rpartition("}")
    return next((f"{prefix}:{local}" for prefix, known in _OTHER.items() if known == f"{space}}}"), f"?:{local}")


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a name, its first child of the next name and so on; None where one is missing."""
    for name in path:
        element = None if element is None else element.find(_W + name)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """The children of a name, in order."""
    return [] if element is None else element.findall(_W + name)


def inside(element: Element, name: str) -> list[Element]:
    """All elements of a name inside, in order."""
    prefix, _, local = name.rpartition(":")
    return list(element.iter((_OTHER[prefix] if prefix else _W) + local))


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of the main namespace."""
    return None if element is None else element.get(_W + attribute)


def pictures(element: Element) -> list[str]:
    """The identifiers of the pictures inside, in order."""
    named = {_DRAWN + "blip": _OTHER["r"] + "embed", _OTHER["v"] + "imagedata": _OTHER["r"] + "id"}
    shown = (part.get(named[part.tag]) for part in element.iter(*named))
    return list(dict.fromkeys(filter(None, shown)))


def diagrams(element: Element) -> list[str]:
    """The identifiers of the data of the diagrams inside, in order."""
    return [part.get(_OTHER["r"] + "dm", "") for part in element.iter(_DIAGRAM + "relIds")]


def drawn_lines(diagram: Element) -> list[str]:
    """The paragraphs of a diagram."""
    paragraphs = diagram.iter(_DRAWN + "p")
    return ["".join(text.text or "" for text in paragraph.iter(_DRAWN + "t")) for paragraph in paragraphs]


def reference(element: Element) -> str:
    """The identifier of the part that an element names."""
    return element.get(_OTHER["r"] + "id", "")


def font_of(fonts: Element | None) -> str | None:
    """The font that an `rFonts` gives to letters; None for one of the theme."""
    return value(fonts, "ascii") or value(fonts, "hAnsi")


def is_on(element: Element | None) -> bool:
    """Whether a property is set: it is there and does not say otherwise."""
    return element is not None and (value(element) or "1").lower() not in _OFF


def whole(element: Element | None, attribute: str = "val") -> int | None:
    """An attribute as a whole number; None for what is none."""
    try:
        return int(value(element, attribute) or "")
    except ValueError:
        return None
