"""People ask the running service over a Bot API server and over its page, and read what is on their screens.

The service is one process for the whole file; each test has people of its own, and the last one stops the service.
"""

import json
import re
import signal
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from bot.messages import messages
from bot.presentation.answer_as_json import answer_as_json
from tests.bot.fakes import found_answer
from tests.e2e.conftest import Office
from tests.e2e.person import Person, Pressed
from tests.e2e.processes import FakeBotApiProcess, RunningProcess
from tests.sentences import said

pytestmark = pytest.mark.e2e

QUESTION = "bí thư huyện ủy nam sách là ai"
UNDERSTOOD = "bí thư huyện ủy Nam Sách là ai"
OTHER_QUESTION = "Giá vàng bao nhiêu một lượng?"
PERSON = "Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện"
SAID = f"{PERSON} [1] (theo tài liệu ngày 09/07/2020)"
TITLE = "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII"
ANSWER = f"""\
{SAID}

«[1] {TITLE}
Ngày 09/07/2020
“{PERSON}”»
[[1] Xem trong tài liệu]"""
SOURCE_BUTTON = "[1] Xem trong tài liệu"
REFUSAL = f"{messages.said('not_found')}\n\n{messages.said('nearest_documents')}"

LISTED_PEOPLE = range(501, 600)
LISTED_GROUPS = (-1001000000001, -1001000000002, -1001000000003)
STRANGER, STRANGE_GROUP = 901, -1001000000099


@dataclass(frozen=True)
class Service:
    """The running command and the address of its page."""

    process: RunningProcess
    page: str


@pytest.fixture(scope="module")
def service(office: Office, server: FakeBotApiProcess) -> Iterator[Service]:
    """The service over the seeds, polling, for the listed people and groups."""
    settings = server.environment() | {
        "DANNGUON_PAGE_PORT": "0",
        "DANNGUON_ALLOWED_IDS": ",".join(map(str, (*LISTED_PEOPLE, *LISTED_GROUPS))),
    }
    with office.started("serve", until="đang nhận câu hỏi", **settings) as process:
        found = re.search(r"^Trang hỏi đáp: (http://127\.0\.0\.1:\d+)$", process.stdout, re.MULTILINE)
        assert found, process.transcript()
        yield Service(process, found[1])


@pytest.fixture
def api(server: FakeBotApiProcess, service: Service) -> Iterator[FakeBotApiProcess]:
    """The Bot API server while the service polls it; nothing may have contradicted the documentation at the end."""
    assert service.process.exit_code is None
    yield server
    assert server.protocol_errors() == []


@pytest.fixture(scope="module")
def listed_ids() -> Iterator[int]:
    """Ids of people on the list who have not written to the bot before."""
    return iter(LISTED_PEOPLE)


@pytest.fixture
def an(api: FakeBotApiProcess, listed_ids: Iterator[int]) -> Person:
    """Somebody on the list who has not written to the bot before."""
    return api.person("An", user_id=next(listed_ids))


@pytest.fixture(scope="module")
def page(service: Service) -> Iterator[httpx.Client]:
    """A browser at the page."""
    with httpx.Client(base_url=service.page, trust_env=False, timeout=30) as client:
        yield client


# Questions in private


def test_answer_with_its_source(an: Person) -> None:
    """A person who asks who the secretary is reads the name, and the passage that says so with title and date."""
    an.say(QUESTION)
    reply = an.wait_for_reply(30)
    assert an.screen() == f"An: {QUESTION}\nDẫn Nguồn: {ANSWER}"
    assert reply.marked("expandable_blockquote") == [f"[1] {TITLE}\nNgày 09/07/2020\n“{PERSON}”"]
    assert reply.marked("bold") == ["[1]", f"[1] {TITLE}"]
    assert an.actions()[0] == "typing"


def test_refusal_with_nearest_documents(an: Person) -> None:
    """A person who asks what no document says is told so politely, with up to five documents to open instead."""
    an.say(OTHER_QUESTION)
    reply = an.wait_for_reply()
    assert (reply.text, reply.entities) == (REFUSAL, [])
    assert 1 <= len(reply.buttons) <= 5
    assert all(len(row) == 1 and len(row[0]["text"]) <= 60 for row in reply.buttons)


