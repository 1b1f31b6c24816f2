"""What is in the two containers of office files: ZIP (docx, odt and the like) and OLE (doc, xls)."""

import io
import re
import zipfile

import olefile

from index.errors import DocumentRefused

MOST_INFLATED_BYTES = 512 * 1024 * 1024
"""All parts of an office file together; pictures hardly shrink, so an honest file of the largest size holds less."""

_KINDS_OF_PARTS = {
    b"wordprocessingml": "docx",
    b"ms-word": "docx",
    b"spreadsheetml": "xlsx",
    b"ms-excel": "xlsx",
    b"presentationml": "pptx",
    b"ms-powerpoint": "pptx",
}
_VENDOR = rb"application/vnd\.(?:openxmlformats-officedocument\.)?"
_FAMILY = rb"(" + b"|".join(_KINDS_OF_PARTS) + rb")"
_MAIN = rb"\.[A-Za-z.]*main(?:\+xml)?\""
_MAIN_PART = re.compile(_VENDOR + _FAMILY + _MAIN)
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)")
_KINDS_OF_OPEN_DOCUMENTS = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_KINDS_OF_STREAMS = {
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
    "__properties_version1.0": "msg",
}
_INSTALLER = "000C1084-0000-0000-C000-000000000046"
_FLAGS_AT, _IS_ENCRYPTED = 10, 0x100
"""[MS-DOC] 2.5.2: where the flags of the FIB are, and the one that says that the text is encrypted."""


def kind_in_zip(data: bytes, name: str) -> str:
    """The kind of office file in a ZIP container, by its content types.

    Raises:
        DocumentRefused: If it is an archive, encrypted or damaged, or inflates to more than any document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_INFLATED_BYTES:
                raise DocumentRefused("file_unpacks_too_large", file=name, limit=MOST_INFLATED_BYTES // 1024**2)
            parts = frozenset(archive.namelist())
            kind = _kind_of_parts(archive, parts, name)
    except DocumentRefused:
        raise
    except Exception as error:  # of a damaged archive `zipfile` raises what the libraries below it do
        raise DocumentRefused("file_damaged", file=name) from error
    if kind is None and "META-INF/MANIFEST.MF" in parts:
        raise DocumentRefused("file_is_program", file=name, kind="Java")
    if kind is None:
        raise DocumentRefused("file_is_archive", file=name, kind="ZIP")
    return kind


def _kind_of_parts(archive: zipfile.ZipFile, parts: frozenset[str], name: str) -> str | None:
    if "[Content_Types].xml" in parts:
        main = _MAIN_PART.search(_beginning(archive, "[Content_Types].xml"))
        is_binary = main is not None and b".binary." in main[0]
        return "xlsb" if is_binary else _KINDS_OF_PARTS[main[1]] if main else None
    if "mimetype" not in parts:
        return None
    said = _beginning(archive, "mimetype")
    if said.startswith(b"application/epub"):
        return "EPUB"
    manifest = _beginning(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in parts else b""
    if b"encryption-data" in manifest:
        raise DocumentRefused("file_encrypted", file=name)
    held = _OPEN_DOCUMENT.match(said)
    return _KINDS_OF_OPEN_DOCUMENTS[held[1]] if held else None


def _beginning(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as opened:
        return opened.read(1024 * 1024)


def kind_in_ole(data: bytes, name: str) -> str:
    """The kind of office file in an OLE container, by its streams.

    Raises:
        DocumentRefused: If it is a program's installer, encrypted or damaged.
    """
    try:
        with olefile.OleFileIO(data) as container:
            streams = {entry[0] for entry in container.listdir(streams=True, storages=False)}
            if container.root.clsid == _INSTALLER:
                raise DocumentRefused("file_is_program", file=name, kind="Windows")
            if "EncryptedPackage" in streams:
                raise DocumentRefused("file_encrypted", file=name)
            kind = next((kind for stream, kind in _KINDS_OF_STREAMS.items() if stream in streams), None)
            if kind == "doc" and is_encrypted(container.openstream("WordDocument").read(_FLAGS_AT + 2)):
                raise DocumentRefused("file_encrypted", file=name)
    except DocumentRefused:
        raise
    except Exception as error:  # `olefile` raises what comes of a table that leads nowhere
        raise DocumentRefused("file_damaged", file=name) from error
    if kind is None:
        raise DocumentRefused("file_of_other_kind", file=name, kind="OLE")
    return kind


def is_encrypted(start_of_fib: bytes) -> bool:
    """Whether the text of a Word 97 file is encrypted, by the start of its stream with the text."""
    return bool(int.from_bytes(start_of_fib[_FLAGS_AT : _FLAGS_AT + 2], "little") & _IS_ENCRYPTED)
