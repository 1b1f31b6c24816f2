"""What a document says of itself: kind, number, date, issuer, place and title.

Official documents say it in their head, by a fixed layout; news of a meeting in headline and first paragraph. What is
not said is None.
"""

import datetime
import re
from collections.abc import Sequence

from index.entities.bodies import in_sentence_case, is_body, issuer_of, level_of
from index.entities.dates import find_dates
from index.entities.places import place_of
from index.language.sentences import split_sentences
from index.language.text import fold_space
from index.lexicon.patterns import pattern
from index.structure.lines import Line, is_paragraph
from index.structure.pages.event_date import day_held, find_event_date
from index.structure.pages.news import is_caption, meeting_body, place_of_news, reports_meeting
from index.structure.pages.page import Page, is_timestamp
from index.structure.papers.letterhead import Letterhead, is_place_and_date
from index.structure.papers.marks import marks_above
from index.structure.papers.mottos import is_motto
from index.structure.papers.subjects import subject_of
from index.types import Header

NEWS = "Tin"
"""The kind of a text that reports a meeting."""

_HEADLINE_CHARS = 250
_CLOSING_LINES = 25
_DATED_BY_MEETING = ("Nghị quyết", "Biên bản")
_ITEM = r"[-+•*]|\d+[.)]|[a-zđ]\)|[IVX]+\s*[.\-)]|{part_title}\s+(?:thứ|[IVX\d])"
_NO_HEADLINE = pattern(rf"{_ITEM}|https?:|www\.|{{no_headline}}", flags=0)
_PLACE_BEFORE_DATE = re.compile(r"[^\d,:;]{2,40},\s*ngày\s*")


def read_header(page: Page, letterhead: Letterhead | None, body: Sequence[str]) -> Header:
    """What a document says of itself, by the layout of official documents or by the habits of news.

    Args:
        page: No line of its furniture becomes title or date.
        letterhead: That of its own lines.
        body: The paragraphs that are long enough to be the body's, each on one line.
    """
    return _news(page, body) if letterhead is None else _official(letterhead, page.own, body)


def _official(head: Letterhead, lines: tuple[Line, ...], body: Sequence[str]) -> Header:
    """The header of an official document."""
    date = head.date
    if date is None and not head.has_date_line:
        date = _closing_date(lines)
        if date is None and head.kind in _DATED_BY_MEETING:
            date = day_held(body)
    issuer = issuer_of(head.organs) or _issuer_in_title(head.title_lines)
    place = level = None
    if issuer is not None:
        place, level = place_of(issuer), level_of(issuer)
    if place is None and level is not None and head.place is not None:
        place = f"{level} {head.place}"
    if place is None and (held_by := meeting_body(body, title=None)):
        place = place_of(held_by)
    return Header(
        kind=head.kind,
        number=head.number,
        date=date,
        issuer=issuer,
        place=place,
        title=head.title or _headline(lines, body),
        subject=subject_of(head.title),
        recipient=head.recipient or None,
        symbol=head.symbol,
        marks=head.marks,
    )


def _closing_date(lines: tuple[Line, ...]) -> datetime.date | None:
    """The date above the signature: "Nam Sách, ngày 15 tháng 01 năm 2021" on a line of its own."""
    for line in lines[-_CLOSING_LINES:]:
        dates = find_dates(line.text)
        if len(dates) != 1 or line.text[dates[0].end :].strip(" ./"):
            continue
        if _PLACE_BEFORE_DATE.fullmatch(line.text[: dates[0].start]):
            return dates[0].value
    return None


def _issuer_in_title(title_lines: tuple[str, ...]) -> str | None:
    """The body whose name is a line of the title, as in a resolution of a committee's conference."""
    for line in title_lines[1:]:
        name = re.sub(r"^của\s+", "", line, flags=re.IGNORECASE)
        if is_body(name):
            return in_sentence_case(name)
    return None


def _news(page: Page, body: Sequence[str]) -> Header:
    """The header of news, or of a text of no known kind."""
    lines = page.own
    title = _headline(lines, body)
    kind = NEWS if reports_meeting(body, title=title) else None
    lead = body if kind else _first_sentence(body)
    content = [line.text for line in lines]
    event = find_event_date(lead, title=title, content=content, page=page.dates)
    issuer = meeting_body(body, title=title)
    return Header(
        kind=kind,
        date=event.value if event else None,
        date_inferred=event.inferred if event else False,
        issuer=issuer,
        place=(place_of(issuer) if issuer else None) or place_of_news(lines, title=title, furniture=page.furniture),
        title=title,
        marks=marks_above(lines),
    )


def _first_sentence(body: Sequence[str]) -> list[str]:
    """The first sentence of the body alone: a text that reports no meeting tells there when it happened, or nowhere."""
    return [text[span.start : span.end] for text in body[:1] for span in split_sentences(text, 0, len(text))[:1]]


def _is_set_apart(line: Line) -> bool:
    """Whether a line may stand above a headline and is none."""
    return is_motto(line.text) or is_place_and_date(line.text) or is_timestamp(line.text) or is_caption(line)


def _headline(lines: tuple[Line, ...], body: Sequence[str]) -> str | None:
    """The short line before the body, with the lines it goes on in; None for a text that begins with a paragraph."""
    for i, line in enumerate(lines[:-1]):
        if line.is_paragraph:
            return None
        if not line.key or _is_set_apart(line):
            continue
        ended = line.text.endswith((".", ";", ":", ","))
        if len(line.text) > _HEADLINE_CHARS or ended or _NO_HEADLINE().match(line.text):
            return None
        parts = [line.text]
        heads_capitals = line.text.isupper() or line.key.startswith("phụ lục")
        for following in lines[i + 1 :]:
            goes_on = following.text[:1].islower() or (heads_capitals and following.text.isupper())
            if following.after_gap or following.is_paragraph or not goes_on:
                break
            parts.append(following.text)
        title = fold_space(" ".join(parts))
        wrapped = any(paragraph.startswith(title) for paragraph in body[:1])
        return None if wrapped or is_paragraph(title) else title
    return None
