"""Word files made of a few lines of XML, as small as Word opens them."""

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive with these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{identifier}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for identifier, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word file with this in its body.

    Args:
        parts: What is inside of its other parts, by the name of each without its suffix: "numbering", "header1"; the
            bytes of a PNG file are a picture of that identifier.
    """
    links = {}
    written: dict[str, str | bytes] = {}
    for name, inner in parts.items():
        if isinstance(inner, bytes):
            links[name], written[f"word/media/{name}.png"] = ("image", f"media/{name}.png"), inner
            continue
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        links[name] = (kind, f"{name}.xml")
        written[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{inner}</w:{root}>"
    return zipped(
        {
            "_rels/.rels": _relationships({"main": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _relationships(links),
            "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            **written,
        }
    )


def p(inner: str, properties: str = "") -> str:
    """A paragraph: of these words, or of this XML."""
    runs = inner if inner.startswith("<") or not inner else r(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of these words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, *, of: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>')


def level(at: int, text: str, format: str = "decimal", inner: str = "") -> str:
    """A level of a list, with its label."""
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{format}"/>{inner}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def numbering(*levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """What is inside of the part of lists: one form of these levels, and the lists of that form."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}'


def tbl(*rows: list[str], properties: str = "") -> str:
    """A table of these rows of cells; a cell is words, or XML that ends with a paragraph."""
    made = "".join(f"<w:tr>{''.join(map(tc, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{made}</w:tbl>"


def tc(inner: str) -> str:
    """A cell."""
    if inner.startswith("<w:tc>"):
        return inner
    return f"<w:tc>{inner if inner.startswith('<') else p(inner)}</w:tc>"
