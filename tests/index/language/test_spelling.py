"""The spelling of a corpus: what it counts, what it keeps, and what it finds most likely."""

from itertools import pairwise, product
from math import isclose, log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.spelling import Spelling
from index.language.text import fold

TEXT = "Bí thư Huyện uỷ Nam Sách. Năm nay hội nghị họp ở đâu?\nHội nghị huyện ủy"
SPELLING = Spelling.build([TEXT])


def most_likely_by_hand(choices: list[list[str]]) -> float:
    """The log probability of the best of all sequences, each counted out."""
    return max(score(list(sequence)) for sequence in product(*choices))


def score(sequence: list[str]) -> float:
    """The log probability of a sequence between the ends of a line."""
    edged = ["", *sequence, ""]
    behind = [SPELLING._probabilities([first], [second]) for first, second in pairwise(edged)]
    threes = zip(edged, edged[1:], edged[2:], behind[1:], strict=False)
    behind_two = [SPELLING._behind_two([a], [b], [c], one)[0, 0, 0] for a, b, c, one in threes]
    return sum(map(log, [behind[0][0, 0], *behind_two]))


def test_spellings_of_one_word_are_counted_together() -> None:
    """Old and new placement of the tone mark are one spelling."""
    assert SPELLING.count("ủy") - Spelling.build([]).count("ủy") == 2
    assert SPELLING.count("uỷ") == 0


def test_spellings_of_an_unmarked_syllable() -> None:
    """Every spelling that looks so without marks is told, the most frequent first, and none for what is unknown."""
    spellings = SPELLING.spellings("nam")

    assert {"nam", "năm"} <= set(spellings)
    assert [SPELLING.count(word) for word in spellings] == sorted(map(SPELLING.count, spellings), reverse=True)
    assert SPELLING.spellings("xyz") == []


def test_what_stands_beside_what() -> None:
    """A pair is known in its order and within a line only."""
    assert SPELLING.follows("nam", "sách")
    assert not SPELLING.follows("sách", "nam")
    assert not SPELLING.follows("đâu", "hội")
    assert not SPELLING.follows("nam", "xyz")


def test_what_is_mostly_written_in_capitals_is_a_name() -> None:
    """A pair of capitals is a name, one capital of an office and words in small letters are none."""
    assert SPELLING.is_name("nam", "sách")
    assert not SPELLING.is_name("huyện", "ủy")
    assert not SPELLING.is_name("hội", "nghị")
    assert not SPELLING.is_name("nam", "xyz")
    assert Spelling.build([]).is_name("củ", "chi")  # other districts are in the general phrases


def test_the_likeliest_reading_is_chosen() -> None:
    """Without marks the words of the corpus are read as they stand there."""
    words = fold("bí thư huyện ủy nam sách").split()

    assert SPELLING.most_likely([SPELLING.spellings(word) for word in words]) == [
        "bí", "thư", "huyện", "ủy", "nam", "sách",
    ]  # fmt: skip


def test_general_phrases_help_where_the_corpus_is_silent() -> None:
    """What people ask is read rightly although no document says it."""
    spelling = Spelling.build([])
    words = "hop o dau khi nao".split()

    assert spelling.most_likely([spelling.spellings(word) for word in words]) == "họp ở đâu khi nào".split()


@given(st.lists(st.lists(st.sampled_from(["nam", "năm", "sách", "hội", "xyz", "ủy"]), min_size=1, max_size=3,
                         unique=True), min_size=1, max_size=4))  # fmt: skip
def test_no_other_sequence_is_likelier(choices: list[list[str]]) -> None:
    """The chosen sequence scores as the best of all, unknown syllables included."""
    chosen = SPELLING.most_likely(choices)

    assert all(word in choice for word, choice in zip(chosen, choices, strict=True))
    assert isclose(score(chosen), most_likely_by_hand(choices))


def test_nothing_to_choose() -> None:
    """No places give no words."""
    assert SPELLING.most_likely([]) == []


def test_three_tell_more_than_two() -> None:
    """Which word it is can be told by the two before, where one before leaves it open."""
    spelling = Spelling.build(["quả bưởi da xanh\nda xanh\ncây đa xanh tốt\nđa xanh\nđa xanh\nđa xanh"])
    words = "qua buoi da xanh".split()

    assert spelling.most_likely([spelling.spellings(word) for word in words]) == "quả bưởi da xanh".split()


def test_a_line_ends_what_stands_together() -> None:
    """Words of two lines are no triple."""
    behind = np.full((1, 1), 1e-6)
    apart, together = (
        Spelling.build([text])._behind_two(["zưa"], ["zo"], ["zió"], behind)[0, 0, 0]
        for text in ("zưa zo\nzió", "zưa zo zió")
    )

    assert apart < 1e-5 < together


def test_probabilities_sum_to_one() -> None:
    """After any syllable or two, known or not, all syllables together have a probability of about 1."""
    every = list(SPELLING._syllables)
    behind = SPELLING._probabilities(["nam", "xyz", "", "ông"], every)
    behind_two = SPELLING._behind_two(["huyện", "xyz", "đồng"], ["ủy", "nam", "chí"], every, behind[:3])

    np.testing.assert_allclose(behind.sum(axis=1), 1.0, atol=1e-3)
    np.testing.assert_allclose(behind_two.sum(axis=2), 1.0, atol=1e-3)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """A spelling kept in a file gives the same answers."""
    SPELLING.write(tmp_path / "spelling.npz")

    held = Spelling.read(tmp_path / "spelling.npz")

    assert held.spellings("nam") == SPELLING.spellings("nam")
    assert held.count("huyện") == SPELLING.count("huyện")
    assert held.follows("nam", "sách")


def test_a_spelling_of_other_rules_is_not_read(tmp_path: Path) -> None:
    """What was built by other rules or with other phrases is to be built anew."""
    path = tmp_path / "spelling.npz"
    SPELLING.write(path)
    with np.load(path) as held:
        fields = dict(held)
    np.savez(path, **{**fields, "rules": np.array("0 old")})

    with pytest.raises(ValueError, match="other rules"):
        Spelling.read(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 damaged", b"no archive at all"])
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    """A file that holds no spelling is an error, not nonsense."""
    (tmp_path / "spelling.npz").write_bytes(content)

    with pytest.raises(ValueError):
        Spelling.read(tmp_path / "spelling.npz")
