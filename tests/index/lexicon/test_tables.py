"""The tables of the lexicon: how they are read, what is refused, and an office's own laid before ours."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path

import pytest

from index.errors import SettingsError
from index.lexicon.tables import (
    alternatives,
    from_lexicon,
    lexicon,
    open_lexicon,
    rows,
    table_names,
    use_lexicon,
    words,
)
from tests.sentences import saying, sentence

HEADER = "english\tvietnamese\n"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An office's folder, whose tables are forgotten afterwards."""
    yield tmp_path
    use_lexicon(None)


def refusal(folder: Path, table: str, *, name: str = "english.tsv") -> str:
    """Why an office's table is refused, without the folder."""
    (folder / name).write_text(table, "utf-8")
    with pytest.raises(SettingsError) as raised:
        open_lexicon(folder)
    return sentence(raised.value).replace(f"{folder}/", "")


@pytest.mark.parametrize("name", table_names())
def test_each_of_our_tables_is_sound(name: str) -> None:
    """Each can be read, is NFC without a byte order mark, has line feeds and no blank at the end of a line."""
    text = resources.files("index.lexicon").joinpath(f"{name}.tsv").read_bytes().decode()

    assert rows(name)
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\ufeff\r\u00a0")
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("name", [name for name in table_names() if "uses" in rows(name)[0].columns])
def test_every_use_is_explained_and_has_rows(name: str) -> None:
    """Each value of the column `uses` has a line of its own above the table that tells what it says of a word."""
    text = resources.files("index.lexicon").joinpath(f"{name}.tsv").read_text("utf-8")
    _, _, after = text.partition("\n# uses: ")
    explained = re.findall(r"#   ([a-z_]+): \S", re.split(r"\n(?!#   )", after)[0])

    assert sorted(explained) == sorted({use for row in rows(name) for use in row.several("uses")})


def test_an_unknown_column_is_refused(folder: Path) -> None:
    """A column that our table has not is named, with file, line and the columns there are."""
    assert refusal(folder, "# riêng\nenglish\tvietnamese\tnote\na\tb\tc\n") == (
        "Bảng english.tsv, dòng 2: không rõ cột note; các cột là: english, vietnamese."
    )


def test_a_missing_column_is_refused(folder: Path) -> None:
    """A column of ours that an office's table lacks is named, with file and line."""
    assert refusal(folder, "english\na\n") == "Bảng english.tsv, dòng 1: thiếu cột vietnamese."


def test_a_doubled_key_is_refused(folder: Path) -> None:
    """Two rows of one key are refused, with the line of the second."""
    assert refusal(folder, HEADER + "a\tb\n\na\tc\n") == "Bảng english.tsv, dòng 4: “a” đã có ở một dòng trên."


@pytest.mark.parametrize("row", ["a", "a\tb\tc", "\tb", "-\tb"])
def test_a_wrong_number_of_cells_is_refused(folder: Path, row: str) -> None:
    """A row must have a cell for each column and a key; the message holds its line and what it should have."""
    assert refusal(folder, f"{HEADER}{row}\n") == (
        "Bảng english.tsv, dòng 2: cần 2 ô cách nhau bằng dấu tab (english, vietnamese), ô đầu không được trống: "
        f"{row!r}."
    )


def test_an_unknown_value_is_refused(folder: Path) -> None:
    """A cell of a column whose values are listed holds one of them."""
    assert refusal(folder, "line\tzone\na\tedge|foot\n", name="furniture.tsv") == (
        "Bảng furniture.tsv, dòng 2: cột zone không có giá trị “foot”; "
        "các giá trị là: anywhere, edge, imprint, last, list, menu, notice."
    )


def test_a_table_of_another_name_is_refused(folder: Path) -> None:
    """A table that is none of ours is probably misspelt; other files are left alone."""
    (folder / "README.md").write_text("x", "utf-8")

    assert refusal(folder, HEADER, name="englisch.tsv").startswith("Không có bảng nào tên englisch.tsv; các bảng là: ")


