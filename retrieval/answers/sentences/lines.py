"""What lines say together: the one above a sentence that names who does it, and one whose label is what is asked."""

import re
from collections.abc import Sequence

from index.language.words import comparable, contains
from index.layout import Span
from retrieval.answers.cells.phrases import asked_kinds, begins_column
from retrieval.answers.sentences.coverage import Met
from retrieval.answers.sentences.named.where import What
from retrieval.answers.sentences.seen import Seen
from retrieval.evidence.clauses import asks_for_part, held_in
from retrieval.evidence.matching import on_one_line
from retrieval.question.organisations import asks_for_body
from retrieval.question.types import QuestionKind

_OPENING_CHARS = 15
"""Who stands so early in a sentence does what it tells."""
_STOPS = ".:; "
_MARKS = re.compile(r"^(?:[-–+•*]|\d[\d.]*[.)]?|[a-zđ][.)])\s*")
_KINDS = {QuestionKind.WHEN: "when", QuestionKind.WHERE: "where"}
_MOST_FAR = 0.1
_CALLED_WORDS = 12
"""Of more words a line says more than what something is called."""


def named_above(seen: Seen) -> Span | None:
    """The innermost line that a sentence hangs on which names who is asked for, where it does not itself.

    "3. Sở Tài chính" above "Cân đối, tham mưu Ủy ban nhân dân …", where it is asked which office does that, and
    "Điều 5. An toàn điện", where it is asked which article says something.
    """
    question, text = seen.asked.question, seen.scope.document.text
    asks = question.kind is QuestionKind.WHO or asks_for_body(question.text) or asks_for_part(question.text)
    if not asks:
        return _called_above(seen)
    own = [span.start for span in seen.held or ()]
    if min(own, default=_OPENING_CHARS) < _OPENING_CHARS:
        return None  # whoever it begins with does what it tells
    for line in reversed(seen.scope.lead_lines):
        said = on_one_line(text[line.start : line.end]).rstrip(_STOPS)
        held = held_in(question, said) or []
        if held and (not own or held[-1].end == len(said)):
            return line
    return None


def _called_above(seen: Seen) -> Span | None:
    """The innermost line above that begins with what is asked for by name: "6. Bộ phận Kế toán" for "bộ phận nào"."""
    noun, text, folded = seen.asked.noun, seen.scope.document.text, seen.asked.matter.folded
    own = comparable(seen.candidate.text, folded=folded)
    if not noun or seen.asked.question.kind is not QuestionKind.WHAT or contains(own, noun[-1:]):
        return None
    names = [noun[at:] for at in range(len(noun))]
    for line in reversed(seen.scope.lead_lines):
        said = tuple(word for word in comparable(text[line.start : line.end], folded=folded) if word.isalpha())
        if any(said[: len(name)] == name and len(name) < len(said) <= _CALLED_WORDS for name in names):
            return line
    return None


def labelled(all_seen: Sequence[Seen]) -> list[Seen]:
    """The lines whose label is the kind of thing asked for, under what it is asked of: "Địa điểm: …" below an event.

    Of several in one document the one that hangs on most of the question; none where two do so alike.
    """
    by_document: dict[str, list[tuple[float, Seen]]] = {}
    for seen in all_seen:
        if _is_labelled_answer(seen):
            by_document.setdefault(seen.scope.document.id, []).append((_hanging(seen), seen))
    ranked = [sorted(held, key=lambda item: -item[0]) for held in by_document.values()]
    return [held[0][1] for held in ranked if len(held) == 1 or held[0][0] > held[1][0]]


def _is_labelled_answer(seen: Seen) -> bool:
    """Whether a line with a label gives what is asked for and nearly all of the question stands in it or above."""
    question, (label, _, value) = seen.asked.question, seen.scope.own.partition(":")
    if not seen.scope.is_labelled or seen.missed or seen.far > _MOST_FAR or not seen.asked.matter.words:
        return False
    kinds = asked_kinds(question) | ({_KINDS[question.kind]} if question.kind in _KINDS else frozenset())
    is_of_kind = any(begins_column(_MARKS.sub("", label), kind) for kind in kinds)
    return is_of_kind and (question.kind is QuestionKind.WHERE or held_in(question, value) != [])


def _hanging(seen: Seen) -> float:
    """Share of the matter that stands in the line, in what it hangs on or before it in its paragraph."""
    matter = seen.asked.matter.words
    near = (word for word, where in seen.met.items() if where in (Met.OWN, Met.LEAD, Met.BEFORE))
    return sum(matter[word] for word in near) / sum(matter.values())


def is_of_day(seen: Seen) -> bool:
    """Whether a sentence opens with the day of which it is asked what was done, and nothing else is asked of."""
    asked, scope = seen.asked, seen.scope
    days = [named for named in asked.named if named.what is What.DAY]
    is_all = bool(days) and len(days) == len(asked.named) and not asked.matter.words
    is_what = asked.question.kind is QuestionKind.WHAT
    return is_what and is_all and not scope.is_of_frame and all(day.is_in(scope.opening) for day in days)
