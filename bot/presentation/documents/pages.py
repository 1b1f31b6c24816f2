"""The page on which a quote stands: how it is called, by the kind of file, and whether it can be seen."""

from pathlib import PurePosixPath

from bot.messages import messages
from index.readers.paged.pictures.office import find_office
from retrieval.types import Citation

_KIND_OF = {
    **dict.fromkeys((".ppt", ".pptx", ".pptm", ".ppsx", ".odp"), "slide"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods"), "sheet"),
}
"""What the pages of files of these suffixes are; those of all others are pages."""

_SHOWN = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif"})
"""Files whose pages can be shown as they are."""
_SHOWN_BY_OFFICE = frozenset({".doc", ".docx", ".docm", ".rtf", ".odt", ".pptx"})
"""Files whose pages can be shown where LibreOffice is on the machine; a sheet has no page of its own on paper."""


def page_kind(source: str) -> str:
    """What the pages of a file at this path are: "page", "slide" or "sheet"."""
    return _KIND_OF.get(PurePosixPath(source).suffix.lower(), "page")


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
    suffix = PurePosixPath(citation.source).suffix.lower()
    if suffix not in _SHOWN and not (suffix in _SHOWN_BY_OFFICE and find_office() is not None):
        return None
    page = citation.standing.page
    if page is None:
        return messages.said("see_page")
    return messages.said("see_named_page", page_name=page_name(citation.source, page))
