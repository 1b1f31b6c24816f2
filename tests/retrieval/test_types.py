"""Citations and answers that cannot be wrong by their form."""

import datetime
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CitationMismatch
from index.layout import Doubt, Layout
from index.types import Document, Header
from retrieval.citations import cite, verify_said
from retrieval.types import ANSWER_MAX_CHARS, QUOTE_MAX_CHARS, Citation, Draft, Standing, Status, Suggestion
from tests.fakes import make_answer
from tests.sentences import saying, sentence

TEXT = "Huyện ủy họp. 🙂 " + "x" * 2000
DOCUMENT = Document(
    "0123456789ab", "/documents", "a/b.txt", "", TEXT, Header(title="Hội nghị", date=datetime.date(2020, 7, 9))
)


def citation(marker: int = 1) -> Citation:
    """A citation of the document's first sentence."""
    return cite(DOCUMENT, 0, 13, marker=marker, heading="I- MỞ ĐẦU", score=0.5)


def test_a_citation_quotes_the_text_between_its_offsets() -> None:
    """A citation says from which document, title, day and heading its quote is, in code points."""
    expected = Citation(
        marker=2,
        document_id="0123456789ab",
        source="a/b.txt",
        title="Hội nghị",
        date=datetime.date(2020, 7, 9),
        date_inferred=False,
        standing=Standing(),
        start=14,
        end=15,
        quote="🙂",
        score=0.25,
    )

    assert cite(DOCUMENT, 14, 15, marker=2, heading=None, score=0.25) == expected


@pytest.mark.parametrize(
    ("start", "end", "standing"),
    [
        (0, 5, Standing(page=1)),
        (16, 20, Standing(page=2, recognition=1.0)),
        (12, 20, Standing(page=1, recognition=1.0)),
        (20, 31, Standing(page=2, recognition=0.4)),
        (30, 40, Standing(page=2, recognition=0.7)),
    ],
)
def test_a_citation_knows_its_page(start: int, end: int, standing: Standing) -> None:
    """A citation has the page on which it begins, and of a recognised page how sure its least sure word is."""
    doubts = (Doubt(22, 25, 0.4), Doubt(30, 33, 0.7))
    scan = replace(DOCUMENT, layout=Layout(pages=(0, 14), recognised=(2,), doubts=doubts))

    made = cite(scan, start, end, marker=1, heading=None, score=0.5)

    assert made.standing == standing
    assert made.standing.is_doubtful == (standing.recognition in (0.4, 0.7))


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (Header(title="Hội nghị", kind="Tin"), "Hội nghị"),
        (Header(kind="Tin", place="huyện Nam Đông"), "Tin, huyện Nam Đông"),
        (Header(kind="Tin"), "Tin"),
        (Header(), "a.txt"),
    ],
)
def test_a_citation_has_a_title(header: Header, title: str) -> None:
    """Without a title the kind and place stand for it, and without those the file's path."""
    document = Document("0123456789ab", "", "a.txt", "", "Họp.", header)

    made = cite(document, 0, 4, marker=1, heading=None, score=1.0)

    assert (made.title, made.date) == (title, None)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (0, 0),
        (5, 4),
        (-1, 5),
        (-5, -1),
        (0, len(TEXT) + 1),
        (len(TEXT), len(TEXT) + 1),
        (0, QUOTE_MAX_CHARS + 1),
    ],
)
def test_a_bad_span_is_refused(start: int, end: int) -> None:
    """A span that is empty, backward, outside the text or longer than 1,000 characters is no citation."""
    with pytest.raises(CitationMismatch) as raised:
        cite(DOCUMENT, start, end, marker=1, heading=None, score=0.5)

    assert sentence(raised.value) == f"Đoạn trích [{start}, {end}) không hợp lệ trong tài liệu a/b.txt."


def test_the_longest_quote_is_allowed() -> None:
    """A quote of exactly 1,000 characters, up to the last of the text, is a citation."""
    made = cite(DOCUMENT, len(TEXT) - QUOTE_MAX_CHARS, len(TEXT), marker=1, heading=None, score=0.5)

    assert made.quote == "x" * QUOTE_MAX_CHARS


