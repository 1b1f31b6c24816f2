"""White between columns is found as by looking at every line, without looking at every line from each one above it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.text.drawn.find import parts_of
from index.readers.text.drawn.whites import Stretch, Whites
from tests.work import calls

LINES = st.lists(
    st.sampled_from(["a", "bc", "  d", "a  b", "a   b  c", "ab  c   d", "    e  f g", "a b  c d", "", "\t"])
)


def columns_of(lines: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The columns of lines, place by place: one ends where two places or more are white in all of them."""
    filled = sorted({at for line in lines for at, sign in enumerate(line.expandtabs().rstrip()) if sign != " "})
    found: list[tuple[int, int]] = []
    for at in filled:
        if found and at - found[-1][1] < 2:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return tuple(found)


def stretch_of(lines: Sequence[str], at: int) -> Stretch | None:
    """The stretch from this line on, line by line."""
    held: list[str] = []
    end = at
    for number in range(at, len(lines)):
        if not lines[number].strip():
            if not held or not lines[number - 1].strip():
                break
            continue
        before, after = len(columns_of(held)), len(columns_of([*held, lines[number]]))
        if after < (2 if held else 3) or (after < before and len(held) >= 3):
            break
        held.append(lines[number])
        end = number + 1
    return Stretch(columns_of(held), end) if len(held) >= 3 else None


@given(LINES)
def test_stretches_are_those_that_each_line_tells(lines: list[str]) -> None:
    """From every line on the columns and the end are those that are found line by line."""
    whites = Whites(lines)

    assert [whites.stretch(at) for at in range(len(lines))] == [stretch_of(lines, at) for at in range(len(lines))]


@given(LINES)
def test_columns_of_any_lines_are_counted(lines: list[str]) -> None:
    """Lines between any two have as many columns as they are found to have place by place."""
    whites = Whites(lines)
    parts = [(at, end) for at in range(len(lines)) for end in range(at, len(lines) + 1) if lines[at].strip()]
    held = [part for part in parts if all(map(_is_any, lines[slice(*part)], lines[part[0] + 1 : part[1]]))]

    assert [whites.count(*part) for part in held] == [len(columns_of(lines[slice(*part)])) for part in held]


def _is_any(above: str, below: str) -> bool:
    return bool(above.strip() or below.strip())


@pytest.mark.parametrize(
    "lines",
    [
        [f"{number}   ab cd     12     x   y" for number in range(1000)],
        ["ab   ab cd     xy     x   y"] * 1000,
        [*["a\tb\tc"] * 1000, "a\tb\tc\td"],
        ["a | b"] * 1000,
        [*["a | b"] * 1000, "a | b | c"],
        ["a | b", "a | b | c"] * 500,
        ["| a | b |", "| a | b |", "| a | b |", "| x | y | z | w |"] * 250,
        ["STT"] * 1000,
        ["STT", "Tên", "Việc", "1"] * 250,
        ["STT   Tên  Việc"] * 1000,
        ["Trang chủ", "Thứ hai"] * 500,
        ["| a | b |", ""] * 500,
    ],
    ids=lambda lines: lines[0][:12],
)
def test_each_line_costs_a_little(lines: list[str]) -> None:
    """Lines that draw no table, or tables that end at once, are not read again from each of them on."""
    list(parts_of("\n".join(lines[:4])))  # the tables of words are read once

    assert calls(lambda: list(parts_of("\n".join(lines)))) < 1500 * len(lines)


def test_bars_that_end_no_line_are_given_up() -> None:
    """Lines with bars are not read to their end from each of them on where no row ends with one."""
    lines = ["a | b | | a | b | | a", "a | b | | a"] * 120

    assert calls(lambda: list(parts_of("\n".join(lines)))) < 6000 * len(lines)


def test_rows_of_many_lines_are_parted() -> None:
    """Two rows of five hundred lines each are told apart."""
    lines = ["STT   Tên  Việc", " 1   Abc  Def", *["     xyz  def"] * 500, " 2   Abc  Def", *["     xyz  def"] * 500]

    assert calls(lambda: list(parts_of("\n".join(lines)))) < 1000 * len(lines)
