"""What a message asks that tells more than it asks."""

import pytest

from retrieval.conversation.story import asked_alone
from retrieval.question.marked import mark


@pytest.mark.parametrize(
    ("message", "alone"),
    [
        (
            "Em mới về huyện Lộc Hạ công tác, còn nhiều bỡ ngỡ. Hôm qua đi họp về. Vậy Bí thư Huyện ủy là ai?",
            "Bí thư Huyện ủy Lộc Hạ là ai?",
        ),
        (
            "Sáng nay họp ở huyện Lộc Hạ mệt. Em tóm tắt cho anh bài hội nghị lần thứ 7 trong vài dòng để anh báo cáo",
            "tóm tắt hội nghị lần thứ 7 huyện Lộc Hạ?",
        ),
        (
            "Cả xã Phú Khê đang chờ tiền. Chị kế toán nên muốn hỏi mức hỗ trợ xi măng làm đường là bao nhiêu",
            "mức hỗ trợ xi măng làm đường là bao nhiêu xã Phú Khê?",
        ),
        (
            "Mức hỗ trợ xi măng làm đường là bao nhiêu? Cảm ơn cả nhà. Em đang cần gấp.",
            "Mức hỗ trợ xi măng làm đường là bao nhiêu?",
        ),
        (
            "Bác hàng xóm bảo là ông Kha Đình Tường làm Chủ tịch huyện Lộc Hạ. Nói vậy đúng hay sai?",
            "ông Kha Đình Tường làm Chủ tịch huyện Lộc Hạ, đúng hay sai?",
        ),
        (
            "Em đọc Quyết định 41/QĐ-UBND rồi mà quên. Cơ quan thường trực trồng rừng phòng hộ là đơn vị nào?",
            "Cơ quan thường trực trồng rừng phòng hộ là đơn vị nào Quyết định 41/QĐ-UBND?",
        ),
    ],
)
def test_what_asks_is_taken_with_what_the_rest_names(message: str, alone: str) -> None:
    """The sentence that asks, without why and for whom, with the place or paper that it leans on."""
    assert asked_alone(mark(message), message) == alone


@pytest.mark.parametrize(
    "message",
    [
        "Bí thư Huyện ủy Lộc Hạ là ai?",
        "Cả xã đang chờ. Nhà em ở xa.",
        "Bí thư là ai? Chủ tịch huyện là ai?",
        "Tiền xi măng xã Phú Khê em chưa thấy. Khi nào có?",
        "",
        "?",
    ],
)
def test_what_is_no_story_stays_whole(message: str) -> None:
    """One question, two of them, none, or one that says too little by itself."""
    assert asked_alone(mark(message), message) is None
