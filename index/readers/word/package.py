"""A file that is a zip archive of XML parts, as .docx, .pptx and .odt are: opened within limits."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from index.errors import DocumentRefused, Notice, notice
from index.readers.kinds.containers import MOST_INFLATED_BYTES

Element = etree._Element

_MAX_PARTS = 20_000
_MAX_PART = 64 * 1024 * 1024
_MAX_RATIO, _RATIO_FROM = 400, 8 * 1024 * 1024
"""No text of an office is packed tighter; deflate can reach 1,032."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, NotImplementedError,
)  # fmt: skip
"""What the libraries raise at a damaged archive."""
_MEGABYTE = 1024 * 1024
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict form of Office Open XML has other names for the same things (ISO/IEC 29500-1, Annex A and 29500-4).
_OFFICE = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE + b"officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _OFFICE + b"officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _OFFICE + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/presentationml/main", _OFFICE + b"presentationml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _OFFICE + b"drawingml/2006/main"),
)


class Names:
    """Names of elements by the prefixes that a specification uses: "text:p"."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """The names of these prefixes, each by the namespace that it stands for."""
        self._prefixes = prefixes
        self._spaces = {prefix: space for space, prefix in prefixes.items()}

    def name_of(self, element: Element) -> str:
        """The element's name with its prefix."""
        space, _, local = element.tag.rpartition("}")
        return f"{self._prefixes.get(space[1:], '?')}:{local}"

    def full(self, name: str) -> str:
        """The name as it stands in the tree."""
        prefix, _, local = name.partition(":")
        return f"{{{self._spaces[prefix]}}}{local}"

    def child(self, element: Element | None, *path: str) -> Element | None:
        """The first child of a name, its first child of the next name and so on; None where one is missing."""
        for name in path:
            element = None if element is None else element.find(self.full(name))
        return element

    def inside(self, element: Element | None, name: str) -> list[Element]:
        """All elements of a name inside, in order."""
        return [] if element is None else list(element.iter(self.full(name)))


@dataclass(frozen=True, slots=True)
class Link:
    """A part that another one names: the last word of its type ("footnotes"), and its name in the archive."""

    kind: str
    part: str


class Package:
    """The parts of such a file; `damaged` collects which of those that were read are not whole."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._parts = {info.filename.lstrip("/").lower(): info for info in archive.infolist()}
        self._roots: dict[str, Element | None] = {}
        self.damaged: list[Notice] = []

    def has(self, part: str) -> bool:
        """Whether there is such a part; upper and lower case are the same."""
        return part.lower() in self._parts

    def names(self) -> Iterator[str]:
        """The parts' names in lower case."""
        return iter(self._parts)

    def read(self, part: str) -> bytes | None:
        """A part's bytes; None for one that is missing or damaged.

        Raises:
            DocumentRefused: If it has a password.
        """
        info = self._parts.get(part.lower())
        if info is None:
            return None
        try:
            with self._archive.open(info) as file:
                return file.read(_MAX_PART)
        except _BROKEN:
            self.damaged.append(notice("part_damaged", part=part))
            return None
        except RuntimeError as error:  # so zipfile says that a password is needed
            raise DocumentRefused("file_encrypted", file=self._name) from error

    def xml(self, part: str) -> Element | None:
        """The root of a part; of one that is malformed what can be read; None where nothing can.

        No entity is resolved, nothing outside the part is read.
        """
        if part not in self._roots:
            self._roots[part] = self._parsed(part)
        return self._roots[part]

    def _parsed(self, part: str) -> Element | None:
        data = self.read(part)
        if not data:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError:
            self.damaged.append(notice("part_damaged", part=part))
            root = _recovered(data)
        if root is not None:
            etree.strip_elements(root, etree.Entity, with_tail=False)
        return root

    def links(self, part: str = "") -> dict[str, Link]:
        """What a part, or the package itself, names inside the archive, by the identifiers that it uses for them."""
        folder, _, file = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = {}
        for one in root.iter(_RELATIONSHIP):
            target = unquote(one.get("Target", ""))
            if one.get("TargetMode") != "External":
                at = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[one.get("Id", "")] = Link(one.get("Type", "").rpartition("/")[2], at)
        return found

    def linked(self, kind: str, part: str = "") -> str | None:
        """The first part of this kind that a part, or the package itself, names."""
        return next((link.part for link in self.links(part).values() if link.kind == kind), None)


def _recovered(data: bytes) -> Element | None:
    try:
        return etree.fromstring(data, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, recover=recover,
    )  # fmt: skip


def open_package(data: bytes, name: str) -> Package:
    """The parts of a file of this kind.

    Args:
        name: For messages.

    Raises:
        DocumentRefused: If it is damaged, has a password, or would be too large unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DocumentRefused("file_damaged", file=name) from error
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    is_bomb = any(
        part.file_size > _RATIO_FROM and part.file_size > _MAX_RATIO * max(part.compress_size, 1) for part in parts
    )
    is_large = any(part.file_size > _MAX_PART for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if unpacked > MOST_INFLATED_BYTES or is_large or is_bomb or len(parts) > _MAX_PARTS:
        raise DocumentRefused("file_unpacks_too_large", file=name, limit=_MAX_PART // _MEGABYTE)
    return Package(archive, name)
