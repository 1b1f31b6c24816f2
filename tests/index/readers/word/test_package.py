"""Archives of XML parts: their limits, what is damaged in them, what is never followed."""

import io
import zipfile
from pathlib import Path

import pytest

from index.errors import DocumentRefused
from index.readers.word.docx.read import read_docx
from index.readers.word.package import open_package
from tests.index.readers.word.made import docx, item, level, numbering, p, zipped

MEGABYTE = 1024 * 1024


def code_of(data: bytes) -> str:
    """With what a file is refused."""
    with pytest.raises(DocumentRefused) as refused:
        open_package(data, "a.docx")
    return refused.value.notice.code


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 eighteen bytes", docx(p("Một."))[:-40]])
def test_what_is_no_whole_archive_is_damaged(data: bytes) -> None:
    """Nothing, a few bytes, an archive without its end."""
    assert code_of(data) == "file_damaged"


@pytest.mark.parametrize("size", [20 * MEGABYTE, 65 * MEGABYTE])
def test_a_part_that_unpacks_too_large_is_refused(size: int) -> None:
    """By how much more it holds than it takes, or by its size alone; nothing is unpacked."""
    assert code_of(zipped({"word/document.xml": b"a" * size})) == "file_unpacks_too_large"


def test_a_damaged_part_does_not_take_the_others_away() -> None:
    """Of a malformed part what stands before the damage is read, without one the text is; both are said."""
    lists = numbering(level(0, "%1.")).replace("<w:num ", "<w:num <", 1)

    said = read_docx(docx(p("Một.") + item("Hai."), numbering=lists), "a.docx")

    assert said.text == "Một.\n\nHai.\n"
    assert [dict(told.values) for told in said.layout.left_out] == [{"part": "word/numbering.xml"}]


def test_a_text_that_breaks_off_is_read_to_there() -> None:
    """And it is said that it breaks off."""
    parts = unzipped(docx(p("Một.") + p("Hai.")))
    parts["word/document.xml"] = parts["word/document.xml"].split(b"Hai")[0]

    said = read_docx(zipped({**parts}), "a.docx")

    assert said.text == "Một.\n"
    assert [told.code for told in said.layout.left_out] == ["part_damaged"]


def test_entities_are_not_followed(tmp_path: Path) -> None:
    """Neither one that names a file of the machine nor one that has words of its own."""
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    doctype = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "thêm">]>'

    root = open_package(zipped({"a.xml": f"{doctype}<a>một&x;&y; hai</a>"}), "a").xml("a.xml")

    assert root is not None
    assert root.text == "một hai"


def test_entities_do_not_grow() -> None:
    """A part in which each is made of ten others is damaged."""
    grown = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    package = open_package(zipped({"a.xml": f'<!DOCTYPE a [<!ENTITY e0 "nở">{grown}]><a>&e11;</a>'}), "a")

    package.xml("a.xml")

    assert [told.code for told in package.damaged] == ["part_damaged"]


def test_links_out_of_the_archive_lead_nowhere() -> None:
    """Neither up nor away."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = '<Relationship Id="a" Type="x/styles" Target="../../../etc/passwd"/>'
    links += '<Relationship Id="b" Type="x/image" Target="http://example.com/a.png" TargetMode="External"/>'
    data = zipped(
        {"word/_rels/a.xml.rels": f'<Relationships xmlns="{space}">{links}</Relationships>', "word/a.xml": ""}
    )

    package = open_package(data, "a")

    assert {key: link.part for key, link in package.links("word/a.xml").items()} == {"a": "etc/passwd"}
    assert package.xml("etc/passwd") is None


def test_the_strict_form_is_the_same() -> None:
    """Its other names of the same things are read as the usual ones."""
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = unzipped(docx(p("Một.")))
    other = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    strict = {name: part.replace(usual, other) for name, part in parts.items()}

    assert read_docx(zipped({**strict}), "a.docx").text == "Một.\n"


def test_tables_in_tables_without_end_are_refused() -> None:
    """Not with an error of the interpreter."""
    deep = "<w:tbl><w:tr><w:tc>" * 3000

    try:
        said = read_docx(docx(p("Một.") + deep), "a.docx")
        assert said.text == "Một.\n"
    except DocumentRefused as refused:
        assert refused.notice.code == "page_too_deep"
