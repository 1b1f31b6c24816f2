"""How the page is called on which a quote stands: a page, a slide or a sheet, by the kind of file."""

from pathlib import PurePosixPath

from bot.messages import messages
from retrieval.types import Citation

_KIND_OF = {
    **dict.fromkeys((".ppt", ".pptx", ".pptm", ".ppsx", ".odp"), "slide"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods"), "sheet"),
}
"""What the pages of files of these suffixes are; those of all others are pages."""


def page_name(source: str, page: int) -> str:
    """The page of a file at this path, counted from 1: "trang 3", "trang chiếu 3", "trang tính 3"."""
    kind = _KIND_OF.get(PurePosixPath(source).suffix.lower(), "page")
    return messages.said(f"page_name.{kind}", page=page)


def titled(citation: Citation, title: str) -> str:
    """The title as it is shown with the page of the quote behind it, and that the page was recognised if it was."""
    page, recognition = citation.standing.page, citation.standing.recognition
    named = title if page is None else f"{title}, {page_name(citation.source, page)}"
    return named if recognition is None else f"{named} ({messages.said('recognised')})"
