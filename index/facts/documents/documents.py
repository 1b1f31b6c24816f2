"""The documents that a text names and the one that it is, each once, with what is done to it."""

import dataclasses
import re
from collections.abc import Mapping, Sequence

from index.entities.bodies import level_of
from index.facts.documents.clauses import DocumentMention
from index.facts.documents.kinds import kinds_of
from index.facts.documents.mentions import find_document_mentions
from index.facts.documents.own import find_own_document
from index.facts.documents.relations import Effect, find_effects, opening_of_list
from index.facts.types import LEAST_CONFIDENCE, DocumentFact, Origin, Relation, said
from index.language.text import fold, tokens
from index.layout import Cell, Span
from index.lexicon.patterns import pattern
from index.structure.reading import Reading

_CONGRESS = re.compile(r"(?:đại hội|ĐH)(?!\w)", re.IGNORECASE)
_PLENUM = re.compile(r"trung ương|TW|T\.?Ư", re.IGNORECASE)
_NATIONWIDE = re.compile(r"toàn quốc|của Đảng(?! bộ)|Trung ương|TW")
_ORDINAL = re.compile(r"(?<!\w)([IVXL]+|\d{1,2})(?![\w/])")
_LAST_YEAR = re.compile(r"\s*\(?(?:năm\s+)?((?:19|20)\d\d)\)?$")
_BODY_BEFORE = pattern(r"(?:(?<!\w){planning_body}|tài chính\s*(?:[-–,]|và))\s*$")
_BODY_AFTER = pattern(r"kế hoạch\s*(?:[-–]|và)\s*{beside_planning}")
_GOES_WITH = pattern(r"(?:^|\n)[\s*|]*\(\s*{goes_with}(?!\w)[^\n()]{0,20}$")
_EXAMPLE = pattern(r"(?<!\w){example_of}(?!\w)")
_EXAMPLE_CHARS = 160
_LINES = re.compile(r"\n+")
_NUMBERS_ALONE = re.compile(r"\W*(?:[Ss]ố:?\s+\d+[a-zđ]?\s?[-–/]\S+?\s*(?:;|,|$)\s*)+")
_OWN_WORDS, _OWN_SHARE = 5, 0.8
"""A name of so many words, so many of them in its title, is that of the read document."""
_COMPARED = 8
"""Mentions of a document with which a further one is compared: more say nothing new."""


@dataclasses.dataclass(slots=True)
class _Entry:
    """A document with what names it.

    Attributes:
        own: What its head says, for the document that is read.
    """

    mentions: list[DocumentMention]
    own: DocumentFact | None = None


def find_documents(reading: Reading) -> list[DocumentFact]:
    """The document that is read, where it is an official one, then those it names, in the order of the text.

    Each is there once, with the fullest of its names; what the text does not say is None.
    """
    own = find_own_document(reading)
    mentions, effects = _read(reading, own)
    own = _numbered(reading.text, own, mentions)
    entries = _merge(reading.text, mentions, own)
    entry_of = {id(mention): entry for entry in entries for mention in entry.mentions}
    facts = {id(entry): _fact(reading.text, entry) for entry in entries}
    _relate(facts, effects, entry_of, entries[0] if own else None)
    return [facts[id(entry)] for entry in entries]


def _numbered(text: str, own: DocumentFact | None, mentions: Sequence[DocumentMention]) -> DocumentFact | None:
    """The read document, with number and day that what it issues says where its head has none: "(Kèm theo … số …)"."""
    if own is None or (own.number is not None and own.origin.date):
        return own
    same = (
        held
        for held in mentions
        if held.number and held.symbol and held.kind == own.type and own.number in (None, held.number)
    )
    for mention in (held for held in same if _GOES_WITH().search(text, 0, held.start)):
        issued = mention.issued
        if issued.date and own.origin.date and issued.date != own.origin.date:
            continue
        issuer = text[issued.issuer.start : issued.issuer.end] if issued.issuer else None
        origin = Origin(own.origin.issuer or issuer, own.origin.date or issued.date, own.origin.signer)
        return dataclasses.replace(own, number=mention.number, symbol=mention.symbol, origin=origin)
    return own


