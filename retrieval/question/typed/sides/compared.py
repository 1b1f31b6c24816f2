"""A question with the words by which it compares, what asks of one side instead of them, and what it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.language.text import fold, has_marks
from index.layout import Span
from index.lexicon.tables import from_lexicon, words
from retrieval.question.marked import Marked
from retrieval.question.typed.sides.slots import Slot, parts_of
from retrieval.question.typed.unmarked import unmarked

_SIDE = r"(?:{kinds_asked:which_side}|{meetings:asked}|{unit_kinds:unit}|{documents:numbered})"
_HOW_MUCH = r"{kinds_asked:how_much}(?: (\w+))?"
_CHANGE = r"(?:{kinds_asked:rises}|{kinds_asked:falls})"
_more = unmarked(
    rf"\b(?:(?:{_SIDE} nào|{{kinds_asked:whichever}}) ((?:\w+ ){{0,2}}?))?"
    r"({kinds_asked:more}) ((?:\w+ ){0,4}?){kinds_asked:than}\b"
)
_changed = unmarked(rf"\b{_CHANGE}(?: hay {_CHANGE})?(?: {_HOW_MUCH}| {{kinds_asked:how_so}}|(?= *$))")
_by_how_much = unmarked(rf"\b(?:và )?{{kinds_asked:differs_by}} {_HOW_MUCH}(?: {{questions:asked_last}}$)?")
_only_asked = unmarked(
    r"\b(?:{kinds_asked:compares}(?: {questions:asker})?|{kinds_asked:how_differs}|{kinds_asked:each_side})\b"
)
HOW_MANY = " bao nhiêu "
"""Asks for an amount of one side."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MORE, _MORE_GROUPS = 2, 3
"""The group of the word for more or less, of so many in its pattern."""
_NAME = "name"
_WHETHER = "khong"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that compare, by the places of the first and behind the last, and what asks of one side instead."""

    first: int
    last: int
    instead: str


@dataclass(frozen=True)
class Typed:
    """A question with what compares in it and what it names."""

    marked: Marked
    cues: tuple[Cue, ...]
    slots: tuple[tuple[str, int, int], ...]

    @property
    def plain(self) -> list[str]:
        """Its words without marks."""
        return [fold(word) for word in self.marked.said]

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it."""
        spans = self.marked.spans
        return self.marked.text[spans[at - 1].end : spans[at].start] if 0 < at < len(spans) else ""

    def is_cue(self, at: int) -> bool:
        """Whether a word compares."""
        return any(cue.first <= at < cue.last for cue in self.cues)

    def says(self, first: int, last: int, use: str) -> bool:
        """Whether words are a phrase of a use as they are typed: with their marks, or without any."""
        said = " ".join(self.marked.said[first:last])
        phrases = words("kinds_asked", uses=use)
        return said in phrases or (not has_marks(said) and fold(said) in map(fold, phrases))

    def asks(self, at: int) -> bool:
        """Whether a word asks."""
        said = self.marked.said[at]
        return (said if has_marks(self.marked.text) else fold(said)) in _asking(marked=has_marks(self.marked.text))


def read_typed(marked: Marked) -> Typed:
    """The question with what compares in it and what it names."""
    return Typed(marked, tuple(_cues(marked)), tuple(_slots(marked)))


def _cues(marked: Marked) -> Iterator[Cue]:
    """What compares, none inside another."""
    taken: list[Cue] = []
    for pattern in (_more(), _changed(), _by_how_much(), _only_asked()):
        for match in _matches(pattern, marked):
            first = marked.plain[: match.start()].count(" ")
            last = first + len(match[0].split())
            if not any(cue.first < last and first < cue.last for cue in taken):
                taken.append(Cue(first, last, _instead(marked, first, match)))
    last = len(marked.said) - 1
    if taken and not any(cue.last > last for cue in taken) and fold(marked.said[last]) == _WHETHER:
        taken.append(Cue(last, last + 1, " "))
    return iter(sorted(taken, key=lambda cue: cue.first))


def _matches(pattern: re.Pattern[str], marked: Marked) -> Iterator[re.Match[str]]:
    """Where a pattern is met by words that are typed so: "ngân" is no "ngắn" where the question has marks."""
    at = 0
    while match := pattern.search(marked.plain, at):
        word = match.start(_MORE) if pattern.groups == _MORE_GROUPS else -1
        said = marked.said[marked.plain[:word].count(" ")] if word >= 0 else ""
        is_said = not has_marks(said) or said in words("kinds_asked", uses="more")
        at = match.end() if is_said else match.start() + 1
        if is_said:
            yield match


def _instead(marked: Marked, first: int, match: re.Match[str]) -> str:
    """What asks of one side: "ra bao nhiêu nghị quyết" for "kỳ nào ra nhiều nghị quyết hơn"."""
    match len(match.groups()):
        case _ if len(match.groups()) == _MORE_GROUPS:
            return f"{_as_written(marked, first, match, 1)}{HOW_MANY}{_as_written(marked, first, match, 3)}"
        case 1:
            return HOW_MANY + ("" if match[1] in _no_units() else _as_written(marked, first, match, 1))
        case _:
            return " "


def _as_written(marked: Marked, first: int, match: re.Match[str], group: int) -> str:
    said = match[group] or ""
    at = first + match[0][: match.start(group) - match.start()].count(" ") if said else 0
    return " ".join(marked.written[at : at + len(said.split())])


@from_lexicon
def _no_units() -> frozenset[str]:
    return frozenset(map(fold, words("questions", uses="no_unit"))) | {"phan"}


@from_lexicon
def _asking(*, marked: bool) -> frozenset[str]:
    said = (*words("questions", uses="only_asks"), *words("questions", uses="asks"))
    return frozenset((str if marked else fold)(word) for phrase in said for word in phrase.split())


def _slots(marked: Marked) -> Iterator[tuple[str, int, int]]:
    """What is named, by its kind and the places of its first word and behind its last, in order; numbers too."""
    held = list(parts_of(marked))
    numbers = (Span(*match.span()) for match in _FIGURE.finditer(marked.text))
    bare = [n for n in numbers if not any(part.start <= n.start < part.end for part in held)]
    # Two names may be taken for one of a person and one of a place.
    kinds = {slot: _NAME if slot in (Slot.PERSON, Slot.PLACE) else slot.value for slot in Slot}
    named = [(kinds[part.slot], part.start, part.end) for part in held if part.slot is not Slot.OFFICE]
    found = [*named, *(("figure", n.start, n.end) for n in bare)]
    for kind, start, end in sorted(found, key=lambda slot: slot[1]):
        places = [at for at, span in enumerate(marked.spans) if span.start < end and start < span.end]
        if places:
            yield kind, places[0], places[-1] + 1
