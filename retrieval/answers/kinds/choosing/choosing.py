"""A question that lacks what it needs is asked back with what it may mean; what the conversation is about goes first.

Where more fit than can be offered the likeliest six are: the units of most papers, the newest meetings and papers.
"""

from collections.abc import Iterator
from dataclasses import replace

from index.lexicon.kinds import split_label
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.choosing.choices import Meant, meant_by
from retrieval.register.entries import plain
from retrieval.types import MOST_CHOICES, Answer, Choice, Draft, Form, Status


def find_choices(asking: Asking, *, meant: list[Meant] | None = None) -> Draft | None:
    """What the question may mean, to be chosen from; the answer where conversation or office say what is meant.

    None where it names enough, where one thing alone fits, and where all that fit have one answer.

    Args:
        meant: What it may mean, if that is known.
    """
    meant = meant_by(asking.look) if meant is None else meant
    if not meant:
        return None
    if taken := _taken(asking, meant):
        return taken
    answered = [(held, asking.ask(held.question)) for held in meant[: 2 * MOST_CHOICES]]
    leading = [(held, answer) for held, answer in answered if _leads(held, answer)][:MOST_CHOICES]
    said = {_said(answer) for _, answer in leading}
    if len(leading) < 2 or len(said) < 2:
        return None
    choices = tuple(Choice(held.text, held.question) for held, _ in leading)
    return Draft("", (), form=Form(choices=choices))


def _leads(held: Meant, answer: Answer) -> bool:
    """Whether choosing it leads anywhere: to an answer, or to passages of its own papers."""
    if answer.status is Status.FOUND:
        return True
    return any(citation.document_id in held.documents for citation in answer.citations)


def _said(answer: Answer) -> str:
    """What an answer says, by which two are the same."""
    return answer.text or " ".join(citation.quote for citation in answer.citations)


def _taken(asking: Asking, meant: list[Meant]) -> Draft | None:
    """The answer for what the conversation is about or the office's own unit, said for which it is."""
    for held in _nearest(asking, meant):
        answer = asking.ask(held.question)
        if answer.status is Status.FOUND:
            return replace(answer.said, form=replace(answer.said.form, assumed=held.text))
    return None


def _nearest(asking: Asking, meant: list[Meant]) -> Iterator[Meant]:
    """What the last answers were about, the newest first, then what is of the office's own unit; no two alike."""
    for answer in reversed(asking.earlier):
        if answer.status is Status.FOUND:
            best = answer.citations[0]
            yield from _only([held for held in meant if held.is_paper and best.document_id in held.documents])
            for place in (*answer.read.marked.places, best.place):
                yield from _only([held for held in meant if _is_of(held, place)])
    yield from _only([held for held in meant if _is_of(held, asking.own_unit)])


def _only(fitting: list[Meant]) -> list[Meant]:
    """The one that fits; none of several."""
    return fitting if len(fitting) == 1 else []


def _is_of(held: Meant, place: str | None) -> bool:
    """Whether a place is the unit of what may be meant: "Nam Sách" is that of "huyện Nam Sách"."""
    kind, name = split_label(held.unit)
    return bool(place and name) and plain(place or "") in (plain(name), plain(f"{kind} {name}"))
