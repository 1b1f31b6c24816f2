"""What counts as the expected answer of several things."""

from dataclasses import replace

import pytest

from index.types import Document, Header
from retrieval.citations import cite
from retrieval.measure.forms import ItemFigures, is_expected, items_of
from retrieval.types import Answer, AnswerKind, Choice, Draft, Form, Item, Verdict
from tests.fakes import make_answer

ROW = {"answerable": True, "answers": [], "items": [["05-CT/HU"], ["06-CT/HU", "trồng cây"]], "total": 2}


def answer(form: Form, *, text: str = "05 [1]") -> Answer:
    """An answer of this form that cites one passage."""
    document = Document("0123456789ab", "/documents", "a.txt", "", "05", Header())
    cited = (cite(document, 0, 2, marker=1, heading=None, score=1.0),) if text else ()
    return replace(make_answer("?"), said=Draft(text, cited, form=form))


@pytest.mark.parametrize(
    ("items", "total", "figures", "right"),
    [
        (("Chỉ thị 05-CT/HU", "Chỉ thị về trồng cây"), 2, ItemFigures(1.0, 1.0), True),
        (("Chỉ thị 05-CT/HU", "Chỉ thị về trồng cây"), 3, ItemFigures(1.0, 1.0), False),
        (("Chỉ thị 05-CT/HU",), 2, ItemFigures(1.0, 0.5), False),
        (("Chỉ thị 05-CT/HU", "về trồng cây", "Chỉ thị 09-CT/HU"), 2, ItemFigures(2 / 3, 1.0), False),
    ],
)
def test_a_list_is_right_by_its_items_and_their_number(
    items: tuple[str, ...], total: int, figures: ItemFigures, right: bool
) -> None:
    """Three quarters of what is said must be expected, and the other way round, and the number must be exact."""
    form = Form(AnswerKind.LIST, items=tuple(Item(text, (1,)) for text in items), total=total)
    assert items_of(ROW, answer(form)) == figures
    assert is_expected(ROW, answer(form)) is right


def test_a_verdict_is_right_with_what_decides_it() -> None:
    """The word alone is not enough, nor is the clause without it; what no document says may be left open."""
    row = {"answerable": True, "answers": [["05"]], "verdict": "no"}
    assert is_expected(row, answer(Form(AnswerKind.YES_NO, Verdict.NO)))
    assert not is_expected(row, answer(Form(AnswerKind.YES_NO, Verdict.YES)))
    assert not is_expected(row, answer(Form(AnswerKind.YES_NO, Verdict.NO), text="06 [1]"))
    assert is_expected({**row, "verdict": "unclear"}, answer(Form(AnswerKind.YES_NO), text=""))


def test_what_is_asked_back_offers_what_may_be_meant() -> None:
    """All that is expected is offered; of more than can be, nothing else."""
    row = {"answerable": True, "answers": [], "status": "choose", "choices": ["Nam Sách", "Kim Sơn"]}
    offered = Form(choices=(Choice("huyện Nam Sách", "?"), Choice("huyện Kim Sơn", "?")))
    assert is_expected(row, answer(offered, text=""))
    assert is_expected({**row, "choices": ["Nam Sách", "Kim Sơn", "Bến Đá"]}, answer(offered, text=""))
    assert not is_expected({**row, "choices": ["Nam Sách", "Bến Đá"]}, answer(offered, text=""))
