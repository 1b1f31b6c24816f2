"""Makes the papers of `files/` from the texts of `source/`, and `gold.json` from the fields at the top of each.

python -m tests.data.papers.make
"""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.data.tables import flat
from tests.data.tables.layout import Block, parse
from tests.data.tables.make import WRITERS, keep_still

HERE = Path(__file__).parent
FIELDS = (
    *("kind", "number", "symbol", "issuer", "place", "date"),
    *("subject", "recipient", "signer", "signer_office", "urgency"),
)
PARTS = ("development", "held_out")


def main() -> None:
    """Make every paper and the gold."""
    (HERE / "files").mkdir(exist_ok=True)
    gold: dict[str, dict[str, object]] = {}
    for i, source in enumerate(sorted((HERE / "source").glob("*.txt"))):
        text = source.read_text(encoding="utf-8")
        path = HERE / "files" / source.stem
        gold[path.name] = {"part": PARTS[i % 2], **expected(text)}
        write(parse(text), path, str(gold[path.name]["subject"]))
        if zipfile.is_zipfile(path):
            keep_still(path)
    kept = json.dumps(gold, ensure_ascii=False, indent=1)
    (HERE / "gold.json").write_text(f"{kept}\n", encoding="utf-8")


def write(blocks: list[Block], path: Path, subject: str) -> None:
    """Write a paper in the format that its name ends with."""
    others: dict[str, Callable[[list[Block], Path], None]] = {".txt": flat.write_text, ".html": flat.write_bare_page}
    if path.name == "ct_ubnd_thanh_pho.html":
        flat.write_portal_page([subject, *blocks], path, "thành phố Vạn Xuân", "Thứ Ba, 04/03/2025 - 08:20")
    else:
        (others.get(path.suffix) or WRITERS[path.suffix])(blocks, path)


def expected(text: str) -> dict[str, object]:
    """The fields of a paper: the first value of each, and under `accept` the others that are right as well."""
    lines = [line[2:].partition(":") for line in text.splitlines() if line.startswith("% ")]
    values = {name: [value.strip() or None for value in rest.split("|")] for name, _, rest in lines}
    first = dict.fromkeys(FIELDS) | {name: found[0] for name, found in values.items()}
    return {**first, "accept": {name: others for name, (_, *others) in values.items() if others}}


if __name__ == "__main__":
    main()
