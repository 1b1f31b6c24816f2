"""Where sentences end, and how long ones are cut."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.sentences import split_clauses, split_sentences, trim
from index.layout import Span

PIECES = [
    "Huyện",
    "ủy",
    "họp.",
    "TP.",
    "1.",
    "dân.Các",
    "quả…",
    "gì?",
    "“Tốt!”",
    "(a)",
    "2.5",
    ";",
    "khâu;các",
    ",",
    "\n",
]
some_text = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def count_words(texts: Sequence[str]) -> list[int]:
    """Words, and two special tokens as an embedder has them."""
    return [len(text.split()) + 2 for text in texts]


def sentences(text: str) -> list[str]:
    """The sentences of a whole text."""
    return [text[span.start : span.end] for span in split_sentences(text, 0, len(text))]


def clauses(text: str, max_tokens: int) -> list[str]:
    """The clauses of a text."""
    spans = split_clauses(text, Span(0, len(text)), count_words, max_tokens=max_tokens)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị kết thúc. Các đại biểu ra về.", ["Hội nghị kết thúc.", "Các đại biểu ra về."]),
        ("Phục vụ nhân dân.Các ngành phối hợp.", ["Phục vụ nhân dân.", "Các ngành phối hợp."]),
        ("Họp tại TP. Hồ Chí Minh. Sau đó nghỉ.", ["Họp tại TP. Hồ Chí Minh.", "Sau đó nghỉ."]),
        ("Tại TP.Huế. Xong.", ["Tại TP.Huế.", "Xong."]),
        ("Đ/c. Nguyễn V. An chủ trì.", ["Đ/c. Nguyễn V. An chủ trì."]),
        ("TM. BAN THƯỜNG VỤ", ["TM. BAN THƯỜNG VỤ"]),
        ("1. Về kinh tế. Đạt 7,5%. 2.5 tỷ đồng.", ["1. Về kinh tế.", "Đạt 7,5%.", "2.5 tỷ đồng."]),
        ("II. Nhiệm vụ chung. III. Giải pháp", ["II. Nhiệm vụ chung.", "III. Giải pháp"]),
        ("Điều 5. Hiệu lực thi hành.", ["Điều 5. Hiệu lực thi hành."]),
        ("Trồng rau, củ, quả… được chú trọng. Hết.", ["Trồng rau, củ, quả… được chú trọng.", "Hết."]),
        ("khiếu nại, tố cáo… Tiếp theo là thảo luận", ["khiếu nại, tố cáo…", "Tiếp theo là thảo luận"]),
        ("Ông nói: “Tốt lắm!” Mọi người vỗ tay.", ["Ông nói: “Tốt lắm!”", "Mọi người vỗ tay."]),
        ("Đời sống ấm no. An ninh giữ vững.", ["Đời sống ấm no.", "An ninh giữ vững."]),
        ("Ai đúng? Ai sai?! Chưa rõ...", ["Ai đúng?", "Ai sai?!", "Chưa rõ..."]),
        ("Ngày 17.02.2021 họp", ["Ngày 17.02.2021 họp"]),
        ("nhiệm vụ năm 2021./.\n\nBBT", ["nhiệm vụ năm 2021./.", "BBT"]),
        ("nghỉ lúc 16h. Chiều họp tiếp", ["nghỉ lúc 16h.", "Chiều họp tiếp"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    """A stop ends a sentence, but not in a number, after an abbreviation or an item's number, or before lower case."""
    assert sentences(text) == expected


def test_only_the_given_part_is_split() -> None:
    """Offsets are those of the whole text, and nothing outside the part is touched."""
    text = "Một. Hai. Ba. Bốn."

    assert split_sentences(text, 5, 14) == [Span(5, 9), Span(10, 13)]


@given(some_text)
def test_sentences_hold_every_word_once_in_order(text: str) -> None:
    """Sentences are disjoint, in order, without white space around them, and between them is only white space."""
    spans = split_sentences(text, 0, len(text))

    end = 0
    for span in spans:
        assert text[end : span.start].strip() == ""
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        end = span.end
    assert text[end:].strip() == ""


def test_a_sentence_that_fits_is_not_cut() -> None:
    """A sentence of at most the limit stays whole, whatever stands in it."""
    assert clauses("a; b, c d", 6) == ["a; b, c d"]


def test_semicolons_are_cut_before_commas_and_only_where_needed() -> None:
    """Clauses are joined again as long as they fit, and a clause that fits is not cut at its commas."""
    text = "một hai, ba; bốn năm; sáu bảy tám, chín; mười"

    assert clauses(text, 7) == ["một hai, ba; bốn năm;", "sáu bảy tám, chín; mười"]


def test_a_clause_that_is_still_too_long_is_cut_at_commas_then_at_spaces() -> None:
    """Commas and colons come after semicolons, spaces last."""
    text = "một: hai ba bốn, năm sáu bảy tám chín mười; xong"

    assert clauses(text, 6) == ["một: hai ba bốn,", "năm sáu bảy tám", "chín mười;", "xong"]


def test_a_cut_at_spaces_uses_the_whole_limit() -> None:
    """The special tokens that every text has are counted once for a piece and not for each of its words."""
    assert clauses(" ".join("abcdefghij"), 6) == ["a b c d", "e f g h", "i j"]


def test_a_single_long_word_stays_whole() -> None:
    """A word that is too long by itself is a piece of its own."""

    def count_letters(texts: Sequence[str]) -> list[int]:
        return [len(text) for text in texts]

    text = "ab " + "x" * 50 + " cd"
    spans = split_clauses(text, Span(0, len(text)), count_letters, max_tokens=10)

    assert [text[span.start : span.end] for span in spans] == ["ab", "x" * 50, "cd"]


@given(text=some_text.filter(lambda text: text.strip()), max_tokens=st.integers(4, 20))
def test_clauses_hold_every_word_once_and_fit(text: str, max_tokens: int) -> None:
    """Clauses are disjoint, in order, hold every word, and none is over the limit."""
    whole = trim(text, 0, len(text))
    spans = split_clauses(text, whole, count_words, max_tokens=max_tokens)

    together = "".join(text[span.start : span.end] for span in spans)
    assert "".join(together.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(count <= max_tokens for count in count_words([text[span.start : span.end] for span in spans]))


@pytest.mark.parametrize(
    ("text", "expected"), [(" ab \n", Span(1, 3)), ("ab", Span(0, 2)), ("\u00a0\n", Span(0, 0)), ("", Span(0, 0))]
)
def test_trim(text: str, expected: Span) -> None:
    """White space at both ends is left out; what is only white space is empty at its start."""
    assert trim(text, 0, len(text)) == expected
