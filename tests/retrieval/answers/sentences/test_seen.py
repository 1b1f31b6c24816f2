"""A question and a sentence side by side: what contradicts it, what it lacks, and how near it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answers.sentences.seen import asked_of
from retrieval.evidence.matching import weigh
from tests.fakes import understand
from tests.retrieval.answers.sentences.standing import all_seen, seen_of
from tests.retrieval.made_evidence import equally_rare, make_document

FERRY = make_document(
    "Bến đò Sông Lạnh có 4 đò máy.\nPhao cứu sinh do chủ đò mua.\nVé đi đò là 5.000 đồng.\nTrời nắng cả tuần."
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Sửa bến đò ở thôn nào?", ("thôn",)),
        ("Phòng nào sửa bến đò?", ("phòng",)),
        ("Sửa bến đò có bao nhiêu công nhân?", ("công", "nhân")),
        ("Ai sửa bến đò?", ()),
    ],
)
def test_what_is_asked_for_by_name(question: str, expected: tuple[str, ...]) -> None:
    """The words right before what asks, or right behind what asks how many, that are of the matter."""
    asked = understand(question)

    noun = asked_of(asked, weigh(asked, equally_rare)).noun

    assert set(expected) <= set(noun)
    assert bool(noun) == bool(expected)


@pytest.mark.parametrize(
    ("question", "begins", "is_contradicted"),
    [
        ("Phao cứu sinh do ai mua?", "Phao", False),
        ("Phao cứu sinh do ai mua?", "Trời", True),
        ("Kè đá chắn sóng do ai mua?", "Phao", True),
        ("Xã Phú Khê mua phao cứu sinh ở đâu?", "Phao", True),
        ("Năm 2023 ai mua phao cứu sinh?", "Phao", True),
        ("Bà Lý Thị Lan mua phao cứu sinh khi nào?", "Phao", True),
        ("Hội Phụ nữ xã mua phao cứu sinh khi nào?", "Phao", True),
    ],
)
def test_what_contradicts_a_sentence(question: str, begins: str, is_contradicted: bool) -> None:
    """Most of the matter far from it, or a place, year, person or body that its document has not."""
    assert seen_of(question, FERRY, begins).is_contradicted == is_contradicted


def test_what_is_unmet_is_said_as_it_was_asked() -> None:
    """What is named and not met, in the question's words."""
    held = seen_of("Năm 2023 bà Lý Thị Lan mua phao ở xã Phú Khê?", FERRY, "Phao")

    assert set(held.unmet) == {"năm 2023", "Lý Thị Lan", "Phú Khê"}


@pytest.mark.parametrize(
    ("question", "begins", "expected"),
    [
        ("Phao cứu sinh", "Phao", 1.0),
        ("Phao cứu sinh", "Vé đi", 1.0),
        ("Phao cứu sinh", "Bến đò", 1.0),
        ("Phao cứu sinh kè đá chắn sóng", "Trời", 3 / 7),
        ("Kè đá chắn sóng", "Phao", 0.0),
    ],
)
def test_how_near_a_sentence_is(question: str, begins: str, expected: float) -> None:
    """The share of the matter in the sentence, in what it belongs to and in the sentences around it."""
    assert seen_of(question, FERRY, begins).nearness == pytest.approx(expected)


def test_the_rarest_word_or_something_named_must_be_near() -> None:
    """Common words alone make nothing related; a name that is met does."""

    def rarity(text: str, *, folded: bool) -> float:  # noqa: ARG001
        return 5.0 if text == "kè" else 1.0

    def near(question: str) -> float:
        asked = understand(question)
        held = seen_of(question, FERRY, "Bến")
        return type(held)(asked_of(asked, weigh(asked, rarity)), held.candidate, held.scope).nearness

    assert near("Phao cứu sinh mua kè") == 0.0
    assert near("Phao cứu sinh mua kè Sông Lạnh") > 0.0


def test_a_question_about_nothing_is_near_what_has_its_words() -> None:
    """Where nothing is named and nothing is the matter the share of its words counts."""
    document = make_document("Hội nghị bàn việc chung.\nTrời nắng.")
    near, far = all_seen("Hội nghị bàn gì?", document)

    assert near.nearness == near.candidate.coverage > far.nearness


WORDS = (*FERRY.text.split(), "năm", "2023", "Phú", "Khê", "xã", "nào?", "bao", "nhiêu", "ngày", "3/2/2024", "là", "ai")


@given(
    asked=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    told=st.lists(st.sampled_from((*WORDS, "\n", ". ")), max_size=30).map(" ".join),
)
def test_any_sentence_is_seen(asked: str, told: str) -> None:
    """Nearness is a share, and what is seen is the same each time."""
    first, second = (all_seen(asked, make_document(told)) for _ in range(2))

    for one, other in zip(first, second, strict=True):
        assert 0.0 <= one.nearness <= 1.0 + 1e-9
        assert (one.nearness, one.is_contradicted, one.unmet) == (other.nearness, other.is_contradicted, other.unmet)
