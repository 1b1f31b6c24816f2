"""What a meeting's conclusion, a speaker at it, or a paper that reports no meeting asks to be done.

A speech begins where someone with a name or an office "yêu cầu", "đề nghị", "giao" or concludes. It goes on as long as
sentences begin with what is to be done ("Tăng cường …") or with who is to do it ("Các phòng, ban … tham mưu"), and over
the points of a list. What is told of the past is no task.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.facts.tasks.clauses import ADDRESSED, ASKED, LINK, POINT, SIGNATURE, WHEN, by_when, read_clause
from index.facts.tasks.headed import find_tasks_of_headings
from index.facts.tasks.rows import find_tasks_of_tables
from index.facts.tasks.speakers import LOOK_BACK_CHARS, find_name, find_speaker
from index.facts.types import MINUTES, Task, said
from index.language.sentences import trim
from index.layout import Span
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.structure.papers.titles import APPENDIX
from index.structure.reading import Reading

_PERSON = pattern(r"(?<!\w)(?:{people:address}|{someone})(?!\w)")
_NOT_ASKED_BEFORE = pattern(r"(?<!\w){not_asked_after} $")
_ASSIGNS = pattern(r"(?<!\w){assigns}(?!\w)[^.;:]{0,60}$")
"""A demand before a colon, below which the list of tasks stands: "Hội nghị giao:"."""
_CONCLUDES = pattern(r"(?<!\w){concludes}(?! \d)(?!\w)")
_LEADS = pattern(r"(?<!\w){leads}(?!\w)")
_COLON = re.compile(r":(?=\s|$)")
_SAYS = pattern(r"(?<!\w)(?:{asks}|{says})(?!\w)")
_ASKS_NOTHING = pattern(r" {asks_nothing}(?!\w)")
_BODY_ASKS = pattern(r"(?<!\w){speaking_body}[^.;:]{0,60}$")
_EVERYBODY = re.compile(r"(?:toàn thể|và) nhân dân", re.IGNORECASE)
_SPEAKS = re.compile(r"(?:phát biểu|thay mặt)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Speech:
    """Who speaks, and whether it is the meeting's conclusion.

    Attributes:
        demanding: Whether something was demanded or concluded already: before that, what is said only reports.
        leading: Whether it is said to guide the meeting, which concludes it if nobody else does.
    """

    speaker: str | None
    concluding: bool
    demanding: bool = True
    leading: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """A sentence that begins a speech, or a new demand of one.

    Attributes:
        begin: Where the first demand begins; the sentence's end if it makes none itself.
        asked: Whether a verb of demanding stands there.
    """

    speech: _Speech
    begin: int
    asked: bool


def find_tasks(reading: Reading) -> list[Task]:
    """The tasks that the conclusion, a speaker or a table sets, in the order of the text."""
    text = reading.text
    told: list[tuple[Task, bool]] = []
    minutes = reading.header.kind == MINUTES
    speech: _Speech | None = None
    last: _Speech | None = None  # one that a caption or an aside interrupts goes on with "Yêu cầu …"
    for paragraph in reading.paragraphs:
        if (
            paragraph.is_caption
            or paragraph.row is not None
            or SIGNATURE().match(text, paragraph.start)
            or text[paragraph.start : paragraph.end].isupper()
        ):
            continue
        for span in paragraph.sentences:
            demands = ASKED().match(text, span.start, span.end)
            opening = _opening(text, span, speech or (last if demands else None))
            if opening is not None:
                speech = last = opening.speech
                found = _tasks(text, Span(opening.begin, span.end), speech, asked=opening.asked)
                told += [(task, speech.leading) for task in found]
                continue
            if speech is None:
                continue
            found = _tasks(text, span, speech, asked=False) if speech.demanding else []
            if (
                not found
                and span.start == paragraph.start
                and speech.demanding
                and not POINT().match(text, span.start, span.end)
            ):
                speech = None  # a paragraph of its own: the report goes on
            told += [(task, speech.leading) for task in found] if speech else []
    tasks = sorted([*_rated(told), *find_tasks_of_tables(reading)], key=lambda task: task.said.start)
    if minutes and any(task.concluding for task in tasks):
        return [task for task in tasks if task.concluding]  # all other demands are opinions that the minutes keep
    return tasks


def find_tasks_of_paper(reading: Reading) -> list[Task]:
    """What a paper of a kind that gives tasks, and reports no meeting, gives to those whom it names, in order."""
    if reading.header.kind not in (APPENDIX, *document_kinds("tasks").values()):
        return []
    headed = find_tasks_of_headings(reading)
    spoken = [replace(task, concluding=True) for task in find_tasks(reading) if task.who]
    return sorted([*headed, *_beside(spoken, headed)], key=lambda task: task.said.start)


def _beside(tasks: Sequence[Task], others: Sequence[Task]) -> Iterator[Task]:
    """The tasks that are no part of others; both in the order of the text."""
    ends = [task.said.end for task in others]
    for task in tasks:
        at = bisect_right(ends, task.said.start)
        if at == len(others) or others[at].said.start >= task.said.end:
            yield task


def _rated(told: list[tuple[Task, bool]]) -> list[Task]:
    """The tasks; where nobody is said to conclude, those of who guides the meeting, or alone speaks, conclude it."""
    tasks = [task for task, _ in told]
    if any(task.concluding for task in tasks):
        return tasks
    alone = len({task.said_by for task in tasks}) == 1
    led = any(leading for _, leading in told)
    return [replace(task, concluding=leading if led else alone) for task, leading in told]


def _opening(text: str, span: Span, speech: _Speech | None) -> _Opening | None:
    """The demand or the conclusion that a sentence begins, or None."""
    concludes = _CONCLUDES().search(text, span.start, min(span.end, span.start + 200))
    asked = next((m for m in ASKED().finditer(text, span.start, span.end) if _is_demand(text, span, m, speech)), None)
    colon = _COLON.search(text, span.start, span.end)
    before = text[span.start : colon.start()] if colon else ""
    says = _SAYS().search(before) and (_PERSON().search(before) or _BODY_ASKS().search(before) or find_name(before))
    named_until: int | None = None
    if colon and says and (asked is None or colon.end() < asked.start()):
        begin, is_asked = (asked.start(), True) if asked else (colon.end(), False)
        named_until = colon.start()
        if asked and _begins_with_task(text, colon.end(), asked.start()):
            begin, is_asked = colon.end(), False
    elif asked:
        begin, is_asked = _with_time(text, span.start, asked.start()), True
    elif (
        concludes
        or _LEADS().search(text, span.start, min(span.end, span.start + 200))
        or _SPEAKS.match(text, span.start, span.end)
    ) and _PERSON().search(text, span.start, span.end):
        begin, is_asked = span.end, False
    else:
        return None
    speaker = find_speaker(text, span.start, named_until or begin, before=speech.speaker if speech else None)
    same = speech is not None and speaker == speech.speaker
    leads = _LEADS().search(text, span.start, min(span.end, span.start + 200))
    concluding = bool(concludes) or (same and speech is not None and speech.concluding)
    leading = bool(leads) or (same and speech is not None and speech.leading)
    demanding = begin < span.end or bool(concludes or leads) or _ASSIGNS().search(before) is not None
    return _Opening(_Speech(speaker, concluding, demanding, leading), begin, is_asked)


def _begins_with_task(text: str, start: int, end: int) -> bool:
    """Whether a clause of `text[start:end]`, what follows a colon, sets a task without a verb of demanding."""
    first = re.search(r"[^;]+", text[start:end])
    return first is not None and read_clause(text, trim(text, start, start + first.end()), asked=False) is not None


def _with_time(text: str, start: int, asked: int) -> int:
    """Where a demand begins: with the time before its verb, if only that stands there ("ngay từ đầu năm đề nghị …")."""
    point = POINT().match(text, start, asked)
    start = point.end() if point else start
    return start if WHEN().fullmatch(text[start:asked].strip(" ,")) else asked


def _is_demand(text: str, span: Span, match: re.Match[str], speech: _Speech | None) -> bool:
    """Whether a verb of demanding is said of a speaker, and is no noun ("theo yêu cầu") nor an attribute."""
    before = text[max(span.start, match.start() - LOOK_BACK_CHARS) : match.start()]
    if _NOT_ASKED_BEFORE().search(before) or _ASKS_NOTHING().match(text, match.end(), span.end):
        return False
    if match[0].lower().startswith(("giao", "phân công", "chỉ đạo")):
        assigns = re.match(r" (?:cho )?", text[match.end() : match.end() + 5])
        to = match.end() + (assigns.end() if assigns else 0)
        starts = (
            not before.strip()
            or POINT().fullmatch(before.strip() + " ")
            or re.search(r"(?:[,;:]|và|đồng thời) $", before)
        )
        if match[0].lower() == "chỉ đạo" or not starts or not ADDRESSED().match(text, to, span.end):
            return False
    if speech is not None and (not before.strip() or LINK().match(before.lstrip()) or POINT().match(before.lstrip())):
        return True
    return bool(_PERSON().search(before) or _BODY_ASKS().search(before) or find_name(before))


def _tasks(text: str, span: Span, speech: _Speech, *, asked: bool) -> list[Task]:
    """The tasks of a sentence or of its rest: one for each part between semicolons that has a verb of its own."""
    parts: list[tuple[Span, str | None]] = []
    who: str | None = None
    for piece in re.finditer(r"[^;]+", text[span.start : span.end]):
        whole = trim(text, span.start + piece.start(), span.start + piece.end())
        demand = asked and not parts
        found = None if _is_appeal(parts) else read_clause(text, whole, asked=demand)
        if found is None:
            if not parts:
                return []
            parts[-1] = (Span(parts[-1][0].start, whole.end), parts[-1][1])
            continue
        part, own = found
        if parts and own is not None:
            who = None
        parts.append((part, own or who))
        who = own if demand or len(parts) == 1 else who
    return [
        Task(said(text, part.start, part.end), who_does, by_when(text, part), speech.speaker, speech.concluding)
        for part, who_does in parts
    ]


def _is_appeal(parts: list[tuple[Span, str | None]]) -> bool:
    """Whether all the people are called upon: one appeal however many clauses it has."""
    return bool(parts and parts[0][1] and _EVERYBODY.search(parts[0][1]))
