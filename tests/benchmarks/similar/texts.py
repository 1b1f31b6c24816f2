"""The texts that documents are made of, as the files beside this one hold them, and the dice that choose from them."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).parent
POINTS = "Một Hai Ba Bốn Năm Sáu Bảy Tám Chín Mười".split()
KEPT_CAPITALS = ("Ban", "Ủy", "Văn", "Thường", "Hội", "UBND", "HĐND", "MTTQ")
REFERENCE = re.compile(r"<(\{?\w+\}?)(?: (\d+)(?:-(\d+))?)?(?: ([.;#1a-]))?>")
SLOT = re.compile(r"\{(?:([ntp]):(\d+)-(\d+)|(\w+)([*-]?))\}")


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The sections of a file of texts; every layout is one element of `layout`."""
    found: dict[str, list[str]] = defaultdict(list)
    current, whole = "", False
    for line in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").replace("\\n", "\v").split("\n"):
        if line.startswith("=="):
            whole, current = line.startswith("==="), line.strip("= ").removesuffix(" ordered")
            found["ordered"] += [current] if line.endswith(" ordered") else []
            found[current] += [""] if whole else []
        elif whole:
            found[current][-1] += line + "\n"
        elif line and not line.startswith("#"):
            found[current].append(line.replace("\v", "\n"))
    return found


def dice_for(*parts: object) -> random.Random:
    """Dice that fall the same way for the same parts."""
    return random.Random("|".join(map(str, parts)))


def fitting(line: str, day: date, flags: frozenset[str]) -> str | None:
    """The line without its conditions, None if one of them is not met."""
    found = re.match(r"\(([a-zA-Z0-9! -]+)\) (.*)", line, re.DOTALL)
    for token in found[1].split() if found else ():
        if years := re.fullmatch(r"(\d{4})(\d\d)?(?:-(\d{4})(\d\d)?)?", token):
            low = int(years[1] + (years[2] or "01"))
            high = int((years[3] or years[1]) + ((years[4] if years[3] else years[2]) or "12"))
            met = low <= day.year * 100 + day.month <= high
        elif months := re.fullmatch(r"t(\d+)(?:-(\d+))?", token):
            first, last = int(months[1]), int(months[2] or months[1])
            met = first <= day.month <= last if first <= last else not last < day.month < first
        else:
            met = (token.lstrip("!") in flags) != token.startswith("!")
        if not met:
            return None
    return found[2] if found else line


def joined(found: Sequence[str], manner: str) -> str:
    """Clauses (`;`), sentences (`.` or none), “Một là, …” (`#`), or paragraphs after a dash, `1.` or `a)`."""
    if manner == " ":
        return " ".join(found)
    if manner == ";":
        return "; ".join(text.rstrip(".") for text in found)
    rows = []
    for at, text in enumerate(found):
        big, small = text[0].upper() + text[1:], text[0].lower() + text[1:]
        points = f"{POINTS[at % 10]} là, {text if text.split()[0] in KEPT_CAPITALS else small}"
        row = {".": big, "-": f"- {big}", "1": f"{at + 1}. {big}", "a": f"{chr(97 + at)}) {big}", "#": points}[manner]
        rows.append(row if row.endswith((".", "…")) else row + ".")
    return (" " if manner == "." else "\n").join(rows)