def test_source_button(an: Person) -> None:
    """A source button shows the passage between the text around it, the quote in bold under the document's title."""
    an.say(QUESTION)
    an.wait_for_reply()
    assert an.press(SOURCE_BUTTON) == Pressed()
    shown = an.wait_for_reply()
    assert shown.marked("bold") == [TITLE, PERSON]
    head = f"{TITLE}\nNgày 09/07/2020\nTệp: 001_278d4475dbe9d3bc.txt\n\n{messages.said('quote_is_bold')}\n\n"
    assert shown.text.startswith(head)
    before, after = shown.text.removeprefix(head).split(PERSON)
    assert before.endswith("phát biểu ý kiến. Các đồng chí: ")
    assert after.startswith("; Hồ Ngọc Lâm, Phó Bí thư Thường trực Huyện ủy; ")
    assert [[button["text"] for button in row] for row in shown.buttons] == [[messages.said("button_document")]]


def test_suggestion_button(an: Person, office: Office) -> None:
    """A suggested document's button shows its title and how its file begins."""
    an.say(OTHER_QUESTION)
    label = an.wait_for_reply().buttons[0][0]["text"]
    assert an.press(label) == Pressed()
    shown = an.wait_for_reply()
    (title,) = shown.marked("bold")
    assert title.startswith(label.removesuffix("…"))
    facts, _, opening = shown.text.partition(f"\n\n{messages.said('document_opening')}\n\n")
    source = re.search(r"^Tệp: (\S+)$", facts, re.MULTILINE)
    assert source
    text = unicodedata.normalize("NFC", (office.folder / "seeds" / source[1]).read_text(encoding="utf-8-sig"))
    assert " ".join(text.split()).startswith(" ".join(opening.removesuffix("…").split()))


@pytest.mark.parametrize("kind", ["without marks", "in decomposed letters", "with /ask", "with /ask@dannguon_bot"])
def test_ways_to_write_a_question(an: Person, kind: str) -> None:
    """A question is understood without marks, in decomposed letters and after the command, named in full or not."""
    written = {
        "without marks": "bi thu huyen uy nam sach la ai",
        "in decomposed letters": unicodedata.normalize("NFD", QUESTION),
        "with /ask": f"/ask {QUESTION}",
        "with /ask@dannguon_bot": f"/ask@dannguon_bot\n{QUESTION}",
    }[kind]
    an.say(written)
    reply = an.wait_for_reply()
    understood = [f"Hiểu là: “{UNDERSTOOD}”"] if kind == "without marks" else []
    assert reply.shown() == "Dẫn Nguồn: " + "\n\n".join([*understood, ANSWER])
    assert reply.marked("italic") == understood


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("/start", f"{messages.said('start')}\n\n{messages.said('how_to_ask')}"),
        ("/help", messages.said("how_to_ask")),
        ("/ask", messages.said("question_empty_after_command")),
        ("/ask   ", messages.said("question_empty_after_command")),
        ("/menu", messages.said("command_unknown")),
        ("a" * 10_000, said("question_too_long", length=10_000, limit=1000)),
        ("😀🎉👍🏽", messages.said("question_without_words")),
        ("?!… —", messages.said("question_without_words")),
    ],
    ids=["start", "help", "empty", "blank", "unknown command", "10,000 characters", "emoji", "punctuation"],
)
def test_what_is_no_question(an: Person, text: str, reply: str) -> None:
    """What is no question gets one message that says how to ask."""
    an.say(text)
    assert an.wait_for_reply().text.startswith(reply)
    an.expect_silence(0.2)


def test_start_and_help_show_examples(an: Person) -> None:
    """The greeting and the help show every example question."""
    for command in ("/start", "/help"):
        an.say(command)
        text = an.wait_for_reply().text
        assert [line[2:] for line in text.splitlines() if line.startswith("• ")] == list(
            messages.named("example").values()
        )


def test_several_chats_at_once(api: FakeBotApiProcess, listed_ids: Iterator[int]) -> None:
    """Twelve people who ask at the same moment are each answered in their own chat."""
    people = [api.person(user_id=next(listed_ids)) for _ in range(12)]
    for person, question in zip(people, [QUESTION, OTHER_QUESTION] * 6, strict=True):
        person.say(question)
    answers = [person.wait_for_reply(30).text.partition("\n")[0] for person in people]
    assert answers == [SAID, messages.said("not_found")] * 6


def test_questions_in_a_row(an: Person) -> None:
    """Questions sent one after another without waiting are answered in their order."""
    for question in (QUESTION, OTHER_QUESTION, QUESTION):
        an.say(question)
    while len(replies := [one for one in an.messages() if one.is_from_bot]) < 3:
        an.wait_for_reply()
    texts = [reply.text.partition("\n")[0] for reply in replies]
    assert texts == [SAID, messages.said("not_found"), SAID]


