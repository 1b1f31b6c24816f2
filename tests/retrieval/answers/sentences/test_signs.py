"""What speaks for a sentence and what against it, as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Document
from retrieval.answers.sentences.signs import Sign, Signs, may_answer, signs_of
from tests.retrieval.answers.sentences.standing import all_seen, answering
from tests.retrieval.made_evidence import make_document

MATTER = (Sign.OWN, Sign.LEAD, Sign.BEFORE, Sign.HEAD, Sign.BESIDE, Sign.ELSEWHERE, Sign.NOWHERE)
NAMED = (
    Sign.NAMED_OWN,
    Sign.NAMED_NEAR,
    Sign.NAMED_HEAD,
    Sign.NAMED_ELSEWHERE,
    Sign.NAMED_ANOTHER,
    Sign.NAMED_NOWHERE,
)
ASKS = (Sign.ASKS_WHO, Sign.ASKS_WHEN, Sign.ASKS_AMOUNT, Sign.ASKS_WHERE, Sign.ASKS_WHAT)
UNBOUNDED = (Sign.FIT, Sign.LEAD_ON_OTHERS, Sign.BEHIND)
"""Signs that are no share."""
FERRY = make_document(
    "Bến đò Sông Lạnh mở cửa lúc sáng sớm.\nNgày 3/2/2024, bến đò mua 20 áo phao. Áo phao màu cam.\nTrời nắng."
)


def signs(question: str, *documents: Document) -> dict[str, Signs]:
    """The signs of every sentence, by how it begins."""
    seen = all_seen(question, *documents)
    return {held.scope.own[:8]: found for held, found in zip(seen, signs_of(seen), strict=True)}


def test_shares_of_the_matter_by_where_it_stands() -> None:
    """Of four words two stand in the sentence, one before it and one nowhere."""
    found = signs("Áo phao mua kè?", FERRY)["Áo phao "]

    assert {sign: found[sign] for sign in MATTER if found[sign]} == {
        Sign.OWN: pytest.approx(1 / 2),
        Sign.BEFORE: pytest.approx(1 / 4),
        Sign.NOWHERE: pytest.approx(1 / 4),
    }
    assert found[Sign.UNMET_WORDS] == pytest.approx(1 / 4)


def test_shares_of_what_is_named() -> None:
    """The day that opens the paragraph is near the sentence behind it, and another one for nobody else."""
    found = signs("Ngày 3/2/2024 mua gì?", FERRY)

    assert found["Ngày 3/2"][Sign.NAMED_OWN] == 1.0
    assert found["Áo phao "][Sign.NAMED_NEAR] == 1.0
    assert found["Áo phao "][Sign.OF_ANOTHER_EVENT] == 0.0
    assert signs("Ngày 4/2/2024 mua gì?", FERRY)["Áo phao "][Sign.NAMED_ANOTHER] == 1.0


def test_what_is_asked_for_is_held_or_lacks() -> None:
    """A sentence with a number holds an amount; one without cannot say how many, and may not be said."""
    found = signs("Bến đò mua bao nhiêu áo phao?", FERRY)

    assert (found["Ngày 3/2"][Sign.HOLDS_KIND], found["Ngày 3/2"][Sign.UNFIT]) == (1.0, 0.0)
    assert (found["Áo phao "][Sign.LACKS_KIND], found["Áo phao "][Sign.UNFIT]) == (1.0, 1.0)
    assert found["Ngày 3/2"][Sign.ASKS_AMOUNT] == 1.0


def test_one_alone_has_no_neighbours() -> None:
    """In a document of one sentence nothing is ahead of it, alike, or behind in another document."""
    (found,) = signs("Bến đò mua gì?", make_document("Bến đò mua 20 áo phao.")).values()

    assert [found[sign] for sign in (Sign.BEHIND, Sign.OWN_BEHIND, Sign.ALIKE, Sign.LEAD_ON_OTHERS)] == [0, 0, 0, 0]


def test_beside_others() -> None:
    """The better sentence is not behind; it leads on that of another document, and one as good is alike."""
    best = make_document("Bến đò mua 20 áo phao.", source="a.txt")
    worse = make_document("Bến cảng bán vé.", source="b.txt")
    same = make_document("Bến đò mua 30 áo phao nữa.", source="c.txt")

    found = signs("Bến đò mua áo phao gì?", best, worse)
    both = signs("Bến đò mua áo phao gì?", best, same)

    assert found["Bến đò m"][Sign.BEHIND] == 0.0
    assert found["Bến cảng"][Sign.BEHIND] > 0.0
    assert both["Bến đò m"][Sign.ALIKE] > 0.0
    assert both["Bến đò m"][Sign.LEAD_ON_OTHERS] == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Bến đò mua gì?", "Bến đò mua 20 áo phao.", True),
        ("Bến đò mua gì?", "MUA ÁO PHAO CHO BẾN ĐÒ", False),
        ("Bến đò mua khi nào?", "Bến đò mua 20 áo phao.", False),
        ("Ngày 3/2/2024 bến đò mua gì?", "Ngày 4/2/2024, bến đò mua 20 áo phao.", False),
        ("Ông Hà Văn Lịch kết luận gì về bến đò?", "Ông Hà Văn Lịch phát biểu kết luận hội nghị về bến đò.", True),
        ("Ông Hà Văn Lịch kết luận gì?", "Ông Hà Văn Lịch phát biểu kết luận hội nghị.", False),
    ],
)
def test_what_may_be_said(question: str, text: str, may: bool) -> None:
    """Neither a title, nor what has not what is asked for, nor another's, nor a caption of a speech."""
    seen = all_seen(question, make_document(text))

    assert [may_answer(held, found) for held, found in zip(seen, signs_of(seen), strict=True)] == [may]


