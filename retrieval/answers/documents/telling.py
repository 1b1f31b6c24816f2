"""What a paper is, in one line quoted from its head, and the clauses of a stretch of it that tell most."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from index.entities.dates import find_dates
from index.entities.document_numbers import find_document_numbers
from index.entities.names import find_names
from index.facts.types import MINUTES
from index.language.sentences import trim
from index.language.text import fold_space, tokens
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.papers.own_parts import find_day, find_issuer, find_number
from index.types import Document
from retrieval.answers.findings import Finding
from retrieval.answers.lookup import Lookup
from retrieval.evidence.tables import is_row
from retrieval.types import QUOTE_MAX_CHARS

LINE_CHARS, HEAD_LINE_CHARS = 180, 200
"""Most characters of a thing that is told, and of what a paper is."""
_LEAST_CHARS, _LEAST_WORDS = 30, 6
_KNOWN = 0.3
"""Least share of the words of a sentence that were not said before."""
"""A sentence that is shorter tells nothing by itself."""
_amount = pattern(
    r"(?:(?<!\w)(?P<of>{kinds_asked:no_amount})\s+)?(?<![\w/.-])\d[\d.,]*(?:/\d+)?(?:\s?%|\s+[^\W\d_]{2,})"
)
_basis = pattern(r"\W*(?:{recital}|{documents:numbered} số)(?!\w)")
_rests = pattern(r"\W*(?:{recital}|{cues_pages:sent_to})(?!\w)")
_FIRM = re.compile(r"[;:.!?…]\s+")
MARKER = re.compile(r"(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s+(?=\S)")
_COMMA = re.compile(r",\s+")
_tells = pattern(r"(?<!\w){kinds_asked:telling}(?!\w)")
_appoints = pattern(r"(?<!\w){kinds_asked:appoints}(?!\w)")
_credits = pattern(r"(?:^|[(.])\W*{credits}\s*:")
_beside = pattern(r"(?<!\w){kinds_asked:beside_text}(?!\w)")
_DAY = re.compile(r"ngày\s+$", re.IGNORECASE)
_DAY_CHARS = 8
_MOST_FIGURES, _OF_BASIS, _OF_APPOINTED, _OF_PAPER = 3, 1.0, 0.8, 10

Line = tuple[str, tuple[Finding, ...]]
"""What is said, and the spans that say so, the best first."""


def what_it_is(look: Lookup, document: Document, most: int = HEAD_LINE_CHARS) -> Line | None:
    """Its kind, number, day, issuer and subject, in this order, as its head has them; None where it has no head.

    What has no room is left out: the issuer first, then the end of the subject.
    """
    header, text = document.header, document.text
    number = find_number(text, header.number) if header.number else None
    day = _day(document) if header.kind not in (NEWS, MINUTES) else None  # theirs is the meeting's
    issuer = find_issuer(text, header.issuer) if header.issuer and number else None
    title = _place_of(document, header.title or "") or _place_of(document, header.subject or "")
    if title and _names_nothing(document, title):
        title = None
    if title is None and number is None:
        return None
    subject = (header.subject or _on_line(document, title)) if title else ""
    spans = [span for span in (title, number, day, issuer) if span and span.end - span.start <= QUOTE_MAX_CHARS]
    opening = ", ".join(filter(None, (_named(document, spans, number), _on_line(document, day) if day else "")))
    of = header.issuer or "" if issuer else ""
    if title and number is None:
        subject = _on_line(document, title)  # "NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ BẢY … về nhiệm vụ năm 2022"
    said = ": ".join(filter(None, (", ".join(filter(None, (opening, of))), subject)))
    if len(said) > most and issuer in spans:
        spans.remove(issuer)
        said = ": ".join(filter(None, (opening, subject)))
    return shortened(fold_space(said), most), tuple(look.finding(document, span) for span in spans)


def _names_nothing(document: Document, title: Span) -> bool:
    """Whether a title is the line of a page that names its parts, or nothing but the number."""
    said = _on_line(document, title)
    number = set(tokens(f"số {document.header.number}")) if document.header.number else set()
    return bool(_beside().search(said)) or number.issuperset(tokens(said))


NEWS = "Tin"
"""The kind of what reports a meeting."""


def _named(document: Document, spans: Sequence[Span], number: Span | None) -> str:
    """Kind and number: "Chỉ thị số 05-CT/HU"; the kind only where these stretches of its head have it."""
    if number is None:
        return ""
    kind = document.header.kind or ""
    quoted = {word for span in spans for word in tokens(document.text[span.start : span.end])}
    kind = kind if kind != NEWS and quoted.issuperset(tokens(kind)) else ""
    return f"{kind} số {document.header.number}".strip()


def _day(document: Document) -> Span | None:
    """Where its head, or the line above the signature, says its day."""
    day, text = document.header.date, document.text
    cell = find_day(text, day) if day else None
    found = (held for held in find_dates(text[cell.start : cell.end]) if held.value == day) if cell else ()
    held = next(iter(found), None)
    if cell is None or held is None:
        return None
    start = cell.start + held.start
    before = _DAY.search(text, max(cell.start, start - _DAY_CHARS), start)
    return Span(before.start() if before else start, cell.start + held.end)


def _place_of(document: Document, title: str) -> Span | None:
    """Where a document has its subject or title."""
    words = r"\s+".join(map(re.escape, title.split()))
    found = re.search(words, document.text, re.IGNORECASE) if words else None
    return Span(found.start(), found.end()) if found else None


def _on_line(document: Document, span: Span) -> str:
    return fold_space(document.text[span.start : span.end]).rstrip(" ,;:./")


def shortened(said: str, most: int = LINE_CHARS) -> str:
    """A text of at most so many characters, cut between words."""
    return said if len(said) <= most else f"{said[: most - 1].rpartition(' ')[0].rstrip(' ,;:.-–(')}…"


def clause_of(
    look: Lookup, document: Document, span: Span, most: int = LINE_CHARS, *, holding: Span | None = None
) -> Line:
    """A stretch of a text on one line, cut where clauses end to what has room.

    Args:
        holding: What must be in it.
    """
    text, whole = document.text, span
    marker = MARKER.match(text, span.start, span.end)
    if marker and not (holding and holding.start < marker.end()):
        span = Span(marker.end(), span.end)
    if span.end - span.start > most:
        span = _window(text, span, most, holding)
    said = fold_space(text[span.start : span.end])
    is_cut = span.end < whole.end and said[-1:] not in ".;:!?…"
    return shortened(f"{said}…" if is_cut else said.rstrip(" ,;:"), most), (look.finding(document, span),)


def clauses_of(look: Lookup, document: Document, span: Span, most: int) -> list[Line]:
    """A long stretch as so many lines at most, one behind the other, each as long as a line may be."""
    text, found = document.text, list[Line]()
    marker = MARKER.match(text, span.start, span.end)
    start = marker.end() if marker else span.start
    while start < span.end and len(found) < most:
        end = span.end if span.end - start <= LINE_CHARS else _end_of_line(text, start)
        held = trim(text, start, end)
        said = fold_space(text[held.start : held.end])
        found.append((f"{said}…" if end < span.end else said.rstrip(" ,;:"), (look.finding(document, held),)))
        start = end
    return found


def _window(text: str, span: Span, most: int, holding: Span | None) -> Span:
    """The clauses that stand together, tell most and have room; those at the beginning where they tell as much."""
    firm = [span.start, *(end.end() for end in _FIRM.finditer(text, span.start, span.end)), span.end]
    starts = [*firm[:-1], *(end.end() for end in _COMMA.finditer(text, span.start, span.end) if holding)]
    best, score = Span(span.start, span.start), -1.0
    for start in starts:
        room = Span(start, min(_last_blank(text, start, start + most - 1), span.end))
        for end in (*(end for end in firm if start < end <= start + most), room.end):
            if holding and not start <= holding.start <= holding.end <= end:
                continue
            tells = told(text, Span(start, end)) + (0.9 if start == span.start else 0.0) + (end - start) / most
            if tells > score:
                best, score = Span(start, end), tells
    if score < 0:  # what must be in it is longer, or stands in a clause that is
        start = max(span.start, holding.start - most // 2) if holding else span.start
        start = start if start == span.start else text.find(" ", start) + 1
        best = Span(start, min(_last_blank(text, start, start + most - 1), span.end))
    return trim(text, best.start, best.end)


def _end_of_line(text: str, start: int) -> int:
    """Where a line ends that begins here: behind a comma or another end of a clause, if one is late enough in it."""
    least, most = start + LINE_CHARS // 2, start + LINE_CHARS - 1
    ends = [end.end() for found in (_COMMA, _FIRM) for end in found.finditer(text, least, most)]
    return max(ends) if ends else _last_blank(text, start, most)


def _last_blank(text: str, start: int, end: int) -> int:
    """The last place in a stretch between words."""
    if end >= len(text):
        return len(text)
    return next((at for at in range(end, start, -1) if text[at].isspace()), end)


def told(text: str, span: Span) -> float:
    """How much a stretch tells: amounts, days, people and words of deciding; what it names of papers tells nothing."""
    said = text[span.start : span.end]
    papers = list(find_document_numbers(said))
    days = [day for day in find_dates(said) if not any(0 <= day.start - held.end < _OF_PAPER for held in papers)]
    taken = [(held.start, held.end) for held in (*papers,)] + [(day.start, day.end) for day in days]
    amounts = [
        amount
        for amount in _amount().finditer(said)
        if amount.start() and not amount["of"] and not any(start <= amount.start() < end for start, end in taken)
    ]
    people = sum(1 for _ in find_names(said))
    deeds = sum(1 for _ in _tells().finditer(said))
    return (
        0.6 * min(len(amounts), _MOST_FIGURES)
        + 0.3 * min(len(days), 2)
        + 0.4 * min(people, 2)
        + 0.8 * min(deeds, 2)
        + (_OF_APPOINTED if appoints(text, span) else 0.0)
        - (_OF_BASIS if _basis().match(said) else 0.0)
    )


def rests_on(text: str, span: Span) -> bool:
    """Whether a stretch only says on what a paper rests, or to whom it goes."""
    return _rests().match(text, span.start, span.end) is not None


def appoints(text: str, span: Span) -> bool:
    """Whether a stretch tells that somebody comes to an office or leaves one."""
    said = text[span.start : span.end]
    return _appoints().search(said) is not None and next(find_names(said), None) is not None


def sentences_in(look: Lookup, document: Document, start: int, end: int) -> list[Span]:
    """The sentences that begin in a stretch and say something: no rows, captions, credits or lines that lead on."""
    held = [held for held in look.view.sentences(document.id) if start <= held.start < end]
    spans = [Span(one.start, one.end) for one in held if not is_row(document, one)]
    told = [span for span in spans if says(document.text, span)]
    return told or [span for span in spans if span.end - span.start > _LEAST_CHARS // 2]


def says(text: str, span: Span) -> bool:
    """Whether a sentence says something: it is no short line, no line of a page, none of a picture."""
    said = text[span.start : span.end].strip()
    line = text[text.rfind("\n", 0, span.start) + 1 : (text.find("\n", span.end) + 1 or len(text) + 1) - 1]
    is_of_picture = len(line) < HEAD_LINE_CHARS and _credits().search(line)
    is_short = len(said) <= _LEAST_CHARS or sum(map(str.isalpha, tokens(said))) < _LEAST_WORDS
    return not (is_short or is_of_picture or said.endswith(":") or " | " in said or _beside().search(said))


def telling(look: Lookup, document: Document, start: int, end: int) -> Span | None:
    """The sentence of a stretch that tells most."""
    spans = sentences_in(look, document, start, end)
    rest = trim(document.text, start, end)
    if not spans and rest.start < rest.end:
        spans = [rest]  # "Thời gian: 8 giờ" is one sentence with its heading
    return said_most(document.text, spans) if spans else None


def said_most(text: str, spans: Sequence[Span]) -> Span:
    """The stretch that tells most; the first of those that tell as much."""
    scored = [(told(text, span) + (0.5 if at == 0 else 0.0), -at, span) for at, span in enumerate(spans)]
    return max(scored)[2]


def most_telling(
    look: Lookup, document: Document, most: int, *, beside: Sequence[tuple[Span, float]] = (), without: str = ""
) -> list[Span]:
    """So many sentences of a paper without parts: those that tell most first, of every paragraph one before two.

    Args:
        beside: Stretches that count as so much more.
        without: What is said already; a sentence most of whose words stand there is left out.
    """
    text, known = document.text, set(tokens(without))
    spans = [span for span in sentences_in(look, document, 0, len(text)) if _is_new(text, span, known)]
    ranked: list[tuple[int, float, int, Span]] = []
    for at, paragraph in enumerate(_paragraphs(text, spans)):
        scored = []
        for place, span in enumerate(paragraph):
            more = sum(value for held, value in beside if span.start <= held.start < span.end)
            first = (0.4 if place == 0 else 0.0) + (1.0 if at == 0 and place == 0 else 0.0)
            scored.append((told(text, span) + more + first, -place, span))
        ranked += [(-nth, score, -at, span) for nth, (score, _, span) in enumerate(sorted(scored, reverse=True))]
    return [span for *_, span in sorted(ranked, reverse=True)[:most]]


def _is_new(text: str, span: Span, known: Collection[str]) -> bool:
    """Whether a sentence has figures that were not said before, or enough other words."""
    said = set(tokens(text[span.start : span.end]))
    new = said.difference(known)
    return any(word[0].isdigit() for word in new) or len(new) > _KNOWN * len(said)


def _paragraphs(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The sentences of each paragraph, in order."""
    held: list[Span] = []
    for before, span in pairwise([Span(0, 0), *spans]):
        if held and "\n" in text[before.end : span.start]:
            yield held
            held = []
        held.append(span)
    if held:
        yield held
