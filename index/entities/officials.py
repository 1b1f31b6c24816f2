"""People and their offices as office news writes them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.entities.names import RANK, TITLE, TITLE_BEFORE, find_names
from index.entities.offices import IsName, find_offices, office_at, with_term
from index.types import Span

__all__ = ["Official", "find_names", "find_officials"]

_TERM = r"(?:,?\s?(?:khóa|khoá) \w+)?(?:,?\s?nhiệm kỳ [\d –-]{9,13})?"
# Between a name and its office, and between two offices of one person; before it "(bìa phải)" or a year of birth.
_JOINT = re.compile(
    r"(?:\s?\((?!ảnh)[^()\n]{1,40}\)(?=\s?[,–-]))?(?:,?\s(?:sinh năm|SN) \d{4})?"
    rf"(?:\s*[,(–—:-]\s*|\s*/\s*|\s+)(?:{RANK}\s?[,–-]?\s)?"
    r"(?:(?:(?:hiện |hiện nay |nay |đồng thời )?(?:đang )?là|kiêm(?: nhiệm)?|tân|và(?= [A-ZĐ])|chức (?:vụ|danh)\s?:)"
    r"\s+)?",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")
_BEFORE_NEXT = re.compile(rf"\s*(?:{RANK}\s*)?", re.IGNORECASE)
# How a sentence goes on to an office that someone is given or gives up.
_VERB_OF_OFFICE = (
    r"(?:nhận nhiệm vụ|(?:giữ|đảm nhiệm|đảm nhận|đảm trách)(?: chức(?: vụ| danh)?| cương vị)?"
    r"|(?:được )?(?:bầu|bổ nhiệm|chỉ định|cử|phân công|điều động|phê chuẩn)(?: bổ sung)?(?: vào)?"
    r"(?: (?:làm|là)| chức(?: vụ| danh)?)"
    r"|được (?:bầu|bổ nhiệm|chỉ định|cử|phân công)(?: bổ sung)?"
    r"|(?:trúng|tái đắc|tái|đắc) cử(?: (?:vào )?chức(?: vụ| danh)?)?)"
)
_GIVEN = re.compile(
    r"(?:(?:\s?\([^()\n]{1,40}\))?,?\s+(?:(?:hiện|đang|đã|nay|lên)\s+)*(?:là|làm)"
    rf"|[^.;:\n]{{0,120}}?(?<!\w)(?:(?P<left>thôi|miễn nhiệm|từng|nguyên)\s+)?{_VERB_OF_OFFICE})\s+",
    re.IGNORECASE,
)
_NOT_HIS = re.compile(
    r"(?<!\w)(?:không|chưa|giới thiệu|ứng cử|dự kiến|đề nghị|trao|công bố|thay mặt|tặng hoa)(?!\w)", re.IGNORECASE
)
"""What makes an office that follows somebody else's, or one not held."""
# Between an office and the name of its holder behind it.
_HELD_BY = re.compile(
    rf"(?:\s?\([A-ZĐ&, -]{{2,20}}\))?(?:\s*(?P<weak>[:–—-]|,(?=\s*(?:{TITLE}|{RANK})))|\s+là(?!\w)|(?P<term>{_TERM})"
    rf"(?:,?\s+(?P<for>đối với|cho)\s?:?)?)\s*(?:{TITLE}\s*)?(?:{RANK}\s*)?",
    re.IGNORECASE,
)
_LEFT_BEFORE = re.compile(r"(?:thôi|miễn nhiệm|bãi nhiệm)(?!\w)[^.;]{0,60}$", re.IGNORECASE)
# A decision by which someone leaves the office that stands beside the name: before the name, and after the office.
_LEAVES = (
    r"(?:nghỉ hưu|(?:hưởng|nghỉ)(?: theo)? (?:chế độ )?(?:hưu trí|hưu)|nghỉ công tác|chuyển công tác"
    r"|thôi giữ (?:các )?chức(?: vụ| danh)?|thôi việc)(?!\w)"
)
_LEAVES_BEFORE = re.compile(
    rf"(?<!\w)(?<!cán bộ ){_LEAVES}[^.;:\n]{{0,60}}?\s(?:đối với|cho|của)\s?:?\s*(?P<many>(?:các|hai|ba)\s)?"
    rf"(?:{TITLE}\s*)?(?:{RANK}\s*)?$",
    re.IGNORECASE,
)
_LEAVES_AFTER = re.compile(
    r",?\s+(?:đã\s+)?(?:được\s+|xin\s+)?(?:nghỉ hưu"
    r"|(?:nghỉ việc\s+(?:để\s+)?)?(?:hưởng|nghỉ)(?: theo)? (?:chế độ )?(?:hưu trí|hưu)|nghỉ công tác"
    r"|chuyển công tác)(?!\w)",
    re.IGNORECASE,
)
_LEAVING_CHARS = 140
_APPOINTS = re.compile(r"(?:chức|chức vụ|chức danh|bổ nhiệm|bầu|bầu bổ sung|làm|giữ|nhiệm vụ)\s+$", re.IGNORECASE)
_IN_TURN = re.compile(r"lần lượt", re.IGNORECASE)
_LEADING_CHARS = 260
# An office said once for several people: "các đồng chí …:", "14 Ủy viên UBND huyện, trong đó có".
_SEVERAL_BEFORE = re.compile(
    r"(?<!\w)(?:các|hai|ba|bốn|\d\d?)(?: (?:đồng chí|đ/c|ông|bà|ông, bà))?(?: là)?\s+$", re.IGNORECASE
)
_LISTS = re.compile(
    rf"{_TERM}(?:\s+qua các (?:thời kỳ|khóa))?(?:,?\s(?:trong đó )?(?:gồm(?: có)?|có|là)(?=[ :]))?"
    r"(?:\s+sau(?: đây)?)?\s?:?"
    rf"\s*(?:(?:{TITLE}|mời)\s*)?(?:{RANK}\s*)?",
    re.IGNORECASE,
)
_PEOPLE_AFTER = re.compile(r"\s*,?\s*(?:gồm|là)\s(?:có )?(?:các|hai) (?:đồng chí|đ/c|ông|bà)", re.IGNORECASE)
_PLURAL_BEFORE = re.compile(r"các (?:đồng chí|đ/c|ông|bà|ông, bà|ông \(bà\))(?: là)?[\s:]*$", re.IGNORECASE)
_BETWEEN_PEOPLE = re.compile(
    rf"(?:\s*\([^()]{{0,60}}\))?[\s,;)]*(?:và\s+)?(?:cùng\s+)?(?:{TITLE}\s*)?(?:{RANK}\s*)?[\s:]*", re.IGNORECASE
)
_REMARK = re.compile(
    r"(?:(?!\bcó\b|\bphía\b|\bcùng\b|lãnh đạo|đại diện)[^.:;\n]){0,80};"
    rf"\s*(?:{TITLE}\s*)?(?:{RANK}\s*)?",
    re.IGNORECASE,
)
"""Between two items of a list with a colon: ", do nghỉ hưu; "."""
_STARTS = re.compile(r"(?:^|[.;:\n“\"]\s*|(?:đồng chí|đ/c|ông|bà|và|của|do|tân|có|gồm)\s+)$", re.IGNORECASE)
_SENTENCE_STARTS = re.compile(r"(?:^|[.\n]\s*|-\s)$")
_PARTY_OFFICE = re.compile(
    r"(?:nguyên )?(?:phó bí thư|bí thư|(?:(?:tỉnh|huyện|thành|thị|quận) )?(?:ủy|uỷ) viên|tuv|huv|uv|pbt)", re.IGNORECASE
)
"""What one person's chain of offices begins with: membership and Party offices come first."""
_HELD_BY_MANY = re.compile(
    r"(?:phó|pct|pbt|(?:(?:tỉnh|huyện|thành|thị|quận) )?(?:ủy|uỷ) viên|thành viên|thư ký)(?!\w)", re.IGNORECASE
)
"""Offices that several people of one body hold."""


