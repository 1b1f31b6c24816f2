"""Papers and meetings told as a whole: what they are, their parts, what their news tells most, what is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.pipeline import QuestionAnswerer
from retrieval.types import AnswerKind, Status
from tests.fakes import HashedEmbedder, make_corpus
from tests.retrieval.answers.test_register import answerer_over

PLAN = """ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN SÔNG LẠNH                 Độc lập - Tự do - Hạnh phúc
Số: 41/KH-UBND             Sông Lạnh, ngày 03 tháng 4 năm 2023

KẾ HOẠCH
Phòng, chống đuối nước cho trẻ em năm 2023

Căn cứ Luật Trẻ em ngày 05/4/2016;

I. MỤC TIÊU
Giảm 20% số vụ đuối nước so với năm 2022; mỗi xã có 01 điểm dạy bơi.

II. NHIỆM VỤ
1. Phòng Giáo dục và Đào tạo mở 12 lớp dạy bơi, xong trước ngày 30/6/2023.
2. Phòng Văn hóa và Thông tin cắm 85 biển báo tại các bến sông.

III. KINH PHÍ
Kinh phí 640 triệu đồng lấy từ ngân sách huyện.

Nơi nhận:                                    KT. CHỦ TỊCH
- Như trên;                                  PHÓ CHỦ TỊCH
- Lưu: VT.

                                             Đinh Thị Lụa
"""
NEWS = """Hội nghị Ban Chấp hành Đảng bộ huyện Sông Lạnh lần thứ 9

Sáng 12/7/2023, tại Hội trường Huyện ủy, Ban Chấp hành Đảng bộ huyện Sông Lạnh khóa XXI tổ chức Hội nghị lần thứ 9.

Đồng chí Tạ Văn Bền, Bí thư Huyện ủy chủ trì hội nghị.

Sáu tháng đầu năm, thu ngân sách của huyện đạt 315 tỷ đồng, bằng 61% dự toán; toàn huyện còn 1,8% hộ nghèo.

Hội nghị bầu đồng chí Đinh Thị Lụa, Phó Chủ tịch UBND huyện giữ chức Ủy viên Ban Thường vụ Huyện ủy.

Kết luận hội nghị, đồng chí Tạ Văn Bền yêu cầu các xã hoàn thành tiêu chí nông thôn mới trước ngày 30/11/2023.

