"""How secret a paper is by all that is read of its file: head, lines of every page, and what came inside the file."""

from collections.abc import Iterator
from itertools import zip_longest

from index.layout import Layout
from index.structure.lines import read_lines
from index.structure.papers.letterhead import read_letterhead
from index.structure.papers.marks import marks_above, most_secret, secrecy_on
from index.structure.papers.mending import mended_stamps


def secrecy_of(own: str | None, text: str, layout: Layout) -> str | None:
    """The highest level that is stamped anywhere; None if none is.

    Args:
        own: What the head of the paper says.
        text: Of the whole file.
    """
    return most_secret((own, *_on_every_page(layout), *_of_parts(text, layout)))


def _on_every_page(layout: Layout) -> Iterator[str | None]:
    """What heads and feet of pages say, which are not in the text."""
    for left in layout.left_out:
        if left.code == "left_out_repeated":
            yield secrecy_on(str(left.values["text"]))


def _of_parts(text: str, layout: Layout) -> Iterator[str | None]:
    """What the head of each file says that came inside this one."""
    ends = [part.start for part in layout.parts[1:]]
    for part, end in zip_longest(layout.parts, ends):
        held = text[part.start : end]
        lines = read_lines(mended_stamps(held) if part.is_recognised else held)
        head = read_letterhead(lines)
        yield (head.marks if head is not None else marks_above(lines)).secrecy
