"""The register as JSON and as rows for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli.terminal import write_csv
from bot.presentation.lists import Kind
from bot.presentation.register_columns import entry_as_json, table_of
from bot.presentation.sources import Passages
from retrieval.register.registry import Registry
from tests.bot.small_register import DIRECTIVE, ELSEWHERE, LATER, REPORT, TODAY, make_register

TEXTS = {f"{number:012x}": text for number, text in enumerate((REPORT, LATER, DIRECTIVE, ELSEWHERE), start=1)}
Json = Any  # JSON
KEYS = (
    "id name place today offices",
    "id name ordinal body term date date_inferred venue place today chairs attendees agenda tasks reported sources",
    "id title name type number symbol issuer date subject signer in_corpus draft stated_in mentioned_in relations "
    "replaced_by tasks",
)
"""What is promised of officials, meetings and documents in JSON, and below in tables, in this order."""
TITLES = (
    "id name place today office written level office_place former as_of",
    "id name ordinal body term date date_inferred venue place today chairs attendees agenda tasks reported",
    "id title name type number symbol issuer date subject signer in_corpus draft relations replaced_by tasks mentions",
)
OF_FACT = "document_id source source_title source_date start end quote confidence corrected fact_id"


@pytest.fixture
def register(tmp_path: Path) -> Registry:
    """The small register."""
    return make_register(tmp_path)


def source(document: int, title: str, date: str | None, quote: str) -> Json:
    """A passage as JSON."""
    start = TEXTS[f"{document:012x}"].index(quote)
    return {
        "document_id": f"{document:012x}",
        "source": f"{document}.txt",
        "title": title,
        "date": date,
        "gone": False,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
    }


def passages_in(value: Json) -> Iterator[Json]:
    """Every passage anywhere in a JSON value."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from passages_in(one)


def all_of(register: Registry) -> tuple[list[Json], list[Json], list[Json]]:
    """The whole register as JSON."""
    passages = Passages(register)
    return (
        [entry_as_json(entry, passages) for entry in register.officials()],
        [entry_as_json(entry, passages) for entry in register.meetings()],
        [entry_as_json(entry, passages) for entry in register.documents()],
    )


def test_official(register: Registry) -> None:
    """A person becomes the object that is promised, key by key."""
    entry = register.officials("chủ tịch")[0]
    later, office, _ = entry_as_json(entry, Passages(register))["offices"]
    written: Json = json.loads(json.dumps(entry_as_json(entry, Passages(register))))
    assert {key: value for key, value in written.items() if key != "offices"} == {
        "id": entry.id,
        "name": "Bùi Văn Thăng",
        "place": "huyện Nam Sách",
        "today": TODAY,
    }
    assert office == {
        "office": "Bí thư Huyện ủy",
        "written": "Bí thư Huyện ủy",
        "level": None,
        "place": None,
        "former": False,
        "as_of": "2020-07-09",
        "source": source(1, "Hội nghị lần thứ 2", "2020-07-09", "Bùi Văn Thăng, Bí thư Huyện ủy,\nChủ tịch HĐND huyện"),
        "fact_id": entry.records[-1].id,
        "confidence": 0.95,
        "corrected": None,
    }
    assert later["as_of"] == "2022-03-10"


def test_meeting(register: Registry) -> None:
    """A meeting becomes the object that is promised, key by key."""
    entry = register.meetings("lần thứ 2")[0]
    title, date = "Hội nghị lần thứ 2", "2020-07-09"

    def said(text: str) -> Json:
        return {"text": text, "source": source(1, title, date, text)}

    task = "Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9."
    assert entry_as_json(entry, Passages(register)) == {
        "id": entry.id,
        "name": "Hội nghị lần thứ 2",
        "ordinal": 2,
        "body": "Ban Chấp hành Đảng bộ huyện Nam Sách",
        "term": None,
        "date": "2020-07-09",
        "date_inferred": False,
        "venue": said("Hội trường A"),
        "place": "huyện Nam Sách",
        "today": TODAY,
        "chairs": [said("Bùi Văn Thăng"), said("Hồ Ngọc Lâm")],
        "attendees": [],
        "agenda": [said("nghe Tờ trình số 1")],
        "tasks": [
            {
                **said(task),
                "who": "Phòng Nội vụ",
                "by_when": "trước ngày 30/9",
                "said_by": "Bùi Văn Thăng",
                "concluding": True,
                "with_whom": None,
            },
            {
                **said("Nên trồng thêm cây."),
                "who": None,
                "by_when": None,
                "said_by": None,
                "concluding": False,
                "with_whom": None,
            },
        ],
        "reported": True,
        "sources": [{**source(1, title, date, title), "fact_id": entry.main.id, "confidence": 0.95, "corrected": None}],
    }


