"""How well an office that someone holds is the one asked for, by its words and by the body whose paper says so."""

from collections.abc import Iterable, Iterator, Sequence

from index.entities.places import units_without_marks
from index.facts.types import Office, OfficialFact
from index.language.initials import is_short, spelled
from index.language.text import fold
from index.language.words import contains
from index.lexicon.kinds import split_label
from retrieval.answers.lookup import Lookup
from retrieval.answers.people.sought import without_former
from retrieval.question.asked_office import bodies_in, head_length
from retrieval.register.entries import Record

NAMED = 0.6
"""How well an office fits at least that has all words of the one asked for."""
_BARE = 3
"""The most words of an office that is said without its body: "Bí thư", "Phó Chủ tịch"."""
_DESCRIBED = 0.4
"""How well one fits whose body the paper says and not the office."""
_GAP = 3
"""So many other words may stand between two of those by which a paper says a body."""


def fit(asked: Sequence[str], held: Sequence[str]) -> float:
    """How well an office held is the one asked for: 1 if equal, less with words between, 0 if another.

    "Phó Bí thư" is never "Bí thư"; "Phó Bí thư Thường trực Huyện ủy" is a "Phó Bí thư Huyện ủy" of a kind, and "Phó Bí
    thư" said of a district's man may be one.
    """
    if not asked or not held or asked[0] != held[0]:
        return 0.0
    if tuple(asked) == tuple(held):
        return 1.0
    rest = iter(held)
    if all(word in rest for word in asked):
        return 0.7
    return 0.5 if tuple(asked[: len(held)]) == tuple(held) and len(held) >= 2 else 0.0


def fitting(
    look: Lookup, asked: Sequence[str], text: str, said: Iterable[tuple[Office, Record[OfficialFact]]]
) -> Iterator[tuple[float, Office, Record[OfficialFact]]]:
    """Those of whom an office is said that is the one asked for, each with how well it fits.

    Args:
        asked: The words of the office asked for.
        text: How the office is said.
        said: Who holds it, and where it is said.
    """
    written = without_former(look.words(text))
    if not asked or not written or asked[0] != written[0]:
        return
    for office, record in said:
        named = without_former(look.words(office.name))
        share = max(_share(look, asked, held, office, record) for held in (written, named))
        if share:
            yield share, office, record


def _share(
    look: Lookup, asked: Sequence[str], held: Sequence[str], office: Office, record: Record[OfficialFact]
) -> float:
    """How well an office fits by its words, and by what the paper that says it says of its body."""
    asked = _spelt_out(asked, held)
    share = fit(asked, held) or fit(_without_unit(asked, office), held)
    if share >= NAMED or (share and len(held) > _BARE):
        return share
    rest = asked[len(held) :] if share else _unsaid(look, asked, held)
    is_part = not share and len(held) > head_length(held, folded=look.question.folded)
    if rest is None or not _is_of_body(look, record, office, rest, is_part=is_part):
        return 0.0
    return share or _DESCRIBED


def _without_unit(asked: Sequence[str], office: Office) -> Sequence[str]:
    """The words asked for without the kind of unit at the end, where the office is of such a one."""
    kind = split_label(office.place)[0].split() if office.place else []
    is_last = bool(kind) and [fold(word) for word in asked[-len(kind) :]] == [fold(word) for word in kind]
    return asked[: -len(kind)] if is_last else asked


def _spelt_out(asked: Sequence[str], held: Sequence[str]) -> Sequence[str]:
    """The words asked for, those written by their beginnings as an office has them: "PVHCC"."""
    if not any(map(is_short, asked)):
        return asked
    return [
        word
        for short in asked
        for word in ((next(spelled(short, held), None) if is_short(short) else None) or (short,))
    ]


def _unsaid(look: Lookup, asked: Sequence[str], held: Sequence[str]) -> list[str] | None:
    """What an office asked for says more of its body than one with the same head; None if they cannot be one.

    The one held may have no other body ("Giám đốc Trung tâm" is of no "Sở"), and no other field.
    """
    folded = look.question.folded
    head = head_length(asked, folded=folded)
    if not head or head != head_length(held, folded=folded) or tuple(asked[:head]) != tuple(held[:head]):
        return None
    more = [word for word in held[head:] if word not in asked[head:]]
    common = [word for word in held[head:] if word in asked[head:]]
    # A single word is a body right behind the head: "vụ" of "phục vụ" is none.
    bodies = [body for body in bodies_in(held[head:], folded=folded) if len(body) > 1 or body == (held[head],)]
    is_other = any(not set(body) <= set(asked) for body in bodies)
    is_other |= any(fold(word) in units_without_marks() for word in more)  # "Huyện ủy" is no "Đảng ủy xã"
    if is_other or (more and not any((word,) not in bodies for word in common)):
        return None
    rest = [word for word in asked[head:] if word not in common]
    while rest and fold(rest[-1]) in units_without_marks():  # whose it is, the place says
        rest.pop()
    return rest or None


def _is_of_body(
    look: Lookup, record: Record[OfficialFact], office: Office, body: Sequence[str], *, is_part: bool
) -> bool:
    """Whether a document is that body's own or is about it, so that "Chủ tịch" alone in it is its chairman.

    Who signs is of the body that issues it alone, unless the office says a part of the body's name; where no body is
    asked for, any is meant.
    """
    header = record.document.header
    is_signed = office.said.text.isupper() and header.issuer and not is_part
    about = () if is_signed else (header.title, header.subject)
    return not body or any(_says(look.words(said or ""), body) for said in (header.issuer, *about))


def _says(words: Sequence[str], body: Sequence[str]) -> bool:
    """Whether a title names a body, in its order, with a few other words between."""
    body = _spelt_out(body, words)
    if contains(words, body):
        return True
    ends = [at for at, word in enumerate(words) if word == body[0]] if len(body) > 1 else []
    for word in body[1:]:
        ends = [at for end in ends for at in range(end + 1, min(len(words), end + _GAP + 2)) if words[at] == word]
    return bool(ends)
