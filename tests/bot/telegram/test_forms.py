"""Lists, verdicts, comparisons and choices in Telegram: pages that turn, choices that are asked; no network is used."""

from collections.abc import Callable, Iterator

import pytest

from bot.core import Core
from bot.messages import messages
from bot.telegram.buttons import DATA_MAX_BYTES, QuestionButton, digest_of_question, read_button
from bot.telegram.conversations import AskedByButtons
from bot.telegram.render.answers import render_answer
from retrieval.types import Answer, AnswerKind, Form, Item, Verdict
from tests.bot.conversation import GROUP, bot_for, group, play, presses, receive, run, says, texts
from tests.bot.fakes import FakeAnswerer, FakeLibrary, RecordingRequest, refusal
from tests.bot.forms import CHOICES, LIST, LONG, TOTAL, listed, one, with_form


@pytest.fixture
def asked() -> FakeAnswerer:
    """Lists, asks back, or finds the secretary."""
    return FakeAnswerer()


@pytest.fixture
def core(asked: FakeAnswerer) -> Iterator[Core]:
    """A core over it."""

    def act(question: str) -> Answer:
        if question.startswith("bí thư"):
            return with_form(question, "", (), CHOICES)
        if question.startswith("Bí thư"):
            return one(Form())
        first = asked.firsts[-1]
        return listed(first, question=question) if first <= TOTAL else refusal(question)

    asked.act = act
    with Core(FakeLibrary(answerer=asked), workers=2) as core:
        yield core


# --- what is shown ---------------------------------------------------------------------------------------------------


def test_a_list_shows_five_items_with_their_sources() -> None:
    """Above them it is said how many there are in all, and which are shown; a button each turns to the others."""
    (shown,) = render_answer(listed(6))
    assert shown.plain.split("\n")[0] == "Đếm được 12 chỉ thị trong kho tài liệu (đang xem 6–10):"
    assert "6. Chỉ thị 6 [1]\n7. Chỉ thị 7 [2]" in shown.plain
    assert "Chỉ thị 11" not in shown.plain
    assert [button.text for button in shown.buttons] == [f"[{marker}]" for marker in range(1, 6)]
    assert [button.beside for button in shown.buttons] == [False, True, True, True, True]
    assert [(button.text, button.data) for button in shown.last_row] == [
        ("← Trước", f"q:1:={LIST}"),
        ("Tiếp →", f"q:11:={LIST}"),
    ]


@pytest.mark.parametrize(("first", "total", "turns"), [(1, 5, []), (1, 6, ["Tiếp →"]), (11, 12, ["← Trước"])])
def test_pages_end_where_the_list_does(first: int, total: int, turns: list[str]) -> None:
    """There is no button to a page that is not there."""
    (shown,) = render_answer(listed(first, total=total))
    assert [button.text for button in shown.last_row] == turns


@pytest.mark.parametrize(
    ("verdict", "word"), [(Verdict.YES, "Có."), (Verdict.NO, "Không."), (Verdict.UNCLEAR, "Tài liệu không nói rõ.")]
)
def test_a_verdict_stands_before_the_clause(verdict: Verdict, word: str) -> None:
    """The word is ours and bold; the clause that decides follows with its source."""
    (shown,) = render_answer(one(Form(AnswerKind.YES_NO, verdict)))
    assert shown.html.startswith(f"<b>{word}</b> Bùi Văn Thăng <b>[1]</b>")


def test_what_was_worked_out_is_said_to_be() -> None:
    """A difference stands below the two sides, told from what is quoted."""
    sides = (Item("Năm 2020: 100 ha", (1,)), Item("Năm 2021: 125 ha", (1,)))
    (shown,) = render_answer(one(Form(AnswerKind.COMPARE, items=sides, calculated="tăng 25 ha")))
    assert shown.plain.startswith("Năm 2020: 100 ha [1]\nNăm 2021: 125 ha [1]\n\nTính từ các số trên: tăng 25 ha")
    assert "<i>Tính từ các số trên: tăng 25 ha</i>" in shown.html


def test_what_has_no_answer_is_said_below() -> None:
    """A part of the question that nothing answers is told as it was asked."""
    (shown,) = render_answer(one(Form(items=(Item("Ngày 09/7/2020", (1,)),), missing=("ai chủ trì",))))
    assert shown.plain.startswith("Ngày 09/7/2020 [1]\n\nChưa tìm thấy trong tài liệu: ai chủ trì")


