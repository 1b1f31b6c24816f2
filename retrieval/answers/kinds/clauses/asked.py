"""By what words several clauses are asked for: tasks, conclusions, aims, reasons and their likes."""

from index.language.words import comparable
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.lookup import Lookup

MATTERS = (
    "to_do", "concluded", "demanded", "aimed", "measures", "lacking", "reasons", "conditions", "changed", "repealed",
)  # fmt: skip
"""What is asked for by one word and may stand under another: uses of `kinds_asked.tsv`."""
_NO_SUCH = "no_such"


def is_folded(look: Lookup) -> bool:
    """Whether marks tell nothing: they were not typed."""
    return look.question.folded or look.question.restored


def matters_of(look: Lookup) -> frozenset[str]:
    """What a question asks for by its words, uses of `kinds_asked.tsv`."""
    return _matters(look.question.text, folded=look.question.folded)


def matters_said(text: str) -> frozenset[str]:
    """What a line of a document is about by the same words."""
    return _matters(text, folded=False)


def _matters(text: str, *, folded: bool) -> frozenset[str]:
    line = f" {' '.join(comparable(text, folded=folded))} "
    for phrase in _phrases()[_NO_SUCH, folded]:
        line = line.replace(f" {phrase} ", " ")
    return frozenset(use for use in MATTERS if any(f" {phrase} " in line for phrase in _phrases()[use, folded]))


@from_lexicon
def _phrases() -> dict[tuple[str, bool], tuple[str, ...]]:
    """The phrases of a use as comparable words with a blank between, with marks and without."""
    return {
        (use, folded): tuple(" ".join(comparable(phrase, folded=folded)) for phrase in words("kinds_asked", uses=use))
        for use in (*MATTERS, _NO_SUCH)
        for folded in (True, False)
    }
