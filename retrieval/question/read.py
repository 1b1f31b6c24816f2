"""From the words of a question to what is looked for: its kind, its terms, and what the evidence must meet.

Pure: the same text gives the same `Question`.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from index.entities.dates import WrittenDate, find_dates
from index.entities.document_numbers import DocumentNumber, find_document_numbers
from index.entities.lunar_years import find_lunar_years
from index.entities.officials import find_names
from index.entities.periods import find_periods, find_ranges
from index.language.numerals import Ordinal, find_ordinals, roman_value
from index.language.text import fold, has_marks, normalise_word, tokens, words
from index.language.words import comparable
from index.lexicon.tables import from_lexicon
from retrieval.question.asked_office import HOLDER_BEFORE, asked_office, is_office_alone, split_office
from retrieval.question.cleaning import clean, without_courtesy
from retrieval.question.english import (
    ENGLISH_FUNCTION_WORDS,
    ENGLISH_KIND_PATTERNS,
    english_phrase_words,
    english_words,
    vietnamese_terms,
)
from retrieval.question.mistyped import MARKED_SHARE
from retrieval.question.question import Language, Name, Numbers, Offices, Question, QuestionKind, Times, Wording
from retrieval.question.roles import Role, asking_words, roles_of
from retrieval.question.vocabulary import GENERIC_NAME_WORDS, TAKING_PLACE, kind_patterns

QUESTION_MAX_CHARS = 1000
"""What is read of a question; the rest of a longer one is not looked at."""


def understand(text: str, *, correct: Callable[[str], str] = str, resolve: Callable[[str], str] = str) -> Question:
    """What this text asks; never raises.

    Args:
        text: As typed.
        correct: Restores marks and mends slips of a Vietnamese question, and completes a follow-up.
        resolve: Writes out times that are named from today.
    """
    asked = clean(text, QUESTION_MAX_CHARS)
    language = _language(asked)
    shown = resolve(asked if language is Language.ENGLISH else correct(asked))[:QUESTION_MAX_CHARS]
    text = without_courtesy(shown)
    if language is Language.WITHOUT_MARKS:
        language = _language(text)  # restored, it is as good as typed with marks
    folded = language is not Language.VIETNAMESE
    looked_up = vietnamese_terms(text) if language is Language.ENGLISH else comparable(text, folded=folded)
    names = list(_names(text, language))
    kind = _kind(text, language)
    if kind is QuestionKind.WHO and _says(_WHOM, text) and not asked_office(text, language)[0]:
        kind = QuestionKind.WHAT
    if kind is QuestionKind.OFFICE and HOLDER_BEFORE.search(text.strip()) and asked_office(text, language)[0]:
        kind = QuestionKind.WHO  # "Ai giữ chức vụ Bí thư Huyện ủy?"
    roles = _roles(text, looked_up, language, asks_who=kind is QuestionKind.WHO)
    office, place = asked_office(text, language) if kind is QuestionKind.WHO else ((), ())
    if kind is QuestionKind.OTHER and is_office_alone(looked_up, language):
        kind = QuestionKind.WHO
        office, place = (tuple(part) for part in split_office(looked_up, language))
    if kind is QuestionKind.WHO and not office and names and _asks_who_someone_is(text):
        kind = QuestionKind.OFFICE
    dates = tuple(find_dates(text))
    undated = _without(text, dates)
    periods = tuple(dict.fromkeys(find_periods(undated)))
    ranges = list(find_ranges(text, dates))
    ends = {end for _, both in ranges for end in both}
    years = frozenset(int(word) for word in comparable(undated, folded=True) if re.fullmatch(r"(?:19|20)\d\d", word))
    terms = tuple(dict.fromkeys(word for word, role in zip(looked_up, roles, strict=True) if role is not Role.STOP))
    if all(fold(word) in asking_words() or not any(map(str.isalpha, word)) for word in looked_up):
        terms = ()  # "khi", "7": nothing is asked for
    numbers = tuple(find_document_numbers(text))
    ordinals = tuple(find_ordinals(text))
    strong = {word for word, role in zip(looked_up, roles, strict=True) if role is Role.TERM}
    subject = () if office or kind is QuestionKind.OFFICE else tuple(split_office(looked_up, language)[0])
    strong -= set(subject)
    if place and place not in [name.words for name in names]:
        names.append(Name(place, _as_written(text, place, folded=folded)))
    apart = {word for name in names for word in name.words} | {word for word in looked_up if word[0].isdigit()}
    for named in ordinals:
        apart |= set(comparable(text[named.start : named.end], folded=folded))
    if kind in (QuestionKind.WHEN, QuestionKind.WHERE):
        apart |= set(comparable(TAKING_PLACE, folded=folded))
    return Question(
        asked=asked,
        text=shown,
        language=language,
        kind=kind,
        wording=Wording(
            words=tuple(looked_up),
            terms=terms,
            weak=frozenset(terms) - strong,
            topic=frozenset(terms) - apart - set(subject),
            speech=_speech(text, folded=folded) if kind is QuestionKind.WHAT else (),
            unit=_unit(looked_up) if kind is QuestionKind.HOW_MANY else "",
        ),
        names=tuple(dict.fromkeys(names)),
        offices=Offices(office, subject),
        numbers=Numbers(
            numbers,
            ordinals,
            frozenset(_figures(text, (*numbers, *ordinals, *dates)))
            - {str(year) for year in years}
            - {word for period in periods for word in period.words},
        ),
        times=Times(
            tuple(day for day in dates if day not in ends),
            years,
            tuple(find_lunar_years(text)),
            periods,
            tuple(held for held, _ in ranges),
        ),
        asks_for_day=_says(_DAY, text),
        asks_for_list=_says(_LIST, text),
    )


def _roles(text: str, looked_up: Sequence[str], language: Language, *, asks_who: bool) -> list[Role]:
    """The role of each word; told by the restored marks where there are any, which say more than none."""
    if language is Language.WITHOUT_MARKS and has_marks(text):
        return roles_of(comparable(text, folded=False), Language.VIETNAMESE, asks_who=asks_who)
    return roles_of(looked_up, language, asks_who=asks_who)


def _without(text: str, dates: Sequence[WrittenDate]) -> str:
    """The text with its dates blanked out."""
    for date in dates:
        text = text[: date.start] + "." * (date.end - date.start) + text[date.end :]
    return text


_AFTER_UNIT = re.compile(
    r"\b(?:huyện|xã|tỉnh|thị trấn|thị xã|quận|phường|thành phố|huyện ủy|tỉnh ủy|thị ủy|thành ủy|huyện uỷ|tỉnh uỷ) "
    r"(?!Ủy|Uỷ|Đoàn|Đội|Hội|UBND|HĐND|Bí|Phó|Chủ|Trưởng)\w+$",
    re.IGNORECASE,
)
"""A word after a unit or its committee names it, even if offices have it too: "huyện Chương Mỹ", "Thanh Hà"."""
_WHO_SOMEONE_IS = re.compile(r"\bla ai\b|^ai la\b|^who (?:is|was)\b")
_FEW_WORDS = 4
"""Of so few, all may have a capital because they are a name."""
_WHOM = re.compile(r"\b(?:cua|cho|voi|toi|den|tu|gom|nhung|co|theo) ai\b")
_DAY = re.compile(r"\b(?:ngay|hom|buoi) (?:nao|may|bao nhieu)|\bwhat (?:date|day)")
_LIST = re.compile(
    r"\b(?:nhung|gom|cac) (?:ai|nhung|nguoi|dong chi)|\bgom nhung|\bnhung (?:gi|\w+(?: \w+){0,4} (?:nao|gi))"
)


def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern of folded words occurs."""
    return bool(pattern.search(" ".join(fold(word) for word in tokens(text))))


