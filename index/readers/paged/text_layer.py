"""The words of a PDF page's text layer with their places.

Letters come one by one in the order in which the file draws them; a word ends at a space that is seen, at a gap, and
where another line begins.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.language.text import fold_space
from index.readers.paged.geometry import PageWords, Word, turned
from index.readers.paged.old_letters import in_unicode
from index.readers.paged.pdfium import Letter, Shown, letters_on, strokes_on

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_LEAST_SPACE = 0.1
"""Of a letter's height: PDFium also tells of spaces that are narrower, where a font tells wrong widths."""
_NEXT_WORD = 0.5
"""A gap that parts words without a space, in heights of a letter."""
_SAME_LINE = 0.4
_RAISED_SIZE = 0.8
_RAISED_BY = 0.15
_LONGEST_VALUE = 100_000
"""Bytes of the value of a form's field."""
_FIELD_SIZE = 12.0
_LETTERS = str.maketrans(
    "\x02\ufffe\u01a2\u01a3\uf0b7\uf0a7\uf02d\uf0d8\uf0fc\uf076\uf0e8\uf06c\uf0a8", "--Ưư•▪-➢✓❖→●□"
)
"""What PDFium gives for a hyphen at a line's end, the letter that some fonts name for ư, and the signs of Symbol and
Wingdings that lists begin with."""


def words_on(page: "PdfPage", number: int) -> PageWords:
    """The words of a page's text layer and its drawn lines, the page turned so that most words stand upright."""
    letters = [*letters_on(page), *_fields_on(page)]
    turns = Counter(letter.turn for letter in letters if letter.text.isalnum())
    turn = turns.most_common(1)[0][0] if turns else 0
    width, height = page.get_size()
    for _ in range(turn // 90):
        for letter in letters:
            _turn_clockwise(letter, height)
        width, height = height, width
    upright = _upright_words([letter for letter in letters if letter.turn == turn])
    sideways = _sideways_lines([letter for letter in letters if letter.turn != turn])
    words = PageWords(number, width, height, tuple(in_unicode([*upright, *sideways])), turn=turn)
    return replace(words, strokes=tuple(turned(stroke, words) for stroke in strokes_on(page)))


def _fields_on(page: "PdfPage") -> Iterator[Letter]:
    """What is filled into the fields of a form on a page, each value as if it were one letter."""
    import pypdfium2.raw as pdfium

    shown, box = Shown(page), pdfium.FS_RECTF()
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        field = pdfium.FPDFPage_GetAnnot(page.raw, at)
        length = pdfium.FPDFAnnot_GetStringValue(field, b"V", None, 0)
        if pdfium.FPDFAnnot_GetSubtype(field) == pdfium.FPDF_ANNOT_WIDGET and 2 < length < _LONGEST_VALUE:
            held = (ctypes.c_ushort * (length // 2))()
            pdfium.FPDFAnnot_GetStringValue(field, b"V", held, length)
            pdfium.FPDFAnnot_GetRect(field, ctypes.byref(box))
            value = fold_space(bytes(held).decode("utf-16-le", errors="replace").rstrip("\0"))
            edges = shown.edges(box.left, box.bottom, box.right, box.top)
            if value:
                yield Letter(value, *edges, min(_FIELD_SIZE, edges[3] - edges[1]), False, -shown.rotation % 360)
        pdfium.FPDFPage_CloseAnnot(field)


def _turn_clockwise(letter: Letter, height: float) -> None:
    """Give a letter its place on the page after a quarter turn, by the page's height before it."""
    left, right = height - letter.bottom, height - letter.top
    letter.top, letter.bottom = letter.left, letter.right
    letter.left, letter.right = left, right


def _upright_words(letters: Sequence[Letter]) -> Iterator[Word]:
    word: list[Letter] = []
    space: Letter | None = None
    is_raised = False
    for letter in letters:
        if letter.text.isspace():
            space = letter
            continue
        raised = bool(word) and _is_raised(word[-1], letter, already=is_raised)
        if word and (raised != is_raised or _parts(word[-1], space, letter)):
            yield _word(word, is_raised=is_raised)
            word = []
        is_raised = raised
        word.append(letter)
        space = None
    if word:
        yield _word(word, is_raised=is_raised)


def _parts(before: Letter, space: Letter | None, letter: Letter) -> bool:
    """Whether a word ends between two letters."""
    size = max(before.size, letter.size)
    gap = letter.left - before.right
    overlap = min(before.bottom, letter.bottom) - max(before.top, letter.top)
    if overlap < _SAME_LINE * min(before.bottom - before.top, letter.bottom - letter.top) or gap < -size:
        return True
    if space is not None and not space.is_generated:
        return True
    return gap > (_NEXT_WORD if space is None else _LEAST_SPACE) * size


def _is_raised(before: Letter, letter: Letter, *, already: bool) -> bool:
    """Whether a letter is small and high behind another, or goes on where one is."""
    if not -0.5 < (letter.left - before.right) / max(before.size, 1e-6) < _NEXT_WORD:
        return False
    if already:
        return abs(letter.bottom - before.bottom) < _RAISED_BY * before.size and letter.size <= 1.1 * before.size
    return letter.size < _RAISED_SIZE * before.size and before.bottom - letter.bottom > _RAISED_BY * before.size


def _sideways_lines(letters: Sequence[Letter]) -> Iterator[Word]:
    """Each line that stands in another direction than the page, as one word with spaces."""
    line: list[Letter] = []
    for letter in letters:
        if line and not (_touch(line[-1], letter) and line[-1].turn == letter.turn):
            yield _word(line)
            line = []
        if line or not letter.text.isspace():
            line.append(letter)
    if line:
        yield _word(line)


def _touch(before: Letter, letter: Letter) -> bool:
    """Whether two letters stand so near that they are of one line, in whatever direction it goes."""
    reach = 1.5 * max(before.size, letter.size)
    across = max(before.left, letter.left) - min(before.right, letter.right)
    down = max(before.top, letter.top) - min(before.bottom, letter.bottom)
    return max(across, down) < reach and min(across, down) < 0


def _word(letters: Sequence[Letter], *, is_raised: bool = False) -> Word:
    seen = [letter for letter in letters if not letter.text.isspace()]
    return Word(
        "".join(letter.text for letter in letters).translate(_LETTERS).strip(),
        min(letter.left for letter in seen),
        min(letter.top for letter in seen),
        max(letter.right for letter in seen),
        max(letter.bottom for letter in seen),
        size=max(letter.size for letter in seen),
        is_bold=all(letter.is_bold for letter in seen),
        is_raised=is_raised,
    )
