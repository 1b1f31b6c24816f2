"""Plain text and Markdown, as shown: a mark such as "#" stays, emphasis and breaks of lines are read as what they are.

Tables that are drawn in it, by bars, by white or with a cell a line, are written as those of other formats are, each
cell with the title of its column.
"""

import html
import re
from itertools import pairwise

from index.language.text import normalise_text
from index.readers.letters.encoding import decode
from index.readers.text.drawn.find import parts_of
from index.readers.text.joining import joined
from index.readers.text.markup import without_markup
from index.readers.types import Read
from index.readers.writing import written

_LETTER = re.compile(r"&(?:[A-Za-z]{1,2}(?:grave|acute|circ|tilde)|[dD]strok|#\d{2,4});")
_LEAST_ENTITIES = 3
_LEAST_SPACED, _SPACED_SHARE, _BROKEN_SHARE = 12, 0.9, 0.2
"""A text of so many lines, so many of them behind a blank one, and so many that go on with a sentence, is spaced."""


def read_plain(data: bytes, name: str) -> Read:
    """The text of a plain or Markdown file.

    Raises:
        DocumentRefused: If the bytes are no text.
    """
    text = _without_spacing(without_markup(normalise_text(_with_letters(decode(data, name=name)))))
    parts = [Read(part) if isinstance(part, str) else written([part]) for part in parts_of(text)]
    return joined(parts, between="") if len(parts) > 1 or any(part.layout.cells for part in parts) else Read(text)


def _without_spacing(text: str) -> str:
    """The text without the blank line that some converters put behind every line, also within sentences."""
    lines = text.splitlines()
    held = [at for at, line in enumerate(lines) if line.strip()]
    if len(held) < _LEAST_SPACED:
        return text
    is_spaced = [at - before > 1 for before, at in pairwise(held)]
    is_broken = [lines[at].lstrip()[0].islower() for at in held[1:]]
    if sum(is_spaced) < _SPACED_SHARE * len(is_spaced) or sum(is_broken) < _BROKEN_SHARE * len(is_broken):
        return text
    return re.sub(r"\n[^\S\n]*\n", "\n", text)


def _with_letters(text: str) -> str:
    """The text with letters for entities of letters, as copied from the source of a page: "c&ocirc;ng"."""
    if "&" not in text or len(_LETTER.findall(text)) < _LEAST_ENTITIES:
        return text
    return _LETTER.sub(lambda entity: _letter(entity[0]), text)


def _letter(entity: str) -> str:
    letter = html.unescape(entity)
    return letter if letter.isalpha() else entity
