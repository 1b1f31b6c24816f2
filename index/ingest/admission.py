"""What may go in: no paper that is stamped as more secret than is allowed."""

from index.errors import DocumentRefused, SettingsError
from index.structure.papers.marks import levels
from index.types import Header


def check_level(allowed: str | None) -> None:
    """Nothing, if this is a level, or none is allowed.

    Raises:
        SettingsError: Otherwise.
    """
    if allowed is not None and allowed.casefold() not in levels():
        raise SettingsError("secrecy_unknown", level=allowed, levels=levels())


def is_admitted(header: Header, allowed: str | None) -> bool:
    """Whether a paper bears no stamp, or one of at most the level that is allowed."""
    stamp = header.marks.secrecy
    if stamp is None:
        return True
    known = levels()
    return allowed is not None and stamp.casefold() in known[: known.index(allowed.casefold()) + 1]


def check_admitted(header: Header, file: str, allowed: str | None) -> None:
    """Nothing, if the paper may go in.

    Raises:
        DocumentRefused: If its stamp keeps it out.
    """
    if not is_admitted(header, allowed):
        raise DocumentRefused("file_secret", file=file, level=(header.marks.secrecy or "").upper())
