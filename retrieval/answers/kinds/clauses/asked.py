"""What list a question asks for: by the words for it, what it is called, and what else is named."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from index.language.text import fold
from index.language.words import comparable
from index.lexicon.tables import from_lexicon, rows, words
from retrieval.answers.lookup import Lookup
from retrieval.question.types import QuestionKind

MATTERS = (
    "to_do", "concluded", "demanded", "aimed", "measures", "lacking", "reasons", "conditions", "changed", "repealed",
)  # fmt: skip
"""What is asked for by one word and may stand under another: uses of `kinds_asked.tsv`."""
ONE_THING = frozenset(
    {QuestionKind.WHO, QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.HOW_MANY, QuestionKind.NUMBER,
     QuestionKind.OFFICE, QuestionKind.ATTENDANCE}
)  # fmt: skip
"""Kinds of questions that ask for one thing, and for a list only where they say so."""
_USES = (
    "several", "several_behind", "how_many", "what", "how", "which_one", "not_what", "things", "no_list", "which_paper",
    "no_such", "speaks", *MATTERS,
)  # fmt: skip
_WEAK, _RAREST = 0.3, 3.0
"""What a word is worth that says little, and the most that one is."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """What list is asked for.

    Attributes:
        matters: The uses of the words by which it is asked for.
        phrases: Those words, as a text with marks has them.
        called: Pairs of words as which it is called behind "những": "tình huống".
        headed: The same otherwise; what leads to the list begins with such.
        terms: What else is named, folded, each with its rarity.
        runs: Those of them that stand side by side.
    """

    look: Lookup
    matters: frozenset[str]
    phrases: frozenset[str]
    called: frozenset[Pair]
    headed: frozenset[Pair]
    terms: dict[str, float]
    runs: tuple[tuple[str, ...], ...]

    @property
    def folded(self) -> bool:
        """Whether marks tell nothing: they were not typed."""
        return is_folded(self.look)

    @property
    def total(self) -> float:
        """The rarity of all terms together."""
        return sum(self.terms.values())


def asked_in(look: Lookup) -> Asked | None:
    """What list the question asks for; None if it asks for one thing, or for a list of nothing that it names."""
    question, folded = look.question, look.question.folded
    said = without(comparable(question.text, folded=folded), folded=folded)
    line = f" {' '.join(said)} "
    matters = _matters(line, folded)
    called = frozenset(_pairs_beside(said, _words("several", folded=folded), 1, folded=folded))
    headed = frozenset(_pairs_beside(said, _words("which_one", folded=folded), -2, folded=folded))
    if not matters:
        headed |= frozenset(_first_pair(look, said, line))
    if not (_asks_for_list(look, line, matters) if matters else _asks_by_name(look, line, called | headed)):
        return None
    named = {word for pair in called for word in pair}
    terms = [term for term in _terms(look, line, matters) if term in said and fold(term) not in named]
    if not (terms or question.names or question.organisations or question.numbers.named):
        return None
    worded = (phrase for use in matters for phrase in phrases_of(use, folded=False))
    phrases = frozenset(phrase for phrase in worded if _has(line, phrase, folded))
    runs = tuple(_runs(list(map(fold, said)), frozenset(map(fold, terms))))
    weights = {fold(term) if is_folded(look) else term: _weight(look, term) for term in terms}
    return Asked(look, matters, phrases, called, headed, weights, runs)


def _matters(line: str, folded: bool) -> frozenset[str]:
    """What is asked for; where it is asked why, nothing else is."""
    found = frozenset(use for use in MATTERS if any(f" {phrase} " in line for phrase in phrases_of(use, folded=folded)))
    return frozenset({"reasons"}) if "reasons" in found else found


def _has(line: str, phrase: str, folded: bool) -> bool:
    return f" {fold(phrase) if folded else phrase} " in line


def _asks_by_name(look: Lookup, line: str, pairs: Set[Pair]) -> bool:
    """Whether what is called so is asked for, and no day, person or number."""
    is_one = any(f" {phrase} " in line for phrase in phrases_of("no_list", folded=look.question.folded))
    return bool(pairs) and not is_one and look.question.kind not in ONE_THING


def _runs(said: Sequence[str], terms: Set[str]) -> Iterator[tuple[str, ...]]:
    """The terms that stand side by side, at least two."""
    for is_term, run in groupby(said, key=terms.__contains__):
        words_of = tuple(run)
        if is_term and len(words_of) > 1:
            yield words_of


def _terms(look: Lookup, line: str, matters: Set[str]) -> list[str]:
    """What the question names beside how it asks, as its words are compared."""
    question = look.question
    asking = (phrase for use in matters for phrase in phrases_of(use, folded=question.folded) if f" {phrase} " in line)
    numbers = (question.text[held.start : held.end] for held in question.numbers.documents)
    numbered = (word for number in numbers for word in comparable(number, folded=question.folded))
    always = _words_of_asking(line, question.folded)
    beside = {*numbered, *always, *(word for phrase in asking for word in phrase.split())}
    return [term for term in question.wording.topic if term not in beside]


@from_lexicon
def _always() -> dict[bool, tuple[str, ...]]:
    phrases = [phrase for use in ("generic", "by_when") for phrase in words("answers", uses=use)]
    phrases += [phrase for use in ("several", "what", "not_what") for phrase in words("kinds_asked", uses=use)]
    return {
        folded: tuple(" ".join(comparable(phrase, folded=folded)) for phrase in phrases) for folded in (True, False)
    }


def _words_of_asking(line: str, folded: bool) -> frozenset[str]:
    """Those of a question's words that any such question may have."""
    return frozenset(word for phrase in _always()[folded] if f" {phrase} " in line for word in phrase.split())


