"""What was read of a document, in lines for a person."""

from collections.abc import Collection, Iterator
from typing import Any

from bot.messages import messages
from bot.presentation.documents.pages import page_kind, page_name

Json = dict[str, Any]  # Any: JSON values

ALWAYS_SAID = ("kind", "number", "date", "issuer", "place", "title")
"""The fields of the header that are said to be unknown where they are."""


def described(contents: Json) -> Iterator[str]:
    """All but the text, a line each; a line of a list begins with two blanks.

    Args:
        contents: As `document_as_json` gives them.
    """
    yield messages.said("identified", identity=contents["document_id"])
    yield messages.said("file_name", source=contents["source"])
    yield from header_lines(contents["header"], doubtful=contents["doubtful"])
    yield from _places(contents)
    yield from _pages(contents)
    yield from _listed("shown_outline", _outline(contents))
    yield from _listed("shown_tables", _tables(contents))
    yield from _listed("shown_left_out", (told["reason"] for told in contents["left_out"]))


def header_lines(header: Json, *, doubtful: Collection[str] = ()) -> Iterator[str]:
    """The fields of the header under their names, the chief ones also where they are unknown.

    Args:
        header: As `header_as_json` gives it.
        doubtful: The fields that were hardly readable.
    """
    for name, label in messages.named("header_field").items():
        value = messages.said("yes") if header[name] is True else header[name]
        if name == "date" and header["date_inferred"]:
            value = f"{value} ({messages.said('year_inferred')})"
        if value or name in ALWAYS_SAID:
            doubt = f" {messages.said('shown_doubtful')}" if value and name in doubtful else ""
            yield f"{label}: {value or messages.said('unknown')}{doubt}"


def _places(contents: Json) -> Iterator[str]:
    own, *copies = contents["places"]
    if own["gone"]:
        yield messages.said("shown_gone")
    for copy in copies:
        yield messages.said("shown_copy", path=f"{copy['root']}/{copy['source']}")
    for held in contents["revisions"]:
        code = "shown_newer" if held["newest"] else "shown_older"
        yield messages.said(code, source=held["source"], identity=held["document_id"])


def _pages(contents: Json) -> Iterator[str]:
    recognised_parts = tuple(
        messages.said("shown_sure_part", part=part["part"], percent=round(100 * part["sure_words"]))
        for part in contents["parts"]
        if part["recognised"]
    )
    if recognised_parts:
        yield messages.said("shown_recognised", pages=recognised_parts)
    if not contents["pages"]:
        return
    label = messages.said(f"pages_of.{page_kind(contents['source'])}")
    yield f"{label}: {len(contents['pages'])}"
    recognised = tuple(
        messages.said("shown_sure", page=page["page"], percent=round(100 * page["sure_words"]))
        for page in contents["pages"]
        if page["recognised"]
    )
    if recognised:
        yield messages.said("shown_recognised", pages=recognised)


def _outline(contents: Json) -> Iterator[str]:
    levels = sorted({heading["level"] for heading in contents["outline"]})
    for heading in contents["outline"]:
        where = f" ({page_name(contents['source'], heading['page'])})" if heading["page"] else ""
        yield f"{'  ' * levels.index(heading['level'])}{heading['text']}{where}"


def _tables(contents: Json) -> Iterator[str]:
    for number, table in enumerate(contents["tables"], start=1):
        where = f" ({page_name(contents['source'], table['page'])})" if table["page"] else ""
        titles = tuple(table["columns"]) or (messages.said("shown_untitled"),)
        yield messages.said("shown_table", number=number, rows=table["rows"], titles=titles) + where


def _listed(code: str, lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield messages.said(code)
        yield from (f"  {line}" for line in listed)
