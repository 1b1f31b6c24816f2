"""The fake Bot API server breaks every rule it is there to enforce, once, and is told so in Telegram's words."""

import asyncio
import html
import json
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

from tests.e2e.person import Pressed
from tests.e2e.processes import FakeBotApiProcess, answers_at, running
from tests.e2e.telegram_text import Json, utf16_slice

pytestmark = pytest.mark.e2e

AN = 501
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


class Bot:
    """Calls methods as python-telegram-bot does: a form, values that are not text as JSON."""

    def __init__(self, base_url: str, token: str, client: httpx.Client) -> None:
        self.url = f"{base_url}/bot{token}"
        self.client = client

    def answer(self, method: str, **parameters: object) -> httpx.Response:
        """Return the HTTP answer to a call."""
        form = {name: one if isinstance(one, str) else json.dumps(one) for name, one in parameters.items()}
        return self.client.post(f"{self.url}/{method}", data=form)

    def call(self, method: str, **parameters: object) -> Any:  # Any: each method has its own result
        """Return the result of a call that succeeds."""
        answer = self.answer(method, **parameters)
        assert answer.status_code == 200, answer.text
        assert answer.json()["ok"] is True
        return answer.json()["result"]

    def refusal(self, method: str, **parameters: object) -> str:
        """Return the description of a call that fails, which repeats its HTTP status in its body."""
        answer = self.answer(method, **parameters)
        assert answer.json()["ok"] is False
        assert answer.json()["error_code"] == answer.status_code
        return str(answer.json()["description"])

    def updates(self, **parameters: object) -> list[tuple[int, str]]:
        """Return the number and text of the message updates of one poll."""
        return [(one["update_id"], one["message"]["text"]) for one in self.call("getUpdates", **parameters)]


@pytest.fixture
def unchecked_api(server: FakeBotApiProcess) -> FakeBotApiProcess:
    """The server as if just started, for tests that make protocol errors."""
    server.reset()
    return server


@pytest.fixture
def api(unchecked_api: FakeBotApiProcess) -> Iterator[FakeBotApiProcess]:
    """The server as if just started; no protocol error may have happened at the end."""
    yield unchecked_api
    assert unchecked_api.protocol_errors() == []


@pytest.fixture(scope="module")
def bot(server: FakeBotApiProcess) -> Iterator[Bot]:
    """A bot that knows its token."""
    with httpx.Client(trust_env=False, timeout=20) as client:
        yield Bot(server.base_url, server.token, client)


class Webhook:
    """A bot's web server: keeps what Telegram posts, answers the first calls with 500."""

    def __init__(self, failures: int) -> None:
        self.received: list[tuple[str | None, Json]] = []  # secret header, update
        webhook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                update = json.loads(self.rfile.read(int(self.headers["content-length"])))
                webhook.received.append((self.headers["x-telegram-bot-api-secret-token"], update))
                self.send_response(500 if len(webhook.received) <= failures else 200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> "Webhook":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def texts(self, count: int) -> list[str]:
        """Return the texts received once there are `count` of them."""
        deadline = time.monotonic() + 10
        while len(self.received) < count and time.monotonic() < deadline:
            time.sleep(0.02)
        return [update["message"]["text"] for _, update in self.received]


# Calls


def test_token(api: FakeBotApiProcess, bot: Bot) -> None:
    """A wrong token gets 401 as from Telegram, the right one the bot itself."""
    wrong = bot.client.post(f"{api.base_url}/bot1000001:wrong/getMe")
    assert wrong.status_code == 401
    assert wrong.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert bot.call("getMe")["username"] == "dannguon_bot"


@pytest.mark.parametrize("encoding", ["form", "json", "multipart", "query"])
def test_encodings(api: FakeBotApiProcess, bot: Bot, encoding: str) -> None:
    """Parameters are read from a form, from JSON, from multipart and from the address alike."""
    api.person().say("xin chào")
    keyboard = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "s1"}]]}
    values = {"chat_id": str(AN), "text": "Điều 5\n😀 + 1", "reply_markup": json.dumps(keyboard)}
    url = f"{bot.url}/sendMessage"
    if encoding == "form":
        bot.client.post(url, data=values)
    elif encoding == "json":
        bot.client.post(url, json={"chat_id": AN, "text": values["text"], "reply_markup": keyboard})
    elif encoding == "multipart":
        bot.client.post(url, files={name: (None, value) for name, value in values.items()})
    else:
        bot.client.get(url, params=values)
    assert api.person().screen() == "An: xin chào\nDẫn Nguồn: Điều 5\n😀 + 1\n[Nguồn]"


