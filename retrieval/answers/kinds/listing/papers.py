"""Papers and news pages as a list asks for them: those of the corpus, else those that they name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.facts.types import RelationName
from index.language.text import fold
from index.language.words import comparable, contains
from index.layout import Span
from index.structure.papers.own_parts import find_signature
from index.types import DocumentSummary
from retrieval.answers.kinds.listing.matter import by_title, having, speaking
from retrieval.answers.kinds.listing.origin import head_words, origin_of
from retrieval.answers.kinds.listing.reading.asked import Listed
from retrieval.answers.kinds.listing.reading.target import OF_OTHERS
from retrieval.answers.kinds.listing.reading.vocabulary import Thing
from retrieval.answers.kinds.listing.times import is_of_time
from retrieval.answers.lookup import Lookup
from retrieval.register.entries import DocumentEntry, newest_first
from retrieval.register.registry import ENDED_BY

_SIGNED_CHARS = 1200
"""So far from its end a paper is signed, where its head does not tell by whom."""
_ISSUED_WORDS = 7
"""Words of a subject that tell what a paper issues: "Về việc ban hành Quy chế"."""
_OPEN_DAY = re.compile(r"ngày[\s.…]+tháng\s+(0?[1-9]|1[0-2])\s+năm\s+((?:19|20)\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper or a news page of the corpus, or a paper that one of them names.

    Attributes:
        document: It, or the one that names it.
        entry: What the register has of it; None for a page that is none.
        is_own: Whether the corpus has its text.
        spoken: Where it speaks of the matter, if that is why it is listed.
    """

    document: DocumentSummary
    entry: DocumentEntry | None
    is_own: bool
    spoken: Span | None = None

    @property
    def date(self) -> date | None:
        """When it was issued, or of news the day of what it tells."""
        day = self.entry.date if self.entry else None
        return day or (self.document.header.date if self.is_own else None)

    @property
    def kind(self) -> str:
        """Its kind, folded."""
        return fold((self.entry.type if self.entry else self.document.header.kind) or "")

    def titles(self) -> Iterator[str | None]:
        """What it is called, and what it is said to be about."""
        if self.entry:
            yield from (part for record in self.entry.records for part in (record.fact.name, record.fact.subject))
        if self.is_own:
            yield from (self.document.header.title, self.document.header.subject)

    def issuers(self) -> Iterator[str | None]:
        """Who issued it, as it and others say."""
        if self.entry:
            yield self.entry.issuer
        if self.is_own:
            yield self.document.header.issuer
            yield _owner_in_title(self.document.header.title, self.document.header.kind)


def _owner_in_title(title: str | None, kind: str | None) -> str | None:
    """Whose a paper's own title says that it is: "CHỈ THỊ CỦA BAN THƯỜNG VỤ HUYỆN ỦY về …"."""
    words = fold(title or "").split()
    before = [*fold(kind or "").split(), "cua"]
    return " ".join((title or "").split()[len(before) :]) if kind and words[: len(before)] == before else None


def find_papers(look: Lookup, listed: Listed) -> list[Paper]:
    """The papers that are asked for, newest first: those of the corpus, or where it has none, those only named."""
    own = list(_own(look, listed.thing))
    of_type = [paper for paper in own if not listed.kinds or paper.kind in listed.kinds]
    issued = [paper for paper in own if listed.kinds and _issues(paper, listed)]
    named = list(_named(look, listed)) if listed.thing is Thing.PAPERS and "signs" not in listed.uses else []
    if not listed.uses.isdisjoint(OF_OTHERS) and "ended" not in listed.uses:
        return _superseding(look, listed, of_type)
    for held in (named,) if "named" in listed.uses else (of_type, issued, named):
        met = [paper for paper in held if is_of_time(look, listed, _day(look, paper), _years(paper))]
        met = [paper for paper in met if _is_in_state(look, listed, paper) and _is_of_origin(look, listed, paper)]
        if found := _of_matter(look, listed, met) if listed.matter else met:
            return sorted(found, key=lambda paper: newest_first(paper.date))
    return []


_DONE = {"ends_paper": ENDED_BY, "changed": frozenset({RelationName.AMENDS, RelationName.ADDS})}


