"""English questions: how they are told, what they ask, and their terms in Vietnamese by a glossary."""

import re

from index.language.text import fold, words
from index.language.words import comparable
from index.lexicon.tables import from_lexicon, rows
from retrieval.question.types import QuestionKind

ENGLISH_KIND_PATTERNS: tuple[tuple[QuestionKind, str], ...] = (
    (QuestionKind.ATTENDANCE, r"who (attended|took part|participated)|(participants|attendees)"),
    (QuestionKind.OFFICE, r"(what|which) (position|office|post|role|title)|position of|what is .* position"),
    (
        QuestionKind.NUMBER,
        r"(which|what) (directive|resolution|plan|decision|document) number|number of the (directive|plan|document)",
    ),
    (QuestionKind.WHEN, r"when|(what|which) (date|day|year|month|time)"),
    (QuestionKind.WHERE, r"where|(what|which) (place|venue|location)"),
    (QuestionKind.HOW_MANY, r"how (many|much)|what (percentage|percent|share|number|value|total)"),
    (QuestionKind.WHO, r"who|whom|whose"),
    (QuestionKind.ABOUT, r"what .* about|about what|subject of"),
    (QuestionKind.WHAT, r"what|which|how|why|did|does|is|was"),
)

ENGLISH_FUNCTION_WORDS = frozenset(
    "the of a an is was were are be been did do does who whom whose what when where which how why in on at to for "
    "from by and or with about that this these those it its their his her there has have had will would should can "
    "could many much held take took place hold get got according please tell me s they them he she him we us our "
    "you your also any some all each per than more most less least other such into out over under after before "
    "between during since until while up off then now here same own only just not no nor if so because through "
    "against again both few as but date day time name person kind type often come came go went give gave given say "
    "said says make made call called want know meet met second third fourth fifth sixth seventh eighth ninth tenth "
    "th nd rd there's what's who's i my summarize summarise summary compare list mention mentions attended".split()
)


@from_lexicon
def english_terms() -> dict[str, str]:
    """Terms of English questions, in lower case, and what office documents call them: the table `english`."""
    return {row.key: row["vietnamese"] for row in rows("english")}


@from_lexicon
def english_words() -> frozenset[str]:
    """Words of the glossary, of several things too, that are no syllable of an unmarked Vietnamese question."""
    long = [word for phrase in english_terms() for word in phrase.split() if len(word) > 4]
    return frozenset((*long, *(f"{word}s" for word in long)))


@from_lexicon
def english_phrase_words() -> frozenset[str]:
    """Every word of the glossary's phrases: no name, even where it is capitalised."""
    return frozenset(word for phrase in english_terms() for word in re.split(r"[ -]", phrase))


def vietnamese_terms(text: str) -> list[str]:
    """The folded Vietnamese terms of an English question; what the glossary lacks stays as it is."""
    written = [text[span.start : span.end] for span in words(text)]
    found = [fold(word) for word in written]
    longest = max(len(phrase.split()) for phrase in english_terms())
    terms: list[str] = []
    at = 0
    while at < len(found):
        for length in range(longest, 0, -1):
            phrase = (
                " ".join(found[at : at + length])
                .replace("people s", "people's")
                .replace("socio economic", "socio-economic")
            )
            if phrase in english_terms():
                terms += comparable(english_terms()[phrase], folded=True)
                at += length
                break
        else:
            # Of the words that the glossary lacks only names and numbers can stand in a Vietnamese text; any other is
            # asked for and not met.
            if found[at] not in ENGLISH_FUNCTION_WORDS:
                terms.append(found[at].lstrip("0") or found[at])
            at += 1
    return terms
