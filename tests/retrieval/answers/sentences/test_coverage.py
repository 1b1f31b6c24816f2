"""How much of what a question asks about stands in a sentence, in what it belongs to, and nowhere near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answers.sentences.coverage import Matter, Met, matter_of, pairs_met, where_met
from retrieval.evidence.matching import weigh
from tests.fakes import understand
from tests.retrieval.answers.sentences.standing import all_seen, scope_of
from tests.retrieval.made_evidence import equally_rare, make_document

REPORT = """Bến đò Sông Lạnh
Bến có 4 đò máy. Mỗi đò chở 12 khách.
Phao cứu sinh do chủ đò mua.
Giá vé do xã định."""


def matter(question: str) -> Matter:
    """What a question is about."""
    asked = understand(question)
    return matter_of(asked, weigh(asked, equally_rare))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Xã Phú Khê trồng bao nhiêu ha rừng?", {"trồng", "rừng"}),
        ("Quý I năm 2023 trồng bao nhiêu ha rừng?", {"trồng", "rừng"}),
        ("Cuối năm trồng bao nhiêu ha rừng?", {"trồng", "rừng"}),
        ("Tết Tân Sửu trồng bao nhiêu ha rừng?", {"trồng", "rừng"}),
        ("Tết này trồng rừng ở đâu?", {"tết", "trồng", "rừng"}),
        ("Chỉ thị số 05-CT/HU về trồng rừng?", {"trồng", "rừng"}),
        ("Năm 2023, 2024?", set()),
    ],
)
def test_the_matter_is_what_is_not_named(question: str, expected: set[str]) -> None:
    """Names, numbers, times and what any question may say are held against a sentence apart."""
    assert expected <= set(matter(question).words)
    assert not {"quý", "i", "cuối", "tân", "sửu", "phú", "khê", "2023", "bao", "nhiêu"} & set(matter(question).words)


@pytest.mark.parametrize(
    ("word", "begins", "expected"),
    [
        ("phao", "Phao", Met.OWN),
        ("máy", "Mỗi đò", Met.BEFORE),
        ("khách", "Phao", Met.BESIDE),
        ("vé", "Phao", Met.BESIDE),
        ("vé", "Bến có", Met.ELSEWHERE),
        ("kè", "Bến có", Met.NOWHERE),
    ],
)
def test_where_a_word_stands(word: str, begins: str, expected: Met) -> None:
    """In the sentence, before it in its paragraph, beside it, elsewhere in its document, or nowhere there."""
    held = Matter({word: 1.0}, {}, frozenset(), (), folded=False, restored=False)

    assert where_met(held, scope_of(REPORT, begins)) == {word: expected}


def test_what_people_say_is_met_by_what_papers_call_it() -> None:
    """Where a sentence has the office's word for it."""
    document = make_document("Cửa hàng bán lẻ xăng dầu mở bán tối thiểu 12 giờ.")

    found = where_met(matter("Cây xăng mở bán ít nhất mấy tiếng?"), scope_of(document, "Cửa"))

    assert set(found.values()) == {Met.OWN}


def test_a_heading_and_the_head_tell_what_a_sentence_is_about() -> None:
    """A word of the heading over it or of its document's title is met by what it belongs to."""
    document = make_document("Mỗi đò chở 12 khách.", title="Quy chế bến đò")

    found = where_met(matter("Quy chế an toàn: đò chở mấy khách?"), scope_of(document, "Mỗi", heading="An toàn"))

    assert found["chở"] is Met.OWN
    assert found["chế"] is Met.HEAD
    assert found["an"] is found["toàn"] is Met.LEAD


def test_words_typed_without_marks_are_met_without() -> None:
    """In a question without marks each word is met by any that differs in marks alone."""
    held = matter("do may cho may khach")

    assert held.folded
    assert set(where_met(held, scope_of(REPORT, "Mỗi đò")).values()) <= {Met.OWN, Met.BEFORE}


def test_pairs_stand_side_by_side() -> None:
    """Two words that both stand there, but apart, are no pair that is met."""
    held = matter("Chủ bến mua phao cứu sinh ở đâu?")
    found = pairs_met(held, scope_of(REPORT, "Phao"))

    assert found["cứu", "sinh"] is Met.OWN
    assert found["mua", "phao"] is Met.NOWHERE


def test_how_something_was_said_is_met_where_someone_speaks() -> None:
    """Asked who demanded something, the paragraph that begins with an official who speaks has the demand."""
    spoken = "Đồng chí Mai Thị Huệ, Chủ tịch UBND xã kết luận. Cần sửa bến đò.\nCần mua phao."
    held = matter("Ai yêu cầu sửa bến đò?")

    assert held.speech == {"yêu", "cầu"}
    assert where_met(held, scope_of(spoken, "Cần sửa"))["yêu"] is Met.BEFORE
    assert where_met(held, scope_of(spoken, "Cần mua"))["yêu"] is Met.NOWHERE
    assert where_met(matter("Khi nào yêu cầu sửa bến đò?"), scope_of(spoken, "Cần sửa")).get("yêu") is not Met.BEFORE


WORDS = (*REPORT.split(), "Xã", "Phú", "Khê", "năm", "2023", "quý", "I", "ai", "yêu", "cầu", "bao", "nhiêu", "lđtbxh")


@given(
    asked=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    told=st.lists(st.sampled_from((*WORDS, "\n", ". ")), max_size=30).map(" ".join),
)
def test_any_matter_is_met_somewhere_or_nowhere(asked: str, told: str) -> None:
    """Each word has one place, the same each time; pairs are of words of the matter."""
    for held in all_seen(asked, make_document(told)):
        matter = held.asked.matter
        assert held.met.keys() == matter.words.keys()
        assert where_met(matter, held.scope) == held.met
        assert all({a, b} <= matter.words.keys() for a, b in matter.pairs)
        assert pairs_met(matter, held.scope).keys() == matter.pairs.keys()
