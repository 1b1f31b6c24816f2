"""People and their offices as the seeds and other office news write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.holders.officials import find_officials
from index.entities.names import find_names
from index.entities.offices import find_offices
from index.lexicon.kinds import family_names
from tests.paths import SEEDS

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
        ("Bí thư Huyện ủy Chủ tịch HĐND huyện Bùi Văn A", [("Bùi Văn A", ["Bí thư Huyện ủy", "Chủ tịch HĐND huyện"])]),
        ("đ/c:Nguyễn Văn A, Phó Bí thư Đảng ủy", [("Nguyễn Văn A", ["Phó Bí thư Đảng ủy"])]),
        ("đồng chí Hùng, Trưởng phòng Tư pháp", [("Hùng", ["Trưởng phòng Tư pháp"])]),
        ("bà Tôn Nữ Thị Minh Hà, Phó Chủ tịch HĐND xã", [("Tôn Nữ Thị Minh Hà", ["Phó Chủ tịch HĐND xã"])]),
        ("đ/c Ng. Văn An - Trưởng phòng Nội vụ", [("Ng. Văn An", ["Trưởng phòng Nội vụ"])]),
        ("ĐỒNG CHÍ TRẦN VĂN BA, BÍ THƯ HUYỆN ỦY THĂM XÃ", [("TRẦN VĂN BA", ["BÍ THƯ HUYỆN ỦY"])]),
        ("Rơ Châm H'Nhung, Chủ tịch HĐND xã Ia Ko", [("Rơ Châm H'Nhung", ["Chủ tịch HĐND xã Ia Ko"])]),
        ("Trung tá H'Lim Êban, Phó Trưởng Công an huyện", [("H'Lim Êban", ["Phó Trưởng Công an huyện"])]),
        ("Trưởng Công an huyện Thượng tá Lê Văn Sáu", [("Lê Văn Sáu", ["Trưởng Công an huyện"])]),
        ("Trưởng Công an huyện, Thượng tá Lê Văn Sáu", [("Lê Văn Sáu", ["Trưởng Công an huyện"])]),
        ("Lê Văn Sáu, Thượng tá, Trưởng Công an huyện", [("Lê Văn Sáu", ["Trưởng Công an huyện"])]),
        ("Phó Trưởng Ban: Bà Lê Thị Na - Trưởng phòng Y tế", [("Lê Thị Na", ["Phó Trưởng Ban", "Trưởng phòng Y tế"])]),
        ("ông Lê Văn Sáu (giữa), Bí thư Huyện ủy", [("Lê Văn Sáu", ["Bí thư Huyện ủy"])]),
        ("ông Lê Văn Sáu, sinh năm 1975, Bí thư Huyện ủy", [("Lê Văn Sáu", ["Bí thư Huyện ủy"])]),
        ("Tân Bí thư Huyện ủy Lê Văn Sáu phát biểu", [("Lê Văn Sáu", ["Bí thư Huyện ủy"])]),
        ("Họ tên: Lê Văn Sáu, chức vụ: Phó Chủ tịch UBND xã", [("Lê Văn Sáu", ["Phó Chủ tịch UBND xã"])]),
        ("Lê Văn Sáu, Trưởng phòng Y tế; lãnh đạo Công ty", [("Lê Văn Sáu", ["Trưởng phòng Y tế"])]),
        ("ông Lê Văn Sáu, nguyên Bí thư Huyện ủy", [("Lê Văn Sáu", ["nguyên Bí thư Huyện ủy"])]),
        ("ông Lê Văn Sáu, quyền Giám đốc Sở Y tế", [("Lê Văn Sáu", ["quyền Giám đốc Sở Y tế"])]),
        (
            "ông Lê Văn Sáu, Bí thư Đảng ủy kiêm Chủ tịch UBND xã",
            [("Lê Văn Sáu", ["Bí thư Đảng ủy", "Chủ tịch UBND xã"])],
        ),
        (
            "Sáng 5/6, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Huyện ủy Lê Văn Sáu đến thăm",
            [("Lê Văn Sáu", ["Ủy viên Ban Thường vụ Tỉnh ủy", "Bí thư Huyện ủy"])],
        ),
        ("Chủ tịch HĐND huyện, Lê Văn Sáu trao quà", [("Lê Văn Sáu", ["Chủ tịch HĐND huyện"])]),
        (
            "có Trưởng phòng Nội vụ, đồng chí Lê Văn Sáu - Bí thư Huyện ủy",
            [("Lê Văn Sáu", ["Bí thư Huyện ủy"])],
        ),
    ],
)
def test_offices_stand_beside_names(text: str, expected: list[Held]) -> None:
    """An office follows its holder after a comma, a dash, a bracket or nothing, or stands right before the name."""
    assert officials(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các đồng chí Phó Bí thư Huyện ủy: Lê Văn Tám, Võ Thị Sáu",
            [("Lê Văn Tám", ["Phó Bí thư Huyện ủy"]), ("Võ Thị Sáu", ["Phó Bí thư Huyện ủy"])],
        ),
        (
            "02 Phó Chủ tịch UBND huyện Lê Văn Tám và Võ Thị Sáu",
            [("Lê Văn Tám", ["Phó Chủ tịch UBND huyện"]), ("Võ Thị Sáu", ["Phó Chủ tịch UBND huyện"])],
        ),
        (
            "các đồng chí nguyên Huyện ủy viên, Chủ tịch UBND xã là Lê Văn Tám, Võ Thị Sáu",
            [
                ("Lê Văn Tám", ["nguyên Huyện ủy viên", "Chủ tịch UBND xã"]),
                ("Võ Thị Sáu", ["nguyên Huyện ủy viên", "Chủ tịch UBND xã"]),
            ],
        ),
        (
            "Các đồng chí Lê Văn Tám và Võ Thị Sáu được bầu làm Phó Bí thư Huyện ủy",
            [("Lê Văn Tám", ["Phó Bí thư Huyện ủy"]), ("Võ Thị Sáu", ["Phó Bí thư Huyện ủy"])],
        ),
        (
            "ông Lê Văn Tám, Bí thư xã Hồ Sơn và bà Võ Thị Sáu, Trưởng phòng Nội vụ được bầu làm Phó Chủ tịch huyện",
            [
                ("Lê Văn Tám", ["Bí thư xã Hồ Sơn", "Phó Chủ tịch huyện"]),
                ("Võ Thị Sáu", ["Trưởng phòng Nội vụ", "Phó Chủ tịch huyện"]),
            ],
        ),
        (
            "bầu bổ sung Ủy viên UBND huyện đối với các ông: Lê Văn Tám, Chánh Thanh tra huyện; Hồ Ngọc Lâm",
            [("Lê Văn Tám", ["Ủy viên UBND huyện", "Chánh Thanh tra huyện"]), ("Hồ Ngọc Lâm", ["Ủy viên UBND huyện"])],
        ),
        (
            "Lê Văn Tám, Hồ Ngọc Lâm lần lượt được bầu làm Trưởng Ban Pháp chế, Trưởng Ban Dân tộc HĐND huyện",
            [("Lê Văn Tám", ["Trưởng Ban Pháp chế"]), ("Hồ Ngọc Lâm", ["Trưởng Ban Dân tộc HĐND huyện"])],
        ),
        ("Tổ thư ký có các thành viên là lãnh đạo phòng, ban và ông Lê Văn Tám", []),
        ("bầu Ban Thường vụ gồm 7 ủy viên, đồng chí Lê Văn Tám", []),
    ],
)
def test_what_is_said_once_is_everyones(text: str, expected: list[Held]) -> None:
    """An office said once for a list is held by each of its people, and by nobody after the list."""
    assert officials(text) == expected


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("ông Lê Văn Sáu được phân công giữ chức vụ Bí thư Đảng ủy xã", ["Bí thư Đảng ủy xã"]),
        ("ông Lê Văn Sáu, Giám đốc Công an tỉnh, làm Bí thư Huyện ủy", ["Giám đốc Công an tỉnh", "Bí thư Huyện ủy"]),
        ("ông Lê Văn Sáu (con ông Tư) làm Chủ tịch UBND xã", ["Chủ tịch UBND xã"]),
        ("ông Lê Văn Sáu tái đắc cử Bí thư Huyện ủy", ["Bí thư Huyện ủy"]),
        ("ông Lê Văn Sáu được bầu vào chức danh Phó trưởng Ban Pháp chế", ["Phó trưởng Ban Pháp chế"]),
        ("ông Lê Văn Sáu, Trưởng phòng Y tế được giới thiệu bầu giữ chức Chủ tịch UBND huyện", ["Trưởng phòng Y tế"]),
        ("ông Lê Văn Sáu, Trưởng phòng Y tế không trúng cử Phó Chủ tịch UBND huyện", ["Trưởng phòng Y tế"]),
        ("ông Lê Văn Sáu, Bí thư Huyện ủy trao quyết định giữ chức Trưởng phòng cho", ["Bí thư Huyện ủy"]),
    ],
)
def test_offices_are_given(text: str, offices: list[str]) -> None:
    """A person has the office that the sentence's verb gives, not one only proposed, refused or given to others."""
    assert officials(text) == [("Lê Văn Sáu", offices)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "miễn nhiệm chức vụ Trưởng Ban Pháp chế HĐND huyện đối với ông Lê Văn Sáu",
            ["Trưởng Ban Pháp chế HĐND huyện"],
        ),
        ("thôi giữ chức Phó Bí thư Huyện ủy Lang Chánh để nghỉ hưu: ông Lê Văn Sáu", []),
        ("ông Lê Văn Sáu thôi giữ chức Phó Bí thư Huyện ủy Lang Chánh", ["Phó Bí thư Huyện ủy Lang Chánh"]),
        ("ông Lê Văn Sáu từng giữ chức Trưởng phòng Nội vụ", ["Trưởng phòng Nội vụ"]),
        ("cho thôi làm nhiệm vụ đại biểu HĐND huyện đối với ông Lê Văn Sáu", []),
    ],
)
def test_offices_are_given_up(text: str, left: list[str]) -> None:
    """An office of which someone is relieved is one that was held before; a delegate's mandate is none."""
    found = [text[span.start : span.end] for official in find_officials(text) for span in official.left]

    assert found == left


