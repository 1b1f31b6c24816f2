"""Where the report of `dannguon index` may be written."""

import datetime
from pathlib import Path

import pytest

from bot.cli.command import Failed
from bot.cli.index import check_page, unfinished_name, write_report
from bot.presentation.documents.report import report_page
from index.errors import notice
from index.ingest.report import IngestReport, Refusal
from tests.sentences import said, sentence


def refused(page: Path, *paths: Path) -> str:
    """What is said of a page that cannot be written."""
    with pytest.raises(Failed) as raised:
        check_page(page, list(paths))
    return sentence(raised.value)


def test_a_report_may_take_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    """A new file is fine and is not made yet; so is the place of an earlier report."""
    page, documents = tmp_path / "b.html", tmp_path / "documents"
    documents.mkdir()
    check_page(page, [documents])
    assert [path.name for path in tmp_path.iterdir()] == ["documents"]

    page.write_text(report_page([], {}, documents=0, made_at=datetime.datetime(2026, 1, 1)), "utf-8")
    check_page(page, [documents])


def test_a_report_takes_no_other_place(tmp_path: Path) -> None:
    """No folder, a file in its place, another file and a folder of documents are refused before the work begins."""
    other = tmp_path / "trang.html"
    other.write_text("<p>Thông báo</p>", "utf-8")
    documents = tmp_path / "documents"
    documents.mkdir()
    for page in (tmp_path / "none" / "b.html", other / "b.html", documents):
        assert refused(page, tmp_path / "elsewhere") == said("output_unwritable", path=page)
    assert refused(other, documents) == said("report_over_other_file", path=other)
    inside = documents / "b.html"
    assert refused(inside, documents) == said("report_among_documents", path=inside, folder=documents)


def test_a_program_that_is_missing_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    """However many scans were refused for want of a program, what to install is said once."""
    why = notice("recognition_missing")
    refused = [Refusal(f"{number}.pdf", why) for number in range(6)]
    write_report(IngestReport(refused=refused, left_out={"a.docx": (why, notice("left_out_hidden", count=2))}))

    lines = capsys.readouterr().out.splitlines()
    sources = ("0.pdf", "1.pdf", "2.pdf", "3.pdf", "4.pdf", "…")
    assert said("recognition_missing_of", count=7, sources=sources) in lines
    assert said("read_without", source="a.docx", reasons=said("left_out_hidden", count=2)) in lines
    assert sum("tesseract" in line for line in lines) == 1


def test_an_unfinished_report_has_a_name_that_every_file_system_takes(tmp_path: Path) -> None:
    """A name of 255 bytes, most letters of which are of three, is cut between letters."""
    unfinished = unfinished_name(tmp_path / ("ế" * 83 + ".html"))
    unfinished.write_text("", "utf-8")

    assert unfinished.name == "." + "ế" * 66 + ".new"
