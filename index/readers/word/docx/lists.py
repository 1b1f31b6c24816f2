"""The labels of a Word file's numbered paragraphs (ISO/IEC 29500-1, 17.9)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from index.readers.word.docx.names import child, children, inside, is_on, value, whole
from index.readers.word.docx.styles import Styles
from index.readers.word.numbering import Counter, Level, bullet
from index.readers.word.package import Element

_LEVELS = 9


class Lists:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {value(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._lists = {value(one, "numId"): one for one in children(root, "num")}
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._counters: dict[str, Counter] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """The label of a paragraph with what stands after it, empty for one outside lists; counts it."""
        of_list, at = self._place(paragraph)
        if of_list is None:
            return ""
        levels = self._levels_of(of_list)
        if at >= len(levels):
            return ""
        counter = self._counters.setdefault(self._abstract_of(of_list) or of_list, Counter())
        start = None
        if (of_list, at) not in self._begun:  # a list of the same form as another goes on, or says where it starts
            self._begun.add((of_list, at))
            start = whole(child(self._override(of_list, at), "startOverride"))
        return counter.label(levels, at, start=start)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Count from the beginning inside: a text box, a note and a header are stories of their own."""
        kept, self._counters, self._begun = (self._counters, self._begun), {}, set()
        yield
        self._counters, self._begun = kept

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """The list of a paragraph and its level."""
        own, style = child(paragraph, "pPr", "numPr"), self._styles.style_of(paragraph)
        of_list = value(child(own, "numId"))
        at = whole(child(own, "ilvl"))
        if of_list is None:
            of_list = value(self._styles.of(style, "pPr", "numPr", "numId"))
            if at is None and of_list is not None:
                at = self._level_of_style(of_list, style)
        if of_list not in self._lists:  # 0 takes a paragraph out of its style's list
            return None, 0
        return of_list, min(max(at or 0, 0), _LEVELS - 1)

    def _level_of_style(self, of_list: str, style: str | None) -> int | None:
        """The level whose paragraphs have this style, else what the style itself says."""
        for level in children(self._definition(of_list), "lvl"):
            if value(child(level, "pStyle")) == style:
                return whole(level, "ilvl")
        return whole(self._styles.of(style, "pPr", "numPr", "ilvl"))

    def _abstract_of(self, of_list: str) -> str | None:
        return value(child(self._lists.get(of_list), "abstractNumId"))

    def _definition(self, of_list: str) -> Element | None:
        """Where the levels of a list stand: it may only name a style that names another list."""
        definition = self._abstract.get(self._abstract_of(of_list))
        style = value(child(definition, "numStyleLink"))
        if style is None:
            return definition
        linked = value(self._styles.list_of(style))
        return self._abstract.get(self._abstract_of(linked)) if linked is not None else definition

    def _override(self, of_list: str, at: int) -> Element | None:
        overrides = children(self._lists.get(of_list), "lvlOverride")
        return next((one for one in overrides if whole(one, "ilvl") == at), None)

    def _levels_of(self, of_list: str) -> tuple[Level, ...]:
        if of_list not in self._levels:
            written = {whole(level, "ilvl"): level for level in children(self._definition(of_list), "lvl")}
            for override in children(self._lists.get(of_list), "lvlOverride"):
                level = child(override, "lvl")
                if level is not None:
                    written[whole(override, "ilvl")] = level
            levels = [_level(written[at]) if at in written else replace(Level(), text="") for at in range(_LEVELS)]
            self._levels[of_list] = tuple(levels)
        return self._levels[of_list]


def _level(level: Element) -> Level:
    formats = [value(one) for one in inside(level, "numFmt")]  # two where only a newer Word knows the first
    format = next((known for known in formats if known != "custom"), None)
    text = value(child(level, "lvlText")) or ""
    font = value(child(level, "rPr", "rFonts"), "ascii")
    start = whole(child(level, "start"))
    return Level(
        format=format or "decimal",
        text=bullet(text, font) if format == "bullet" else text,
        start=0 if start is None else start,
        restart=whole(child(level, "lvlRestart")),
        is_legal=is_on(child(level, "isLgl")),
        after="" if value(child(level, "suff")) == "nothing" else " ",
    )
