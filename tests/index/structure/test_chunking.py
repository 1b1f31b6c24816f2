"""Chunks and sentences: what they hold, how long they are, and under which headings."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import tokens
from index.structure.chunking import MAX_COUNTED_CHARS, MAX_SENTENCE_TOKENS, TARGET_TOKENS, chunk_document
from index.structure.lines import read_lines
from index.structure.paragraphs import find_paragraphs
from index.types import Chunk

LINES = [
    "NGHỊ QUYẾT",
    "VỀ NHIỆM VỤ NĂM 2022",
    "về chỉ tiêu năm 2022",
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "I- TÌNH HÌNH",
    "II. Nhiệm vụ",
    "Điều 2. Hiệu lực",
    "1. Kinh tế",
    "1.1. Nông nghiệp",
    "2. Thu ngân sách đạt 12,5 tỷ đồng.",
    "a) Trồng cây phân tán",
    "- Như trên;",
    "## Mục",
    "",
    "   ",
    "Hội nghị kết thúc. Các đại biểu ra về.Ban tổ chức cảm ơn",
    "và chúc sức khỏe.",
    "Một câu rất dài; " * 30,
    "chữ " * 120,
    "từ" * 400,
    "Trang chủ",
]
FURNITURE = "Trang chủ"
documents = st.lists(st.sampled_from(LINES), max_size=30).map("\n".join)


def count_words(texts: Sequence[str]) -> list[int]:
    """Words, and two special tokens as an embedder has them."""
    return [len(text.split()) + 2 for text in texts]


def chunks_of(text: str, title: str | None = None) -> tuple[Chunk, ...]:
    """The chunks of a text."""
    lines = [line for line in read_lines(text) if line.raw != FURNITURE]
    return chunk_document(text, find_paragraphs(text, lines), title, count_words)


def outline(text: str) -> list[tuple[str | None, list[str]]]:
    """Heading path and sentences of each chunk."""
    return [(c.heading, [text[s.start : s.end] for s in c.sentences]) for c in chunks_of(text)]


@given(documents)
def test_every_word_outside_the_furniture_is_in_exactly_one_sentence(text: str) -> None:
    """The words of all sentences, in order, are the words of the text without its furniture."""
    held = [word for c in chunks_of(text) for s in c.sentences for word in tokens(text[s.start : s.end])]

    assert held == [word for line in text.split("\n") if line != FURNITURE for word in tokens(line)]


@given(documents)
def test_chunks_and_their_sentences_are_in_order_without_overlap(text: str) -> None:
    """Chunks are disjoint and in order; they begin and end with their sentences, which are so too, and trimmed."""
    chunks = chunks_of(text)

    assert all(a.end <= b.start for a, b in itertools.pairwise(chunks))
    for chunk in chunks:
        assert (chunk.start, chunk.end) == (chunk.sentences[0].start, chunk.sentences[-1].end)
        assert all(a.end <= b.start for a, b in itertools.pairwise(chunk.sentences))
        for sentence in chunk.sentences:
            quote = text[sentence.start : sentence.end]
            assert quote.strip() == quote != ""
            assert FURNITURE not in quote.split("\n")


@given(documents)
def test_sentences_and_chunks_keep_their_lengths(text: str) -> None:
    """No sentence of several words is over 100 tokens, and no chunk over 250 by more than a sentence."""
    for chunk in chunks_of(text):
        counts = count_words([text[s.start : s.end] for s in chunk.sentences])
        assert max(counts) <= MAX_SENTENCE_TOKENS
        assert sum(counts) <= TARGET_TOKENS * 5 // 4 + MAX_SENTENCE_TOKENS


@given(text=documents, title=st.sampled_from([None, "Hội nghị", "NGHỊ QUYẾT"]))
def test_what_is_embedded_ends_with_the_sentence(text: str, title: str | None) -> None:
    """The embedded text is the sentence on one line, with title and innermost heading on one line before it."""
    for chunk in chunks_of(text, title):
        for sentence in chunk.sentences:
            *before, last = sentence.embedded_text.split("\n")
            assert last == " ".join(text[sentence.start : sentence.end].split())
            assert len(before) <= 1
            assert all(len(context) <= 200 for context in before)
            assert all(title is None or last == title or context.startswith(title) for context in before)


def test_a_text_of_nothing_has_no_chunks() -> None:
    """Empty text, white space and furniture alone give no chunk."""
    assert [chunks_of(text) for text in ("", " \n\n", FURNITURE)] == [(), (), ()]


def test_headings_make_a_path() -> None:
    """Headings stand in the path by their level, over several lines where they go on, each a sentence of its own."""
    text = (
        "CHỈ THỊ\nvề công tác thanh tra,\ntiếp công dân\n\n"
        "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\nTrong huyện.\n\n"
        "II. NHIỆM VỤ\n1. Kinh tế\n1.1. Nông nghiệp\nTrồng cây.\n1.2. Công nghiệp\nThu hút đầu tư."
    )
    top = "CHỈ THỊ về công tác thanh tra, tiếp công dân › Chương I QUY ĐỊNH CHUNG"

    assert outline(text) == [
        (
            f"{top} › Điều 1. Phạm vi",
            [
                "CHỈ THỊ\nvề công tác thanh tra,\ntiếp công dân",
                "Chương I\nQUY ĐỊNH CHUNG",
                "Điều 1. Phạm vi",
                "Trong huyện.",
            ],
        ),
        (
            f"{top} › II. NHIỆM VỤ › 1. Kinh tế › 1.1. Nông nghiệp",
            ["II. NHIỆM VỤ", "1. Kinh tế", "1.1. Nông nghiệp", "Trồng cây."],
        ),
        (f"{top} › II. NHIỆM VỤ › 1. Kinh tế › 1.2. Công nghiệp", ["1.2. Công nghiệp", "Thu hút đầu tư."]),
    ]


def test_an_article_whose_text_is_on_its_line_ends_the_article_above() -> None:
    """The text of "Điều 2." does not stand under the heading "Điều 1."."""
    text = "I. CHUNG\nĐiều 1. Phạm vi\nTrong huyện.\nĐiều 2. Chỉ thị này có hiệu lực từ ngày ký."

    assert outline(text) == [
        ("I. CHUNG › Điều 1. Phạm vi", ["I. CHUNG", "Điều 1. Phạm vi", "Trong huyện."]),
        ("I. CHUNG", ["Điều 2. Chỉ thị này có hiệu lực từ ngày ký."]),
    ]


def test_a_numbered_list_below_a_heading_stays_under_it() -> None:
    """Items that begin again at 1 belong to the heading above them, and an item without text below is no heading."""
    text = "2. Thành phần\n1. Lãnh đạo huyện.\nII. Danh sách\n1) Nguyễn Văn A\n2) Trần Văn B\nHết giờ."

    assert outline(text) == [
        ("2. Thành phần", ["2. Thành phần", "1. Lãnh đạo huyện."]),
        ("II. Danh sách", ["II. Danh sách", "1) Nguyễn Văn A", "2) Trần Văn B", "Hết giờ."]),
    ]


def test_a_signature_and_a_number_are_no_headings() -> None:
    """Capitals with nothing below them, and a document's number, are text and no heading."""
    text = "I. CHUNG\nĐã họp.\n\n210/KH-UBND\n\nTM. BAN THƯỜNG VỤ\nBÍ THƯ"

    assert outline(text) == [("I. CHUNG", ["I. CHUNG", "Đã họp.", "210/KH-UBND", "TM. BAN THƯỜNG VỤ\nBÍ THƯ"])]


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    """In a text of short lines a full line goes on in the next, whatever that begins with, until a stop or an item."""
    text = (
        "Sáng 17/2, Ủy ban nhân dân huyện tổ chức do đồng chí chủ tịch\n"
        "Phùng Mạnh Thắng chủ trì, có lãnh đạo các phòng\n"
        "và các xã.\n- Khai mạc lúc 8 giờ"
    )

    assert [sentence for _, held in outline(text) for sentence in held] == [
        text[: text.index("\n- ")],
        "- Khai mạc lúc 8 giờ",
    ]


