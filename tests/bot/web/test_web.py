"""The local page over HTTP, in process."""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from bot.core import Core
from bot.messages import messages
from bot.presentation.answer_as_json import answer_as_json
from bot.web.html import answer_page
from index.errors import CorpusMismatch
from retrieval.citations import cite
from retrieval.types import Answer, AnswerKind, Draft, Form, Item, Verdict
from tests.bot.fakes import (
    NAM_DONG,
    NAM_SACH,
    QUOTE,
    FakeAnswerer,
    FakeLibrary,
    found_answer,
    make_document,
    refusal,
    related_answer,
)
from tests.bot.forms import CHOICES, listed, one, with_form
from tests.bot.page_client import Page, ask, get
from tests.fakes import make_answer, read_as
from tests.paths import GOLDEN
from tests.sentences import said

PAGES = GOLDEN / "pages"
EVIL = "<script>alert(\"1\")</script>&'x'"
VOID = ("meta", "link", "input")


def assert_golden(name: str, html: str) -> None:
    """The page is that of the golden file; a missing file is written, for a person to look at."""
    path = PAGES / f"{name}.html"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(html, encoding="utf-8")
        pytest.fail(f"{path.name} was missing and has been written: look at it and run again")
    assert html == path.read_text(encoding="utf-8")


# --- what a person sees ----------------------------------------------------------------------------------------------


