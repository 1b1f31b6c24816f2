"""How measured figures are written for a person."""

import json
from collections.abc import Mapping
from typing import Any

from bot.cli.terminal import on_one_line, write, write_table

Json = Mapping[str, Any]  # Any: JSON values


def write_figures(figures: Json) -> None:
    """A table of the figures with their intervals, one by kind of question, and what went wrong.

    Args:
        figures: As `RetrievalFigures.as_json` or `AnswerFigures.as_json` gives them.
    """
    intervals, kinds = figures["intervals"], figures["by_kind"]
    rows = [
        (name, _shown(value), _shown_interval(intervals.get(name)))
        for name, value in figures.items()
        if name not in ("intervals", "by_kind", "failures")
    ]
    write_table(("Chỉ số", "Giá trị", "Khoảng tin cậy 95 %"), rows)
    if kinds:
        write_table(*_table_of_kinds(kinds))
    for failure in figures.get("failures", ()):
        write(on_one_line(failure))


def _table_of_kinds(kinds: Json) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The titles and the rows; of answers a kind has one figure, of retrieval several by their names."""
    first = next(iter(kinds.values()))
    if not isinstance(first, Mapping):
        return ("Loại câu hỏi", "Đạt"), [(kind, str(value)) for kind, value in kinds.items()]
    names = [name for name in first if name != "questions"]
    rows = [(kind, *(_shown(held[name]) for name in ("questions", *names))) for kind, held in kinds.items()]
    return ("Loại câu hỏi", "Số câu", *names), rows


def _shown(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _shown_interval(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else " – ".join(f"{end:.4f}" for end in interval)
