"""Who holds an office, where several people, bodies and places come into question."""

import datetime

import pytest

from tests.retrieval.made_evidence import answer, make_document

DAY = datetime.date(2020, 7, 9)


@pytest.mark.parametrize(
    ("issuer", "said"),
    [("Ban Chấp hành Đoàn xã Phúc Thịnh", True), ("Ủy ban nhân dân xã Phúc Thịnh", False), (None, False)],
)
def test_an_office_without_its_body_is_held_in_the_documents_own(issuer: str | None, said: bool) -> None:
    """A bare "Bí thư" is the one of the body whose document it is, and of no other."""
    document = make_document("Đồng chí Trần Văn An, Bí thư chủ trì.", place="xã Phúc Thịnh", issuer=issuer)

    draft = answer("Bí thư Đoàn xã Phúc Thịnh là ai?", document)

    assert [citation.quote for citation in draft.citations] == ["Trần Văn An, Bí thư"] * said


def test_the_next_best_office_counts_where_nobody_of_the_best_is_meant() -> None:
    """Who holds exactly the office elsewhere does not hide one of the place who holds it by a longer name."""
    elsewhere = make_document("Đồng chí Lê Thị Bình, Phó Bí thư Huyện ủy dự.", place="huyện Mộc Châu", source="b.txt")
    here = make_document("Đồng chí Trần Văn An, Phó Bí thư Thường trực Huyện ủy dự.", place="huyện Vân Hồ")

    draft = answer("Phó Bí thư Huyện ủy Vân Hồ là ai?", elsewhere, here)

    assert [citation.quote for citation in draft.citations] == ["Trần Văn An, Phó Bí thư Thường trực Huyện ủy"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Bí thư Huyện ủy Vân Hồ là ai?", ["Trần Văn An"]),
        ("Nguyên Bí thư Huyện ủy Vân Hồ là ai?", ["Lê Thị Bình"]),
        ("Ai từng làm Bí thư Huyện ủy Vân Hồ?", ["Trần Văn An", "Lê Thị Bình"]),
    ],
)
def test_former_holders_are_told_where_they_are_asked_for(asked: str, names: list[str]) -> None:
    """With "nguyên" those are told who held it before, with "từng" all who ever did, else who holds it."""
    document = make_document(
        "Dự có đồng chí Trần Văn An, Bí thư Huyện ủy; đồng chí Lê Thị Bình, nguyên Bí thư Huyện ủy.",
        place="huyện Vân Hồ",
        date=DAY,
    )

    assert [citation.quote.split(",")[0] for citation in answer(asked, document).citations] == names


def test_a_sentence_that_names_the_office_only_names_no_holder() -> None:
    """What an office is said to do does not answer who holds it."""
    document = make_document("Bí thư Huyện ủy chủ trì hội nghị ngày 09/7/2020.", place="huyện Vân Hồ")

    assert answer("Bí thư Huyện ủy Vân Hồ là ai?", document).text == ""
