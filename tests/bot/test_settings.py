"""Settings from the environment and `.env`, and what is said of wrong ones."""

import os
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings, unknown_variables
from index.errors import SettingsError
from tests.sentences import saying, sentence


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in an empty folder, without variables of ours."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DANNGUON_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_everything_has_a_default() -> None:
    """Without any setting there is no token, nobody is answered, and the page listens on loopback."""
    settings = read_settings()
    assert settings.token is None
    assert settings.allowed_ids == frozenset()
    assert (settings.page_host, settings.page_port) == ("127.0.0.1", 8080)
    assert settings.data_dir == Path("var")
    assert settings.embedding_model == "packaged"
    assert settings.telegram_base_url == "https://api.telegram.org"


def test_environment_goes_before_the_file(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value in the environment is stronger than the same in `.env`."""
    (empty_folder / ".env").write_text("DANNGUON_PAGE_PORT=1\nDANNGUON_DATA_DIR=kho\n")
    monkeypatch.setenv("DANNGUON_PAGE_PORT", "2")
    assert read_settings().page_port == 2
    assert read_settings().data_dir == Path("kho")


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("1", {1}),
        (" 1, -100123 ,,2 ", {1, -100123, 2}),
        ("*", None),
        (" * ", None),
        ("", set()),
        (",", set()),
    ],
)
def test_ids(value: str, ids: set[int] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids are separated by commas; a star is everybody; nothing is nobody."""
    monkeypatch.setenv("DANNGUON_ALLOWED_IDS", value)
    assert read_settings().allowed_ids == (None if ids is None else frozenset(ids))


@pytest.mark.parametrize(
    ("value", "wrong"),
    [("lan", "lan"), ("1,@lan", "@lan"), ("1 2", "1 2"), ("1,*", "*"), ("1.5", "1.5"), ("--1", "--1")],
)
def test_id_that_is_no_number_is_named(value: str, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no number among the ids is named in a Vietnamese sentence that says what to write."""
    monkeypatch.setenv("DANNGUON_ALLOWED_IDS", value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert sentence(refused.value) == (
        f"Cài đặt chưa đúng. DANNGUON_ALLOWED_IDS: “{wrong}” không phải mã số; hãy viết các mã số cách nhau bằng "
        "dấu phẩy, hoặc một dấu *. Hãy sửa trong môi trường hoặc trong tệp .env."
    )


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("PAGE_PORT", "abc", "phải là số nguyên"),
        ("PAGE_PORT", "-1", "quá nhỏ"),
        ("PAGE_PORT", "70000", "quá lớn"),
        ("CONCURRENT_QUESTIONS", "0", "quá nhỏ"),
        ("CONCURRENT_QUESTIONS", "65", "quá lớn"),
        ("EMBEDDING_THREADS", "0", "quá nhỏ"),
        ("EMBEDDING_THREADS", "129", "quá lớn"),
        ("EMBEDDING_THREADS", "2.5", "phải là số nguyên"),
        ("TELEGRAM_BASE_URL", "api.telegram.org", "phải là một địa chỉ bắt đầu bằng http:// hoặc https://"),
        ("TELEGRAM_BASE_URL", "https://", "phải là một địa chỉ bắt đầu bằng http:// hoặc https://"),
    ],
)
def test_wrong_value_is_named(name: str, value: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong value is reported with its variable and what is wrong with it."""
    monkeypatch.setenv(f"DANNGUON_{name}", value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert sentence(refused.value).startswith(f"Cài đặt chưa đúng. DANNGUON_{name}: {problem}. Hãy sửa")


@pytest.mark.parametrize("token", ["12 34", "abc", "123456:", "123456:a b", "bot123456:abc"])
def test_wrong_token_is_refused_without_being_shown(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that cannot be a token is refused, and the error, its cause included, does not show it."""
    monkeypatch.setenv("DANNGUON_TELEGRAM_TOKEN", token)
    with pytest.raises(
        SettingsError, check=saying(r"DANNGUON_TELEGRAM_TOKEN: không có dạng mã của @BotFather")
    ) as refused:
        read_settings()
    assert token not in sentence(refused.value)
    assert token not in str(refused.value.__cause__)


def test_token_is_trimmed_and_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Space around a copied token does no harm, and printing the settings does not show it."""
    monkeypatch.setenv("DANNGUON_TELEGRAM_TOKEN", " 123456:AbC_-9 ")
    settings = read_settings()
    assert settings.token == "123456:AbC_-9"
    assert "AbC" not in repr(settings)


def test_empty_token_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token left empty in the example file is no token."""
    monkeypatch.setenv("DANNGUON_TELEGRAM_TOKEN", "")
    assert read_settings().token is None


def test_slash_at_the_end_of_the_root_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The root of the Bot API server is kept without a slash at its end."""
    monkeypatch.setenv("DANNGUON_TELEGRAM_BASE_URL", "http://127.0.0.1:8081/")
    assert read_settings().telegram_base_url == "http://127.0.0.1:8081"


def test_unknown_key_in_the_file_is_named_as_written(empty_folder: Path) -> None:
    """A misspelt key in `.env` is named as the administrator wrote it."""
    (empty_folder / ".env").write_text("DANNGUON_TOKEN=1\nTZ=Asia/Ho_Chi_Minh\n")
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert sentence(refused.value) == (
        "Cài đặt chưa đúng. DANNGUON_TOKEN: không có cài đặt nào tên như vậy; TZ: không có cài đặt nào tên như vậy. "
        "Hãy sửa trong môi trường hoặc trong tệp .env."
    )


def test_file_saved_with_a_byte_order_mark_is_read(empty_folder: Path) -> None:
    """A `.env` that an editor of Windows saved with a byte order mark is read."""
    (empty_folder / ".env").write_text("DANNGUON_PAGE_PORT=9\r\n", encoding="utf-8-sig")
    assert read_settings().page_port == 9


def test_file_in_another_encoding_is_refused(empty_folder: Path) -> None:
    """A `.env` that is not UTF-8 ends in one sentence that says how to save it."""
    (empty_folder / ".env").write_bytes("DANNGUON_DATA_DIR=kho tài liệu".encode("utf-16"))
    with pytest.raises(
        SettingsError, check=saying(r"^Không đọc được tệp \.env: hãy lưu lại tệp bằng bảng mã UTF-8\.$")
    ):
        read_settings()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that nobody can read")
def test_file_that_cannot_be_read_is_refused(empty_folder: Path) -> None:
    """A `.env` that the system does not give ends in one sentence without the system's English words."""
    (empty_folder / ".env").symlink_to("/proc/self/mem")  # its beginning, whoever asks
    with pytest.raises(SettingsError, check=saying(r"^Không đọc được tệp \.env: hãy xem quyền đọc của tệp\.$")):
        read_settings()


def test_unknown_variables_of_the_environment() -> None:
    """Variables with our prefix that are no setting are listed; others are not."""
    environment = {"DANNGUON_TOKEN": "1", "dannguon_page_port": "2", "PATH": "3", "DANNGUON_DATA_DIR": "4"}
    assert unknown_variables(environment) == ["DANNGUON_TOKEN"]


def test_watched_folders_are_separated_as_those_of_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comma may be a part of a folder's name."""
    monkeypatch.setenv("DANNGUON_WATCH", os.pathsep.join(["/srv/văn bản, 2020", "chung", ""]))
    assert read_settings().watch == (Path("/srv/văn bản, 2020"), Path("chung"))