Ảnh: Quang cảnh hội nghị
"""
NAMING = """Sáng 20/8/2023, UBND huyện Sông Lạnh họp giao ban. Các phòng thực hiện Kế hoạch số 77/KH-UBND ngày 02/5/2023
của UBND huyện về trồng cây xanh.
"""
OTHER = (
    PLAN.replace("41/KH-UBND", "52/KH-UBND").replace("đuối nước cho trẻ em", "cháy rừng").replace("đuối nước", "cháy")
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestionAnswerer]:
    """What answers over a plan, the news of a meeting, and a page that names another plan."""
    folder = tmp_path_factory.mktemp("digests")
    texts = {"plan.txt": PLAN, "news.txt": NEWS, "naming.txt": NAMING, "other.txt": OTHER}
    with make_corpus(folder, HashedEmbedder(), texts) as corpus:
        yield answerer_over(corpus)


OF_PLAN = [
    "Tóm tắt Kế hoạch 41/KH-UBND",
    "tom tat giup em ke hoach 41",
    "nội dung chính của kế hoạch phòng chống đuối nước huyện Sông Lạnh",
    "kế hoạch phòng chống đuối nước cho trẻ em quy định những gì",
]


@pytest.mark.parametrize("question", OF_PLAN)
def test_a_paper_is_told_by_its_head_and_its_parts(papers: QuestionAnswerer, question: str) -> None:
    """First what it is, then each heading with what tells most below it, every line cited; tasks are counted."""
    answer = papers.answer(question)

    form = answer.said.form
    assert form.kind is AnswerKind.DIGEST
    assert [item.text for item in form.items] == [
        "Kế hoạch số 41/KH-UBND, ngày 03 tháng 4 năm 2023, Ủy ban nhân dân huyện Sông Lạnh: "
        "Phòng, chống đuối nước cho trẻ em năm 2023",
        "I. MỤC TIÊU: Giảm 20% số vụ đuối nước so với năm 2022; mỗi xã có 01 điểm dạy bơi",
        "II. NHIỆM VỤ: 1. Phòng Giáo dục và Đào tạo mở 12 lớp dạy bơi, xong trước ngày 30/6/2023; "
        "2. Phòng Văn hóa và Thông tin cắm 85 biển báo tại các bến sông",
        "III. KINH PHÍ: Kinh phí 640 triệu đồng lấy từ ngân sách huyện",
    ]
    assert all(item.markers for item in form.items)
    assert {citation.source for citation in answer.citations} == {"plan.txt"}


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị lần thứ 9 Ban Chấp hành Đảng bộ huyện Sông Lạnh bàn những gì?",
        "tom tat hoi nghi lan thu 9 huyen uy song lanh",
        "hội nghị Sông Lạnh ngày 12/7/2023 có gì đáng chú ý",
    ],
)
def test_the_news_of_a_meeting_are_told_by_their_sentences(papers: QuestionAnswerer, question: str) -> None:
    """When and where, who chaired, the figures, who came to an office, the conclusion; no line of a picture."""
    said = [item.text for item in papers.answer(question).said.form.items]

    assert said == [
        "Hội nghị Ban Chấp hành Đảng bộ huyện Sông Lạnh lần thứ 9",
        "Sáng 12/7/2023, tại Hội trường Huyện ủy, Ban Chấp hành Đảng bộ huyện Sông Lạnh khóa XXI tổ chức Hội nghị lần "
        "thứ 9",
        "Đồng chí Tạ Văn Bền, Bí thư Huyện ủy chủ trì hội nghị",
        "Sáu tháng đầu năm, thu ngân sách của huyện đạt 315 tỷ đồng, bằng 61% dự toán; toàn huyện còn 1,8% hộ nghèo",
        "Hội nghị bầu đồng chí Đinh Thị Lụa, Phó Chủ tịch UBND huyện giữ chức Ủy viên Ban Thường vụ Huyện ủy",
        "Kết luận hội nghị, đồng chí Tạ Văn Bền yêu cầu các xã hoàn thành tiêu chí nông thôn mới trước ngày 30/11/2023",
    ]


def test_this_paper_is_what_the_last_answer_was_quoted_from(papers: QuestionAnswerer) -> None:
    """What "văn bản này" points at is the last source of the conversation."""
    before = papers.answer("Kinh phí phòng chống đuối nước của huyện Sông Lạnh là bao nhiêu?")
    answer = papers.answer("văn bản này nói gì", [before])

    assert answer.said.form.kind is AnswerKind.DIGEST
    assert answer.said.form.items[0].text.startswith("Kế hoạch số 41/KH-UBND")


def test_a_paper_that_others_only_name_is_not_told(papers: QuestionAnswerer) -> None:
    """What names it is related, and nothing is said of what it holds."""
    answer = papers.answer("tóm tắt kế hoạch 77/KH-UBND")

    assert (answer.status, answer.text) == (Status.RELATED, "")
    assert "77/KH-UBND" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "tóm tắt kế hoạch của UBND huyện Sông Lạnh",
        "tóm tắt hội nghị lần thứ 8 Ban Chấp hành Đảng bộ huyện Sông Lạnh",
        "tóm tắt kế hoạch phòng chống đuối nước năm 2019",
        "tóm tắt mục II kế hoạch 41/KH-UBND",
    ],
)
def test_nothing_is_told_where_it_is_not_sure_what_is_meant(papers: QuestionAnswerer, question: str) -> None:
    """Several papers that fit equally, another ordinal or year, or a part of a paper make no digest."""
    assert papers.answer(question).said.form.kind is not AnswerKind.DIGEST


def test_what_is_not_in_force_any_more_is_told_with_what_ended_it(tmp_path: Path) -> None:
    """The last line of the digest says which paper took its place."""
    ends = "III. HIỆU LỰC\nKế hoạch này thay thế Kế hoạch số 41/KH-UBND ngày 03/4/2023.\n"
    newer = OTHER.replace("III. KINH PHÍ", ends)
    with make_corpus(tmp_path, HashedEmbedder(), {"plan.txt": PLAN, "newer.txt": newer}) as corpus:
        answer = answerer_over(corpus).answer("tóm tắt kế hoạch 41/KH-UBND")

    assert answer.said.form.items[-1].text == "Kế hoạch này thay thế Kế hoạch số 41/KH-UBND ngày 03/4/2023"


LONG = """Huyện Sông Lạnh sơ kết công tác dân vận

