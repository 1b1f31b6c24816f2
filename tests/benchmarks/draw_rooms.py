"""Draws the three floors with their rooms, and which room uses which, from the imports of the code.

    python -m tests.benchmarks.draw_rooms

writes `deploy/pictures/rooms.svg`. An arrow that follows from others is left out, and so are the few modules that every
room uses. What was drawn is kept as JSON inside the picture, so that a test can tell whether it is in step.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.paths import ROOT
from tests.test_imports import FILES, ROOMS, imports, module_of, room_of

PICTURE = ROOT / "deploy" / "pictures" / "rooms.svg"
FLOORS = {
    "bot": ("people reach it: Telegram, the page, the command line", "#1f6f5c", "#eaf5f1"),
    "retrieval": ("a question becomes an answer with its sources", "#2b5fa8", "#eaf1fa"),
    "index": ("a file becomes searchable text, facts and vectors", "#8a5a12", "#faf3e6"),
}
"""By floor, from the top: what it does, the colour of its lines and of its ground."""
EVERYWHERE = ("errors", "types", "log", "settings")
LEFT_OUT = f"Not drawn: {', '.join(EVERYWHERE)}."
WIDTH, MARGIN, HEAD, GAP, SPACE = 960, 20, 40, 12, 34
BOX_HEIGHT, LANE, NARROW, WIDE = 60, 14, 98, 116

Json = dict[str, Any]  # Any: JSON values


@dataclass(slots=True)
class Place:
    """A room in the picture, or a point through which a long arrow goes.

    Attributes:
        column: From the right: what uses nothing of its floor is in column 0.
        x, y: The left upper corner.
    """

    column: int
    room: str | None = None
    x: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> int:
        """The height that it takes in its column."""
        return BOX_HEIGHT if self.room else LANE

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(slots=True)
class Floor:
    """The places of a floor in their columns and the ways that the arrows take through them."""

    columns: list[list[Place]]
    ways: list[list[Place]] = field(default_factory=list)

    @property
    def box_width(self) -> int:
        """The width of a room, narrow where there are many columns."""
        return NARROW if len(self.columns) > 6 else WIDE


def rooms() -> Json:
    """Every room with its files and lines, and every arrow that does not follow from others, in order."""
    sizes: dict[str, list[int]] = {}
    used: dict[str, set[str]] = {}
    for path in FILES:
        own = room_of(module_of(path), ROOMS)
        if own is None:
            continue
        files, lines = sizes.get(own[1], [0, 0])
        has_code = path.name != "__init__.py"
        sizes[own[1]] = [files + has_code, lines + len(path.read_text("utf-8").splitlines())]
        found = (room_of(module, ROOMS) for module in imports(path))
        used.setdefault(own[1], set()).update(room[1] for room in found if room and room != own)
    drawn = {room: size for room, size in sizes.items() if room.split(".")[1] not in EVERYWHERE}
    beside = {
        room: {other for other in used[room] if other in drawn and other.split(".")[0] == room.split(".")[0]}
        for room in drawn
    }
    arrows = sorted([room, other] for room in drawn for other in beside[room] if not _goes_round(room, other, beside))
    return {"rooms": dict(sorted(drawn.items())), "arrows": arrows}


def _goes_round(room: str, other: str, used: Mapping[str, set[str]]) -> bool:
    """Whether the other room is also reached by way of a third."""
    return any(other in _reached(third, used) for third in used[room] if third != other)


def _reached(room: str, used: Mapping[str, set[str]]) -> set[str]:
    return used[room].union(*(_reached(other, used) for other in used[room]))


def lay_out(names: Sequence[str], arrows: Sequence[Sequence[str]]) -> Floor:
    """Put the rooms of a floor into columns, users to the left of what they use, with few crossings."""
    used = {name: [other for room, other in arrows if room == name] for name in names}

    def column(name: str) -> int:
        return 1 + max((column(other) for other in used[name]), default=-1)

    places = {name: Place(column(name), name) for name in names}
    floor = Floor([[] for _ in range(1 + max(place.column for place in places.values()))])
    for place in places.values():
        floor.columns[place.column].append(place)
    for room, other in arrows:
        between = [Place(at) for at in range(places[room].column - 1, places[other].column, -1)]
        for place in between:
            floor.columns[place.column].append(place)
        floor.ways.append([places[room], *between, places[other]])
    _order(floor)
    return floor


def _order(floor: Floor) -> None:
    """Let each place stand near the middle of those that it is joined with."""
    _stack(floor)
    for sweep in range(24):
        columns = floor.columns if sweep % 2 else floor.columns[::-1]
        for column in columns:
            column[:] = sorted(column, key=partial(_wanted, ways=floor.ways))
            _stack(floor)


def _wanted(place: Place, ways: Sequence[Sequence[Place]]) -> float:
    joined = [
        other.middle
        for way in ways
        for first, second in pairwise(way)
        for here, other in ((first, second), (second, first))
        if here is place
    ]
    return sum(joined) / len(joined) if joined else place.middle


def _stack(floor: Floor) -> None:
    """Give every place its position: columns from the right, each centred."""
    tallest = max(_height(column) for column in floor.columns)
    right = WIDTH - MARGIN - 4 - floor.box_width
    step = (right - MARGIN - 4) / max(1, len(floor.columns) - 1)
    for at, column in enumerate(floor.columns):
        y = (tallest - _height(column)) / 2
        for place in column:
            place.x = right - at * step
            place.y = y
            y += place.height + GAP


def _height(column: Sequence[Place]) -> int:
    return sum(place.height for place in column) + GAP * (len(column) - 1)


def draw(data: Json) -> str:
    """The picture of these rooms and arrows."""
    parts: list[str] = []
    top = MARGIN
    for name, (does, colour, ground) in FLOORS.items():
        names = [room for room in data["rooms"] if room.split(".")[0] == name]
        floor = lay_out(names, [arrow for arrow in data["arrows"] if arrow[0] in names])
        height = HEAD + max(map(_height, floor.columns)) + 18
        if parts:
            parts.append(_between(top))
            top += SPACE
        parts.append(
            f'<rect x="{MARGIN / 2}" y="{top}" width="{WIDTH - MARGIN}" height="{height}" rx="8" fill="{ground}"/>'
        )
        parts += _floor(name, does, floor, data["rooms"], top=top, colour=colour)
        top += height
    parts.append(
        f'<text x="{MARGIN + 4}" y="{top + 21}" font-size="11.5" fill="#6a737d">An arrow points to what a room uses; '
        f"one that follows from others is left out. Dashed: one file. {LEFT_OUT}</text>"
    )
    top += 16
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + MARGIN}" width="{WIDTH}" '
            f'height="{top + MARGIN}" font-family="-apple-system, Segoe UI, Helvetica, Arial, sans-serif">',
            "<title>The rooms of the house, and which uses which</title>",
            f"<metadata>{text}</metadata>",
            f'<rect width="{WIDTH}" height="{top + MARGIN}" rx="10" fill="#ffffff"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _between(top: int) -> str:
    middle, tip = WIDTH / 2, top + SPACE - 7
    return (
        f'<path d="M{middle} {top + 6}V{tip - 6}" stroke="#9aa3ad" stroke-width="6"/>'
        f'<path d="M{middle - 9} {tip - 8}h18l-9 9z" fill="#9aa3ad"/>'
        f'<text x="{middle + 18}" y="{top + 21}" font-size="12" fill="#6a737d">uses, and is never used by</text>'
    )


def _floor(
    name: str, does: str, floor: Floor, sizes: Mapping[str, Sequence[int]], *, top: int, colour: str
) -> Iterator[str]:
    rows = [sizes[place.room] for column in floor.columns for place in column if place.room]
    total = f"{sum(files for files, _ in rows)} files, {sum(lines for _, lines in rows):,} lines"
    yield (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0.5L8 4L0 7.5z" fill="{colour}"/></marker>'
        f'<text x="{MARGIN + 4}" y="{top + 25}" font-size="17" font-weight="700" fill="{colour}">{name}/'
        f'<tspan dx="10" font-size="13" font-weight="400" fill="#444c56">{does}</tspan></text>'
        f'<text x="{WIDTH - MARGIN - 4}" y="{top + 25}" font-size="12" text-anchor="end" fill="#6a737d">{total}</text>'
    )
    for way in floor.ways:
        yield (
            f'<path d="{_curve(way, top + HEAD, floor.box_width)}" fill="none" stroke="{colour}" stroke-width="1.3" '
            f'opacity="0.75" marker-end="url(#{name})"/>'
        )
    for column in floor.columns:
        for place in column:
            if place.room:
                yield _box(place, sizes[place.room], top=top + HEAD, width=floor.box_width, colour=colour)


def _curve(way: Sequence[Place], top: int, width: int) -> str:
    """A smooth line from the right side of the first through the others to the left side of the last."""
    points = [(way[0].x + width, way[0].middle)]
    for place in way[1:-1]:
        points += [(place.x, place.middle), (place.x + width, place.middle)]
    points.append((way[-1].x - 1, way[-1].middle))
    path = f"M{points[0][0]:.0f} {points[0][1] + top:.0f}"
    for (x, y), (next_x, next_y) in pairwise(points):
        half = (x + next_x) / 2
        path += f"C{half:.0f} {y + top:.0f} {half:.0f} {next_y + top:.0f} {next_x:.0f} {next_y + top:.0f}"
    return path


def _box(place: Place, size: Sequence[int], *, top: int, width: int, colour: str) -> str:
    files, lines = size
    name = (place.room or "").split(".")[1]
    is_module = Path(ROOT, *(place.room or "").split(".")).with_suffix(".py").is_file()
    counted = [f"{lines:,} lines"] if is_module else [f"{files} file{'s'[: files > 1]}", f"{lines:,} lines"]
    middle, y = place.x + width / 2, place.y + top + (0 if len(counted) > 1 else 7)
    return "\n".join(
        [
            f'<rect x="{place.x:.0f}" y="{place.y + top:.0f}" width="{width}" height="{BOX_HEIGHT}" rx="6" '
            f'stroke="{colour}" stroke-width="1.4" stroke-dasharray="{"4 3" if is_module else "none"}" fill="#fff"/>',
            f'<text x="{middle:.0f}" y="{y + 21:.0f}" font-size="14" font-weight="600" text-anchor="middle" '
            f'fill="#24292f">{name}{".py" if is_module else ""}</text>',
            *(
                f'<text x="{middle:.0f}" y="{y + 37 + 14 * row:.0f}" font-size="11" text-anchor="middle" '
                f'fill="#57606a">{line}</text>'
                for row, line in enumerate(counted)
            ),
        ]
    )


def drawn(picture: str) -> Json:
    """The rooms and arrows that a picture was drawn from."""
    held: Json = json.loads(picture.split("<metadata>")[1].split("</metadata>")[0])
    return held


if __name__ == "__main__":
    PICTURE.write_text(draw(rooms()), encoding="utf-8")