def _weight(look: Lookup, term: str) -> float:
    rarity = look.view.rarity(fold(term) if is_folded(look) else term, folded=is_folded(look))
    return min(_RAREST, rarity) * (_WEAK if term in look.question.wording.weak else 1)


def is_folded(look: Lookup) -> bool:
    """Whether marks tell nothing: they were not typed."""
    return look.question.folded or look.question.restored


def without(said: Sequence[str], *, folded: bool) -> list[str]:
    """The words without phrases that have such a word in them and ask for no list: "giao ban"."""
    line = f" {' '.join(said)} "
    for phrase in phrases_of("no_such", folded=folded):
        line = line.replace(f" {phrase} ", " ")
    return line.split()


def _asks_for_list(look: Lookup, line: str, matters: Set[str]) -> bool:
    """Whether all there is of something is asked for: "những tồn tại", "yêu cầu gì", "giao huyện làm những việc gì".

    What is said of one thing among them is not: "yêu cầu hoàn thiện hồ sơ gì", "đánh giá nhiệm vụ ra sao".
    """
    folded = look.question.folded
    if any(f" {phrase} " in line for phrase in phrases_of("no_list", folded=folded)):
        return False
    places = [
        (line.index(f" {phrase} "), phrase)
        for use in matters
        for phrase in phrases_of(use, folded=folded)
        if f" {phrase} " in line
    ]
    things = max((line.find(f" {phrase} ") for phrase in phrases_of("things", folded=folded)), default=-1)
    counts = any(f" {phrase} " in line for phrase in phrases_of("how_many", folded=folded)) and bool(matters)
    counts |= any(f" {word} {phrase} " in line for word in phrases_of("several", folded=folded) for _, phrase in places)
    if look.question.kind in ONE_THING:
        return counts or any(at < things for at, _ in places)
    before = _words("several", folded=folded) | look.question.numbers.figures
    behind = _words("what", folded=folded) | _words("several_behind", folded=folded)
    return counts or any(
        at == 0 or at < things or _stands_beside(line, at, phrase, before, behind) for at, phrase in places
    )


def _stands_beside(line: str, at: int, phrase: str, before: Set[str], behind: Set[str]) -> bool:
    """Whether a word that asks, or how many there are, stands right before or behind a phrase."""
    return bool(before & set(line[:at].split()[-1:]) or behind & set(line[at + len(phrase) + 1 :].split()[:1]))


@from_lexicon
def _table() -> dict[tuple[str, bool], tuple[str, ...]]:
    return {
        (use, folded): tuple(" ".join(comparable(phrase, folded=folded)) for phrase in words("kinds_asked", uses=use))
        for use in _USES
        for folded in (True, False)
    }


def phrases_of(use: str, *, folded: bool) -> tuple[str, ...]:
    """The phrases of a use as comparable words with a blank between."""
    return _table()[use, folded]


def _words(use: str, *, folded: bool) -> frozenset[str]:
    return frozenset(word for phrase in phrases_of(use, folded=folded) for word in phrase.split())


def _pairs_beside(said: Sequence[str], words_before: Set[str], step: int, *, folded: bool) -> Iterator[Pair]:
    """The two words behind "những", or before "nào": as what the things are called that are asked for."""
    asking = frozenset().union(*(_words(use, folded=folded) for use in ("several", "what", "not_what")))
    which = _words("what", folded=folded)
    for start in (at + step for at, word in enumerate(said) if word in words_before):
        pair = tuple(said[max(0, start) : start + 2])
        is_asked = step < 0 or start <= 2 or which & set(said[start + 2 : start + 4])
        if start >= 0 and len(pair) == 2 and is_asked and not asking & set(pair) and not _is_paper(pair):
            yield fold(pair[0]), fold(pair[1])


def _is_paper(pair: Sequence[str]) -> bool:
    return " ".join(map(fold, pair)) in _papers_called()


@from_lexicon
def _papers_called() -> frozenset[str]:
    """The folded kinds of documents: which of them is asked for by their number."""
    kinds = (row.key for row in rows("documents"))
    return frozenset(fold(phrase) for phrase in (*words("kinds_asked", uses="which_paper"), *kinds))


def _first_pair(look: Lookup, said: Sequence[str], line: str) -> Iterator[Pair]:
    """The two words that a question begins with, where they are no name or paper: "lộ trình … thế nào"."""
    folded = look.question.folded
    named = {fold(word) for name in look.question.names for word in name.words}
    named |= {fold(word) for word in (*look.question.offices.mentioned, *look.question.offices.asked)}
    pair = tuple(said[:2])
    asks = any(f" {phrase} " in line for phrase in phrases_of("how", folded=folded))
    is_name = set(map(fold, pair)) & named or set(pair) & _words_of_asking(line, folded)
    if asks and len(pair) == 2 and not is_name and not _is_paper(pair):
        yield fold(pair[0]), fold(pair[1])
