"""An official paper in its states."""


def plan(
    number: str = "12/KH-UBND",
    *,
    day: str = "ngày 05 tháng 3 năm 2022",
    trees: int = 500,
    head: str = "",
) -> str:
    """A plan of a district that is none, with what is stamped above it."""
    return f"""{head}ỦY BAN NHÂN DÂN
HUYỆN ĐÔNG GIANG

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đông Giang, {day}

KẾ HOẠCH
Trồng cây xanh trên địa bàn huyện năm 2022

Thực hiện chương trình trồng cây của tỉnh, Ủy ban nhân dân huyện ban hành kế hoạch trồng cây xanh như sau.

1. Giao Phòng Nông nghiệp chủ trì việc trồng cây và báo cáo kết quả trước ngày 30 tháng 11.

2. Mỗi xã trồng {trees} cây xanh, chăm sóc cây đã trồng và giữ sạch đường làng, ngõ xóm.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Khoa
"""


def draft(**values: int) -> str:
    """The plan before it had number and day."""
    return plan("      /KH-UBND", day="ngày     tháng     năm 2022", head="DỰ THẢO\n\n", **values)
