"""From a document's text to its chunks and sentences, following the structure of office documents."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from index.language.sentences import TokenCounter, split_clauses
from index.language.text import fold_space
from index.layout import Span
from index.structure.paragraphs import TABLE_LEVEL, Paragraph, numbered_level
from index.types import HEADINGS, Chunk, Sentence

CHUNKING_VERSION = 8
"""Raised when a change here makes other chunks or embedded texts; a part of the manifest."""

TARGET_TOKENS = 200
"""About how long a chunk is, in the embedder's tokens."""
MAX_SENTENCE_TOKENS = 100
MAX_ROW_TOKENS = 320
"""The same of a row of a table, or of a part of one: its cells say little without each other."""
MAX_COUNTED_CHARS = 8192
"""Most characters of one text whose tokens are counted one by one: no sentence is as long, and a token is shorter."""
_COUNTED_AT_ONCE = 4096
MAX_CONTEXT_CHARS = 200
"""Most characters of title and heading that stand before a sentence when it is embedded."""
_ROW_BEGINNING_CHARS = 80

_FIRST_ITEM = re.compile(r"(?:1|a|I)\s*[-.)/–]")


def chunk_document(
    text: str, paragraphs: Sequence[Paragraph], title: str | None, count_tokens: TokenCounter
) -> tuple[Chunk, ...]:
    """The document's chunks, in order; together they hold every word of its paragraphs.

    A chunk has about 200 tokens and never over 250 by more than a sentence. It begins at a sentence, holds text under
    one heading, and carries its heading path. A heading is a sentence of its own at the head of the chunk below it, so
    that it can be found and cited.

    Args:
        text: As stored.
        paragraphs: Those of the text, in order, without page furniture.
        title: Stands before each sentence when it is embedded.
        count_tokens: The embedder's; called on many sentences at once.
    """
    chunks: list[Chunk] = []
    count_tokens = partial(_count_tokens, exactly=count_tokens)
    sized = _sized(text, paragraphs, count_tokens)
    for path, section in _sections(text, paragraphs):
        groups = [next(sized) for _ in section]
        held_by = {span: held for held, group in zip(section, groups, strict=True) for span, _ in group}
        names = [name for _, name in path]
        for spans in _pack(groups):
            sentences = []
            for span in spans:
                embedded_text = _embedded_text(
                    text[span.start : span.end], *_over(text, title, path, held_by[span], span)
                )
                sentences.append(Sentence(span.start, span.end, embedded_text))
            chunks.append(Chunk(spans[0].start, spans[-1].end, HEADINGS.join(names) or None, tuple(sentences)))
    return tuple(chunks)


def _over(
    text: str, title: str | None, path: Sequence[tuple[int, str]], paragraph: Paragraph, span: Span
) -> tuple[str | None, str | None]:
    """Title and what stands over a sentence: the innermost heading; over a row its table's name and groups."""
    if not path or paragraph.is_heading:
        return title, None
    if paragraph.row is None:
        return title, path[-1][1]
    of_table = [name for level, name in path if level >= TABLE_LEVEL] or [path[-1][1]]
    if span.start > paragraph.start:  # a part of a long row, which begins with what it is about
        of_table.append(fold_space(text[paragraph.start : paragraph.start + _ROW_BEGINNING_CHARS]))
    over = ". ".join(of_table)
    room = max(0, MAX_CONTEXT_CHARS - len(over) - 2)
    return title if title is None or len(title) <= room else title[:room].rpartition(" ")[0], over


def _count_tokens(texts: Sequence[str], *, exactly: TokenCounter) -> list[int]:
    """Tokens of each text, of what is too long for a sentence anyway by the share of its beginning; some at a time.

    Else a word of many megabytes would be counted whole at each kind of boundary, and its tokens fill the memory.
    """
    counts: list[int] = []
    for at in range(0, len(texts), _COUNTED_AT_ONCE):
        some = texts[at : at + _COUNTED_AT_ONCE]
        shares = (max(1.0, len(text) / MAX_COUNTED_CHARS) for text in some)
        exact = exactly([text[:MAX_COUNTED_CHARS] for text in some])
        counts += [round(count * share) for count, share in zip(exact, shares, strict=True)]
    return counts


def _embedded_text(sentence: str, title: str | None, heading: str | None) -> str:
    """Title and innermost heading, then the sentence; a sentence that is its own title stands alone."""
    sentence = fold_space(sentence)
    context = [part for part in dict.fromkeys((title, heading)) if part and part != sentence]
    before = ". ".join(context)
    if len(before) > MAX_CONTEXT_CHARS:
        before = before[:MAX_CONTEXT_CHARS].rsplit(" ", 1)[0]
    return f"{before}\n{sentence}" if before else sentence


def _sections(
    text: str, paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[tuple[tuple[int, str], ...], list[Paragraph]]]:
    """Paragraphs with the same heading path, each with its levels and names; a heading begins its own section."""
    path: list[tuple[int, str]] = []
    section: list[Paragraph] = []
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        # "2. …" or "Điều 2. …" with its text on the line ends what stands under "1. …" or "Điều 1. …" as a heading.
        level = paragraph.level if paragraph.is_heading or _FIRST_ITEM.match(words) else numbered_level(words)
        if paragraph.row is not None and not paragraph.is_heading:
            level = None
        elif level is None and section and section[-1].row is not None:
            level = TABLE_LEVEL  # the table ends
        closes = level is not None and any(held >= level for held, _ in path)
        if (paragraph.is_heading or closes) and any(not held.is_heading for held in section):
            yield tuple(path), section
            section = []
        while closes and path and level is not None and path[-1][0] >= level:
            path.pop()
        if paragraph.level is not None:
            path.append((paragraph.level, fold_space(words).lstrip("# ")))
        section.append(paragraph)
    if section:
        yield tuple(path), section


def _sized(text: str, paragraphs: Sequence[Paragraph], count_tokens: TokenCounter) -> Iterator[list[tuple[Span, int]]]:
    """Each paragraph's sentences with their tokens, one that is too long for the embedder as its clauses."""
    counts = iter(count_tokens([text[s.start : s.end] for paragraph in paragraphs for s in paragraph.sentences]))
    for paragraph in paragraphs:
        sized: list[tuple[Span, int]] = []
        for sentence in paragraph.sentences:
            count, most = next(counts), MAX_SENTENCE_TOKENS if paragraph.row is None else MAX_ROW_TOKENS
            if count <= most:
                sized.append((sentence, count))
                continue
            clauses = split_clauses(text, sentence, count_tokens, max_tokens=most)
            sized += zip(clauses, count_tokens([text[s.start : s.end] for s in clauses]), strict=True)
        yield sized


def _pack(paragraphs: Sequence[Sequence[tuple[Span, int]]]) -> Iterator[list[Span]]:
    """Sentences in groups of about the target, by whole paragraphs where they fit.

    A group shorter than half the target (a heading, a caption) takes the next paragraph's beginning rather than
    stand alone; a paragraph too long for one group is cut into parts of nearly equal length.
    """
    most = TARGET_TOKENS * 5 // 4
    group: list[Span] = []
    total = 0
    for paragraph in paragraphs:
        length = sum(count for _, count in paragraph)
        if total + length > most and total >= TARGET_TOKENS // 2:
            yield group
            group, total = [], 0
        fits = total + length <= most
        part = (total + length) / max(1, round((total + length) / TARGET_TOKENS))
        for span, count in paragraph:
            if not fits and group and total + count / 2 > part:
                yield group
                group, total = [], 0
            group.append(span)
            total += count
    if group:
        yield group
