"""The picture of the rooms in the README is in step with the imports."""

from itertools import pairwise

from tests.benchmarks.draw_rooms import PICTURE, draw, drawn, lay_out, rooms

AGAIN = "draw it again: python -m tests.benchmarks.draw_rooms"


def test_the_picture_shows_the_rooms_and_their_arrows() -> None:
    """Rooms and arrows are those of the code; its files and lines have not gone far from what is written."""
    kept, now = drawn(PICTURE.read_text("utf-8")), rooms()

    assert kept["arrows"] == now["arrows"], AGAIN
    assert kept["rooms"].keys() == now["rooms"].keys(), AGAIN
    for room, (_, lines) in now["rooms"].items():
        assert abs(kept["rooms"][room][1] - lines) <= 0.25 * lines + 30, f"{room} has {lines} lines; {AGAIN}"


def test_the_picture_is_what_the_script_draws() -> None:
    """Nothing was changed by hand."""
    kept = PICTURE.read_text("utf-8")

    assert kept == draw(drawn(kept)), AGAIN


def test_users_stand_left_of_what_they_use() -> None:
    """An arrow always points to the right, through a point in each column between."""
    floor = lay_out(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])

    assert [[place.room for place in column if place.room] for column in floor.columns] == [["c"], ["b"], ["a"]]
    assert [[place.room for place in way] for way in floor.ways] == [["a", "b"], ["b", "c"], ["a", None, "c"]]
    assert all(left.x < right.x for way in floor.ways for left, right in pairwise(way))
