"""`dannguon facts`: what the register says wrongly is corrected."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeAlias

import typer

from bot.cli.command import Command, Group
from bot.cli.register import QUOTE_MAX_CHARS, AsJson, open_registry
from bot.cli.terminal import on_one_line, say, write, write_json
from bot.messages import messages
from bot.settings import read_settings

FactId: TypeAlias = Annotated[str, typer.Argument(metavar="MÃ", help="Mã của dữ kiện: fact_id trong --json.")]

facts = typer.Typer(cls=Group, no_args_is_help=True, help="Đính chính những điều sổ ghi sai.")


@facts.command(cls=Command, epilog=messages.CORRECTABLE)
def correct(
    fact_id: FactId,
    wrong: Annotated[bool, typer.Option("--wrong", help="Cả dữ kiện này sai: bỏ khỏi sổ.")] = False,
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="MỤC=GIÁ_TRỊ",
            help="Sửa một mục, ví dụ: --set place='huyện Nam Sách'; để trống giá trị là không rõ. Dùng được nhiều lần.",
        ),
    ] = None,
    note: Annotated[str, typer.Option(metavar="LÝ_DO", help="Vì sao sửa; được ghi lại cùng đính chính.")] = "",
) -> None:
    """Đính chính một dữ kiện: sai hẳn (--wrong), hoặc sửa từng mục (--set). Giữ nguyên khi lập lại kho."""
    if wrong == bool(values):
        raise typer.BadParameter(messages.said("wrong_or_values"))
    changes = None if wrong else _changes(values or ())
    from bot.presentation.corrections import correct as correct_fact

    with open_registry() as registry:
        done = correct_fact(registry, _corrections(), fact_id, changes, note=_as_text(note), now=_now())
    _write_done(fact_id, done)


@facts.command(cls=Command)
def corrections(as_json: AsJson = False) -> None:
    """Liệt kê các đính chính: sửa gì, khi nào, vì sao, và tài liệu viết thế nào."""
    from bot.presentation.corrections import list_corrections
    from index.store.corpus import CORPUS_FILE

    if (read_settings().data_dir / CORPUS_FILE).exists():
        with open_registry() as registry:
            listed = list_corrections(_corrections(), registry)
    else:  # they are kept when the corpus is not
        listed = list_corrections(_corrections(), None)
    if as_json:
        write_json(listed)
        return
    if not listed:
        say(messages.said("no_corrections"))
    for one in listed:
        _write_correction(one)


@facts.command(cls=Command)
def undo(fact_id: FactId) -> None:
    """Bỏ một đính chính: dữ kiện lại như tài liệu viết."""
    from bot.presentation.corrections import undo as undo_correction

    undo_correction(_corrections(), fact_id, now=_now())
    write(on_one_line(messages.said("correction_undone", identity=fact_id)))


def _changes(values: Sequence[str]) -> dict[str, str]:
    """The values to set by field.

    Raises:
        BadParameter: If one is not written as a field and a value, or a field stands twice.
    """
    changes = [value.partition("=") for value in values]
    if not all(name and equals for name, equals, _ in changes) or len({n for n, *_ in changes}) < len(changes):
        raise typer.BadParameter(messages.said("how_to_set"))
    return {_as_text(name): _as_text(value) for name, _, value in changes}


def _write_done(fact_id: str, done: Any) -> None:  # Any: Corrected, imported late
    from bot.presentation.corrections import value_of
    from bot.telegram.render.blocks import shorten

    write(on_one_line(messages.said("fact_corrected", identity=fact_id, name=done.stated.name)))
    if done.fact is None:
        write(f"  {messages.said('fact_withdrawn')}")
        return
    for name in done.changed:
        before, now = (
            shorten(value_of(fact, name), QUOTE_MAX_CHARS) or messages.value_unknown(name)
            for fact in (done.before, done.fact)
        )
        write(on_one_line(f"  {name}: {before} → {now}"))
    if done.correction.is_withdrawal:
        write(f"  {messages.said('fact_as_stated')}")


def _write_correction(one: Mapping[str, Any]) -> None:  # Any: as `list_corrections` has it
    write(on_one_line(f"{one['fact_id']} · {one['name'] or messages.said('fact_dormant')}"), style="bold")
    day = messages.day(datetime.datetime.fromisoformat(one["made_at"]).astimezone().date())
    write(on_one_line(f"  {messages.capitalised(day)}" + (f": {one['note']}" if one["note"] else "")))
    if one["wrong"]:
        write(f"  {messages.said('fact_wrong')}")
    for field, value in one["values"].items():
        stated = messages.said("as_stated", value=one["stated"].get(field) or messages.value_unknown(field))
        write(on_one_line(f"  {field}: {messages.value_set(field, value)} ({stated})"))
    if source := one["source"]:
        write(on_one_line(f"  {source['source']}: “{' '.join(source['quote'].split())}”"), style="italic")


def _corrections() -> Any:  # Any: Corrections, imported late
    from index.store.corrections import Corrections

    return Corrections(read_settings().data_dir)


def _as_text(argument: str) -> str:
    """An argument with a question mark for each byte that is no UTF-8, so that it can be written."""
    return argument.encode("utf-8", "replace").decode()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
