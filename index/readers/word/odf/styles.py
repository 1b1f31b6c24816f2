"""What a paragraph, a stretch of text or a cell is like: its style, the style's parent and so on."""

from collections.abc import Iterator

from index.readers.word.odf.names import child, inside, value
from index.readers.word.package import Element

_MAX_PARENTS = 32
_SIDES = ("fo:border-top", "fo:border-bottom", "fo:border-left", "fo:border-right")


class Styles:
    """The styles of a document: those of its content before those of its pages."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str | None, str | None], Element] = {}
        for root in roots:
            for style in inside(root, "style:style"):
                self._styles.setdefault((value(style, "style:family"), value(style, "style:name")), style)
        self._found: dict[tuple[str, str | None, str, str], str | None] = {}

    def of(self, family: str, style: str | None, properties: str, attribute: str) -> str | None:
        """A property of a style, or of those that it comes from: of "text-properties" the attribute "fo:color"."""
        key = (family, style, properties, attribute)
        if key not in self._found:
            written = (value(child(one, f"style:{properties}"), attribute) for one in self._chain(family, style))
            self._found[key] = next((found for found in written if found is not None), None)
        return self._found[key]

    def _chain(self, family: str, style: str | None) -> Iterator[Element]:
        for _ in range(_MAX_PARENTS):
            found = self._styles.get((family, style))
            if found is None:
                return
            yield found
            style = value(found, "style:parent-style-name")

    def own(self, family: str, style: str | None, attribute: str) -> str | None:
        """An attribute of a style itself, or of those that it comes from: the page that it begins, its list."""
        return next((found for one in self._chain(family, style) if (found := value(one, attribute))), None)

    def is_hidden(self, family: str, style: str | None) -> bool:
        """Whether text of a style is not shown."""
        return self.of(family, style, "text-properties", "text:display") == "none"

    def is_centred(self, style: str | None) -> bool:
        """Whether paragraphs of a style stand in the middle."""
        return self.of("paragraph", style, "paragraph-properties", "fo:text-align") == "center"

    def sides(self, style: str | None) -> int:
        """How many sides of a cell of this style have a line."""
        around = self.of("table-cell", style, "table-cell-properties", "fo:border")
        sides = (self.of("table-cell", style, "table-cell-properties", side) or around for side in _SIDES)
        return sum(side is not None and not side.endswith("none") for side in sides)
