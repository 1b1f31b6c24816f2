"""Offices that a sentence tells otherwise than by their names beside the person's: earlier ones, and memberships."""

from collections.abc import Iterator

from index.entities.offices import IsName, office_at, with_term
from index.layout import Span
from index.lexicon.patterns import pattern

_YEARS = r"từ (?:năm |tháng )?[\d/.]{4,10}\s?(?:đến|-|–)\s?(?:năm |tháng )?[\d/.]{4,10}"
_WAS = r"(?:[^.;:,\n]{0,30}\s)?(?:là|làm|{around:holds}(?: {around:post})?)\s+"
_EARLIER = pattern(rf"(?<!\w)(?:{_YEARS},?|{{around:career}},?) {_WAS}")
_BEFORE_THAT = pattern(rf"(?<!\w)trước khi [^.;:\n]{{3,100}}?,\s+{_WAS}")


_JOINS = pattern(r"[^.;:\n]{0,100}?(?<!\w)(?:vào|tham gia)\s+(?={has_members}(?!\w))")
_ELECTING = pattern(r"(?<!\w){around:elects}(?!\w)[^.;:\n]*$")
_GOES_ON = pattern(r"[^.;\n]{0,60}(?<!\w){around:holds}(?!\w)")
_MEMBER = "Ủy viên "
_ELECTING_CHARS, _BODY_CHARS = 80, 120


def joined(text: str, name: Span, start: int, end: int, is_name: IsName) -> Span | None:
    """The committee to which a sentence elects somebody: "bầu đồng chí A vào Ban Thường vụ Huyện ủy"; None if to none.

    Args:
        text: The text of the sentence.
        name: Of whom it tells, with the offices up to `start` behind.
        start, end: Where the committee may be named.
        is_name: Tells names from the capitals of an office.
    """
    joins = _JOINS().match(text, start, end)
    if joins is None or not _ELECTING().search(text, max(0, name.start - _ELECTING_CHARS), joins.end()):
        return None
    office = f"{_MEMBER}{text[joins.end() : min(end, joins.end() + _BODY_CHARS)]}"
    held = office_at(office, 0, len(office), lambda _, at: is_name(text, joins.end() + at - len(_MEMBER)))
    if held is None or held.end <= len(_MEMBER) or _GOES_ON().match(text, joins.end() + held.end - len(_MEMBER)):
        return None
    return Span(joins.end(), joins.end() + held.end - len(_MEMBER))


def career(text: str, start: int, end: int, is_name: IsName) -> Iterator[Span]:
    """The offices that `text[start:end]` says to have been held before: "Từ năm 2016 đến 2020 là Chánh Thanh tra"."""
    for told in (_EARLIER(), _BEFORE_THAT()):
        for match in told.finditer(text, start, end):
            office = office_at(text, match.end(), end, is_name)
            while office is not None:
                yield office
                at = with_term(text, office, end).end
                joint = text[at : at + 2]
                office = office_at(text, at + 2, end, is_name) if joint == ", " else None
