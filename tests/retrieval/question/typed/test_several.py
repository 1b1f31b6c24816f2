"""Several questions typed as one."""

import pytest

from retrieval.question.typed.several import several


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Hội Phụ nữ huyện có bao nhiêu hội viên? Phòng Tư pháp có mấy công chức?",
            ("Hội Phụ nữ huyện có bao nhiêu hội viên?", "Phòng Tư pháp có mấy công chức?"),
        ),
        (
            "Ai là Bí thư Huyện ủy và ai là Chủ tịch huyện",
            ("Ai là Bí thư Huyện ủy?", "ai là Chủ tịch huyện?"),
        ),
        ("Hội nghị do ai chủ trì và họp ở đâu?", ("Hội nghị do ai chủ trì và họp ở đâu?",)),
        ("Sở Giáo dục và Đào tạo làm gì?", ("Sở Giáo dục và Đào tạo làm gì?",)),
        (
            "Ngày hội đọc sách tổ chức lúc nào, ở đâu?",
            ("Ngày hội đọc sách tổ chức lúc nào?", "Ngày hội đọc sách tổ chức ở đâu?"),
        ),
        ("Lễ hội họp ở đâu và khi nào", ("Lễ hội họp ở đâu?", "Lễ hội họp khi nào?")),
        ("Hội nghị họp ngày nào, ai chủ trì?", ("Hội nghị họp ngày nào, ai chủ trì?",)),
        ("Bí thư là ai? Cảm ơn.", ("Bí thư là ai? Cảm ơn.",)),
    ],
)
def test_a_text_is_parted_into_its_questions(text: str, parts: tuple[str, ...]) -> None:
    """Each part asks by a word of its own and stands by itself."""
    assert several(text) == parts
