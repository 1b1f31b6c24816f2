"""The fields of a header by their public names, over papers whose fields were written down by someone else."""

import datetime

from bot.presentation.documents.header_as_json import header_as_json
from index.types import Header, Marks, Signer
from tests.benchmarks.header_fields import compared, is_right
from tests.paths import DATA

PAPERS = DATA / "papers"
FLOOR = 0.98
"""Of the 275 pairs of paper and field; 0.996 when it was set. The first count over the half kept aside was 0.970."""


def test_every_field_has_its_name() -> None:
    """Days are ISO dates, and what is not said is null."""
    header = Header(
        kind="Công văn",
        number="12/UBND-VP",
        date=datetime.date(2024, 5, 12),
        subject="V/v họp",
        signer=Signer("Lã Quốc Bảo", "Phó Chủ tịch"),
        symbol="UBND-VP",
        marks=Marks(urgency="Khẩn"),
    )

    assert header_as_json(header) == {
        "kind": "Công văn",
        "number": "12/UBND-VP",
        "symbol": "UBND-VP",
        "date": "2024-05-12",
        "date_inferred": False,
        "issuer": None,
        "place": None,
        "title": None,
        "subject": "V/v họp",
        "recipient": None,
        "signer": "Lã Quốc Bảo",
        "signer_office": "Phó Chủ tịch",
        "urgency": "Khẩn",
        "secrecy": None,
        "is_draft": False,
    }


def test_fields_of_papers_of_all_formats() -> None:
    """Nearly every field of the made-up papers is read as it was written down before there were rules."""
    pairs = list(compared(PAPERS / "gold.json", PAPERS / "files", part=None))
    wrong = [(name, field, got) for name, field, expected, got in pairs if not is_right(field, expected, got)]

    assert len(pairs) == 275
    assert len(wrong) <= (1 - FLOOR) * len(pairs), wrong
