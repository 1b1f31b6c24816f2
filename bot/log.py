"""Keeping the bot's token out of every log line, traceback and message."""

import logging
from collections.abc import Callable
from typing import Any

MASK = "***"


class _MaskingFactory:
    """Makes log records in which secrets are masked, whichever library logs and whichever handler prints."""

    def __init__(self, make: Callable[..., logging.LogRecord]) -> None:
        self._make = make
        self._secrets: set[str] = set()

    def add(self, secret: str) -> None:
        self._secrets.add(secret)

    def mask(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return text

    def __call__(self, *args: Any, **kwargs: Any) -> logging.LogRecord:  # Any: what logging passes to a factory
        record = self._make(*args, **kwargs)
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # arguments that do not fit; the handler reports that
            return record
        masked = self.mask(message)
        if masked != message:
            record.msg, record.args = masked, ()
        if record.exc_info and not record.exc_text:
            text = logging.Formatter().formatException(record.exc_info)
            if self.mask(text) != text:
                record.exc_text = self.mask(text)  # a formatter takes this instead of formatting again
        return record


def hide_secret(secret: str) -> None:
    """From now on every log record of this process shows `***` instead of the secret, in messages and tracebacks.

    httpx logs each address at INFO, and a bot's addresses hold its token.
    """
    factory = logging.getLogRecordFactory()
    if not isinstance(factory, _MaskingFactory):
        factory = _MaskingFactory(factory)
        logging.setLogRecordFactory(factory)
    factory.add(secret)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)


def masked(text: str) -> str:
    """The text with every hidden secret replaced by `***`."""
    factory = logging.getLogRecordFactory()
    return factory.mask(text) if isinstance(factory, _MaskingFactory) else text


def set_up_logging(*, debug: bool) -> None:
    """Log warnings (with `debug` everything of ours) to standard error; libraries stay quiet below a warning."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for package in ("bot", "retrieval", "index"):
        logging.getLogger(package).setLevel(logging.DEBUG if debug else logging.WARNING)
