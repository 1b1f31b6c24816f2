"""The offices that the words around a personal name give it."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.entities.holders.careers import career, joined
from index.entities.offices import IsName, find_offices, office_at, with_term
from index.entities.unit_names import RANK, TITLE
from index.layout import Span
from index.lexicon.patterns import pattern

_TERM = r"(?:,?\s?(?:khóa|khoá) \w+)?(?:,?\s?nhiệm kỳ [\d –-]{9,13})?"
_RANKED = rf"(?:{RANK}\s*)?"
NAMED = rf"(?:{TITLE}\s*)?{_RANKED}"
"""What may stand right before a name."""
DASHES = ("-", "–", "—")
# Between a name and its office, and between two offices of one person; before it "(bìa phải)" or a year of birth.
_REMARKED = (
    r"(?:\s?\((?!ảnh)[^()\n]{1,40}\)(?=\s?[,–-]))?(?:,?\s(?:sinh (?:năm|ngày)|SN) (?:[^,;:.\n]|\.(?=\d)){4,30})?"
)
_SIGN = rf"(?:\s*[,(–—:-]\s*|\s*/\s*|\s+)(?:{RANK}\s?[,–-]?\s)?"
_IS = r"(?:{around:now} |đồng thời )?(?:đang )?là"
_WORD_BETWEEN = rf"(?:(?:{_IS}|{{around:adds_office}}|và(?= [A-ZĐ])|chức (?:vụ|danh)\s?:)\s+)?"
_JOINT = pattern(rf"{_REMARKED}{_SIGN}{_WORD_BETWEEN}")
_BEFORE_NEXT = pattern(rf"\s*{_RANKED}")
# How a sentence goes on to an office that someone is given or gives up.
_TAKES_OFFICE = r"{around:holds}(?: {around:post}| cương vị)?"
_IS_ELECTED = r"(?:được )?{around:elects}(?: bổ sung)?(?: vào)?(?: (?:làm|là)| {around:post})"
_IS_MADE = r"được {around:elected}(?: bổ sung)?"
_WINS = r"{around:wins} cử(?: (?:vào )?{around:post})?"
_VERB_OF_OFFICE = rf"(?:{{around:takes_up}}|vào {{around:post}}|{_TAKES_OFFICE}|{_IS_ELECTED}|{_IS_MADE}|{_WINS})"
_WORKS_AS = r"(?:\s?\([^()\n]{1,40}\))?,?\s+(?:{around:now}\s+)*(?:là|làm)"
_GIVES_UP = r"(?:(?P<left>{around:left_or_former})\s+)?"
_GIVEN = pattern(rf"(?:{_WORKS_AS}|[^.;:\n]{{0,120}}?(?<!\w){_GIVES_UP}{_VERB_OF_OFFICE})\s+")
_NOT_HIS = pattern(r"(?<!\w){around:not_his}(?!\w)")
"""What makes an office that follows somebody else's, or one not held."""
# Between an office and the name of its holder behind it.
_WEAK = rf"\s*(?P<weak>[:–—-]|,(?=\s*(?:{TITLE}|{RANK})))"
_ALSO = r"(?:,?\s(?:đồng thời|và)\s[^.;:\n]{3,60}?)?"
_FOR = rf"(?P<term>{_TERM})(?:{_ALSO},?\s+(?P<for>đối với|cho)\s?:?)?"
_HELD_BY = pattern(rf"(?:\s?\([A-ZĐ&, -]{{2,20}}\))?(?:{_WEAK}|\s+là(?!\w)|{_FOR})\s*{NAMED}")
_LEFT_BEFORE = pattern(r"{around:left_before}(?!\w)[^.;]{0,60}$")
# A decision by which someone leaves the office that stands beside the name: before the name, and after the office.
_RETIRES = r"(?:hưởng|nghỉ)(?: theo)? (?:chế độ )?(?:hưu trí|hưu)"
_LEAVES = rf"(?:{{around:leaves}}|{_RETIRES}|thôi giữ (?:các )?{{around:post}}|thôi việc)(?!\w)"
_TO_WHOM = r"\s(?:đối với|cho|của)\s?:?\s*(?P<many>(?:các|hai|ba)\s)?"
_LEAVES_BEFORE = pattern(rf"(?<!\w)(?<!cán bộ ){_LEAVES}[^.;:\n]{{0,60}}?{_TO_WHOM}{NAMED}$")
_LEAVES_AFTER = pattern(
    rf",?\s+(?:đã\s+)?(?:được\s+|xin\s+)?(?:{{around:leaves}}|(?:nghỉ việc\s+(?:để\s+)?)?{_RETIRES})(?!\w)"
)
_LEAVING_CHARS = 140
_APPOINTS = pattern(r"{around:appoints}\s+$")
_LEADING_CHARS = 260
# An office said once for several people: "các đồng chí …:", "14 Ủy viên UBND huyện, trong đó có".
_SEVERAL_BEFORE = pattern(r"(?<!\w)(?:các|hai|ba|bốn|\d\d?)(?: (?:{people:address}|ông, bà))?(?: là)?\s+$")
_SAID_OF = r"(?:,?\s(?:trong đó )?{around:consists}(?=[ :]))?(?:\s+sau(?: đây)?)?\s?:?"
_LISTS = pattern(rf"{_TERM}(?:\s+qua các (?:thời kỳ|khóa))?{_SAID_OF}\s*(?:(?:{TITLE}|mời)\s*)?{_RANKED}")
_PEOPLE_AFTER = pattern(r"\s*,?\s*(?:gồm|là)\s(?:có )?(?:các|hai) {people:address}")
_SEVERAL = pattern(r"(?<!\w){people:several}(?!\w)")
_CHARGED = pattern(r"[^.;:\n]*?(?<!\w){around:charged}(?!\w)")
_CHARGED_CHARS = 160
_OF_MANY = pattern(r"(?:{offices:shared}|phó)(?!\w)")
"""Offices that several people of one body may hold, deputies among them."""
_STARTS = pattern(r"(?:^|[.;:\n“\"]\s*|{around:starts_chain}\s+)$")
_SENTENCE_STARTS = re.compile(r"(?:^|[.\n]\s*|-\s)$")
_PARTY_OFFICE = pattern(r"(?:nguyên )?{offices:party}")
"""What one person's chain of offices begins with: membership and Party offices come first."""
BETWEEN_PEOPLE = pattern(rf"(?:\s*\([^()]{{0,60}}\))?[\s,;)]*(?:và\s+)?(?:cùng\s+)?{NAMED}[\s:]*")


