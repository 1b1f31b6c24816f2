"""Labels of lists, counted as Word counts them."""

import pytest

from index.readers.word.numbering import Counter, Level, bullet, number

HEADINGS = (Level(text="%1."), Level(text="%1.%2."), Level("lowerLetter", "%3)"))


def labels(levels: tuple[Level, ...], *at: int) -> list[str]:
    """The labels of paragraphs at these levels, without what stands after them."""
    counter = Counter()
    return [counter.label(levels, one).strip() for one in at]


@pytest.mark.parametrize(
    ("value", "format", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (1949, "upperRoman", "MCMXLIX"),
        (4, "lowerRoman", "iv"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (3, "none", ""),
        (3, "numberInDash", "- 3 -"),
        (0, "lowerRoman", "0"),
        (3, "chineseCounting", "3"),
    ],
)
def test_a_number_has_its_form(value: int, format: str, expected: str) -> None:
    """Those of Office Open XML that offices use; decimal for the others."""
    assert number(value, format) == expected


def test_deeper_levels_start_again() -> None:
    """Each time a level above them is used."""
    assert labels(HEADINGS, 0, 1, 1, 2, 0, 1, 2) == ["1.", "1.1.", "1.2.", "a)", "2.", "2.1.", "a)"]


def test_a_level_that_is_used_first_counts_those_above_it() -> None:
    """After "1.1." the next of the first level is "2.", as in Word and LibreOffice."""
    assert labels(HEADINGS, 1, 1, 0) == ["1.1.", "1.2.", "2."]


def test_a_level_may_never_start_again_or_only_after_some() -> None:
    """0 keeps it counting; 1 starts it again after the first level alone."""
    never = (HEADINGS[0], Level(text="%2", restart=0))
    assert labels(never, 0, 1, 0, 1) == ["1.", "1", "2.", "2"]

    after_first = (HEADINGS[0], HEADINGS[1], Level(text="%3", restart=1))
    assert labels(after_first, 0, 1, 2, 1, 2, 0, 2) == ["1.", "1.1.", "1", "1.2.", "2", "2.", "1"]


def test_legal_numbers_are_decimal_above() -> None:
    """The level itself keeps its form."""
    levels = (Level("upperRoman", "Phần %1"), Level("decimalZero", "Mục %1.%2", is_legal=True))

    assert labels(levels, 0, 0, 1) == ["Phần I", "Phần II", "Mục 2.01"]


def test_a_paragraph_may_have_a_number_of_its_own() -> None:
    """The next goes on from it."""
    counter = Counter()

    assert [counter.label(HEADINGS, 0, start=start) for start in (None, 7, None)] == ["1. ", "7. ", "8. "]


def test_bullets_are_signs_that_can_be_read() -> None:
    """A letter that stands for one, and a character of a font of signs, is a round one."""
    assert [bullet("-"), bullet("o"), bullet("\uf0b7"), bullet("v", "Wingdings"), bullet("\uf0fc", "Wingdings")] == [
        "-",
        "•",
        "•",
        "•",
        "✓",
    ]
