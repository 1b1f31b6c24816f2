"""Fixtures of the application's tests."""

from collections.abc import Iterator

import pytest

from bot.core import Core
from tests.bot.fakes import NAM_DONG, NAM_SACH, SCAN, FakeAnswerer, FakeLibrary, FakePictures, RecordingRequest


@pytest.fixture
def answerer() -> FakeAnswerer:
    """An answerer that finds one thing."""
    return FakeAnswerer()


@pytest.fixture
def library(answerer: FakeAnswerer) -> FakeLibrary:
    """A library of three documents, with that answerer."""
    return FakeLibrary(NAM_SACH, NAM_DONG, SCAN, answerer=answerer)


@pytest.fixture
def pictures() -> FakePictures:
    """Pictures of every page."""
    return FakePictures()


@pytest.fixture
def core(library: FakeLibrary, pictures: FakePictures) -> Iterator[Core]:
    """A core over them, with two workers."""
    with Core(library, workers=2, pictures=pictures) as core:
        yield core


@pytest.fixture
def telegram() -> RecordingRequest:
    """A Telegram that only records."""
    return RecordingRequest()
