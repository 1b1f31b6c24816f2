"""What a question of yes or no claims."""

import pytest

from retrieval.answers.kinds.claimed.claims import Asks, claim_of
from tests.fakes import understand


@pytest.mark.parametrize(
    ("asked", "text", "asks"),
    [
        ("Ông Trần Văn An là chủ tịch huyện, đúng hay sai?", "Ông Trần Văn An là chủ tịch huyện", Asks.TRUE),
        ("Có phải huyện họp ngày 9/7 không?", "huyện họp ngày 9/7", Asks.TRUE),
        ("Huyện họp ngày 9/7, em hiểu vậy đúng không?", "Huyện họp ngày 9/7", Asks.TRUE),
        ("Huyện họp ngày 9/7 à?", "Huyện họp ngày 9/7", Asks.TRUE),
        ("Cầu Bến Đò đã thông xe chưa?", "Cầu Bến Đò đã thông xe", Asks.YET),
        ("Phó phòng đi họp thay được không?", "Phó phòng đi họp thay", Asks.MAY),
        ("Xã Tân An có được nghỉ học không?", "Xã Tân An có được nghỉ học", Asks.WHETHER),
        ("Bí thư Huyện ủy là ông An", "Bí thư Huyện ủy là ông An", Asks.STATED),
    ],
)
def test_the_words_that_ask_are_no_part_of_the_claim(asked: str, text: str, asks: Asks) -> None:
    """What is left is a statement, and by which words it is asked about is told."""
    claim = claim_of(understand(asked))

    assert claim is not None
    assert (claim.text, claim.asks) == (text, asks)


@pytest.mark.parametrize(
    "asked",
    ["Huyện có bao nhiêu xã?", "Hội nghị có những ai dự không?", "Có gì mới không?", "Tóm tắt nghị quyết được không?"],
)
def test_what_asks_for_more_than_yes_or_no_claims_nothing(asked: str) -> None:
    """A question that only ends so asks for what it does not say."""
    assert claim_of(understand(asked)) is None
