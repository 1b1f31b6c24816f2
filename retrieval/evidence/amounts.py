"""The amounts of a text, each a number with its unit, and how two of one unit differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.entities.dates import find_dates
from index.entities.document_numbers import find_document_numbers
from index.entities.periods import find_clock_times
from index.language.numerals import find_ordinals, plain_number, with_points
from index.language.text import fold
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words

_NUMBER = re.compile(r"(?<![\w/.,-])(?P<number>\d+(?:[.,]\d+)*)(?:/\d+)?(?:\s*(?P<sign>%)|(?![\w/-]))")
_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+(?:/[^\W\d_]+)?)")
_YEARS = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?(?![\d.,/%])")
_numbered = pattern(
    r"(?:^|\n)\s*\d+[.)](?!\d)|\b{answers:part_of_paper} \d+|\b(?:tháng|quý) \d+|\d+ tháng {part}",
    part=lambda: "đầu|cuối",
)
_SCALES = {"nghin": 3, "ngan": 3, "trieu": 6, "ty": 9, "ti": 9}
_PERCENT, _HUNDRED = "%", Decimal(100)
_UNIT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text and what it is a number of.

    Attributes:
        value: Of "12/15" the first; without its scale.
        scale: The word for thousands or millions behind it, as written; empty if there is none.
        unit: The words behind it, as written, at most two; "%" of a percentage.
    """

    start: int
    end: int
    value: Decimal
    scale: str
    unit: tuple[str, ...]

    @property
    def full(self) -> Decimal:
        """The value in ones."""
        return self.value.scaleb(_SCALES.get(fold(self.scale), 0))

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == (_PERCENT,)

    def is_of(self, word: str) -> bool:
        """Whether its unit or scale is this, either without marks: "phần" and "%" too."""
        said = fold(word)
        return said in (fold(self.scale), *map(fold, self.unit[:1])) or (self.is_share and said == "phan")


def find_amounts(text: str) -> Iterator[Amount]:
    """The amounts of a text in order; no days, years, numbers of papers and items, and none without a unit."""
    text = with_points(text)
    taken = [*_taken(text)]
    for match in _NUMBER.finditer(text):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        number = plain_number(match["number"]).replace(",", ".")
        if not re.fullmatch(r"\d+(?:\.\d+)?", number):
            continue
        scale, unit, end = ("", (_PERCENT,), match.end()) if match["sign"] else _behind(text, match.end())
        if unit:
            yield Amount(match.start(), end, Decimal(number), scale, unit)


def _taken(text: str) -> Iterator[Span]:
    """Where numbers stand that are no amounts."""
    for found in (find_dates(text), find_document_numbers(text), find_ordinals(text), find_clock_times(text)):
        yield from (Span(held.start, held.end) for held in found)
    for known in (_YEARS, _numbered()):
        yield from (Span(*match.span()) for match in known.finditer(text))


def _behind(text: str, at: int) -> tuple[str, tuple[str, ...], int]:
    """The scale and the unit behind a number, and where they end."""
    found: list[str] = []
    scale, end = "", at
    while len(found) < _UNIT_WORDS and (match := _WORD.match(text, end)):
        word = match["word"]
        if not found and not scale and fold(word) in _SCALES:
            scale = word
        elif fold(word) in _no_units() or word[0].isupper():
            break
        else:
            found.append(word)
        end = match.end()
    if fold(" ".join(found)) == "phan tram":
        found = [_PERCENT]
    return scale, tuple(found), end


@from_lexicon
def _no_units() -> frozenset[str]:
    return frozenset(map(fold, words("questions", uses="no_unit")))


def comparable_pair(first: Sequence[Amount], second: Sequence[Amount], unit: str) -> tuple[Amount, Amount] | None:
    """The two amounts of one unit, where each side has one value of it and no other unit is had by both.

    Args:
        first: Of the one side.
        second: Of the other.
        unit: What is counted, as the question says; empty where it does not.
    """
    if unit and (asked := [[held for held in side if held.is_of(unit)] for side in (first, second)]) and all(asked):
        first, second = asked
    pairs = {_key(one): (one, other) for one in first for other in second if _key(one) == _key(other)}
    shares = {key: pair for key, pair in pairs.items() if pair[0].is_share}
    pairs = {key: pair for key, pair in pairs.items() if key not in shares} or shares
    if len(pairs) != 1:
        return None
    ((key, pair),) = pairs.items()
    values = [{held.full for held in side if _key(held) == key} for side in (first, second)]
    return pair if all(len(held) == 1 for held in values) else None


def _key(amount: Amount) -> str:
    return fold(amount.unit[0])


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much the second of two amounts is more.

    Attributes:
        more: In the scale of the first; below 0 where it is less.
        scale: As written.
        unit: The words that both have.
        share: The same in percent of the first; None of percentages and of what begins at 0.
    """

    more: Decimal
    scale: str
    unit: str
    share: Decimal | None

    @property
    def written(self) -> str:
        """How much it is, whichever is more, with its unit: "1.250,5 triệu đồng"."""
        return " ".join(filter(None, (written(abs(self.more)), self.scale, self.unit)))


def difference(first: Amount, second: Amount) -> Difference:
    """Of two amounts of one unit."""
    scale = first.scale if first.scale else second.scale if not first.value else ""
    more = (second.full - first.full).scaleb(-_SCALES.get(fold(scale), 0))
    both = [one for one, other in zip(first.unit, second.unit, strict=False) if fold(one) == fold(other)]
    is_percent = first.is_share
    share = None if is_percent or not first.full else (second.full - first.full) / first.full * _HUNDRED
    return Difference(more, scale, " ".join(both), share)


def written(value: Decimal) -> str:
    """A number as Vietnamese writes it: "1.250,5"; at most two digits behind the comma."""
    whole, _, rest = f"{round(value, 2):,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
