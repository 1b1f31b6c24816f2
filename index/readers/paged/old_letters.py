"""Words of a text layer in fonts from before Unicode, whose codes a PDF gives as they are: they become Unicode."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.readers.letters.in_unicode import text_in_unicode
from index.readers.paged.geometry import Word


def in_unicode(words: Sequence[Word]) -> list[Word]:
    """The same words in Unicode, told line by line as they follow one another."""
    lines = list(_lines(words))
    text = "\n".join(" ".join(word.text for word in line) for line in lines)
    read = text_in_unicode(text)
    said = [line.split(" ") for line in read.split("\n")]
    if read == text or [len(line) for line in said] != [len(line) for line in lines]:
        return list(words)
    return [
        replace(word, text=text)
        for line, texts in zip(lines, said, strict=True)
        for word, text in zip(line, texts, strict=True)
    ]


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that follow one another and overlap by half of their height."""
    line: list[Word] = []
    for word in words:
        if line and abs(word.top + word.bottom - line[-1].top - line[-1].bottom) > word.bottom - word.top:
            yield line
            line = []
        line.append(word)
    if line:
        yield line
