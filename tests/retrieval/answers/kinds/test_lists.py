"""Lists and counts: of papers, news pages, meetings and people, narrowed as the question says, and nothing else."""

import datetime
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from index.store.corrections import Corrections
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.listing.lists import find_list
from retrieval.answers.lookup import Lookup
from retrieval.citations import verify_draft
from retrieval.question_reader import QuestionReader
from retrieval.register.registry import Registry
from retrieval.types import Draft
from retrieval.view import View
from tests.fakes import HashedEmbedder, make_answer, make_corpus, make_snapshot

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"


def paper(body: str, number: str, day: str, title: str, text: str, signer: str) -> str:
    """A paper of a body, as its office prints it."""
    place = body.rsplit("huyện ", 1)[-1]
    return (
        f"{body.upper()}\n\nSố: {number}\n\n{HEAD}{place}, ngày {day}\n\n{title}\n\n{text}\n\n"
        f"Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n\n{signer}\n"
    )


PAPERS: Mapping[str, str] = {
    "a.txt": paper(
        "UBND huyện Lộc Hạ",
        "12/QĐ-UBND",
        "03 tháng 4 năm 2021",
        "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác phòng cháy, chữa cháy",
        "Điều 1. Thành lập Tổ công tác theo Quyết định số 90/QĐ-UBND ngày 05/6/2020 của UBND tỉnh Nam Định.",
        "Kha Đình Tường",
    ),
    "b.txt": paper(
        "UBND huyện Lộc Hạ",
        "45/QĐ-UBND",
        "09 tháng 8 năm 2022",
        "QUYẾT ĐỊNH\nVề việc phê duyệt danh mục hồ chứa",
        "Điều 1. Phê duyệt danh mục. Các xã rà soát công tác phòng cháy tại khu dân cư.",
        "Ngô Thị Ái Vân",
    ),
    "c.txt": paper(
        "UBND huyện Phú Khê",
        "07/KH-UBND",
        "14 tháng 8 năm 2022",
        "KẾ HOẠCH\nTập huấn phòng cháy, chữa cháy năm 2023",
        "Thực hiện Chỉ thị số 31/CT-TTg ngày 04/7/2022 của Thủ tướng Chính phủ về phòng cháy, chữa cháy.",
        "Khổng Văn Tiệp",
    ),
    "d.txt": (
        "Huyện Lộc Hạ tổ chức Hội nghị sơ kết công tác dân vận\n\n"
        "Ngày 11/3/2024, UBND huyện Lộc Hạ tổ chức Hội nghị sơ kết công tác dân vận. Đồng chí Tăng Văn Khải, Bí thư "
        "Huyện ủy Lộc Hạ dự; đồng chí Ngô Thị Ái Vân, Chủ tịch UBND huyện Lộc Hạ chủ trì; dự có đồng chí Vi Thế Oanh, "
        "Phó Chủ tịch UBND huyện Lộc Hạ.\n"
    ),
    "e.txt": (
        "Huyện Phú Khê tổ chức Hội nghị tổng kết năm học\n\n"
        "Ngày 20/6/2023, UBND huyện Phú Khê tổ chức Hội nghị tổng kết năm học. Đồng chí Hứa Đình Lân, Bí thư Huyện ủy "
        "Phú Khê dự.\n"
    ),
}


