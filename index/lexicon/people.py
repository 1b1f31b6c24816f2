"""What people are called, as the table `people` has it."""

from index.lexicon.tables import from_lexicon, words


@from_lexicon
def family_names() -> frozenset[str]:
    """The family names, in lower case."""
    return people_words("family")


@from_lexicon
def people_words(use: str) -> frozenset[str]:
    """The words with one use: "title", "no_name"."""
    return frozenset(words("people", uses=use))


@from_lexicon
def words_around(use: str) -> frozenset[str]:
    """The words of the table `around` with one use: "small_word"."""
    return frozenset(words("around", uses=use))
