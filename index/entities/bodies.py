"""Names of Party, state and mass bodies: how a name in capitals is written in a sentence, and whose unit it names."""

import itertools
import re
from collections.abc import Sequence

from index.entities.office_words import head_length, is_unit
from index.entities.places import ENDS_NAME, place_of
from index.language.text import fold, fold_space, line_key, normalise_word
from index.lexicon import tables
from index.lexicon.kinds import committees, kind_said, split_label, unit_kinds, words_around
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives, from_lexicon

_ABBREVIATIONS = frozenset({"UBND", "UBMTTQ", "UBKT", "ĐU", "HU", "TU"})
_ROMAN = re.compile(r"[IVXLC]+")

_NAME_SYLLABLES = 4
_LOOK_AHEAD = 6
"""More words than any of the patterns above reads."""
_NO_SECOND = pattern(r"(?:{around:no_second}|kỳ (?:\d|thứ))(?!\w)")
_MARKS = '.,;:)”"'
_NONE = r"(?:{no_body}|{bodies:no_issuer})(?!\w)"
_BODY = pattern(
    rf"(?!{_NONE})(?:{{committees}}|{{bodies:issuer}}|{{bodies:issuer_of}} \w+)(?!\w)",
    flags=0,
    no_body=lambda: alternatives(tables.words("bodies", kind="none")),
    committees=lambda: alternatives(committees()),
)
"""How a line begins that names a body which issues papers or holds meetings."""
_UNIT = pattern(
    r"(?<!\w)({units})(?!\w|(?<=xã) hội(?!\w))", flags=0, units=lambda: alternatives((*committees(), *unit_kinds()))
)

_OF_UNIT = pattern(r"{bodies:administration} {units}\s.+", units=lambda: alternatives(unit_kinds()))
"""A body that stands for its whole unit, whose offices are called by the unit: "Phòng Nội vụ huyện Nam Sách"."""

_SERVES = pattern(r"{bodies:serves_body}")
"""A body that serves one other body and not its unit: "VĂN PHÒNG" below "UBND TỈNH"."""
_HAS_OWN_NAME = pattern(r"{bodies:own_name}\s")


def is_body(line: str) -> bool:
    """Whether a line begins with the name of a body that issues documents or holds meetings."""
    return _BODY().match(line_key(line)) is not None


def in_sentence_case(name: str) -> str:
    """A name in capitals as a sentence writes it: "HUYỆN ỦY NAM SÁCH" → "Huyện ủy Nam Sách"; others unchanged."""
    name = fold_space(name)
    if name != name.upper():
        return name
    joined = " ".join(_in_sentence(name.split(" ")))
    return joined[:1].upper() + joined[1:]


def office_in_sentence_case(office: str) -> str:
    """An office in capitals as a sentence writes it: "CHỦ TỊCH UBND XÃ TÂN AN" → "chủ tịch UBND xã Tân An".

    Words that are not in capitals are kept; no first word gets one.
    """
    written: list[str] = []
    for is_shouted, words in itertools.groupby(office.split(), key=str.isupper):
        held = list(words)
        written += _in_sentence(held, of_office=True) if is_shouted else held
    return " ".join(written)


def _in_sentence(words: list[str], *, of_office: bool = False) -> list[str]:
    """Words in capitals as a sentence writes them; of an office, what is no known name is in lower case."""
    keys = [normalise_word(word) for word in words]
    written: list[str] = []
    in_unit = False
    while len(written) < len(words):
        i = len(written)
        if length := _unit_name_length(keys, i):
            written += [_capitalised(word) for word in words[i : i + length]]
            continue
        names = _names() if of_office else _names_of_bodies()
        known = next((name for key, name in names.get(keys[i], ()) if keys[i : i + len(key)] == key), None)
        if known is not None:
            written += known.split(" ")
            in_unit = False
        elif of_office and (length := head_length(keys, i)):
            written += [word.lower() for word in words[i : i + length]]
            in_unit = False
        else:
            ahead = " ".join(keys[i : i + _LOOK_AHEAD])
            follows_unit = i > 0 and keys[i - 1] in _last_of_units()
            begins_name = follows_unit and not (ENDS_NAME().match(ahead) or _UNIT().match(ahead))
            begins_name |= i > 1 and in_unit and keys[i - 2] in _last_of_units() and _ends_name(ahead)
            begins_name |= in_unit and _is_no_kind(keys, i)
            word = _word_in_sentence(words[i], keys[i], begins_name=begins_name)
            in_unit = begins_name or (in_unit and not word.islower())
            written.append(word.lower() if of_office and not in_unit and word.istitle() else word)
    return written


def _ends_name(words: str) -> bool:
    """Whether a small word may be the second of a unit's name, as of communes that no table holds: "An Kỳ"."""
    is_small = words.split(" ")[0] in words_around("second_syllable")
    return is_small and not (ENDS_NAME().match(words) or _NO_SECOND().match(words))


def _is_no_kind(keys: Sequence[str], at: int) -> bool:
    """Whether a word that ends a kind of unit stands without its beginning, as in a name: "TRẠCH PHỐ BẮC"."""
    key = keys[at].rstrip(_MARKS)
    return key in _last_of_units() and key not in unit_kinds() and kind_said(keys[max(0, at - 2) : at + 1]) is None


