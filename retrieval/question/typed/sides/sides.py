"""The two sides of a question that asks about two things together, each asked about by itself.

"Kỳ họp 10 và kỳ họp 11 của HĐND huyện, kỳ nào ra nhiều nghị quyết hơn?" is "Kỳ họp 10 của HĐND huyện ra bao nhiêu nghị
quyết" and "Kỳ họp 11 của HĐND huyện ra bao nhiêu nghị quyết": the side that begins behind the word between them begins
like the other one, or names a thing of the same kind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.entities.document_numbers import find_document_numbers
from index.language.numerals import roman_value
from index.language.text import fold, split_words
from index.layout import Span
from index.lexicon.tables import from_lexicon, words
from retrieval.question.marked import Marked
from retrieval.question.typed.sides.compared import HOW_MANY, Typed, read_typed
from retrieval.question.typed.sides.slots import Slot
from retrieval.question.typed.unmarked import unmarked

_joint = unmarked(r"\b{kinds_asked:joins_sides}\b")
_amount = unmarked(r"\b{kinds_asked:names_amount}\b")
_ENDS = re.compile(r"[,;:?!.]\s|[,;:?!.]$")
_YEAR_LENGTH = 4
_FAR = 14
"""So many words a side has at most."""
_HEAD = 2
"""A slot that tells a side stands at most so many words behind its beginning."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two.

    Attributes:
        text: How it is named.
        own: The folded words that only this one has.
        numbered: The numbers by which things of one name are told apart, each behind its word: ("hop", "11").
        asked: The questions that ask about it alone, the fullest first.
    """

    text: str
    own: frozenset[str]
    numbered: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is asked of two together.

    Attributes:
        first, second: In the order of the question.
        compared: Whether it is said that they are to be compared.
        by_amount: Whether it is asked which is more, or by how much.
        of_times: Whether they are told apart by times alone.
    """

    first: Side
    second: Side
    compared: bool
    by_amount: bool
    of_times: bool


def sides_of(marked: Marked) -> Sides | None:
    """The two sides that are asked about together; None where no two are told apart."""
    typed = read_typed(marked)
    for joint in _joints(typed):
        is_compared = bool(typed.cues) or typed.plain[joint[1] - 1] in unmarked_words("than")
        found = _around(typed, joint, is_compared=is_compared)
        if found is not None:
            return _sides(typed, found[0], found[1], compared=found[2])
    return None


def _joints(typed: Typed) -> Iterator[tuple[int, int]]:
    """Where two sides may meet: the places of the first word between them and of the first behind, likeliest first."""
    plain = typed.marked.plain
    found, at = [], 0
    while match := _joint().search(plain, at):
        first = plain[: match.start()].count(" ")
        last = first + len(match[0].split())
        is_said = typed.says(first, last, "joins_sides")
        found += [(first, last)] if is_said else []
        at = match.end() if is_said else match.start() + 1  # "cơ sở với" joins by "với", not by "so với"
    yield from sorted(found, key=lambda held: held[0] - held[1])
    yield from _than(typed)
    if typed.cues:
        yield from ((at, at) for at in range(1, len(typed.plain)) if "," in typed.gap(at))


def _than(typed: Typed) -> Iterator[tuple[int, int]]:
    """The same where one is more than the other: "Yên Thượng có nhiều đảng viên hơn Mỹ Lâm"."""
    than, more = unmarked_words("than"), unmarked_words("more")
    for at, word in enumerate(typed.plain):
        cue = next((cue for cue in typed.cues if cue.first < at == cue.last - 1), None)
        if word in than and (cue is not None or not typed.is_cue(at)):
            yield cue.first if cue else at - (typed.plain[at - 1] in more), at + 1


@from_lexicon
def unmarked_words(use: str) -> frozenset[str]:
    """The phrases of a use, without marks."""
    return frozenset(map(fold, words("kinds_asked", uses=use)))


