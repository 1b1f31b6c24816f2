"""Telegram messages: blocks of text with styles, HTML, buttons, and the limit of 4,096 UTF-16 units.

A message is laid out as blocks of plain text with styles, split while it is still plain, and only then turned into
HTML, so that no tag or character reference is ever cut.
"""

import html
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

MESSAGE_MAX_UNITS = 4096
BUTTON_MAX_CHARS = 60
TITLE_MAX_CHARS = 300
ELLIPSIS = "…"

SENTENCE_END = re.compile(r"[.!?;…:][\"”’)\]]*\s+|\n+")
WORD_END = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Button:
    """A label and the callback data behind it; `beside` tells that it stands in the row of the one before."""

    text: str
    data: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class RenderedMessage:
    """One message as it is sent.

    Attributes:
        html: For Telegram's HTML parse mode.
        plain: The same text without markup, for when Telegram refuses the markup; at most 4,096 UTF-16 units.
        buttons: Below the message, one a row but for those that stand beside the one before.
        last_row: Side by side, below the other buttons.
    """

    html: str
    plain: str
    buttons: tuple[Button, ...] = ()
    last_row: tuple[Button, ...] = ()

    def with_last_row(self, buttons: tuple[Button, ...]) -> "RenderedMessage":
        """The message with these buttons side by side below the others."""
        return replace(self, last_row=buttons)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False

    def html(self) -> str:
        """The run as Telegram HTML."""
        inner = html.escape(self.text, quote=False)
        inner = f"<i>{inner}</i>" if self.italic else inner
        return f"<b>{inner}</b>" if self.bold else inner


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a quotation, which folds away on a phone where it is `folded`."""

    runs: tuple[Run, ...]
    quoted: bool = False
    folded: bool = True

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(run.text for run in self.runs)

    def cut(self, start: int, end: int) -> "Block":
        """The block's text between two offsets, in its styles."""
        runs, position = [], 0
        for run in self.runs:
            piece = run.text[max(start - position, 0) : max(end - position, 0)]
            position += len(run.text)
            if piece:
                runs.append(replace(run, text=piece))
        return replace(self, runs=tuple(runs))

    def html(self) -> str:
        """The block as Telegram HTML."""
        inner = "".join(run.html() for run in self.runs if run.text)
        folds = " expandable" if self.folded else ""
        return f"<blockquote{folds}>{inner}</blockquote>" if self.quoted else inner


def render_text(*paragraphs: str) -> tuple[RenderedMessage, ...]:
    """The messages that say these paragraphs."""
    return compose([Block((Run(paragraph),)) for paragraph in paragraphs])


def compose(blocks: Iterable[Block], buttons: Sequence[Button] = ()) -> tuple[RenderedMessage, ...]:
    """The blocks as messages of at most 4,096 UTF-16 units each, the buttons under the last.

    A block that fits in a message is never split. Text is lost only where it is white space at a cut.
    """
    pages: list[list[Block]] = []
    used = 0
    for block in (piece for whole in blocks for piece in _pieces(whole)):
        needed = utf16_length(block.text)
        separator = len(_separator(pages[-1][-1], block)) if pages else 0
        if pages and used + separator + needed <= MESSAGE_MAX_UNITS:
            pages[-1].append(block)
            used += separator + needed
        else:
            pages.append([block])
            used = needed
    return tuple(
        RenderedMessage(
            html=_joined(page, [block.html() for block in page]),
            plain=_joined(page, [block.text for block in page]),
            buttons=tuple(buttons) if page is pages[-1] else (),
        )
        for page in pages
    )


def shorten(text: str, max_chars: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than `max_chars`."""
    line = " ".join(text.split())
    if len(line) <= max_chars:
        return line
    return line[: last_boundary(line, max_chars - 1)].rstrip(" ,;:.-–") + ELLIPSIS


def utf16_length(text: str) -> int:
    """How many UTF-16 units the text takes, which is how Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def _pieces(block: Block) -> Iterator[Block]:
    """The block in parts of at most a message each, without white space at their ends; nothing for an empty one."""
    text = block.text
    position, stop = 0, len(text.rstrip())
    while position < stop:
        position += len(text[position:stop]) - len(text[position:stop].lstrip())
        end = stop if utf16_length(text[position:stop]) <= MESSAGE_MAX_UNITS else position + _cut(text[position:stop])
        piece = text[position:end].rstrip()
        yield block.cut(position, position + len(piece))
        position = end


def _cut(text: str) -> int:
    """Where to end the first part of a text that is longer than a message: at least 1 character in."""
    units = 0
    for index, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > MESSAGE_MAX_UNITS:
            return last_boundary(text, index)
    return len(text)


def last_boundary(text: str, limit: int) -> int:
    """The best place at or before `limit` to end a part: a sentence, a word, else between two visible characters."""
    for pattern in (SENTENCE_END, WORD_END):
        # One more character is looked at, so that a boundary exactly at the limit is seen.
        ends = [found.start() + len(found.group().rstrip()) for found in pattern.finditer(text[: limit + 1])]
        if fitting := [end for end in ends if limit // 2 <= end <= limit and end > 0]:
            return fitting[-1]
    end = limit
    while end > 1 and end > limit - 32 and _joins(text, end):
        end -= 1
    return end if end > 1 and not _joins(text, end) else max(limit, 1)


def _joins(text: str, index: int) -> bool:
    """Whether the characters on both sides of `index` are shown as one (accents, emoji sequences)."""
    if not 0 < index < len(text):
        return False
    left, right = text[index - 1], text[index]
    return (
        unicodedata.category(right) in ("Mn", "Me", "Mc")
        or "\u200d" in (left, right)
        or "\U0001f3fb" <= right <= "\U0001f3ff"
        or ("\U0001f1e6" <= left <= "\U0001f1ff" and "\U0001f1e6" <= right <= "\U0001f1ff")
    )


def _separator(above: Block, below: Block) -> str:
    return "\n" if above.quoted and below.quoted else "\n\n"


def _joined(blocks: Sequence[Block], texts: Sequence[str]) -> str:
    separators = [""] + [_separator(above, below) for above, below in itertools.pairwise(blocks)]
    return "".join(part for pair in zip(separators, texts, strict=True) for part in pair)
