"""From a document's text to its chunks and sentences, following the structure of office documents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from index.language.sentences import TokenCounter, split_clauses, split_sentences, trim
from index.language.text import fold_space
from index.types import Chunk, Sentence, Span

CHUNKING_VERSION = 1
"""Raised when a change here makes other chunks or embedded texts; a part of the manifest."""

TARGET_TOKENS = 200
"""About how long a chunk is, in the embedder's tokens."""
MAX_SENTENCE_TOKENS = 100
MAX_COUNTED_CHARS = 8192
"""Most characters of one text whose tokens are counted one by one: no sentence is as long, and a token is shorter."""
_COUNTED_AT_ONCE = 4096
MAX_CONTEXT_CHARS = 200
"""Most characters of title and heading that stand before a sentence when it is embedded."""

_HEADING_MAX_CHARS = 200
_JOINED_HEADING_MAX_CHARS = 300
_WRAPPED_CHARS = (55, 120)
"""Length of a line that may be wrapped, in a text none of whose lines is longer."""

# Levels follow Nghị định 30/2020/NĐ-CP, Phụ lục I: phần, chương, mục, điều, then I., 1., 1.1., 1), a).
_NUMBERED = (
    (re.compile(r"#\s+\S"), 0),
    (re.compile(r"(?:PHẦN|Phần)\s+(?:[IVXLC]+|thứ)\b"), 1),
    (re.compile(r"(?:CHƯƠNG|Chương)\s+[IVXLC\d]+\b"), 2),
    (re.compile(r"(?:MỤC|Mục)\s+[IVXLC\d]+\b"), 3),
    (re.compile(r"##\s+\S"), 3),
    (re.compile(r"[IVXLC]+\s*[-.)/–]\s*\S"), 4),
    (re.compile(r"(?:ĐIỀU|Điều)\s+\d+\b"), 5),
    (re.compile(r"###+\s+\S"), 5),
    (re.compile(r"\d{1,2}\s*[-.]\s*[^\s\d]"), 6),
    (re.compile(r"\d{1,2}\.\d{1,2}\s*[-.)/]?\s*[^\W\d]"), 7),
    (re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}\s*[-.)/]?\s*[^\W\d]"), 8),
    (re.compile(r"\d{1,2}\s*[)/]\s*[^\s\d]"), 9),
    (re.compile(r"[a-zđ]\s*[).]\s*\S"), 10),
)
_CAPITALS_LEVEL = 1
_ITEM_LEVEL = 4
_FIRST_ITEM = re.compile(r"(?:1|a|I)\s*[-.)/–]")
_DOCUMENT_NUMBER = re.compile(r"\d+[-/][A-ZĐ]\w*[-/][A-ZĐ]")
_UNIT_ALONE = re.compile(r"(?:phần|chương|mục)\s+(?:thứ\s+\w+|[ivxlc\d]+)\W*", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:về|Về|V/v)\s")
_ITEM = re.compile(
    r"[-+•*–]|\d{1,2}(?:\.\d{1,2})*\s*[.)/-]|[a-zđ]\s*[).]|[IVXLC]+\s*[-.)/–]|(?:Điều|Chương|Mục|Phần)\s"
)
_STOPS = (".", ";", ":", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading; `level` is None for a paragraph, small for an important heading."""

    span: Span
    level: int | None


def chunk_document(
    text: str, furniture: Sequence[Span], title: str | None, count_tokens: TokenCounter
) -> tuple[Chunk, ...]:
    """The document's chunks, in order; together they hold every word of the text that is not furniture.

    A chunk has about 200 tokens and never over 250 by more than a sentence. It begins at a sentence, holds text under
    one heading, and carries its heading path. A heading is a sentence of its own at the head of the chunk below it, so
    that it can be found and cited.

    Args:
        text: As stored.
        furniture: Spans left out, sorted, disjoint, whole lines.
        title: Stands before each sentence when it is embedded.
        count_tokens: The embedder's; called on many sentences at once.
    """
    chunks: list[Chunk] = []
    count_tokens = partial(_count_tokens, exactly=count_tokens)
    for path, blocks in _sections(text, find_blocks(text, furniture)):
        groups = [_sentences(text, block, count_tokens) for block in blocks]
        headings = set(chain(*(group for block, group in zip(blocks, groups, strict=True) if block.level is not None)))
        counts = iter(count_tokens([text[s.start : s.end] for group in groups for s in group]))
        sized = [[(span, next(counts)) for span in group] for group in groups]
        for spans in _pack(sized):
            sentences = []
            for span in spans:
                above = path[-1] if path and span not in headings else None
                embedded_text = _embedded_text(text[span.start : span.end], title, above)
                sentences.append(Sentence(span.start, span.end, embedded_text))
            chunks.append(Chunk(spans[0].start, spans[-1].end, " › ".join(path) or None, tuple(sentences)))
    return tuple(chunks)


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


def find_blocks(text: str, furniture: Sequence[Span]) -> list[Block]:
    """Paragraphs and headings outside the furniture, in order."""
    lines = list(_lines(text, furniture))
    is_wrapped = all(line.end - line.start <= _WRAPPED_CHARS[1] for line in lines)
    blocks: list[Block] = []
    above: Span | None = None
    for line in lines:
        if line.start == line.end:
            above = None
            continue
        block = Block(line, _heading_level(text[line.start : line.end]))
        joined = _join(text, blocks[-1], block, above, is_wrapped=is_wrapped) if blocks else None
        if joined is None:
            blocks.append(block)
        else:
            blocks[-1] = joined
        above = line
    return _without_bare_headings(blocks)


def _join(text: str, before: Block, line: Block, above: Span | None, *, is_wrapped: bool) -> Block | None:
    """The block with the next line, if that belongs to it.

    So do wrapped text, a heading over several lines, the title below "CHƯƠNG I", and the subject ("về …") below a
    document's name in capitals.

    Args:
        above: The line directly above; None where a blank line is between.
        is_wrapped: Whether the whole text may be broken at a fixed width.
    """
    span = Span(before.span.start, line.span.end)
    words = text[line.span.start : line.span.end]
    if before.level is None:
        if above is None or line.level is not None:
            return None
        return Block(span, None) if _goes_on(text[above.start : above.end], words, is_wrapped=is_wrapped) else None
    if text[before.span.end : line.span.start].strip():
        return None  # furniture stands between
    heading = text[before.span.start : before.span.end]
    is_title = line.level == _CAPITALS_LEVEL or (line.level is None and above is not None and words[-1] not in _STOPS)
    is_short = span.end - span.start <= _JOINED_HEADING_MAX_CHARS
    if is_short and is_title and _UNIT_ALONE.fullmatch(heading):
        return Block(span, before.level)
    if above is None:
        return None
    if before.level == _CAPITALS_LEVEL:
        is_subject = _SUBJECT.match(words) or (words[0].islower() and not heading.isupper())
        return Block(span, before.level) if is_short and (line.level == _CAPITALS_LEVEL or is_subject) else None
    if line.level is None and words[0].islower() and not _ITEM.match(words):
        return Block(span, _heading_level(text[span.start : span.end]))
    return None


def _goes_on(above: str, words: str, *, is_wrapped: bool) -> bool:
    """Whether a line goes on with the paragraph of the line directly above it."""
    if above.endswith(_STOPS) or _ITEM.match(words):
        return False
    return words[0].islower() or (is_wrapped and len(above) >= _WRAPPED_CHARS[0])


def _without_bare_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a heading with nothing below it made a paragraph: it is an item of a list, or a signature."""
    kept: list[Block] = []
    bare: int | None = None
    for at, block in enumerate(blocks):
        level = block.level
        if level is not None:
            following = blocks[at + 1].level if at + 1 < len(blocks) else 0
            is_last_item = bare == level and level >= _ITEM_LEVEL
            if (following is not None and following <= level) or is_last_item:
                bare, level = level, None
            else:
                bare = None
        else:
            bare = None
        kept.append(Block(block.span, level))
    return kept


def _lines(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    """Each line outside the furniture, trimmed; an empty span for a blank one."""
    skipped = iter([*furniture, Span(len(text) + 1, len(text) + 2)])
    skip = next(skipped)
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while skip.end <= start:
            skip = next(skipped)
        yield Span(start, start) if skip.start < end else trim(text, start, end)
        start = end + 1


def _heading_level(words: str) -> int | None:
    """0 is the most important; None is a paragraph."""
    if len(words) > _HEADING_MAX_CHARS or (words.endswith((".", ";", ":", ",")) and not words.isupper()):
        return None
    level = _numbered_level(words)
    is_capitals = words.isupper() and sum(c.isalpha() for c in words) >= 4 and not _DOCUMENT_NUMBER.match(words)
    return _CAPITALS_LEVEL if level is None and is_capitals else level


def _numbered_level(words: str) -> int | None:
    """The level that the number before a heading or paragraph gives it; None without a number."""
    if _DOCUMENT_NUMBER.match(words):
        return None
    return next((level for pattern, level in _NUMBERED if pattern.match(words)), None)


def _sections(text: str, blocks: Sequence[Block]) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """Blocks with the same heading path, each with that path; a heading is the first block of its own section."""
    path: list[tuple[int, str]] = []
    section: list[Block] = []
    for block in blocks:
        words = text[block.span.start : block.span.end]
        # "2. …" or "Điều 2. …" with its text on the line ends what stands under "1. …" or "Điều 1. …" as a heading.
        level = block.level if block.level is not None or _FIRST_ITEM.match(words) else _numbered_level(words)
        closes = level is not None and any(held >= level for held, _ in path)
        if (block.level is not None or closes) and any(held.level is None for held in section):
            yield tuple(name for _, name in path), section
            section = []
        while closes and path and level is not None and path[-1][0] >= level:
            path.pop()
        if block.level is not None:
            path.append((block.level, fold_space(words).lstrip("# ")))
        section.append(block)
    if section:
        yield tuple(name for _, name in path), section


def _sentences(text: str, block: Block, count_tokens: TokenCounter) -> list[Span]:
    if block.level is not None:
        return split_clauses(text, block.span, count_tokens, max_tokens=MAX_SENTENCE_TOKENS)
    sentences = split_sentences(text, block.span.start, block.span.end)
    counts = count_tokens([text[s.start : s.end] for s in sentences])
    spans: list[Span] = []
    for sentence, count in zip(sentences, counts, strict=True):
        if count <= MAX_SENTENCE_TOKENS:
            spans.append(sentence)
        else:
            spans.extend(split_clauses(text, sentence, count_tokens, max_tokens=MAX_SENTENCE_TOKENS))
    return spans


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
