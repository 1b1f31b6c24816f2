"""The local page: ask, read the answer, see the source, with or without Telegram."""

import logging
import re
from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.core import Core, CoreBusy, QuestionUnusable, read_question
from bot.messages import messages
from bot.presentation.answer_as_json import answer_as_json
from bot.web import html
from index.errors import DanNguonError, DocumentNotFound, DocumentRefused
from index.layout import Span
from index.readers.paged.pictures.page_pictures import PagePng
from index.types import Document
from retrieval.question_reader import QUESTION_MAX_CHARS
from retrieval.types import Answer

log = logging.getLogger(__name__)

STYLE = Path(__file__).with_name("page.css")
SECURITY_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        b"frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
_DOCUMENT_ID = re.compile(r"[0-9a-f]{12}", re.ASCII)
_PAGE = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_OFFSET = re.compile(r"[0-9]{1,12}", re.ASCII)


def build_page(core: Core, *, token_is_set: bool, allowed_hosts: Sequence[str] = ("*",)) -> Starlette:
    """The page as an application.

    Args:
        core: What answers.
        token_is_set: Whether Telegram is on; if not, the page says how to get a token.
        allowed_hosts: Values of the Host header that are served; any other may be another site's trick (DNS
            rebinding) to read the page through a visitor's browser.
    """
    pages = _Pages(core, token_is_set=token_is_set)
    return Starlette(
        routes=[
            Route("/", pages.ask),
            Route("/api/ask", pages.ask_for_json),
            Route("/api/page", pages.picture),
            Route("/source/{document_id}", pages.source),
            Route("/page/{document_id}", pages.page),
            Route("/healthz", _healthz),
            Route("/page.css", _style),
        ],
        middleware=[
            Middleware(_SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(allowed_hosts), www_redirect=False),
        ],
        exception_handlers={
            DanNguonError: pages.failure,
            HTTPException: pages.failure,
            Exception: pages.unexpected_failure,
        },
    )


class _Pages:
    def __init__(self, core: Core, *, token_is_set: bool) -> None:
        self._core = core
        self._token_is_set = token_is_set

    async def ask(self, request: Request) -> Response:
        """The form; with `q` also the answer."""
        if "q" not in request.query_params:
            return HTMLResponse(html.home_page(token_is_set=self._token_is_set))
        question = read_question(request.query_params["q"], when_empty="question_empty_on_page")
        return HTMLResponse(html.answer_page(await self._answer(question, request)))

    async def ask_for_json(self, request: Request) -> Response:
        """The answer as JSON."""
        question = read_question(request.query_params.get("q", ""))
        return JSONResponse(answer_as_json(await self._answer(question, request)))

    async def _answer(self, question: str, request: Request) -> Answer:
        """The answer to the question, which may lean on the one in `after`; nothing is kept between requests."""
        number = request.query_params.get("first", "1")
        first = int(number) if _PAGE.fullmatch(number) else 1
        try:
            before = read_question(request.query_params.get("after", ""))
        except QuestionUnusable:
            return await self._core.answer(question, (), first)
        return await self._core.answer(question, [await self._core.answer(before)], first)

    async def source(self, request: Request) -> Response:
        """A document's whole text with the quote marked."""
        document = await self._document(request.path_params["document_id"])
        return HTMLResponse(html.source_page(document, _span(request, document)))

    async def picture(self, request: Request) -> Response:
        """The picture of a page, the passage between the offsets marked, as PNG."""
        document = await self._document(request.query_params.get("document", ""))
        made = await self._picture(request, document)
        return Response(made.data, media_type="image/png")

    async def page(self, request: Request) -> Response:
        """The same on a page of its own, for a person; made before it is shown, so that a failure is a sentence."""
        document = await self._document(request.path_params["document_id"])
        made = await self._picture(request, document)
        return HTMLResponse(html.picture_page(document, made.page, _span(request, document)))

    async def _document(self, reference: str) -> Document:
        if not _DOCUMENT_ID.fullmatch(reference):
            raise HTTPException(404)
        return await self._core.document(reference)

    async def _picture(self, request: Request, document: Document) -> PagePng:
        """The page that is asked for, or that on which the passage stands.

        Raises:
            HTTPException: If what is asked for is no page and no passage.
        """
        span, number = _span(request, document), request.query_params.get("page")
        if (number is None and span is None) or (number is not None and not _PAGE.fullmatch(number)):
            raise HTTPException(400, messages.said("page_unnamed"))
        page, marked = number and int(number), span and Span(*span)
        return await self._core.picture(document, page=page or None, marked=marked)

    async def failure(self, request: Request, error: Exception) -> Response:
        """The error in one sentence, as JSON where JSON was asked for, else as a page."""
        status, sentence = _status_and_sentence(error)
        headers = {"Retry-After": "5"} if status == 503 else None
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": sentence}, status, headers)
        question = request.query_params.get("q", "")[:QUESTION_MAX_CHARS]
        return HTMLResponse(html.failure_page(sentence, question=question), status, headers)

    async def unexpected_failure(self, request: Request, error: Exception) -> Response:
        """One polite sentence; Starlette makes this response outside of the middleware, so the headers are added."""
        response = await self.failure(request, error)
        response.headers.update({name.decode(): value.decode() for name, value in SECURITY_HEADERS})
        return response


async def _healthz(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _style(_: Request) -> Response:
    return Response(STYLE.read_bytes(), media_type="text/css")


def _span(request: Request, document: Document) -> tuple[int, int] | None:
    """The offsets that are to be marked, or None where none are given.

    Raises:
        HTTPException: If they are no span of the document.
    """
    given = [request.query_params.get(name) for name in ("start", "end")]
    if given == [None, None]:
        return None
    offsets = [int(value) for value in given if value is not None and _OFFSET.fullmatch(value)]
    if len(offsets) != 2 or not offsets[0] < offsets[1] <= len(document.text):
        raise HTTPException(400, messages.said("span_invalid"))
    return offsets[0], offsets[1]


def _status_and_sentence(error: Exception) -> tuple[int, str]:
    if isinstance(error, QuestionUnusable):
        return 400, messages.sentence(error)
    if isinstance(error, CoreBusy):
        return 503, messages.sentence(error)
    if isinstance(error, DocumentRefused):  # its page cannot be shown
        return 409 if error.notice.code == "picture_of_changed" else 404, messages.sentence(error)
    if isinstance(error, DocumentNotFound):
        return 404, messages.said("document_gone")
    if isinstance(error, DanNguonError):
        log.error("%s: %s", type(error).__name__, messages.sentence(error))
        return 500, messages.said("out_of_order")  # the error speaks to the administrator, of paths and settings
    if isinstance(error, HTTPException):
        known = {400: error.detail, 404: messages.said("page_missing"), 405: messages.said("page_method")}
        return error.status_code, known.get(error.status_code, messages.said("failed"))
    return 500, messages.said("failed")  # Starlette raises it again after the response, so that uvicorn logs it


class _SecurityHeaders:
    """Adds the headers that keep other sites, scripts and caches away from the page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *SECURITY_HEADERS]}
            await send(message)

        await self._app(scope, receive, send_with_headers)
