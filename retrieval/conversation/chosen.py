"""What was chosen of the things that a question was asked back with: by name, with marks or without, or by number."""

from collections.abc import Sequence

from index.language.text import fold, tokens
from index.language.words import contains
from index.lexicon.tables import from_lexicon, words
from retrieval.conversation.substitution import names_only_places, put_in_place
from retrieval.question.marked import Marked
from retrieval.types import Answer, Choice


def chosen(typed: Marked, before: Answer) -> str:
    """The whole question for what was chosen; empty where nothing was asked back or something else is typed.

    A place that was not offered is put into the question that was asked back.

    Args:
        typed: As typed, marks restored.
        before: The last answer.
    """
    choices = before.said.form.choices
    if not choices:
        return ""
    said = [fold(word) for word in tokens(typed.text)]
    picked = [word for word in said if word not in _picking()]
    if len(picked) == 1 and picked[0].isdecimal():
        at = int(picked[0])
        return choices[at - 1].question if 1 <= at <= len(choices) else ""
    named = _named(choices, said) or _named(choices, picked)
    if not named and names_only_places(typed):
        return put_in_place(typed, before.read.marked, place="")
    return named


def _named(choices: Sequence[Choice], said: Sequence[str]) -> str:
    """The question of the one choice whose words hold all of these side by side; empty if none or several do."""
    found = [choice for choice in choices if said and contains([fold(word) for word in tokens(choice.text)], said)]
    return found[0].question if len(found) == 1 else ""


@from_lexicon
def _picking() -> frozenset[str]:
    """The folded words around what is chosen that say nothing: "em chọn", "cái số", "của huyện"."""
    said = (*words("questions", uses="picks"), *words("questions", uses="empty"), *words("questions", uses="asker"))
    return frozenset(fold(word) for phrase in said for word in phrase.split())
