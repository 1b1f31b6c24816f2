"""Whatever is done to files between runs, every file is in the corpus once, with its words."""

import random
from pathlib import Path

import pytest

from index.store.corpus import open_corpus
from tests.conftest import THOROUGH
from tests.fakes import index_folder

TEXTS = ("Trồng cây ở xã Thượng Kiệm.", "Nuôi cá ở xã Hạ Long.", "Họp bàn về thủy lợi.")
NAMES = ("a.txt", "b.txt", "c.html", "d/e.html", "d/f.txt")
SEEDS = range(60 if THOROUGH else 8)


def write(path: Path, text: str) -> None:
    """The words in the format of the path."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"<p>{text}</p>" if path.suffix == ".html" else text, encoding="utf-8")


def do_something(folder: Path, dice: random.Random) -> None:
    """One thing that people do with files."""
    path, other = (folder / name for name in dice.sample(NAMES, 2))
    match dice.choice(("write", "write", "copy", "move", "delete")):
        case "write":
            write(path, dice.choice(TEXTS))
        case "copy" if path.exists() and path.suffix == other.suffix:
            other.parent.mkdir(exist_ok=True)
            other.write_bytes(path.read_bytes())
        case "move" if path.exists() and path.suffix == other.suffix:
            other.parent.mkdir(exist_ok=True)
            path.rename(other)
        case "delete":
            path.unlink(missing_ok=True)


def words(path: Path) -> str:
    """What a file says."""
    return path.read_text(encoding="utf-8").removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_file_is_in_the_corpus_once(tmp_path: Path, seed: int) -> None:
    """Written, copied, moved and deleted at random, looked at whole or in part, with and without removing."""
    dice, folder = random.Random(seed), tmp_path / "in"
    folder.mkdir()
    write(folder / "stays.txt", "Ở lại.")
    for _ in range(6):
        for _ in range(dice.randint(1, 4)):
            do_something(folder, dice)
        paths = [folder] if dice.random() < 0.7 else [folder / name for name in NAMES if (folder / name).exists()]
        assert index_folder(tmp_path / "var", paths, prune=dice.random() < 0.5).refused == []

    assert index_folder(tmp_path / "var", [folder], prune=True).refused == []

    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    with open_corpus(tmp_path / "var") as corpus:
        held = {summary.id: corpus.document(summary.id) for summary in corpus.summaries()}
        places = [place for summary in corpus.summaries() for place in summary.places]
        texts = [document.text for document in held.values()]
        for summary in corpus.summaries():
            assert {words(place.path) for place in summary.places} == {held[summary.id].text}
    assert sorted(str(place.path.relative_to(folder)) for place in places) == sorted(there)
    assert sorted(texts) == sorted(set(texts))
