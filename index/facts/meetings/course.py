"""What a text tells of a meeting's course: who held and chaired it, where, who attended and what was on the agenda."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from index.entities.names import find_names, without_holder
from index.facts.meetings.words import BODY_SAID, TERM, TERM_SAID
from index.facts.types import Said, said
from index.language.sentences import trim
from index.language.text import UPPER, fold_space
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.pages.news import who_holds
from index.structure.paragraphs import Paragraph

_HOLDS = r"(?:{before_holding} )*(?:{holds}|{begins_meeting})(?!\w)"
_HOLDER = pattern(rf"(?<!\w)(?<!trưởng ){BODY_SAID}(?:,? \(?{TERM_SAID}\)?){{0,3}},? {_HOLDS}")
_UNIT_NAMED = rf"(?i:{{unit_kinds:unit}})(?: [{UPPER}](?:[^\W\d_]|['’](?=[^\W\d_]))*){{1,4}}"
_UNIT_HOLDS = pattern(rf"(?<!\w)(?<![^\W\d_] )(?P<body>{_UNIT_NAMED}) {_HOLDS}", flags=0)
_HOLDER_CHARS = 400
_VERB_CHARS = 20
_TOGETHER = pattern(r"(?<!\w){together_with}(?!\w)")
_ROOM_OF = pattern(r"(?:{venue}|tại)(?: (?:{of_room}|(?:số|tầng) \d+))* $")
_LED_BY = r"(?:,? do {people:address} [^.;:]{3,140}?)?"
_SOME_BODY = rf"(?:{{holding_body}}|[Tt]ổ công tác|[Đđ]oàn công tác|Ban [{UPPER}][^\W\d_]+) [^.;:]{{3,140}}?"
_OTHER_HOLDER = pattern(rf"(?<!\w)(?P<body>(?-i:{_SOME_BODY})){_LED_BY},? {_HOLDS}")
_RUN = re.compile(rf"(?<![\w-])[{UPPER}][^\W\d_]*(?:[ \u00a0][{UPPER}][^\W\d_]*)+")
_COMPANY = r"{company}(?: (?!{no_company_word}(?!\w))[^\s,.;:()]+){0,7}"
_SCHOOL = r"{school}(?: (?:{kind_of_school}|ptdt\w*)){0,4}"
_IN_NAME = pattern(rf"(?<!\w)(?:{_COMPANY}|{_SCHOOL}|{{street}}) $")
"""Before the name of a company, a school or a street, which may be a person's."""
_IN_NAME_CHARS = 80
_CHAIRED = pattern(r"(?<!\w)(?:{with_others} )?{chairs}(?!\w)")
_ANY_MEETING = r"{meetings:plain_head}"
_AND_SPEAKS = r"{guides}[^.;:]{0,40}?"
_CHAIR_AFTER = pattern(
    rf"(?: và {_AND_SPEAKS})? *{_ANY_MEETING}?[^.;:,]{{0,40}}?"
    r" *(?:{names_chairs}|:)(?: sự tham gia của)? *(?:các )?{people:address}"
)
_CHAIR_OBJECT = pattern(rf" *(?:(?:và )?{{guides}}[^.;,]{{0,40}})?(?:[,.;]|tại|buổi|{_ANY_MEETING}|$)")
_OTHER_ROLE = pattern(r"(?<!\w)(?:{attends}|{other_role})(?!\w)|;(?= (?:{attends}|cùng))")
_OF_MEETING = rf"(?: (?:buổi |tại )?{_ANY_MEETING})?"
_ATTENDED_IT = rf"{{attends}}(?: và)?(?:,? chỉ đạo| phát biểu)?{_OF_MEETING}(?: [^.;:,]{{0,40}}?)?"
_THERE_WERE = r" *(?:còn )?(?:có|gồm)(?: có)?(?: sự (?:tham dự|tham gia) của)?:?(?!\w)"
_WITH = r"với sự (?:tham dự|tham gia|có mặt) của"
_ATTENDED = pattern(rf"(?<!\w)(?:{_ATTENDED_IT}|thành phần(?: tham)? dự(?: {_ANY_MEETING})?){_THERE_WERE}|{_WITH}")
_ATTENDS = pattern(
    rf"(?<!\w){{attends}}(?:,? và| chỉ đạo|,? phát biểu(?: ý kiến| chỉ đạo)?| {_ANY_MEETING})*(?=[.,;]|$| và)"
)
_AT_MEETING = rf"(?:{{speaks}}|tại)(?: [^\W\d_]+){{0,3}}? {_ANY_MEETING}[^.;:,]{{0,40}}, "
_SPEAKER = pattern(rf"(?:{_AT_MEETING}|thay mặt [^.;:,]{{3,80}}, )?(?=(?:các )?{{people:address}} )")
_SPEAKS = pattern(r"(?<!\w){speaks}(?!\w)")
_SPEAKER_CHARS = 160
_LISTS_ATTENDEES = re.compile(r"(?:[IVX\d]+[.)-] ?)?(?:thành phần|đại biểu)(?: tham)? dự", re.IGNORECASE)
_NEXT_PART = re.compile(r"[IVX]+[.)-]")
_PARTS = pattern(r"(?:[^;,]|,(?! (?:và )?{attendees_go_on}(?!\w)))+")
_LIST_LEAD = pattern(r"[:\s]*(?:{leads_into_list}\s+)*")
_NO_AGENDA = pattern(r"{no_agenda}(?!\w)")
_OWN_PARAGRAPHS = 4
_NO_SUBJECT = pattern(r"(?<!\w){of_meeting}(?: {to_meeting})* $")
_DISCUSSED = r"(?P<verb>{discusses})(?!\w)(?P<more>(?:,? (?:và )?(?:{discusses}|thống nhất))*)"
_AGENDA = pattern(rf"(?<!\w)(?:{_ANY_MEETING}|{{who_discusses}})\b[^.;:]{{0,70}}?(?<!\w){_DISCUSSED}")


