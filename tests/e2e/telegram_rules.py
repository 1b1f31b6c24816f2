"""What Telegram accepts and how it refuses: text, buttons, commands, parameters.

Nothing here is our own reading of Telegram's formats. Text goes through TDLib's parser (``tdjson``), the one the
real Bot API server calls; parameters and answers are held against aiogram's models, which are generated from the
Bot API documentation; error texts are those of the server's source (``Client.cpp`` in tdlib/telegram-bot-api,
``MessageContent.cpp``, ``ReplyMarkup.cpp`` and ``BotCommand.cpp`` in tdlib/td).

Stricter than Telegram in one place: TDLib allows 4,096 code points, here it is 4,096 UTF-16 units, as the design
wants. More lenient in some: control characters are not cleaned out, and links and mentions in a bot's own text are
not found.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import aiogram.methods
from aiogram.enums import ChatAction
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile
from pydantic import BaseModel, TypeAdapter, ValidationError
from tdjson import td_execute

from tests.e2e.telegram_text import Json, utf16_length

MAX_TEXT_BYTES = 1 << 15
MAX_MESSAGE_UNITS = 4096
MAX_ENTITIES = 100
MAX_CALLBACK_DATA_BYTES = 64
MAX_CALLBACK_ANSWER_CHARS = 200
CHAT_ACTIONS = frozenset(action.value for action in ChatAction)

PARSE_MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}

# TDLib's names for what the Bot API calls otherwise; the rest differ in spelling only (textEntityTypeBotCommand).
ENTITY_TYPES = {
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "EmailAddress": "email",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
}


class BotApiError(Exception):
    """A call refused as Telegram refuses it: an HTTP status and a description."""

    def __init__(self, status: int, description: str, *, retry_after: int = 0) -> None:
        super().__init__(description)
        self.status = status
        self.body: Json = {"ok": False, "error_code": status, "description": description}
        if retry_after:
            self.body["parameters"] = {"retry_after": retry_after}


def bad_request(message: str) -> BotApiError:
    """Return the 400 the server makes of a message: first letter lower case, unless it is a code such as ``X_INVALID``.

    Source: ``Client::fail_query_with_error``.
    """
    is_code = message[1] == "_" or message[1].isupper()
    return BotApiError(400, "Bad Request: " + (message if is_code else message[0].lower() + message[1:]))


def _tdlib(request: Json) -> Json:
    answer = td_execute(json.dumps(request).encode())
    if answer is None:
        raise RuntimeError(f"TDLib cannot execute {request['@type']} synchronously")
    return dict(json.loads(answer))


_tdlib({"@type": "setLogStream", "log_stream": {"@type": "logStreamEmpty"}})  # it would log every call to stderr


def _bot_api_entity(entity: Json) -> Json:
    kind = entity["type"]
    name = kind["@type"].removeprefix("textEntityType")
    found: Json = {
        "type": ENTITY_TYPES.get(name) or re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(),
        "offset": entity["offset"],
        "length": entity["length"],
    }
    if name == "MentionName":
        found["user"] = {"id": kind["user_id"], "is_bot": False, "first_name": ""}
    return found | {key: kind[key] for key in ("url", "language") if key in kind}


@dataclass(frozen=True)
class FormattedText:
    """Text as a person reads it and what is marked in it; offsets in UTF-16 units."""

    text: str
    entities: list[Json]


def formatted_text(text: str, *, parse_mode: str = "", entities: list[Json] | None = None) -> FormattedText:
    """Return what Telegram makes of a bot's text: parsed, trimmed, at most 100 entities.

    Raises:
        BotApiError: If the text is empty or too long, or cannot be parsed.
    """
    if not text:
        raise bad_request("Message text is empty")
    try:
        if len(text.encode()) > MAX_TEXT_BYTES:
            raise bad_request("Text is too long")
    except UnicodeEncodeError as error:
        raise bad_request("Strings must be encoded in UTF-8") from error
    marked = entities or []
    if parse_mode.lower() not in ("", "none"):
        if parse_mode.lower() not in PARSE_MODES:
            raise bad_request("Unsupported parse_mode")
        mode = PARSE_MODES[parse_mode.lower()]
        parsed = _tdlib({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
        if parsed["@type"] == "error":
            raise bad_request(parsed["message"])
        text, marked = parsed["text"], [_bot_api_entity(entity) for entity in parsed["entities"]]
    trimmed = _trimmed(text, marked)
    if utf16_length(trimmed.text) > MAX_MESSAGE_UNITS:
        raise bad_request("Message is too long")
    return FormattedText(trimmed.text, trimmed.entities[:MAX_ENTITIES])


def _trimmed(text: str, entities: list[Json]) -> FormattedText:
    """Return the text without outer spaces and line ends, but none cut from the front of the first entity.

    Source: ``fix_formatted_text`` in TDLib's MessageEntity.cpp.
    """
    text = text.rstrip(" \n")
    if not text:
        raise bad_request("Text must be non-empty")
    end = utf16_length(text)
    kept = [e | {"length": min(e["length"], end - e["offset"])} for e in entities if e["offset"] < end]
    cut = len(text) - len(text.lstrip(" \n"))
    if kept:
        cut = min(cut, kept[0]["offset"])
    return FormattedText(text[cut:], [e | {"offset": e["offset"] - cut} for e in kept])


def found_entities(text: str) -> list[Json]:
    """Return what Telegram finds in a person's text by itself: commands, mentions, links, hashtags."""
    found = _tdlib({"@type": "getTextEntities", "text": text})
    return [_bot_api_entity(entity) for entity in found["entities"]]


