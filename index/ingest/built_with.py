"""What a corpus was made with, beside what would make it now."""

from index.errors import CorpusMismatch
from index.language.text import TEXT_RULES_VERSION
from index.lexicon.tables import lexicon
from index.readers.types import READERS_VERSION
from index.store.corpus import Corpus
from index.store.facts import FACTS_VERSION
from index.structure.chunking import CHUNKING_VERSION
from index.types import Embedder

OF_FACTS = ("facts", "lexicon")
"""The rules that change the facts of a stored text and nothing else."""
OF_READERS = "readers"
"""The version of what makes texts of files."""


def built_with(embedder: Embedder) -> dict[str, str]:
    """All that shapes what is stored now: names, versions and the tables' digest."""
    return {"model": embedder.name, "dimension": str(embedder.dimension)} | rules()


def rules() -> dict[str, str]:
    """What shapes it beside the model."""
    return {
        "chunking": str(CHUNKING_VERSION),
        "text_rules": str(TEXT_RULES_VERSION),
        "facts": str(FACTS_VERSION),
        "lexicon": lexicon().digest,
        OF_READERS: str(READERS_VERSION),
    }


def other_rules(corpus: Corpus) -> tuple[str, ...]:
    """The rules that are others now than when the corpus was made, or were not noted then; none for an empty one."""
    stored = corpus.built_with()
    return tuple(part for part, value in rules().items() if stored and stored.get(part) != value)


def is_built_by(corpus: Corpus, model: str) -> bool:
    """Whether all that is stored is what the model of this name and the rules of now would make."""
    return ({"model": model} | rules()).items() <= corpus.built_with().items()


def check_model(corpus: Corpus, embedder: Embedder) -> None:
    """Nothing, if the corpus is empty or its vectors are this model's.

    Raises:
        CorpusMismatch: Otherwise; it tells what differs.
    """
    stored, now = corpus.built_with(), {"model": embedder.name, "dimension": str(embedder.dimension)}
    differences = tuple((part, stored.get(part), now[part]) for part in now if stored.get(part) != now[part])
    if stored and differences:
        raise CorpusMismatch("corpus_built_otherwise", differences=differences)


def check_built_with(corpus: Corpus, embedder: Embedder) -> None:
    """Nothing, if all that is stored is what would be made now, so that questions may be answered from it.

    Raises:
        CorpusMismatch: Otherwise; it tells what differs.
    """
    check_model(corpus, embedder)
    check_rules(corpus)


def check_rules(corpus: Corpus) -> None:
    """Nothing, if the rules and tables are those that the corpus was made by, so that its facts may be shown.

    Raises:
        CorpusMismatch: Otherwise; it tells which are others.
    """
    if parts := other_rules(corpus):
        raise CorpusMismatch("corpus_of_other_rules", parts=parts)
