"""Keeping the token out of the logs."""

import logging
from collections.abc import Iterator

import pytest

from bot.log import hide_secret, masked

SECRET = "987654:a-secret-token"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Every test leaves logging as it found it."""
    factory = logging.getLogRecordFactory()
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore")}
    yield
    logging.setLogRecordFactory(factory)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_message_and_arguments_are_masked(caplog: pytest.LogCaptureFixture) -> None:
    """A line of any library that holds the token shows three stars instead."""
    hide_secret(SECRET)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("httpx2").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", SECRET)
    assert caplog.messages == ["HTTP Request: POST https://api.telegram.org/bot***/getMe"]


def test_traceback_is_masked(caplog: pytest.LogCaptureFixture) -> None:
    """A traceback whose error names the token is printed without it, its cause included."""
    hide_secret(SECRET)
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(f"rejected {SECRET}") from cause
    except ValueError:
        logging.getLogger("telegram").exception("It failed")
    assert "rejected ***" in caplog.text
    assert SECRET not in caplog.text


def test_other_records_stay_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    """A line without the token keeps its arguments and traceback."""
    hide_secret(SECRET)
    try:
        raise ValueError("of no secret")
    except ValueError:
        logging.getLogger("bot").exception("Update %s", 5)
    (record,) = caplog.records
    assert (record.msg, record.args, record.exc_text is None or "of no secret" in record.exc_text) == (
        "Update %s",
        (5,),
        True,
    )


def test_two_secrets_are_hidden_at_once() -> None:
    """A second secret does not uncover the first."""
    hide_secret(SECRET)
    hide_secret("another")
    assert masked(f"{SECRET} and another") == "*** and ***"


def test_http_libraries_do_not_log_addresses() -> None:
    """The libraries that log every address are silenced below warnings."""
    hide_secret(SECRET)
    assert logging.getLogger("httpx").level == logging.WARNING
    assert logging.getLogger("httpcore").level == logging.WARNING
