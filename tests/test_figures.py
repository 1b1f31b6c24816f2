"""The picture of measured quality is that of the data beside it."""

import json
from pathlib import Path

import pytest

pytest.importorskip(
    "matplotlib", reason="matplotlib draws the pictures; it comes with `make install`, in the extra dev"
)

from tests.benchmarks.draw_figures import PICTURES, as_svg, draw_quality, lines_of, pictures, read_results


def test_the_picture_is_that_of_the_data() -> None:
    """No result was added without drawing the picture again."""
    kept = {name: (PICTURES / name).read_text("utf-8") for name in pictures()}

    assert kept == pictures(), "hãy chạy: python -m tests.benchmarks.draw_figures"


def write_results(folder: Path) -> None:
    """Three files of results, whose names are in another order than their dates."""
    for commit, date, sets in (
        (
            "bbb",
            "2026-01-02T23:30:00+00:00",
            {"old": {"correct": "3/4"}, "new": {"correct": 0.5}, "none": {"correct": None}},
        ),
        ("ccc", "2026-01-01T10:00:00+00:00", {"old": {"correct": "1/2"}, "old, marks stripped": {"correct": 0.1}}),
        ("aaa", "2026-01-03T01:00:00+07:00", {"old": {"correct": 0.8, "intervals": {"correct": [0.7, 0.9]}}}),
    ):
        result = {"commit": commit, "date": date, "answers": sets, "retrieval": {"set": {"nDCG@10": 0.9}}}
        (folder / f"{commit}.json").write_text(json.dumps(result), "utf-8")


def test_results_are_in_the_order_of_their_commits(tmp_path: Path) -> None:
    """The commit's date decides, its time zone regarded, and not the file's name."""
    write_results(tmp_path)

    assert [result["commit"] for result in read_results(tmp_path)] == ["ccc", "aaa", "bbb"]


def test_a_set_has_points_where_it_was_measured(tmp_path: Path) -> None:
    """A set is drawn from the commit on that has it, a count as its share; what was asked otherwise is left out."""
    write_results(tmp_path)

    lines = lines_of(read_results(tmp_path), "answers", "correct")

    assert {name: [(point.at, point.value, point.interval) for point in line] for name, line in lines.items()} == {
        "old": [(0, 0.5, None), (1, 0.8, [0.7, 0.9]), (2, 0.75, None)],
        "new": [(2, 0.5, None)],
    }


def test_a_picture_is_drawn_the_same_each_time(tmp_path: Path) -> None:
    """The same results give the same bytes, in which there is no date and nothing of the machine."""
    write_results(tmp_path)
    first, second = (as_svg(lambda: draw_quality(read_results(tmp_path))) for _ in range(2))

    assert first == second
    assert "dc:date" not in first
