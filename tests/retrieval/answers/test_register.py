"""Answers from the register: what is asked of officials, meetings and documents, and what must be said beside it."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from index.store.corpus import Corpus, open_corpus
from index.store.corrections import Corrections
from index.types import Embedder, Vectors
from retrieval.pipeline import QuestionAnswerer
from retrieval.register.registry import Registry
from retrieval.types import Answer, Status, Verdict
from tests.fakes import HashedEmbedder, index_folder, make_corpus, silent
from tests.paths import SEEDS

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
ASKED = [
    ("Bí thư Huyện ủy Nam Sách là ai?", "Bùi Văn Thăng"),
    ("ai là bí thư huyện ủy kết luận hội nghị ở nam đông", "Lê Thị Thu Hương"),
    ("Đồng chí Hồ Ngọc Lâm giữ chức vụ gì?", "Phó Bí thư Thường trực Huyện ủy"),
    ("Phùng Mạnh Thắng là ai?", "Chủ tịch UBND huyện"),
    ("CT UBND huyện Nam Sách tên gì?", "Lê Quang Thụ"),
    ("Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách diễn ra ngày nào?", "09/7/2020"),
    ("Ai chủ trì hội nghị giao ban công tác tháng 2?", "Mai Văn Thanh"),
    ("Hội nghị lần thứ bảy Ban Chấp hành Đảng bộ huyện khóa VII họp ở đâu?", "Hội trường chung của huyện"),
    ("Chỉ thị 05-CT/HU về công tác gì?", "thanh tra, tiếp công dân"),
    ("Chỉ thị 05-CT/HU ban hành ngày nào?", "15/01/2021"),
    ("Chỉ thị 05-CT/HU của cơ quan nào ban hành?", "Ban thường vụ Huyện ủy"),
    ("Kế hoạch 210/KH-UBND nói về vấn đề gì?", "Cải cách hành chính"),
    ("Đại hội Đảng bộ cấp cơ sở ở Nam Sách được tổ chức theo chỉ thị số mấy?", "chỉ thị số 35"),
    ("Nghị quyết của hội nghị lần thứ bảy BCH Đảng bộ huyện khóa VII về nội dung gì?", "chỉ tiêu, nhiệm vụ năm 2022"),
]
NOT_IN_IT = [
    "Bí thư Huyện ủy Củ Chi là ai?",
    "Chỉ thị 99-CT/HU về việc gì?",
    "Hội nghị lần thứ 15 Ban Chấp hành Đảng bộ huyện Nam Sách họp ngày nào?",
    "Ai ký Chỉ thị 05-CT/HU?",
    "Chỉ thị 05-CT/HU còn hiệu lực không?",
]
HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN MÔ\n-------\nSố: {number}/KH-UBND\n\nYên Mô, ngày {day} tháng 8 năm 2023\n\n"
PLAN = HEAD + "KẾ HOẠCH\nTổ chức lễ hội năm 2023 trên địa bàn huyện\n\nUBND huyện xây dựng kế hoạch như sau: {text}"
NEWER = PLAN.format(
    number=118, day=20, text="Tổ chức 5 gian hàng.\n\nKế hoạch này thay thế Kế hoạch số 104/KH-UBND ngày 10/8/2023."
)
OLDER = PLAN.format(number=104, day=10, text="Tổ chức 12 gian hàng tại sân vận động.")
CIRCULAR = OLDER + "\n\nKế hoạch này thay thế Kế hoạch số 118/KH-UBND ngày 20/8/2023."


WITHOUT_SEARCH = [
    "Bí thư Huyện ủy Nam Sách là ai?",
    "Đồng chí Hồ Ngọc Lâm giữ chức vụ gì?",
    "Chỉ thị 05-CT/HU về công tác gì?",
    "Chỉ thị 05-CT/HU ban hành ngày nào?",
    "Kế hoạch 210/KH-UBND nói về vấn đề gì?",
]
"""Who holds an office, what someone holds, and what is known of a document that is named by its number."""


class CountingEmbedder(HashedEmbedder):
    """As `HashedEmbedder`.

    Attributes:
        questions: Every question that it was asked to embed, in order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.questions: list[str] = []

    def embed_question(self, question: str) -> Vectors:
        """As `Embedder.embed_question`."""
        self.questions.append(question)
        return super().embed_question(question)


