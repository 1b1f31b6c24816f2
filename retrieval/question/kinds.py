"""What kind of thing a question asks for, told by the words by which it asks."""

import re

from index.language.text import fold
from index.lexicon.tables import from_lexicon
from retrieval.question.english import ENGLISH_KIND_PATTERNS
from retrieval.question.types import Language, QuestionKind
from retrieval.question.vocabulary import kind_patterns


def kind_told(text: str, said: str, language: Language) -> QuestionKind:
    """The kind of the first pattern that occurs.

    Args:
        text: The question.
        said: Its words, normalised, with a blank between; without marks if the question is compared so.
        language: What the patterns are of.
    """
    if language is Language.ENGLISH:
        patterns, said = _english_patterns(), text.lower()
    else:
        # "mấy giờ", "ai", "đâu" may occur in names and common words typed without marks; the longest come first.
        patterns = _patterns(folded=language is not Language.VIETNAMESE)
    return next((kind for kind, pattern in patterns if pattern.search(said)), QuestionKind.OTHER)


@from_lexicon
def _patterns(*, folded: bool) -> tuple[tuple[QuestionKind, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"\b(?:{fold(words) if folded else words})(?!\w)")) for kind, words in kind_patterns()
    )


@from_lexicon
def _english_patterns() -> tuple[tuple[QuestionKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in ENGLISH_KIND_PATTERNS)
