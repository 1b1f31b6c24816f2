"""The officials that a document names, each with every office that it gives them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from index.entities.bodies import level_of, office_in_sentence_case, place_of
from index.entities.names import RANK
from index.entities.offices import find_offices
from index.entities.officials import Official, find_names, find_officials
from index.entities.units import COMMUNE, DISTRICT, PROVINCE, name_key, split_label, units_named
from index.facts.types import LEAST_CONFIDENCE, Office, OfficialFact, Said, said
from index.language.text import fold, fold_space, normalise_word, tokens
from index.lexicon.abbreviations import written_out
from index.lexicon.people import FAMILY_NAMES
from index.structure.paragraphs import Paragraph
from index.structure.reading import Reading
from index.types import Span

_DIRECT, _SHARED, _UNSURE, _LONE_NAME = 0.95, 0.75, 0.7, 0.6
_RARE_FAMILY_NAME = 0.1
"""How much less certain a name is that begins with no family name of the table."""
_GIVEN_NOW = re.compile(r"giữ chức|bầu làm|bổ nhiệm|hiện|nay là")
_CAPITAL_PARTS = re.compile(r"(?<=Phó )(?:chủ tịch|bí thư|trưởng|giám đốc|chánh)|(?<=Quyền )(?:chủ tịch|bí thư)")
"""What keeps its capital inside an office that stood in capitals: "PHÓ CHỦ TỊCH"."""
_STATE_BODY = re.compile(r"(?:Ủy ban|Hội đồng) nhân dân(?: (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã))?")
_PARTY_BODY = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy")
_FORMER = re.compile(r"(?:nguyên|cựu)\s", re.IGNORECASE)
_DEAD_BEFORE = re.compile(r"(?<!\w)cố\s+$", re.IGNORECASE)
_MOVES = re.compile(
    r"(?<!\w)(?:điều động|luân chuyển|biệt phái|giữ chức|bổ nhiệm|chỉ định|nhận (?:công tác|nhiệm vụ))(?!\w)",
    re.IGNORECASE,
)
_MOVING_CHARS = 120
_HEAD_WORDS = 2
"""Of so few words an office names no body: "Chủ tịch"."""
_OF_UNIT = re.compile(r"\s(?:huyen|tinh|xa|phuong|quan|thi (?:xa|tran)|thanh pho)(?! uy)(?!\w)")
_ENDS_WITH_UNIT = re.compile(r"(?<!\w)(?:huyen|tinh|xa|phuong|quan|thi tran|thanh pho)$")
_SIGNATURE_CHARS = 160
_LINES_BELOW = 3
"""How far below the office the name of who signed stands, in paragraphs."""
_ITEM = re.compile(r"(?:[-–+•*]|\d{1,2}[.)])\s*(?:mời\s+)?(?:ông|bà|đồng chí|đ/c)\s", re.IGNORECASE)
"""Someone in a list whose office the line above may say ("Các Ủy viên:")."""
_ALONE = re.compile(rf"(?:{RANK}|[\s.,])*", re.IGNORECASE)
"""What may stand before the name of who signed."""
# Leaders of the past whom texts commemorate under an office of the state or the Party as a whole.
_COMMEMORATED = frozenset(
    {
        "hồ chí minh", "tôn đức thắng", "trần phú", "lê hồng phong", "hà huy tập", "nguyễn văn cừ", "trường chinh",
        "lê duẩn", "nguyễn văn linh", "phạm văn đồng", "huỳnh thúc kháng", "võ chí công", "phạm hùng", "nguyễn hữu thọ",
    }
)  # fmt: skip
_OF_THE_NATION = frozenset({"chủ tịch", "chủ tịch nước", "tổng bí thư", "thủ tướng", "quyền chủ tịch nước"})


_Unit = tuple[int, str]
"""Level and name, as they are compared."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name with the offices beside it.

    Attributes:
        at: Its number among those of the document.
        units: What the offices held now name as theirs.
        moves: Whether an office is given, so that one person may have had another elsewhere.
    """

    at: int
    official: Official
    offices: tuple[Office, ...]
    units: frozenset[_Unit]
    moves: bool


@dataclass(slots=True)
class _Person:
    """The mentions that are of one person.

    Attributes:
        units: Those of all mentions.
        offices: Of one of several namesakes, those that are given with a unit, each once.
        is_namesake: Whether somebody else of the document has the same name.
        is_unsure: Whether a mention may as well be the namesake's.
    """

    mentions: list[_Mention]
    units: frozenset[_Unit] = frozenset()
    offices: tuple[Office, ...] = ()
    is_namesake: bool = False
    is_unsure: bool = False


def find_officials_of(reading: Reading) -> list[OfficialFact]:
    """The officials of a document in the order of their first mention; namesakes of two units are two."""
    mentions: dict[str, list[_Mention]] = {}
    for at, official in enumerate((*_in_paragraphs(reading), *_in_signatures(reading))):
        if not _is_commemorated(reading.text, official):
            name = " ".join(tokens(reading.text[official.name.start : official.name.end]))
            mentions.setdefault(name, []).append(_mention(reading, at, official))
    people = [person for held in mentions.values() for person in _people(held)]
    facts = [_fact(reading, person) for person in sorted(people, key=lambda person: person.mentions[0].at)]
    return [fact for fact in facts if fact.confidence >= LEAST_CONFIDENCE]


def _mention(reading: Reading, at: int, official: Official) -> _Mention:
    offices = tuple(_offices(reading, official))
    units = frozenset(_unit(office.place) for office in offices if office.place and not office.former)
    before = max(0, official.span.start - _MOVING_CHARS)
    return _Mention(at, official, offices, units, _MOVES.search(reading.text, before, official.span.end) is not None)


def _people(mentions: list[_Mention]) -> list[_Person]:
    """The people of one name: those whose offices name different units of one level are not the same."""
    known: list[_Person] = []
    for mention in mentions:
        alike = [person for person in known if _share(person.units, mention.units)]
        if len(alike) == 1:
            _join(alike[0], [mention])
        elif mention.units:
            person = _Person([])
            for one in alike:
                known.remove(one)
                _join(person, one.mentions)
            _join(person, [mention])
            known.append(person)
    apart = [person for person in known if any(_contradict(person.units, other.units) for other in known)]
    if not apart or any(mention.moves for mention in mentions):
        return [_Person(mentions)]
    people: list[_Person] = []
    for person in apart:
        other = next((held for held in people if not _contradict(held.units, person.units)), None)
        if other is None:
            people.append(person)
        else:
            _join(other, person.mentions)
    for person in people:
        offices = (office for mention in person.mentions for office in mention.offices)
        person.offices = tuple({(office.name, office.former): office for office in offices}.values())
    placed = {mention.at for person in people for mention in person.mentions}
    for mention in mentions:
        if mention.at not in placed:
            _enter(mention, people)
    for person in people:
        person.is_namesake = True
        person.mentions.sort(key=lambda mention: mention.at)
    return people


def _join(person: _Person, mentions: Sequence[_Mention]) -> None:
    person.mentions += mentions
    person.units = person.units.union(*(mention.units for mention in mentions))


def _enter(mention: _Mention, people: Sequence[_Person]) -> None:
    """Give a mention to the one of several namesakes that it fits; where that is open, to the first."""
    fitting = [person for person in people if not _contradict(person.units, mention.units)] or people
    same = [person for person in fitting if any(_holds(person, office) for office in mention.offices)]
    fitting = same or fitting
    fitting[0].is_unsure |= len(fitting) > 1
    fitting[0].mentions.append(mention)


def _holds(person: _Person, office: Office) -> bool:
    """Whether the mentions that name their unit give this office, perhaps said fuller."""
    return any(_is_part(office, held) for held in person.offices)


def _share(units: Collection[_Unit], others: Collection[_Unit]) -> bool:
    """Whether a unit of both is the same, perhaps cut short: "xã Tân" and "xã Tân An"."""
    return any(
        level == other_level and (name.startswith(other) or other.startswith(name))
        for level, name in units
        for other_level, other in others
    )


def _contradict(units: Collection[_Unit], others: Collection[_Unit]) -> bool:
    """Whether they are different units of one level and none is the same."""
    return bool({level for level, _ in units} & {level for level, _ in others}) and not _share(units, others)


def _unit(place: str) -> _Unit:
    """A unit by its level and name: a district that became a town is still the same."""
    kind, name = split_label(place)
    if kind == "thành phố":
        is_province = any(row.level == PROVINCE for row in units_named(kind, name, without_marks=False))
        return (PROVINCE if is_province else DISTRICT), name_key(name)
    level = PROVINCE if kind == "tỉnh" else DISTRICT if kind in ("huyện", "quận", "thị xã") else COMMUNE
    return level, name_key(name)


def _in_paragraphs(reading: Reading) -> Iterator[Official]:
    """The officials of each paragraph; an office on a line that ends with a colon is that of the items below."""
    text = reading.text
    shared: Span | None = None
    for paragraph in reading.paragraphs:
        start, end = paragraph.start, paragraph.end
        shared = shared if _ITEM.match(text, start, end) else None
        yield from find_officials(text, start, end, shared=shared)
        if text[end - 1] == ":":
            offices = [office for office in find_offices(text, start, end, _nobody) if office.end + 1 == end]
            shared = offices[0] if offices else None


def _in_signatures(reading: Reading) -> Iterator[Official]:
    """Who signed: a line in capitals that ends with an office, then, a line or two below, a name alone."""
    for at, block in enumerate(reading.paragraphs):
        offices = _signing_offices(reading.text, block)
        for below in reading.paragraphs[at + 1 : at + 1 + _LINES_BELOW] if offices else ():
            names = list(find_names(reading.text, below.start, below.end))
            if len(names) != 1 or names[0].end != below.end:
                continue
            if _ALONE.fullmatch(reading.text, below.start, names[0].start):
                yield Official(names[0], (offices[-1],))
                break


def _signing_offices(text: str, block: Paragraph) -> list[Span]:
    """The offices at the end of a line in capitals."""
    if not text[block.start : block.end].isupper() or block.end - block.start > _SIGNATURE_CHARS:
        return []
    offices = find_offices(text, block.start, block.end, _nobody)
    return [office for office in offices if not text[office.end : block.end].strip(" .,")]


def _nobody(_text: str, _at: int) -> bool:
    return False


def _is_commemorated(text: str, official: Official) -> bool:
    """Whether a leader of the past is meant: "Chủ tịch Tôn Đức Thắng"."""
    if _line(text, official.name) not in _COMMEMORATED:
        return False
    return all(_line(text, office) in _OF_THE_NATION for office in (*official.offices, *official.left))


def _line(text: str, span: Span) -> str:
    return " ".join(map(normalise_word, text[span.start : span.end].split()))


def _fact(reading: Reading, person: _Person) -> OfficialFact:
    fullest = max(
        (mention.official for mention in person.mentions),
        key=lambda official: len(official.offices) - len(official.shared),
    )
    offices: list[Office] = []
    for mention in person.mentions:
        earlier = len(offices)
        for office in mention.offices:
            at = next((at for at, held in enumerate(offices) if _are_one(office, held, apart=at < earlier)), None)
            if at is None:
                offices.append(office)
            else:
                fuller = max(offices[at], office, key=lambda office: len(office.name))
                offices[at] = replace(fuller, former=office.former or offices[at].former)
    name = reading.text[fullest.name.start : fullest.name.end]
    confidence = _confidence(name, fullest)
    return OfficialFact(
        _as_name(name),
        tuple(offices),
        _place(reading, offices) if not person.is_namesake else _own_place(person),
        reading.header.date,
        fullest.span,
        min(confidence, _UNSURE) if person.is_unsure else confidence,
    )


def _place(reading: Reading, offices: Sequence[Office]) -> str | None:
    """The unit that the offices name, or else the document's, if an office is of that level."""
    place = next((office.place for office in offices if office.place and not office.former), None)
    header = reading.header
    own = header.place or place_of(header.issuer or "")
    if place is None and own is not None:
        return own if level_of(own) in {office.level for office in offices} else None
    return place


