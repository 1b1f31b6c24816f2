"""What stands beside a text and tells of it by field: front matter, a listing of the paper, a record in code."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from index.entities.dates import find_dates
from index.language.text import fold, fold_space
from index.layout import Span
from index.lexicon.tables import from_lexicon, rows
from index.structure.pages.markup import without_markup

_FENCE = re.compile(r"[\s\ufeff]{0,200}(?P<fence>---|\+\+\+)(?:json|yaml|toml)?[ \t]*\n")
_TOPMOST = re.compile(r"[^\W\d]")
"""How a line of front matter begins that is in no other one."""
_MOST_CHARS = 20_000
_HEAD_CHARS = 6_000
_KEY = r"""["']?(?P<key>[^\W\d][\w ./-]{0,40}?)["']?"""
_PAIR = re.compile(rf"^[ \t]*(?://+|\*)?[ \t]*{_KEY}[ \t]*[:=][ \t]*(?P<value>[^\n]*?)[ \t]*[,;]?[ \t]*$", re.MULTILINE)
_FOLDED = re.compile(r"[>|][-+]?\n(?P<value>(?:[ \t]+\S[^\n]*\n?)+)")
_QUOTES = "\"'`"
_CODE = re.compile(r"\s*(?://|/\*|\*/|import\b|export\b|const\b|let\b|var\b|[\])}({\[;,]+\s*;?\s*$)")
_LABELLED = re.compile(
    r"(?:^|(?<=\|))[ \t]*(?P<key>[^\W\d][\w ./]{2,30}?)[ \t]*:"
    r"[ \t]*(?P<value>[^|\n]*)(?=\||$)",
    re.MULTILINE,
)
_NEXT_LINE = re.compile(r"\s*?\n[ \t]*(?P<value>\S[^\n|]*)")
_LEAST_PAIRS = 4
_LEAST_WORDS = 8
"""So many words of a record in code are text."""
_LEAST_LISTED = 3
_NEAR_CHARS = 250
_PAPER_CHARS = 500
_NO_KEY = re.compile(r"[\W_]+")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):\d{2}:\d{2}[.\d]*Z)?")
_HOURS_AHEAD = datetime.timedelta(hours=7)
"""The clocks of Vietnam before those of Greenwich."""


@dataclass(frozen=True, slots=True)
class Record:
    """What stands beside a text of it, as written; None is not said. The names are those of the table `records`."""

    title: str | None = None
    lead: str | None = None
    published: str | None = None
    number: str | None = None
    kind: str | None = None
    issuer: str | None = None
    parent: str | None = None
    day: str | None = None
    signer: str | None = None
    office: str | None = None
    recipient: str | None = None

    @property
    def published_on(self) -> datetime.date | None:
        """The day on which the text was put on the page, by the clocks of Vietnam."""
        iso = _ISO.match(self.published or "")
        if iso is None:
            return day_of(self.published)
        try:
            at = datetime.datetime(int(iso[1]), int(iso[2]), int(iso[3]), int(iso[4] or 0))
        except ValueError:
            return None
        return (at + _HOURS_AHEAD if iso[4] else at).date()


NO_RECORD = Record()


@dataclass(frozen=True, slots=True)
class _Pair:
    """A field with where its value stands, without quotes around it."""

    says: str | None
    value: Span
    is_quoted: bool


def read_record(text: str) -> tuple[Record, str]:
    """What stands beside a text of it, and the text, as long, with blanks for all that is none of its own words.

    Headline and first sentences that stand in front matter or in code stay, each on its line.
    """
    region, pairs = _front_matter(text) or _code(text) or (Span(0, 0), [])
    kept = [pair for pair in pairs if _is_text(text, pair)]
    shown = without_markup(_only(text, region, [pair.value for pair in kept]))
    found = _record(text, pairs)
    if not pairs:
        region, pairs = _listing(shown)
        found = _record(shown, pairs)
        if len(shown[region.end :].strip()) >= _PAPER_CHARS:
            shown = _only(shown, region, [pair.value for pair in pairs if pair.says == "title"])
    return found, shown


def day_of(words: str | None) -> datetime.date | None:
    """The first full day that is named."""
    return next((date.value for date in find_dates(words or "") if date.value), None)


@from_lexicon
def _known() -> dict[str, str]:
    """What each field says, empty for one that says nothing of the text."""
    return {row.key: row["says"] for row in rows("records")}


def _says(key: str) -> str | None:
    """What a field says; None for an unknown one."""
    return _known().get(_NO_KEY.sub("", fold(key)))


