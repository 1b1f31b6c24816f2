"""The officials that a document names, each with every office that it gives them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.entities.holders.officials import Official, find_officials
from index.entities.offices import find_offices
from index.facts.officials.belonging import Setting
from index.facts.officials.namesakes import Bearer, Naming, bearers_of, unit_of
from index.facts.officials.offices import are_one, is_membership, read_offices
from index.facts.types import LEAST_CONFIDENCE, Office, OfficialFact
from index.language.text import normalise_word, tokens
from index.layout import Span
from index.lexicon.kinds import family_names
from index.lexicon.patterns import pattern
from index.structure.papers.signatures import as_name, no_name
from index.structure.reading import Reading

_DIRECT, _SHARED, _UNSURE, _LONE_NAME = 0.95, 0.75, 0.7, 0.6
_RARE_FAMILY_NAME = 0.1
"""How much less certain a name is that begins with no family name of the table."""
_MOVES = pattern(r"(?<!\w)(?:{moves_away}|{gives_office})(?!\w)")
_MOVING_CHARS = 120
_PLACE_SYLLABLES = 2
_ITEM = pattern(r"(?:[-–+•*]|\d{1,2}[.)])\s*(?:mời\s+)?{people:address}\s")
"""Someone in a list whose office the line above may say ("Các Ủy viên:")."""
_COMMEMORATED = pattern(r"{commemorated}")
"""Leaders of the past whom texts commemorate under an office of the state or the Party as a whole."""
_OF_LIST = pattern(r"{offices:of_list}")
_STAFF = pattern(r"{offices:unregistered}(?!\w)")
_KEEPS = pattern(r"(?<!\w){keeps_office}\s(?:{around:post}\s)?$")
"""Before an office that someone keeps beside another or goes on with."""
_OF_THE_NATION = pattern(r"{office_of_nation}")


def find_officials_of(reading: Reading) -> list[OfficialFact]:
    """The officials of a document in the order of their first mention; namesakes of two units are two."""
    mentions: dict[str, list[Naming]] = {}
    for at, found in enumerate((*_in_paragraphs(reading), *_in_signatures(reading))):
        official = _without_posts(reading.text, found)
        if (
            (official.offices or official.left)
            and not _is_commemorated(reading.text, official)
            and not _is_place(reading, official)
        ):
            name = " ".join(tokens(reading.text[official.name.start : official.name.end]))
            mentions.setdefault(name, []).append(_mention(reading, at, official))
    people = [person for held in mentions.values() for person in bearers_of(held)]
    officials = [held.official for person in people for held in person.mentions]
    said = [span for official in officials for span in (*official.offices, *official.left)]
    setting = Setting(reading, said, mentions)
    facts = [_fact(setting, person) for person in sorted(people, key=lambda person: person.mentions[0].at)]
    return [fact for fact in facts if fact.offices and fact.confidence >= LEAST_CONFIDENCE]


def _mention(reading: Reading, at: int, official: Official) -> Naming:
    offices = tuple(read_offices(reading, official))
    units = frozenset(unit_of(office.place) for office in offices if office.place and not office.former)
    before = max(0, official.span.start - _MOVING_CHARS)
    return Naming(at, official, offices, units, _MOVES().search(reading.text, before, official.span.end) is not None)


def _in_paragraphs(reading: Reading) -> Iterator[Official]:
    """The officials of each paragraph; an office on a line that ends with a colon is that of the items below."""
    text = reading.text
    shared: Span | None = None
    above = Span(0, 0)
    for paragraph in reading.paragraphs:
        start, end = paragraph.start, paragraph.end
        if not _ITEM().match(text, start, end):
            shared = None
        elif text[above.start : above.end].endswith(":"):
            offices = find_offices(text, above.start, above.end, no_name)
            shared = next((office for office in offices if office.end + 1 == above.end), None)
        yield from find_officials(text, start, end, shared=shared)
        above = Span(start, end)


def _in_signatures(reading: Reading) -> Iterator[Official]:
    for signed in reading.signatures:
        yield Official(signed.name, (signed.office,), shared=(signed.office,) if signed.is_column else ())


def _is_commemorated(text: str, official: Official) -> bool:
    """Whether a leader of the past is meant: "Chủ tịch Tôn Đức Thắng"."""
    if not _COMMEMORATED().fullmatch(_line(text, official.name)):
        return False
    return all(_OF_THE_NATION().fullmatch(_line(text, office)) for office in (*official.offices, *official.left))


def _without_posts(text: str, official: Official) -> Official:
    """The person without posts of staff, which are no offices."""
    held, left = (
        tuple(office for office in offices if not _STAFF().match(text, office.start))
        for offices in (official.offices, official.left)
    )
    return replace(official, offices=held, left=left)


def _is_place(reading: Reading, official: Official) -> bool:
    """Whether what looks like a name is that of the unit whose office it stands behind: "Chủ tịch UBND xã Long Sậy"."""
    name = reading.text[official.name.start : official.name.end]
    office = next((held for held in official.offices if held.end + 1 == official.name.start), None)
    if office is None or len(name.split()) != _PLACE_SYLLABLES:
        return False
    unit = f"{reading.text[office.start : office.end].split()[-1]} {name}"
    header = reading.header
    said = " . ".join(filter(None, (header.place, header.issuer, header.title))).casefold()
    return unit.upper() in reading.original or unit.casefold() in said


def _line(text: str, span: Span) -> str:
    return " ".join(map(normalise_word, text[span.start : span.end].split()))


def _fact(setting: Setting, person: Bearer) -> OfficialFact:
    reading = setting.reading
    fullest = max(
        (mention.official for mention in person.mentions),
        key=lambda official: len(official.offices) - len(official.shared),
    )
    offices: list[Office] = []
    for mention in person.mentions:
        earlier = len(offices)
        for office in mention.offices:
            at = next(
                (at for at, held in enumerate(offices) if are_one(office, held, apart=at < earlier or office.former)),
                None,
            )
            if at is None:
                offices.append(office)
            else:
                fuller = max(offices[at], office, key=lambda office: len(office.name))
                is_kept = any(_KEEPS().search(reading.text, 0, o.said.start) for o in (office, offices[at]))
                offices[at] = replace(fuller, former=(office.former or offices[at].former) and not is_kept)
    name = reading.text[fullest.name.start : fullest.name.end]
    settled = tuple(office for office in setting.settled(offices) if not _OF_LIST().fullmatch(office.name))
    confidence = _confidence(reading.text, fullest)
    return OfficialFact(
        as_name(name),
        settled,
        _place(offices, settled, setting.own) if not person.is_namesake else _own_place(person),
        reading.header.date,
        fullest.span,
        min(confidence, _UNSURE) if person.is_unsure else confidence,
    )


def _place(offices: Sequence[Office], settled: Sequence[Office], own: str | None) -> str | None:
    """The unit that the offices name, or else that of the first one held, that of a member last."""
    named = next((office.place for office in offices if office.place and not office.former), None)
    held = [office for office in settled if office.place and not office.former]
    heads = [office for office in held if not is_membership(office)]
    of_paper = next((office.place for office in held if office.place == own), None)
    return named or of_paper or next((office.place for office in (*heads, *held, *settled) if office.place), None)


def _own_place(person: Bearer) -> str | None:
    """The first unit that one of several namesakes' offices name: never the document's, by which both would be one."""
    offices = (office for mention in person.mentions for office in mention.offices)
    return next((office.place for office in offices if office.place and not office.former), None)


def _confidence(text: str, official: Official) -> float:
    syllables = text[official.name.start : official.name.end].split()
    if len(syllables) == 1:
        return _LONE_NAME
    shared = {office for office in official.shared if not text[office.start : office.end].isupper()}
    own = {*official.offices, *official.left} - shared
    confidence = _DIRECT if own else _SHARED
    return confidence if normalise_word(syllables[0]) in family_names() else confidence - _RARE_FAMILY_NAME
