"""What a question may mean that lacks what it needs: asked back, taken from the conversation, or chosen."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.assembly.assemble import Way, assemble_answerer
from retrieval.pipeline import QuestionAnswerer
from retrieval.types import MOST_CHOICES, Answer, Status
from tests.fakes import HashedEmbedder, make_corpus, silent


def news(district: str, day: str, secretary: str, chairman: str) -> str:
    """A page of a district that names two of its officials and reports a session of its council."""
    return (
        f"Kỳ họp thứ 4 Hội đồng nhân dân huyện {district}\n\n"
        f"Ngày {day}, tại Hội trường Trung tâm huyện {district}, Hội đồng nhân dân huyện {district} tổ chức Kỳ họp thứ "
        f"4. Đồng chí {secretary}, Bí thư Huyện ủy {district} dự kỳ họp. Đồng chí {chairman}, Chủ tịch UBND huyện "
        f"{district} trình bày báo cáo kinh tế xã hội.\n"
    )


def decision(number: str, district: str, subject: str, day: str) -> str:
    """A decision of a district's committee."""
    return (
        f"ỦY BAN NHÂN DÂN\nHUYỆN {district.upper()}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Độc lập - Tự do - Hạnh phúc\n\nSố: {number}/QĐ-UBND\n\n{district}, ngày {day}\n\n"
        f"QUYẾT ĐỊNH\nVề việc {subject}\n\n"
        f"Điều 1. Ban hành kèm theo Quyết định này phương án {subject}.\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )


PAPERS = {
    "a.txt": news("Lộc Hạ", "12/7/2023", "Tăng Văn Khải", "Kha Đình Tường"),
    "b.txt": news("Tân Bồng", "20/7/2023", "Hứa Đình Lân", "Ngô Thị Ái Vân"),
    "c.txt": news("Phú Khê", "18/7/2023", "Lục Minh Đạt", "Kha Đình Tường"),
    "d.txt": decision("41", "Lộc Hạ", "trồng rừng phòng hộ", "05 tháng 3 năm 2023"),
    "e.txt": decision("77", "Tân Bồng", "phân luồng giao thông", "09 tháng 5 năm 2023"),
}
SECRETARIES = {"huyện Lộc Hạ": "Tăng Văn Khải", "huyện Phú Khê": "Lục Minh Đạt", "huyện Tân Bồng": "Hứa Đình Lân"}


@pytest.fixture(scope="module")
def office() -> Iterator[QuestionAnswerer]:
    """What answers over the papers of three districts."""
    with over(PAPERS) as answerer:
        yield answerer


@contextmanager
def over(papers: dict[str, str], *, own_unit: str | None = None) -> Iterator[QuestionAnswerer]:
    """What answers over these papers."""
    embedder = HashedEmbedder()
    with tempfile.TemporaryDirectory() as folder, make_corpus(Path(folder), embedder, papers) as corpus:
        yield assemble_answerer(corpus, embedder, Path(folder), silent, way=Way(own_unit=own_unit))


def offered(answer: Answer) -> list[str]:
    """What may be chosen."""
    return [choice.text for choice in answer.said.form.choices]


def talk(office: QuestionAnswerer, *asked: str) -> list[Answer]:
    """The answers to the questions of one conversation."""
    said: list[Answer] = []
    for question in asked:
        said.append(office.answer(question, said[-3:]))
    return said


@pytest.mark.parametrize(
    "asked", ["Bí thư Huyện ủy là ai?", "bi thu huyen uy la ai", "Cho em hỏi bí thư huyện ủy giờ là ai ạ"]
)
def test_an_office_of_several_units_is_asked_back(office: QuestionAnswerer, asked: str) -> None:
    """Each unit is offered with a whole question, which is answered with the one who holds the office there."""
    answer = office.answer(asked)

    assert answer.status is Status.CHOOSE
    assert sorted(offered(answer)) == list(SECRETARIES)
    for choice in answer.said.form.choices:
        assert SECRETARIES[choice.text] in office.answer(choice.question).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Bí thư Huyện ủy Tân Bồng là ai?", "Hứa Đình Lân"),
        ("Bí thư Huyện ủy dự kỳ họp ngày 20/7/2023 là ai?", None),
        ("Những ai là Bí thư Huyện ủy?", None),
        ("Bí thư các huyện là ai?", None),
    ],
)
def test_what_names_enough_is_not_asked_back(office: QuestionAnswerer, asked: str, found: str | None) -> None:
    """A place or a day tells which is meant; all of them are a list."""
    answer = office.answer(asked)

    assert answer.status is not Status.CHOOSE
    assert found is None or found in answer.text


def test_nobody_is_asked_where_all_have_one_answer() -> None:
    """One person alone holds the office, as far as the papers say."""
    one = {"a.txt": PAPERS["a.txt"], "d.txt": PAPERS["d.txt"]}
    with over(one) as office:
        answer = office.answer("Bí thư Huyện ủy là ai?")

    assert answer.status is Status.FOUND
    assert "Tăng Văn Khải" in answer.text


