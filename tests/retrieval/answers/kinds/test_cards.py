"""What is typed alone: a number, a title, a meeting, a name, a matter; and what is no card."""

from collections.abc import Iterator

import pytest

from retrieval.pipeline import QuestionAnswerer
from retrieval.types import AnswerKind, Status
from tests.fakes import HashedEmbedder, make_corpus
from tests.retrieval.answers.kinds.test_digests import NAMING, NEWS, PLAN
from tests.retrieval.answers.test_register import answerer_over

DECISION = """ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN SÔNG LẠNH                 Độc lập - Tự do - Hạnh phúc
Số: 205/QĐ-UBND             Sông Lạnh, ngày 15 tháng 9 năm 2023

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch phòng, chống đuối nước giai đoạn 2024 - 2026

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống đuối nước ở sông Lạnh.
Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 10 năm 2023 và thay thế Kế hoạch số 41/KH-UBND ngày 03/4/2023.

Nơi nhận:                                    CHỦ TỊCH
- Như Điều 2;
- Lưu: VT.

                                             Phan Văn Ký
"""
FLOOD = """Sông Lạnh ứng phó lũ quét

Ngày 05/8/2024, UBND huyện Sông Lạnh chỉ đạo di dời 34 hộ dân. Việc dạy bơi, phòng chống đuối nước tạm dừng 10 ngày.
Ban CHQS huyện bảo đảm ATGT trên quốc lộ.
"""
TEXTS = {"plan.txt": PLAN, "news.txt": NEWS, "naming.txt": NAMING, "decision.txt": DECISION, "flood.txt": FLOOD}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestionAnswerer]:
    """What answers over a plan, the decision that ends it, and news."""
    with make_corpus(tmp_path_factory.mktemp("cards"), HashedEmbedder(), TEXTS) as corpus:
        yield answerer_over(corpus)


@pytest.mark.parametrize(
    "question", ["41/KH-UBND", "ke hoach 41 song lanh", "kế hoạch phòng chống đuối nước cho trẻ em"]
)
def test_a_number_or_title_alone_opens_the_card_of_the_paper(papers: QuestionAnswerer, question: str) -> None:
    """What it is, what took its place, who signed it; the first line has its subject and fits a screen."""
    form = papers.answer(question).said.form

    said = [item.text for item in form.items]
    assert form.kind is AnswerKind.CARD
    assert said[0].endswith(": Phòng, chống đuối nước cho trẻ em năm 2023")
    assert said[0].startswith("Kế hoạch số 41/KH-UBND, ngày 03 tháng 4 năm 2023")
    assert len(said[0]) <= 200
    assert said[1].startswith("Quyết định số 205/QĐ-UBND")
    assert "thay thế Kế hoạch số 41/KH-UBND" in said[1]
    assert said[2] == "Đinh Thị Lụa, Phó Chủ tịch"


def test_a_number_that_is_only_named_tells_who_names_it(papers: QuestionAnswerer) -> None:
    """A line for each document, with what is said of its subject."""
    form = papers.answer("77/KH-UBND").said.form

    assert (form.kind, form.total) == (AnswerKind.CARD, 1)
    assert "trồng cây xanh" in form.items[0].text


def test_a_meeting_alone_opens_its_card(papers: QuestionAnswerer) -> None:
    """Its name, the day and place, and who chaired it."""
    form = papers.answer("hội nghị lần thứ 9 huyện Sông Lạnh").said.form

    said = [item.text for item in form.items]
    assert form.kind is AnswerKind.CARD
    assert said[1].startswith("Sáng 12/7/2023, tại Hội trường Huyện ủy")
    assert said[2] == "Đồng chí Tạ Văn Bền, Bí thư Huyện ủy chủ trì hội nghị"


@pytest.mark.parametrize("question", ["đuối nước", "duoi nuoc"])
def test_a_matter_tells_where_it_is_spoken_of(papers: QuestionAnswerer, question: str) -> None:
    """A line for each document that has its words side by side, the newest first, those without a day last."""
    answer = papers.answer(question)

    cited = {citation.marker: citation.source for citation in answer.citations}
    form = answer.said.form
    assert (form.kind, form.total, form.counted) == (AnswerKind.CARD, 3, question)
    assert [cited[item.markers[0]] for item in form.items] == ["decision.txt", "plan.txt", "flood.txt"]


def test_an_abbreviation_and_what_it_stands_for_are_one_matter(papers: QuestionAnswerer) -> None:
    """What is written by its letters is found written out, and the other way round."""
    said = [papers.answer(typed).said.form for typed in ("an toàn giao thông", "ATGT")]

    assert [(form.kind, form.total) for form in said] == [(AnswerKind.CARD, 1)] * 2


def test_a_name_alone_tells_the_offices_of_each_document(papers: QuestionAnswerer) -> None:
    """The signature of a paper, and the sentence of the news that says the office."""
    form = papers.answer("Đinh Thị Lụa").said.form

    assert (form.kind, form.total) == (AnswerKind.CARD, 2)
    assert [item.text for item in form.items] == [
        "Hội nghị bầu đồng chí Đinh Thị Lụa, Phó Chủ tịch UBND huyện giữ chức Ủy viên Ban Thường vụ Huyện ủy",
        "Đinh Thị Lụa, Phó Chủ tịch – Ủy ban nhân dân huyện Sông Lạnh",
    ]


def test_a_later_page_begins_with_the_number_that_is_asked_for(papers: QuestionAnswerer) -> None:
    """The items go on where the page before ended, of as many as there are."""
    form = papers.answer("đuối nước", first=3).said.form

    assert (form.first, form.total, len(form.items)) == (3, 3, 1)


@pytest.mark.parametrize(
    "question",
    [
        "99/QĐ-UBND",
        "y",
        "học phí",
        "Lý Thị Không",
        "kế hoạch",
        "hội nghị",
        "nhiệm vụ",
        "chủ tịch UBND huyện Sông Lạnh",
        "đuối nước năm 2022 của Sông Lạnh",
        "Điều 2 Quyết định 205/QĐ-UBND",
        "nơi nhận Quyết định 205/QĐ-UBND",
        "phòng chống đuối nước ở đâu",
        "Kế hoạch 41/KH-UBND có hiệu lực không",
    ],
)
def test_what_is_not_there_or_asks_for_something_is_no_card(papers: QuestionAnswerer, question: str) -> None:
    """A number, name or matter that no document has, a letter or kind alone, a part or attribute of a paper."""
    assert papers.answer(question).said.form.kind is not AnswerKind.CARD


def test_what_no_document_has_is_refused(papers: QuestionAnswerer) -> None:
    """Nothing is said of it."""
    assert papers.answer("99/QĐ-UBND").status is not Status.FOUND
