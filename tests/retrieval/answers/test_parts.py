"""Questions that name a part of a paper: it is opened, or the paper is said to have none such."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from index.store.corpus import open_corpus
from retrieval.pipeline import QuestionAnswerer
from retrieval.types import Detail, Status
from tests.fakes import HashedEmbedder, index_folder, silent

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN {place}\nSố: {number}\n{name}, ngày 09 tháng 11 năm 2023\n\n"
ENDS = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n{signer}\n"
FERRIES = (
    HEAD.format(place="SÔNG LẠNH", number="31/2023/QĐ-UBND", name="Sông Lạnh")
    + """QUYẾT ĐỊNH
Ban hành Quy chế quản lý bến đò

Căn cứ Luật Giao thông đường thủy nội địa năm 2004;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến đò.
Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.
Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành."""
    + ENDS.format(signer="Hà Văn Lịch")
    + """
QUY CHẾ
Quản lý bến đò trên địa bàn huyện Sông Lạnh
(Ban hành kèm theo Quyết định số 31/2023/QĐ-UBND)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này áp dụng cho mọi bến đò trên sông Lạnh.
Điều 2. Trách nhiệm của chủ đò
1. Chủ đò có trách nhiệm:
a) Mặc áo phao cho khách;
b) Không chở quá số người.
2. Chủ đò mua bảo hiểm.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3. Phòng Kinh tế và Hạ tầng
Kiểm tra bến đò mỗi quý một lần.
Điều 4. Khen thưởng
Chủ đò làm tốt được khen thưởng.
"""
)
MARKET = (
    HEAD.format(place="ĐÁ BẠC", number="44/QĐ-UBND", name="Đá Bạc")
    + """QUYẾT ĐỊNH
Về việc thành lập Tổ quản lý chợ

Điều 1. Thành lập Tổ quản lý chợ gồm 05 người.
Điều 2. Tổ quản lý chợ thu phí từng ngày và nộp vào kho bạc.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký."""
    + ENDS.format(signer="Mai Xuân Thạch")
)
FAIR = (
    HEAD.format(place="ĐÁ BẠC", number="12/KH-UBND", name="Đá Bạc")
    + """KẾ HOẠCH
Tổ chức hội chợ nông sản

I. MỤC ĐÍCH
Giới thiệu nông sản của huyện.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa: trang trí khu hội chợ.
2. Công an huyện: giữ trật tự.
PHỤ LỤC 1
DANH SÁCH GIAN HÀNG
Gian số 1 của xã Phù Lưu.
PHỤ LỤC 2
SƠ ĐỒ
Khu A ở phía đông."""
)
OPENED = [
    ("Điều 2 Quyết định 31/2023/QĐ-UBND của huyện Sông Lạnh quy định gì?", "Điều 2. Quyết định này có hiệu lực sau 10"),
    ("Cho em xin Điều 2 Quy chế quản lý bến đò ạ", "Điều 2. Trách nhiệm của chủ đò 1. Chủ đò có"),
    ("dieu 4 quy che quan ly ben do noi gi", "Điều 4. Khen thưởng Chủ đò làm tốt"),
    ("khoản 2 Điều 2 Quy chế quản lý bến đò", "2. Chủ đò mua bảo hiểm [1]"),
    ("Điểm b khoản 1 Điều 2 Quy chế quản lý bến đò ghi gì?", "b) Không chở quá số người [1]"),
    ("Chương II Quy chế quản lý bến đò nói gì?", "Chương II TỔ CHỨC THỰC HIỆN Điều 3. Phòng Kinh tế"),
    ("Điều 2 quyết định thành lập Tổ quản lý chợ nói gì", "Điều 2. Tổ quản lý chợ thu phí từng ngày"),
    ("Mục II Kế hoạch 12/KH-UBND", "II. TỔ CHỨC THỰC HIỆN 1. Phòng Văn hóa: trang trí khu hội chợ. 2. Công an huyện"),
    ("Phụ lục 2 của kế hoạch tổ chức hội chợ nông sản", "PHỤ LỤC 2 SƠ ĐỒ Khu A ở phía đông"),
    ("Điều 3 Quy chế quản lý bến đò giao ai kiểm tra bến đò?", "Điều 3. Phòng Kinh tế và Hạ tầng Kiểm tra bến đò"),
]
LACKING = [
    ("Điều 9 Quyết định 44/QĐ-UBND nói gì?", "Điều 9 Quyết định 44/QĐ-UBND"),
    ("Cho em hỏi Điều 10 Quy chế quản lý bến đò ạ", "Điều 10 Quy chế Quản lý bến đò trên địa bàn huyện Sông Lạnh"),
    ("khoản 7 Điều 2 Quy chế quản lý bến đò huyện Sông Lạnh", "khoản 7 Điều 2 Quy chế Quản lý bến đò"),
    ("Phụ lục 5 Kế hoạch 12/KH-UBND", "Phụ lục 5 Kế hoạch 12/KH-UBND"),
]
NOT_OPENED = [
    "Điều 3 nói gì?",
    "Điều 2 Quyết định 77/QĐ-UBND quy định gì?",
    "Điều 2 Quyết định 44/QĐ-UBND quy định lương của lái đò là bao nhiêu?",
    "Điều 2 quyết định thành lập Tổ quản lý chợ huyện Sông Lạnh",
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestionAnswerer]:
    """What answers over two decisions of two districts, one with a regulation, and a plan with its annexes."""
    folder, data_dir = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("index")
    for name, text in (("ferries", FERRIES), ("market", MARKET), ("fair", FAIR)):
        Path(folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index_folder(data_dir, [folder])
    with open_corpus(data_dir) as corpus:
        yield assemble_answerer(corpus, HashedEmbedder(), data_dir, silent)


@pytest.mark.parametrize(("question", "said"), OPENED)
def test_a_part_is_opened_with_its_heading(papers: QuestionAnswerer, question: str, said: str) -> None:
    """An article of the regulation where that is named, of the decision where that is; clauses, points and annexes."""
    assert said in papers.answer(question).text


@pytest.mark.parametrize(("question", "of"), LACKING)
def test_a_part_that_a_paper_has_not_is_said_so(papers: QuestionAnswerer, question: str, of: str) -> None:
    """No other article is given in its place."""
    answer = papers.answer(question)

    assert answer.status is not Status.FOUND
    assert answer.said.unstated is not None
    assert answer.said.unstated.what is Detail.PART
    assert answer.said.unstated.of.startswith(of)


@pytest.mark.parametrize("question", NOT_OPENED)
def test_no_part_is_guessed(papers: QuestionAnswerer, question: str) -> None:
    """Of no paper, of one that is not there, of another place, or asked for what it does not say."""
    assert papers.answer(question).status is not Status.FOUND
