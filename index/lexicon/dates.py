"""Words of dates and of counting, as the table `dates` has them."""

from index.lexicon.tables import from_lexicon, rows, words


@from_lexicon
def times_of(use: str) -> tuple[str, ...]:
    """The words with one use: "part_of_day"."""
    return words("dates", uses=use)


@from_lexicon
def numbers_of(use: str) -> dict[str, int]:
    """What the words with one use stand for: of "digit", "ba" for 3."""
    return {row.key: int(row["value"]) for row in rows("dates", uses=use)}
