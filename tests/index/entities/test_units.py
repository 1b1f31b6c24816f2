"""The table of administrative units that there were and are."""

from index.entities.units import units_named


def test_a_unit_is_known_by_its_name() -> None:
    """A district is found by kind and name, in any case, and without marks only where that is asked for."""
    (row,) = units_named("huyện", "Nam Sách", without_marks=False)

    assert row.label == "huyện Nam Sách"
    assert units_named("huyện", "nam sach", without_marks=True) == (row,)
    assert units_named("huyện", "nam sach", without_marks=False) == ()
    assert [row.kind for row in units_named("xã", "Nam Sách", without_marks=False)] == ["xã"]
