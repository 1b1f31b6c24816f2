"""Two things asked about together: each asked for by itself, both said side by side, and how they differ.

What they differ by is worked out where both have one value of one unit. A side without an answer makes none of both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.entities.names import find_names
from index.language.text import fold, tokens
from index.layout import Span
from index.lexicon.tables import words
from retrieval.answers.findings import Finding
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.items import Told, draft_of
from retrieval.answers.notes import with_notes
from retrieval.answers.sentences.likeliest import likeliest, speaks_of
from retrieval.evidence.amounts import Amount, comparable_pair, difference, find_amounts, written
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question
from retrieval.question.typed.sides.sides import Side, Sides, before_number, sides_of
from retrieval.question.types import QuestionKind
from retrieval.types import Answer, AnswerKind, Draft, Form

_MOST_ASKED = 3
_WHO = (QuestionKind.WHO, QuestionKind.OFFICE)


@dataclass(frozen=True)
class _Found:
    """What is found of one side.

    Attributes:
        question: By which it was found.
        finding: The span that says it.
        said: What is said of it.
        sentence: The sentence in which it stands.
    """

    question: Question
    finding: Finding
    said: str
    sentence: Span

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.finding.document.text[self.sentence.start : self.sentence.end]

    @property
    def place(self) -> tuple[str, int]:
        """Where the sentence stands."""
        return self.finding.document.id, self.sentence.start


def find_compared(asking: Asking) -> Draft | None:
    """Both sides with their sources; None where no two are asked about, or one of them has no sure answer."""
    sides = sides_of(asking.look.question.marked)
    if sides is None or (not sides.compared and _is_said_at_once(asking, sides)):
        return None
    first = _find(asking, sides, sides.first, sides.second)
    second = _find(asking, sides, sides.second, sides.first) if first else None
    if first is None or second is None:
        return None
    if first.place == second.place:
        said = _of_one_sentence(sides, first, second)
        return with_notes(said, asking.look) if said else None
    calculated = _calculated(sides, first, second)
    if sides.by_amount and not calculated and not (_has_one_amount(first) and _has_one_amount(second)):
        return None  # some numbers, and not those that are compared
    told = [Told(held.said, (held.finding,)) for held in (first, second)]
    return with_notes(draft_of(told, Form(AnswerKind.COMPARE, calculated=calculated)), asking.look)


def _has_one_amount(found: _Found) -> bool:
    return len(list(find_amounts(found.said))) == 1


def _is_said_at_once(asking: Asking, sides: Sides) -> bool:
    """Whether the whole question has a plain answer that names both."""
    answer = asking.ask(asking.look.question.text)
    said = [set(map(fold, tokens(held.quote))) for held in answer.said.citations[:1]]
    return any(sides.first.own <= words and sides.second.own <= words for words in said)


def _find(asking: Asking, sides: Sides, side: Side, other: Side) -> _Found | None:
    """What answers for one side: a plain answer that is not the other's, else the likeliest sentence."""
    for text in side.asked[:_MOST_ASKED]:
        asked = fold(text) if asking.look.question.restored else text
        answer = asking.ask(asked)
        found = next((held for held in _plain(asking, answer) if _fits(sides, side, other, held)), None)
        if found is not None:
            return found
        if (near := _likeliest(asking, sides, (side, other), answer.read)) is not None:
            return near
    return None


def _plain(asking: Asking, answer: Answer) -> Iterator[_Found]:
    """What a plain answer says."""
    lines = answer.text.split("\n") if answer.text else []
    for line, cited in zip(lines, answer.said.citations, strict=False):
        span = Span(cited.start, cited.end)
        finding = asking.look.finding(asking.look.view.document(cited.document_id), span, cited.score)
        finding = replace(finding, heading=cited.standing.heading)
        yield _found(asking, answer.read, finding, line.rpartition(" [")[0])


def _found(asking: Asking, question: Question, finding: Finding, said: str) -> _Found:
    span = finding.span
    sentences = asking.look.view.sentences(finding.document.id)
    within = (Span(held.start, held.end) for held in sentences if held.start <= span.start < held.end)
    return _Found(question, finding, said, next(within, span))


def _likeliest(asking: Asking, sides: Sides, both: tuple[Side, Side], question: Question) -> _Found | None:
    """The likeliest sentence for one side: one that has its own words before others."""
    side, other = both
    evidence = asking.retrieve(question)

    def fits(candidate: Candidate) -> bool:
        is_of = _is_of_matter(question, candidate.text) and _is_of(side, other, candidate.text)
        return is_of and (not sides.by_amount or any(find_amounts(candidate.text)))

    def has_own(candidate: Candidate) -> bool:
        return fits(candidate) and side.own <= set(map(fold, tokens(candidate.text)))

    for wanted in (has_own, fits):
        if (finding := likeliest(question, evidence, asking.look.view, fits=wanted)) is not None:
            text = finding.document.text[finding.span.start : finding.span.end]
            return _found(asking, question, finding, " ".join(text.split()))
    return None


