"""Who leads a task and who takes part, told from one cell."""

import pytest

from index.facts.tasks.shared import Charge, read_charge

BOTH = Charge("Phòng Y tế", "Công an huyện; UBND các xã")


@pytest.mark.parametrize(
    "text",
    [
        "Chủ trì: Phòng Y tế; Phối hợp: Công an huyện; UBND các xã",
        "- Cơ quan chủ trì: Phòng Y tế. - Cơ quan, đơn vị phối hợp: Công an huyện; UBND các xã.",
        "Phòng Y tế (chủ trì); Công an huyện; UBND các xã (phối hợp)",
        "Phòng Y tế (chủ trì), Công an huyện; UBND các xã",
        "Phòng Y tế chủ trì, phối hợp với Công an huyện; UBND các xã",
        "Phòng Y tế; phối hợp: Công an huyện; UBND các xã",
        "Phòng Y tế phối hợp cùng Công an huyện; UBND các xã",
    ],
)
def test_a_cell_tells_who_leads_from_who_takes_part(text: str) -> None:
    """Labels before the names, in brackets behind them, or within a sentence say the same."""
    assert read_charge(text) == BOTH


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Phòng Văn hóa, Khoa học và Thông tin; Hội Nông dân huyện",) * 2,
        ("Chủ trì: Phòng Y tế", "Phòng Y tế"),
        ("Phòng Y tế và Công an huyện phối hợp",) * 2,
    ],
)
def test_all_lead_where_a_cell_tells_nobody_apart(text: str, who: str) -> None:
    """Those whom a cell only names all do it, and so do those who only work together."""
    assert read_charge(text) == Charge(who, None)
