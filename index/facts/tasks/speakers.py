"""Who is meant by those who speak at a meeting: a name, or the office of somebody who is named with it."""

import re
from functools import lru_cache

from index.entities.names import find_names
from index.language.text import UPPER, fold_space
from index.layout import Span
from index.lexicon.abbreviations import written_out
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon

_OFFICE_ALONE = pattern(
    r"(?<!\w){people:address}?\s*(?P<office>(?:phó )?{offices:speaks}[^,.;:]{0,60}?)\s*(?:{speaks}|{after_office}|,|$)"
)
_HE = pattern(r"{people:address}(?!\w)")
LOOK_BACK_CHARS = 400
_OFFICES_CHARS = 140

_OFFICE = r"(?:{before_head} )?{offices:speaks}(?!\w)"
_BODY = r"{speaking_body}(?!\w)"
_HEARD = pattern(r"(?<!\w){heard}(?!\w)")
_REPORTED = pattern(r"(?<!\w){reported}(?!\w)")
_BEFORE_HEARD = ("sau khi", "đã", "được", "Sau khi")
_NEXT_CLAUSE = pattern(
    rf"[,;]\s+(?:và\s+)?(?=(?-i:[{UPPER}])|{{people:address}} |{_OFFICE}|{_BODY}|chủ tọa|thay mặt)"
    r"|{heard_out}(?: xong)?\s+(?={people:address} )"
)
_TITLED_OFFICE = pattern(rf"(?<!\w){{people:address}} (?={_OFFICE})")
_LAST_IS_BODY = pattern(rf"(?:^|[,;]\s+){_BODY}[^,;:]*:?$")
_OFFICE_AFTER_NAME = re.compile(r"\s*[,(–—:-](?:.*(?:[,(–—-]|\b(?:và|kiêm|viên|[A-ZĐ]{2,}) ))?\s*", re.DOTALL)
_UNIT_CHARS = 14
_UNIT_LAST = pattern(r"(?:{unit_kinds:unit}|tp\.?)$")
_OFFICE_GOES_ON = pattern(rf" (?:[{UPPER}]|{{office_goes_on}})", flags=0)
_CHAIRS = pattern(r"[^\n.;]*?(?<!\w){chairs}(?!\w)")
_CONCLUDED_BY = pattern(r"(?<!\w)kết luận của {people:address} $")
_SHORT_HEADS, _SHORT_BODIES = ("PCT", "CT", "PBT", "BT"), ("UBND", "HĐND")


def find_name(text: str) -> str | None:
    """The last name in a text, on one line."""
    names = [name for span in find_names(text) if not (name := fold_space(text[span.start : span.end])).isupper()]
    return names[-1] if names else None


def find_speaker(text: str, start: int, end: int, *, before: str | None) -> str | None:
    """Who says what begins at `end`: the name before it, or whose office stands there instead.

    Who is only heard before ("Sau khi nghe đồng chí … báo cáo, …") does not speak; a body that speaks is nobody.

    Args:
        before: Who spoke before, and goes on where the text names nobody.
    """
    begin, stop = _speaking_clause(text, start, end)
    heard = (begin, stop) != (start, end)
    if heard and _LAST_IS_BODY().search(text[begin:stop].rstrip()):
        return None
    name, at = _last_name(text, begin, stop)
    titled = _TITLED_OFFICE().search(text, at, stop)
    if name is not None and titled is None:
        return name
    office = _OFFICE_ALONE().search(text, titled.start() if titled else begin, stop)
    if office is not None:
        return _holder_of(text, office["office"].strip(), office.start("office"), before)
    if heard:
        return before if stop == start else None
    if before is None and _HE().match(text, start, end):
        return find_name(text[max(0, start - LOOK_BACK_CHARS) : start])
    return before


