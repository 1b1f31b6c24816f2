"""What of a document a question asks for, told by shapes in which the words of the table `identity` stand."""

import re
from enum import StrEnum

from index.language.text import fold
from index.lexicon.patterns import filled
from index.lexicon.tables import from_lexicon
from retrieval.question.question import Question
from retrieval.question.types import QuestionKind


class Attribute(StrEnum):
    """What a paper says of itself."""

    SIGNER = "signer"
    ISSUED_ON = "issued_on"
    VALID_FROM = "valid_from"
    RECIPIENTS = "recipients"
    NUMBER = "number"
    BASIS = "basis"
    PROPOSER = "proposer"
    ISSUER = "issuer"
    SUBJECT = "subject"


_ISSUES = "{identity:issues}"
_WHEN = "(?:{identity:before_day} )?{identity:when}"
_ABOUT_WHAT = "(?:{questions:matter} )?{identity:what}"
_ON_WHAT = "(?:{documents:numbered} (?:{identity:what}|{identity:numbered})|{identity:on_what})"
_RECEIVER = r"(?:{identity:before_receiver} )?((?:(?!{identity:when})\w+ ){1,3}?)nào"
_PAPER = "{documents:numbered} (?:nào|{identity:numbered})"
_SHAPES: tuple[tuple[Attribute, tuple[str, ...]], ...] = (
    (
        Attribute.SIGNER,
        (
            "{identity:who} (?:{identity:before_signing} )?{identity:signs}",
            "{identity:signs} (?:{identity:by} )?{identity:who}",
            r"{identity:signs} (?:\w+ ){1,14}?{identity:by} {identity:who}$",
            "{identity:signer}",
        ),
    ),
    (
        Attribute.VALID_FROM,
        (
            rf"{{identity:in_force}} (?:\w+ ){{0,3}}?{_WHEN}",
            rf"{_WHEN} (?:\w+ ){{0,12}}?{{identity:in_force}}$",
        ),
    ),
    (
        Attribute.ISSUED_ON,
        (rf"{_ISSUES} (?:\w+ ){{0,2}}?{_WHEN}", rf"{_WHEN} (?:\w+ ){{0,14}}?{_ISSUES}$", "{identity:issue_day}"),
    ),
    (
        Attribute.RECIPIENTS,
        (
            "{identity:sends} (?:{identity:reports} )?(?:{identity:before_receiver} )?{identity:to_whom}",
            "{identity:sends} (?:{identity:reports} )?" + _RECEIVER,
            "{identity:receivers}",
        ),
    ),
    (Attribute.NUMBER, ("{identity:numbered}", "^{identity:number_of} {documents:numbered}(?!.* {identity:how_many})")),
    (Attribute.BASIS, (rf"{{identity:grounds}} (?:{{identity:before_ground}} ){{0,3}}{_ON_WHAT}",)),
    (
        Attribute.PROPOSER,
        (
            r"(?:{identity:to_whom}|\w+ {identity:what}) (?:{identity:before_signing} )?{identity:proposes}",
            r"{identity:proposed_by} (?:{identity:to_whom}|(?:\w+ ){1,3}{identity:what})",
        ),
    ),
    (
        Attribute.ISSUER,
        ("(?:{identity:who}|{identity:by_whom}) (?:{identity:before_signing} )?{identity:gives_out}",),
    ),
    (
        Attribute.SUBJECT,
        (
            rf"về {_ABOUT_WHAT}",
            rf"{{identity:tells}} (?:về )?{_ABOUT_WHAT}",
            r"{identity:subject} (?:\w+ ){0,3}?{identity:how}",
            "{identity:subject} {identity:of_it}",
        ),
    ),
)
"""An attribute is asked for where one of its shapes occurs in the words of a question, with a blank between."""
_PART = r"{identity:part} (?:\d|[ivx]+(?!\w))"
_OF_PARTS = (Attribute.SUBJECT, Attribute.BASIS)


def attributes_asked(question: Question) -> tuple[Attribute, ...]:
    """What the question asks for of a document, in the order of the table of shapes; nothing of a part of it."""
    said = question.marked.plain if question.folded else " ".join(question.marked.said)
    shapes, part = _patterns(folded=question.folded)
    found = [attribute for attribute, shape in shapes if shape.search(said)]
    if Attribute.BASIS not in found and _is_on_ground(question):
        found.append(Attribute.BASIS)
    if Attribute.SIGNER not in found and question.offices.asked and _signs().search(question.marked.plain):
        found.insert(0, Attribute.SIGNER)  # "Phó Chủ tịch nào ký"
    if part.search(said):
        found = [attribute for attribute in found if attribute not in _OF_PARTS]
    if found == [Attribute.SUBJECT] and question.kind is QuestionKind.WHO:
        found = []  # "ai không ký biên bản, có ý kiến về cái gì"
    if Attribute.ISSUED_ON in found and Attribute.VALID_FROM in found:
        found.remove(Attribute.ISSUED_ON)  # "ban hành và có hiệu lực khi nào" ends with what is asked
    if Attribute.NUMBER in found and Attribute.BASIS in found:
        found.remove(Attribute.NUMBER)  # "căn cứ tờ trình số mấy" asks for the number of the other
    if not found and question.numbers.documents and question.kind in _ALONE and _is_alone(question):
        return (_ALONE[question.kind],)
    return tuple(found)


