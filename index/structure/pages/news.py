"""What news of a meeting says of itself: whether it is such, whose meeting it was, and to which unit it belongs."""

import re
from collections.abc import Sequence

from index.entities.bodies import in_sentence_case, is_body
from index.entities.places import place_of
from index.language.text import fold_space, line_key
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
_HOLDS = pattern(rf"{_NO_MEETING_BEFORE}\s(?:{{before_holding}}\s+)*{{calls_meeting}}\b", flags=0)
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
_PORTAL = re.compile(r"(?:cổng|trang) (?:thông tin|giao tiếp)")
_VISITED = pattern(r"\b{visited}\s+$")


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
    found = [name for text in texts if (name := _who_holds(text) or _whose_meeting(text))]
    if not found:
        return None
    longer = [name for name in found[1:] if name.startswith(f"{found[0]} ") and place_of(name)]
    return next(iter(longer), found[0])


def _who_holds(text: str) -> str | None:
    """The subject of the first verb of holding: "Sáng 25/02, Huyện ủy tổ chức …" → "Huyện ủy"."""
    for verb in _HOLDS().finditer(text):
        parts = [part for part in re.split(r",\s+", text[: verb.start()]) if not _TERM.fullmatch(line_key(part))]
        names: list[str] = []
        for named in reversed(parts):
            part = named.strip()
            time = _LEADING_TIME().match(part)
            name = _IN_BRACKETS.sub("", without_dateline(part[time.end() :] if time else part)).strip(" ,–-")
            if not _is_issuer(name):
                names = names[1:] if len(names) > 1 and _ROOM().fullmatch(part) else names
                break
            names.insert(0, name)
        if names:
            return fold_space(", ".join(names))
    return None


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


def place_of_news(lines: Sequence[Line], *, title: str | None, furniture: Sequence[Line]) -> str | None:
    """The unit whose office signs the text ("VPHU Nam Đông"), that the headline is about, or whose portal it was on.

    A unit that is visited, cited or among others is none of these.
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
    portals = (line.raw.strip() for line in furniture if _PORTAL.match(line.key))
    return next((place for line in portals if (place := place_of(in_sentence_case(line)))), None)


def _place_in_headline(title: str) -> str | None:
    """The unit that a headline names, unless it is only visited there."""
    place = None if title.isupper() else place_of(title)
    if place is None:
        return None
    before = title[: title.lower().find(place.lower())] if place.lower() in title.lower() else ""
    return None if _VISITED().search(before) else place
