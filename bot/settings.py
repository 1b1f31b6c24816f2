"""Every setting, read once from the environment and `.env`; the only file that reads the environment."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index.errors import Notice, SettingsError, notice

PREFIX = "DANNGUON_"
MAX_THREADS = 128
"""Far more do not fail with an error: the libraries end the process."""

_ID = re.compile(r"-?[0-9]{1,19}", re.ASCII)
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+", re.ASCII)
_PROBLEMS = {
    "extra_forbidden": "setting_unknown",
    "int_parsing": "setting_no_number",
    "greater_than_equal": "setting_too_small",
    "less_than_equal": "setting_too_large",
    "path_type": "setting_no_path",
}
"""What is said of what pydantic finds wrong, by its name of it."""
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")


def _measured_threshold() -> float:
    from retrieval.answers.sentences.passages import THRESHOLD

    return THRESHOLD


_CONFIG = SettingsConfigDict(
    env_prefix=PREFIX,
    env_file=".env",
    env_file_encoding="utf-8-sig",
    env_ignore_empty=True,
    extra="forbid",
    frozen=True,
    hide_input_in_errors=True,
)


class OfTelegram(BaseSettings):
    """Who is answered there, and as whom."""

    model_config = _CONFIG

    telegram_token: SecretStr | None = Field(None, description="Mã (token) của bot do @BotFather cấp")
    telegram_base_url: str = Field("https://api.telegram.org", description="Gốc của máy chủ Bot API")
    allowed_ids: Annotated[frozenset[int] | None, NoDecode] = Field(
        frozenset(), description="Mã người dùng và nhóm được trả lời, cách nhau bằng dấu phẩy; * là tất cả"
    )

    @field_validator("allowed_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        """Read "1, -100" as ids and "*" as None, which stands for everybody."""
        if not isinstance(value, str):
            return value
        if value.strip() == "*":
            return None
        parts = [part.strip() for part in value.split(",") if part.strip()]
        for part in parts:
            if not _ID.fullmatch(part):
                raise ValueError(notice("setting_no_id", part=part))
        return frozenset(int(part) for part in parts)

    @field_validator("telegram_token")
    @classmethod
    def _check_token(cls, value: SecretStr | None) -> SecretStr | None:
        """Refuse what cannot be a token, without showing it."""
        if value is None or _TOKEN.fullmatch(stripped := value.get_secret_value().strip()):
            return value and SecretStr(stripped)
        raise ValueError(notice("setting_no_token"))

    @field_validator("telegram_base_url")
    @classmethod
    def _trim_slash(cls, value: str) -> str:
        if not _ADDRESS.fullmatch(value):
            raise ValueError(notice("setting_no_address"))
        return value.rstrip("/")

    @property
    def token(self) -> str | None:
        """The token in clear, or None where it is unset."""
        return self.telegram_token.get_secret_value() if self.telegram_token else None


class OfAnswers(BaseSettings):
    """What answers are made by."""

    model_config = _CONFIG

    embedding_model: str = Field("packaged", description="packaged, hoặc mã/thư mục mô hình sentence-transformers")
    embedding_threads: int = Field(
        default_factory=lambda: min(os.cpu_count() or 1, MAX_THREADS),
        ge=1,
        le=MAX_THREADS,
        description="Số luồng tính toán của mô hình",
    )
    reranker: str = Field("fitted", description="fitted, none, hoặc mã/thư mục mô hình cross-encoder để xếp lại")
    refusal_threshold: float = Field(
        default_factory=_measured_threshold,
        ge=0,
        le=1,
        description="Xác suất thấp nhất của một câu trả lời được nói ra, từ 0 đến 1",
    )
    own_unit: str | None = Field(
        None, description="Đơn vị được hiểu khi câu hỏi không nêu đơn vị nào, ví dụ: huyện Nam Sách"
    )
    concurrent_questions: int = Field(2, ge=1, le=64, description="Số câu hỏi được xử lý cùng lúc")


class OfDocuments(BaseSettings):
    """What goes in, and how it is read."""

    model_config = _CONFIG

    lexicon: Path | None = Field(None, description="Thư mục bảng từ ngữ riêng của cơ quan, đặt trước các bảng có sẵn")
    abbreviations: Path | None = Field(None, description="Bảng chữ viết tắt riêng của cơ quan, thêm vào bảng có sẵn")
    watch: Annotated[tuple[Path, ...], NoDecode] = Field(
        (), description=f"Các thư mục được theo dõi khi chạy dịch vụ, cách nhau bằng dấu “{os.pathsep}”"
    )
    watch_interval_s: float = Field(60.0, ge=1, le=86400, description="Số giây giữa hai lần xem lại các thư mục ấy")
    secrecy: str | None = Field(
        None, description="Độ mật cao nhất được đưa vào kho; để trống là không nhận văn bản mật"
    )

    @field_validator("watch", mode="before")
    @classmethod
    def _split_folders(cls, value: object) -> object:
        """Read folders that are separated as those of PATH are."""
        return [part for part in value.split(os.pathsep) if part.strip()] if isinstance(value, str) else value


class Settings(OfDocuments, OfAnswers, OfTelegram):
    """What an administrator sets; every field has a default, which for the token is none."""

    data_dir: Path = Field(Path("var"), description="Thư mục chứa mọi thứ được lập ra")
    page_host: str = Field("127.0.0.1", description="Địa chỉ của trang hỏi đáp tại chỗ")
    page_port: int = Field(8080, ge=0, le=65535, description="Cổng của trang hỏi đáp tại chỗ; 0 là cổng trống bất kỳ")


def read_settings(**overrides: Any) -> Settings:  # Any: forwarded to pydantic, which checks each value
    """The settings in force.

    Raises:
        SettingsError: If a value is malformed or `.env` holds an unknown key; the message names each.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError("settings_wrong", problems=tuple(_problem(part) for part in error.errors())) from error
    except OSError as error:
        raise SettingsError("env_unreadable") from error
    except UnicodeDecodeError as error:
        raise SettingsError("env_not_utf8") from error


def _problem(details: Mapping[str, Any]) -> Notice:  # Any: as pydantic gives them
    if details["type"] == "value_error":
        (problem,) = details["ctx"]["error"].args
    else:
        code = _PROBLEMS.get(details["type"], "setting_invalid")
        problem = notice(code)
    return notice("setting_wrong", variable=_variable(str(details["loc"][0])), problem=problem)


def _variable(name: str) -> str:
    """How a setting is named where the administrator wrote it: a field's variable, or the unknown key itself."""
    return (PREFIX + name if name in Settings.model_fields else name).upper()


def unknown_variables(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Names in the environment that carry our prefix but are no setting, sorted: probably misspelt."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    return sorted(name for name in environment if name.upper().startswith(PREFIX) and name.upper() not in known)
