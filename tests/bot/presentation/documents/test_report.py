"""The report of indexing as a page."""

import base64
import datetime
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.messages import messages
from bot.presentation.documents.report import report_page
from bot.presentation.documents.reported import ReportedFile, missing_fields, plots, reported_files
from index.errors import notice
from index.ingest.report import IngestReport, Pair, Refusal
from index.layout import Doubt, Layout, Part
from index.types import DocumentSummary, Header, Upkeep
from tests.bot.fakes import NAM_DONG, NAM_SACH
from tests.bot.page_client import Page
from tests.bot.presentation.documents.papers import make_paper
from tests.paths import GOLDEN

EVIL = '<script>alert(1)</script>&".docx'
REPORT = IngestReport(
    added=["ke_hoach.pdf"],
    unchanged=[NAM_SACH.source],
    copies=[Pair("moi/ban_sao.docx", "ke_hoach.pdf")],
    removed=["cu.txt"],
    refused=[Refusal(EVIL, notice("file_empty", file=EVIL))],
    skipped=["anh.psd"],
    states={
        Path(make_paper().root, "ke_hoach.pdf"): "added",
        Path(NAM_SACH.root, NAM_SACH.source): "unchanged",
        Path("/other", "000.txt"): "changed",
    },
)
FILES = reported_files(REPORT, [NAM_SACH, replace(NAM_DONG, source="000.txt"), make_paper()])
MADE_AT = datetime.datetime(2026, 11, 29, 14, 3)


def summary(header: Header, *, newer: str | None = None) -> DocumentSummary:
    """A document with this header."""
    return DocumentSummary("0123456789ab", "/documents", "a.txt", "d", header, Upkeep(newer=newer))


SUMMARIES = [
    summary(Header(kind="Kế hoạch", issuer="UBND xã <A>", date=datetime.date(2022, 3, 1))),
    summary(Header(kind="Kế hoạch", issuer="UBND xã <A>", date=datetime.date(2021, 3, 1))),
    summary(Header(kind="Tin")),
    summary(Header(kind="Quyết định", issuer="UBND xã B", date=datetime.date(2022, 1, 2)), newer="00000000000a"),
]


def made() -> str:
    """The page of the report above."""
    return report_page(FILES, plots(SUMMARIES), documents=3, made_at=MADE_AT)


def test_every_file_is_there_once_in_its_state() -> None:
    """Files stand in the order of what is to be done about them, documents of earlier runs among them."""
    assert [(file.source, file.state) for file in FILES] == [
        (EVIL, "refused"),
        ("ke_hoach.pdf", "added"),
        ("moi/ban_sao.docx", "copies"),
        ("cu.txt", "removed"),
        (NAM_SACH.source, "unchanged"),
        ("000.txt", "held"),
        ("anh.psd", "skipped"),
    ]


def test_what_has_to_be_looked_at_is_said() -> None:
    """A draft, unknown fields, recognised pages, what was left out and a file that is gone are warnings."""
    (paper,) = [file.document for file in FILES if file.source == "ke_hoach.pdf"]
    assert paper is not None
    assert (paper.pages, paper.tables, paper.copies) == (2, 1, ("/other/ban_sao.docx",))
    assert paper.warnings == (
        "Dự thảo.",
        "Phần đầu không rõ: số, ngày.",
        "Nhận dạng từ bản quét: 1/2 trang.",
        "Không đưa vào 2 lời bình bên lề.",
        "Tệp này không còn ở chỗ cũ.",
    )


def test_scans_that_hang_on_a_mail_have_to_be_looked_at() -> None:
    """How many of the files within it were recognised, and which are hardly readable."""
    layout = Layout(parts=(Part(0), Part(10, is_recognised=True)), doubts=(Doubt(10, 14, 0.2),))
    mail = replace(NAM_SACH, text="Kính gửi.\nNuôi cá, đào ao", layout=layout)
    (file,) = reported_files(IngestReport(), [mail])

    assert file.document is not None
    assert file.document.warnings[-3:-1] == (
        "Nhận dạng từ bản quét: 1/2 tệp đính kèm.",
        "Khó đọc, cần đối chiếu với bản gốc: tệp đính kèm 2.",
    )


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        (Header(), ("kind", "number", "date", "issuer")),
        (Header(kind="Tin", place="huyện Nam Đông"), ("date",)),
        (Header(kind="Quyết định", number="1/QĐ", date=datetime.date(2022, 1, 2), issuer="UBND"), ()),
    ],
)
def test_news_need_other_fields_than_papers(header: Header, missing: tuple[str, ...]) -> None:
    """News of a meeting have no number and no issuer of their own."""
    assert missing_fields(header) == missing


