"""The Vietnamese text rules, by examples and by properties."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import fold, fold_space, has_marks, normalise_text, normalise_word, tokens, words
from index.types import Span

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
vietnamese_words = st.text(VIETNAMESE + VIETNAMESE.upper(), min_size=1, max_size=8)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("Uỷ", "ủy"),
        ("khoá", "khóa"),
        ("xoè", "xòe"),
        ("thuý", "thúy"),
        ("HOẢ", "hỏa"),
        ("luỹ", "lũy"),
        ("tuỵ", "tụy"),
        ("Hoạ", "họa"),
    ],
)
def test_both_placements_of_a_tone_are_one_word(old: str, new: str) -> None:
    """The old and the new spelling of oa, oe and uy are the same word, in either case."""
    assert normalise_word(old) == new
    assert normalise_word(new.upper()) == new


@pytest.mark.parametrize(
    "word", ["quý", "quỳ", "hoàn", "hoặc", "ngoặc", "thoại", "khuỷu", "hoẵng", "toàn", "của", "thuở", "uống", "nghĩa"]
)
def test_a_tone_with_one_place_stays_there(word: str) -> None:
    """Where the spelling allows one place only, also before a final letter or beside a breve, nothing moves."""
    assert normalise_word(word) == word
    assert normalise_word(unicodedata.normalize("NFD", word.upper())) == word


def test_an_eth_is_read_as_the_letter_it_looks_like() -> None:
    """Old typefaces write Ð (eth) for Đ: for matching they are one letter."""
    assert normalise_word("\u00d0ảng") == "đảng"
    assert fold("\u00d0ảng") == "dang"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Huyện uỷ", "huyen uy"), ("ĐƯỜNG", "duong"), ("Nghị quyết 05-NQ/HU", "nghi quyet 05-nq/hu"), ("", "")],
)
def test_fold_leaves_no_mark(text: str, folded: str) -> None:
    """Folding gives lower case without any mark, đ included."""
    assert fold(text) == folded


@given(any_text)
def test_stored_text_is_composed_with_line_feeds(text: str) -> None:
    """Stored text is NFC without carriage returns or invisible characters, and storing it again changes nothing."""
    stored = normalise_text(text)

    assert unicodedata.is_normalized("NFC", stored)
    assert not set(stored) & set("\r\u200b\u200e\ufeff\u00ad\u2060")
    assert normalise_text(stored) == stored


def test_an_invisible_character_does_not_part_a_letter_from_its_mark() -> None:
    """A zero-width joiner between a vowel and its tone is taken out before composing."""
    assert normalise_text("uy\u200d\u0309 ban\r\nnha\u0302n da\u0302n\r") == "uỷ ban\nnhân dân\n"


@given(any_text)
def test_spelling_and_spacing_are_kept(text: str) -> None:
    """What is stored has the same visible text: only line ends, composition and invisible characters differ."""
    visible = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in visible if unicodedata.category(c) != "Cf")
    stored = "".join(c for c in normalise_text(text) if unicodedata.category(c) != "Cf")

    assert unicodedata.normalize("NFC", kept) == unicodedata.normalize("NFC", stored)


@given(vietnamese_words)
def test_normalising_is_idempotent_and_blind_to_case_and_composition(word: str) -> None:
    """A normalised word stays as it is, and upper case or decomposed spelling makes no difference."""
    normalised = normalise_word(word)

    assert normalise_word(normalised) == normalised
    assert normalise_word(word.upper()) == normalised
    assert normalise_word(unicodedata.normalize("NFD", word)) == normalised


@given(vietnamese_words)
def test_folding_forgets_exactly_the_marks(word: str) -> None:
    """A folded Vietnamese word is ASCII, as long as the word, and the same before and after normalising."""
    folded = fold(word)

    assert folded.isascii()
    assert len(folded) == len(word)
    assert fold(normalise_word(word)) == folded
    assert fold(folded) == folded


@given(any_text)
def test_no_text_upsets_the_rules(text: str) -> None:
    """Any text can be folded, split into words and looked at for marks; folding twice changes nothing."""
    assert fold(fold(text)) == fold(text)
    assert isinstance(has_marks(text), bool)
    assert len(tokens(text)) == len(list(words(text)))


@given(any_text)
def test_words_lie_in_order_and_hold_only_letters_digits_and_points(text: str) -> None:
    """Words are disjoint, in order, not empty, and outside them is no letter and no digit."""
    end = 0
    outside = ""
    for span in words(text):
        assert end <= span.start < span.end
        outside += text[end : span.start]
        end = span.end
    outside += text[end:]
    assert not any(c.isalnum() for c in outside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị lần thứ 2, năm 2020.", ["hội", "nghị", "lần", "thứ", "2", "năm", "2020"]),
        ("đạt 4.854,7 tỷ (7,5%)", ["đạt", "4.854,7", "tỷ", "7,5"]),
        ("05-CT/HU", ["05", "ct", "hu"]),
        ("chỉ tiêu,2021;các khâu.Các", ["chỉ", "tiêu", "2021", "các", "khâu", "các"]),
        ("Huyện Uỷ_Nam", ["huyện", "ủy", "nam"]),
        ("17.02.2021", ["17.02.2021"]),
        ("…?!", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Words come normalised; a comma or point stays inside a number and nowhere else."""
    assert tokens(text) == expected


def test_words_are_where_they_stand() -> None:
    """The offsets of words count code points."""
    assert list(words("Uỷ ban, 1,5")) == [Span(0, 2), Span(3, 6), Span(8, 11)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Nam Sách", True),
        ("di", False),
        ("đi", True),
        ("NAM DONG 2020", False),
        ("Đ", True),
        ("한국", False),
        ("", False),
    ],
)
def test_has_marks(text: str, marked: bool) -> None:
    """A text has marks if any letter carries one or is đ."""
    assert has_marks(text) is marked


def test_fold_space() -> None:
    """White space of any kind and length becomes one space, none at the ends."""
    assert fold_space("\n Huyện\u00a0 ủy\t\nNam  Sách ") == "Huyện ủy Nam Sách"
