"""The process that reads files: takes a frame, reads, answers with a frame, until the other side is gone.

    python -m index.readers.worker.worker CONNECTION LIFELINE MEMORY_BYTES OUTPUT_BYTES LEXICON ABBREVIATIONS

The first two are open file descriptors, the last two the office's own tables of words, empty for none. Started by
`ReadingProcess` and by nothing else.
"""

import fcntl
import os
import resource
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.errors import DocumentRefused
from index.layout import encoded_layout
from index.lexicon.tables import use_lexicon
from index.readers.formats import read_data
from index.readers.types import TELL_PAGES
from index.readers.worker.frames import Frame, receive, send


def main(arguments: list[str]) -> None:
    """Answer until the other side is gone."""
    connection_fd, lifeline, memory_bytes, output_bytes = map(int, arguments[:4])
    folder, abbreviations = (Path(path) if path else None for path in arguments[4:])
    use_lexicon(folder, abbreviations=abbreviations)
    _limit(memory_bytes, output_bytes)
    _die_with(lifeline)
    sys.addaudithook(_refuse_network)
    connection = socket.socket(fileno=connection_fd)
    TELL_PAGES.set(lambda done, of: send(connection, Frame({"pages": (done, of)})))
    while True:
        try:
            asked = receive(connection, most_bytes=sys.maxsize)
        except (EOFError, OSError):
            return
        answer = _answered(asked)
        try:
            send(connection, Frame(answer.said | {"peak_bytes": _peak_bytes()}, answer.data))
        except OSError:
            return


def _peak_bytes() -> int:
    """The most memory that this process has held; Linux hands down the parent's to `ru_maxrss`, so not from there."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))) * 1024
    except (OSError, StopIteration, ValueError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _limit(memory_bytes: int, output_bytes: int) -> None:
    """Bound what this process and those that it starts may take."""
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, output_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def _die_with(lifeline: int) -> None:
    """Have the whole session ended by the system once nobody holds the other end of this pipe, whatever runs then."""
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)


def _refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:  # Any: those of all events
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind"):
        raise PermissionError(event)


def _answered(asked: Frame) -> Frame:
    try:
        return CALLS[asked.said["call"]](asked)
    except DocumentRefused as refused:
        return Frame({"refused": [refused.notice.code, dict(refused.notice.values)]})
    except MemoryError:
        return Frame({"refused": ["file_reading_too_large", {"file": asked.said["name"]}], "is_last": True})
    except Exception as error:  # a fault of a reader is told, and the next file is read
        return Frame({"failed": repr(error), "traceback": traceback.format_exc()})


def _read(asked: Frame) -> Frame:
    held = read_data(asked.data, name=asked.said["name"])
    return Frame({"layout": encoded_layout(held.layout)}, held.text.encode(errors="surrogatepass"))


def _as_pdf(asked: Frame) -> Frame:
    from index.readers.paged.pictures.office import as_pdf, find_office

    return Frame({}, as_pdf(asked.data, asked.said["name"], kind=asked.said["kind"], program=find_office()))


def _picture(asked: Frame) -> Frame:
    from index.readers.paged.pictures.drawing import picture_of_pdf, picture_of_scan

    said = asked.said
    known = [(left, top, right, bottom) for left, top, right, bottom in said["known"]]
    if said["kind"] == "pdf":
        png, page = picture_of_pdf(asked.data, said["name"], page=said["page"], texts=said["texts"], known=known)
    else:
        png, page = picture_of_scan(asked.data, said["name"], page=said["page"], known=known)
    return Frame({"page": page}, png)


CALLS: dict[str, Callable[[Frame], Frame]] = {"read": _read, "as_pdf": _as_pdf, "picture": _picture}
"""What can be asked: from a frame with "call", "name" and what else the call needs to the answer's."""

if __name__ == "__main__":
    main(sys.argv[1:])
