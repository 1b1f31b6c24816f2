"""Word files of 2007 and later (.docx, .docm, .dotx; ISO/IEC 29500): paragraphs, tables, notes and boxes in order."""

from index.errors import DocumentRefused
from index.readers.paged.scans.photos import read_photos
from index.readers.types import Read
from index.readers.word.columns import with_columns
from index.readers.word.docx.headers import head_of_first_page
from index.readers.word.docx.lists import Lists
from index.readers.word.docx.names import child, inside, pictures
from index.readers.word.docx.notes import NoteParts
from index.readers.word.docx.story import Document, Story
from index.readers.word.docx.styles import Styles
from index.readers.word.left_out import told
from index.readers.word.package import Element, Package, open_package
from index.readers.word.runs import Texts, in_known_letters
from index.readers.writing import written

_MAIN = "officeDocument"
_USUAL = "word/document.xml"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_PARTS = ("styles", "numbering", "footnotes", "endnotes")


def read_docx(data: bytes, name: str) -> Read:
    """The text of a Word file, as it shows it.

    Labels of lists are counted, notes stand after the paragraph that refers to them, text boxes after the one that
    they hang on. Changes are taken as accepted. Macros and links are never looked at. A file that holds only pictures
    is read as scanned pages are; else there are no pages: a Word file has them only where it is printed.

    Raises:
        DocumentRefused: If the file is damaged, has a password, unpacks too large, or is no Word file.
    """
    package = open_package(data, name)
    main = package.linked(_MAIN) or _USUAL
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise DocumentRefused("file_damaged", file=name)
    try:
        read = in_known_letters(lambda texts: _read(package, main, body, texts))
    except RecursionError as error:
        raise DocumentRefused("page_too_deep", file=name) from error
    if any(map(str.isalpha, read.text)):
        return read
    return _read_pictures(package, main, body, name) or read


def _read_pictures(package: Package, main: str, body: Element, name: str) -> Read | None:
    """What is recognised on the pictures of a file that holds nothing else; None where there are none."""
    links = package.links(main)
    files = (package.read(links[identifier].part) for identifier in pictures(body) if identifier in links)
    shown = [data for data in files if data is not None and data.startswith(_PICTURES)]
    return read_photos(shown, name) if shown else None


def _read(package: Package, main: str, body: Element, texts: Texts) -> Read:
    root = body.getroottree().getroot()
    links = package.links(main)
    parts = {link.kind: package.xml(link.part) for link in links.values() if link.kind in _PARTS}
    styles = Styles(parts.get("styles"))
    notes = NoteParts(root, {"footnote": parts.get("footnotes"), "endnote": parts.get("endnotes")})
    diagrams = {key: package.xml(link.part) for key, link in links.items() if link.kind == "diagramData"}
    known = {key: diagram for key, diagram in diagrams.items() if diagram is not None}
    document = Document(styles, Lists(parts.get("numbering"), styles), notes, texts, known)
    head, left_out = head_of_first_page(package, root, links, document)
    blocks = Story(root, document).read(body)
    document.leave_out("comments", len(inside(root, "commentReference")))
    document.leave_out("embedded", sum(link.kind == "package" for link in links.values()))
    document.leave_out("deleted", len(inside(root, "delText")))
    left_out = [*left_out, *told(document.left_out), *package.damaged]
    return written(with_columns([*head, *blocks]), left_out=left_out)
