"""A document's header as JSON, for `dannguon show --json` and the report."""

from typing import Any

from index.types import Header


def header_as_json(header: Header) -> dict[str, Any]:  # Any: JSON values
    """The fields of the header by their public names, with ISO dates; null is what the document does not say."""
    signer = header.signer
    return {
        "kind": header.kind,
        "number": header.number,
        "symbol": header.symbol,
        "date": header.date.isoformat() if header.date else None,
        "date_inferred": header.date_inferred,
        "issuer": header.issuer,
        "place": header.place,
        "title": header.title,
        "subject": header.subject,
        "recipient": header.recipient,
        "signer": signer.name if signer else None,
        "signer_office": signer.office if signer else None,
        "urgency": header.marks.urgency,
        "secrecy": header.marks.secrecy,
        "is_draft": header.marks.is_draft,
    }