def answerer_over(corpus: Corpus, embedder: Embedder | None = None) -> QuestionAnswerer:
    """What answers over a corpus of fake vectors."""
    return assemble_answerer(corpus, embedder or HashedEmbedder(), corpus.path.parent, silent)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestionAnswerer]:
    """What answers over the five seeds."""
    data_dir = tmp_path_factory.mktemp("seeds")
    index_folder(data_dir, [SEEDS])
    with open_corpus(data_dir) as corpus:
        yield answerer_over(corpus)


def ask(tmp_path: Path, texts: Mapping[str, str], question: str) -> Answer:
    """The answer over these documents."""
    with make_corpus(tmp_path, HashedEmbedder(), texts) as corpus:
        return answerer_over(corpus).answer(question)


def test_what_facts_alone_answer_is_not_searched_for(tmp_path: Path) -> None:
    """Nothing is embedded for a question that the register answers by itself; anything else is."""
    embedder = CountingEmbedder()
    index_folder(tmp_path, [SEEDS])
    with open_corpus(tmp_path) as corpus:
        answerer = answerer_over(corpus, embedder)
        answers = [answerer.answer(asked) for asked in WITHOUT_SEARCH]
        assert embedder.questions == []
        answerer.answer("Giá vàng hôm nay bao nhiêu?")

    assert all(answer.said.from_register and answer.citations for answer in answers)
    assert len(embedder.questions) == 1


@pytest.mark.parametrize("asked", ["Kế hoạch 104/KH-UBND ban hành ngày nào?", "Kế hoạch số 104 ra khi nào?"])
def test_when_a_document_was_issued_is_said_by_its_head(tmp_path: Path, asked: str) -> None:
    """What is quoted is the column with place and day, and behind it what the paper known by number is about."""
    answer = ask(tmp_path, {"a.txt": OLDER}, asked)

    assert answer.text.startswith("Yên Mô, ngày 10 tháng 8 năm 2023 [1]")
    assert answer.said.from_register


@pytest.mark.parametrize(("question", "said"), ASKED)
def test_questions_of_the_register_are_answered_from_it(seeds: QuestionAnswerer, question: str, said: str) -> None:
    """Officials, meetings and directives come from facts, in the document's words, with their source."""
    answer = seeds.answer(question)

    assert answer.said.from_register
    assert said in " ".join(answer.text.split())


@pytest.mark.parametrize("question", NOT_IN_IT)
def test_what_no_fact_says_is_refused(seeds: QuestionAnswerer, question: str) -> None:
    """Neither the register nor a passage answers for another place, number or meeting, or for what is not said."""
    assert seeds.answer(question).status is not Status.FOUND


@pytest.mark.parametrize(
    "question", ["Tổng giá trị sản xuất của huyện Nam Sách đạt bao nhiêu?", "Xã nào tổ chức đại hội điểm?"]
)
def test_other_questions_go_to_the_passages(seeds: QuestionAnswerer, question: str) -> None:
    """What is no fact of the register is answered from passages."""
    answer = seeds.answer(question)

    assert (answer.status, answer.said.from_register) == (Status.FOUND, False)


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("Chỉ thị 05-CT/HU còn hiệu lực không?", "in_force"),
        ("Ai ký Chỉ thị 05-CT/HU?", "signer"),
        ("Chỉ thị 05-CT/HU được sửa đổi bởi văn bản nào?", "relation"),
    ],
)
def test_what_no_document_says_of_a_known_one_is_said(seeds: QuestionAnswerer, question: str, what: str) -> None:
    """That nothing is said is the answer; what is near it is quoted as that and claims nothing."""
    answer = seeds.answer(question)

    assert answer.said.unstated is not None
    assert (answer.text, answer.said.unstated.what, answer.said.unstated.of) == ("", what, "Chỉ thị 05-CT/HU")


