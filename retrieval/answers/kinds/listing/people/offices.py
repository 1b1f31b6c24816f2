"""Which office a list asks the holders of, and in what kinds of unit."""

from collections.abc import Sequence

from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.kinds import committees, unit_kinds
from retrieval.answers.kinds.listing.reading.asked import Listed
from retrieval.answers.kinds.listing.reading.vocabulary import Words
from retrieval.answers.lookup import Lookup
from retrieval.answers.people.sought import asked_offices
from retrieval.question.asked_office import head_length

_LEVEL = "cap"


def named_in(listed: Listed) -> tuple[list[Words], list[str]]:
    """The runs that name places or bodies, and the kinds of unit of all of whose holders it is asked, folded.

    "Bí thư huyện ủy, thị ủy" are those of both kinds of unit.
    """
    kinds = {tuple(comparable(kind, folded=listed.folded)): kind for kind in unit_kinds()}
    of_party = {tuple(comparable(name, folded=listed.folded)): kind for name, kind in committees().items()}
    others = {run: of_party[run] for run in listed.named if listed.office and run in of_party}
    own = [kind for name, kind in of_party.items() if others and contains(listed.office, name)]
    own += [kind for said, kind in kinds.items() if listed.office[-len(said) :] == said][:1]
    known = kinds | others
    levels = [fold(kind) for kind in (*own, *(known[run] for run in listed.named if run in known))]
    return [run for run in listed.named if run not in known], levels


def offices_in(look: Lookup, listed: Listed, levels: Sequence[str]) -> list[Words]:
    """The office asked for, as each of these kinds of unit has it."""
    return list(dict.fromkeys(_office(look, listed, level) for level in (levels or ("",))))


def _office(look: Lookup, listed: Listed, level: str) -> Words:
    """The office asked for, as the question's words are compared, in full: "bí thư các huyện" leads a committee."""
    held = look.question.marked.held.office
    office = tuple(held if tuple(map(fold, held)) == tuple(map(fold, listed.office)) else listed.office)
    if not level:
        return next(iter(asked_offices(office)), ())
    unit = next(kind for kind in unit_kinds() if fold(kind) == level)
    committee = {kind: name for name, kind in committees().items()}.get(unit, "đảng ủy")
    for name in committees():
        said = tuple(look.words(name))
        if office[len(office) - len(said) :] == said:  # "bí thư huyện ủy, thị ủy"
            return (*office[: len(office) - len(said)], *look.words(committee))
    office = _of_kind(look, office, unit)
    folded = tuple(map(fold, office))
    is_bare = head_length(folded, folded=True) >= len(folded)
    if is_bare and "bi thu" in " ".join(folded):
        return (*office, *look.words(committee))
    return next(iter(asked_offices((*office, *look.words(unit)))), ()) if is_bare else tuple(office)


def _of_kind(look: Lookup, office: Words, unit: str) -> Words:
    """An office with another kind of unit at its end: "phó chủ tịch UBND cấp huyện" of a "thị xã"."""
    for kind in unit_kinds():
        said = tuple(look.words(kind))
        if office[len(office) - len(said) :] == said:
            rest = office[: len(office) - len(said)]
            return (*(rest[:-1] if fold(rest[-1]) == _LEVEL else rest), *look.words(unit))
    return office