def test_unknown_method(unchecked_api: FakeBotApiProcess, bot: Bot) -> None:
    """A method that is not implemented is answered with 501 and kept."""
    expected = "Not Implemented: the fake Bot API server has no method sendPoll"
    assert bot.refusal("sendPoll", chat_id=AN) == expected
    assert unchecked_api.protocol_errors() == [expected]


def test_undocumented_parameter(unchecked_api: FakeBotApiProcess, bot: Bot) -> None:
    """A parameter or field the documentation does not have is ignored as by Telegram, but kept as an error."""
    unchecked_api.person().say("xin chào")
    reply = {"message_id": 1, "loudly": True}
    assert bot.call("sendMessage", chat_id=AN, text="a", reply_parameters=reply, colour="red")["text"] == "a"
    assert unchecked_api.protocol_errors() == ["sendMessage.colour", "sendMessage.reply_parameters.loudly"]


def test_parameter_of_wrong_type(unchecked_api: FakeBotApiProcess, bot: Bot) -> None:
    """A parameter of another type than documented, or a missing one, is refused and kept as an error."""
    refused = bot.refusal("editMessageReplyMarkup", chat_id=AN, message_id="first")
    assert refused.startswith("Bad Request: editMessageReplyMarkup.message_id: Input should be a valid integer")
    assert bot.refusal("sendMessage", chat_id=AN) == "Bad Request: sendMessage.text: Field required"
    assert len(unchecked_api.protocol_errors()) == 2


def test_parameter_not_implemented(unchecked_api: FakeBotApiProcess, bot: Bot) -> None:
    """A documented parameter this server would ignore is answered with 501 and kept."""
    refused = bot.refusal("sendMessage", chat_id=AN, text="a", message_effect_id="5")
    assert refused.startswith("Not Implemented: sendMessage of the fake Bot API server: got an unexpected keyword")
    assert unchecked_api.protocol_errors() == [refused]


# Updates


def test_poll_waits_and_wakes(api: FakeBotApiProcess, bot: Bot) -> None:
    """A poll waits as long as nobody writes and returns as soon as somebody does."""
    started = time.monotonic()
    assert bot.updates(timeout=1) == []
    assert time.monotonic() - started >= 0.9
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(bot.updates, timeout=15)
        time.sleep(0.2)
        assert not poll.done()
        api.person().say("xin chào")
        assert [text for _, text in poll.result(timeout=5)] == ["xin chào"]


def test_unacknowledged_updates_come_again(api: FakeBotApiProcess, bot: Bot) -> None:
    """Updates come again until a poll's offset is beyond them, at most `limit` at once, oldest first."""
    for text in ("một", "hai", "ba"):
        api.person().say(text)
    first = bot.updates()
    assert [text for _, text in first] == ["một", "hai", "ba"]
    assert [number - first[0][0] for number, _ in first] == [0, 1, 2]
    assert bot.updates() == first
    assert bot.updates(offset=first[1][0], limit=1) == first[1:2]
    assert bot.updates() == first[1:]
    assert bot.updates(offset=-1) == first[2:]
    assert bot.updates(offset=first[2][0] + 1) == []
    assert bot.updates() == []


