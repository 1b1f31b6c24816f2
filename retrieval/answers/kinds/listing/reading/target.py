"""What of several things that a question names it asks a list of, and what is said to be done by or to it."""

from index.language.text import fold
from retrieval.answers.kinds.listing.reading.read import Reading, Target, Typed
from retrieval.answers.kinds.listing.reading.vocabulary import Phrase, Thing, longest

OF_PEOPLE = frozenset({"appoints", "spoke"})
OF_PAPERS = frozenset({"passes", "ends_paper", "changed"})
OF_OTHERS = frozenset({"ends_paper", "changed"})
"""Of these the ones that papers do to others."""
_AT = frozenset({"o", "tai", "trong"})
_OTHER = frozenset({"cu", "khac", "truoc", "do", "day"})


def target_of(typed: Typed) -> Target:
    """The first thing of which words ask for several: "kỳ họp thứ ba thông qua những nghị quyết nào"."""
    found: list[tuple[int, bool, bool]] = []
    at = 0
    while at < len(typed.said):
        phrase, length = typed.phrase(at), longest(typed.said, at, typed.known)
        office = typed.office(at)
        if office or (phrase is not None and phrase.thing is not None):
            end = at + (len(office) or length)
            found.append((at, bool(office), typed.is_asked_before(at) or typed.does(end, "which")))
            at = end
        else:
            at += max(length, 1)
    asked = [(at, is_office) for at, is_office, is_asked in found if is_asked]
    no_thing = all(is_office for _, is_office, _ in found) or (not asked and _asks_for_people(typed))
    return Target(*next(iter(asked), (-1, False)), no_thing)


def _asks_for_people(typed: Typed) -> bool:
    """Whether "những ai" stands in it."""
    return any(word == "ai" and typed.is_asked_before(at) for at, word in enumerate(typed.said))


def is_deed(reading: Reading, phrase: Phrase, end: int) -> bool:
    """Whether a phrase says what is done by or to those that are listed.

    "Thông qua" is done to papers before which it stands, or at a meeting; "thay thế" by papers to others of which
    nothing more is said.
    """
    if reading.typed.target.is_people:
        return not phrase.uses.isdisjoint(OF_PEOPLE)
    if "passes" in phrase.uses:
        is_before = reading.thing is None and reading.typed.target.at > reading.at
        return is_before or fold(" ".join(reading.typed.said[end : end + 1])) in _AT
    is_of_papers = reading.thing is not None and reading.thing.thing is Thing.PAPERS
    return is_of_papers and not phrase.uses.isdisjoint(OF_OTHERS) and _is_of_others(reading.typed, end)


def _is_of_others(typed: Typed, at: int) -> bool:
    """Whether from a word on only papers in general are named: "các văn bản trước đây"."""
    has_paper = False
    while at < len(typed.said):
        phrase = typed.phrase(at)
        is_paper = phrase is not None and phrase.thing is Thing.PAPERS
        has_paper |= is_paper
        is_deed = phrase is not None and not phrase.uses.isdisjoint(OF_PAPERS)
        is_said = phrase is not None and not phrase.uses.isdisjoint({"all", "fills", "closes", "which", "mentions"})
        if not (is_paper or is_deed or is_said or fold(typed.said[at]) in _OTHER):
            return False
        at += max(longest(typed.said, at, typed.known), 1)
    return has_paper
