"""From a passage or a document to Telegram messages."""

from bot.messages import messages
from bot.telegram.buttons import DocumentButton
from bot.telegram.render.blocks import (
    ELLIPSIS,
    SENTENCE_END,
    TITLE_MAX_CHARS,
    WORD_END,
    Block,
    Button,
    RenderedMessage,
    Run,
    compose,
    last_boundary,
    shorten,
)
from index.types import Document

CONTEXT_MAX_CHARS = 500
OPENING_MAX_CHARS = 1500


def render_passage(document: Document, start: int, end: int) -> tuple[RenderedMessage, ...]:
    """The messages that show `document.text[start:end]` in bold between the text before and after it."""
    before, after = context_around(document.text, start, end, max_chars=CONTEXT_MAX_CHARS)
    passage = Block((Run(before), Run(document.text[start:end], bold=True), Run(after)))
    return compose(
        [_document_block(document), Block((Run(messages.said("quote_is_bold")),)), passage],
        [Button(messages.said("button_document"), DocumentButton(document.id).data)],
    )


def render_document(document: Document) -> tuple[RenderedMessage, ...]:
    """The messages that show how a document begins."""
    _, opening = context_around(document.text, 0, 0, max_chars=OPENING_MAX_CHARS)
    return compose(
        [_document_block(document), Block((Run(messages.said("document_opening")),)), Block((Run(opening),))]
    )


def context_around(text: str, start: int, end: int, *, max_chars: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]`, each cut to about `max_chars` at a sentence or word.

    An ellipsis stands where text was left out; white space at the outer ends is dropped.
    """
    before, after = text[max(0, start - max_chars) : start], text[end : end + max_chars]
    if start > max_chars:
        cut = _first_boundary(before)
        before = f"{ELLIPSIS} {before[cut:]}"
    if end + max_chars < len(text):
        cut = last_boundary(text[end:], max_chars)
        after = f"{after[:cut].rstrip()} {ELLIPSIS}"
    return before.lstrip(), after.rstrip()


def _document_block(document: Document) -> Block:
    header = document.header
    details = [messages.capitalised(messages.day(header.date, inferred=header.date_inferred))]
    if header.number:
        details.insert(0, messages.said("document_number", number=header.number))
    facts = f"\n{' · '.join(details)}\n{messages.said('file_name', source=document.source)}"
    return Block((Run(shorten(document.display_title, TITLE_MAX_CHARS), bold=True), Run(facts)))


def _first_boundary(text: str) -> int:
    """The best place to begin in a text whose start was cut off: a sentence, a word, else where it is."""
    for pattern in (SENTENCE_END, WORD_END):
        found = pattern.search(text)
        if found and found.end() <= len(text) // 2:
            return found.end()
    return 0
