"""What was last answered in each conversation, and asked by buttons; kept in memory only."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable

from bot.telegram.buttons import digest_of_question
from retrieval.conversation.followup import MAX_EARLIER
from retrieval.types import Answer


class Conversations:
    """The last answers of the most recent conversations; one that rests too long has none.

    Args:
        max_conversations: How many are remembered.
        max_idle_s: After so many seconds a new question stands by itself.
        clock: Seconds on a clock that never goes back.
    """

    def __init__(
        self, *, max_conversations: int = 1000, max_idle_s: float = 1800, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._max_conversations = max_conversations
        self._max_idle_s = max_idle_s
        self._clock = clock
        self._held: OrderedDict[Hashable, tuple[float, tuple[Answer, ...]]] = OrderedDict()

    def earlier(self, conversation: Hashable) -> tuple[Answer, ...]:
        """The last answers of the conversation, oldest first; empty if there are none."""
        when, answers = self._held.get(conversation, (self._clock(), ()))
        return answers if self._clock() - when <= self._max_idle_s else ()

    def add(self, conversation: Hashable, answer: Answer) -> None:
        """Remember an answer as the conversation's last."""
        answers = (*self.earlier(conversation), answer)[-MAX_EARLIER:]
        self._held[conversation] = (self._clock(), answers)
        self._held.move_to_end(conversation)
        if len(self._held) > self._max_conversations:
            self._held.popitem(last=False)


class AskedByButtons:
    """The last questions that buttons ask, by the digest that a button has room for."""

    def __init__(self, *, max_questions: int = 10_000) -> None:
        self._max_questions = max_questions
        self._held: OrderedDict[str, str] = OrderedDict()

    def add(self, questions: Iterable[str]) -> None:
        """Remember questions; the oldest are forgotten where there are too many."""
        for question in questions:
            digest = digest_of_question(question)
            self._held[digest] = question
            self._held.move_to_end(digest)
        while len(self._held) > self._max_questions:
            self._held.popitem(last=False)

    def question(self, digest: str) -> str | None:
        """The question with this digest; None if it was forgotten."""
        return self._held.get(digest)
