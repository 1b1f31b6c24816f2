"""What a paragraph, run or table is like: its own properties, those of its style, of the style's base and so on."""

from functools import cached_property

from index.readers.word.docx.names import child, inside, name_of, value
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

    def of_run(self, run: Element, style: str | None, *names: str) -> list[Element | None]:
        """Properties of a run in a paragraph of this style; also of a paragraph's mark, given the paragraph's `pPr`."""
        properties = child(run, "rPr")
        own = {} if properties is None else {name_of(one): one for one in properties}
        of_run = value(own.get("rStyle"))
        return [
            found if (found := own.get(name)) is not None else self._inherited(of_run, style, name) for name in names
        ]

    def _inherited(self, of_run: str | None, style: str | None, name: str) -> Element | None:
        if of_run is not None and (found := self.of(of_run, "rPr", name)) is not None:
            return found
        styled = self.of(style, "rPr", name)
        return styled if styled is not None else self._usual_of_runs.get(name)

    @cached_property
    def _usual_of_runs(self) -> dict[str, Element]:
        """What a run is like of which nothing is said."""
        usual = child(self._root, "docDefaults", "rPrDefault", "rPr")
        return {} if usual is None else {name_of(one): one for one in usual}

    def list_of(self, style: str | None) -> Element | None:
        """The list that a style of lists stands for, as its `numId`."""
        return self.of(style, "pPr", "numPr", "numId")
