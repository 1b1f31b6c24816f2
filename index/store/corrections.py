"""What an administrator says of a fact: that it is wrong, or how it should be. Kept beside the corpus, never in it.

    DATA_DIR/corrections.jsonl, one JSON object a line, the last one of a fact counts

A fact is known by its document, kind and key, so a correction outlives a new reading of the document, a rebuilt corpus
and even a new one.
"""

import datetime
import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from index.entities.bodies import level_of
from index.entities.places import place_of
from index.errors import CorrectionRefused, DataFolderError
from index.facts.types import (
    DocumentFact,
    F,
    Fact,
    MeetingFact,
    Office,
    OfficialFact,
    Relation,
    RelationName,
    Said,
    with_fields,
)
from index.language.text import fold_space, normalise_text
from index.lexicon.abbreviations import written_out

CORRECTIONS_FILE = "corrections.jsonl"
CORRECTED_CONFIDENCE = 1.0
_FORMER = re.compile(r"(?:nguyên|cựu)\s(?:là\s)?", re.IGNORECASE)
_RELATIONS = tuple(map(str, RelationName))


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file.

    Attributes:
        fact_id: `fact_id` of the fact.
        made_at: When, in UTC, to the second.
        values: New values by field; None says that the fact is wrong; empty takes an earlier correction back.
        note: Why, in the administrator's words.
    """

    fact_id: str
    made_at: datetime.datetime
    values: dict[str, str] | None
    note: str = ""

    @property
    def is_withdrawal(self) -> bool:
        """Whether it takes back what was said before."""
        return self.values == {}


_LINE = TypeAdapter(Correction)


def fact_id(document_id: str, fact: Fact) -> str:
    """Ten hexadecimal digits, the same whenever the same thing is found again in the same document."""
    return hashlib.blake2b(f"{document_id}\0{fact.kind}\0{fact.key}".encode(), digest_size=5).hexdigest()


class Corrections:
    """The corrections in a data folder; what another process writes is seen by the next call."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / CORRECTIONS_FILE
        self._read_at: tuple[int, int] | None = None
        self._held: dict[str, Correction] = {}

    def all(self) -> dict[str, Correction]:
        """The correction that counts, by fact; those taken back are left out. The same object until the file changes.

        Raises:
            DataFolderError: If the file cannot be read, or a line of it.
        """
        try:
            seen = self._path.stat()
        except FileNotFoundError:
            if self._read_at is not None:
                self._read_at, self._held = None, {}
            return self._held
        except OSError as error:
            raise self._unreadable() from error
        if self._read_at != (seen.st_mtime_ns, seen.st_size):
            self._held = self._read()
            self._read_at = seen.st_mtime_ns, seen.st_size
        return self._held

    def _read(self) -> dict[str, Correction]:
        held: dict[str, Correction] = {}
        try:
            lines = self._path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable() from error
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                correction = _LINE.validate_json(line)
            except ValidationError as error:
                raise DataFolderError("correction_malformed", line=number, path=self._path) from error
            held.pop(correction.fact_id, None)
            if not correction.is_withdrawal:
                held[correction.fact_id] = correction
        return held

    def _unreadable(self) -> DataFolderError:
        return DataFolderError("corrections_unreadable", path=self._path)

    def add(self, fact_id: str, values: Mapping[str, str] | None, *, note: str, now: datetime.datetime) -> Correction:
        """Say of a fact that it is wrong (`values` None), how it is, or (`values` empty) that nothing is wrong with it.

        Raises:
            DataFolderError: If it cannot be written; then nothing is.
        """
        made_at = now.astimezone(datetime.UTC).replace(microsecond=0)
        correction = Correction(fact_id, made_at, None if values is None else dict(values), note)
        line = json.dumps(_LINE.dump_python(correction, mode="json"), ensure_ascii=False) + "\n"
        try:
            with FileLock(f"{self._path}.lock"), self._path.open("ab") as file:
                if file.tell() and not self._path.read_bytes().endswith(b"\n"):
                    line = f"\n{line}"  # a line that was cut off stays apart
                file.write(line.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise DataFolderError("corrections_unwritable", path=self._path) from error
        return correction


def corrected(fact: F, values: Mapping[str, str]) -> F:
    """The fact with these values; an empty value makes a field unknown.

    Raises:
        CorrectionRefused: If a field is none of the fact's, or a value cannot be read as it.
    """
    fields = _FIELDS[type(fact)]
    changes: dict[str, Any] = {}  # Any: as the field's type
    for name, value in values.items():
        if name not in fields:
            raise CorrectionRefused("field_unknown", field=name, fields=tuple(fields))
        changes[name] = fields[name](fact, fold_space(normalise_text(value)))
    return with_fields(fact, {**changes, "confidence": CORRECTED_CONFIDENCE})


def _text(_fact: Fact, value: str) -> str | None:
    return value or None


def _name(_fact: Fact, value: str) -> str:
    if not value:
        raise CorrectionRefused("name_empty")
    return value


def _date(_fact: Fact, value: str) -> datetime.date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(value, form).date() if value else None
        except ValueError:
            continue
    raise CorrectionRefused("day_impossible", value=value)


def _number(_fact: Fact, value: str) -> int | None:
    if value and not (value.isascii() and value.isdecimal() and len(value) < 5):
        raise CorrectionRefused("ordinal_impossible", value=value)
    return int(value) if value else None


def _offices(fact: Fact, value: str) -> tuple[Office, ...]:
    """Offices as they are found in a text: written out, "nguyên" says that one is held no more.

    One that the document states is as it states it.
    """
    offices = dict.fromkeys(map(_office, _parts(value)))
    if not offices:
        raise CorrectionRefused("offices_empty")
    stated = fact.offices if isinstance(fact, OfficialFact) else ()
    said = stated[0].said if stated else _unsaid("", fact)
    as_stated = {(office.name, office.former): office for office in stated}
    return tuple(
        as_stated.get((name, former), Office(name, level_of(name), place_of(name), said, former))
        for name, former in offices
    )


def _office(written: str) -> tuple[str, bool]:
    """An office's name, and whether it is held no more."""
    bare = _FORMER.sub("", written, count=1) if _FORMER.match(written) else written
    name = written_out(bare)
    return name[:1].upper() + name[1:], bare != written


def _venue(fact: Fact, value: str) -> Said | None:
    held = fact.course.venue if isinstance(fact, MeetingFact) else None
    return _in_place_of(held, value, fact) if value else None


def _chairs(fact: Fact, value: str) -> tuple[Said, ...]:
    """Each with the passage of that name, of the name in whose place it stands, or of the last one."""
    held = fact.course.chairs if isinstance(fact, MeetingFact) else ()
    by_name = {one.text: one for one in held}
    instead = [*held, *held[-1:] * len(value)]
    return tuple(
        by_name.get(name) or _in_place_of(instead[at] if instead else None, name, fact)
        for at, name in enumerate(_parts(value))
    )


def _in_place_of(held: Said | None, text: str, fact: Fact) -> Said:
    """The text with the passage of what it takes the place of."""
    return replace(held, text=text) if held else _unsaid(text, fact)


def _unsaid(text: str, fact: Fact) -> Said:
    """What the document does not say, with the passage of the fact."""
    return Said(text, fact.span.start, fact.span.end)


def _tasks(_fact: Fact, value: str) -> tuple[()]:
    if value:
        raise CorrectionRefused("tasks_only_removed")
    return ()


def _relations(fact: Fact, value: str) -> tuple[Relation, ...]:
    """Without those of the names behind a minus; none if nothing is written."""
    names = _parts(value.lower())
    for name in names or [value] * bool(value):
        if not name.startswith("-"):
            raise CorrectionRefused("relations_only_removed")
        if name[1:].strip() not in _RELATIONS:
            raise CorrectionRefused("relation_unknown", relation=name[1:].strip(), relations=_RELATIONS)
    dropped = {name[1:].strip() for name in names}
    held = fact.relations if isinstance(fact, DocumentFact) else ()
    return tuple(relation for relation in held if dropped and relation.name not in dropped)


def _parts(value: str) -> list[str]:
    """What stands between semicolons."""
    return [part.strip() for part in value.split(";") if part.strip()]


_Reader = Callable[[Fact, str], Any]  # Any: as the field's type
_FIELDS: dict[type, dict[str, _Reader]] = {
    OfficialFact: {"name": _name, "offices": _offices, "place": _text, "as_of": _date},
    MeetingFact: {
        "name": _name, "ordinal": _number, "body": _text, "term": _text, "date": _date, "place": _text,
        "venue": _venue, "chairs": _chairs, "tasks": _tasks,
    },
    DocumentFact: {
        "name": _name, "type": _text, "number": _text, "symbol": _text, "issuer": _text, "date": _date,
        "subject": _text, "signer": _text, "relations": _relations, "tasks": _tasks,
    },
}  # fmt: skip