@pytest.mark.parametrize(
    ("name", "header", "row", "column", "value"),
    [
        ("dates", "word\tvalue\tuses", "xyz\tba\tdigit", "value", "ba"),
        ("dates", "word\tvalue\tuses", "xyz\t-\tpart_of_day|month", "value", "-"),
        ("times", "phrase\tunit\taway\tuses", "hôm kìa\tday\t-\t-", "away", "-"),
        ("times", "phrase\tunit\taway\tuses", "hôm kìa\tday\t-99999\t-", "away", "-99999"),
    ],
)
def test_a_cell_that_is_no_number_is_refused(
    folder: Path, name: str, header: str, row: str, column: str, value: str
) -> None:
    """A column of numbers holds whole ones, and none only where the rules that use the row need none."""
    assert refusal(folder, f"{header}\n{row}\n", name=f"{name}.tsv") == (
        f"Bảng {name}.tsv, dòng 2: cột {column} phải là một số nguyên từ -999 đến 999, không phải “{value}”."
    )


def test_a_number_may_be_missing_where_none_is_read(folder: Path) -> None:
    """What no rule reads as a number needs none."""
    (folder / "dates.tsv").write_text("word\tvalue\tuses\nxyz\t-\tpart_of_day\nuvw\t-3\tdigit\n", "utf-8")

    assert [row["value"] for row in open_lexicon(folder).rows("dates")[:2]] == ["", "-3"]


@pytest.mark.parametrize("phrase", ["{questions:nope} x", "{nope:time} x", "{time} x", "{questions:time x", "{} (x"])
def test_a_name_in_braces_that_stands_for_nothing_is_refused(folder: Path, phrase: str) -> None:
    """What stands in braces is a table and a use that it has, and what stands beside it is plain words."""
    table = f"phrase\tasks\tuses\n# riêng\nrằng\twhat\t-\n{phrase}\twhen\t-\n"

    assert refusal(folder, table, name="questions.tsv") == (
        f"Bảng questions.tsv, dòng 4: không hiểu “{phrase}”; trong ngoặc nhọn phải là tên bảng và một giá trị của cột "
        "uses trong bảng ấy, ví dụ {questions:time}, ngoài ngoặc chỉ có chữ."
    )


def test_a_name_in_braces_stands_for_a_use(folder: Path) -> None:
    """What our rows may name in braces an office's may too, in a table without examples."""
    (folder / "questions.tsv").write_text("phrase\tasks\tuses\n{questions:time} nao rứa\twhen\t-\n", "utf-8")

    assert open_lexicon(folder).own.keys() == {"questions"}


@pytest.mark.parametrize("text", ["", "# english: x\n"])
def test_a_table_without_a_header_is_refused(folder: Path, text: str) -> None:
    """An empty table is told which columns it should have."""
    assert refusal(folder, text) == ("Bảng english.tsv, dòng 1: chưa có dòng tên cột; các cột là: english, vietnamese.")


def test_a_table_of_another_encoding_is_refused(folder: Path) -> None:
    """A table that is not UTF-8 is named."""
    (folder / "english.tsv").write_bytes(b"\xff")
    with pytest.raises(SettingsError, check=saying(r"english\.tsv")):
        open_lexicon(folder)


def test_a_folder_that_is_not_there_is_refused(folder: Path) -> None:
    """A folder that cannot be listed is named."""
    with pytest.raises(SettingsError, check=saying("none")):
        use_lexicon(folder / "none")


def test_an_offices_rows_are_laid_before_ours(folder: Path) -> None:
    """Its rows come first, in any order of columns but the first; one with a key of ours takes its place."""
    before = rows("english")
    (folder / "english.tsv").write_text(HEADER + "ward office\tủy ban nhân dân phường\nchair\tchủ tọa\n", "utf-8")

    use_lexicon(folder)

    assert [row.cells for row in rows("english")[:2]] == [
        ("ward office", "ủy ban nhân dân phường"),
        ("chair", "chủ tọa"),
    ]
    assert rows("english")[2:] == tuple(row for row in before if row.key != "chair")


