"""From the register to Telegram messages: pages of a list and of a card, each one message."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.messages import messages
from bot.presentation.cards import Card, CardLine, Section
from bot.presentation.lists import PAGE_SIZE, Kind, ListPage
from bot.presentation.sources import Source
from bot.presentation.summaries import Summary
from bot.telegram.buttons import CardButton, DocumentButton, ListButton, PassageButton, digest_of
from bot.telegram.render.blocks import (
    BUTTON_MAX_CHARS,
    ELLIPSIS,
    TITLE_MAX_CHARS,
    Block,
    Button,
    RenderedMessage,
    Run,
    compose,
    shorten,
    utf16_length,
)
from index.language.text import fold_space, normalise_text

LINE_MAX_CHARS = 700
FACTS_MAX_CHARS = 400
PAGE_MAX_UNITS = 2500
MAX_SOURCES = 8
MAX_OTHERS = 8

COMMAND_OF = {Kind.OFFICIALS: "canbo", Kind.MEETINGS: "hoinghi", Kind.DOCUMENTS: "vanban"}
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text on one line, without characters that nobody sees or that turn the direction of writing."""
    return fold_space(_STEERING.sub(" ", normalise_text(text)))


def words_of(list_text: str) -> str | None:
    """What the list in a message was searched for; empty for all; None if the message is no list."""
    head, _, rest = list_text.partition("\n")
    if not head.startswith(tuple(messages.named("list").values())):
        return None
    before, _, after = messages.said("searched_for", words="\n").partition("\n")
    line = rest.partition("\n")[0]
    is_searched = line.startswith(before) and line.endswith(after)
    return line.removeprefix(before).removesuffix(after) if is_searched else ""


def render_list(page: ListPage, summaries: tuple[Summary, ...]) -> RenderedMessage:
    """A page of a list, a button for each entry, and under them those to the pages before and after."""
    kind = page.kind.name.lower()
    name = messages.said(f"list.{kind}")
    if not page.total:
        said = messages.said("register_empty")
        if page.words:
            said = messages.said("list_not_found", list=name.lower(), words=page.words)
        advice = [Block((Run(messages.said("list_not_found_advice")),))] if page.words else []
        return compose([Block((Run(said),)), *advice])[0]
    head = messages.list_head(name, page.total, page.number, page.count)
    searched = f"\n{messages.said('searched_for', words=page.words)}" if page.words else ""
    first = (page.number - 1) * PAGE_SIZE + 1
    titles = [
        clean(messages.said("entry_button", number=number, title=s.title))
        for number, s in enumerate(summaries, start=first)
    ]
    blocks = [
        Block((Run(shorten(title, TITLE_MAX_CHARS), bold=True), Run(f"\n{_shown(summary.facts, FACTS_MAX_CHARS)}")))
        for title, summary in zip(titles, summaries, strict=True)
    ]
    hints = [] if page.words else [Block((Run(messages.said(f"list_hint.{kind}"), italic=True),))]
    buttons = [
        Button(shorten(title, BUTTON_MAX_CHARS), CardButton(summary.id).data)
        for title, summary in zip(titles, summaries, strict=True)
    ]

    def turned_to(number: int) -> str:
        return ListButton.of(page.kind, number, page.words).data

    (message,) = compose([Block((Run(head, bold=True), Run(searched))), *blocks, *hints], buttons)
    return message.with_last_row(_turning(page.number, page.count, turned_to))


def render_card(card: Card, number: int = 1) -> RenderedMessage:
    """A page of a card, or the last one where there are fewer: facts with numbers, and a button for each number."""
    pages = list(_pages(card))
    number = min(max(number, 1), len(pages))
    page = pages[number - 1]
    head = shorten(clean(card.title), TITLE_MAX_CHARS) or ELLIPSIS
    which = (
        f"\n{messages.capitalised(messages.said('page_of', page=number, pages=len(pages)))}" if len(pages) > 1 else ""
    )
    blocks = [Block((Run(head, bold=True), Run(which)))]
    blocks += [_section_block(section, page) for section in page.sections]
    others = [
        Button(_shown(messages.said("other_entry_button", title=title), BUTTON_MAX_CHARS), CardButton(i).data)
        for i, title in page.others.items()
    ]
    sources = [
        Button(messages.said("source_button", marker=marker), _passage(source))
        for source, marker in page.markers.items()
    ]
    own = [Button(messages.said("button_document"), DocumentButton(card.own).data)] if card.own else []
    (message,) = compose(blocks, [*others, *sources, *own])
    return message.with_last_row(_turning(number, len(pages), lambda to: CardButton(card.id, to).data))


@dataclass(slots=True)
class _Page:
    """What a card shows at once: so much that a message and its buttons are not too long."""

    sections: list[Section] = field(default_factory=list)
    markers: dict[Source, int] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    units: int = 0

    def takes(self, line: CardLine) -> bool:
        """Whether there is room for another line; an empty page takes any."""
        sources = len({*self.markers, *([line.source] if line.source else [])})
        others = len({*self.others, *([line.other[0]] if line.other else [])})
        fits = sources <= MAX_SOURCES and others <= MAX_OTHERS
        return not self.sections or (fits and self.units + utf16_length(_shown(line.text)) <= PAGE_MAX_UNITS)

    def add(self, heading: str, line: CardLine) -> None:
        """Put the line under its heading."""
        if not self.sections or self.sections[-1].heading != heading:
            self.sections.append(Section(heading, ()))
        self.sections[-1] = Section(heading, (*self.sections[-1].lines, line))
        self.units += utf16_length(_shown(line.text)) + len(heading)
        if line.source:
            self.markers.setdefault(line.source, len(self.markers) + 1)
        if line.other:
            self.others.setdefault(*line.other)


def _pages(card: Card) -> Iterator[_Page]:
    """The card's lines in order, on at least one page."""
    page = _Page()
    for section in card.sections:
        for line in section.lines:
            if not page.takes(line):
                yield page
                page = _Page()
            page.add(section.heading, line)
    yield page


def _section_block(section: Section, page: _Page) -> Block:
    runs = [Run(section.heading, bold=True)] if section.heading else []
    for at, line in enumerate(section.lines):
        before = ("\n" if at or section.heading else "") + ("• " if section.heading else "")
        runs.append(Run(before + _shown(line.text)))
        if line.source:
            runs.append(Run(f" [{page.markers[line.source]}]"))
    return Block(tuple(runs))


def _turning(number: int, count: int, data_of: Callable[[int], str]) -> tuple[Button, ...]:
    before = Button(messages.said("page_before", page=number - 1, pages=count), data_of(number - 1))
    after = Button(messages.said("page_after", page=number + 1, pages=count), data_of(number + 1))
    return (*([before] if number > 1 else []), *([after] if number < count else []))


def _passage(source: Source) -> str:
    return PassageButton(source.document.id, source.start, source.end, digest_of(source.quote)).data


def _shown(text: str, max_chars: int = LINE_MAX_CHARS) -> str:
    return shorten(clean(text), max_chars)