def find_holder(text: str, start: int, end: int) -> tuple[str, str | None] | None:
    """The body that is said to hold a meeting, and its term: "HĐND huyện khóa XX, nhiệm kỳ … tổ chức"."""
    start = max(start, end - _HOLDER_CHARS)
    patterns = (_HOLDER(), _OTHER_HOLDER(), _UNIT_HOLDS())
    found = (pattern.search(text, start, min(len(text), end + _VERB_CHARS)) for pattern in patterns)
    match = next((match for match in found if match and match.end("body") <= end), None)
    subject = who_holds(text[start : min(len(text), end + _VERB_CHARS)])
    whole = TERM.split(subject)[0].rstrip(" ,(") if subject else None
    if match is None:
        return (whole, None) if whole else None
    terms = [fold_space(found[0]) for found in TERM.finditer(text, match.end("body"), match.end())]
    body = fold_space(match["body"])
    first, _, others = body.partition(", ")
    if _ROOM_OF().search(text, start, match.start("body")) or first == others:
        body = body.rpartition(", ")[2]
    body = without_holder(body)
    if whole and (body.lower() in whole.lower() or _TOGETHER().search(text, start, match.start("body"))):
        body = whole  # the body of which only a part is in the tables, or that with which it is held
    return body, ", ".join(terms) or None


def find_chairs(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Said]:
    """The names of those who are said to chair it, in order."""
    found: dict[str, Said] = {}
    for sentence in _sentences_with(text, paragraphs, "hủ t"):
        for verb in _CHAIRED().finditer(text, sentence.start, sentence.end):
            for span in _chair_names(text, sentence, verb):
                name = said(text, span.start, span.end)
                found.setdefault(name.text, name)
    yield from found.values()


def _chair_names(text: str, sentence: Span, verb: re.Match[str]) -> list[Span]:
    """The names that one "chủ trì" is said of: those after "Chủ trì … có", else its subject's before it."""
    after = _CHAIR_AFTER().match(text, verb.end(), sentence.end)
    if after:
        stop = _OTHER_ROLE().search(text, after.end(), sentence.end)
        return list(_names(text, max(verb.end(), after.end() - 9), stop.start() if stop else sentence.end))
    if not _CHAIR_OBJECT().match(text, verb.end(), sentence.end):
        return []
    begin = sentence.start
    for role in _OTHER_ROLE().finditer(text, sentence.start, verb.start()):
        between = text[role.end() : verb.start()]
        if not re.fullmatch(r"(?: chỉ đạo)?,? (?:và )?", between):
            begin = role.end()
    return list(_names(text, begin, verb.start()))


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    """The names, also one that a unit's name runs into: "Chủ tịch HĐND huyện Krông Pắk Trần Hồng Tiến"."""
    at = start
    while run := _RUN.search(text, at, end):
        at = run.end()
        if _IN_NAME().search(text, max(start, run.start() - _IN_NAME_CHARS), run.start()):
            continue
        starts = [run.start() + found.start() for found in re.finditer(r"\S+", run[0])]
        for begin in starts:
            name = next(find_names(text, begin, run.end()), None)
            if name is not None and name.start == begin:
                if not text[begin:].startswith(("Văn Phòng", "Văn phòng")):
                    yield name
                break


def _sentences_with(text: str, paragraphs: Sequence[Paragraph], word: str) -> Iterator[Span]:
    """The sentences that hold a word."""
    for paragraph in paragraphs:
        if text.find(word, paragraph.start, paragraph.end) >= 0:
            yield from (span for span in paragraph.sentences if text.find(word, span.start, span.end) >= 0)


