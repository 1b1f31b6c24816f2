"""Where a text names administrative units, by the words before them: "huyện", "các xã", "Huyện ủy", "TP."."""

import re
from dataclasses import dataclass

from index.entities.names import find_names
from index.entities.units import OTHER_NAMES, units, units_named
from index.language.text import fold, fold_space, line_key, normalise_word
from index.layout import Span
from index.lexicon import tables
from index.lexicon.kinds import (
    committees,
    family_names,
    kinds_before_name,
    short_kinds,
    unions,
    unit_kinds,
    words_around,
)
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon

_MOST_WORDS, _NAME_SYLLABLES = 6, 4
_PLURAL = re.compile(r"(?:cac|nhung|hai|ba|bon|nam|sau|bay|tam|chin|muoi|\d{1,2})\s$")
_OF_MANY = re.compile(r"(?<!\w)(?:các|những)\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s?(?:[,;]\s?(?:va\s)?|va\s)")
_NAME = re.compile(r"[^\W_]+(?:(?:[ \u00a0]{1,2}|\n| ?[–-] ?|['’‘`])[^\W_]+){0,6}")
_WORD, _ROMAN = re.compile(r"[^\W_]+"), re.compile(r"[IVXLC]+")
_BEHIND_NAME, _BEHIND_APOSTROPHE = re.compile(r"[\W_]+$"), re.compile("['’‘`].*")
_LETTER = re.compile(r"(?<![^\W_])(?P<letter>[^\W\d_])(?:\.\s{0,2}|(?=\d))")
"""A kind of one letter: "H. Nam Sách", "Q1"."""
# What follows a unit and is not its name: "Đảng bộ huyện KHÓA VII", "UBND huyện TỔ CHỨC hội nghị".
ENDS_NAME = pattern(r"(?:{around:after_unit}|{dates:part_of_year} [ivx\d])(?!\w)")
_FOLDED = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđð\u00a0",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydd ",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text.

    Attributes:
        place: Kind and name ("xã Thượng Kiệm"), also where the text writes "các xã Thượng Kiệm, …" or "Huyện ủy …".
        span: The name with the kind before it; of the further ones of an enumeration the name only.
    """

    place: str
    span: Span


def places_in(text: str) -> list[Mention]:
    """The units that a text names, in order: those of the table, and a kind with a plain name in capitals after it."""
    plain = folded(text)
    without_marks = plain == text.lower()
    found: list[Mention] = []
    end = 0
    for match in _kind().finditer(plain):
        kind = _kind_of(match)
        if match.start() < end or not (without_marks or _is_marked(text, match)):
            continue
        scan = _Scan(text, plain, kind, without_marks=without_marks, listed_only=not _is_in_full(match))
        mentions = scan.mentions(match.start(), match.end())
        found += mentions
        end = mentions[-1].span.end if mentions else end
    return found


def folded(text: str) -> str:
    """The text without marks, letter for letter, for Vietnamese."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" alone becomes two
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_FOLDED)


@from_lexicon
def _kind() -> re.Pattern[str]:
    """The kind of a unit before its name, in folded text."""
    named = [*map(folded, (*unit_kinds(), *committees()))]
    unions = "|".join(
        rf"{folded(row['union'])}(?!\s(?:{alternatives(map(folded, row.several('not_after_union')))})\b)"
        for row in tables.rows("unit_kinds")
        if row["union"]
    ).replace(r"(?!\s(?:)\b)", "")
    short = alternatives(short for short in short_kinds() if len(short.strip(".")) > 1 and not short.endswith("."))
    other_names = alternatives(map(fold, OTHER_NAMES))
    in_full = rf"(?:{unions})(?=\s)|(?P<unit>{alternatives(named)})(?=:?\s)".replace(" ", r"\s")
    shortened = rf"(?:(?P<short>{short})|(?:vp ?)?(?P<office>hu)(?=\s))(?:\.|(?=\s)|(?=(?:{other_names})))"
    return re.compile(rf"(?<![^\W_])(?:{in_full}|{shortened}):?\s{{0,2}}")


@from_lexicon
def _kinds() -> dict[str, str]:
    """The kinds by what stands before a name, in folded text."""
    return {folded(said): kind for said, kind in {**kinds_before_name(), **unions()}.items()} | {"hu": "huyện"}


def _is_in_full(match: re.Match[str]) -> bool:
    """Whether a unit's own kind stands there, and no committee or short form."""
    return match["unit"] is not None and " ".join(match["unit"].split()) in _full_kinds()


