"""Questions for more than one clause: the list as the paper has it, item by item."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from index.models.embedding import SentenceTransformerEmbedder
from index.store.corpus import open_corpus
from retrieval.pipeline import QuestionAnswerer
from retrieval.types import Answer, AnswerKind
from tests.fakes import index_folder, silent

pytestmark = pytest.mark.model

NOTICE = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LẠNH
Số: 41/TB-UBND
Sông Lạnh, ngày 08 tháng 5 năm 2023

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại phiên họp tháng 4 năm 2023

Ngày 04/5/2023, UBND huyện họp phiên thường kỳ. Qua thảo luận, Chủ tịch UBND huyện kết luận, chỉ đạo như sau:

1. Phòng Nội vụ rà soát biên chế, báo cáo trước ngày 20/5/2023.

2. Công an huyện tăng cường tuần tra chợ đêm.

3. Phòng Nội vụ phối hợp Phòng Tư pháp tập huấn chứng thực, xong trong tháng 6/2023.

4. UBND thị trấn Sông Lạnh tháo dỡ 12 lều quán.

Văn phòng theo dõi việc thực hiện.

Nơi nhận:
- Như trên.
CHÁNH VĂN PHÒNG
Hà Văn Lịch
"""
PLAN = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LẠNH
Số: 63/KH-UBND
Sông Lạnh, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Phát triển nghề nuôi cá lồng năm 2023

UBND huyện ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. 120 hộ có lồng nuôi đạt chuẩn.
2. Sản lượng cá lồng đạt 340 tấn.
3. 100% lồng có nhật ký nuôi.

II. KHÓ KHĂN, VƯỚNG MẮC
Giá thức ăn tăng; nước hồ xuống thấp vào tháng 3. Người nuôi chưa có nhãn hiệu chung.

III. CÁC HÌNH THỨC HỖ TRỢ
- Cho vay mua lồng, không quá 30 triệu đồng/hộ.
- Cấp cá giống đợt đầu.

Nơi nhận:
- Như trên.
CHỦ TỊCH
Đinh Thị Nhạn
"""
NEWS = """Đảng ủy xã Khe Vải họp Ban Chấp hành lần thứ 9

Ngày 14/7/2023, Ban Chấp hành Đảng bộ xã Khe Vải họp lần thứ 9. Đồng chí Lò Văn Sửu, Bí thư Đảng ủy chủ trì hội nghị.