def find_attendees(
    text: str, paragraphs: Sequence[Paragraph], *, chairs: Collection[str], speakers: Iterable[str]
) -> Iterator[Said]:
    """Who is said to have attended: the names, and groups as the text lists them.

    Args:
        chairs: Names of those who chaired it: speaking does not make them attendees too.
        speakers: Names of those who asked something of the meeting.
    """
    found: dict[str, Said] = {}
    for sentence in _sentences_with(text, paragraphs, "ự "):
        match = _ATTENDED().search(text, sentence.start, sentence.end)
        items: list[Span] = []
        if match:
            items = list(_listed(text, match.end(), sentence.end))
        elif (attends := _ATTENDS().search(text, sentence.start, sentence.end)) and not _CHAIRED().search(
            text, sentence.start, sentence.end
        ):
            items = list(_names(text, sentence.start, attends.start()))
        for item in items:
            held = said(text, item.start, item.end)
            found.setdefault(held.text, held)
    spoke = (Span(at, at + len(name)) for name in speakers if (at := text.find(name)) >= 0)
    for name in (*_in_list(text, paragraphs), *spoke, *_speakers(text, paragraphs)):
        held = said(text, name.start, name.end)
        if held.text not in chairs:
            found.setdefault(held.text, held)
    yield from found.values()


def _in_list(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    """The names in the part of minutes that lists who attended, one a line."""
    listing = False
    for paragraph in paragraphs:
        begins = _LISTS_ATTENDEES.match(text, paragraph.start, paragraph.end)
        if begins and text[paragraph.start : paragraph.end].isupper():
            listing = True
        elif _NEXT_PART.match(text, paragraph.start, paragraph.end):
            listing = False
        elif listing:
            yield from itertools.islice(_names(text, paragraph.start, paragraph.end), 1)


def _speakers(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    """Who is said to speak, report or propose something at the meeting."""
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            if speaker := _SPEAKER().match(text, sentence.start, sentence.end):
                end = min(sentence.end, speaker.end() + _SPEAKER_CHARS)
                name = next(_names(text, speaker.end(), end), None)
                if name and _SPEAKS().search(text, name.end, end):
                    yield name


def _listed(text: str, start: int, end: int) -> Iterator[Span]:
    """The items of a list of people: the names of each part between semicolons, or the part if it names nobody."""
    for part in _PARTS().finditer(text, start, end):
        item = trim(text, *part.span())
        chairs = _CHAIRED().search(text, item.start, item.end)
        if chairs:
            break
        names = list(_names(text, item.start, item.end))
        if names:
            yield from names
            continue
        lead = _LIST_LEAD().match(text, item.start, item.end)
        item = trim(text, lead.end() if lead else item.start, item.end)
        while item.start < item.end and text[item.end - 1] in ".…,":
            item = trim(text, item.start, item.end - 1)
        if item.end - item.start > 3:
            yield item


def find_agenda(text: str, paragraphs: Sequence[Paragraph], *, tasks: Iterable[Said] = ()) -> Iterator[Said]:
    """What is said to have been heard, discussed or passed.

    Args:
        tasks: What is still to be done: no part of it was on the agenda.
    """
    asked = [Span(task.start, task.end) for task in tasks]
    found: dict[str, Said] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.is_caption or paragraph.is_heading:
            continue
        for sentence in paragraph.sentences:
            match = _AGENDA().search(text, sentence.start, min(sentence.end, sentence.start + 400))
            if match and number > _OWN_PARAGRAPHS and " thứ " in text[match.start() : match.start("verb")]:
                continue  # what another session did
            if match and (match.start() > sentence.start + 60 or _NO_AGENDA().match(text, sentence.start)):
                continue
            if match and _NO_SUBJECT().search(text[sentence.start : match.start()]):
                continue  # "thực hiện Nghị quyết Đại hội để triển khai …"
            for item in _agenda_items(text, match, sentence.end) if match else ():
                if any(task.start <= item.start and item.end <= task.end for task in asked):
                    continue
                held = said(text, item.start, item.end)
                found.setdefault(held.text, held)
    yield from found.values()


def _agenda_items(text: str, match: re.Match[str], end: int) -> Iterator[Span]:
    """The parts between semicolons, from the verb on; after a colon only what goes on in lower case."""
    start = match.start("verb")
    colon = text.find(":", match.end(), end)
    if colon >= 0 and text[colon + 1 : colon + 3].strip()[:1].isupper():
        end = colon
    elif colon >= 0:
        start = colon + 1
    for part in re.finditer(r"[^;]+", text[start:end]):
        item = trim(text, start + part.start(), start + part.end())
        while item.start < item.end and text[item.end - 1] in ".…,":
            item = trim(text, item.start, item.end - 1)
        if text.count(" ", item.start, item.end) >= (7 if end == colon else 4):
            yield item
