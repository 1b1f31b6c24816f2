"""Which files a command means: folders walked, hidden files left out, what cannot be looked at named."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import Notice, notice

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


def find_files(
    paths: Sequence[Path], suffixes: frozenset[str], *, refuse: Refuse, skip: Callable[[str], None]
) -> Iterator[FoundFile]:
    """Every file to look at, once, in a fixed order.

    Args:
        paths: Files, whatever their suffix, or folders that are walked.
        suffixes: Those looked at in a folder, in lower case with the point.
        refuse: Told of paths that cannot be looked at.
        skip: Told the sources of files with other suffixes.
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
            elif is_folder and file.suffix.lower() not in suffixes:
                skip(found.source)
            elif is_folder and not _stays_below(file, path):
                refuse(found.source, notice("link_leads_outside"))
            else:
                yield found


def _files_below(folder: Path, refuse: Refuse) -> list[Path]:
    """The regular files below a folder, sorted; hidden ones and those in hidden folders aside."""

    def on_error(error: OSError) -> None:
        refuse(_shown(Path(error.filename)), notice("folder_unopenable", cause=error.strerror))

    files: list[Path] = []
    for name, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = [below for below in folders if not below.startswith(".")]
        files += [Path(name, below) for below in names if not below.startswith(".")]
    return sorted(file for file in files if _is_file(file))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # reading it will say what is wrong


def _stays_below(path: Path, folder: Path) -> bool:
    """Whether what is read at this path lies in the folder, links followed."""
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return True  # reading it will say what is wrong


def is_gone(path: Path) -> bool:
    """Whether there is surely nothing at this path; false where it cannot be looked at."""
    try:
        return not path.exists()
    except OSError:
        return False


def _shown(path: Path) -> str:
    """The path as it can be printed and stored: bytes that are no UTF-8 become question marks."""
    return str(path).encode(errors="replace").decode()
