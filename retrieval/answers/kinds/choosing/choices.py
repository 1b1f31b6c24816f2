"""What a question may mean that lacks what it needs: an office of which unit, whose name, which meeting or paper."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from index.facts.types import Office, OfficialFact
from index.language.text import fold, fold_space, tokens
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.kinds import kinds_before_name, split_label
from index.lexicon.patterns import filled, pattern
from index.lexicon.tables import from_lexicon, rows
from retrieval.answers.documents.attributes import attributes_asked
from retrieval.answers.kinds.choosing.told import told_of, told_of_paper
from retrieval.answers.lookup import Lookup
from retrieval.answers.meetings import names_meeting
from retrieval.answers.people.holders import said_to_hold
from retrieval.answers.people.sought import sought_in
from retrieval.conversation.substitution import meetings, put_unit_after_office
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.register.entries import DocumentEntry, MeetingEntry, Record, newest_first, plain

_SUBJECT_CHARS = 60
_HEAD_WORDS = 3
"""The words by which a body is known in a meeting's name."""
_meets = pattern(r"(?<!\w){meetings:meets}(?!\w)")
_COURSE = frozenset({QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.WHO, QuestionKind.ATTENDANCE})
"""What is asked of a meeting."""
_TERM = re.compile(r"(?<=khóa )[ivxl]+\b|(?<=lần thứ )[ivxl]+\b")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Meant:
    """One of the things that a question may mean.

    Attributes:
        text: How it is offered.
        question: The whole question, asked of it.
        unit: The unit that it is of ("huyện Nam Sách"); empty if unknown.
        documents: The papers that it stands in, by id.
        is_paper: Whether it is such a paper, or the meeting that it reports.
    """

    text: str
    question: str
    unit: str
    documents: frozenset[str]
    is_paper: bool = False


def meant_by(look: Lookup, *, named: bool = False) -> list[Meant]:
    """What the question may mean, the likeliest first; nothing where it names enough, or asks for all of them.

    Args:
        named: Whether a meeting may be one of several of the unit that the question names.
    """
    marked = look.question.marked
    said = marked.plain if marked.folded else " ".join(marked.said)
    if look.question.asks_for_list or _several(folded=marked.folded).search(said):
        return []
    found = (find(look) for find in (_units_of_office, _namesakes, partial(_meetings, named=named), _papers))
    return next((meant for meant in found if len(meant) > 1), [])


@from_lexicon
def _several(*, folded: bool) -> re.Pattern[str]:
    source = filled(r"\b{kinds_asked:of_all}\b")
    return re.compile(fold(source) if folded else source)


def _names_one(question: Question) -> bool:
    """Whether it names a paper, a figure or a time, by which one thing is told from its likes."""
    numbers = question.numbers
    return bool(numbers.documents or numbers.figures or question.times.named)


def _named_words(look: Lookup) -> set[str]:
    """The folded words of what the question is about and of whom and what place it names, but those of any course."""
    question = look.question
    named = (word for name in (*question.names, *question.organisations) for word in name.words)
    return {fold(word) for word in (*look.matter(), *named, *question.offices.mentioned)} - _course_words()


# An office of several units


def _units_of_office(look: Lookup) -> list[Meant]:
    """The units in which somebody is said to hold the office asked for, those of most papers first."""
    question, sought = look.question, sought_in(look.question)
    if sought is None or sought.after or sought.ever or question.names or question.organisations:
        return []
    beside = set(map(fold, question.offices.asked))
    is_told = question.numbers.named or question.times.dates or question.times.ranges or names_meeting(question.text)
    if is_told or any(fold(term) not in beside for term in look.matter()):
        return []
    held: dict[str, list[Record[OfficialFact]]] = {}
    for office, record in said_to_hold(look, sought):
        if unit := _unit_of(office, record, question.offices.asked):
            held.setdefault(unit, []).append(record)
    if len({plain(record.fact.name) for records in held.values() for record in records}) < 2:
        return []
    order = sorted(_of_one_level(held), key=lambda unit: (-len(_papers_of(held[unit])), unit))
    return [
        Meant(unit, _whole(put_unit_after_office(question.marked, unit)), unit, _papers_of(held[unit]))
        for unit in order
    ]


