"""The clauses that answer: what a text holds of the kind of thing asked for, and where a long sentence is cut."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.language.initials import is_short, spelled
from index.language.sentences import trim
from index.language.text import fold, tokens
from index.language.words import comparable
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon, rows, words
from retrieval.evidence.found import days_in, document_numbers_in, names_in, organisations_in
from retrieval.evidence.matching import Candidate, question_pairs
from retrieval.evidence.wanted import wanted_spans
from retrieval.question.organisations import asks_for_body
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind
from retrieval.types import ANSWER_MAX_CHARS

SHORT_CHARS = 160
"""A sentence up to this long is an answer as it is; a longer one is cut to the clauses that answer."""
LONG_CHARS = 240
"""Clauses still longer than this are cut at commas."""
LIST_CHARS = 450
"""When several things are asked for, the sentence is kept whole up to this length."""

_place = pattern(r"(?<!tồn )(?<!hiện )\b{answers:place}\b")  # "tồn tại", "hiện tại" are no places
_amount = pattern(r"\d[\d.,]*%?|\b{answers:amount}(?= [a-zà-ỹđ])", flags=0)
_rank = pattern(r"\b[IVXL]{2,}\b|(?<=thứ )\w+|(?<=khóa )\w+|(?<=khoá )\w+|(?<=lần )\d+", flags=0)
_ASKS_PERSON = re.compile(r"\bla ai\b|^ai la\b|\bten (?:la )?gi\b")
_ASKS_RANK = re.compile(r"\b(?:thu|lan|khoa) (?:thu )?(?:may|nao|bao nhieu)\b")
_body = pattern(r"{answers:body}|Ban ", flags=0)
_attendance = pattern(
    r"\b(?:{answers:comes_to} )?dự {answers:attended}|\b{answers:with_whom}\b|\b{answers:attendance}\b|có các đồng chí"
)
_OPENING_CHARS = 30
"""A day that stands so early is that of all that a sentence tells."""
_which_part = pattern(r"\b{answers:part_of_paper} (?:số )?mấy\b")
_part = pattern(r"^(?:#+\s*)?{answers:part_of_paper} (?:\d+|[IVXL]+)\b")
_SEVERAL = re.compile(r"[Cc]ác đồng chí\s*:")
_together = pattern(r"\b{answers:together}\b", flags=0)
_UNIT_WORDS, _UNIT_CHARS = 2, 40
"""So far behind a number what is counted may stand: "26/27 vị đại biểu"."""
_PERCENT = len(" phần trăm")
_ABOUT = re.compile(r"\bvề\b|V/v", re.IGNORECASE)


@from_lexicon
def _measures() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What is measured, without marks, and its units."""
    return tuple(
        (
            re.compile(rf"\b(?:{alternatives(map(fold, words('answers', uses=what)))})\b"),
            re.compile(rf"\s*(?:{alternatives(words('answers', uses=unit))})(?!\w)", re.IGNORECASE),
        )
        for what, unit in (("money", "unit_of_money"), ("area", "unit_of_area"))
    )


@from_lexicon
def _units_of_time(*, folded: bool) -> frozenset[str]:
    """The words that are said beside a time."""
    return frozenset(comparable(" ".join(words("answers", uses="unit_of_time")), folded=folded))


def held_in(question: Question, text: str) -> list[Span] | None:
    """Where a text holds what would answer such a question and is not said in it; None for a kind without a sign."""
    if question.kind is not QuestionKind.WHEN and (held := wanted_spans(question, text)) is not None:
        return held
    match question.kind:
        case QuestionKind.WHO | QuestionKind.OFFICE:
            spans = list(names_in(text))
            if not _ASKS_PERSON.search(fold(question.text)):
                spans += _spans(_body(), text)
        case QuestionKind.WHEN:
            spans = wanted_spans(question, text) or []
            if question.numbers.documents:
                spans = _of_the_document(question, text, spans)
        case QuestionKind.WHERE:
            return _spans(_place(), text)
        case QuestionKind.HOW_MANY if not asks_for_part(question.text):
            asks_rank = _asks_rank(question)
            spans = _spans(_rank() if asks_rank else _amount(), text)
            if not asks_rank and (measure := _measure(question)):
                spans = [span for span in spans if measure.match(text, span.end)]
            elif question.wording.unit and not asks_rank:
                spans = [span for span in spans if _counts(question, text, span)]
        case QuestionKind.NUMBER:
            spans = [Span(number.start, number.end) for number in document_numbers_in(text)]
        case QuestionKind.ATTENDANCE:
            return _spans(_attendance(), text)
        case QuestionKind.ABOUT:
            return _spans(_ABOUT, text)
        case _ if asks_for_part(question.text):
            return _spans(_part(), text)
        case QuestionKind.WHAT if asks_for_body(question.text):
            spans = [*_spans(_body(), text), *organisations_in(text)]
        case _:
            return None
    said = {*question.wording.words, *_units_of_time(folded=question.folded)}  # "2021" also says "năm 2021"
    return [span for span in spans if not said >= set(comparable(text[span.start : span.end], folded=question.folded))]


