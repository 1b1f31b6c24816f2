"""What a question names: times, documents and other numbers, places, people, offices, organisations."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.entities.document_numbers import DocumentNumber
from index.entities.places import places_in
from index.language.numerals import Ordinal
from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.kinds import split_label, unit_kinds
from index.lexicon.tables import from_lexicon, words
from index.types import Header
from retrieval.answers.sentences.named import times
from retrieval.answers.sentences.named.acts import acts_in
from retrieval.answers.sentences.named.levels import levels_in
from retrieval.answers.sentences.named.organisations import organisations_in
from retrieval.answers.sentences.named.where import Named, What, of_none
from retrieval.evidence.constraints import unsaid_figures
from retrieval.evidence.counted import Counted, counted_at, counted_in
from retrieval.evidence.found import document_numbers_in, names_in
from retrieval.question.question import Question
from retrieval.question.roles import longest_at, phrases
from retrieval.question.types import Name

_PLAIN = re.compile(r"[\d.,/%]+")
_NUMBER = "so"
"""May stand between what is numbered and its number, without marks: "Tổ công tác số 2"."""
_WITHIN_OFFICE = 6
"""So many words may stand between those of an office: "Chủ tịch" and "huyện"."""


def named_in(question: Question) -> tuple[Named, ...]:
    """All that a question names."""
    return tuple(_named(question))


def _named(question: Question) -> Iterator[Named]:
    said, numbers = question.times, question.numbers
    yield from (times.day(question.text[day.start : day.end], day) for day in said.dates)
    yield from map(times.year, sorted(said.years))
    yield from map(times.period, said.periods)
    yield from (times.lunar_year(question.text[held.start : held.end], held) for held in said.lunar_years)
    yield from map(times.stretch, said.ranges)
    yield from (_ordinal(question, held) for held in numbers.ordinals)
    for held in numbers.documents:
        text = question.text[held.start : held.end]
        # "cơn bão số 3" is no document.
        yield _document(text, held) if held.kind or held.symbol else _figure(question, held.number)
    # "một đêm" typed "1 đêm" is no number that a text must have, and "35kV" may be written otherwise.
    numbered = list(_numbered(question))
    yield from numbered
    told = {"1", *(held.text.split()[-1] for held in numbered)}
    yield from (_figure(question, held) for held in sorted(numbers.figures - told) if _PLAIN.fullmatch(held))
    people = {question.marked.bare[span.start : span.end] for span in question.marked.people}
    for name in question.names:
        yield _person(question, name) if name.text in people else _place(question, name)
    if _is_office(question):
        yield _office(question)
    yield from organisations_in(question)
    yield from acts_in(question)
    yield from levels_in(question)


# Numbers


def _ordinal(question: Question, held: Ordinal) -> Named:
    asked = counted_at(question.text, held.start, held.end) or Counted(held.what, held.value, None)

    def is_in(said: str) -> bool:
        return any(asked.agrees_with(other) for other in counted_in(said))

    def has_other(said: str) -> bool:
        return any(asked.counts_alike(other) for other in counted_in(said)) and not is_in(said)

    return Named(What.ORDINAL, question.text[held.start : held.end], is_in, has_other, of_none)


def _numbered(question: Question) -> Iterator[Named]:
    """Things that are told from others of their kind by the number behind them: "đợt 2", "giai đoạn 1"."""
    said, table = question.wording.words, phrases("told_by_number", folded=question.folded)
    for at in range(len(said)):
        length = longest_at(said, at, table)
        behind = [word for word in said[at + length : at + length + 2] if fold(word) != _NUMBER][:1] if length else []
        if behind and behind[0].isdecimal():
            yield _of_number(question, (*said[at : at + length], behind[0]))


def _of_number(question: Question, asked: Sequence[str]) -> Named:
    def numbers(text: str) -> set[str]:
        held, length = [w for w in comparable(text, folded=question.folded) if fold(w) != _NUMBER], len(asked)
        places = (at for at in range(len(held) - length + 1) if held[at : at + length - 1] == list(asked[:-1]))
        return {held[at + length - 1] for at in places if held[at + length - 1].isdecimal()}

    def is_in(text: str) -> bool:
        return asked[-1] in numbers(text)

    return Named(What.ORDINAL, " ".join(asked), is_in, lambda text: bool(numbers(text)) and not is_in(text), of_none)


def _document(text: str, asked: DocumentNumber) -> Named:
    def is_in(said: str) -> bool:
        return any(asked.agrees_with(held) for held in document_numbers_in(said))

    def has_other(said: str) -> bool:
        return bool(document_numbers_in(said)) and not is_in(said)

    def is_of(header: Header) -> bool:
        own = document_numbers_in(f"{header.kind or 'Văn bản'} số {header.number}") if header.number else ()
        return any(asked.agrees_with(held) or asked.may_call(held, header.subject) for held in own)

    return Named(What.DOCUMENT, text, is_in, has_other, is_of)


def _figure(question: Question, figure: str) -> Named:
    return Named(
        What.FIGURE, figure, lambda said: figure not in unsaid_figures(question, said), lambda _: False, of_none
    )


# Names


@from_lexicon
@lru_cache(maxsize=4096)
def _places(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Kind and folded name of each unit that a text names."""
    labels = (split_label(held.place) for held in places_in(text))
    return tuple((kind, tuple(comparable(name, folded=True))) for kind, name in labels)


