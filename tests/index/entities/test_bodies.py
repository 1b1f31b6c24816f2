"""Names of bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.bodies import in_sentence_case, is_body, issuer_of, level_of, office_in_sentence_case
from index.entities.places import place_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("HUYỆN ỦY NAM SÁCH", "Huyện ủy Nam Sách"),
        ("HUYỆN UỶ KỲ ANH", "Huyện ủy Kỳ Anh"),
        ("ỦY BAN NHÂN DÂN HUYỆN TAM DƯƠNG", "Ủy ban nhân dân huyện Tam Dương"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN KHÓA VII", "Ban Chấp hành Đảng bộ huyện khóa VII"),
        ("BCH ĐOÀN XÃ PHÚC THỊNH", "BCH Đoàn xã Phúc Thịnh"),
        ("HĐND THỊ XÃ QUẢNG TRỊ", "HĐND thị xã Quảng Trị"),
        ("UBND XÃ QUÝ SƠN", "UBND xã Quý Sơn"),
        ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", "Phòng Tài chính - Kế hoạch"),
        (
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19 HUYỆN NAM SÁCH",
            "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện Nam Sách",
        ),
        ("UBND QUẬN 1", "UBND quận 1"),
        ("Huyện ủy Nam Sách", "Huyện ủy Nam Sách"),
    ],
)
def test_names_in_capitals_in_sentence_case(name: str, expected: str) -> None:
    """A name in capitals gets the capitals that a sentence gives it; another name is kept."""
    assert in_sentence_case(name) == expected


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII", "huyện Nam Sách"),
        ("Huyện ủy Nam Sách", "huyện Nam Sách"),
        ("Huyện uỷ Nam Sách", "huyện Nam Sách"),
        ("Tỉnh ủy Hải Dương", "tỉnh Hải Dương"),
        ("Thành ủy Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("UBND xã Thái Tân, huyện Nam Sách", "xã Thái Tân"),
        ("UBND quận 1", "quận 1"),
        ("Huyện Nam Sách", "huyện Nam Sách"),
        ("Ban Chấp hành Đảng bộ huyện khóa VII", None),
        ("Đảng bộ huyện Khóa VII", None),
        ("UBND huyện", None),
        ("UBND huyện Tổ chức hội nghị", None),
        ("Chính phủ", None),
    ],
)
def test_place_of_a_body(name: str, place: str | None) -> None:
    """The unit is read with its level; a level without a name, or with a term of office, is none."""
    assert place_of(name) == place


@pytest.mark.parametrize(
    ("name", "level"),
    [("UBND huyện", "huyện"), ("Tỉnh ủy", "tỉnh"), ("Văn phòng Huyện uỷ", "huyện"), ("Chính phủ", None)],
)
def test_level_of_a_body(name: str, level: str | None) -> None:
    """The level is that of the unit or committee named last."""
    assert level_of(name) == level


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["ĐẢNG BỘ TỈNH HẢI DƯƠNG", "HUYỆN ỦY NAM SÁCH"], "Huyện ủy Nam Sách"),
        (["ĐẢNG BỘ TỈNH HẢI DƯƠNG", "HUYỆN ỦY"], "Huyện ủy"),
        (["HUYỆN ỦY NAM SÁCH", "VĂN PHÒNG HUYỆN ỦY"], "Văn phòng Huyện ủy Nam Sách"),
        (["HUYỆN ỦY NAM SÁCH", "BAN TỔ CHỨC"], "Ban Tổ chức Huyện ủy Nam Sách"),
        (["UBND HUYỆN NAM SÁCH", "PHÒNG NỘI VỤ"], "Phòng Nội vụ huyện Nam Sách"),
        (["CHÍNH PHỦ"], "Chính phủ"),
        ([], None),
        (["UBND HUYỆN AN LĨNH", "THANH TRA HUYỆN"], "Thanh tra huyện An Lĩnh"),
        (["UBND TỈNH LAM GIANG", "VĂN PHÒNG"], "Văn phòng UBND tỉnh Lam Giang"),
        (["UBND XÃ TÂN ĐÀ", "TRẠM Y TẾ"], "Trạm Y tế xã Tân Đà"),
        (["ĐOÀN ĐBQH VÀ HĐND TỈNH LAM GIANG", "VĂN PHÒNG HĐND TỈNH"], "Văn phòng HĐND tỉnh Lam Giang"),
        (["HỘI ĐỒNG NHÂN DÂN PHƯỜNG TRẠCH PHỐ BẮC"], "Hội đồng nhân dân phường Trạch Phố Bắc"),
    ],
)
def test_issuer_of_a_letterhead(lines: list[str], issuer: str | None) -> None:
    """The last body issues the document; one without a unit of its own carries its parent's name."""
    assert issuer_of(lines) == issuer


@pytest.mark.parametrize("name", ["Huyện uỷ", "UBND huyện", "Ban Thường vụ Đảng ủy xã", "Phòng Nội vụ", "Hội Nông dân"])
def test_bodies(name: str) -> None:
    """Committees, people's bodies, departments and associations are bodies."""
    assert is_body(name)


@pytest.mark.parametrize(
    "name", ["Hội nghị", "Hội trường", "Đoàn kết", "Phòng chống dịch", "Ban hành", "Nghị quyết", ""]
)
def test_no_bodies(name: str) -> None:
    """Words that begin like a body's name are none."""
    assert not is_body(name)


@given(st.lists(st.sampled_from(["HUYỆN", "ỦY", "XÃ", "BAN", "THÁI TÂN", "UBND", "KỲ", "KHÓA", "VII", "1", "-"])))
def test_sentence_case_changes_letters_only(words: list[str]) -> None:
    """The same words stay, in order, and a second pass changes nothing."""
    written = in_sentence_case(" ".join(words))

    assert written.lower() == " ".join(words).lower()
    assert in_sentence_case(written) == written or written.isupper()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("UBND HUYỆN TỨ KỲ", "UBND huyện Tứ Kỳ"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ TAM KỲ", "Ủy ban nhân dân thành phố Tam Kỳ"),
        ("HUYỆN ỦY KIM THÀNH", "Huyện ủy Kim Thành"),
        ("THỊ ỦY NGÃ NĂM", "Thị ủy Ngã Năm"),
        ("HĐND XÃ BÌNH KỲ KHÓA XX", "HĐND xã Bình Kỳ khóa XX"),
        ("ĐẢNG BỘ HUYỆN NHIỆM KỲ 2020 - 2025", "Đảng bộ huyện nhiệm kỳ 2020 - 2025"),
    ],
)
def test_a_units_name_keeps_its_capitals(name: str, expected: str) -> None:
    """Words that are small in a sentence are not so within a unit's name."""
    assert in_sentence_case(name) == expected


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("CHỦ TỊCH Ủy ban nhân dân XÃ TÂN AN", "chủ tịch Ủy ban nhân dân xã Tân An"),
        ("TRƯỞNG BAN CHỈ ĐẠO GIẢI PHÓNG MẶT BẰNG", "trưởng Ban Chỉ đạo giải phóng mặt bằng"),
    ],
)
def test_offices_in_sentence_case(office: str, expected: str) -> None:
    """Words not in capitals are kept; what is no body or unit is in lower case."""
    assert office_in_sentence_case(office) == expected
