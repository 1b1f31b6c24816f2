"""How many fields of the headers of papers are read as someone who saw no rule wrote them down.

    python -m tests.benchmarks.header_fields tests/data/papers/gold.json tests/data/papers [--part development]

The gold is an object by file name: the fields of `FIELDS`, None for what the paper does not say; other right values by
field under "accept"; "part" names the half that a paper is in.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.presentation.documents.header_as_json import header_as_json
from index.language.text import line_key
from index.readers.formats import read_bytes, read_data
from index.structure.reading import read

FIELDS = tuple("kind number symbol issuer place date subject recipient signer signer_office urgency".split())
_ABOUT = re.compile(r"(?:v/v|về việc|về)\s+", re.IGNORECASE)
"""What may stand before a subject or be left out."""
_SPACE = re.compile(r"\s*([-/–])\s*")


def main() -> None:
    """Print what is wrong, then right and all pairs by field."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--part")
    given = arguments.parse_args()
    right: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for name, field, expected, got in compared(given.gold, given.folder, part=given.part):
        pairs[field] += 1
        if is_right(field, expected, got):
            right[field] += 1
        else:
            print(f"{name}\t{field}\t{expected[0]!r}\t{got!r}")
    for field in FIELDS:
        print(f"{field:14} {right[field]:4} / {pairs[field]}")
    print(f"{'all':14} {right.total():4} / {pairs.total()} = {right.total() / max(1, pairs.total()):.3f}")


def compared(gold: Path, folder: Path, *, part: str | None) -> Iterator[tuple[str, str, list[Any], Any]]:  # Any: JSON
    """File, field, the right values and what is read, for each pair of the gold."""
    for name, held in json.loads(gold.read_text(encoding="utf-8")).items():
        if part is not None and held.get("part") != part:
            continue
        try:
            path = folder / name
            file = read_data(read_bytes(path), name=name)
            got = header_as_json(read(file.text, file.layout).header)
        except Exception as error:  # a file that cannot be read has every field wrong
            got = dict.fromkeys(FIELDS, f"({error})")
        for field in FIELDS:
            yield name, field, [held.get(field), *held.get("accept", {}).get(field, [])], got.get(field)


def is_right(field: str, expected: list[Any], got: Any) -> bool:  # Any: as above
    """Whether a value is one of the right ones, capitals, blanks, tone marks' places and quotation marks aside."""
    return _key(field, got) in [_key(field, value) for value in expected]


def _key(field: str, value: Any) -> str | None:  # Any: as above
    if value in (None, ""):
        return None
    if field == "subject":
        value = _ABOUT.sub("", str(value))
    return _SPACE.sub(r"\1", line_key(str(value).strip(" .;-")).translate(str.maketrans("“”", '""')))


if __name__ == "__main__":
    main()
