"""People browse the register on their phones: the service in its own process, over a Bot API server.

The hashed embedder stands in for the model, and the facts are put in by hand, so that what is read is known.
"""

import os
import re
import sys
from collections.abc import Iterator

import pytest

from bot.messages import messages
from index.facts.types import Facts
from index.store.corpus import open_corpus
from tests.bot.small_register import REPORT, TODAY, facts_of_report, official
from tests.e2e.person import Person, Pressed
from tests.e2e.processes import REPOSITORY, FakeBotApiProcess, running
from tests.fakes import index_folder, write_files
from tests.sentences import said

pytestmark = pytest.mark.e2e

PEOPLE = "Các đồng chí là Bí thư Huyện ủy."
NAMES = [f"Trần Văn {letter}" for letter in "ABCDEGHIKLMN"]
LISTED, LISTED_GROUP, STRANGER = range(501, 520), -1001000000001, 901


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, server: FakeBotApiProcess) -> Iterator[FakeBotApiProcess]:
    """The Bot API server with the service polling it; nothing may have contradicted the documentation at the end."""
    folder = tmp_path_factory.mktemp("office")
    write_files(folder / "documents", {"1.txt": REPORT, "2.txt": PEOPLE})
    index_folder(folder / "var", [folder / "documents"])
    offices = [("Bí thư Huyện ủy", "Bí thư Huyện ủy")]
    with open_corpus(folder / "var", create=True) as corpus:
        corpus.replace_facts(corpus.document("1.txt").id, facts_of_report())
        people = tuple(official(PEOPLE, "Các đồng chí", name, offices) for name in NAMES)
        corpus.replace_facts(corpus.document("2.txt").id, Facts(people))
    settings = {
        "DANNGUON_DATA_DIR": str(folder / "var"),
        "DANNGUON_PAGE_PORT": "0",
        "DANNGUON_ALLOWED_IDS": ",".join(map(str, (*LISTED, LISTED_GROUP))),
        "PYTHONPATH": os.fspath(REPOSITORY),
    }
    command = [sys.executable, "-m", "tests.e2e.hashed_service"]
    with running(
        command,
        env=settings | server.environment(),
        cwd=folder,
        ready=lambda one: "đang nhận câu hỏi" in one.stdout,
        ready_timeout_s=120,
    ):
        yield server
        assert server.protocol_errors() == []


@pytest.fixture(scope="module")
def listed_ids() -> Iterator[int]:
    """Ids of people on the list who have not written to the bot before."""
    return iter(LISTED)


@pytest.fixture
def an(api: FakeBotApiProcess, listed_ids: Iterator[int]) -> Person:
    """Somebody on the list who has not written to the bot before."""
    return api.person("An", user_id=next(listed_ids))


def entries(person: Person) -> list[str]:
    """The titles on the newest list."""
    return re.findall(r"^\d+\. (.+)$", person.messages()[-1].text, re.MULTILINE)


def test_menu_has_the_commands(an: Person, api: FakeBotApiProcess) -> None:
    """The commands are in the menu that Telegram shows."""
    assert an.user_id in LISTED
    (menu,) = api.wait_for_requests("setMyCommands")
    assert [one["command"] for one in menu["commands"]] == ["ask", "canbo", "hoinghi", "vanban", "help"]


def test_list_is_turned_in_place(an: Person) -> None:
    """A person turns the pages of a list, which stays one message, to its end and back."""
    an.say("/canbo tran van")
    assert an.wait_for_reply().text.startswith("Cán bộ: 12 mục, trang 1/3\nTừ khóa: “tran van”\n\n1. Trần Văn A\n")
    assert an.press("trang 2/3 ▶") == Pressed()
    assert an.wait_for_reply().text.startswith("Cán bộ: 12 mục, trang 2/3\n")
    assert entries(an) == NAMES[5:10]
    an.press("trang 3/3 ▶")
    last = an.wait_for_reply()
    assert [[button["text"] for button in row] for row in last.buttons] == [
        ["11. Trần Văn M"],
        ["12. Trần Văn N"],
        ["◀ trang 2/3"],
    ]
    an.press("◀ trang 2/3")
    an.wait_for_reply()
    assert entries(an) == NAMES[5:10]
    assert len(an.messages()) == 2


def test_list_of_many_words_is_turned(an: Person, api: FakeBotApiProcess) -> None:
    """Words that do not fit into a button are read off the list when its pages are turned."""
    an.say("/canbo " + "Trần " * 15)
    an.wait_for_reply()
    an.press("trang 2/3 ▶")
    an.wait_for_reply()
    assert entries(an) == NAMES[5:10]
    (data,) = [key["callback_data"] for row in an.messages()[-1].buttons[-1:] for key in row[:1]]
    assert re.fullmatch(r"l:c:1:#[0-9a-f]{8}", data)
    assert api.protocol_errors() == []


def test_card_and_its_source(an: Person) -> None:
    """An entry's button brings its card below the list, and the card's button the passage in its document."""
    an.say("/hoinghi")
    an.wait_for_reply()
    assert an.press("1. Hội nghị lần thứ 2") == Pressed()
    card = an.wait_for_reply()
    assert card.marked("bold") == ["Hội nghị lần thứ 2", "Việc được giao", "Theo tài liệu"]
    assert f"\nĐịa bàn: huyện Nam Sách ({TODAY}) [1]\n" in card.text
    an.press("[5] Xem trong tài liệu")
    passage = an.wait_for_reply()
    assert passage.marked("bold")[-1] == "Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9."
    assert len(an.messages()) == 4


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("/vanban khong co", "Không có mục nào trong sổ văn bản khớp với “khong co”."),
        ("/canbo 😀", said("words_without_letters")),
        ("/canbo " + "a" * 1000, said("words_too_long", length=1000, limit=200)),
        ("/hoinghi <b>&amp;</i>\u202e", "Không có mục nào trong sổ hội nghị khớp với “<b>&amp;</i>”."),
    ],
    ids=["nothing", "emoji", "1,000 characters", "markup"],
)
def test_what_finds_nothing(an: Person, text: str, reply: str) -> None:
    """What finds nothing, or cannot be looked for, gets one polite message."""
    an.say(text)
    assert an.wait_for_reply().text.startswith(reply)
    an.expect_silence(0.2)


def test_group_browses(api: FakeBotApiProcess, an: Person) -> None:
    """In a group on the list the command with the bot's name is answered as a reply; a stranger's in private is not."""
    group = api.group("Văn phòng", chat_id=LISTED_GROUP)
    an.say("/canbo@dannguon_bot tran", chat_id=group.chat_id)
    assert an.wait_for_reply(chat_id=group.chat_id).text.startswith("Cán bộ: 12 mục")
    an.press("trang 2/3 ▶", chat_id=group.chat_id)
    assert an.wait_for_reply(chat_id=group.chat_id).text.startswith("Cán bộ: 12 mục, trang 2/3")
    stranger = api.person("Lạ", user_id=STRANGER)
    stranger.say("/canbo")
    assert stranger.wait_for_reply().text == messages.said("stranger", id=STRANGER)