def _speaking_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of `text[start:end]` that names who speaks: what follows the clause that tells who was heard."""
    heard = _HEARD().search(text, start, end)
    if heard is None:
        return start, end
    told = list(_REPORTED().finditer(text, heard.start(), end))
    clauses = [clause.end() for clause in _NEXT_CLAUSE().finditer(text, heard.start(), end)]
    report = next((r.end() for r in reversed(told) if clauses and r.end() < clauses[-1]), None)
    if report is not None:
        return next(clause for clause in clauses if clause > report), end
    subject = text[start : heard.start()].rstrip()
    for word in _BEFORE_HEARD:
        subject = subject.removesuffix(word).rstrip()
    return (start, start + len(subject)) if told else (start, end)


def _last_name(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The last name in `text[start:end]` and where it ends."""
    named: str | None = None
    at = start
    for span in find_names(text[start:end]):
        name = fold_space(text[start + span.start : start + span.end])
        if not name.isupper() and not _is_unit(text, start + span.start, name):
            named, at = name, start + span.end
    return named, at


def _is_unit(text: str, at: int, name: str) -> bool:
    """Whether what looks like a head's name is the unit's, which the text names elsewhere too: "UBND huyện Sơn Hạ"."""
    kind = _UNIT_LAST().search(text[max(0, at - _UNIT_CHARS) : at].rstrip())
    if kind is None or len(name.split()) != 2:
        return False
    written = f"{kind[0]} {name}"
    return text.count(written) > 1


def _holder_of(text: str, office: str, end: int, before: str | None) -> str | None:
    """Who alone is named with exactly this office, rather in `text[:end]`; of several who spoke last, or the chair."""
    holders = _holders(text, office)
    for known in ([held for held in holders if held[1] < end], holders):
        names = {name for name, _, _ in known}
        chairs = {name for name, _, chairs in known if chairs}
        if before in names:
            return before
        for alone in (names, chairs):
            if len(alone) == 1:
                return next(iter(alone))
        if names:
            return None
    return None


@from_lexicon
@lru_cache(maxsize=64)
def _holders(text: str, office: str) -> tuple[tuple[str, int, bool], ...]:
    """The names with which an office stands, where, and whether the holder is said there to chair or conclude."""
    words = re.escape(office.lower()).replace(r"\ ", " ")
    for written, either in _spellings():
        words = written.sub(either, words)
    held: list[tuple[str, int, bool]] = []
    for found in re.finditer(rf"(?<!phó )(?<!nguyên )(?<!cựu )(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        if not _UNIT_LAST().search(found[0]) and _OFFICE_GOES_ON().match(text, found.end()):
            continue
        name = _named_before(text, found.start())
        if name is not None:
            chairs = _CHAIRS().match(text, found.end(), found.end() + _OFFICES_CHARS)
            guides = chairs is not None and next(find_names(text, found.end(), chairs.end()), None) is None
            concludes = _CONCLUDED_BY().search(text, max(0, name.start - _OFFICES_CHARS), name.start) is not None
            held.append((fold_space(text[name.start : name.end]), found.start(), guides or concludes))
    return tuple(held)


@from_lexicon
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How an office's head at its beginning, and its body, may be written, and the alternatives for either."""
    shorts = (*_SHORT_HEADS, *_SHORT_BODIES)
    written = [(short, f"(?:{alternatives((short.lower(), written_out(short).lower()))})") for short in shorts]
    found = [(f"^{either}" if short in _SHORT_HEADS else either, either) for short, either in written]
    return tuple((re.compile(where), either) for where, either in (*found, ("ủy$|uỷ$", "(?:ủy|uỷ)")))


def _named_before(text: str, at: int) -> Span | None:
    """Whose name stands before an office, without another name or a sentence's end between."""
    names = list(find_names(text, max(0, at - _OFFICES_CHARS), at))
    if not names:
        return None
    between = text[names[-1].end : at]
    if ". " in between or ";" in between or not _OFFICE_AFTER_NAME.fullmatch(between):
        return None
    return None if text[names[-1].start : names[-1].end].isupper() else names[-1]
