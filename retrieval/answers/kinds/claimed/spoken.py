"""What the likeliest sentence of a claim's matter says of it: that it is so or not, done or not, on that weekday."""

import re
from collections.abc import Iterator, Mapping

from index.language.text import fold
from index.language.words import comparable
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from retrieval.answers.findings import Finding, finding_at
from retrieval.answers.kinds.asking import Asking
from retrieval.answers.kinds.claimed.acts import begins_act, is_aim
from retrieval.answers.kinds.claimed.claims import Asks, Claim, either, without
from retrieval.answers.kinds.claimed.hours import Times, says_of_times, times_of
from retrieval.answers.kinds.claimed.matter import above, clauses, folded_words, is_of_another, look_for, matter_of
from retrieval.answers.kinds.claimed.matter import share as share_of
from retrieval.answers.kinds.claimed.values import agrees, values_in
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Judged, judged
from retrieval.types import Verdict

Decided = tuple[Verdict, list[Finding]]
_MOST = 6
"""So many of the likeliest sentences are looked at."""
_LEAST_NEAR, _LEAST_OWN = 0.6, 0.4
"""Least shares of the matter in or near a sentence, and in the sentence itself."""
_LEAST_DENIED, _LEAST_WITH_RAREST, _LEAST_DONE = 0.5, 0.35, 0.6
"""Least shares of the matter behind what negates in a clause, with its rarest word there, and where it is done."""
_LEAST_SURE = 0.9
"""From such a nearness on a sentence speaks of the matter, whatever of it stands above and not in it."""


def decide_spoken(claim: Claim, asking: Asking) -> Decided | None:
    """What the sentences say that speak of the matter; None where none does, or what it says leaves it open."""
    times = times_of(claim.text)
    bare = _bare(claim, times)
    question = asking.ask(f"{bare}?").read
    matter = _matter(matter_of(look_for(question, asking)))
    if not matter:
        return None
    for held in judged(question, asking.retrieve(question), asking.look.view, fitted_judge())[:_MOST]:
        near = share_of(matter, folded_words(f"{held.candidate.text} . {above(held.candidate)}"))
        if _is_unmet(held) or max(near, held.nearness) < _LEAST_NEAR or is_of_another(question, held.candidate.text):
            continue
        verdict = _says(claim, times, matter, held)
        if verdict is not None:
            sentence = held.candidate.sentence
            return verdict, [finding_at(held.candidate, Span(sentence.start, sentence.end))]
    return None


def _is_unmet(held: Judged) -> bool:
    """Whether something that is named is another's or not there; a bare number alone tells little where all else is."""
    named = [name for name in held.unmet if not (name.isdigit() and held.nearness >= _LEAST_SURE)]
    return bool(named)


def _bare(claim: Claim, times: Times) -> str:
    """The claim without the weekdays and hours that it gives."""
    text = claim.text
    for span in reversed(times.spans):
        text = without(text, span)
    return text.strip(" ,") or claim.text


def _matter(matter: Mapping[str, float]) -> dict[str, float]:
    """The matter without the words that only say that something is done."""
    said = (phrase for use in ("done", "whole", "still") for phrase in words("kinds_asked", uses=use))
    done = {fold(word) for phrase in said for word in phrase.split()}
    return {word: weight for word, weight in matter.items() if word not in done}


def _says(claim: Claim, times: Times, matter: Mapping[str, float], held: Judged) -> Verdict | None:
    """What one sentence says."""
    text = held.candidate.text
    if held.nearness >= _LEAST_SURE and _is_part(claim, text):
        return Verdict.NO
    if share_of(matter, folded_words(text)) < _LEAST_OWN:
        return None
    if times:
        return says_of_times(claim.text, times, text)
    if claim.asks is not Asks.YET and not _is_met(claim, text):
        return None
    parts = [text[span.start : span.end] for span in clauses(text)]
    best = max(parts, key=lambda part: share_of(matter, folded_words(part)))
    if any(_denied(claim, matter, text)) or _is_ended(claim, best) or _is_untrue(claim, text):
        return Verdict.NO
    if claim.asks is not Asks.YET:
        return None
    if _partly().search(best):
        return Verdict.NO
    if not _has_act(claim, best):
        return None
    is_done = _either("done").search(best) is not None and not is_aim(claim, text[: text.find(best) + len(best)])
    known = folded_words(f"{best} . {above(held.candidate)}")
    return Verdict.YES if is_done and share_of(matter, known) >= _LEAST_DONE else None


