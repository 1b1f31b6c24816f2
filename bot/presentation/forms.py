"""What is said of an answer in our own words: a verdict, how many there are, what was worked out."""

from bot.messages import messages
from retrieval.types import Answer, Form


def lead(form: Form) -> str:
    """The words before what is quoted: "Có.", "Đếm được 12 chỉ thị trong kho tài liệu:"; empty where there are none."""
    if form.verdict is not None:
        return messages.said(f"verdict.{form.verdict}")
    if form.total is None:
        return ""
    counted = form.counted or messages.said("counted_things")
    return messages.said("counted", total=form.total, counted=counted)


def whole_text(answer: Answer) -> str:
    """The answer as one text: our words before it, what is quoted, and what was worked out; empty unless found."""
    form = answer.said.form
    if not answer.text:
        return ""
    calculated = messages.said("calculated", text=form.calculated) if form.calculated else ""
    return "\n".join(filter(None, (lead(form), answer.text, calculated)))
