"""People and their offices as office news writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.entities.holders.held_offices import BETWEEN_PEOPLE, DASHES, NAMED, Head, OfficeReader, Person
from index.entities.names import TITLE_BEFORE, find_names
from index.layout import Span
from index.lexicon.patterns import pattern

_IN_TURN = re.compile(r"lần lượt", re.IGNORECASE)
_PLURAL_BEFORE = pattern(r"các (?:{people:address}|ông, bà|ông \(bà\))(?: là)?[\s:]*$")
_NO_REMARK = r"(?!\b{around:ends_remark}\b|{around:ends_remark_inside})"
_REMARK = pattern(rf"(?:{_NO_REMARK}[^.:;\n]){{0,80}};\s*{NAMED}")
"""Between two items of a list with a colon: ", do nghỉ hưu; "."""
_REPLACES = pattern(rf"(?:^|[^\w.;:\n])[^.;:\n]*?(?<!\w){{around:replaces}}\s+{NAMED}\s*$")
"""Between two people: the second leaves what the first comes to."""
_COMES_TO = pattern(r"\s+(?:làm|{around:holds})(?!\w)")
"""Behind the name of whom someone replaces: what follows is the office that passes from the one to the other."""
_HELD_BY_MANY = pattern(r"(?:{offices:shared}|phó)(?!\w)")
"""Offices that several people of one body hold."""
_LABEL = pattern(r"{offices:label}(?!\w)")
"""What a list is called by, and no office of who is listed with one: "các đồng chí Thường trực Huyện ủy: A, Bí thư"."""


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
    if not names:
        return
    starts = {name.start for name in names}
    reader = OfficeReader(text, start, lambda _, at: at in starts)
    group = _Group(text, Head((shared,), is_listed=True) if shared else None)
    edges = [*(name.start for name in names[1:]), end]
    for name, edge in zip(names, edges, strict=True):
        group.add(reader.person(name, edge), edge)
    yield from sorted(group.found, key=lambda official: official.name.start)


class _Group:
    """Gives the people of a list what is said once for them.

    Attributes:
        found: The officials so far.
    """

    def __init__(self, text: str, head: Head | None) -> None:
        self.text = text
        self.head = head
        self.found: list[Official] = []
        self.last: Person | None = None
        self.waiting: list[Person] = []
        """People joined to the next one who were not given an office by a verb: the next one's may be theirs too."""
        self.plural = self.titled = False
        self.is_first = True

    def add(self, person: Person, edge: int) -> None:
        """Enter the next person; the one after stands at `edge`."""
        if self._replaces(person):
            return
        self._join(person)
        self.last = person
        self.waiting.append(person)
        if _IN_TURN.search(self.text, person.name.end, edge) and len(person.given) == len(self.waiting):
            for member, office in zip(self.waiting, person.given, strict=True):
                self._enter(member, (*member.own, office))
            self.waiting = []
            return
        self._enter(person, (*person.own, *person.given))
        if person.given:
            self._share(person.given, to_named=_HELD_BY_MANY().match(self.text, person.given[0].start) is not None)
            self.waiting = []
        elif self.plural and person.own and self.text[person.name.end : person.name.end + 4].lstrip()[:1] in DASHES:
            self._share(person.own, to_named=False)
            self.waiting = []

    def _replaces(self, person: Person) -> bool:
        """Enter who leaves the last one's office: "A giữ chức Bí thư, thay đồng chí B", "A thay B làm Bí thư"."""
        last = self.last
        if last is None or not _REPLACES().search(person.gap):
            return False
        is_his = bool(last.given) or _COMES_TO().match(self.text, person.name.end) is None
        taken = last.given or (last.own if is_his else person.given)
        if not is_his:
            self._enter(last, person.given)
        left = tuple(dict.fromkeys((*person.left, *taken)))
        self._enter(replace(person, left=left), (*person.own, *(person.given if is_his else ())))
        return True

    def _join(self, person: Person) -> None:
        """Tell whether the person belongs to the list of those before."""
        is_titled = TITLE_BEFORE().search(person.gap) is not None
        follows = not self.is_first and BETWEEN_PEOPLE().fullmatch(person.gap) is not None
        if not follows and self.head and self.head.is_listed and not self.is_first:
            follows = _REMARK().fullmatch(person.gap) is not None
        if person.head:
            self.head, self.titled = person.head, is_titled
        elif not (follows or self.is_first) or (is_titled and not self.titled and not self.is_first):
            self.head = None
        elif self.is_first:
            self.titled = is_titled
        if not follows:
            self.waiting = []
            start = person.name.start
            self.plural = bool(_PLURAL_BEFORE().search(self.text, max(0, start - 20), start))
        self.is_first = False

    def _enter(self, person: Person, offices: tuple[Span, ...]) -> None:
        """Enter a person's offices with those said for all."""
        shared = self.head.offices if self.head else ()
        if offices and self.head and self.head.is_listed:
            shared = tuple(office for office in shared if not _LABEL().match(self.text, office.start))
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
