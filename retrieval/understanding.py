"""From the words of a question to what is looked for: its kind, its terms, and what the evidence must meet.

Pure: the same text gives the same `Question`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from index.dates import WrittenDate, find_dates
from index.document_numbers import DocumentNumber, find_document_numbers
from index.numerals import Ordinal, find_ordinals
from index.people import OFFICE_HEADS, OFFICE_WORDS, find_names
from index.text import fold, fold_space, has_marks, normalise_text, normalise_word, tokens, words
from retrieval.vocabulary import (
    CLEAR_WITHOUT_MARKS,
    ENGLISH_FUNCTION_WORDS,
    ENGLISH_KIND_PATTERNS,
    FOLDED_STOP_PHRASES,
    GENERIC_NAME_WORDS,
    KIND_PATTERNS,
    SPEECH_PHRASES,
    STOP_PHRASES,
    TAKING_PLACE,
    WEAK_PHRASES,
    QuestionKind,
    english_terms,
)
from retrieval.words import comparable

QUESTION_MAX_CHARS = 1000
"""What is read of a question; the rest of a longer one is not looked at."""

_MARKED_SHARE = 0.2
"""From this share of marked words on, a word without a mark is meant so. Vietnamese text has about 0.7."""


class Language(StrEnum):
    """In what the question is typed."""

    VIETNAMESE = "vi"
    WITHOUT_MARKS = "vi-ascii"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks.

    Attributes:
        text: As asked, cleaned, on one line, at most 1,000 characters.
        words: What is looked up: its words, comparable (folded unless typed with marks); of an English question
            the Vietnamese terms.
        terms: Those of `words` that must be met: without question words and function words, each once.
        weak: Those of `terms` that say little ("tổ chức", "họp"), or name who says what is asked ("Bí thư … yêu cầu").
        topic: Those of `terms` that are no part of a name, number or year, which are held against the evidence apart.
        names: People and places that it names, each as comparable words; the evidence must hold them.
        office: The office whose holder it asks for, as comparable words ("bí thư huyện ủy"); empty if none.
        subject: An office that it mentions otherwise: mostly whose words are asked for ("Bí thư Huyện ủy yêu cầu gì").
        unit: What is counted: the word after "bao nhiêu" or "mấy"; empty if none.
        asks_for_day: Whether a month or a year would not do.
        asks_for_list: Whether all of several are asked for ("những ai").
        numbers, ordinals, dates, years, figures: Documents, counts, days, years and other numbers that it names.
    """

    text: str
    language: Language
    kind: QuestionKind
    words: tuple[str, ...]
    terms: tuple[str, ...]
    weak: frozenset[str]
    topic: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    office: tuple[str, ...]
    subject: tuple[str, ...]
    numbers: tuple[DocumentNumber, ...]
    ordinals: tuple[Ordinal, ...]
    dates: tuple[WrittenDate, ...]
    years: frozenset[int]
    figures: frozenset[str]
    unit: str
    asks_for_day: bool
    asks_for_list: bool

    @property
    def folded(self) -> bool:
        """Whether it is compared without marks."""
        return self.language is not Language.VIETNAMESE


