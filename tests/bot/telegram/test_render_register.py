"""Pages of lists and cards as Telegram messages."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import messages
from bot.presentation.cards import Card, CardLine, Section, card_of
from bot.presentation.lists import PAGE_SIZE, Kind, ListPage, list_page
from bot.presentation.sources import Source
from bot.presentation.summaries import Summary, summary_of
from bot.telegram.buttons import CardButton, ListButton, PassageButton, read_button
from bot.telegram.handlers.browsing import WORDS_MAX_CHARS
from bot.telegram.render.blocks import RenderedMessage
from bot.telegram.render.register import MAX_SOURCES, clean, render_card, render_list, words_of
from index.types import DocumentSummary
from retrieval.register.registry import Registry
from tests.bot.small_register import make_people, make_register
from tests.bot.telegram.test_render import TRICKY, assert_golden, tricky_texts, utf16_units
from tests.bot.telegram_parser import parse_html

RIGHT_TO_LEFT = "\u202egnaht\u202c \u2066x\u2069 \u200f"
ODD = ["<b>A</b> & B", "'Ánh\"", RIGHT_TO_LEFT, "👩‍👩‍👧 An", "x" * 5000, *TRICKY]


@pytest.fixture
def register(tmp_path: Path) -> Registry:
    """The small register."""
    return make_register(tmp_path)


def rendered(registry: Registry, kind: Kind, words: str = "", number: int = 1) -> RenderedMessage:
    """A page as the bot sends it."""
    page = list_page(registry, kind, words, number)
    return render_list(page, tuple(summary_of(entry, registry) for entry in page.entries))


def without_ids(message: RenderedMessage) -> RenderedMessage:
    """The message with the same id for every entry."""
    buttons = tuple(replace(button, data=re.sub(r"^e:\w+", "e:ID", button.data)) for button in message.buttons)
    return replace(message, buttons=buttons)


def assert_fit(message: RenderedMessage) -> None:
    """Telegram takes the message and its buttons."""
    parsed = parse_html(message.html)
    assert parsed.text == message.plain
    assert 0 < utf16_units(message.plain) <= 4096
    assert len(parsed.entities) <= 100
    for button in (*message.buttons, *message.last_row):
        assert 0 < len(button.text) <= 60
        assert len(button.data.encode()) <= 64
        assert read_button(button.data) is not None


@pytest.mark.parametrize("kind", Kind)
def test_list_matches_golden(register: Registry, kind: Kind) -> None:
    """A list shows its entries with a button for each, and how to look for something."""
    assert_golden(f"list_{kind.name.lower()}", (without_ids(rendered(register, kind)),))


def test_cards_match_golden(register: Registry) -> None:
    """A card of each kind shows its facts with numbers and a button for each number and each other entry."""
    for name, entry in (
        ("card_official", register.officials("chủ tịch")[0]),
        ("card_meeting", register.meetings("lần thứ 2")[0]),
        ("card_document", register.documents("2019")[0]),
        ("card_document_replacing", register.documents("07")[0]),
    ):
        assert_golden(name, (without_ids(render_card(card_of(entry, register))),))


def test_nothing_found_is_said_with_advice(register: Registry) -> None:
    """A list of nothing says what was looked for and what to try, without buttons."""
    message = rendered(register, Kind.OFFICIALS, "không <ai>")
    assert message.plain == (
        "Không có mục nào trong sổ cán bộ khớp với “không <ai>”.\n\n" + messages.said("list_not_found_advice")
    )
    assert (message.buttons, message.last_row) == ((), ())


def test_empty_register_is_said(tmp_path: Path) -> None:
    """A list of everything where there is nothing says so."""
    assert rendered(make_people(tmp_path, []), Kind.DOCUMENTS).plain == messages.said("register_empty")


def test_pages_of_a_list(tmp_path: Path) -> None:
    """Twelve people stand on three pages; the buttons below lead to the page before and after, where there is one."""
    registry = make_people(tmp_path, [f"Nguyễn An {letter}" for letter in "ABCDEGHIKLMN"])
    pages = [rendered(registry, Kind.OFFICIALS, "an", number) for number in (1, 2, 3)]
    assert [message.plain.split("\n\n")[0] for message in pages] == [
        f"Cán bộ: 12 mục, trang {number}/3\nTừ khóa: “an”" for number in (1, 2, 3)
    ]
    assert [[button.text[:2] for button in message.buttons] for message in pages] == [
        ["1.", "2.", "3.", "4.", "5."],
        ["6.", "7.", "8.", "9.", "10"],
        ["11", "12"],
    ]
    assert [[button.text for button in message.last_row] for message in pages] == [
        ["trang 2/3 ▶"],
        ["◀ trang 1/3", "trang 3/3 ▶"],
        ["◀ trang 2/3"],
    ]
    assert [read_button(button.data) for button in pages[1].last_row] == [
        ListButton(Kind.OFFICIALS, 1, "an"),
        ListButton(Kind.OFFICIALS, 3, "an"),
    ]


@pytest.mark.parametrize("number", [0, 4, 99999])
def test_page_that_is_no_more_is_the_nearest(tmp_path: Path, number: int) -> None:
    """A page number that a shorter list has no more gives its last page."""
    registry = make_people(tmp_path, [f"An {letter}" for letter in "ABCDEG"])
    assert rendered(registry, Kind.OFFICIALS, "", number).buttons[0].text == ("1. An A" if number == 0 else "6. An G")


@pytest.mark.parametrize("words", ["", "bí thư", "a “b” c", "“", "05-CT/HU <i>", "x" * 200])
def test_words_are_read_back_from_the_list(tmp_path: Path, words: str) -> None:
    """What a list was searched for is read off its text."""
    page = ListPage(Kind.OFFICIALS, words, 1, 1, 1, tuple(make_people(tmp_path, ["An"]).officials()))
    summary = Summary("0" * 10, "An", "Từ khóa: “khác”", page.entries[0].records[0])
    assert words_of(render_list(page, (summary,)).plain) == words


def test_other_messages_are_no_lists() -> None:
    """Another message of the bot is not taken for a list."""
    assert words_of("Bùi Văn Thăng\nTừ khóa: “a”") is None
    assert words_of("") is None


def test_long_card_is_turned_page_by_page(register: Registry) -> None:
    """A card with more sources than fit under a message goes on on further pages; every line stands on one of them."""
    document = register.meetings()[0].records[0].document
    tasks = tuple(CardLine(f"Việc {n}.", Source(document, n, n + 1, "x")) for n in range(30))
    card = Card("a" * 10, "Hội nghị", (Section("Việc được giao", tasks),), None, ())
    pages = [render_card(card, number) for number in (1, 2, 3, 4)]
    shown = "\n".join(page.plain for page in pages)
    assert [f"• Việc {n}. [{n % MAX_SOURCES + 1}]" in shown.splitlines() for n in range(30)] == [True] * 30
    assert [len(page.buttons) for page in pages] == [8, 8, 8, 6]
    assert pages[1].plain.startswith("Hội nghị\nTrang 2/4\n\nViệc được giao\n• Việc 8. [1]")
    assert [read_button(button.data) for button in pages[1].last_row] == [
        CardButton("a" * 10, 1),
        CardButton("a" * 10, 3),
    ]
    assert isinstance(read_button(pages[1].buttons[0].data), PassageButton)
    assert render_card(card, 99) == pages[3]


def test_lines_of_one_passage_share_its_button(register: Registry) -> None:
    """Facts that one passage states have one number and one button."""
    document = register.meetings()[0].records[0].document
    lines = tuple(CardLine(f"Điều {n}", Source(document, 3, 9, "x")) for n in range(20))
    message = render_card(Card("a" * 10, "A", (Section("", lines),), None, ()))
    assert [button.text for button in message.buttons] == [messages.said("source_button", marker=1)]
    assert message.plain.count("[1]") == 20


def test_right_to_left_and_invisible_characters_are_left_out() -> None:
    """Characters that turn the direction of writing or that nobody sees do not reach the chat."""
    assert clean(f" a{RIGHT_TO_LEFT}\n\tb\x00 ") == "agnaht x b"


@pytest.mark.parametrize("odd", [name for name in ODD if clean(name)])
def test_odd_names_are_fit_for_telegram(tmp_path: Path, odd: str) -> None:
    """Names with markup, emoji, other directions or no end make messages that Telegram takes."""
    registry = make_people(tmp_path, [f"{odd} {n}" for n in range(7)])
    assert_fit(rendered(registry, Kind.OFFICIALS))
    assert_fit(render_card(card_of(registry.officials()[0], registry)))


@given(st.lists(tricky_texts, max_size=30), tricky_texts, tricky_texts)
def test_any_card_is_fit_for_telegram(texts: list[str], title: str, heading: str) -> None:
    """Whatever facts say, every page of a card is one message that Telegram takes."""
    document = DocumentSummary("0" * 12, "/", "a.txt", "0")
    lines = tuple(
        CardLine(f"{n} {text}", Source(document, n, n, text), (f"{n:010x}", f"{n}{text}"))
        for n, text in enumerate(texts)
    )
    card = Card("a" * 10, f"A{title}", (Section(f"B{clean(heading)[:50]}", lines),) if lines else (), "0" * 12, ())
    for number in (1, 2, 10):
        assert_fit(render_card(card, number))


def test_title_that_nobody_sees(tmp_path: Path) -> None:
    """An entry whose name has only invisible characters still has a card and a button."""
    registry = make_people(tmp_path, ["\u2066 \u2069", "An"])
    assert_fit(rendered(registry, Kind.OFFICIALS))
    assert_fit(render_card(card_of(registry.officials()[0], registry)))
    assert_fit(render_card(Card("a" * 10, "\u2066", (), None, ())))


@given(tricky_texts)
def test_any_words_are_found_again(text: str) -> None:
    """A button to another page gives the words that were looked for, with the help of the list above it if need be."""
    words = clean(text)[:WORDS_MAX_CHARS].strip()
    button = read_button(ListButton.of(Kind.MEETINGS, 12345, words).data)
    assert isinstance(button, ListButton)
    assert button.words_from(words) == words


def test_five_thousand_entries(tmp_path: Path) -> None:
    """With five thousand people any page is there in a fraction of a second."""
    letters = "ABCDEGHIKLMNOPQRSTUV"
    registry = make_people(
        tmp_path, [f"{a}o {b}o {c}{d}" for a in letters for b in letters for c in letters[:13] for d in "ae"][:5000]
    )
    rendered(registry, Kind.OFFICIALS)  # put together once
    begun = time.perf_counter()
    last = rendered(registry, Kind.OFFICIALS, "bi thu", 1000)
    assert time.perf_counter() - begun < 2
    assert last.plain.startswith("Cán bộ: 5.000 mục, trang 1.000/1.000\n")
    assert len(last.buttons) == PAGE_SIZE
    assert_fit(last)
