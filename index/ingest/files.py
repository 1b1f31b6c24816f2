"""Which files a command means: folders walked, hidden files left out, what cannot be looked at named."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import DocumentRefused, Notice, notice
from index.readers.formats import read_bytes
from index.readers.kinds.unnamed import is_worth_a_look
from index.types import Document, DocumentSummary, Place

_LOCK = "~$"
"""How the file begins that Word lays beside one that is open."""
_TIMES_READ = 3
Refuse = Callable[[str, Notice], None]
"""Told the source and why it was left out."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to look at: `path` is absolute, `root` the folder its source is relative to."""

    path: Path
    root: Path

    @property
    def source(self) -> str:
        """The path relative to the root, with forward slashes."""
        return self.path.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be indexed.

    Attributes:
        paths: Files, or folders that are walked.
        prune: Also remove documents whose file below one of the folders is gone.
        only: Of what is found, these files alone are looked at; None for all.
        looks_again: Also look, wherever they are, at files that other readers read, or that were read in part only.
        rebuild: First make everything that is stored anew from the stored texts.
        secrecy: The most secret stamp of a paper that may go in; None for none.
        lock_timeout_s: How long another indexing process is waited for.
    """

    paths: Sequence[Path]
    prune: bool = False
    only: frozenset[Path] | None = None
    looks_again: bool = True
    rebuild: bool = False
    secrecy: str | None = None
    lock_timeout_s: float = 10.0


@dataclass(frozen=True, slots=True)
class WholeFile:
    """The bytes of a file as they were at one moment, and when it was written last."""

    data: bytes
    modified_ns: int

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def read_whole(path: Path) -> WholeFile:
    """The file, read again where it is written to meanwhile.

    Raises:
        DocumentRefused: If it cannot be read, is too large or does not stop changing.
    """
    for _ in range(_TIMES_READ):
        before = _written(path)
        data = read_bytes(path)
        if before is not None and before == _written(path):
            return WholeFile(data, before[0])
    raise DocumentRefused("file_changing", file=path.name)


def _written(path: Path) -> tuple[int, int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


def find_files(
    paths: Sequence[Path], suffixes: frozenset[str], *, refuse: Refuse, skip: Callable[[str], None]
) -> Iterator[FoundFile]:
    """Every file to look at, once, in a fixed order.

    Args:
        paths: Files, whatever their suffix, or folders that are walked.
        suffixes: Those looked at in a folder, in lower case with the point; with another one, what shows that it is a
            document, an archive or a program.
        refuse: Told of paths that cannot be looked at.
        skip: Told the sources of other files.
    """
    seen: set[Path] = set()
    for given in paths:
        try:
            path = given.resolve()
            is_folder, exists = path.is_dir(), path.exists()
        except (OSError, RuntimeError, ValueError):  # no right to look, a ring of links, a zero byte
            refuse(_shown(given), notice("path_unviewable"))
            continue
        if not exists:
            refuse(_shown(given), notice("path_missing"))
            continue
        for file in _files_below(path, refuse) if is_folder else [path]:
            if file in seen:
                continue
            seen.add(file)
            found = FoundFile(file, path if is_folder else path.parent)
            if _shown(file) != str(file):
                refuse(_shown(Path(found.source)), notice("path_not_utf8"))
            elif is_folder and file.suffix.lower() not in suffixes and not is_worth_a_look(file):
                skip(found.source)
            elif is_folder and not _stays_below(file, path):
                refuse(found.source, notice("link_leads_outside"))
            else:
                yield found


def _files_below(folder: Path, refuse: Refuse) -> list[Path]:
    """The regular files below a folder, sorted; without hidden ones, those in hidden folders and Word's locks."""

    def on_error(error: OSError) -> None:
        refuse(_shown(Path(error.filename)), notice("folder_unopenable", cause=error.strerror))

    files: list[Path] = []
    for name, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = [below for below in folders if not below.startswith(".")]
        files += [Path(name, below) for below in names if not below.startswith((".", _LOCK))]
    return sorted(file for file in files if _is_file(file))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file() or (path.is_symlink() and not path.exists())
    except OSError:
        return True  # reading it will say what is wrong, as of a link that leads nowhere


def _stays_below(path: Path, folder: Path) -> bool:
    """Whether what is read at this path lies in the folder, links followed."""
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return True  # reading it will say what is wrong


def is_gone(path: Path) -> bool:
    """Whether there is surely nothing at this path; false where it cannot be looked at."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def emptied_folders(gone: Sequence[Path], *, below: Sequence[Path]) -> list[Path]:
    """The folders below these in which nothing is any more: more likely places of drives that are not mounted.

    One in which a single file was, and that is no place of a drive now, counts as emptied by hand.

    Args:
        gone: The files that were there and are not.
        below: Folders that are there.
    """
    held: Counter[Path] = Counter()
    for path in gone:
        for top in (folder for folder in below if path.is_relative_to(folder)):
            last = next(folder for folder in path.parents if folder == top or not is_gone(folder))
            if last != top and _is_empty(last):
                held[last] += 1
                break
    return sorted(folder for folder, count in held.items() if count > 1 or folder.is_mount())


def _is_empty(folder: Path) -> bool:
    """Whether nothing is in a folder, hidden or not; what cannot be looked into may be emptied too."""
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return True


def first_there(document: Document | DocumentSummary) -> Place | None:
    """The first of the files of a document that is there, or may be: a folder that is gone may be a drive's."""
    own = Place(document.root, document.source, document.digest)
    places = (own, *document.upkeep.copies)
    return next((place for place in places if not is_gone(place.path) or is_gone(Path(place.root))), None)


def _shown(path: Path) -> str:
    """The path as it can be printed and stored: bytes that are no UTF-8 become question marks."""
    return str(path).encode(errors="replace").decode()