Chiều 04/7/2024, tại Hội trường Huyện ủy, Ban Thường vụ Huyện ủy Sông Lạnh tổ chức hội nghị sơ kết công tác dân vận 6
tháng đầu năm, bàn phương hướng, nhiệm vụ 6 tháng cuối năm 2024 và trao quyết định thành lập 03 tổ dân vận cộng đồng.

Hội nghị biểu dương 02 mô hình:

- Mô hình "Bến nước xanh" của xã Thượng Lạnh trồng 1.200 cây ven sông, do bà Lò Thị Mẩy làm tổ trưởng.

- Mô hình "Đường hoa" của xã Hạ Lạnh dài 3,4 km.

Kỳ họp sau bàn về công tác dân tộc.
"""


def test_the_first_sentence_is_not_cut_and_a_line_that_leads_on_is_told_with_what_it_leads_to(tmp_path: Path) -> None:
    """Of a sentence of three hundred characters its end tells for what the meeting was called."""
    with make_corpus(tmp_path, HashedEmbedder(), {"long.txt": LONG, "plan.txt": PLAN}) as corpus:
        answer = answerer_over(corpus).answer("tóm tắt hội nghị sơ kết công tác dân vận huyện Sông Lạnh")

    _, lead, *others = [item.text for item in answer.said.form.items]
    assert lead.startswith("Chiều 04/7/2024") and lead.endswith("thành lập 03 tổ dân vận cộng đồng")
    assert others[0].startswith('Hội nghị biểu dương 02 mô hình: - Mô hình "Bến nước xanh"')


MANY = PLAN.replace(
    "III. KINH PHÍ",
    "\n".join(f"{roman}. {name}\nBan quản lý bến sông số {at} trực {at * 2} giờ mỗi ngày từ tháng {at}.\n" for at, (
        roman, name) in enumerate((("III", "TUYÊN TRUYỀN"), ("IV", "TẬP HUẤN"), ("V", "KIỂM TRA BẾN"),
                                   ("VI", "CỨU HỘ"), ("VII", "KHEN THƯỞNG"), ("VIII", "BÁO CÁO")), start=3))
    + "\nIX. KINH PHÍ",
)  # fmt: skip


def test_of_more_parts_than_lines_each_is_named(tmp_path: Path) -> None:
    """Headings that have room stand in one line, so that none of nine parts is left out."""
    with make_corpus(tmp_path, HashedEmbedder(), {"many.txt": MANY}) as corpus:
        items = answerer_over(corpus).answer("tóm tắt kế hoạch 41/KH-UBND").said.form.items

    said = "\n".join(item.text for item in items)
    names = ("MỤC TIÊU", "NHIỆM VỤ", "TUYÊN TRUYỀN", "TẬP HUẤN", "KIỂM TRA BẾN", "CỨU HỘ", "KHEN THƯỞNG", "KINH PHÍ")
    assert [name for name in names if name not in said] == []
    assert len(items) <= 8


def test_what_is_asked_of_a_whole_that_is_not_there_is_no_clause(papers: QuestionAnswerer) -> None:
    """Of another meeting than those told, whose number is named, no sentence is said."""
    answer = papers.answer("Hội nghị lần thứ 8 Ban Chấp hành Đảng bộ huyện Sông Lạnh bàn những gì?")

    assert answer.text == ""
