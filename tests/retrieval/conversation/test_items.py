"""What a question points at in the list before it, named."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.conversation.followup import complete
from retrieval.question.marked import mark
from retrieval.types import Answer, AnswerKind, Form, Item
from tests.retrieval.conversation.test_followup import answered

PEOPLE = ("Tăng Văn Khải, Bí thư Huyện ủy (huyện Lộc Hạ)", "Hứa Đình Lân - Bí thư Huyện ủy", "Kha Đình Tường, Bí thư")
DECISIONS = (
    "Quyết định 45/QĐ-UBND ngày 09 tháng 8 năm 2022: Về việc phê duyệt danh mục",
    "QUYẾT ĐỊNH Khen thưởng đợt 1, đợt 2",
)


def listed(question: str, texts: Sequence[str], *, people: bool = False, first: int = 1) -> Answer:
    """The answer to a question with these items of a list, from a number on."""
    answer = answered(question, "Khải")
    items = tuple(Item(text, (1,)) for text in texts)
    form = Form(AnswerKind.LIST, items=items, total=first - 1 + len(texts), first=first)
    return replace(answer, said=replace(answer.said, form=form, as_of=people))


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("người thứ hai là ai?", "Hứa Đình Lân là ai?"),
        ("người thứ 1 giữ chức gì", "Tăng Văn Khải giữ chức gì"),
        ("đồng chí cuối cùng là ai?", "Kha Đình Tường là ai?"),
        ("người thứ tư là ai?", "người thứ tư là ai?"),
    ],
)
def test_someone_of_a_list_is_named_by_its_number(asked: str, whole: str) -> None:
    """By name, up to the office; a number that the list has not points at nobody."""
    assert complete(mark(asked), [listed("Ai là bí thư các huyện?", PEOPLE, people=True)]) == whole


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("cái thứ nhất nói gì", "Quyết định 45/QĐ-UBND nói gì"),
        ("văn bản thứ 2 do ai ký", "QUYẾT ĐỊNH Khen thưởng đợt 1, đợt 2 do ai ký"),
        ("quyết định đầu tiên ban hành ngày nào?", "Quyết định 45/QĐ-UBND ban hành ngày nào?"),
        ("còn năm 2023?", "Các quyết định năm 2023"),
        ("còn kế hoạch thì sao?", "các kế hoạch năm 2022"),
    ],
)
def test_a_paper_of_a_list_is_named_and_the_list_is_asked_anew(asked: str, whole: str) -> None:
    """A paper by its kind and number, else by its title; another year or kind takes the place of the one before."""
    assert complete(mark(asked), [listed("các quyết định năm 2022", DECISIONS)]) == whole


def test_numbers_are_those_that_are_shown() -> None:
    """Of a list that goes on from number 21 the 22nd is its second."""
    before = listed("các quyết định năm 2022", DECISIONS, first=21)

    assert complete(mark("cái thứ 22 nói gì"), [before]) == "QUYẾT ĐỊNH Khen thưởng đợt 1, đợt 2 nói gì"
    assert complete(mark("cái thứ 2 nói gì"), [before]) == "cái thứ 2 nói gì"


def test_nothing_is_pointed_at_where_the_last_answer_is_no_list() -> None:
    """A list before another answer is out of sight."""
    earlier = [listed("các quyết định năm 2022", DECISIONS), answered("Ai ký?", "Khải")]

    assert "45/QĐ-UBND" not in complete(mark("cái thứ nhất nói gì"), earlier)
