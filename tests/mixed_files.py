"""Many small papers of every format that can be written here, each with its own words, and bad files between them."""

import random
from email.message import EmailMessage
from pathlib import Path

from index.language.text import fold_space
from tests.data.tables.flat import write_text
from tests.data.tables.layout import Block, parse
from tests.data.tables.make import WRITERS
from tests.fakes import read_file
from tests.paths import SEEDS

_WRITERS = WRITERS | {".txt": write_text}
_KINDS = (*_WRITERS, ".eml", ".txt", ".docx", ".docx", ".pdf")
_BAD = {
    "cut.docx": b"PK\x03\x04\x14\0\0\0",
    "empty.pdf": b"",
    "short.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0\0\0",
    "program.doc": b"MZ\x90\0\x03\0\0\0",
    "archive.docx": b"Rar!\x1a\x07\x01\0",
    "zeros.txt": b"a\0b\0\0c",
}
_LEAST_CHARS = 40


def write_mixed(folder: Path, count: int, *, paragraphs: int = 5, bad: int = 0) -> list[str]:
    """The names of the bad ones among so many files written into a folder, in the order of their names.

    Args:
        paragraphs: Of each paper, four sentences long.
        bad: How many of the files cannot be read; each is another one.
    """
    dice = random.Random(0)
    pool = [
        fold_space(text)
        for seed in sorted(SEEDS.glob("*.txt"))
        for text in read_file(seed).replace(";", ".").split(".")
        if len(text.strip()) > _LEAST_CHARS
    ]
    spoilt = set(dice.sample(range(count), bad))
    names: list[str] = []
    for number in range(count):
        if number in spoilt:
            name, data = list(_BAD.items())[len(names) % len(_BAD)]
            names.append(f"{number:05}_{name}")
            (folder / names[-1]).write_bytes(data + b"%d" % number * bool(data))
            continue
        texts = [". ".join(dice.sample(pool, 4)) + "." for _ in range(paragraphs)]
        _write(folder / f"{number:05}{_KINDS[number % len(_KINDS)]}", number, texts)
    return sorted(names)


def _write(path: Path, number: int, texts: list[str]) -> None:
    lines = [f"Hội nghị giao ban lần thứ {number + 1}", *texts]
    if path.suffix == ".eml":
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"], mail["Date"] = lines[0], "a@b.example", "c@d.example", "x"
        mail.set_content("\n\n".join(texts))
        path.write_bytes(mail.as_bytes())
        return
    blocks: list[Block] = parse("\n".join(f"= {line}" for line in lines))
    if path.suffix in (".xlsx", ".xls", ".pptx", ".csv"):
        rows = "\n".join(f"{at}\t{text}" for at, text in enumerate(texts, start=1))
        blocks = parse(f"= Sheet1\n= {lines[0]}\n! 1\nSTT\tNội dung\n{rows}\n")
    _WRITERS[path.suffix](blocks, path)
