"""What a paper is about, as its title says behind its kind (trích yếu)."""

import re

from index.language.text import line_key
from index.lexicon.patterns import pattern

_ABOUT = re.compile(r"(?<!\w)(?:v\s*/\s*v|về)(?!\w)", re.IGNORECASE)
_MEETING = pattern(r"{titles_meeting}(?!\w)", flags=0)
_KIND_FIRST = pattern(r"{documents:heads}(?:\s+{joint})?(?!\w)\s*")
_APPENDIX_FIRST = pattern(r"{appendix}(?:\s+(?:[IVX]{1,5}|\d{1,3}|[A-Z])(?!\w))?\s*")
_MINUTES_FIRST = pattern(r"{documents:minutes}(?!\w)")
"""Minutes are about the meeting that their title names; a resolution is only adopted at it."""
_NUMBER_FIRST = re.compile(r"số\s*:?\s*\d\S*[-–/]\S+\s+", re.IGNORECASE)
_OF_BODY = re.compile(r"của\s", re.IGNORECASE)


def subject_of(title: str | None) -> str | None:
    """What a title says after the kind; after the name of a body or a conference only what follows "về"."""
    if not title:
        return None
    kind = _KIND_FIRST().match(title) or _APPENDIX_FIRST().match(title)
    rest = title[kind.end() :] if kind else title
    number = _NUMBER_FIRST.match(rest) if kind else None
    rest = rest[number.end() :] if number else rest
    about = _ABOUT.search(rest)
    meeting = _MEETING().match(line_key(rest))
    if about and (meeting or about.start() == 0 or _OF_BODY.match(rest)):
        return rest[about.start() :]
    names_it = meeting is None or _MINUTES_FIRST().match(title) is not None
    return rest or None if names_it else None
