"""What is remembered of conversations."""

from bot.telegram.conversations import Conversations
from retrieval.conversation.followup import MAX_EARLIER
from tests.bot.fakes import found_answer


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def questions(conversations: Conversations, conversation: int) -> list[str]:
    """What was asked in a conversation, as far as it is remembered."""
    return [answer.question for answer in conversations.earlier(conversation)]


def test_the_last_answers_of_each_conversation() -> None:
    """Each conversation has its own last answers, oldest first."""
    conversations = Conversations()
    for at in range(MAX_EARLIER + 2):
        conversations.add(1, found_answer(f"câu {at}"))
    conversations.add(2, found_answer("khác"))

    assert questions(conversations, 1) == ["câu 2", "câu 3", "câu 4"]
    assert questions(conversations, 2) == ["khác"]
    assert questions(conversations, 3) == []


def test_a_conversation_that_rested_is_forgotten() -> None:
    """After half an hour a question stands by itself, and what was before is not leant on again."""
    clock = Clock()
    conversations = Conversations(clock=clock)
    conversations.add(1, found_answer("trước"))
    clock.now = 1800
    assert questions(conversations, 1) == ["trước"]

    clock.now = 1801
    assert questions(conversations, 1) == []
    conversations.add(1, found_answer("sau"))
    assert questions(conversations, 1) == ["sau"]


def test_only_so_many_conversations_are_kept() -> None:
    """The one that rested longest makes room."""
    conversations = Conversations(max_conversations=2)
    for conversation in (1, 2, 1, 3):
        conversations.add(conversation, found_answer("hỏi"))

    assert [len(conversations.earlier(conversation)) for conversation in (1, 2, 3)] == [2, 0, 1]
