"""What is typed around a question and is none of it: markup, hidden characters, politeness."""

import re

from index.language.text import fold_space, normalise_text
from index.lexicon.patterns import pattern

_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>|&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{1,6});|[_\ud800-\udfff]")
"""Tags, character references and underscores, by which a copied text is laid out; and halves of characters."""
_HIDDEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2066-\u206f\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
"""What `normalise_text` leaves of characters that cannot be seen."""
_DASH = re.compile(r"(?<=\w)[–—](?=\w)")
"""A long dash inside a number or symbol, as phones put it: "17–CT/HU"."""
_ASKS = r"(?:cho (?:{questions:asker} )?(?:hỏi|biết)|(?:(?<=xin )|(?<=em )|(?<=tôi ))hỏi|{questions:hails})"
_opening = pattern(rf"^(?:{{questions:greets}}[\s,]+)*{_ASKS}[\s,:]+(?:là |rằng )?")
_THANKS = r"(?:(?:xin|em|tôi) )?(?:cảm|cám) ơn(?: {questions:thanked})*"
_MARK = r"\[\d{1,3}\]"
_BETWEEN = r"(?<![\s?.!,])[\s?.!,]+"  # taken whole: a thousand question marks are tried from the first only
_closing = pattern(
    rf"(?P<asked>(?<!\w){{questions:asked_last}})?"
    rf"(?P<rest>(?:{_BETWEEN}(?:{{questions:particle}}|{_THANKS}|{_MARK})(?!\w))+)[\s?.!]*$"
)
_always = pattern(rf"{_BETWEEN}(?:ạ|{_THANKS}|{_MARK})(?!\w)")


def clean(text: str, max_chars: int) -> str:
    """The text as a person sees it, on one line, without markup and hidden characters, cut at `max_chars`."""
    plain = _MARKUP.sub(" ", _HIDDEN.sub("", normalise_text(text)))
    return fold_space(_DASH.sub("-", plain))[:max_chars]


def without_courtesy(text: str) -> str:
    """The text with "Cho em hỏi" and "… vậy ạ? Cảm ơn!" blanked out, so that offsets stay; whole if nothing is left."""
    plain = _opening().sub(_blank, text)
    match = _closing().search(plain)
    if match:  # "vậy" and "thế" are polite only after a word that asks: not in "thay thế"
        start = match.start("rest")
        rest = " " * len(match["rest"]) if match["asked"] else _always().sub(_blank, match["rest"])
        plain = plain[:start] + rest + plain[match.end("rest") :]
    return plain if plain.strip(" ?.!") else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