Kết luận hội nghị, đồng chí Lò Văn Sửu đề nghị các chi bộ kết nạp 06 đảng viên mới trong năm. Ban Thường vụ rà soát \
quy hoạch cán bộ; Hội Phụ nữ giúp 15 hộ làm nhà tiêu. Đoàn xã trồng 2.000 cây sa mộc trước ngày 30/8/2023.
"""
RULES = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LẠNH
Số: 77/QĐ-UBND
Sông Lạnh, ngày 02 tháng 3 năm 2022

QUYẾT ĐỊNH
Ban hành Quy định quản lý bến thuyền hồ Sông Lạnh

QUYẾT ĐỊNH:

Điều 1. Phạm vi
Quy định này áp dụng cho các bến thuyền trên hồ.

Điều 2. Trách nhiệm của chủ bến
1. Niêm yết giá vé, số điện thoại cứu hộ và sức chở của từng thuyền tại cửa bến, bằng chữ in cao không dưới mười phân, \
để khách đứng trên bờ cũng đọc được mà không phải xuống thuyền hỏi người lái.
2. Trang bị áo phao cho mọi khách, phao tròn và dây ném cho từng thuyền; áo phao rách, mất khóa hoặc bạc màu phải thay \
ngay trong ngày, không được để lẫn với áo còn dùng.
3. Không cho thuyền rời bến khi có gió cấp 5 trở lên, khi mặt hồ có sương mù che khuất bờ bên kia, hoặc sau 18 giờ, \
trừ thuyền đi cứu người theo lệnh của UBND xã nơi có bến; người lái phải có chứng chỉ và không được uống rượu trước \
khi lái.

Nơi nhận:
- Như trên.
CHỦ TỊCH
Đinh Thị Nhạn
"""


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory, packaged_embedder: SentenceTransformerEmbedder
) -> Iterator[QuestionAnswerer]:
    """What answers over a notice, a plan, a report and rules; what is likely depends on nearness in meaning."""
    folder, data_dir = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("index")
    for name, text in (("notice", NOTICE), ("plan", PLAN), ("news", NEWS), ("rules", RULES)):
        Path(folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index_folder(data_dir, [folder], packaged_embedder)
    with open_corpus(data_dir) as corpus:
        yield assemble_answerer(corpus, packaged_embedder, data_dir, silent)


def begins(answer: Answer) -> list[str]:
    """The first words of each item."""
    return [" ".join(item.text.split()[:4]) for item in answer.said.form.items]


ASKED = [
    (
        "thông báo 41 giao những việc gì",
        ["1. Phòng Nội vụ", "2. Công an huyện", "3. Phòng Nội vụ", "4. UBND thị trấn"],
    ),
    ("thong bao 41 giao phong noi vu lam nhung viec gi", ["1. Phòng Nội vụ", "3. Phòng Nội vụ"]),
    ("mục tiêu nuôi cá lồng năm 2023 của Sông Lạnh là gì", ["1. 120 hộ có", "2. Sản lượng cá", "3. 100% lồng có"]),
    (
        "nuoi ca long o song lanh con nhung kho khan gi",
        ["Giá thức ăn tăng", "nước hồ xuống thấp", "Người nuôi chưa có"],
    ),
    ("Điều 2 Quyết định 77/QĐ-UBND quy định gì", ["1. Niêm yết giá", "2. Trang bị áo", "3. Không cho thuyền"]),
]


@pytest.mark.parametrize(("question", "items"), ASKED)
def test_a_list_is_said_item_by_item(office: QuestionAnswerer, question: str, items: list[str]) -> None:
    """What lies under the heading or line that says what is asked for, all of it or what is of whom is asked about."""
    answer = office.answer(question)

    assert answer.said.form.kind is AnswerKind.TASKS
    assert [said for said, item in zip(begins(answer), items, strict=True) if not said.startswith(item)] == []
    assert answer.said.form.total == len(items)


def test_each_item_cites_its_own_words(office: QuestionAnswerer) -> None:
    """The quote of an item is the item."""
    answer = office.answer("mục tiêu nuôi cá lồng năm 2023 của Sông Lạnh là gì")

    assert [citation.quote for citation in answer.citations] == [
        "1. 120 hộ có lồng nuôi đạt chuẩn.",
        "2. Sản lượng cá lồng đạt 340 tấn.",
        "3. 100% lồng có nhật ký nuôi.",
    ]


def test_later_items_are_reached_by_their_number(office: QuestionAnswerer) -> None:
    """The total stays, the items begin where they are asked for."""
    answer = office.answer("thông báo 41 giao những việc gì", first=3)

    assert (answer.said.form.first, answer.said.form.total, len(answer.said.form.items)) == (3, 4, 2)


NO_LIST = [
    "thông báo 41 giao phòng Giáo dục những việc gì",  # of whom it says nothing
    "mục tiêu nuôi cá lồng năm 2024 của Sông Lạnh là gì",  # another year
    "mục tiêu nuôi cá lồng năm 2023 của huyện Nậm Tè là gì",  # another place
    "đồng chí Lò Văn Tám kết luận những gì",  # another person
    "phòng nội vụ phải rà soát biên chế xong khi nào",  # one thing
    "Ai chủ trì hội nghị Ban Chấp hành Đảng bộ xã Khe Vải?",
    "thông báo 41 sửa đổi văn bản nào",
    "các",
]


@pytest.mark.parametrize("question", NO_LIST)
def test_what_is_not_asked_for_or_not_met_is_no_list(office: QuestionAnswerer, question: str) -> None:
    """A question for one thing, or one that names a unit, year, place or person that no list has."""
    assert office.answer(question).said.form.kind is AnswerKind.LOOKUP


def test_the_only_item_of_a_unit_is_said_as_a_clause(office: QuestionAnswerer) -> None:
    """Where one item is of whom is asked about it is no list."""
    answer = office.answer("thông báo 41 giao công an huyện làm gì")

    assert (answer.said.form.kind, answer.text) == (
        AnswerKind.LOOKUP,
        "2. Công an huyện tăng cường tuần tra chợ đêm [1]",
    )