def _unit_of(office: Office, record: Record[OfficialFact], asked: Sequence[str]) -> str | None:
    """The unit in which an office is held, of the level that is asked for; None where nothing says it."""
    level = _level(asked)
    known = (office.place, record.fact.place, record.document.header.place)
    units = [unit for unit in known if unit and office.level in (None, split_label(unit)[0])]
    return next((unit for unit in units if level in (None, split_label(unit)[0]) and split_label(unit)[1]), None)


def _level(asked: Sequence[str]) -> str | None:
    """The kind of unit that the words of an office say: "huyện" of "bí thư huyện ủy"."""
    said = list(map(fold, asked))
    kinds = {fold(before): kind for before, kind in kinds_before_name().items()}
    pairs = (" ".join(said[at : at + 2]) for at in range(len(said)))
    return next((kinds[held] for held in (*pairs, *said) if held in kinds), None)


# A name of several people


def _namesakes(look: Lookup) -> list[Meant]:
    """The units of the people who have the one name that the question asks about the office of."""
    question = look.question
    people = [question.text[span.start : span.end] for span in question.marked.people]
    others = [name for name in question.names if name.text not in people]
    asks = question.kind is QuestionKind.OFFICE or (question.kind is QuestionKind.WHERE and not look.matter())
    if not asks or len(people) != 1 or others or question.numbers.named or question.offices.mentioned:
        return []
    if question.organisations or question.wanted:
        return []
    held: dict[str, list[Record[OfficialFact]]] = {}
    for entry in look.registry.officials(people[0]):
        if plain(entry.name) == plain(people[0]):
            for record in entry.records:
                if unit := record.fact.place or record.document.header.place:
                    held.setdefault(unit, []).append(record)
    units = _apart(held)
    order = sorted(units, key=lambda unit: newest_first(max(filter(None, (r.date for r in held[unit])), default=None)))
    span = question.marked.people[0]
    return [
        Meant(
            f"{people[0]}, {unit}",
            _whole(f"{question.text[: span.end]} {unit}{question.text[span.end :]}"),
            unit,
            _papers_of(held[unit]),
        )
        for unit in order
    ]


def _of_one_level(held: Mapping[str, Sequence[Record[OfficialFact]]]) -> list[str]:
    """The units of the level of which most papers speak: of a district's office a commune's paper may be misread."""
    papers: Counter[str] = Counter()
    for unit, records in held.items():
        papers[split_label(unit)[0]] += len(_papers_of(records))
    level = max(papers, key=lambda kind: papers[kind], default="")
    return [unit for unit in held if split_label(unit)[0] == level]


def _apart(held: Mapping[str, Sequence[Record[OfficialFact]]]) -> list[str]:
    """The units that no paper tells of together: who came from one to the other is one person."""
    units = list(held)
    told = [_papers_of(held[unit]) for unit in units]
    together = any(one & other for at, one in enumerate(told) for other in told[at + 1 :])
    return [] if together else units


# A meeting, a paper


def _meetings(look: Lookup, *, named: bool) -> list[Meant]:
    """The reported meetings of the kind that the question speaks of, where that is all it says; newest first."""
    question, text = look.question, look.question.text
    span = _span_of_meeting(text)
    is_one = _names_one(question) or (not named and (question.names or question.organisations))
    if span is None or question.kind not in _COURSE or question.offices.asked or is_one:
        return []
    said = " ".join(_plain(text[span.start : span.end]))
    kind = next((kind for word, kind in _kinds_of_meetings().items() if said.startswith(word)), None)
    asked = _named_words(look)
    found = [
        entry
        for entry in look.registry.meetings()
        if entry.is_reported
        and entry.date
        and _is_meeting(entry, kind)
        and _is_counted(entry, question)
        and asked <= set(told_of(entry))
    ]
    return [_meeting_meant(entry, text, span) for entry in found]


@from_lexicon
def _kinds_of_meetings() -> dict[str, str]:
    """The word for all meetings of a kind, by each of its words, folded; of "họp" none."""
    held = {fold(row.key): row["kind"] for row in rows("meetings") if row["kind"] != "-" and row.key != "họp"}
    return {word: kind for word, kind in held.items() if kind not in ("phiên họp", "làm việc") or "phien" in word}


