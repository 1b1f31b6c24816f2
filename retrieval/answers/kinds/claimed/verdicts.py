"""A question of yes or no: what it claims is asked for, and what the documents say in its place decides."""

from dataclasses import replace

from retrieval.answers.findings import draft
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.claimed.acts import decide_act, denies
from retrieval.answers.kinds.claimed.claims import Asks, Claim, claim_of, gives_cause
from retrieval.answers.kinds.claimed.hours import times_of
from retrieval.answers.kinds.claimed.leaving import decide_leaving, decide_signer
from retrieval.answers.kinds.claimed.offices import Decided, decide_office, person_in
from retrieval.answers.kinds.claimed.papers import decide_paper
from retrieval.answers.kinds.claimed.spoken import decide_spoken
from retrieval.answers.kinds.claimed.stated import decide_doer, decide_place, decide_value
from retrieval.answers.notes import with_notes
from retrieval.types import MAX_RELATED, AnswerKind, Draft, Form, Verdict


def find_verdict(asking: Asking) -> Draft | None:
    """Yes or no with the clause that decides, or what is related; None where the question claims nothing."""
    claim = claim_of(asking.look.question)
    if claim is None:
        return None
    decided = _decided(claim, asking)
    if decided is None:
        return None if claim.asks is Asks.STATED else _undecided(claim, asking)
    verdict, said = decided
    return replace(said, form=Form(AnswerKind.YES_NO, verdict))


def _decided(claim: Claim, asking: Asking) -> tuple[Verdict, Draft] | None:
    """The first verdict that something sure gives: of an office, a paper, a doer, a value, or an act."""
    if times_of(claim.text):
        return _drafted(held, asking) if (held := decide_spoken(claim, asking)) else None
    if gives_cause(claim):
        return None  # that it is so tells no cause
    person = person_in(claim, asking.look)
    if person and (held := decide_leaving(claim, person, asking)):
        return _drafted(held, asking)
    if person is None and (signed := decide_signer(claim, asking)):
        return signed
    if person and (held := decide_office(claim, person, asking)):
        return _drafted(held, asking, as_of=True)
    if claim.asks is not Asks.STATED and (held := decide_paper(claim, asking.look)):
        return _drafted(held, asking)
    if person and (done := decide_doer(claim, person, asking)):
        return done
    if claim.asks is Asks.STATED:
        return None  # "chỉ tiêu năm 2022" only names what is asked about
    if stated := decide_value(claim, asking):
        return stated
    if claim.asks is Asks.TRUE and (placed := decide_place(claim, asking)):
        return placed
    held = decide_spoken(claim, asking) or decide_act(claim, asking)
    return _drafted(held, asking) if held else None


def _drafted(decided: Decided, asking: Asking, *, as_of: bool = False) -> tuple[Verdict, Draft] | None:
    verdict, findings = decided
    said = replace(draft(findings), as_of=as_of, from_register=as_of)
    return (verdict, with_notes(said, asking.look)) if said.text else None


def _undecided(claim: Claim, asking: Asking) -> Draft | None:
    """What a clause says of the matter, as related; no where all that is said begins by denying it."""
    answer = asking.ask(f"{claim.text}?")
    if not answer.text:
        return None
    if denies(answer.text):  # a cell: "Chưa đăng ký"
        return replace(answer.said, form=Form(AnswerKind.YES_NO, Verdict.NO))
    related = tuple(replace(held, marker=at + 1) for at, held in enumerate(answer.citations[:MAX_RELATED]))
    return with_notes(Draft("", (), related=related, form=Form(AnswerKind.YES_NO)), asking.look)
