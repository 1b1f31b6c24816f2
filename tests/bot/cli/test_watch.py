"""`dannguon watch` before anything is watched."""

from pathlib import Path

import pytest

from bot.cli.command import Failed
from bot.cli.serve import watch


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in an empty folder, without a setting."""
    monkeypatch.delenv("DANNGUON_WATCH", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_no_folder_is_given_or_set() -> None:
    """It is told what to do."""
    with pytest.raises(Failed) as raised:
        watch(None)

    assert raised.value.notice.code == "nothing_to_watch"


@pytest.mark.parametrize("is_set", [False, True])
def test_a_folder_that_is_none(empty_folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_set: bool) -> None:
    """One that is misspelt is named, whether it was given or set."""
    missing = empty_folder / "văn bản"
    if is_set:
        monkeypatch.setenv("DANNGUON_WATCH", str(missing))

    with pytest.raises(Failed) as raised:
        watch(None if is_set else [missing])

    assert (raised.value.notice.code, raised.value.notice.values) == ("watched_no_folder", {"folder": missing})