def understand(text: str) -> Question:
    """What this text asks; never raises."""
    text = fold_space(normalise_text(text))[:QUESTION_MAX_CHARS]
    language = _language(text)
    folded = language is not Language.VIETNAMESE
    looked_up = _vietnamese_terms(text) if language is Language.ENGLISH else comparable(text, folded=folded)
    names = tuple(tuple(name) for name in _names(text, language))
    kind = _kind(text, language)
    if kind is QuestionKind.WHO and _says(_WHOM, text):
        kind = QuestionKind.WHAT
    if kind is QuestionKind.OFFICE and _HOLDER_BEFORE.search(text) and _office(text, language)[0]:
        kind = QuestionKind.WHO  # "Ai giữ chức vụ Bí thư Huyện ủy?"
    roles = _roles(looked_up, language, asks_who=kind is QuestionKind.WHO)
    office, place = _office(text, language) if kind is QuestionKind.WHO else ((), ())
    if kind is QuestionKind.OTHER and _is_office_alone(looked_up, language):
        kind = QuestionKind.WHO
        office, place = (tuple(part) for part in split_office(looked_up, language))
    if kind is QuestionKind.WHO and not office and names and _asks_who_someone_is(text, folded):
        kind = QuestionKind.OFFICE
    years = frozenset(int(word) for word in looked_up if re.fullmatch(r"(?:19|20)\d\d", word))
    terms = tuple(dict.fromkeys(word for word, role in zip(looked_up, roles, strict=True) if role is not _Role.STOP))
    numbers = tuple(find_document_numbers(text))
    ordinals = tuple(find_ordinals(text))
    dates = tuple(find_dates(text))
    strong = {word for word, role in zip(looked_up, roles, strict=True) if role is _Role.TERM}
    subject = () if office or kind is QuestionKind.OFFICE else tuple(split_office(looked_up, language)[0])
    strong -= set(subject)
    apart = {word for name in names for word in name} | {word for word in looked_up if word[0].isdigit()}
    for named in ordinals:
        apart |= set(comparable(text[named.start : named.end], folded=folded))
    apart |= set(place)
    if kind in (QuestionKind.WHEN, QuestionKind.WHERE):
        apart |= set(comparable(TAKING_PLACE, folded=folded))
    return Question(
        text=text,
        language=language,
        kind=kind,
        words=tuple(looked_up),
        terms=terms,
        weak=frozenset(terms) - strong,
        topic=frozenset(terms) - apart - set(subject),
        names=names + ((place,) if place and place not in names else ()),
        office=office,
        subject=subject,
        numbers=numbers,
        ordinals=ordinals,
        dates=dates,
        years=years,
        unit=_unit(looked_up) if kind is QuestionKind.HOW_MANY else "",
        asks_for_day=_says(_DAY, text),
        asks_for_list=_says(_LIST, text),
        figures=frozenset(_figures(text, (*numbers, *ordinals, *dates))) - {str(year) for year in years},
    )


_WHOM = re.compile(r"\b(?:cua|cho|voi|toi|den|tu|gom|nhung|co|theo) ai\b")
_DAY = re.compile(r"\b(?:ngay|hom|buoi) (?:nao|may|bao nhieu)|\bwhat (?:date|day)")
_LIST = re.compile(
    r"\b(?:nhung|gom|cac) (?:ai|nhung|nguoi|dong chi)|\bgom nhung|\bnhung (?:gi|\w+(?: \w+){0,4} (?:nao|gi))"
)


def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern of folded words occurs."""
    return bool(pattern.search(" ".join(fold(word) for word in tokens(text))))


def _unit(said: Sequence[str]) -> str:
    for at, word in enumerate(said[:-1]):
        if (fold(word) == "nhieu" and at and fold(said[at - 1]) == "bao") or fold(word) == "may":
            return said[at + 1]
    return ""


class _Role(StrEnum):
    """What a word does in a question."""

    STOP = "stop"
    WEAK = "weak"
    TERM = "term"


@cache
def _phrases(language: Language, *, asks_who: bool) -> dict[tuple[str, ...], _Role]:
    """The phrases that are not looked for, or count little, as comparable words."""
    if language is Language.ENGLISH:
        stop = ""
    else:
        stop = STOP_PHRASES if language is Language.VIETNAMESE else FOLDED_STOP_PHRASES
    weak = WEAK_PHRASES if asks_who else f"{WEAK_PHRASES}, {SPEECH_PHRASES}"
    folded = language is not Language.VIETNAMESE
    table = {
        tuple(comparable(phrase, folded=folded)): _Role.WEAK
        for phrase in weak.split(", ")
        # Without marks "năm" is also the "Nam" of many a place; only what is longer stays plain.
        if not folded or " " in phrase or phrase in CLEAR_WITHOUT_MARKS
    }
    table.update((tuple(comparable(phrase, folded=folded)), _Role.STOP) for phrase in stop.split(", ") if phrase)
    return table


def _roles(said: Sequence[str], language: Language, *, asks_who: bool = False) -> list[_Role]:
    """The role of each word, by the longest phrase that begins at it."""
    table = _phrases(language, asks_who=asks_who)
    roles: list[_Role] = []
    while len(roles) < len(said):
        at = len(roles)
        for length in (4, 3, 2, 1):
            role = table.get(tuple(said[at : at + length]))
            if role and at + length <= len(said):
                roles += [role] * length
                break
        else:
            roles.append(_Role.TERM)
    return roles


def _language(text: str) -> Language:
    found = tokens(text)
    marked = sum(has_marks(word) for word in found)
    if marked > _MARKED_SHARE * len(found):
        return Language.VIETNAMESE
    english = sum(word in ENGLISH_FUNCTION_WORDS or word in _english_words() for word in found)
    return Language.ENGLISH if english >= 2 and english > len(found) / 3 else Language.WITHOUT_MARKS


@cache
def _english_words() -> frozenset[str]:
    """Words of the glossary that are no syllable of an unmarked Vietnamese question."""
    return frozenset(word for phrase in english_terms() for word in phrase.split() if len(word) > 4)


def _vietnamese_terms(text: str) -> list[str]:
    """The folded Vietnamese terms of an English question, and the words it leaves as they are (names, numbers)."""
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
            # Of the words that the glossary lacks only names and numbers can stand in a Vietnamese text.
            if (written[at][0].isupper() and at) or found[at][0].isdigit():
                terms.append(found[at].lstrip("0") or found[at])
            at += 1
    return terms


@cache
def _kind_patterns(folded: bool) -> tuple[tuple[QuestionKind, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"\b(?:{fold(words) if folded else words})(?!\w)")) for kind, words in KIND_PATTERNS
    )


def _kind(text: str, language: Language) -> QuestionKind:
    if language is Language.ENGLISH:
        for kind, pattern in ENGLISH_KIND_PATTERNS:
            if re.search(rf"\b(?:{pattern})\b", text.lower()):
                return kind
        return QuestionKind.OTHER
    folded = language is not Language.VIETNAMESE
    plain = " ".join(fold(word) if folded else word for word in tokens(text))
    # "mấy giờ", "ai", "đâu" may occur in names and common words typed without marks; the longest patterns come first.
    for kind, compiled in _kind_patterns(folded):
        if compiled.search(plain):
            return kind
    return QuestionKind.OTHER


def _asks_who_someone_is(text: str, folded: bool) -> bool:
    """Whether a name's bearer is asked for: "Phùng Mạnh Thắng là ai?"."""
    plain = " ".join(fold(word) for word in tokens(text))
    return (
        bool(re.search(r"\bla ai\b|^ai la\b|^who (is|was)\b", plain))
        if folded
        else bool(re.search(r"\bla ai\b|^ai la\b", plain))
    )


