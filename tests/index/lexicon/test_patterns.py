"""Patterns in which phrases of a table stand: what they match, and an office's own rows in them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.lexicon.patterns import filled, pattern
from index.lexicon.tables import rows, table_names, use_lexicon
from tests.paths import ROOT

HEADER = "word\tuses\tkind\tnot_after\tonly_before\tnot_before\n"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """An office's folder of tables; ours alone are in force again afterwards."""
    yield tmp_path
    use_lexicon(None)


def test_the_longer_phrase_is_tried_first() -> None:
    """The words "buổi giao ban" are found whole, and not "giao ban" after "buổi"."""
    found = pattern(r"(?<!\w){meetings:head}(?!\w)")().search("Dự buổi giao ban tháng 3")

    assert found is not None
    assert found[0] == "buổi giao ban"


@pytest.mark.parametrize(
    ("text", "matches"),
    [("họp bàn", True), ("họp", False), ("phiên thứ 3", True), ("phiên thứ nhất", False), ("Hội nghị", True)],
)
def test_a_phrase_comes_with_what_its_row_says_of_its_neighbours(text: str, matches: bool) -> None:
    """The word "họp" is a meeting only before such a word, and "phiên" not before "thứ nhất"."""
    assert bool(pattern(r"(?<!\w){meetings:head}(?!\w)")().match(text)) is matches


def test_a_name_that_no_row_uses_is_refused() -> None:
    """A pattern that nothing could match is a slip of whoever wrote it."""
    with pytest.raises(KeyError, match="meetings: nothing"):
        filled("{meetings:nothing}")


CUES = [name for name in table_names() if name.startswith("cues_")]


def test_a_use_of_cues_stands_in_one_table() -> None:
    """Whoever reads a name in braces finds its phrases in one place."""
    uses = [use for table in CUES for use in {use for row in rows(table) for use in row.several("uses")}]

    assert len(uses) == len(set(uses))


@pytest.mark.parametrize("table", [*CUES, "meetings"])
def test_every_use_is_one_of_a_pattern(table: str) -> None:
    """No row is left for a use that no code looks for."""
    files = (path for package in ("index", "retrieval", "bot") for path in (ROOT / package).rglob("*.py"))
    code = "\n".join(path.read_text("utf-8") for path in files)
    named = set(re.findall(rf"\{{(?:{table}:)?([a-z_]+)\}}", code)) | set(re.findall(r'uses="([a-z_]+)"', code))

    assert {use for row in rows(table) for use in row.several("uses")} - named == set()


def test_an_office_adds_a_word_for_a_meeting_by_a_row(own: Path) -> None:
    """A pattern made before knows the word, and knows it no more when ours alone are in force."""
    heads = pattern(r"(?<!\w){meetings:head}(?!\w)")
    assert heads().search("Dự hội báo tháng 3") is None
    (own / "meetings.tsv").write_text(HEADER + "hội báo\thead\tphiên họp\t-\t-\t-\n", "utf-8")
    use_lexicon(own)
    assert heads().search("Dự hội báo tháng 3") is not None
    use_lexicon(None)

    assert heads().search("Dự hội báo tháng 3") is None


def test_an_office_may_take_away_the_last_word_of_a_use(own: Path) -> None:
    """A use whose only word an office's row takes away matches nothing."""
    (own / "around.tsv").write_text("phrase\tuses\tnot_after\n- nhận nhiệm vụ\t-\t-\n", "utf-8")
    takes_up = pattern("x{around:takes_up}|y")
    assert takes_up().search("xnhận nhiệm vụ")

    use_lexicon(own)

    assert not takes_up().search("xnhận nhiệm vụ x")
    assert takes_up().search("y")
