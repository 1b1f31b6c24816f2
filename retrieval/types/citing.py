"""Spans that support an answer, and what is known of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

QUOTE_MAX_CHARS = 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in its document a quote stands, how surely it was read there, and what there is of the document.

    Attributes:
        heading: The path of headings above it.
        page: Counted from 1; of a presentation the slide, of a workbook the sheet; None for a format without pages.
        recognition: The confidence in [0, 1] of the least sure of its words, 1 where none is doubted; None for what was
            not recognised from a picture.
        draft: Whether the document is one that was not issued yet.
        gone: Whether the document's file is not there any more, when the answer is given.
    """

    heading: str | None = None
    page: int | None = None
    recognition: float | None = None
    draft: bool = False
    gone: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether a word of it may have been recognised wrongly; where words are read it is known which may."""
        return self.recognition is not None and self.recognition < 1


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a document that supports an answer; made only by `citations.cite`, which checks it.

    Attributes:
        marker: The number n of the mark [n] in the answer, from 1.
        date: The document's, as `Header.date`; `date_inferred` tells whether its year stands elsewhere in the text.
        score: How well it supports the answer, in [0, 1], higher is better.
        place: The unit that the document belongs to.
    """

    marker: int
    document_id: str
    source: str
    title: str
    date: date | None
    date_inferred: bool
    standing: Standing
    start: int
    end: int
    quote: str
    score: float
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Superseded:
    """A quoted document that another has replaced or ended.

    Attributes:
        title: Of the quoted one ("Kế hoạch 104/KH-UBND").
        relation: "thay thế" or "bãi bỏ".
        by: The title of the other.
        by_date: When the other was issued; None if unknown.
        marker: Of the citation that says so.
    """

    title: str
    relation: str
    by: str
    by_date: date | None
    marker: int


class Detail(StrEnum):
    """What the register can lack of something that it knows."""

    IN_FORCE = "in_force"
    RELATION = "relation"
    ISSUED_ON = "issued_on"
    SIGNER = "signer"
    VALID_FROM = "valid_from"
    RECIPIENTS = "recipients"
    BASIS = "basis"
    ISSUER = "issuer"
    HELD_ON = "held_on"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Unstated:
    """That no document says this of what is asked about.

    Attributes:
        of: The document or meeting, as it is shown.
    """

    what: Detail
    of: str


@dataclass(frozen=True, slots=True)
class QuotedCorrection:
    """What an administrator said of a fact in a quoted passage.

    Attributes:
        marker: Of the citation.
        values: New values by field; None where the fact is marked wrong.
        note: Why.
    """

    marker: int
    made_at: datetime
    values: tuple[tuple[str, str], ...] | None
    note: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A document near to a question that has no answer."""

    document_id: str
    title: str
