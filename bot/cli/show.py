"""`dannguon show`: a document as it is stored, and what was read of it."""

from typing import Annotated

import typer

from bot.cli.command import AsJson
from bot.cli.terminal import on_one_line, write, write_json, write_stored
from bot.settings import read_settings


def show(
    document: Annotated[str, typer.Argument(metavar="TÀI_LIỆU", help="Mã hoặc tên tệp của tài liệu.")],
    as_json: AsJson = False,
) -> None:
    """Hiện văn bản của một tài liệu như đã lưu và những gì đã đọc được ở đó."""
    from bot.assembly.assemble import use_own_words
    from bot.presentation.documents.contents import document_as_json
    from bot.presentation.documents.described import described
    from index.store.corpus import open_corpus

    settings = read_settings()
    use_own_words(settings)
    with open_corpus(settings.data_dir) as corpus:
        contents = document_as_json(corpus.document(document), corpus.summaries())
    if as_json:
        write_json(contents)
        return
    for line in described(contents):
        write(on_one_line(line))
    write()
    write_stored(contents["text"])