def test_choices_are_buttons() -> None:
    """Each asks a whole question; a long one is remembered by its digest, for a button holds 64 bytes."""
    (shown,) = render_answer(with_form("bí thư huyện ủy là ai", "", (), CHOICES))
    assert shown.plain == "Xin anh/chị cho biết cần hỏi về mục nào:"
    short, long = (choice.question for choice in CHOICES.choices)
    assert [(button.text, button.data) for button in shown.buttons] == [
        ("huyện Nam Sách", f"q:0:={short}"),
        ("huyện Nam Đông", f"q:0:#{digest_of_question(long)}"),
    ]


@pytest.mark.parametrize("question", [LIST, LONG, "a", "đ" * 29, "đ" * 30, "x" * 1000, "q:0:=x", "=\n#"])
def test_a_button_asks_the_question_that_it_was_made_of(question: str) -> None:
    """What is read from a button's data is what was written, and always fits."""
    button = QuestionButton.of(16, question)
    assert len(button.data.encode()) <= DATA_MAX_BYTES
    assert read_button(button.data) == button
    assert button.question == question or button.digest == digest_of_question(question)


# --- what is pressed -------------------------------------------------------------------------------------------------


def test_a_page_takes_the_place_of_another(core: Core, asked: FakeAnswerer, telegram: RecordingRequest) -> None:
    """The list is asked anew from that item on, and the message is changed; nothing new is sent."""
    play(core, telegram, presses(f"q:6:={LIST}"))
    assert (asked.asked, asked.firsts) == ([LIST], [6])
    (changed,) = [call for name, call in telegram.calls if name == "editMessageText"]
    assert changed["text"] == render_answer(listed(6))[0].html
    assert telegram.sent() == []


def test_a_list_that_became_shorter_is_shown_from_its_start(
    core: Core, asked: FakeAnswerer, telegram: RecordingRequest
) -> None:
    """Where the documents have changed and the page is gone, the first one is shown."""
    play(core, telegram, presses(f"q:16:={LIST}"))
    assert asked.firsts == [16, 1]
    (changed,) = [call for name, call in telegram.calls if name == "editMessageText"]
    assert changed["text"] == render_answer(listed())[0].html


def test_what_is_chosen_is_asked_and_remembered(core: Core, asked: FakeAnswerer, telegram: RecordingRequest) -> None:
    """The answer comes as a new message, and the next question may lean on it."""
    long = CHOICES.choices[1].question
    play(
        core,
        telegram,
        says("bí thư huyện ủy là ai"),
        presses(f"q:0:#{digest_of_question(long)}"),
        says("danh sách chỉ thị"),
    )
    assert asked.asked == ["bí thư huyện ủy là ai", long, "danh sách chỉ thị"]
    assert asked.earlier[2] == ("bí thư huyện ủy là ai", "?")
    assert len(texts(telegram)) == 3


@pytest.mark.parametrize("data", ["q:6:#0123456789abcdef", "q:0:#0123456789abcdef"])
def test_a_forgotten_question_is_said_to_be(data: str, core: Core, telegram: RecordingRequest) -> None:
    """After a restart a long question behind a button is not known any more."""
    play(core, telegram, presses(data))
    assert texts(telegram) == [messages.said("question_forgotten")]


@pytest.mark.parametrize("data", ["q:6:=???", "q:0:=   "])
def test_a_forged_button_asks_nothing(data: str, core: Core, asked: FakeAnswerer, telegram: RecordingRequest) -> None:
    """What is no question is answered as such when it is pressed too."""
    play(core, telegram, presses(data))
    assert asked.asked == []


def test_a_stranger_cannot_press(core: Core, asked: FakeAnswerer, telegram: RecordingRequest) -> None:
    """The gate is before buttons as it is before questions."""

    async def scene() -> None:
        async with bot_for(core, telegram, allowed_ids="5") as bot:
            await receive(bot, presses(f"q:6:={LIST}"))

    run(scene())
    assert asked.asked == []


def test_only_the_last_questions_of_buttons_are_remembered() -> None:
    """The oldest are forgotten, those asked again are not."""
    held = AskedByButtons(max_questions=2)
    held.add(["một", "hai"])
    held.add(["một", "ba"])
    known: Callable[[str], str | None] = lambda question: held.question(digest_of_question(question))  # noqa: E731
    assert [known(question) for question in ("một", "hai", "ba")] == ["một", None, "ba"]


def test_a_group_sees_the_page_where_it_was_asked(core: Core, telegram: RecordingRequest) -> None:
    """The message of the group is the one that is changed."""
    pressed = presses(f"q:6:={LIST}", chat=group())
    play(core, telegram, pressed)
    (changed,) = [call for name, call in telegram.calls if name == "editMessageText"]
    assert changed["chat_id"] == GROUP
