"""What a person is told of an error that a test expects."""

import re
from collections.abc import Callable

from bot.messages import messages
from index.errors import DanNguonError, Report, notice

sentence = messages.sentence


def saying(pattern: str) -> Callable[[DanNguonError], bool]:
    """Whether the sentence of an error matches, for `pytest.raises(…, check=saying(…))`."""
    return lambda error: re.search(pattern, sentence(error)) is not None


def said(code: str, **values: object) -> str:
    """The sentence of a code with these values."""
    return sentence(notice(code, **values))


def telling(told: list[str]) -> Report:
    """What adds the sentences that it is told to a list."""
    return lambda notice: told.append(sentence(notice))
