"""Fields of a Word file: of an instruction ("PAGE") and its result only the result is text, and not that of all."""

from index.readers.word.docx.names import inside, value
from index.readers.word.package import Element

_CONTENTS = "TOC"
_SILENT = frozenset({_CONTENTS, "PAGE", "NUMPAGES", "SECTIONPAGES"})


def is_silent(instruction: str) -> bool:
    """Whether a field's result is no text of the paper: a page's number, a list of contents."""
    return instruction.split(maxsplit=1)[:1] != [] and instruction.split(maxsplit=1)[0].upper() in _SILENT


class Fields:
    """Where the walk through a part stands: in no field, in an instruction, in a result."""

    def __init__(self, part: Element) -> None:
        kinds = [value(mark, "fldCharType") for mark in inside(part, "fldChar")]
        self._are_whole = kinds.count("begin") == kinds.count("end")
        self._open: list[list[str]] = []
        self.contents = False

    def mark(self, kind: str | None) -> None:
        """Go on at a mark: "begin", "separate" or "end"."""
        if kind == "begin":
            self._open.append([""])
        elif kind == "separate" and self._open:
            instruction = self._open[-1][0]
            self._open[-1] = [instruction, "silent" if is_silent(instruction) else "shown"]
            self.contents = self.contents or instruction.split()[:1] == [_CONTENTS]
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a part of an instruction."""
        if self._open and len(self._open[-1]) == 1:
            self._open[-1][0] += text

    @property
    def are_shown(self) -> bool:
        """Whether what comes now is text; all is where a damaged file has a field without an end."""
        return not self._are_whole or all(field[1:] == ["shown"] for field in self._open)