def _read(reading: Reading, own: DocumentFact | None) -> tuple[list[DocumentMention], list[Effect]]:
    """All mentions in order, without the read document's own title, and what is done to them."""
    text = reading.text
    mentions: list[DocumentMention] = []
    effects: list[Effect] = []
    columns = {cell.heading.start: cell for cell in reading.layout.cells if cell.heading}
    opening: tuple[str, ...] = ()
    for sentence in reading.sentences():
        found = [
            mention
            for mention in find_document_mentions(text, sentence)
            if mention.confidence >= LEAST_CONFIDENCE
            and _is_of_cell(mention, columns)
            and not ((own is not None and _is_own(text, mention, own)) or _is_body(text, mention))
            and not _is_example(text, mention, own)
        ]
        effects += find_effects(text, sentence, found, opening=opening)
        mentions += found
        if text[sentence.end - 1] == ":":
            opening = opening_of_list(text, sentence)
        elif not found:
            opening = ()
    return mentions, effects


def _is_of_cell(mention: DocumentMention, columns: Mapping[int, Cell]) -> bool:
    """Whether a name is more than a column's title before a cell ("TT: 5"); of one with a symbol the title goes.

    Args:
        columns: The cells by where their titles begin.
    """
    cell = columns.get(mention.start)
    if cell is None or cell.heading is None or mention.end <= cell.heading.end:
        return True
    mention.start = cell.start
    return mention.symbol is not None


def _is_own(text: str, mention: DocumentMention, own: DocumentFact) -> bool:
    """Whether a name without a number is that of the read document itself: "xây dựng Kế hoạch trồng rừng năm 2022"."""
    if mention.number is not None or mention.start == own.span.start:
        return mention.number is None
    words = tokens(text[mention.start : mention.name_end])[len(tokens(own.type or "")) :]
    known = set(tokens(own.subject or "")) & set(words)
    return mention.kind == own.type and len(words) >= _OWN_WORDS and len(known) >= _OWN_SHARE * len(set(words))


def _is_body(text: str, mention: DocumentMention) -> bool:
    """Whether "Kế hoạch" is part of a body's name: "Phòng Tài chính - Kế hoạch", "Sở Kế hoạch và Đầu tư"."""
    if mention.kind != "Kế hoạch" or mention.number is not None:
        return False
    before, after = text[max(0, mention.start - 24) : mention.start], text[mention.start : mention.start + 30]
    return bool(_BODY_BEFORE().search(before) or _BODY_AFTER().match(after))


def _is_example(text: str, mention: DocumentMention, own: DocumentFact | None) -> bool:
    """Whether a number without day and issuer is an example: behind "Ví dụ", or with nothing but such on its line."""
    if mention.number is None or mention.issued.date or mention.issued.issuer or mention.subject:
        return False
    examples = list(_EXAMPLE().finditer(text, max(0, mention.start - _EXAMPLE_CHARS), mention.start))
    if examples and len(_LINES.findall(text, examples[-1].end(), mention.start)) <= 1:
        return True
    start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    line = text[start : end if end >= 0 else len(text)]
    return own is not None and own.number is not None and _NUMBERS_ALONE.fullmatch(line) is not None


def _merge(text: str, mentions: Sequence[DocumentMention], own: DocumentFact | None) -> list[_Entry]:
    """One entry for each document, the read one first."""
    entries = [_Entry([], own)] if own else []
    near: dict[str, list[_Entry]] = {}
    if own and own.number:
        near[own.number.lstrip("0")] = entries[:]
    for mention in mentions:
        numbered = mention.number is not None
        key = (mention.number or "").lstrip("0") if numbered else _title_key(text, mention)
        candidates = near.setdefault(key, [])
        same = _same_number if numbered else _same_title
        entry = next((entry for entry in reversed(candidates[-_COMPARED:]) if same(text, entry, mention)), None)
        if entry is None:
            entry = _Entry([])
            candidates.append(entry)
            entries.append(entry)
        entry.mentions.append(mention)
    return entries


def _same_number(text: str, entry: _Entry, mention: DocumentMention) -> bool:
    """Whether two names with one number can be the same document's: what both say does not contradict."""
    own = entry.own
    if own and not _agree((own.type, own.symbol), (mention.kind, mention.symbol)):
        return False
    if own and own.origin.date and mention.issued.date and own.origin.date != mention.issued.date:
        return False
    for held in entry.mentions[:_COMPARED]:
        if not _agree((held.kind, held.symbol), (mention.kind, mention.symbol)):
            return False
        if held.issued.date and mention.issued.date and held.issued.date != mention.issued.date:
            return False
        levels = [_issuer_level(text, one) for one in (held, mention)]
        if None not in levels and levels[0] != levels[1]:
            return False
    return True