@from_lexicon
def _full_kinds() -> frozenset[str]:
    return frozenset(map(folded, unit_kinds()))


def _kind_of(match: re.Match[str]) -> str:
    said = match["unit"] or match["short"] or match["office"] or match[0].rstrip(" :")
    return _kinds()[" ".join(said.split())]


@from_lexicon
def _next() -> frozenset[str]:
    """What follows a unit with a capital and is not its name: "UBND xã Ban Chỉ đạo …", "Huyện ủy Khóa XX"."""
    return words_around("next_after_unit") | family_names()


@from_lexicon
def _marked() -> frozenset[str]:
    """The words of kinds as they are written."""
    return frozenset(word for said in (*unit_kinds(), *committees(), *unions()) for word in said.split())


def _is_marked(text: str, match: re.Match[str]) -> bool:
    """Whether a kind found without marks stands there with its own; "tình", "quan" and "xa" are none."""
    if match["short"] or match["office"]:
        return text[match.start() : match.start() + 2].isupper() or bool(match["short"])
    return all(normalise_word(word) in _marked() for word in _WORD.findall(text[match.start() : match.end()]))


@from_lexicon
def units_without_marks() -> frozenset[str]:
    """The kinds of units and their Party committees, without marks: "huyen", "thi tran", "huyen uy"."""
    return frozenset(map(fold, (*unit_kinds(), *committees())))


def place_of(name: str) -> str | None:
    """The first unit that a body or place gives: "Đảng bộ huyện Nam Sách khóa XX", "H. Nam Sách" → "huyện Nam Sách".

    None where the unit has no name ("UBND huyện"). What is no known unit must be in sentence case and its kind in full,
    and nobody's name ("UBND tỉnh Lê Văn Sáu").
    """
    plain = folded(name)
    without_marks = plain == name.lower()
    for match in _kind().finditer(plain):
        if not (without_marks or _is_marked(name, match)):
            continue
        unnamed = match["short"] or match["office"] or _OF_MANY.search(name, max(0, match.start() - 8), match.start())
        written = "" if unnamed else _written_name(name, match.end(), _kind_of(match))
        scan = _Scan(name, plain, _kind_of(match), without_marks=without_marks, listed_only=True)
        listed = None if written else scan.listed_to_end(match.end())
        if written or listed:
            return f"{_kind_of(match)} {written}" if written else listed
    for match in _LETTER.finditer(plain):
        kind = short_kinds().get(f"{match['letter']}.")
        if kind and (match.start() == 0 or kind != "tỉnh"):  # "Nguyễn T. Hòa Bình" is a person
            scan = _Scan(name, plain, kind, without_marks=without_marks, listed_only=True)
            if listed := scan.listed_to_end(match.end()):
                return listed
    return None


def _written_name(text: str, at: int, kind: str) -> str:
    """The name in capitals behind a kind; empty where none stands there."""
    whole = _BEHIND_NAME.sub("", text[at:].strip())
    if whole[:1].isupper() and units_named(kind, whole, without_marks=False):
        return whole
    syllables: list[str] = []
    rest = text[at:].split()
    for i, raw in enumerate(rest):
        bare = raw.rstrip('.,;:)”"')
        numbered = bare.isdigit() and i == 0 and kind in tables.words("unit_kinds", uses="numbered")
        plain = _BEHIND_APOSTROPHE.sub("", bare)  # "Ea H'leo", "Đắk R’Lấp"
        named = plain[:1].isupper() and (plain.istitle() or len(plain) == 1) and not _ROMAN.fullmatch(bare)
        if not (numbered or named) or ENDS_NAME().match(line_key(" ".join(rest[i:]))):
            break
        syllables.append(bare)
        if bare != raw or numbered or len(syllables) == _NAME_SYLLABLES:
            break
    parts = (" ".join(syllables[:count]) for count in range(len(syllables) - 1, 1, -1))
    listed = next((part for part in parts if units_named(kind, part, without_marks=False)), None)
    is_other = len(syllables) == 1 and syllables[0].lower() in words_around("next_after_unit")
    return "" if is_other else listed or _without_holder(text[:at], syllables)


def _without_holder(before: str, syllables: list[str]) -> str:
    """The name of a unit without that of who heads it: "xã Lâm Ngạc Lê Văn Sáu"; empty where there is none but his."""
    named = " ".join(syllables)
    text = f"{before.rstrip()} {named}"
    at = len(text) - len(named)
    people = (name for name in find_names(text) if name.start > at or text.count(" ", name.start, name.end) > 1)
    return text[at : next((name.start for name in people if name.start >= at), len(text))].strip()


