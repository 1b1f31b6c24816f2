"""Which papers are the same one at another time, and which of them is answered from.

Papers are the same if kind, number with symbol, issuer and day are, and much of what they say. Of those the one whose
file was written last is answered from, by its file system's clock; where that is the same, the later name. What was
recognised from a scan never stands for a text that was read, however late it was scanned. A draft
never stands for what was issued: it is known by kind, issuer and subject, since its number and day are not filled in.
Files of one name that differ in their format alone are the same paper too, if they say almost the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath

from index.language.text import fold, split_words, tokens
from index.lexicon.abbreviations import written_out
from index.lexicon.tables import words
from index.types import DocumentSummary, Header

ALIKE = 0.25
"""The least share of the pairs of words in the longer text that two states of a paper have in common."""
ALMOST_THE_SAME = 0.95
"""The same of a paper in two formats, which readers do not read alike to the last word."""
_DAYS_BETWEEN = 366
"""A draft and what was issued of it are dated within a year, if both are."""
_NUMBER = re.compile(r"\d")
_SEPARATOR = re.compile(r"[\s–—/.-]+")

Key = tuple[object, ...]
Alike = Callable[[DocumentSummary, DocumentSummary, float], bool]
"""Whether two have at least this share of their text in common."""


def find_superseded(
    summaries: Iterable[DocumentSummary], alike: Alike, recognised: Collection[str] = ()
) -> dict[str, str]:
    """The newer paper of each that is not answered from, by id.

    Args:
        summaries: All documents.
        alike: Asked of those only that have something else in common.
        recognised: The ids of those whose text was recognised from pictures.
    """
    held = sorted(summaries, key=lambda summary: (summary.id not in recognised, *_time(summary)))
    newer: dict[str, str] = {}
    issued = [summary for summary in held if not summary.header.marks.is_draft]
    drafts = [summary for summary in held if summary.header.marks.is_draft]
    newer |= _older(_groups(issued, lambda held: _identity(held.header)), alike, ALIKE)
    newer |= _older(_groups(drafts, lambda held: _subject(held.header)), alike, ALIKE)
    for same in (issued, drafts):
        newer |= _older(_groups(same, _name), alike, ALMOST_THE_SAME)
    by_key: dict[Key, list[DocumentSummary]] = {}
    for summary in reversed(issued):
        for key in {_subject(summary.header), _number(summary.header)} - {None} if summary.id not in newer else ():
            by_key.setdefault(key or (), []).append(summary)
    for draft in drafts:
        keys = [key for key in (_number(draft.header), _subject(draft.header)) if key is not None]
        found = (one for key in keys for one in by_key.get(key, ()) if _is_near(draft.header, one.header))
        if paper := next((one for one in found if alike(draft, one, ALIKE)), None):
            newer[draft.id] = paper.id
    return {one: _last(newer, one) for one in newer}


def _older(groups: Iterable[Sequence[DocumentSummary]], alike: Alike, least: float) -> dict[str, str]:
    """For each of a group, in its order, the last one that is so much like it."""
    newer: dict[str, str] = {}
    for group in groups:
        for at, one in enumerate(group):
            if last := next((other for other in reversed(group[at + 1 :]) if alike(one, other, least)), None):
                newer[one.id] = last.id
    return newer


def _last(newer: dict[str, str], identity: str) -> str:
    while identity in newer:
        identity = newer[identity]
    return identity


def _groups(
    summaries: Iterable[DocumentSummary], key_of: Callable[[DocumentSummary], Key | None]
) -> Iterator[Sequence[DocumentSummary]]:
    """Those of one key, where there are several."""
    by_key: dict[Key, list[DocumentSummary]] = {}
    for summary in summaries:
        if (key := key_of(summary)) is not None:
            by_key.setdefault(key, []).append(summary)
    return (group for group in by_key.values() if len(group) > 1)


def _name(summary: DocumentSummary) -> Key:
    """What files have in common that differ in their format alone."""
    return summary.root, PurePosixPath(summary.source).with_suffix("")


def _time(summary: DocumentSummary) -> tuple[int, str]:
    return summary.upkeep.modified_ns, summary.source


def _identity(header: Header) -> Key | None:
    """What tells a paper from every other; None for one that lacks a part of it, as where its number is left blank."""
    number = _number(header)
    return (*number, header.date) if number and header.date and header.issuer else None


def _number(header: Header) -> Key | None:
    if not (header.kind and header.number and _NUMBER.match(header.number)):
        return None
    return header.kind, _SEPARATOR.sub(" ", fold(header.number)), _issuer(header)


def _subject(header: Header) -> Key | None:
    about = _words(header.subject or header.title)
    return (header.kind, _issuer(header), about) if header.kind and about else None


def _issuer(header: Header) -> str:
    return _words(written_out(header.issuer or ""))


def _words(text: str | None) -> str:
    return " ".join(map(fold, tokens(text or "")))


def _is_near(draft: Header, issued: Header) -> bool:
    if draft.date is None or issued.date is None:
        return True
    return 0 <= (issued.date - draft.date).days <= _DAYS_BETWEEN


def are_alike(one: str, other: str, least: float = ALIKE) -> bool:
    """Whether two texts are states of the same paper: its appendix, which bears its number, is none."""
    first, second = (Counter(pairwise(map(fold, tokens(text)))) for text in (one, other))
    return (first & second).total() >= least * max(first.total(), second.total())


def marked_by_name(header: Header, source: str) -> Header:
    """The header, of a draft where the file's name says so and the paper has no number yet.

    The name begins or ends with the word for it: "Dự thảo KH.docx", "KH 2021 (du thao lan 2).docx".
    """
    if header.marks.is_draft or header.number:
        return header
    name = " ".join(map(fold, split_words(PurePosixPath(source).stem.replace("_", " "))))
    said = "|".join(map(fold, words("cues_pages", uses="not_issued")))
    is_draft = re.search(rf"^(?:{said})\b|\b(?:{said})(?: (?:\w+ )?\w*\d\w*)?$", name)
    return replace(header, marks=replace(header.marks, is_draft=True)) if is_draft else header
