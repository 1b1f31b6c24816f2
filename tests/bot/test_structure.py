"""What the application keeps to itself, and what it adds to the project's errors."""

import ast
import re
from collections.abc import Iterator

from bot import core
from bot.cli import command as cli
from bot.telegram import turns
from index import errors
from tests.paths import ROOT

BOT = ROOT / "bot"


def _kinds_of(error: type[Exception]) -> Iterator[type[Exception]]:
    for kind in error.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def test_every_error_is_drawn() -> None:
    """The tree in `index/errors.py` has every error, those of the application too."""
    ours = {errors.__name__, cli.__name__, core.__name__, turns.__name__}
    names = [kind.__name__ for kind in _kinds_of(errors.DanNguonError) if kind.__module__ in ours]
    drawn = re.findall(r"── (\w+)", errors.__doc__ or "")
    assert sorted(drawn) == sorted(names)


def test_no_private_name_is_imported() -> None:
    """No file of the application takes a private name from another file."""
    taken = [
        (path.name, alias.name)
        for path in sorted(BOT.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.startswith("_")
    ]
    assert taken == []
