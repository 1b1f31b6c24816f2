"""Whether a sentence holds the kind of thing asked for: who did it, a day, an amount, a place, what was said."""

import re
from collections.abc import Sequence

from index.entities.holders.officials import find_officials
from index.entities.places import places_in
from index.language.text import fold_space
from index.layout import Span
from index.lexicon.patterns import pattern
from retrieval.evidence.clauses import names_counted
from retrieval.evidence.found import days_in
from retrieval.evidence.matching import Candidate
from retrieval.question.question import Question
from retrieval.question.roles import Role, roles_of
from retrieval.question.types import QuestionKind, Wanted

_takes_place = pattern(r"\b{answers:takes_place}\b")
"""How it is said that a meeting takes place."""
_acts = pattern(r"\b(?:ai|nào) (?:{answers:before_act} )?({answers:act})\b")
"""What someone did at a meeting or to a document; who did it is said only where it is."""
_which_unit = pattern(r"\b(?P<kind>{unit_kinds:unit}) nào\b")
_SAID_WORDS = 12
"""So many words after the one for speaking tell what was said."""
_GIVEN = re.compile(r"\([^()]*\)|:\s.*", re.DOTALL)
"""What a heading gives."""


Held = Sequence[Span] | None
"""What a sentence holds of the kind of thing asked for, as `held_in` finds it."""


def lacks_what_is_asked(question: Question, candidate: Candidate, held: Held) -> bool:
    """Whether the sentence cannot say what is asked for: who did it, a day, an amount, a number, where it was."""
    wanted = set(question.wanted) - {Wanted.REASON}  # many a reason is given without a word for it
    strict = bool(wanted) or question.kind in (QuestionKind.WHEN, QuestionKind.HOW_MANY, QuestionKind.NUMBER)
    if question.kind in (QuestionKind.WHO, QuestionKind.ATTENDANCE) and is_title(candidate):
        return True
    if (which := _which_unit().search(question.text)) and _names_no_unit(candidate, which["kind"].lower()):
        return True
    if question.wording.speech and _only_tells_of_speech(question, candidate):
        return True
    if question.kind is QuestionKind.WHO and (act := _acts().search(question.text)):
        return act[1].lower() not in fold_space(candidate.text).lower()
    if question.kind is QuestionKind.WHERE and _takes_place().search(question.text):
        return not held
    if question.kind is QuestionKind.HOW_MANY and not wanted and names_counted(question, candidate):
        return False  # "tối thiểu 12 giờ" and "12 (mười hai) giờ liên tục": the number may stand further off
    return strict and held is not None and not held


def _names_no_unit(candidate: Candidate, kind: str) -> bool:
    """Whether a sentence names no unit of the kind asked for."""
    return not any(mention.place.startswith(f"{kind} ") for mention in places_in(candidate.text))


def fitness(question: Question, candidate: Candidate, held: Held) -> float:
    """How well a sentence holds the kind of thing asked for, in [-0.2, 0.3]; one below 0 can hardly answer."""
    if question.kind is not QuestionKind.ABOUT and is_title(candidate):
        return -0.1
    if question.wording.speech:
        return 0.15 if _says_it(question, candidate) else 0.0
    if held is None:
        return 0.0
    if question.kind is QuestionKind.WHO and not held:
        return -0.05 if speaker_before(candidate) else -0.2
    if question.kind is QuestionKind.ATTENDANCE:
        return 0.3 if held else -0.2
    loose = question.kind in (QuestionKind.WHERE, QuestionKind.ABOUT)
    bonus = 0.06 if held else -0.05 if loose else -0.2
    if question.kind is QuestionKind.WHEN and days_in(candidate.text):
        bonus += 0.06
    return bonus


def _says_it(question: Question, candidate: Candidate) -> bool:
    """Whether the sentence tells what was said after the word for saying it; a caption "… phát biểu" does not."""
    said = _said(question, candidate)
    return said is not None and len(said) >= _SAID_WORDS


def _only_tells_of_speech(question: Question, candidate: Candidate) -> bool:
    """Whether the sentence says that something was said at a meeting, and not what: "… phát biểu kết luận hội nghị"."""
    said = _said(question, candidate)
    return said is not None and all(role is not Role.TERM for role in roles_of(said, question.language))


def _said(question: Question, candidate: Candidate) -> tuple[str, ...] | None:
    """The words of the sentence behind the one for saying what is asked for; None where it has not that."""
    length = len(question.wording.speech)
    places = range(len(candidate.words))
    ends = (at + length for at in places if candidate.words[at : at + length] == question.wording.speech)
    return next((candidate.words[end:] for end in ends), None)


def is_title(candidate: Candidate) -> bool:
    """Whether the sentence is the document's title or a heading, which names a matter but says nothing of it."""
    text = fold_space(candidate.text)
    return text in (candidate.evidence.document.header.title, candidate.sentence.heading) or text.isupper()


def gives_value(question: Question, candidate: Candidate, held: Held) -> bool:
    """Whether a heading gives what is asked for, in brackets or behind a colon: "V. KINH PHÍ (tổng 30.000.000đ)"."""
    text = candidate.text
    if (
        question.kind not in (QuestionKind.HOW_MANY, QuestionKind.WHEN)
        or text == candidate.evidence.document.header.title
    ):
        return False
    given = list(map(_span, _GIVEN.finditer(text)))
    return any(span.start <= value.start < span.end for span in given for value in held or ())


def _span(found: re.Match[str]) -> Span:
    return Span(*found.span())


def speaker_before(candidate: Candidate) -> Span | None:
    """Who is named last before the sentence in the same paragraph: in minutes, whose words it reports."""
    text = candidate.evidence.document.text
    start = text.rfind("\n", 0, candidate.sentence.start) + 1
    officials = list(find_officials(text, start, candidate.sentence.start))
    return officials[-1].span if officials else None
