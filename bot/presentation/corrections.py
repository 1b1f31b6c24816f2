"""Correcting a fact of the register: what is checked before it is written, and what has been corrected so far."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from bot.presentation.sources import Json, Passages, fact_as_json
from index.errors import CorrectionRefused, FactNotFound
from index.facts.types import Fact, Office, Relation, Said, Task, field_of
from index.store.corrections import Correction, Corrections, corrected
from retrieval.register.entries import AnyRecord
from retrieval.register.registry import Registry


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was written.

    Attributes:
        stated: The fact as its document has it.
        before: The fact as it was until now.
        fact: As it is now; None for one that is wrong.
        changed: The fields that differ between the two.
    """

    correction: Correction
    stated: Fact
    before: Fact
    fact: Fact | None
    changed: tuple[str, ...] = ()


def correct(
    registry: Registry,
    corrections: Corrections,
    identity: str,
    values: Mapping[str, str] | None,
    *,
    note: str,
    now: datetime.datetime,
) -> Corrected:
    """The fact is marked wrong (`values` None) or has these values besides those that were set before.

    What is set to what the document states is no correction: the last such takes the correction back.

    Raises:
        FactNotFound: If no document states it.
        CorrectionRefused: If a field is none of the fact's, a value cannot be read as it, or nothing would change;
            nothing is written.
        DataFolderError: If it cannot be written.
    """
    record = next((record for record in registry.recorded() if record.id == identity), None)
    if record is None:
        raise FactNotFound("fact_unknown", fact=identity)
    stated = record.fact
    earlier = (record.correction.values if record.correction else None) or {}
    before = corrected(stated, earlier) if earlier else stated
    if values is None:
        return Corrected(corrections.add(identity, None, note=note, now=now), stated, before, None)
    together = _together(earlier, values)
    fact = corrected(stated, together)
    changed = tuple(name for name in values if value_of(fact, name) != value_of(before, name))
    if not changed and record.correction and record.correction.values is None:
        raise CorrectionRefused("fact_marked_wrong", fact=identity)
    if not changed:
        raise CorrectionRefused("nothing_to_correct", held=tuple((name, value_of(fact, name)) for name in values))
    kept = {name: value for name, value in together.items() if value_of(fact, name) != value_of(stated, name)}
    return Corrected(corrections.add(identity, kept, note=note, now=now), stated, before, fact, changed)


def _together(earlier: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """What was set before and what is set now; relations that are dropped stay dropped when others are."""
    together = {**earlier, **values}
    before, now = earlier.get("relations"), values.get("relations", "").strip()
    if before is not None and now.startswith("-"):
        together["relations"] = f"{before}; {now}" if before else ""
    return together


def undo(corrections: Corrections, identity: str, *, now: datetime.datetime) -> Correction:
    """The fact is again as its document states it; the correction that counted until now.

    Raises:
        FactNotFound: If it is not corrected.
        DataFolderError: If that cannot be written.
    """
    held = corrections.all().get(identity)
    if held is None:
        raise FactNotFound("fact_not_corrected", fact=identity)
    corrections.add(identity, {}, note="", now=now)
    return held


def list_corrections(corrections: Corrections, registry: Registry | None) -> list[Json]:
    """Every correction that counts, oldest first; without a register all of them are dormant.

    `kind` and `name` are the fact's, null where `dormant`: where no document in the corpus states it now. `wrong` says
    that the whole fact is, else `values` has what was set; `stated` has what the document says of the same fields.
    """
    recorded: dict[str, AnyRecord] = {}
    if registry is not None:
        recorded = {record.id: record for record in registry.recorded() if record.correction}
        passages = Passages(registry)
    found: list[Json] = []
    for correction in sorted(corrections.all().values(), key=lambda one: (one.made_at, one.fact_id)):
        record = recorded.get(correction.fact_id)
        found.append(
            {
                "fact_id": correction.fact_id,
                "kind": record.fact.kind if record else None,
                "name": record.fact.name if record else None,
                "made_at": correction.made_at.isoformat(),
                "note": correction.note,
                "wrong": correction.values is None,
                "values": dict(correction.values or {}),
                "stated": {name: value_of(record.fact, name) for name in correction.values or ()} if record else {},
                "dormant": record is None,
                "source": fact_as_json(record, passages) if record else None,
            }
        )
    return found


def value_of(fact: Fact, field: str) -> str:
    """A field of a fact as one would write it to correct it; empty for one that is unknown."""
    match field_of(fact, field):
        case None:
            return ""
        case datetime.date() as day:
            return day.isoformat()
        case tuple() as several:
            return "; ".join(map(_written, several))
        case Said() as said:
            return said.text
        case value:
            return str(value)


def _written(one: Office | Relation | Said | Task) -> str:
    match one:
        case Office():
            return f"nguyên {one.name}" if one.former else one.name
        case Task():
            return one.said.text
        case Said():
            return one.text
        case Relation():
            return one.name
