"""Which offices the words beside a name say, and whether two of them are one."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from index.entities.bodies import level_of, office_in_sentence_case
from index.entities.holders.officials import Official
from index.entities.places import place_of
from index.facts.officials.bodies import bodies_of_head, headed, signed_for
from index.facts.types import Office, Said, said
from index.language.text import fold, normalise_word
from index.lexicon.abbreviations import written_out
from index.lexicon.kinds import unit_kinds
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives
from index.structure.reading import Reading

_GIVEN_NOW = pattern(r"(?:{gives_office}|{given_now})", flags=0)
_CAPITAL_PARTS = pattern(r"(?<=Phó ){offices:speaks}|(?<=Quyền ){offices:speaks}", flags=0)
"""What keeps its capital inside an office that stood in capitals: "PHÓ CHỦ TỊCH"."""
_FORMER = re.compile(r"(?:nguyên|cựu)\s", re.IGNORECASE)
_DEAD_BEFORE = re.compile(r"(?<!\w)cố\s+$", re.IGNORECASE)
_OF_BEFORE = re.compile(r"\s*\(\s*cũ\s*\)|\s+cũ(?!\w)", re.IGNORECASE)
"""Behind an office of a unit that is no more: "Bí thư Đảng ủy phường Tương Mai (cũ)"."""
_HEAD_WORDS = 2
"""Of so few words an office names no body: "Chủ tịch"."""


_MOVED = pattern(r",?\s+(?:{just} )*(?:được|nhận quyết định) (?:[^\W\d_]+ ){0,6}?{moves_away}(?!\w)")
_MOVES_HIM = pattern(r"(?<!\w)(?<!được ){moves_away}(?!\w)[^.;:]{0,40}$")
_TO_ANOTHER = pattern(r",?\s+{to_another}(?!\w)", flags=0)
_MOVING_CHARS = 60
_COMES_TO = pattern(
    r"[^.;:\n]{0,90}?(?<!\w)(?:{gives_office}|{to_another})(?: [^.,;:\n]{0,60}?)?(?:{around:post} )?",
)
_COMMITTEE = pattern(r"{has_members}(?!\w)")
_IS_BROUGHT_TO = pattern(r"[^.;:\n]{0,90}?(?<!\w){gives_office}(?: [^.,;:\n]{0,60}?)?(?:{around:post} )?")
_GIVES = pattern(r"(?<!\w)(?:{gives_office}|{moves_away}|{around:elects})(?!\w)[^.;:\n]{0,40}$")
_ELECTED = pattern(r"{offices:elected}(?!\w)")
"""Offices that come with an election, beside which someone may keep another of the same unit."""
_OF_PROVINCE = pattern(r"(?<!\w){of_province}(?!\w)")
_STAYS = pattern(r"{membership}")
"""Membership of a committee, which who is moved to another office keeps."""


def _folded_kinds() -> str:
    return alternatives(map(fold, unit_kinds()))


_OF_UNIT = pattern(r"\s{kinds}(?! uy)(?!\w)", flags=0, kinds=_folded_kinds)
"""A kind of unit, in folded text, behind a body."""
_ENDS_WITH_UNIT = pattern(r"(?<!\w){kinds}$", flags=0, kinds=_folded_kinds)


def read_offices(reading: Reading, official: Official) -> Iterator[Office]:
    """Every office of a mention, in the order of the text."""
    former = False
    moved_until = _moved_until(reading.text, official)
    appointed = _appointed(reading.text, official)
    for span in sorted((*official.offices, *official.left), key=lambda span: span.start):
        words = said(reading.text, span.start, span.end)
        # "nguyên Phó Bí thư Huyện ủy, Chủ tịch UBND huyện": what was held before, up to what is given now.
        former = bool(_FORMER.match(words.text)) or (
            former and not _GIVEN_NOW().search(reading.text, official.name.start, span.start)
        )
        is_dead = _DEAD_BEFORE.search(reading.text, max(0, span.start - 4), span.start) is not None
        is_left = span.end <= moved_until and not _STAYS().match(words.text)
        is_left |= _OF_BEFORE.match(reading.text, span.end) is not None
        is_left |= appointed is not None and span.end < appointed.start and _gives_way(words, appointed)
        office = _office(words, former=former or is_dead or span in official.left or is_left)
        yield (
            _of_issuer(office, reading.text, reading.original, reading.header.issuer)
            if words.text.isupper()
            else office
        )


def _moved_until(text: str, official: Official) -> int:
    """Where the offices end that someone leaves for another: "A, Bí thư xã X được luân chuyển … giữ chức …"; 0 if none.

    The verb stands behind them, or before the name with the new office behind them.
    """
    ends = [official.name.end, *(span.end for span in official.offices)]
    moved = [end for end in ends if _MOVED().match(text, end)]
    before = _MOVES_HIM().search(text, max(0, official.name.start - _MOVING_CHARS), official.name.start)
    if before:
        moved += [end for end in ends[1:] if end > official.name.end and _TO_ANOTHER().match(text, end)]
    return min(moved, default=0)


def _appointed(text: str, official: Official) -> Said | None:
    """The office to which a sentence appoints or elects the person, where others stand before it; None if it does not.

    "bổ nhiệm ông A, Phó Trưởng phòng …, giữ chức Trưởng phòng …", "ông A, …, được bầu giữ chức …".
    """
    spans = sorted(official.offices, key=lambda span: span.start)
    told = _GIVES().search(text, max(0, official.name.start - _MOVING_CHARS), official.name.start) is not None
    for one, other in itertools.pairwise(spans):
        between = _COMES_TO() if told else _IS_BROUGHT_TO()
        if one.start > official.name.end and between.fullmatch(text, one.end, other.start):
            return said(text, other.start, other.end)
    return None


def _gives_way(old: Said, new: Said) -> bool:
    """Whether who comes to an office cannot keep the one before: another unit's, or a second one of the staff."""
    if any(_STAYS().match(office.text) or _COMMITTEE().match(office.text) for office in (old, new)):
        return False
    levels = [_level(written_out(office.text)) for office in (old, new)]
    if None not in levels and levels[0] != levels[1]:
        return True
    places = [place_of(written_out(office.text)) for office in (old, new)]
    if None not in places and places[0] != places[1]:
        return True
    return not any(_ELECTED().match(office.text) for office in (old, new))


