"""The labels of a Word 97 file's numbered paragraphs ([MS-DOC] 2.9.131 LFO, 2.9.147 LSTF, 2.9.150 LVL)."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from index.readers.word.numbering import Counter, Level
from index.readers.word.older.doc import sprms
from index.readers.word.older.doc.file import Part, WordFile

_LEVELS = 9
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero", 23: "bullet",
    57: "numberInDash", 255: "none",
}  # fmt: skip
_LEGAL, _NO_RESTART, _SIMPLE = 0x04, 0x08, 0x01
_NOTHING_AFTER = 2
_HAS_START, _HAS_LEVEL = 0x10, 0x20
_LEVEL_HEAD, _LIST_HEAD, _USE_HEAD = 28, 28, 16
_MOST_USES = 0x07FE
"""A paragraph names no larger number of a list: what is above stands for another way to number, or for none."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A level of a list and the font of its label; None for that of the paragraph."""

    level: Level
    font: int | None = None


@dataclass(frozen=True, slots=True)
class _Use:
    """A list as paragraphs name it: its levels, and where it begins anew."""

    identifier: int
    labels: tuple[_Label, ...]
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, file: WordFile) -> None:
        try:
            lists = dict(_lists(file))
            self._uses = list(_uses(file, lists))
        except (struct.error, IndexError):  # without labels the text is still worth reading
            self._uses = []
        self._counters: dict[int, Counter] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, number: int, at: int) -> tuple[str, int | None]:
        """The label of the next paragraph of a list and level, with what stands after it; and its font; counts it."""
        if not 0 < number <= min(len(self._uses), _MOST_USES):
            return "", None
        use = self._uses[number - 1]
        if at >= len(use.labels):
            return "", None
        start = None
        if (number, at) not in self._begun:
            self._begun.add((number, at))
            start = use.starts.get(at)
        counter = self._counters.setdefault(use.identifier, Counter())
        return counter.label([label.level for label in use.labels], at, start=start), use.labels[at].font

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Count from the beginning inside: a text box, a note and a header are stories of their own."""
        kept, self._counters, self._begun = (self._counters, self._begun), {}, set()
        yield
        self._counters, self._begun = kept


def _lists(file: WordFile) -> Iterator[tuple[int, tuple[_Label, ...]]]:
    heads, levels = file.part(Part.LISTS), file.part(Part.LISTS, from_end=True)
    if len(heads) < 2:
        return
    at = 0
    for number in range(struct.unpack_from("<H", heads)[0]):
        head = heads[2 + number * _LIST_HEAD : 2 + (number + 1) * _LIST_HEAD]
        labels = []
        for _ in range(1 if head[26] & _SIMPLE else _LEVELS):
            label, at = _level(levels, at)
            labels.append(label)
        empty = [_Label(replace(Level(), text=""))] * (_LEVELS - len(labels))
        yield struct.unpack_from("<i", head)[0], (*labels, *empty)


def _uses(file: WordFile, lists: dict[int, tuple[_Label, ...]]) -> Iterator[_Use]:
    data = file.part(Part.LIST_USES)
    if len(data) < 4:
        return
    count = min(struct.unpack_from("<I", data)[0], len(data) // _USE_HEAD)
    at = 4 + count * _USE_HEAD
    for number in range(count):
        head = data[4 + number * _USE_HEAD : 4 + (number + 1) * _USE_HEAD]
        identifier = struct.unpack_from("<i", head)[0]
        labels, starts = list(lists.get(identifier, ())), {}
        at += 4
        for _ in range(head[12]):
            start, flags = struct.unpack_from("<iI", data, at)
            level = flags & 0xF
            at += 8
            if flags & _HAS_LEVEL:
                label, at = _level(data, at)
                start = label.level.start
                if level < len(labels):
                    labels[level] = label
            if flags & _HAS_START:
                starts[level] = start
        yield _Use(identifier, tuple(labels), starts)


def _level(data: bytes, at: int) -> tuple[_Label, int]:
    """A level, and where the next begins."""
    start, format, flags = struct.unpack_from("<iBB", data, at)
    after, runs, paragraphs, limit = data[at + 15], data[at + 24], data[at + 25], data[at + 26]
    said = dict(sprms.sprms(data[at + _LEVEL_HEAD + paragraphs : at + _LEVEL_HEAD + paragraphs + runs]))
    at += _LEVEL_HEAD + paragraphs + runs
    (length,) = struct.unpack_from("<H", data, at)
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    level = Level(
        format=_FORMATS.get(format, "decimal"),
        text="".join(f"%{ord(letter) + 1}" if ord(letter) < _LEVELS else letter for letter in text),
        start=start,
        restart=limit if flags & _NO_RESTART else None,
        is_legal=bool(flags & _LEGAL),
        after="" if after == _NOTHING_AFTER else " ",
    )
    font = sprms.number(said[sprms.FONT]) if sprms.FONT in said else None
    return _Label(level, font), at + 2 + 2 * length
