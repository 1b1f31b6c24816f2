"""The commands that browse the register and correct it: officials, meetings, documents, facts."""

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli.terminal import on_one_line, say, write, write_csv, write_json
from bot.messages import messages
from bot.settings import read_settings

Words: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(metavar="TỪ_KHÓA", help="Từ khóa, có dấu hay không dấu; không có thì liệt kê tất cả."),
]
Identity: TypeAlias = Annotated[str | None, typer.Option("--id", metavar="MÃ", help="Xem mọi điều đã biết về một mục.")]
Place: TypeAlias = Annotated[str, typer.Option(metavar="NƠI", help="Chỉ ở địa bàn này, ví dụ: Nam Sách.")]
Year: TypeAlias = Annotated[int | None, typer.Option(metavar="NĂM", help="Chỉ trong năm này.")]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="In một mảng JSON.")]
AsCsv: TypeAlias = Annotated[bool, typer.Option("--csv", help="In bảng CSV (UTF-8 có BOM, mở được bằng Excel).")]
FactId: TypeAlias = Annotated[str, typer.Argument(metavar="MÃ", help="Mã của dữ kiện: fact_id trong --json.")]

ONE_FORM = "Chỉ dùng một trong hai: --json hoặc --csv."
ID_EMPTY = "--id cần mã của một mục; mã ở cuối mỗi mục của danh sách."
ID_ALONE = "--id chỉ dùng một mình, hoặc với --json."
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the letters for those of the machine's code page."""
QUOTE_MAX_CHARS = 160
"""Of a passage under a card; --json has it whole."""
WITHOUT_LETTERS = "Từ khóa cần có chữ hoặc số."
NOTHING_FOUND = "Không có mục nào khớp; hãy thử ít từ hơn hoặc bỏ bớt điều kiện."


def add_to(app: typer.Typer, *, command: type[TyperCommand], group: type[TyperGroup]) -> None:
    """The program has these commands, with help as of these classes."""
    browsing: tuple[Callable[..., None], ...] = (officials, meetings, documents)
    correcting: tuple[Callable[..., None], ...] = (correct, corrections, undo)
    for function in browsing:
        app.command(cls=command)(function)
    facts = typer.Typer(cls=group, no_args_is_help=True, help="Đính chính những điều sổ ghi sai.")
    for function in correcting:
        facts.command(cls=command, epilog=messages.CORRECTABLE if function is correct else None)(function)
    app.add_typer(facts, name="facts")