def listed(
    question: str, texts: Mapping[str, str] = PAPERS, *, first: int = 1, wrong: Sequence[str] = ()
) -> Draft | None:
    """What is listed over these texts; facts of these names are marked wrong before."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with make_corpus(data, HashedEmbedder(), texts) as corpus:
            corrections = Corrections(data)
            registry = Registry(corpus, corrections)
            for record in registry.recorded():
                if record.fact.kind == "document" and any(name in record.fact.name for name in wrong):
                    corrections.add(record.id, None, note="", now=datetime.datetime.now(datetime.UTC))
            view = View(corpus, make_snapshot(corpus, data), registry)
            read = QuestionReader(view.spelling).read(question)
            said = find_list(Asking(Lookup(read, view, ()), lambda text, _=(): make_answer(text), first=first))
    if said is not None:
        verify_draft(said)
    return said


def items(said: Draft | None) -> list[str]:
    """The items of a list, up to their first comma or colon."""
    assert said is not None
    return [item.text.split(":")[0].split(",")[0] for item in said.form.items]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("danh sách các quyết định", ["Quyết định 45/QĐ-UBND ngày 09 tháng 8 năm 2022", "12"]),
        ("cho e xin ds qd cua ubnd huyen Loc Ha", ["45", "12"]),
        ("những văn bản ban hành năm 2022", ["07", "45"]),
        ("các văn bản tháng 8/2022 của huyện Phú Khê", ["07"]),
        ("văn bản mới nhất", ["07"]),
        ("2 văn bản mới nhất", ["07", "45"]),
        ("quyết định đầu tiên", ["12"]),
        ("bà Ái Vân ký những văn bản nào", ["45"]),
        ("văn bản nào nói về phòng cháy, chữa cháy", ["07", "12"]),
        ("những văn bản nào nhắc đến phòng cháy", ["07", "45", "12"]),
        ("huyện Lộc Hạ có bao nhiêu văn bản", ["45", "12"]),
    ],
)
def test_papers_are_listed_newest_first_and_counted(question: str, found: Sequence[str]) -> None:
    """By kind, issuer, place, time, signer and matter; each with its number, and the total is theirs."""
    said = listed(question)

    assert said is not None
    assert said.form.total == len(found)
    assert all(part in text for part, text in zip(found, (item.text for item in said.form.items), strict=True))


def test_papers_that_are_only_named_are_listed_where_the_corpus_has_none() -> None:
    """They are said to be only named, and those of the corpus come alone where there are any."""
    said = listed("có mấy chỉ thị")

    assert items(said) == ["Chỉ thị số 31/CT-TTg ngày 04/7/2022 của Thủ tướng Chính phủ về phòng cháy"]
    assert said is not None
    assert (said.form.total, said.form.counted) == (1, "chỉ thị chỉ được nhắc đến")


def test_the_body_of_another_level_is_that_of_the_unit_above() -> None:
    """The province's committee is asked for by its name, which stands in the paper that names its decision."""
    assert items(listed("UBND tỉnh Nam Định ban hành những văn bản nào"))[0].startswith("Quyết định số 90/QĐ-UBND")


def test_what_is_marked_wrong_is_not_counted() -> None:
    """A paper that an administrator has marked wrong is named by nobody."""
    said = listed("có mấy chỉ thị", wrong=["31/CT-TTg"])

    assert said is not None
    assert (said.text, said.form.total) == ("", None)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Có mấy hội nghị trong kho tài liệu?", ["Huyện Lộc Hạ", "Huyện Phú Khê"]),
        ("cuộc họp gần nhất", ["Huyện Lộc Hạ"]),
        ("huyện Phú Khê có những hội nghị nào", ["Huyện Phú Khê"]),
        ("cac hoi nghi nam 2023", ["Huyện Phú Khê"]),
        ("những hội nghị nào bàn về dân vận", ["Huyện Lộc Hạ"]),
        ("huyện Lộc Hạ được đưa tin mấy bài", ["Huyện Lộc Hạ"]),
    ],
)
def test_meetings_and_news_are_listed(question: str, found: Sequence[str]) -> None:
    """By kind, place, year and matter; news pages are no papers and are listed as news."""
    said = items(listed(question))

    assert all(text.startswith(part) for text, part in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("ai là bí thư các huyện", ["Tăng Văn Khải", "Hứa Đình Lân"]),
        ("bi thu huyen uy cua tung huyen la nhung ai", ["Tăng Văn Khải", "Hứa Đình Lân"]),
        ("huyện Lộc Hạ có những lãnh đạo nào", ["Tăng Văn Khải", "Ngô Thị Ái Vân", "Vi Thế Oanh"]),
        ("Lộc Hạ có mấy phó chủ tịch UBND huyện", ["Vi Thế Oanh"]),
    ],
)
def test_people_are_listed_by_office_and_place(question: str, found: Sequence[str]) -> None:
    """Each with the office as the paper says it."""
    assert items(listed(question)) == found


SUCCEEDED = {
    "a.txt": "Ngày 11/3/2020, đồng chí Tăng Văn Khải, Bí thư Huyện ủy Lộc Hạ dự lễ khai giảng.\n",
    "b.txt": "Ngày 16/01/2023, đồng chí Hứa Đình Lân, Bí thư Huyện ủy Lộc Hạ dự lễ khai giảng.\n",
    "c.txt": "Ngày 17/01/2023, đồng chí Kha Đình Tường, Bí thư Huyện ủy Phú Khê dự lễ khai giảng.\n",
}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("ai là bí thư các huyện", ["Hứa Đình Lân", "Kha Đình Tường"]),
        ("những ai đã làm bí thư huyện ủy Lộc Hạ", ["Hứa Đình Lân", "Tăng Văn Khải"]),
        ("danh sách bí thư các huyện năm 2020", ["Tăng Văn Khải"]),
    ],
)
def test_who_was_followed_is_listed_only_where_earlier_holders_are_asked_for(
    question: str, found: Sequence[str]
) -> None:
    """An office that one person holds has the holder of the newest paper, or of the year that is named."""
    assert items(listed(question, SUCCEEDED)) == found


