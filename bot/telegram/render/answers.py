"""From an answer to Telegram messages."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages import messages
from bot.presentation.documents.pages import picture_name, titled
from bot.presentation.forms import Line, calculated, first_after, first_before, lead, lines_of, page_of
from bot.presentation.remarks import as_of, refusal, remarks
from bot.telegram.buttons import DocumentButton, PageButton, PassageButton, QuestionButton, digest_of
from bot.telegram.render.blocks import (
    BUTTON_MAX_CHARS,
    TITLE_MAX_CHARS,
    Block,
    Button,
    RenderedMessage,
    Run,
    compose,
    shorten,
)
from retrieval.types import Answer, Citation, Status

_BUTTONS_A_ROW = 5
_LONG_BUTTONS = 3
"""Of more sources than this the buttons have their mark alone and stand side by side."""


def render_answer(answer: Answer) -> tuple[RenderedMessage, ...]:
    """The messages that give the answer or a page of it, its sources folded, or what is related, or the choices.

    A button for each source, document or choice; below them those to the pages before and after. Passages that are only
    related are what there is to read, and are not folded.
    """
    answer = page_of(answer)
    understood = messages.said("understood_as", question=answer.understood) if answer.understood else ""
    noted = [Block((Run(remark, italic=True),)) for remark in remarks(answer)]
    buttons = list(_source_buttons(answer))
    if answer.status is Status.FOUND:
        blocks = [*_said_blocks(answer), *noted, *map(_source_block, answer.citations)]
    elif answer.status is Status.RELATED:
        passages = (replace(_source_block(citation), folded=False) for citation in answer.citations)
        blocks = [Block((Run(f"{refusal(answer)} {messages.said('nearest_passages')}"),)), *passages, *noted]
    elif answer.status is Status.CHOOSE:
        blocks = [Block((Run(refusal(answer)),))]
        buttons = [
            Button(shorten(choice.text, BUTTON_MAX_CHARS), QuestionButton.of(0, choice.question).data)
            for choice in answer.said.form.choices
        ]
    else:
        advice = messages.said("nearest_documents" if answer.suggestions else "not_found_advice")
        blocks = [Block((Run(refusal(answer)),)), Block((Run(advice),))]
        held = (
            (shorten(near.title, BUTTON_MAX_CHARS), DocumentButton(near.document_id)) for near in answer.suggestions
        )
        buttons = [Button(title, press.data) for title, press in held]
    rendered = compose([Block((Run(understood, italic=True),)), *blocks], buttons)
    return (*rendered[:-1], rendered[-1].with_last_row(tuple(_turning(answer))))


def _said_blocks(answer: Answer) -> Iterator[Block]:
    """Our own words, what is said, and what was worked out."""
    form, lines = answer.said.form, lines_of(answer)
    before = lead(form, shown=len(form.items))
    runs = [run for at, line in enumerate(lines) for run in (Run("\n" if at else ""), *_runs(answer, line))]
    if before and not form.items:
        yield Block((Run(before, bold=True), Run(" "), *runs))
    else:
        yield Block((Run(before, bold=True),))
        yield Block(tuple(runs))
    yield Block((Run(calculated(form), italic=True),))


def _runs(answer: Answer, line: Line) -> Iterator[Run]:
    """A line of the answer; a mark is bold and has its source's day behind it where there are several documents."""
    number = "" if line.number is None else f"{line.number}. "
    yield Run(f"{number}{line.text}")
    for source in line.sources:
        yield Run(" ")
        yield Run(f"[{source.marker}]", bold=True)
        yield Run(as_of(answer, source))


def _turning(answer: Answer) -> Iterator[Button]:
    """To the pages before and after, in the same message."""
    form, question = answer.said.form, answer.read.text
    for code, first in (("items_before", first_before(form)), ("items_after", first_after(form))):
        if first is not None:
            yield Button(messages.said(code), QuestionButton.of(first, question).data)


def _source_block(citation: Citation) -> Block:
    place = messages.capitalised(messages.day(citation.date, inferred=citation.date_inferred))
    if citation.standing.heading:
        place += " · " + messages.said("section", heading=shorten(citation.standing.heading, TITLE_MAX_CHARS))
    title = titled(citation, shorten(f"[{citation.marker}] {citation.title}", TITLE_MAX_CHARS))
    return Block((Run(title, bold=True), Run(f"\n{place}\n“{citation.quote}”")), quoted=True)


def _source_buttons(answer: Answer) -> Iterator[Button]:
    """A button for each source; of many they have their mark alone and stand side by side."""
    is_many = len(answer.citations) > _LONG_BUTTONS
    for at, citation in enumerate(answer.citations):
        press = PassageButton(citation.document_id, citation.start, citation.end, digest_of(citation.quote))
        if is_many:
            beside = at % _BUTTONS_A_ROW > 0
            yield Button(messages.said("source_short", marker=citation.marker), press.data, beside=beside)
            continue
        yield Button(messages.said("source_button", marker=citation.marker), press.data)
        if picture := picture_name(citation):
            yield Button(picture, PageButton(press).data, beside=True)
