"""What a file really is, told by its bytes; its name only decides between kinds of text."""

import re
from pathlib import PurePath

from index.errors import DocumentRefused
from index.readers.kinds.containers import kind_in_ole, kind_in_zip

UNKNOWN = "unknown"
_DOCUMENTS = ((b"{\\rtf", "rtf"), (b"%PDF-", "pdf"))
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_ARCHIVES = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ\0", "XZ"),
    (b"\x28\xb5\x2f\xfd", "ZSTD"),
    (b"MSCF\0\0\0\0", "CAB"),
    (b"!<arch>\n", "AR"),
)
_PROGRAMS = (
    (b"\x7fELF", "Linux"),
    (b"\xfe\xed\xfa\xce", "macOS"),
    (b"\xfe\xed\xfa\xcf", "macOS"),
    (b"\xce\xfa\xed\xfe", "macOS"),
    (b"\xcf\xfa\xed\xfe", "macOS"),
    (b"\xca\xfe\xba\xbe", "Java"),
    (b"\0asm", "WebAssembly"),
    (b"L\0\0\0\x01\x14\x02\0", "Windows"),  # a shortcut, which starts one
    (b"#!", "script"),
)
_OTHERS = (
    (b"SQLite format 3\0", "SQLite"),
    (b"ID3", "MP3"),
    (b"OggS", "OGG"),
    (b"\x1aE\xdf\xa3", "Matroska"),
    (b"%!PS", "PostScript"),
)
_BLANK = b" \t\r\n\f\0\xef\xbb\xbf\xff\xfe"
_HEAD_BYTES = 4096
_BEFORE_A_PAGE = re.compile(rb"<\?xml[^>]*+>|<!--.*?-->|\s++", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|meta|title)[\s>]", re.IGNORECASE)
_FIELD = re.compile(rb"([!-9;-~]++):[^\n]*+\n(?:[ \t][^\n]*+\n)*+")
_FIELDS_OF_MAIL = frozenset(
    b"from to date subject received message-id mime-version return-path delivered-to content-type".split()
)
_LEAST_FIELDS = 3
_KIND_OF_TEXT = {
    ".txt": "txt",
    ".md": "md",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".mht": "eml",
    ".mhtml": "eml",
    ".eml": "eml",
    ".doc": "txt",
    ".rtf": "txt",
    ".xls": "csv",
}
"""What a text is that shows no sign of a kind, by its suffix: programs save text under names of other kinds."""


def kind_of(data: bytes, name: str) -> str:
    """The kind of file these bytes are, as a short name ("docx", "html"); `UNKNOWN` for one that shows nowhere.

    Args:
        data: All of the file.
        name: Its name.

    Raises:
        DocumentRefused: If it is an archive, a program, encrypted or damaged.
    """
    head = data[:_HEAD_BYTES].lstrip(_BLANK)
    kind = _kind_of_binary(data, head, name) or _kind_of_marked_text(head)
    return kind or _KIND_OF_TEXT.get(PurePath(name).suffix.lower(), UNKNOWN)


def _kind_of_binary(data: bytes, head: bytes, name: str) -> str | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return kind_in_zip(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return kind_in_ole(data, name)
    if kind := _begun(head, _DOCUMENTS) or _begun(data, _PICTURES):
        return kind
    if b"%PDF-" in data[:1024] and b"startxref" in data:  # PDF 32000-1, implementation note 13
        return "pdf"
    if kind := _begun(data, _ARCHIVES) or ("TAR" if data[257:262] == b"ustar" else None):
        raise DocumentRefused("file_is_archive", file=name, kind=kind)
    if kind := _begun(data, _PROGRAMS) or ("Windows" if data.startswith(b"MZ") and b"\0" in data[:64] else None):
        raise DocumentRefused("file_is_program", file=name, kind=kind)
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "bmp"
    if data.startswith(b"RIFF"):
        return "webp" if data[8:12] == b"WEBP" else "RIFF"
    if data[4:8] == b"ftyp":
        return "heic" if data[8:11] in (b"hei", b"mif") else "MP4"
    return _begun(data, _OTHERS)


def _begun(data: bytes, starts: tuple[tuple[bytes, str], ...]) -> str | None:
    return next((kind for start, kind in starts if data.startswith(start)), None)


def _kind_of_marked_text(head: bytes) -> str | None:
    """A page by its first tag, a mail by its fields, in any encoding whose ASCII characters show."""
    head = head.replace(b"\0", b"")
    at = 0
    while before := _BEFORE_A_PAGE.match(head, at):
        at = before.end()
    if _PAGE.match(head, at):
        return "html"
    fields, at = set(), 0
    head = head.replace(b"\r\n", b"\n")
    while field := _FIELD.match(head, at):
        fields.add(field[1].lower())
        at = field.end()
    return "eml" if len(fields & _FIELDS_OF_MAIL) >= _LEAST_FIELDS else None
