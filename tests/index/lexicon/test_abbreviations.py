"""The table of abbreviations: how it is read, and that ours is sound."""

import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from index.errors import SettingsError
from index.language.text import tokens
from index.lexicon.abbreviations import Abbreviation, abbreviations, read_abbreviations, use_office_table

TABLE = resources.files("index").joinpath("lexicon/abbreviations.tsv").read_text("utf-8")
LINES = [line.split("\t") for line in TABLE.splitlines() if line and not line.startswith("#")]
NOTES = {"document type", "agency or term", "position", "issuer symbol", "ambiguous", "term"}


def test_lines_are_read() -> None:
    """Comments and blank lines are left out, spaces around fields too, and several expansions are told apart."""
    table = (
        "# short\tlong\tnote\n\n UBND \t Ủy ban nhân dân \tagency\n"
        "BTC\tBộ Tài chính | Ban tổ chức\tterm\nBBT\tA / B\tx\n"
    )

    assert read_abbreviations(table) == (
        Abbreviation("UBND", ("Ủy ban nhân dân",), "agency"),
        Abbreviation("BTC", ("Bộ Tài chính", "Ban tổ chức"), "term"),
        Abbreviation("BBT", ("A", "B"), "x"),
    )


def test_lines_of_one_abbreviation_become_one() -> None:
    """Expansions of a repeated abbreviation are gathered, each once; the first note counts; case tells them apart."""
    table = "CT\tChỉ thị\tdocument type\nCT\tChỉ thị / Chủ tịch\tambiguous\nct\tcông tác\tterm"

    assert read_abbreviations(table) == (
        Abbreviation("CT", ("Chỉ thị", "Chủ tịch"), "document type"),
        Abbreviation("ct", ("công tác",), "term"),
    )


@pytest.mark.parametrize("line", ["UBND\tỦy ban nhân dân", "UBND", "\tỦy ban\tterm", "A\tB\tC\tD", "A\t \tC"])
def test_a_line_without_three_fields_is_shown(line: str) -> None:
    """A line that does not fit is an error that holds it."""
    with pytest.raises(ValueError) as raised:
        read_abbreviations(f"NQ\tNghị quyết\tterm\n{line}\n")

    assert str(raised.value) == f"not abbreviation, expansion and note: {line!r}"


def test_every_line_of_ours_has_three_fields() -> None:
    """Each line holds abbreviation, expansion and one of the known notes, without spaces around them."""
    assert [line for line in LINES if len(line) != 3 or any(part != part.strip() or not part for part in line)] == []
    assert {line[2] for line in LINES} <= NOTES


def test_our_table_is_composed() -> None:
    """The file is NFC without a byte order mark, with line feeds."""
    assert unicodedata.is_normalized("NFC", TABLE)
    assert not set(TABLE) & set("\ufeff\r")


def test_our_lines_are_unique() -> None:
    """No abbreviation stands twice with the same note, and none has an expansion twice."""
    keys = [(line[0], line[2]) for line in LINES]

    assert sorted(keys) == sorted(set(keys))
    assert [held.short for held in abbreviations() if len(set(held.expansions)) != len(held.expansions)] == []


def test_our_abbreviations_are_short_and_their_expansions_are_words() -> None:
    """An abbreviation is one or two tokens and shorter than each of its expansions, which have two words or more."""
    for held in abbreviations():
        assert 1 <= len(tokens(held.short)) <= 2, held
        for expansion in held.expansions:
            assert len(expansion) > len(held.short), held
            assert len(tokens(expansion)) >= 2, held


@pytest.mark.parametrize(
    ("short", "expansion"),
    [("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("TUV", "Tỉnh ủy viên"), ("CT", "Chỉ thị")],
)
def test_what_the_seeds_abbreviate_is_known(short: str, expansion: str) -> None:
    """The abbreviations of the sample documents stand in the table, the most usual expansion first."""
    assert {held.short: held.expansions[0] for held in abbreviations()}[short] == expansion


@pytest.fixture
def office_table(tmp_path: Path) -> Iterator[Path]:
    """Where a test may put an office's table, which is forgotten afterwards."""
    yield tmp_path / "own.tsv"
    (tmp_path / "none.tsv").write_text("", "utf-8")
    use_office_table(tmp_path / "none.tsv")


def test_an_office_adds_its_own(office_table: Path) -> None:
    """An office's rows come first, and say what an abbreviation of both tables means."""
    own = {held.short for held in abbreviations()}
    office_table.write_text("# riêng\nVHTT\tVăn hóa và Thông tin\tagency or term\nBC\tBan chỉ huy\tterm\n", "utf-8")

    use_office_table(office_table)

    held = {held.short: held.expansions for held in abbreviations()}
    assert (held["VHTT"], held["BC"]) == (("Văn hóa và Thông tin",), ("Ban chỉ huy",))
    assert own <= set(held)


@pytest.mark.parametrize("table", [None, "VHTT Văn hóa\n", "VHTT\t\tterm\n"], ids=["missing", "no tabs", "empty"])
def test_an_unusable_table_is_named(office_table: Path, table: str | None) -> None:
    """A table that is not there or malformed is an error that names the file; what was known stays."""
    if table is not None:
        office_table.write_text(table, "utf-8")
    before = abbreviations()

    with pytest.raises(SettingsError, match=r"own\.tsv"):
        use_office_table(office_table)

    assert abbreviations() == before