def _names(text: str, language: Language) -> Iterator[list[str]]:
    """People and places by their capitals, without the words of offices and units before them."""
    folded = language is not Language.VIETNAMESE
    capitals = [span for span in words(text) if text[span.start].isupper()]
    if len(capitals) > 0.8 * sum(1 for _ in words(text)):
        capitals = []
    run: list[str] = []
    end = -1
    people = [(span.start, span.end) for span in find_names(text)]
    for start, stop in people:
        yield comparable(text[start:stop], folded=folded)
    starts = {span.start for span in capitals}
    for span in capitals:
        word = text[span.start : span.end]
        inside = any(start <= span.start < stop for start, stop in people)
        alone = span.start == 0 and span.end + 1 not in starts
        generic = normalise_word(word) in GENERIC_NAME_WORDS or (len(word) > 1 and word.isupper()) or alone
        if language is Language.ENGLISH:
            generic = generic or word.lower() in ENGLISH_FUNCTION_WORDS or word.lower() in _english_phrase_words()
        if run and text[end : span.start].strip(" ") == "" and not inside:
            run.append(word)
        else:
            if run:
                yield comparable(" ".join(run), folded=folded)
            run = [] if generic or inside else [word]
        end = span.end
    if run:
        yield comparable(" ".join(run), folded=folded)


@cache
def _english_phrase_words() -> frozenset[str]:
    return frozenset(word for phrase in english_terms() for word in re.split(r"[ -]", phrase))


_ASKS_HOLDER = (
    r"(?:là|la) (?:ai|đồng chí nào|dong chi nao|người nào|nguoi nao|ông nào|bà nào|ong nao|ba nao)",
    r"(?:tên|ten|họ tên|ho ten) (?:là |la )?(?:gì|gi)",
    r"(?:do )?ai (?:giữ|giu|đảm nhiệm|dam nhiem|nắm|nam|làm|lam)",
)
_HOLDER_AFTER = re.compile(r"(?:" + "|".join(_ASKS_HOLDER) + r")\W*$", re.IGNORECASE)
_HOLDER_BEFORE = re.compile(
    r"^(?:ai|đồng chí nào|dong chi nao|người nào|nguoi nao) "
    r"(?:là|la|giữ|giu|làm|lam|đang giữ|dang giu|đảm nhiệm|dam nhiem|nắm|nam)"
    r"(?: chức| chuc)?(?: vụ| vu)? ",
    re.IGNORECASE,
)
_HOLDER_ENGLISH = re.compile(r"^who (?:is|was|were|are|holds|held|served as)\b", re.IGNORECASE)


