"""What the first of several questions may mean: as one alone, or of several papers with the number that it names."""

from collections.abc import Sequence
from dataclasses import replace

from index.language.text import fold, fold_space
from retrieval.answers.documents.meant import by_number
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.choosing.choices import Meant, meant_by
from retrieval.answers.kinds.choosing.choosing import find_choices
from retrieval.answers.lookup import Lookup
from retrieval.register.entries import DocumentEntry
from retrieval.types import Choice, Draft

_SUBJECT_CHARS = 60


def choices_of_first(asking: Asking, asked: Sequence[str]) -> Draft | None:
    """What the first question may mean where it lacks what it needs; whoever chooses is answered all of them."""
    look = asking.look
    first = asking.ask(f"{fold(asked[0]) if look.question.restored else asked[0]}?", asking.earlier).read
    of_first = Lookup(first, look.view, asking.retrieve(first))
    meant = meant_by(of_first, named=True) or _of_one_number(of_first)
    found = find_choices(replace(asking, look=of_first), meant=meant)
    if found is None or not found.form.choices:
        return None
    rest = ", ".join(asked[1:])
    choices = tuple(Choice(one.text, f"{one.question.rstrip(' ?')}, {rest}?") for one in found.form.choices)
    return replace(found, form=replace(found.form, choices=choices))


def _of_one_number(look: Lookup) -> list[Meant]:
    """The papers of several offices that have the one number which the question names; none where one alone has it."""
    numbers = look.question.numbers.documents
    if len(numbers) != 1:
        return []
    entries = {(entry.title, _unit(entry)): entry for entry in by_number(look)}
    if len({unit for _, unit in entries if unit}) < 2:
        return []
    text, (number,) = look.question.text, numbers
    return [
        Meant(
            ": ".join(filter(None, (f"{title}, {unit}", _subject(entry)))),
            f"{text[: number.start]}{title} của {unit}{text[number.end :]}?",
            unit,
            frozenset(record.document.id for record in entry.records),
            is_paper=True,
        )
        for (title, unit), entry in entries.items()
        if unit
    ]


def _unit(entry: DocumentEntry) -> str:
    """Of what unit a paper is, by its own head or by what names it."""
    heads = ([entry.own.header] if entry.own else []) + [record.document.header for record in entry.records]
    return next((head.place for head in heads if head.place), "")


def _subject(entry: DocumentEntry) -> str:
    said = fold_space(entry.subject or "")
    return said if len(said) <= _SUBJECT_CHARS else f"{said[:_SUBJECT_CHARS].rpartition(' ')[0]}…"
