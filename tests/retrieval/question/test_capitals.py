"""Names by their capitals."""

import pytest

from index.language.spelling import Spelling
from retrieval.question.marked import mark

SPELLING = Spelling.build(
    [
        "xã Phú Mạc, huyện Hòa Lũng họp. Ông Lê Văn Bình ở xã Hòa Lũng. Bà Vũ Thanh Hà.",
        "Xã Phú Mạc. Huyện Hòa Lũng. Nguyễn Văn An ở Phú Mạc. Các đại lý internet.",
        "Chợ Đốc Binh Vang họp sớm. Qua Đốc Binh Vang là đến huyện.",
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ tịch xã Phú Mạc Hòa Lũng nói gì?", ["Phú Mạc", "Hòa Lũng"]),
        ("Chủ tịch xã Phú Mạc nói gì?", ["Phú Mạc"]),
        ("Chủ tịch xã Thạch Mạc Hòa Lũng nói gì?", ["Thạch Mạc Hòa Lũng"]),
        ("Đại lý Internet Hòa Lũng đóng cửa lúc nào?", ["Internet", "Hòa Lũng"]),
        ("Bà Lê Văn Thanh Hà sinh năm nào?", ["Lê Văn Thanh Hà"]),
        ("Ông Lê Văn Bình Thanh Hà giữ chức gì?", ["Lê Văn Bình", "Thanh Hà"]),
        ("Tổ phó MTTQ Phú Mạc là ai?", ["Phú Mạc"]),
        ("Công văn của Thuế Thanh Hà ai ký?", ["Thanh Hà"]),
        ("Ngày 3 tháng Hai năm 2024 xã Phú Mạc làm gì?", ["Phú Mạc"]),
        ("Từ thứ Hai đến thứ Sáu thư viện có mở cửa không?", []),
        ("Phòng Tài chính kiểm tra đại lý mấy lần một năm?", []),
        ("Trường Kiến trúc Hòa Lũng có mấy khoa?", ["Hòa Lũng"]),
        ("Đợt thi đua 'Luyện quân - Lập công' kéo dài mấy ngày?", []),
        ("Chị Thảo ở phòng nào?", ["Thảo"]),
        ("Ở thôn Bầu có bao nhiêu hộ?", ["Bầu"]),
        ("Thành phố Huế họp khi nào?", ["Huế"]),
        ("Dân ở Đốc Binh Vang làm gì?", ["Đốc Binh Vang"]),
    ],
)
def test_capitals_that_join_several_names(text: str, names: list[str]) -> None:
    """A run behind a unit is split where the corpus knows both sides and not both together; a person never is."""
    assert [name.text for name in mark(text, spelling=SPELLING).names] == names
