"""What news of a meeting says of itself: whether it is such, whose meeting it was, and to which unit it belongs."""

import re
from collections.abc import Sequence

from index.entities.bodies import in_sentence_case, is_body, level_of
from index.entities.names import without_holder
from index.entities.places import place_of, places_in
from index.language.sentences import split_sentences
from index.language.text import fold_space, line_key
from index.lexicon.kinds import unit_kinds
from index.lexicon.patterns import pattern
from index.structure.lines import Line
from index.structure.pages.event_date import WORDS_OF_TIME, without_dateline

_SIGNATURE_LINES = 6
_SIGNATURE_CHARS = 80
_BODY_CHARS = 110
_LEAD_CHARS = 1000

_MEETING = r"(?:{meetings:news_head})"
_PICTURED = rf".*\b{{pictured}}\b.*\b(?:{_MEETING}|(?:buổi )?lễ)(?: \(.*)?"
_CAPTION = pattern(rf"{{caption}}\b.*|.*\(ảnh.*|{_PICTURED}")
_REPORTED = pattern(rf"{{at_meeting}}\s+(?:\w+\s+){{0,2}}?{_MEETING}\b")
_HELD = pattern(rf"{{takes_place}}\b.{{0,120}}?{_MEETING}\b", flags=re.IGNORECASE | re.DOTALL)
_SPEAKER = pattern(r"\b{told_of}\b")

_NO_MEETING_BEFORE = r"(?<!kỳ)(?<!cuộc)(?<!phiên)(?<!buổi)"
_HOLDS = pattern(rf"{_NO_MEETING_BEFORE}\s(?:{{before_holding}}\s+)*{{calls_meeting}}\b(?!\s*,)", flags=0)
_WITH_OTHERS = pattern(r"\s{together_with}(?!\w)")
_IS_PART = re.compile(r"\s[-–]\s")
_TERM = re.compile(r"(?:nhiệm kỳ|khóa|nk)\s.*")
_ROOM = pattern(r"(?:tại|trong)\s.*{venue}\b.*")
_IN_BRACKETS = re.compile(r"\s*\(.*?\)")
_LEADING_TIME = pattern(rf"(?:{WORDS_OF_TIME})+")
_NO_PAPER_BEFORE = r"(?<!Nghị quyết )(?<!Kết luận )(?<!Văn kiện )"
_DETAILS = r"(?:(?:{meeting_detail}|{counts} [^\s,]+),?\s+)*(?:của\s+)?"
_MEETING_OF = pattern(rf"{_NO_PAPER_BEFORE}(?:[Hh]ội nghị|[Kk]ỳ họp|[Pp]hiên họp)\s+{_DETAILS}(?P<rest>\S.*)", flags=0)
_AFTER_BODY = pattern(r"[,;:.()]|\s{body_end}\b", flags=0)
_SIGNING_OFFICE = pattern(r"{signing_office}\b.*", flags=0)
_OFFICES = {"VPHU": "huyện", "VPTU": "tỉnh"}
_SHORT_SIGNATURE = re.compile(rf"(?:BBT\s+)?(?P<office>{'|'.join(_OFFICES)})\s+(?P<name>[^,.;:\d]{{2,40}})")
_VISITED = pattern(r"\b{visited}\s+$")
_BESIDE = pattern(r"\b{visited}\s+(?:[^\s,.;:]+\s+){0,4}$")
_AT_PLACE = pattern(r"\b{where}\s[^.;:]{0,80}$")
_PAPER_OF = pattern(r"{documents:heads}\s+của\s+(?P<body>[^,;:]+?)\s+(?:về|v/v)(?!\w)")
_LEAD_PARAGRAPHS = 3
_SUBJECT_CHARS = 60
_SMALLEST_FIRST = ("commune", "district", "province")


def is_caption(line: Line) -> bool:
    """Whether a line says what a picture shows."""
    return not line.is_paragraph and _CAPTION().fullmatch(line.key) is not None


def reports_meeting(body: Sequence[str], *, title: str | None) -> bool:
    """Whether a text tells what happened at a meeting: that it was held, and who said something there."""
    told = any(_REPORTED().search(paragraph) and _SPEAKER().search(paragraph) for paragraph in body)
    held = any(_HELD().search(text) for text in (title or "", *body[:2]))
    return told and (held or any(_REPORTED().match(paragraph) for paragraph in body))


def meeting_body(body: Sequence[str], *, title: str | None) -> str | None:
    """The body that held the meeting, as the first paragraph or the headline names it; a Central one is never it."""
    texts = [text[:_LEAD_CHARS] for text in (*body[:1], title or "")]
    found = [name for text in texts if (name := who_holds(text) or _whose_meeting(text))]
    if not found:
        return None
    longer = [name for name in found[1:] if name.startswith(f"{found[0]} ") and place_of(name)]
    return next(iter(longer), found[0])


