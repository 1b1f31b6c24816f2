"""A document whose letters may be those of old fonts becomes Unicode, each part by what its own letters say.

Files list .VnTime among their fonts and have Unicode in it, and half a text may be pasted from an older one. So the
words of a part decide: in the right encoding they are Vietnamese syllables, in a wrong one they are not. A part that is
too short to tell is what the parts in the same font before it are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.readers.letters.capitals import with_capitals, with_sentences
from index.readers.letters.encodings import Encoding, encodings
from index.readers.letters.judging import Verdict, has_unicode, judge

_LEAST_MARGIN = 2
_LEAST_WORDS = 4
"""Words that become Vietnamese in a text without fonts; fewer may be anything, such as two capitals of a formula."""
_FONTS = {".vn": "TCVN3", "vni": "VNI", "vps": "VPS"}
_LINES = re.compile(r"[^\r\n]*(?:[\r\n]+|\Z)")
_LONGEST_BEFORE = 20
_CAPITAL_FONT = re.compile(r"\.vn.*h", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of a paragraph in one font; the font's name is empty where it is not known."""

    text: str
    font: str = ""


def text_in_unicode(text: str) -> str:
    """A text without fonts in Unicode, line by line."""
    if text.isascii():
        return text
    lines = [[Run(line)] for line in _LINES.findall(text)]
    letters = Letters(lines)
    if not letters.has_old:
        return text
    found = ""
    for line in lines:
        said = letters.text_of(line)
        found += with_sentences(said, found[-_LONGEST_BEFORE:]) if letters.lack_capitals(line) else said
    return found if judge(found.split()).good >= _LEAST_WORDS else text


class Letters:
    """The encodings of a document's parts: what stands in one paragraph in one font."""

    def __init__(self, paragraphs: Iterable[Sequence[Run]]) -> None:
        parts: dict[str, dict[str, None]] = {}
        for paragraph in paragraphs:
            for part in _parts(paragraph):
                parts.setdefault(part.font, {})[part.text] = None
        self._encodings = {
            (font, text): encoding for font, texts in parts.items() for text, encoding in _decided(texts)
        }
        used = {said.name for said in self._encodings.values() if said is not None}
        for font, texts in parts.items():
            hinted = _hinted(font)
            if hinted is not None and hinted.name in used and not any(map(has_unicode, texts)):
                self._encodings |= {(font, text): hinted for text in texts}

    @property
    def has_old(self) -> bool:
        """Whether any part is in another encoding than Unicode."""
        return any(self._encodings.values())

    def text_of(self, paragraph: Sequence[Run]) -> str:
        """The text of one of the paragraphs in Unicode."""
        return "".join(map(self._in_unicode, _parts(paragraph)))

    def lack_capitals(self, paragraph: Sequence[Run]) -> bool:
        """Whether the encoding of one of the paragraphs has no capitals with a tone."""
        used = (self._encodings.get((part.font, part.text)) for part in _parts(paragraph))
        return any(encoding is not None and encoding.drawn_capitals for encoding in used)

    def _in_unicode(self, part: Run) -> str:
        encoding = self._encodings.get((part.font, part.text))
        if encoding is None:
            return part.text
        text = encoding.unicode_of(part.text)
        if not encoding.drawn_capitals:
            return text
        if _CAPITAL_FONT.fullmatch(part.font):
            return text.upper()
        return with_capitals(part.text, text) if len(text) == len(part.text) else text


def _parts(paragraph: Sequence[Run]) -> list[Run]:
    """The runs of a paragraph, those beside each other in one font as one."""
    grouped = groupby(paragraph, key=lambda run: run.font)
    return [Run("".join(run.text for run in runs), font) for font, runs in grouped]


def _hinted(font: str) -> Encoding | None:
    """The encoding that fonts with such a name have where it is not Unicode."""
    name = next((name for start, name in _FONTS.items() if font.lower().startswith(start)), None)
    return next((encoding for encoding in encodings() if encoding.name == name), None)


def _decided(texts: Iterable[str]) -> list[tuple[str, Encoding | None]]:
    """The encoding of each of these parts, which are in one font and in order."""
    said = [(text, _judged(text)) for text in texts]
    last = next((encoding for _, (is_sure, encoding) in said if is_sure), None)
    decided = []
    for text, (is_sure, encoding) in said:
        last = encoding if is_sure else last
        decided.append((text, last))
    return decided


def _judged(text: str) -> tuple[bool, Encoding | None]:
    """Whether the words of a part tell its encoding, and which; None for Unicode."""
    if text.isascii() or has_unicode(text):
        return has_unicode(text), None
    words = text.split()
    verdicts: list[tuple[Encoding | None, Verdict]] = [(None, judge(words))]
    verdicts += [(encoding, judge(encoding.unicode_of(text).split())) for encoding in encodings()]
    (encoding, best), (_, second) = sorted(verdicts, key=lambda said: -said[1].margin)[:2]
    return best.margin >= _LEAST_MARGIN and best.margin > second.margin, encoding
