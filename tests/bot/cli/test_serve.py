"""What `dannguon serve` says while it begins."""

import io
import os
import signal
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from bot.cli.serve import serve
from bot.cli.terminal import say
from bot.messages import messages


class InterruptedOnce(io.StringIO):
    """A stream during whose first flush somebody presses Ctrl+C."""

    is_pressed = False

    def flush(self) -> None:
        """As of any stream."""
        if self.getvalue() and not self.is_pressed:
            self.is_pressed = True
            signal.raise_signal(signal.SIGINT)
        super().flush()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupt_does_not_break_off_the_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C while it is said that something is loaded ends the command behind that line, which is said once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DANNGUON_PAGE_PORT", "0")
    said, handler = InterruptedOnce(), signal.getsignal(signal.SIGINT)
    try:
        with redirect_stderr(said), pytest.raises(KeyboardInterrupt):
            serve()
    finally:
        signal.signal(signal.SIGINT, handler)
    with redirect_stderr(said):
        say(messages.said("stopped"))
    assert said.is_pressed
    assert said.getvalue().splitlines() == [messages.said("loading"), messages.said("stopped")]
