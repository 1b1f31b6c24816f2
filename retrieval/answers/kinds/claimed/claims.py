"""What a question of yes or no claims: its words without those by which it asks, and how it asks."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.language.text import fold
from index.layout import Span
from index.lexicon.patterns import filled
from index.lexicon.tables import alternatives, from_lexicon, words
from retrieval.question.question import Question


class Asks(StrEnum):
    """How it is asked whether something is so."""

    TRUE = "true"
    MAY = "may"
    YET = "yet"
    WHETHER = "whether"
    STATED = "stated"


_AT_END = (Asks.TRUE, Asks.MAY, Asks.YET, Asks.WHETHER)
_OTHER_KINDS = ("list", "count", "digest", "compare")
"""What a question begins with that asks politely for something else: "tóm tắt … được không"."""
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asked about, as a statement.

    Attributes:
        text: As the question was read, without the words that ask.
        asks: By which words it is asked; `STATED` where it is only said.
        folded: Whether it is compared without marks.
        english: Whether it is asked in English.
    """

    text: str
    asks: Asks
    folded: bool
    english: bool = False


def claim_of(question: Question) -> Claim | None:
    """What the question claims; None where it asks for something that it does not say."""
    if opens := _opens_english().match(question.marked.bare):
        return Claim(question.marked.bare[opens.end() :].rstrip(" ?."), Asks.TRUE, question.folded, english=True)
    said = _said(question)
    end, asks = len(question.marked.spans), Asks.STATED
    ending = question.marked.plain if question.restored else said  # "dụng chữ" may be "đúng chứ"
    for way in _AT_END:
        match = _at_end(way).search(ending)
        if match and match.start():
            end, asks = ending[: match.start()].count(" "), way
            break
    if asks is Asks.STATED and (match := _wondering().search(said)):
        end, asks = said[: match.start()].count(" "), Asks.TRUE
    stated = " ".join(said.split(" ")[:end])
    is_open = _open(folded=question.folded).search(stated) is not None
    if end < _LEAST_WORDS or is_open or _other_kind(folded=question.folded).match(stated):
        return None
    text = question.marked.bare[: question.marked.spans[end - 1].end]
    if asks is Asks.WHETHER and _supposing().search(text):
        asks = Asks.TRUE  # "có phải … không"
    return Claim(_without_supposing(text), asks, question.folded)


def _said(question: Question) -> str:
    """The question's words, normalised, with a blank between; without marks if it is compared so."""
    return question.marked.plain if question.folded else " ".join(question.marked.said)


def gives_cause(claim: Claim) -> bool:
    """Whether it is claimed why something is so."""
    return _cause().search(claim.text) is not None


@from_lexicon
def _cause() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('because')}(?!\w)", re.IGNORECASE)


def either(use: str) -> str:
    """The phrases of a use of the table, with marks or without, as a group of a pattern."""
    said = words("kinds_asked", uses=use)
    return f"(?:{alternatives((*said, *map(fold, said)))})"


@from_lexicon
def asking_word(use: str) -> str:
    """The words that ask for something in its place: "ngày nào", "bao nhiêu"."""
    return words("kinds_asked", uses=use)[0]


def _phrases(*uses: str, folded: bool) -> str:
    found = [phrase for use in uses for phrase in words("kinds_asked", uses=use)]
    return f"(?:{alternatives(map(fold, found) if folded else found)})"


@from_lexicon
def _at_end(way: Asks) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(way.value)}$")


@from_lexicon
def _wondering() -> re.Pattern[str]:
    """What alone makes a question of a statement; only with its marks, without which it may be a letter."""
    return re.compile(rf"(?<=\w )(?:{_phrases('wonders', folded=False)})$")


@from_lexicon
def _opens_english() -> re.Pattern[str]:
    return re.compile(rf"{_phrases('english_whether', folded=False)}\s+(?=.*\bthe\b)", re.IGNORECASE)


@from_lexicon
def _open(*, folded: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_phrases('asks_openly', folded=folded)}(?!\w)")


@from_lexicon
def _other_kind(*, folded: bool) -> re.Pattern[str]:
    held = [use for use in _OTHER_KINDS if words("kinds_asked", uses=use)]
    return re.compile(rf"{_phrases(*held, folded=folded)}(?!\w)")


@from_lexicon
def _supposing() -> re.Pattern[str]:
    asker = filled("{questions:asker}")
    return re.compile(
        rf"[\s,]*(?<!\w)(?:(?:{asker}|{fold(asker)}) )?{either('supposes')}(?!\w)(?P<end>\s*$)?[\s,]*", re.IGNORECASE
    )


def _without_supposing(text: str) -> str:
    """The claim without "em hiểu vậy", "nghe nói", "có phải"."""
    found = _supposing().sub(" ", text).strip(" ,.;:")
    return found or text


def without(text: str, span: Span, instead: str = " ") -> str:
    """The text with something else in place of a stretch."""
    return f"{text[: span.start].rstrip()} {instead} {text[span.end :].lstrip()}".strip()