def test_a_question_that_leans_on_the_one_before(an: Person) -> None:
    """The completed question is shown, and its answer is that of the whole question."""
    an.say("Bí thư Huyện ủy Nam Sách là ai?")
    an.wait_for_reply()
    an.say("con chu tich ubnd thi sao")
    reply = an.wait_for_reply()
    assert reply.marked("italic") == ["Hiểu là: “Chủ tịch UBND Nam Sách là ai?”"]
    assert "Lê Quang Thụ, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện [1] (theo tài liệu ngày 09/07/2020)" in reply.text


def test_what_no_document_has_is_said(an: Person) -> None:
    """A place that no document names is named in the refusal."""
    an.say("Bí thư Huyện ủy Củ Chi là ai?")
    assert an.wait_for_reply().text.startswith(f"{messages.said('not_found')} Không có tài liệu nào về Củ Chi.\n\n")


# Faults on the way


def test_edited_message_is_not_answered_again(an: Person) -> None:
    """A question that is edited after its answer gets no second one."""
    message_id = an.say(OTHER_QUESTION)
    an.wait_for_reply()
    an.edit(message_id, QUESTION)
    an.expect_silence(0.5)


def test_duplicate_update_is_answered_once(api: FakeBotApiProcess, an: Person) -> None:
    """An update that Telegram delivers twice is answered once."""
    an.say(QUESTION)
    an.wait_for_reply()
    api.repeat_last_update()
    an.expect_silence(0.5)


def test_flood_control_is_waited_out(api: FakeBotApiProcess, an: Person) -> None:
    """An answer refused by Telegram's flood control is sent again, once, when the time is over."""
    api.flood("sendMessage", retry_after=1)
    an.say(QUESTION)
    assert an.wait_for_reply().shown() == f"Dẫn Nguồn: {ANSWER}"
    an.expect_silence(0.3)


def test_answer_whose_receipt_is_lost(api: FakeBotApiProcess, an: Person) -> None:
    """An answer that nobody has confirmed is sent again, since twice is better than never."""
    api.lose_answer("sendMessage")
    an.say(QUESTION)
    assert [an.wait_for_reply().shown() for _ in range(2)] == [f"Dẫn Nguồn: {ANSWER}"] * 2
    an.expect_silence(0.3)


@pytest.mark.parametrize("fault", ["429", "500", "lost answer"])
def test_poll_that_fails(api: FakeBotApiProcess, service: Service, an: Person, fault: str) -> None:
    """A question whose delivery fails is answered after the next poll, and the administrator reads why it took long."""
    lines_before = service.process.stdout.splitlines()
    if fault == "429":
        api.flood("getUpdates", retry_after=1)
    elif fault == "500":
        api.refuse("getUpdates", status=500, description="Internal Server Error")
    else:
        api.lose_answer("getUpdates")
    an.say(QUESTION)
    assert an.wait_for_reply().shown() == f"Dẫn Nguồn: {ANSWER}"
    an.expect_silence(0.3)
    trouble, back = service.process.stdout.splitlines()[len(lines_before) :]
    assert re.fullmatch(r"Telegram: chưa kết nối được \(.+\); thử lại sau 1 giây\.", trouble)
    assert back == messages.said("telegram_back")


def test_refused_markup(api: FakeBotApiProcess, an: Person) -> None:
    """An answer whose markup Telegram refuses comes as the same text without it, its buttons still there."""
    api.refuse("sendMessage", status=400, description="Bad Request: can't parse entities: oops", html_only=True)
    an.say(QUESTION)
    reply = an.wait_for_reply()
    assert reply.shown() == f"Dẫn Nguồn: {ANSWER.replace('«', '').replace('»', '')}"
    assert reply.entities == []
    assert an.press(SOURCE_BUTTON) == Pressed()
    assert an.wait_for_reply().text.startswith(TITLE)


def test_button_pressed_too_long_ago(api: FakeBotApiProcess, an: Person) -> None:
    """A button whose press can no longer be confirmed still shows its passage."""
    an.say(QUESTION)
    an.wait_for_reply()
    api.refuse(
        "answerCallbackQuery", status=400, description="Bad Request: query is too old and response timeout expired"
    )
    with pytest.raises(AssertionError, match="was not answered within"):
        an.press(SOURCE_BUTTON, timeout_s=0.3)
    assert an.wait_for_reply().text.startswith(TITLE)


