"""From bytes to text: UTF-8, UTF-16 or an encoding from before Unicode, and a refusal rather than garbled letters.

Detectors that count letters (charset-normalizer among them) take Vietnamese encodings for Western or Central European
code pages. What tells them apart is whether the words with marks are Vietnamese syllables.
"""

import codecs
import re
import unicodedata

from index.errors import DocumentRefused
from index.readers.letters.encodings import encodings, western
from index.readers.letters.in_unicode import text_in_unicode
from index.readers.letters.judging import judge, looks_vietnamese
from index.readers.letters.parted import is_parted, put_together
from index.readers.letters.soundness import require_sound

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF16_SAMPLE_BYTES = 65536
_MOST_CONTROLS = 0.01

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")


def decode(data: bytes, *, name: str) -> str:
    """The text of a file's bytes, with its tone marks composed.

    Args:
        name: The file's name, for the message.

    Raises:
        DocumentRefused: If the bytes are no text, or none of the known encodings gives sound text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_decode_as(data, encoding, name=name), name=name)
    if b"\0" in data:
        return _checked(_decode_utf16(data, name=name), name=name)
    try:
        return _checked(unicodedata.normalize("NFC", data.decode("utf-8")), name=name)
    except UnicodeDecodeError:
        shown = western(data)
    tried = [*(encoding.unicode_of(shown) for encoding in encodings()), text_in_unicode(shown)]
    best = max(tried, key=lambda text: judge(text.split()).margin)
    if not looks_vietnamese(best):
        raise DocumentRefused("file_encoding_unknown", file=name)
    return _checked(best, name=name)


def _decode_as(data: bytes, encoding: str, *, name: str) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except UnicodeDecodeError as error:
        raise DocumentRefused("file_damaged_at_byte", file=name, byte=error.start + 1) from error


def _decode_utf16(data: bytes, *, name: str) -> str:
    """UTF-16 without a mark, told by where the zero bytes of its ASCII characters stand."""
    sample = data[:_UTF16_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # A fifth of the characters of any such text are spaces, digits and plain letters; the other byte is hardly ever 0.
    if len(data) % 2 == 0 and max(even, odd) * 10 >= len(sample) and min(even, odd) * 50 <= max(even, odd):
        return _decode_as(data, "utf-16-be" if even > odd else "utf-16-le", name=name)
    raise DocumentRefused("file_has_zero_bytes", file=name)


def _checked(text: str, *, name: str) -> str:
    """The text in Unicode, if it is sound.

    Raises:
        DocumentRefused: If letters were lost or garbled before it was saved, or it is no text.
    """
    text = text_in_unicode(text)
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise DocumentRefused("file_not_text", file=name)
    require_sound(text, name=name)
    if is_parted(text):
        text = put_together(text)
        if is_parted(text):
            raise DocumentRefused("file_split", file=name)
    return text