def test_document(register: Registry) -> None:
    """A document becomes the object that is promised, key by key."""
    (newer,) = register.documents("07-CT/HU")
    (entry,) = register.documents("2019")
    quote = "Chỉ thị 05-CT/HU ngày 15/01/2019 của Huyện ủy Nam Sách"
    names = [record.id for record in entry.records]
    certainty = {"confidence": 0.95, "corrected": None}
    title = "Chỉ thị về thanh tra"
    assert entry_as_json(entry, Passages(register)) == {
        "id": entry.id,
        "title": "Chỉ thị 05-CT/HU",
        "name": quote,
        "type": "Chỉ thị",
        "number": "05",
        "symbol": "CT/HU",
        "issuer": "Huyện ủy Nam Sách",
        "date": "2019-01-15",
        "subject": "về công tác thanh tra",
        "signer": None,
        "in_corpus": None,
        "draft": False,
        "stated_in": [],
        "mentioned_in": [
            {**source(1, "Hội nghị lần thứ 2", "2020-07-09", quote), "fact_id": names[0], **certainty},
            {
                **source(3, title, "2021-05-04", "Chỉ thị 05-CT/HU"),
                "fact_id": names[1],
                **certainty,
            },
        ],
        "relations": [
            {
                "relation": "thay thế",
                "direction": "to",
                "document": {"id": newer.id, "title": "Chỉ thị 07-CT/HU"},
                "source": source(3, title, "2021-05-04", "thay thế Chỉ thị 05-CT/HU"),
            }
        ],
        "replaced_by": [{"id": newer.id, "title": "Chỉ thị 07-CT/HU"}],
        "tasks": [],
    }
    own = entry_as_json(newer, Passages(register))
    assert (own["in_corpus"], own["signer"], [r["direction"] for r in own["relations"]]) == (
        "000000000003",
        "Lê An",
        ["by"],
    )
    assert [fact["quote"] for fact in own["stated_in"]] == ["CHỈ THỊ 07-CT/HU"]


def test_every_quote_is_verbatim(register: Registry) -> None:
    """Every passage in the JSON is the text between its offsets, and every object has exactly the promised keys."""
    lists = all_of(register)
    found = list(passages_in(json.loads(json.dumps(lists))))
    assert len(found) == 17
    assert all(TEXTS[one["document_id"]][one["start"] : one["end"]] == one["quote"] for one in found)
    for keys, entries in zip(KEYS, lists, strict=True):
        assert {tuple(entry) for entry in entries} == {tuple(keys.split())}


def test_rows_are_as_wide_as_their_titles(register: Registry) -> None:
    """Each table has a cell under every title; an office, a meeting and a document are a row each."""
    officials, meetings, documents = all_of(register)
    for kind, entries, titles, count in zip(Kind, (officials, meetings, documents), TITLES, (4, 2, 2), strict=True):
        headings, rows = table_of(kind, entries)
        assert list(headings) == f"{titles} {OF_FACT}".split()
        assert [len(row) for row in rows] == [len(headings)] * count
    headings, rows = table_of(Kind.DOCUMENTS, documents)
    row = dict(zip(headings, list(rows)[1], strict=True))
    assert (row["title"], row["replaced_by"], row["relations"], row["mentions"]) == (
        "Chỉ thị 05-CT/HU",
        "Chỉ thị 07-CT/HU",
        "thay thế (to) Chỉ thị 07-CT/HU",
        2,
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84 123", "'+84 123"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" \t=cmd", "' \t=cmd"),
        ("a=b", "a=b"),
        ("hai\ndòng", "hai\ndòng"),
        ('a "b", c', 'a "b", c'),
        ("\x1b[2J\u202e", r"\x1b[2J\u202e"),
        (None, ""),
        (True, "true"),
        (12, "12"),
        (-0.5, "-0.5"),
    ],
)
def test_cells(value: object, cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell is read back as it was, but for what a spreadsheet would run and a terminal obey."""
    write_csv(["tên"], [[value]])
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["tên"], [cell]]