def _fits(sides: Sides, side: Side, other: Side, held: _Found) -> bool:
    """Whether what is found is of this side and its matter, and an amount where one is asked for."""
    return (
        _is_of_matter(held.question, held.text)
        and _is_of(side, other, held.text)
        and (not sides.by_amount or any(find_amounts(held.text)))
    )


def _is_of_matter(question: Question, text: str) -> bool:
    """Whether a sentence has the matter where nothing else tells what answers: of "số đảng viên" any number does."""
    is_open = question.kind is QuestionKind.OTHER
    counts = question.kind is QuestionKind.HOW_MANY and not question.wording.unit
    return not (is_open or counts) or speaks_of(question, text)


def _is_of(side: Side, other: Side, text: str) -> bool:
    """Whether a sentence is not only of the other side: it has not all of that one's words, or its own too."""
    words_said = [fold(word) for word in tokens(text)]
    said = set(words_said)
    if bool(other.own) and other.own <= said:
        return bool(side.own) and side.own <= said
    return not any(_names_another(noun, number, words_said) for noun, number in side.numbered)


def _names_another(noun: str, number: str, said: Sequence[str]) -> bool:
    """Whether a sentence has the noun with other numbers only: "kỳ họp thứ 10" of "kỳ họp 11"."""
    numbers: set[str] = set()
    for at, word in enumerate(said):
        if word == noun:
            behind = next((other for other in said[at + 1 :] if other not in before_number()), "")
            numbers |= {behind.lstrip("0")} if behind.isdecimal() else set()
    return bool(numbers) and number not in numbers


def _of_one_sentence(sides: Sides, first: _Found, second: _Found) -> Draft | None:
    """A sentence that has both, once; None where it has one value only."""
    said, unit = set(map(fold, tokens(first.text))), _unit(first, second)
    pair = _both_amounts(list(find_amounts(first.text)), unit)
    names_both = sides.first.own <= said and sides.second.own <= said
    has_two = pair is not None or (not sides.by_amount and (bool(sides.first.own) or _names_two(first)))
    if not names_both or not has_two:
        return None
    whole = replace(first.finding, span=first.sentence)
    calculated = _said_alike(*pair) if pair and sides.compared else ""
    told = [Told(" ".join(first.text.split()), (whole,))]
    return draft_of(told, Form(AnswerKind.COMPARE, calculated=calculated))


def _unit(first: _Found, second: _Found) -> str:
    return first.question.wording.unit or second.question.wording.unit


def _both_amounts(amounts: Sequence[Amount], unit: str) -> tuple[Amount, Amount] | None:
    """The two amounts of one unit that a sentence has; None where it has others besides."""
    of_unit = [held for held in amounts if held.is_of(unit)] if unit else []
    held = of_unit or amounts
    pairs = [comparable_pair([one], [other], unit) for at, one in enumerate(held) for other in held[at + 1 :]]
    known = [pair for pair in pairs if pair is not None]
    return known[0] if len(known) == 1 and known[0][0].full != known[0][1].full else None


def _names_two(found: _Found) -> bool:
    """Whether it is asked who and the sentence names two whom the question does not."""
    if found.question.kind not in _WHO:
        return False
    asked = set(map(fold, tokens(found.question.text)))
    names = (tuple(map(fold, tokens(found.text[span.start : span.end]))) for span in find_names(found.text))
    return len({name for name in names if not asked.issuperset(name)}) == 2


def _calculated(sides: Sides, first: _Found, second: _Found) -> str:
    """How the second differs from the first; empty where they cannot be held against each other."""
    if not sides.compared:
        return ""
    for texts in ((first.said, second.said), (first.text, second.text)):
        one, other = (list(find_amounts(text)) for text in texts)
        pair = comparable_pair(one, other, _unit(first, second))
        if pair is not None:
            return _in_time(*pair) if sides.of_times else _said_alike(*pair, sides)
    return ""


def _in_time(first: Amount, second: Amount) -> str:
    """What became of it: "tăng 125 ha (12,5 %)"."""
    found = difference(first, second)
    if not found.more:
        return _word("same")
    changed = f"{_word('rises' if found.more > 0 else 'falls')} {found.written}"
    return changed if found.share is None else f"{changed} ({written(abs(round(found.share, 1)))} %)"


def _said_alike(first: Amount, second: Amount, sides: Sides | None = None) -> str:
    """How far apart two are, and which is more where that is told: "chênh 66 đại biểu, Yên Thượng nhiều hơn"."""
    found = difference(first, second)
    if not found.more:
        return _word("same")
    apart = f"{_word('apart')} {found.written}"
    if sides is None:
        return apart
    larger = sides.second if found.more > 0 else sides.first
    return f"{apart}, {larger.text} {_word('larger')}"


def _word(use: str) -> str:
    """The word of the table by which we say how two differ."""
    return words("kinds_asked", uses=use)[0]