def check_inline_keyboard(markup: Json) -> None:
    """Return if every button has a text and exactly what Telegram needs to act on it; raise its 400 if not.

    Raises:
        BotApiError: With Telegram's text, e.g. ``Bad Request: BUTTON_DATA_INVALID``.
    """
    for button in (button for row in markup["inline_keyboard"] for button in row):
        if not button["text"]:
            raise bad_request("Inline keyboard button text must be non-empty")
        if not any(value for key, value in button.items() if key not in ("text", "style", "icon_custom_emoji_id")):
            raise bad_request("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if len(button.get("callback_data", "").encode()) > MAX_CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        if (url := button.get("url")) and not formatted_text(_link(url), parse_mode="HTML").entities:
            raise bad_request(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _link(url: str) -> str:
    """Return HTML in which TDLib finds a link if it accepts the address, and none if it does not (``localhost``)."""
    return f'<a href="{html.escape(url)}">link</a>'


def check_commands(commands: list[Json]) -> None:
    """Return if every command may be in a bot's menu; raise Telegram's 400 if not."""
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not command["description"]:
            raise bad_request("Command description must be non-empty")
        if len(command["description"]) > 256:
            raise bad_request("Command description length must not exceed 256")


_MODELS: dict[str, type[TelegramMethod[Any]]] = {  # Any: each method returns its own type
    model.__api_method__.lower(): model
    for model in (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    if model is not TelegramMethod and hasattr(model, "__api_method__")
}


@dataclass(frozen=True)
class Parameters:
    """The documented parameters of one call as JSON values, and in what the call contradicts the documentation."""

    values: Json
    unknown: list[str]
    wrong: list[str]


def read_parameters(method: str, received: Mapping[str, str | bytes | object]) -> Parameters:
    """Return the parameters of a documented method, decoded, with everything the documentation does not allow.

    Args:
        method: Its name in lower case.
        received: As sent: text (JSON where the documented type is not a string), JSON values, or bytes of a file.

    Raises:
        KeyError: If no such method is documented.
    """
    model = _MODELS[method]
    values: Json = {}
    for name, value in received.items():
        field = model.model_fields.get(name)
        is_text = field is None or field.annotation is str or str in get_args(field.annotation)
        values[name] = value if is_text or not isinstance(value, str) else _from_json(value)
    typed = {k: BufferedInputFile(v, k) if isinstance(v, bytes) else v for k, v in values.items()}
    try:
        unknown = [f"{model.__api_method__}{path}" for path in _undocumented(model.model_validate(typed))]
    except ValidationError as error:
        wrong = [f"{model.__api_method__}.{_place(e['loc'])}: {e['msg']}" for e in error.errors()]
        return Parameters(values, [], wrong)
    return Parameters({k: v for k, v in values.items() if k in model.model_fields}, unknown, [])


def answer_errors(method: str, result: object) -> list[str]:
    """Return in what an answer contradicts the documented return type; empty if it does not."""
    try:
        answer = _answer_type(method).validate_python(result)
    except ValidationError as error:
        return [f"the fake's answer to {method}: {_place(e['loc'])}: {e['msg']}" for e in error.errors()]
    return [f"the fake's answer to {method}: unknown field {path}" for path in _undocumented(answer)]


@cache
def _answer_type(method: str) -> TypeAdapter[Any]:  # Any: each method returns its own type
    return TypeAdapter(_MODELS[method].__returning__)


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location))


def _undocumented(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of every field that aiogram's models do not know, at any depth."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _undocumented(item, f"{path}[{index}]")
    elif isinstance(value, BaseModel):
        extra = value.model_extra or {}
        yield from (f"{path}.{name}" for name in extra)
        for name in value.model_fields_set - extra.keys():
            yield from _undocumented(getattr(value, name), f"{path}.{name}")