def test_second_poller(api: FakeBotApiProcess, bot: Bot) -> None:
    """A second poll ends the one that waits with 409, and gets the next update."""
    with ThreadPoolExecutor(2) as pool:
        older = pool.submit(bot.refusal, "getUpdates", timeout=15)
        api.wait_for_requests("getUpdates")
        newer = pool.submit(bot.updates, timeout=15)
        assert older.result(timeout=5) == (
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        api.person().say("xin chào")
        assert [text for _, text in newer.result(timeout=5)] == ["xin chào"]


def test_allowed_updates(api: FakeBotApiProcess, bot: Bot) -> None:
    """Updates of a kind the bot did not ask for are never delivered; the choice holds until another is made."""
    an = api.person()
    bot.call("getUpdates", allowed_updates=["message"])
    message_id = an.say("hoi")
    an.edit(message_id, "hỏi")
    assert [set(one) - {"update_id"} for one in bot.call("getUpdates")] == [{"message"}]
    bot.call("getUpdates", allowed_updates=[])
    an.edit(message_id, "hỏi gì")
    edited = bot.call("getUpdates")[1]["edited_message"]
    assert (edited["text"], edited["message_id"], "edit_date" in edited) == ("hỏi gì", message_id, True)


def test_entities_of_what_people_write(api: FakeBotApiProcess, bot: Bot) -> None:
    """Commands, mentions and links in a person's text are entities with UTF-16 offsets."""
    api.person(username="an").say("😀 /hoi@dannguon_bot @binh https://vi.wikipedia.org")
    message = bot.call("getUpdates")[0]["message"]
    assert message["entities"] == [
        {"type": "bot_command", "offset": 3, "length": 17},
        {"type": "mention", "offset": 21, "length": 5},
        {"type": "url", "offset": 27, "length": 24},
    ]
    assert message["chat"] == {"id": AN, "type": "private", "first_name": "An", "username": "an"}


def test_repeated_update(api: FakeBotApiProcess, bot: Bot) -> None:
    """An update can come twice with the same number, though it was acknowledged."""
    api.person().say("xin chào")
    [(number, _)] = bot.updates()
    assert bot.updates(offset=number + 1) == []
    api.repeat_last_update()
    assert bot.updates(offset=number + 1) == [(number, "xin chào")]
    assert bot.updates(offset=number + 1) == []


def test_injected_update(unchecked_api: FakeBotApiProcess, bot: Bot) -> None:
    """An update of any kind can be delivered; one that Telegram would not send is a protocol error."""
    unchecked_api.inject("inline_query", {"id": "1", "query": "phép năm"})
    assert bot.call("getUpdates")[0]["inline_query"]["query"] == "phép năm"
    assert unchecked_api.protocol_errors() == [
        "the fake's answer to getupdates: 0.inline_query.from: Field required",
        "the fake's answer to getupdates: 0.inline_query.offset: Field required",
    ]


# Webhooks


def test_webhook(api: FakeBotApiProcess, bot: Bot) -> None:
    """Updates are posted with the secret, again until the answer is 2xx, and in order."""
    with Webhook(failures=2) as webhook:
        bot.call("setWebhook", url=webhook.url, secret_token="bi_mat-1")
        api.person().say("một")
        api.person().say("hai")
        assert webhook.texts(4) == ["một", "một", "một", "hai"]
        assert {secret for secret, _ in webhook.received} == {"bi_mat-1"}
        assert len({update["update_id"] for _, update in webhook.received}) == 2
        info = bot.call("getWebhookInfo")
        assert info["url"] == webhook.url
        assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
        bot.call("deleteWebhook")
        assert bot.updates() == []
    assert bot.call("getWebhookInfo") == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


def test_webhook_that_is_away(api: FakeBotApiProcess, bot: Bot) -> None:
    """Updates of a webhook that cannot be reached wait for it, or are dropped on request."""
    bot.call("setWebhook", url="http://127.0.0.1:9/")
    api.person().say("một")
    deadline = time.monotonic() + 5
    while "last_error_message" not in (info := bot.call("getWebhookInfo")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "Connection refused")
    bot.call("deleteWebhook")
    assert [text for _, text in bot.updates()] == ["một"]
    bot.call("deleteWebhook", drop_pending_updates=True)
    assert bot.updates() == []


def test_polling_and_webhook_exclude_each_other(api: FakeBotApiProcess, bot: Bot) -> None:
    """Setting a webhook ends a poll that waits, and polling while one is set is refused."""
    assert api.requests("getUpdates") == []
    with Webhook(failures=0) as webhook, ThreadPoolExecutor(1) as pool:
        poll = pool.submit(bot.refusal, "getUpdates", timeout=15)
        api.wait_for_requests("getUpdates")
        bot.call("setWebhook", url=webhook.url)
        assert poll.result(timeout=5) == "Conflict: terminated by setWebhook request"
        assert bot.refusal("getUpdates") == (
            "Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first"
        )
        bot.call("deleteWebhook")


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"url": "https://example.org/"}, "bad webhook: the fake Bot API server delivers to loopback addresses only"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "bí mật"}, "secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
@pytest.mark.usefixtures("api")
def test_webhook_refused(bot: Bot, parameters: Json, expected: str) -> None:
    """A webhook elsewhere is refused, and a secret that is too long or not of A-Z, a-z, 0-9, _ and -."""
    assert bot.refusal("setWebhook", **parameters) == f"Bad Request: {expected}"


# Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("đ" * 16385, "text is too long"),
        ("<p>x</p>", 'can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ("Điều 5 < 6", 'can\'t parse entities: Unsupported start tag "" at byte offset 10'),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("<b>x</i>", 'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ],
)
def test_text_refused(api: FakeBotApiProcess, bot: Bot, text: str, expected: str) -> None:
    """Empty, too long and badly marked text is refused in Telegram's words, sent or edited, and not shown."""
    api.person().say("xin chào")
    sent = bot.call("sendMessage", chat_id=AN, text="a")
    assert bot.refusal("sendMessage", chat_id=AN, text=text, parse_mode="HTML") == f"Bad Request: {expected}"
    edit = {"chat_id": AN, "message_id": sent["message_id"], "text": text, "parse_mode": "HTML"}
    assert bot.refusal("editMessageText", **edit) == f"Bad Request: {expected}"
    assert api.person().screen() == "An: xin chào\nDẫn Nguồn: a"


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, "<b>" + "đ" * 4096 + "</b>", "&lt;" * 4096])
def test_longest_text(api: FakeBotApiProcess, bot: Bot, text: str) -> None:
    """A text of 4,096 UTF-16 units after parsing is sent whole."""
    api.person().say("xin chào")
    sent = bot.call("sendMessage", chat_id=AN, text=text, parse_mode="HTML")
    assert len(sent["text"].encode("utf-16-le")) == 2 * 4096


def test_entities(api: FakeBotApiProcess, bot: Bot) -> None:
    """Every tag becomes its entity, with offsets and lengths in UTF-16 units."""
    api.person().say("xin chào")
    text = (
        "😀 <b>đậm</b> <i>n</i><u>g</u><s>x</s> <code>mã</code> <tg-spoiler>ẩn</tg-spoiler>"
        ' <a href="https://vi.wikipedia.org/?a=1&amp;b=2">liên kết</a> &lt;&amp;&gt; &nbsp;\n'
        '<pre>k</pre>\n<pre><code class="language-python">p</code></pre>\n'
        "<blockquote>trích</blockquote>\n<blockquote expandable>dài <b>đậm</b></blockquote>"
    )
    sent = bot.call("sendMessage", chat_id=AN, text=text, parse_mode="HTML")
    assert sent["text"] == "😀 đậm ngx mã ẩn liên kết <&> &nbsp;\nk\np\ntrích\ndài đậm"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "italic", "offset": 7, "length": 1},
        {"type": "underline", "offset": 8, "length": 1},
        {"type": "strikethrough", "offset": 9, "length": 1},
        {"type": "code", "offset": 11, "length": 2},
        {"type": "spoiler", "offset": 14, "length": 2},
        {"type": "text_link", "offset": 17, "length": 8, "url": "https://vi.wikipedia.org/?a=1&b=2"},
        {"type": "pre", "offset": 37, "length": 1},
        {"type": "pre", "offset": 39, "length": 1, "language": "python"},
        {"type": "blockquote", "offset": 41, "length": 5},
        {"type": "expandable_blockquote", "offset": 47, "length": 7},
        {"type": "bold", "offset": 51, "length": 3},
    ]


TEXT = st.text(st.sampled_from("aăâđêôơưẠệ 😀🇻 <>&'\"\n"), max_size=12)


@given(before=TEXT, marked=TEXT, after=TEXT)
def test_marked_text_is_found_again(server: FakeBotApiProcess, bot: Bot, before: str, marked: str, after: str) -> None:
    """Whatever is escaped and put in bold is what the entity's offset and length cut out of the shown text."""
    server.person().say("xin chào")
    parts = f"[{html.escape(before)}<b>({html.escape(marked)})</b>{html.escape(after)}]"
    sent = bot.call("sendMessage", chat_id=AN, text=parts, parse_mode="HTML")
    [entity] = sent["entities"]
    assert sent["text"] == f"[{before}({marked}){after}]"
    assert utf16_slice(sent["text"], entity["offset"], entity["length"]) == f"({marked})"


