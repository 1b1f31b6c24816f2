"""Mails, and web pages that a browser saved as one: head, body, and the attachments that can be read.

Source: RFC 5322 and 2045 to 2049; RFC 2557 for saved pages.
"""

import datetime
import email
import email.policy
import email.utils
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage
from functools import cache
from importlib import resources

from index.errors import DocumentRefused, notice
from index.layout import Layout, Part
from index.readers.blocks import Block, paragraph
from index.readers.formats import FORMATS, reader_of
from index.readers.kinds.kinds import kind_of
from index.readers.letters.encoding import decode
from index.readers.text.html import blocks_of_page
from index.readers.text.joining import joined
from index.readers.types import Read
from index.readers.writing import written

_FIELDS = ("From", "To", "Cc", "Date")
_MOST_PARTS = 200
_MOST_LETTERS_OF_FIELD = 1000
_DEPTH = 3
"""A mail in a mail in a mail: what is attached to the last one is named and not read."""


def read_mail(data: bytes, name: str) -> Read:
    """The text of a mail with its attachments, or of a saved web page.

    Raises:
        DocumentRefused: If nothing in it is text.
    """
    return _read(data, name, depth=1)


def _read(data: bytes, name: str, *, depth: int) -> Read:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    is_page = message.get_content_type() == "multipart/related" and "To" not in message
    bodies: list[Block] = [] if is_page else list(_head(message))
    attached: list[EmailMessage] = []
    for number, part in enumerate(_parts(message)):
        if number >= _MOST_PARTS:
            break
        if _is_body(part):
            bodies += _body(part, name)
        else:
            attached.append(part)
    reads = [written(bodies)]
    if not is_page:  # a page's pictures and styles are no attachments
        reads += [_attachment(part, depth=depth) for part in attached]
    return joined([read for read in reads if read.text or read.layout.left_out])


@cache
def _words() -> dict[str, str]:
    text = resources.files("index.readers.text.mail").joinpath("fields.tsv").read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {field: words for field, _, words in rows}


def _head(message: EmailMessage) -> Iterator[Block]:
    """What the mail is about, then who wrote to whom and when, a line each."""
    if subject := _field(message, "Subject"):
        yield paragraph(subject)
    for number, field in enumerate(_FIELDS):
        said = _field(message, field)
        if field == "Date" and said:
            said = _day(said)
        if said:
            yield paragraph(f"{_words()[field]}: {said}", after_gap=number == 0)


def _field(message: EmailMessage, field: str) -> str:
    """A field's value, decoded; what the library cannot read is taken as it is."""
    try:
        value = str(message[field] or "")
    except Exception:  # `email` raises what a malformed address leads to
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == field.lower()), "")
    return value[:_MOST_LETTERS_OF_FIELD].strip()


def _day(written_date: str) -> str:
    with suppress(ValueError, TypeError, OverflowError):
        moment: datetime.datetime = email.utils.parsedate_to_datetime(written_date)
        return f"{moment:%d/%m/%Y %H:%M}"
    return written_date


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that say something, in order; of those that say the same only one."""
    kind = message.get_content_type()
    children = [part for part in message.iter_parts() if isinstance(part, EmailMessage)] if "/" in kind else []
    if kind.partition("/")[0] != "multipart" or not children:
        yield message
    elif kind == "multipart/alternative":
        yield from _parts(_best(children))
    elif kind == "multipart/related":
        yield from _parts(next((part for part in children if _is_text(part) or part.is_multipart()), children[0]))
    else:
        for part in children:
            yield from _parts(part)


def _best(children: list[EmailMessage]) -> EmailMessage:
    """Of the same text in several forms the one with the most structure."""
    pages = [part for part in children if any(one.get_content_type() == "text/html" for one in part.walk())]
    texts = [part for part in children if part.get_content_type() == "text/plain"]
    return (pages or texts or children)[-1]


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/plain", "text/html")


def _is_body(part: EmailMessage) -> bool:
    return _is_text(part) and not part.is_attachment() and part.get_filename() is None


def _body(part: EmailMessage, name: str) -> Iterator[Block]:
    text = decode(_content(part), name=name)
    if part.get_content_type() == "text/html":
        yield from blocks_of_page(text, name)
        return
    if part.get_param("format") == "flowed":  # RFC 3676: a blank at the end of a line says that it goes on
        text = text.replace(" \r\n", " ").replace(" \n", " ")
    has_gap = True
    for line in text.splitlines():
        if line.strip():
            yield paragraph(line, after_gap=has_gap)
        has_gap = not line.strip()


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachment(part: EmailMessage, *, depth: int) -> Read:
    """The text of an attachment under its name; what cannot be read is named."""
    file = (part.get_filename() or part.get_content_type()).replace("\n", " ")[:_MOST_LETTERS_OF_FIELD]
    refused = Read("", Layout(left_out=(notice("left_out_attachment", file=file),)))
    if part.get_content_type() == "message/rfc822":
        inner = next((one for one in part.iter_parts() if isinstance(one, EmailMessage)), None)
        data, kind = inner.as_bytes() if inner is not None else b"", "eml"
    else:
        data = _content(part)
        try:
            kind = kind_of(data, file)
        except DocumentRefused:
            return refused
    if depth >= _DEPTH or kind not in FORMATS or not data:
        return refused
    try:
        read = _read(data, file, depth=depth + 1) if kind == "eml" else reader_of(kind)(data, file)
    except DocumentRefused:
        return refused
    if not read.text.strip():
        return refused
    parts = (Part(0, bool(read.layout.recognised)), *read.layout.parts)
    held = replace(read, layout=replace(read.layout, parts=parts))
    return joined([written([paragraph(f"{_words()['attachment']}: {file}")]), held])
