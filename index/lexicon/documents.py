"""Kinds of documents, as the table `documents` has them."""

from index.lexicon.tables import from_lexicon, rows


@from_lexicon
def document_kinds(*uses: str) -> dict[str, str]:
    """The kinds with one of these uses as a sentence begins with them, by each of their spellings in lower case."""
    chosen = (row for row in rows("documents") if any(row.says(uses=use) for use in uses))
    return {spelling.lower(): row.key for row in chosen for spelling in row.spellings}


@from_lexicon
def kinds_by_symbol(use: str, *, without: str = "-") -> dict[str, str]:
    """The kinds of one use, and without another, by the abbreviations that stand for them beside a number: "KH"."""
    chosen = (row for row in rows("documents", uses=use) if not row.says(uses=without))
    return {short: row.key for row in chosen for column in ("short", "symbols") for short in row.several(column)}
