"""A visitor of the local page, in process, who reads its HTML strictly."""

from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import urlencode

import httpx

from bot.core import Core
from bot.web.app import build_page
from tests.bot.conversation import run

VOID = ("meta", "link", "input", "img")


class Page(HTMLParser):
    """A strict reader of our pages: every tag is closed in order; texts, links and attributes are kept."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str | None]:
        """Where the page's links lead."""
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]


def get(
    core: Core,
    path: str,
    *,
    method: str = "GET",
    token_is_set: bool = True,
    hosts: Sequence[str] = ("*",),
    **headers: str,
) -> httpx.Response:
    """What the page answers to a request."""

    async def scene() -> httpx.Response:
        page = build_page(core, token_is_set=token_is_set, allowed_hosts=hosts)
        transport = httpx.ASGITransport(page, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, headers=headers)

    return run(scene())


def ask(core: Core, question: str) -> httpx.Response:
    """What the page answers to a question."""
    return get(core, "/?" + urlencode({"q": question}))
