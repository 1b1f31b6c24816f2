"""What a text was copied with and is none of it: markup and hidden characters."""

import re

from index.language.text import fold_space, normalise_text

_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>|&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{1,6});|[_\ud800-\udfff]")
"""Tags, character references and underscores, by which a copied text is laid out; and halves of characters."""
_HIDDEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2066-\u206f\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
"""What `normalise_text` leaves of characters that cannot be seen."""
_DASH = re.compile(r"(?<=\w)[–—](?=\w)")
"""A long dash inside a number or symbol, as phones put it: "17–CT/HU"."""


def clean(text: str, max_chars: int) -> str:
    """The text as a person sees it, on one line, without markup and hidden characters, cut at `max_chars`."""
    plain = _MARKUP.sub(" ", _HIDDEN.sub("", normalise_text(text)))
    return fold_space(_DASH.sub("-", plain))[:max_chars]