def test_entities_cut(api: FakeBotApiProcess, bot: Bot) -> None:
    """Of more than 100 entities the first 100 are kept; the text stays whole."""
    api.person().say("xin chào")
    sent = bot.call("sendMessage", chat_id=AN, text="<b>a</b>b" * 101, parse_mode="HTML")
    assert sent["text"] == "ab" * 101
    assert [entity["offset"] for entity in sent["entities"]] == list(range(0, 200, 2))


def test_text_trimmed(api: FakeBotApiProcess, bot: Bot) -> None:
    """Spaces and line ends around a text are cut, but not off its first entity; entities move and shrink with it."""
    api.person().say("xin chào")
    sent = bot.call("sendMessage", chat_id=AN, text="\n  a <b>b  \n</b>\n", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("a b", [{"type": "bold", "offset": 2, "length": 1}])
    sent = bot.call("sendMessage", chat_id=AN, text="\n<b> a</b>", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == (" a", [{"type": "bold", "offset": 0, "length": 2}])
    assert bot.call("sendMessage", chat_id=AN, text=" <b>a</b> < \n")["text"] == "<b>a</b> <"


# Buttons, edits, chats


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "ệ" * 22}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        (
            {"text": "a", "url": "http://localhost/nguon/1"},
            "inline keyboard button URL 'http://localhost/nguon/1' is invalid: Wrong HTTP URL",
        ),
    ],
)
def test_button_refused(api: FakeBotApiProcess, bot: Bot, button: Json, expected: str) -> None:
    """A button with more than 64 bytes of data, without action or text, or with a host without a dot is refused."""
    api.person().say("xin chào")
    markup = {"inline_keyboard": [[{"text": "ok", "callback_data": "x" * 64}, button]]}
    assert bot.refusal("sendMessage", chat_id=AN, text="a", reply_markup=markup) == f"Bad Request: {expected}"


def test_press(api: FakeBotApiProcess, bot: Bot) -> None:
    """A press is an update with the button's data and message; the person sees what the bot answers."""
    an = api.person()
    an.say("xin chào")
    row = [
        {"text": "Nguồn", "callback_data": "ệ" * 21},
        {"text": "Mở", "url": "https://vi.wikipedia.org/"},
        {"text": "Chép", "copy_text": {"text": "Điều 5"}},
    ]
    sent = bot.call("sendMessage", chat_id=AN, text="a", reply_markup={"inline_keyboard": [row]})
    with ThreadPoolExecutor(1) as pool:
        pressed = pool.submit(an.press, "Nguồn")
        [_, update] = _poll_until(bot, 2)
        query = update["callback_query"]
        assert (query["data"], query["from"]["id"], query["message"]) == ("ệ" * 21, AN, sent)
        bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Đã ghi", show_alert=True)
        assert pressed.result(timeout=5) == Pressed(notice="Đã ghi", is_alert=True)
    assert an.press("Mở") == Pressed(opened_url="https://vi.wikipedia.org/")
    assert an.press("Chép") == Pressed(copied_text="Điều 5")


def _poll_until(bot: Bot, count: int) -> list[Json]:
    deadline = time.monotonic() + 5
    found: list[Json] = []
    while len(found) < count:
        assert time.monotonic() < deadline
        found = bot.call("getUpdates")
    return found