class Words:
    """The words from a place in a text on that may make a name.

    Attributes:
        spans: Where they are.
        capitals: How many of the first ones have a capital, are a number or follow an apostrophe.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        match = _NAME.match(text, start)
        self.spans = [word.span() for word in _WORD.finditer(text, start, match.end())] if match else []
        written = [
            text[begin].isupper()
            or text[begin].isdigit()
            or (i > 0 and (text[begin - 1] in "'’‘`" or text[begin:end] in units().small_words))
            for i, (begin, end) in enumerate(self.spans)
        ]
        self.capitals = written.index(False) if False in written else len(written)

    def first(self, count: int) -> str:
        """The first words with what stands between them."""
        return self.text[self.spans[0][0] : self.spans[count - 1][1]]

    def goes_on(self, count: int) -> bool:
        """Whether a blank and another capital follow the first words, and these are not in capitals throughout."""
        if count >= self.capitals or self.first(count).isupper():
            return False
        return not self.text[self.spans[count - 1][1] : self.spans[count][0]].strip(" \u00a0")


class _Scan:
    """The mentions behind one kind of unit."""

    def __init__(self, text: str, folded: str, kind: str, *, without_marks: bool, listed_only: bool) -> None:
        self.text = text
        self.folded = folded
        self.kind = kind
        self.without_marks = without_marks
        self.listed_only = listed_only or kind == "tỉnh"

    def mentions(self, start: int, at: int) -> list[Mention]:
        """The unit whose kind stands from `start` to `at`, and those enumerated after it."""
        plural = _PLURAL.search(self.folded, max(0, start - 8), start) is not None
        first = self._listed(at) or (None if self.listed_only else self._plain(at))
        if first is None:
            return []
        found, kept = [Mention(first.place, Span(start, first.span.end))], 1
        while between := _BETWEEN.match(self.folded, found[-1].span.end):
            following = self._listed(between.end(), enumerated=True) or (self._plain(between.end()) if plural else None)
            if following is None:
                break
            found.append(following)
            kept = len(found) if plural or "va" in between[0] else kept
        return found[:kept]

    def _listed(self, at: int, *, enumerated: bool = False) -> Mention | None:
        """The longest name of the table at a place."""
        words = Words(self.text, at)
        small = self.kind in tables.words("unit_kinds", uses="small") and not enumerated
        for count in range(min(_MOST_WORDS, len(words.spans) if small else words.capitals), 0, -1):
            if count == 1 and not words.capitals:
                break
            name = words.first(count)
            if self._goes_on(words, count):
                continue
            rows = units_named(self.kind, name, without_marks=self.without_marks)
            if rows:
                proper = rows[0].name or fold_space(name)
                return Mention(f"{self.kind} {proper}", Span(words.spans[0][0], words.spans[count - 1][1]))
        return None

    def listed_to_end(self, at: int) -> str | None:
        """The unit of the table that a place names, in small letters too where nothing follows."""
        if found := self._listed(at):
            return found.place
        words = Words(self.text, at)
        name = words.first(len(words.spans)) if words.spans else ""
        is_end = bool(words.spans) and not self.text[words.spans[-1][1] :].strip(" .;:)”")
        listed = units_named(self.kind, name, without_marks=self.without_marks) if is_end else ()
        return f"{self.kind} {listed[0].name or fold_space(name)}" if listed else None

    def _goes_on(self, words: Words, count: int) -> bool:
        """Whether the name is but the beginning of a longer one: "UBND xã Trần Phú Hưng" names a person.

        A person or an office may follow: "xã Hồng Phong Nguyễn Văn A", "xã Hồng Phong Bí thư …".
        """
        if not words.goes_on(count) or (count > 1 and self.kind in ("tỉnh", "huyện")):
            return False
        first, following = (normalise_word(self.text[slice(*words.spans[i])]) for i in (0, count))
        return first in family_names() or following not in _next()

    def _plain(self, at: int) -> Mention | None:
        """A name of two or three words that nothing else in capitals follows."""
        words = Words(self.text, at)
        count = words.capitals
        if count not in (2, 3):
            return None
        name = words.first(count)
        begins = normalise_word(name.split()[0])
        if not all(word.istitle() for word in name.split(" ")) or begins in _next():
            return None
        return Mention(f"{self.kind} {name}", Span(words.spans[0][0], words.spans[count - 1][1]))
