"""What a corpus was made with, beside what would make it now."""

from index.errors import CorpusMismatch
from index.language.text import TEXT_RULES_VERSION
from index.lexicon.tables import lexicon
from index.store.corpus import Corpus
from index.store.facts import FACTS_VERSION
from index.structure.chunking import CHUNKING_VERSION
from index.types import Embedder


def facts_built_with() -> dict[str, str]:
    """The rules and tables by which facts are found now."""
    return {"facts": str(FACTS_VERSION), "lexicon": lexicon().digest}


def built_with(embedder: Embedder) -> dict[str, str]:
    """All that shapes what is stored now: names, versions and the tables' digest."""
    return {"model": embedder.name, "dimension": str(embedder.dimension)} | _rules()


def _rules() -> dict[str, str]:
    return {"chunking": str(CHUNKING_VERSION), "text_rules": str(TEXT_RULES_VERSION)} | facts_built_with()


def is_built_by(corpus: Corpus, model: str) -> bool:
    """Whether all that is stored is what the model of this name and the rules of now would make."""
    return ({"model": model} | _rules()).items() <= corpus.built_with().items()


def has_facts_of_now(corpus: Corpus) -> bool:
    """Whether the facts of the corpus are those that would be found now."""
    return facts_built_with().items() <= corpus.built_with().items()


def check_vectors(corpus: Corpus, embedder: Embedder) -> None:
    """Nothing, if the corpus is empty or its passages and vectors were made by this model and these rules.

    Raises:
        CorpusMismatch: Otherwise; it tells what differs.
    """
    facts = facts_built_with()
    now = {part: value for part, value in built_with(embedder).items() if part not in facts}
    if differences := _differences(corpus, now):
        raise CorpusMismatch("corpus_built_otherwise", differences=differences)


def check_facts(corpus: Corpus) -> None:
    """Nothing, if the corpus is empty or its facts are those that would be found now.

    Raises:
        CorpusMismatch: Otherwise; it tells what differs.
    """
    if differences := _differences(corpus, facts_built_with()):
        raise CorpusMismatch("facts_found_otherwise", parts=tuple(part for part, *_ in differences))


def _differences(corpus: Corpus, now: dict[str, str]) -> tuple[tuple[str, str | None, str], ...]:
    """Each part that differs with what it was and is; None where that was not noted yet. None of an empty corpus."""
    stored = corpus.built_with()
    return tuple((part, stored.get(part), now[part]) for part in now if stored and stored.get(part) != now[part])


def check_built_with(corpus: Corpus, embedder: Embedder) -> None:
    """Nothing, if all that is stored is what would be made now, so that questions may be answered from it.

    Raises:
        CorpusMismatch: Otherwise; it tells what differs.
    """
    check_vectors(corpus, embedder)
    check_facts(corpus)