def _front_matter(text: str) -> tuple[Span, list[_Pair]] | None:
    """The block between two rules at the very beginning, if all of it is fields; as pages of site builders have it."""
    opened = _FENCE.match(text)
    if opened is None:
        return None
    closed = re.compile(rf"^{re.escape(opened['fence'])}[ \t]*$", re.MULTILINE).search(
        text, opened.end(), opened.end() + _MOST_CHARS
    )
    if closed is None:
        return None
    pairs = list(_pairs(text, opened.end(), closed.start()))
    named = [
        line for line in text[opened.end() : closed.start()].splitlines() if re.match(r"\s*[\"']?\w+[\w -]*\W", line)
    ]
    is_of_fields = any(pair.says is not None for pair in pairs) and 2 * len(pairs) >= len(named)
    return (Span(0, closed.end()), pairs) if is_of_fields else None


def _code(text: str) -> tuple[Span, list[_Pair]] | None:
    """The record that a text begins with in a language of programmers."""
    head = text[:_MOST_CHARS]
    if not _CODE.match(head):
        return None
    pairs = list(_pairs(text, 0, len(head)))
    quoted = [pair for pair in pairs if pair.is_quoted]
    if len(quoted) < _LEAST_PAIRS or sum(bool(pair.says) for pair in quoted) < 2:
        return None
    start, end = 0, text.find("\n", quoted[-1].value.end)
    end = len(text) if end < 0 else end
    while end < len(text):
        line_end = text.find("\n", end + 1)
        line = text[end + 1 : line_end if line_end >= 0 else len(text)]
        if line.strip() and not _CODE.match(line) and not _PAIR.match(line):
            break
        end = line_end if line_end >= 0 else len(text)
    return Span(start, end), pairs


def _pairs(text: str, start: int, end: int) -> Iterator[_Pair]:
    for match in _PAIR.finditer(text, start, end):
        folded = _FOLDED.match(text, match.start("value"), end) if match["value"][:1] in (">", "|") else None
        held = folded or match
        begin, close = held.span("value")
        quote = text[begin : begin + 1]
        is_quoted = close - begin > 1 and quote in _QUOTES and text[close - 1] == quote
        span = Span(begin + 1, close - 1) if is_quoted else Span(begin, close)
        yield _Pair(_says(match["key"]), span, is_quoted)


def _is_text(text: str, pair: _Pair) -> bool:
    """Whether a value is what a reader of the page sees as its text."""
    if pair.says in ("title", "lead"):
        return True
    return pair.says is None and pair.is_quoted and text.count(" ", pair.value.start, pair.value.end) >= _LEAST_WORDS


def _listing(text: str) -> tuple[Span, list[_Pair]]:
    """The listing of a paper above it: "Số hiệu: …", "Người ký: …", each value behind its label or on the next line."""
    pairs: list[_Pair] = []
    edges: list[Span] = []
    for match in _LABELLED.finditer(text, 0, _HEAD_CHARS):
        says = _says(match["key"])
        if says is None:
            continue
        value = match if match["value"].strip() else _NEXT_LINE.match(text, match.end())
        if value is None:
            continue
        if edges and match.start() - edges[-1].end > _NEAR_CHARS:
            if len(pairs) >= _LEAST_LISTED:
                break
            pairs, edges = [], []
        span = value.span("value")
        pairs.append(_Pair(says, Span(*span), is_quoted=False))
        edges.append(Span(match.start("key"), span[1]))
    is_listing = len(pairs) >= _LEAST_LISTED and any(pair.says for pair in pairs)
    return (Span(edges[0].start, edges[-1].end), pairs) if is_listing else (Span(0, 0), [])


def _record(text: str, pairs: list[_Pair]) -> Record:
    """The first value of each field."""
    found: dict[str, str] = {}
    for pair in pairs:
        value = fold_space(without_markup(text[pair.value.start : pair.value.end])).strip(" -–")
        if pair.says and value:
            found.setdefault(pair.says, value)
    return replace(NO_RECORD, **{held.name: found.get(held.name) for held in fields(Record)})


def _only(text: str, region: Span, kept: list[Span]) -> str:
    """The text with blanks for what stands in the region and is not kept."""
    pieces = [text[: region.start]]
    at = region.start
    for span in kept:
        pieces += [_blanked(text[at : span.start]), text[span.start : span.end]]
        at = span.end
    return "".join([*pieces, _blanked(text[at : region.end]), text[region.end :]])


def _blanked(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)