MANY = {
    f"p{at:02}.txt": paper(
        "UBND huyện Lộc Hạ",
        f"{at}/QĐ-UBND",
        f"{at:02} tháng 5 năm 2022",
        f"QUYẾT ĐỊNH\nVề việc khen thưởng đợt {at}",
        "Điều 1. Khen thưởng.",
        "Kha Đình Tường",
    )
    for at in range(1, 24)
}


@pytest.mark.parametrize(("first", "given", "begins"), [(1, 20, "23"), (21, 3, "3"), (99, 20, "23"), (0, 20, "23")])
def test_a_long_list_is_counted_whole_and_given_in_parts(first: int, given: int, begins: str) -> None:
    """The total is of all; the first twenty, or those from a number on, are given; a number of none begins again."""
    said = listed("liệt kê các quyết định", MANY, first=first)

    assert said is not None
    assert said.form.total == 23
    assert len(said.form.items) == given
    assert said.form.items[0].text.startswith(f"Quyết định {begins}/QĐ-UBND")


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị thông qua bao nhiêu nghị quyết?",
        "Hội Nông dân có bao nhiêu hội viên?",
        "Bí thư Huyện ủy Lộc Hạ là ai?",
        "Quyết định 12/QĐ-UBND do ai ký?",
        "Quyết định về danh mục hồ chứa có số hiệu gì?",
        "các đại biểu dự hội nghị gồm những ai",
        "Hội nghị sơ kết họp ở đâu?",
        "văn bản nào nói về đường sắt",
        "có bao nhiêu hộ nghèo trong các văn bản của huyện",
    ],
)
def test_what_asks_for_something_else_is_no_list(question: str) -> None:
    """A word that neither asks, nor names what is listed or whose it is, leaves the question to others."""
    assert listed(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "các văn bản ban hành năm 2025",
        "liệt kê công văn của UBND huyện Lộc Hạ",
        "UBND huyện Phú Khê có những quyết định nào",
    ],
)
def test_a_list_of_nothing_says_nothing(question: str) -> None:
    """Where every word is known and the register has no such thing, no passage is taken for one."""
    said = listed(question)

    assert said is not None
    assert (said.text, said.citations, said.form.items) == ("", (), ())


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("liệt kê quyết định thành lập tổ công tác", ["12"]),
        ("văn bản của UBND huyện Phú Khê", ["07"]),
        ("văn bản từ tháng 7 đến tháng 9 năm 2022", ["07", "45"]),
        ("từ năm 2022 đến nay UBND huyện Lộc Hạ ban hành những quyết định nào", ["45"]),
        ("các chỉ thị được nhắc đến", ["31"]),
        ("các quyết định và kế hoạch năm 2022", ["07", "45"]),
        ("van ban cua ubnd huyen phu khe", ["07"]),
    ],
)
def test_a_list_may_be_asked_for_by_fewer_words(question: str, found: Sequence[str]) -> None:
    """The matter right behind the kind, the thing with whose it is alone, a stretch of time, what is only named."""
    said = listed(question)

    assert said is not None
    assert all(part in item.text for part, item in zip(found, said.form.items, strict=True))


def test_what_another_paper_ended_is_told_from_what_is_in_force() -> None:
    """A decision that a later one replaces is no longer among those in force."""
    texts = {
        "old.txt": PAPERS["a.txt"],
        "new.txt": paper(
            "UBND huyện Lộc Hạ",
            "77/QĐ-UBND",
            "10 tháng 10 năm 2023",
            "QUYẾT ĐỊNH\nVề việc kiện toàn Tổ công tác",
            "Điều 1. Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 03 tháng 4 năm 2021 của UBND huyện Lộc Hạ.",
            "Ngô Thị Ái Vân",
        ),
    }

    assert items(listed("những quyết định nào còn hiệu lực", texts)) == [
        "Quyết định 77/QĐ-UBND ngày 10 tháng 10 năm 2023"
    ]
    assert items(listed("có mấy quyết định hết hiệu lực", texts)) == ["Quyết định 12/QĐ-UBND ngày 03 tháng 4 năm 2021"]