def officials(
    words: Words = None,
    place: Place = "",
    office: Annotated[str, typer.Option(metavar="CHỨC_VỤ", help="Chỉ người giữ chức vụ này.")] = "",
    year: Year = None,
    identity: Identity = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Tra cán bộ: ai giữ chức vụ nào, theo tài liệu ngày nào."""
    _check_forms(identity, as_json=as_json, as_csv=as_csv, others=(words, place, office, year))
    from bot.presentation.lists import select_officials
    from bot.presentation.register_csv import OFFICIALS, official_rows
    from bot.presentation.register_json import official_as_json
    from bot.presentation.sources import Passages
    from retrieval.register.entries import OfficialEntry

    with _registry() as registry:
        passages = Passages(registry)
        found = (
            [_one(registry, identity, OfficialEntry)]
            if identity is not None
            else select_officials(registry.officials(_joined(words)), place=place, office=office, year=year)
        )
        rows = (official_as_json(entry, passages) for entry in found)
        _write(
            registry, found, identity, rows if as_json else None, (OFFICIALS, official_rows(rows)) if as_csv else None
        )


def meetings(
    words: Words = None,
    place: Place = "",
    year: Year = None,
    with_all: Annotated[
        bool, typer.Option("--all", help="Cả hội nghị chỉ được nhắc đến (khi có từ khóa thì luôn có cả).")
    ] = False,
    identity: Identity = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Tra hội nghị: họp ngày nào, ai chủ trì, bàn việc gì, giao việc gì cho ai."""
    _check_forms(identity, as_json=as_json, as_csv=as_csv, others=(words, place, year, with_all))
    from bot.presentation.lists import select_meetings
    from bot.presentation.register_csv import MEETINGS, meeting_rows
    from bot.presentation.register_json import meeting_as_json
    from bot.presentation.sources import Passages
    from retrieval.register.entries import MeetingEntry

    with _registry() as registry:
        passages = Passages(registry)
        asked = _joined(words)
        found = (
            [_one(registry, identity, MeetingEntry)]
            if identity is not None
            else select_meetings(
                registry.meetings(asked), with_mentioned=with_all or bool(asked), place=place, year=year
            )
        )
        rows = (meeting_as_json(entry, passages) for entry in found)
        _write(registry, found, identity, rows if as_json else None, (MEETINGS, meeting_rows(rows)) if as_csv else None)


def documents(
    words: Words = None,
    kind: Annotated[str, typer.Option("--type", metavar="LOẠI", help="Chỉ loại này, ví dụ: “chỉ thị” hoặc CT.")] = "",
    year: Year = None,
    in_corpus: Annotated[bool, typer.Option("--in-corpus", help="Chỉ văn bản có toàn văn trong kho.")] = False,
    identity: Identity = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Tra văn bản: số, ngày, cơ quan ban hành, quan hệ với văn bản khác, được nhắc đến ở đâu."""
    _check_forms(identity, as_json=as_json, as_csv=as_csv, others=(words, kind, year, in_corpus))
    from bot.presentation.lists import select_documents
    from bot.presentation.register_csv import DOCUMENTS, document_rows
    from bot.presentation.register_json import document_as_json
    from bot.presentation.sources import Passages
    from retrieval.register.entries import DocumentEntry

    with _registry() as registry:
        passages = Passages(registry)
        found = (
            [_one(registry, identity, DocumentEntry)]
            if identity is not None
            else select_documents(registry.documents(_joined(words)), kind=kind, year=year, in_corpus=in_corpus)
        )
        rows = (document_as_json(entry, registry, passages) for entry in found)
        _write(
            registry, found, identity, rows if as_json else None, (DOCUMENTS, document_rows(rows)) if as_csv else None
        )


def _check_forms(identity: str | None, *, as_json: bool, as_csv: bool, others: Iterable[object]) -> None:
    if as_json and as_csv:
        raise typer.BadParameter(ONE_FORM)
    if identity is not None and (as_csv or any(others)):
        raise typer.BadParameter(ID_ALONE)
    if identity is not None and not identity.strip():
        raise typer.BadParameter(ID_EMPTY)


def _joined(words: Sequence[str] | None) -> str:
    joined = " ".join(words or ())
    if words and not any(character.isalnum() for character in joined):
        raise typer.BadParameter(WITHOUT_LETTERS)
    return joined


@contextmanager
def _registry() -> Iterator[Any]:  # Any: Registry, imported late
    """The register of the corpus that is set; no model is loaded."""
    from index.store.corpus import open_corpus
    from index.store.corrections import Corrections
    from retrieval.register.registry import Registry

    data_dir = read_settings().data_dir
    with open_corpus(data_dir) as corpus:
        yield Registry(corpus, Corrections(data_dir))


def _one(registry: Any, identity: str, kind: type[Any]) -> Any:  # Any: entries of the register, imported late
    """The entry of this kind with this id.

    Raises:
        FactNotFound: If there is none.
    """
    from index.errors import FactNotFound

    entry = registry.entry(identity)
    if not isinstance(entry, kind):
        raise FactNotFound("entry_of_other_list", entry=identity)
    return entry


def _write(
    registry: Any,  # Any: as above
    found: Sequence[Any],
    identity: str | None,
    rows: Iterable[object] | None,
    table: tuple[Sequence[str], Iterable[Sequence[object]]] | None,
) -> None:
    """What was found as JSON, as a table, as a card, or as a list."""
    if not found:
        say(NOTHING_FOUND)
    if rows is not None:
        write_json(list(rows))
    elif table is not None:
        sys.stdout.write(BYTE_ORDER_MARK)
        write_csv(*table)
    elif identity is not None:
        _write_card(registry, found[0])
    else:
        _write_list(registry, found)


def _write_list(registry: Any, found: Sequence[Any]) -> None:  # Any: as above
    from bot.presentation.cards import summary_of

    for entry in found:
        summary = summary_of(entry, registry)
        write(on_one_line(summary.title), style="bold")
        write(on_one_line(f"  {summary.facts}"))
        write(on_one_line(f"  {messages.file_name(summary.record.document.source)} · mã {summary.id}"))


def _write_card(registry: Any, entry: Any) -> None:  # Any: as above
    from bot.presentation.cards import card_of
    from bot.telegram.render import shorten

    card = card_of(entry, registry)
    write(on_one_line(card.title), style="bold")
    markers: dict[Any, int] = {}  # Any: Source, imported late
    for section in card.sections:
        if section.heading:
            write(f"\n{section.heading}:")
        for line in section.lines:
            mark = f" [{markers.setdefault(line.source, len(markers) + 1)}]" if line.source else ""
            other = f" → mã {line.other[0]}" if line.other else ""
            write(on_one_line(f"{'  • ' if section.heading else ''}{line.text}{mark}{other}"))
    write("\nNguồn:")
    for document in dict.fromkeys(source.document for source in markers):
        day = messages.day(document.header.date)
        write(on_one_line(f"  {document.display_title} · {day} · {document.source}"))
        for source, marker in markers.items():
            if source.document == document:
                write(on_one_line(f"    [{marker}] “{shorten(source.quote, QUOTE_MAX_CHARS)}”"), style="italic")
    write("\nMã để đính chính (dannguon facts correct MÃ …):")
    for record in card.records:
        write(on_one_line(f"  {record.id} · {record.fact.name} · {record.document.source}"))


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
        raise typer.BadParameter("Cần --wrong, hoặc một hay nhiều --set MỤC=GIÁ_TRỊ.")
    changes = [value.partition("=") for value in values or ()]
    if not all(name and equals for name, equals, _ in changes) or len({n for n, *_ in changes}) < len(changes):
        raise typer.BadParameter("--set viết MỤC=GIÁ_TRỊ, mỗi mục một lần, ví dụ: --set date=09/7/2020")
    from bot.presentation.corrections import correct as correct_fact
    from bot.presentation.corrections import value_of
    from bot.telegram.render import shorten

    with _registry() as registry:
        done = correct_fact(
            registry,
            _corrections(),
            fact_id,
            None if wrong else {_as_text(name): _as_text(value) for name, _, value in changes},
            note=_as_text(note),
            now=_now(),
        )
    write(on_one_line(f"Đã đính chính {fact_id}: {done.stated.name}"))
    if done.fact is None:
        write("  Cả dữ kiện được đánh dấu là sai và không còn hiện trong sổ.")
        return
    for name in done.changed:
        before, now = (
            shorten(value_of(fact, name), QUOTE_MAX_CHARS) or messages.value_unknown(name)
            for fact in (done.before, done.fact)
        )
        write(on_one_line(f"  {name}: {before} → {now}"))
    if done.correction.is_withdrawal:
        write("  Dữ kiện lại như tài liệu viết.")


def corrections(as_json: AsJson = False) -> None:
    """Liệt kê các đính chính: sửa gì, khi nào, vì sao, và tài liệu viết thế nào."""
    from bot.presentation.corrections import list_corrections
    from index.store.corpus import CORPUS_FILE

    if (read_settings().data_dir / CORPUS_FILE).exists():
        with _registry() as registry:
            listed = list_corrections(_corrections(), registry)
    else:  # they are kept when the corpus is not
        listed = list_corrections(_corrections(), None)
    if as_json:
        write_json(listed)
        return
    if not listed:
        say("Chưa có đính chính nào.")
    for one in listed:
        name = one["name"] or "(hiện không tài liệu nào trong kho nói điều này; đính chính được giữ lại)"
        write(on_one_line(f"{one['fact_id']} · {name}"), style="bold")
        day = messages.day(datetime.datetime.fromisoformat(one["made_at"]).astimezone().date())
        write(on_one_line(f"  {messages.capitalised(day)}" + (f": {one['note']}" if one["note"] else "")))
        if one["wrong"]:
            write("  Cả dữ kiện sai.")
        for field, value in one["values"].items():
            stated = one["stated"].get(field) or messages.value_unknown(field)
            write(on_one_line(f"  {field}: {messages.value_set(field, value)} (tài liệu: {stated})"))
        if source := one["source"]:
            write(on_one_line(f"  {source['source']}: “{' '.join(source['quote'].split())}”"), style="italic")


def undo(fact_id: FactId) -> None:
    """Bỏ một đính chính: dữ kiện lại như tài liệu viết."""
    from bot.presentation.corrections import undo as undo_correction

    undo_correction(_corrections(), fact_id, now=_now())
    write(on_one_line(f"Đã bỏ đính chính của {fact_id}."))


def _corrections() -> Any:  # Any: Corrections, imported late
    from index.store.corrections import Corrections

    return Corrections(read_settings().data_dir)


def _as_text(argument: str) -> str:
    """An argument with a question mark for each byte that is no UTF-8, so that it can be written."""
    return argument.encode("utf-8", "replace").decode()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