def _superseding(look: Lookup, listed: Listed, held: Sequence[Paper]) -> list[Paper]:
    """Those that take the place of others, end or change them, as is asked, with the words that say so."""
    wanted = {name for use in OF_OTHERS & listed.uses for name in _DONE[use]}
    wanted = {name for name in wanted if fold(name) in look.question.marked.plain} or wanted
    found = []
    for paper in held:
        edges = look.registry.relations(paper.entry)[1] if paper.entry else []
        done = next((edge for edge in edges if edge.name in wanted), None)
        if done and is_of_time(look, listed, paper.date, _years(paper)) and _is_of_origin(look, listed, paper):
            found.append(replace(paper, spoken=done.span))
    return sorted(found, key=lambda paper: newest_first(paper.date))


def _own(look: Lookup, thing: Thing) -> Iterator[Paper]:
    """The papers of the corpus, or its news pages, or both."""
    entries = {entry.own.id: entry for entry in look.registry.documents() if entry.own}
    for document in look.view.summaries:
        is_paper = document.id in entries or document.header.number is not None
        if thing is Thing.MATERIALS or is_paper is (thing is Thing.PAPERS):
            yield Paper(document, entries.get(document.id), is_own=True)


def _named(look: Lookup, listed: Listed) -> Iterator[Paper]:
    """The papers that are only named in others and are more than a plan to have one."""
    for entry in look.registry.documents():
        if entry.own is None and not entry.is_draft and (not listed.kinds or fold(entry.type or "") in listed.kinds):
            yield Paper(entry.main.document, entry, is_own=False)


def _issues(paper: Paper, listed: Listed) -> bool:
    """Whether a paper of another kind issues one of these: a decision with a regulation."""
    subject = " ".join(comparable(paper.document.header.subject or "", folded=True)[:_ISSUED_WORDS])
    return any(kind in subject for kind in listed.kinds)


def _day(look: Lookup, paper: Paper) -> date | None:
    """When it was issued; the first of the month where its head leaves the day open: "ngày … tháng 7 năm 2024"."""
    if paper.date or not paper.is_own:
        return paper.date
    found = _OPEN_DAY.search(look.view.document(paper.document.id).text[:_SIGNED_CHARS])
    return date(int(found[2]), int(found[1]), 1) if found else None


def _years(paper: Paper) -> frozenset[int]:
    """The years that its titles name."""
    return frozenset(int(year) for text in paper.titles() for year in _YEAR.findall(text or ""))


def _is_in_state(look: Lookup, listed: Listed, paper: Paper) -> bool:
    """Whether a paper is in force, or no longer, where that is asked; one without an entry is in force."""
    if listed.uses.isdisjoint({"in_force", "ended"}):
        return True
    is_ended = paper.entry is not None and bool(look.registry.ended_by(paper.entry))
    return is_ended is ("ended" in listed.uses)


def _is_of_origin(look: Lookup, listed: Listed, paper: Paper) -> bool:
    if not listed.named:
        return "signs" not in listed.uses
    if "signs" in listed.uses:
        return all(_is_signed(look, paper, run, folded=listed.folded) for run in listed.named)
    if "passes" in listed.uses:
        return head_words(look, paper.document, folded=listed.folded).issuperset(
            word for run in listed.named for word in run
        )
    said = list(paper.issuers())
    origin = origin_of(look, said, paper.document, folded=listed.folded, own=paper.is_own)
    if not paper.is_own and paper.entry:
        own_names = tuple(tuple(comparable(text, folded=listed.folded)) for text in paper.titles() if text)
        origin = replace(origin, places=(*origin.places, *own_names)) if any(said) else origin
    return origin.is_of(listed.named)


def _is_signed(look: Lookup, paper: Paper, name: Sequence[str], *, folded: bool) -> bool:
    """Whether someone of this name, or of this office, signed a paper."""
    signer = paper.document.header.signer
    if signer is not None:
        return contains(comparable(f"{signer.office or ''} . {signer.name}", folded=folded), name)
    if paper.document.id not in (having(look, name, folded=folded) or ()):
        return False
    text = look.view.document(paper.document.id).text[-_SIGNED_CHARS:]
    known = {held.name for held in look.registry.officials() if contains(comparable(held.name, folded=folded), name)}
    return any(find_signature(text, held, None) for held in known)


def _of_matter(look: Lookup, listed: Listed, held: Sequence[Paper]) -> list[Paper]:
    """Those about the matter by their titles; where none is, or they need only speak of it, those that do."""
    titled = by_title(listed, held, Paper.titles)
    if titled and not listed.only_spoken:
        return titled
    spoken: Mapping[str, Span] = speaking(look, listed) or {}
    found = []
    for paper in held:
        if paper in titled:
            found.append(paper)
        elif paper.is_own and (span := spoken.get(paper.document.id)):
            found.append(replace(paper, spoken=span))
    return found