def _around(typed: Typed, joint: tuple[int, int], *, is_compared: bool) -> tuple[Span, Span, bool] | None:
    """The places of the two sides that meet there, and whether they are to be compared."""
    left, right = joint
    if not 0 < left <= right < len(typed.plain) or typed.is_cue(right) or typed.asks(right):
        return None
    for begin in (_same_kind, _same_head, _opposite, _amounts):
        first = begin(typed, left, right)
        if first is None or left - first > _FAR or any(map(typed.asks, range(first, left))):
            continue
        kinds = [kind for kind, start, end in typed.slots if first <= start and end <= left]
        is_word = begin in (_opposite, _amounts)
        if not (is_compared or kinds or begin is _opposite):
            continue
        end = right + 1 if is_word else _end(typed, right, kinds, left - first)
        if end > right and typed.plain[first:left] != typed.plain[right:end]:
            return Span(first, left), Span(right, end), is_compared or begin is _opposite
    return None


def _same_kind(typed: Typed, left: int, right: int) -> int | None:
    """Where the first begins if the second begins with a thing of a kind that the first ends with."""
    of_second = (slot for slot in typed.slots if right <= slot[1] <= right + _HEAD)
    for kind, start, _ in of_second:
        before = [slot for slot in typed.slots if slot[0] == kind and slot[2] <= left]
        if not before or any(_ENDS.search(typed.gap(at)) for at in range(before[-1][2], left)):
            continue
        _, first, last = before[-1]
        behind = max((slot[2] for slot in typed.slots if last <= slot[1] and slot[2] <= left), default=last)
        if left - behind <= (_HEAD if kind == "figure" else 1):
            # As many words before it as the second has, but nothing that is named.
            named = max((slot[2] for slot in typed.slots if slot[2] <= first), default=0)
            return first if first - (start - right) < named else first - (start - right)
    return None


def _same_head(typed: Typed, left: int, right: int) -> int | None:
    """Where the first begins if the second begins with the words that it begins with."""
    plain = typed.plain
    for length in (2, 1):
        head = plain[right : right + length]
        places = [at for at in range(left - length) if plain[at : at + length] == head and not typed.is_cue(at)]
        if len(head) == length and places:
            return places[-1]
    return None


def _opposite(typed: Typed, left: int, right: int) -> int | None:
    """Where the first begins if both are words such as "cũ" and "mới"."""
    known, plain = unmarked_words("opposite"), typed.plain
    both = plain[left - 1] in known and plain[right] in known and plain[left - 1] != plain[right]
    return left - 1 if both else None


def _amounts(typed: Typed, left: int, right: int) -> int | None:
    """Where the first begins if both are words that name a number: "thu với chi ngân sách"."""
    known, plain = unmarked_words("names_amount"), typed.plain
    return left - 1 if plain[left - 1] in known and plain[right] in known and plain[left - 1] != plain[right] else None


def _end(typed: Typed, right: int, kinds: Sequence[str], length: int) -> int:
    """Where the second side ends: with what it names of the first's kinds, in order, or before what asks."""
    open_kinds = list(kinds)
    at = right
    while at < len(typed.plain) and at - right < _FAR:
        if typed.is_cue(at) or typed.asks(at) or (at > right and _ENDS.search(typed.gap(at))):
            break
        if at > right and not open_kinds and (kinds or typed.says(at, at + 1, "shared_first") or at - right > length):
            break
        slot = next((slot for slot in typed.slots if slot[1] == at), None)
        if slot is not None and slot[0] in open_kinds:
            open_kinds.remove(slot[0])
            at = slot[2]
        else:
            at += 1
    return at


