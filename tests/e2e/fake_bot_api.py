"""A Telegram Bot API server for tests: one bot, the people who write to it, and faults on demand.

    python -m tests.e2e.fake_bot_api --token 1000001:any --port 0     # prints the port once it accepts connections

A bot calls ``/bot<token>/METHOD`` as it would at api.telegram.org. A test plays the people through ``/control/ACTION``
(`tests.e2e.person`) and arranges faults (`tests.e2e.processes`). Telegram's rules are in `tests.e2e.telegram_rules`,
its chats in `tests.e2e.telegram_world`, the delivery of updates in `tests.e2e.update_delivery`.

Nothing is accepted in silence: a method or parameter that is not implemented is answered with 501, and whatever
contradicts the documentation, in a request or in an answer of this server, is kept as a protocol error.
"""

import argparse
import asyncio
import inspect
import os
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.e2e.telegram_rules import BotApiError, answer_errors, read_parameters
from tests.e2e.telegram_text import Json
from tests.e2e.telegram_world import BotMethods, PersonActions, World

METHODS = {name.replace("_", ""): name for name in vars(BotMethods) if not name.startswith("_")}


@dataclass
class Fault:
    """What happens to the next calls of a method instead of what should.

    With a status the call is refused; without one it is carried out and its answer is lost on the way. A fault of
    getUpdates strikes as the poll is answered, so that it also meets the poll that is waiting.
    """

    method: str
    status: int = 0
    description: str = ""
    retry_after: int = 0
    times: int = 1
    html_only: bool = False

    def strikes(self, method: str, parameters: Json) -> bool:
        """Whether this call is one of those."""
        is_html = str(parameters.get("parse_mode", "")).lower() == "html"
        return self.method.lower() == method and (is_html or not self.html_only)


class LostAnswer(Response):
    """An answer that breaks off with the connection."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Begin an answer of 1,000 bytes and send none of them."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})


class FakeBotApi:
    """The HTTP side: the bot's calls, the test's actions, and what was wrong about the calls."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._begin()

    def _begin(self) -> None:
        self._requests: list[Json] = []
        self._protocol_errors: list[str] = []
        self._faults: list[Fault] = []
        self._world = World(self._protocol_errors.append)

    def app(self) -> Starlette:
        """Return the server as an ASGI application."""
        routes = [
            Route("/bot{token}/{method}", self._bot_call, methods=["GET", "POST"]),
            Route("/control/{action}", self._control_call, methods=["POST"]),
        ]
        return Starlette(routes=routes, exception_handlers={Exception: self._failed})

    async def _bot_call(self, request: Request) -> Response:
        """Answer as api.telegram.org does."""
        try:
            if request.path_params["token"] != self._token:
                raise BotApiError(401, "Unauthorized")
            return await self._carry_out(request.path_params["method"], await _received(request))
        except BotApiError as error:
            if error.status == 501:
                print(error, file=sys.stderr, flush=True)
                self._protocol_errors.append(str(error))
            return JSONResponse(error.body, error.status)

    async def _carry_out(self, name: str, received: Json) -> Response:
        method = name.lower()
        if method not in METHODS:
            raise BotApiError(501, f"Not Implemented: the fake Bot API server has no method {name}")
        parameters = read_parameters(method, received)
        self._requests.append({"method": name, "parameters": parameters.values})
        self._protocol_errors += parameters.unknown + parameters.wrong
        if parameters.wrong:
            raise BotApiError(400, f"Bad Request: {parameters.wrong[0]}")
        call = getattr(BotMethods(self._world), METHODS[method])
        try:
            inspect.signature(call).bind(**parameters.values)
        except TypeError as error:
            raise BotApiError(501, f"Not Implemented: {name} of the fake Bot API server: {error}") from error
        is_poll = method == "getupdates"
        is_lost = not is_poll and self._strike(method, parameters.values)
        result = await call(**parameters.values)
        is_lost = is_lost or (is_poll and self._strike(method, parameters.values))
        self._protocol_errors += answer_errors(method, result)
        return LostAnswer() if is_lost else JSONResponse({"ok": True, "result": result})

    def _strike(self, method: str, parameters: Json) -> bool:
        """Let a fault strike this call if there is one for it: refuse it, or return True if its answer is lost."""
        fault = next((one for one in self._faults if one.strikes(method, parameters)), None)
        if fault is None:
            return False
        fault.times -= 1
        self._faults = [one for one in self._faults if one.times > 0]
        if fault.status:
            raise BotApiError(fault.status, fault.description, retry_after=fault.retry_after)
        return True

    async def _control_call(self, request: Request) -> Response:
        """Carry out ``reset``, ``report`` or ``fault``, or an action of `PersonActions`."""
        action, parameters = request.path_params["action"], await request.json()
        if action == "reset":
            await self._world.delivery.close()
            self._begin()
        elif action == "fault":
            self._faults.append(Fault(**parameters))
        elif action == "report":
            return JSONResponse({"requests": self._requests, "protocol_errors": self._protocol_errors})
        else:
            act: Callable[..., Any] = getattr(PersonActions(self._world), action)  # Any: whatever it answers, as JSON
            result = act(**parameters)
            return JSONResponse(await result if inspect.isawaitable(result) else result)
        return JSONResponse({})

    async def _failed(self, _request: Request, error: Exception) -> Response:
        self._protocol_errors.append(f"the fake Bot API server failed: {error!r}")
        return JSONResponse({"ok": False, "error_code": 500, "description": traceback.format_exc()}, 500)


async def _received(request: Request) -> Json:
    """Return a call's parameters from its query string and its body: a form, JSON or multipart."""
    parameters: Json = dict(request.query_params)
    content_type, body = request.headers.get("content-type", ""), await request.body()
    if content_type.startswith("application/json"):
        parameters.update(await request.json())
        return parameters
    if content_type.startswith("multipart/form-data"):
        parser = BytesParser(EmailMessage, policy=HTTP)
        for part in parser.parsebytes(f"content-type: {content_type}\r\n\r\n".encode() + body).iter_parts():
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)  # a part of a form has no parts of its own
            parameters[name] = content if part.get_filename() else content.decode()
        return parameters
    return parameters | dict(parse_qsl(body.decode(), keep_blank_values=True))


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(description="A Telegram Bot API server for tests, on 127.0.0.1")
    parser.add_argument("--token", required=True, help="the only one it accepts")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end with the process that started it")
    arguments = parser.parse_args()
    if arguments.until_stdin_closes:
        threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
    # The protocol is named because asyncio sets TCP_NODELAY only then; without it every answer takes 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", arguments.port))
    listening.listen()
    print(listening.getsockname()[1], flush=True)
    config = uvicorn.Config(
        FakeBotApi(arguments.token).app(), log_level="error", lifespan="off", timeout_graceful_shutdown=1
    )
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    main()
