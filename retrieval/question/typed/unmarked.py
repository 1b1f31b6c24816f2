"""Patterns over a question's words without marks, however it was typed."""

import re
from collections.abc import Callable

from index.language.text import fold
from index.lexicon.patterns import filled
from index.lexicon.tables import from_lexicon

_ESCAPE = re.compile(r"(\\\w)")


def unmarked(source: str) -> Callable[[], re.Pattern[str]]:
    """What gives the pattern of words without marks."""

    @from_lexicon
    def made() -> re.Pattern[str]:
        parts = _ESCAPE.split(filled(source))  # "\\W" is no "\\w"
        return re.compile("".join(part if _ESCAPE.fullmatch(part) else fold(part) for part in parts))

    return made
