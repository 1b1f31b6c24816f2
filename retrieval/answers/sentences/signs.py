"""What speaks for a sentence and what against it: the signs by which a fitted sum decides whether it answers."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from index.language.text import fold, normalise_word, words
from index.language.words import comparable
from index.structure.header import NEWS
from retrieval.answers.sentences.coverage import OF_IT, Matter, Met, is_reported, pairs_met
from retrieval.answers.sentences.lines import named_above
from retrieval.answers.sentences.named.where import What, Where
from retrieval.answers.sentences.seen import NOT_MET, OF_EVENTS, Seen
from retrieval.evidence.asked_kind import fitness, gives_value, is_title, lacks_what_is_asked
from retrieval.evidence.clauses import asks_for_part
from retrieval.question.types import QuestionKind


class Sign(StrEnum):
    """A sign of a sentence; shares are of what the question asks about, by rarity, in [0, 1], all others 0 or 1."""

    # Shares of the matter, by where it stands.
    OWN = "own"
    LEAD = "lead"
    BEFORE = "before"
    HEAD = "head"
    BESIDE = "beside"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"
    PAIRS = "pairs"  # of the pairs, in what says what it is about
    OWN_PAIRS = "own_pairs"  # in the sentence
    BROKEN = "broken"  # of the pairs, where both words stand apart
    # Words of the matter that are met by nothing that says what the sentence is about.
    UNMET_WORDS = "unmet_words"  # how many, up to 4, over 4
    UNMET_MOST = "unmet_most"  # the rarest, as a share of the rarest of all
    NOWHERE_MOST = "nowhere_most"  # the rarest of those that its document has nowhere, likewise
    UNMET_RUN = "unmet_run"  # two of them stand side by side
    NO_MATTER = "no_matter"  # the question has only names and numbers
    # What it names, as shares of all it names.
    NAMED_OWN = "named_own"
    NAMED_NEAR = "named_near"  # in a line that it hangs on, or said before it
    NAMED_HEAD = "named_head"
    NAMED_ELSEWHERE = "named_elsewhere"
    NAMED_ANOTHER = "named_another"
    NAMED_NOWHERE = "named_nowhere"
    OF_ANOTHER_EVENT = "of_another_event"  # the day, year, period or ordinal is another's
    # What it names, by kind, that contradicts: another's, or not there.
    MISSED_DAY = "missed_day"
    MISSED_YEAR = "missed_year"
    MISSED_PERIOD = "missed_period"
    MISSED_ORDINAL = "missed_ordinal"
    MISSED_DOCUMENT = "missed_document"
    MISSED_FIGURE = "missed_figure"
    MISSED_PLACE = "missed_place"
    MISSED_PERSON = "missed_person"
    MISSED_OFFICE = "missed_office"
    MISSED_ORGANISATION = "missed_organisation"
    MISSED_ACT = "missed_act"
    MISSED_LEVEL = "missed_level"
    FAR = "far"  # share of the matter that is met by nothing that says what the sentence is about
    # What is asked for.
    HOLDS_KIND = "holds_kind"
    LACKS_KIND = "lacks_kind"
    ASKED_FOR = "asked_for"  # share of what is asked for by name that the sentence has, as "phòng" in "phòng nào"
    ASKED_BY_NAME = "asked_by_name"  # something is
    CLOSE = "close"  # how near it stands to the question's words, in [0, 1]
    FIT = "fit"  # how well it holds what is asked for, in [-0.2, 0.3]
    UNFIT = "unfit"  # it cannot say what is asked for
    # What the sentence is.
    TITLE = "title"
    FRAME = "frame"  # it stands around what a paper says
    RECITAL = "recital"  # it is of the grounds of a paper
    LEADS_ON = "leads_on"  # what it says comes below
    LABELLED = "labelled"  # it gives one thing of what stands above it
    SHORT = "short"
    LENGTH = "length"  # in words over 60, at most 1
    SURPLUS = "surplus"  # share of its words that the question has not
    IS_FIRST = "is_first"
    OF_NEWS = "of_news"
    # Beside others.
    SIMILARITY = "similarity"
    SCORE = "score"
    BEHIND = "behind"  # how much less than the best of a first look
    OWN_BEHIND = "own_behind"
    ALIKE = "alike"  # others that have as much of the question, as a share of a full shortlist
    LEAD_ON_OTHERS = "lead_on_others"  # how much more it has than any sentence of another document; 0 without one
    # The question.
    MANY_WORDS = "many_words"  # of the matter, over 12, at most 1
    MANY_NAMED = "many_named"  # things that are named, over 4, at most 1
    # What kind of thing is asked for.
    ASKS_WHO = "asks_who"
    ASKS_WHEN = "asks_when"
    ASKS_AMOUNT = "asks_amount"
    ASKS_WHERE = "asks_where"
    ASKS_WHAT = "asks_what"


Signs = Mapping[Sign, float]

_ASKS = {
    QuestionKind.WHO: Sign.ASKS_WHO,
    QuestionKind.ATTENDANCE: Sign.ASKS_WHO,
    QuestionKind.OFFICE: Sign.ASKS_WHO,
    QuestionKind.WHEN: Sign.ASKS_WHEN,
    QuestionKind.HOW_MANY: Sign.ASKS_AMOUNT,
    QuestionKind.NUMBER: Sign.ASKS_AMOUNT,
    QuestionKind.WHERE: Sign.ASKS_WHERE,
}
_ALL_ASKS = frozenset({*_ASKS.values(), Sign.ASKS_WHAT})
_MET = {where: Sign(where.value) for where in Met}
_MISSED = {what: Sign(f"missed_{what.value}") for what in What}
SHORTLIST = 24
"""Candidates that are looked at closely."""
_NEAR = (Where.LEAD, Where.BEFORE, Where.OPENED)
_FIRST = 3
_SHORT_WORDS, _LONG_WORDS = 6, 60
_CLOSE_CHARS = 20
_MOST_UNMET = 4
_MANY_WORDS, _MANY_NAMED = 12, 4


def signs_of(all_seen: Sequence[Seen]) -> list[Signs]:
    """The signs of sentences that may answer one question, each beside the others."""
    alone = [_alone(seen) for seen in all_seen]
    rivals = [seen for seen, signs in zip(all_seen, alone, strict=True) if may_answer(seen, signs)]
    return [{**signs, **_beside(seen, rivals)} for seen, signs in zip(all_seen, alone, strict=True)]


def may_answer(seen: Seen, signs: Signs) -> bool:
    """Whether a sentence may be said, if it is likely enough: not one that is another's, nor one that only names."""
    question = seen.asked.question
    # Grounds decide nothing; they name the papers that another stands on, and may stand in the head of a paper.
    is_asked = seen.asked.asks_for_paper and (bool(signs[Sign.RECITAL]) or seen.scope.names_another_paper)
    may_be_title = question.kind is QuestionKind.ABOUT or asks_for_part(question.text)
    only_names = (signs[Sign.FRAME] and not is_asked) or (signs[Sign.TITLE] and not may_be_title)
    only_grounds = signs[Sign.RECITAL] and not is_asked
    lacks_paper = seen.asked.asks_which_paper and not seen.scope.names_paper
    does_else = bool(seen.asked.deed) and seen.met[seen.asked.deed] is not Met.OWN
    return not (does_else or seen.is_contradicted or signs[Sign.UNFIT] or only_names or only_grounds or lacks_paper)


