"""Which documents of the register a question means: by number, kind, place, issuer, time and matter."""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.entities.periods import period_words
from index.facts.types import DocumentFact
from index.language.numerals import Ordinal, find_ordinals
from index.language.text import fold
from index.language.words import comparable, contains
from index.lexicon.kinds import kinds_by_symbol
from index.lexicon.patterns import filled, pattern
from index.lexicon.tables import alternatives, from_lexicon, rows, words
from retrieval.answers.lookup import ENOUGH, Lookup, is_spelt
from retrieval.evidence.matching import question_pairs
from retrieval.question.question import Question
from retrieval.register.entries import DocumentEntry, Record

_any_kind = pattern(
    r"\b(?:{documents:numbered}|{documents:heads}|{typed})\b", typed=lambda: alternatives(kinds_by_symbol("typed"))
)
_GENERAL = "van ban"
_YEAR_OF_NUMBER = re.compile(r"\d+\s*/\s*((?:19|20)\d\d)\b")
_YEAR_OF_SYMBOL = re.compile(r"((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TEXT_CHARS = 8000
"""So much of a paper's own text is looked at for what a question says of it."""
_LEAST_SHARE, _SHARE_BY_NUMBER = 0.2, 0.4
"""Least share of the question's matter in a paper that it names by a number with its symbol, and without."""
MOST = 3
"""Documents of one number that are shown where nothing tells which is meant."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A document that a question may mean.

    Attributes:
        title_share, share: How much of the question's matter its title and issuer, and all that is read of it, have.
        pairs: How many of its words that stand side by side do so in a title: "thành lập Trung tâm", in [0, 1].
    """

    entry: DocumentEntry
    title_share: float
    share: float
    pairs: float

    @property
    def rank(self) -> tuple[float, float, float, bool]:
        """By what the one that is meant is chosen, the greatest first."""
        return round(self.title_share, 2), round(self.share, 2), round(self.pairs, 2), self.entry.own is not None


def kinds_asked(text: str) -> set[str]:
    """The kinds of documents that a question names, folded."""
    symbols = {fold(short): fold(kind) for short, kind in kinds_by_symbol("typed").items()}
    return {symbols.get(fold(match[0]), fold(match[0])) for match in _any_kind().finditer(text)}


def by_number(look: Lookup) -> list[DocumentEntry]:
    """The documents with a number that the question names, of the places, people, times and years that it names."""
    found = [entry for number in look.question.numbers.documents for entry in _numbered(look, number)]
    return [entry for entry in {entry.id: entry for entry in found}.values() if _is_met(look, entry)]


def _numbered(look: Lookup, number: DocumentNumber) -> Iterator[DocumentEntry]:
    """The documents that a number may mean, of its year where it has one ("15/2010/QĐ-UBND")."""
    written = look.question.text[number.start : number.end + 1]
    year = _YEAR_OF_NUMBER.search(written)
    for entry in look.registry.numbered(number):
        symbol = _YEAR_OF_SYMBOL.match(entry.symbol or "")
        own_year = int(symbol[1]) if symbol else entry.date.year if entry.date else None
        if year is None or own_year is None or own_year == int(year[1]):
            yield entry


def rated(look: Lookup, entries: Sequence[DocumentEntry], *, beside: Collection[str]) -> list[Meant]:
    """The documents with how much of the question's matter they have; the words of a number are met by it."""
    numbers = [look.question.text[number.start : number.end] for number in look.question.numbers.documents]
    return [
        Meant(
            entry,
            look.share(titles := [said for record in entry.records for said in _titles(entry, record)], beside=beside),
            look.share([*described(look, entry), *_texts(look, entry), *numbers], beside=beside),
            _pairs(look, titles),
        )
        for entry in entries
    ]


def _pairs(look: Lookup, titles: Sequence[str | None]) -> float:
    """How many of the pairs of the question's words stand in these titles."""
    asked = question_pairs(look.question)
    held = {pair for title in titles for pair in pairwise(look.words(title or ""))}
    return sum(pair in held for pair in asked) / len(asked) if asked else 1.0


def is_named_alone(look: Lookup, entry: DocumentEntry) -> bool:
    """Whether a question says nothing but the number, kind and issuer of a document: "Công văn 93 của Sở Y tế"."""
    origins = [word for record in entry.records for word in (record.fact.origin.issuer, record.document.header.issuer)]
    numbers = (look.question.text[number.start : number.end] for number in look.question.numbers.documents)
    return look.share([*origins, entry.type, entry.title, *numbers], beside=words_of_asking()) == 1.0


def enough(look: Lookup, found: Sequence[Meant]) -> list[Meant]:
    """Those that the question may mean by a number, by what else it says of them."""
    has_symbol = any(number.symbol for number in look.question.numbers.documents)
    least = _LEAST_SHARE if has_symbol else _SHARE_BY_NUMBER
    return [meant for meant in found if meant.share >= least]


def by_matter(look: Lookup, kinds: Set[str], *, beside: Collection[str]) -> list[Meant]:
    """The documents of these kinds, among those retrieved, that have all of the matter that the question names."""
    named = look.question.names or look.question.times.named or look.question.numbers.ordinals
    if not (named or any(fold(term) not in beside for term in look.matter())):
        return []
    entries = [entry for entry in look.registry.documents_of(look.evidence) if _is_of_kind(entry, kinds)]
    found = rated(look, [held for held in entries if _is_met(look, held) and _names_numbers(look, held)], beside=beside)
    found = [meant for meant in found if max(meant.share, meant.title_share) >= ENOUGH]
    if amends().search(fold(look.question.text)):
        return found
    return [meant for meant in found if not amends().match(fold(meant.entry.subject or ""))] or found


@from_lexicon
def amends() -> re.Pattern[str]:
    """What a paper does that changes another and has that one's words in its subject: "về sửa đổi Kế hoạch …"."""
    return re.compile(fold(filled(r"(?:v/v |về (?:việc )?)?(?<!\w){cues_documents:amends}(?!\w)")), re.IGNORECASE)


def _names_numbers(look: Lookup, entry: DocumentEntry) -> bool:
    """Whether a document names those that the question does: "Quyết định phê duyệt Đề án 12"."""
    numbers = look.question.numbers.documents
    held = [number for text in _texts(look, entry) for number in find_document_numbers(text)] if numbers else []
    return all(any(number.agrees_with(other) for other in held) for number in numbers)


def best(found: Sequence[Meant]) -> list[Meant]:
    """Those of the highest rank."""
    highest = max((meant.rank for meant in found), default=None)
    return [meant for meant in found if meant.rank == highest]


def _is_of_kind(entry: DocumentEntry, kinds: Set[str]) -> bool:
    """Whether it is of one of these folded kinds; what issues a regulation goes by its name too."""
    kind = fold(entry.type or "")
    if kinds <= {_GENERAL} or kind in kinds:
        return True
    issued = " ".join(map(fold, comparable(entry.subject or "", folded=True)[:5]))
    return any(asked in issued for asked in kinds)


def _titles(entry: DocumentEntry, record: Record[DocumentFact]) -> Iterator[str | None]:
    """What one document says by way of a title."""
    header = record.document.header
    yield from (entry.title, record.fact.name, record.fact.origin.issuer, record.fact.subject)
    if record.fact.is_self:
        yield from (header.title, header.place, header.issuer)


def described(look: Lookup, entry: DocumentEntry) -> list[str]:
    """What is known of a document: its own titles, and where it is only named, the sentence that does."""
    return [text for record in entry.records for text in (*_titles(entry, record), _named_in(look, record)) if text]


def _named_in(look: Lookup, record: Record[DocumentFact]) -> str | None:
    """The sentence that names a document, with the place and the title of the paper that it stands in."""
    if record.fact.is_self:
        return None
    text, span = look.view.document(record.document.id).text, record.fact.span
    held = (s for s in look.view.sentences(record.document.id) if s.start <= span.start < s.end)
    sentence = next((text[s.start : s.end] for s in held), "")
    header = record.document.header
    return f"{header.place or ''} . {header.title or ''} . {sentence}"


def _texts(look: Lookup, entry: DocumentEntry) -> list[str]:
    """The beginning of the document's own text, if the corpus has it."""
    return [look.view.document(entry.own.id).text[:_TEXT_CHARS]] if entry.own else []


def _is_met(look: Lookup, entry: DocumentEntry) -> bool:
    """Whether a document is of the names, times and ordinals that the question says."""
    question = look.question
    said = " . ".join(described(look, entry))
    held = comparable(said, folded=True)
    rest = "\n".join(_texts(look, entry))
    numbers = [question.text[number.start : number.end] for number in question.numbers.documents]
    # "TTg" of "12/QĐ-TTg" is no place.
    names = [name for name in question.names if not any(name.text in number for number in numbers)]
    people = {question.text[span.start : span.end] for span in question.marked.people}
    for name in names:
        asked = [fold(word) for word in name.words]
        in_text = name.text in people and contains(comparable(rest, folded=True), asked)
        if not (in_text or _holds(held, asked) or is_spelt(name.text, held) or _is_unplaced(look, entry, asked)):
            return False
    ordinals = {(held.what, held.value) for held in find_ordinals(f"{said}\n{rest}")}
    if any(_ways_of_counting(asked).isdisjoint(ordinals) for asked in question.numbers.ordinals):
        return False
    return _is_of_time(look, entry, said)


def _ways_of_counting(asked: Ordinal) -> set[tuple[str, int]]:
    """What may be written for an ordinal: a term is counted as its congress is ("khóa XI", "lần thứ XI")."""
    return {(asked.what, asked.value), *([("lần", asked.value)] if fold(asked.what) == "khoa" else [])}


def _holds(held: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name is there, whole or, of several that stand side by side, as two."""
    parts = (at for at in range(2, len(name) - 1) if contains(held, name[:at]) and contains(held, name[at:]))
    return contains(held, name) or next(parts, None) is not None


def _is_unplaced(look: Lookup, entry: DocumentEntry, name: Sequence[str]) -> bool:
    """Whether nothing says of what place a paper is that is or names a document, and its text has the name."""
    papers = (record.document for record in entry.records if record.document.header.place is None)
    texts = (look.view.document(paper.id).text[:_TEXT_CHARS] for paper in papers)
    return any(contains(comparable(text, folded=True), name) for text in texts)


def _is_of_time(look: Lookup, entry: DocumentEntry, said: str) -> bool:
    """Whether the days, years and parts of a year that the question names are said of a document, or are its day's."""
    times = look.question.times
    days = comparable(said, folded=True)
    if not all(_is_of_day(look, entry, days, asked) for asked in times.dates):
        return False
    known = {int(word) for word in days if _YEAR.fullmatch(word)} | ({entry.date.year} if entry.date else set())
    known = known or {int(word) for text in _texts(look, entry) for word in _YEAR.findall(text)}
    if known and not times.years <= known:
        return False
    months = period_words(said) if times.periods else []
    return all(
        contains(months, period.words)
        or (not _of_another(period.words, months) and entry.date is not None and entry.date.month in period.months)
        for period in times.periods
    )


def _is_of_day(look: Lookup, entry: DocumentEntry, said: Sequence[str], asked: WrittenDate) -> bool:
    """Whether a day is the document's own, or is said of it or in it."""
    written = [str(asked.day), str(asked.month)]
    if entry.date is not None and [str(entry.date.day), str(entry.date.month)] == written:
        return asked.year in (None, entry.date.year)
    return contains(said, written) or any(
        (day.day, day.month) == (asked.day, asked.month) for text in _texts(look, entry) for day in find_dates(text)
    )


def _of_another(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Whether another part of a year of this kind is said: "tháng 3" where "tháng 4" is asked for."""
    return any(kind == asked[0] and value.isdigit() and value != asked[-1] for kind, value in pairwise(said))


@from_lexicon
def words_of_asking() -> frozenset[str]:
    """The folded words by which attributes are asked for, or which are polite: they are no matter."""
    phrases = (*(row.key for row in rows("identity")), *words("questions", uses="closes"))
    return frozenset(fold(word) for phrase in phrases for word in phrase.split())


def words_of_numbers(question: Question) -> frozenset[str]:
    """The folded words of the numbers that a question names: "SGDĐT" of "Công văn 812/SGDĐT-HSSV" is no matter."""
    numbers = (question.text[number.start : number.end] for number in question.numbers.documents)
    return frozenset(word for number in numbers for word in comparable(number, folded=True))