def _own_place(person: _Person) -> str | None:
    """The first unit that one of several namesakes' offices name: never the document's, by which both would be one."""
    offices = (office for mention in person.mentions for office in mention.offices)
    return next((office.place for office in offices if office.place and not office.former), None)


def _offices(reading: Reading, official: Official) -> Iterator[Office]:
    """Every office of a mention, in the order of the text."""
    former = False
    for span in sorted((*official.offices, *official.left), key=lambda span: span.start):
        words = said(reading.text, span.start, span.end)
        # "nguyên Phó Bí thư Huyện ủy, Chủ tịch UBND huyện": what was held before, up to what is given now.
        former = bool(_FORMER.match(words.text)) or (
            former and not _GIVEN_NOW.search(reading.text, official.name.start, span.start)
        )
        is_dead = _DEAD_BEFORE.search(reading.text, max(0, span.start - 4), span.start) is not None
        office = _office(words, former=former or is_dead or span in official.left)
        yield _of_issuer(office, reading.header.issuer) if words.text.isupper() else office


def _office(words: Said, *, former: bool) -> Office:
    bare = _FORMER.sub("", words.text)
    shouted = bare.isupper() and " " in bare
    full = written_out(bare)
    name = " ".join(map(_respelled, (office_in_sentence_case(full) if shouted else full).split()))
    name = _CAPITAL_PARTS.sub(lambda part: part[0][:1].upper() + part[0][1:], name[:1].upper() + name[1:])
    return Office(name, level_of(name), place_of(name), words, former or bare != words.text)


