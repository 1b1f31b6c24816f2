"""Fixtures of the application's tests."""

from collections.abc import Iterator

import pytest

from bot.core import Core
from tests.bot.fakes import NAM_DONG, NAM_SACH, FakeAnswerer, FakeLibrary, RecordingRequest


@pytest.fixture
def answerer() -> FakeAnswerer:
    """An answerer that finds one thing."""
    return FakeAnswerer()


@pytest.fixture
def library() -> FakeLibrary:
    """A library of two documents."""
    return FakeLibrary(NAM_SACH, NAM_DONG)


@pytest.fixture
def core(answerer: FakeAnswerer, library: FakeLibrary) -> Iterator[Core]:
    """A core over both, with two workers."""
    with Core(answerer, library, workers=2) as core:
        yield core


@pytest.fixture
def telegram() -> RecordingRequest:
    """A Telegram that only records."""
    return RecordingRequest()
