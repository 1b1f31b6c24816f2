"""How the five sample documents are cut."""

import re
from collections.abc import Sequence

import pytest

from index.language.text import tokens
from index.structure.chunking import chunk_document
from index.structure.reading import Reading, read
from index.types import Chunk
from tests.fakes import read_file
from tests.paths import SEEDS

NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))


def count_pieces(texts: Sequence[str]) -> list[int]:
    """About what the packaged model counts of Vietnamese: words and signs, with its prefix and special tokens."""
    return [len(re.findall(r"\w+|[^\w\s]", text)) + 5 for text in texts]


def cut(number: str) -> tuple[str, Reading, tuple[Chunk, ...]]:
    """Text, reading and chunks of the seed whose name begins so."""
    (path,) = SEEDS.glob(f"{number}_*")
    reading = read(read_file(path))
    text, title = reading.original, reading.header.title
    return text, reading, chunk_document(text, reading.paragraphs, title, count_pieces)


def sentences_of(number: str) -> list[str]:
    """The sentences of a seed."""
    text, _, chunks = cut(number)
    return [text[s.start : s.end] for chunk in chunks for s in chunk.sentences]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_but_the_furniture_is_in_one_sentence(name: str) -> None:
    """The sentences' words are the document's, less those of its furniture."""
    text, reading, chunks = cut(name[:3])

    held = [word for c in chunks for s in c.sentences for word in tokens(text[s.start : s.end])]

    assert held == tokens("\n".join(line.raw for line in reading.lines))


@pytest.mark.parametrize("name", NAMES)
def test_lengths(name: str) -> None:
    """Every sentence has at most 100 tokens, every chunk at most 250 and a sentence."""
    text, _, chunks = cut(name[:3])

    for chunk in chunks:
        counts = count_pieces([text[s.start : s.end] for s in chunk.sentences])
        assert max(counts) <= 100
        assert sum(counts) <= 350


def test_the_long_sentences_of_000_are_cut_at_their_semicolons() -> None:
    """Its two sentences of 900 characters become clauses that begin after a semicolon; the signature stays."""
    found = sentences_of("000")

    assert len(found) == 12
    assert [" ".join(held.split()[:4]) for held in found if held.endswith(";")] == [
        "Tại hội nghị, các",
        "đánh giá tổng kết",
        "trong đó tập trung",
        "đẩy mạnh cải cách",
        "tiếp tục phòng, chống",
    ]
    assert found[-1] == "VPHU Nam Đông"


def test_the_officials_of_001_stand_in_one_sentence() -> None:
    """The three who chair the conference stay together with their offices."""
    (held,) = [sentence for sentence in sentences_of("001") if "Hồ Ngọc Lâm" in sentence]

    assert held.startswith("Các đồng chí: Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện;")
    assert held.endswith("Lê Quang Thụ, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện đồng chủ trì hội nghị.")


@pytest.mark.parametrize(
    ("number", "furniture"),
    [
        ("001", ["Thứ ba, ngày 26/11/2024", "Xem với cỡ chữ", "CÁC BÀI VIẾT KHÁC:"]),
        ("002", ["Hôm nay, Thứ hai ngày 25/01/2021"]),
        ("003", ["Các tin đã đưa ngày:"]),
    ],
)
def test_furniture_is_in_no_sentence(number: str, furniture: list[str]) -> None:
    """What belongs to the saved page is neither searched nor cited."""
    together = "\n".join(sentences_of(number))

    assert [line for line in furniture if line in together] == []


def test_the_numbered_points_of_003_begin_sentences() -> None:
    """Each of the points "Một là" to "Sáu là" begins a sentence, in order, and most of them a chunk."""
    points = [sentence.split(" là,")[0] for sentence in sentences_of("003") if " là," in sentence[:8]]
    text, _, chunks = cut("003")
    first_words = [text[chunk.start : chunk.end].split(",")[0] for chunk in chunks]

    assert points == ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"]
    assert [words for words in first_words if words.endswith(" là")] == [
        "Hai là",
        "Ba là",
        "Bốn là",
        "Năm là",
        "Sáu là",
    ]


def test_the_directive_of_003_stays_with_its_date_and_subject() -> None:
    """The sentence that cites the directive holds number, date, issuer and subject."""
    (held,) = [sentence for sentence in sentences_of("003") if "05-CT/HU" in sentence]

    assert held == (
        "Ba là, Thực hiện tốt Chỉ thị 05-CT/HU ngày 15/01/2021 của Ban thường vụ Huyện ủy về công tác thanh tra, "
        "tiếp công dân và giải quyết khiếu nại tố cáo."
    )


def test_the_headings_of_004() -> None:
    """Its title over four lines is one heading; "QUYẾT NGHỊ" and "I-" make the path of all that follows."""
    text, _, chunks = cut("004")
    title = "NGHỊ QUYẾT HỘI NGHỊ LẦN THỨ BẢY BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN KHÓA VII về chỉ tiêu, nhiệm vụ năm 2022"
    section = "QUYẾT NGHỊ › I- TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2021"
    first = chunks[0].sentences[0]

    assert [chunk.heading for chunk in chunks] == [title] + [section] * (len(chunks) - 1)
    assert " ".join(text[first.start : first.end].split()) == title
    assert (
        chunks[1].sentences[2].embedded_text.startswith(f"{title}. I- TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2021\nNăm 2021,")
    )
    assert text[chunks[-1].sentences[-1].start :] == "Vẫn còn 01 chỉ tiêu"
