"""Sentences put together again that were cut to be embedded."""

from collections.abc import Sequence

import pytest

from retrieval.evidence.pieces import MOST_CHARS, whole
from retrieval.types import ScoredSentence


def sentences(text: str, ends: Sequence[str]) -> list[ScoredSentence]:
    """The text in pieces that end so, each nearer to the question than the one before."""
    held, start = [], 0
    for at, last in enumerate(ends):
        end = text.index(last, start) + len(last)
        held.append(ScoredSentence(start, end, None, at / 10))
        start = end + len(text[end:]) - len(text[end:].lstrip())
    return held


@pytest.mark.parametrize(
    ("text", "ends", "expected"),
    [
        ("Ngày 5/3, xã họp, bàn việc.", ("họp,", "việc."), ["Ngày 5/3, xã họp, bàn việc."]),
        ("Ngày 5/3 xã họp\n(theo lịch) để bàn.", ("họp", "bàn."), ["Ngày 5/3 xã họp\n(theo lịch) để bàn."]),
        ("Xã họp; huyện cử người.", ("họp;", "người."), ["Xã họp;", "huyện cử người."]),
        ("Xã họp. Huyện cử người.", ("họp.", "người."), ["Xã họp.", "Huyện cử người."]),
        ("ĐIỀU LỆ\nXã họp.", ("LỆ", "họp."), ["ĐIỀU LỆ", "Xã họp."]),
        ("Xã họp,\n\nhuyện cử người.", ("họp,", "người."), ["Xã họp,", "huyện cử người."]),
    ],
)
def test_pieces_of_a_sentence_are_one(text: str, ends: Sequence[str], expected: list[str]) -> None:
    """What ends with a stop, a clause that ends with a semicolon and a heading stay for themselves."""
    found = whole(text, sentences(text, ends))

    assert [text[held.start : held.end] for held in found] == expected
    assert found[-1].similarity == 0.1


def test_a_sentence_that_is_too_long_stays_in_pieces() -> None:
    """Nobody reads it whole."""
    part = "xã trồng cây bên đường, " * (MOST_CHARS // 24)
    text = f"{part}\n{part}"
    pieces = [ScoredSentence(0, len(part) - 1, None, 0.0), ScoredSentence(len(part) + 1, len(text), None, 0.0)]

    assert whole(text, pieces) == tuple(pieces)