# Who is answered


def test_stranger(api: FakeBotApiProcess) -> None:
    """A stranger is told once, in one line with their id, that they are not on the list, and nothing after that."""
    stranger = api.person("Bình", user_id=STRANGER)
    stranger.say(QUESTION)
    assert stranger.wait_for_reply().shown() == f"Dẫn Nguồn: {messages.said('stranger', id=STRANGER)}"
    assert "\n" not in messages.said("stranger", id=STRANGER)
    for text in (QUESTION, "/start", f"/ask {QUESTION}"):
        stranger.say(text)
    stranger.expect_silence(0.5)


def test_group(api: FakeBotApiProcess, an: Person) -> None:
    """In a group on the list a command and a reply to the bot are answered as replies, and other talk is left alone."""
    group = api.group("Tổ tổng hợp", chat_id=LISTED_GROUPS[0], privacy_mode=False)
    asked = an.say(f"/ask {QUESTION}", chat_id=group.chat_id)
    reply = an.wait_for_reply(chat_id=group.chat_id)
    assert reply.shown() == f"Dẫn Nguồn: {ANSWER}"
    assert reply.json["reply_to_message"]["message_id"] == asked
    an.say(OTHER_QUESTION, chat_id=group.chat_id, reply_to=reply.message_id)
    assert an.wait_for_reply(chat_id=group.chat_id).text == REFUSAL
    an.say(QUESTION, chat_id=group.chat_id)
    an.expect_silence(0.5, chat_id=group.chat_id)
    assert an.press(SOURCE_BUTTON, chat_id=group.chat_id) == Pressed()
    assert an.wait_for_reply(chat_id=group.chat_id).text.startswith(TITLE)
    assert an.screen() == ""


def test_mention_in_a_group(api: FakeBotApiProcess, an: Person) -> None:
    """In a group a question that names the bot is answered where such messages reach it."""
    group = api.group("Tổ tổng hợp", chat_id=LISTED_GROUPS[1], privacy_mode=False)
    an.say(f"@dannguon_bot {QUESTION}", chat_id=group.chat_id)
    assert an.wait_for_reply(chat_id=group.chat_id).shown() == f"Dẫn Nguồn: {ANSWER}"


def test_topic(api: FakeBotApiProcess, an: Person) -> None:
    """A question in a topic of a forum is answered in that topic."""
    forum = api.group("Diễn đàn", chat_id=LISTED_GROUPS[2], is_forum=True)
    an.say(f"/ask {QUESTION}", chat_id=forum.chat_id, thread_id=7)
    assert an.wait_for_reply(chat_id=forum.chat_id).json["message_thread_id"] == 7


def test_strange_group(api: FakeBotApiProcess, an: Person) -> None:
    """A group that is not on the list is told so once, with its id, whoever of its members asks."""
    group = api.group("Nhóm lạ", chat_id=STRANGE_GROUP)
    an.say(f"/ask {QUESTION}", chat_id=group.chat_id)
    assert an.wait_for_reply(chat_id=group.chat_id).text == messages.said("strange_group", id=STRANGE_GROUP)
    an.say(f"/ask {QUESTION}", chat_id=group.chat_id)
    an.expect_silence(0.5, chat_id=group.chat_id)


# The page of the same process


def test_page_form(page: httpx.Client) -> None:
    """The page shows a form to ask in, with the example questions as links."""
    response = page.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert '<form action="/" method="get"' in response.text
    assert all(f">{example}</a>" in response.text for example in messages.named("example").values())
    assert messages.said("token_title") not in response.text  # a token is set


def test_page_answer(page: httpx.Client) -> None:
    """The page answers the same question with the same text, source and date as the chat does."""
    html = page.get("/", params={"q": QUESTION}).text
    mark = '<a class="mark" href="#nguon-1">[1]</a>'
    assert f'<p class="text">{SAID.replace("[1]", mark)}</p>' in html
    assert f'<span class="title">{TITLE}</span> <span class="date">Ngày 09/07/2020</span>' in html
    assert f"<blockquote>{PERSON}</blockquote>" in html
    link = re.search(r'href="(/source/[^"#]+)#trich"', html)
    assert link
    assert f'<mark id="trich">{PERSON}</mark>' in page.get(link[1].replace("&amp;", "&")).text


