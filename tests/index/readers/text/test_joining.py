"""Several texts as one."""

from index.layout import Doubt, Layout, Part
from index.readers.text.joining import joined
from index.readers.types import Read


def test_what_was_recognised_is_still_said_to_be() -> None:
    """A scan that hangs on a mail has no pages any more; its words, and no others, are said to be recognised."""
    scan = Read("Nuôi cá.\nĐào ao.", Layout(parts=(Part(0, is_recognised=True),), doubts=(Doubt(9, 12, 0.4),)))
    sheet = Read("Trồng cây.", Layout(parts=(Part(0),)))
    mail = joined([Read("Kính gửi."), scan, sheet])

    assert mail.text == "Kính gửi.\n\nNuôi cá.\nĐào ao.\n\nTrồng cây."
    spans = ((0, 9), (11, 19), (20, 27), (29, 39), (0, 39))
    assert [mail.layout.recognition(*span) for span in spans] == [None, 1.0, 0.4, None, 0.4]
