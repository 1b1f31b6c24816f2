"""What holds where one stands in an RTF file: each group begins with a copy, and ends with what held before it."""

from dataclasses import dataclass, field, replace

from index.readers.word.older.flat import Flat
from index.readers.word.runs import Run


@dataclass(slots=True)
class Story:
    """A part of the document that is being read: its paragraphs so far and the one that is not ended."""

    flats: list[Flat] = field(default_factory=list)
    open: Flat = field(default_factory=Flat)


@dataclass(slots=True)
class Look:
    """How characters look.

    Attributes:
        font: Its number; None for the document's.
        unicode_fallback: How many characters after one in Unicode stand for it in programs that do not know that.
    """

    font: int | None = None
    is_hidden: bool = False
    is_deleted: bool = False
    is_capitals: bool = False
    is_raised: bool = False
    unicode_fallback: int = 1


@dataclass(slots=True)
class Paragraph:
    """How a paragraph stands."""

    is_centred: bool = False
    in_table: bool = False
    depth: int = 1
    style: int = 0


@dataclass(slots=True)
class Group:
    """What holds inside a group.

    Attributes:
        place: What its characters are: "text", "label", "instruction", "fonts", "styles", or "nothing".
        story: The part of the document that they belong to.
        opened: The control word that made it more than a stretch of text; empty for most groups.
        is_optional: Whether it is to be left out by who does not know its first word.
        said: What its characters say, where they are no text.
        instruction: Of the field that it is in.
    """

    place: str
    story: Story
    look: Look
    paragraph: Paragraph
    opened: str = ""
    is_optional: bool = False
    said: list[Run] = field(default_factory=list)
    instruction: list[str] = field(default_factory=list)

    def inner(self) -> "Group":
        """A group in this one, as it begins."""
        look, paragraph = replace(self.look), replace(self.paragraph)
        return replace(self, look=look, paragraph=paragraph, opened="", is_optional=False)
