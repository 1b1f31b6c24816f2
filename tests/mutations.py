"""Files of every format, damaged: bytes changed, cut out or doubled, parts of containers changed."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from index.readers.formats import SUFFIXES
from tests.paths import DATA, SEEDS

FOLDERS = (SEEDS, DATA / "tables" / "files", DATA / "papers", DATA / "readers")
_EVIL = (b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"<", b"&#0;", b"%", b"]]>", b"9" * 40, b"-1")


def samples() -> dict[str, list[Path]]:
    """Some files of each format, by suffix, the smallest first."""
    found: dict[str, list[Path]] = {}
    files = (path for folder in FOLDERS if folder.is_dir() for path in folder.rglob("*"))
    for path in sorted(files, key=lambda path: (path.stat().st_size, path.name)):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            found.setdefault(path.suffix.lower(), []).append(path)
    return {suffix: paths[:6] for suffix, paths in sorted(found.items())}


def mutated(dice: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files with their names, of every format in turn."""
    files = samples()
    suffixes = list(files)
    for number in range(count):
        path = dice.choice(files[suffixes[number % len(suffixes)]])
        yield f"{number}{path.suffix}", damaged(path.read_bytes(), dice)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few faults; of a container half the time one of its parts has them."""
    if data.startswith(b"PK") and dice.random() < 0.5:
        return _with_damaged_part(data, dice)
    for _ in range(dice.choice((1, 1, 3, 20))):
        data = _changed(data, dice)
    return data


def _changed(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return data
    at = dice.randrange(len(data))
    length = min(dice.choice((1, 1, 4, 64, 4096)), len(data) - at)
    match dice.randrange(6):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            return data[:at] + data[at + length :]
        case 3:
            return data[:at] + data[at : at + length] * dice.choice((2, 3, 50)) + data[at + length :]
        case 4:
            return data[:at] + dice.choice(_EVIL) + data[at + dice.choice((0, 1, 4)) :]
        case _:
            return data[:at] + dice.randbytes(length) + data[at + length :]


def _with_damaged_part(data: bytes, dice: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        names = archive.namelist()
        chosen = dice.choice(names)
        for name in names:
            part = archive.read(name)
            if name != chosen:
                out.writestr(name, part)
            elif dice.random() < 0.9:
                for _ in range(dice.choice((1, 3))):
                    part = _changed(part, dice)
                out.writestr(name, part)
    return made.getvalue()
