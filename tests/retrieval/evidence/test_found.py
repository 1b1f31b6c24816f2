"""What stands in a sentence is found once and is the same as when it is looked for."""

from index.entities.dates import find_dates
from index.entities.document_numbers import find_document_numbers
from index.entities.names import find_names
from retrieval.evidence.found import days_in, document_numbers_in, names_in, organisations_in
from retrieval.question.organisations import find_organisations

SAID = "Ngày 09/7/2020, đồng chí Bùi Văn Thăng làm việc với Sở Tài chính về Chỉ thị 05-CT/HU."


def test_all_that_is_found_is_what_is_looked_for() -> None:
    """Name, day, document and body are those of the finders, and a second look gives the first one's value."""
    assert [SAID[span.start : span.end] for span in names_in(SAID)] == ["Bùi Văn Thăng"]
    assert names_in(SAID) == tuple(find_names(SAID))
    assert days_in(SAID) == tuple(find_dates(SAID))
    assert document_numbers_in(SAID) == tuple(find_document_numbers(SAID))
    assert [SAID[span.start : span.end] for span in organisations_in(SAID)] == ["Sở Tài chính"]
    assert organisations_in(SAID) == tuple(find_organisations(SAID))
    assert names_in(SAID) is names_in(SAID)
