"""Where a text means a meeting: its word with the qualifiers, ordinal, body, term and subject that name it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.facts.meetings.days import day_before, day_beside, is_coming, is_on_same_day
from index.facts.meetings.identity import MeetingMention, Pair, When, Whose, identity_of, is_collective, term_key
from index.facts.meetings.words import BODY, BODY_SAID, NAMED_PARTY_BODY, TERM, TERM_SAID, UNIT_ALONE
from index.language.numerals import number_value
from index.language.sentences import trim
from index.language.text import tokens
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, rows
from index.structure.reading import Reading

_HEAD = pattern(r"(?<!\w){meetings:head}(?!\w)")
_NO_MEETING_BEFORE = pattern(r"{hall} $")
_NO_MEETING_AFTER = pattern(r" {sports}(?!\w)|,? viên(?!\w)")
_MANY_BEFORE = pattern(r"(?<!\w)(?:{many}|(?<![\d/-] )(?<![\d/-])\d{1,2})(?: (?:cuộc|buổi))? $")
_MANY_AFTER = pattern(r" {many}(?!\w)")
_WORDED = r"{ordinal}|mười(?: [^\W\d_]+)?|[^\W\d_]+ mươi(?: [^\W\d_]+)?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?![\d/%]|[.,]\d)|[ivxlc]+(?!\w)|{_WORDED})(?!\w)"
_ORDINAL = pattern(rf"(?:lần(?: thứ)?|thứ) {_NUMBER}")
_AND_ORDINAL = pattern(rf"và (?:(?:lần )?thứ|lần) {_NUMBER}")
_BARE_NUMBER = re.compile(r"(?P<number>[IVXLC]+|\d{1,2})(?![\w/.,%]*\d)(?!\w)")
_OF_YEAR = r"(?:(?:[/.-]| năm )\d{4})"
_PART = r"(?:tháng \d{1,2}|quý (?:[ivx]+|\d))"
_TIME_OF_YEAR = rf"{{edge_of_time}} năm(?: \d{{4}})?|{_PART}{_OF_YEAR}?|năm \d{{4}}"
_QUALIFIER = pattern(rf"(?:{{meetings:qualifier}}|tổng kết năm \d{{4}}|{_TIME_OF_YEAR})(?!\w)")
_PERIOD = pattern(rf"(?:{{edge_of_time}} )?năm \d{{4}}|{_PART}{_OF_YEAR}")
_BODY_BEFORE = pattern(rf"{BODY_SAID}(?:,? ?{TERM_SAID}){{0,3}},? $")
_NO_BODY_BEFORE = pattern(r"{no_body_before} $", flags=0)
_JOINT = re.compile(r"(?:\s*[,(–-]\s*|\)\s*,?\s*|\s+)")
_SESSION_ASIDE = r"(?:kỳ họp|phiên họp) {meetings:session_kind}[^,.;()]{0,24}?(?=,| {begins_whose})"
_YEARS = r"\d{4} ?[-–—] ?\d{4}"
_ASIDE = pattern(rf" ?\( ?(?:{_YEARS}|{{meetings:aside}}[^()]{{0,40}})\)(?=,? \S)|(?:,| [-–]) {_SESSION_ASIDE}")
_TOPIC = pattern(r"{meetings:topic}(?!\w)")
_OF_LIST = r"(?! dự kiến)(?: (?-i:[^\W\d_A-ZĐ]+)){1,9} (?:năm|quý) \d"
"""Behind a comma, what goes on with the subject up to its time: "tuyên truyền, vận động năm 2023"."""
_TOPIC_ENDS = pattern(rf"[;:()\n]|\.(?!\d)|,(?! chống|{_OF_LIST})|\s(?:{{topic_end}}|ngày \d{{1,2}})(?!\w)|$")
_BEFORE_SUBJECT = re.compile(r"\s+(?:[-–]\s+)?")
_FOR_SUBJECT = re.compile(r"\s+(?:[-–]\s+|để\s+|nhằm\s+)?")
_TOPIC_CHARS = 220
_QUOTED = re.compile(r"(?: [^\W\d_]+){0,6}:? [“\"][^“”\"\n]{3,200}[”\"]")
"""What a conference is about in quotes: "Hội thảo khoa học với chủ đề: “…”"."""
_TAKES_BARE_NUMBER = pattern(r"{takes_bare_number}$")
_SUBJECT_ORDINAL = pattern(rf"(?: (?!{{no_subject}})[^\W\d_]+){{1,12}} lần(?: thứ)? {_NUMBER}")
_LEAST_BODY_CHARS = 8
_OF_A_PERIOD = ("kỳ họp", "phiên họp")


@from_lexicon
def _kinds() -> dict[str, str]:
    """For each word that may mean a meeting, in lower case, the one that stands for all of its kind."""
    found = rows("meetings", uses="head")
    return {" ".join(tokens(spelling)): row["kind"] for row in found for spelling in row.spellings}


def find_meeting_mentions(reading: Reading) -> Iterator[MeetingMention]:
    """All that may mean a meeting, in order."""
    text = reading.text
    for number, paragraph in enumerate(reading.paragraphs):
        at = paragraph.start
        while match := _HEAD().search(text, at, paragraph.end):
            at = match.end()
            before = text[max(paragraph.start, match.start() - 24) : match.start()]
            if _NO_MEETING_BEFORE().search(before) or _NO_MEETING_AFTER().match(text, match.end()):
                continue
            mention = _read_mention(text, match, paragraph.start, paragraph.end)
            is_congress = mention.kind == "đại hội"
            if is_congress and mention.whose.body is None and mention.ordinal is None:
                mention = _with_subject(text, mention, paragraph.start)
            many = _MANY_BEFORE().search(before) or (is_congress and _MANY_AFTER().match(text, match.end()))
            mention = replace(mention, several=mention.several or bool(many), paragraph=number)
            mention = _with_day(text, mention, paragraph.start, paragraph.end)
            yield mention
            if pair := mention.pair:
                yield replace(mention, ordinal=pair.other_ordinal, pair=replace(pair, own=pair.other, other=pair.own))
            at = max(at, mention.end)


@dataclass(slots=True)
class _Parts:
    """What is read after a meeting's word, one part after the other.

    Attributes:
        end: Where the last one ends.
        topic_from: Where a kind of meeting begins that the subject may go on with: "giao ban cấp ủy tháng 6".
    """

    end: int
    topic_from: int | None = None
    ordinal: int | None = None
    second: int | None = None
    ordinals: list[Span] = field(default_factory=list)
    body: Span | None = None
    terms: list[Span] = field(default_factory=list)
    qualifiers: set[str] = field(default_factory=set)

    @property
    def has_period(self) -> bool:
        """Whether a qualifier says of which year it is."""
        return any(map(_PERIOD().fullmatch, self.qualifiers))

    def read_next(self, text: str, here: int, limit: int, *, comma: bool) -> bool:
        """Read the part at `here`, before which a comma may stand; False if there is none."""
        if (found := TERM.match(text, here, limit)) and (not comma or self.ordinal or self.body or self.terms):
            self.terms.append(Span(*found.span()))
        elif self.ordinal and not self.second and not self.body and (found := _AND_ORDINAL().match(text, here, limit)):
            self.second = number_value(found["number"], marked=True)
            self.ordinals.append(Span(found.start("number"), found.end("number")))
        elif not self.ordinal and (not comma or self.body) and (found := _ordinal_at(text, here, limit, at=self.end)):
            self.ordinal = number_value(found["number"], marked=True)
            self.ordinals.append(Span(found.start("number"), found.end("number")))
        elif (
            not self.body
            and (not comma or self.ordinal or self.has_period)
            and (found := BODY().match(text, here, limit) or UNIT_ALONE().match(text, here, limit))
        ):
            self.body = Span(found.start("body"), found.end("body"))
        elif not comma and (found := _QUALIFIER().match(text, here, limit)):
            self.qualifiers.add(found[0].lower())
            if self.topic_from is None and _TOPIC().fullmatch(found[0]):
                self.topic_from = self.end
        else:
            return False
        self.end = found.end()
        return True


def _read_parts(text: str, start: int, limit: int) -> _Parts:
    """All parts that go on with a meeting's word: ordinal, body, terms and qualifiers, in any order."""
    parts = _Parts(start)
    while joint := _JOINT.match(text, parts.end, limit):
        if aside := _ASIDE().match(text, parts.end, limit):
            parts.end = aside.end()
        elif not parts.read_next(text, joint.end(), limit, comma="," in joint[0]):
            break
    return parts


