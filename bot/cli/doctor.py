"""Looks at everything the service stands on, and says in Vietnamese what to do about each thing that is wrong."""

import asyncio
import os
import re
import shutil
import stat
import tempfile
import timeit
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
from index.errors import DanNguonError, Report, SettingsError
from index.ingest.built_with import check_built_with
from index.lexicon.tables import open_lexicon
from index.store.corpus import open_corpus
from index.types import Embedder

ENV_FILE = Path(str(Settings.model_config["env_file"]))
FREE_BYTES_NEEDED = 1 << 30
"""The packaged model takes 500 MB, and the caches stand twice on the disk while they are rebuilt."""

_TIMEOUT_S = 5.0
_SAMPLE = "Bí thư Huyện ủy là ai?"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        text: What was found, in Vietnamese; where it is not fine, also what to do.
    """

    is_fine: bool
    text: str

    def as_json(self) -> dict[str, object]:
        """The finding for a program."""
        return {"ok": self.is_fine, "text": self.text}


def examine(settings: Settings, *, report: Report = tell) -> list[Finding]:
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
        *folder,
        model,
        *examine_corpus(settings.data_dir, embedder),
        *examine_telegram(settings),
        examine_page(settings.page_host, settings.page_port),
    ]


# --- settings --------------------------------------------------------------------------------------------------------


def examine_names(unknown: list[str]) -> Finding:
    """Whether variables of the environment carry our prefix without being a setting."""
    if not unknown:
        return Finding(True, f"Cài đặt: không có biến {PREFIX}… nào viết sai tên.")
    return Finding(
        False,
        f"Cài đặt: không có cài đặt nào tên {', '.join(unknown)}; hãy sửa lại tên biến hoặc bỏ biến ấy đi "
        "(các tên đúng ở trên).",
    )


def examine_env_file(path: Path) -> list[Finding]:
    """Whether a file of settings that holds a token is kept from the machine's other users; nothing without one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        readable_by_others = bool(path.stat().st_mode & stat.S_IROTH) and os.name == "posix"
    except OSError:
        return []
    if not re.search(rf"^\s*(export\s+)?{PREFIX}TELEGRAM_TOKEN\s*=\s*\S", text, re.IGNORECASE | re.MULTILINE):
        return []
    if readable_by_others:
        return [
            Finding(
                False,
                f"Quyền đọc: tệp {path} chứa mã của bot mà mọi người dùng của máy này đều đọc được; "
                f"hãy chạy: chmod o-rwx {path}",
            )
        ]
    return [Finding(True, f"Quyền đọc: tệp {path} chứa mã của bot và người dùng khác của máy không đọc được.")]


def examine_lexicon(folder: Path | None, abbreviations: Path | None) -> Finding:
    """Whether the office's own tables of words can be read."""
    try:
        own = open_lexicon(folder, abbreviations=abbreviations).own
    except SettingsError as error:
        return Finding(False, messages.sentence(error))
    if not own:
        return Finding(True, "Bảng từ ngữ: dùng các bảng có sẵn.")
    counts = ", ".join(f"{name} {len(rows)} dòng" for name, rows in own.items())
    return Finding(True, f"Bảng từ ngữ: các bảng riêng của cơ quan đều đọc được ({counts}).")


# --- the data folder -------------------------------------------------------------------------------------------------


def examine_data_folder(data_dir: Path) -> list[Finding]:
    """Whether the data folder can be written, or made where there is none yet, and has room left."""
    advice = f"hãy kiểm tra quyền ghi, hoặc đặt {PREFIX}DATA_DIR sang nơi khác."
    folder = next(path for path in (data_dir, *data_dir.absolute().parents) if path.exists())
    if not folder.is_dir():
        return [Finding(False, f"Thư mục dữ liệu: {folder} không phải là thư mục; {advice}")]
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0")
            file.flush()
        free_bytes = shutil.disk_usage(folder).free
    except OSError:
        return [Finding(False, f"Thư mục dữ liệu: không ghi được vào {folder}, có thể vì ổ đĩa đã đầy; {advice}")]
    state = "ghi được" if folder == data_dir else "chưa có, sẽ được tạo khi cần"
    return [Finding(True, f"Thư mục dữ liệu: {data_dir} {state}."), examine_free_space(folder, free_bytes)]


def examine_free_space(folder: Path, free_bytes: int) -> Finding:
    """Whether so many free bytes are enough."""
    free = f"{free_bytes / (1 << 30):.1f} GB".replace(".", ",")
    if free_bytes < FREE_BYTES_NEEDED:
        return Finding(False, f"Dung lượng: ổ đĩa chứa {folder} chỉ còn {free}, cần ít nhất 1 GB; hãy giải phóng chỗ.")
    return Finding(True, f"Dung lượng: ổ đĩa chứa {folder} còn trống {free}.")


# --- the model and the corpus ----------------------------------------------------------------------------------------


