"""Which entries are listed, and on which page."""

from pathlib import Path
from typing import Any

import pytest

from bot.presentation.lists import Kind, list_page, select_documents, select_meetings, select_officials
from retrieval.register.registry import Registry
from tests.bot.small_register import make_people, make_register


@pytest.fixture
def register(tmp_path: Path) -> Registry:
    """The small register."""
    return make_register(tmp_path)


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({}, ["huyện Nam Sách", "huyện Nam Đông"]),
        ({"place": "nam dong"}, ["huyện Nam Đông"]),
        ({"place": "Huyện Nam"}, ["huyện Nam Sách", "huyện Nam Đông"]),
        ({"place": "sách nam"}, []),
        ({"place": "?"}, []),
        ({"office": "bí thư"}, ["huyện Nam Sách", "huyện Nam Đông"]),
        ({"office": "Phó bí thư"}, ["huyện Nam Đông"]),
        ({"office": "chủ tịch hđnd"}, ["huyện Nam Sách"]),
        ({"office": "chủ tịch", "year": 2020}, ["huyện Nam Sách"]),
        ({"office": "chủ tịch", "year": 2022}, []),
        ({"year": 2022}, ["huyện Nam Sách"]),
    ],
)
def test_officials_are_selected(register: Registry, asked: dict[str, Any], places: list[str]) -> None:
    """A person is selected by one office that is as asked in every respect; marks and case do not matter."""
    assert [entry.place for entry in select_officials(register.officials(), **asked)] == places


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"with_mentioned": False}, ["Hội nghị lần thứ 2"]),
        ({"with_mentioned": True}, ["Hội nghị lần thứ 2", "Hội nghị lần thứ nhất"]),
        ({"with_mentioned": True, "year": 2020}, ["Hội nghị lần thứ 2"]),
        ({"with_mentioned": True, "place": "hoi truong a"}, ["Hội nghị lần thứ 2"]),
        ({"with_mentioned": True, "place": "Nam Đông"}, []),
    ],
)
def test_meetings_are_selected(register: Registry, asked: dict[str, Any], names: list[str]) -> None:
    """A meeting is selected by its place or venue and its year; one that is only mentioned if that is wanted."""
    assert [entry.name for entry in select_meetings(register.meetings(), **asked)] == names


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["Chỉ thị 07-CT/HU", "Chỉ thị 05-CT/HU"]),
        ({"kind": "CT"}, ["Chỉ thị 07-CT/HU", "Chỉ thị 05-CT/HU"]),
        ({"kind": "chi thi"}, ["Chỉ thị 07-CT/HU", "Chỉ thị 05-CT/HU"]),
        ({"kind": "nghị quyết"}, []),
        ({"year": 2019}, ["Chỉ thị 05-CT/HU"]),
        ({"in_corpus": True}, ["Chỉ thị 07-CT/HU"]),
    ],
)
def test_documents_are_selected(register: Registry, asked: dict[str, Any], titles: list[str]) -> None:
    """A document is selected by its kind, in full or as its symbol has it, its year, and whether its text is there."""
    assert [entry.title for entry in select_documents(register.documents(), **asked)] == titles


def test_pages_hold_five(tmp_path: Path) -> None:
    """A page holds five entries, the last one what is left; a list of nothing has one page."""
    registry = make_people(tmp_path, [f"An {letter}" for letter in "ABCDEGH"])
    first, second = (list_page(registry, Kind.OFFICIALS, "an", number) for number in (1, 2))
    assert [entry.id for entry in (*first.entries, *second.entries)] == [entry.id for entry in registry.officials()]
    assert (len(first.entries), len(second.entries), second.count, second.total) == (5, 2, 2, 7)
    nothing = list_page(registry, Kind.MEETINGS, "", 3)
    assert (nothing.number, nothing.count, nothing.total, nothing.entries) == (1, 1, 0, ())


def test_meetings_without_words_are_those_reported(register: Registry) -> None:
    """Without words only the meetings that a document reports are listed, with words the others too."""
    assert list_page(register, Kind.MEETINGS, "", 1).total == 1
    assert list_page(register, Kind.MEETINGS, "lan thu", 1).total == 2