def _read_mention(text: str, match: re.Match[str], begin: int, limit: int) -> MeetingMention:
    """The mention whose word is matched, with all that belongs to it."""
    parts = _read_parts(text, match.end(), limit)
    end, body, terms = parts.end, parts.body, parts.terms
    subject_from = end if parts.topic_from is None or body else parts.topic_from
    named_end = end if parts.ordinal else _end_of_subject(text, subject_from, limit, bare=end == match.end())
    ordinal = parts.ordinal or _ordinal_in_subject(text, end, named_end)
    if "(" in text[match.start() : end] and text[end : end + 1] == ")":
        end += 1
    if body is None:
        body, more = _body_before(text, match.start(), begin)
        terms = terms or more
    level, organ, place = identity_of(text[body.start : body.end]) if body else (None, None, None)
    several = "trù bị" in parts.qualifiers and parts.ordinal is None and body is None
    several |= body is not None and ordinal is None and is_collective(text[body.start : body.end], organ, place)
    level = "trung ương" if "toàn quốc" in parts.qualifiers else level
    keys = frozenset(term_key(text[term.start : term.end]) for term in terms)
    named_end, kind = max(end, named_end), _kinds()[" ".join(tokens(match[0]))]
    is_bare = named_end == match.end()
    day = day_beside(text, named_end, limit, bare=is_bare)
    return MeetingMention(
        start=match.start(),
        end=end,
        named_end=named_end,
        kind=kind,
        ordinal=ordinal,
        pair=Pair(parts.ordinals[0], parts.ordinals[1], parts.second) if parts.second else None,
        whose=Whose(body, level, organ, place, tuple(terms), keys),
        when=When(day, has_period=kind in _OF_A_PERIOD and parts.has_period),
        several=several,
        this="lần này" in parts.qualifiers,
        is_bare=is_bare,
    )


