"""What a question asks for beside its kind."""

import pytest

from index.language.text import fold
from retrieval.question.types import Wanted
from tests.fakes import understand


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Số điện thoại của Bí thư Đảng ủy xã?", {Wanted.TELEPHONE}),
        ("Bà Mai Thị Huệ sinh năm nào?", {Wanted.BORN}),
        ("Ngày sinh của ông Lý Văn Khải?", {Wanted.BORN}),
        ("Chủ tịch xã bao nhiêu tuổi?", {Wanted.AGE}),
        ("Hội nghị khai mạc lúc mấy giờ?", {Wanted.HOUR}),
        ("Thư viện mở cửa vào thứ mấy?", {Wanted.WEEKDAY}),
        ("Hội nghị họp ngày nào?", {Wanted.DAY}),
        ("Đại hội tổ chức tháng mấy?", {Wanted.MONTH}),
        ("Xã đạt chuẩn năm nào?", {Wanted.YEAR}),
        ("Vì sao hoãn hội nghị?", {Wanted.REASON}),
        ("Tỷ lệ hộ nghèo là bao nhiêu phần trăm?", {Wanted.PERCENTAGE}),
        ("Kỳ họp thứ mấy bầu Chủ tịch?", set()),
        ("Khi nào khởi công?", set()),
        ("Bí thư là ai?", set()),
    ],
)
def test_what_is_wanted(asked: str, wanted: set[Wanted]) -> None:
    """With marks and without; an ordinal is no day of the week."""
    assert understand(asked).wanted == wanted
    assert understand(fold(asked)).wanted == wanted
