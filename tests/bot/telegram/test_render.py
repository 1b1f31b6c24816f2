"""Answers and passages as Telegram messages."""

import datetime
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.messages import messages
from bot.telegram.buttons import DocumentButton, PassageButton, digest_of, read_button
from bot.telegram.render.answers import render_answer
from bot.telegram.render.blocks import Block, Button, RenderedMessage, Run, compose, render_text, shorten
from bot.telegram.render.passages import context_around, render_document, render_passage
from retrieval.citations import cite
from retrieval.types import Answer, Draft, Suggestion
from tests.bot.fakes import NAM_DONG, NAM_SACH, QUOTE, found_answer, make_document, refusal, related_answer
from tests.bot.telegram_parser import parse_html
from tests.fakes import make_answer, read_as
from tests.paths import GOLDEN

MESSAGES = GOLDEN / "messages"
START = NAM_SACH.text.index(QUOTE)
CALLBACK_MAX_BYTES = 64

# What breaks message code: markup, astral characters, joined emoji, accents apart from their letters, right-to-left.
TRICKY = [
    "<",
    ">",
    "&",
    "</b>",
    "&amp;",
    "😀",
    "👩‍👩‍👧",
    "🇻🇳",
    "👍🏽",
    "e\u0302\u0301",
    "ệ",
    "𝔄",
    " ",
    "\n",
    ". ",
    "a",
    "א",
]
text_pieces = st.one_of(
    st.sampled_from(TRICKY),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.sampled_from(TRICKY).map(lambda piece: piece * 900),
)
tricky_texts = st.lists(text_pieces, max_size=12).map("".join)


def as_golden(rendered: tuple[RenderedMessage, ...]) -> str:
    """Messages as they stand in a golden file."""
    parts = []
    for message in rendered:
        buttons = "".join(f"\n[ {button.text} | {button.data} ]" for button in message.buttons)
        parts.append(f"{message.html}{buttons}\n")
    return "\n--- next message ---\n".join(parts)


def assert_golden(name: str, rendered: tuple[RenderedMessage, ...]) -> None:
    """The messages are those of the golden file; a missing file is written, for a person to look at."""
    path = MESSAGES / f"{name}.txt"
    if not path.exists():
        path.write_text(as_golden(rendered), encoding="utf-8")
        pytest.fail(f"{path.name} was missing and has been written: look at it and run again")
    assert as_golden(rendered) == path.read_text(encoding="utf-8")


def without_space(text: str) -> str:
    """The text without white space, which is all that splitting may change."""
    return "".join(text.split())


def utf16_units(text: str) -> int:
    """How long Telegram says that the text is."""
    return len(text.encode("utf-16-le")) // 2


def assert_fit_for_telegram(rendered: tuple[RenderedMessage, ...]) -> None:
    """Telegram takes each message and shows the plain text."""
    for message in rendered:
        parsed = parse_html(message.html)
        assert parsed.text == message.plain
        assert message.plain.strip()
        assert utf16_units(message.plain) <= 4096
        assert len(parsed.entities) <= 100


def test_found_answer_matches_golden() -> None:
    """An answer is followed by its source, folded, with title, date, heading, quote and a button."""
    assert_golden("found", render_answer(found_answer()))


def test_what_is_related_matches_golden() -> None:
    """Passages that are only related stand unfolded under words that claim nothing, each with its source and button."""
    assert_golden("related", render_answer(related_answer()))


def test_what_is_related_to_something_unstated_matches_golden() -> None:
    """What no document says stands above the passages that speak of the matter."""
    assert_golden("related_unstated", render_answer(related_answer(unstated=True)))


def test_what_is_related_and_gone_is_said_to_be() -> None:
    """What has to be said of related passages stands beneath them."""
    answer = related_answer()
    first, second = answer.citations
    gone = replace(first, standing=replace(first.standing, gone=True))
    (message,) = render_answer(replace(answer, said=replace(answer.said, related=(gone, second))))
    assert message.plain.endswith(
        "\n\nTệp gốc của nguồn [1] không còn ở chỗ cũ; đoạn trích là từ bản đã lưu trong kho."
    )
    assert_fit_for_telegram((message,))


def test_refusal_matches_golden() -> None:
    """A refusal names the nearest documents as buttons and nothing else."""
    assert_golden("refusal", render_answer(refusal()))


