"""Where an office begins and ends in office news."""

import pytest

from index.entities.office_words import begins_office, head_length
from index.entities.offices import find_offices, office_at, with_term
from index.layout import Span


def nobody(_text: str, _at: int) -> bool:
    """No personal name begins anywhere."""
    return False


def offices(text: str) -> list[str]:
    """The offices in a text without names."""
    return [text[span.start : span.end] for span in find_offices(text, 0, len(text), nobody)]


@pytest.mark.parametrize(
    "office",
    [
        "Ủy viên dự khuyết Trung ương Đảng",
        "Ủy viên Ban Thường vụ (BTV) Tỉnh ủy",
        "UVT.Ư Đảng",
        "UV BTV Huyện ủy",
        "PCT.UBMTTQVN huyện",
        "Phó CT. UBND H. Châu Thành",
        "Bí thư Thành ủy TP. Rạch Giá",
        "Bí thư Quận ủy quận 1",
        "Bí thư Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
        "Phó Bí thư Ban cán sự đảng UBND tỉnh",
        "Phó Bí thư chuyên trách Đảng ủy UBND tỉnh",
        "Trưởng Đoàn Đại biểu Quốc hội tỉnh",
        "Trưởng Ban Pháp chế của Hội đồng nhân dân tỉnh",
        "Trưởng Ban Văn hóa - Xã hội HĐND tỉnh",
        "Chủ nhiệm Ủy ban Tài chính, Ngân sách của Quốc hội",
        "Giám đốc Sở Văn hóa, Thể thao và Du lịch",
        "Giám đốc Sở Lao động, Thương binh và Xã hội",
        "Trưởng phòng Lao động - Thương binh và Xã hội huyện",
        "Trưởng phòng Nông nghiệp & PTNT huyện",
        "Giám đốc Sở NN- PTNT",
        "Trưởng phòng kinh tế và hạ tầng huyện",
        "Phó ban tổ chức Huyện ủy",
        "Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy",
        "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện",
        "Phó Chánh Văn phòng phụ trách Văn phòng HĐND và UBND huyện",
        "Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh",
        "Tham mưu trưởng Quân khu 7",
        "Trưởng Công an huyện Cư M'gar",
        "Cục trưởng Cục Xây dựng Phong trào Toàn dân Bảo vệ An ninh Tổ quốc",
        "Phó Chi cục trưởng Chi cục Trồng trọt và Bảo vệ thực vật",
        "Chi cục trưởng Chi cục Thuế khu vực Ninh Hải - Thuận Bắc",
        "Giám đốc Ban Quản lý dự án đầu tư xây dựng huyện",
        "Giám đốc Phòng giao dịch Ngân hàng CSXH huyện",
        "Chủ tịch Hội Liên hiệp Phụ nữ huyện",
        "Chủ tịch Liên hiệp các tổ chức hữu nghị TP. Cần Thơ",
        "Bí thư Thứ nhất Trung ương Đoàn",
        "Bí thư Tỉnh Đoàn Hậu Giang",
        "Bí thư Huyện ủy Lang Chánh",
        "Trưởng ban Tuyên giáo Huyện ủy Châu Thành A",
        "Trưởng Ban công tác Mặt trận khu dân cư số 5",
        "Tổ trưởng tổ dân phố 7",
        "Trưởng thôn Tân Lập",
        "Phó Chánh Văn phòng Điều phối nông thôn mới tỉnh",
        "Phó Trưởng Ban Chỉ đạo Chương trình mục tiêu quốc gia",
        "BÍ THƯ HUYỆN ỦY NAM SÁCH",
        "Bộ trưởng",
    ],
)
def test_an_office_is_read_whole(office: str) -> None:
    """Everything that says which office it is belongs to it, with signs inside a body's name."""
    assert offices(office) == [office]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Phó Chủ tịch UBND huyện chỉ đạo các phòng", "Phó Chủ tịch UBND huyện"),
        ("Trưởng phòng Nội vụ tham mưu UBND huyện", "Trưởng phòng Nội vụ"),
        ("Trưởng phòng Tư pháp kiểm tra hồ sơ", "Trưởng phòng Tư pháp"),
        ("Trưởng phòng Tư pháp và lãnh đạo phòng", "Trưởng phòng Tư pháp"),
        ("Giám đốc Sở Y tế và Công an tỉnh", "Giám đốc Sở Y tế"),
        ("Giám đốc Sở Y tế ban hành văn bản", "Giám đốc Sở Y tế"),
        ("Phó Chủ tịch UBND huyện phụ trách khối", "Phó Chủ tịch UBND huyện"),
        ("Bí thư Huyện ủy Đồng chí", "Bí thư Huyện ủy"),
        ("Bí thư Huyện ủy, khóa XX", "Bí thư Huyện ủy"),
        ("Bí thư Huyện ủy khóa XX", "Bí thư Huyện ủy"),
        ("Chủ tịch Hội Nông dân hội ý", "Chủ tịch Hội Nông dân"),
        ("Tổ trưởng Tổ công tác Đề án", "Tổ trưởng Tổ công tác Đề"),
        ("BÍ THƯ HUYỆN ỦY THĂM VÀ TẶNG QUÀ CÁC GIA ĐÌNH", "BÍ THƯ HUYỆN ỦY"),
        ("chức vụ Trưởng Ban Pháp chế", "Trưởng Ban Pháp chế"),
        ("Trưởng phòng Nội vụ\nPhòng Tài chính", "Trưởng phòng Nội vụ"),
    ],
)
def test_an_office_ends_before_the_rest(text: str, office: str) -> None:
    """Neither the sentence's verb nor another body, a title, a term of office or another line belongs to it."""
    assert offices(text) == [office]