def _office(text: str, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The office whose holder is asked for and the place after it; both empty if the question asks something else."""
    plain = " ".join(text[span.start : span.end] for span in words(text))
    if _HOLDER_ENGLISH.search(plain):
        stated = " ".join(_vietnamese_terms(text))
    elif _HOLDER_BEFORE.search(plain):
        stated = _HOLDER_BEFORE.sub("", plain)
    elif match := _HOLDER_AFTER.search(plain):
        stated = plain[: match.start()]
    else:
        return (), ()
    office, place = split_office(comparable(stated, folded=language is not Language.VIETNAMESE), language)
    return tuple(office), tuple(place)


@cache
def _office_words(folded: bool) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The phrases that begin an office, and the words that go on with it."""
    change = fold if folded else normalise_word
    heads = frozenset(tuple(map(change, head.split())) for head in OFFICE_HEADS)
    return heads, frozenset(map(change, OFFICE_WORDS)) | {word for head in heads for word in head}


def split_office(said: Sequence[str], language: Language) -> tuple[list[str], list[str]]:
    """The office in these words and the place after it: "bí thư huyện ủy nam sách" → "bí thư huyện ủy", "nam sách"."""
    heads, inside = _office_words(language is not Language.VIETNAMESE)
    starts = (at for at in range(len(said)) for length in (1, 2, 3) if tuple(said[at : at + length]) in heads)
    # The delegates of "Đại hội đại biểu" hold no office.
    starts = (at for at in starts if not (at and fold(said[at - 1]) == "hoi" and fold(said[at]) == "dai"))
    start = next((at for at in starts if said[at] not in {"phó", "pho"} or said[at + 1 : at + 2] != []), None)
    if start is None:
        return [], []
    end = start
    while end < len(said) and said[end] in inside and not (end > start and _begins_place(said, end, heads)):
        end += 1
    roles = _roles(said, language)
    place: list[str] = []
    while end < len(said) and roles[end] is _Role.TERM and len(place) < 4 and not _ends_place(said, end):
        place.append(said[end])
        end += 1
    return list(said[start : end - len(place)]), place if 0 < len(place) < 4 else []


_UNITS = frozenset({"huyen", "xa", "tinh", "phuong", "quan", "thi tran", "thanh pho"})
_COMMITTEES = frozenset({"huyen uy", "tinh uy", "thanh uy", "thi uy", "quan uy"})
# What may follow a unit or its committee and still belong to the office: "Huyện ủy", "Xã hội", "Huyện đoàn", "Quân sự".
_NO_PLACE = frozenset({"uy", "hoi", "doan", "doi", "su", "vien", "kiem", "va", "khoa", "nhiem"})


def _begins_place(said: Sequence[str], at: int, heads: frozenset[tuple[str, ...]]) -> bool:
    """Whether a name can begin after a unit: "tỉnh" before "thanh hóa", whose syllables offices have too."""
    before, following = " ".join(map(fold, said[max(0, at - 2) : at])), fold(said[at])
    unit = before in _UNITS or before in _COMMITTEES or before.split()[-1] in _UNITS
    goes_on = following in _NO_PLACE or any(tuple(said[at : at + length]) in heads for length in (1, 2, 3))
    return unit and not goes_on


def _ends_place(said: Sequence[str], at: int) -> bool:
    """Whether a number or a time begins here: "2020", "nam 2020", "nhiệm kỳ"."""
    following = fold(said[at + 1]) if at + 1 < len(said) else ""
    word = fold(said[at])
    return word[0].isdigit() or (word == "nam" and following.isdigit()) or (word, following) == ("nhiem", "ky")


def _is_office_alone(said: Sequence[str], language: Language) -> bool:
    """Whether nothing but an office and a place is typed: who holds it is what a person wants to know."""
    office, place = split_office(said, language)
    return len(office) >= 2 and len(office) + len(place) == len(said)


def _figures(text: str, named: Sequence[DocumentNumber | Ordinal | WrittenDate]) -> Iterator[str]:
    """Numbers of the question that are no part of what it names otherwise, without leading zeros."""
    taken = [(item.start, item.end) for item in named]
    for span in words(text):
        word = text[span.start : span.end]
        if word[0].isdigit() and not any(start <= span.start < end for start, end in taken):
            yield word.lstrip("0") or "0"
