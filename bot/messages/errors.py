"""What is said of each code of `index.errors`: a sentence of the language's table, with the values in their places."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from bot.messages.answers import AnswerMessages, with_dots
from index.errors import DanNguonError, Notice, notice

_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "ZIP": "nén ZIP hoặc tài liệu Office",
        "old Office": "tài liệu Office đời cũ",
        "PNG": "ảnh PNG",
        "JPEG": "ảnh JPEG",
        "GIF": "ảnh GIF",
        "RAR": "nén RAR",
        "7z": "nén 7z",
        "GZIP": "nén GZIP",
    },
    "cause": {"no finite sentence vector": "không tính được véc-tơ của câu"},
    "differences": {
        "model": "mô hình",
        "dimension": "số chiều",
    },
    "parts": {
        "chunking": "cách chia đoạn",
        "text_rules": "quy tắc văn bản",
        "facts": "quy tắc đọc dữ kiện",
        "lexicon": "bảng từ ngữ",
    },
}
"""What values are called that are words of ours, by the name of the value."""


@cache
def sentences(language: str) -> Mapping[str, str]:
    """The sentence of each code: `bot/messages/vi.tsv` and the like."""
    text = resources.files("bot.messages").joinpath(f"{language}.tsv").read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: sentence for code, _, sentence in rows}


class ErrorMessages(AnswerMessages):
    """Errors and notices."""

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

    def _shown(self, name: str, value: Any) -> str:  # Any: whatever comes with a code
        words = _WORDS.get(name, {})
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
            case int() if name in ("length", "limit"):
                return with_dots(value)
            case _:
                return words.get(str(value), str(value))
