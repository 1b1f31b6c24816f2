"""The kind of answer that a question asks for is told by its way of asking."""

import pytest

from index.language.text import fold
from retrieval.answers.kinds.recognising.recognise import AskedKind, likely_kinds, signs_of

ASKED = [
    ("Ai là chủ tịch UBND huyện Sông Lạnh?", AskedKind.LOOKUP),
    ("hạn nộp báo cáo của phòng Nội vụ là ngày mấy", AskedKind.LOOKUP),
    ("liệt kê giúp em các chỉ thị của huyện ủy Sông Lạnh", AskedKind.LIST),
    ("có tất cả bao nhiêu nghị quyết năm 2023 trong kho", AskedKind.LIST),
    ("ông Hà Văn Lịch có phải bí thư huyện ủy không", AskedKind.YES_NO),
    ("hồ chứa Khe Vải đã xây xong chưa ạ", AskedKind.YES_NO),
    ("thông báo 41 giao phòng Nội vụ làm những việc gì", AskedKind.CLAUSES),
    ("muốn được hỗ trợ mua lồng cá thì phải có những điều kiện gì", AskedKind.CLAUSES),
    ("tóm tắt giúp chị nghị quyết 12", AskedKind.DIGEST),
    ("so sánh số hộ nghèo năm 2022 với năm 2023", AskedKind.COMPARE),
    ("xã Khe Vải với xã Mường Nải bên nào nhiều hộ nghèo hơn", AskedKind.COMPARE),
]


@pytest.mark.parametrize(("question", "kind"), ASKED)
def test_the_way_of_asking_tells_the_kind(question: str, kind: AskedKind) -> None:
    """The likeliest kind is the one that is asked for, whether or not tone marks are typed."""
    for typed in (question, fold(question)):
        likely = likely_kinds(typed)
        assert max(likely, key=likely.__getitem__) is kind
        assert sum(likely.values()) == pytest.approx(1)


def test_names_of_numbers_are_alike() -> None:
    """Which number it is tells nothing of what is asked for."""
    assert signs_of("nghị quyết 12 nói gì") == signs_of("nghị quyết 305 nói gì")


def test_a_text_without_words_is_told_by_nothing() -> None:
    """Of signs that nobody has seen every kind is possible, and nothing is raised."""
    assert set(likely_kinds("??? …")) == set(AskedKind)


def test_the_weights_of_others_may_be_tried() -> None:
    """What is fitted without some questions is tried on them."""
    none = (0.0,) * len(AskedKind)
    likely = likely_kinds("nói gì", {"": none, "noi gi": (0.0,) * 4 + (5.0,) + (0.0,) * 3})
    assert max(likely, key=likely.__getitem__) is AskedKind.DIGEST
