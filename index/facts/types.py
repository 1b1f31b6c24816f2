"""What a document says of officials, meetings and other documents, each fact with the span that says so.

All offsets count Unicode code points in `Document.text`. A fact's `key` is the same whenever the same thing is found
again in the same document, so that a correction finds it.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from index.language.text import fold, fold_space, tokens
from index.layout import Span

CERTAIN = 0.8
"""A fact with less confidence is shown as uncertain."""
MINUTES = "Biên bản"
"""The kind of document that tells the course of a meeting."""
LEAST_CONFIDENCE = 0.5
"""A fact with less is left out."""


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of the document's text.

    Attributes:
        text: `document.text[start:end]` on one line.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office as someone holds it.

    Attributes:
        name: Written out ("Chủ tịch Ủy ban nhân dân huyện").
        level: Of what kind of unit ("huyện"), where its own words say so.
        place: The unit that its own words name ("huyện Nam Sách").
        said: As the text has it ("Chủ tịch UBND huyện").
        former: Whether it is said to be held no more ("nguyên", "thôi giữ chức").
    """

    name: str
    level: str | None
    place: str | None
    said: Said
    former: bool = False


@dataclass(frozen=True, slots=True)
class OfficialFact:
    """Someone with the offices that a document gives them.

    Attributes:
        name: On one line, capitals as a name has them.
        offices: In the order of the text, each once; at least one.
        place: The unit that the offices belong to ("huyện Nam Sách"), where the text says it.
        as_of: The day on which they were held: the document's; None where it is unknown.
        span: Where the name stands with most of them.
        confidence: In [0, 1].
    """

    kind: ClassVar[str] = "official"

    name: str
    offices: tuple[Office, ...]
    place: str | None
    as_of: datetime.date | None
    span: Span
    confidence: float

    @property
    def key(self) -> str:
        """The name's words with their marks, whatever their case, and the folded words of the place.

        "Đông" and "Đồng" are two, and so are namesakes of two places.
        """
        return " ".join((*tokens(self.name), *map(fold, tokens(self.place or ""))))


@dataclass(frozen=True, slots=True)
class Task:
    """What a meeting's conclusion, a speaker, or a paper that reports no meeting asks to be done.

    Attributes:
        said: The clause that says it.
        who: Who is to do it, in the text's words.
        by_when: Until or from when, in the text's words.
        said_by: The speaker's name.
        concluding: Whether the meeting's conclusion or the paper itself says it, and not a guest or delegate.
        with_whom: Who only takes part in it, where the text tells them from those who lead it.
    """

    said: Said
    who: str | None
    by_when: str | None
    said_by: str | None
    concluding: bool
    with_whom: str | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What a document tells of how a meeting went: nothing of one that it only mentions.

    Attributes:
        venue: Where it was held, in the text's words.
        chairs: Names of those who chaired it.
        attendees: Who attended, in the text's words.
        agenda: What was on it.
        tasks: In the order of the text.
    """

    venue: Said | None = None
    chairs: tuple[Said, ...] = ()
    attendees: tuple[Said, ...] = ()
    agenda: tuple[Said, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A conference, congress or session that a document reports or mentions.

    Attributes:
        name: As the text has it at its fullest, on one line.
        ordinal: The n of "lần thứ n".
        body: Whose meeting it is ("Ban Chấp hành Đảng bộ huyện Nam Sách").
        term: "khóa XXVIII, nhiệm kỳ 2020 - 2025".
        date: The day it was held (the first of several); never the day a page was saved or published.
        date_inferred: Whether its year stands elsewhere in the text.
        place: The unit that it belongs to ("huyện Nam Sách").
        reported: Whether the document reports this meeting or resolves at it, and does not only mention it.
        span: Where the name stands.
        confidence: In [0, 1].
    """

    kind: ClassVar[str] = "meeting"

    name: str
    ordinal: int | None
    body: str | None
    term: str | None
    date: datetime.date | None
    date_inferred: bool
    place: str | None
    course: Course
    reported: bool
    span: Span
    confidence: float

    @property
    def key(self) -> str:
        """The folded name's words."""
        return " ".join(map(fold, tokens(self.name)))


