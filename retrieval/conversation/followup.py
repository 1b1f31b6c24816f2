"""Questions that lean on the one before ("còn chủ tịch UBND thì sao?", "họp ở đâu?"), completed by rules.

Pure: what is missing is taken from the questions and answers before, the newest first. A question that stands by itself
is left as it is. What is returned is a whole question that is shown to the person and then answered like any other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from index.entities.holders.officials import find_officials
from index.entities.names import find_names
from index.language.text import fold_space
from index.lexicon.patterns import pattern
from index.lexicon.tables import words
from retrieval.conversation.chosen import chosen
from retrieval.conversation.items import with_item, with_other_kind
from retrieval.conversation.substitution import (
    asking,
    begin,
    inside,
    meetings,
    names_only_times,
    put_after_office,
    put_in_place,
    topic_of,
    without_end,
)
from retrieval.question.marked import Marked, mark
from retrieval.question.roles import longest_at, phrases
from retrieval.question.types import Language, QuestionKind
from retrieval.types import Answer

MAX_EARLIER = 3
"""So many answers before are looked at."""
_lead = pattern(r"^(?:{questions:opens}[\s,]+)*(?:còn\s+(?!{questions:still_asks}\b)|(?:thế|vậy)\s+(?!nào\b))")
_END = r"(?:\s+{questions:closes})*[\s?.!]*$"
_tail = pattern(rf"\s*{{questions:how_about}}?{_END}")
_how_about = pattern(rf"\s+thì (?:sao|thế nào){_END}")
_only_asks = pattern(r"(?:là )?{questions:only_asks}[\s?.!]*")
_OF_THAT = re.compile(r"^(?P<what>.+?),?\s+thì\s+(?P<asked>.+)$", re.IGNORECASE)
_that_person = pattern(r"\b{questions:person} (?:ta|{questions:that})(?!\w)")
_that_meeting = pattern(r"\b{meetings:asked} {questions:that}(?!\w)")
_that_place = pattern(
    r"\b(?P<unit>{unit_kinds:unit}|{questions:somewhere}) {questions:that}(?!\w)|\bở {questions:there}(?!\w)"
)
_bare_meeting = pattern(r"\b{meetings:asked}(?!\w)")
_asks_first = pattern(r"^{questions:asks_first}\b")
_says_something = pattern(r"{questions:says}\W*$")
_time_or_place_only = pattern(
    r"^(?:(?:{questions:before_time} )?{questions:only_when}|{questions:only_where})(?:\s+{questions:only_closes})*\W*$"
)
_that_document = pattern(r"\b(?:{documents:numbered}|tài liệu) {questions:that}(?!\w)")


@dataclass(frozen=True)
class _Matter:
    """What an earlier question and its answer were about; each is empty where nothing of the kind was named."""

    answer: Answer

    @property
    def question(self) -> Marked:
        """The question as it was read."""
        return self.answer.read.marked

    @cached_property
    def meeting(self) -> str:
        """The first meeting that the question or the title of the source names."""
        titles = (citation.title for citation in self.answer.citations[:1])
        return next((meeting for held in (self.question.text, *titles) if (meeting := _meeting(held))), "")

    @cached_property
    def document(self) -> str:
        """The first document that the question names."""
        return next((self.question.text[number.start : number.end] for number in self.question.numbers), "")

    @cached_property
    def person(self) -> str:
        """The first person that the question or the source names, officials of the source before others."""
        asked = (self.question.text[name.start : name.end] for name in self.question.people)
        quotes = [citation.quote for citation in self.answer.citations[:1]]
        officials = (
            quote[official.name.start : official.name.end] for quote in quotes for official in find_officials(quote)
        )
        others = (quote[name.start : name.end] for quote in quotes for name in find_names(quote))
        named = (name for name in asked if name not in self.question.places)
        return fold_space(next(chain(named, officials, others), ""))

    @cached_property
    def place(self) -> str:
        """The first place that the question names."""
        return next(iter(self.question.places), "")

    @cached_property
    def topic(self) -> str:
        """The question without the words that ask."""
        return topic_of(self.question.text)


def complete(typed: Marked, earlier: Sequence[Answer]) -> str:
    """The question made whole, or as it is where it lacks nothing or nothing earlier helps.

    Args:
        typed: As typed, marks restored.
        earlier: The answers before in this conversation, oldest first.
    """
    text = typed.text
    if earlier and (whole := chosen(typed, earlier[-1])):
        return whole
    matters = [_Matter(answer) for answer in reversed(earlier[-MAX_EARLIER:])]
    if not matters:
        return text
    if (pointed := with_item(text, earlier)) != text:
        return pointed
    lead = _lead().match(text)
    body = text[lead.end() :] if lead else text
    named = _OF_THAT.match(body)
    of_times = names_only_times(mark(_tail().sub("", named["what"] if named else body)))
    if lead or of_times or _how_about().search(body):
        if named and _only_asks().fullmatch(named["asked"]):
            body = named["what"]  # "Năm 2020 thì ai?" asks what was asked
        elif named and asking().search(named["asked"]) and not _how_about().search(body):
            # "Còn tháng 3 thì họp ngày nào?"
            before = mark(_completed(mark(named["asked"]), matters))
            return put_in_place(mark(named["what"]), before, place=_first(matters, "place"))
        fragment = fold_space(_tail().sub("", _resolve_pointers(body, matters)))
        if other := with_other_kind(fragment, earlier[-1]):
            return other
        if not asking().search(fragment):
            return put_in_place(mark(fragment), matters[0].question, place=_first(matters, "place"))
    completed = _completed(mark(body) if lead else typed, matters)
    return completed if completed != body or lead else text


def _completed(body: Marked, matters: Sequence[_Matter]) -> str:
    """The question with what it points at named and what it leaves out added."""
    pointed = _resolve_pointers(body.text, matters)
    if pointed == body.text:
        question = body
        if _leans(question):
            return _with_subject(question, matters)
    else:
        question = mark(pointed)
    if question.asked.office and not question.names and (place := _first(matters, "place")):
        return put_after_office(question, place)
    return pointed


_TERM = re.compile(r"(?<=khóa )[ivxl]+\b|(?<=lần thứ )[ivxl]+\b")


def _meeting(text: str) -> str:
    """The meeting that a text names by more than the word for one."""
    for match in meetings().finditer(fold_space(text)):
        named = match[0].rstrip(" .,:")
        if not _bare_meeting().fullmatch(named):
            return _TERM.sub(lambda term: term[0].upper(), named.capitalize()) if named.isupper() else named
    return ""


def _first(matters: Sequence[_Matter], what: str) -> str:
    """The newest that was named of a kind of thing."""
    return next((held for matter in matters if (held := getattr(matter, what))), "")


# What is pointed at: "đồng chí ấy", "chỉ thị này", "ở đó"


def _resolve_pointers(text: str, matters: Sequence[_Matter]) -> str:
    """The text with what it points at named."""
    for pointing, what, before in (
        (_that_person(), "person", "đồng chí "),
        (_that_document(), "document", ""),
        (_that_meeting(), "meeting", ""),
        (_that_place(), "place", ""),
    ):
        match = pointing.search(text)
        if match and (named := _first(matters, what)):
            if what == "place":
                before = "ở " if match["unit"] in (None, "nơi", "chỗ") else f"{match['unit']} "
            said = f"{before}{named}"
            said = said[:1].upper() + said[1:] if match.start() == 0 else said
            text = f"{text[: match.start()]}{said}{text[match.end() :]}"
    return text


# What is left out: "họp ở đâu?", "ai chủ trì?"


def _leans(question: Marked) -> bool:
    """Whether a question says nothing of what it is about: it names nothing and has only words that any matter has."""
    if question.language is Language.ENGLISH or not _only(question):
        return False
    if question.kind is QuestionKind.OTHER and not asking().search(question.text):
        return False
    named = (question.names, question.numbers, question.ordinals, question.dates, question.years, question.periods)
    return not any(named) and not question.asked.office


def _only(question: Marked) -> bool:
    """Whether the words are nothing but an office and phrases that lean on a matter."""
    leaning = phrases("leans", folded=question.folded)
    said = [word for word in question.words if word not in question.held.office]
    at = 0
    while at < len(said):
        length = longest_at(said, at, leaning)
        if not length:
            return False
        at += length
    return True


def _with_subject(question: Marked, matters: Sequence[_Matter]) -> str:
    """The question with the meeting, document, person or other matter that it leans on."""
    text = question.text
    order = {QuestionKind.OFFICE: ("person", "meeting", "document"), QuestionKind.HOW_MANY: ("topic",)}
    kinds = order.get(question.kind, ("document", "meeting", "person", "topic"))
    if not set(words("questions", uses="personal")).isdisjoint(question.words):
        kinds = ("person",)
    subject = next((held for matter in matters for kind in kinds if (held := getattr(matter, kind))), "")
    if not subject:
        return text
    if match := _bare_meeting().search(text):
        return f"{text[: match.start()]}{inside(subject) if match.start() else begin(subject)}{text[match.end() :]}"
    if question.held.office:
        meeting = _first(matters, "meeting")
        return f"{without_end(text)} tại {inside(meeting)}?" if meeting else text
    if _time_or_place_only().match(text):
        happens = "được ban hành" if subject == _first(matters, "document") else "diễn ra"
        return f"{begin(subject)} {happens} {inside(text)}"
    if _asks_first().match(text):
        joint = " tại" if _says_something().search(text) and subject != _first(matters, "document") else ""
        return f"{begin(without_end(text))}{joint} {inside(subject)}?"
    return f"{begin(subject)} {inside(text)}"
