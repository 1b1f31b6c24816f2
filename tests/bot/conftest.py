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
def library(answerer: FakeAnswerer) -> FakeLibrary:
    """A library of two documents, with that answerer."""
    return FakeLibrary(NAM_SACH, NAM_DONG, answerer=answerer)


@pytest.fixture
def core(library: FakeLibrary) -> Iterator[Core]:
    """A core over both, with two workers."""
    with Core(library, workers=2) as core:
        yield core


@pytest.fixture
def telegram() -> RecordingRequest:
    """A Telegram that only records."""
    return RecordingRequest()