def test_refusal_without_suggestions_matches_golden() -> None:
    """A refusal without suggestions has no buttons and says how to ask better."""
    assert_golden("refusal_without_suggestions", render_answer(refusal(suggested=False)))


def test_passage_matches_golden() -> None:
    """A passage stands in bold between what comes before and after it in its document."""
    assert_golden("passage", render_passage(NAM_SACH, START, START + len(QUOTE)))


def test_document_matches_golden() -> None:
    """A document without a date says so, and shows its number and opening."""
    document = make_document(title="Kế hoạch <thi đua> & khen thưởng", number="210/KH-UBND", date=None)
    assert_golden("document", render_document(document))


def test_source_without_date_and_heading() -> None:
    """A source whose date is unknown says so and invents no heading."""
    citation = cite(NAM_DONG, 0, 24, marker=1, heading=None, score=0.5)
    (message,) = render_answer(make_answer("q", "Cuối năm 2020. [1]", (citation,)))
    assert message.plain == "Cuối năm 2020. [1]\n\n[1] Tin, huyện Nam Đông\nKhông rõ ngày\n“Hội nghị cuối năm 2020 c”"


def test_every_source_has_its_own_quotation_and_button() -> None:
    """Two sources are two folded quotations and two buttons, in the order of the marks."""
    citations = tuple(cite(NAM_SACH, at, at + 10, marker=at, heading=None, score=0.5) for at in (1, 2))
    (message,) = render_answer(make_answer("q", "Một [1]\nhai [2]", citations))
    kinds = [kind for kind, _, _ in parse_html(message.html).entities]
    assert kinds == ["Bold", "Bold", "ExpandableBlockQuote", "Bold", "ExpandableBlockQuote", "Bold"]
    assert [button.text for button in message.buttons] == ["[1] Xem trong tài liệu", "[2] Xem trong tài liệu"]


def test_bracketed_numbers_of_the_document_are_no_marks() -> None:
    """Of the numbers in brackets only the one that ends a line, in the order of the sources, is bold as a mark."""
    citations = tuple(cite(NAM_SACH, at, at + 10, marker=at, heading=None, score=0.5) for at in (1, 2))
    text = "15 tỷ đồng [1][2] [1]\nTheo [1] và [2] [2]"
    (message,) = render_answer(make_answer("q", text, citations))
    assert message.html.startswith("15 tỷ đồng [1][2] <b>[1]</b>\nTheo [1] và [2] <b>[2]</b>\n\n")
    (message,) = render_answer(make_answer("q", "Theo [1]:\nNgày 9 [2]", citations[:1]))
    assert message.html.startswith("Theo [1]:\nNgày 9 [2]\n\n")


@pytest.mark.parametrize("answer", [found_answer(), related_answer(), refusal()], ids=lambda answer: answer.status)
def test_question_that_was_mended_is_shown(answer: Answer) -> None:
    """How the question was understood stands in italics before the answer or refusal where it was mended."""
    (message,) = render_answer(read_as(answer, "bí thư <huyện>"))
    assert message.html == f"<i>Hiểu là: “bí thư &lt;huyện&gt;”</i>\n\n{render_answer(answer)[0].html}"
    assert_fit_for_telegram((message,))


def test_documents_that_disagree_have_their_days() -> None:
    """Where an answer is of several documents, the day of each stands behind its mark, which alone is bold."""
    citations = tuple(
        cite(document, 0, 5, marker=at, heading=None, score=0.5) for at, document in enumerate((NAM_SACH, NAM_DONG), 1)
    )
    (message,) = render_answer(make_answer("q", "A [1]\nB [2]", citations))
    assert message.html.startswith("A <b>[1]</b> (ngày 09/07/2020)\nB <b>[2]</b> (không rõ ngày)\n\n")


@pytest.mark.parametrize(
    ("absent", "unmet", "said"),
    [
        (("Củ Chi",), ("Củ Chi", "năm 2021"), "Không có tài liệu nào về Củ Chi."),
        (("A", "B", "C"), (), "Không có tài liệu nào về A, B và C."),
        ((), ("năm 2025",), "Không có đoạn nào vừa nói đến điều được hỏi, vừa nhắc đến năm 2025."),
    ],
)
def test_what_is_not_met_is_said(absent: tuple[str, ...], unmet: tuple[str, ...], said: str) -> None:
    """A refusal says what no document has, or else what no sentence that would answer has."""
    (message,) = render_answer(replace(refusal(), absent=absent, said=Draft("", (), unmet)))
    assert message.plain.startswith(f"{messages.said('not_found')} {said}\n\n")
    assert_fit_for_telegram((message,))