def _place(question: Question, name: Name) -> Named:
    folded = question.folded or question.restored
    asked = tuple(map(fold, name.words)) if folded else name.words
    key = tuple(map(fold, name.words))
    levels = {_level(kind) for kind, held in _places(question.text) if held == key}

    def is_in(said: str) -> bool:
        return contains(comparable(said, folded=folded), asked)

    def has_other(said: str) -> bool:
        others = (held for kind, held in _places(said) if _level(kind) in levels) if levels else ()
        return any(held != key for held in others) and not is_in(said)

    return Named(What.PLACE, name.text, is_in, has_other, of_none)


def _level(kind: str) -> str:
    """The level of a kind of unit; a kind of several levels or of none is its own."""
    found = [level for level in ("province", "district", "commune") if kind in unit_kinds(level)]
    return found[0] if len(found) == 1 else kind


def _person(question: Question, name: Name) -> Named:
    folded = question.folded or question.restored
    asked = tuple(map(fold, name.words)) if folded else name.words

    def is_in(said: str) -> bool:
        return contains(comparable(said, folded=folded), asked)

    return Named(What.PERSON, name.text, is_in, lambda said: bool(names_in(said)), of_none)


def _is_office(question: Question) -> bool:
    """Whether it mentions an office that one person holds, and no part of a document's number."""
    office, span = question.offices.mentioned, question.marked.office_span
    in_number = span is not None and any(n.start < span.end and span.start < n.end for n in question.numbers.documents)
    several = "kiem" in map(fold, office)  # two offices of one person, which stand apart
    return len(office) > 1 and not (in_number or several) and fold(" ".join(office[:2])) not in _of_many()


@from_lexicon
def _of_many() -> frozenset[str]:
    """Offices that many hold, folded."""
    return frozenset(map(fold, words("questions", uses="of_many")))


def _office(question: Question) -> Named:
    asked, folded = question.offices.mentioned, question.folded

    def is_in(said: str) -> bool:
        held = comparable(said, folded=folded)
        starts = (at for at, word in enumerate(held) if word == asked[0])
        return any(_in_order(asked, held[at : at + len(asked) + _WITHIN_OFFICE]) for at in starts)

    return Named(What.OFFICE, " ".join(asked), is_in, lambda _: False, of_none)


def _in_order(asked: Sequence[str], held: Sequence[str]) -> bool:
    """Whether words stand among others in their order: "phó chủ tịch tỉnh" in "Phó Chủ tịch UBND tỉnh"."""
    rest = iter(held)
    return all(word in rest for word in asked)
