"""The kinds, languages and names of questions."""

from dataclasses import dataclass, field
from enum import StrEnum


class QuestionKind(StrEnum):
    """What would answer it."""

    WHO = "who"
    OFFICE = "office"
    ATTENDANCE = "attendance"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    NUMBER = "number"
    ABOUT = "about"
    WHAT = "what"
    OTHER = "other"


class Language(StrEnum):
    """In what the question is typed."""

    VIETNAMESE = "vi"
    WITHOUT_MARKS = "vi-ascii"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Name:
    """A person or place that a question names: as comparable words, and as it is shown."""

    words: tuple[str, ...]
    text: str = field(compare=False)
