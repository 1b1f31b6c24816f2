"""What a text says of a document before and after naming it: day, issuer, signer and what it is about."""

import datetime
import re
from dataclasses import dataclass, field

from index.entities.dates import find_dates
from index.entities.names import find_names
from index.facts.documents.issuers import find_body
from index.facts.documents.kinds import kind as kind_words
from index.facts.documents.titles import quotation
from index.language.text import UPPER
from index.layout import Span
from index.lexicon.patterns import pattern

BY = re.compile(r"\s*(?:,\s*)?(?:của|do|giữa)\s+", re.IGNORECASE)
"""What stands before an issuer."""
_DATE = pattern(r"\s*(?:,\s*)?\(?(?:(?:được\s+)?{issues}\s+)?ngày\s+(?=\d)")
_DATE_CHARS = 40
_NO_DATE = re.compile(r"\d[\d\s/.–-]*(?:tháng\s*\d+\s*)?(?:,\s*)?(?:năm\s*\d+)?")
_TERM = re.compile(r"\s*(?:,\s*)?\(?(?:khóa|khoá)\s+(?:[IVXL]+|\d{1,2})(?!\w)\)?", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"\s*(?:,\s*)?năm\s+(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_ABOUT = re.compile(r"\s*(?:[,:–-]\s*)?(?:[(“\"]\s*)?(?P<about>(?:về(?: việc)?|v/v)(?=[\s:]))", re.IGNORECASE)
_BEGINS = pattern(r"\s*:?\s+(?P<about>{begins_subject})(?!\w)", flags=0)
"""What a document is about, without "về": "Quyết định số 12-QĐ/HU: điều động …"."""
_SUBJECT_CHARS = 700
_NAMED_BODY_ACTS = r"{acting_body}(?!\w)[^,;.:()]{0,80}?\s{body_acts}\s"
_AFTER_COMMA = rf"{{people:address}}\s[{UPPER}]|{_NAMED_BODY_ACTS}"
_ENDS = pattern(
    r";|\.(?=\s|$)|[)\]”](?=[\s,.;]|$)|,?\s(?:{subject_end}|gồm \d+)\s"
    rf"|(?<![A-ZĐ]),\s(?={{subject_end_after_comma}}\s)|,\s(?={_AFTER_COMMA})",
    flags=0,
)
_PERSON = pattern(r"(?<!\w){people:address}(?!\w)")
_ISSUES = pattern(r"(?:(?:{just}|tiếp tục)\s+)*(?:(?:ký,?|có|ra)\s+)?(?:{issues}|có|ra)\s+(?:các\s+)?$")
_ON_DAY = re.compile(r"(?:^|(?<=[,;] ))\W*(?:Trước đó,\s+)?[Nn]gày\s+(?=\d)")
_BEFORE_CHARS = 160
_FOLLOWING = rf"{{kinds}}\b|(?:số\s+)?\d{{1,5}}[-/]\w*[{UPPER}]"
_LIST_STOP = pattern(rf"\s*(?:[,;]|\bvà\b|,\s*và\b)\s*(?:các\s+)?(?={_FOLLOWING})", flags=0, kinds=kind_words)
"""Where a list goes on with another document."""
_NEXT_NUMBERED = pattern(r"\s*(?:[,;]|(?:,\s*)?\bvà)\s+(?={kinds}\s+số\s+\d)", kinds=kind_words)
"""Where a list goes on with another document that has a number of its own."""
_CARRIES_OUT = pattern(r"(?<!\w){carries_out}\b[^,;]{0,60}?\b{kinds}\b", kinds=kind_words)
"""Where a subject comes to a document that is carried out: one that follows it may be carried out as well."""


@dataclass(slots=True)
class Issued:
    """Where its issuer is named, when and signed by whom it was issued, or that it is a draft still."""

    issuer: Span | None = None
    date: datetime.date | None = None
    signer: str | None = None
    draft: bool = False


@dataclass(slots=True)
class DocumentMention:
    """One place where a document is named.

    Attributes:
        start, end: From its kind or number to the end of what is said of it, subject included.
        name_end: End of kind, number, title, date and issuer.
        kind: As the table `documents` writes it; None where nothing says it.
        title: Kind and title of a document without a number, as the text has them.
        listed: Whether it is a further number of a list, without the kind before it.
        nested_in: The mention in whose title or subject it stands.
        confidence: In [0, 1].
    """

    start: int
    end: int
    name_end: int
    kind: str | None
    number: str | None = None
    symbol: str | None = None
    title: str | None = None
    issued: Issued = field(default_factory=Issued)
    subject: Span | None = None
    listed: bool = False
    nested_in: "DocumentMention | None" = None
    confidence: float = 0.9


def read_after(text: str, mention: DocumentMention, end: int) -> None:
    """Take date, issuer and subject that follow a name, in any order, each once."""
    at, issued = mention.name_end, mention.issued
    while at < end:
        if issued.date is None and (day := _DATE().match(text, at, end)):
            after = _read_day(text, day.end(), end, mention)
            if after == day.end():
                break
            at = after
        elif issued.issuer is None and (by := BY.match(text, at, end)) and (body := find_body(text, by.end(), end)):
            issued.issuer = body
            at = body.end
        elif more := _TERM.match(text, at, end) or _YEAR_AFTER.match(text, at, end):
            at = more.end()
        else:
            break
    mention.name_end = mention.end = max(at, mention.end)
    if mention.subject is None:
        mention.subject = _subject_at(text, at, end)
        mention.end = mention.subject.end if mention.subject else mention.end


def _read_day(text: str, at: int, end: int, mention: DocumentMention) -> int:
    """Take the day written at `at`, and tell where it ends; one that no calendar has is passed over."""
    dates = find_dates(text[at : min(end, at + _DATE_CHARS)])
    if dates and dates[0].start == 0:
        mention.issued.date = dates[0].value
        at += dates[0].end
    elif written := _NO_DATE.match(text, at, end):
        at += len(written[0].rstrip(" .–-,"))
    return at + (text[at : at + 1] == ")")


def _subject_at(text: str, at: int, end: int) -> Span | None:
    """The "về …" clause, the one with what is decided, or the quotation, that begins at `at`."""
    about = _ABOUT.match(text, at, end) or _BEGINS().match(text, at, end)
    if about is None:
        return quotation(text, at, end)
    return Span(about.start("about"), subject_end(text, about.end(), end))


def subject_end(text: str, at: int, end: int) -> int:
    """Where the clause that says what a document is about ends."""
    end = min(end, at + _SUBJECT_CHARS)
    quoted = quotation(text, at, end)
    if quoted is not None:
        return quoted.end
    listed = _LIST_STOP().search(text, at, end)
    end = listed.start() if listed else end
    numbered = _NEXT_NUMBERED().search(text, at, end)
    if numbered and not _CARRIES_OUT().search(text, at, numbered.start()):
        end = numbered.start()
    stop = _ENDS().search(text, at, end)
    while stop is not None and _goes_on(text, at, stop):
        stop = _ENDS().search(text, stop.end(), end)
    end = stop.start() if stop else end
    return at + len(text[at:end].rstrip(" ,.;:/-–"))


def _goes_on(text: str, at: int, stop: re.Match[str]) -> bool:
    """Whether a subject that begins at `at` goes on: behind a bracket that it opened, or with a further person."""
    if stop[0] in ")]”":
        return _closes(text, at, stop.end())
    person = stop[0][0] == "," and _PERSON().match(text, stop.end()) is not None
    return person and _PERSON().search(text, at, stop.start()) is not None


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the bracket or quotation mark before `end` closes one that was opened after `start`."""
    opening = {")": "(", "]": "[", "”": "“"}[text[end - 1]]
    return text.count(opening, start, end) >= text.count(text[end - 1], start, end)


def read_before(text: str, start: int, group: list[DocumentMention]) -> None:
    """Take what stands before: "Ngày 09/9/2019 Ban Thường vụ Huyện ủy ban hành Quyết định số …".

    Args:
        start: Where the sentence begins.
        group: The documents of one list.
    """
    start = max(start, group[0].start - _BEFORE_CHARS)
    before = text[start : group[0].start]
    issues = _ISSUES().search(before)
    if issues is None or ("thông qua" in issues[0] and group[0].kind != "Nghị quyết"):
        return
    at = 0
    day = _ON_DAY.search(before)
    dates = find_dates(before[day.end() :]) if day else []
    if day and dates and dates[0].start == 0:
        at = day.end() + dates[0].end
        at += len(before[at:]) - len(before[at:].lstrip(" ,"))
        for mention in group:
            mention.issued.date = mention.issued.date or dates[0].value
    if "ký" in issues[0] and (names := list(find_names(before[: issues.start()]))):
        for mention in group:
            mention.issued.signer = before[names[-1].start : names[-1].end]
        return
    issuer = _issuer_before(text, start + at, start + issues.start())
    for mention in group:
        mention.issued.issuer = mention.issued.issuer or issuer


def _issuer_before(text: str, start: int, end: int) -> Span | None:
    """The body that is named from the beginning of a clause up to `end`."""
    clauses = [start, *(match.end() for match in re.finditer(r"[,;:]\s+", text[start:end]))]
    for begin in (at if at == start else start + at for at in reversed(clauses)):
        body = find_body(text, begin, end)
        if body is not None and not text[body.end : end].strip():
            return body
    return None
