"""What words typed without marks are where what stands beside them tells: a number behind "thứ", who "ký" a paper."""

from collections.abc import Sequence

from index.language.spelling import Spelling
from index.language.text import fold
from index.lexicon.kinds import document_kinds, kinds_by_symbol
from index.lexicon.tables import from_lexicon, words

_COUNTED = frozenset({"lan", "hop", "phien"})
"""Behind these "thứ" counts, whatever else the words may be; folded."""
_PERIOD = "kỳ"


def prefer_number(choices: list[list[str]], written: Sequence[str]) -> None:
    """Take for a number what can be one behind a count of meetings: "lan thu tu", "ky hop thu nam"."""
    folded = [fold(word) for word in written]
    for at in range(2, len(folded)):
        numbers = [word for word in choices[at] if word in _numbers()]
        if folded[at - 1] == "thu" and folded[at - 2] in _COUNTED and numbers:
            choices[at - 1 : at + 1] = [["thứ"] if "thứ" in choices[at - 1] else choices[at - 1], numbers]


def prefer_signing(choices: list[list[str]], written: Sequence[str], spelling: Spelling) -> None:
    """Take "ky" for what is done with a paper that the question names, before who or when: "qd 12 ky ngay nao".

    What ends with "kỳ" as a word stays: "dinh ky", unless that is the end of a kind of paper ("quyet dinh ky").
    """
    folded = [fold(word) for word in written]
    kinds = [at for at in range(len(folded)) for kind in _kinds() if tuple(folded[at : at + len(kind)]) == kind]
    for at in range(1, len(folded)):
        if _signs() not in choices[at] or len(choices[at]) < 2 or not any(kind < at for kind in kinds):
            continue
        behind = folded[at + 1] if at + 1 < len(folded) else None
        ends_kind = any(tuple(folded[at - len(kind) : at]) == kind for kind in _kinds())
        ends_word = not ends_kind and any(spelling.follows(word, _PERIOD) for word in choices[at - 1])
        asks = behind in _asking() if behind else folded[at - 1] in _who()
        if asks and not ends_word:
            choices[at] = [_signs()]


def prefer_symbol(choices: list[list[str]], written: Sequence[str]) -> None:
    """Take "so hieu" for the number of a paper, and not "co so hieu" for "cơ sở"; "so thong bao …" for its number too.

    A kind that a department may be of stays: "so ke hoach" is "Sở Kế hoạch".
    """
    folded = [fold(word) for word in written]
    of_kind = folded[:1] == [fold(_number())] and any(tuple(folded[1 : 1 + len(kind)]) == kind for kind in _no_fields())
    if of_kind and _number() in choices[0]:
        choices[0] = [_number()]
    for at in range(len(folded)):
        for phrase in _numbers_of_papers():
            meant = phrase.split()
            if folded[at : at + len(meant)] == [fold(word) for word in meant]:
                choices[at : at + len(meant)] = [[word] for word in meant]
                if at:
                    choices[at - 1] = [word for word in choices[at - 1] if word in _given()] or choices[at - 1]


@from_lexicon
def _signs() -> str:
    return words("identity", uses="signs")[0]


@from_lexicon
def _number() -> str:
    return words("identity", uses="number_of")[0]


@from_lexicon
def _no_fields() -> frozenset[tuple[str, ...]]:
    """The kinds of papers, folded, that name no field of an office."""
    return _kinds() - {tuple(fold(field).split()) for field in words("bodies", kind="field")}


@from_lexicon
def _given() -> frozenset[str]:
    """What is said of a paper before its number: "có số hiệu"."""
    return frozenset(words("identity", uses="issues"))


@from_lexicon
def _numbers_of_papers() -> tuple[str, ...]:
    """What papers are called by, the phrases that ask for it with a word of their own left out."""
    asking = {phrase.split()[-1] for use in ("what", "how_many") for phrase in words("identity", uses=use)}
    found = (phrase for phrase in words("identity", uses="numbered") if len(phrase.split()) > 1)
    return tuple(phrase for phrase in found if phrase.split()[-1] not in asking)


@from_lexicon
def _kinds() -> frozenset[tuple[str, ...]]:
    """How papers are called, folded, by their abbreviations too."""
    called = (*document_kinds("numbered"), *kinds_by_symbol("typed"))
    return frozenset(tuple(fold(name).split()) for name in called)


@from_lexicon
def _asking() -> frozenset[str]:
    """The folded words that begin what is asked of a signature."""
    uses = ("who", "when", "before_day", "by")
    return frozenset(fold(phrase).split()[0] for use in uses for phrase in words("identity", uses=use))


@from_lexicon
def _who() -> frozenset[str]:
    """The folded words that end what asks for a person."""
    return frozenset(fold(phrase).split()[-1] for phrase in words("identity", uses="who"))


@from_lexicon
def _numbers() -> frozenset[str]:
    """The words for numbers up to ten."""
    return frozenset((*words("dates", uses="digit"), *words("dates", uses="ten"), "mười"))
