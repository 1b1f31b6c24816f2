"""Plain text and Markdown, as written: a mark such as "#" stays, so that a quote is what the file says."""

from index.language.text import normalise_text
from index.layout import Layout
from index.readers.letters.encoding import decode
from index.readers.tabular.typed import typed_cells
from index.readers.types import Read


def read_plain(data: bytes, name: str) -> Read:
    """The text of a plain or Markdown file.

    Raises:
        DocumentRefused: If the bytes are no text.
    """
    text = normalise_text(decode(data, name=name))
    return Read(text, Layout(cells=typed_cells(text)))
