"""What a question points at in the list before: "người thứ hai là ai?", "cái thứ 3 nói gì", "văn bản đầu tiên"."""

import re
from collections.abc import Sequence

from index.entities.document_numbers import find_document_numbers
from index.language.numerals import number_value
from index.lexicon.patterns import pattern
from retrieval.types import Answer, Item

_PLACE = r"(?:thứ (?P<number>\d{1,3}|{dates:digit}|nhất|tư|{dates:ten})|(?P<first>đầu tiên)|(?P<last>cuối cùng))(?!\w)"
_pointed = pattern(rf"(?<!\w)(?:{{kinds_asked:item}}|{{documents:numbered}}) {_PLACE}")
_kind = pattern(r"(?<!\w)(?:{documents:numbered}|{meetings:asked})(?!\w)")
_PERSON_ENDS = re.compile(r"\s*[,:;(]|\s[-–]\s")
_OTHERWISE = {"nhất": 1, "tư": 4}
"""How a place in an order is said where a number is said otherwise."""


def with_item(text: str, earlier: Sequence[Answer]) -> str:
    """The question with the thing of the last answer's list that it points at by its number, named.

    It stays as it is where the last answer is no list, or has no thing of that number.

    Args:
        text: As typed, marks restored.
        earlier: The answers before in the same conversation, oldest first.
    """
    said = earlier[-1].said if earlier else None
    pointed = _pointed().search(text) if said and said.form.items else None
    if not said or not pointed:
        return text
    form = said.form
    at = len(form.items) - 1 if pointed["last"] else _number(pointed) - form.first
    if not 0 <= at < len(form.items):
        return text
    name = _name_of(form.items[at], is_person=said.as_of)
    return f"{text[: pointed.start()]}{name}{text[pointed.end() :]}"


def with_other_kind(fragment: str, before: Answer) -> str:
    """The question of the list before, asked of the kind that is typed instead: "còn kế hoạch thì sao?".

    Empty where the fragment is more than a kind, or the answer before is no list of a kind.
    """
    kind, old = _kind().fullmatch(fragment.strip()), _kind().search(before.read.text)
    if before.said.form.total is None or not kind or not old:
        return ""
    return f"{before.read.text[: old.start()]}{kind[0].lower()}{before.read.text[old.end() :]}"


def _number(pointed: re.Match[str]) -> int:
    if pointed["first"]:
        return 1
    said = pointed["number"].lower()
    return _OTHERWISE.get(said) or number_value(said) or 0


def _name_of(item: Item, *, is_person: bool) -> str:
    """How a thing of a list is called: a paper by kind and number, someone by name, anything else by its title."""
    number = next(iter(find_document_numbers(item.text)), None)
    if number is not None and number.start == 0:
        return item.text[: number.end]
    ends = _PERSON_ENDS.search(item.text) if is_person else None
    return item.text[: ends.start()] if ends else item.text
