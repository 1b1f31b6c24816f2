"""Draws the README's two pictures from the running program; run it in the project's folder.

    .venv/bin/python -m deploy.pictures.draw

- page.png is a screenshot of the real local page.
- telegram.png is a rendering, not a screenshot of Telegram's app: the texts, quotes and buttons are those that the real
  bot sent to the tests' Bot API server when a person asked; the look around them is drawn here to resemble a phone.

Needs Chromium and what `make install` installs; takes half a minute.
"""

import datetime
import html
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from tests.e2e.person import Message
from tests.e2e.processes import REPOSITORY, running, running_fake_bot_api
from tests.e2e.telegram_text import Json, utf16_length, utf16_slice

FOLDER = Path(__file__).parent
QUESTIONS = ("bí thư huyện ủy nam sách là ai", "con chu tich ubnd thi sao")
PAGE_SIZE = (660, 730)
CHAT_SIZE = (440, 742)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<em>", "</em>"),
    "expandable_blockquote": ("<blockquote>", "<i></i></blockquote>"),
}


def main() -> None:
    """Both pictures are drawn anew."""
    with tempfile.TemporaryDirectory(prefix="dannguon-pictures-") as name:
        folder = Path(name)
        command = [sys.executable, "-m", "bot.cli"]
        settings = {
            "PYTHONPATH": os.fspath(REPOSITORY),
            "DANNGUON_DATA_DIR": os.fspath(folder / "var"),
            "DANNGUON_PAGE_PORT": "0",
            "DANNGUON_ALLOWED_IDS": "*",
        }
        with running([*command, "index"], env=settings) as indexing:
            assert indexing.wait_for_exit(timeout_s=120) == 0
        with (
            running_fake_bot_api() as api,
            running(
                [*command, "serve"], env=settings | api.environment(), ready=lambda one: "đang nhận" in one.stdout
            ) as bot,
        ):
            person = api.person("Lan")
            for question in QUESTIONS:
                person.say(question)
                person.wait_for_reply(30)
            chat = folder / "chat.html"
            chat.write_text(chat_page(person.messages()), encoding="utf-8")
            take_picture(chat.as_uri(), FOLDER / "telegram.png", CHAT_SIZE)
            page = re.findall(r"http://\S+", bot.stdout)[0]
            take_picture(f"{page}/?{urlencode({'q': QUESTIONS[0]})}", FOLDER / "page.png", PAGE_SIZE)


def take_picture(url: str, picture: Path, size: tuple[int, int]) -> None:
    """The page at this address is drawn on a screen of so many points, two pixels each way a point."""
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory(prefix="dannguon-browser-") as profile:
        flags = (
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
            *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars"),
            *(f"--user-data-dir={profile}", "--force-device-scale-factor=2"),
            *(f"--window-size={size[0]},{size[1]}", f"--screenshot={picture}"),
        )
        subprocess.run([browser, *flags, url], check=True, capture_output=True, timeout=60)


def chat_page(messages: list[Message]) -> str:
    """The chat as a phone might show it."""
    template = Template((FOLDER / "chat.html").read_text(encoding="utf-8"))
    return template.substitute(messages="".join(map(bubble, messages)))


def bubble(message: Message) -> str:
    """One message with its time and its buttons."""
    time = datetime.datetime.fromtimestamp(message.json["date"], VIETNAM)
    side, read = ("bot", "") if message.is_from_bot else ("person", " ✓✓")
    rows = ["".join(f"<span>{html.escape(button['text'])}</span>" for button in row) for row in message.buttons]
    keyboard = "".join(f'<div class="row">{row}</div>' for row in rows)
    text = formatted(message.text, message.entities)
    return f'<div class="{side}"><div class="text">{text}<time>{time:%H:%M}{read}</time></div>{keyboard}</div>'


def formatted(text: str, entities: list[Json]) -> str:
    """The text as HTML, in the formats of the entities, whose offsets count UTF-16 units."""
    tags: dict[int, list[str]] = defaultdict(list)
    for entity in sorted(entities, key=lambda one: (one["offset"], -one["length"])):
        opening, closing = TAGS[entity["type"]]
        tags[entity["offset"]].append(opening)
        tags[entity["offset"] + entity["length"]].insert(0, closing)
    cuts = sorted({0, utf16_length(text), *tags})
    pieces = [html.escape(utf16_slice(text, start, end - start)) for start, end in itertools.pairwise(cuts)]
    return "".join(part for cut, piece in zip(cuts, [*pieces, ""], strict=True) for part in (*tags[cut], piece))


if __name__ == "__main__":
    main()
