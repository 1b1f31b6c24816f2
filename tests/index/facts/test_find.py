"""Whose the tasks of a paper are."""

import pytest

from index.facts.find import find_facts
from index.facts.types import Facts
from index.readers.blocks import paragraph
from index.readers.writing import written
from index.structure.reading import read
from tests.index.readers.tabular.made import table

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN MÔ\n-------\nSố: 12/{symbol}-UBND\n\nYên Mô, ngày 10 tháng 8 năm 2023\n\n"
ROWS = ("TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn", "1 | Rà soát quy hoạch | Phòng Nội vụ | 30/9/2023")
HELD = (
    "Ngày 09/8/2023, UBND huyện Yên Mô tổ chức hội nghị giao ban tháng 8. Đồng chí Lê An, Chủ tịch UBND huyện chủ trì."
)


def facts_of(kind: str, symbol: str, text: str = "", *, with_table: bool = True) -> Facts:
    """What is found in a paper of this kind with a table of tasks."""
    head = [
        paragraph(line) for line in f"{HEAD.format(symbol=symbol)}{kind}\nVề phát triển đô thị\n\n{text}".split("\n")
    ]
    held = written([*head, *([table(ROWS)] if with_table else [])])
    return find_facts(read(held.text, held.layout))


def tasks_of(facts: Facts) -> list[tuple[str, str | None, bool]]:
    """The tasks of the documents that are found."""
    return [(task.said.text, task.who, task.concluding) for held in facts.documents for task in held.tasks]


def test_a_paper_that_reports_no_meeting_has_its_tasks_itself() -> None:
    """They hang on the document that is read."""
    found = facts_of("KẾ HOẠCH", "KH")

    assert tasks_of(found) == [("Rà soát quy hoạch", "Phòng Nội vụ", True)]
    assert found.documents[0].is_self


def test_tasks_of_a_meeting_stay_the_meetings() -> None:
    """A notice of a meeting's conclusion gives them once, to the meeting."""
    found = facts_of("THÔNG BÁO", "TB", HELD)

    assert tasks_of(found) == []
    assert [task.said.text for held in found.meetings for task in held.course.tasks] == ["Rà soát quy hoạch"]


@pytest.mark.parametrize(("kind", "symbol"), [("BÁO CÁO", "BC"), ("QUY CHẾ", "QC"), ("TỜ TRÌNH", "TTr")])
def test_a_paper_that_reports_or_rules_gives_no_tasks(kind: str, symbol: str) -> None:
    """What a report tells was done, what a rule says is nobody's task until a day."""
    assert tasks_of(facts_of(kind, symbol)) == []


def test_who_is_addressed_has_the_task() -> None:
    """A sentence that names nobody who is to do it is no task that somebody could be asked about."""
    found = facts_of(
        "CHỈ THỊ",
        "CT",
        "Ủy ban nhân dân huyện yêu cầu:\n1. Tăng cường tuyên truyền pháp luật về đất đai.\n"
        "2. Phòng Nội vụ rà soát quy hoạch cán bộ trước ngày 30/9/2023.",
        with_table=False,
    )

    assert tasks_of(found) == [("Phòng Nội vụ rà soát quy hoạch cán bộ trước ngày 30/9/2023.", "Phòng Nội vụ", True)]