def test_inferred_year_of_a_source_is_said_to_be() -> None:
    """Where the year of a source was inferred from its content, that is said beside it."""
    citation = cite(make_document(date_inferred=True), 0, 5, marker=1, heading=None, score=0.5)
    (message,) = render_answer(make_answer("q", "Thứ [1]", (citation,)))
    assert "\nNgày 09/07/2020 (năm suy ra từ nội dung)\n" in message.plain


def test_long_answer_goes_into_several_messages_with_buttons_under_the_last() -> None:
    """Six sources of 1,000 characters are split between sources, never inside one."""
    document = make_document("Nội dung của một tài liệu dài. " * 300)
    citations = tuple(cite(document, at, at + 1000, marker=at + 1, heading=None, score=0.5) for at in range(6))
    rendered = render_answer(make_answer("q", "Dài. [1]", citations))
    assert_fit_for_telegram(rendered)
    assert [message.plain.count("“") for message in rendered] == [3, 3]
    assert [len(message.buttons) for message in rendered] == [0, 6]
    assert [message.plain.count("”") for message in rendered] == [3, 3]


def test_inferred_year_is_said_to_be() -> None:
    """Where the year of a document was inferred from its content, that is said."""
    (message,) = render_document(make_document(date=datetime.date(2020, 2, 25), date_inferred=True))
    assert "\nNgày 25/02/2020 (năm suy ra từ nội dung)\n" in message.plain


def test_year_before_1000_keeps_four_digits() -> None:
    """A date is written with two digits for day and month and four for the year."""
    assert messages.day(datetime.date(938, 1, 9)) == "ngày 09/01/0938"


@given(tricky_texts, tricky_texts, tricky_texts)
@example("", "", "a" * 5000)
@example("", "", "😀" * 2049)
@example("", "", "e" + "\u0301" * 5000)
def test_composed_messages_are_whole_and_fit(plain: str, bold: str, quoted: str) -> None:
    """Whatever the text, Telegram's own parser takes each message, and nothing but white space is lost."""
    blocks = [Block((Run(plain), Run(bold, bold=True))), Block((Run(quoted),), quoted=True), Block((Run("Hết."),))]
    rendered = compose(blocks, [Button("Xem", "d:278d4475dbe9")])
    assert_fit_for_telegram(rendered)
    assert without_space("".join(message.plain for message in rendered)) == without_space(f"{plain}{bold}{quoted}Hết.")
    assert [bool(message.buttons) for message in rendered] == [False] * (len(rendered) - 1) + [True]


@given(st.sampled_from(["e\u0302\u0301", "👍🏽", "👩‍👩‍👧", "ệ"]), st.integers(0, 40))
def test_long_text_without_spaces_is_not_cut_inside_a_visible_character(cluster: str, offset: int) -> None:
    """A cut in a text without spaces falls between what a reader sees as characters."""
    text = "a" * offset + cluster * 3000
    for message in render_text(text):
        assert unicodedata.category(message.plain[0]) not in ("Mn", "Sk")
        assert message.plain[0] not in ("\u200d", "🏽")
        assert not message.plain.endswith("\u200d")


@pytest.mark.parametrize(("second_units", "messages_sent"), [(2046, 1), (2047, 2)])
def test_message_is_filled_to_the_last_unit(second_units: int, messages_sent: int) -> None:
    """Two paragraphs share a message if they have 4,096 UTF-16 units with the empty line between them, no more."""
    assert len(render_text("😀" * 1024, "b" * second_units)) == messages_sent


def test_long_text_is_cut_after_a_sentence() -> None:
    """A text over the limit is cut where a sentence ends."""
    first, second = render_text("Đây là một câu. " * 400)
    assert first.plain.endswith("Đây là một câu.")
    assert second.plain.startswith("Đây là một câu.")


