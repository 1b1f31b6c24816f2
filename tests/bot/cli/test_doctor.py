"""What `dannguon doctor` finds, right and wrong, and what it says is to be done."""

import asyncio
import datetime
import os
import re
import shutil
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from telegram.error import InvalidToken, NetworkError, TimedOut

from bot.cli import doctor
from bot.cli.doctor import Diagnosis
from bot.core import Core
from bot.messages import messages
from bot.service import serve_until
from index.caches.snapshot import open_snapshot
from index.ingest.built_with import built_with
from index.lexicon.tables import use_lexicon
from index.store.corpus import CORPUS_FILE, open_corpus
from index.types import Chunk, Document, Header, Sentence, Vectors
from tests.bot.conversation import TOKEN, run, settings
from tests.bot.fakes import RecordingRequest
from tests.sentences import said

TEXT = "Ngày 09/7/2020, Huyện ủy Nam Sách họp."
NOTHING_LOST = "lần chạy dannguon index hoặc dannguon serve tới sẽ dựng lại từ kho tài liệu, không mất gì."


class StillEmbedder:
    """A model that gives every text the same vector."""

    max_tokens = 512

    def __init__(self, name: str) -> None:
        self.name = name
        self.dimension = 4

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_question(self, question: str) -> Vectors:
        return self.embed_passages([question])

    def embed_passages(self, passages: Sequence[str], *, progress: object = None) -> Vectors:  # noqa: ARG002
        return np.eye(1, self.dimension, dtype=np.float32).repeat(len(passages), axis=0)


EMBEDDER = StillEmbedder("thử")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with one document and its caches."""
    with open_corpus(tmp_path, create=True) as corpus:
        corpus.set_built_with(built_with(EMBEDDER))
        header = Header(date=datetime.date(2020, 7, 9))
        document = Document("0" * 12, "/documents", "hop.txt", "d", TEXT, header)
        sentence = Sentence(0, len(TEXT), TEXT)
        corpus.replace_document(
            document, [Chunk(0, len(TEXT), None, (sentence,))], EMBEDDER.embed_passages([sentence.embedded_text])
        )
        open_snapshot(corpus, tmp_path, report=print)
    return tmp_path


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Another program that listens on a port of this machine and answers nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def test_finding_as_json() -> None:
    """A finding is two fields for a program."""
    assert Diagnosis(False, "hỏng").as_json() == {"ok": False, "text": "hỏng"}


# --- settings


def test_misspelt_variables_are_named() -> None:
    """Variables that are no setting are named; without any that is said."""
    assert doctor.examine_names([]) == Diagnosis(True, "Cài đặt: không có biến DANNGUON_… nào viết sai tên.")
    assert doctor.examine_names(["DANNGUON_PORT", "DANNGUON_TOKEN"]) == Diagnosis(
        False,
        "Cài đặt: không có cài đặt nào tên DANNGUON_PORT, DANNGUON_TOKEN; hãy sửa lại tên biến hoặc bỏ biến ấy đi "
        "(các tên đúng ở trên).",
    )


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are those of POSIX")
def test_settings_file_with_token_is_for_its_owner_only(tmp_path: Path) -> None:
    """A file that holds a token is refused where others can read it, with the command that mends it."""
    path = tmp_path / ".env"
    path.write_text(f"DANNGUON_PAGE_PORT=1\nDANNGUON_TELEGRAM_TOKEN={TOKEN}\n")
    path.chmod(0o644)
    (found,) = doctor.examine_env_file(path)
    assert not found.is_fine
    assert found.text.endswith(f"hãy chạy: chmod o-rwx {path}")
    assert TOKEN not in found.text
    path.chmod(0o640)
    assert [finding.is_fine for finding in doctor.examine_env_file(path)] == [True]


@pytest.mark.parametrize("text", [None, "", "DANNGUON_TELEGRAM_TOKEN=\n", "# DANNGUON_TELEGRAM_TOKEN=1:a\n"])
def test_settings_file_without_token_is_nobodys_secret(tmp_path: Path, text: str | None) -> None:
    """A file that is not there or holds no token is not spoken of."""
    path = tmp_path / ".env"
    if text is not None:
        path.write_text(text)
        path.chmod(0o644)
    assert doctor.examine_env_file(path) == []


def test_the_offices_tables_are_counted(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The tables of an office's folder are named with their rows; one that is malformed is named with its line."""
    request.addfinalizer(lambda: use_lexicon(None))
    (tmp_path / "english.tsv").write_text("english\tvietnamese\nward\tphường\n", "utf-8")
    fine = doctor.examine_lexicon(tmp_path, None)
    (tmp_path / "english.tsv").write_text("english\tvietnamese\nward\n", "utf-8")
    wrong = doctor.examine_lexicon(tmp_path, None)

    assert doctor.examine_lexicon(None, None).text == "Bảng từ ngữ: dùng các bảng có sẵn."
    assert fine == Diagnosis(True, "Bảng từ ngữ: các bảng riêng của cơ quan đều đọc được (english 1 dòng).")
    assert not wrong.is_fine
    assert wrong.text.startswith(f"Bảng {tmp_path / 'english.tsv'}, dòng 2: ")