def _agree(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Whether kinds and symbols can be the same document's."""
    if one[1] and other[1]:
        return _bare(one[1]) == _bare(other[1])
    kinds = sorted((one[0] or "", other[0] or ""), key=len)
    return kinds[1].startswith(kinds[0])  # "Chương trình" is short for "Chương trình hành động"


def _bare(symbol: str) -> str:
    """A symbol's letters and digits; QyĐ and QĐi are other spellings of the Party's QĐ for Quy định."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\bq(?:yd|di)\b", "qd", fold(symbol)))


def _issuer_level(text: str, mention: DocumentMention) -> str | None:
    return level_of(text[mention.issued.issuer.start : mention.issued.issuer.end]) if mention.issued.issuer else None


def _title_key(text: str, mention: DocumentMention) -> str:
    """What names of one document without a number have in common."""
    title = mention.title or ""
    issuer = text[mention.issued.issuer.start : mention.issued.issuer.end] if mention.issued.issuer else ""
    if mention.kind == "Nghị quyết" and (_CONGRESS.match(issuer) or _PLENUM.search(issuer)):
        ordinals = _ORDINAL.findall(title)
        if ordinals:
            return " ".join(("đại hội" if _CONGRESS.match(issuer) else "trung ương", *ordinals))
    return " ".join(tokens(_LAST_YEAR.sub("", title) if mention.kind in kinds_of("law") else title))


def _same_title(text: str, entry: _Entry, mention: DocumentMention) -> bool:
    """Whether two names with one title are the same document's: two years' laws, two levels' congresses are not."""
    held = entry.mentions[0]
    if mention.kind not in kinds_of("law"):
        levels = [
            "toàn quốc" if _NATIONWIDE.search(one.title or "") else _issuer_level(text, one) for one in (held, mention)
        ]
        return None in levels or levels[0] == levels[1]
    if held.issued.date and mention.issued.date and held.issued.date != mention.issued.date:
        return False
    years = [_LAST_YEAR.search(one.title or "") for one in (held, mention)]
    return years[0] is None or years[1] is None or years[0][1] == years[1][1]


def _fact(text: str, entry: _Entry) -> DocumentFact:
    """What all mentions of a document say together."""
    if entry.own is not None:
        return entry.own
    mentions = entry.mentions
    fullest = max(mentions, key=lambda m: (m.symbol is not None, _details(m), m.name_end - m.start))
    ordered = (fullest, *mentions)
    issuer = next((m.issued.issuer for m in ordered if m.issued.issuer), None)
    subject = next((m.subject for m in ordered if m.subject), None)
    return DocumentFact(
        name=_name(text, fullest),
        type=next((m.kind for m in ordered if m.kind), None),
        number=fullest.number,
        symbol=next((m.symbol for m in ordered if m.symbol), None),
        origin=Origin(
            said(text, issuer.start, issuer.end).text if issuer else None,
            next((m.issued.date for m in ordered if m.issued.date), None),
            next((m.issued.signer for m in ordered if m.issued.signer), None),
        ),
        subject=said(text, subject.start, subject.end).text if subject else None,
        is_self=False,
        draft=any(m.issued.draft for m in mentions),
        relations=(),
        span=Span(fullest.start, fullest.name_end),
        confidence=max(m.confidence for m in mentions),
    )


def _details(mention: DocumentMention) -> int:
    return sum(detail is not None for detail in (mention.issued.date, mention.issued.issuer, mention.subject))


def _name(text: str, mention: DocumentMention) -> str:
    """What the text calls it; a further number of a list with the list's kind."""
    written = said(text, mention.start, mention.name_end).text
    return f"{mention.kind} số {written}" if mention.listed and mention.kind else written


def _relate(
    facts: dict[int, DocumentFact], effects: Sequence[Effect], entry_of: dict[int, _Entry], own: _Entry | None
) -> None:
    """Give each document what is done to it, each once, by which; what a document does to itself is left out."""
    relations: dict[int, dict[tuple[str, str | None], Relation]] = {}
    for effect in effects:
        target = entry_of.get(id(effect.target)) if effect.target else own
        actor = entry_of.get(id(effect.actor)) if effect.actor else own
        if target is None or target is actor:
            continue
        by = facts[id(actor)].key if actor is not None and actor is not own else None
        for name in effect.names:
            relations.setdefault(id(target), {}).setdefault((name, by), Relation(name, by, effect.span))
    for held, found in relations.items():
        facts[held] = dataclasses.replace(facts[held], relations=tuple(found.values()))
