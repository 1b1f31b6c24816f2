"""What is shown where nothing is sure enough to be an answer."""

from collections.abc import Sequence

import pytest

from index.types import Document
from retrieval.answers.sentences.judging import judged
from retrieval.answers.sentences.nearest import related, with_row
from retrieval.answers.sentences.signs import Sign, Signs
from retrieval.evidence.matching import candidates
from retrieval.types import Citation
from tests.fakes import understand
from tests.retrieval.made_evidence import make_document, make_evidence, no_view


class ByMatter:
    """A judge of how much of what is asked about a sentence has."""

    def probabilities(self, all_signs: Sequence[Signs]) -> list[float]:
        """Most where all of the matter and all that is named stand in the sentence."""
        return [(2 * signs[Sign.OWN] + signs[Sign.NAMED_OWN]) / 3 for signs in all_signs]


ASKED = "Bể bơi xã Tân Khê được sửa chữa khi nào?"


def shown(asked: str, *documents: Document, least: float = 0.5) -> tuple[Citation, ...]:
    """What is related in these documents."""
    question = understand(asked)
    ranked = judged(question, [make_evidence(held) for held in documents], no_view(), ByMatter())
    return related(question, ranked, least=least)


def quotes(found: Sequence[Citation]) -> list[str]:
    """What is quoted."""
    return [held.quote for held in found]


def test_the_sentences_that_speak_of_the_matter_are_shown() -> None:
    """As they stand, the likeliest first, numbered from 1; one that is not likely enough is not shown."""
    document = make_document(
        "Xã Tân Khê có bể bơi. Trường học xã Tân Khê dạy bơi. Bể bơi xã Tân Khê cần được sửa chữa. Mưa to cả tuần."
    )

    found = shown(ASKED, document, least=0.6)

    assert quotes(found)[0] == "Bể bơi xã Tân Khê cần được sửa chữa."
    assert "Mưa to cả tuần." not in quotes(found)
    assert [held.marker for held in found] == list(range(1, len(found) + 1))


def test_three_are_shown_at_most_and_the_same_words_once() -> None:
    """Of a sentence that stands in several documents the first is shown, and three sentences of more."""
    text = "Bể bơi xã Tân Khê cần được sửa chữa."
    others = [f"Bể bơi xã Tân Khê được sửa chữa đợt {at}." for at in range(2, 6)]
    documents = [make_document(said, source=f"{at}.txt") for at, said in enumerate([text, text.upper(), *others])]

    found = quotes(shown(ASKED, *documents))

    assert len(found) == 3
    assert len({quote.casefold() for quote in found}) == 3


@pytest.mark.parametrize(
    "said",
    [
        "BỂ BƠI XÃ TÂN KHÊ ĐƯỢC SỬA CHỮA",
        "Sửa chữa bể bơi xã Tân Khê",
        "Bể bơi xã Tân Khê",
        "Kính gửi: Ban Quản lý bể bơi xã Tân Khê được sửa chữa.",
        "Trân trọng cảm ơn bể bơi xã Tân Khê được sửa chữa.",
    ],
)
def test_what_only_names_a_matter_is_not_shown(said: str) -> None:
    """A line in capitals, the title and a part of it, an address and thanks say nothing of what they name."""
    document = make_document(said, title="Sửa chữa bể bơi xã Tân Khê")

    assert shown(ASKED, document) == ()


def test_a_long_sentence_is_cut_to_the_clauses_that_speak_of_it() -> None:
    """A sentence of a page is not quoted whole."""
    filler = "; ".join(f"thôn số {at} làm đường liên thôn dài {at} km, trồng cây hai bên" for at in range(12))
    document = make_document(f"Trong năm, {filler}; bể bơi xã Tân Khê được sửa chữa; {filler}.")

    (found,) = shown(ASKED, document)

    assert "bể bơi xã Tân Khê được sửa chữa" in found.quote
    assert len(found.quote) <= 400


def test_the_nearest_row_of_a_table_is_shown_behind_two_sentences() -> None:
    """It takes the place of the third; without a row all stay."""
    document = make_document("Bể bơi xã Tân Khê cần sửa.\n\nBể bơi xã Tân Khê cũ.\n\nBể bơi xã Tân Khê sâu.\n")
    found = shown(ASKED, document, least=0.1)
    row = candidates(understand(ASKED), [make_evidence(document)], no_view().rarity)[0]

    behind = with_row(found, row)

    assert [held.marker for held in behind] == [1, 2, 3]
    assert quotes(behind) == [*quotes(found)[:2], document.text[row.sentence.start : row.sentence.end]]
    assert with_row(found, None) == found
