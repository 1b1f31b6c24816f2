"""What a paragraph, run or table is like: its own properties, those of its style, of the style's base and so on."""

from functools import cached_property

from index.readers.word.docx.names import child, inside, is_on, value
from index.readers.word.package import Element

_MAX_BASES = 32


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._root = root
        self._styles = {} if root is None else {value(style, "styleId") or "": style for style in inside(root, "style")}
        self._found: dict[tuple[str | None, tuple[str, ...]], Element | None] = {}

    @cached_property
    def _usual(self) -> str | None:
        """The style of a paragraph that names none."""
        for identifier, style in self._styles.items():
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                return identifier
        return None

    def name(self, style: str | None) -> str:
        """What a style is called, in lower case."""
        return (value(child(self._styles.get(style or ""), "name")) or "").lower()

    def of(self, style: str | None, *path: str) -> Element | None:
        """The property at this path of a style, or of those that it is based on."""
        key = (style, path)
        if key not in self._found:
            self._found[key] = self._search(style, path)
        return self._found[key]

    def _search(self, style: str | None, path: tuple[str, ...]) -> Element | None:
        for _ in range(_MAX_BASES):
            element = self._styles.get(style or "")
            if element is None:
                return None
            found = child(element, *path)
            if found is not None:
                return found
            style = value(child(element, "basedOn"))
        return None

    def style_of(self, paragraph: Element) -> str | None:
        """The style of a paragraph."""
        return value(child(paragraph, "pPr", "pStyle")) or self._usual

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph."""
        own = child(paragraph, "pPr", name)
        if own is not None:
            return own
        styled = self.of(self.style_of(paragraph), "pPr", name)
        return styled if styled is not None else child(self._root, "docDefaults", "pPrDefault", "pPr", name)

    def of_run(self, run: Element, style: str | None, name: str) -> Element | None:
        """A property of a run in a paragraph of this style; also of a paragraph's mark, given the paragraph's `pPr`."""
        properties = child(run, "rPr")
        own = child(properties, name)
        if own is not None:
            return own
        of_run = self.of(value(child(properties, "rStyle")), "rPr", name)
        if of_run is not None:
            return of_run
        styled = self.of(style, "rPr", name)
        return styled if styled is not None else child(self._root, "docDefaults", "rPrDefault", "rPr", name)

    def font(self, run: Element, style: str | None) -> str | None:
        """The font of a run's letters; None for one of the theme."""
        fonts = self.of_run(run, style, "rFonts")
        return value(fonts, "ascii") or value(fonts, "hAnsi")

    def is_set(self, run: Element, style: str | None, name: str) -> bool:
        """Whether a run has a property that is on or off."""
        return is_on(self.of_run(run, style, name))

    def list_of(self, style: str | None) -> Element | None:
        """The list that a style of lists stands for, as its `numId`."""
        return self.of(style, "pPr", "numPr", "numId")

    def borders(self, style: str | None) -> list[Element]:
        """The borders of a style of tables, its own first."""
        found = self.of(style, "tblPr", "tblBorders")
        return [] if found is None else [found]
