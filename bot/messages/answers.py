"""What is put together to be said of questions and answers.

People are addressed as "anh/chị" (elder brother or sister), the polite form among colleagues.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.messages.sentences import Sentences

if TYPE_CHECKING:  # the texts are read before anything that takes time to import
    from retrieval.types import QuotedCorrection, Superseded


def _listed(names: Sequence[str]) -> str:
    """The names with commas and "và" before the last."""
    *first, last = names
    return f"{', '.join(first)} và {last}" if first else last


class AnswerMessages(Sentences):
    """Questions and answers."""

    def not_found(self, absent: Sequence[str], unmet: Sequence[str]) -> str:
        """That nothing was found, and of what is named in the question: what no document has, or no answer to it."""
        said = self.said("not_found")
        if absent:
            return f"{said} Không có tài liệu nào về {_listed(absent)}."
        if unmet:
            return f"{said} Không có đoạn nào vừa nói đến điều được hỏi, vừa nhắc đến {_listed(unmet)}."
        return said

    def day(self, date: datetime.date | None, *, inferred: bool = False) -> str:
        """The date as dd/mm/yyyy, or that it is unknown; a year that was inferred is said to be."""
        return self.said("date_unknown") if date is None else f"ngày {self.date_alone(date, inferred=inferred)}"

    def date_alone(self, date: datetime.date, *, inferred: bool = False) -> str:
        """The date as dd/mm/yyyy behind a word that says what it is the date of."""
        return f"{date:%d/%m}/{date.year:04}" + (f" ({self.said('year_inferred')})" if inferred else "")

    def as_of(self, date: datetime.date | None, place: str | None = None) -> str:
        """For which day, and where it must be told which unit, something is true."""
        return f"{place}, theo tài liệu {self.day(date)}" if place else f"theo tài liệu {self.day(date)}"

    def superseded(self, held: "Superseded") -> str:
        """That a quoted document is no longer in force."""
        by = f"{held.by} {self.day(held.by_date)}" if held.by_date else held.by
        done = "thay thế" if held.relation == "thay thế" else "bãi bỏ"
        return f"Lưu ý: {held.title} đã được {by} {done} [{held.marker}]."

    def corrected(self, held: "QuotedCorrection") -> str:
        """That an administrator corrected what is quoted."""
        when = f"{held.made_at:%d/%m/%Y}"
        because = f" ({held.note})" if held.note else ""
        if held.values is None:
            return f"Lưu ý [{held.marker}]: người quản trị đã đánh dấu dữ kiện này là sai ngày {when}{because}."
        names = self.named("field")
        values = "; ".join(f"{names.get(field, field)}: {self.value_set(field, value)}" for field, value in held.values)
        return f"Lưu ý [{held.marker}]: đã đính chính ngày {when} – {values}{because}."

    def value_set(self, field: str, value: str) -> str:
        """A field's value as an administrator has set it."""
        if field == "relations" and value:
            return "; ".join(f"bỏ “{name.strip().removeprefix('-').strip()}”" for name in value.split(";"))
        return value or self.value_unknown(field)

    def capitalised(self, text: str) -> str:
        """The text with a capital first letter, the rest untouched."""
        return text[:1].upper() + text[1:]
