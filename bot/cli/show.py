"""`dannguon show`: a document as it is stored."""

from typing import Annotated

import typer

from bot.cli.command import AsJson
from bot.cli.terminal import on_one_line, write, write_json, write_stored
from bot.messages import messages
from bot.presentation.header_as_json import header_as_json
from bot.settings import read_settings


def show(
    document: Annotated[str, typer.Argument(metavar="TÀI_LIỆU", help="Mã hoặc tên tệp của tài liệu.")],
    as_json: AsJson = False,
) -> None:
    """Hiện văn bản và phần đầu của một tài liệu như đã lưu."""
    from index.store.corpus import open_corpus

    with open_corpus(read_settings().data_dir) as corpus:
        held = corpus.document(document)
    header = held.header
    fields = header_as_json(header)
    if as_json:
        write_json({"document_id": held.id, "source": held.source, "header": fields, "text": held.text})
        return
    write(messages.said("identified", identity=held.id))
    write(on_one_line(messages.said("file_name", source=held.source)))
    for name, label in messages.named("header_field").items():
        value = fields[name]
        inferred = f" ({messages.said('year_inferred')})" if name == "date" and header.date_inferred else ""
        write(on_one_line(f"{label}: {f'{value}{inferred}' if value else messages.said('unknown')}"))
    write()
    write_stored(held.text)
