"""How a question says that something was said, and where around a sentence that stands: "kết luận", "trình bày"."""

from collections.abc import Iterator

from index.language.words import comparable, contains
from retrieval.answers.sentences.named.where import Named, What, of_none
from retrieval.question.question import Question
from retrieval.question.roles import phrases
from retrieval.question.types import QuestionKind


def acts_in(question: Question) -> Iterator[Named]:
    """Each of them."""
    yield from (_act(question, act) for act in _ways(question))


def _ways(question: Question) -> list[tuple[str, ...]]:
    """The words by which a question tells in what way it was said what it asks for: "kết luận", "trình bày"."""
    if question.kind not in (QuestionKind.WHAT, QuestionKind.ABOUT):
        return []
    said = question.wording.words
    return [way for way in sorted(phrases("way_of_saying", folded=question.folded)) if contains(said, way)]


def _act(question: Question, asked: tuple[str, ...]) -> Named:
    """How it is said what is asked for: what somebody concluded is not what somebody else presented."""
    folded = question.folded

    def is_in(said: str) -> bool:
        return contains(comparable(said, folded=folded), asked)

    def has_other(said: str) -> bool:
        ways = phrases("way_of_saying", folded=folded)
        held = comparable(said, folded=folded)
        return not contains(held, asked) and any(contains(held, way) for way in ways)

    return Named(What.ACT, " ".join(asked), is_in, has_other, of_none)