@dataclass(frozen=True, slots=True)
class Official:
    """A person with the offices that the text gives beside the name.

    Attributes:
        name: Where the name stands.
        offices: Where each office stands, in order; at least one, or one of `left`.
        left: Offices that the text says the person gave up.
        shared: Those of `offices` and `left` that are said once for several people.
    """

    name: Span
    offices: tuple[Span, ...]
    left: tuple[Span, ...] = ()
    shared: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """From the first to the last of them; of an office said once for several people not."""
        spans = [self.name, *(span for span in (*self.offices, *self.left) if span not in self.shared)]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True)
class _Head:
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
class _Person:
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
    head: _Head | None
    end: int


def find_officials(
    text: str, start: int = 0, end: int | None = None, *, shared: Span | None = None
) -> Iterator[Official]:
    """The people in `text[start:end]` with the offices that the text gives them, those without any left out.

    Offices follow the name after a comma, a dash, a bracket or nothing ("A, Bí thư Huyện ủy, Chủ tịch HĐND huyện"),
    stand before it ("Bí thư Huyện ủy A", "Bí thư Huyện ủy là đồng chí A"), are given to it ("A … được bầu giữ chức Bí
    thư"), or are said once for a list ("các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: A, Trưởng Ban …; B, …").

    Args:
        text: A paragraph or document.
        start, end: The part that is read.
        shared: An office said before the part for the people with whom it begins.
    """
    end = len(text) if end is None else end
    names = list(find_names(text, start, end))
    starts = {name.start for name in names}
    reader = _Reader(text, start, lambda _, at: at in starts)
    group = _Group(text, _Head((shared,), is_listed=True) if shared else None)
    edges = [*(name.start for name in names[1:]), end][: len(names)]
    for name, edge in zip(names, edges, strict=True):
        group.add(reader.person(name, edge), edge)
    yield from sorted(group.found, key=lambda official: official.name.start)


