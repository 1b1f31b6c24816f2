"""Tasks and officials that the rows of a table tell."""

from collections.abc import Sequence

import pytest

from index.facts.find import find_facts
from index.facts.tasks.rows import find_tasks_of_tables
from index.readers.blocks import paragraph
from index.readers.writing import written
from index.structure.reading import Reading, read
from tests.index.readers.tabular.made import table


def reading(rows: Sequence[str]) -> Reading:
    """A paper with a table of these rows."""
    held = written([paragraph("PHỤ LỤC"), table(rows)])
    return read(held.text, held.layout)


def test_a_table_of_tasks_sets_them() -> None:
    """Who leads does it, until the time of its row; who only takes part does not."""
    found = reading(
        (
            "TT | Nhiệm vụ | Đơn vị phối hợp | Đơn vị chủ trì | Thời hạn hoàn thành",
            "I | Kinh tế |  |  | ",
            "1 | Rà soát quy hoạch | Phòng Y tế | Phòng Nội vụ | 30/6/2024",
            "2 | Lập đề án | Phòng Nội vụ | Công an huyện | ",
        )
    )

    tasks = [(task.said.text, task.who, task.by_when) for task in find_tasks_of_tables(found)]

    assert tasks == [("Rà soát quy hoạch", "Phòng Nội vụ", "30/6/2024"), ("Lập đề án", "Công an huyện", None)]


def test_a_table_of_other_things_sets_no_tasks() -> None:
    """A list of people or of figures says nothing that is to be done."""
    assert not list(find_tasks_of_tables(reading(("TT | Họ và tên | Đơn vị", "1 | Lù A Sềnh | Phòng Y tế"))))


def test_a_plan_may_call_its_columns_otherwise() -> None:
    """One cell names who leads and who takes part; a row that names those below it, or has nobody, sets no task."""
    found = reading(
        (
            "STT | Nội dung | Phân công thực hiện | Hoàn thành trước",
            "I | Hạ tầng | < | <",
            "1 | Giao thông |  | ",
            "a | Cứng hóa đường thôn | Phòng Y tế (chủ trì); UBND các xã (phối hợp) | 30/9/2025",
            "b | Lắp biển báo | ^ | Quý II",
        )
    )

    tasks = [(task.said.text, task.who, task.with_whom, task.by_when) for task in find_tasks_of_tables(found)]

    assert tasks == [
        ("Cứng hóa đường thôn", "Phòng Y tế", "UBND các xã", "30/9/2025"),
        ("Lắp biển báo", "Phòng Y tế", "UBND các xã", "Quý II"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Buổi | Nội dung công việc | Chủ trì", "Sáng | Họp giao ban | Bí thư Huyện ủy"),
        ("Thời gian | Nội dung | Chủ trì | Địa điểm", "08h00 | Họp giao ban | Bí thư Huyện ủy | Hội trường"),
        ("TT | Nội dung | Đơn vị thực hiện", "1 | Mua giấy | Văn phòng"),
    ],
)
def test_a_schedule_or_a_list_without_times_sets_no_tasks(rows: Sequence[str]) -> None:
    """What takes place somewhere is an event, and "Nội dung" without a time may be of anything."""
    assert not list(find_tasks_of_tables(reading(rows)))


def test_people_hold_the_offices_of_their_rows() -> None:
    """An office that says of what it is; "Trưởng phòng" alone says nothing, and "TT: 1" is no circular."""
    facts = find_facts(
        reading(
            (
                "TT | Họ và tên | Chức vụ",
                "1 | Nông Văn Pá | Chủ tịch UBND xã Đồng Mạ",
                "2 | Hoàng Thị Lan | Trưởng phòng",
            )
        )
    )

    assert [(held.name, [office.said.text for office in held.offices]) for held in facts.officials] == [
        ("Nông Văn Pá", ["Chủ tịch UBND xã Đồng Mạ"])
    ]
    assert [held.name for held in facts.documents] == ["PHỤ LỤC"]