def test_at_most_six_are_offered() -> None:
    """Of eight districts six are offered, and one that is not among them is asked by its name."""
    heads = {
        "Lộc Hạ": "Tăng Văn Khải", "Tân Bồng": "Hứa Đình Lân", "Phú Khê": "Lục Minh Đạt", "Yên Đổ": "Vi Hồng Quân",
        "Hòa Nhai": "Mạc Đình Thuận", "Sơn Thuận": "Triệu Thị Hoài", "Cẩm Trà": "Lý Văn Toàn", "Đông Khê": "Đỗ Thị Mai",
    }  # fmt: skip
    papers = {f"{name}.txt": news(name, "12/7/2023", head, "Kha Đình Tường") for name, head in heads.items()}
    with over(papers) as office:
        answer = office.answer("Bí thư Huyện ủy là ai?")
        left = next(name for name in heads if f"huyện {name}" not in offered(answer))
        named = office.answer(left, [answer])

    assert len(offered(answer)) == MOST_CHOICES
    assert heads[left] in named.text


def test_a_name_of_several_people_is_asked_back(office: QuestionAnswerer) -> None:
    """Two chairmen of one name are told apart by their districts."""
    answer = office.answer("Kha Đình Tường giữ chức vụ gì?")

    assert sorted(offered(answer)) == ["Kha Đình Tường, huyện Lộc Hạ", "Kha Đình Tường, huyện Phú Khê"]
    assert all(office.answer(choice.question).status is Status.FOUND for choice in answer.said.form.choices)


@pytest.mark.parametrize("asked", ["kỳ họp HĐND huyện họp ngày nào?", "ky hop thu 4 dien ra ngay nao"])
def test_a_meeting_that_several_may_be_is_asked_back(office: QuestionAnswerer, asked: str) -> None:
    """Each session is offered with its unit and day, the newest first."""
    answer = office.answer(asked)

    assert [text.partition("(")[2] for text in offered(answer)] == ["20/07/2023)", "18/07/2023)", "12/07/2023)"]
    assert ["Tân Bồng" in offered(answer)[0], "Lộc Hạ" in offered(answer)[2]] == [True, True]


def test_a_paper_that_several_may_be_is_asked_back(office: QuestionAnswerer) -> None:
    """Decisions are offered by number and subject."""
    answer = office.answer("Quyết định ban hành ngày nào?")

    assert offered(answer) == [
        "Quyết định 77/QĐ-UBND: Về việc phân luồng giao thông",
        "Quyết định 41/QĐ-UBND: Về việc trồng rừng phòng hộ",
    ]
    assert answer.said.form.choices[0].question == "Quyết định 77/QĐ-UBND ban hành ngày nào?"


@pytest.mark.parametrize(
    "chosen", ["Tân Bồng", "tan bong", "huyện Tân Bồng", "em chọn Tân Bồng ạ", "của huyện tân bồng"]
)
def test_what_is_chosen_completes_the_question(office: QuestionAnswerer, chosen: str) -> None:
    """The name of a choice, with marks or without, is the whole question that was offered."""
    _, answer = talk(office, "Bí thư Huyện ủy là ai?", chosen)

    assert "Hứa Đình Lân" in answer.text


def test_a_number_chooses(office: QuestionAnswerer) -> None:
    """A "2", "số 2" and "cái thứ 2" are the second; one beyond the last chooses nothing."""
    asked = office.answer("Bí thư Huyện ủy là ai?")
    second = asked.said.form.choices[1]

    for typed in ("2", "số 2", "cái thứ 2", "Chọn 2."):
        assert office.answer(typed, [asked]).read.text == second.question
    assert office.answer("9", [asked]).status is not Status.FOUND


def test_another_question_after_choices_is_just_that(office: QuestionAnswerer) -> None:
    """What was never chosen is not asked for; a name alone after it chooses no more."""
    *_, other, late = talk(office, "Bí thư Huyện ủy là ai?", "Quyết định 41/QĐ-UBND về việc gì?", "2")

    assert "trồng rừng phòng hộ" in other.text
    assert late.status is not Status.FOUND


def test_the_place_of_the_conversation_is_taken(office: QuestionAnswerer) -> None:
    """Nothing is asked where the answer before was about one of the units; it is said which."""
    _, answer = talk(office, "Quyết định 77/QĐ-UBND về việc gì?", "Bí thư Huyện ủy là ai?")

    assert "Hứa Đình Lân" in answer.text
    assert answer.said.form.assumed == "huyện Tân Bồng"


def test_the_offices_own_unit_is_taken() -> None:
    """With a unit set its own secretary is told, and the newest of the conversation goes before it."""
    with over(PAPERS, own_unit="huyện Phú Khê") as office:
        own, *_, later = talk(
            office, "Bí thư Huyện ủy là ai?", "Quyết định 77/QĐ-UBND về gì?", "Bí thư Huyện ủy là ai?"
        )

    assert (own.said.form.assumed, "Lục Minh Đạt" in own.text) == ("huyện Phú Khê", True)
    assert (later.said.form.assumed, "Hứa Đình Lân" in later.text) == ("huyện Tân Bồng", True)
