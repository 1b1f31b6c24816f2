"""Syllables that were parted at their marks, put together."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.letters.parted import is_parted, put_together
from tests.paths import SEEDS

TEXTS = [unicodedata.normalize("NFC", path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
LINES = [" ".join(line.split()) for text in TEXTS for line in text.splitlines() if line.strip()]
MARKED = re.compile("([ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]+)")


def parted(text: str) -> str:
    """The text as a converter writes it that puts letters of another font apart."""
    return "\n".join(" ".join(MARKED.sub(r" \1 ", line).split()) for line in text.split("\n"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("c ả n ướ c", "cả nước"),
        ("T ỉ nh ủ y và c ấ p ủ y", "Tỉnh ủy và cấp ủy"),
        ("s ố 30/2020/N Đ -CP và Q Đ -UBND", "số 30/2020/NĐ-CP và QĐ-UBND"),
        ("QUY Ế T Đ Ị NH, “H ộ i ngh ị ” , (m ộ t)", "QUYẾT ĐỊNH, “Hội nghị”, (một)"),
        ("- Đ oàn xã", "- Đoàn xã"),
        ("ngà y 12", "ngày 12"),
    ],
)
def test_parts_are_put_together_as_the_syllables_tell(written: str, read: str) -> None:
    """Known syllables first, then those with a consonant before their vowel."""
    assert put_together(written) == read


@pytest.mark.parametrize("line", ["mục a, b, c; 5 m, 7 km", "Bà Y Tá ở đó", "Ông A và bà Ư"])
def test_what_is_whole_stays(line: str) -> None:
    """Letters that stand alone are left alone."""
    assert put_together(line) == line


def test_nearly_all_words_of_papers_come_back() -> None:
    """Of the sample papers, parted as converters do it, at least 0.99 of the words are as they were."""
    text = "\n".join(LINES)

    assert is_parted(parted(text))
    read = put_together(parted(text))
    same = [a.split() == b.split() for a, b in zip(text.split("\n"), read.split("\n"), strict=True)]
    words = sum(len(line.split()) for line in LINES)
    wrong = sum(len(set(a.split()) ^ set(b.split())) // 2 for a, b in zip(LINES, read.split("\n"), strict=True))

    assert not is_parted(read)
    assert wrong <= 0.01 * words
    assert sum(same) >= 0.9 * len(same)


def test_whole_texts_are_not_taken_for_parted() -> None:
    """No sample paper is."""
    assert not any(map(is_parted, TEXTS))


@given(st.text(st.sampled_from("aàủngHĐ -/,.\n"), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    """Only spaces go."""
    assert put_together(text).replace(" ", "").replace("\n", "") == "".join(text.split())