def who_holds(text: str) -> str | None:
    """The subject of the first verb of holding: "Sáng 25/02, Huyện ủy tổ chức …" → "Huyện ủy"."""
    for verb in _HOLDS().finditer(text):
        parts = [part for part in re.split(r",\s+", text[: verb.start()]) if not _TERM.fullmatch(line_key(part))]
        names: list[str] = []
        for named in reversed(parts):
            part = named.strip()
            time = _LEADING_TIME().match(part)
            name = _IN_BRACKETS.sub("", without_dateline(part[time.end() :] if time else part)).strip(" ,–-")
            name = without_holder(name)
            name = _alone(name)
            if not _is_issuer(name):
                names = names[1:] if len(names) > 1 and _ROOM().fullmatch(part) else names
                break
            names.insert(0, name)
        if names:
            return fold_space(", ".join(names))
    return None


def _alone(name: str) -> str:
    """A body without those with which it acts, and without that of which it is a part and which has its own name."""
    own = _WITH_OTHERS().split(name)[0].strip(" ,–-")
    dash = next((dash for dash in _IS_PART.finditer(own) if _is_issuer(own[dash.end() :])), None)
    return own[: dash.start()] if dash else own


def _whose_meeting(text: str) -> str | None:
    """The body that a meeting is said to be of: "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện …"."""
    for match in _MEETING_OF().finditer(text):
        end = _AFTER_BODY().search(match["rest"])
        name = match["rest"][: end.start()] if end else match["rest"]
        if _is_issuer(name):
            return fold_space(name)
    return None


def _is_issuer(name: str) -> bool:
    return name[:1].isupper() and len(name) <= _BODY_CHARS and is_body(name) and "Trung ương" not in name


def body_in_headline(title: str | None) -> str | None:
    """The body of which a headline says that the paper is: "Thông báo của UBND xã An Kỳ về việc …"."""
    said = _PAPER_OF().match(title or "")
    name = fold_space(said["body"]) if said else ""
    return name if _is_issuer(name) else None


def place_of_news(
    lines: Sequence[Line], body: Sequence[str], *, title: str | None, sites: Sequence[Line]
) -> str | None:
    """The unit whose office signs the text ("VPHU Nam Đông"), that the headline is about, or whose portal it was on.

    Else that of which the first sentences tell, if they tell of one. A unit that is visited, cited or among others is
    none of these.

    Args:
        sites: The lines that name the site or whose it is.
    """
    for line in reversed(lines[-_SIGNATURE_LINES:]):
        if line.is_paragraph or len(line.text) > _SIGNATURE_CHARS:
            continue
        short = _SHORT_SIGNATURE.fullmatch(line.text)
        if short and short["name"].istitle():
            return f"{_OFFICES[short['office']]} {short['name']}"
        if line is not lines[0] and _SIGNING_OFFICE().fullmatch(line.text) and place_of(line.text):
            return place_of(line.text)
    named = _place_in_headline(title) if title else None
    if named is not None:
        return named
    named_there = (place_of(in_sentence_case(line.text)) for line in sites)
    on_portal = next((place for place in named_there if place), None)
    return on_portal or _place_told_of(body)


def _place_in_headline(title: str) -> str | None:
    """The unit that a headline names, unless it is only visited there."""
    if title.isupper():
        return None
    known = [mention.place for mention in places_in(title)]
    place = next((place for place in known if place == place_of(title)), None) or next(iter(known), place_of(title))
    if place is None:
        return None
    before = title[: title.lower().find(place.lower())] if place.lower() in title.lower() else ""
    return None if _VISITED().search(before) else place


def _place_told_of(body: Sequence[str]) -> str | None:
    """The unit whose body acts in the first of the first sentences that speak of any, alone of its kind there.

    A larger unit named beside a smaller one is where that one lies. Where a unit is spoken of without its name, none
    that is named further on is taken for it.
    """
    for text in body[:_LEAD_PARAGRAPHS]:
        first = next(iter(split_sentences(text, 0, min(len(text), _LEAD_CHARS))), None)
        sentence = text[first.start : first.end] if first else ""
        mentions = places_in(sentence)
        for level in _SMALLEST_FIRST if mentions else ():
            held = [mention for mention in mentions if mention.place.startswith(unit_kinds(level))]
            if not held:
                continue
            before = sentence[: held[0].span.start]
            clause = re.split(r"[,;:]\s", before)[-1]
            at_place = (_BESIDE if is_body(clause) else _AT_PLACE)().search(before)
            is_subject = len(clause) <= _SUBJECT_CHARS and not at_place
            return held[0].place if is_subject and len({mention.place for mention in held}) == 1 else None
        if level_of(sentence) is not None:
            return None
    return None