class RelationName(StrEnum):
    """What one document does to another, or has it for."""

    BASIS = "căn cứ"
    CARRIES_OUT = "thực hiện"
    REPLACES = "thay thế"
    AMENDS = "sửa đổi"
    ADDS = "bổ sung"
    REPEALS = "bãi bỏ"


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between two documents.

    Attributes:
        name: One of `RelationName`.
        by: Key of the document that does it; None for the one in which this stands.
        span: Where the text says so.
    """

    name: str
    by: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Who issued a document, in the text's words, when, and the name of who signed it."""

    issuer: str | None = None
    date: datetime.date | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document: the one that is read itself, or one that it mentions.

    Attributes:
        name: As the text has it ("Chỉ thị 05-CT/HU ngày 15/01/2021 của Ban thường vụ Huyện ủy"), on one line.
        type: "Chỉ thị", "Nghị quyết", …; None where neither a word nor the symbol says it.
        number: Digits as written ("05").
        symbol: "CT/HU", as written.
        subject: What it is about ("về công tác thanh tra …"), in the text's words.
        is_self: Whether it is the document that is read.
        draft: Whether it is said to be a draft.
        relations: What is done to this document, and by which.
        span: Where it is named.
        confidence: In [0, 1].
        tasks: What the document that is read gives to whom, in the order of the text; those of a meeting are its own.
    """

    kind: ClassVar[str] = "document"

    name: str
    type: str | None
    number: str | None
    symbol: str | None
    origin: Origin
    subject: str | None
    is_self: bool
    draft: bool
    relations: tuple[Relation, ...]
    span: Span
    confidence: float
    tasks: tuple[Task, ...] = ()

    @property
    def key(self) -> str:
        """Kind, number, symbol and year, folded, of a numbered document; else its name's words."""
        if self.number is None:
            return " ".join(map(fold, tokens(self.name)))
        year = str(self.origin.date.year) if self.origin.date else ""
        parts = (self.type or "", self.number.lstrip("0"), self.symbol or "", year)
        return " ".join(fold(part) for part in parts if part)


Fact = OfficialFact | MeetingFact | DocumentFact
F = TypeVar("F", bound=Fact)
PARTS: Mapping[str, tuple[str, type[Course] | type[Origin]]] = {
    MeetingFact.kind: ("course", Course),
    DocumentFact.kind: ("origin", Origin),
}
"""By the kind of a fact, which of its fields is a value of several: stored or corrected, they are the fact's own."""


def field_of(fact: Fact, name: str) -> object:
    """A field of a fact, or of its part; None where it has none of this name."""
    part, _ = PARTS.get(fact.kind, ("", None))
    return getattr(fact, name, getattr(getattr(fact, part, None), name, None))


def with_fields(fact: F, values: Mapping[str, Any]) -> F:  # Any: as the field's type
    """The fact with other values of some fields, its part's among them."""
    part, _ = PARTS.get(fact.kind, ("", None))
    own = {name: value for name, value in values.items() if hasattr(fact, name)}
    theirs = {name: value for name, value in values.items() if name not in own}
    if theirs:
        own[part] = replace(getattr(fact, part), **theirs)
    return replace(fact, **own)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in one document, each list in the order of the text."""

    officials: Sequence[OfficialFact] = ()
    meetings: Sequence[MeetingFact] = ()
    documents: Sequence[DocumentFact] = ()

    @property
    def all(self) -> tuple[Fact, ...]:
        """All of them."""
        return (*self.officials, *self.meetings, *self.documents)


def said(text: str, start: int, end: int) -> Said:
    """The stretch `text[start:end]`, its text on one line."""
    return Said(fold_space(text[start:end]), start, end)