_ALONE = {
    QuestionKind.OTHER: Attribute.SUBJECT,
    QuestionKind.WHAT: Attribute.SUBJECT,
    QuestionKind.WHEN: Attribute.ISSUED_ON,
}
"""What is asked for by the kind of a question that names nothing but a document: "17-CT/HU", "Công văn 93 ngày nào"."""


def _is_alone(question: Question) -> bool:
    """Whether nothing but a document is named."""
    named = {fold(word) for number in question.numbers.documents for word in _words(question, number.start, number.end)}
    return {fold(term) for term in question.wording.topic} <= named


def _words(question: Question, start: int, end: int) -> list[str]:
    return re.findall(r"\w+", question.text[start:end])


@from_lexicon
def _receiver() -> re.Pattern[str]:
    return re.compile(
        fold(filled(rf"(?<!\w){{identity:sends}} ({{identity:reports}} )?{_RECEIVER}")),
        re.IGNORECASE,
    )


def receiver_asked(question: Question) -> tuple[list[str], bool]:
    """The folded words that say which kind of receiver is asked for, "sở" of "gửi sở nào", and whether of a report."""
    found = _receiver().search(question.marked.plain)
    return (found[2].split(), found[1] is not None) if found else ([], False)


def _is_on_ground(question: Question) -> bool:
    """Whether it is asked on what a paper rests that is named first: "Kế hoạch A thực hiện theo chỉ thị nào"."""
    ground = _on_ground().search(question.marked.plain)
    of_paper = ground and (question.numbers.documents or _first_kind().match(question.marked.plain[: ground.start()]))
    return bool(of_paper)


@from_lexicon
def _on_ground() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){fold(filled(f'{{identity:on_ground}} {_PAPER}'))}(?!\w)", re.IGNORECASE)


def kind_first(question: Question) -> str | None:
    """The folded kind without a number with which a question begins: "Quyết định về Đề án 12 ban hành ngày nào"."""
    plain = question.marked.plain
    kind = _first_kind().match(plain)
    start = min((number.start for number in question.numbers.documents), default=0)
    between = fold(question.text[:start])[kind.end() :] if kind else ""
    is_apart = len(_first_kind().sub("", between.strip()).split()) > 1
    return kind[0].lower() if kind and is_apart else None


def asks_day_last(question: Question) -> bool:
    """Whether a question that numbers a document ends with words that ask for a day: "Công văn 93 của Sở ngày mấy"."""
    return bool(question.numbers.documents) and _day_last().search(question.marked.plain) is not None


@from_lexicon
def _day_last() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){fold(filled('{identity:when}'))}\W*$", re.IGNORECASE)


@from_lexicon
def _first_kind() -> re.Pattern[str]:
    return re.compile(rf"{fold(filled('{documents:numbered}'))}(?!\w)", re.IGNORECASE)


@from_lexicon
def _signs() -> re.Pattern[str]:
    return re.compile(fold(filled(r"(?<!\w)nào (?:{identity:before_signing} )?{identity:signs}(?!\w)")), re.IGNORECASE)


@from_lexicon
def _ground() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){fold(filled(_PAPER))}(?!\w)", re.IGNORECASE)


def ground_asked(question: Question) -> str:
    """The words without marks that ask of which kind the ground is: "to trinh nao"; empty if any is meant."""
    return " ".join(found[0] for found in _ground().finditer(question.marked.plain))


@from_lexicon
def _patterns(*, folded: bool) -> tuple[tuple[tuple[Attribute, re.Pattern[str]], ...], re.Pattern[str]]:
    """The shapes by attribute and that of a named part, of words with marks or without."""

    def made(source: str) -> re.Pattern[str]:
        written = filled(source)
        return re.compile(rf"(?<!\w)(?:{fold(written) if folded else written})(?!\w)", re.IGNORECASE)

    return tuple((attribute, made("|".join(shapes))) for attribute, shapes in _SHAPES), made(_PART)
