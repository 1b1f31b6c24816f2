"""Draws the picture of measured quality from the results that the repository keeps.

    python -m tests.benchmarks.draw_figures

`deploy/pictures/quality.svg` from `tests/results/*.json`. The same data gives the same bytes, so that a test can tell
whether the picture is that of the data.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.transforms import ScaledTranslation

from tests.paths import ROOT

RESULTS = ROOT / "tests" / "results"
PICTURES = ROOT / "deploy" / "pictures"

Json = Mapping[str, Any]  # Any: JSON values

STYLE: Any = {  # Any: matplotlib's own type has each of its three hundred names written out
    "svg.hashsalt": "dannguon",
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e4e4e4",
    "legend.frameon": False,
    "legend.fontsize": 9,
}
SIZE_INCHES = (8.33, 4)
"""800 pixels wide, at 96 to the inch."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is drawn, in points: told apart by its mark too, and seen below another one that covers it."""

    colour: str
    mark: str
    mark_size: float
    width: float


LOOKS = (
    Look("#0072b2", "o", 8, 2.8),
    Look("#d55e00", "s", 6, 1.8),
    Look("#009e73", "^", 6, 1.4),
    Look("#aa4499", "D", 5, 1.4),
    Look("#8a6d00", "v", 6, 1.4),
)
"""The colours that people who see few of them tell apart are Okabe and Ito's."""
MOST_LEVEL_LABELS = 4
"""Commits whose names fit side by side below an axis; more of them are written aslant."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at one commit: where it stands on the axis, its value, and its interval if it has one."""

    at: int
    value: float
    interval: tuple[float, float] | None


def read_results(folder: Path) -> list[Json]:
    """The files of results, oldest commit first.

    Raises:
        KeyError: If a file has no `date`, the commit's as `git show -s --format=%cI` tells it.
    """
    held = [json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")]
    return sorted(held, key=lambda result: (datetime.fromisoformat(result["date"]), result["commit"]))


def lines_of(results: Sequence[Json], part: str, figure: str) -> dict[str, list[Point]]:
    """The points of a figure for each set of questions, in the order of the newest results that have it.

    What is measured in another way than as it is (`viquad1_dev, marks stripped`) is left out.
    """
    names = dict.fromkeys(name for result in reversed(results) for name in result[part] if "," not in name)
    lines = {
        name: [
            Point(at, float(Fraction(held[figure])), held.get("intervals", {}).get(figure))
            for at, result in enumerate(results)
            if (held := result[part].get(name, {})).get(figure) is not None
        ]
        for name in names
    }
    return {name: points for name, points in lines.items() if points}


def _two_panels() -> tuple[Figure, Axes, Axes]:
    """A picture as wide as a page of text, with room around."""
    figure = Figure(figsize=SIZE_INCHES, layout=ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.08, wspace=0.04))
    left, right = figure.subplots(1, 2)
    return figure, left, right


def _explain(figure: Figure, axes: Axes, *, below_inches: float) -> None:
    """Name the lines so far below the panel, where they cover nothing."""
    lower = ScaledTranslation(0, -below_inches, figure.dpi_scale_trans)
    place = {"bbox_to_anchor": (0, 0), "bbox_transform": axes.transAxes + lower, "borderaxespad": 0}
    axes.legend(loc="upper left", ncols=2, columnspacing=1, **place)


def draw_quality(results: Sequence[Json]) -> Figure:
    """Retrieval to the left, answers to the right, commits along the axes."""
    figure, left, right = _two_panels()
    for axes, title, lines in (
        (left, "Retrieval: nDCG@10", lines_of(results, "retrieval", "nDCG@10")),
        (right, "Answers: share correct", lines_of(results, "answers", "correct")),
    ):
        axes.set_title(title)
        for (name, points), look in zip(lines.items(), cycle(LOOKS), strict=False):
            _draw_line(axes, f"{name.removesuffix('.jsonl')}: {points[-1].value:.3f}", points, look)
        axes.set_xticks(range(len(results)), [held["commit"] for held in results])
        is_aslant = len(results) > MOST_LEVEL_LABELS
        axes.tick_params("x", labelrotation=45 if is_aslant else 0)
        axes.set(xlim=(-0.3, len(results) - 0.7), xlabel=f"commit, {_days(results)}")
        _explain(figure, axes, below_inches=0.95 if is_aslant else 0.55)
    return figure


def _days(results: Sequence[Json]) -> str:
    """From which day to which the results are."""
    first, last = (held["date"][:10] for held in (results[0], results[-1]))
    return first if first == last else f"{first} to {last}"


def _plot(axes: Axes, across: Sequence[float], up: Sequence[float], label: str, look: Look) -> None:
    axes.plot(
        across, up, label=label, color=look.colour, marker=look.mark, markersize=look.mark_size, linewidth=look.width
    )


def _draw_line(axes: Axes, name: str, points: Sequence[Point], look: Look) -> None:
    _plot(axes, [point.at for point in points], [point.value for point in points], name, look)
    known = [(point.at, *point.interval) for point in points if point.interval]
    for before, after in pairwise(known):
        if after[0] - before[0] == 1:
            ends = (before[0], after[0]), (before[1], after[1]), (before[2], after[2])
            axes.fill_between(*ends, color=look.colour, alpha=0.15, linewidth=0)
    for at, low, high in known:  # a commit without neighbours has no band
        axes.vlines(at, low, high, color=look.colour, alpha=0.4, linewidth=1)


def as_svg(draw: Callable[[], Figure]) -> str:
    """The picture as an SVG file without the time and the version it was made with."""
    file = io.StringIO()
    with mpl.rc_context(STYLE):
        draw().savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()


def pictures() -> dict[str, str]:
    """Each picture by its file name, from the data of the repository."""
    return {"quality.svg": as_svg(lambda: draw_quality(read_results(RESULTS)))}


if __name__ == "__main__":
    for name, svg in pictures().items():
        (PICTURES / name).write_text(svg, "utf-8")
