"""The words by which a meeting or a paper is known."""

from index.language.words import comparable
from index.lexicon.abbreviations import written_out
from retrieval.register.entries import DocumentEntry, MeetingEntry


def told_of(entry: MeetingEntry) -> list[str]:
    """The folded words of what a meeting is called, whose it is and of what unit."""
    texts = [text for record in entry.records for text in (record.fact.name, record.fact.body, record.fact.place)]
    return comparable(written_out(" . ".join(filter(None, texts))), folded=True)


def told_of_paper(entry: DocumentEntry) -> set[str]:
    """The folded words of whose paper it is, of what unit and about what."""
    header = entry.own.header if entry.own else None
    texts = [entry.issuer, entry.subject, *((header.issuer, header.place, header.title) if header else ())]
    return set(comparable(written_out(" . ".join(filter(None, texts))), folded=True))
