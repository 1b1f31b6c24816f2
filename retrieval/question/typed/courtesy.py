"""What is typed around a question out of politeness: greetings, requests, forms of address, thanks.

Each phrase of the table `courtesy` stands for one letter, a word that asks for "j", any other for "X", a stop for ",";
what is polite at both ends is told by the order of these letters.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.language.text import fold, has_marks, normalise_word, words
from index.layout import Span
from index.lexicon.tables import from_lexicon, rows
from index.lexicon.tables import words as words_of

_LETTERS = {
    "greets": "g", "person": "p", "letter": "e", "either": "u", "calls": "o", "introduces": "i", "gives": "c",
    "begs": "x", "wants": "w", "helps": "h", "asks": "q", "knows": "k", "little": "t", "joins": "l", "end": "a",
    "soft": "z", "thanks": "d", "much": "n", "hopes": "m", "granted": "y", "whether": "v", "content": "X",
}  # fmt: skip
_OTHER, _ASKS, _STOP, _MARK = "X", "j", ",", "r"
_LONGEST = 4
"""Words of a phrase at most."""
_STOPS = re.compile(r"[,.:;!?…()\n]|(?<=\s)[-–—](?=\s)")
_MARKER = re.compile(r"\[\d{1,3}\]")

_GREETS = "(?:[peu]*g+[peu]*|[peu]+o)a?"
# "cho em hỏi", "em muốn hỏi", "nhờ anh tra", "có ai biết", "giúp mình với", "hỏi chút".
_REQUESTS = (
    "(?:[peuxwhm]*c[peu]*[xwh]*[qx]|[wm]*[peuxh][peuxwhm]*q|(?<=[peu])[wm]+q|[wm]q(?=[tl,])|[peu]*k"
    "|h[peu]+t*(?=,)|h[peu]*t+|q(?:h+[peu]*|t+|(?=,)))"
)
_BEHIND = "(?:h[peu]?|t|a|y|l|[peu](?=[t,]))*"
_INTRODUCES = "[peu]+[il][^,]+"
_OPENING = re.compile(f"(?:{_GREETS},*)*(?:{_INTRODUCES},+(?={_REQUESTS}))?(?P<request>{_REQUESTS}{_BEHIND},*)?")
_THANKING = "[peuxw]*d[peunaztwj]*"
_SURE = f"(?:(?:p*[tz]*a|z?p+a|z[peu]+|p+o|h[peu]+[ta]+|ht+a|[zt]*u(?=,|$)|m[peu]+q[^,]*|{_THANKING}|r)[peu]*)"
_AFTER_ASKING = "(?:z|[peu]+|t|h[peu]*t*)"
_CLOSING = re.compile(
    f"(?:(?<=[j,]){_AFTER_ASKING}|{_SURE}|(?<=[j,])m[^,]+)(?:,*(?:{_SURE}|{_AFTER_ASKING}|(?<=,)m[^,]+))*,*$"
)
_HELPS_LAST = re.compile("t(?=,*$)")
_GRANTED = re.compile(rf"(?:y[peua]*,*)(?={_CLOSING.pattern})|y,*$")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of a text do, a letter a phrase, and where each stands."""

    letters: str
    spans: tuple[Span, ...]


def without_courtesy(text: str) -> str:
    """The question alone, without "Chào em, cho anh hỏi …" and "… vậy em? Cảm ơn em nhiều!"; whole if none is left."""
    found = core(text)
    held = text[found.start : found.end]
    asks = "?" in text[found.end :] and held[-1:] not in ("?", ".", "!")
    return f"{held}?" if asks else held


def core(text: str) -> Span:
    """Where the question itself stands in a text; all of the text where nothing else would be left."""
    start, request = _start(text)
    end = _end(text, start, request)
    if (start, end) == (0, len(text)):
        return Span(start, end)
    left = text[start:end]
    start += len(left) - len(left.lstrip(" ,:;.!?…-–"))
    held = text[start:end].rstrip(" ,:;.!…")
    is_question = any(letter in _OTHER + "ipwhqx" for letter in _told(held, unmarked=True).letters)
    return Span(start, start + len(held)) if held.strip(" ?.!,") and is_question else Span(0, len(text))