def _unit_name_length(keys: Sequence[str], at: int) -> int:
    """How many words behind a kind of unit are the longest known name of one, of two words or more: "Ngã Năm"."""
    kind = kind_said(keys[max(0, at - 2) : at])
    if kind is None:
        return 0
    following = [key.rstrip(_MARKS) for key in keys[at : at + _NAME_SYLLABLES]]
    for length in range(len(following), 1, -1):
        is_joined = all(key[-1:] not in _MARKS for key in keys[at : at + length - 1])
        if is_joined and is_unit(kind, tuple(following[:length])):
            return length
    return 0


def _capitalised(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _word_in_sentence(word: str, key: str, *, begins_name: bool) -> str:
    if key.rstrip(",") in _small_words() and not begins_name:
        return word.lower()
    if word in _ABBREVIATIONS or _ROMAN.fullmatch(word) or not set(fold(word)) & set("aeiouy"):
        return word
    return _capitalised(word)


def level_of(name: str) -> str | None:
    """The level of the last unit that a body's name mentions: "UBND huyện" → "huyện"."""
    found = _UNIT().findall(line_key(name))
    return committees().get(found[-1], found[-1]) if found else None


@from_lexicon
def _names() -> dict[str, list[tuple[list[str], str]]]:
    """Bodies and fields that a sentence writes with capitals (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""
    written = [row["written"] for row in tables.rows("bodies") if row["written"]]
    return _by_first_word([*written, *(committee.capitalize() for committee in committees())])


@from_lexicon
def _names_of_bodies() -> dict[str, list[tuple[list[str], str]]]:
    """The same, and every other name of several words as a part of a body's name has it: "Kiểm lâm"."""
    whole = (row for row in tables.rows("bodies") if row["kind"] != "none" and " " in row.key)
    named = [row["written"] or _as_name(row.key) for row in whole]
    known = {line_key(name) for name in named}
    more = [name for held in _names().values() for _, name in held if line_key(name) not in known]
    return _by_first_word([*named, *more])


def _as_name(key: str) -> str:
    """What a body is called whose name no row writes: "chi cục" → "Chi cục", "ban thường trực" → "Ban Thường trực"."""
    first, _, rest = key.partition(" ")
    is_body_of = " " in rest and first in tables.words("bodies", kind="body")
    return f"{first.capitalize()} {rest.capitalize()}" if is_body_of else key.capitalize()


def _by_first_word(written: Sequence[str]) -> dict[str, list[tuple[list[str], str]]]:
    """Names by their first words, each with its words in the form for matching, longer ones first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name in sorted(written, key=len, reverse=True):
        key = line_key(name).split(" ")
        found.setdefault(key[0], []).append((key, name))
    return found


@from_lexicon
def _last_of_units() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in (*unit_kinds(), *committees()))


@from_lexicon
def _small_words() -> frozenset[str]:
    """Words that a sentence writes small inside a body's name."""
    return words_around("small_word").union(*(kind.split() for kind in unit_kinds()))


def split_bodies(words: str) -> list[str]:
    """Names in capitals that stand on one line, a body and one below it: "UBND HUYỆN NAM SÁCH", "PHÒNG NỘI VỤ"."""
    held = words.split(" ")
    for at in range(2, len(held) - 1) if words.isupper() else ():
        above, below = " ".join(held[:at]), " ".join(held[at:])
        unit = place_of(in_sentence_case(above))
        if (
            unit is not None
            and above[-1].isalnum()
            and below[0].isalpha()
            and is_body(below)
            and line_key(above).endswith(line_key(unit).split(" ")[-1])
        ):
            return [above, *split_bodies(below)]
    return [words]


def issuer_of(lines: Sequence[str]) -> str | None:
    """The issuer that the lines of a letterhead name, in sentence case: the last body, with its parent if it needs it.

    "ĐẢNG BỘ TỈNH HẢI DƯƠNG", "HUYỆN ỦY NAM SÁCH" → "Huyện ủy Nam Sách";
    "HUYỆN ỦY NAM SÁCH", "VĂN PHÒNG" → "Văn phòng Huyện ủy Nam Sách";
    "UBND HUYỆN NAM SÁCH", "PHÒNG NỘI VỤ" → "Phòng Nội vụ huyện Nam Sách".
    """
    if not lines:
        return None
    names = [in_sentence_case(line) for line in lines]
    own = names[-1]
    if place_of(own) or len(names) == 1 or _HAS_OWN_NAME().match(line_key(own)):
        return own
    if level_of(own) not in (None, level_of(names[-2])):
        return own  # the parent is of another level and gives its name to none of its members
    own_words, parent_words = own.split(" "), names[-2].split(" ")
    for shared in range(min(len(own_words), len(parent_words)), 0, -1):
        if line_key(" ".join(own_words[-shared:])) == line_key(" ".join(parent_words[:shared])):
            return " ".join([*own_words, *parent_words[shared:]])
    unit = place_of(names[-2])
    if unit and own.lower().endswith(f" {split_label(unit)[0]}"):
        return f"{own} {split_label(unit)[1]}"  # "VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH" below "ĐOÀN ĐBQH TỈNH LẠC GIANG"
    is_of_unit = unit and _OF_UNIT().fullmatch(line_key(names[-2])) and not _SERVES().fullmatch(line_key(own))
    if is_of_unit and unit and (level := level_of(own)):  # "THANH TRA HUYỆN" below "UBND HUYỆN NAM SÁCH"
        own = own.removesuffix(f" {level}") if unit.startswith(f"{level} ") else own
    return f"{own} {unit if is_of_unit else names[-2]}"
