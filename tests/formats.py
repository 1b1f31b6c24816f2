"""What is kept of each format, as `tests/data/formats.tsv` has it, and the table of it in the README.

    python -m tests.formats

writes the table anew.
"""

from tests.paths import DATA, ROOT

README = ROOT / "README.md"
_SIGNS = {"-": "–", ".": "·"}
START, END = "<!-- formats -->\n", "<!-- end of formats -->\n"


def kept() -> dict[str, dict[str, str]]:
    """The test of each column, by format; "-" and "." where there is none."""
    lines = (DATA / "formats.tsv").read_text("utf-8").splitlines()
    columns = next(line for line in reversed(lines) if line.startswith("# format\t")).split("\t")[1:]
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows}


def table() -> str:
    """The table as the README has it."""
    formats = kept()
    columns = list(next(iter(formats.values())))
    lines = [f"| format | {' | '.join(columns)} |", "| --- |" + " :-: |" * len(columns)]
    for name, tests in formats.items():
        lines.append(f"| `{name}` | {' | '.join(_SIGNS.get(test, '✓') for test in tests.values())} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Put the table between its marks."""
    text = README.read_text("utf-8")
    before, rest = text.split(START)
    README.write_text(before + START + table() + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
