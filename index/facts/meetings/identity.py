"""What a mention says of which meeting it means, and whether two of them can mean one."""

import datetime
import re
from dataclasses import dataclass

from index.entities.bodies import in_sentence_case
from index.entities.dates import WrittenDate
from index.entities.places import place_of
from index.facts.meetings.words import COLLECTIVE, UNIT_AT_START
from index.language.numerals import number_value
from index.language.text import UPPER, fold_space, normalise_word
from index.layout import Span
from index.lexicon.tables import alternatives, from_lexicon, rows

_ANY_ORGAN = "ban"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose meeting it is.

    Attributes:
        body: Where the body is named.
        level, organ, place: Of what kind of unit it is, which kind of body, and the unit's name.
        terms: Where its terms are named.
        term_keys: Them without what spelling may change.
    """

    body: Span | None = None
    level: str | None = None
    organ: str | None = None
    place: str | None = None
    terms: tuple[Span, ...] = ()
    term_keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class When:
    """When it is said to be held.

    Attributes:
        day: Its year perhaps missing.
        is_same_day: Whether it is later on the day that the text tells of.
        is_later: Whether it is later on the same day, or at a time that is planned.
        has_period: Whether its time of the year names it: "kỳ họp thường lệ giữa năm 2018".
    """

    day: WrittenDate | None = None
    is_same_day: bool = False
    is_later: bool = False
    has_period: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two meetings that are named together: "kỳ họp thứ nhất và thứ hai".

    Attributes:
        own, other: Where the ordinals of this one and of the other one stand.
        other_ordinal: What the other's is.
    """

    own: Span
    other: Span
    other_ordinal: int


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """A meeting's word with what is said of it.

    Attributes:
        start, end: Offsets of the word with qualifiers, ordinal, body and term.
        named_end: Where its subject ends, if it has one ("… triển khai nhiệm vụ tháng 3"), else `end`.
        kind: One word for all that mean the same.
        pair: With which it is named, its words said once.
        several: Whether it means several meetings, or any.
        this: Whether it is said to be "this" one.
        is_bare: Whether it is its word alone: "hội nghị".
        paragraph: Which of the paragraphs it stands in.
    """

    start: int
    end: int
    named_end: int
    kind: str
    ordinal: int | None = None
    pair: Pair | None = None
    whose: Whose = Whose()
    when: When = When()
    several: bool = False
    this: bool = False
    is_bare: bool = False
    paragraph: int = 0

    @property
    def names_itself(self) -> bool:
        """Whether its own words say which meeting it is, and not its sentence's subject."""
        return self.ordinal is not None or self.names_body or bool(self.whose.terms)

    def name_in(self, text: str, *, with_subject: bool) -> str:
        """What the text calls it, of two that are named together with its own ordinal only."""
        end = self.named_end if with_subject else self.end
        if self.pair is None:
            return fold_space(text[self.named_start : end])
        own, other = self.pair.own, self.pair.other
        first, last = min(own.start, other.start), max(own.end, other.end)
        return fold_space(text[self.named_start : first] + text[own.start : own.end] + text[last:end])

    @property
    def named_start(self) -> int:
        """Where its name begins: with the body before it, if one stands there ("HĐND huyện khóa XX, kỳ họp thứ 7")."""
        if self.whose.body is None or self.ordinal is None or self.names_body:
            return self.start
        return min(self.start, self.whose.body.start)

    @property
    def names_body(self) -> bool:
        """Whether the body stands within its own words."""
        return (
            self.whose.body is not None
            and self.start <= self.whose.body.start
            and self.whose.body.end <= self.named_end
        )

    @property
    def says(self) -> tuple[object, ...]:
        """All that tells it from another."""
        on = self.when.day
        day = (on.day, on.month, on.year) if on else None
        whose = self.whose
        return self.kind, self.ordinal, whose.level, whose.organ, whose.place, whose.term_keys, day, self.this

    @property
    def date(self) -> datetime.date | None:
        """The day with its year, where both are written together."""
        return self.when.day.value if self.when.day else None

    @property
    def singles_out(self) -> bool:
        """Whether it can be no other meeting than one."""
        congress = self.kind == "đại hội" and self.whose.terms and self.whose.body
        counted = self.ordinal is not None and (self.kind in _counted() or self.whose.body is not None)
        return counted or self.when != When() or bool(congress)