def _of_issuer(office: Office, issuer: str | None) -> Office:
    """The office of who signs with the body that issues: "PHÓ CHỦ TỊCH" → "Phó Chủ tịch Ủy ban nhân dân huyện"."""
    bodies = (
        _STATE_BODY if office.name.endswith("Chủ tịch") else _PARTY_BODY if office.name.endswith("Bí thư") else None
    )
    body = bodies.match(written_out(issuer)) if bodies and issuer else None
    if body is None:
        return office
    name = f"{office.name} {body[0]}"
    return replace(office, name=name, level=level_of(name))


def _respelled(word: str) -> str:
    """A word with its tone mark where the new spelling has it: "Uỷ" → "Ủy"."""
    plain = normalise_word(word)
    return word if plain == word.lower() or word.isupper() else plain.capitalize() if word[:1].isupper() else plain


def _is_part(office: Office, held: Office) -> bool:
    """Whether an office is the other one, said shorter: "Ủy viên Ban Thường vụ" of "Ủy viên Ban Thường vụ Tỉnh ủy"."""
    one, other = (_compared(each) for each in (office, held))
    return office.former == held.former and (other == one or other.startswith(f"{one} "))


def _compared(office: Office) -> str:
    return fold(" ".join(map(normalise_word, office.name.split())))


def _are_one(office: Office, held: Office, *, apart: bool) -> bool:
    """Whether two offices of a person are one, said fuller or shorter.

    One that is former elsewhere in the document, in mentions `apart`, is the same if only the unit is said shorter.
    """
    if office.former == held.former:
        return _is_part(office, held) or _is_part(held, office)
    short, long = sorted((_compared(office), _compared(held)), key=len)
    if not apart or (long != short and not long.startswith(f"{short} ")):
        return False
    rest = long[len(short) :]
    has_body = len(short.split()) > _HEAD_WORDS
    return not rest or (has_body and (_OF_UNIT.match(rest) or _ENDS_WITH_UNIT.search(short)) is not None)


def _as_name(name: str) -> str:
    """A name on one line; one in capitals as names are written."""
    name = fold_space(name)
    return name.title() if name.isupper() and len(name) > 3 else name


def _confidence(name: str, official: Official) -> float:
    syllables = name.split()
    if len(syllables) == 1:
        return _LONE_NAME
    own = {*official.offices, *official.left} - {*official.shared}
    confidence = _DIRECT if own else _SHARED
    return confidence if normalise_word(syllables[0]) in FAMILY_NAMES else confidence - _RARE_FAMILY_NAME
