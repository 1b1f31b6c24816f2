"""Which meeting a document reports: the one that its headline and lead say to be held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts.meetings.identity import MeetingMention, agree, identity_of
from index.facts.meetings.words import COLLECTIVE
from index.language.text import fold_space
from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.structure.header import NEWS
from index.structure.reading import Reading

_LEAD_PARAGRAPHS = 5
_PARAGRAPH_CHARS = 80
_MOST_WEIGHED = 200
_MOST_TOLD = 8
_CERTAINLY = 5
_SUPERVISES = pattern(r"{supervises}")
_ADOPTED = re.compile(r"(?:nghị quyết|quy chế) này (?:đã )?được", re.IGNORECASE)
_DAY_BEFORE = pattern(r"(?:(?:{part_of_day}|{recently})[ ,]*)?(?:ngày )?\d{1,2}(?:[/-]\d| tháng| và \d|-\d)")
_HELD_BEFORE = pattern(r"(?<!\w)(?:{holds}|có)(?: (?!{not_held})\w+){0,4}[ ,:]*$")
_ATTENDED_BEFORE = pattern(r"(?<!\w)(?:{takes_part}|{attended_before})(?: {beside_meeting})* ?$")
_HELD_AFTER = pattern(r"[ ,)]{1,3}(?:(?!dự kiến|sẽ)\w+ ){0,5}?{held_after}(?!\w)")
_CONCLUDED_BEFORE = re.compile(r"(?:phát biểu |phát biểu và )?(?:kết luận|bế mạc)(?: tại)? ", re.IGNORECASE)
_DELEGATES = r"đại biểu (?:chính thức )?{goes_to}"
_OTHER_BEFORE = pattern(rf"(?:{{other_before}}|{_DELEGATES})(?: {{joins_other}}){{0,3}} $")
_BY_PAPER = r"(?:kế hoạch|công văn) số[^.;,]{0,30} tổ chức"
_FUTURE_BEFORE = pattern(rf"(?<!\w)(?:{{future_before}}|{_BY_PAPER})(?!\w)[^.;,]*$")
_AT = re.compile(r"(?:tại|trong) $")
_TELLS_OF_IT = pattern(r" {tells_of}(?!\w)")
_INVITES = re.compile(r"(?:giấy|thư) mời|lịch (?:làm việc|công tác)", re.IGNORECASE)
_TOMORROW = pattern(r"(?<!\w){tomorrow}(?!\w)")
_FUTURE_AFTER = pattern(r"[^.;]{0,60}?(?<!\w){expected}(?!\w)")


@dataclass(slots=True)
class Meeting:
    """The mentions of one meeting; the first is the one that it is told by."""

    mentions: list[MeetingMention]
    reported: bool = False
    weight: int = 0


def find_reported(reading: Reading, mentions: Sequence[MeetingMention]) -> Meeting | None:
    """The meeting that the document reports or resolves at, with the mentions of headline and lead that mean it."""
    header = reading.header
    news = header.kind == NEWS
    if not news and header.kind is not None and header.kind not in document_kinds("resolves").values():
        return None
    if header.title and _INVITES.match(header.title):
        return None
    places = _places_in_lead(reading)
    single = [mention for mention in mentions if not mention.several][:_MOST_WEIGHED]
    weighed = [(mention, _weight(reading, mention, *places[mention.paragraph])) for mention in single]
    best = max(weighed, key=lambda held: (held[1], -held[0].start), default=None)
    if best is None:
        return None
    if best[1] < (2 if news else 4):
        best = next(((m, 1) for m, _ in weighed if _is_concluded(reading, m)), None)
        if best is None and news:
            coming = {m.kind for m, w in weighed if w < 0 and m.ordinal is not None}
            best = next(((m, 1) for m, _ in weighed if m.kind not in coming and _is_plain(reading, m)), None)
    if best is None:
        return None
    chosen, weight = best
    least = 4 if weight >= 4 else 2
    same = [(m, w) for m, w in weighed if m is not chosen and agree(chosen, m)]
    others = [m for m, w in same if w >= least or m.this or (w > 0 and _is_name_of(m, chosen))][:_MOST_TOLD]
    if chosen.whose.body is None and header.issuer and header.kind is not None:
        level, organ, place = identity_of(header.issuer)
        whose = replace(chosen.whose, level=chosen.whose.level or level, organ=organ, place=place)
        chosen = replace(chosen, whose=whose)
    return Meeting([chosen, *others], reported=True, weight=weight)


def _is_name_of(mention: MeetingMention, bare: MeetingMention) -> bool:
    """Whether one that stands before a word alone says which meeting the word means."""
    return bare.is_bare and not mention.is_bare and mention.start < bare.start


def _weight(reading: Reading, mention: MeetingMention, at: int, in_title: bool) -> int:
    """How much says that the document tells of this meeting: where it stands and what is said to be done with it.

    Args:
        at: How many paragraphs of the body stand before its own.
        in_title: Whether its paragraph is the headline.
    """
    text, paragraph = reading.text, reading.paragraphs[mention.paragraph]
    sentence = max(paragraph.start, text.rfind(". ", max(paragraph.start, mention.start - 300), mention.start) + 1)
    before = text[max(sentence, mention.start - 300) : mention.start]
    if _ADOPTED.search(before) and _HELD_AFTER().match(text, mention.end, paragraph.end):
        return _CERTAINLY
    if paragraph.is_heading and mention.ordinal is not None and mention.kind == "kỳ họp":
        return _CERTAINLY
    bare = mention.kind == "đại hội" and not mention.names_itself and not in_title
    plain = mention.named_end == mention.end and mention.ordinal is None
    if at > _LEAD_PARAGRAPHS or bare or (not in_title and at > 2 and plain) or (paragraph.is_caption and not in_title):
        return 0
    if (
        COLLECTIVE().search(before[-60:])
        or _OTHER_BEFORE().search(before)
        or _FUTURE_BEFORE().search(before)
        or _TOMORROW().search(before)
        or _FUTURE_AFTER().match(text, mention.end)
    ):
        return -2
    weight = (2 if in_title or at <= 2 else 1) - (mention.kind == "làm việc")
    verb = text[mention.start : mention.start + 4].lower() == "họp "
    verb |= in_title and mention.kind == "làm việc" and not _SUPERVISES().search(before)
    if verb or _HELD_BEFORE().search(before) or _HELD_AFTER().match(text, mention.named_end, paragraph.end):
        weight += 3
    elif _ATTENDED_BEFORE().search(before) or (in_title and not before.strip()):
        weight += 2
    elif _TELLS_OF_IT().match(text, mention.named_end) or (before.strip() and not _AT.search(before)):
        weight -= 2
    return weight + (mention.named_end > mention.start + 12) + bool(_DAY_BEFORE().match(before.lstrip()))


def _places_in_lead(reading: Reading) -> list[tuple[int, bool]]:
    """For each paragraph how many of the body stand before it, and whether it is the headline or a part of it.

    Headings, captions and short lines are no part of the body.
    """
    title = reading.header.title
    places: list[tuple[int, bool]] = []
    before = 0
    for paragraph in reading.paragraphs:
        length = paragraph.end - paragraph.start
        in_title = (
            title is not None
            and length <= len(title) + _PARAGRAPH_CHARS
            and fold_space(reading.text[paragraph.start : paragraph.end]) in title
        )
        places.append((before, in_title))
        before += not (paragraph.is_heading or paragraph.is_caption or in_title) and length >= _PARAGRAPH_CHARS
    return places


def _is_concluded(reading: Reading, mention: MeetingMention) -> bool:
    """Whether a sentence begins with the meeting's conclusion: "Phát biểu kết luận buổi làm việc, …"."""
    begin = reading.paragraphs[mention.paragraph].start
    sentence = max(begin, reading.text.rfind(". ", begin, mention.start) + 2)
    return _CONCLUDED_BEFORE.fullmatch(reading.text, sentence, mention.start) is not None


def _is_plain(reading: Reading, mention: MeetingMention) -> bool:
    """Whether a mention may mean the reported meeting where no lead tells of it."""
    bare = mention.kind == "đại hội" and not mention.names_itself
    before = reading.text[max(0, mention.start - 60) : mention.start]
    return not bare and mention.ordinal is None and not _OTHER_BEFORE().search(before)