class _Reader:
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

    def person(self, name: Span, edge: int) -> _Person:
        """The person of a name; the next name stands at `edge`."""
        gap = self.text[self.before : name.start]
        after = self._trailing(name.end, edge)
        given, left = self._given(after[-1].end if after else name.end, edge)
        before = list(find_offices(self.text, max(self.before, name.start - _LEADING_CHARS), name.start, self.is_name))
        head = self._said_for_list(before, name) if before else None
        leading = self._leading(before, name, has_others=bool(after or given)) if before and not head else []
        own = [*leading, *after]
        if own and not head and self._leaves(name, gap, own[-1].end):
            own, left = [], [*own, *left]
        spans = [*own, *given, *left]
        end = max([name.end, *(span.end for span in spans)])
        self.before = end
        return _Person(name, gap, tuple(own), tuple(given), tuple(left), head, end)

    def _leaves(self, name: Span, gap: str, end: int) -> bool:
        """Whether a decision lets the person go from the office that ends there: "nghỉ hưu đối với đồng chí A, …"."""
        before = _LEAVES_BEFORE.search(self.text, max(self.before, name.start - _LEAVING_CHARS), name.start)
        follows = self.all_leave and _BETWEEN_PEOPLE.fullmatch(gap) is not None
        self.all_leave = follows or (before is not None and before["many"] is not None)
        return before is not None or follows or _LEAVES_AFTER.match(self.text, end) is not None

    def _trailing(self, at: int, edge: int) -> list[Span]:
        """The offices that stand right after a name or another office, in order."""
        offices: list[Span] = []
        while joint := _JOINT.match(self.text, at, edge):
            office = office_at(self.text, joint.end(), edge, self.is_name)
            if office is None or (self._is_next_ones(office, edge) and not joint[0].lstrip().startswith(_DASHES)):
                break
            offices.append(office)
            at = with_term(self.text, office, edge).end
        return offices

    def _is_next_ones(self, office: Span, edge: int) -> bool:
        """Whether an office stands right before the next name: "A và Phó Chủ tịch UBND huyện B"."""
        return self.is_name(self.text, edge) and bool(_BEFORE_NEXT.fullmatch(self.text, office.end, edge))

    def _given(self, at: int, edge: int) -> tuple[list[Span], list[Span]]:
        """The offices that a person is given or gives up after that."""
        given: list[Span] = []
        given_up: list[Span] = []
        while match := _GIVEN.match(self.text, at, edge):
            if _NOT_HIS.search(match[0]):
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
        joint = _HELD_BY.fullmatch(self.text, offices[-1].end, name.start)
        if joint is None:
            return [] if has_others else self._apposed(offices, name)
        if joint["for"] or (joint["weak"] and self._is_for_several(offices[-1])):
            return []
        is_entry = joint["weak"] == ":" and self._starts_sentence(offices[-1])
        if joint["weak"] and has_others and not is_entry:
            return []  # "…, Trưởng phòng Nội vụ, đồng chí A - Bí thư": the first is somebody else's
        return self._chain(offices)

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
            if self.text[office.end : chain[0].start].strip() not in (",", "kiêm", *_DASHES, ""):
                break
            chain.insert(0, office)
        starts = _STARTS.search(self.text, max(0, chain[0].start - 20), chain[0].start)
        while len(chain) > 1 and not starts and not _PARTY_OFFICE.match(self.text, chain[0].start):
            chain.pop(0)  # "các phòng, Trưởng Công an xã, Bí thư Huyện ủy A": a list of others comes before
        return chain

    def _said_for_list(self, offices: Sequence[Span], name: Span) -> _Head | None:
        """What is said once for the people from this name on: "các đồng chí Phó Bí thư Huyện ủy: A, …"."""
        sign = self.text[offices[-1].end : name.start].strip()
        if _LISTS.fullmatch(self.text, offices[-1].end, name.start):
            # Several offices are said for all only with a colon or "là": else the last one is a single person's.
            for at in range(0 if sign else len(offices) - 1, len(offices)):
                if self._is_chain(offices[at:]) and self._is_for_several(offices[at]):
                    return _Head(tuple(offices[at:]), is_listed=":" in sign)
        return self._appointed(offices, name)

    def _is_chain(self, offices: Sequence[Span]) -> bool:
        """Whether nothing but commas stands between offices."""
        return all(self.text[one.end : other.start].strip() == "," for one, other in itertools.pairwise(offices))

    def _is_for_several(self, office: Span) -> bool:
        return bool(
            _SEVERAL_BEFORE.search(self.text, max(0, office.start - 24), office.start)
            or re.search(r"\bcác\b", self.text[office.start : office.end], re.IGNORECASE)
            or _PEOPLE_AFTER.match(self.text, office.end)
        )

    def _appointed(self, offices: Sequence[Span], name: Span) -> _Head | None:
        """The offices that a decision takes from people or gives them: "miễn nhiệm chức vụ … đối với các ông: A; B"."""
        joint = _HELD_BY.fullmatch(self.text, offices[-1].end, name.start)
        if joint is None:
            return None
        if not joint["for"]:
            return _Head((offices[-1],), left=True, is_direct=True) if self._is_left(offices[-1]) else None
        listed = ":" in joint[0]
        left_ones = [office for office in offices if self._is_left(office)]
        if left_ones:
            plain = [office for office in left_ones if not self.text.startswith("đại biểu", office.start)]
            return _Head(tuple(plain), left=True, is_listed=listed, is_direct=not listed)
        appoints = _APPOINTS.search(self.text, max(0, offices[-1].start - 20), offices[-1].start)
        if joint["for"].lower() == "đối với" or appoints:
            return _Head((offices[-1],), is_listed=listed, is_direct=not listed)
        return None

    def _is_left(self, office: Span) -> bool:
        return bool(_LEFT_BEFORE.search(self.text, max(self.before, office.start - 80), office.start))


