"""Offices as office texts write them: where one begins, and how far its words go.

An office is a head ("Phó Chủ tịch"), the body in which it is held ("Ủy ban nhân dân", "phòng Tài chính - Kế hoạch") and
the unit that the body belongs to ("huyện Nam Sách"). Heads are listed; a body or unit goes on with words in capitals,
and in lower case with the listed words of bodies, fields and units, so that it ends before the sentence's verb.
"""

import re
from collections.abc import Callable, Iterator

from index.entities.office_words import (
    WORD,
    OfficeText,
    Phrase,
    Token,
    head_length,
    heads_of,
    is_head,
    is_unit,
    may_begin_office,
    numbered,
    regional,
    series,
    shortened,
)
from index.language.text import normalise_word
from index.layout import Span
from index.lexicon.kinds import kind_said, people_words, words_around
from index.lexicon.patterns import pattern

_OF_TERM = frozenset({"khóa", "nhiệm"})
"""How a term of office begins."""
_TERM = re.compile(
    r"\s*[,(]?\s*(?:(?:khóa|khoá)\s+[IVXLC\d]+)?(?:\s*,)?\s*(?:nhiệm kỳ\s+\d{4}\s?[-–]\s?\d{4})?", re.IGNORECASE
)
_CAMPAIGN = re.compile(r"(?!(?:19|20)\d\d)\d{2,4}")
"""What a steering committee is called by, and no year."""
_TO_SIGN = re.compile(r"[^;,.:\n]{0,22}")
_PRIVATE = pattern(r"(?<!\w){bodies:private}(?!\w)")
"""Heads of these hold no office of the Party, the state or a mass organisation."""

IsName = Callable[[str, int], bool]
"""Whether a personal name begins at this offset of a text."""


def office_at(text: str, start: int, end: int, is_name: IsName) -> Span | None:
    """The office that begins at `start`, from its head word to the last word that belongs to it; None if none does.

    Args:
        text: A paragraph or document.
        start, end: Offsets within which it must lie.
        is_name: Tells names from the capitals of an office.
    """
    return _Office(text, start, end, is_name).span() if may_begin_office(text, start, end) else None


