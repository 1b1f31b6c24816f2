"""The tasks that a paper sets under headings and lead-in lines that name who is to do them: "2. Phòng Kinh tế:"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.facts.tasks.clauses import ADDRESSED, ASKED, LINK, POINT, by_when, read_clause
from index.facts.types import Task, said
from index.language.sentences import trim
from index.language.text import fold_space
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.outline.marks import PartKind
from index.structure.outline.outline import Outline, Part, find_outline
from index.structure.reading import Reading

LONGEST_TASK = 500
"""A part with others in it that is no longer is one task, a longer one as many as it has parts."""
_WHO_CHARS, _WHO_WORDS = 160, 24
_LEAST_CHARS, _LEAST_WORDS = 15, 2
_IS = re.compile(r" là ")
"""What something is said to be, as in a definition, is no task of it."""
_BEFORE_WHO = pattern(r"(?:(?:{before_unit})\s+)*")
_SEVERAL = pattern(r"(?:{several_units})\s+")
_TITLED = frozenset({PartKind.SECTION, PartKind.ARTICLE, PartKind.CLAUSE, PartKind.POINT, PartKind.BULLET,
                     PartKind.LEAD_IN, PartKind.HEADING})  # fmt: skip
_ENDS = " \t\n:;,.–-"


def find_tasks_of_headings(reading: Reading) -> list[Task]:
    """What stands under each heading that names nobody but who is to do it, in the order of the text."""
    text = reading.original
    outline = find_outline(text, list(reading.sentences()), reading.layout.cells)
    found: list[Task] = []
    end = 0
    for at, part in enumerate(outline.parts):
        if part.quoted or part.kind not in _TITLED or part.span.start < end:
            continue
        who = unit_of(text, part)
        if who is not None:
            found += _tasks(reading, outline, at, who)
            end = part.span.end
        elif not any(True for _ in outline.inside(at)) and part.kind is not PartKind.HEADING:
            found += _of_item(reading, part)
    return found


def unit_of(text: str, part: Part) -> str | None:
    """Who is to do what stands below a heading, where it names nothing else: "d) Sở Nội vụ:"."""
    start, end = part.heading.start, part.heading.end
    point = POINT().match(text, start, end) if part.label else None
    start = max(start + text[start:end].find(part.label) + len(part.label), point.end() if point else 0)
    words = text[start:end].lstrip(" .:)/-–")
    before = _BEFORE_WHO().match(words)
    words = fold_space(words[before.end() if before else 0 :]).strip(_ENDS)
    if not 3 <= len(words) <= _WHO_CHARS or len(words.split()) > _WHO_WORDS or not words[0].isupper():
        return None
    several = _SEVERAL().match(words)
    if not ADDRESSED().match(words, several.end() if several else 0) or any(sign in words for sign in ".;:"):
        return None
    if ASKED().search(words):  # "Ủy ban nhân dân huyện yêu cầu:" sets tasks and has none
        return None
    has_verb = read_clause(f"{words} .", Span(0, len(words)), asked=False)
    return None if has_verb is not None and has_verb[1] is not None else words


def _tasks(reading: Reading, outline: Outline, at: int, who: str) -> Iterator[Task]:
    """What stands below a heading: the parts in it, and the paragraphs before the first of them."""
    part = outline.parts[at]
    inner = [place for place in outline.inside(at) if outline.parts[place].parent == at]
    edges = [part.heading.end, *(outline.parts[place].span.start for place in inner), part.span.end]
    for index, (start, end) in enumerate(pairwise(edges)):
        held = outline.parts[inner[index - 1]] if index else None
        if held is None:
            for paragraph in _paragraphs(reading, start, end):
                yield from _task(reading, paragraph, who)
        elif end - start <= LONGEST_TASK or not any(True for _ in outline.inside(inner[index - 1])):
            yield from _task(reading, _without_label(reading.original, held, end), who)
        else:
            yield from _tasks(reading, outline, inner[index - 1], who)


def _paragraphs(reading: Reading, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch that say something whole; one that only leads to a list is none."""
    text = reading.original
    at = start
    for line in text[start:end].split("\n"):
        span = trim(text, at, at + len(line))
        at += len(line) + 1
        if span.end - span.start >= _LEAST_CHARS and text[span.end - 1] != ":":
            yield span


def _without_label(text: str, part: Part, end: int) -> Span:
    point = POINT().match(text, part.span.start, part.span.end)
    return trim(text, point.end() if point else part.span.start, end)


def _task(reading: Reading, span: Span, who: str) -> Iterator[Task]:
    if span.end - span.start >= _LEAST_CHARS:
        yield Task(said(reading.original, span.start, span.end), who, by_when(reading.text, span), None, True)


def _of_item(reading: Reading, part: Part) -> Sequence[Task]:
    """The task of an item that begins with who is to do it: "5. Công an huyện tiếp tục xử lý …"."""
    text = reading.text
    span = part.span
    linked = LINK().match(text, span.start, span.end)
    start = linked.end() if linked else span.start
    read = read_clause(text, Span(start, span.end), asked=False) if span.end - span.start <= LONGEST_TASK else None
    who = read[1] if read is not None else None
    if read is None or who is None or not ADDRESSED().match(who) or _IS.search(who) or len(who.split()) < _LEAST_WORDS:
        return ()
    task = Span(read[0].start, span.end)
    return (Task(said(reading.original, task.start, task.end), who, by_when(text, task), None, True),)