def test_press_not_answered(api: FakeBotApiProcess, bot: Bot) -> None:
    """A press the bot does not answer fails, as does one answered too late or with more than 200 characters."""
    an = api.person()
    an.say("xin chào")
    markup = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "s1"}]]}
    bot.call("sendMessage", chat_id=AN, text="a", reply_markup=markup)
    with pytest.raises(AssertionError, match=r"\[Nguồn\] was not answered within 0.1 s"):
        an.press("Nguồn", timeout_s=0.1)
    with pytest.raises(
        AssertionError, match=r"no button \[Khác\] on the screen:\nAn: xin chào\nDẫn Nguồn: a\n\[Nguồn\]"
    ):
        an.press("Khác")
    query_id = bot.call("getUpdates")[1]["callback_query"]["id"]
    long_text = bot.refusal("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert long_text == "Bad Request: MESSAGE_TOO_LONG"
    api.expire_callback_queries()
    assert bot.refusal("answerCallbackQuery", callback_query_id=query_id) == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


def test_edit(api: FakeBotApiProcess, bot: Bot) -> None:
    """An edit replaces text and buttons; one that changes nothing, or somebody else's or no message, is refused."""
    an = api.person()
    asked = an.say("xin chào")
    markup = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "s1"}]]}
    sent = bot.call("sendMessage", chat_id=AN, text="Đang tìm…", reply_markup=markup)
    edit = {"chat_id": AN, "message_id": sent["message_id"], "text": "<b>Điều 5</b>", "parse_mode": "HTML"}
    edited = bot.call("editMessageText", **edit)
    assert (edited["text"], edited["date"], "edit_date" in edited) == ("Điều 5", sent["date"], True)
    assert an.screen() == "An: xin chào\nDẫn Nguồn: Điều 5"
    assert bot.refusal("editMessageText", **edit) == NOT_MODIFIED
    bot.call("editMessageReplyMarkup", chat_id=AN, message_id=sent["message_id"], reply_markup=markup)
    assert an.screen() == "An: xin chào\nDẫn Nguồn: Điều 5\n[Nguồn]"
    again = {"chat_id": AN, "message_id": sent["message_id"], "reply_markup": markup}
    assert bot.refusal("editMessageReplyMarkup", **again) == NOT_MODIFIED
    assert bot.refusal("editMessageText", **edit | {"message_id": asked}) == "Bad Request: message can't be edited"
    assert bot.refusal("editMessageText", **edit | {"message_id": 99}) == "Bad Request: message to edit not found"


def test_delete(api: FakeBotApiProcess, bot: Bot) -> None:
    """A deleted message is off the screen, and cannot be deleted again or replied to."""
    an = api.person()
    an.say("xin chào")
    gone = {"chat_id": AN, "message_id": bot.call("sendMessage", chat_id=AN, text="a")["message_id"]}
    assert bot.call("deleteMessage", **gone)
    assert an.screen() == "An: xin chào"
    assert bot.refusal("deleteMessage", **gone) == "Bad Request: message to delete not found"
    reply = {"message_id": gone["message_id"]}
    refused = bot.refusal("sendMessage", chat_id=AN, text="b", reply_parameters=reply)
    assert refused == "Bad Request: message to be replied not found"


def test_unknown_chat(api: FakeBotApiProcess, bot: Bot) -> None:
    """A bot cannot write to somebody who has not written to it, nor to a name."""
    assert api.person().screen() == ""
    assert bot.refusal("sendMessage", chat_id=AN, text="a") == "Bad Request: chat not found"
    assert bot.refusal("sendChatAction", chat_id="@ai_do", action="typing") == "Bad Request: chat not found"


def test_chat_action(api: FakeBotApiProcess, bot: Bot) -> None:
    """The person sees that the bot types; an action Telegram does not know is refused."""
    an = api.person()
    an.say("xin chào")
    bot.call("sendChatAction", chat_id=AN, action="typing")
    assert an.actions() == ["typing"]
    refused = bot.refusal("sendChatAction", chat_id=AN, action="thinking")
    assert refused == "Bad Request: wrong parameter action in request"


def test_commands(api: FakeBotApiProcess, bot: Bot) -> None:
    """The menu of commands is kept for each scope; a command in upper case or without description is refused."""
    assert bot.call("getMyCommands") == []
    commands = [{"command": "hoi", "description": "Hỏi tài liệu"}]
    bot.call("setMyCommands", commands=commands)
    assert bot.call("getMyCommands") == commands
    assert bot.call("getMyCommands", scope={"type": "all_group_chats"}) == []
    assert len(api.requests("setMyCommands")) == 1
    wrong = [{"command": "Hỏi", "description": "a"}]
    assert bot.refusal("setMyCommands", commands=wrong) == "Bad Request: BOT_COMMAND_INVALID"
    wrong = [{"command": "hoi", "description": ""}]
    assert bot.refusal("setMyCommands", commands=wrong) == "Bad Request: command description must be non-empty"


