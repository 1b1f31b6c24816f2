"""The tables of what the language is, `index/lexicon/*.tsv`, and those that an office lays before them.

A table is UTF-8 text, its cells separated by tabs:

- a line that begins with "#" is a comment, an empty line is nothing;
- the first other line is the header; its first column is the key, which no two rows share, unless `# key: -` says so;
- each column is explained above the header by `# column: explanation`, or `# column [one|other]: explanation`, which
  lists all values that it may hold;
- a cell holds one value, several with "|" between them, or "-" for none.

An office's own table has the same header. A row with a new key is one more, one with a key of ours takes its place.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Protocol, TypeVar, cast

from index.errors import Notice, SettingsError, notice

_Made = TypeVar("_Made", bound=Callable[..., object])
_EXPLAINED = re.compile(r"# (?P<column>[a-z_]+)(?:\s*\[(?P<values>[^\]]+)\])?:\s+(?P<text>\S.*)")
_SUFFIX = ".tsv"
# The tone of oa, oe, uy at the end of a syllable stands on its first vowel, as the tables have it, or on its last.
_TONE = re.compile(r"([òóỏõọ])([ae])(?!\w)|(?<!q)([ùúủũụ])(y)(?!\w)")
_ON_LAST = {
    "a": dict(zip("òóỏõọ", "àáảãạ", strict=True)),
    "e": dict(zip("òóỏõọ", "èéẻẽẹ", strict=True)),
    "y": dict(zip("ùúủũụ", "ỳýỷỹỵ", strict=True)),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: `row["column"]` is a cell as written, "" where it is "-"."""

    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        """The cell of a column.

        Raises:
            KeyError: If the table has no such column.
        """
        try:
            return self.cells[self.columns.index(column)]
        except ValueError:
            raise KeyError(column) from None

    @property
    def key(self) -> str:
        """The first cell."""
        return self.cells[0]

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell in which "|" stands between them; none of an empty cell."""
        return tuple(part for value in self[column].split("|") if (part := value.strip()))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The key and whatever the column `spellings`, where the table has one, holds beside it."""
        return (self.key, *(self.several("spellings") if "spellings" in self.columns else ()))

    def says(self, **values: str) -> bool:
        """Whether each of these columns holds this value among its own."""
        return all(value in self.several(column) for column, value in values.items())


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns of a table, the values that some may hold, and whether keys are told apart."""

    columns: tuple[str, ...]
    values: Mapping[str, frozenset[str]]
    has_keys: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables in force: ours, and an office's own rows, which come before them.

    Attributes:
        own: The office's rows, by the table's name.
        digest: Of the bytes of every table, hexadecimal; whatever was read out of texts depends on it.
    """

    own: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    digest: str = ""

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a table, the office's own first; one of ours is left out where the office has its key."""
        header, ours = _ours(name)
        own = self.own.get(name, ())
        known = {row.key for row in own} if header.has_keys else set()
        return (*own, *(row for row in ours if row.key not in known))


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


_caches: list[_Cached] = []
_in_force: list[Lexicon] = []


def lexicon() -> Lexicon:
    """The tables in force."""
    if not _in_force:
        _in_force.append(Lexicon({}, _digest(())))
    return _in_force[0]


def use_lexicon(folder: Path | None, *, abbreviations: Path | None = None) -> Lexicon:
    """Put tables in force; whatever was built from those before is forgotten.

    Args:
        folder: An office's own tables, each named as one of ours; None for ours alone.
        abbreviations: One more table of abbreviations, without a header, laid before the others.

    Raises:
        SettingsError: If one cannot be read, is none of ours or is malformed; it tells file and line. The
            tables in force stay.
    """
    read = open_lexicon(folder, abbreviations=abbreviations)
    _in_force[:] = [read]
    for made in _caches:
        made.cache_clear()
    return read


def open_lexicon(folder: Path | None, *, abbreviations: Path | None = None) -> Lexicon:
    """The tables that `use_lexicon` would put in force.

    Raises:
        SettingsError: As there.
    """
    own: dict[str, tuple[Row, ...]] = {}
    texts: list[bytes] = []
    for path in _files(folder) if folder is not None else ():
        header, _ = _ours(path.stem)
        texts += [path.name.encode(), _bytes(path)]
        own[path.stem] = tuple(_read(texts[-1], str(path), like=header)[1])
    if abbreviations is not None:
        texts.append(_bytes(abbreviations))
        header, _ = _ours("abbreviations")
        single = tuple(_rows(_lines(texts[-1], str(abbreviations)), str(abbreviations), header, None))
        shorts = {row.key for row in single}
        later = (row for row in own.get("abbreviations", ()) if row.key not in shorts)
        own["abbreviations"] = (*single, *later)
    return Lexicon(own, _digest(texts))


def rows(name: str, **values: str) -> tuple[Row, ...]:
    """The rows of a table in force whose columns hold these values: `rows("documents", uses="numbered")`."""
    return tuple(row for row in lexicon().rows(name) if row.says(**values))


def words(name: str, **values: str) -> tuple[str, ...]:
    """The keys, and other spellings, of those rows, each once, in the table's order."""
    return tuple(dict.fromkeys(spelling for row in rows(name, **values) for spelling in row.spellings))


