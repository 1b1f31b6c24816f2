"""Personal names as office texts write them, told from units, streets, bodies and offices in capitals."""

import re
from collections.abc import Iterator

from index.entities.office_words import begins_office, head_length, is_unit
from index.entities.offices import office_at
from index.entities.unit_names import BLANK, LETTERS, RANK, SYLLABLE, TITLE, is_unit_name
from index.entities.units import DISTRICT, PROVINCE, is_known
from index.language.text import normalise_word, tokens
from index.layout import Span
from index.lexicon.kinds import family_names, kind_said, kinds_before_name, people_words, unions, words_around
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon

# "Ng. Văn An", "N.V. An": no vowel, so that a sentence's last word is none ("xã Bài Sơn. Đồng chí").
_SHORTENED = (
    rf"[BCDĐGHKLMNPQRSTVX][bcdđghklmnpqrstvx]{{0,2}}\.{BLANK}?(?:[{LETTERS}]\.{BLANK}?){{0,2}}{SYLLABLE}"
    rf"(?:{BLANK}{SYLLABLE}){{0,3}}"
)
_INITIALS = rf"(?:{BLANK}[{LETTERS}]\.(?:{BLANK}?[{LETTERS}]\.)?{BLANK}?{SYLLABLE})"
_IN_RUN = re.compile(rf"{SYLLABLE}\.?(?<![^\W\d_]{{2}}\.)|{SYLLABLE}")
_LONE = re.compile(rf"(?<![\w-]){SYLLABLE}(?=\s*[,(–-]\s*\w)")
_AFTER_LONE = re.compile(r"[\s,(–-]{1,4}")
_MOST_SYLLABLES = 5
_PLAIN_WORDS = 5
_HOLDER_BLANKS = 2
"""In a name that is no unit's: those of units have two syllables."""

TITLE_BEFORE = pattern(rf"(?<!\w){TITLE}\s*(?:{RANK}[\s,.]*)?$")
_TITLED = pattern(rf"(?<!\w)(?:{TITLE}\s*(?:{RANK}[\s,.]*)?|{RANK}\s+)$")
_IS_RANK = pattern(RANK)
_TITLE_CHARS = 32
_JOINED = re.compile(rf"[-–](?=[{LETTERS}][^\W\d_])")
_ITEM_BEFORE = re.compile(r"[;:]\s+(?:và\s+)?$")
_BEFORE_OFFICE = re.compile(r"\s*[,(–—:-]\s*")

_SMALL_PLACE = pattern(r"(?<!\w)(?:{unit_kinds:place}|{around:work})\s+$")
"""Small places and works, whose names of two syllables are no person's."""
# What bears a person's name.
_SCHOOL = r"trường(?: (?:{around:of_school}|PTDT\w*)){0,3}"
_NAMED_AFTER = pattern(rf"(?<!\w)(?:{{around:named_after}}|{_SCHOOL})\s*$")
_NAMED_CHARS = 32
# A company's form and trade, behind which its name must follow: "Công ty cổ phần Xây dựng Trần Hưng".
_COMPANY = pattern(r"(?<!\w){bodies:company}(?P<form>(?:\s(?:{bodies:of_company}|&|-)(?!\w),?)*)\s$")
_COMPANY_CHARS = 120


