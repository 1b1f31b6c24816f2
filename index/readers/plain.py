"""Plain text and Markdown, as written: a mark such as "#" stays, so that a quote is what the file says."""

from index.readers.encoding import decode


def read_plain(data: bytes, name: str) -> str:
    """The text of a plain or Markdown file.

    Raises:
        DocumentRefused: If the bytes are no text.
    """
    return decode(data, name=name)
