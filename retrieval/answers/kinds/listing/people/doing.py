"""People of whom papers tell what a list asks for: that they came to an office, left one, were elected, or spoke."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.entities.names import find_names
from index.language.text import fold, fold_space, tokens
from index.layout import Span
from index.lexicon.patterns import pattern
from index.lexicon.tables import from_lexicon, words
from index.types import Document, DocumentSummary
from retrieval.answers.documents.telling import clause_of
from retrieval.answers.kinds.items import Told
from retrieval.answers.kinds.listing.origin import head_words, reported_in
from retrieval.answers.kinds.listing.people.holders import holders_of
from retrieval.answers.kinds.listing.reading.asked import Listed
from retrieval.answers.kinds.listing.times import is_of_time
from retrieval.answers.lookup import Lookup

_MOST_PAPERS = 40
"""More papers are not read for what they tell of people."""
_CLASSES = ("elects", "leaves", "moves")
_GAP_CHARS = 90
"""So far behind a word for it stands the name of whom it is done to."""

_several = pattern(r"(?:\s*[^\W\d_]+){0,3}\s*(?:{people:several})(?!\w)")
_instead = pattern(r"(?<!\w)(?:{kinds_asked:in_place_of})(?!\w)")
_done_to = pattern(r"(?<!\w){kinds_asked:passive}\s$")
_others = pattern(r"(?<!\w)(?:{people:several})\s(?:{people:address})(?!\w)")
_by_itself = pattern(r"{kinds_asked:comes_himself}")
_speaks = pattern(r"(?<!\w){cues_meetings:speaks}(?!\w)")
_takes_floor = pattern(r"{kinds_asked:takes_floor}(?!\w)")
_appoints = pattern(r"(?<!\w){kinds_asked:appoints}(?!\w)")


@dataclass(frozen=True, slots=True)
class Doing:
    """Somebody, and the sentence that tells what is asked of him."""

    document: DocumentSummary
    name: Span
    sentence: Span


def find_doing(look: Lookup, listed: Listed) -> list[Doing]:
    """Everybody of whom the papers that are meant tell it, once, in the order of the text, the newest paper first.

    Nobody where the question names neither paper, meeting, place nor time, or too many papers are meant.
    """
    meant = [document for document in look.view.summaries if _is_meant(look, listed, document)]
    if not 0 < len(meant) <= _MOST_PAPERS:
        return []
    office = holders_of(look, listed) if listed.office else None
    found: dict[str, Doing] = {}
    for summary in sorted(
        meant, key=lambda held: held.header.date.toordinal() if held.header.date else 0, reverse=True
    ):
        document = look.view.document(summary.id)
        for doing in _in_document(look, listed, document):
            name = " ".join(map(fold, tokens(document.text[doing.name.start : doing.name.end])))
            if office is None or (name, summary.id) in office:
                found.setdefault(name, doing)
    return list(found.values())


def tell_doing(look: Lookup, doing: Doing) -> Told:
    """The clause that tells it."""
    return Told(*clause_of(look, look.view.document(doing.document.id), doing.sentence, holding=doing.name))


def _is_meant(look: Lookup, listed: Listed, document: DocumentSummary) -> bool:
    """Whether a paper is of the time, and its head, issuer, place and meetings name all that the question does."""
    days = (document.header.date, *(fact.date for fact in reported_in(look, document)))
    if not any(is_of_time(look, listed, day) for day in days):
        return False
    known = head_words(look, document, folded=listed.folded)
    return all(known.issuperset(run) for run in (*listed.named, *listed.matter[:1]))


def _in_document(look: Lookup, listed: Listed, document: Document) -> Iterator[Doing]:
    """Those of whom its sentences tell it, in their order."""
    summary = next(held for held in look.view.summaries if held.id == document.id)
    classes = _asked(look.question.marked.plain)
    for sentence in look.view.sentences(document.id):
        text = document.text[sentence.start : sentence.end]
        names = [name for name in find_names(text) if not text[name.start : name.end].isupper()]
        done = _speakers(text, names) if "spoke" in listed.uses else _moved(text, names, classes)
        for name in done if names else ():
            at = Span(sentence.start + name.start, sentence.start + name.end)
            yield Doing(summary, at, Span(sentence.start, sentence.end))


def _speakers(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """Those who speak in a sentence: who is named last before a word for it, or if nobody is, first behind it."""
    for verb in _speaks().finditer(text):
        before = [name for name in names if name.end <= verb.start()]
        behind = [name for name in names if name.start >= verb.end()]
        if before:
            yield before[-1]
            return
        if behind and _takes_floor().match(text, verb.start()):
            yield behind[0]
            return


def _moved(text: str, names: Sequence[Span], classes: frozenset[str]) -> Iterator[Span]:
    """Those who come to an office or leave one in a sentence: to whom it is done, or who does it."""
    verbs = [Span(*verb.span()) for verb in _appoints().finditer(text)]
    for at, name in enumerate(names):
        behind = names[at + 1].start if at + 1 < len(names) else len(text)
        done = next((v for v in reversed(verbs) if v.end <= name.start), None)
        does = [v for v in verbs if name.end <= v.start < behind and _happens_to(text, name, v)]
        held = [v for v in (done, *does) if v and (v in does or _is_done_to(text, v, name, names))]
        if any(_class_of(text[v.start : v.end]) in classes for v in held):
            yield name


def _happens_to(text: str, name: Span, verb: Span) -> bool:
    """Whether what a word tells happens to somebody named before it, and to no others in between."""
    return _is_of_subject(text, verb) and _others().search(text, name.end, verb.start) is None


def _is_of_subject(text: str, verb: Span) -> bool:
    """Whether what a word tells happens to who is named before it: "được bầu", "trúng cử"."""
    is_done = _done_to().search(text[: verb.start]) is not None
    return is_done or _by_itself().match(text, verb.start) is not None


def _is_done_to(text: str, verb: Span, name: Span, names: Sequence[Span]) -> bool:
    """Whether what a word tells is done to somebody behind it, and not to another who stands between."""
    between = text[verb.end : name.start]
    if _instead().search(between) or _is_of_subject(text, verb):
        return False
    is_first = all(not verb.end <= other.start < name.start for other in names)
    return (is_first and len(between) <= _GAP_CHARS) or _several().match(text, verb.end) is not None


@from_lexicon
def _class() -> dict[str, str]:
    return {fold(phrase): use for use in _CLASSES for phrase in words("kinds_asked", uses=use)}


def _class_of(verb: str) -> str:
    return _class().get(fold(fold_space(verb)), "moves")


def _asked(plain: str) -> frozenset[str]:
    """Which of coming to an office, leaving one and being elected a question asks for."""
    return frozenset(use for phrase, use in _class().items() if f" {phrase} " in f" {plain} ")
