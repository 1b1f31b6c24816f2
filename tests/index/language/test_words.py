"""Words as question and evidence compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import fold, tokens
from index.language.words import comparable, contains

COMMITTEE = ["ủy", "ban", "nhân", "dân"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND huyện", [*COMMITTEE, "huyện"]),
        ("ubnd huyện", [*COMMITTEE, "huyện"]),
        ("HĐND", ["hội", "đồng", "nhân", "dân"]),
        ("hdnd", ["hội", "đồng", "nhân", "dân"]),
        ("BTV HU", ["ban", "thường", "vụ", "huyện", "ủy"]),
        ("VPHU Nam Đông", ["văn", "phòng", "huyện", "ủy", "nam", "đông"]),
        ("PBTTT", ["phó", "bí", "thư", "thường", "trực"]),
        ("kcn", ["khu", "công", "nghiệp"]),
        ("tuv", ["tỉnh", "ủy", "viên"]),
        ("Văn bản của TW", ["văn", "bản", "của", "trung", "ương"]),
        ("chỉ đạo của TƯ", ["chỉ", "đạo", "của", "trung", "ương"]),
    ],
)
def test_an_abbreviation_is_written_out(text: str, expected: list[str]) -> None:
    """An abbreviation of one meaning, in either case, gives the words it stands for."""
    assert comparable(text, folded=False) == expected


@pytest.mark.parametrize("text", ["KT-XH", "kt-xh", "KTXH", "KT – XH"])
def test_an_abbreviation_of_two_parts_is_written_out(text: str) -> None:
    """The whole of "KT-XH" is one abbreviation, whatever joins its parts."""
    assert comparable(text, folded=False) == ["kinh", "tế", "xã", "hội"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CT 05", ["chỉ", "thị", "5"]),
        ("CT số 5", ["chỉ", "thị", "số", "5"]),
        ("ct so 5", ["chỉ", "thị", "so", "5"]),
        ("CT UBND", ["chủ", "tịch", *COMMITTEE]),
        ("ct hđnd", ["chủ", "tịch", "hội", "đồng", "nhân", "dân"]),
        ("05-CT/HU", ["5", "ct", "huyện", "ủy"]),
        ("CT", ["ct"]),
    ],
)
def test_ct_is_a_directive_before_a_number_and_a_chairman_before_a_word(text: str, expected: list[str]) -> None:
    """The letters "CT" are "chỉ thị" before a number, "chủ tịch" before a word, and itself in a symbol or alone."""
    assert comparable(text, folded=False) == expected


@pytest.mark.parametrize(("text", "expected"), [("hu", ["hu"]), ("tu bổ", ["tu", "bổ"]), ("da cam", ["da", "cam"])])
def test_a_syllable_in_lower_case_is_no_abbreviation(text: str, expected: list[str]) -> None:
    """What may be a syllable ("hu", "tu", "da") is an abbreviation in capitals only."""
    assert comparable(text, folded=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VỐN ĐẦU TƯ CÔNG", ["vốn", "đầu", "tư", "công"]),
        ("MỨC TỐI ĐA", ["mức", "tối", "đa"]),
        ("TƯ PHÁP HUYỆN", ["tư", "pháp", "huyện"]),
        ("VON DAU TU", ["von", "dau", "tu"]),
        ("BÁO CÁO CỦA UBND", ["báo", "cáo", "của", *COMMITTEE]),
    ],
)
def test_a_syllable_among_words_in_capitals_is_no_abbreviation(text: str, expected: list[str]) -> None:
    """In a heading in capitals "TƯ" is the syllable it is, and "UBND", which is no syllable, still an abbreviation."""
    assert comparable(text, folded=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09/7", ["9", "7"]),
        ("007", ["7"]),
        ("00", ["0"]),
        ("4854,7 tỷ", ["4854,7", "tỷ"]),
        ("T2", ["tháng", "2"]),
        ("t09", ["tháng", "9"]),
        ("Covid – 19", ["covid", "19"]),
    ],
)
def test_numbers_lose_their_leading_zeros(text: str, expected: list[str]) -> None:
    """A number "09" equals "9", "T2" is "tháng 2", and a decimal comma stays inside its number."""
    assert comparable(text, folded=False) == expected


def test_folded_words_have_no_marks() -> None:
    """Folded, abbreviations are written out first and then all marks fall."""
    assert comparable("BTV Huyện uỷ Nam Đông", folded=True) == "ban thuong vu huyen uy nam dong".split()


@pytest.mark.parametrize("text", ["", " ", "?!…", "🙂", "\u0301", "_"])
def test_a_text_without_words_has_none(text: str) -> None:
    """Punctuation, pictures and single marks are no words."""
    assert comparable(text, folded=False) == []


@given(text=st.text(max_size=60))
def test_what_is_written_out_once_stays(text: str) -> None:
    """Folded words are the marked ones without marks, none is empty, and reading them again changes no plain word."""
    marked, folded = comparable(text, folded=False), comparable(text, folded=True)

    assert folded == [fold(word) for word in marked]
    assert all(marked)
    assert len(marked) >= len(tokens(text)) / 2


def test_no_words_stand_nowhere() -> None:
    """A name of one word without its first is no part of anything."""
    assert not contains(["huyện", "nam", "sách"], [])
    assert contains(["huyện", "nam", "sách"], ["nam", "sách"])
