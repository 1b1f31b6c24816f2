"""What kind of thing a question asks for, told by the words by which it asks."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from index.language.text import fold
from index.lexicon.patterns import filled
from index.lexicon.tables import alternatives, from_lexicon, words
from retrieval.question.english import ENGLISH_KIND_PATTERNS
from retrieval.question.types import Language, QuestionKind

_WHO_IS = re.compile(r"^ai la\b|^who (?:is|was)\b")
_ORDER = (
    QuestionKind.ATTENDANCE, QuestionKind.OFFICE, QuestionKind.NUMBER, QuestionKind.WHEN, QuestionKind.WHERE,
    QuestionKind.HOW_MANY, QuestionKind.WHO, QuestionKind.ABOUT, QuestionKind.WHAT,
)  # fmt: skip
"""The first of which something occurs decides."""
# Beside what `questions.tsv` says asks for a kind: who attends with words between, "đâu" at the end, and "số mấy" there
# of a paper named before.
_SHAPES = {
    QuestionKind.ATTENDANCE: r"|{questions:who_attends}(?: [a-zà-ỹđ]+){0,2} {questions:attends}"
    r"|{questions:attends} .*{questions:who_attended}",
    QuestionKind.WHERE: r"|đâu$",
    QuestionKind.NUMBER: r"|{documents:numbered} .*{questions:number_last}$",
}


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
        said = _rate(folded=language is not Language.VIETNAMESE).sub("", said)
        # "mấy giờ", "ai", "đâu" may occur in names and common words typed without marks; the longest come first.
        patterns = kind_patterns(folded=language is not Language.VIETNAMESE)
    return next((kind for kind, pattern in patterns if pattern.search(said)), QuestionKind.OTHER)


def asks_who_someone_is(plain: str, names: Iterable[Sequence[str]]) -> bool:
    """Whether it is asked who someone is who is named: "Phùng Mạnh Thắng là ai?", and not "đối tượng là ai".

    Args:
        plain: The question's words without marks, with a blank between.
        names: The words without marks of each person and place that it names.
    """
    said = [" ".join(name) for name in names]
    behind = any(f" {plain} ".find(f" {name} la ai ") >= 0 for name in said)
    return behind or (bool(said) and _WHO_IS.search(plain) is not None)


def begins_with_person(plain: str, names: Iterable[Sequence[str]]) -> bool:
    """Whether it is asked at the end who a person is who is named first: "Ông Lê Văn Tám dự hội nghị là ai?"."""
    said = [" ".join(name) for name in names if len(name) >= _WHOLE_NAME]
    rest = _title().sub("", plain)
    return plain.endswith(" la ai") and any(rest.startswith(f"{name} ") for name in said)


_WHOLE_NAME = 3


@from_lexicon
def _title() -> re.Pattern[str]:
    return re.compile(rf"^{fold(filled('{people:title}'))} ")


@from_lexicon
def kind_patterns(*, folded: bool) -> tuple[tuple[QuestionKind, re.Pattern[str]], ...]:
    """The kinds with the patterns that tell them, in the order in which they are looked for."""
    made = []
    for kind in _ORDER:
        asking = words("questions", asks=kind.value)
        plain = alternatives(phrase for phrase in asking if "{" not in phrase)
        shaped = "".join(f"|{phrase}" for phrase in asking if "{" in phrase) + _SHAPES.get(kind, "")
        source = f"{plain}{filled(shaped)}"
        # Every pattern is plain words, so that folding it is folding its words.
        made.append((kind, re.compile(rf"\b(?:{fold(source) if folded else source})(?!\w)", re.IGNORECASE)))
    return tuple(made)


@from_lexicon
def _rate(*, folded: bool) -> re.Pattern[str]:
    """A time for each of which it is asked how much: "mỗi tháng bao nhiêu" does not ask for a month."""
    source = filled(r"\b{questions:rate} (?={questions:which_number})")
    return re.compile(fold(source) if folded else source)


@cache
def _english_patterns() -> tuple[tuple[QuestionKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in ENGLISH_KIND_PATTERNS)
