"""Which unit a paper is of, and what lies above it."""

import pytest

from index.facts.own_unit import own_unit, unit_above
from index.structure.reading import read

PORTAL = "({address}) - Chiều 31/3, UBND tỉnh tổ chức gặp mặt các nhà báo. Chủ tịch UBND tỉnh Lê An Sáu phát biểu.\n"


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("binhdinh.gov.vn", "tỉnh Bình Định"),
        ("namsach.haiduong.gov.vn", "huyện Nam Sách"),
        ("chinhphu.gov.vn", None),
        ("a@haiduong.gov.vn", None),
    ],
)
def test_a_page_is_of_the_unit_whose_portal_it_names(address: str, own: str | None) -> None:
    """The address of an office's portal tells the unit of a page that names none."""
    assert own_unit(read(PORTAL.format(address=address))) == own


@pytest.mark.parametrize(
    ("own", "kind", "above"),
    [
        ("huyện Nam Sách", "tỉnh", "tỉnh Hải Dương"),
        ("huyện Nam Sách", "huyện", None),
        ("huyện Không Có", "tỉnh", None),
        (None, "tỉnh", None),
    ],
)
def test_a_unit_lies_in_the_one_above_it(own: str | None, kind: str, above: str | None) -> None:
    """The table tells the province of a district that the text does not name."""
    assert unit_above(own, "", lambda place: place.startswith(f"{kind} ")) == above