def test_an_offices_rows_take_the_place_of_several_of_ours(folder: Path) -> None:
    """Where several of our rows have one key, an office's rows with it take the place of all of them."""
    columns = rows("cues_tasks")[0].columns
    own = ("yêu cầu\tasks\t-\t-\t-", "yêu cầu\tassigns\t-\t-\t-")
    (folder / "cues_tasks.tsv").write_text("\n".join(["\t".join(columns), *own]), "utf-8")
    before = rows("cues_tasks")

    use_lexicon(folder)

    assert [row["uses"] for row in rows("cues_tasks") if row.key == "yêu cầu"] == ["asks", "assigns"]
    assert rows("cues_tasks")[2:] == tuple(row for row in before if row.key != "yêu cầu")


@pytest.mark.parametrize(("table", "key"), [("english", "chair"), ("meetings", "họp"), ("cues_meetings", "tổ chức")])
def test_an_office_takes_rows_of_ours_away(folder: Path, table: str, key: str) -> None:
    """A row with "- " before a key of ours takes away whatever our table has with it."""
    before = rows(table)
    columns = before[0].columns
    (folder / f"{table}.tsv").write_text("\t".join(columns) + f"\n- {key}" + "\t-" * (len(columns) - 1), "utf-8")

    use_lexicon(folder)

    assert any(row.key == key for row in before)
    assert rows(table) == tuple(row for row in before if row.key != key)


def test_an_office_adds_units_only(folder: Path) -> None:
    """A unit has no key: one of an office's is one more, and takes no other's place."""
    before = rows("units")
    (folder / "units.tsv").write_text("\t".join(before[0].columns) + "\nx\tTân An\t-\t-\n", "utf-8")

    use_lexicon(folder)

    assert rows("units")[1:] == before


def test_the_digest_is_that_of_the_tables_in_force(folder: Path) -> None:
    """The digest changes with an office's rows and is that of before without them."""
    ours = lexicon().digest
    (folder / "english.tsv").write_text(HEADER + "a\tb\n", "utf-8")
    first = use_lexicon(folder).digest
    (folder / "english.tsv").write_text(HEADER + "a\tc\n", "utf-8")

    assert len({ours, first, use_lexicon(folder).digest}) == 3
    assert use_lexicon(None).digest == lexicon().digest == ours


def test_what_was_made_of_tables_is_forgotten(folder: Path) -> None:
    """A function that is remembered `from_lexicon` is called again once other tables are in force, and only then."""
    made: list[int] = []

    @from_lexicon
    def count() -> int:
        made.append(len(rows("english")))
        return made[-1]

    @from_lexicon
    @lru_cache(maxsize=1)
    def added(number: int) -> int:
        return count() + number

    first = [count(), added(0), count(), added(0)]
    (folder / "english.tsv").write_text(HEADER + "a\tb\n", "utf-8")
    use_lexicon(folder)

    assert len(set(first)) == 1
    assert added(0) == first[0] + 1
    assert len(made) == 2


def test_rows_are_chosen_by_a_column() -> None:
    """`rows` and `words` give those whose column holds a value."""
    chosen = rows("furniture", zone="list")

    assert {row["zone"] for row in chosen} == {"list"}
    assert words("furniture", zone="list") == tuple(row.key for row in chosen)
    with pytest.raises(KeyError):
        rows("furniture", place="list")


def test_alternatives_are_longest_first() -> None:
    """Longer phrases come first, each once, escaped, with either place of a tone mark at a syllable's end."""
    assert alternatives(["ủy", "đ/c", "tp.", "hòa bình", "tp.", "hoàn"]) == (r"h(?:òa|oà) bình|hoàn|đ/c|tp\.|(?:ủy|uỷ)")
    assert alternatives(["quý", "khỏe"]) == "kh(?:ỏe|oẻ)|quý"
