"""Papers of a few lines, indexed, and answers over them."""

from collections.abc import Mapping
from pathlib import Path

from bot.assembly.assemble import assemble_answerer
from index.store.corpus import open_corpus
from retrieval.types import Answer
from tests.fakes import HashedEmbedder, index_folder, silent


def index_texts(folder: Path, texts: Mapping[str, str]) -> Path:
    """The folder, with a corpus of these texts by the names of their files."""
    (folder / "texts").mkdir()
    for name, text in texts.items():
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    index_folder(folder, [folder / "texts"])
    return folder


def ask(folder: Path, question: str) -> Answer:
    """The answer to a question over the corpus of a folder."""
    with open_corpus(folder) as corpus:
        return assemble_answerer(corpus, HashedEmbedder(), folder, silent).answer(question)
