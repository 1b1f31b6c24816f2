"""How a question says that something was said, and where around a sentence that stands: "kết luận", "trình bày"."""

from collections.abc import Iterator

from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.sentences.named.where import Named, What, of_none
from retrieval.question.question import Question
from retrieval.question.roles import phrases
from retrieval.question.types import QuestionKind


def acts_in(question: Question) -> Iterator[Named]:
    """Each of them."""
    yield from (_act(question, act) for act in _ways(question))


def _ways(question: Question) -> list[tuple[str, ...]]:
    """The words by which a question tells in what way it was said what it asks for: "kết luận", "trình bày"."""
    said = question.wording.words
    known = phrases("speech", folded=question.folded)
    found = [act for act in known if contains(said, act) and " ".join(map(fold, act)) not in _says_anything()]
    return found if question.kind in (QuestionKind.WHAT, QuestionKind.ABOUT) else []


def _act(question: Question, asked: tuple[str, ...]) -> Named:
    """How it is said what is asked for: what somebody concluded is not what somebody else presented."""
    folded = question.folded

    def is_in(said: str) -> bool:
        return contains(comparable(said, folded=folded), asked)

    return Named(What.ACT, " ".join(asked), is_in, lambda _: False, of_none)


@from_lexicon
def _says_anything() -> frozenset[str]:
    """Folded words for saying that any way of saying it answers."""
    return frozenset(fold(word) for word in words("questions", uses="says_anything"))
