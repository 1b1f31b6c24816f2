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


class Wanted(StrEnum):
    """What a question asks for beside its kind, which what is quoted must hold."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    BORN = "born"
    AGE = "age"
    HOMETOWN = "hometown"
    HOUR = "hour"
    WEEKDAY = "weekday"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DEADLINE = "deadline"
    PERCENTAGE = "percentage"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Name:
    """A person or place that a question names: as comparable words, and as it is shown."""

    words: tuple[str, ...]
    text: str = field(compare=False)
