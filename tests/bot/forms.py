"""Answers of several things, made by hand."""

from dataclasses import replace
from typing import Any

from retrieval.citations import cite
from retrieval.types import Answer, AnswerKind, Choice, Draft, Form, Item
from tests.bot.fakes import NAM_SACH
from tests.fakes import make_answer

LIST = "danh sách chỉ thị"
LONG = "danh sách các chỉ thị của Huyện ủy Nam Sách ban hành trong nhiệm kỳ 2020 - 2025 về công tác dân vận"
TOTAL = 12


def listed(first: int = 1, *, question: str = LIST, total: int = TOTAL) -> Answer:
    """Up to twenty items of a list, each with a citation of its own."""
    count = min(20, total - first + 1)
    cited = tuple(cite(NAM_SACH, at, at + 5, marker=at + 1, heading=None, score=1.0) for at in range(count))
    items = tuple(Item(f"Chỉ thị {first + at}", (at + 1,)) for at in range(count))
    form = Form(AnswerKind.LIST, items=items, total=total, counted="chỉ thị", first=first)
    return with_form(question, "Chỉ thị [1]", cited, form)


def with_form(question: str, text: str, cited: tuple[Any, ...], form: Form) -> Answer:
    """An answer of this form; Any: citations."""
    return replace(make_answer(question), said=Draft(text, cited, form=form))


def one(form: Form, text: str = "Bùi Văn Thăng [1]") -> Answer:
    """An answer of this form with one citation."""
    return with_form("?", text, (cite(NAM_SACH, 0, 20, marker=1, heading=None, score=1.0),), form)


CHOICES = Form(
    choices=(
        Choice("huyện Nam Sách", "Bí thư Huyện ủy Nam Sách là ai?"),
        Choice("huyện Nam Đông", "Bí thư Huyện ủy huyện Nam Đông, tỉnh Thừa Thiên Huế, hiện nay là ai?"),
    )
)
