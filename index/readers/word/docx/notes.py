"""Footnotes and endnotes: they stand after the paragraph that refers to them, with the number that they have there."""

from dataclasses import dataclass

from index.readers.word.docx.names import child, children, inside, value, whole
from index.readers.word.numbering import number
from index.readers.word.package import Element

FOOTNOTE = "footnote"
_FORMATS = {FOOTNOTE: "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a text refers to a note.

    Attributes:
        kind: "footnote" or "endnote".
        has_own_mark: Whether its mark is typed ("*") and not counted; then the note begins with it too.
    """

    kind: str
    identifier: str
    has_own_mark: bool = False


class NoteParts:
    """The notes of a document and how far they have been counted.

    Attributes:
        parts: The root of the part of each kind.
    """

    def __init__(self, main: Element, parts: dict[str, Element | None]) -> None:
        self.parts = {kind: part for kind, part in parts.items() if part is not None}
        self._notes = {
            (kind, value(note, "id") or ""): note for kind, part in self.parts.items() for note in children(part, kind)
        }
        self._counts = dict.fromkeys(_FORMATS, 0)
        self._formats = dict(_FORMATS)
        for kind in _FORMATS:
            for properties in inside(main, f"{kind}Pr")[:1]:
                self._formats[kind] = value(child(properties, "numFmt")) or _FORMATS[kind]
                self._counts[kind] = (whole(child(properties, "numStart")) or 1) - 1

    def next(self, reference: Reference) -> tuple[str, Element] | None:
        """The number of a note that is referred to, and what it says; None for one that is missing."""
        kind = reference.kind
        note = self._notes.get((kind, reference.identifier))
        if note is None:
            return None
        if reference.has_own_mark:
            return "", note
        self._counts[kind] += 1
        return number(self._counts[kind], self._formats[kind]), note
