"""The Vietnamese text rules, by examples and by properties."""

import time
import unicodedata
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import fold, fold_space, has_marks, normalise_text, normalise_word, tokens, words
from index.layout import Span

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
vietnamese_words = st.text(VIETNAMESE + VIETNAMESE.upper(), min_size=1, max_size=8)
_SEVERAL_WAYS = {*"\u00d0\u00f0\u0189\u0256\u2010\u2011\u2012\u2212\ufe63ñÑ", *map(chr, range(0xFF01, 0xFF5F))} | {
    unicodedata.normalize("NFC", consonant + tone)
    for consonant in "bcdghklmnpqrstvxđBCDGHKLMNPQRSTVXĐ"
    for tone in "\u0300\u0301\u0303\u0309\u0323"
}
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


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("hòan", "hoàn"),
        ("tóan", "toán"),
        ("qúy", "quý"),
        ("gía", "giá"),
        ("cuả", "của"),
        ("mừơi", "mười"),
        ("THÙY", "thùy"),
        ("khuỷu", "khuỷu"),
        ("café", "café"),
    ],
)
def test_a_tone_on_the_wrong_vowel_is_the_same_word(written: str, right: str) -> None:
    """A tone typed on another vowel of the syllable makes no other word; what is no syllable stays."""
    assert normalise_word(written) == right


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


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x0b", "\x0c", "\x1e", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_every_line_end_is_a_line_feed(end: str) -> None:
    """The line breaks of Word, of pages and of other systems end a line as a line feed does."""
    assert normalise_text(f"HUYỆN ỦY{end}*{end}{end}Số: 17-CT/HU") == "HUYỆN ỦY\n*\n\nSố: 17-CT/HU"


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("17\u2010CT/HU, 17\u2011CT/HU, 09\u201212\u22122024", "17-CT/HU, 17-CT/HU, 09-12-2024"),
        ("2020–2025 — dấu “ngang”", "2020–2025 — dấu “ngang”"),
        ("Phạm\u2009Quốc\u00a0Toản\u3000ký\u202f1\u2007234", "Phạm Quốc Toản ký 1 234"),
        ("\u0189ảng, \u00d0ảng, \u0256ồng, \u00f0ồng", "Đảng, Đảng, đồng, đồng"),
        ("\uff11\uff17\uff0d\uff23\uff34\uff0f\uff28\uff35", "17-CT/HU"),
        ("\u2066Đặng Đức Đạt\u2069, \u202aPhó\u202c Bí\u2060 th\u00adư", "Đặng Đức Đạt, Phó Bí thư"),
    ],
)
def test_what_looks_the_same_is_stored_the_same(written: str, stored: str) -> None:
    """Hyphens, spaces, đ and wide letters of any kind are stored as those that are typed; what is invisible is not."""
    assert normalise_text(written) == stored


@pytest.mark.parametrize("letter", sorted(set(VIETNAMESE + VIETNAMESE.upper())))
def test_marks_may_stand_in_any_order(letter: str) -> None:
    """A letter with its marks in any order, one of them twice, or a space before them, is the one Vietnamese letter."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    for order in permutations(marks):
        assert normalise_text(base + "".join(order)) == letter
        assert normalise_text(base + "".join(order) + "".join(order[:1])) == letter
        assert normalise_text(f"{base} {''.join(order)}" if order else base) == letter
        assert normalise_text(unicodedata.normalize("NFC", base + "".join(order[:1])) + "".join(order[1:])) == letter


@pytest.mark.parametrize(
    ("written", "stored"),
    [("toan\u0301", "toán"), ("HUYÊN\u0323", "HUYỆN"), ("Nguyên\u0303", "Nguyễn"), ("Espan\u0303a", "España")],
)
def test_a_tone_on_a_consonant_goes_to_its_vowel(written: str, stored: str) -> None:
    """A tone that was put on the last consonant stands on the vowel of a Vietnamese syllable, and stays elsewhere."""
    assert normalise_text(written) == stored


@given(st.lists(st.sampled_from("kiểm lâm bí thư thường trực huyện ủy Phạm Quốc Toản xã 27".split()), min_size=1))
def test_a_zero_width_space_parts_syllables(written: list[str]) -> None:
    """Where it is all that stands between two syllables, a zero-width space is a space."""
    assert normalise_text("\u200b".join(written)).replace(" ", "") == "".join(written)
    for first, second in pairwise(written):
        if second != "27":
            assert normalise_text(f"{first}\u200b\u200b{second}") == f"{first} {second}"


@given(st.sampled_from("huyện thường nghiêng khuỷu Toản UBND 17-CT/HU internet 1.234,5".split()), st.integers(1, 12))
def test_a_zero_width_space_inside_a_word_is_nothing(word: str, at: int) -> None:
    """Inside a syllable, a number or a symbol it is taken out, wherever it stands."""
    assert normalise_text(f"{word[:at]}\u200b{word[at:]}") == word
    assert normalise_text("\u200b".join(word)) == word


ODD = "aoưnđĐ \u200b\u0300\u0301\u0302\u0306\u031b\u0323\u0303\u00f1\u0189\u2011\u2009\u2028\r\n\u2066\uff21x,1"


@given(st.text(ODD, max_size=12))
def test_storing_again_changes_nothing(text: str) -> None:
    """However marks, breaks and hidden characters are mixed, what is stored is stored the same again."""
    stored = normalise_text(text)

    assert normalise_text(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)


plain_text = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Mn"]), max_size=60)


@given(plain_text.filter(lambda text: not _SEVERAL_WAYS & set(unicodedata.normalize("NFC", text))))
def test_spelling_is_kept(text: str) -> None:
    """Text that can be written in one way only is stored as it is, composed."""
    assert normalise_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a\u200b" * 100_000, "a\u0301" * 100_000, "n\u0301" * 100_000], ids=ascii
)
def test_a_long_text_takes_no_time(text: str) -> None:
    """Three hundred thousand characters of the worst kind are read in less than three seconds."""
    begun = time.process_time()

    normalise_text(text)

    assert time.process_time() - begun < 3


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


@pytest.mark.parametrize("written", ["Đăk", "Đắk", "Đak", "ĐẮK", "đăk"])
def test_names_of_the_highlands_have_one_spelling(written: str) -> None:
    """What no Vietnamese syllable ends with is written with one mark, another or none."""
    assert tokens(written) == ["đắk"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("xã Ea H'mor", ["xã", "ea", "hmor"]),
        ("huyện Krông M’Lao", ["huyện", "krông", "mlao"]),
        ("ông K'Brim", ["ông", "kbrim"]),
        ("mục 'một' và 5'", ["mục", "một", "và", "5"]),
        ("góc 3'b", ["góc", "3", "b"]),
    ],
)
def test_an_apostrophe_inside_a_name_parts_no_words(text: str, words: list[str]) -> None:
    """One between letters stands within a name; a quotation's parts words as before."""
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other"), [("tỉ lệ", "tỷ lệ"), ("kĩ thuật", "kỹ thuật"), ("QUI CHẾ", "quy chế"), ("Lí do", "lý do")]
)
def test_i_and_y_at_the_end_of_a_syllable_are_alike(one: str, other: str) -> None:
    """Offices write both; where only one is written nothing changes."""
    assert tokens(one) == tokens(other)
    assert tokens("thi chi vi đi") == ["thi", "chi", "vi", "đi"]