_SPEECH = re.compile(
    r"\b(ket luan|yeu cau|de nghi|phat bieu|chi dao|nhan manh|danh gia|giao|phan cong|luu y|thong qua|quyet nghi|"
    r"thong nhat)"
    r"(?: ve| nhung| cac)* (?:gi|(?:nhu )?the nao|ra sao|(?:noi dung|nhiem vu|viec|van de|dieu) (?:gi|nao))\b"
    r"(?! (?:ve|doi voi|lien quan|de|nham|trong (?:cong tac|viec|linh vuc)))"  # then the matter says more than the verb
)


def _speech(text: str, *, folded: bool) -> tuple[str, ...]:
    plain = " ".join(fold(word) for word in tokens(text))
    match = _SPEECH.search(plain)
    if not match:
        return ()
    at = plain[: match.start()].count(" ")
    return tuple(comparable(" ".join(tokens(text)[at : at + match[1].count(" ") + 1]), folded=folded))


def _unit(said: Sequence[str]) -> str:
    for at, word in enumerate(said[:-1]):
        if (fold(word) == "nhieu" and at and fold(said[at - 1]) == "bao") or fold(word) == "may":
            return said[at + 1]
    return ""


def _language(text: str) -> Language:
    found = tokens(text)
    marked = sum(has_marks(word) for word in found)
    if marked > MARKED_SHARE * len(found):
        return Language.VIETNAMESE
    english = sum(word in ENGLISH_FUNCTION_WORDS or word in english_words() for word in found)
    return Language.ENGLISH if english >= 2 and english > len(found) / 3 else Language.WITHOUT_MARKS