def find_names(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The personal names in `text[start:end]`.

    Two to five capitalised syllables that begin with a family name, or that a title such as "đồng chí" goes before; an
    office's capitals are not a name. One syllable is one between a title and an office ("đồng chí Hùng, Bí thư").
    """
    end = len(text) if end is None else end
    at = start
    while match := _run().search(text, at, end):
        yield from _lone_names(text, at, match.start())
        if _is_plain(text, match):
            at = match.end() - len(match[0].split()[-1])
            continue
        run = _Run(text, match)
        span = run.name()
        if span is not None:
            yield span
        at = run.goes_on if span is None else span.end
    yield from _lone_names(text, at, end)


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether no name begins in a run before its last word: no word is one of names, and no form of address is before.

    What an abbreviation or a sixth word may go on with is read word for word.
    """
    words = match[0].split()
    if len(words) > _PLAIN_WORDS or "." in match[0] or (text.startswith(".", match.end()) and len(words[-1]) < 4):
        return False
    if not _words_of_names().isdisjoint(map(normalise_word, words)):
        return False
    return not _is_titled(text, match.start()) and not _is_listed(text, match)


def _lone_names(text: str, start: int, end: int) -> Iterator[Span]:
    """Names of one syllable, which need a title before and an office after them."""
    for match in _LONE.finditer(text, start, end):
        if len(match[0]) < 2 or not _is_titled(text, match.start()):
            continue
        joint = _AFTER_LONE.match(text, match.end())
        if joint and begins_office(text, joint.end()) and not head_length([normalise_word(match[0])], 0):
            yield Span(match.start(), match.end())


def _is_titled(text: str, at: int) -> bool:
    return _TITLED().search(text, max(0, at - _TITLE_CHARS), at) is not None


def _is_listed(text: str, match: re.Match[str]) -> bool:
    """Whether the run begins an item of a list and an office follows it: "; Lù Thị Mẩy - Phó Bí thư"."""
    if not _ITEM_BEFORE.search(text, max(0, match.start() - 6), match.start()):
        return False
    joint = _BEFORE_OFFICE.match(text, match.end())
    return joint is not None and begins_office(text, joint.end())


class _Run:
    """A run of capitalised syllables that may be or hold a name.

    Attributes:
        titled: Whether a form of address goes before it, or it begins an item that an office follows.
        family: How many syllables a compound family name has; 0 if the run begins with none.
        goes_on: Where to search on if the run does not begin with a name.
    """

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.text = text
        self.match = match
        self.start = match.start()
        self.syllables = [found.span() for found in _IN_RUN.finditer(text, match.start(), match.end())]
        self.words = [normalise_word(text[start:end].rstrip(".")) for start, end in self.syllables]
        self.titled = False
        self.family = 0
        self.goes_on = self.syllables[0][1]

    def name(self) -> Span | None:
        """The name that the run begins with, without an office or unit run together with it."""
        words = self.words
        if begins_office(self.text, self.start) or self._is_bracketed():
            return None
        self.titled = _is_titled(self.text, self.start) or _is_listed(self.text, self.match)
        family = _compound_family().match(self.text, self.start, self.match.end())
        self.family = len(family[0].split()) if family else 0
        if (words[0] in people_words("capital_title") and not self._is_called_so()) or words[0] in kinds_before_name():
            return None
        if titles := self._title_length() or (2 if " ".join(words[:2]) in unions() else 0):
            self.goes_on = self.syllables[titles - 1][1]
            return None
        if self._is_headline():
            self.goes_on = self.match.end() if words[0] in family_names() or self.titled else self.goes_on
            return None
        if self._is_abbreviation():
            return None
        if place := self._place_length():
            self.goes_on = self.syllables[place - 1][1]
            return None
        if not (self.family or self.titled or self._begins_with_family()) or " ".join(words[:2]) in people_words(
            "no_name"
        ):
            return None
        if self._is_youth_union() or (count := self._length()) < 2 or self._is_compound(self.syllables[count - 1][1]):
            return None
        return Span(self.start, self.syllables[count - 1][1])

    def _is_compound(self, end: int) -> bool:
        """Whether another word in capitals is joined to it without a blank: "Festival Trà Thái Nguyên-Việt Nam"."""
        joined = _JOINED.match(self.text, end)
        return joined is not None and not self.titled and not begins_office(self.text, end + 1)

    def _is_called_so(self) -> bool:
        """Whether a form of address is the family name, for another one stands before it: "đồng chí Ông Văn Bảy"."""
        before = self.text[: self.start].rstrip(" \u00a0")[-1:]
        return self.titled and before not in (":", ";") and self.words[1] in people_words("middle")

    def _begins_with_family(self) -> bool:
        """Whether the first word is a family name, and in capitals not the word "và" of a sentence.

        A rare one is told by what stands behind it: "Thịnh Văn Kha".
        """
        if self.words[0] in family_names():
            return self.words[0] != "và" or not self.match[0].isupper()
        is_inside = len(self.words) > 2 and self.words[1] in people_words("middle") and not self.match[0].isupper()
        return is_inside and " ".join(self.words[1:3]) not in people_words("no_name") and not head_length(self.words, 0)

    def _title_length(self) -> int:
        """How many words in capitals are a title or rank before the name: "ĐẠI TÁ LÊ VĂN SÁU"."""
        first = " ".join(self.words[:2])
        return 2 if first == "đồng chí" or _IS_RANK().fullmatch(first) else 0

    def _is_bracketed(self) -> bool:
        """Whether the run stands in brackets alone: the unit that the person before belongs to."""
        return self.text[self.start - 1 : self.start] == "(" and self.text.startswith(")", self.match.end())

    def _is_abbreviation(self) -> bool:
        """Whether one of the first two words is in capitals and the run is not: "UBND", "Đoàn ĐBQH"."""
        first = [self.text[start:end].rstrip(".") for start, end in self.syllables[:2]]
        return not self.match[0].isupper() and any(len(word) > 1 and word.isupper() for word in first)

    def _is_headline(self) -> bool:
        """Whether a long run in capitals is a sentence or goes on as one: where a name in it ends cannot be told."""
        if len(self.words) < 4 or self.family or not self.match[0].isupper():
            return False
        return len(self.words) > 4 or self.text[self.match.end() : self.match.end() + 2].lstrip(" ")[:1].isalpha()

    def _is_youth_union(self) -> bool:
        before = self.text[max(0, self.start - 12) : self.start].split()
        is_called_so = self.words[1] in people_words("middle")  # "HĐND tỉnh Đoàn Văn An"
        return (
            self.words[0] == "đoàn"
            and not is_called_so
            and bool(before)
            and normalise_word(before[-1]) in words_around("before_union")
        )

    def _length(self) -> int:
        """How many syllables the name has: up to an office of two words or more that begins inside the run."""
        most = min(len(self.words), self.family + _MOST_SYLLABLES)
        return next((at for at in range(2, most) if self._begins_office(self.syllables[at][0])), most)

    def _begins_office(self, at: int) -> bool:
        """Whether an office of two words or more begins there: "Nguyên" alone may end a name."""
        if not begins_office(self.text, at):
            return False
        office = office_at(self.text, at, min(len(self.text), at + 60), lambda *_: False)
        return office is not None and " " in self.text[office.start : office.end]

    def _place_length(self) -> int:
        """How many syllables are the name of a unit, street or body; 0 if a person's name may begin at once."""
        if self.titled:
            return 0
        if self._names_company():
            return self._until_person(2)
        if kind := _kind_before(self.text, self.start):
            return self._unit_length(kind)
        if _NAMED_AFTER().search(self.text, max(0, self.start - _NAMED_CHARS), self.start):
            return self._until_person(3)
        if _SMALL_PLACE().search(self.text, max(0, self.start - 12), self.start):
            return self._until_person(2) if len(self.words) != 3 else 0
        return self._bare_unit_length()

    def _names_company(self) -> bool:
        """Whether the run stands where a company is called by its name."""
        before = _COMPANY().search(self.text, max(0, self.start - _COMPANY_CHARS), self.start)
        return before is not None and bool(before["form"] or len(self.words) == 2)

    def _unit_length(self, kind: str) -> int:
        """After a kind of unit: the longest known name that leaves nothing or a whole name of a person behind it."""
        count = len(self.words)
        for length in range(min(count, 4), 0, -1):
            if count - length != 1 and is_unit(kind, tuple(self.words[:length])):
                return length
        return count if is_unit_name(self.text, self.start, self.match.end(), self.words) else 0

    def _until_person(self, least: int) -> int:
        """The whole run, or as much as is left before a person's name of two syllables or more."""
        for length in range(least, len(self.words) - 1):
            if self.words[length] in family_names():
                return length
        return len(self.words)

    def _bare_unit_length(self) -> int:
        """A province's or district's name without its kind: "Công an Nghệ An Nguyễn Văn B"."""
        if len(self.words) == 2 and is_known(PROVINCE, tuple(self.words)):
            return 2
        for length in (3, 2):
            behind = self.words[length:]
            if len(behind) >= 2 and behind[0] in family_names() and is_known(DISTRICT, tuple(self.words[:length])):
                return length
        return 0


def _kind_before(text: str, at: int) -> str | None:
    """The kind of unit that the words before a name say."""
    before = text[max(0, at - 14) : at]
    if not before or before[-1] not in " \u00a0.":
        return None
    return kind_said(list(map(normalise_word, before.split()[-2:])))


@from_lexicon
def _compound_family() -> re.Pattern[str]:
    """The family names of six and seven syllables' names: "Công Tằng Tôn Nữ Thị Ngọc Lan"."""
    names = people_words("compound")
    written = alternatives((*map(str.title, names), *map(str.upper, names)))
    return re.compile(written.replace(" ", BLANK))


@from_lexicon
def _words_of_names() -> frozenset[str]:
    """The words by one of which a run is told to hold a name."""
    uses = ("family", "compound", "middle", "several", "title", "rank")
    return frozenset(
        word for use in uses for phrase in people_words(use) for word in (*phrase.split(), *tokens(phrase))
    )


@from_lexicon
def _run() -> re.Pattern[str]:
    """A run of capitalised syllables that may be a name."""
    compound = rf"(?:{_compound_family().pattern})(?:{BLANK}{SYLLABLE}){{1,4}}"
    plain = rf"{SYLLABLE}(?:{_INITIALS}|(?:{BLANK}{{1,2}}{SYLLABLE}){{1,5}})"
    return re.compile(rf"(?<![\w.-])(?:{compound}|{_SHORTENED}|{plain})(?![^\W_])")


def without_holder(name: str) -> str:
    """A body's name without that of who heads it: "Chủ tịch UBND tỉnh Lê An Sáu" → "Chủ tịch UBND tỉnh"."""
    person = next((found for found in find_names(name) if found.start and found.end == len(name)), None)
    is_unit = person is None or name.count(" ", person.start) < _HOLDER_BLANKS
    return name if person is None or is_unit else name[: person.start].rstrip()
