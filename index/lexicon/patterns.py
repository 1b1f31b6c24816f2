"""Patterns in which a name in braces stands for phrases of a table, put together at first use.

`{holds}` stands for the phrases of the tables of cues, `cues_*.tsv`, whose column `uses` holds "holds",
`{meetings:head}` for those of `meetings.tsv`. A phrase comes with what its row says of the words around it; of two, the
longer one is tried first.
What no column of a table lists is a part of its own, made by a function.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from index.lexicon.table_files import Row
from index.lexicon.tables import NAME, alternatives, from_lexicon, lexicon, rows, table_names

_CUES = "cues_"
_AROUND = ("not_after", "only_before", "not_before")


def pattern(source: str, *, flags: int = re.IGNORECASE, **parts: Callable[[], str]) -> Callable[[], re.Pattern[str]]:
    """What gives the compiled pattern, the same until other tables are put in force.

    Args:
        parts: By their names in braces, what makes the alternatives that stand for them.
    """

    @from_lexicon
    def made() -> re.Pattern[str]:
        return re.compile(filled(source, **parts), flags)

    return made


def filled(source: str, **parts: Callable[[], str]) -> str:
    """The pattern with the phrases in place of the names."""
    return NAME.sub(lambda name: f"(?:{parts[name[2]]()})" if name[2] in parts else _phrases(name[1], name[2]), source)


@from_lexicon
def _phrases(table: str | None, use: str) -> str:
    """The phrases of one use as a group; those with one first letter together, which is found several times faster."""
    tables = (table,) if table else tuple(name for name in table_names() if name.startswith(_CUES))
    found = [(spelling, row) for name in tables for row in rows(name, uses=use) for spelling in row.spellings]
    if not found and any(name in lexicon().own for name in tables):
        return "(?!)"  # the office has taken the last word away
    if not found:
        raise KeyError(f"{table or _CUES}: {use}")
    ordered = sorted(found, key=lambda held: (held[0][0], -len(held[0]), held[0]))
    groups = (
        _with_one_letter(first, dict.fromkeys(_phrase(spelling, row) for spelling, row in held))
        for first, held in groupby(ordered, key=lambda held: held[0][0])
    )
    return f"(?:{'|'.join(groups)})"


def _with_one_letter(first: str, phrases: Iterable[str]) -> str:
    """The phrases as alternatives, what all begin with before the rest of each."""
    several = list(phrases)
    if not first.isalpha() or not all(phrase.startswith(first) for phrase in several):
        return "|".join(several)
    return f"{first}(?:{'|'.join(phrase[1:] for phrase in several)})"


def _phrase(spelling: str, row: Row) -> str:
    """A phrase with what its row says may not, or must, stand around it."""
    after, must, may_not = (_values(row, column) for column in _AROUND)
    before = "".join(f"(?<!{alternatives([value])} )" for value in after)
    only = f"(?={_following(must)})" if must else ""
    never = f"(?!{_following(may_not)})" if may_not else ""
    return f"{before}{alternatives([spelling])}{only}{never}"


def _values(row: Row, column: str) -> tuple[str, ...]:
    return row.several(column) if column in row.columns else ()


def _following(values: Iterable[str]) -> str:
    """One of these words, or signs, behind a blank."""
    return rf" ?(?:{alternatives(values)})(?!\w)"
