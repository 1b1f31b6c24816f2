"""A thing that a question names, and where around a sentence it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.types import Header
from retrieval.answers.sentences.scope import Scope


class Where(StrEnum):
    """Where what is named stands, the nearest first."""

    OWN = "own"  # in the sentence
    LEAD = "lead"  # in a line that it hangs on
    BEFORE = "before"  # before it in its paragraph
    OPENED = "opened"  # where a sentence before it begins, and none since of another such thing
    HEAD = "head"  # in what its document is
    ELSEWHERE = "elsewhere"  # in the document, perhaps of another matter
    ANOTHER = "another"  # the sentence is of another such thing
    NOWHERE = "nowhere"  # not in the document


class What(StrEnum):
    """What kind of thing is named."""

    DAY = "day"
    YEAR = "year"
    PERIOD = "period"
    ORDINAL = "ordinal"
    DOCUMENT = "document"
    FIGURE = "figure"
    PLACE = "place"
    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    ACT = "act"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a question names.

    Attributes:
        text: As the question has it.
        is_in: Whether a text has it.
        has_other: Whether a text has another of its kind and not this.
        is_of: Whether a document is of it, by what is known of the document.
        opens_other: Whether what a sentence begins with makes it one of another such thing, whatever it names later;
            `has_other` where there is none.
        is_of_other: Whether a document is told of as another such thing, so that only its sentence can say this one.
        is_told: Whether a sentence and its opening tell of it by name, whatever day they give.
    """

    what: What
    text: str
    is_in: Callable[[str], bool]
    has_other: Callable[[str], bool]
    is_of: Callable[[Header], bool]
    opens_other: Callable[[str], bool] | None = None
    is_of_other: Callable[[Header], bool] | None = None
    is_told: Callable[[str, str], bool] | None = None

    def where(self, scope: Scope) -> Where:
        """Where it stands, seen from a sentence."""
        if self.is_told is not None and self.is_told(scope.own, scope.opening):
            return Where.OWN
        if self.what in _OF_TIME and (self.opens_other or self.has_other)(scope.opening):
            return Where.ANOTHER  # "Năm 2024 …, tăng 5% so với năm 2023"
        if self.is_in(scope.own):
            return Where.OWN
        if self.is_of_other is not None and self.is_of_other(scope.document.header):
            return Where.ANOTHER
        is_of = self.is_of(scope.document.header) or self.is_in(scope.head)
        if self.what is What.DOCUMENT and is_of:
            return Where.HEAD  # a paper that names others stays what it is
        if self.what is not What.PERSON and self.has_other(scope.opening if is_of else scope.own):
            return Where.ANOTHER
        before = scope.openings_before if self.what in _OF_TIME else scope.before
        for where, text in ((Where.LEAD, scope.lead), (Where.BEFORE, before)):
            if self.is_in(text):
                return where
        if self.what is What.PERSON and self.has_other(scope.own):
            return Where.ANOTHER  # whoever the lines above a sentence are about may do something with others
        openings = scope.openings(whole=self.what is What.ORDINAL) if self.what in _OPENED else ()
        for behind, opening in enumerate(openings):
            if self.is_in(opening):
                return Where.OPENED
            if self.has_other(opening):
                is_its_own = self.what in _OF_PARAGRAPH and behind < scope.said_before and not is_of
                if self.what is What.DAY or is_its_own:
                    return Where.ANOTHER
                break
        if is_of:
            return Where.HEAD
        return Where.ELSEWHERE if self.is_in(scope.document.text) else Where.NOWHERE


_OF_TIME = frozenset({What.DAY, What.YEAR, What.PERIOD})
"""What a sentence may compare with: only one that opens with it is of it."""
_OF_PARAGRAPH = frozenset({What.YEAR, What.PERIOD, What.PLACE, What.ORGANISATION})
"""Kinds of things of which a sentence is of that with which its paragraph opens: "Xã Phú Khê … Dân số …"."""
_OPENED = frozenset(What) - {What.DOCUMENT, What.FIGURE, What.OFFICE}
"""Kinds of things of which what a sentence opens with holds until another does."""


def of_none(_: Header) -> bool:
    """Of no document by what is known of it."""
    return False