class _Group:
    """Gives the people of a list what is said once for them.

    Attributes:
        found: The officials so far.
    """

    def __init__(self, text: str, head: _Head | None) -> None:
        self.text = text
        self.head = head
        self.found: list[Official] = []
        self.waiting: list[_Person] = []
        """People joined to the next one who were not given an office by a verb: the next one's may be theirs too."""
        self.plural = self.titled = False
        self.is_first = True

    def add(self, person: _Person, edge: int) -> None:
        """Enter the next person; the one after stands at `edge`."""
        self._join(person)
        self.waiting.append(person)
        if _IN_TURN.search(self.text, person.name.end, edge) and len(person.given) == len(self.waiting):
            for member, office in zip(self.waiting, person.given, strict=True):
                self._enter(member, (*member.own, office))
            self.waiting = []
            return
        self._enter(person, (*person.own, *person.given))
        if person.given:
            self._share(person.given, to_named=_HELD_BY_MANY.match(self.text, person.given[0].start) is not None)
            self.waiting = []
        elif self.plural and person.own and self.text[person.name.end : person.name.end + 4].lstrip()[:1] in _DASHES:
            self._share(person.own, to_named=False)
            self.waiting = []

    def _join(self, person: _Person) -> None:
        """Tell whether the person belongs to the list of those before."""
        is_titled = TITLE_BEFORE.search(person.gap) is not None
        follows = not self.is_first and _BETWEEN_PEOPLE.fullmatch(person.gap) is not None
        if not follows and self.head and self.head.is_listed and not self.is_first:
            follows = _REMARK.fullmatch(person.gap) is not None
        if person.head:
            self.head, self.titled = person.head, is_titled
        elif not (follows or self.is_first) or (is_titled and not self.titled and not self.is_first):
            self.head = None
        elif self.is_first:
            self.titled = is_titled
        if not follows:
            self.waiting = []
            start = person.name.start
            self.plural = bool(_PLURAL_BEFORE.search(self.text, max(0, start - 20), start))
        self.is_first = False

    def _enter(self, person: _Person, offices: tuple[Span, ...]) -> None:
        """Enter a person's offices with those said for all."""
        shared = self.head.offices if self.head else ()
        offices = tuple(office for office in offices if office not in shared)
        if self.head and self.head.left:
            held, left = offices, (*shared, *person.left)
        else:
            held, left = (*shared, *offices), person.left
        if held or left:
            is_own = person.head is not None and person.head.is_direct
            self.found.append(Official(person.name, held, left, () if is_own else shared))

    def _share(self, offices: tuple[Span, ...], *, to_named: bool) -> None:
        """Give offices to those who wait; to those with offices of their own only if several may hold it."""
        known = {official.name: at for at, official in enumerate(self.found)}
        for member in self.waiting[:-1]:
            at = known.get(member.name)
            if at is None:
                self.found.append(Official(member.name, offices, (), offices))
            elif to_named:
                held = self.found[at]
                self.found[at] = Official(held.name, (*held.offices, *offices), held.left, (*held.shared, *offices))
