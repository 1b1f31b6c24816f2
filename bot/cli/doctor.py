"""Looks at everything the service stands on, and says in Vietnamese what to do about each thing that is wrong."""

import asyncio
import os
import re
import shutil
import stat
import tempfile
import timeit
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from bot.assembly.assemble import assemble_embedder
from bot.cli.terminal import tell
from bot.log import hide_secret, masked
from bot.messages import messages
from bot.service import open_listener
from bot.settings import PREFIX, Settings, unknown_variables
from bot.telegram.updates import UNREADABLE
from index.caches.manifest import verify_manifest
from index.caches.snapshot import CACHES_FOLDER
from index.errors import DanNguonError, Report, SettingsError, notice
from index.ingest.admission import check_level
from index.ingest.built_with import check_built_with, check_rules
from index.lexicon.tables import use_lexicon
from index.readers.paged.pictures.office import find_office
from index.readers.paged.scans.tesseract import find_tesseract
from index.store.corpus import open_corpus
from index.types import Embedder

ENV_FILE = Path(str(Settings.model_config["env_file"]))
FREE_BYTES_NEEDED = 1 << 30
"""The packaged model takes 500 MB, and the caches stand twice on the disk while they are rebuilt."""

_TIMEOUT_S = 5.0
_SAMPLE = "Bí thư Huyện ủy là ai?"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at.

    Attributes:
        text: What was found, in Vietnamese; where it is not fine, also what to do.
    """

    is_fine: bool
    text: str

    def as_json(self) -> dict[str, object]:
        """The finding for a program."""
        return {"ok": self.is_fine, "text": self.text}


def _fine(code: str, **values: object) -> Diagnosis:
    return Diagnosis(True, messages.sentence(notice(code, **values)))


def _faulty(code: str, **values: object) -> Diagnosis:
    return Diagnosis(False, messages.sentence(notice(code, **values)))


def _told(error: DanNguonError) -> Diagnosis:
    return Diagnosis(False, messages.sentence(error))


def examine(settings: Settings, *, report: Report = tell) -> list[Diagnosis]:
    """Everything the service stands on.

    Args:
        report: Told while a model is made ready.
    """
    folder = examine_data_folder(settings.data_dir)  # before the model, which fills it
    embedder, model = _examine_model(settings, report)
    return [
        examine_names(unknown_variables()),
        examine_lexicon(settings.lexicon, settings.abbreviations),
        *examine_env_file(ENV_FILE),
        *examine_documents(settings),
        *folder,
        model,
        *examine_corpus(settings.data_dir, embedder),
        *examine_telegram(settings),
        examine_page(settings.page_host, settings.page_port),
    ]


# --- settings --------------------------------------------------------------------------------------------------------


def examine_names(unknown: list[str]) -> Diagnosis:
    """Whether variables of the environment carry our prefix without being a setting."""
    if not unknown:
        return _fine("names_known")
    return _faulty("names_unknown", names=tuple(unknown))


def examine_env_file(path: Path) -> list[Diagnosis]:
    """Whether a file of settings that holds a token is kept from the machine's other users; nothing without one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        readable_by_others = bool(path.stat().st_mode & stat.S_IROTH) and os.name == "posix"
    except OSError:
        return []
    if not re.search(rf"^\s*(export\s+)?{PREFIX}TELEGRAM_TOKEN\s*=\s*\S", text, re.IGNORECASE | re.MULTILINE):
        return []
    return [_faulty("token_readable", path=path) if readable_by_others else _fine("token_kept", path=path)]


def examine_lexicon(folder: Path | None, abbreviations: Path | None) -> Diagnosis:
    """Whether the office's own tables can be read; then they are put in force, for the corpus to be judged by them."""
    try:
        own = use_lexicon(folder, abbreviations=abbreviations).own
    except SettingsError as error:
        return _told(error)
    if not own:
        return _fine("tables_of_ours")
    counts = tuple(notice("table_counted", name=name, count=len(rows)) for name, rows in own.items())
    return _fine("tables_of_office", tables=counts)


# --- what goes in ----------------------------------------------------------------------------------------------------


def examine_documents(settings: Settings) -> list[Diagnosis]:
    """Whether scans can be read and pages of Word files shown, what is watched, and which secret papers go in."""
    has_recognition, has_office = find_tesseract() is not None, find_office() is not None
    return [
        _fine("recognition_here" if has_recognition else "recognition_not_here"),
        _fine("office_here" if has_office else "office_not_here"),
        *examine_watched(settings.watch),
        examine_secrecy(settings.secrecy),
    ]


def examine_watched(folders: Sequence[Path]) -> list[Diagnosis]:
    """Whether each folder that is watched is there; nothing where none is."""
    return [
        _fine("watched_folder", folder=folder) if folder.is_dir() else _faulty("watched_folder_missing", folder=folder)
        for folder in folders
    ]


def examine_secrecy(level: str | None) -> Diagnosis:
    """Which secret papers go in."""
    try:
        check_level(level)
    except SettingsError as error:
        return _told(error)
    return _fine("secret_kept_out") if level is None else _fine("secret_let_in", level=level)


# --- the data folder -------------------------------------------------------------------------------------------------