@given(start=st.integers(-5, len(TEXT) + 5), end=st.integers(-5, len(TEXT) + 5))
def test_every_citation_is_verified(start: int, end: int) -> None:
    """Any span gives either the text between its offsets or an error."""
    is_good = 0 <= start < end <= len(TEXT) and end - start <= QUOTE_MAX_CHARS
    try:
        made = cite(DOCUMENT, start, end, marker=1, heading=None, score=0.5)
    except CitationMismatch:
        assert not is_good
    else:
        assert is_good
        assert made.quote == TEXT[start:end] != ""


def test_a_found_answer_has_text_and_citations() -> None:
    """Found: up to 600 characters with at least one citation."""
    text = "x" * ANSWER_MAX_CHARS

    made = make_answer("?", text, (citation(1), citation(2)))

    assert (made.text, [held.marker for held in made.citations]) == (text, [1, 2])


def test_what_is_related_has_passages_and_no_text() -> None:
    """Related: up to three passages, which are the answer's citations, and nothing is said."""
    passages = (citation(1), citation(2), citation(3))

    made = make_answer("?", related=passages)

    assert (made.status, made.text, made.citations) == (Status.RELATED, "", passages)


@pytest.mark.parametrize(("text", "related"), [("Có [1]", 1), ("", 4)])
def test_what_is_related_stands_alone(text: str, related: int) -> None:
    """Nothing is only related beside an answer, and no more than three passages are."""
    said = (citation(),) if text else ()

    with pytest.raises(ValueError, match="at most 3 passages are related, and none to an answer"):
        Draft(text, said, related=tuple(citation(at) for at in range(1, related + 1)))


def test_a_refusal_has_neither() -> None:
    """Not found: no text and no citation, but suggestions."""
    suggestions = (Suggestion("0123456789ab", "Hội nghị"),)

    made = make_answer("?", suggestions=suggestions)

    assert (made.status, made.suggestions) == (Status.NOT_FOUND, suggestions)


@pytest.mark.parametrize(
    ("text", "citations"),
    [("Có [1]", ()), ("", (citation(),)), ("x" * (ANSWER_MAX_CHARS + 1), (citation(),))],
)
def test_an_answer_without_evidence_cannot_be_made(text: str, citations: tuple[Citation, ...]) -> None:
    """Text without a citation, a citation without text, and a text too long are refused."""
    with pytest.raises(ValueError, match="an answer must be cited and of at most 600 characters"):
        Draft(text, citations)


def test_status_is_written_as_in_json() -> None:
    """The statuses are the words that a program reads."""
    assert [status.value for status in Status] == ["found", "related", "not_found", "choose"]


def test_values_do_not_change() -> None:
    """A citation cannot be altered once it was verified."""
    with pytest.raises(FrozenInstanceError):
        citation().quote = "khác"  # type: ignore[misc]


# What an answer says


QUOTED = Document(
    "0123456789ab", "", "a.txt", "", "Đồng chí Trần Văn An, Bí thư Huyện uỷ, họp ngày 09/7/2020.", Header()
)


@pytest.mark.parametrize(
    "text",
    [
        "Trần Văn An, Bí thư Huyện uỷ [1]",
        "An là Bí thư Huyện ủy [1]",  # either placement of the tone mark
        "họp ngày 09/7 [1]",
        "được cho là như vậy [1]",
        "",
    ],
)
def test_what_is_quoted_may_be_said(text: str) -> None:
    """Names and numbers of the quotes may stand in an answer, and words that are neither."""
    verify_said(text, [cite(QUOTED, 0, len(QUOTED.text), marker=1, heading=None, score=1.0)])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Trần Văn Bình [1]", "Bình"),
        ("họp ngày 10/7/2020 [1]", "10"),
        ("năm 2021 [1]", "2021"),
        ("Chủ tịch [1]", "Chủ"),
    ],
)
def test_what_is_not_quoted_may_not_be_said(text: str, word: str) -> None:
    """A name or number that no quote has is refused, and named."""
    with pytest.raises(CitationMismatch, check=saying(f"“{word}”")):
        verify_said(text, [cite(QUOTED, 0, len(QUOTED.text), marker=1, heading=None, score=1.0)])
