"""The level of offices that a question asks about, "cấp huyện", "huyện ủy": what holds for one holds for no other."""

from collections.abc import Iterator, Mapping, Sequence

from index.language.words import comparable, contains
from index.lexicon.kinds import committees, unit_kinds
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.sentences.named.where import Named, What, of_none
from retrieval.question.question import Question

_Phrases = tuple[tuple[str, ...], ...]
_UNITS = ("province", "district", "commune")
_CENTRAL = "central"


def levels_in(question: Question) -> Iterator[Named]:
    """The level, where it names no unit of that and only one level; committees that go on with a name are a unit's."""
    said, folded = question.wording.words, question.folded
    asked = set(_graded(said, folded=folded))
    if not asked and not question.names:
        asked = {level for level, held in _committees(folded=folded).items() if _has(said, held)}
    if len(asked) == 1:
        level = asked.pop()
        called = (*_committees(folded=folded).get(level, ()), *_kinds(folded=folded)[level])
        yield _level(level, " ".join(next(phrase for phrase in called if contains(said, phrase))))


def _level(asked: str, text: str) -> Named:
    """A level, met by texts with their marks: without them "cơ quan" has a "quận"."""
    called = (*_kinds(folded=False)[asked], *_committees(folded=False).get(asked, ()))

    def is_in(text: str) -> bool:
        return _has(comparable(text, folded=False), called)

    def has_other(text: str) -> bool:
        return bool(_graded(comparable(text, folded=False), folded=False)) and not is_in(text)

    return Named(What.LEVEL, text, is_in, has_other, of_none)


def _graded(said: Sequence[str], *, folded: bool) -> list[str]:
    """The levels that are named as such: "cấp tỉnh"."""
    (grade,) = comparable("cấp", folded=folded)
    kinds = _kinds(folded=folded)
    return [level for level, held in kinds.items() if _has(said, [(grade, *kind) for kind in held])]


def _has(said: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(contains(said, phrase) for phrase in phrases)


@from_lexicon
def _kinds(*, folded: bool) -> Mapping[str, _Phrases]:
    """The kinds of unit of each level; those that are of several tell none."""
    of_units = {level: unit_kinds(level) for level in _UNITS}
    several = {kind for kind in unit_kinds() if sum(kind in held for held in of_units.values()) > 1}
    named = {level: [kind for kind in held if kind not in several] for level, held in of_units.items()}
    named[_CENTRAL] = list(words("answers", uses="central"))
    return {level: tuple(tuple(comparable(kind, folded=folded)) for kind in held) for level, held in named.items()}


@from_lexicon
def _committees(*, folded: bool) -> Mapping[str, _Phrases]:
    """The Party's committees of each level."""
    kinds = _kinds(folded=folded)
    found: dict[str, _Phrases] = {}
    for committee, kind in committees().items():
        for level, held in kinds.items():
            if tuple(comparable(kind, folded=folded)) in held:
                found[level] = (*found.get(level, ()), tuple(comparable(committee, folded=folded)))
    return found
