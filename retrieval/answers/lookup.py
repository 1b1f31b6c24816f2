"""What every look into the register needs: the question, what was retrieved for it, and the sentences of facts."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.language.initials import is_short, spelled
from index.language.text import fold
from index.language.words import comparable, contains
from index.layout import Span
from index.lexicon.tables import from_lexicon, words
from index.types import Document, DocumentSummary
from retrieval.answers.findings import Finding
from retrieval.evidence.clauses import LONG_CHARS
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import Candidate, Weights, candidates_in, weigh
from retrieval.question.question import Question
from retrieval.register.entries import DocumentEntry
from retrieval.register.registry import Registry
from retrieval.types import Evidence
from retrieval.view import View

ENOUGH = 0.85
"""Least share of the question's matter, by rarity, that an entry must have to be what is asked about."""
_NEIGHBOURS = 2
"""So many sentences on either side of a fact are looked at for what the question names."""


@from_lexicon
def _generic() -> frozenset[str]:
    """What any question of the register may say of anything; folded."""
    return frozenset(fold(word) for phrase in words("answers", uses="generic") for word in phrase.split())


def is_spelt(short: str, words: Sequence[str]) -> bool:
    """Whether a word is written by beginnings of words that stand side by side: "TP.HCM" of "Thành phố Hồ Chí Minh"."""
    letters = re.sub(r"\W", "", short)
    return is_short(letters) and next(spelled(letters, words), None) is not None


@dataclass(frozen=True)
class Lookup:
    """One question over the register.

    Attributes:
        view: What may be seen.
        found: What was retrieved; it is looked at only where facts do not answer by themselves.
    """

    question: Question
    view: View
    found: Sequence[Evidence]

    @property
    def registry(self) -> Registry:
        """The facts."""
        return self.view.registry

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """What was retrieved, by document, the best of each."""
        return {item.document.id: item for item in reversed(self.found)}

    def score(self, documents: Iterable[DocumentSummary]) -> float:
        """How well the best of these documents was retrieved, in [0, 1]; 0 if none was."""
        return max((self.evidence[held.id].score for held in documents if held.id in self.evidence), default=0.0)

    def words(self, text: str) -> list[str]:
        """A text's words as the question's are compared."""
        return comparable(text, folded=self.question.folded)

    def matter(self) -> list[str]:
        """What the question is about, without names, numbers and what any such question says."""
        return [term for term in self.question.wording.topic if fold(term) not in _generic()]

    def share(self, texts: Iterable[str | None], *, beside: Collection[str] = ()) -> float:
        """How much of the question's matter the texts have, by rarity; all of it where it names no matter.

        Words written by their beginnings are met as well: "TCKH" in "Tài chính - Kế hoạch".

        Args:
            texts: What is known of something.
            beside: Folded words that count for nothing.
        """
        said = [self.words(text) for text in texts if text]
        held = {word for words in said for word in words}
        terms = [term for term in self.matter() if fold(term) not in beside]
        weights = {term: self.view.rarity(term, folded=self.question.folded) for term in terms}
        total = sum(weights.values())
        missing = [term for term in terms if term not in held and not any(is_spelt(term, words) for words in said)]
        return 1.0 - sum(weights[term] for term in missing) / total if total else 1.0

    def may_be_of(self, document: DocumentSummary, said: Iterable[str | None]) -> bool:
        """Whether a fact can be of the places that the question names, by what is known without the text.

        Args:
            document: Where the fact stands; one whose place is unknown may be of any.
            said: The fact's own words.
        """
        header = document.header
        numbers = [self.question.text[number.start : number.end] for number in self.question.numbers.documents]
        # "TTg" of "12/QĐ-TTg" is no place.
        names = [name for name in self.question.names if not any(name.text in number for number in numbers)]
        if header.place is None or not names:
            return True
        described = " . ".join(part for part in (header.title, header.place, header.issuer, *said) if part)
        held = comparable(described, folded=True)
        return all(contains(held, [fold(word) for word in name.words]) for name in names)

    def names_document(self, entry: DocumentEntry) -> bool:
        """Whether an entry can be of the places that the question names."""
        return any(self.may_be_of(record.document, [record.fact.origin.issuer]) for record in entry.records)

    def candidate(self, document: DocumentSummary, span: Span) -> Candidate | None:
        """The sentence in which a span begins, as evidence; None if there is none or it lacks what is named."""
        found = self.any_candidate(document, span)
        return None if found is None or unmet(self.question, found) else found

    def any_candidate(self, document: DocumentSummary, span: Span) -> Candidate | None:
        """The same whatever it lacks, with its neighbours, held against no retrieval."""
        sentences = self.view.sentences(document.id)
        at = next((at for at, s in enumerate(sentences) if s.start <= span.start < s.end), None)
        if at is None:
            return None
        around = tuple(sentences[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
        return self._candidate(Evidence(self.view.document(document.id), 0.0, around, content=self.view.content), span)

    def support(self, document: DocumentSummary, span: Span) -> float:
        """How well the sentence in which a span begins fits the question, as it was retrieved if it was, in [0, 1]."""
        item = self.evidence.get(document.id)
        is_there = item is not None and any(s.start <= span.start and span.end <= s.end for s in item.sentences)
        found = self._candidate(item, span) if item and is_there else self.any_candidate(document, span)
        return found.score if found else 0.0

    def _candidate(self, item: Evidence, span: Span) -> Candidate | None:
        found = candidates_in(item, self.question, self._weights)
        return next((c for c in found if c.sentence.start <= span.start < c.sentence.end), None)

    @cached_property
    def _weights(self) -> Weights:
        return weigh(self.question, self.view.rarity)

    def finding(
        self, document: DocumentSummary | Document, span: Span, score: float = 0.9, *, said: str | None = None
    ) -> Finding:
        """A finding at a span of a document; `said` is what is said of it, where that is not all of it."""
        return Finding(self.view.document(document.id), span, None, score, said)

    def around(self, document: DocumentSummary, span: Span) -> Span:
        """The sentence of a span where that is short, else the span."""
        sentences = (s for s in self.view.sentences(document.id) if s.start <= span.start and span.end <= s.end)
        sentence = next(sentences, None)
        if sentence is None or sentence.end - sentence.start > LONG_CHARS:
            return span
        return Span(sentence.start, sentence.end)

    def reaching(self, document: DocumentSummary | Document, span: Span, words: str | None, within: int) -> Span:
        """The span, reaching to the end of these words where they follow within so many characters."""
        pattern = r"\s+".join(map(re.escape, (words or "").split()))
        text = self.view.document(document.id).text
        match = re.compile(pattern).search(text, span.start, span.end + within + len(words or "")) if pattern else None
        return Span(span.start, max(span.end, match.end())) if match else span
