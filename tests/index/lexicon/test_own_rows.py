"""What an office teaches the program by one row in a table of its own, and what each row of ours says of itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.entities.document_numbers import find_document_numbers
from index.facts.documents.kinds import head, kind_named, kinds_of
from index.lexicon.documents import document_kinds
from index.lexicon.tables import Row, rows, use_lexicon
from index.structure.letterhead import read_letterhead
from index.structure.lines import read_lines
from retrieval.question.types import QuestionKind
from tests.fakes import understand

Teach = Callable[[str, dict[str, str]], None]


@pytest.fixture
def teach(tmp_path: Path) -> Iterator[Teach]:
    """Puts a folder in force with one row in a table of this name; forgotten afterwards."""

    def add_row(table: str, cells: dict[str, str]) -> None:
        columns = rows(table)[0].columns
        lines = ("\t".join(columns), "\t".join(cells.get(column, "-") for column in columns))
        (tmp_path / f"{table}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
        use_lexicon(tmp_path)

    yield add_row
    use_lexicon(None)


def test_a_new_kind_of_document_is_one_row(teach: Teach) -> None:
    """With its row a kind is read by its symbol, heads a paper, and its number is asked for; without it is not."""
    head_of_paper = "UBND HUYỆN NAM SÁCH\nSố: 12/NTr-UBND\nNGHỊ TRÌNH\nvề kỳ họp cuối năm\n"
    question = "Nghị trình số mấy?"
    before = read_letterhead(read_lines(head_of_paper))
    assert before is None or before.kind != "Nghị trình"
    assert understand(question).kind is not QuestionKind.NUMBER

    teach("documents", {"kind": "Nghị trình", "short": "NTr", "uses": "numbered|heads"})

    letterhead = read_letterhead(read_lines(head_of_paper))
    assert letterhead is not None
    assert letterhead.kind == "Nghị trình"
    assert [named.kind for named in find_document_numbers("theo văn bản 12/NTr-UBND")] == ["nghị trình"]
    assert understand(question).kind is QuestionKind.NUMBER


@pytest.mark.parametrize("row", [row for row in rows("documents") if row["example"]], ids=lambda row: row.key)
def test_the_example_of_a_kind_of_document(row: Row) -> None:
    """Each example names its kind; with a number, where the kind may have one, it is found by it too."""
    named = [kind_named(match[0]) for match in head().finditer(row["example"])]

    assert row.key in named
    if row.key in document_kinds("numbered").values() and row.key not in kinds_of("general"):
        found = [document.kind for document in find_document_numbers(row["example"])]
        assert found == [row.key.lower()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Phương án 12/PA-UBND", "phương án"), ("Biên bản số 7", "biên bản"), ("Giấy mời 45/GM-UBND", "giấy mời")],
)
def test_kinds_that_only_letterheads_knew(text: str, kind: str) -> None:
    """A plan of action, minutes and an invitation have their kind by number as above a paper."""
    assert [document.kind for document in find_document_numbers(text)] == [kind]


@pytest.mark.parametrize("kind", ["Thông tư", "Đề án", "Công điện", "Nghị quyết", "Phương án", "Giấy mời"])
def test_the_number_of_any_kind_is_asked_for(kind: str) -> None:
    """Behind a kind, "số mấy" asks for its number and counts nothing."""
    assert understand(f"{kind} số mấy?").kind is QuestionKind.NUMBER
    assert understand(f"{kind} về chuyển đổi số là số bao nhiêu?").kind is QuestionKind.NUMBER
