"""The table of administrative units that there were and are."""

import pytest

from index.entities.units import may_lie_in, units_named


def test_a_unit_is_known_by_its_name() -> None:
    """A district is found by kind and name, in any case, and without marks only where that is asked for."""
    (row,) = units_named("huyện", "Nam Sách", without_marks=False)

    assert row.label == "huyện Nam Sách"
    assert units_named("huyện", "nam sach", without_marks=True) == (row,)
    assert units_named("huyện", "nam sach", without_marks=False) == ()
    assert [row.kind for row in units_named("xã", "Nam Sách", without_marks=False)] == ["xã"]


@pytest.mark.parametrize(
    ("place", "name", "may"),
    [
        ("huyện Nam Sách", ("hai", "duong"), True),
        ("huyện Nam Sách", ("hai", "phong"), True),  # of today
        ("huyện Nam Sách", ("nam", "dinh"), False),
        ("xã Không Ai Biết", ("hai", "duong"), True),
        ("xã Không Ai Biết", ("mot", "noi", "nao"), False),
        ("tỉnh Hải Dương", ("hai", "duong"), False),
        ("tỉnh Nam Định", ("hai", "duong"), False),
    ],
)
def test_units_that_may_lie_in_another(place: str, name: tuple[str, ...], *, may: bool) -> None:
    """By the table, or where that knows no unit of the name; no province lies in another."""
    assert may_lie_in(place, name) is may