def asks_for_part(text: str) -> bool:
    """Whether it is asked which part of a paper says something: "nằm ở điều mấy", typed with marks."""
    return _which_part().search(text) is not None


def names_counted(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has an amount, and somewhere the word for what is counted."""
    counted = _spellings(question.wording.unit, folded=question.folded) if question.wording.unit else ()
    return any(word in candidate.words for word in counted) and _amount().search(candidate.text) is not None


def _asks_rank(question: Question) -> bool:
    """Whether it is asked which of a count something was: "lần thứ mấy", but not "thu bao nhiêu"."""
    text = question.text.lower()
    found = _ASKS_RANK.search(fold(text))
    return found is not None and not text[found.start() :].startswith("thu bao" if question.folded else "thu ")


def _of_the_document(question: Question, text: str, times: list[Span]) -> list[Span]:
    """Of the times in a text those of the document asked about: after its number and before another's."""
    named = sorted(document_numbers_in(text), key=lambda number: number.start)
    edges = [*(number.start for number in named[1:]), len(text)]
    stretches = [
        (number.end, edge)
        for number, edge in zip(named, edges, strict=False)
        if any(number.agrees_with(asked) for asked in question.numbers.documents)
    ]
    if not stretches:
        return times
    return [time for time in times if any(start <= time.start < end for start, end in stretches)]


def _measure(question: Question) -> re.Pattern[str] | None:
    """In what the amount that is asked for is given, where the question says what is measured; else None."""
    if question.wording.unit:
        return None  # what is counted is said: "bao nhiêu phần trăm", "bao nhiêu suất"
    asked = " ".join(map(fold, tokens(question.text)))
    return next((unit for what, unit in _measures() if what.search(asked)), None)


def _counts(question: Question, text: str, span: Span) -> bool:
    """Whether the amount is one of what is asked for: the word after it, or % for "phần trăm"."""
    if fold(question.wording.unit) == "phan":
        return "%" in text[span.end - 1 : span.end + 2] or fold(text[span.end : span.end + _PERCENT]).startswith(
            " phan tram"
        )
    following = comparable(text[span.end : span.end + _UNIT_CHARS], folded=question.folded)[:_UNIT_WORDS]
    units = _spellings(question.wording.unit, folded=question.folded)
    return any(unit in following for unit in units) or _is_labelled(question, text[: span.start], units)


def _is_labelled(question: Question, before: str, units: Sequence[str]) -> bool:
    """Whether an amount stands right behind a label that names what is counted: "Tổng số HS toàn trường: 540"."""
    if not before.rstrip().endswith(":"):
        return False
    label = before.rstrip(": ").rpartition(":")[2].rpartition("\n")[2]
    said = comparable(label, folded=question.folded)
    short = (spelled(word, question.wording.words) for word in said if is_short(word))
    meant = {word for found in short for words in found for word in words}
    return any(unit in said or unit in meant for unit in units)


@from_lexicon
def _spellings(unit: str, *, folded: bool) -> tuple[str, ...]:
    """A unit with its sign or its name: "mét" and "m"."""
    pairs = [(row.key, row["sign"]) for row in rows("measures")]
    pairs = [(fold(name), fold(sign)) for name, sign in pairs] if folded else pairs
    return (unit, *(other for pair in pairs if unit in pair for other in pair))


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


_ENOUGH = 0.95
"""Share of what a sentence meets of the question that its clauses must meet to be said without the rest."""
_item_marker = pattern(r"(?:(?:(?i:{answers:numeral})|Thứ \w+)(?: là)?,|[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s+", flags=0)
_CLAUSE = re.compile(r";\s*|[.!?]\s+")
_PHRASE = re.compile(r",\s+|:\s+")


def answering_clauses(question: Question, candidate: Candidate) -> Span:
    """The clauses of a long sentence that hold what it holds of the question and its answer, and what fits beside.

    The span counts in the document's text. A short sentence, or one that lists what is asked for, is kept whole.
    """
    text = candidate.text
    marker = _item_marker().match(text)
    span = Span(marker.end() if marker else 0, len(text))
    if question.kind in (QuestionKind.ABOUT, QuestionKind.WHEN):
        span = Span(max(span.start, _start_of_document(question, text)), span.end)
    whole, sentence = candidate.evidence.document.text, candidate.sentence
    if question.kind is QuestionKind.WHEN and days_in(text[:_OPENING_CHARS]):
        return _cut(whole, sentence.start + span.start, sentence.end, LIST_CHARS)  # "Chiều 16/7, … tổ chức hội nghị"
    if question.asks_for_list or question.wording.speech or question.kind is QuestionKind.ATTENDANCE:
        return _cut(whole, sentence.start, sentence.end, LIST_CHARS)
    if question.kind is QuestionKind.WHO and (shared := _people_together(text)):
        return _cut(whole, sentence.start + shared.start, sentence.start + shared.end, LIST_CHARS)
    # Where no sign tells what of a sentence answers, more of it is kept.
    is_told = held_in(question, text) is not None
    if span.end - span.start > (SHORT_CHARS if is_told else LONG_CHARS):
        span = _narrow(question, text, span, _CLAUSE)
    if span.end - span.start > (LONG_CHARS if is_told else LIST_CHARS):
        span = _narrow(question, text, span, _PHRASE)
    return _cut(whole, sentence.start + span.start, sentence.start + span.end, ANSWER_MAX_CHARS - 50)


def _people_together(text: str) -> Span | None:
    """Where a sentence lists several people of whom one thing is said: "Các đồng chí: …; … đồng chủ trì hội nghị"."""
    match = _SEVERAL.search(text)
    if match is None or len(text) - match.start() > LIST_CHARS:
        return None
    semicolon = text.find(";", match.end())
    told = semicolon >= 0 and _together().search(text, semicolon)
    return Span(match.start(), len(text)) if told else None


def _cut(text: str, start: int, end: int, most: int) -> Span:
    """The stretch without blanks around it, cut to at most `most` characters, between words where there is a blank."""
    if end - start > most:
        end = next((at for at in range(start + most, start, -1) if text[at].isspace()), start + most)
    return trim(text, start, end)


def _start_of_document(question: Question, text: str) -> int:
    """Where the document that the question names is named, 0 if it is not."""
    for found in document_numbers_in(text):
        if any(found.agrees_with(asked) for asked in question.numbers.documents) and held_in(
            question, text[found.start :]
        ):
            return found.start
    return 0


def _narrow(question: Question, text: str, span: Span, boundary: re.Pattern[str]) -> Span:
    """The shortest run of parts that meets the question as the whole does, grown on and back while it is short."""
    edges = [span.start, *(m.end() for m in boundary.finditer(text, span.start, span.end)), span.end]
    parts = [Span(a, b) for a, b in pairwise(edges) if b > a]
    enough = _ENOUGH * _met(question, text, span)
    holds = _holds_person if _holds_person(question, text[span.start : span.end]) else held_in
    needs_kind = bool(holds(question, text[span.start : span.end]))
    runs = [(first, last) for first in range(len(parts)) for last in range(first, len(parts))]
    for first, last in sorted(runs, key=lambda run: (parts[run[1]].end - parts[run[0]].start, run)):
        run = Span(parts[first].start, parts[last].end)
        if _met(question, text, run) >= enough and (not needs_kind or holds(question, text[run.start : run.end])):
            break
    while last + 1 < len(parts) and parts[last + 1].end - parts[first].start <= SHORT_CHARS:
        last += 1
    while first and parts[last].end - parts[first - 1].start <= SHORT_CHARS and boundary is _PHRASE:
        first -= 1
    return Span(parts[first].start, parts[last].end)


def _holds_person(question: Question, text: str) -> bool:
    """Whether it is asked who it was and a text names somebody whom the question does not."""
    if question.kind is not QuestionKind.WHO or asks_for_body(question.text):
        return False
    said = set(question.wording.words)
    names = (comparable(text[span.start : span.end], folded=question.folded) for span in names_in(text))
    return any(not said.issuperset(name) for name in names)


def _met(question: Question, text: str, span: Span) -> float:
    """How much of the question stands in a stretch: its words, those that say little counting less, and its pairs."""
    words = comparable(text[span.start : span.end], folded=question.folded)
    held = set(words) & set(question.wording.terms)
    together = set(question_pairs(question)) & set(pairwise(words))
    return len(held - question.wording.weak) + 0.3 * len(held & question.wording.weak) + 0.5 * len(together)
