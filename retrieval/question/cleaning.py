"""What is typed around a question and is none of it: markup, hidden characters, politeness."""

import re

from index.language.text import fold_space, normalise_text

_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>|&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{1,6});|[_\ud800-\udfff]")
"""Tags, character references and underscores, by which a copied text is laid out; and halves of characters."""
_HIDDEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2066-\u206f\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
"""What `normalise_text` leaves of characters that cannot be seen."""
_OPENING = re.compile(
    r"^(?:(?:dạ|thưa|xin|vui lòng|làm ơn|anh|chị|em|ad|bot|ơi|anh/chị)[\s,]+)*"
    r"(?:cho (?:(?:tôi|em|mình|anh|chị) )?(?:hỏi|biết)|(?<=xin )hỏi|(?<=em )hỏi|(?<=tôi )hỏi|dạ|ơi)[\s,:]+"
    r"(?:là |rằng )?",
    re.IGNORECASE,
)
_PARTICLE = r"(?:ạ|nhỉ|nhé|vậy|thế|hả|à)"
_ASKED = r"(?:ai|gì|nào|đâu|sao|mấy|nhiêu|giờ|không|chưa)"
_THANKS = r"(?:(?:xin|em|tôi) )?(?:cảm|cám) ơn(?: (?:anh|chị|em|bot|ad|nhiều|rất|trước|ạ|anh/chị))*"
_MARK = r"\[\d{1,3}\]"
_BETWEEN = r"(?<![\s?.!,])[\s?.!,]+"  # taken whole: a thousand question marks are tried from the first only
_CLOSING = re.compile(
    rf"(?P<asked>(?<!\w){_ASKED})?(?P<rest>(?:{_BETWEEN}(?:{_PARTICLE}|{_THANKS}|{_MARK})(?!\w))+)[\s?.!]*$",
    re.IGNORECASE,
)
_ALWAYS = re.compile(rf"{_BETWEEN}(?:ạ|{_THANKS}|{_MARK})(?!\w)", re.IGNORECASE)


def clean(text: str, max_chars: int) -> str:
    """The text as a person sees it, on one line, without markup and hidden characters, cut at `max_chars`."""
    return fold_space(_MARKUP.sub(" ", _HIDDEN.sub("", normalise_text(text))))[:max_chars]


def without_courtesy(text: str) -> str:
    """The text with "Cho em hỏi" and "… vậy ạ? Cảm ơn!" blanked out, so that offsets stay; whole if nothing is left."""
    plain = _OPENING.sub(_blank, text)
    match = _CLOSING.search(plain)
    if match:  # "vậy" and "thế" are polite only after a word that asks: not in "thay thế"
        start = match.start("rest")
        rest = " " * len(match["rest"]) if match["asked"] else _ALWAYS.sub(_blank, match["rest"])
        plain = plain[:start] + rest + plain[match.end("rest") :]
    return plain if plain.strip(" ?.!") else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