def examine_data_folder(data_dir: Path) -> list[Diagnosis]:
    """Whether the data folder can be written, or made where there is none yet, and has room left."""
    folder = next(path for path in (data_dir, *data_dir.absolute().parents) if path.exists())
    if not folder.is_dir():
        return [_faulty("data_folder_is_none", folder=folder)]
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0")
            file.flush()
        free_bytes = shutil.disk_usage(folder).free
    except OSError:
        return [_faulty("data_folder_closed", folder=folder)]
    state = "data_folder_open" if folder == data_dir else "data_folder_to_come"
    return [_fine(state, folder=data_dir), examine_free_space(folder, free_bytes)]


def examine_free_space(folder: Path, free_bytes: int) -> Diagnosis:
    """Whether so many free bytes are enough."""
    free = f"{free_bytes / (1 << 30):.1f}".replace(".", ",")
    if free_bytes < FREE_BYTES_NEEDED:
        return _faulty("space_short", folder=folder, gigabytes=free)
    return _fine("space_enough", folder=folder, gigabytes=free)


# --- the model and the corpus ----------------------------------------------------------------------------------------


def _examine_model(settings: Settings, report: Report) -> tuple[Embedder | None, Diagnosis]:
    """The model that is set, loaded and tried, and what was found."""
    try:
        embedder = assemble_embedder(settings, report)
    except DanNguonError as error:
        return None, _told(error)
    name, dimension = embedder.name, embedder.dimension
    elapsed_ms = 1000 * min(timeit.repeat(lambda: embedder.embed_question(_SAMPLE), number=1, repeat=3))
    return embedder, _fine("model_fine", name=name, dimension=dimension, milliseconds=f"{elapsed_ms:.0f}")


def examine_corpus(data_dir: Path, embedder: Embedder | None) -> list[Diagnosis]:
    """Whether the corpus is whole, fits the model and has caches.

    Args:
        embedder: The model that is set; without one it is only looked at whether the rules fit.
    """
    try:
        with open_corpus(data_dir) as corpus:
            corpus.check_integrity()
            if not len(corpus):
                return [_faulty("corpus_has_nothing")]
            check_rules(corpus) if embedder is None else check_built_with(corpus, embedder)
            return [
                _fine("corpus_whole", count=len(corpus)),
                _examine_caches(data_dir / CACHES_FOLDER / str(corpus.generation), stamp=corpus.stamp),
            ]
    except DanNguonError as error:
        return [_told(error)]


def _examine_caches(folder: Path, *, stamp: str) -> Diagnosis:
    """Whether the caches of the corpus as it is now, which belong in this folder, are there and whole."""
    if not folder.is_dir():
        return _faulty("caches_missing")
    try:
        manifest = verify_manifest(folder)
    except ValueError:
        return _faulty("caches_damaged", folder=folder)
    if manifest.stamp != stamp:
        return _faulty("caches_foreign")
    return _fine("caches_whole")


# --- Telegram and the page -------------------------------------------------------------------------------------------


def examine_telegram(settings: Settings, *, request: BaseRequest | None = None) -> list[Diagnosis]:
    """Whether Telegram knows the token, and whether anybody may ask.

    Args:
        request: What carries requests to Telegram, for tests; HTTP by default.
    """
    if settings.token is None:
        return [_fine("telegram_off")]
    return [_examine_token(settings.token, settings.telegram_base_url, request), _examine_ids(settings.allowed_ids)]


def _examine_token(token: str, base_url: str, request: BaseRequest | None) -> Diagnosis:
    hide_secret(token)

    async def username() -> str:
        requests = [request or HTTPXRequest(connect_timeout=_TIMEOUT_S, read_timeout=_TIMEOUT_S) for _ in range(2)]
        async with Bot(token, f"{base_url}/bot", request=requests[0], get_updates_request=requests[1]) as bot:
            return bot.username

    try:
        return _fine("token_right", username=asyncio.run(username()))
    except InvalidToken:
        return _faulty("token_rejected")
    except (TelegramError, *UNREADABLE) as error:
        return _faulty("token_untold", address=base_url, cause=masked(str(error)))


def _examine_ids(allowed_ids: frozenset[int] | None) -> Diagnosis:
    if allowed_ids is None:
        return _fine("everybody_allowed")
    if not allowed_ids:
        return _faulty("nobody_allowed")
    return _fine("some_allowed", count=len(allowed_ids))


def examine_page(host: str, port: int, *, timeout_s: float = _TIMEOUT_S) -> Diagnosis:
    """Whether the page can listen at this address, or does so already."""
    try:
        open_listener(host, port).close()
    except SettingsError as error:
        if _serves_page(host, port, timeout_s):
            return _fine("page_running", host=host, port=port)
        return _told(error)
    return _fine("page_free", host=host, port=port) if port else _fine("page_free_anywhere", host=host)


def _serves_page(host: str, port: int, timeout_s: float) -> bool:
    """Whether a service of ours answers there: it is running, which is no fault."""
    address = f"[{host}]" if ":" in host else host
    try:
        response = httpx.get(f"http://{address}:{port}/healthz", timeout=timeout_s, trust_env=False)
        return bool(response.json() == {"status": "ok"})
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return False
