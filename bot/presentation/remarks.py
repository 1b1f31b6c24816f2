"""What has to be said beside an answer: of which day it is true, what is no longer in force, why there is none."""

from bot.messages import messages
from bot.presentation.documents.pages import picture_name
from retrieval.types import Answer, Citation, Status


def as_of(answer: Answer, source: Citation) -> str:
    """The day of a source, after its mark, where the answer is true of a day or is of several documents.

    Who holds an office is as of a document's day; several documents may say different things.
    """
    several = len({citation.document_id for citation in answer.citations}) > 1
    if answer.said.as_of:
        places = {citation.place for citation in answer.citations}
        return f" ({messages.as_of(source.date, source.place if len(places) > 1 else None)})"
    return f" ({messages.day(source.date)})" if several else ""


def remarks(answer: Answer) -> list[str]:
    """What has to be said of what is quoted: what is no longer in force, a draft, gone, unsurely read or corrected."""
    said = [messages.said("more", count=answer.said.more)] if answer.said.more else []
    doubtful = [citation for citation in answer.citations if citation.standing.is_doubtful]
    if seen := [f"[{held.marker}]" for held in doubtful if picture_name(held)]:
        said.append(messages.said("page_doubtful", markers=tuple(seen)))
    if unseen := [f"[{held.marker}]" for held in doubtful if not picture_name(held)]:
        said.append(messages.said("page_doubtful_unseen", markers=tuple(unseen)))
    for code in ("draft", "gone"):
        if marked := [f"[{held.marker}]" for held in answer.citations if getattr(held.standing, code)]:
            said.append(messages.said(f"source_state.{code}", markers=tuple(marked)))
    return [*said, *map(messages.superseded, answer.said.superseded), *map(messages.corrected, answer.said.corrected)]


def refusal(answer: Answer) -> str:
    """What is said where no answer was found; of what is only related it claims nothing."""
    if unstated := answer.said.unstated:
        return messages.said(f"unstated.{unstated.what}", of=unstated.of)
    if answer.status is Status.CHOOSE:
        return messages.said("choose")
    if answer.status is Status.RELATED:
        return messages.said("not_direct")
    return messages.not_found(answer.absent, answer.said.unmet)
