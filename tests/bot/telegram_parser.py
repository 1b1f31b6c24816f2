"""Telegram's own parser of message HTML (TDLib's), as a judge that is not ours."""

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

import tdjson

Json: TypeAlias = Any  # Any: JSON


@dataclass(frozen=True)
class Parsed:
    """What Telegram makes of a text: what is shown, and the styled stretches with offsets in UTF-16 units."""

    text: str
    entities: tuple[tuple[str, int, int], ...]


def parse_html(html: str) -> Parsed:
    """The text as Telegram shows it.

    Raises:
        ValueError: With Telegram's own words, if it refuses the markup.
    """
    result = _execute({"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}})
    if result["@type"] == "error":
        raise ValueError(result["message"])
    entities = tuple(
        (entity["type"]["@type"].removeprefix("textEntityType"), entity["offset"], entity["length"])
        for entity in result["entities"]
    )
    return Parsed(result["text"], entities)


def _execute(request: dict[str, object]) -> dict[str, Json]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    assert answer is not None
    loaded: dict[str, Json] = json.loads(answer)
    return loaded


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