def _examine_model(settings: Settings, report: Report) -> tuple[Embedder | None, Finding]:
    """The model that is set, loaded and tried, and what was found."""
    try:
        embedder = assemble_embedder(settings, report)
    except DanNguonError as error:
        return None, Finding(False, messages.sentence(error))
    name, dimension = embedder.name, embedder.dimension
    elapsed_ms = 1000 * min(timeit.repeat(lambda: embedder.embed_question(_SAMPLE), number=1, repeat=3))
    return embedder, Finding(
        True, f"Mô hình: {name} chạy được, véc-tơ {dimension} chiều, {elapsed_ms:.0f} ms một câu hỏi."
    )


def examine_corpus(data_dir: Path, embedder: Embedder | None) -> list[Finding]:
    """Whether the corpus is whole, fits the model and has caches.

    Args:
        embedder: The model that is set; without one its fit is not looked at.
    """
    try:
        with open_corpus(data_dir) as corpus:
            corpus.check_integrity()
            if not len(corpus):
                return [Finding(False, "Kho tài liệu: còn trống; hãy chạy: dannguon index THƯ_MỤC")]
            if embedder is not None:
                check_built_with(corpus, embedder)
            return [
                Finding(True, f"Kho tài liệu: nguyên vẹn, có {len(corpus)} tài liệu."),
                _examine_caches(data_dir / CACHES_FOLDER / str(corpus.generation), stamp=corpus.stamp),
            ]
    except DanNguonError as error:
        return [Finding(False, messages.sentence(error))]


def _examine_caches(folder: Path, *, stamp: str) -> Finding:
    """Whether the caches of the corpus as it is now, which belong in this folder, are there and whole."""
    advice = "lần chạy dannguon index hoặc dannguon serve tới sẽ dựng lại từ kho tài liệu, không mất gì."
    if not folder.is_dir():
        return Finding(False, f"Bộ nhớ đệm: chưa có cho kho tài liệu hiện nay; {advice}")
    try:
        manifest = verify_manifest(folder)
    except ValueError:
        return Finding(False, f"Bộ nhớ đệm: có tệp bị thiếu hoặc hỏng trong {folder}; {advice}")
    if manifest.stamp != stamp:
        return Finding(False, f"Bộ nhớ đệm: thuộc về một kho tài liệu khác; {advice}")
    return Finding(True, "Bộ nhớ đệm: đầy đủ, nguyên vẹn.")


# --- Telegram and the page -------------------------------------------------------------------------------------------


def examine_telegram(settings: Settings, *, request: BaseRequest | None = None) -> list[Finding]:
    """Whether Telegram knows the token, and whether anybody may ask.

    Args:
        request: What carries requests to Telegram, for tests; HTTP by default.
    """
    if settings.token is None:
        return [Finding(True, messages.TELEGRAM_OFF)]
    return [_examine_token(settings.token, settings.telegram_base_url, request), _examine_ids(settings.allowed_ids)]


def _examine_token(token: str, base_url: str, request: BaseRequest | None) -> Finding:
    hide_secret(token)

    async def username() -> str:
        requests = [request or HTTPXRequest(connect_timeout=_TIMEOUT_S, read_timeout=_TIMEOUT_S) for _ in range(2)]
        async with Bot(token, f"{base_url}/bot", request=requests[0], get_updates_request=requests[1]) as bot:
            return bot.username

    try:
        return Finding(True, f"Telegram: mã đúng, bot là @{asyncio.run(username())}.")
    except InvalidToken:
        return Finding(False, messages.TOKEN_REJECTED)
    except (TelegramError, *UNREADABLE) as error:
        return Finding(
            False,
            f"Telegram: chưa kết nối được với {base_url} ({masked(str(error))}) nên chưa biết mã đúng hay sai; "
            f"hãy kiểm tra mạng, tường lửa và {PREFIX}TELEGRAM_BASE_URL.",
        )


def _examine_ids(allowed_ids: frozenset[int] | None) -> Finding:
    if allowed_ids is None:
        return Finding(True, f"Người được hỏi: tất cả mọi người ({PREFIX}ALLOWED_IDS=*).")
    if not allowed_ids:
        return Finding(False, messages.NOBODY_ALLOWED)
    return Finding(True, f"Người được hỏi: {len(allowed_ids)} mã người dùng hoặc nhóm.")


def examine_page(host: str, port: int, *, timeout_s: float = _TIMEOUT_S) -> Finding:
    """Whether the page can listen at this address, or does so already."""
    try:
        open_listener(host, port).close()
    except SettingsError as error:
        if _serves_page(host, port, timeout_s):
            return Finding(True, f"Trang hỏi đáp: đang chạy ở {host}, cổng {port}.")
        return Finding(False, messages.sentence(error))
    place = f"cổng {port}" if port else "một cổng trống bất kỳ"
    return Finding(True, f"Trang hỏi đáp: mở được ở {host}, {place}.")


def _serves_page(host: str, port: int, timeout_s: float) -> bool:
    """Whether a service of ours answers there: it is running, which is no fault."""
    address = f"[{host}]" if ":" in host else host
    try:
        response = httpx.get(f"http://{address}:{port}/healthz", timeout=timeout_s, trust_env=False)
        return bool(response.json() == {"status": "ok"})
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return False
