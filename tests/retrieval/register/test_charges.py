"""Which units a task names, and which of them a question means."""

import datetime

from index.facts.types import DocumentFact, Origin, Said, Task
from index.layout import Span
from index.types import DocumentSummary, Header
from retrieval.register.charges import charges_by_unit, named_in
from retrieval.register.entries import DocumentEntry, Record


def entry(*tasks: Task) -> DocumentEntry:
    """A plan that gives these tasks."""
    day = datetime.date(2024, 1, 2)
    fact = DocumentFact(
        "Kế hoạch", "Kế hoạch", "1", "KH", Origin(date=day), None, True, False, (), Span(0, 1), 0.9, tasks
    )
    document = DocumentSummary("a" * 12, "/documents", "a.txt", "0" * 64, Header("Kế hoạch", None, day))
    return DocumentEntry("e", (Record("f", document, fact),))


def task(who: str, with_whom: str | None = None) -> Task:
    """A task of these."""
    return Task(Said(f"việc của {who}", 0, 1), who, None, None, concluding=True, with_whom=with_whom)


def meant(question: str, *tasks: Task) -> list[tuple[str, bool]]:
    """Whose tasks a question without marks means, and whether they lead."""
    found = named_in(question.split(), charges_by_unit([entry(*tasks)]))
    return [(charge.task.who or "", charge.leads) for charge in found]


def test_each_of_several_units_has_the_task() -> None:
    """Those who lead and those who take part, parted by semicolons, or by commas between units."""
    both = task("Phòng Y tế; Phòng Nội vụ", "UBND các xã, Công an huyện")

    assert meant("nhiem vu cua phong noi vu", both) == [("Phòng Y tế; Phòng Nội vụ", True)]
    assert meant("cong an huyen lam gi", both) == [("Phòng Y tế; Phòng Nội vụ", False)]


def test_a_comma_may_be_within_a_name() -> None:
    """What follows it begins no unit."""
    name = "Phòng Văn hóa, Khoa học và Thông tin"

    assert meant("phong van hoa khoa hoc va thong tin lam gi", task(name)) == [(name, True)]
    assert meant("khoa hoc va thong tin lam gi", task(name)) == []


def test_a_name_within_a_longer_one_is_not_meant() -> None:
    """The office of two bodies is neither of them."""
    office, body = task("Văn phòng HĐND và UBND huyện"), task("UBND huyện")

    question = "van phong hoi dong nhan dan va uy ban nhan dan huyen lam gi"
    assert meant(question, office, body) == [("Văn phòng HĐND và UBND huyện", True)]
    assert meant("uy ban nhan dan huyen lam gi", office, body) == [("UBND huyện", True)]