def test_home_matches_golden(core: Core) -> None:
    """The page begins with the form and examples."""
    response = get(core, "/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert_golden("home", response.text)


def test_home_without_token_says_how_to_get_one(core: Core) -> None:
    """Without a token the page leads to @BotFather step by step and names both settings."""
    page = Page(get(core, "/", token_is_set=False).text)
    assert "@BotFather" in page.text
    assert "/newbot" in page.text
    assert "DANNGUON_TELEGRAM_TOKEN=" in page.text
    assert "DANNGUON_ALLOWED_IDS=" in page.text
    assert ".env" in page.text
    assert "@BotFather" not in get(core, "/").text


def test_examples_are_links_that_ask(core: Core, answerer: FakeAnswerer) -> None:
    """Following an example asks exactly that question."""
    links = [link for link in Page(get(core, "/").text).links() if link and link.startswith("/?")]
    for link in links:
        assert get(core, link).status_code == 200
    assert answerer.asked == list(messages.named("example").values())


def test_found_answer_matches_golden(core: Core) -> None:
    """An answer stands above its sources, each with title, date, heading, quote and a link to its document."""
    response = ask(core, "bí thư huyện ủy nam sách là ai")
    assert response.status_code == 200
    assert_golden("found", response.text)


def test_marks_lead_to_their_sources(core: Core) -> None:
    """The mark [1] in the answer is a link to the first source on the page, which is open."""
    page = Page(ask(core, "nam sách").text)
    assert "#nguon-1" in page.links()
    assert [attributes for tag, attributes in page.tags if tag == "details"] == [{"id": "nguon-1", "open": None}]


def test_bracketed_number_of_the_document_stays_text(core: Core, answerer: FakeAnswerer) -> None:
    """A number in brackets that the document itself has is no link."""
    citation = cite(NAM_SACH, 0, 5, marker=1, heading=None, score=0.5)
    answerer.act = lambda question: make_answer(question, "15 tỷ đồng [1][2] [1]", (citation,))
    text = ask(core, "q").text
    assert '<p class="text">15 tỷ đồng [1][2] <a class="mark" href="#nguon-1">[1]</a></p>' in text


@pytest.mark.parametrize("answer", [found_answer(), related_answer(), refusal()], ids=lambda answer: answer.status)
def test_question_that_was_mended_is_shown(answer: Answer, core: Core, answerer: FakeAnswerer) -> None:
    """How the question was understood stands before the answer or refusal where it was mended, and as JSON."""
    answerer.act = lambda _: read_as(answer, "bí thư <huyện>")
    text = ask(core, "bi thu").text
    assert '</h2><p class="understood">Hiểu là: “bí thư &lt;huyện&gt;”</p><p class="text">' in text
    assert get(core, "/api/ask?q=bi").json()["understood"] == "bí thư <huyện>"


def test_question_after_another(core: Core, answerer: FakeAnswerer) -> None:
    """The form sends the question that the next may lean on, which is answered first; nothing is kept."""
    page = ask(core, "nam sách?").text
    assert '<input type="hidden" name="after" value="nam sách?">' in page

    answerer.asked.clear()
    answerer.earlier.clear()
    for path in ("/?q=sau&after=nam+s%C3%A1ch", "/api/ask?q=sau&after=nam+s%C3%A1ch"):
        assert get(core, path).status_code == 200
    assert answerer.asked == ["nam sách", "sau"] * 2
    assert answerer.earlier == [(), ("nam sách",)] * 2


@pytest.mark.parametrize("after", ["", "%20", "%3F", "a" * 1001])
def test_what_is_no_question_before_is_passed_over(after: str, core: Core, answerer: FakeAnswerer) -> None:
    """An empty or unusable question before does not keep this one from its answer."""
    assert get(core, f"/api/ask?q=nam+s%C3%A1ch&after={after}").json()["status"] == "found"
    assert answerer.asked == ["nam sách"]


def test_what_is_not_met_is_said(core: Core, answerer: FakeAnswerer) -> None:
    """A refusal says what no document has."""
    answerer.act = lambda question: replace(refusal(question), absent=("Củ <Chi>",), said=Draft("", (), ("Củ <Chi>",)))
    assert "Không có tài liệu nào về Củ &lt;Chi&gt;.</p>" in ask(core, "q").text


def test_documents_that_disagree_have_their_days(core: Core, answerer: FakeAnswerer) -> None:
    """Where an answer is of several documents, the day of each stands behind its mark."""
    citations = tuple(
        cite(document, 0, 5, marker=at, heading=None, score=0.5) for at, document in enumerate((NAM_SACH, NAM_DONG), 1)
    )
    answerer.act = lambda question: make_answer(question, "A [1]\nB [2]", citations)
    text = Page(ask(core, "q").text).text
    assert "A [1] (ngày 09/07/2020)" in text
    assert "B [2] (không rõ ngày)" in text


def test_inferred_year_of_a_source_is_said_to_be(core: Core, answerer: FakeAnswerer) -> None:
    """Where the year of a source was inferred from its content, that is said beside it."""
    citation = cite(make_document(date_inferred=True), 0, 5, marker=1, heading=None, score=0.5)
    answerer.act = lambda question: make_answer(question, "Thứ [1]", (citation,))
    assert '<span class="date">Ngày 09/07/2020 (năm suy ra từ nội dung)</span>' in ask(core, "q").text


def test_link_of_a_source_shows_the_quote_marked(core: Core) -> None:
    """Following a source's link shows the whole document with exactly the quote marked."""
    (link,) = [link for link in Page(ask(core, "nam sách").text).links() if link and link.startswith("/source/")]
    assert link.endswith("#trich")
    response = get(core, link)
    assert response.status_code == 200
    assert f'<mark id="trich">{QUOTE}</mark>' in response.text
    assert NAM_SACH.text in Page(response.text).text
    assert_golden("source", response.text)


def test_what_is_related_matches_golden(core: Core, answerer: FakeAnswerer) -> None:
    """Passages that are only related stand open under words that claim nothing, each with a link to its document."""
    answerer.act = related_answer
    assert_golden("related", ask(core, "bí thư huyện ủy nam sách sinh năm nào").text)


def test_what_is_unstated_stands_above_what_is_related(core: Core, answerer: FakeAnswerer) -> None:
    """What no document says is said before the passages that speak of the matter."""
    answerer.act = lambda question: related_answer(question, unstated=True)
    text = ask(core, "ai ký").text
    said = (
        '</h2><p class="text">Không có tài liệu nào ghi ai ký Chỉ thị 05-CT/HU.</p></section><section class="sources">'
    )
    assert said in text
    assert "Không tìm thấy" not in text


def test_refusal_matches_golden(core: Core) -> None:
    """Where nothing is found the page says so, with links to the nearest documents, and no source."""
    response = ask(core, "Giá vàng hôm nay bao nhiêu?")
    assert response.status_code == 200
    page = Page(response.text)
    assert "/source/278d4475dbe9" in page.links()
    assert "details" not in [tag for tag, _ in page.tags]
    assert_golden("refusal", response.text)


def test_refusal_without_suggestions(core: Core, answerer: FakeAnswerer) -> None:
    """Without suggestions the page says how to ask better."""
    answerer.act = lambda question: refusal(question, suggested=False)
    page = Page(ask(core, "giá vàng").text)
    assert messages.said("not_found_advice") in page.text
    assert messages.said("nearest_documents") not in page.text


def test_document_without_span_has_no_mark(core: Core) -> None:
    """A suggested document is shown whole, without a mark, with an unknown date named as such."""
    response = get(core, "/source/6927e2e0a3ef")
    assert response.status_code == 200
    page = Page(response.text)
    assert "mark" not in [tag for tag, _ in page.tags]
    assert "Không rõ ngày" in page.text


def test_page_works_on_a_phone_without_scripts(core: Core) -> None:
    """The page is Vietnamese, fits a phone's width, and has no script and nothing from elsewhere."""
    for html in (get(core, "/", token_is_set=False).text, ask(core, "nam sách").text):
        tags = Page(html).tags
        assert ("html", {"lang": "vi"}) in tags
        assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in tags
        assert "script" not in [tag for tag, _ in tags]
        addresses = [
            value or "" for _, attributes in tags for name, value in attributes.items() if name in ("href", "src")
        ]
        assert [address for address in addresses if not re.match(r"/|#|data:,$", address)] == []


def test_style_is_served(core: Core) -> None:
    """The style sheet is served, with a dark form."""
    response = get(core, "/page.css")
    assert response.headers["content-type"] == "text/css; charset=utf-8"
    assert "prefers-color-scheme: dark" in response.text


# --- for programs ----------------------------------------------------------------------------------------------------


def test_json_answer(core: Core) -> None:
    """`/api/ask` gives the answer as the interface promises."""
    response = get(core, "/api/ask?" + urlencode({"q": " nam sách "}))
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json() == answer_as_json(found_answer("nam sách"))
    assert "Bùi Văn Thăng" in response.text


def test_health(core: Core, answerer: FakeAnswerer) -> None:
    """`/healthz` answers without asking the core."""
    response = get(core, "/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert answerer.asked == []


# --- failures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("😀", messages.said("question_without_words")),
        ("a" * 1001, said("question_too_long", length=1001, limit=1000)),
        ("a" * 10_000, said("question_too_long", length=10_000, limit=1000)),
    ],
    ids=["emoji", "1001", "10000"],
)
def test_what_is_no_question_is_refused(question: str, sentence: str, core: Core, answerer: FakeAnswerer) -> None:
    """What is no question gets status 400 and a sentence, on the page and as JSON, and is not asked."""
    page, api = ask(core, question), get(core, "/api/ask?" + urlencode({"q": question}))
    assert (page.status_code, api.status_code) == (400, 400)
    assert sentence in Page(page.text).text
    assert api.json() == {"error": sentence}
    assert answerer.asked == []


