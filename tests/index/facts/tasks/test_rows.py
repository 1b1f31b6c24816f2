"""Tasks and officials that the rows of a table tell."""

from collections.abc import Sequence

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
        ("Nông Văn Pá", ["Chủ tịch UBND xã"])
    ]
    assert [held.name for held in facts.documents] == ["PHỤ LỤC"]
