"""`dannguon watch`: folders are followed, and the corpus with them."""

import signal
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.command import Failed
from bot.cli.index import write_report
from bot.cli.terminal import say, tell
from bot.messages import messages
from bot.settings import read_settings


def watch(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="THƯ_MỤC", help="Thư mục được theo dõi; mặc định là DANNGUON_WATCH.")
    ] = None,
) -> None:
    """Theo dõi các thư mục: tệp mới, tệp sửa, tệp chuyển chỗ hay bị xóa được cập nhật vào kho sau vài giây."""
    from bot.assembly.assemble import assemble_embedder, use_own_words
    from bot.assembly.watching import Watching
    from index.ingest.index import Model
    from index.models.embedding import name_before_loading

    settings = read_settings()
    watched = folders or list(settings.watch)
    if not watched:
        raise Failed("nothing_to_watch")
    for folder in watched:
        if not folder.is_dir():
            raise Failed("watched_no_folder", folder=folder)
    use_own_words(settings)
    open_model = cache(partial(assemble_embedder, settings, tell))
    model = Model(open_model, name_before_loading(settings.embedding_model))
    watching = Watching(settings, watched, model, done=partial(write_report, only_news=True))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: watching.stop())
    say(messages.said("watching", folders=tuple(map(str, watched))))
    watching.run()
    say(messages.said("watching_ended"))
