"""How a question is read: cleaned, without courtesy, restored, completed, its times written out, marked, understood."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from index.language.spelling import Spelling
from retrieval.conversation.followup import complete
from retrieval.question.marked import language_of, mark
from retrieval.question.question import Question
from retrieval.question.typed.cleaning import clean
from retrieval.question.typed.courtesy import without_courtesy
from retrieval.question.typed.mistyped import mend
from retrieval.question.typed.relative_dates import resolve_dates
from retrieval.question.typed.shorthand import written_out
from retrieval.question.typed.translating import in_vietnamese
from retrieval.question.types import Language
from retrieval.question.understanding import understand
from retrieval.types import Answer, Part

QUESTION_MAX_CHARS = 1000
"""What is read of a question; the rest of a longer one is not looked at."""


class QuestionReader:
    """Reads questions over one corpus. Safe to share between threads.

    Args:
        spelling: The words that marks are restored by.
        today: The day that "hôm qua" is counted from.
        without: Parts that are left out, for measuring.
    """

    def __init__(
        self, spelling: Spelling, *, today: Callable[[], date] = date.today, without: Collection[Part] = ()
    ) -> None:
        self._spelling = spelling
        self._today = today
        self._without = frozenset(without)

    def read(self, typed: str, earlier: Sequence[Answer] = ()) -> Question:
        """What is asked; never raises.

        Args:
            typed: The question as typed.
            earlier: The answers before in the same conversation, oldest first.
        """
        asked = text = without_courtesy(clean(typed, QUESTION_MAX_CHARS))
        language = language_of(asked)
        if language is Language.ENGLISH and (said := in_vietnamese(asked, lambda name: mend(name, self._spelling))):
            text, language = said, Language.VIETNAMESE
        is_english = language is Language.ENGLISH
        if not is_english and Part.CORRECTION not in self._without:
            text = mend(written_out(text), self._spelling)
        marked = mark(text, language, spelling=self._spelling)
        if not is_english and Part.FOLLOW_UPS not in self._without:
            text = complete(marked, earlier)
        if Part.DATES not in self._without:
            text = resolve_dates(text, self._today())
        text = text[:QUESTION_MAX_CHARS]
        return understand(marked if text == marked.text else mark(text, language, spelling=self._spelling), asked=asked)
