"""PowerPoint files of 2007 and later (.pptx, .pptm, .ppsx; ISO/IEC 29500): titles, text, tables and notes by slide."""

from collections.abc import Iterator

from index.errors import DocumentRefused, Notice, notice
from index.readers.blocks import Block
from index.readers.types import Read
from index.readers.word.package import Element, Package, open_package
from index.readers.word.pptx.frames import lines_of, read_table
from index.readers.word.pptx.names import child, full, inside, name_of
from index.readers.word.pptx.slides import is_title, shapes_of
from index.readers.word.runs import Texts, in_known_letters
from index.readers.writing import written

_MAIN = "officeDocument"
_USUAL = "ppt/presentation.xml"
_OFF = ("0", "false")


def read_pptx(data: bytes, name: str) -> Read:
    """The text of a presentation, a page a slide, each slide with its speaker's notes after it.

    Slides that are hidden are left out. Macros and links are never looked at.

    Raises:
        DocumentRefused: If the file is damaged, unpacks too large, or is no presentation.
    """
    package = open_package(data, name)
    main = package.linked(_MAIN) or _USUAL
    root = package.xml(main)
    if root is None or root.tag != full("p:presentation"):
        raise DocumentRefused("file_damaged", file=name)
    links = package.links(main)
    named = [slide.get(full("r:id"), "") for slide in inside(root, "p:sldId")]
    slides = [links[identifier].part for identifier in named if identifier in links]
    try:
        return in_known_letters(lambda texts: _read(package, slides, texts))
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error


def _read(package: Package, slides: list[str], texts: Texts) -> Read:
    blocks: list[Block] = []
    hidden = 0
    for page, part in enumerate(slides, start=1):
        slide = package.xml(part)
        if slide is not None and slide.get("show") in _OFF:
            hidden += 1
        elif slide is not None:
            blocks += _Slide(package, part, texts, page).blocks(slide)
    left_out: list[Notice] = [notice("left_out_slides", count=hidden)] if hidden else []
    return written(blocks, left_out=[*left_out, *package.damaged])


class _Slide:
    """Reads one slide."""

    def __init__(self, package: Package, part: str, texts: Texts, page: int) -> None:
        self._package = package
        self._links = package.links(part)
        self._texts = texts
        self._page = page

    def blocks(self, slide: Element) -> Iterator[Block]:
        """What the slide shows, then what its notes say."""
        yield from self._shown(child(slide, "p:cSld", "p:spTree"), self._linked("slideLayout"))
        notes = child(self._linked("notesSlide"), "p:cSld", "p:spTree")
        yield from self._shown(notes, None)

    def _linked(self, kind: str) -> Element | None:
        part = next((link.part for link in self._links.values() if link.kind == kind), None)
        return None if part is None else self._package.xml(part)

    def _shown(self, tree: Element | None, layout: Element | None) -> Iterator[Block]:
        for shape in shapes_of(tree, layout) if tree is not None else ():
            body = child(shape, "p:txBody")
            if name_of(shape) == "p:grpSp":
                yield from self._shown(shape, None)
            elif body is not None:
                yield from lines_of(body, self._texts, page=self._page, are_apart=not is_title(shape))
            else:
                yield from self._framed(shape)

    def _framed(self, frame: Element) -> Iterator[Block]:
        """A table, or the words of a diagram in the order of its data."""
        for table in inside(frame, "a:tbl"):
            yield read_table(table, self._texts, page=self._page)
        for diagram in inside(frame, "dgm:relIds"):
            link = self._links.get(diagram.get(full("r:dm"), ""))
            data = None if link is None else self._package.xml(link.part)
            if data is not None:
                yield from lines_of(data, self._texts, page=self._page, are_apart=True)