def _level(name: str) -> str | None:
    """The level of an office's unit, by the body in which it is held too: a province has a "Sở"."""
    return level_of(name) or ("tỉnh" if _OF_PROVINCE().search(name) else None)


def _office(words: Said, *, former: bool) -> Office:
    before = _FORMER.match(words.text)
    bare = words.text[before.end() :] if before else words.text
    shouted = bare.isupper() and " " in bare
    full = written_out(f"ủy viên {bare}" if _COMMITTEE().match(bare) else bare)
    name = " ".join(map(_respelled, (office_in_sentence_case(full) if shouted else full).split()))
    name = _CAPITAL_PARTS().sub(lambda part: part[0][:1].upper() + part[0][1:], name[:1].upper() + name[1:])
    return Office(name, level_of(name), place_of(name), words, former or bare != words.text)


def _of_issuer(office: Office, text: str, head: str, issuer: str | None) -> Office:
    """The office of who signs with the body that issues: "PHÓ CHỦ TỊCH" → "Phó Chủ tịch Ủy ban nhân dân huyện"."""
    bodies = (signed_for(text, office.said.start), issuer, *bodies_of_head(head))
    names = [name for body in bodies if body and (name := headed(office.name, written_out(body))) != office.name]
    if not names:
        return office
    name = next((name for name in names if len(name) > len(names[0]) and name.startswith(names[0])), names[0])
    return replace(office, name=name, level=level_of(name), place=place_of(name))


def is_membership(office: Office) -> bool:
    """Whether someone is but a member of a body: "Ủy viên Ban Thường vụ"."""
    return _STAYS().match(office.name) is not None


def _respelled(word: str) -> str:
    """A word with its tone mark where the new spelling has it: "Uỷ" → "Ủy"."""
    plain = normalise_word(word)
    return word if plain == word.lower() or word.isupper() else plain.capitalize() if word[:1].isupper() else plain


def is_part(office: Office, held: Office) -> bool:
    """Whether an office is the other one, said shorter: "Ủy viên Ban Thường vụ" of "Ủy viên Ban Thường vụ Tỉnh ủy"."""
    one, other = (_compared(each) for each in (office, held))
    return office.former == held.former and (other == one or other.startswith(f"{one} "))


def _compared(office: Office) -> str:
    return fold(" ".join(map(normalise_word, office.name.split())))


def are_one(office: Office, held: Office, *, apart: bool) -> bool:
    """Whether two offices of a person are one, said fuller or shorter.

    One that is former elsewhere in the document, in mentions `apart`, is the same if only the unit is said shorter.
    """
    if office.former == held.former:
        return is_part(office, held) or is_part(held, office)
    short, long = sorted((_compared(office), _compared(held)), key=len)
    if not apart or (long != short and not long.startswith(f"{short} ")):
        return False
    rest = long[len(short) :]
    has_body = len(short.split()) > _HEAD_WORDS
    return not rest or (has_body and (_OF_UNIT().match(rest) or _ENDS_WITH_UNIT().search(short)) is not None)
