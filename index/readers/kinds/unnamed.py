"""Files whose names do not say what they are: which of them are looked at all the same."""

import re
from functools import lru_cache
from pathlib import Path

from index.errors import DocumentRefused
from index.readers.formats import FORMATS, read_bytes
from index.readers.kinds.kinds import kind_of

_HEAD_BYTES = 4096
_CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0")
"""How ZIP and OLE begin: what is in them does not show at their beginning."""
_TOLD = frozenset({"heic", "ppt", "msg", "odp", "xlsb", "EPUB"})
"""Kinds that are refused with a word, since people keep papers in them; others, as films, are passed over."""
_IN_THE_MAKING = frozenset(
    {".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp", ".lock"}
)
_USUAL_SUFFIX = re.compile(r"\.[a-z]{1,6}", re.IGNORECASE)
_MARKED_TEXTS = frozenset({"html", "eml"})


def is_worth_a_look(path: Path) -> bool:
    """Whether a file with a suffix of no known format, or without one, is of such a format, an archive or a program.

    It is opened once, as long as it is not written to.
    """
    if path.suffix.lower() in _IN_THE_MAKING or path.name.startswith("~"):
        return False
    try:
        seen = path.stat()
        return _shows_it(path, seen.st_mtime_ns, seen.st_size)
    except OSError:
        return False


@lru_cache(100_000)
def _shows_it(path: Path, _modified_ns: int, _size: int) -> bool:
    with path.open("rb") as file:
        data = file.read(_HEAD_BYTES)
    try:
        kind = kind_of(read_bytes(path) if data.startswith(_CONTAINERS) else data, path.name)
    except DocumentRefused as refused:
        said = refused.notice
        return said.code != "file_of_other_kind" and said.values.get("kind") != "script"
    if kind in _MARKED_TEXTS and _USUAL_SUFFIX.fullmatch(path.suffix):  # a template or other code
        return False
    return kind in FORMATS or kind in _TOLD
