"""The table of abbreviations that offices use."""

import re
from dataclasses import dataclass

from index.lexicon.tables import alternatives, from_lexicon, lexicon, rows, words


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One row of the table.

    Attributes:
        short: As written ("UBND").
        expansions: What it may stand for, the most usual first ("Ủy ban nhân dân").
        note: Its group in the table ("document type", "position", …).
    """

    short: str
    expansions: tuple[str, ...]
    note: str


_OFFICES = "office_abbreviations"
_SHORT = re.compile(r"(?<![\w&])[^\W\d_]+(?:&[^\W\d_]+)*(?![\w&])")


@from_lexicon
def abbreviations() -> tuple[Abbreviation, ...]:
    """An office's own, those of kinds of documents, and ours; one that stands in several rows is one, with all of them.

    What stands in the office's own table means what the office says.
    """
    own = {row.key for row in lexicon().own.get("abbreviations", ())}
    listed = [(row.key, row["note"], row.several("expansions")) for row in rows("abbreviations")]
    kinds = [(short, "document type", (row.key,)) for row in rows("documents") for short in row.several("short")]
    ours = (*(kind for kind in kinds if kind[0] not in own), *(held for held in listed if held[0] not in own))
    found: dict[str, Abbreviation] = {}
    for short, note, values in (*(held for held in listed if held[0] in own), *ours):
        expansions = (part.strip() for value in values for part in value.split(" / "))
        known = found.get(short, Abbreviation(short, (), note))
        merged = tuple(dict.fromkeys((*known.expansions, *expansions)))
        found[short] = Abbreviation(short, merged, known.note)
    return tuple(found.values())


def written_out(text: str) -> str:
    """An office with its abbreviations of one meaning written out: "PCT UBND huyện" → "Phó Chủ tịch Ủy ban …"."""
    known = _written_out()
    for written, full in _in_offices():
        text = written.sub(full, text)
    return _SHORT.sub(lambda match: known.get(match[0], match[0]), text)


@from_lexicon
def stopped() -> tuple[str, ...]:
    """The abbreviations of offices that a full stop may follow."""
    return (*words(_OFFICES, uses="head"), *words(_OFFICES, uses="stop"))


@from_lexicon
def _in_offices() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What abbreviations with another beside them, or with a full stop, are written as, in this order."""
    heads, bodies = (alternatives(words(_OFFICES, uses=use)) for use in ("head", "body"))
    before_stop = alternatives(stopped())
    full = alternatives(row["expansion"] for row in rows(_OFFICES, uses="head"))
    return (
        (re.compile(rf"(?<!\w)({heads})({bodies})(?!\w)"), r"\1 \2"),
        *(
            (re.compile(rf"(?<!\w)({heads}|{full}) ?{re.escape(row.key)}(?!\w)"), rf"\1 {row['expansion']}")
            for row in rows(_OFFICES, uses="after_head")
        ),
        (re.compile(rf"(?<!\w)({before_stop})\.\s?(?=[^\W\d_])"), r"\1 "),
        *(
            (re.compile(rf"^{re.escape(row.key)} ?(?=[^\W\d_])"), f"{row['expansion']} ")
            for row in rows(_OFFICES, uses="begins")
        ),
        *(
            (re.compile(rf"(?<!\w){re.escape(row.key)}(?!\w)"), row["expansion"])
            for row in rows(_OFFICES, uses="dotted")
        ),
        *(
            (re.compile(rf"(?<!\w){re.escape(row.key)} ?(?=[A-ZĐ\d])"), f"{row['expansion']} ")
            for row in rows(_OFFICES, uses="before_name")
        ),
    )


@from_lexicon
def _written_out() -> dict[str, str]:
    """What stands for one thing only, and in an office for one only."""
    meanings = {held.short: held.expansions[0] for held in abbreviations() if len(held.expansions) == 1}
    own = {short: name for short, name in meanings.items() if short[:2].isupper()}
    alone = (
        row for row in rows(_OFFICES) if not {"after_head", "before_field", "begins"}.intersection(row.several("uses"))
    )
    return {row.key: row["expansion"] for row in alone} | own