@from_lexicon
def _counted() -> frozenset[str]:
    """Kinds of meetings that a body counts: of others a number says only how often something was held again."""
    return frozenset(row["kind"] for row in rows("meetings", uses="counted"))


def _told(what: str, name: str) -> str | None:
    """What the first row that fits tells of a body, its "organ" or "level"."""
    return next((told for told, words in _telling(what) if words.search(name)), None)


@from_lexicon
def _telling(what: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What is told, in the table's order, by which words."""
    around = {"start": ("^", ""), "word": (r"(?<!\w)", r"(?!\w)"), "named": (r"(?<!\w)", "(?= )"), "anywhere": ("", "")}
    made = []
    for row in (row for row in rows("organs") if row[what]):
        before, after = around[row["where"]]
        never = f"(?! (?:{alternatives(row.several('not_before'))}))" if row["not_before"] else ""
        made.append((row[what], re.compile(f"{before}{alternatives([row.key])}{after}{never}")))
    return tuple(made)


def identity_of(body: str) -> tuple[str | None, str | None, str | None]:
    """Level, kind and unit's name of a body."""
    name = in_sentence_case(body)
    key = " ".join(normalise_word(word) for word in name.split())
    organ = None if UNIT_AT_START().match(key) else _told("organ", key) or _ANY_ORGAN
    level = _told("level", key)
    if key in ("đảng", "đảng cộng sản việt nam"):
        level = "trung ương"
    return level, organ, place_of(name)


def is_collective(body: str, organ: str | None, place: str | None) -> bool:
    """Whether a body is any of many: "đảng bộ các cấp", "chi bộ"."""
    if COLLECTIVE().search(body):
        return True
    return organ == "chi bộ" and place is None and not re.search(rf"chi bộ.* [{UPPER}]", body)


def term_key(term: str) -> str:
    """A term without what spelling may change: "khóa 28", "2020-2025"."""
    years = re.findall(r"\d{4}", term)
    return "-".join(years) if years else f"khóa {number_value(term.split()[-1])}"


def _is_of_another(one: MeetingMention, other: MeetingMention) -> bool:
    """Whether the first's term is another one's than the second's ordinal: the tenth congress elects the tenth term."""
    terms = {key for key in one.whose.term_keys if key.startswith("khóa")}
    return bool(terms) and other.ordinal is not None and f"khóa {other.ordinal}" not in terms


def _are_other_days(one: MeetingMention, other: MeetingMention) -> bool:
    """Whether two are said to be on different days, which those of one ordinal may be: it goes on for some days."""
    if one.when.day is None or other.when.day is None or (one.ordinal is not None and one.ordinal == other.ordinal):
        return False
    if one.date and other.date:
        return one.date != other.date
    return (one.when.day.day, one.when.day.month) != (other.when.day.day, other.when.day.month)


def agree(one: MeetingMention, other: MeetingMention) -> bool:
    """Whether nothing that two mentions say keeps them from being one meeting."""
    pairs = ((one.ordinal, other.ordinal), (one.whose.level, other.whose.level), (one.whose.place, other.whose.place))
    if _are_other_days(one, other):
        return False
    if one.kind != other.kind or any(a is not None and b is not None and a != b for a, b in pairs):
        return False
    organs = {one.whose.organ, other.whose.organ} - {None}
    if len(organs) > 1 and not organs <= {"đảng", "ban chấp hành"}:
        return False
    if one.kind == "đại hội" and any(_is_of_another(a, b) for a, b in ((one, other), (other, one))):
        return False
    for years in (True, False):
        mine, others = ({key for key in m.whose.term_keys if ("-" in key) == years} for m in (one, other))
        if mine and others and mine != others:
            return False
    return True
