"""Kinds of administrative unit, as the table `unit_kinds` has them."""

from index.lexicon.tables import from_lexicon, rows


@from_lexicon
def unit_kinds(level: str | None = None) -> tuple[str, ...]:
    """The kinds of a level, or of all from province to commune, longer ones first: "thị trấn" before "xã"."""
    found = rows("unit_kinds", uses="unit") if level is None else rows("unit_kinds", uses="unit", level=level)
    return tuple(sorted((row.key for row in found), key=len, reverse=True))


@from_lexicon
def committees() -> dict[str, str]:
    """The kind of unit of each Party committee: "huyện ủy" → "huyện"."""
    return {row["committee"]: row.key for row in rows("unit_kinds") if row["committee"]}


@from_lexicon
def unions() -> dict[str, str]:
    """The kind of unit of each committee of the Youth Union: "huyện đoàn" → "huyện"."""
    return {row["union"]: row.key for row in rows("unit_kinds") if row["union"]}


@from_lexicon
def short_kinds() -> dict[str, str]:
    """The kind of unit that is shortened so: "tp", "tp.", "h."."""
    return {short: row.key for row in rows("unit_kinds") for short in row.several("short")}


@from_lexicon
def kinds_before_name() -> dict[str, str]:
    """The kind of unit whose name may follow a word: "huyện", "huyện ủy", "tp.", "h."."""
    return {**{kind: kind for kind in unit_kinds()}, **committees(), **short_kinds()}


@from_lexicon
def communes_by_letter() -> dict[str, str]:
    """The kinds of commune by their first letters, as the table of units has them: "x", "p", "t", "đ"."""
    return {kind[0]: kind for kind in unit_kinds("commune")}


@from_lexicon
def raised_kinds(kind: str) -> tuple[str, ...]:
    """What a unit of this kind may have become under the same name."""
    return tuple(raised for row in rows("unit_kinds") if row.key == kind for raised in row.several("raised_to"))


def split_label(label: str) -> tuple[str, str]:
    """Kind and name: "thị trấn Me" → "thị trấn", "Me"."""
    kind = next((kind for kind in unit_kinds() if label.startswith(f"{kind} ")), label.split(" ")[0])
    return kind, label[len(kind) + 1 :]
