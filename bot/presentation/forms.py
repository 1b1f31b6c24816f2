"""An answer as it is shown: our own words, its lines with their sources, what was worked out, and its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.messages import messages
from retrieval.types import Answer, AnswerKind, Citation, Form

_LIST_PAGE = 5
_PAGE = 10
_PAGED = frozenset({AnswerKind.LIST, AnswerKind.COUNT, AnswerKind.CARD})
"""Kinds of which any number of items may follow, and a page of which is short."""
_LISTED = _PAGED - {AnswerKind.CARD}
"""Kinds whose items are what is counted; those of a card are the documents that speak of it."""
_MARKS = re.compile(r"(?: \[\d+\])+$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer.

    Attributes:
        text: Without marks.
        sources: What it cites, whose marks follow it.
        number: Its number among those that are counted; None where nothing is.
    """

    text: str
    sources: tuple[Citation, ...] = ()
    number: int | None = None


def lines_of(answer: Answer) -> list[Line]:
    """What an answer says, line by line: its items, else the lines of its text."""
    form = answer.said.form
    if not form.items:
        return list(_lines_of_text(answer))
    held = {citation.marker: citation for citation in answer.citations}
    is_counted = form.total is not None and form.kind is not AnswerKind.DIGEST
    return [
        Line(item.text, tuple(held[marker] for marker in item.markers), form.first + at if is_counted else None)
        for at, item in enumerate(form.items)
    ]


def _lines_of_text(answer: Answer) -> Iterator[Line]:
    """The lines of the text; ours are the marks that end one, in the order of the sources.

    The words that are quoted may hold a "[1]" of the document's own.
    """
    waiting = list(answer.citations)
    for line in answer.text.split("\n") if answer.text else ():
        ends = _MARKS.search(line)
        marks = ends[0].split() if ends else []
        count = next((n for n in range(len(marks), 0, -1) if marks[-n:] == [f"[{c.marker}]" for c in waiting[:n]]), 0)
        text = line[: len(line) - len("".join(f" {mark}" for mark in marks[len(marks) - count :]))] if count else line
        yield Line(text, tuple(waiting[:count]))
        del waiting[:count]


def page_of(answer: Answer) -> Answer:
    """The answer with as many of its items as are shown at once in a chat, and what those cite."""
    form = answer.said.form
    shown = form.items[: page_size(form)]
    if len(shown) == len(form.items):
        return answer
    markers = {marker for item in shown for marker in item.markers}
    cited = tuple(citation for citation in answer.citations if citation.marker in markers)
    return replace(answer, said=replace(answer.said, citations=cited, form=replace(form, items=shown)))


def page_size(form: Form) -> int:
    """So many items are shown at once in a chat."""
    return _LIST_PAGE if form.kind in _PAGED else _PAGE


def first_before(form: Form) -> int | None:
    """The number of the first item of the page before; None where there is none."""
    return max(1, form.first - page_size(form)) if form.first > 1 else None


def first_after(form: Form, *, shown: int | None = None) -> int | None:
    """The number of the first item of the page after; None where there is none.

    Args:
        shown: How many items are shown; a page's by default.
    """
    following = form.first + (page_size(form) if shown is None else shown)
    return following if form.items and form.total is not None and following <= form.total else None


def lead(form: Form, *, shown: int) -> str:
    """The words before what is quoted: "Có.", "Đếm được 12 chỉ thị trong kho tài liệu:"; empty where there are none.

    Args:
        shown: How many of the items are shown, which is said where it is not all of them.
    """
    assumed = messages.said("assumed", meant=form.assumed) if form.assumed else ""
    if form.verdict is not None:
        return " ".join(filter(None, (assumed, messages.said(f"verdict.{form.verdict}"))))
    if form.total is None or not form.items:
        return assumed
    counted = form.counted or messages.said("counted_things")
    code = f"counted.{'listed' if form.kind in _LISTED else form.kind.value}"
    said = messages.said(code, total=form.total, counted=counted)
    if shown < form.total:
        said += " " + messages.said("counted_shown", first=form.first, last=form.first + shown - 1)
    return f"{said}:"


def calculated(form: Form) -> str:
    """What we say of an answer behind it: what was worked out, and what of the question nothing answers."""
    code = "counted_in_paper" if form.kind is AnswerKind.DIGEST else "calculated"
    said = [messages.said(code, text=form.calculated)] if form.calculated else []
    said += [messages.said("missing", text="; ".join(form.missing))] if form.missing else []
    return "\n".join(said)


def whole_text(answer: Answer) -> str:
    """The answer as one text: our words before it, what is quoted, and what was worked out; empty unless found."""
    if not answer.text:
        return ""
    form = answer.said.form
    return "\n".join(filter(None, (lead(form, shown=len(form.items)), answer.text, calculated(form))))