@pytest.mark.parametrize("question", ["", "   "])
def test_empty_question_is_refused(question: str, core: Core, answerer: FakeAnswerer) -> None:
    """An empty question gets status 400; only the page speaks of its form."""
    page, api = ask(core, question), get(core, "/api/ask?" + urlencode({"q": question}))
    assert (page.status_code, api.status_code) == (400, 400)
    assert messages.said("question_empty_on_page") in Page(page.text).text
    assert api.json() == {"error": messages.said("question_empty")}
    assert answerer.asked == []


def test_other_methods_are_refused(core: Core) -> None:
    """The page is only read: any other method is status 405, in Vietnamese."""
    response = get(core, "/", method="POST")
    assert response.status_code == 405
    assert messages.said("page_method") in Page(response.text).text


def test_json_without_question_is_refused(core: Core) -> None:
    """`/api/ask` without `q` gets status 400."""
    assert get(core, "/api/ask").status_code == 400


def test_busy_core_is_503(library: FakeLibrary) -> None:
    """When no more questions may wait, the status is 503 with a time to try again."""
    with Core(library, workers=1, max_waiting=-1) as core:
        response = ask(core, "nam sách")
        assert get(core, "/api/ask?q=a").json() == {"error": messages.said("busy")}
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert messages.said("busy") in Page(response.text).text


