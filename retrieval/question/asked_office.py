"""The office that a question asks about or mentions, and the place after it."""

import re
from collections.abc import Sequence
from functools import cache

from index.entities.offices import OFFICE_HEADS, OFFICE_WORDS
from index.language.text import fold, normalise_word, words
from index.language.words import comparable
from retrieval.question.english import vietnamese_terms
from retrieval.question.question import Language
from retrieval.question.roles import Role, roles_of

_ASKS_HOLDER = (
    r"(?:là|la) (?:ai|đồng chí nào|dong chi nao|đ c nào|d c nao|người nào|nguoi nao|ông nào|bà nào|ong nao|ba nao)",
    r"(?:tên|ten|họ tên|ho ten) (?:là |la )?(?:gì|gi)",
    r"(?:do )?ai (?:giữ|giu|đảm nhiệm|dam nhiem|nắm|nam|làm|lam)",
)
_HOLDER_AFTER = re.compile(r"(?:" + "|".join(_ASKS_HOLDER) + r")\W*$", re.IGNORECASE)
HOLDER_BEFORE = re.compile(
    r"^(?:ai|những ai|nhung ai|đồng chí nào|dong chi nao|đ c nào|d c nao|người nào|nguoi nao) "
    r"(?:(?:đã|từng|đang|hiện|da|tung|dang|hien) )*"
    r"(?:là|la|giữ|giu|làm|lam|đang giữ|dang giu|đảm nhiệm|dam nhiem|nắm|nam)"
    r"(?: chức| chuc)?(?: vụ| vu)? ",
    re.IGNORECASE,
)
_HOLDER_ENGLISH = re.compile(r"^who (?:is|was|were|are|holds|held|served as)\b", re.IGNORECASE)


def asked_office(text: str, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The office whose holder is asked for and the place after it; both empty if the question asks something else."""
    plain = " ".join(text[span.start : span.end] for span in words(text))
    if _HOLDER_ENGLISH.search(plain):
        stated = " ".join(vietnamese_terms(text))
    elif HOLDER_BEFORE.search(plain):
        stated = HOLDER_BEFORE.sub("", plain)
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
    roles = roles_of(said, language)
    place: list[str] = []
    while end < len(said) and roles[end] is Role.TERM and len(place) < 4 and not _ends_place(said, end):
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


def is_office_alone(said: Sequence[str], language: Language) -> bool:
    """Whether nothing but an office and a place is typed: who holds it is what a person wants to know."""
    office, place = split_office(said, language)
    return len(office) >= 2 and len(office) + len(place) == len(said)
