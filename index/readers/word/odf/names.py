"""Names of elements and attributes in an OpenDocument file, by the prefixes that its specification uses."""

from index.readers.word.package import Element, Names

_NAMES = Names(
    {
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
    }
    | {"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext"}
)
name_of, full, child, inside = _NAMES.name_of, _NAMES.full, _NAMES.child, _NAMES.inside
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MANY = 10_000


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