def test_group_privacy(api: FakeBotApiProcess, bot: Bot) -> None:
    """In a group with privacy mode the bot gets commands for it and replies to it, without it everything."""
    an, chat_id = api.person(), api.group("Phòng Nhân sự").chat_id
    for text in ("chào cả nhà", "@dannguon_bot ơi", "/hoi phép năm", "/hoi@DanNguon_bot", "/hoi@bot_khac"):
        an.say(text, chat_id=chat_id)
    assert [text for _, text in bot.updates()] == ["/hoi phép năm", "/hoi@DanNguon_bot"]
    sent = bot.call("sendMessage", chat_id=chat_id, text="a", reply_parameters={"message_id": 3})
    assert sent["reply_to_message"]["text"] == "/hoi phép năm"
    an.say("còn nữa không", chat_id=chat_id, reply_to=sent["message_id"])
    assert bot.updates()[-1][1] == "còn nữa không"
    open_chat_id = api.group("Phòng họp", chat_id=-1002, privacy_mode=False).chat_id
    an.say("chào cả nhà", chat_id=open_chat_id)
    assert bot.updates()[-1][1] == "chào cả nhà"


def test_topics(api: FakeBotApiProcess, bot: Bot) -> None:
    """In a forum a message is in its topic, and a topic nobody has opened is refused."""
    an, chat_id = api.person(), api.group("Phòng Nhân sự", is_forum=True).chat_id
    an.say("/hoi phép năm", chat_id=chat_id, thread_id=7)
    asked = bot.call("getUpdates")[0]["message"]
    assert (asked["message_thread_id"], asked["is_topic_message"]) == (7, True)
    assert bot.call("sendMessage", chat_id=chat_id, text="a", message_thread_id=7)["message_thread_id"] == 7
    refused = bot.refusal("sendMessage", chat_id=chat_id, text="a", message_thread_id=8)
    assert refused == "Bad Request: message thread not found"


# Faults


def test_flood(api: FakeBotApiProcess, bot: Bot) -> None:
    """A method answers 429 with `retry_after` as often as asked for, the others meanwhile as always."""
    api.person().say("xin chào")
    api.flood("sendMessage", retry_after=3, times=2)
    for _ in range(2):
        answer = bot.answer("sendMessage", chat_id=AN, text="a")
        assert answer.status_code == 429
        assert answer.json()["description"] == "Too Many Requests: retry after 3"
        assert answer.json()["parameters"] == {"retry_after": 3}
        assert bot.call("sendChatAction", chat_id=AN, action="typing")
    assert bot.call("sendMessage", chat_id=AN, text="a")["text"] == "a"


def test_refusal_of_formatted_text(api: FakeBotApiProcess, bot: Bot) -> None:
    """A fault for HTML messages leaves plain ones alone."""
    api.person().say("xin chào")
    api.refuse("sendMessage", status=400, description="Bad Request: can't parse entities", html_only=True)
    assert bot.call("sendMessage", chat_id=AN, text="a")["text"] == "a"
    assert bot.refusal("sendMessage", chat_id=AN, text="a", parse_mode="HTML") == "Bad Request: can't parse entities"
    assert bot.call("sendMessage", chat_id=AN, text="a", parse_mode="HTML")["text"] == "a"


def test_fault_of_a_waiting_poll(api: FakeBotApiProcess, bot: Bot) -> None:
    """A poll that already waits is refused when it would be answered, and its updates come with the next."""
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(bot.refusal, "getUpdates", timeout=15)
        api.wait_for_requests("getUpdates")
        api.refuse("getUpdates", status=500, description="Internal Server Error: restart")
        api.person().say("xin chào")
        assert poll.result(timeout=5) == "Internal Server Error: restart"
    assert [text for _, text in bot.updates()] == ["xin chào"]


