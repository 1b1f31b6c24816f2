"""Whether the newest that papers tell of someone is that he leaves his office; and whether who signed has an office."""

import re

from index.language.words import comparable
from index.layout import Span
from index.lexicon.tables import from_lexicon
from retrieval.answers.findings import Finding
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.claimed.claims import Claim, asking_word, either, without
from retrieval.answers.kinds.claimed.offices import Decided, Person, head_of, records_of
from retrieval.types import Draft, Verdict

_NEAR = 60
"""At most so many characters before a name stands what its holder is said to leave by."""


def decide_leaving(claim: Claim, person: Person, asking: Asking) -> Decided | None:
    """No where it is asked whether someone still is something, and the newest paper about him says that he leaves."""
    if not _still().search(claim.text) or _leaves().search(claim.text):
        return None
    look = asking.look
    record = next(records_of(look, person), None)
    if record is None:
        return None
    text, span = look.view.document(record.document.id).text, record.fact.span
    before = text[max(0, span.start - _NEAR) : span.start]
    begun = re.split(r"[.;\n]", before)[-1]
    behind = re.split(r"[,.;\n]", text[span.start : span.end + _NEAR])
    is_left = _leaves().search(begun) or any(_leaves().search(part) for part in behind[:2])
    if not is_left:
        return None
    around = look.around(record.document, Span(span.start, span.start + 1))
    found = around if around.end - around.start > 1 else span
    return Verdict.NO, [Finding(look.view.document(record.document.id), found, None, 0.9)]


@from_lexicon
def _still() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('still')}(?!\w)", re.IGNORECASE)


@from_lexicon
def _leaves() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('leaves')}(?!\w)", re.IGNORECASE)


def decide_signer(claim: Claim, asking: Asking) -> tuple[Verdict, Draft] | None:
    """Whether who signed a paper has the office of which a claim says that its holder signed."""
    match = _signed().search(claim.text)
    claimed = comparable(match["office"], folded=True) if match else []
    if match is None or not head_of(claimed):
        return None
    span = Span(match.start("office"), match.end("office"))
    answer = asking.ask(f"{without(claim.text, span, asking_word('asks_person'))}?")
    first = answer.text.split("\n")[0].rpartition(" [")[0]
    offices = [comparable(part, folded=True) for part in first.split(",")[1:]]
    if not (answer.said.from_register and offices):
        return None
    heads = {head_of(office) for office in offices}
    held = any(office[: len(claimed)] == claimed for office in offices)
    if head_of(claimed) in heads:
        return (Verdict.YES, answer.said) if held or claimed == list(head_of(claimed)) else None
    return Verdict.NO, answer.said


@from_lexicon
def _signed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)do\s+(?P<office>[^,;]+?)\s+{either('signs_it')}(?!\w)", re.IGNORECASE)