def _ordinal_at(text: str, here: int, limit: int, *, at: int) -> re.Match[str] | None:
    """The ordinal at `here`: worded, or a bare number after "Đại hội", "Đảng" or "Trung ương"."""
    found = _ORDINAL().match(text, here, limit)
    if found:
        return found if number_value(found["number"], marked=True) else None
    if here != at + 1 or not _TAKES_BARE_NUMBER().search(text, max(0, at - 12), at):
        return None
    return _BARE_NUMBER.match(text, here, limit)


def _end_of_subject(text: str, at: int, limit: int, *, bare: bool) -> int:
    """Where the words end that say what a meeting was about; `at` if there are none."""
    if quoted := _QUOTED.match(text, at, limit):
        return quoted.end()
    joint = (_FOR_SUBJECT if bare else _BEFORE_SUBJECT).match(text, at, limit)
    if joint is None or not _TOPIC().match(text, joint.end(), limit):
        return at
    ends = _TOPIC_ENDS().search(text, joint.end(), min(limit, joint.end() + _TOPIC_CHARS))
    return trim(text, at, ends.start()).end if ends else at


def _ordinal_in_subject(text: str, at: int, end: int) -> int | None:
    """The ordinal after what a conference is for: "hội nghị hiệp thương lần thứ ba", "… tiên tiến lần thứ IV"."""
    found = _SUBJECT_ORDINAL().match(text, at, end)
    return number_value(found["number"], marked=True) if found else None


def _with_day(text: str, mention: MeetingMention, begin: int, limit: int) -> MeetingMention:
    """The mention with the day that its sentence begins with, or said to be held later."""
    if mention.when.day is not None or mention.several or mention.is_bare:
        return mention
    sentence = max(begin, *(text.rfind(mark, begin, mention.start) + len(mark) for mark in (". ", "; ")))
    day = day_before(text, sentence, mention.start)
    same_day = day is None and is_on_same_day(text, sentence, mention.start)
    later = day is None and (
        same_day or (mention.kind != "đại hội" and is_coming(text, max(mention.end, mention.named_end), limit))
    )
    return replace(mention, when=replace(mention.when, day=day, is_same_day=same_day, is_later=later))


def _body_before(text: str, start: int, begin: int) -> tuple[Span | None, list[Span]]:
    """The body named directly before a session: "HĐND huyện khóa XX, kỳ họp thứ 7"."""
    if start - begin < _LEAST_BODY_CHARS or _NO_BODY_BEFORE().search(text, start - _LEAST_BODY_CHARS, start):
        return None, []
    match = _BODY_BEFORE().search(text, max(begin, start - 120), start)
    if match is None:
        return None, []
    terms = [Span(*found.span()) for found in TERM.finditer(text, match.end("body"), start)]
    first, _, other = match["body"].partition(", ")
    begin = (
        match.end("body") - len(other) if first == other else match.start("body")
    )  # "Chủ tịch UBND huyện, UBND huyện"
    return Span(begin, match.end("body")), terms


def _with_subject(text: str, mention: MeetingMention, begin: int) -> MeetingMention:
    """A congress with the body that its sentence says to hold it: "Đảng bộ xã Thượng Kiệm … tổ chức Đại hội điểm"."""
    sentence = max(begin, text.rfind(". ", begin, mention.start) + 1)
    holds = re.search(
        r"tổ chức (?:thành công )?$", text[max(sentence, mention.start - 24) : mention.start], re.IGNORECASE
    )
    if not holds and "điểm" not in text[mention.start : mention.end]:
        return mention
    held = NAMED_PARTY_BODY().search(text, sentence, mention.start)
    if held is None:
        return mention
    level, organ, place = identity_of(held[0])
    whose = replace(mention.whose, body=Span(*held.span()), level=level, organ=organ, place=place)
    return replace(mention, whose=whose)
