"""The tables of what the language is, `index/lexicon/*.tsv`, and those that an office lays before them.

An office's rows come first. Those with a key of ours, the first cell, take the place of all our rows of that table with
it; "- " before the key takes these away. Only units have no keys: an office can add some, and take none away.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Protocol, TypeVar, cast

from index.errors import SettingsError
from index.lexicon.table_files import Header, Row, numbered_lines, place_of, read_bytes, read_rows, read_table

_Made = TypeVar("_Made", bound=Callable[..., object])
_SUFFIX = ".tsv"
NAME = re.compile(r"\{(?:([a-z_]+):)?([a-z_]+)\}")
"""A table and a use of it, `{questions:time}`, that stand for its phrases in a pattern or in the key of a row."""
_NO_WORDS = re.compile(r"[^\w\s,/-]")
# The tone of oa, oe, uy at the end of a syllable stands on its first vowel, as the tables have it, or on its last.
_TONE = re.compile(r"([òóỏõọ])([ae])(?!\w)|(?<!q)([ùúủũụ])(y)(?!\w)")
_ON_LAST = {
    "a": dict(zip("òóỏõọ", "àáảãạ", strict=True)),
    "e": dict(zip("òóỏõọ", "èéẻẽẹ", strict=True)),
    "y": dict(zip("ùúủũụ", "ỳýỷỹỵ", strict=True)),
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables in force: ours, and an office's own rows, which come before them.

    Attributes:
        own: The office's rows, by the table's name.
        digest: Of the bytes of every table, hexadecimal; whatever was read out of texts depends on it.
        places: The folder and the table of abbreviations that the office's rows are of, for another process.
    """

    own: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    digest: str = ""
    places: tuple[Path | None, Path | None] = (None, None)

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a table, the office's own first; those of ours are left out whose key the office has."""
        header, ours = _ours(name)
        own = self.own.get(name, ())
        replaced = {row.stands_for for row in own} if header.has_keys else set()
        return (*(row for row in own if not row.takes_away), *(row for row in ours if row.key not in replaced))


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
    """Put tables in force; whatever was built from others before is forgotten.

    Args:
        folder: An office's own tables, each named as one of ours; None for ours alone.
        abbreviations: One more table of abbreviations, without a header, laid before the others.

    Raises:
        SettingsError: If one cannot be read, is none of ours or is malformed; it tells file and line. The
            tables in force stay.
    """
    read = open_lexicon(folder, abbreviations=abbreviations)
    if read.digest != lexicon().digest:
        _in_force[:] = [read]
        for made in _caches:
            made.cache_clear()
    return lexicon()


def open_lexicon(folder: Path | None, *, abbreviations: Path | None = None) -> Lexicon:
    """The tables that `use_lexicon` would put in force.

    Raises:
        SettingsError: As there.
    """
    own: dict[str, tuple[Row, ...]] = {}
    texts: list[bytes] = []
    files = _files(folder) if folder is not None else []
    for path in files:
        header, _ = _ours(path.stem)
        texts += [path.name.encode(), read_bytes(path)]
        own[path.stem] = tuple(read_table(texts[-1], str(path), like=header)[1])
    if abbreviations is not None:
        texts.append(read_bytes(abbreviations))
        header, _ = _ours("abbreviations")
        single = tuple(read_rows(numbered_lines(texts[-1], str(abbreviations)), str(abbreviations), header, None))
        shorts = {row.key for row in single}
        later = (row for row in own.get("abbreviations", ()) if row.key not in shorts)
        own["abbreviations"] = (*single, *later)
    read = Lexicon(own, _digest(texts), (folder, abbreviations))
    for path in files:
        _check_names(read, str(path), read_bytes(path))
    return read


def _check_names(read: Lexicon, path: str, text: bytes) -> None:
    """Nothing, if whatever stands in braces in the keys of a table stands for phrases."""
    for number, line in numbered_lines(text, path):
        key = line.partition("\t")[0]
        if line.startswith("#") or "{" not in key:
            continue
        known = all(name[1] in table_names() and _has_use(read, name[1], name[2]) for name in NAME.finditer(key))
        if not known or _NO_WORDS.search(NAME.sub("", key)):
            place, example = place_of(path, number), "{questions:time}"
            raise SettingsError("braces_wrong", place=place, phrase=key.strip(), example=example)


def _has_use(read: Lexicon, table: str, use: str) -> bool:
    return any("uses" in row.columns and row.says(uses=use) for row in read.rows(table))


def from_lexicon(make: _Made) -> _Made:
    """Remember what a function makes of tables until others are put in force.

    A function that is remembered already, as by `lru_cache`, keeps its own bounds.
    """
    made = make if hasattr(make, "cache_clear") else cache(make)
    _caches.append(cast("_Cached", made))  # either has it
    return cast("_Made", made)  # `cache` does not tell its arguments


@from_lexicon
def rows(name: str, **values: str) -> tuple[Row, ...]:
    """The rows of a table in force whose columns hold these values: `rows("documents", uses="numbered")`."""
    return tuple(row for row in lexicon().rows(name) if row.says(**values))


@from_lexicon
def words(name: str, **values: str) -> tuple[str, ...]:
    """The keys, and other spellings, of those rows, each once, in the table's order."""
    return tuple(dict.fromkeys(spelling for row in rows(name, **values) for spelling in row.spellings))


def alternatives(phrases: Iterable[str]) -> str:
    """The phrases as alternatives of a pattern, without brackets around them: longest first, each once, escaped.

    "ủy" matches "uỷ" too, and "hòa" "hoà"; tables have the new place of the tone mark.
    """
    ordered = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    return "|".join(_TONE.sub(_either_place, re.escape(phrase).replace(r"\ ", " ")) for phrase in ordered)


def table_names() -> tuple[str, ...]:
    """The names of our tables, sorted."""
    files = resources.files("index.lexicon").iterdir()
    return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in files if file.name.endswith(_SUFFIX)))


def _either_place(match: re.Match[str]) -> str:
    first, second = match[1] or match[3], match[2] or match[4]
    plain = "u" if second == "y" else "o"
    return f"(?:{match[0]}|{plain}{_ON_LAST[second][first]})"


@cache
def _ours(name: str) -> tuple[Header, tuple[Row, ...]]:
    """Our table of this name."""
    path = f"index/lexicon/{name}{_SUFFIX}"
    header, read = read_table(_our_bytes(name), path)
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
