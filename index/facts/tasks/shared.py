"""Who leads a task and who only takes part, where one cell names both."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.lexicon.patterns import pattern

# "Chủ trì: A; Phối hợp: B", "A (chủ trì); B (phối hợp)", "A chủ trì, phối hợp với B"
_WHO = r"(?:{columns:body} )?"
_PART = r"(?P<leads>{columns:leads})|(?P<joins>{columns:joins})"
_ENDS = r"(?P<goes_on>\s*:|\s+{columns:beside_whom}(?!\w))?"
_ROLE = pattern(rf"(?<!\w)\(?{_WHO}(?:{_PART})(?!\w){_ENDS}\)?")
_EDGES = " \t\n,;:.-–+()"


@dataclass(frozen=True, slots=True)
class Charge:
    """Who does a task, and who only takes part in it; None where the words do not say so."""

    who: str
    with_whom: str | None


def read_charge(text: str) -> Charge:
    """Who leads and who takes part; beside someone who is said to lead, whoever else is named takes part."""
    named = list(_named(text))
    roles = {role for role, _ in named}
    leading = "leads" if "leads" in roles else None
    who = [names for role, names in named if role == leading]
    joining = [names for role, names in named if role != leading]
    if not who or not joining:
        return Charge("; ".join(who) or text, None)
    return Charge("; ".join(who), "; ".join(joining))


def _named(text: str) -> Iterator[tuple[str | None, str]]:
    """The names of a cell in order, each with what is said of them, before or behind: "leads", "joins" or nothing."""
    at = 0
    before: str | None = None  # said of the names that follow
    for found in _ROLE().finditer(text):
        names, role = text[at : found.start()].strip(_EDGES), found.lastgroup if not found["goes_on"] else None
        if names:
            yield before or role, names
        is_behind = names and before is None and role is not None
        before = None if is_behind else "joins" if found["joins"] else "leads"
        at = found.end()
    rest = text[at:].strip(_EDGES)
    if rest:
        yield before, rest
