"""The page on which a quote stands: how it is called, by the kind of file, and whether it can be seen."""

from pathlib import PurePosixPath

from bot.messages import messages
from index.readers.formats import FORMATS, Format
from index.readers.paged.pictures.office import find_office
from retrieval.types import Citation

_FORMAT_OF = {suffix: known for known in FORMATS.values() for suffix in known.suffixes}


def page_kind(source: str) -> str:
    """What the pages of a file at this path are: "page", "slide" or "sheet"."""
    known = _format_of(source)
    return known.page if known else "page"


def page_name(source: str, page: int) -> str:
    """The page of a file at this path, counted from 1: "trang 3", "trang chiếu 3", "trang tính 3"."""
    return messages.said(f"page_name.{page_kind(source)}", page=page)


def titled(citation: Citation, title: str) -> str:
    """The title as it is shown with the page of the quote behind it, and that the page was recognised if it was."""
    page, recognition = citation.standing.page, citation.standing.recognition
    named = title if page is None else f"{title}, {page_name(citation.source, page)}"
    return named if recognition is None else f"{named} ({messages.said('recognised')})"


def picture_name(citation: Citation) -> str | None:
    """What is offered to be seen of a source's page, "Xem trang 3"; None where there is no picture of it."""
    known = _format_of(citation.source)
    if known is None or not known.pictures or (known.pictures == "office" and find_office() is None):
        return None
    page = citation.standing.page
    if page is None:
        return messages.said("see_page")
    return messages.said("see_named_page", page_name=page_name(citation.source, page))


def _format_of(source: str) -> Format | None:
    return _FORMAT_OF.get(PurePosixPath(source).suffix.lower())