def _start(text: str) -> tuple[int, str]:
    """Where what is polite at the beginning ends, and the letters by which it asks.

    Typed without marks it may be told so, if all of it is.
    """
    found = (0, "")
    for unmarked in (False, True):
        told = _told(text, unmarked=unmarked)
        match = _OPENING.match(told.letters)
        if match and match.end():
            end = told.spans[match.end() - 1].end
            if end > found[0] and (not unmarked or not has_marks(text[found[0] : end])):
                found = end, match["request"] or found[1]
    return found


def _end(text: str, start: int, request: str) -> int:
    """Where what is polite at the end begins, behind a question that was asked for by a request."""
    end = len(text)
    for unmarked in (False, True):
        told = _told(text[start:], unmarked=unmarked)
        letters = told.letters if request else told.letters.replace("y", _OTHER)
        letters = letters.replace("v", "a" if "k" in request else _ASKS)
        letters = _HELPS_LAST.sub("a", letters) if request else letters
        match = (_GRANTED.search(letters) if request else None) or _CLOSING.search(letters)
        if match and match.end() > match.start():
            at = start + told.spans[match.start()].start
            if at < end and (not unmarked or not has_marks(text[at:end])):
                end = at
    return end


def _told(text: str, *, unmarked: bool) -> _Told:
    """The letters of a text.

    Args:
        unmarked: Whether words typed without marks may stand for those with marks.
    """
    found = list(words(text))
    plain = [normalise_word(text[span.start : span.end]) for span in found]
    phrases = _phrases(unmarked=unmarked, among_marks=has_marks(text))
    told: list[tuple[str, Span]] = []
    at = 0
    while at < len(found):
        length = _length(text, found, plain, at, phrases)
        letter = phrases.get(tuple(plain[at : at + length]), _OTHER)
        span = Span(found[at].start, found[at + length - 1].end)
        if letter == _OTHER and plain[at] in _asking():
            letter = _ASKS
        in_name = at and text[found[at - 1].end : span.start] == " " and text[found[at - 1].start].isupper()
        if letter in "peu" and in_name and text[span.start].isupper():
            letter = _OTHER  # "Vân Anh"
        if _MARKER.fullmatch(text[span.start - 1 : span.end + 1]):
            letter, span = _MARK, Span(span.start - 1, span.end + 1)
        told.append((letter, span))
        at += length
        following = found[at].start if at < len(found) else len(text)
        if stop := _STOPS.search(text, span.end, following):
            told.append((_STOP, Span(stop.start(), following)))
    return _Told("".join(letter for letter, _ in told), tuple(span for _, span in told))


def _length(
    text: str, found: Sequence[Span], plain: Sequence[str], at: int, phrases: Mapping[tuple[str, ...], str]
) -> int:
    """How many words the longest phrase here has, 1 if there is none.

    No stop is inside, and its last word begins nothing that is no courtesy: "tra giúp anh chỉ thị 05".
    """
    for length in range(min(_LONGEST, len(found) - at), 1, -1):
        if tuple(plain[at : at + length]) in phrases:
            last = at + length - 1
            begins_other = any(phrases.get(tuple(plain[last : last + n])) == _OTHER for n in (2, 3))
            if not begins_other and not _STOPS.search(text, found[at].end, found[last].start):
                return length
    return 1


@from_lexicon
def _phrases(*, unmarked: bool, among_marks: bool) -> Mapping[tuple[str, ...], str]:
    """The letter of each phrase; of "nha" only where a text has marks, for it may be "nhà"."""
    told: dict[tuple[str, ...], str] = {}
    for row in rows("courtesy"):
        phrase = tuple(normalise_word(word) for word in row.key.replace("/", " ").split())
        if among_marks or row["unmarked"] == "yes" or has_marks(row.key):
            told[phrase] = _LETTERS[row["part"]]
        if unmarked and row["unmarked"] == "yes":
            told.setdefault(tuple(map(fold, phrase)), _LETTERS[row["part"]])
    return told


@from_lexicon
def _asking() -> frozenset[str]:
    """The words that end a question, so that politeness may follow, with marks and without."""
    said = frozenset(phrase.split()[-1] for phrase in words_of("questions", uses="asked_last"))
    return said | frozenset(map(fold, said))
