"""Several questions typed as one: "họp ngày nào và ở đâu?", "ai chủ trì, ai dự?", "… là ai và … là ai".

Each part is asked by itself or of what the first names. A part without a plain answer is looked for in the paper that
answers the others; what nothing answers is told. Where nothing answers any of them nothing is said.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from index.language.text import fold, has_marks, normalise_word, split_words
from index.lexicon.abbreviations import written_out
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon
from index.lexicon.tables import words as words_of
from retrieval.answers.documents.whole import is_of_meeting, retrieved_alone
from retrieval.answers.findings import draft
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.choosing.numbered import choices_of_first
from retrieval.answers.kinds.items import draft_of, each_once, lines_of
from retrieval.answers.meetings import names_meeting
from retrieval.answers.notes import with_notes
from retrieval.answers.sentences.likeliest import likeliest
from retrieval.evidence.amounts import find_amounts
from retrieval.question.marked import mark
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.types import Answer, Draft, Form

MOST = 4
"""So many parts are told apart at most."""
_joint = pattern(r"\?\s*|[;,:]\s+|\.\s+(?=\w)|(?<=\w),?\s+(?:{kinds_asked:joins_parts})\s+")
_asks = pattern(r"(?<!\w)(?:{questions:asks})(?!\w)")
_when_or_where = pattern(r"\b(?:{questions:only_when}|{questions:only_where})(?!\w)")
_time_before = pattern(r"\s+(?:{questions:time}|{questions:before_time}|{questions:whom})$")
_deed_before = pattern(r"\s+(?:{questions:takes_place}|{questions:before_asking}|{questions:personal}|{answers:act})$")
_nothing_before = pattern(r"\W*(?:(?:{questions:time}|{questions:before_time}|{questions:whom}|{answers:place})\s+)*")
_MARKS = re.compile(r"(?: \[\d+\])+$")
_LEAST_WORDS = 2
"""Words of its matter by which a part is looked for without what the first is about."""
_BESIDE_CHARS = 500
"""So far apart at most stand sentences that answer parts of one question, where nothing else tells its paper."""
_COUNTING = (QuestionKind.HOW_MANY,)
_ALONE, _LEAST_ALONE = 0.5, 0.3
"""So much better than any other is retrieved the paper that is asked about; least probability of a sentence of it where
nothing else tells that it is."""


def find_parts(asking: Asking) -> Draft | None:
    """What answers each of several questions; None where there is one, or nothing is sure of any of them."""
    asked = several(asking.look.question.text)
    if len(asked) == 1:
        return None
    if choices := choices_of_first(asking, asked):
        return choices
    parts = [_Part(asking, asked, at) for at in range(len(asked))]
    said = _of_one_meeting(asking, asked[0], _settled(asking, parts))
    found = [held for held in said if held is not None]
    if not found or _counts_one_twice(found) or _of_several_places(asking, parts, said):
        return None
    missing = tuple(text for text, held in zip(asked, said, strict=True) if held is None)
    return _together(asking, found, missing)


def _of_one_meeting(asking: Asking, first: str, said: Sequence["_Said | None"]) -> list["_Said | None"]:
    """The answers of papers that tell of the meeting that is named, if one is: not of another, or of its plan."""
    if not names_meeting(written_out(first)):
        return list(said)
    look = replace(asking.look, question=said[0].question) if said[0] else asking.look
    fits = {one: is_of_meeting(look, look.view.document(one)) for held in said if held for one in held.documents}
    return [held if held and all(fits[one] for one in held.documents) else None for held in said]


def several(text: str) -> tuple[str, ...]:
    """The questions of a text, each asking by a word of its own; one where it cannot be parted so."""
    parts: list[str] = []
    waiting = begin = 0
    marked = has_marks(text)
    edges = [*((match.start(), match.end()) for match in _joint().finditer(text)), (len(text), len(text))]
    for end, following in edges:
        if _asks_something(text[begin:end], marked=marked):
            parts += _when_and_where(text[waiting:end].strip(" ,;:?."))
            waiting = following
        begin = following
    parts = [part for part in parts if part]
    if parts and (rest := text[waiting:].strip(" ,;:?.")) and len(parts) == 1:
        parts = [f"{parts[0]} {rest}"]
    return tuple(parts) if 2 <= len(parts) <= MOST else (text,)


def _when_and_where(text: str) -> tuple[str, ...]:
    """The two questions of one that asks side by side when and where something was: "… tổ chức lúc nào ở đâu"."""
    asks = list(_when_or_where().finditer(text))[-2:]
    if len(asks) < 2 or text[asks[0].end() : asks[1].start()].strip() or text[asks[1].end() :].strip():
        return (text,)
    return text[: asks[1].start()].strip(), asks[1][0]


def _asks_something(text: str, *, marked: bool) -> bool:
    said = " ".join(map(normalise_word, split_words(text)))
    return any(f" {phrase} " in f" {said if marked else fold(said)} " for phrase in _asking(marked=marked))


@from_lexicon
def _asking(*, marked: bool) -> frozenset[str]:
    """What asks; without marks unless the text has some, in which "đầu" is no "đâu"."""
    return frozenset(phrase if marked else fold(phrase) for phrase in words_of("questions", uses="asks")) - {"sao"}


@dataclass(frozen=True)
class _Part:
    """One of several questions.

    Attributes:
        asking: The whole.
        texts: All of them, in order.
        at: Which of them it is.
    """

    asking: Asking
    texts: Sequence[str]
    at: int

    @property
    def text(self) -> str:
        """As it was typed."""
        return self.texts[self.at]

    @property
    def stands_alone(self) -> bool:
        """Whether it names what it is about."""
        marked = mark(self.text)
        named = (marked.names, marked.numbers, marked.ordinals, marked.dates, marked.years, marked.periods)
        return self.at == 0 or any(named) or bool(marked.asked.office)

    @property
    def of_first(self) -> str:
        """The part asked of what the first is about; empty where that begins by asking."""
        starts = _nothing_before().match(self.text)
        has_own = _asks().match(self.text, starts.end() if starts else 0) is None
        stem = self._stem(with_deed=not has_own)
        return f"{stem} {self.text}" if len(stem.split()) > 1 else ""

    @property
    def bare(self) -> str:
        """The part without what the first is about: "ai chủ trì"."""
        stem = self._stem(with_deed=False) if self.at == 0 else ""
        return self.text[len(stem) :].strip()

    def _stem(self, *, with_deed: bool) -> str:
        """What the first part is about: what stands before what asks, with or without what was done."""
        first = self.texts[0]
        match = _asks().search(first)
        stem = first[: match.start()].rstrip() if match else ""
        for before in (_time_before(), *(() if with_deed else (_deed_before(), _time_before(), _deed_before()))):
            while (shorter := before.sub("", stem)) != stem:
                stem = shorter
        return stem

    def typed(self, text: str) -> str:
        """As it is asked: without the marks that were restored, which it may restore otherwise."""
        return f"{fold(text) if self.asking.look.question.restored else text}?"


@dataclass(frozen=True, slots=True)
class _Said:
    """What answers a part, by which question."""

    said: Draft
    question: Question

    @property
    def documents(self) -> frozenset[str]:
        """Those that it cites."""
        return frozenset(held.document_id for held in self.said.citations)


def _settled(asking: Asking, parts: Sequence[_Part]) -> list[_Said | None]:
    """What answers each part: plainly, or in the papers that answer the others; None where nothing does."""
    plain: list[_Said | None] = []
    read: list[Question] = []
    earlier: Sequence[Answer] = asking.earlier
    for part in parts:
        answers: list[Answer] = []
        for answer in _answers(part, earlier):
            answers.append(answer)
            if answer.text and _may_be(part, answer, _known(plain)):
                break
        else:
            answer = replace(answers[0], said=Draft("", ()))
        plain.append(_Said(answer.said, answer.read) if answer.text else None)
        read.append(answer.read)
        earlier = [*asking.earlier, answers[0]] if part.at == 0 else earlier
    alone = retrieved_alone(asking.look, _ALONE)
    known = _known(plain) or _agreed([_near(asking, question, ()) for question in read])
    at_least = 0.0 if known else _LEAST_ALONE
    known = known or frozenset(filter(None, (alone,)))
    if not known:
        return plain
    found = [
        _another(part, plain[: part.at], held, known) if held else _in_papers(part, question, known, at_least)
        for part, held, question in zip(parts, plain, read, strict=True)
    ]
    return found if not at_least or all(found) else plain  # that one alone is likely tells not that it is the paper


def _known(said: Sequence[_Said | None]) -> frozenset[str]:
    """The documents that answer."""
    return frozenset(identity for held in said if held for identity in held.documents)


def _agreed(near: Sequence[_Said | None]) -> frozenset[str]:
    """The document of the likeliest sentences for several parts, where all stand side by side in one; else none."""
    held = [found for found in near if found is not None]
    starts = [cited.start for found in held for cited in found.said.citations]
    is_one = len({found.documents for found in held}) == 1 and max(starts) - min(starts) <= _BESIDE_CHARS
    return held[0].documents if len(held) > 1 and is_one else frozenset()


def _answers(part: _Part, earlier: Sequence[Answer]) -> Iterator[Answer]:
    """The plain answers to a part, asked of what the first is about and by itself."""
    ask = part.asking.ask
    if not part.stands_alone and part.of_first:
        yield ask(part.typed(part.of_first), ())
    yield ask(part.typed(part.text), earlier)
    if part.stands_alone and part.at and part.of_first:
        yield ask(part.typed(part.of_first), ())


def _may_be(part: _Part, answer: Answer, known: Collection[str]) -> bool:
    """Whether an answer is of what the others are of: a part that names nothing is answered by their paper alone."""
    if part.stands_alone or fold(answer.read.text).rstrip(" ?") != fold(part.text):
        return True
    found = part.asking.look.found
    of_them = known or {held.document.id for held in found[:1]}
    return any(held.document_id in of_them for held in answer.said.citations)


def _in_papers(part: _Part, question: Question, known: Collection[str], at_least: float = 0.0) -> _Said | None:
    """The likeliest sentence for a part in the papers that answer the others, which need not name what it is about."""
    bare = part.asking.ask(part.typed(part.bare), ()).read
    asked = [bare] if len(bare.wording.topic) >= _LEAST_WORDS else []
    asked += [question] if part.stands_alone else [question, part.asking.ask(part.typed(part.text), ()).read]
    return next((near for one in asked if (near := _near(part.asking, one, known, at_least))), None)


def _another(part: _Part, before: Sequence[_Said | None], said: _Said, known: Collection[str]) -> _Said:
    """What answers a part that asks who or how many; the likeliest other where its sentence answers one before.

    That sentence names whom the question names, or gives the number asked before: "ông Quý nghỉ hưu ngày nào, ai thay".
    """
    places = {(held.document_id, held.start) for one in before if one for held in one.said.citations}
    again = any((held.document_id, held.start) in places for held in said.said.citations)
    if said.question.kind not in (QuestionKind.WHO, *_COUNTING) or not again:
        return said
    return _in_papers(part, said.question, known) or said


def _of_several_places(asking: Asking, parts: Sequence[_Part], said: Sequence[_Said | None]) -> bool:
    """Whether parts of one question are answered by papers of several places: it is not told which is meant."""
    identities = {
        identity
        for part, held in zip(parts, said, strict=True)
        if held and (part.at == 0 or not part.stands_alone)
        for identity in held.documents
    }
    places = {asking.look.view.document(identity).header.place for identity in identities}
    return len(places - {None}) > 1


def _near(asking: Asking, question: Question, known: Collection[str], at_least: float = 0.0) -> _Said | None:
    """The likeliest sentence of these papers, of any where none is given."""
    for evidence in (asking.retrieve(question), asking.look.found):
        of_them = [held for held in evidence if not known or held.document.id in known]
        finding = likeliest(question, of_them, asking.look.view, fits=lambda _: True, at_least=at_least)
        if finding is not None:
            return _Said(draft([finding]), question)
    return None


def _counts_one_twice(found: Sequence[_Said]) -> bool:
    """Whether two parts that ask how much have one amount between them: one of them is answered wrongly."""
    counts = [held.said.text for held in found if held.question.kind in _COUNTING]
    return len(counts) > len(set(counts)) and any(len(list(find_amounts(text))) < 2 for text in counts)


def _together(asking: Asking, found: Sequence[_Said], missing: Sequence[str]) -> Draft | None:
    """The answers as the items of one; None where nothing of them can be said."""
    told = each_once(line for held in found for line in lines_of(held.said, asking.look.view))
    joined = draft_of(told, Form(missing=tuple(missing)))
    as_of = any(held.said.as_of for held in found)
    return with_notes(replace(joined, as_of=as_of), asking.look) if joined.text else None