@dataclass(frozen=True, slots=True)
class Head:
    """What is said once for the people from a name on.

    Attributes:
        offices: Those that each holds, or, if `left`, gives up.
        is_listed: Whether a colon stands before the first person.
        is_direct: Whether it is said of the first person first of all, and of others only as they follow.
    """

    offices: tuple[Span, ...]
    left: bool = False
    is_listed: bool = False
    is_direct: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A name with what the words around it alone say.

    Attributes:
        gap: The text between the last person's offices and the name.
        own: Offices that stand before or after the name.
        given: Offices that the sentence's verb gives, and those that it takes.
        head: What is said for this person and those after.
        end: Where all that ends.
    """

    name: Span
    gap: str
    own: tuple[Span, ...]
    given: tuple[Span, ...]
    left: tuple[Span, ...]
    head: Head | None
    end: int


class OfficeReader:
    """Reads what stands around one name after the other.

    Attributes:
        before: Where the words of the last person end.
        all_leave: Whether the people of a list are those whom a decision lets go.
    """

    def __init__(self, text: str, start: int, is_name: IsName) -> None:
        self.text = text
        self.before = start
        self.is_name = is_name
        self.all_leave = False

    def person(self, name: Span, edge: int) -> Person:
        """The person of a name; the next name stands at `edge`."""
        gap = self.text[self.before : name.start]
        after = self._trailing(name.end, edge)
        given, left = self._given(after[-1].end if after else name.end, edge)
        member = None if given else joined(self.text, name, after[-1].end if after else name.end, edge, self.is_name)
        given += [member] if member else []
        before = list(find_offices(self.text, max(self.before, name.start - _LEADING_CHARS), name.start, self.is_name))
        head = self._said_for_list(before, name) if before else None
        leading = self._leading(before, name, has_others=bool(after or given)) if before and not head else []
        if leading and self._is_entry(leading, name) and _OF_MANY().match(self.text, leading[0].start):
            head = Head(tuple(leading), is_direct=True)
        own = [*leading, *after]
        left += [held for held in career(self.text, name.end, edge, self.is_name) if held not in (*own, *given, *left)]
        if own and not head and self._leaves(name, gap, own[-1].end):
            own, left = [], [*own, *left]
        spans = [*own, *given, *left]
        end = max([name.end, *(span.end for span in spans)])
        self.before = end
        return Person(name, gap, tuple(own), tuple(given), tuple(left), head, end)

    def _leaves(self, name: Span, gap: str, end: int) -> bool:
        """Whether a decision lets the person go from the office that ends there: "nghỉ hưu đối với đồng chí A, …"."""
        before = _LEAVES_BEFORE().search(self.text, max(self.before, name.start - _LEAVING_CHARS), name.start)
        follows = self.all_leave and BETWEEN_PEOPLE().fullmatch(gap) is not None
        self.all_leave = follows or (before is not None and before["many"] is not None)
        return before is not None or follows or _LEAVES_AFTER().match(self.text, end) is not None

    def _trailing(self, at: int, edge: int) -> list[Span]:
        """The offices that stand right after a name or another office, in order."""
        offices: list[Span] = []
        while joint := _JOINT().match(self.text, at, edge):
            office = office_at(self.text, joint.end(), edge, self.is_name)
            if office is None or (self._is_next_ones(office, edge) and not joint[0].lstrip().startswith(DASHES)):
                break
            offices.append(office)
            at = with_term(self.text, office, edge).end
        return offices

    def _is_next_ones(self, office: Span, edge: int) -> bool:
        """Whether an office stands right before the next name: "A và Phó Chủ tịch UBND huyện B"."""
        return self.is_name(self.text, edge) and bool(_BEFORE_NEXT().fullmatch(self.text, office.end, edge))

    def _given(self, at: int, edge: int) -> tuple[list[Span], list[Span]]:
        """The offices that a person is given or gives up after that."""
        given: list[Span] = []
        given_up: list[Span] = []
        while match := _GIVEN().match(self.text, at, edge):
            if _NOT_HIS().search(match[0]):
                break
            office = office_at(self.text, match.end(), edge, self.is_name)
            at = match.end()
            if office is None or self._is_next_ones(office, edge):
                continue
            offices = [office, *self._trailing(with_term(self.text, office, edge).end, edge)]
            (given_up if match["left"] else given).extend(offices)
            at = offices[-1].end
        return given, given_up

    def _leading(self, offices: Sequence[Span], name: Span, *, has_others: bool) -> list[Span]:
        """Those of the offices before a name that stand right before it and are its holder's."""
        joint = _HELD_BY().fullmatch(self.text, offices[-1].end, name.start)
        if joint is None:
            return [] if has_others else self._apposed(offices, name)
        if joint["for"] or (joint["weak"] and self._is_for_several(offices[-1])):
            return []
        if joint["weak"] == "," and self._are_charged(offices[-1].end, name):
            return []
        if joint["weak"] and has_others and not self._is_entry(offices, name):
            return []  # "…, Trưởng phòng Nội vụ, đồng chí A - Bí thư": the first is somebody else's
        return self._chain(offices)

    def _is_entry(self, offices: Sequence[Span], name: Span) -> bool:
        """Whether an office begins an entry of a list: "Phó Chủ tịch: Ông A, ông B"."""
        is_told = ":" in self.text[offices[-1].end : name.start]
        return is_told and self._starts_sentence(offices[-1])

    def _are_charged(self, office_end: int, name: Span) -> bool:
        """Whether people stand behind others who are charged alike: "Trưởng phòng Nội vụ, ông A chịu trách nhiệm …"."""
        several = _SEVERAL().search(self.text, office_end, name.start) is not None
        return several or _CHARGED().match(self.text, name.end, name.end + _CHARGED_CHARS) is not None

    def _apposed(self, offices: Sequence[Span], name: Span) -> list[Span]:
        """The offices that begin a sentence, before a comma and the name: "Chủ tịch HĐND huyện, A trao quà"."""
        if self.text[name.end : name.end + 1] in (",", ";"):
            return []
        chain = self._chain(offices) if self.text[offices[-1].end : name.start].strip() == "," else []
        return chain if chain and self._starts_sentence(chain[0]) else []

    def _starts_sentence(self, office: Span) -> bool:
        return _SENTENCE_STARTS.search(self.text, max(0, office.start - 12), office.start) is not None

    def _chain(self, offices: Sequence[Span]) -> list[Span]:
        """The last of the offices with those before that belong to the same person."""
        chain = [offices[-1]]
        for office in reversed(offices[:-1]):
            if self.text[office.end : chain[0].start].strip() not in (",", "kiêm", *DASHES, ""):
                break
            chain.insert(0, office)
        starts = _STARTS().search(self.text, max(0, chain[0].start - 20), chain[0].start)
        while len(chain) > 1 and not starts and not _PARTY_OFFICE().match(self.text, chain[0].start):
            chain.pop(0)  # "các phòng, Trưởng Công an xã, Bí thư Huyện ủy A": a list of others comes before
        return chain

    def _said_for_list(self, offices: Sequence[Span], name: Span) -> Head | None:
        """What is said once for the people from this name on: "các đồng chí Phó Bí thư Huyện ủy: A, …"."""
        sign = self.text[offices[-1].end : name.start].strip()
        if _LISTS().fullmatch(self.text, offices[-1].end, name.start):
            # Several offices are said for all only with a colon or "là": else the last one is a single person's.
            for at in range(0 if sign else len(offices) - 1, len(offices)):
                if self._is_chain(offices[at:]) and self._is_for_several(offices[at]):
                    return Head(tuple(offices[at:]), is_listed=":" in sign)
        return self._appointed(offices, name)

    def _is_chain(self, offices: Sequence[Span]) -> bool:
        """Whether nothing but commas stands between offices."""
        return all(self.text[one.end : other.start].strip() == "," for one, other in itertools.pairwise(offices))

    def _is_for_several(self, office: Span) -> bool:
        return bool(
            _SEVERAL_BEFORE().search(self.text, max(0, office.start - 24), office.start)
            or re.search(r"\bcác\b", self.text[office.start : office.end], re.IGNORECASE)
            or _PEOPLE_AFTER().match(self.text, office.end)
        )

    def _appointed(self, offices: Sequence[Span], name: Span) -> Head | None:
        """The offices that a decision takes from people or gives them: "miễn nhiệm chức vụ … đối với các ông: A; B"."""
        joint = _HELD_BY().fullmatch(self.text, offices[-1].end, name.start)
        if joint is None:
            return None
        if not joint["for"]:
            return Head((offices[-1],), left=True, is_direct=True) if self._is_left(offices[-1]) else None
        listed = ":" in joint[0]
        left_ones = [office for office in offices if self._is_left(office)]
        if left_ones:
            plain = [office for office in left_ones if not self.text.startswith("đại biểu", office.start)]
            return Head(tuple(plain), left=True, is_listed=listed, is_direct=not listed)
        appoints = _APPOINTS().search(self.text, max(0, offices[-1].start - 20), offices[-1].start)
        if joint["for"].lower() == "đối với" or appoints:
            return Head((offices[-1],), is_listed=listed, is_direct=not listed)
        return None

    def _is_left(self, office: Span) -> bool:
        return bool(_LEFT_BEFORE().search(self.text, max(self.before, office.start - 80), office.start))