def test_who_holds_an_office_is_said_as_of_a_day(seeds: QuestionAnswerer) -> None:
    """An office is held at a time; what a meeting decided or a document says is not."""
    assert seeds.answer("Bí thư Huyện ủy Nam Sách là ai?").said.as_of
    assert not seeds.answer("Chỉ thị 05-CT/HU về công tác gì?").said.as_of


def test_holders_of_two_days_are_both_said_newest_first(tmp_path: Path) -> None:
    """Each person once; who is said to have left the office is none."""
    texts = {
        "a.txt": "Sáng ngày 12/5/2019, Huyện ủy Yên Mô tổ chức hội nghị giao ban. Đồng chí Lê Văn Tám, "
        "Bí thư Huyện ủy Yên Mô chủ trì hội nghị, cùng dự có các đồng chí trong Ban Thường vụ Huyện ủy.",
        "b.txt": "Sáng ngày 12/5/2021, Huyện ủy Yên Mô tổ chức hội nghị giao ban. Đồng chí Võ Thị Sáu, "
        "Bí thư Huyện ủy Yên Mô chủ trì hội nghị; cùng dự có đồng chí Trần Văn Ơn, nguyên Bí thư Huyện ủy Yên Mô.",
    }

    answer = ask(tmp_path, texts, "Bí thư Huyện ủy Yên Mô là ai?")

    assert answer.said.from_register
    assert [line.split(",")[0] for line in answer.text.split("\n")] == ["Võ Thị Sáu", "Lê Văn Tám"]


@pytest.mark.parametrize(
    "question", ["Kế hoạch 104/KH-UBND tổ chức bao nhiêu gian hàng?", "Kế hoạch 104/KH-UBND về việc gì?"]
)
def test_a_replaced_document_is_not_quoted_alone(tmp_path: Path, question: str) -> None:
    """From the register or from a passage: the words that replaced it stand beside, cited."""
    answer = ask(tmp_path, {"a.txt": NEWER, "b.txt": OLDER}, question)

    (held,) = answer.said.superseded
    assert (held.title, held.relation, held.by) == ("Kế hoạch 104/KH-UBND", "thay thế", "Kế hoạch 118/KH-UBND")
    assert held.by_date == datetime.date(2023, 8, 20)
    assert "thay thế Kế hoạch số 104/KH-UBND" in answer.citations[held.marker - 1].quote


def test_whether_a_document_is_in_force(tmp_path: Path) -> None:
    """What replaced it is the answer."""
    answer = ask(tmp_path, {"a.txt": NEWER, "b.txt": OLDER}, "Kế hoạch 104/KH-UBND còn hiệu lực không?")

    assert answer.said.form.verdict is Verdict.NO
    assert "thay thế Kế hoạch số 104/KH-UBND" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kế hoạch 118/KH-UBND thay thế văn bản nào?", "thay thế Kế hoạch số 104/KH-UBND"),
        ("Văn bản nào thay thế Kế hoạch 104/KH-UBND?", "thay thế Kế hoạch số 104/KH-UBND"),
        ("Kế hoạch 104/KH-UBND bị thay thế bởi văn bản nào?", "thay thế Kế hoạch số 104/KH-UBND"),
        ("Kế hoạch 118/KH-UBND căn cứ vào văn bản nào?", "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015"),
        ("Những văn bản nào căn cứ Quyết định 12/QĐ-TTg?", "Căn cứ Quyết định số 12/QĐ-TTg"),
    ],
)
def test_what_documents_do_to_each_other(tmp_path: Path, question: str, said: str) -> None:
    """Both ways round, active and passive."""
    basis = (
        "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;\n\nCăn cứ Quyết định số 12/QĐ-TTg ngày 05/01/2023;\n\n"
    )
    texts = {"a.txt": NEWER.replace("UBND huyện xây dựng", f"{basis}UBND huyện xây dựng"), "b.txt": OLDER}

    answer = ask(tmp_path, texts, question)

    assert answer.said.from_register
    assert said in " ".join(answer.text.split())