def test_api_answer(page: httpx.Client, office: Office) -> None:
    """The answer as JSON has exactly the keys that are promised, and its quote is that span of the stored text."""
    response = page.get("/api/ask", params={"q": QUESTION})
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    answer = response.json()
    (citation,) = answer["citations"]
    keys = tuple(answer_as_json(found_answer()))
    assert tuple(answer) == keys
    assert 0 < answer.pop("elapsed_ms") < 10_000
    assert 0 < citation["score"] <= 1
    assert answer == {
        "question": QUESTION,
        "understood": None,
        "status": "found",
        "answer": f"{PERSON} [1]",
        "citations": [
            {
                "marker": 1,
                "document_id": citation["document_id"],
                "source": "001_278d4475dbe9d3bc.txt",
                "title": TITLE,
                "date": "2020-07-09",
                "heading": None,
                "start": citation["start"],
                "end": citation["start"] + len(PERSON),
                "quote": PERSON,
                "score": citation["score"],
                "page": None,
                "recognition": None,
                "draft": False,
                "gone": False,
            }
        ],
        "suggestions": [],
        "absent": [],
        "unmet": [],
        "from_register": True,
        "kind": "lookup",
        "verdict": None,
        "items": [],
        "first": 1,
        "total": None,
        "calculated": False,
        "choices": [],
        "superseded": [],
        "corrected": [],
        "more": 0,
        "unstated": None,
    }
    stored = json.loads(office.run("show", citation["document_id"], "--json").stdout)
    assert stored["text"][citation["start"] : citation["end"]] == PERSON


def test_api_refusal(page: httpx.Client) -> None:
    """A refusal as JSON has no answer and no citation but the nearest documents."""
    answer = page.get("/api/ask", params={"q": OTHER_QUESTION}).json()
    assert (answer["status"], answer["answer"], answer["citations"]) == ("not_found", "", [])
    assert answer["suggestions"]
    assert all(list(one) == ["document_id", "title"] for one in answer["suggestions"])


@pytest.mark.parametrize("example", messages.named("example").values())
def test_examples_are_answered(page: httpx.Client, example: str) -> None:
    """Each question that is shown as an example is answered from the documents that come with the program."""
    assert page.get("/api/ask", params={"q": example}).json()["status"] == "found"


def test_api_without_a_question(page: httpx.Client) -> None:
    """What is no question gets 400 and one sentence as JSON."""
    for question, sentence in (
        ("", messages.said("question_empty")),
        ("👍", messages.said("question_without_words")),
        ("a" * 10_000, said("question_too_long", length=10_000, limit=1000)),
    ):
        response = page.get("/api/ask", params={"q": question})
        assert (response.status_code, response.json()) == (400, {"error": sentence})


def test_health(page: httpx.Client) -> None:
    """The health check of the same process answers."""
    assert page.get("/healthz").json() == {"status": "ok"}


# Starting and stopping


def test_wrong_token(office: Office, server: FakeBotApiProcess) -> None:
    """A token that Telegram does not know ends the service with status 1 and one line that says what to do."""
    settings = server.environment() | {"DANNGUON_TELEGRAM_TOKEN": "1000001:not-the-token", "DANNGUON_PAGE_PORT": "0"}
    finished = office.run("serve", **settings)
    assert finished.exit_code == 1
    assert finished.stderr.splitlines()[1:] == [f"dannguon: {messages.said('token_rejected')}"]
    assert "not-the-token" not in finished.stdout + finished.stderr


def test_port_in_use(office: Office, service: Service) -> None:
    """A port that is taken ends the service with status 1 and one line that says what to do, before any loading."""
    port = int(service.page.rpartition(":")[2])
    finished = office.run("serve", DANNGUON_PAGE_PORT=str(port))
    assert (finished.exit_code, finished.stdout) == (1, "")
    assert finished.stderr == f"dannguon: {said('port_in_use', host='127.0.0.1', port=port)}\n"


def test_stop(service: Service, server: FakeBotApiProcess) -> None:
    """SIGTERM ends the service with status 0; it has said what it does, shown no traceback, token or question."""
    service.process.send(signal.SIGTERM)
    assert service.process.wait_for_exit(timeout_s=30) == 0
    said = service.process.stdout.splitlines()
    assert said[:2] == [
        messages.said("page_listens", url=service.page),
        messages.said("telegram_on", username="dannguon_bot"),
    ]
    assert said[-1] == messages.said("stopping")
    everything = service.process.stdout + service.process.stderr
    assert "Traceback" not in everything
    assert server.token not in everything
    assert "nam sách" not in everything.lower()
    assert server.protocol_errors() == []