WORDS = (
    *FERRY.text.split(),
    "Ngày",
    "4/2/2024",
    "năm",
    "2023",
    "kè",
    "bao",
    "nhiêu",
    "ai",
    "ở",
    "đâu?",
    "Xã",
    "Phú Khê",
)


@given(
    asked=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    told=st.lists(st.sampled_from((*WORDS, "\n", ". ", "CHƯƠNG I")), max_size=30).map(" ".join),
    also=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
)
def test_any_sentence_has_all_signs(asked: str, told: str, also: str) -> None:
    """Each sign has a number, shares of the matter and of what is named sum to 1 or to 0, the same each time."""
    documents = make_document(told), make_document(also, source="b.txt")
    found = signs_of(all_seen(asked, *documents))

    assert found == signs_of(all_seen(asked, *documents))
    for held in found:
        assert held.keys() == set(Sign)
        assert all(0.0 <= value <= 1.0 + 1e-9 for sign, value in held.items() if sign not in UNBOUNDED)
        assert sum(held[sign] for sign in MATTER) == pytest.approx(1.0 - held[Sign.NO_MATTER])
        assert sum(held[sign] for sign in NAMED) == pytest.approx(float(held[Sign.MANY_NAMED] > 0))
        assert sum(held[sign] for sign in ASKS) == 1.0


HANDED_OUT = make_document(
    "Huyện Sông Lụa\nHuyện ủy đã quyết định luân chuyển 7 cán bộ về xã.\n"
    "Đồng chí Mai Thị Sậy trao quyết định luân chuyển cho các cán bộ."
)


@pytest.mark.parametrize(
    ("asked", "may"),
    [
        ("Ai trao quyết định luân chuyển cán bộ?", "Đồng chí"),
        ("Ai đã trao quyết định luân chuyển cán bộ?", "Đồng chí"),
        ("ai trao quyet dinh luan chuyen can bo", "Đồng chí"),
    ],
)
def test_who_did_something_is_said_by_what_tells_of_that(asked: str, may: str) -> None:
    """What lacks the deed that "ai" did may not be said, however much else it has."""
    assert [text.split(",")[0][: len(may)] for text in answering(asked, HANDED_OUT)] == [may]


BUDGET = make_document(
    "KẾ HOẠCH\nTổ chức hội trại hè năm 2024\n\nI. MỤC ĐÍCH (năm thứ 3)\nĐể trẻ em vui.\n\n"
    "II. KINH PHÍ DỰ KIẾN (tổng 9.500.000đ)\n- Bánh kẹo cho trẻ em.\n\nIII. KINH PHÍ DỰ PHÒNG\n- Do xã lo.\n"
)


def test_a_heading_that_gives_what_is_asked_for_may_answer() -> None:
    """A sum in brackets is no mere name; a heading without one is, and so is one with a sum where something else is."""
    sums = signs("Tổng kinh phí dự kiến của hội trại hè là bao nhiêu?", BUDGET)
    who = signs("Ai chi kinh phí dự kiến của hội trại hè?", BUDGET)

    assert (sums["II. KINH"][Sign.TITLE], sums["III. KIN"][Sign.TITLE], who["II. KINH"][Sign.TITLE]) == (0.0, 1.0, 1.0)


def test_both_years_of_a_school_year_are_met() -> None:
    """The second of two that a dash joins is a year too, and no part of a number."""
    found = signs("Năm học 2023-2024 có mấy lớp?", make_document("Số lớp năm học 2023-2024: 18"))

    assert found["Số lớp n"][Sign.NAMED_OWN] == 1.0


UNITS = make_document("Đại hội thể thao\nĐoàn xã Phú Khê giành giải nhất.\nBan tổ chức trao giải nhất toàn đoàn.")


@pytest.mark.parametrize("asked", ["Xã nào giành giải nhất?", "xã nào được trao giải nhất toàn đoàn"])
def test_which_unit_is_said_by_what_names_one(asked: str) -> None:
    """A sentence without a unit of that kind says none."""
    assert answering(asked, UNITS) in ([], ["Đoàn xã Phú Khê giành giải nhất."])


JOINED = make_document("Huyện Sông Lụa\nQuyết định kết nạp 21 quần chúng ưu tú vào Đảng.")


def test_a_verb_that_is_a_kind_of_paper_too() -> None:
    """What it was decided to do asks for no paper; a sentence that names none may answer."""
    assert answering("Huyện ủy quyết định kết nạp bao nhiêu quần chúng vào Đảng?", JOINED) != []
