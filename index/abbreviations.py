"""The table of abbreviations that offices use."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from index.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One line of the table.

    Attributes:
        short: As written ("UBND").
        expansions: What it may stand for, the most usual first ("Ủy ban nhân dân").
        note: Its group in the table ("document type", "position", …).
    """

    short: str
    expansions: tuple[str, ...]
    note: str


def read_abbreviations(table: str) -> tuple[Abbreviation, ...]:
    """The lines of a tab-separated table: abbreviation, expansions separated by "|" or " / ", note.

    Lines that begin with "#" are left out; several lines of one abbreviation become one, with the first one's note.

    Raises:
        ValueError: If a line has not three fields; the message holds the line.
    """
    found: dict[str, Abbreviation] = {}
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3 or not all(part.strip() for part in fields):
            raise ValueError(f"not abbreviation, expansion and note: {line!r}")
        short, expansions, note = (part.strip() for part in fields)
        parts = (part.strip() for part in expansions.replace(" / ", "|").split("|"))
        known = found.get(short, Abbreviation(short, (), note))
        merged = tuple(dict.fromkeys((*known.expansions, *(part for part in parts if part))))
        found[short] = Abbreviation(short, merged, known.note)
    return tuple(found.values())


_office_table: list[Abbreviation] = []


def use_office_table(path: Path) -> None:
    """Put an office's own table before the project's; to be called before any text is read, for much is remembered.

    An abbreviation of both tables means what the office says.

    Raises:
        SettingsError: If the file cannot be read or a line is malformed; the message holds the line.
    """
    try:
        _office_table[:] = read_abbreviations(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Không đọc được bảng chữ viết tắt {path}; hãy xem đường dẫn, quyền đọc, UTF-8.") from error
    except ValueError as error:
        line = str(error).rpartition(": ")[2]
        raise SettingsError(
            f"Bảng chữ viết tắt {path}: dòng {line} cần ba cột cách nhau bằng dấu tab (viết tắt, viết đủ, nhóm)."
        ) from error
    abbreviations.cache_clear()


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """The project's own table, `index/lexicon/abbreviations.tsv`, after the office's, if it has one."""
    own = read_abbreviations(resources.files("index").joinpath("lexicon/abbreviations.tsv").read_text("utf-8"))
    known = {held.short for held in _office_table}
    return (*_office_table, *(held for held in own if held.short not in known))