def _alone(seen: Seen) -> Signs:
    """The signs of a sentence, whatever stands beside it."""
    return {
        **_of_matter(seen),
        **_of_named(seen),
        **_of_kind(seen),
        **_of_form(seen),
        Sign.SIMILARITY: seen.candidate.similarity,
        Sign.SCORE: seen.candidate.score,
        Sign.MANY_WORDS: min(1.0, len(seen.asked.matter.words) / _MANY_WORDS),
        Sign.MANY_NAMED: min(1.0, len(seen.asked.named) / _MANY_NAMED),
    }


def _beside(seen: Seen, rivals: Sequence[Seen]) -> Signs:
    """The signs of a sentence beside those that may be said."""
    own, document = seen.candidate.own_coverage, seen.scope.document.id
    others = [other for other in rivals if other.candidate is not seen.candidate]
    elsewhere = [other.candidate.own_coverage for other in others if other.scope.document.id != document]
    return {
        Sign.BEHIND: max([0.0, *(_score(other) - _score(seen) for other in others)]),
        Sign.OWN_BEHIND: max([0.0, *(other.candidate.own_coverage - own for other in others)]),
        Sign.ALIKE: sum(other.candidate.own_coverage >= own for other in others) / (SHORTLIST - 1),
        Sign.LEAD_ON_OTHERS: own - max(elsewhere, default=own),
    }


def _score(seen: Seen) -> float:
    return seen.candidate.score + seen.candidate.support


