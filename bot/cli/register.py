"""`dannguon officials`, `meetings` and `documents`: the register browsed; one mechanism, a row of `LISTS` each."""

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

import typer

from bot.cli.terminal import on_one_line, say, write, write_csv, write_json
from bot.messages import messages
from bot.settings import read_settings
from index.errors import FactNotFound

Words: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="TỪ_KHÓA", help="Từ khóa, có dấu hay không dấu; không có thì liệt kê tất cả."),
]
Identity: TypeAlias = Annotated[str | None, typer.Option("--id", metavar="MÃ", help="Xem mọi điều đã biết về một mục.")]
Place: TypeAlias = Annotated[str, typer.Option(metavar="NƠI", help="Chỉ ở địa bàn này, ví dụ: Nam Sách.")]
Office: TypeAlias = Annotated[str, typer.Option(metavar="CHỨC_VỤ", help="Chỉ người giữ chức vụ này.")]
Kind: TypeAlias = Annotated[str, typer.Option("--type", metavar="LOẠI", help="Chỉ loại này, ví dụ: “chỉ thị” hoặc CT.")]
Year: TypeAlias = Annotated[int | None, typer.Option(metavar="NĂM", help="Chỉ trong năm này.")]
WithAll: TypeAlias = Annotated[
    bool, typer.Option("--all", help="Cả hội nghị chỉ được nhắc đến (khi có từ khóa thì luôn có cả).")
]
InCorpus: TypeAlias = Annotated[bool, typer.Option("--in-corpus", help="Chỉ văn bản có toàn văn trong kho.")]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="In một mảng JSON.")]
AsCsv: TypeAlias = Annotated[bool, typer.Option("--csv", help="In bảng CSV (UTF-8 có BOM, mở được bằng Excel).")]

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the letters for those of the machine's code page."""
QUOTE_MAX_CHARS = 160
"""Of a passage under a card; --json has it whole."""


@dataclass(frozen=True, slots=True)
class RegisterList:
    """A list of the register as a command.

    Attributes:
        name: Of the command, and of the kind of entries.
        filters: Options that narrow it, by the names that `selected` knows, with type and default.
    """

    name: str
    help: str
    filters: tuple[tuple[str, Any, object], ...]  # Any: a type with what typer is told of it


LISTS = (
    RegisterList(
        "officials",
        help="Tra cán bộ: ai giữ chức vụ nào, theo tài liệu ngày nào.",
        filters=(("place", Place, ""), ("office", Office, ""), ("year", Year, None)),
    ),
    RegisterList(
        "meetings",
        help="Tra hội nghị: họp ngày nào, ai chủ trì, bàn việc gì, giao việc gì cho ai.",
        filters=(("place", Place, ""), ("year", Year, None), ("with_mentioned", WithAll, False)),
    ),
    RegisterList(
        "documents",
        help="Tra văn bản: số, ngày, cơ quan ban hành, quan hệ với văn bản khác, được nhắc đến ở đâu.",
        filters=(("kind", Kind, ""), ("year", Year, None), ("in_corpus", InCorpus, False)),
    ),
)


def command_of(listed: RegisterList) -> Callable[..., None]:
    """What typer runs for a list, with its filters as options."""

    def run(**given: Any) -> None:  # Any: each as the parameter says
        _browse(listed.name, **given)

    options = (
        ("words", Words, None),
        *listed.filters,
        ("identity", Identity, None),
        ("as_json", AsJson, False),
        ("as_csv", AsCsv, False),
    )
    run.__doc__ = listed.help
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # where `inspect`, and so typer, looks first
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
            for name, kind, default in options
        ]
    )
    return run


