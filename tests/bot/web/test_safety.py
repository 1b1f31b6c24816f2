"""The page against markup in what it shows, and against other sites."""

import pytest

from bot.core import Core
from retrieval.citations import cite
from retrieval.types import Suggestion
from tests.bot.fakes import FakeAnswerer, FakeLibrary, make_document
from tests.bot.page_client import Page, ask, get
from tests.fakes import make_answer

EVIL = "<script>alert(\"1\")</script>&'x'"


# --- safety ----------------------------------------------------------------------------------------------------------


def test_everything_is_escaped(core: Core, answerer: FakeAnswerer, library: FakeLibrary) -> None:
    """Markup in a question, title, heading, quote, answer or file name is shown, never obeyed."""
    document = make_document(f"Trước {EVIL} sau", title=EVIL, number=EVIL, issuer=EVIL, place=EVIL, kind=EVIL)
    library.documents[document.id] = document
    citation = cite(document, 6, 6 + len(EVIL), marker=1, heading=EVIL, score=0.5)
    suggestion = Suggestion(document.id, EVIL)
    answerer.act = lambda question: (
        make_answer(question, suggestions=(suggestion,))
        if "gợi ý" in question
        else make_answer(question, f"{EVIL} [1]", (citation,))
    )
    for response in (
        ask(core, EVIL),
        ask(core, f"gợi ý {EVIL}"),
        ask(core, EVIL + "a" * 1000),
        get(core, f"/source/{document.id}?start=6&end={6 + len(EVIL)}"),
    ):
        page = Page(response.text)
        assert "script" not in [tag for tag, _ in page.tags]
        assert "<script" not in response.text
        assert EVIL in page.text or any(EVIL in (a.get("value") or "") for _, a in page.tags)


def test_template_signs_in_values_stay(core: Core) -> None:
    """A dollar sign in a question is no part of the template."""
    assert "$name ${title}" in ask(core, "$name ${title}").text


@pytest.mark.parametrize("path", ["/", "/?q=", "/none", "/api/ask?q=a", "/healthz", "/page.css"])
def test_every_response_carries_the_security_headers(path: str, core: Core) -> None:
    """Scripts, frames and other sites are kept out by headers, on errors too."""
    headers = get(core, path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_other_host_names_are_refused_on_loopback(core: Core, answerer: FakeAnswerer) -> None:
    """A page of another site that points its name at loopback (DNS rebinding) gets nothing."""
    refused = get(core, "/api/ask?q=nam+sách", hosts=("127.0.0.1", "localhost"), host="evil.example")
    assert refused.status_code == 400
    assert answerer.asked == []
    assert get(core, "/healthz", hosts=("127.0.0.1", "localhost"), host="localhost:8080").status_code == 200