def _of_matter(seen: Seen) -> Signs:
    matter = seen.asked.matter
    met, together = seen.met, pairs_met(matter, seen.scope)
    total, paired = sum(matter.words.values()) or 1.0, sum(matter.pairs.values()) or 1.0
    unmet = {word for word, where in met.items() if where not in OF_IT}
    in_pairs = [pair for pair in matter.pairs if not unmet.intersection(pair)]
    said = seen.asked.question.wording.words
    return {
        **{sign: sum(matter.words[word] for word in met if met[word] is where) / total for where, sign in _MET.items()},
        Sign.PAIRS: sum(matter.pairs[pair] for pair in together if together[pair] in OF_IT) / paired,
        Sign.OWN_PAIRS: sum(matter.pairs[pair] for pair in together if together[pair] is Met.OWN) / paired,
        Sign.BROKEN: sum(matter.pairs[pair] for pair in in_pairs if together[pair] is Met.NOWHERE) / paired,
        Sign.UNMET_WORDS: min(len(unmet), _MOST_UNMET) / _MOST_UNMET,
        Sign.UNMET_MOST: max((matter.words[word] for word in unmet), default=0.0)
        / max(matter.words.values(), default=1.0),
        Sign.NOWHERE_MOST: max((matter.words[word] for word in met if met[word] is Met.NOWHERE), default=0.0)
        / max(matter.words.values(), default=1.0),
        Sign.UNMET_RUN: float(any(unmet.issuperset(pair) for pair in pairwise(said))),
        Sign.NO_MATTER: float(not matter.words),
    }


def _of_named(seen: Seen) -> Signs:
    named = [(named.what, where) for named, where in zip(seen.asked.named, seen.named, strict=True)]
    held = [where for what, where in named if what is not What.LEVEL]  # which bars what is another's, and says no more
    count = len(held) or 1
    of_events = [where for what, where in named if what in (*OF_EVENTS, What.YEAR)]
    return {
        Sign.NAMED_OWN: held.count(Where.OWN) / count,
        Sign.NAMED_NEAR: sum(where in _NEAR for where in held) / count,
        Sign.NAMED_HEAD: held.count(Where.HEAD) / count,
        Sign.NAMED_ELSEWHERE: held.count(Where.ELSEWHERE) / count,
        Sign.NAMED_ANOTHER: held.count(Where.ANOTHER) / count,
        Sign.NAMED_NOWHERE: held.count(Where.NOWHERE) / count,
        Sign.OF_ANOTHER_EVENT: float(any(where in NOT_MET for where in of_events)),
        **{sign: float(what in seen.missed) for what, sign in _MISSED.items()},
        Sign.FAR: seen.far,
    }


def _of_kind(seen: Seen) -> Signs:
    question, candidate, held = seen.asked.question, seen.candidate, seen.held
    is_held = bool(held) or is_reported(seen.asked.matter, seen.scope) or named_above(seen) is not None
    asks = _ASKS.get(question.kind, Sign.ASKS_WHAT)
    return {
        Sign.HOLDS_KIND: float(is_held),
        Sign.LACKS_KIND: float(held is not None and not is_held),
        Sign.ASKED_FOR: _asked_for(seen),
        Sign.ASKED_BY_NAME: float(bool(seen.asked.noun)),
        Sign.CLOSE: _closeness(seen, [span.start for span in held or ()]),
        Sign.FIT: fitness(question, candidate, held),
        Sign.UNFIT: float(lacks_what_is_asked(question, candidate, held)),
        **{sign: float(sign is asks) for sign in _ALL_ASKS},
    }


def _asked_for(seen: Seen) -> float:
    """Share of the words of what is asked for by name that the sentence has."""
    noun = seen.asked.noun
    own = set(comparable(seen.scope.own, folded=seen.asked.matter.folded))
    return sum(word in own for word in noun) / len(noun) if noun else 0.0


def _closeness(seen: Seen, held: Sequence[int]) -> float:
    """How near what is asked for stands to a word of the question, in [0, 1]; 0 where either is not there."""
    matter, text = seen.asked.matter, seen.candidate.text
    if not held:
        return 0.0
    found = [span for span in words(text) if _plain(text[span.start : span.end], matter) in matter.words]
    apart = min((abs(place - span.start) for place in held for span in found), default=None)
    return 0.0 if apart is None else 1 / (1 + apart / _CLOSE_CHARS)


def _plain(word: str, matter: Matter) -> str:
    return fold(word) if matter.folded else normalise_word(word)


def _of_form(seen: Seen) -> Signs:
    candidate, scope = seen.candidate, seen.scope
    own, asked = set(candidate.words), set(seen.asked.question.wording.words)
    return {
        Sign.TITLE: float(
            (is_title(candidate) or scope.is_heading) and not gives_value(seen.asked.question, candidate, seen.held)
        ),
        Sign.FRAME: float(scope.is_of_frame),
        Sign.RECITAL: float(scope.is_recital),
        Sign.LEADS_ON: float(candidate.text.rstrip().endswith(":")),
        Sign.LABELLED: float(scope.is_labelled),
        Sign.SHORT: float(len(candidate.words) < _SHORT_WORDS),
        Sign.LENGTH: min(1.0, len(candidate.words) / _LONG_WORDS),
        Sign.SURPLUS: len(own - asked) / max(1, len(own)),
        Sign.IS_FIRST: float(scope.at < _FIRST),
        Sign.OF_NEWS: float(scope.document.header.kind == NEWS),
    }
