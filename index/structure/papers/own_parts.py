"""Where in a paper's text stands what its head and its end say: number, day, issuer, receivers, signature, effect."""

import datetime
import re
from collections.abc import Iterable, Iterator

from index.entities.dates import find_dates
from index.language.sentences import trim
from index.language.text import tokens
from index.layout import Span
from index.lexicon.patterns import pattern

HEAD_CHARS = 3000
"""So far into a paper its head reaches, furniture of a page before it."""
_EDGE = re.compile(r"\t+|\s*\|\s*| {3,}|\n")
_ISSUER_CHARS = 400
_SIGNED_CHARS = 400
_LIST_CHARS = 900
_PLACE = re.compile(r"[^\W\d_],\s*ngày\s+$")
_PLACE_CHARS = 12
_REST_OF_DAY = re.compile(r"(?<=ngày)\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})")
_RECEIVERS = pattern(r"(?<!\w){receives}\s*:")
_SENT_TO = pattern(r"(?<!\w){sent_to}\s*:?")
_ITEM = re.compile(r"\s*[-–+•*]\s*(?=\w)")
_BLANKS = {ord(blank): " " for blank in "\n\t\u00a0"}
_KEPT = pattern(r"{kept_on_file}(?!\w)")
_EFFECT = pattern(r"(?<!\w){takes_effect}(?!\w)[^.;]{0,40}?(?<!\w){from_when}(?!\w)")
_THIS = pattern(r"(?<!\w){documents:heads}\s+(?:này|có)(?!\w)")
_CLAUSE_ENDS = pattern(r"\s*(?:,|và|,\s*và)\s+(?:được\s+)?(?:{replaces}|{repeals})(?!\w)|[;:]\s")


def find_number(text: str, number: str) -> Span | None:
    """The column of the head that says the number: "Số: 45/TTr-SNV"."""
    found = re.search(r"\s*".join(map(re.escape, number.replace(" ", ""))), text[:HEAD_CHARS])
    return cell_around(text, found.start(), found.end()) if found else None


def find_day(text: str, day: datetime.date) -> Span | None:
    """The column of the head, or else the line above the signature, that says the day: "Lam Giang, ngày …"."""
    said = [
        (start + written.start, start + written.end)
        for start in (0, max(0, len(text) - HEAD_CHARS))
        for written in find_dates(text[start : start + HEAD_CHARS])
        if written.value == day
    ]
    placed = (held for held in said if _PLACE.search(text, max(0, held[0] - _PLACE_CHARS), held[0]))
    found = next(placed, None) or next(iter(said), None)
    return cell_around(text, *found) if found else None


def find_issuer(text: str, issuer: str) -> Span | None:
    """The lines of the head that name the issuer, whose words may stand in the columns of several."""
    words = [re.escape(word) for word in issuer.split()]
    head = text[:HEAD_CHARS]
    whole = re.search(r"\s+".join(words), head, re.IGNORECASE)
    if whole is not None:
        return Span(whole.start(), whole.end())
    first = re.search(r"\s+".join(words[:2]), head, re.IGNORECASE)
    if first is None:
        return None
    last = re.search(rf"(?<!\w){words[-1]}(?!\w)", head[first.end() : first.start() + _ISSUER_CHARS], re.IGNORECASE)
    if last is None:
        return None
    span = Span(first.start(), first.end() + last.end())
    return span if set(tokens(issuer)) <= set(tokens(text[span.start : span.end])) else None


def find_signature(text: str, name: str, office: str | None) -> tuple[Span, bool] | None:
    """From the office to the name of who signed and True, or the name alone and False where no office is near.

    The name stands at the end of a line, alone in its column.
    """
    written = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    found = [held for held in written.finditer(text) if _is_alone(text, held)]
    if not found:
        return None
    signed = found[0] if len(found) == 1 else next((held for held in found if held.start() > HEAD_CHARS), found[-1])
    span = Span(signed.start(), signed.end())
    near = text[max(0, span.start - _SIGNED_CHARS) : span.start]
    offices = list(re.finditer(r"\s+".join(map(re.escape, (office or "").split())), near, re.IGNORECASE))
    if not office or not offices:
        return span, False
    return Span(span.start - len(near) + offices[-1].start(), span.end), True


def _is_alone(text: str, held: re.Match[str]) -> bool:
    """Whether nothing stands behind a name in its line, and before it at most the other column."""
    before = text[text.rfind("\n", 0, held.start()) + 1 : held.start()]
    after = text[held.end() :].split("\n", 1)[0]
    cell = _EDGE.split(before)[-1] if before else ""
    return not after.strip(" \t|*_.") and not re.search(r"[:;,]|[a-zà-ỹ]{2,}\s+[a-zà-ỹ]{2,}", cell)


def find_addressed(text: str, recipient: str) -> Span | None:
    """From "Kính gửi" to the last of those to whom a letter goes."""
    head = text[:HEAD_CHARS]
    sent = next(_SENT_TO().finditer(head), None)
    if sent is None:
        return None
    last = re.search(r"\s+".join(map(re.escape, recipient.split("; ")[-1].split())), text[sent.end() :])
    return Span(sent.start(), sent.end() + last.end()) if last and last.end() < _LIST_CHARS else None


def find_receivers(text: str) -> tuple[Span, tuple[str, ...]] | None:
    """Those listed under "Nơi nhận", without what stands beside them in another column; None where none is."""
    heads = list(_RECEIVERS().finditer(text))
    if not heads:
        return None
    named: list[str] = []
    start = end = heads[-1].start()
    for line in _lines(text, heads[-1].end(), start + _LIST_CHARS):
        item = _ITEM.match(text, line.start, line.end)
        at = item.end() if item else line.start
        edge = _EDGE.search(text, at, line.end)
        cell = trim(text, at, edge.start() if edge else line.end)
        if item is None:
            if named and (not text[cell.start : cell.end] or text[line.start : line.start + 1].isupper()):
                break
            continue
        if _KEPT().match(text, cell.start):
            break
        named.append(text[cell.start : cell.end].rstrip(" ;,."))
        end = cell.end
    return (Span(start, end), tuple(named)) if named else None


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines from a place on that are not blank."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        if line[0].strip():
            yield Span(start + line.start(), start + line.end())


def find_effect(text: str, sentences: Iterable[Span]) -> Span | None:
    """The clause that says from when the paper is in force; one that names the paper itself first."""
    found: list[Span] = []
    text = text.translate(_BLANKS)
    for sentence in sentences:
        said = _EFFECT().search(text, sentence.start, sentence.end)
        if said is None:
            continue
        ends = _CLAUSE_ENDS().search(text, said.end(), sentence.end)
        rest = _REST_OF_DAY.match(text, sentence.end)  # a day on the next line of a paper with hard line ends
        span = trim(text, sentence.start, ends.start() if ends else rest.end() if rest else sentence.end)
        if _THIS().search(text, sentence.start, said.start() + len("có ")):
            return span
        found.append(span)
    return found[0] if found else None


def cell_around(text: str, start: int, end: int) -> Span:
    """The column of a line in which a stretch stands."""
    line_start = text.rfind("\n", 0, start) + 1
    before = [edge.end() for edge in _EDGE.finditer(text, line_start, start)]
    after = _EDGE.search(text, end)
    return trim(text, before[-1] if before else line_start, after.start() if after else len(text))
