"""Several texts as one."""

from index.layout import Doubt, Layout
from index.readers.text.joining import joined
from index.readers.types import Read


def test_what_was_recognised_is_still_said_to_be() -> None:
    """A scan that hangs on a mail has no pages any more, but its words are doubted where they were."""
    scan = Read("Nuôi cá.\nĐào ao.", Layout(pages=(0, 9), recognised=(2,), doubts=(Doubt(9, 12, 0.4),)))
    mail = joined([Read("Kính gửi."), scan])

    assert mail.text == "Kính gửi.\n\nNuôi cá.\nĐào ao."
    assert (mail.layout.pages, mail.layout.recognised) == ((), (1,))
    assert [mail.layout.recognition(11, 19), mail.layout.recognition(20, 27)] == [1.0, 0.4]
    assert joined([mail, mail]).layout.recognition(0, 60) == 0.4
    assert joined([Read("Kính gửi."), Read("Đào ao.")]).layout.recognition(0, 9) is None