@from_lexicon
def _course_words() -> frozenset[str]:
    """The folded words by which the course of a meeting is asked about, and no meeting is told from others."""
    leaning = (row.key for row in rows("questions", uses="leans"))
    return frozenset(fold(word) for phrase in leaning for word in phrase.split())


def _is_meeting(entry: MeetingEntry, kind: str | None) -> bool:
    return kind is None or contains(list(map(fold, tokens(entry.name))), fold(kind).split())


def _is_counted(entry: MeetingEntry, question: Question) -> bool:
    """Whether it is of the number that the question says, if it says one."""
    return all(held.value == entry.ordinal for held in question.numbers.ordinals)


def _span_of_meeting(text: str) -> Span | None:
    """Where a question names a meeting, with what is said of it: "kỳ họp HĐND huyện"; or where it says "họp"."""
    match = meetings().search(text) or _meets().search(text)
    return Span(*match.span()) if match else None


def _meeting_meant(entry: MeetingEntry, text: str, span: Span) -> Meant:
    name = _named(entry)
    day = f" ({entry.date:%d/%m/%Y})" if entry.date else ""
    is_verb = _meets().fullmatch(text, span.start, span.end) is not None
    asked = f"{text[: span.start]}{name}{' ' if is_verb else ''}{text[span.start if is_verb else span.end :]}"
    documents = frozenset(record.document.id for record in entry.records)
    return Meant(f"{name}{day}", _whole(asked), entry.place or "", documents, is_paper=True)


def _named(entry: MeetingEntry) -> str:
    """A meeting's name with whose it is and of what unit, where the name does not say it."""
    name = fold_space(_BRACKETS.sub("", entry.name))
    body, place = entry.body or "", entry.place or ""
    if body and "," not in body and not contains(_plain(name), _plain(body)[:_HEAD_WORDS]):
        name = f"{name} {body}"
    kind, own = split_label(place)
    if own and not contains(_plain(name), _plain(own)):
        name = f"{name} {own if _plain(name)[-len(_plain(kind)) :] == _plain(kind) else place}"
    return name


def _papers(look: Lookup) -> list[Meant]:
    """The papers of the kind that the question speaks of, where that is all it says; newest first."""
    question, text = look.question, look.question.text
    asks = attributes_asked(question) or question.kind in (QuestionKind.ABOUT, QuestionKind.WHEN)
    match = _paper().search(text)
    if match is None or not asks or question.numbers.ordinals or _names_one(question):
        return []
    kind = fold(match[0])
    asked = _named_words(look) - set(kind.split())
    found = [
        entry
        for entry in look.registry.documents()
        if entry.own and fold(entry.type or "") == kind and asked <= told_of_paper(entry)
    ]
    return [_paper_meant(entry, text, Span(*match.span())) for entry in found]


_paper = pattern(r"\b{documents:numbered}(?! (?:nào|{questions:number_last}))(?!\w)")


def _paper_meant(entry: DocumentEntry, text: str, span: Span) -> Meant:
    name, subject = fold_space(entry.title), fold_space(entry.subject or "")
    name = _TERM.sub(lambda term: term[0].upper(), name.capitalize()) if entry.number is None else name
    if contains(_plain(name), _plain(subject)):
        subject = ""
    if len(subject) > _SUBJECT_CHARS:
        subject = f"{subject[:_SUBJECT_CHARS].rpartition(' ')[0]}…"
    unit = (entry.own.header.place if entry.own else None) or ""
    documents = frozenset(record.document.id for record in entry.records if record.fact.is_self)
    asked = f"{text[: span.start]}{name}{text[span.end :]}"
    return Meant(": ".join(filter(None, (name, subject))), _whole(asked), unit, documents, is_paper=True)


def _papers_of(records: Iterable[Record[OfficialFact]]) -> frozenset[str]:
    return frozenset(record.document.id for record in records)


_plain = partial(comparable, folded=True)


def _whole(text: str) -> str:
    """The text as a question: with a capital, and a sign at its end."""
    held = fold_space(text).rstrip(" ?.!")
    return f"{held[:1].upper()}{held[1:]}?"
