"""A question and a sentence side by side: what the question names and is about, and where of that the sentence is."""

import re
from dataclasses import dataclass
from functools import cached_property

from index.language.text import fold
from index.language.words import comparable
from index.layout import Span
from index.lexicon.patterns import pattern
from retrieval.answers.sentences.coverage import OF_IT, Matter, Met, light_words, matter_of, where_met
from retrieval.answers.sentences.named.named import named_in
from retrieval.answers.sentences.named.where import Named, What, Where
from retrieval.answers.sentences.scope import Scope
from retrieval.evidence.clauses import held_in
from retrieval.evidence.matching import Candidate, Weights
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind

OF_EVENTS = frozenset({What.DAY, What.PERIOD, What.ORDINAL, What.DOCUMENT})
"""Kinds of things by which what happens is told apart."""
NOT_MET = frozenset({Where.ANOTHER, Where.NOWHERE, Where.ELSEWHERE})
_SPAN_OF_YEARS = re.compile(r"(?<!nam hoc )\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
"""Two years that are one time; what is told of a school's year may give one of them."""
_MOST_FAR = 0.7
"""More of the matter than this may not be far. Less is a sign among others; over papers of many offices the judge does
as well with no such bar."""
_SAME = 0.9
"""Least share of a question's matter that another has which asks the same."""
_which_paper = pattern(r"\b{documents:numbered} (?:(?:\w+ ){0,2}?số )?{questions:which_number}\b")
_NOUN_WORDS = 3
_WHO = "ai"
_ASKING_BEFORE = frozenset({"nao", "gi", "ai", "dau"})
_ASKING_BEHIND = frozenset({"nhieu", "may"})


@dataclass(frozen=True)
class Asked:
    """A question as sentences are held against it.

    Attributes:
        named: What it names.
        matter: What else it is about.
        noun: What is asked for by name, before "nào", "gì", "là ai" or behind "bao nhiêu"; of the matter.
        deed: What it is asked who did, the word behind "ai"; empty where that is none of the matter.
    """

    question: Question
    named: tuple[Named, ...]
    matter: Matter
    noun: tuple[str, ...]
    deed: str

    @property
    def asks_for_paper(self) -> bool:
        """Whether a paper or its number would answer."""
        return self.question.kind is QuestionKind.NUMBER or self.asks_which_paper

    @cached_property
    def asks_which_paper(self) -> bool:
        """Whether it asks "quyết định nào", "tờ trình số mấy", the kind shortened or not."""
        text = self.question.text
        said = (text, " ".join(comparable(text, folded=False)))
        return any(_which_paper().search(words) is not None for words in said)


def asked_of(question: Question, weights: Weights) -> Asked:
    """The question, read once for all sentences."""
    matter = matter_of(question, weights)
    return Asked(question, named_in(question), matter, _noun(question, matter), _deed(question, matter))


def _deed(question: Question, matter: Matter) -> str:
    """The first word of the matter behind "ai", with nothing but light words between."""
    said = question.wording.words
    at = next((at for at, word in enumerate(said) if fold(word) == _WHO), None)
    is_of_office = bool(question.offices.asked or question.offices.mentioned)  # "bầu ai làm phó chủ tịch"
    if question.kind is not QuestionKind.WHO or at is None or is_of_office:
        return ""
    behind = [word for word in said[at + 1 : at + 1 + _NOUN_WORDS] if word not in light_words(folded=question.folded)]
    return behind[0] if behind and behind[0] in matter.words and behind[0] not in matter.speech else ""


def _noun(question: Question, matter: Matter) -> tuple[str, ...]:
    """The words of the matter right before what asks, or right behind what asks how many."""
    said = question.wording.words
    for at, word in enumerate(said):
        plain = fold(word)
        if plain in _ASKING_BEFORE:
            end = at - 1 if at and fold(said[at - 1]) == "la" else at
            found = [held for held in said[max(0, end - _NOUN_WORDS) : end] if held in matter.words]
        elif plain in _ASKING_BEHIND:
            found = [held for held in said[at + 1 : at + 1 + _NOUN_WORDS] if held in matter.words]
        else:
            continue
        if found:
            return tuple(found)
    return ()


@dataclass(frozen=True)
class Seen:
    """A sentence that may answer, where it stands, held against a question."""

    asked: Asked
    candidate: Candidate
    scope: Scope

    @cached_property
    def named(self) -> tuple[Where, ...]:
        """Where each thing that the question names stands."""
        return tuple(named.where(self.scope) for named in self.asked.named)

    @cached_property
    def met(self) -> dict[str, Met]:
        """Where each word of the matter stands."""
        return where_met(self.asked.matter, self.scope)

    @cached_property
    def held(self) -> list[Span] | None:
        """What it holds of the kind of thing asked for, as `held_in`."""
        return held_in(self.asked.question, self.candidate.text)

    @property
    def unmet(self) -> tuple[str, ...]:
        """What the question names, as it names it, and what the sentence belongs to has not."""
        return tuple(named.text for named, where in zip(self.asked.named, self.named, strict=True) if where in NOT_MET)

    @cached_property
    def nearness(self) -> float:
        """Share of what is asked about that stands in what the sentence belongs to or beside it, in [0, 1].

        Nothing where neither the rarest of it nor anything that is named stands there; of a question that is about
        nothing else the share of its words.
        """
        matter = self.asked.matter.words
        if not matter and not self.named:
            return self.candidate.coverage
        near = {word for word, where in self.met.items() if where in OF_IT or where is Met.BESIDE}
        rarest = max(matter.values(), default=0.0)
        is_named = any(where not in NOT_MET for where in self.named)
        if not is_named and not any(matter[word] >= rarest for word in near):
            return 0.0
        return sum(matter[word] for word in near) / sum(matter.values()) if matter else 1.0

    @cached_property
    def is_answer_below(self) -> bool:
        """Whether it stands below a question on a line of its own that asks all that is asked."""
        matter = self.asked.matter.words
        above = set(comparable(self.scope.question_above, folded=self.asked.question.folded)) if matter else set()
        return sum(matter[word] for word in above & matter.keys()) > _SAME * sum(matter.values()) > 0

    @cached_property
    def is_contradicted(self) -> bool:
        """Whether something that the question names is another's here, or most of the rest is met by nothing near.

        However much else is met.
        """
        return self.far > _MOST_FAR or bool(self.missed)

    @cached_property
    def missed(self) -> frozenset[What]:
        """The kinds of things of which something that is named is another's here, or not here."""
        held = list(zip(self.asked.named, self.named, strict=True))
        missed = {named.what for named, where in held if _is_missed(named.what, where)}
        years = [where in NOT_MET for named, where in held if named.what is What.YEAR]
        # Of two years that are compared one may be told; "2022 - 2023" is one time.
        if years and (any(years) if _SPAN_OF_YEARS.search(fold(self.asked.question.text)) else all(years)):
            missed.add(What.YEAR)
        return frozenset(missed)

    @cached_property
    def far(self) -> float:
        """Share of the matter that is met by nothing that says what the sentence is about, in [0, 1]."""
        matter = self.asked.matter.words
        far = sum(matter[word] for word, where in self.met.items() if where not in OF_IT)
        return far / sum(matter.values()) if matter else 0.0


def _is_missed(what: What, where: Where) -> bool:
    """Whether a thing of this kind that stands there is enough for a sentence to be of another matter."""
    if what in OF_EVENTS:
        return where in NOT_MET
    if what is What.LEVEL:
        return where is Where.ANOTHER
    if what in (What.PLACE, What.ORGANISATION, What.PERSON):
        return where in (Where.ANOTHER, Where.NOWHERE)
    if what in (What.OFFICE, What.ACT):
        return where in NOT_MET
    return where is Where.NOWHERE and what is not What.YEAR
