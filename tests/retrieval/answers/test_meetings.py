"""What the register says of meetings."""

from pathlib import Path

import pytest

from retrieval.types import Status
from tests.retrieval.answers.texts import ask, index_texts

NEWS = """Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12

Sáng 05/4/2023, Ban Chấp hành Đảng bộ huyện Mường Nải khóa XX tổ chức Hội nghị lần thứ 12 tại Hội trường Huyện ủy.

Đồng chí Lò Văn Hặc, Bí thư Huyện ủy; đồng chí Cà Thị Mai, Phó Bí thư Thường trực Huyện ủy và đồng chí Quàng Văn Ơn, \
Phó Bí thư Huyện ủy, Chủ tịch UBND huyện chủ trì hội nghị.

Tại hội nghị, đồng chí Lường Thị Pâng, Trưởng Ban Tổ chức Huyện ủy báo cáo công tác xây dựng Đảng.

Đồng chí Cà Thị Mai, Phó Bí thư Thường trực Huyện ủy phát biểu khai mạc hội nghị.

Bí thư Huyện ủy Lò Văn Hặc phát biểu kết luận hội nghị.

Trước đó, HĐND huyện Mường Nải đã tổ chức kỳ họp thứ 13 vào ngày 20/3/2023.
"""


@pytest.fixture(scope="module")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, indexed."""
    return index_texts(tmp_path_factory.mktemp("meetings"), {"tin.txt": NEWS})


@pytest.mark.parametrize(
    "asked",
    [
        "Ai chủ trì Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12?",
        "ai chu tri hn bch dang bo huyen muong nai lan thu 12",
    ],
)
def test_all_who_chaired_are_said(corpus_folder: Path, asked: str) -> None:
    """From the first to the last of them, also where the meeting is typed in short."""
    said = ask(corpus_folder, asked)

    assert said.status is Status.FOUND
    assert all(name in said.text for name in ("Lò Văn Hặc", "Cà Thị Mai", "Quàng Văn Ơn"))


@pytest.mark.parametrize(
    "asked",
    [
        "Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 13 họp ngày nào?",
        "Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 11 họp ngày nào?",
        "Kỳ họp thứ 12 HĐND huyện Mường Nải họp ngày nào?",
    ],
)
def test_another_bodys_meeting_of_that_ordinal_is_not_found(corpus_folder: Path, asked: str) -> None:
    """The thirteenth session of the council is no thirteenth conference of the committee."""
    assert ask(corpus_folder, asked).status is not Status.FOUND


def test_several_questions_in_one_are_each_answered(corpus_folder: Path) -> None:
    """Both answers are said, their marks counted on; where one has none, it is said to be missing."""
    chairs = "Ai chủ trì Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12?"
    both = ask(corpus_folder, f"{chairs} Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12 họp ngày nào?")
    one = ask(corpus_folder, f"{chairs} Trạm thú y huyện Mường Nải có bao nhiêu bác sĩ?")

    assert "[1]" in both.text
    assert "[2]" in both.text
    assert [held.marker for held in both.citations] == [1, 2]
    assert one.status is Status.FOUND
    assert one.said.form.missing == ("Trạm thú y huyện Mường Nải có bao nhiêu bác sĩ",)


@pytest.mark.parametrize(
    ("asked", "who", "not_who"),
    [
        ("Ai kết luận Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12?", "Lò Văn Hặc", "Lường Thị Pâng"),
        ("Ai phát biểu kết luận Hội nghị lần thứ 12 Đảng bộ huyện Mường Nải?", "Lò Văn Hặc", "Cà Thị Mai"),
        ("ai khai mac hn bch dang bo huyen muong nai lan thu 12", "Cà Thị Mai", "Lò Văn Hặc"),
    ],
)
def test_who_did_something_at_a_meeting_is_who_is_said_to(
    corpus_folder: Path, asked: str, who: str, not_who: str
) -> None:
    """The one named before the verb that is asked for, though others spoke."""
    said = ask(corpus_folder, asked)

    assert who in said.text
    assert not_who not in said.text


def test_what_nobody_is_said_to_have_done_is_not_found(corpus_folder: Path) -> None:
    """No other verb stands for the one that is asked for."""
    asked = "Ai bế mạc Hội nghị Ban Chấp hành Đảng bộ huyện Mường Nải lần thứ 12?"

    assert ask(corpus_folder, asked).status is not Status.FOUND
