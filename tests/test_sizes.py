"""The limits of CONTRIBUTING: nothing is too large but what is listed, and the list only gets shorter."""

import pytest

from tests.sizes import EXCEPTIONS, LIMITS, exceptions, sizes_of, too_large

TOLD = (
    "Nothing is added to tests/data/sizes.tsv: make the part smaller, or put the words into a table of index/lexicon."
)


@pytest.mark.parametrize("kind", LIMITS)
def test_nothing_is_over_its_limit(kind: str) -> None:
    """No part is larger than its limit, or than the size at which it stands in the list of exceptions."""
    allowed = exceptions()

    grown = {
        place: f"{size}, allowed {allowed.get((place, measured), LIMITS[kind])}"
        for (place, measured), size in too_large().items()
        if measured == kind and size > allowed.get((place, measured), LIMITS[kind])
    }

    assert grown == {}, TOLD


def test_no_exception_is_listed_that_is_not_needed() -> None:
    """What has become small enough, or has gone, is taken out of the list: `python -m tests.sizes` does it."""
    assert sorted(exceptions().keys() - too_large().keys()) == []


def test_the_exceptions_are_in_order() -> None:
    """One line a place, sorted, each once."""
    lines = [line for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    keys = [tuple(line.split("\t")[:2]) for line in lines]

    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("statement", "kind", "size"),
    [
        ('A = re.compile(r"\\b(?:ủy ban|hội (?:đồng|nghị|thảo)|tòa án)\\b")', "words", 3),
        ('A = re.compile(rf"(?:{B}|ủy ban|hội đồng) của (?:tỉnh|xã)")', "words", None),
        ('A = ("sở", "ngành", "huyện", "a")', "words", 3),
        ('A = "sở ngành huyện xã".split()', "words", 4),
        ('A = "[àáảãạ]|[èéẻẽẹ]|[ìíỉĩị]"', "words", None),
        (f'A = re.compile(r"{"x" * 60}" rf"{{B}}{"y" * 61}")', "pattern", 121),
    ],
)
def test_lists_and_patterns_are_found(statement: str, kind: str, size: int | None) -> None:
    """Three Vietnamese alternatives are a list; a pattern is as long as all the literals that it is made of."""
    assert sizes_of("index/a.py", f"import re\n{statement}\n").get(("index/a.py:A", kind)) == size


def test_words_may_stand_in_what_is_said() -> None:
    """A list is none of our concern in the sentences of the bot, and is one in the code beside the tables."""
    words = 'A = ("sở", "ngành", "huyện")\n'

    assert sizes_of("bot/cli/a.py", words) == {("bot/cli/a.py", "lines"): 1}
    assert sizes_of("index/lexicon/a.py", words)["index/lexicon/a.py:A", "words"] == 3
