"""Names of elements and attributes in an OpenDocument file, by the prefixes that its specification uses."""

from index.readers.word.package import Element

_SPACES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0": prefix
    for space, prefix in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("drawing", "draw"),
        ("xsl-fo-compatible", "fo"),
        ("svg-compatible", "svg"),
    )
} | {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext"}
_URIS = {prefix: uri for uri, prefix in _SPACES.items()}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MANY = 10_000


def name_of(element: Element) -> str:
    """The element's name with its prefix: "text:p"."""
    uri, _, local = element.tag.rpartition("}")
    return f"{_SPACES.get(uri[1:], '?')}:{local}"


def full(name: str) -> str:
    """The name as it stands in the tree."""
    prefix, _, local = name.partition(":")
    return f"{{{_URIS[prefix]}}}{local}"


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a name, its first child of the next name and so on; None where one is missing."""
    for name in path:
        element = None if element is None else element.find(full(name))
    return element


def inside(element: Element | None, name: str) -> list[Element]:
    """All elements of a name inside, in order."""
    return [] if element is None else list(element.iter(full(name)))


def value(element: Element | None, attribute: str) -> str | None:
    """An attribute."""
    return None if element is None else element.get(full(attribute))


def text_in(element: Element) -> str:
    """All text inside."""
    return "".join(map(str, element.itertext()))


def whole(element: Element | None, attribute: str, default: int) -> int:
    """An attribute as a whole number that is not negative and no more than any paper needs."""
    written = value(element, attribute) or ""
    return min(int(written), _MANY) if written.isdecimal() else default


def identifier(element: Element) -> str | None:
    """What others name an element by."""
    return element.get(_XML_ID) or value(element, "text:id")
