"""Damaged files of every format are read or refused, and nothing else happens."""

import os
import random
from collections import Counter

import pytest

from index.errors import DocumentRefused
from index.readers.worker.limits import Limits
from index.readers.worker.process import ReadingProcess
from tests.conftest import THOROUGH
from tests.mutations import mutated, samples

pytestmark = pytest.mark.process

FILES = 2000 if THOROUGH else 220


def test_damaged_files_of_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is read or refused with a reason; no reader fails in another way, hangs or ends the process."""
    monkeypatch.setitem(os.environ, "PATH", "")  # recognising letters would take all the time
    outcomes: Counter[str] = Counter()
    bad = []
    with ReadingProcess(Limits(silence_s=60.0)) as reading:
        for name, data in mutated(random.Random(7), FILES):
            try:
                reading.read(data, name)
                outcomes["read"] += 1
            except DocumentRefused as refused:
                outcomes[refused.notice.code] += 1
                if refused.notice.code == "file_unexpected" or "reading" in refused.notice.code:
                    bad.append(f"{name}: {refused}")

    assert bad == []
    assert outcomes["read"] > FILES / 5
    assert outcomes["file_damaged"] > 0
    assert {".docx", ".doc", ".pdf", ".rtf", ".xlsx", ".html", ".txt"} <= set(samples())
