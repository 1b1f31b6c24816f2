"""The parts of a paper that a question names: "điểm a khoản 1 Điều 3", "mục II", "Phụ lục 2"."""

import re
from dataclasses import dataclass

from index.language.numerals import number_value
from index.language.text import fold, fold_space
from index.lexicon.tables import from_lexicon
from index.structure.outline.marks import PartKind
from index.structure.outline.outline import Part
from retrieval.question.question import Question

_ORDER = (
    PartKind.ANNEX, PartKind.PART, PartKind.CHAPTER, PartKind.SECTION, PartKind.ARTICLE, PartKind.CLAUSE,
    PartKind.POINT,
)  # fmt: skip
"""What a question calls a part, outermost first."""
_AS_CALLED = {
    PartKind.ANNEX: (PartKind.ANNEX,),
    PartKind.PART: (PartKind.PART, PartKind.SECTION, PartKind.CLAUSE),
    PartKind.CHAPTER: (PartKind.CHAPTER,),
    PartKind.SECTION: (PartKind.SECTION, PartKind.CLAUSE, PartKind.PART),
    PartKind.ARTICLE: (PartKind.ARTICLE,),
    PartKind.CLAUSE: (PartKind.CLAUSE,),
    PartKind.POINT: (PartKind.POINT, PartKind.CLAUSE),
}
"""What may be meant by it: "phần II" and "mục II" are one, "điểm 2" is a clause."""
_LABEL = r"\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[ivxlc]{1,6}|[a-zđ]|thứ \w+(?: mươi)?|thu \w+"
_NTH = re.compile("th[ứu] ")
_UNITS_OF_AMOUNT = re.compile(r"\s*(?:%|[.,/]\d)")


@dataclass(frozen=True, slots=True)
class PartName:
    """A part as a question names it.

    Attributes:
        kind: What it is called.
        label: In lower case: "5", "ii", "2.2", "a".
    """

    kind: PartKind
    label: str

    @property
    def shown(self) -> str:
        """As it is written: "Điều 5", "khoản 2", "Phụ lục II"."""
        is_name = self.kind not in (PartKind.CLAUSE, PartKind.POINT, PartKind.SECTION)
        label = self.label.upper() if self.is_roman else self.label
        return f"{self.kind.value.capitalize() if is_name else self.kind.value} {label}"

    @property
    def is_roman(self) -> bool:
        """Whether its number is a Roman one."""
        return self.kind is not PartKind.POINT and re.fullmatch("[ivxlc]+", self.label) is not None

    def fits(self, part: Part) -> int | None:
        """How well a part is what is named, 0 the best; None if it is another one."""
        meant = _AS_CALLED[self.kind]
        label = part.label.rpartition(" ")[2].lower()
        if part.kind not in meant or not label:
            return None
        worse = meant.index(part.kind)
        if label == self.label:
            return worse
        if part.kind is PartKind.POINT:
            return worse + 1 if fold(label) == self.label else None
        value = _value(label)
        return worse + len(meant) if value is not None and value == _value(self.label) else None


@from_lexicon
def _pattern() -> re.Pattern[str]:
    called = sorted((kind.value for kind in _ORDER), key=len, reverse=True)
    names = "|".join(name for value in called for name in dict.fromkeys((value, fold(value))))
    return re.compile(rf"(?<!\w)(?P<kind>{names})\s+(?:số\s+|so\s+)?(?P<label>{_LABEL})(?!\w)", re.IGNORECASE)


def parts_named(question: Question) -> tuple[PartName, ...]:
    """The parts that the question names by their numbers, outermost first.

    "khoản 5 triệu" and "điểm 10" alone name none: a clause or point is one of an article or section that is named too.
    """
    found = _named_in(question.text) or _named_in(question.asked)
    if all(kind in (PartKind.CLAUSE, PartKind.POINT) for kind in found):
        return ()
    return tuple(found[kind] for kind in _ORDER if kind in found)


def _named_in(text: str) -> dict[PartKind, PartName]:
    """The first part of each kind; one that is typed with other marks is none ("mức 5")."""
    text = fold_space(text)
    kinds = {name: kind for kind in _ORDER for name in (kind.value, fold(kind.value))}
    found: dict[PartKind, PartName] = {}
    for match in _pattern().finditer(text):
        kind, label = kinds[match["kind"].lower()], match["label"]
        if not _UNITS_OF_AMOUNT.match(text, match.end()) and _may_be(kind, label):
            found.setdefault(kind, PartName(kind, label.lower()))
    return found


def _may_be(kind: PartKind, label: str) -> bool:
    """Whether a part of this kind can be numbered so."""
    if kind in (PartKind.ARTICLE, PartKind.CLAUSE):
        return label[0].isdigit()
    if kind is PartKind.POINT:
        return len(label) == 1 or label[0].isdigit()
    return _value(label) is not None or "." in label or (len(label) == 1 and label.isupper())


def _value(label: str) -> int | None:
    """Which of its list a part is, by its number, a Roman one, or "thứ nhất"."""
    return number_value(_NTH.sub("", label.lower()))