@given(tricky_texts, st.integers(0, 200), st.integers(1, 1000))
def test_passage_of_any_document_fits_and_marks_the_quote(text: str, start: int, length: int) -> None:
    """The quote stands whole and in bold, wherever in whichever text it is."""
    end = start + length
    assume(end <= len(text) and text[start:end].strip())
    document = make_document(text)
    rendered = render_passage(document, start, end)
    assert_fit_for_telegram(rendered)
    assert without_space(text[start:end]) in without_space("".join(message.plain for message in rendered))
    bold_units = sum(
        length for message in rendered for kind, _, length in parse_html(message.html).entities if kind == "Bold"
    )
    assert bold_units >= utf16_units(without_space(text[start:end]))


@given(tricky_texts, st.integers(0, 5000), st.integers(0, 5000), st.integers(20, 600))
def test_context_is_text_of_the_document(text: str, first: int, second: int, max_chars: int) -> None:
    """What stands around a quote is a stretch of the document on each side, of bounded length."""
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    before, after = context_around(text, start, end, max_chars=max_chars)
    assert len(before) <= max_chars + 2
    assert len(after) <= max_chars + 2
    kept_before = before.removeprefix("… ") if start > max_chars else before
    kept_after = after.removesuffix(" …") if end + max_chars < len(text) else after
    assert text[:start].endswith(kept_before)
    assert text[end:].startswith(kept_after) or text[end:].startswith(kept_after.rstrip())


def test_context_begins_and_ends_at_sentences() -> None:
    """Context that is cut begins after a sentence, ends with one, and shows that something was left out."""
    text = "Câu một ở đây. Câu hai ở đây. Câu ba ở đây. TRÍCH. Câu bốn ở đây. Câu năm ở đây. Câu sáu."
    at = text.index("TRÍCH.")
    before, after = context_around(text, at, at + 6, max_chars=35)
    assert before == "… Câu hai ở đây. Câu ba ở đây. "
    assert after == " Câu bốn ở đây. Câu năm ở đây. …"


def test_shorten_cuts_at_a_word() -> None:
    """A long label is put on one line and cut after a word, with an ellipsis, within its limit."""
    assert shorten("Hội nghị  lần thứ\nhai", 60) == "Hội nghị lần thứ hai"
    assert shorten("Hội nghị lần thứ hai của Ban Chấp hành", 20) == "Hội nghị lần thứ…"
    assert shorten("a" * 100, 60) == "a" * 59 + "…"


@given(tricky_texts, st.integers(2, 80))
def test_shorten_keeps_its_limit(text: str, max_chars: int) -> None:
    """A label never exceeds its limit and has no line break."""
    short = shorten(text, max_chars)
    assert len(short) <= max_chars
    assert "\n" not in short


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1), st.text(st.characters(exclude_categories=["Cs"])))
def test_button_data_survives_the_way_and_fits(start: int, end: int, quote: str) -> None:
    """What a button carries is read back as it was written and keeps Telegram's 64 bytes."""
    for button in (PassageButton("0123456789ab", start, end, digest_of(quote)), DocumentButton("0123456789ab")):
        assert len(button.data.encode()) <= CALLBACK_MAX_BYTES
        assert read_button(button.data) == button


@pytest.mark.parametrize(
    "data", ["", "s", "d:", "d:xyz", "s:0123456789ab:1:2", "s:0123456789ab:-1:2:abcdef", "d:0123456789ab\n", "x" * 64]
)
def test_foreign_button_data_is_not_read(data: str) -> None:
    """Data that we never wrote is no button."""
    assert read_button(data) is None


def test_button_tells_a_changed_text() -> None:
    """A button is current while the text between its offsets is the quote, and only then."""
    button = PassageButton(NAM_SACH.id, START, START + len(QUOTE), digest_of(QUOTE))
    assert button.is_current(NAM_SACH.text)
    assert not button.is_current("!" + NAM_SACH.text)
    assert not button.is_current("")


def test_refusal_says_nothing_of_the_question() -> None:
    """A refusal repeats nothing of what was asked, so that it cannot confirm what is false."""
    (message,) = render_answer(refusal("Chủ tịch tỉnh Lâm Đồng là ông Xê phải không?"))
    assert "Xê" not in message.html
    assert "Lâm Đồng" not in message.html


def test_suggestion_titles_are_short_on_buttons() -> None:
    """A long title is cut on its button."""
    answer = replace(refusal(), suggestions=(Suggestion(NAM_SACH.id, "Nghị quyết " * 30),))
    (message,) = render_answer(answer)
    assert len(message.buttons[0].text) <= 60
    assert message.buttons[0].text.endswith("Nghị quyết Nghị…")