@from_lexicon
def _kind_patterns(folded: bool) -> tuple[tuple[QuestionKind, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"\b(?:{fold(words) if folded else words})(?!\w)")) for kind, words in kind_patterns()
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


def _asks_who_someone_is(text: str) -> bool:
    """Whether a name's bearer is asked for: "Phùng Mạnh Thắng là ai?", "Who is Phung Manh Thang?"."""
    return _says(_WHO_SOMEONE_IS, text)


def _names(text: str, language: Language) -> Iterator[Name]:
    """People and places by their capitals, without the words of offices and units before them."""
    folded = language is not Language.VIETNAMESE
    capitals = [span for span in words(text) if text[span.start].isupper()]
    length = sum(1 for _ in words(text))
    if len(capitals) > 0.8 * length and length > _FEW_WORDS:
        capitals = []
    people = [(span.start, span.end) for span in find_names(text)]
    # A lunar year is a year, which may be written as a number too.
    taken = [*people, *((year.start, year.end) for year in find_lunar_years(text))]
    taken += [(ordinal.start, ordinal.end) for ordinal in find_ordinals(text)]
    starts = {span.start for span in capitals}
    runs: list[tuple[int, int]] = []
    open_run = False
    for span in capitals:
        word = text[span.start : span.end]
        inside = any(start <= span.start < end for start, end in taken)
        alone = span.start == 0 and span.end + 1 not in starts
        short = word.isupper() and (len(word) > 1 or roman_value(word) is not None)
        common = normalise_word(word) in GENERIC_NAME_WORDS and not _AFTER_UNIT.search(text, 0, span.end)
        generic = common or short or alone
        if language is Language.ENGLISH:
            generic = generic or word.lower() in ENGLISH_FUNCTION_WORDS or word.lower() in english_phrase_words()
        foreign = language is Language.ENGLISH and word.lower() in english_phrase_words()
        if open_run and text[runs[-1][1] : span.start].strip(" ") == "" and not (inside or foreign):
            runs[-1] = (runs[-1][0], span.end)
        else:
            open_run = not (generic or inside)
            if open_run:
                runs.append((span.start, span.end))
    for start, end in (*people, *runs):
        yield Name(tuple(comparable(text[start:end], folded=folded)), text[start:end])


def _as_written(text: str, said: Sequence[str], *, folded: bool) -> str:
    """The place in the text whose words are compared as these, with capitals."""
    spans = list(words(text))
    pieces = (text[a.start : b.end] for at, a in enumerate(spans) for b in spans[at : at + len(said)])
    found = next((piece for piece in pieces if tuple(comparable(piece, folded=folded)) == said), " ".join(said))
    return found.title() if found.islower() else found


def _figures(text: str, named: Sequence[DocumentNumber | Ordinal | WrittenDate]) -> Iterator[str]:
    """Numbers of the question that are no part of what it names otherwise, without leading zeros."""
    taken = [(item.start, item.end) for item in named]
    for span in words(text):
        word = text[span.start : span.end]
        if word[0].isdigit() and not any(start <= span.start < end for start, end in taken):
            yield word.lstrip("0") or "0"