def test_lost_answers(api: FakeBotApiProcess, bot: Bot) -> None:
    """A message whose answer is lost was sent; updates whose poll's answer is lost come again."""
    api.person().say("xin chào")
    api.lose_answer("sendMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        bot.answer("sendMessage", chat_id=AN, text="a")
    assert api.person().screen() == "An: xin chào\nDẫn Nguồn: a"
    api.lose_answer("getUpdates")
    with pytest.raises(httpx.RemoteProtocolError):
        bot.updates()
    assert [text for _, text in bot.updates()] == ["xin chào"]


# The person


def test_screen(api: FakeBotApiProcess, bot: Bot) -> None:
    """The screen has text, quotes in «», and a line for each row of buttons."""
    an = api.person()
    an.say("phép năm?")
    keyboard = [
        [{"text": "👍", "callback_data": "1"}, {"text": "👎", "callback_data": "2"}],
        [{"text": "Nguồn", "callback_data": "3"}],
    ]
    text = "😀 <b>12 ngày</b> [1]\n<blockquote expandable>Điều 5</blockquote>\n<blockquote>Điều 6</blockquote>"
    bot.call("sendMessage", chat_id=AN, text=text, parse_mode="HTML", reply_markup={"inline_keyboard": keyboard})
    assert an.screen() == ("An: phép năm?\nDẫn Nguồn: 😀 12 ngày [1]\n«Điều 5»\n«Điều 6»\n[👍] [👎]\n[Nguồn]")
    assert an.messages()[1].marked("bold") == ["12 ngày"]


def test_wait_for_reply(api: FakeBotApiProcess, bot: Bot) -> None:
    """Each message of the bot is a reply once, again when edited, and never if it was there before the question."""
    an = api.person()
    an.say("một")
    first = bot.call("sendMessage", chat_id=AN, text="trước")
    an.say("hai")
    screen = "An: một\nDẫn Nguồn: trước\nAn: hai"
    with pytest.raises(AssertionError, match=f"no reply within 0.1 s; on the screen:\n{screen}"):
        an.wait_for_reply(0.1)
    an.expect_silence(0.1)
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(an.wait_for_reply, 10)
        time.sleep(0.1)
        bot.call("sendMessage", chat_id=AN, text="Đang tìm…")
        assert reply.result(timeout=5).text == "Đang tìm…"
    bot.call("sendMessage", chat_id=AN, text="ba")
    bot.call("editMessageText", chat_id=AN, message_id=first["message_id"], text="Điều 5")
    with pytest.raises(AssertionError, match="was to stay silent, but said:\nDẫn Nguồn: ba\nDẫn Nguồn: Điều 5"):
        an.expect_silence(0.1)
    assert an.wait_for_reply(containing="Điều").message_id == first["message_id"]
    assert [one.text for one in an.messages() if one.is_from_bot] == ["Điều 5", "Đang tìm…", "ba"]


# Processes


def test_process_output_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process has the settings it was given but none of this machine's, its output is kept, and it is ended."""
    monkeypatch.setenv("DANNGUON_HOME", "elsewhere")
    program = "import os, time; print('sẵn sàng', os.environ.get('DANNGUON_HOME'), os.environ['MUA']); time.sleep(60)"
    command = [sys.executable, "-c", program]
    with running(command, env={"MUA": "xuân"}, ready=lambda one: "\n" in one.stdout) as process:
        assert process.stdout == "sẵn sàng None xuân\n"
        assert process.exit_code is None
    assert process.exit_code == -15


def test_process_that_ends_too_early() -> None:
    """A process that ends before it is ready fails the test with its output."""
    command = [sys.executable, "-c", "raise SystemExit('no documents')"]
    ready = answers_at("http://127.0.0.1:9/")
    with (
        pytest.raises(AssertionError, match=r"ended with 1 instead of being ready\n.*\n.*\n--- stderr\nno documents"),
        running(command, env={}, ready=ready),
    ):
        raise RuntimeError("the block must not begin")


# A real library


def test_python_telegram_bot(api: FakeBotApiProcess) -> None:
    """An echo bot of python-telegram-bot answers over polling, formatted and quoting, in spite of a lost poll."""

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message and update.message.text
        await update.message.reply_html(f"<b>{html.escape(update.message.text)}</b>", do_quote=True)

    async def converse() -> None:
        requests = [HTTPXRequest(httpx_kwargs={"trust_env": False}) for _ in range(2)]
        builder = Application.builder().token(api.token).base_url(f"{api.base_url}/bot")
        application = builder.request(requests[0]).get_updates_request(requests[1]).build()
        application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, echo))
        async with application:
            assert application.updater
            await application.updater.start_polling(poll_interval=0, timeout=10)
            await application.start()
            an = api.person()
            await asyncio.to_thread(an.say, "a < b 😀")
            reply = await asyncio.to_thread(an.wait_for_reply)
            assert (reply.text, reply.marked("bold")) == ("a < b 😀", ["a < b 😀"])
            assert reply.json["reply_to_message"]["text"] == "a < b 😀"
            await asyncio.to_thread(api.lose_answer, "getUpdates")
            await asyncio.to_thread(an.say, "còn nữa")
            assert (await asyncio.to_thread(an.wait_for_reply)).text == "còn nữa"
            await application.updater.stop()
            await application.stop()

    asyncio.run(converse())
    assert [one["offset"] for one in api.requests("getUpdates")][-1] == 700_000_002
