"""People and their offices as the seeds and other office news write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people import FAMILY_NAMES, find_names, find_offices, find_officials, same_name
from tests.fakes import SEEDS

Held = tuple[str, list[str]]


def names(text: str) -> list[str]:
    """The names in a text."""
    return [text[span.start : span.end] for span in find_names(text)]


def officials(text: str) -> list[Held]:
    """Names with the offices beside them."""
    return [
        (text[o.name.start : o.name.end], [text[span.start : span.end] for span in o.offices])
        for o in find_officials(text)
    ]


SEED_OFFICIALS: dict[str, list[Held]] = {
    "000": [("Lê Thị Thu Hương", ["TUV", "Bí thư Huyện ủy"])],
    "001": [
        ("Nguyễn Văn Phú", ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"]),
        ("Bùi Văn Thăng", ["Tỉnh ủy viên", "Bí thư Huyện ủy", "Chủ tịch HĐND huyện"]),
        ("Hồ Ngọc Lâm", ["Phó Bí thư Thường trực Huyện ủy"]),
        ("Lê Quang Thụ", ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện"]),
        ("Nguyễn Văn Phú", ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"]),
        ("Bùi Văn Thăng", ["Tỉnh ủy viên", "Bí thư Huyện ủy", "Chủ tịch HĐND huyện"]),
        ("Nguyễn Văn Phú", ["Ủy viên Ban Thường vụ", "Trưởng Ban Dân vận Tỉnh ủy"]),
        ("Bùi Văn Thăng", ["Tỉnh ủy viên", "Bí thư Huyện ủy", "Chủ tịch HĐND huyện"]),
    ],
    "002": [
        ("Mai Văn Thanh", ["Phó Bí thư Thường trực Huyện ủy"]),
        ("Hoàng Văn Thắng", ["Phó Bí thư Huyện uỷ"]),
        ("Mai Văn Thanh", ["Phó Bí thư Thường trực Huyện ủy"]),
    ],
    "003": [("Phùng Mạnh Thắng", ["Phó Bí thư", "Chủ tịch UBND huyện"])],
    "004": [],
}


@pytest.mark.parametrize("number", SEED_OFFICIALS)
def test_the_officials_of_the_seeds(number: str) -> None:
    """Every official that a seed names is found with all offices, and nobody else."""
    (path,) = SEEDS.glob(f"{number}_*")

    assert officials(path.read_text(encoding="utf-8")) == SEED_OFFICIALS[number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Huyện ủy Bùi Văn Thăng phát biểu", [("Bùi Văn Thăng", ["Bí thư Huyện ủy"])]),
        ("Chủ tịch UBND huyện Nguyễn Văn A", [("Nguyễn Văn A", ["Chủ tịch UBND huyện"])]),
        (
            "Chủ tịch UBND xã Minh Quang là đồng chí Đỗ Văn Chín.",
            [("Đỗ Văn Chín", ["Chủ tịch UBND xã Minh Quang"])],
        ),
        ("Đồng chí Lê Văn Sáu là Bí thư Đảng ủy xã Minh Hòa.", [("Lê Văn Sáu", ["Bí thư Đảng ủy xã Minh Hòa"])]),
        ("Đồng chí Lê Văn Sáu giữ chức Chủ tịch UBND xã", [("Lê Văn Sáu", ["Chủ tịch UBND xã"])]),
        ("Đồng chí Lê Văn Sáu được bầu giữ chức vụ Bí thư Huyện ủy", [("Lê Văn Sáu", ["Bí thư Huyện ủy"])]),
        ("Bà Lê Thị Hoa được bổ nhiệm làm Giám đốc Sở Y tế", [("Lê Thị Hoa", ["Giám đốc Sở Y tế"])]),
        ("Ông Hoàng Văn Bảy, Chủ tịch UBND xã Minh Đức, nói", [("Hoàng Văn Bảy", ["Chủ tịch UBND xã Minh Đức"])]),
        ("Chủ tịch UBND huyện: Nguyễn Văn An", [("Nguyễn Văn An", ["Chủ tịch UBND huyện"])]),
        ("Bí thư Huyện ủy - đồng chí Nguyễn Văn An", [("Nguyễn Văn An", ["Bí thư Huyện ủy"])]),
        (
            "Nguyễn Văn An, Bí thư Huyện ủy, đồng chí Trần Văn Ba, Chủ tịch UBND huyện",
            [("Nguyễn Văn An", ["Bí thư Huyện ủy"]), ("Trần Văn Ba", ["Chủ tịch UBND huyện"])],
        ),
        ("Nguyễn Văn An (Bí thư Huyện ủy)", [("Nguyễn Văn An", ["Bí thư Huyện ủy"])]),
        ("Trần Thị Mai – Phó Chủ tịch HĐND huyện", [("Trần Thị Mai", ["Phó Chủ tịch HĐND huyện"])]),
        (
            "đồng chí Nguyễn Văn A, Phó Bí thư Thường trực Huyện ủy, Chủ tịch HĐND huyện chủ trì",
            [("Nguyễn Văn A", ["Phó Bí thư Thường trực Huyện ủy", "Chủ tịch HĐND huyện"])],
        ),
        ("Mai Văn Thanh Phó Bí thư Huyện ủy trao đổi", [("Mai Văn Thanh", ["Phó Bí thư Huyện ủy"])]),
        ("Lê Văn Tám và Võ Thị Sáu, Trưởng phòng Tư pháp", [("Võ Thị Sáu", ["Trưởng phòng Tư pháp"])]),
        ("Đồng chí Trưởng Ban Dân Vận Tỉnh ủy đề nghị", []),
        ("Nguyễn Mẫn", []),
    ],
)
def test_offices_stand_beside_names(text: str, expected: list[Held]) -> None:
    """An office follows its holder after a comma, a dash, a bracket or nothing, or stands right before the name."""
    assert officials(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đồng chí Lê Thị Thu Hương - TUV", ["Lê Thị Thu Hương"]),
        ("BÙI VĂN THĂNG", ["BÙI VĂN THĂNG"]),
        ("ông Tô Lâm", ["Tô Lâm"]),
        ("UBND HUYỆN", []),
        ("xã Hồ Sơn", []),
        ("Cụm Công nghiệp Hoàng Lâu", []),
        ("Ban Chấp hành Trung ương", []),
        ("Ủy ban nhân dân huyện", []),
        ("Tam Dương", []),
        ("nguyễn văn phú", []),
        ("Tin, ảnh: Mai Hoa", ["Mai Hoa"]),
        ("các đồng chí Lê Văn Tám và Võ Thị Sáu", ["Lê Văn Tám", "Võ Thị Sáu"]),
        ("Nguyễn\u00a0Văn\u00a0Phú", ["Nguyễn\u00a0Văn\u00a0Phú"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    """Names begin with a family name or follow a title; places and bodies are none."""
    assert names(text) == expected


def test_only_the_given_part_is_searched() -> None:
    """Names outside the given offsets are not found."""
    text = "Lê Văn Tám. Võ Thị Sáu. Hồ Ngọc Lâm."

    assert [text[span.start : span.end] for span in find_names(text, 11, 24)] == ["Võ Thị Sáu"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Huyện ủy, Chủ tịch HĐND huyện", ["Bí thư Huyện ủy", "Chủ tịch HĐND huyện"]),
        ("Phó Bí thư Thường trực Huyện uỷ chủ trì", ["Phó Bí thư Thường trực Huyện uỷ"]),
        ("Trưởng Ban Dân vận Tỉnh ủy phát biểu", ["Trưởng Ban Dân vận Tỉnh ủy"]),
        ("bí thư huyện ủy là ai", ["bí thư huyện ủy"]),
        ("trồng cây phân tán", []),
    ],
)
def test_offices(text: str, expected: list[str]) -> None:
    """An office reaches from its head word to the last word that belongs to it, and not into the verb."""
    assert [text[span.start : span.end] for span in find_offices(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bùi Văn Thăng", "BÙI VĂN THĂNG", True),
        ("Bùi Văn Thăng", "bui van  thang", True),
        ("Bùi Văn Thăng", "Bùi Văn Thắm", False),
        ("Bùi Văn Thăng", "Văn Thăng", False),
    ],
)
def test_same_name(one: str, other: str, *, same: bool) -> None:
    """Names are the same without marks, case and spacing."""
    assert same_name(one, other) is same


def test_family_names_are_normalised() -> None:
    """The table holds lower case in the spelling used for matching."""
    assert {"nguyễn", "lê", "bùi", "hồ", "mai", "phùng", "hoàng"} <= FAMILY_NAMES
    assert all(name == name.lower() for name in FAMILY_NAMES)


@given(
    st.lists(
        st.sampled_from(
            [
                *"Nguyễn Văn Phú Bí thư Huyện ủy Chủ tịch UBND huyện , - ( ) ; . đồng chí và Phó Trưởng HĐND Y".split(),
                "\n",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    """Whatever the words, names lie in the text in order, and an official has an office beside the name."""
    end = 0
    for span in find_names(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
    for official in find_officials(text):
        assert official.offices
        for office in official.offices:
            assert office.end <= official.name.start or official.name.end <= office.start
        assert 0 <= official.span.start < official.span.end <= len(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_upsets_the_search(text: str) -> None:
    """Any text can be searched for names and officials."""
    assert len(list(find_officials(text))) <= len(list(find_names(text)))