def alternatives(phrases: Iterable[str]) -> str:
    """The phrases as alternatives of a pattern, without brackets around them: longest first, each once, escaped.

    "ủy" matches "uỷ" too, and "hòa" "hoà"; tables have the new place of the tone mark.
    """
    ordered = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    return "|".join(_TONE.sub(_either_place, re.escape(phrase).replace(r"\ ", " ")) for phrase in ordered)


def from_lexicon(make: _Made) -> _Made:
    """Remember what a function makes of tables until others are put in force.

    A function that is remembered already, as by `lru_cache`, keeps its own bounds.
    """
    made = make if hasattr(make, "cache_clear") else cache(make)
    _caches.append(cast("_Cached", made))  # either has it
    return cast("_Made", made)  # `cache` does not tell its arguments


def table_names() -> tuple[str, ...]:
    """The names of our tables, sorted."""
    files = resources.files("index.lexicon").iterdir()
    return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in files if file.name.endswith(_SUFFIX)))


def _either_place(match: re.Match[str]) -> str:
    first, second = match[1] or match[3], match[2] or match[4]
    plain = "u" if second == "y" else "o"
    return f"(?:{match[0]}|{plain}{_ON_LAST[second][first]})"


@cache
def _ours(name: str) -> tuple[_Header, tuple[Row, ...]]:
    """Our table of this name."""
    path = f"index/lexicon/{name}{_SUFFIX}"
    header, read = _read(_our_bytes(name), path)
    return header, tuple(read)


def _our_bytes(name: str) -> bytes:
    return resources.files("index.lexicon").joinpath(name + _SUFFIX).read_bytes()


def _digest(own: Iterable[bytes]) -> str:
    """Of our tables and these."""
    digest = hashlib.sha256()
    for text in (*map(_our_bytes, table_names()), *own):
        digest.update(hashlib.sha256(text).digest())
    return digest.hexdigest()[:16]


def _files(folder: Path) -> list[Path]:
    """The tables of an office's folder."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX)
    except OSError as error:
        raise SettingsError("tables_unreadable", folder=folder) from error
    for path in files:
        if path.stem not in table_names():
            raise SettingsError("table_unknown", file=path.name, tables=table_names())
    return files


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError("table_unreadable", path=path) from error


def _lines(text: bytes, path: str) -> list[tuple[int, str]]:
    """The lines of a table that are neither empty nor only blanks, with their numbers from 1."""
    try:
        lines = text.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError("table_not_utf8", path=path) from error
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _read(text: bytes, path: str, *, like: _Header | None = None) -> tuple[_Header, Iterator[Row]]:
    """The header and rows of a table; an office's must have the header of ours."""
    lines = _lines(text, path)
    first = next((i for i, (_, line) in enumerate(lines) if not line.startswith("#")), None)
    if first is None:
        raise SettingsError("table_without_columns", place=_place(path, 1))
    number, line = lines[first]
    columns = tuple(cell.strip() for cell in line.split("\t"))
    header = like or _explained(line for _, line in lines[:first])
    _check_columns(columns, header.columns, _place(path, number))
    header = _Header(columns, header.values, header.has_keys)
    return header, _rows(lines[first + 1 :], path, header, set() if header.has_keys else None)


def _explained(comments: Iterable[str]) -> _Header:
    """The header that the comments above it explain."""
    found = {match["column"]: match for line in comments if (match := _EXPLAINED.match(line))}
    values = {column: frozenset(match["values"].split("|")) for column, match in found.items() if match["values"]}
    has_keys = "key" not in found or found["key"]["text"].strip() != "-"
    return _Header(tuple(column for column in found if column != "key"), values, has_keys)


def _place(path: str, line: int) -> Notice:
    return notice("table_line", path=path, line=line)


def _check_columns(columns: tuple[str, ...], wanted: tuple[str, ...], place: Notice) -> None:
    unknown = [column for column in columns if column not in wanted]
    if unknown:
        raise SettingsError("columns_unknown", place=place, unknown=tuple(unknown), columns=wanted)
    missing = [column for column in wanted if column not in columns]
    if missing:
        raise SettingsError("columns_missing", place=place, columns=tuple(missing))
    if len(set(columns)) != len(columns) or columns[0] != wanted[0]:
        raise SettingsError("columns_out_of_order", place=place, first=wanted[0])


def _rows(lines: Iterable[tuple[int, str]], path: str, header: _Header, known: set[str] | None) -> Iterator[Row]:
    """The rows of numbered lines, checked; keys are told apart where `known` collects them."""
    for number, line in lines:
        if line.startswith("#"):
            continue
        place = _place(path, number)
        cells = tuple("" if cell.strip() == "-" else cell.strip() for cell in line.split("\t"))
        if len(cells) != len(header.columns) or not cells[0]:
            count = len(header.columns)
            raise SettingsError("cells_wrong", place=place, count=count, columns=header.columns, row=repr(line))
        row = Row(header.columns, cells)
        _check_values(row, header, place)
        if known is not None and row.key in known:
            raise SettingsError("key_doubled", place=place, key=row.key)
        if known is not None:
            known.add(row.key)
        yield row


def _check_values(row: Row, header: _Header, place: Notice) -> None:
    for column, allowed in header.values.items():
        for value in row.several(column):
            if value not in allowed:
                known = tuple(sorted(allowed))
                raise SettingsError("value_unknown", place=place, column=column, value=value, known=known)
