"""The report of `dannguon index` as one page: nothing outside of it is loaded, all that runs sorts its files."""

import base64
import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from bot.messages import messages
from bot.presentation.documents.header_as_json import header_as_json
from bot.presentation.documents.reported import Bars, ReportedDocument, ReportedFile

GENERATOR = '<meta name="generator" content="dannguon">'
"""By this a report is known from a document."""
SORTED_BY = ("title", "kind", "date", "issuer")
"""The fields of the header by which files can be sorted, beside their paths."""
FOLDED = frozenset({"unchanged", "held", "skipped"})
"""The states whose files are folded away where none is to be looked at: there are many of them."""


def report_page(
    files: Sequence[ReportedFile], plots: Mapping[str, Bars], *, documents: int, made_at: datetime.datetime
) -> str:
    """The whole page.

    Args:
        files: By state and source.
        plots: How many documents there are, by what is counted.
        documents: How many the corpus holds.
        made_at: Shown as it is.
    """
    style, script = _file("report.css"), _file("report.js")
    warned = sum(_is_warned(file) for file in files)
    groups = {state: list(held) for state, held in groupby(files, key=lambda file: file.state)}
    filtered = f'<label class="filter"><input type="checkbox" id="only"> {_said("report_only", count=warned)}</label>'
    return Template(_file("report.html")).substitute(
        title=_said("report_title"),
        style=style,
        style_digest=_digest(style),
        script=script,
        script_digest=_digest(script),
        made=_said("report_made", time=f"{made_at:%H:%M}", day=messages.day(made_at.date()), count=documents),
        counts="".join(_count(state, len(held)) for state, held in groups.items()),
        plots="".join(_plot(name, bars) for name, bars in plots.items() if bars),
        filter=filtered if warned else "",
        sort=_sorting() if files else "",
        groups="\n".join(_group(state, held) for state, held in groups.items()),
    )


def _digest(text: str) -> str:
    """What the browser is told to allow of the page: this text and no other."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _sorting() -> str:
    """The buttons that sort the files of each state; hidden where no script runs."""
    labels = messages.named("header_field")
    named = {"source": messages.said("report_source"), **{name: labels[name] for name in SORTED_BY}}
    buttons = "".join(
        f'<button type="button" data-by="{name}">{escape(label)}</button>' for name, label in named.items()
    )
    return f'<p class="sort" hidden>{_said("report_sort")} {buttons}</p>'


def _count(state: str, count: int) -> str:
    return f'<a href="#{state}">{_said(f"state.{state}")} <b>{count}</b></a>'


def _plot(name: str, bars: Bars) -> str:
    """A row a bar; its width is a share of the longest one's."""
    longest = max(count for _, count in bars)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        f'<td><svg aria-hidden="true"><rect width="{100 * count / longest:.1f}%" height="100%" rx="2"/></svg></td>'
        f"<td>{count}</td></tr>"
        for label, count in bars
    )
    return f"<figure><h2>{_said(f'plot.{name}')}</h2><table>{rows}</table></figure>"


def _group(state: str, files: Sequence[ReportedFile]) -> str:
    is_open = "" if state in FOLDED and not any(map(_is_warned, files)) else " open"
    summary = f"<summary>{_said(f'state.{state}')} ({len(files)})</summary>"
    return f'<details id="{state}"{is_open}>{summary}\n{"".join(map(_article, files))}</details>'


def _article(file: ReportedFile) -> str:
    document = file.document
    heading = file.source if document is None else document.title
    warned = " warned" if _is_warned(file) else ""
    lines = [f"<h3>{escape(heading)}</h3>"]
    if document is not None:
        lines += [_line("facts", " · ".join(_facts(document))), _line("where", " · ".join(_where(file, document)))]
    if file.reason is not None:
        lines.append(_line("reason", file.reason))
    if document is not None and document.warnings:
        items = "".join(f"<li>{escape(warning)}</li>" for warning in document.warnings)
        lines.append(f'<ul class="warnings">{items}</ul>')
    values = "".join(f' data-{name}="{escape(value)}"' for name, value in _sorted_by(file) if value)
    return f'<article class="file{warned}"{values}>{"".join(lines)}</article>\n'


def _sorted_by(file: ReportedFile) -> Iterator[tuple[str, str | None]]:
    """What the files are sorted by; what is unknown comes last."""
    yield "source", file.source
    header = header_as_json(file.document.header) if file.document is not None else {}
    yield from ((name, header.get(name)) for name in SORTED_BY)


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{escape(text)}</p>'


def _facts(document: ReportedDocument) -> Iterator[str]:
    header = document.header
    if header.kind:
        yield header.kind
    if header.number:
        yield messages.said("document_number", number=header.number)
    yield messages.capitalised(messages.day(header.date, inferred=header.date_inferred))
    subject = header.subject if header.subject and header.subject not in document.title else None
    yield from (value for value in (header.issuer, header.place, subject) if value)
    if header.signer:
        yield messages.said("signed_by", name=", ".join(filter(None, (header.signer.name, header.signer.office))))


def _where(file: ReportedFile, document: ReportedDocument) -> Iterator[str]:
    yield messages.said("file_name", source=file.source)
    yield messages.said("identified_briefly", identity=document.id)
    if document.pages:
        yield messages.said("report_pages", count=document.pages)
    if document.tables:
        yield messages.said("report_tables", count=document.tables)
    yield from (messages.said("shown_copy", path=path) for path in document.copies)


def _is_warned(file: ReportedFile) -> bool:
    return file.state == "refused" or (file.document is not None and bool(file.document.warnings))


def _said(code: str, **values: object) -> str:
    return escape(messages.said(code, **values))


@cache
def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
