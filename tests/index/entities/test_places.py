"""Administrative units as they are named in a text, and the unit that a body belongs to."""

import pytest

from index.entities.places import place_of, places_in


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("UBND huyện Nam Sách", "huyện Nam Sách"),
        ("HĐND huyện nam sách", "huyện Nam Sách"),
        ("UBND H. Nam Sách", "huyện Nam Sách"),
        ("UBND TP. Hải Dương", "thành phố Hải Dương"),
        ("Huyện ủy Tam Dương", "huyện Tam Dương"),
        ("Bộ Nội vụ", None),
    ],
)
def test_a_body_belongs_to_a_unit(body: str, place: str | None) -> None:
    """The unit is read in full, in small letters and shortened; a ministry has none."""
    assert place_of(body) == place


def test_units_are_found_in_order() -> None:
    """Each unit stands where it is written; in a list the kind is said once."""
    text = "các xã An Lâm và Hợp Tiến, huyện Nam Sách"

    found = places_in(text)

    assert [one.place for one in found] == ["xã An Lâm", "xã Hợp Tiến", "huyện Nam Sách"]
    assert [text[one.span.start : one.span.end] for one in found] == ["xã An Lâm", "Hợp Tiến", "huyện Nam Sách"]


@pytest.mark.parametrize("name", ["Phòng Văn Hóa-Xã Hội", "Phòng Văn Hóa - Xã Hội"])
def test_society_is_no_commune(name: str) -> None:
    """What only begins like the name of a unit names none."""
    assert place_of(name) is None


@pytest.mark.parametrize("name", ["Ea H'mor", "Ea H’mor", "Đắk R'Nang", "Đắk R’nang"])
def test_a_name_with_an_apostrophe_is_whole(name: str) -> None:
    """Whichever sign stands there, and with a capital behind it or not."""
    assert place_of(f"UBND xã {name}") == f"xã {name}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Huyện ủy Đắk R’Lấp", "huyện Đắk R’Lấp"),
        ("UBND huyện Đắk R'Lấp tổ chức", "huyện Đắk R'Lấp"),
        ("huyện Cư M'gar thăm hỏi", "huyện Cư M'gar"),
        ("huyện Đắk G’Long, huyện Tuy Đức", "huyện Đắk G’Long"),
    ],
)
def test_names_of_the_highlands_are_whole(text: str, place: str) -> None:
    """The part behind an apostrophe may have a capital of its own."""
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Hội đồng nhân dân tỉnh Bình Dương Đoàn Giám sát", "tỉnh Bình Dương"),
        ("UBND huyện Nam Sách Ban Chỉ đạo", "huyện Nam Sách"),
        ("UBND tỉnh Hải Dương Lê Văn Sáu", "tỉnh Hải Dương"),
    ],
)
def test_a_unit_of_the_table_ends_where_it_does(name: str, place: str) -> None:
    """A part of the body or a person behind it is none of its name, though its last word is a family's."""
    assert place_of(name) == place
