"""What a document says of itself: kind, number, date, issuer, place and title.

Official documents say it in their head, by a fixed layout; news of a meeting in headline and first paragraph. What is
not said is None.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.entities.bodies import in_sentence_case, is_body, issuer_of, level_of, office_in_sentence_case
from index.entities.places import place_of
from index.language.sentences import split_sentences
from index.lexicon.kinds import document_kinds
from index.structure.articles import kind_of_articles
from index.structure.issued import day_of_issue, number_of_annexes
from index.structure.lines import Line
from index.structure.pages.event_date import find_event_date
from index.structure.pages.headlines import find_headline, names_portal, names_site
from index.structure.pages.news import body_in_headline, meeting_body, place_of_news, reports_meeting
from index.structure.pages.page import Page
from index.structure.pages.records import NO_RECORD, Record, day_of
from index.structure.pages.sites import place_of_site
from index.structure.papers.letterhead import Letterhead, kind_of_number, symbol_of
from index.structure.papers.marks import marks_above
from index.structure.papers.mottos import NUMBER
from index.structure.papers.subjects import subject_of
from index.types import Header, Signer

NEWS = "Tin"
"""The kind of a text that reports a meeting."""
_SITE_LINES = 4
"""Among so many first lines the name of a site may stand."""


def read_header(page: Page, letterhead: Letterhead | None, body: Sequence[str], record: Record = NO_RECORD) -> Header:
    """What a document says of itself, by the layout of official documents or by the habits of news.

    Args:
        page: No line of its furniture becomes title or date.
        letterhead: That of its own lines.
        body: The paragraphs that are long enough to be the body's, each on one line.
        record: What the page says beside the text, where the text itself does not.
    """
    if letterhead is not None:
        return _with_record(_official(letterhead, page.own, body), record)
    headline = record.title.rstrip(" .") if record.title else None
    told = [text for text in body if text not in (record.title, record.lead)]
    return _with_record(_news(page, [record.lead, *told] if record.lead else told, headline), record)


def _official(head: Letterhead, lines: tuple[Line, ...], body: Sequence[str]) -> Header:
    """The header of an official document."""
    date = head.date
    if date is None and not head.has_date_line:
        date = day_of_issue(lines, body, head.kind)
    annexed = number_of_annexes(lines, head.kind) if head.kind and not head.numbered else None
    number = annexed[0] if annexed else head.number
    issuer = issuer_of(head.organs) or _issuer_in_title(head.title_lines)
    place = level = None
    if issuer is not None:
        place, level = place_of(issuer), level_of(issuer)
    if place is None and level is not None and head.place is not None and place_of(head.place) is None:
        place = f"{level} {head.place}"
    if place is None and (held_by := meeting_body(body, title=None)):
        place = place_of(held_by)
    return Header(
        kind=head.kind,
        number=number,
        date=date or (annexed[1] if annexed else None),
        issuer=issuer,
        place=place,
        title=head.title or find_headline(lines, body),
        subject=subject_of(head.title),
        recipient=head.recipient or None,
        symbol=head.symbol or symbol_of(number),
        marks=head.marks,
    )


def _issuer_in_title(title_lines: tuple[str, ...]) -> str | None:
    """The body whose name is a line of the title, as in a resolution of a committee's conference."""
    for line in title_lines[1:]:
        name = re.sub(r"^của\s+", "", line, flags=re.IGNORECASE)
        if is_body(name):
            return in_sentence_case(name)
    return None


def _news(page: Page, body: Sequence[str], headline: str | None) -> Header:
    """The header of news, or of a text of no known kind."""
    lines = page.own
    title = headline or find_headline(lines, body)
    if (own := kind_of_articles(lines, title)) is not None:
        return _articled(own, title, lines, body)
    kind = NEWS if reports_meeting(body, title=title) else None
    lead = body if kind else _first_sentence(body)
    content = [line.text for line in lines]
    event = find_event_date(lead, title=title, content=content, page=page.dates)
    issuer = body_in_headline(title) or meeting_body(body, title=title)
    sites = [*filter(names_portal, page.furniture), *filter(names_site, lines[:_SITE_LINES])]
    return Header(
        kind=kind,
        date=event.value if event else None,
        date_inferred=event.inferred if event else False,
        issuer=issuer,
        place=(place_of(issuer) if issuer else None)
        or place_of_news(lines, body, title=title, sites=sites)
        or place_of_site("\n".join(line.text for line in lines[:_SITE_LINES])),
        title=title,
        marks=marks_above(lines),
    )


def _articled(kind: str, title: str | None, lines: tuple[Line, ...], body: Sequence[str]) -> Header:
    """The header of a paper made of articles that has no head, as a page shows a regulation."""
    return Header(
        kind=kind,
        date=day_of_issue(lines, body, kind),
        issuer=body_in_headline(title),
        place=place_of(title or ""),
        title=title,
        subject=subject_of(title),
        marks=marks_above(lines),
    )


def _first_sentence(body: Sequence[str]) -> list[str]:
    """The first sentence of the body alone: a text that reports no meeting tells there when it happened, or nowhere."""
    return [text[span.start : span.end] for text in body[:1] for span in split_sentences(text, 0, len(text))[:1]]


def _with_record(header: Header, record: Record) -> Header:
    """The header with what a page says of the paper beside it, where the paper itself does not."""
    number = record.number if record.number and re.fullmatch(NUMBER, record.number) else None
    kind = header.kind or document_kinds("heads").get((record.kind or "").capitalize()) or kind_of_number(number)
    if kind in (None, NEWS):
        return header
    if header.kind is None:  # the day and the body of an event that is told of are not the paper's
        header = replace(header, date=None, date_inferred=False)
        header = replace(header, issuer=None, place=None) if record.issuer else header
    organs = [part for part in (record.parent, record.issuer) if part]
    issuer = header.issuer or (issuer_of(organs) if organs and is_body(organs[-1]) else None)
    return replace(
        header,
        kind=kind,
        number=header.number or number,
        symbol=header.symbol or symbol_of(number),
        date=header.date or day_of(record.day),
        issuer=issuer,
        place=header.place or place_of(in_sentence_case(issuer or "")) or place_of(organs[-1] if organs else ""),
        subject=header.subject or subject_of(header.title),
        recipient=header.recipient or (re.sub(r";\s*[-–+]\s*", "; ", record.recipient or "").strip(" -–;.") or None),
    )


def signer_in(record: Record) -> Signer | None:
    """Who signed a paper, as the page says beside it."""
    if not record.signer or not record.signer.istitle():
        return None
    office = office_in_sentence_case(record.office) if record.office else None
    return Signer(record.signer, office[:1].upper() + office[1:] if office else None)