TASKS = (
    "Sáng ngày 12/5/2021, Huyện ủy Yên Mô tổ chức hội nghị giao ban công tác tháng 5. Đồng chí Lê Văn Tám, Bí thư "
    "Huyện ủy chủ trì hội nghị.\n\nKết luận hội nghị, đồng chí Lê Văn Tám, Bí thư Huyện ủy yêu cầu: Phòng Nội vụ hoàn "
    "thành việc sắp xếp thôn trước ngày 30/6; Hạt Kiểm lâm phối hợp với UBND các xã ven rừng tuần tra; UBND các xã thu "
    "xong quỹ trong tháng 6."
)


def test_tasks_are_given_to_whom_the_question_names(tmp_path: Path) -> None:
    """Who is only mentioned in another's task is not given it."""
    answer = ask(tmp_path, {"a.txt": TASKS}, "Hội nghị giao ban tháng 5 của Huyện ủy Yên Mô giao Phòng Nội vụ việc gì?")

    assert answer.said.from_register
    assert "sắp xếp thôn" in answer.text
    assert "Kiểm lâm" not in answer.text


def test_a_circular_replacement_says_the_newer(tmp_path: Path) -> None:
    """The newer one is in force, whatever the older one's text says."""
    texts = {"a.txt": NEWER, "b.txt": CIRCULAR}

    assert [s.title for s in ask(tmp_path / "1", texts, "Kế hoạch 104/KH-UBND về việc gì?").said.superseded] == [
        "Kế hoạch 104/KH-UBND"
    ]
    titles = [s.title for s in ask(tmp_path / "2", texts, "Kế hoạch 118/KH-UBND về việc gì?").said.superseded]
    assert "Kế hoạch 118/KH-UBND" not in titles


def test_a_correction_is_said_beside_the_quote(tmp_path: Path) -> None:
    """A corrected fact is quoted as it stands with what is right; one marked wrong answers no more."""
    text = {
        "a.txt": "Đồng chí Lê Văn Tám, Bí thư Huyện ủy Yên Mô phát biểu chỉ đạo hội nghị và yêu cầu các xã khẩn trương."
    }
    with make_corpus(tmp_path, HashedEmbedder(), text) as corpus:
        answerer, corrections = answerer_over(corpus), Corrections(tmp_path)
        (entry,) = Registry(corpus, corrections).officials()
        identity = entry.records[0].id
        corrections.add(identity, {"name": "Lê Văn Tâm"}, note="theo Quyết định 12", now=NOW)
        (held,) = answerer.answer("Bí thư Huyện ủy Yên Mô là ai?").said.corrected
        assert (held.marker, held.values, held.note) == (1, (("name", "Lê Văn Tâm"),), "theo Quyết định 12")
        corrections.add(identity, None, note="", now=NOW)
        assert answerer.answer("Bí thư Huyện ủy Yên Mô là ai?").status is Status.NOT_FOUND


@pytest.mark.parametrize(("commune", "holder"), [("Phú Mỹ", "Lê Văn Sáu"), ("Tân An", "Trần Thị Bảy")])
def test_who_left_an_office_for_another_does_not_hold_it(commune: str, holder: str, tmp_path: Path) -> None:
    """Two secretaries who change places each hold the office of the other's commune, and only that one."""
    text = (
        "Ngày 11/3/2024, Ban Thường vụ Huyện ủy công bố các quyết định về công tác cán bộ.\n\nTheo đó, đồng chí Lê Văn "
        "Sáu, Bí thư Đảng ủy xã Tân An được luân chuyển đến công tác tại xã Phú Mỹ, giữ chức vụ Bí thư Đảng ủy xã Phú "
        "Mỹ; đồng chí Trần Thị Bảy, Bí thư Đảng ủy xã Phú Mỹ được luân chuyển đến công tác tại xã Tân An, giữ chức vụ "
        "Bí thư Đảng ủy xã Tân An.\n"
    )
    with make_corpus(tmp_path, HashedEmbedder(), {"a.txt": text}) as corpus:
        answer = answerer_over(corpus).answer(f"Bí thư Đảng ủy xã {commune} là ai?")

    assert answer.text.startswith(holder)
    assert "\n" not in answer.text