@pytest.mark.parametrize(
    "text",
    [
        "ông Lê Văn Sáu, Giám đốc Công ty TNHH Hòa Phát",
        "bà Hồ Thị Mai, Giám đốc HTX Dịch vụ nông nghiệp Tân Tiến",
        "ông Lê Văn Lợi, Chủ tịch HĐQT Quỹ tín dụng",
        "ông Lê Văn Lợi, Chủ tịch câu lạc bộ thơ",
        "anh hùng Phan Đình Giót, đường Lê Hồng Phong, Trường THPT Nguyễn Du",
        "Ảnh: Mai Hoa. Chủ tịch UBND huyện",
        "Kỹ sư Lê Văn Tám, nông dân Võ Thị Sáu",
    ],
)
def test_others_are_no_officials(text: str) -> None:
    """Heads of firms, authors, heroes and what is named after them hold no office."""
    assert officials(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Huyện ủy Lang Chánh", []),
        ("Chủ tịch UBND tỉnh Hậu Giang Đồng Văn Thanh", ["Đồng Văn Thanh"]),
        ("Chủ tịch UBND tỉnh Nguyễn Bốn", ["Nguyễn Bốn"]),
        ("Bí thư Huyện ủy Lê Hùng phát biểu", ["Lê Hùng"]),
        ("Chủ tịch UBND xã Lê Hùng phát biểu", ["Lê Hùng"]),
        ("đi qua xã Lê Hùng", []),
        ("Đoàn ĐBQH tỉnh Trần Thị Hoa Ry", ["Trần Thị Hoa Ry"]),
        ("Bí thư Thành ủy TP Phan Văn Mãi", ["Phan Văn Mãi"]),
        ("Giám đốc Công an Nghệ An Võ Trọng Hải", ["Võ Trọng Hải"]),
        ("Trường THPT Phan Bội Châu Lê Văn Tám", ["Lê Văn Tám"]),
        ("xã Giang Sơn Đông và xã Bài Sơn. Đồng chí", []),
        ("Tỉnh Đoàn Hậu Giang, Trưởng Đoàn Đại biểu", []),
        ("CHỦ TỊCH NGUYỄN VĂN AN THĂM XÃ", []),
        ("BÙI Q. THẮNG", ["BÙI Q. THẮNG"]),
        ("Ông Nguyễn Du Ngọc", ["Nguyễn Du Ngọc"]),
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
    assert [text[span.start : span.end] for span in find_offices(text, 0, len(text), lambda *_: False)] == expected


def test_family_names_are_normalised() -> None:
    """The table holds lower case in the spelling used for matching."""
    assert {"nguyễn", "lê", "bùi", "hồ", "mai", "phùng", "hoàng"} <= family_names()
    assert all(name == name.lower() for name in family_names())


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bà Công Tằng Tôn Nữ Thị Mai Hoa, Bí thư Chi bộ", ["Công Tằng Tôn Nữ Thị Mai Hoa"]),
        ("bà Công Huyền Tôn Nữ Bích Vân dự", ["Công Huyền Tôn Nữ Bích Vân"]),
        ("UBND huyện Công Tằng Tôn Nữ Thị Mai Hoa nói", ["Công Tằng Tôn Nữ Thị Mai Hoa"]),
        ("bà Tôn Nữ Thị Mai, Bí thư Chi bộ", ["Tôn Nữ Thị Mai"]),
        ("Công ty cổ phần Xây dựng Trần Hưng tài trợ", []),
        ("Công ty TNHH MTV Lê Gia Phát tài trợ", []),
        ("Công ty cổ phần Xây dựng Trần Hưng, ông Lê Văn Sáu dự", ["Lê Văn Sáu"]),
        ("Công ty Xây dựng Trần Hưng Lê Văn Sáu dự", ["Lê Văn Sáu"]),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", []),
    ],
)
def test_compound_family_names_and_companies(text: str, names: list[str]) -> None:
    """A compound family name begins one name, and a company's name is no person's."""
    assert [text[span.start : span.end] for span in find_names(text)] == names