def _browse(
    name: str, *, words: list[str] | None, identity: str | None, as_json: bool, as_csv: bool, **filters: Any
) -> None:  # Any: as in `RegisterList`
    """Write what was looked for as JSON, as a table, as a card or as a list."""
    if as_json and as_csv:
        raise typer.BadParameter(messages.said("one_form"))
    if identity is not None and (as_csv or words or any(filters.values())):
        raise typer.BadParameter(messages.said("id_alone"))
    if identity is not None and not identity.strip():
        raise typer.BadParameter(messages.said("id_empty"))
    sought = " ".join(words or ())
    if words and not any(character.isalnum() for character in sought):
        raise typer.BadParameter(messages.said("keywords_without_letters"))
    from bot.presentation.lists import Kind, selected

    kind = Kind[name.upper()]
    with open_registry() as registry:
        by_id = None if identity is None else _one(registry, identity, kind)
        found = [by_id] if by_id else selected(registry, kind, sought, **filters)
        if not found:
            say(messages.said("nothing_listed"))
        if as_json or as_csv:
            _write_data(registry, found, kind, as_csv=as_csv)
        elif by_id:
            _write_card(registry, by_id)
        else:
            _write_list(registry, found)


@contextmanager
def open_registry() -> Iterator[Any]:  # Any: Registry, imported late
    """The register of the corpus that is set; no model is loaded.

    Raises:
        CorpusMismatch: If its facts were read by other rules or tables.
    """
    from bot.assembly.assemble import use_own_words
    from index.ingest.built_with import check_rules
    from index.store.corpus import open_corpus
    from index.store.corrections import Corrections
    from retrieval.register.registry import Registry

    settings = read_settings()
    use_own_words(settings)
    with open_corpus(settings.data_dir) as corpus:
        check_rules(corpus)
        yield Registry(corpus, Corrections(settings.data_dir))


def _one(registry: Any, identity: str, kind: Any) -> Any:  # Any: Registry, Kind and an entry, imported late
    """The entry of this kind with this id.

    Raises:
        FactNotFound: If there is none.
    """
    from bot.presentation.lists import kind_of

    entry = registry.entry(identity)
    if kind_of(entry) is not kind:
        raise FactNotFound("entry_of_other_list", entry=identity)
    return entry


def _write_data(registry: Any, found: Sequence[Any], kind: Any, *, as_csv: bool) -> None:  # Any: as above
    from bot.presentation.register_columns import entry_as_json, table_of
    from bot.presentation.sources import Passages

    passages = Passages(registry)
    entries = (entry_as_json(entry, passages) for entry in found)
    if as_csv:
        sys.stdout.write(BYTE_ORDER_MARK)
        write_csv(*table_of(kind, entries))
    else:
        write_json(list(entries))


def _write_list(registry: Any, found: Sequence[Any]) -> None:  # Any: as above
    from bot.presentation.summaries import summary_of

    for entry in found:
        summary = summary_of(entry, registry)
        write(on_one_line(summary.title), style="bold")
        write(on_one_line(f"  {summary.facts}"))
        source = messages.said("file_name", source=summary.record.document.source)
        write(on_one_line(f"  {source} · {messages.said('identified_briefly', identity=summary.id)}"))


def _write_card(registry: Any, entry: Any) -> None:  # Any: as above
    from bot.presentation.cards import card_of
    from bot.telegram.render.blocks import shorten
    from index.ingest.files import first_there

    card = card_of(entry, registry)
    write(on_one_line(card.title), style="bold")
    markers: dict[Any, int] = {}  # Any: Source, imported late
    for section in card.sections:
        if section.heading:
            write(f"\n{section.heading}:")
        for line in section.lines:
            mark = f" [{markers.setdefault(line.source, len(markers) + 1)}]" if line.source else ""
            other = f" → {messages.said('identified_briefly', identity=line.other[0])}" if line.other else ""
            write(on_one_line(f"{'  • ' if section.heading else ''}{line.text}{mark}{other}"))
    write(f"\n{messages.said('sources_heading')}")
    for document in dict.fromkeys(source.document for source in markers):
        gone = messages.said("source_gone") if first_there(document) is None else None
        named = (document.display_title, messages.day(document.header.date), document.source, gone)
        write(on_one_line(f"  {' · '.join(filter(None, named))}"))
        for source, marker in markers.items():
            if source.document == document:
                write(on_one_line(f"    [{marker}] “{shorten(source.quote, QUOTE_MAX_CHARS)}”"), style="italic")
    write(f"\n{messages.said('correcting_heading')}")
    for record in card.records:
        write(on_one_line(f"  {record.id} · {record.fact.name} · {record.document.source}"))
