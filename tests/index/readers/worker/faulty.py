"""The process that reads, with a reader that does what the file says, for the tests of its limits."""

import ctypes
import os
import subprocess
import sys
import time
import urllib.request

from index.lexicon.tables import lexicon
from index.readers.types import TELL_PAGES
from index.readers.worker import worker
from index.readers.worker.frames import Frame


def obey(asked: Frame) -> Frame:
    """Do what the file says."""
    command, _, value = asked.data.decode().partition(" ")
    match command:
        case "crash":
            ctypes.string_at(0)
        case "exit":
            os._exit(int(value))
        case "loop":
            while True:
                pass
        case "sleep":
            time.sleep(float(value))
        case "pages":
            for page in range(int(value)):
                time.sleep(0.2)
                TELL_PAGES.get()(page + 1, int(value))
        case "take":
            bytearray(int(value))
        case "say":
            return Frame({"layout": None}, b"a" * int(value))
        case "print":
            os.write(1, b"noise" * 100_000)
            print("noise", flush=True)
        case "child":
            child = subprocess.Popen(["sleep", "600"])
            return Frame({"layout": None}, str(child.pid).encode())
        case "lexicon":
            return Frame({"layout": None}, lexicon().digest.encode())
        case "fail":
            raise ZeroDivisionError(value)
        case "call":
            urllib.request.urlopen("http://127.0.0.1:9/")
    return Frame({"layout": None}, f"did {command}".encode())


if __name__ == "__main__":
    worker.CALLS["read"] = obey
    worker.main(sys.argv[1:])