@pytest.mark.parametrize(
    "path", ["/source/000000000000", "/source/001_278d4475dbe9d3bc.txt", "/source/..%2f..%2fetc", "/none", "/source/"]
)
def test_missing_things_are_404(path: str, core: Core) -> None:
    """A document or page that does not exist is a Vietnamese page with status 404."""
    response = get(core, path)
    assert response.status_code == 404
    assert messages.said("page_failed_title") in Page(response.text).text


@pytest.mark.parametrize(
    "query",
    ["start=a&end=2", "start=5&end=5", "start=9&end=3", "start=0&end=99999999", "start=1", "end=1", "start=-1&end=2"],
)
def test_span_that_is_none_of_the_document_is_400(query: str, core: Core) -> None:
    """Offsets that are no span of the document are refused, not guessed."""
    response = get(core, f"/source/{NAM_SACH.id}?{query}")
    assert response.status_code == 400
    assert messages.said("span_invalid") in Page(response.text).text


def test_failure_that_the_administrator_can_mend(
    core: Core, answerer: FakeAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    """An error about paths and settings has status 500 and is logged whole; the page says only whom to turn to."""

    def fail(_: str) -> Answer:
        raise CorpusMismatch("corpus_of_earlier_version", path="/srv/kho")

    answerer.act = fail
    response = ask(core, "q")
    assert response.status_code == 500
    assert messages.said("out_of_order") in Page(response.text).text
    assert "/srv/kho" not in response.text
    assert (
        "CorpusMismatch: /srv/kho là kho của phiên bản trước. Hãy chạy: dannguon index để nâng cấp." in caplog.messages
    )


def test_unknown_failure_shows_no_traceback(core: Core, answerer: FakeAnswerer) -> None:
    """Any other error is status 500 and one polite sentence, the security headers included."""

    def fail(_: str) -> Answer:
        raise ZeroDivisionError("division by zero")

    answerer.act = fail
    response = ask(core, "q")
    assert response.status_code == 500
    assert messages.said("failed") in Page(response.text).text
    assert "division" not in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert get(core, "/api/ask?q=a").json() == {"error": messages.said("failed")}


# --- lists, verdicts and choices -------------------------------------------------------------------------------------


def test_a_list_is_numbered_and_leads_on() -> None:
    """Five items, each with a link to its source, and links to those before and after."""
    page = answer_page(listed(6))
    assert '<p class="lead">Đếm được 12 chỉ thị trong kho tài liệu (đang xem 6–10):</p>' in page
    assert '<ol class="items" start="6"><li>Chỉ thị 6 <a class="mark" href="#nguon-1">[1]</a></li>' in page
    assert page.count("<details") == 5
    assert "first=1" in page
    assert "first=11" in page


def test_two_sides_stand_beside_each_other() -> None:
    """What was worked out stands below them, told from what is quoted."""
    sides = (Item("Năm 2020: 100 ha", (1,)), Item("Năm 2021: 125 ha", (1,)))
    page = answer_page(one(Form(AnswerKind.COMPARE, items=sides, calculated="tăng <25> ha")))
    assert '<ul class="items sides"><li>Năm 2020' in page
    assert '<p class="calculated">Tính từ các số trên: tăng &lt;25&gt; ha</p>' in page


def test_choices_are_links_that_ask() -> None:
    """Each asks a whole question."""
    page = answer_page(with_form("bí thư huyện ủy là ai", "", (), CHOICES))
    assert "Xin anh/chị cho biết cần hỏi về mục nào:" in page
    asked = urlencode({"q": "Bí thư Huyện ủy Nam Sách là ai?"})
    assert f'<a href="/?{asked}">huyện Nam Sách</a>' in page


def test_a_verdict_stands_before_the_clause_on_the_page() -> None:
    """The word is ours and told from the quote."""
    page = answer_page(one(Form(AnswerKind.YES_NO, Verdict.NO)))
    assert '<p class="text"><strong class="verdict">Không.</strong> Bùi Văn Thăng' in page