def _sides(typed: Typed, first: Span, second: Span, *, compared: bool) -> Sides:
    """Each side with the rest of the question."""
    texts = [_text(typed, held.start, held.end) for held in (first, second)]
    if typed.marked.said[first.start] in _year_words() and texts[1][:4].isdecimal():
        texts[1] = f"{typed.marked.written[first.start]} {texts[1]}"
    said = [frozenset(typed.plain[held.start : held.end]) - _year_words() for held in (first, second)]
    if all(held <= unmarked_words("opposite") for held in said):
        said = [frozenset()] * 2  # "cũ", "mới": a sentence may say them of anything
    before = _withoutcues_in(typed, 0, first.start)
    behind = _withoutcues_in(typed, second.end, len(typed.plain))
    amount = next((cue.instead for cue in typed.cues if HOW_MANY in cue.instead), "")
    kinds = {slot[0] for held in (first, second) for slot in typed.slots if held.start <= slot[1] < held.end}
    asks = any(typed.asks(at) for at in range(len(typed.plain)) if not typed.is_cue(at))
    one, other = (
        Side(
            text,
            own - others,
            tuple(_numbered(text)),
            tuple(dict.fromkeys(_asked(before, text, behind, amount, asks=asks))),
        )
        for text, own, others in zip(texts, said, reversed(said), strict=True)
    )
    times = {held.value for held in (Slot.YEAR, Slot.PERIOD, Slot.DATE)}
    apart = {word for own, others in zip(said, reversed(said), strict=True) for word in own - others}
    of_times = bool(kinds & times) and all(word.isdecimal() or roman_value(word) for word in apart - _of_time())
    return Sides(one, other, compared=compared, by_amount=bool(amount), of_times=of_times)


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    """What is told by a number behind it, no year or part of one."""
    said = [fold(word) for word in split_words(text)]
    for at, word in enumerate(said):
        before = [other for other in said[:at] if other not in before_number()]
        if word.isdecimal() and len(word) < _YEAR_LENGTH and before and before[-1] not in _of_time():
            yield before[-1], word.lstrip("0")


@from_lexicon
def before_number() -> frozenset[str]:
    """Words between a thing and its number."""
    return frozenset(map(fold, words("kinds_asked", uses="before_number")))


@from_lexicon
def _of_time() -> frozenset[str]:
    """The words of times."""
    said = (phrase for use in ("time", "before_time", "part_of_year") for phrase in words("questions", uses=use))
    return frozenset(fold(word) for phrase in said for word in phrase.split())


@from_lexicon
def _year_words() -> frozenset[str]:
    return frozenset({"năm", "nam"})


def _asked(before: str, side: str, behind: str, amount: str, *, asks: bool) -> Iterator[str]:
    """The questions that ask about one side, the fullest first.

    Args:
        before: What stands before both.
        side: How it is named.
        behind: What stands behind both.
        amount: What asks how much it is; empty where nothing does.
        asks: Whether something else asks.
    """
    said_already = HOW_MANY in f"{before} {behind}"
    said = f"{side} {amount}" if amount and not said_already and not asks else side
    whole = f"{before} {said} {behind}"
    if any(find_document_numbers(side)) and not (asks or amount or before.strip()):
        yield _tidied(f"{side} {behind.partition(',')[0]} {words('kinds_asked', uses='asks_matter')[0]}")
    if not asks and not amount and _amount().search(fold(before)):
        yield _tidied(f"{whole} là bao nhiêu")
    yield _tidied(whole)
    if not before.strip():
        yield _tidied(f"{behind} {said}")
    if behind.strip() and not asks:
        yield _tidied(f"{before} {side} {amount}")


def _tidied(text: str) -> str:
    """With one blank between words and none before a stop."""
    return re.sub(r"\s+([,;:?.])", r"\1", re.sub(r"[\s,;:?]*\s[\s,;:?]*", " ", text)).strip(" ,;:?.")


def _text(typed: Typed, first: int, last: int) -> str:
    spans = typed.marked.spans
    if first >= last:
        return ""
    end = spans[last - 1].end
    closes = ")" if typed.marked.text[end : end + 1] == ")" else ""
    opens = "(" if typed.marked.text[max(0, spans[first].start - 1) : spans[first].start] == "(" else ""
    return f"{opens}{typed.marked.text[spans[first].start : end]}{closes}"


def _withoutcues_in(typed: Typed, first: int, last: int) -> str:
    """The words from one place to another, with what asks of one side for what compares."""
    held = [cue for cue in typed.cues if first <= cue.first and cue.last <= last]
    edges = [first, *(edge for cue in held for edge in (cue.first, cue.last)), last]
    kept = [_text(typed, a, b) for a, b in list(pairwise(edges))[::2]]
    asks = next((cue for cue in typed.cues if HOW_MANY in cue.instead), None)
    instead = [cue.instead if cue is asks else " " for cue in held]
    return " ".join((kept[0], *(f"{said} {text}" for said, text in zip(instead, kept[1:], strict=True))))
