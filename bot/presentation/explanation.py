"""How a question was read, field by field, for `dannguon ask --explain`."""

from collections.abc import Iterable

from bot.messages import messages
from retrieval.question.question import Question


def explain(question: Question) -> dict[str, str]:
    """What was understood, by Vietnamese labels in the order of reading; "–" where the question has nothing of it."""
    text, typed_in = question.text, messages.said(f"typed_in.{question.language}")
    strong = [term for term in question.wording.terms if term not in question.wording.weak]
    shown = {
        "asked": question.asked,
        "read_as": text,
        "language": messages.said("restored", language=typed_in) if question.restored else typed_in,
        "kind": messages.said(f"question_kind.{question.kind}"),
        "wanted": _joined(messages.said(f"wanted.{wanted}") for wanted in sorted(question.wanted)),
        "for_list": messages.said("yes") if question.asks_for_list else "",
        "offices_asked": " ".join(question.offices.asked),
        "offices_mentioned": " ".join(question.offices.mentioned),
        "speech": " ".join(question.wording.speech),
        "unit": question.wording.unit,
        "names": _joined(name.text for name in question.names),
        "organisations": _joined(name.text for name in question.organisations),
        "documents": _joined(text[held.start : held.end] for held in question.numbers.documents),
        "ordinals": _joined(f"{held.what} {held.value}" for held in question.numbers.ordinals),
        "dates": _joined(text[held.start : held.end] for held in question.times.dates),
        "ranges": _joined(map(str, question.times.ranges)),
        "periods": _joined(map(str, question.times.periods)),
        "years": _joined(map(str, sorted(question.times.years))),
        "lunar_years": _joined(text[held.start : held.end] for held in question.times.lunar_years),
        "figures": _joined(sorted(question.numbers.figures)),
        "strong": " ".join(strong),
        "weak": " ".join(term for term in question.wording.terms if term in question.wording.weak),
    }
    return {messages.said(f"question_part.{part}"): value or "–" for part, value in shown.items()}


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
