"""`dannguon eval`: the quality of search or of answers, measured and written for a person."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.command import Failed, check_output, unwritable
from bot.cli.terminal import on_one_line, progress_bars, tell, write, write_json, write_table
from bot.messages import messages
from bot.settings import Settings, read_settings

Json = Mapping[str, Any]  # Any: JSON values


def evaluate(
    path: Annotated[
        Path, typer.Argument(metavar="ĐƯỜNG_DẪN", help="Thư mục kiểu BEIR, hoặc tệp JSONL câu hỏi kèm đáp án.")
    ],
    strip_marks: Annotated[bool, typer.Option("--strip-marks", help="Hỏi như khi gõ không dấu.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In một đối tượng JSON.")] = False,
    output: Annotated[Path | None, typer.Option(metavar="TỆP", help="Cũng ghi kết quả vào tệp này.")] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PHẦN",
            help="Bỏ một phần khi đo: correction, words, meaning, reranking; "
            "riêng câu trả lời: follow-ups, dates, refusal, register.",
        ),
    ] = None,
    sample: Annotated[
        int | None, typer.Option(metavar="SỐ", help="Chỉ hỏi chừng ấy câu trong thư mục, lần nào cũng cùng những câu.")
    ] = None,
) -> None:
    """Đo chất lượng tìm kiếm hoặc trả lời."""
    if sample is not None and (sample < 1 or path.is_file()):
        raise typer.BadParameter(messages.said("sample_of_a_folder"))
    settings = read_settings()
    if not path.exists():
        raise Failed("judged_missing", path=path)
    if output is not None:
        check_output(output, read=path)
    parts = _parts(without or (), of_answers=not path.is_dir())
    if path.is_dir():
        figures = _measure_retrieval(path, settings, strip_marks=strip_marks, without=parts, sample=sample)
    else:
        figures = _measure_answers(path, settings, strip_marks=strip_marks, without=parts)
    if output is not None:
        _keep(figures, output)
    if as_json:
        write_json(figures)
    else:
        write_figures(figures)


def _parts(without: Sequence[str], *, of_answers: bool) -> list[Any]:  # Any: Part, imported late
    from retrieval.types import OF_RETRIEVAL, Part

    known = tuple(Part) if of_answers else OF_RETRIEVAL
    if not set(without) <= set(known):
        raise typer.BadParameter(messages.said("without_only", known=known))
    return [Part(name) for name in without]


def _measure_retrieval(
    folder: Path, settings: Settings, *, strip_marks: bool, without: Sequence[Any], sample: int | None
) -> Json:  # Any: Part, imported late
    from bot.assembly.assemble import caching_embedder, served, use_own_words
    from retrieval.measure.retrieval import evaluate_retrieval

    use_own_words(settings)
    embedder = caching_embedder(settings, tell)
    with progress_bars() as progress:
        figures = evaluate_retrieval(
            folder, embedder, served(embedder, tell, without), strip_marks=strip_marks, sample=sample, progress=progress
        )
    embedder.close()
    return figures.as_json()


def _measure_answers(path: Path, settings: Settings, *, strip_marks: bool, without: Sequence[Any]) -> Json:
    from bot.assembly.assemble import caching_embedder
    from bot.assembly.live import LiveAnswerer
    from retrieval.measure.answers import evaluate_answers

    answerer = LiveAnswerer(settings, tell, open_model=caching_embedder, without=without)
    with progress_bars() as progress:
        return evaluate_answers(path, answerer.answer, strip_marks=strip_marks, progress=progress).as_json()


def _keep(figures: Json, output: Path) -> None:
    try:
        output.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise unwritable(output) from error


# --- for a person ----------------------------------------------------------------------------------------------------


_OF_LISTS = ("item_precision", "item_recall")
"""Figures that are shown where a question asks for a list."""


def write_figures(figures: Json) -> None:
    """A table of the figures with their intervals, one by kind of question, and what went wrong.

    Args:
        figures: As `RetrievalFigures.as_json` or `AnswerFigures.as_json` gives them.
    """
    intervals, kinds = figures["intervals"], figures["by_kind"]
    rows = [
        (name, _shown(value), _shown_interval(intervals.get(name)))
        for name, value in figures.items()
        if name not in ("intervals", "by_kind", "failures") and (value is not None or name not in _OF_LISTS)
    ]
    write_table(list(messages.named("figure_column").values()), rows)
    if kinds:
        write_table(*_table_of_kinds(kinds))
    for failure in figures.get("failures", ()):
        write(on_one_line(failure))


def _table_of_kinds(kinds: Json) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The titles and the rows; of answers a kind has one figure, of retrieval several by their names."""
    first = next(iter(kinds.values()))
    if not isinstance(first, Mapping):
        return tuple(messages.named("kind_column").values()), [(kind, str(value)) for kind, value in kinds.items()]
    names = [name for name in first if name != "questions"]
    rows = [(kind, *(_shown(held[name]) for name in ("questions", *names))) for kind, held in kinds.items()]
    return (messages.said("kind_column.kind"), messages.said("count_column"), *names), rows


def _shown(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _shown_interval(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else " – ".join(f"{end:.4f}" for end in interval)