def test_the_corpus_is_judged_by_the_offices_tables(
    data_dir: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """A corpus that was made before the office had its tables is no longer fine; one that was made with them is."""
    tables = tmp_path_factory.mktemp("tables")
    (tables / "english.tsv").write_text("english\tvietnamese\nward\tphường\n", "utf-8")
    model = str(data_dir / "none")
    values = settings(telegram_token=None, data_dir=data_dir, lexicon=tables, embedding_model=model, page_port=0)
    request.addfinalizer(lambda: use_lexicon(None))
    (before,) = (found for found in doctor.examine(values) if "bảng từ ngữ trước đây" in found.text)
    with open_corpus(data_dir, create=True) as corpus:
        corpus.set_built_with(built_with(EMBEDDER))
    after = [found.text for found in doctor.examine(values) if found.text.startswith("Kho tài liệu")]

    assert not before.is_fine
    assert after == ["Kho tài liệu: nguyên vẹn, có 1 tài liệu."]


# --- the data folder


def test_data_folder_is_written_to(tmp_path: Path) -> None:
    """A folder that takes a file is fine and stays as it was."""
    found = doctor.examine_data_folder(tmp_path)
    assert found[0] == Diagnosis(True, f"Thư mục dữ liệu: {tmp_path} ghi được.")
    assert found[1].text.startswith(f"Dung lượng: ổ đĩa chứa {tmp_path} ")
    assert list(tmp_path.iterdir()) == []


def test_data_folder_that_is_still_to_be_made(tmp_path: Path) -> None:
    """A folder that is not there yet is looked for further up and is not made."""
    folder = tmp_path / "kho" / "var"
    assert doctor.examine_data_folder(folder)[0] == Diagnosis(
        True, f"Thư mục dữ liệu: {folder} chưa có, sẽ được tạo khi cần."
    )
    assert not folder.parent.exists()


def test_file_in_place_of_the_data_folder(tmp_path: Path) -> None:
    """A file where the folder should be is named."""
    (tmp_path / "var").write_text("")
    assert doctor.examine_data_folder(tmp_path / "var") == [
        Diagnosis(
            False,
            f"Thư mục dữ liệu: {tmp_path / 'var'} không phải là thư mục; hãy kiểm tra quyền ghi, "
            "hoặc đặt DANNGUON_DATA_DIR sang nơi khác.",
        )
    ]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_data_folder_without_permission() -> None:
    """A folder that takes no file, whoever asks, ends in what to do."""
    assert doctor.examine_data_folder(Path("/proc/self")) == [
        Diagnosis(
            False,
            "Thư mục dữ liệu: không ghi được vào /proc/self, có thể vì ổ đĩa đã đầy; hãy kiểm tra quyền ghi, "
            "hoặc đặt DANNGUON_DATA_DIR sang nơi khác.",
        )
    ]


def test_free_space(tmp_path: Path) -> None:
    """Less than a gigabyte is too little; a comma stands before the decimals, as in Vietnamese."""
    gigabyte = 1 << 30
    assert doctor.examine_free_space(tmp_path, 3 * gigabyte // 2) == Diagnosis(
        True, f"Dung lượng: ổ đĩa chứa {tmp_path} còn trống 1,5 GB."
    )
    assert doctor.examine_free_space(tmp_path, gigabyte // 2) == Diagnosis(
        False, f"Dung lượng: ổ đĩa chứa {tmp_path} chỉ còn 0,5 GB, cần ít nhất 1 GB; hãy giải phóng chỗ."
    )


# --- the corpus and its caches


def test_whole_corpus(data_dir: Path) -> None:
    """A corpus that is whole, was built by the model and has caches is fine."""
    assert doctor.examine_corpus(data_dir, EMBEDDER) == [
        Diagnosis(True, "Kho tài liệu: nguyên vẹn, có 1 tài liệu."),
        Diagnosis(True, "Bộ nhớ đệm: đầy đủ, nguyên vẹn."),
    ]


def test_corpus_that_is_not_there(tmp_path: Path) -> None:
    """Without a corpus the command that makes one is named, and none is made."""
    assert doctor.examine_corpus(tmp_path, EMBEDDER) == [
        Diagnosis(False, f"Chưa có kho tài liệu trong {tmp_path}. Hãy chạy: dannguon index THƯ_MỤC")
    ]
    assert list(tmp_path.iterdir()) == []


def test_empty_corpus(tmp_path: Path) -> None:
    """A corpus without a document says how to fill it."""
    open_corpus(tmp_path, create=True).close()
    assert doctor.examine_corpus(tmp_path, EMBEDDER) == [
        Diagnosis(False, "Kho tài liệu: còn trống; hãy chạy: dannguon index THƯ_MỤC")
    ]


def test_corpus_of_another_model(data_dir: Path) -> None:
    """A corpus that another model built names both and the command that rebuilds it."""
    (found,) = doctor.examine_corpus(data_dir, StillEmbedder("khác"))
    assert not found.is_fine
    assert "mô hình thử, nay là khác" in found.text
    assert "dannguon index --rebuild" in found.text


def test_fit_is_not_looked_at_without_a_model(data_dir: Path) -> None:
    """Where the model cannot be loaded the corpus is still examined."""
    assert all(finding.is_fine for finding in doctor.examine_corpus(data_dir, None))


def test_damaged_corpus(data_dir: Path) -> None:
    """Damage in the middle of the file is found, and the advice keeps the file."""
    with open_corpus(data_dir) as corpus:
        page_bytes = 4096
        corpus.check_integrity()
    path = data_dir / CORPUS_FILE
    content = bytearray(path.read_bytes())
    content[page_bytes : 3 * page_bytes] = b"\xff" * (2 * page_bytes)
    path.write_bytes(content)
    (found,) = doctor.examine_corpus(data_dir, EMBEDDER)
    assert not found.is_fine
    assert "bị hỏng" in found.text
    assert "sao lưu" in found.text


def test_missing_caches(data_dir: Path) -> None:
    """Caches that are not there come back by themselves, and how is said."""
    shutil.rmtree(data_dir / "caches")
    assert doctor.examine_corpus(data_dir, EMBEDDER)[1] == Diagnosis(
        False, f"Bộ nhớ đệm: chưa có cho kho tài liệu hiện nay; {NOTHING_LOST}"
    )


def test_damaged_caches(data_dir: Path) -> None:
    """A cache file that was altered is found, and where is said."""
    (vectors,) = (data_dir / "caches").glob("*/vectors.faiss")
    vectors.write_bytes(vectors.read_bytes()[:-1])
    assert doctor.examine_corpus(data_dir, EMBEDDER)[1] == Diagnosis(
        False, f"Bộ nhớ đệm: có tệp bị thiếu hoặc hỏng trong {vectors.parent}; {NOTHING_LOST}"
    )


# --- Telegram


def test_without_a_token_telegram_is_off() -> None:
    """No token is no fault: the page works alone."""
    assert doctor.examine_telegram(settings(telegram_token=None)) == [Diagnosis(True, messages.said("telegram_off"))]


def test_right_token(telegram: RecordingRequest) -> None:
    """A token that Telegram knows is named by its bot, and is asked about once."""
    assert doctor.examine_telegram(settings(allowed_ids="1, -2"), request=telegram) == [
        Diagnosis(True, "Telegram: mã đúng, bot là @dan_nguon_bot."),
        Diagnosis(True, "Người được hỏi: 2 mã người dùng hoặc nhóm."),
    ]
    assert [method for method, _ in telegram.calls] == ["getMe"]


def test_wrong_token(telegram: RecordingRequest) -> None:
    """A token that Telegram rejects is told from a network that is down, and is never shown."""
    telegram.prepare("getMe", InvalidToken(f"The token `{TOKEN}` was rejected by the server."))
    token, _ = doctor.examine_telegram(settings(), request=telegram)
    assert token == Diagnosis(False, messages.said("token_rejected"))


@pytest.mark.parametrize("error", [NetworkError(f"no route to /bot{TOKEN}/getMe"), TimedOut("Timed out")])
def test_network_that_is_down(telegram: RecordingRequest, error: Exception) -> None:
    """A network that is down leaves open whether the token is right; the token in the reason is masked."""
    telegram.prepare("getMe", error)
    token, _ = doctor.examine_telegram(settings(), request=telegram)
    assert not token.is_fine
    assert token.text.startswith("Telegram: chưa kết nối được với https://api.telegram.org (")
    assert token.text.endswith("hãy kiểm tra mạng, tường lửa và DANNGUON_TELEGRAM_BASE_URL.")
    assert TOKEN not in token.text


def test_server_that_is_not_telegram(telegram: RecordingRequest) -> None:
    """An answer that is not Telegram's ends in the same advice, not in a traceback."""
    telegram.prepare("getMe", (200, {"ok": True, "result": {"id": 1}}))
    token, _ = doctor.examine_telegram(settings(), request=telegram)
    assert not token.is_fine
    assert "DANNGUON_TELEGRAM_BASE_URL" in token.text


def test_closed_port_instead_of_telegram() -> None:
    """Over real sockets a refused connection is a network that is down."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    token, _ = doctor.examine_telegram(settings(telegram_base_url=f"http://127.0.0.1:{port}"))
    assert not token.is_fine
    assert token.text.startswith(f"Telegram: chưa kết nối được với http://127.0.0.1:{port} (")


def test_list_of_people(telegram: RecordingRequest) -> None:
    """An empty list answers nobody, which is wrong; a star answers everybody, which is said."""
    assert doctor.examine_telegram(settings(allowed_ids=""), request=telegram)[1] == Diagnosis(
        False, messages.said("nobody_allowed")
    )
    assert doctor.examine_telegram(settings(allowed_ids="*"), request=telegram)[1] == Diagnosis(
        True, "Người được hỏi: tất cả mọi người (DANNGUON_ALLOWED_IDS=*)."
    )


# --- the page


def test_free_port(listener: socket.socket) -> None:
    """A port that nobody has is fine, and so is any free one."""
    port = listener.getsockname()[1]
    listener.close()
    assert doctor.examine_page("127.0.0.1", port) == Diagnosis(
        True, f"Trang hỏi đáp: mở được ở 127.0.0.1, cổng {port}."
    )
    assert doctor.examine_page("127.0.0.1", 0).is_fine


def test_port_of_another_program(listener: socket.socket) -> None:
    """A port that another program has is named with the setting to change, even if that program never answers."""
    port = listener.getsockname()[1]
    assert doctor.examine_page("127.0.0.1", port, timeout_s=0.2) == Diagnosis(
        False, said("port_in_use", host="127.0.0.1", port=port)
    )


def test_port_of_the_service_itself(core: Core) -> None:
    """While the service runs, its port is in use by itself, which is fine."""

    async def scene(port: int) -> Diagnosis:
        stop, lines = asyncio.Event(), list[str]()
        values = settings(telegram_token=None, page_port=port)
        service = asyncio.create_task(serve_until(stop, values, core, say=lines.append))
        while not any(line.startswith("Trang") for line in lines):
            await asyncio.sleep(0.01)
        found = await asyncio.to_thread(doctor.examine_page, "127.0.0.1", port)
        stop.set()
        await service
        return found

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert run(scene(port)) == Diagnosis(True, f"Trang hỏi đáp: đang chạy ở 127.0.0.1, cổng {port}.")


# --- all together


def test_everything_is_examined_though_the_model_is_missing(
    data_dir: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that is not there is one finding among the others, in a fixed order."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    missing = data_dir / "no-model"
    found = doctor.examine(
        settings(telegram_token=None, data_dir=data_dir, embedding_model=str(missing), page_port=0), report=print
    )
    beginnings = (
        "Cài đặt: ",
        "Bảng từ ngữ: ",
        "Bản quét và ảnh chụp: ",
        "Ảnh trang của tệp Word và bản trình chiếu: ",
        "Văn bản mật: ",
        "Thư mục dữ liệu: ",
        "Dung lượng: ",
        f"Không có thư mục mô hình {missing}. ",
        "Kho tài liệu: ",
        "Bộ nhớ đệm: ",
        "Telegram: ",
        "Trang hỏi đáp: ",
    )
    for finding, beginning in zip(found, beginnings, strict=True):
        assert finding.text.startswith(beginning)
    assert [finding.text for finding in found if not finding.is_fine] == [found[7].text]


@pytest.mark.model
def test_model_is_loaded_and_tried(
    packaged_model_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model that is set is really loaded and embeds a question."""
    monkeypatch.chdir(tmp_path)
    found = doctor.examine(
        settings(telegram_token=None, data_dir=tmp_path, embedding_model=str(packaged_model_folder), page_port=0)
    )
    (model,) = [finding.text for finding in found if finding.text.startswith("Mô hình: ")]
    assert re.fullmatch(
        r"Mô hình: multilingual-e5-small:[0-9a-f]{12} chạy được, véc-tơ 384 chiều, \d+ ms một câu hỏi\.", model
    )


# --- what goes in ----------------------------------------------------------------------------------------------------


def test_what_is_watched_must_be_there(tmp_path: Path) -> None:
    """A folder that is watched and is not there is a fault; without any nothing is said."""
    gone = tmp_path / "gone"
    assert doctor.examine_watched(()) == []
    assert doctor.examine_watched((tmp_path, gone)) == [
        Diagnosis(True, said("watched_folder", folder=tmp_path)),
        Diagnosis(False, said("watched_folder_missing", folder=gone)),
    ]


def test_which_secret_papers_go_in_is_said() -> None:
    """It is said that none go in, up to which level they do, or that the level that is set is none."""
    assert doctor.examine_secrecy(None) == Diagnosis(True, said("secret_kept_out"))
    assert doctor.examine_secrecy("mật") == Diagnosis(True, said("secret_let_in", level="mật"))
    assert not doctor.examine_secrecy("thường").is_fine


def test_programs_that_are_missing_are_no_fault() -> None:
    """Whether scans can be read and pages of Word files shown is said; everything else works without."""
    scans, office, *_ = doctor.examine_documents(settings())
    assert scans in (Diagnosis(True, said("recognition_here")), Diagnosis(True, said("recognition_not_here")))
    assert office in (Diagnosis(True, said("office_here")), Diagnosis(True, said("office_not_here")))