def test_plots_count_what_is_answered_from() -> None:
    """An older version of a paper does not count; what is unknown has a bar, what is rare is put together."""
    assert plots(SUMMARIES, most=1) == {
        "kind": [("Kế hoạch", 2), ("Còn lại (1)", 1)],
        "year": [("2021", 1), ("2022", 1), ("không rõ", 1)],
        "issuer": [("UBND xã <A>", 2), ("Còn lại (1)", 1)],
    }


def test_report_matches_golden() -> None:
    """The page is that of the golden file; a missing file is written, for a person to look at."""
    path = GOLDEN / "pages" / "report.html"
    if not path.exists():
        path.write_text(made(), encoding="utf-8")
        pytest.fail(f"{path.name} was missing and has been written: look at it and run again")
    assert made() == path.read_text(encoding="utf-8")


def test_nothing_of_a_file_runs_and_nothing_is_loaded() -> None:
    """Names are text and never markup, nothing comes from elsewhere, and the browser is told to allow no more.

    Besides its own style the page's own script alone is allowed.
    """
    page = Page(made())
    names = {name for name, _ in page.tags}
    assert not names & {"img", "link", "iframe", "a href"}
    assert [attributes for name, attributes in page.tags if name == "script"] == [{}]
    assert EVIL in page.text
    assert "UBND xã <A>" in page.text
    assert all(link is not None and link.startswith("#") for link in page.links())
    assert not any(name.startswith("on") or name == "style" for _, attributes in page.tags for name in attributes)
    allowed = {
        tag: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for tag, text in re.findall(r"<(style|script)>(.*?)</\1>", made(), re.DOTALL)
    }
    policy = f"default-src 'none'; style-src 'sha256-{allowed['style']}'; script-src 'sha256-{allowed['script']}'"
    assert f'content="{policy}"' in made()


def test_files_can_be_sorted_where_a_script_runs() -> None:
    """Every file has what it is sorted by, as text; the buttons are hidden until the script shows them."""
    page = Page(made())
    files = [attributes for name, attributes in page.tags if name == "article"]
    (bar,) = [attributes for name, attributes in page.tags if attributes.get("class") == "sort"]

    assert "hidden" in bar
    assert [attributes["data-by"] for name, attributes in page.tags if name == "button"] == [
        *("source", "title", "kind", "date", "issuer")
    ]
    assert [held["data-source"] for held in files] == [file.source for file in FILES]
    assert files[1]["data-title"] == "Kế hoạch <năm>"
    assert "data-date" not in files[1]
    assert files[4]["data-date"] == "2020-07-09"
    assert 'class="sort"' not in report_page([], {}, documents=0, made_at=MADE_AT)


def test_files_to_look_at_are_never_folded_away() -> None:
    """A group of unchanged files is folded, unless one of them is to be looked at; one of new files never is."""
    fine = [ReportedFile("a.psd", "skipped"), ReportedFile("b.txt", "removed")]
    assert re.findall(r'<details id="(\w+)"( open)?>', report_page(fine, {}, documents=0, made_at=MADE_AT)) == [
        ("skipped", ""),
        ("removed", " open"),
    ]
    assert '<details id="held" open>' in made()


def test_an_empty_corpus_has_a_report() -> None:
    """Without files and documents the page says so and has no plots."""
    page = Page(report_page([], plots([]), documents=0, made_at=MADE_AT))
    assert "trong kho có 0 tài liệu" in page.text
    assert "figure" not in {name for name, _ in page.tags}


def test_a_refused_file_counts_as_one_to_look_at() -> None:
    """The filter counts refused files and documents with warnings."""
    files = [ReportedFile("a.doc", "refused", "Hỏng."), ReportedFile("b.psd", "skipped")]
    assert "Chỉ hiện 1 tệp cần xem lại" in report_page(files, {}, documents=0, made_at=MADE_AT)


def test_files_of_one_name_in_two_folders_have_their_own_states() -> None:
    """A document is not told by the state of another folder's file, nor as older than what took that one's place."""
    one, other = replace(NAM_DONG, id="00000000000a", root="/a"), replace(NAM_DONG, id="00000000000b", root="/b")
    report = IngestReport(
        added=[one.source], superseded=[Pair(one.source, "c.txt")], states={Path("/a", one.source): "added"}
    )
    found = reported_files(report, [one, other])

    assert [(file.state, file.document.id if file.document else "") for file in found] == [
        ("added", "00000000000a"),
        ("held", "00000000000b"),
    ]
    newer = messages.said("warn_newer", source="c.txt")
    assert all(newer not in file.document.warnings for file in found if file.document)