@pytest.mark.parametrize(
    "text",
    [
        "Trưởng", "Phó", "Cụm trưởng", "nguyên", "Đại biểu", "Giám đốc Công ty cổ phần", "Chủ tịch HĐQT",
        "Hội nghị", "trồng cây phân tán", "",
    ],
)  # fmt: skip
def test_these_are_no_offices(text: str) -> None:
    """A head that says too little, a firm's head and other words are none."""
    assert offices(text) == []


def test_a_name_ends_an_office() -> None:
    """Where a person's name begins is told from outside."""
    text = "Chủ tịch UBND huyện Lê Văn Tám"
    name = text.index("Lê")

    assert office_at(text, 0, len(text), lambda _, at: at == name) == Span(0, name - 1)


def test_a_term_goes_with_the_office() -> None:
    """The term is read on request, and only within the given part."""
    text = "Bí thư Huyện ủy khóa XX, nhiệm kỳ 2020 - 2025 chủ trì"

    assert with_term(text, Span(0, 15), len(text)) == Span(0, 45)
    assert with_term(text, Span(0, 15), 15) == Span(0, 15)


def test_the_longest_head_counts() -> None:
    """The head "Phó Bí thư" is one, and not "phó" with a body."""
    assert head_length(["phó", "bí", "thư", "huyện"], 0) == 3
    assert head_length(["huyện"], 0) == 0
    assert head_length([], 0) == 0
    assert begins_office("nói Phó Bí thư", 4)
    assert not begins_office("nói Phó Bí thư", 0)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Chủ tịch Hội đồng bồi thường, hỗ trợ, tái định cư huyện kết luận", "bồi thường, hỗ trợ, tái định cư huyện"),
        ("Chủ tịch Hội đồng bồi thường, hỗ trợ và tái định cư yêu cầu", "bồi thường, hỗ trợ và tái định cư"),
        ("Chủ tịch Hội đồng thi đua, khen thưởng xã dự", "thi đua, khen thưởng xã"),
        ("Chủ tịch Hội đồng tuyển sinh, hỗ trợ 2 triệu đồng", "tuyển sinh"),
        ("Chủ tịch Hội đồng nghĩa vụ quân sự huyện, thi đua lập công", "nghĩa vụ quân sự huyện"),
    ],
)
def test_fields_stand_together_with_commas(text: str, office: str) -> None:
    """A comma between fields that belong together is inside a body's name."""
    assert offices(text) == [f"Chủ tịch Hội đồng {office}"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Trưởng BCĐ 389 huyện họp", "Trưởng BCĐ 389 huyện"),
        ("Trưởng Ban Chỉ đạo 35 Huyện ủy", "Trưởng Ban Chỉ đạo 35 Huyện ủy"),
        ("Trưởng Ban Chỉ đạo 2021", "Trưởng Ban Chỉ đạo"),
    ],
)
def test_a_steering_committee_has_a_number(text: str, office: str) -> None:
    """The number that a steering committee is called by belongs to it; a year does not."""
    assert offices(text) == [office]
