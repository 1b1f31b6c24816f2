"""`dannguon serve`, `dannguon watch` and `dannguon doctor`: what runs until it is stopped, and what it stands on."""

import os
import signal
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from bot.cli.command import AsJson, Failed
from bot.cli.index import index, write_report
from bot.cli.terminal import on_one_line, say, tell, write, write_finding, write_json
from bot.messages import messages
from bot.settings import PREFIX, Settings, read_settings


def serve() -> None:
    """Chạy dịch vụ: trang hỏi đáp tại chỗ, và Telegram nếu đã đặt mã của bot."""
    from bot.assembly.live import LiveAnswerer
    from bot.assembly.watching import following
    from bot.core import Core
    from bot.service import open_listener, run_service
    from index.readers.paged.pictures.page_pictures import PAGES_FOLDER, PagePictures
    from index.readers.worker.process import ReadingProcess
    from index.store.corpus import CORPUS_FILE

    settings = read_settings()
    open_listener(settings.page_host, settings.page_port).close()  # before the model is loaded, which takes seconds
    if settings.watch and not (settings.data_dir / CORPUS_FILE).exists():
        with suppress(Failed):  # a file that is refused was told
            index(list(settings.watch))
    interrupts = _note_interrupts(messages.said("loading"))
    library = LiveAnswerer(settings, tell)
    with following(settings, library), ReadingProcess() as reading:
        pictures = PagePictures(settings.data_dir / PAGES_FOLDER, reading)
        with Core(library, workers=settings.concurrent_questions, pictures=pictures) as core:
            if interrupts:  # what was loaded has swallowed it
                raise KeyboardInterrupt
            run_service(settings, core)


def _note_interrupts(first: str) -> list[int]:
    """Say this; from then on an interrupt is noted as well as raised: a library that is imported may swallow it.

    One that comes while the line is said is raised behind it: of a line that is broken off the rest comes later.

    Returns:
        The interrupts that have come.
    """
    come: list[int] = []
    is_said = False

    def note(number: int, _frame: FrameType | None) -> None:
        come.append(number)
        if is_said:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, note)
    say(first)
    is_said = True
    if come:
        raise KeyboardInterrupt
    return come


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


def doctor(as_json: AsJson = False) -> None:
    """Kiểm tra cài đặt, thư mục dữ liệu, mô hình, bộ nhớ đệm và mã Telegram; nói rõ cần làm gì."""
    from bot.cli.doctor import examine

    settings = read_settings()
    findings = examine(settings)
    if as_json:
        write_json({"settings": _masked(settings), "checks": [finding.as_json() for finding in findings]})
    else:
        for name, value in _masked(settings).items():
            write(on_one_line(f"{name} = {value}"))
        write()
        for finding in findings:
            write_finding(finding.text, is_fine=finding.is_fine)
    if wrong := sum(not finding.is_fine for finding in findings):
        raise Failed("points_open", count=wrong)


def _masked(settings: Settings) -> dict[str, str]:
    """Every setting under its variable's name; a secret shows only that it is set."""
    shown = {}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if name == "telegram_token":
            value = messages.said("secret_set") if value else None
        elif name == "allowed_ids":
            value = "*" if value is None else ",".join(map(str, sorted(value))) or messages.said("nobody")
        elif name == "watch":
            value = os.pathsep.join(map(str, value))
        shown[PREFIX + name.upper()] = messages.said("setting_unset") if value in (None, "") else str(value)
    return shown
