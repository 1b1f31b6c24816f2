"""The line above a sentence that names who does it or what it is of, where the sentence names nobody itself."""

from index.language.words import comparable, contains
from index.layout import Span
from retrieval.answers.sentences.seen import Seen
from retrieval.evidence.clauses import asks_for_part, held_in
from retrieval.evidence.matching import on_one_line
from retrieval.question.organisations import asks_for_body
from retrieval.question.types import QuestionKind

_OPENING_CHARS = 15
"""Who stands so early in a sentence does what it tells."""
_STOPS = ".:; "
_CALLED_WORDS = 12
"""Of more words a line says more than what something is called."""


def named_above(seen: Seen) -> Span | None:
    """The innermost line that a sentence hangs on which names who is asked for, where it does not itself.

    "3. Sở Tài chính" above "Cân đối, tham mưu Ủy ban nhân dân …", where it is asked which office does that, and
    "Điều 5. An toàn điện", where it is asked which article says something.
    """
    question, text = seen.asked.question, seen.scope.document.text
    asks = question.kind is QuestionKind.WHO or asks_for_body(question.text) or asks_for_part(question.text)
    if not asks:
        return _called_above(seen)
    own = [span.start for span in held_in(question, seen.candidate.text) or ()]
    if min(own, default=_OPENING_CHARS) < _OPENING_CHARS:
        return None  # whoever it begins with does what it tells
    for line in reversed(seen.scope.lead_lines):
        said = on_one_line(text[line.start : line.end]).rstrip(_STOPS)
        held = held_in(question, said) or []
        if held and (not own or held[-1].end == len(said)):
            return line
    return None


def _called_above(seen: Seen) -> Span | None:
    """The innermost line above that begins with what is asked for by name: "6. Bộ phận Kế toán" for "bộ phận nào"."""
    noun, text, folded = seen.asked.noun, seen.scope.document.text, seen.asked.matter.folded
    own = comparable(seen.candidate.text, folded=folded)
    if not noun or seen.asked.question.kind is not QuestionKind.WHAT or contains(own, noun[-1:]):
        return None
    names = [noun[at:] for at in range(len(noun))]
    for line in reversed(seen.scope.lead_lines):
        said = tuple(word for word in comparable(text[line.start : line.end], folded=folded) if word.isalpha())
        if any(said[: len(name)] == name and len(name) < len(said) <= _CALLED_WORDS for name in names):
            return line
    return None
