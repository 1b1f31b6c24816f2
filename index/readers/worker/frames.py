"""How the two processes speak: a frame is two lengths, a JSON object, and bytes that need no words."""

import json
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

_LENGTHS = struct.Struct(">IQ")

Said = dict[str, Any]  # Any: JSON's types


class FrameTooLarge(Exception):
    """The other side sends more than is taken."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What one side says at a time."""

    said: Said
    data: bytes = b""


def send(connection: socket.socket, frame: Frame) -> None:
    """Send a frame.

    Raises:
        OSError: If the other side is gone.
    """
    words = json.dumps(frame.said, ensure_ascii=False).encode(errors="surrogatepass")
    connection.sendall(_LENGTHS.pack(len(words), len(frame.data)) + words)
    connection.sendall(frame.data)


def receive(connection: socket.socket, *, most_bytes: int, deadline: float | None = None) -> Frame:
    """The next frame.

    Args:
        connection: A stream.
        most_bytes: The largest frame that is taken.
        deadline: On the clock of `time.monotonic`; None waits for ever.

    Raises:
        EOFError: If the other side is gone.
        TimeoutError: If the deadline passes first.
        FrameTooLarge: If it is larger.
    """
    words, data = _LENGTHS.unpack(_exactly(connection, _LENGTHS.size, deadline))
    if words + data > most_bytes:
        raise FrameTooLarge
    said: Said = json.loads(_exactly(connection, words, deadline).decode(errors="surrogatepass"))
    return Frame(said, bytes(_exactly(connection, data, deadline)))


def _exactly(connection: socket.socket, count: int, deadline: float | None) -> bytearray:
    held = bytearray(count)
    view, at = memoryview(held), 0
    while at < count:
        if deadline is not None:
            connection.settimeout(max(deadline - time.monotonic(), 0.001))
        try:
            got = connection.recv_into(view[at:])
        except ConnectionError as error:
            raise EOFError from error
        if not got:
            raise EOFError
        at += got
    return held
