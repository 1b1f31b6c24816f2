"""What a text says that one document does to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.documents.clauses import DocumentMention
from index.facts.types import RelationName
from index.layout import Span
from index.lexicon.patterns import pattern

_CHANGES = (RelationName.REPLACES, RelationName.AMENDS, RelationName.ADDS, RelationName.REPEALS)

# The last cue before a name counts; of two that end together the longer one.
_CUES = tuple(
    (pattern(rf"(?<!\w)(?:{cue})(?!\w)"), names)
    for cue, names in (
        (
            r"{amends},?\s*(?:và\s+)?{adds}|{adds},?\s*(?:và\s+)?{amends}",
            (RelationName.AMENDS, RelationName.ADDS),
        ),
        ("{amends}", (RelationName.AMENDS,)),
        ("{adds}", (RelationName.ADDS,)),
        ("{replaces}", (RelationName.REPLACES,)),
        ("{repeals}", (RelationName.REPEALS,)),
        (r"{basis}|(?<!xem )xét(?=\s*$|\s+đề nghị)", (RelationName.BASIS,)),
        ("{carries_out}", (RelationName.CARRIES_OUT,)),
    )
)
_PASSIVE = pattern(
    r"[^.;]{0,60}?(?<!\w)(?:{passive}|đã)\s+(?:{passive}\s+)?(?P<cue>{changes})(?P<by>\s+{by_which}\s+)?"
)
_PASSIVE_BEFORE = pattern(r"{passive}\s+$")
_BY_CHARS = 30
_EXPIRES = pattern(r"[^.;]{0,120}?(?<!\w){expires}(?!\w)")
_LIST_ONLY = pattern(r"(?:\s*(?:[a-zđ]|\d{1,2})[.)])?[\s,;+•*\-–()/]*(?:{lists_only}[\s,;:]*)*")
_LIST_END = re.compile(r"(?:[,;]|(?<!\w)và)\s+(?:các\s+)?$", re.IGNORECASE)
_LIST_END_CHARS = 20
# Words that take the name as their object, so that a cue before them does not govern it.
_OTHER_VERB = pattern(r"(?<!\w){takes_paper}(?!\w)")
_LIST_FOLLOWS = pattern(r"(?:{listed_papers}|(?<!\w)(?:các|những) {documents:numbered})(?!\w)[^:]*:\W*$")
_LISTED_EXPIRE = pattern(r"(?<!\w)(?:các|những) {documents:numbered} sau(?: đây)? {expires}(?!\w)")
# "Thông tư số … hướng dẫn thực hiện Nghị định số …": the first does it.
_ACTING = pattern(r"[\s,]*(?:về\s+(?:việc\s+)?)?(?:{in_order_to}\s+)?{acts_on_paper}")
_THIS = re.compile(r"(?<!\w)(?:này|kèm theo)(?!\w)", re.IGNORECASE)
_NEAR_CHARS = 120
_CLAUSE_END = re.compile(r"[.;]\s")


@dataclass(frozen=True, slots=True)
class Effect:
    """What is done to a document.

    Attributes:
        names: As in `Relation.name`; "sửa đổi, bổ sung" is two.
        target: To which it is done; None for the one in which it stands.
        actor: Which does it; None for the one in which it stands.
    """

    names: tuple[str, ...]
    target: DocumentMention | None
    actor: DocumentMention | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Cue:
    """The last words between two names that say what is done.

    Attributes:
        start, end: Offsets in what stands between.
    """

    start: int
    end: int
    names: tuple[str, ...]


def find_effects(
    text: str, sentence: Span, mentions: Sequence[DocumentMention], *, opening: tuple[str, ...] = ()
) -> list[Effect]:
    """What a sentence says is done to the documents it names.

    Args:
        text: The document's.
        sentence: Where it stands.
        mentions: The documents that it names, in order.
        opening: What the line above said is done to those of the list that follows ("Căn cứ các văn bản sau:").
    """
    effects: list[Effect] = []
    held = Effect(opening, None, None, sentence) if opening else None
    opened = last = held
    previous: DocumentMention | None = None
    for i, mention in enumerate(mentions):
        start = _start_before(sentence, mention, previous)
        between = text[start : mention.start]
        effect = _before(between, start, mention, previous)
        siblings = previous is not None and previous.nested_in is mention.nested_in
        if effect is None and (siblings or mention.nested_in is None):
            governing = (opened if ";" in between else held) if mention.nested_in is None else last
            listed = _LIST_END.search(between[-_LIST_END_CHARS:]) if previous else None
            if governing is not None and (listed or _LIST_ONLY().fullmatch(between)):
                effect = Effect(governing.names, mention, governing.actor, Span(governing.span.start, mention.name_end))
        effects += _after(text, sentence, mentions, i)
        if effect is not None:
            effects.append(effect)
        if mention.nested_in is None:
            opened = effect if effect is not None and opened is None else opened
            held = effect
        previous, last = mention, effect
    return effects


def opening_of_list(text: str, sentence: Span) -> tuple[str, ...]:
    """What a line that ends with a colon says is done to the documents listed below it.

    A list of what is changed in one paper names others by the way; one that is replaced or repealed is itself listed.
    """
    said = text[max(sentence.start, sentence.end - _NEAR_CHARS) : sentence.end]
    if not _LIST_FOLLOWS().search(said):
        return ()
    if _LISTED_EXPIRE().search(said):
        return (RelationName.REPEALS,)
    cue = _last_cue(said, 0)
    if cue is None or _OTHER_VERB().search(said[cue.end :]):
        return ()
    return () if cue.names[0] in (RelationName.AMENDS, RelationName.ADDS) else cue.names


def _start_before(sentence: Span, mention: DocumentMention, previous: DocumentMention | None) -> int:
    """Where what stands before a name begins: after the name before it, or inside the title around it."""
    if previous is None:
        return sentence.start
    return previous.name_end if previous.name_end <= mention.start else previous.start + 1


def _last_cue(between: str, near: int) -> _Cue | None:
    """The cue that ends last in `between[near:]`."""
    found = (_Cue(m.start(), m.end(), names) for cue, names in _CUES for m in cue().finditer(between, near))
    return max(found, key=lambda cue: (cue.end, -cue.start), default=None)


def _before(between: str, start: int, mention: DocumentMention, previous: DocumentMention | None) -> Effect | None:
    """What the words before a name, from `start` on, say is done to it, or by it ("được thay thế bởi …")."""
    stop = max((match.end() for match in _CLAUSE_END.finditer(between)), default=0)
    cue = _last_cue(between, max(stop, len(between) - _NEAR_CHARS))
    if cue is None or not _governs(between[cue.end :]):
        return None
    span = Span(start + cue.start, mention.name_end)
    subject = between[stop : cue.start]
    if cue.names[0] in _CHANGES:
        if _PASSIVE_BEFORE().search(subject[-10:]):
            return Effect(cue.names, None, mention, span) if _THIS.search(subject) else None
        return Effect(cue.names, mention, None if stop or _THIS.search(subject) else previous, span)
    actor = mention.nested_in
    if actor is None and previous is not None and _ACTING().match(between):
        actor = previous
    return Effect(cue.names, mention, actor, span)


def _governs(after_cue: str) -> bool:
    """Whether a cue governs the name that stands after these words."""
    if ":" in after_cue and not _LIST_FOLLOWS().search(after_cue):
        return False
    if _OTHER_VERB().search(after_cue):
        return False
    return not _LIST_END.search(after_cue[-_LIST_END_CHARS:]) or after_cue.strip(" ,;") in ("", "và", "các")


def _after(text: str, sentence: Span, mentions: Sequence[DocumentMention], i: int) -> list[Effect]:
    """What the words after a name say is done to it: "được thay thế bằng …", "hết hiệu lực"."""
    mention = mentions[i]
    following = next((m for m in mentions[i + 1 : i + 20] if m.start >= mention.name_end), None)
    passive = _PASSIVE().match(text, mention.name_end, sentence.end)
    if passive and (following is None or passive.start("cue") <= following.start):
        cue = passive["cue"].lower()
        names = tuple(name for name in _CHANGES if name in cue)
        near = passive["by"] and following is not None and following.start - passive.end() < _BY_CHARS
        return [Effect(names, mention, following if near else None, Span(mention.start, passive.end("cue")))]
    expires = _EXPIRES().match(text, mention.name_end, sentence.end)
    return [Effect((RelationName.REPEALS,), mention, None, Span(mention.start, expires.end()))] if expires else []