@pytest.mark.parametrize("line", ["1. Kinh tế phát triển.", "Kết quả:", "17/2 họp", "2020. Hội nghị", "A" * 201, "ĐÃ"])
def test_what_is_no_heading(line: str) -> None:
    """A line with a stop, a date, a year, a very long one and a very short one are paragraphs."""
    assert outline(f"{line}\nThân bài.")[0][0] is None


def test_a_heading_is_embedded_below_the_title_and_its_text_below_both() -> None:
    """The context of a sentence is title and innermost heading; a sentence that is the title stands alone."""
    text = "NGHỊ QUYẾT\n\nI. KINH TẾ\nTrồng cây."

    embedded = [s.embedded_text for c in chunks_of(text, "NGHỊ QUYẾT") for s in c.sentences]

    assert embedded == ["NGHỊ QUYẾT", "NGHỊ QUYẾT\nI. KINH TẾ", "NGHỊ QUYẾT. I. KINH TẾ\nTrồng cây."]


def test_a_long_paragraph_is_cut_into_parts_of_like_length() -> None:
    """A paragraph of 480 tokens makes two chunks of 240, and a caption below it stays with the second."""
    text = " ".join(["Câu này có mười từ và hai dấu đặc biệt."] * 40) + "\n\nNgắn."

    counts = [sum(count_words([text[s.start : s.end] for s in c.sentences])) for c in chunks_of(text)]

    assert counts == [240, 240 + 3]


@pytest.mark.parametrize(
    "text", ["a" * 3_000_000, "huyện " * 500_000, "a, " * 1_000_000], ids=["word", "words", "commas"]
)
def test_long_text_without_stops_is_counted_in_parts(text: str) -> None:
    """However long a line is, few texts are counted at once, none of them long, and nothing over and over."""
    counted: list[list[int]] = []

    def count(texts: Sequence[str]) -> list[int]:
        counted.append([len(text) for text in texts])
        return count_words(texts)

    (first, *_) = chunk_document(text, find_paragraphs(text, read_lines(text)), None, count)

    assert first.start == 0
    assert max(map(len, counted)) <= 4096
    assert max(itertools.chain(*counted)) <= MAX_COUNTED_CHARS
    assert sum(itertools.chain(*counted)) < 4 * len(text)
