"""What only lays a text out, blanked for matching: marks of Markdown, tags, entities of signs, bars of tables.

Where a line that is broken inside an emphasis goes on, and where a tag ends a line, a blank and a line feed change
places; what is left stands where it stood, so that a span of the one text is a span of the other.
"""

import html
import re
from collections.abc import Callable
from itertools import pairwise

_SIGNS = re.compile(r"[*_<&\\\[`>|]|^#", re.MULTILINE)
_COMMENT = re.compile(r"<!--.{0,4000}?-->|^[ \t]*\[//\]:[ \t]*#[^\n]*", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]\n]{0,400}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,400})\](?P<to>\([^()\s]{1,2000}\))")
_BLOCKS = "br|p|div|li|tr|h[1-6]|ul|ol|table|hr"
_TAG_ENDS_LINE = re.compile(rf"</?(?:{_BLOCKS})\b[^<>\n]{{0,400}}>", re.IGNORECASE)
_INLINE = "b|i|u|em|strong|span|font|a|img|sup|sub|small|center|td|th"
_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>\n]{{0,400}}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|lt|gt|ndash|mdash|hellip|[lr][ds]quo|bull|middot|#\d{2,6});")
_NEXT_BLOCK = r"\n[ \t]*(?:\n|\|)"
_BOLD = re.compile(rf"\*\*(?!\*)(?P<words>(?:(?!\*\*|{_NEXT_BLOCK}).){{1,1200}}?)\*\*", re.DOTALL)
_ITALIC = re.compile(
    rf"(?<![\w*\\])\*(?!\*)(?P<words>[^\s*|](?:(?!{_NEXT_BLOCK})[^*]){{0,1500}}?)(?<!\s)\*(?![\w*])"
    r"|^\*(?P<spaced> \([^*|]{2,600}\))\*$",
    re.MULTILINE,
)
_UNDERLINED = re.compile(r"(?<![\w_])(?P<mark>_{1,2})(?P<words>[^\s_][^_\n|]{0,400}?)(?<!\s)(?P=mark)(?![\w_])")
_MARKS = re.compile(r"(?<=[^\s*])\*{2,}|\*{2,}(?=[^\s*])|`+")
_ESCAPED = re.compile(r"\\([.\-+*#()\[\]_>!])")
_QUOTED = re.compile(r"^[ \t]*>+(?=[ \t])", re.MULTILINE)
_BARE = re.compile(r"^[ \t|:#-]+$", re.MULTILINE)
_LEAST_RULE = "---"
_COMMA_BEHIND = re.compile(r"(?<=\w)( +)([,:])(?= )")


def without_markup(text: str) -> str:
    """The text, as long, with blanks for what only lays it out.

    A heading keeps its "#", an item its "*" and a row its bars: they tell what stands there.
    """
    if not _SIGNS.search(text):
        return text
    for marks, instead in _STEPS:
        text = marks.sub(instead, text)
    return text


def _blank(found: re.Match[str]) -> str:
    """Blanks, line feeds kept."""
    return re.sub(r"[^\n]", " ", found[0])


def _without_link(found: re.Match[str]) -> str:
    return f" {found['words']} {' ' * len(found['to'])}"


def _line_end(found: re.Match[str]) -> str:
    """A line feed; in a row of a table, which ends where its line ends, blanks."""
    begin = found.string.rfind("\n", 0, found.start()) + 1
    is_row = found.string[begin : found.start()].lstrip().startswith("|")
    return " " * len(found[0]) if is_row else f"\n{' ' * (len(found[0]) - 1)}"


def _sign(found: re.Match[str]) -> str:
    """The sign of an entity with blanks behind it."""
    sign = html.unescape(found[0]).replace("\u00a0", " ")
    return sign.ljust(len(found[0])) if len(sign) == 1 else found[0]


def _emphasised(found: re.Match[str]) -> str:
    """What is emphasised, a line that is broken in it as one."""
    named = found.groupdict()
    words = next(named[name] for name in ("words", "spaced") if named.get(name) is not None)
    around = " " * ((len(found[0]) - len(words)) // 2)
    return f"{around}{_on_one_line(words)}{around}"


def _on_one_line(words: str) -> str:
    """The words, as long; a line goes on in the next one in small letters, or where both are in capitals or neither."""
    lines = words.split("\n")
    joined = lines[0]
    for above, below in pairwise(lines):
        last, first = above.strip(), below.strip()
        are_alike = last.isupper() == first.isupper() and not last.endswith((".", ";", ":"))
        goes_on = not last or not first or not first[0].isupper() or are_alike or last in ("TM.", "KT.", "TL.", "TUQ.")
        joined += f"{' ' if goes_on else chr(10)}{below}"
    return joined


def _bare(found: re.Match[str]) -> str:
    """Blanks for bars and marks of headings alone on a line, and for what parts the rows of a table; a rule stays."""
    line = found[0]
    is_rule = "|" not in line and ("-" in line or ":" in line)
    return line if is_rule or ("-" in line and _LEAST_RULE not in line) else " " * len(line)


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str], ...] = (
    (_COMMENT, _blank),
    (_PICTURE, _blank),
    (_LINK, _without_link),
    (_TAG_ENDS_LINE, _line_end),
    (_TAG, _blank),
    (_ENTITY, _sign),
    (_ESCAPED, r"\1 "),
    (_BOLD, _emphasised),
    (_ITALIC, _emphasised),
    (_UNDERLINED, _emphasised),
    (_MARKS, _blank),
    (_QUOTED, _blank),
    (_BARE, _bare),
    (_COMMA_BEHIND, r"\2\1"),
)
