"""The table of abbreviations: that ours is sound, and an office's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import SettingsError
from index.language.text import tokens
from index.lexicon.abbreviations import Abbreviation, abbreviations
from index.lexicon.tables import use_lexicon
from tests.sentences import saying


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
    use_lexicon(None)


def test_an_office_adds_its_own(office_table: Path) -> None:
    """An office's rows come first, and say what an abbreviation of both tables means."""
    own = {held.short for held in abbreviations()}
    office_table.write_text("# riêng\n\n VHTT \tVăn hóa và Thông tin\tterm\nBC\tBan chỉ huy\tterm\n", "utf-8")

    use_lexicon(None, abbreviations=office_table)

    held = {held.short: held.expansions for held in abbreviations()}
    assert (held["VHTT"], held["BC"]) == (("Văn hóa và Thông tin",), ("Ban chỉ huy",))
    assert own <= set(held)


def test_rows_of_one_abbreviation_become_one(office_table: Path) -> None:
    """Expansions of a repeated abbreviation are gathered, each once; the first note counts; case tells them apart."""
    office_table.write_text("CT\tChỉ thị\tdocument type\nCT\tChỉ thị / Chủ tịch\tterm\nct\tcông tác|cao tầng\tterm\n")

    use_lexicon(None, abbreviations=office_table)

    assert abbreviations()[:2] == (
        Abbreviation("CT", ("Chỉ thị", "Chủ tịch"), "document type"),
        Abbreviation("ct", ("công tác", "cao tầng"), "term"),
    )


@pytest.mark.parametrize("table", [None, "VHTT Văn hóa\n", "\tVăn hóa\tterm\n"], ids=["missing", "no tabs", "empty"])
def test_an_unusable_table_is_named(office_table: Path, table: str | None) -> None:
    """A table that is not there or malformed is an error that names the file; what was known stays."""
    if table is not None:
        office_table.write_text(table, "utf-8")
    before = abbreviations()

    with pytest.raises(SettingsError, check=saying(r"own\.tsv")):
        use_lexicon(None, abbreviations=office_table)

    assert abbreviations() == before