class _Office(OfficeText):
    """Reads one office, word for word.

    Attributes:
        kept: How many words belong to the office for certain.
        last: Kind of the last name read, as the table has it, or "head", "place" or "joint".
        has_body: Whether a body has been read.
    """

    def __init__(self, text: str, start: int, end: int, is_name: IsName) -> None:
        super().__init__(text, start, end)
        self.is_name = is_name
        self.start = start
        self.at = self.kept = self._read_head(start)
        ends_with_body = self.at > 0 and self.keys[self.at - 1] in words_around("head_of_body")
        self.last = "body" if ends_with_body else "head"
        head = text[start : self.words[self.at - 1].end] if self.at else ""
        self.shouts = head.isupper() and " " in head
        self.has_body = ends_with_body
        self.is_whole = bool(self.at) and tuple(self.keys[self._former() : self.at]) not in heads_of("needs_more")

    def span(self) -> Span | None:
        """The office; None if there is none."""
        if not self.at:
            return None
        head = self.at
        while self.at < len(self.words) and (length := self._step()):
            self.at += length
            self._read_on()
            if self.last != "joint":
                self.kept = self.at
        self._drop_open_body(head)
        end = self.words[self.kept - 1].end
        if (self.kept == head and not self.is_whole) or _PRIVATE().search(self.text, self.start, self._phrase_end(end)):
            return None
        return Span(self.start, end)

    def _phrase_end(self, end: int) -> int:
        """Up to where the words behind the office may say whose it is."""
        behind = _TO_SIGN.match(self.text, end)
        return behind.end() if behind else end

    def _drop_open_body(self, head: int) -> None:
        """Leave out a body at the end of which the text does not say what it is: "Tổ trưởng Tổ"."""
        if (
            self.kept > head + 1
            and self.keys[self.kept - 1] in words_around("open_body")
            and self._is_capital(self.kept - 1)
        ):
            self.kept -= 1

    def _step(self) -> int:
        """How many of the next words go on with the office; 0 if none."""
        gap = self._gap(self.at)
        sign = gap.strip(" \u00a0")
        if "\n" in gap or len(gap) > 4:
            return 0
        name, kind = self._name_at(self.at)
        if sign in ("-", "–", ","):
            return self._after_sign(sign, name, kind)
        if sign == "(":
            return self._bracketed()
        if sign and not (self._is_inner(sign, gap) or (sign == ")" and self.last == "joint")):
            return 0
        word = self.words[self.at]
        if place := self._unit_name_length():
            return self._take(place, "place")
        if word.key in _OF_TERM or self._begins_next():
            return 0
        if name and self._may_follow(kind):
            return self._take(len(name), kind)
        if word.key in ("và", "của"):
            return self._join(word.key)
        return self._other_word(word)

    def _unit_name_length(self) -> int:
        """How many words behind a kind of unit are the longest known name of one: "Huyện ủy Lang Chánh"."""
        kind = kind_said(self.keys[max(0, self.at - 2) : self.at])
        if kind is None or self.last != "unit" or not self.text[self.words[self.at].start].isupper():
            return 0
        for length in range(min(4, len(self.words) - self.at), 0, -1):
            words = self.words[self.at : self.at + length]
            is_person = any(self.is_name(self.text, word.start) for word in words)
            if not is_person and self._is_joined(self.at, length) and is_unit(kind, tuple(w.key for w in words)):
                return length
        return 0

    def _is_inner(self, sign: str, gap: str) -> bool:
        """Whether a sign stands inside a name: "GD&ĐT", "TP.HCM", "PCT. UBND", "Cư M'gar"."""
        return sign == "&" or gap in (".", "'", "’") or (sign == "." and self.keys[self.at - 1] in shortened())

    def _bracketed(self) -> int:
        """An abbreviation in brackets: "Ban Thường vụ (BTV) Tỉnh ủy"."""
        if not self._is_acronym(self.at) or not self.text.startswith(")", self.words[self.at].end):
            return 0
        self.last = "joint"
        return 1

    def _take(self, length: int, kind: str) -> int:
        self.last = kind
        self.is_whole = True
        self.has_body |= kind in ("body", "whole")
        return length

    def _begins_next(self) -> bool:
        """Whether a person or another office begins: "Bí thư Huyện ủy Chủ tịch HĐND huyện" are two, run together."""
        if not self._is_capital(self.at):
            return False
        if (
            self.is_name(self.text, self.words[self.at].start)
            or not words_around("ends_office").isdisjoint((self.keys[self.at], self._pair()))
            or self._is_rank()
        ):
            return True
        inside = self.last in ("head", "body") and self.keys[self.at] in words_around("inside_body")
        length = head_length(self.keys, self.at)
        if length and (not self._is_joined(self.at, length) or self._is_former_alone(self.at)):
            length = 0  # "… Trung ương Đảng, Ủy viên Ban Thường vụ"
        if self.keys[self.at : self.at + 2] == ["đại", "hội"]:
            return True
        if length == 1 and self.at + 1 < len(self.words) and self.last in ("unit", "place"):
            length = int(self._is_joined(self.at, 2) and bool(self._name_at(self.at + 1)[1]))  # "Huyện ủy Lang Chánh"
        return self.is_whole and not inside and bool(length)

    def _is_rank(self) -> bool:
        """Whether a rank begins: "Trưởng Công an huyện Thượng tá A"."""
        return self._pair() in people_words("military")

    def _may_follow(self, kind: str) -> bool:
        """Whether a listed name goes on with what has been read."""
        if kind == "none" or self._is_capital(self.at) or kind == "unit":
            return kind != "none"
        if kind == "qualifier":
            is_charge = self.keys[self.at] == "phụ"  # "Phó Chủ tịch UBND huyện phụ trách": the sentence goes on
            return self.last == "head" or (self.last == "unit" and not is_charge) or self.keys[self.at - 1] == "ban"
        if self.last in ("unit", "place"):
            return False
        is_short_body = kind == "body" and len(self._name_at(self.at)[0]) == 1
        return not (kind == "verbal" or is_short_body) or self.last in self._opens_body(kind)

    @staticmethod
    def _opens_body(kind: str) -> tuple[str, ...]:
        """After what a word in lower case is a body or field that could be the sentence's verb elsewhere."""
        return ("body", "joint") if kind == "verbal" else ("head", "body", "joint", "qualifier")

    def _after_sign(self, sign: str, name: Phrase, kind: str) -> int:
        """A field after a dash or comma inside a body's name: "Tài chính - Kế hoạch", "Văn hóa, Thể thao"."""
        if not self.has_body or (self.keys[self.at] in ("thường", "chính") and head_length(self.keys, self.at)):
            return 0
        if self._is_acronym(self.at) and sign != ",":
            return self._take(1, "field")
        if sign != "," and self.last == "place" and self._is_regional() and self._is_capital(self.at):
            return 0 if self._begins_next() else self._take(1, "place")  # "Thuế khu vực Ninh Hải - Thuận Bắc"
        if self.last in ("unit", "place") or kind not in ("field", "verbal") or head_length(self.keys, self.at):
            return 0
        goes_on = sign != "," or self._is_capital(self.at) or self._is_in_series(name)
        return self._take(len(name), kind) if goes_on else 0

    def _is_regional(self) -> bool:
        """Whether a unit has been read that may be called by several names: "Thuế khu vực Ninh Hải - Thuận Bắc"."""
        return any(kind in " ".join(self.keys[: self.at]) for kind in regional())

    def _is_in_series(self, name: Phrase) -> bool:
        """Whether a field is one of those that stand together with the one before the comma."""
        before = self.keys[: self.at]
        return any(
            name in fields and any(tuple(before[-len(other) :]) == other for other in fields) for fields in series()
        )

    def _join(self, word: str) -> int:
        """The word "và" or "của" where a body's name goes on behind it."""
        following = self.at + 1
        if following >= len(self.words) or not self._is_joined(self.at, 2) or head_length(self.keys, following):
            return 0
        _, kind = self._name_at(following)
        is_name = self.is_name(self.text, self.words[following].start)
        if is_name or kind == "none" or not (kind or self._is_acronym(following) or self._is_capital(following)):
            return 0
        if word == "của" and (kind in ("field", "verbal") or not self.has_body):
            return 0
        if word == "và" and (self.last in ("unit", "place", "head") or kind in ("unit", "body")):
            return 0
        if word == "và" and kind == "whole" and self.last != "whole":
            return 0  # "Giám đốc Sở Y tế và Công an tỉnh" are two
        self.last = "joint"
        return 1

    def _other_word(self, word: Token) -> int:
        """A word that is not listed: a capital, a number of a unit, or the second syllable of a field in capitals."""
        if self._is_capital(self.at):
            after_unit = self.last in ("unit", "place")
            known = self.last
            self._take(1, "place" if after_unit else "whole" if self._is_acronym(self.at) else "capital")
            self.has_body |= known == "body"
            return 1
        before = self.keys[self.at - 1]
        if word.key.isdigit() and before in numbered():
            return self._take(1, "place")
        if self._is_number_of_campaign(word):
            return self._take(1, "whole")
        if word.key == "số" and (self.last == "unit" or self._is_numbered_body()):
            return self._take(2 if self.last != "unit" else 1, "unit")
        if self._gap(self.at) in ("'", "’"):
            return self._take(1, "place")
        follows_body = self.at > 1 and self._name_at(self.at - 2)[1] == "body" and self.last == "capital"
        return self._take(1, "field") if follows_body else 0

    def _is_numbered_body(self) -> bool:
        """Whether a number tells a body from its likes: "Cụm thi đua số 2", "Đội Cảnh sát giao thông số 1"."""
        following = self.keys[self.at + 1 : self.at + 2]
        return self.last in ("body", "field", "verbal") and bool(following) and following[0].isdigit()

    def _is_number_of_campaign(self, word: Token) -> bool:
        """Whether a number says which steering committee is meant: "Ban Chỉ đạo 389", "BCĐ 35"."""
        before = self.keys[max(0, self.at - 2) : self.at]
        follows = before[-1:] == ["bcđ"] or before == ["chỉ", "đạo"]
        return follows and _CAMPAIGN.fullmatch(word.key) is not None


def with_term(text: str, span: Span, end: int) -> Span:
    """The office with the term of office that follows it ("khóa XX, nhiệm kỳ 2021 - 2026")."""
    match = _TERM.match(text, span.end, end)
    return Span(span.start, match.end()) if match and match[0].strip(" ,(") else span


def find_offices(text: str, start: int, end: int, is_name: IsName) -> Iterator[Span]:
    """The offices named in `text[start:end]`, in order, without overlap."""
    at = start
    for match in WORD.finditer(text, start, end):
        if match.start() < at or not is_head(normalise_word(match[0])) or not _may_start(text, match.start()):
            continue
        span = office_at(text, match.start(), end, is_name)
        if span is not None:
            yield span
            at = span.end


def _may_start(text: str, start: int) -> bool:
    """Whether an office may begin there: "chức vụ Trưởng Ban" has none that begins with "vụ trưởng"."""
    if start == 0:
        return True
    if text.startswith("vụ ", start) and text[max(0, start - 5) : start] == "chức ":
        return False
    return text[start].isupper() or text[start - 1] in " \n\u00a0(,-–:;"
