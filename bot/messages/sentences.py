"""What is said of each code: a sentence of the language's table, with the values in their places."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from index.errors import DanNguonError, Notice, notice

_WITH_DOTS = frozenset({"length", "limit", "page", "pages", "total"})
"""Values that are numbers of any size."""


@cache
def sentences(language: str) -> Mapping[str, str]:
    r"""The sentence of each code: `bot/messages/vi.tsv` and the like, where `\n` stands for the end of a line."""
    text = resources.files("bot.messages").joinpath(f"{language}.tsv").read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: sentence.replace(r"\n", "\n") for code, _, sentence in rows}


@cache
def _named(language: str, group: str) -> Mapping[str, str]:
    before = f"{group}."
    return {code.removeprefix(before): said for code, said in sentences(language).items() if code.startswith(before)}


class Sentences:
    """The sentences of a language's table."""

    LANGUAGE = "vi"

    def said(self, code: str, **values: object) -> str:
        """The sentence of a code with these values."""
        return self.sentence(notice(code, **values))

    def sentence(self, told: Notice | DanNguonError) -> str:
        """What a person is told: what happened, with which value, and what to do."""
        if isinstance(told, DanNguonError):
            told = told.notice
        values = {name: self._shown(name, value) for name, value in told.values.items()}
        return sentences(self.LANGUAGE)[told.code].format(**values)

    def named(self, group: str) -> Mapping[str, str]:
        """What the things of a group are called, by the names that stand behind the group's, in the table's order."""
        return _named(self.LANGUAGE, group)

    def value_unknown(self, field: str) -> str:
        """That a field of a fact has no value."""
        is_a_list = field in ("chairs", "tasks", "relations")
        return self.said("none_of_them" if is_a_list else "unknown")

    def _shown(self, name: str, value: Any) -> str:  # Any: whatever comes with a code
        words = self.named(f"value.{name}")
        match value:
            case Notice():
                return self.sentence(value)
            case tuple() if name == "differences":
                return "; ".join(f"{words[part]} {before}, nay là {now}" for part, before, now in value)
            case tuple() if name == "held":
                return "; ".join(f"{field} ({held or self.value_unknown(field)})" for field, held in value)
            case tuple() if name == "problems":
                return "; ".join(map(self.sentence, value))
            case tuple():
                return ", ".join(self._shown(name, part) for part in value)
            case int() if name in _WITH_DOTS:
                return f"{value:,}".replace(",", ".")
            case _:
                return words.get(str(value), str(value))