def _is_met(claim: Claim, text: str) -> bool:
    """Whether a sentence that has conditions has them of the values of a claim: "nợ quá 90 ngày" of 100 days."""
    here = values_in(text)
    return all(any(agrees(held, value, None) for held in here) for value in values_in(claim.text))


def _is_ended(claim: Claim, clause: str) -> bool:
    """Whether it is asked whether something still is so, and a clause says that it ends."""
    return _either("still").search(claim.text) is not None and _either("ends_act").search(clause) is not None


def _is_untrue(claim: Claim, text: str) -> bool:
    """Whether a sentence says of what it tells that it is not so, as the claim does not."""
    return _either("untrue").search(text) is not None and _either("untrue").search(claim.text) is None


def _is_part(claim: Claim, text: str) -> bool:
    """Whether it is asked whether all of it is done, and so many of more are: "142/310 nhà"."""
    found = [tuple(map(int, match.groups())) for match in _OF_ALL.finditer(text)]
    return _either("whole").search(claim.text) is not None and len(found) == 1 and found[0][0] < found[0][1]


def _has_act(claim: Claim, clause: str) -> bool:
    """Whether a clause has the word for what is done: the first behind what begins it, unless it says no more."""
    begun = list(begins_act().finditer(claim.text))
    behind = comparable(claim.text[begun[-1].end() :], folded=True) if begun else []
    light = {fold(word) for phrase in words("kinds_asked", uses="light_act") for word in phrase.split()}
    verb = behind[0] if behind else ""
    return not verb or verb in light or verb in folded_words(clause)


def _denied(claim: Claim, matter: Mapping[str, float], text: str) -> Iterator[bool]:
    """Whether a clause begins by denying most of the matter, what denies not being claimed itself."""
    plain = fold(claim.text)
    for span in clauses(text):
        clause = text[span.start : span.end]
        found = _denies().match(clause)
        if found is None or _either("less_than").match(clause, found.start("no")):
            continue  # "không quá 02 ngày" denies nothing
        if _either("ends_act").fullmatch(found["no"]):
            continue  # "thu hồi, nộp ngân sách": something is done
        if re.search(rf"(?<!\w){re.escape(fold(found['no']))}(?!\w)", plain):
            continue
        rest = _STOP.split(text[span.start + found.end() :])[0]  # "Không được ký các văn bản về tuyển dụng, kỷ luật"
        behind = set(comparable(rest, folded=True))
        has_rarest = max(matter, key=lambda word: matter[word]) in behind
        yield share_of(matter, behind) >= (_LEAST_WITH_RAREST if has_rarest else _LEAST_DENIED)


@from_lexicon
def _denies() -> re.Pattern[str]:
    """What negates at the beginning of a clause, behind a number, a letter or who is meant."""
    return re.compile(rf"\s*(?:(?:\d+|\w)[.)]\s*|[-+*•]\s*)?(?P<no>{either('negates')})(?!\w)", re.IGNORECASE)


@from_lexicon
def _either(use: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(use)}(?!\w)", re.IGNORECASE)


_STOP = re.compile(r"[;.\n]")
_OF_ALL = re.compile(r"(?<![\w/.,])(\d+)/(\d+)(?![\w/.,]\d)(?=\s+[^\W\d])")
_partly = pattern(r"(?<!\w){kinds_asked:only_now}\s+(?:{kinds_asked:done}(?!\w)|\d)")
"""What was done of it, and no more: "mới xong 09 hộ"."""
