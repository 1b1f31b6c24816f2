"""The headline of a text without a head in due form: no name of a site, of its owner or of one of its parts."""

import re
from collections.abc import Iterator, Sequence

from index.entities.bodies import in_sentence_case, is_body
from index.entities.places import place_of
from index.language.text import fold_space, line_key
from index.lexicon.patterns import pattern
from index.structure.lines import Line, is_paragraph
from index.structure.pages.date_lines import is_timestamp
from index.structure.pages.news import is_caption
from index.structure.pages.page import is_category
from index.structure.papers.mottos import is_motto, is_place_and_date

_HEADLINE_CHARS = 250
_NAME_WORDS = 16
_BODY_WORDS = 8
"""A body that nothing is told of in so few words runs the site, if another headline follows."""
_RUBRIC_WORDS, _LONGER_WORDS = 5, 8
_ITEM = r"[-+•*]|\d+[.)]|[a-zđ]\)|[IVX]+\s*[.\-)]|{part_title}\s+(?:thứ|[IVX\d])"
_NO_HEADLINE = pattern(rf"{_ITEM}|https?:|www\.|{{no_headline}}", flags=0)
_PORTAL = pattern(r"{portal}(?:\s+(?:của|ngành))?(?!\w)\s*", flags=0)
_RULE_FIRST = re.compile(r"^[-–=~]{2,}\s*")
_DASH = re.compile(r"\s+[-–|]\s+")
_UNIT = pattern(r"{unit_kinds:unit}\s")
_HAPPENS = pattern(r"\b(?:{happens}|{calls_meeting})\b|\d")
_TELLS = pattern(r"\b(?:{happens}|{calls_meeting}|{paper_acts}|{told_of})\b|\d")


def find_headline(lines: Sequence[Line], body: Sequence[str]) -> str | None:
    """The short line before the body, with the lines it goes on in; None for a text that begins with a paragraph.

    The name of a site or of one of its parts is taken only where nothing else stands there.
    """
    weak = None
    for title, is_weak in _candidates(lines, body):
        if not is_weak:
            return title
        weak = weak or title
    return weak


def names_portal(line: Line) -> bool:
    """Whether a line begins as the name of an office's site does: "Cổng thông tin điện tử huyện …"."""
    return _PORTAL().match(line.key) is not None


def names_site(line: Line) -> bool:
    """Whether a line is only the name of a site, of a unit or of a body, or of several one within the other."""
    portal = _PORTAL().match(line.key)
    if portal and len(line.key.split()) <= _BODY_WORDS and not _HAPPENS().search(line.key, portal.end()):
        return True
    words = line.text.strip(" -–|#")[portal.end() if portal else 0 :]
    return _is_name(words) or all(_PORTAL().fullmatch(line_key(part)) or _is_name(part) for part in _DASH.split(words))


def _is_name(words: str) -> bool:
    """Whether words are the name of a unit, or of a body to its end."""
    words = words.strip(" -–|")
    key = line_key(words)
    if (
        not key
        or len(words.split()) > _NAME_WORDS
        or not (is_body(words) or _UNIT().match(key))
        or _TELLS().search(key)
    ):
        return False
    unit = place_of(in_sentence_case(words))
    if unit is not None and key.endswith(line_key(unit).split(" ")[-1]):
        return True
    return is_body(words) and (words.isupper() or len(words.split()) <= _BODY_WORDS)


def _candidates(lines: Sequence[Line], body: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Lines that may be the headline, in order, each with whether it may as well be of the site."""
    for i, line in enumerate(lines[:-1]):
        if line.is_paragraph:
            return
        if not line.key or _is_set_apart(line):
            continue
        ended = line.text.endswith((".", ";", ":", ","))
        if len(line.text) > _HEADLINE_CHARS or ended or _NO_HEADLINE().match(_RULE_FIRST.sub("", line.text)):
            return
        parts = [line.text]
        heads_capitals = line.text.isupper() or line.key.startswith("phụ lục")
        for following in lines[i + 1 :]:
            goes_on = following.text[:1].islower() or (heads_capitals and following.text.isupper())
            if following.after_gap or following.is_paragraph or not goes_on:
                break
            parts.append(following.text)
        title = fold_space(" ".join(parts)).lstrip("# ")
        if any(paragraph.startswith(title) for paragraph in body[:1]) or is_paragraph(title):
            return
        yield title, is_category(line) or names_site(line) or _is_rubric(line, lines[i + 1])


def _is_rubric(line: Line, following: Line) -> bool:
    """Whether a few words stand above a longer line that begins anew: "Tri ân người có công" above a headline."""
    if len(line.text.split()) > _RUBRIC_WORDS or line.text.isupper() or _TELLS().search(line.key):
        return False
    is_short = not following.is_paragraph and len(following.text) <= _HEADLINE_CHARS
    begins = following.text[:1].isupper() and not following.text.isupper() and not _is_set_apart(following)
    return is_short and begins and len(following.text.split()) >= _LONGER_WORDS


def _is_set_apart(line: Line) -> bool:
    """Whether a line may stand above a headline and is none."""
    return is_motto(line.text) or is_place_and_date(line.text) or is_timestamp(line.text) or is_caption(line)
