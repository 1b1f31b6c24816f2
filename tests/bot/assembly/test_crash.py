"""A process killed at any step leaves a corpus that the next run completes, and two processes do not disturb it."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.assembly.assemble import assemble_answerer
from index.caches.snapshot import CACHES_FOLDER
from index.ingest.index import indexing_lock
from index.store.corpus import CORPUS_FILE, open_corpus
from tests.conftest import THOROUGH
from tests.fakes import HashedEmbedder, index_folder, silent, write_files
from tests.paths import SEEDS

pytestmark = pytest.mark.process

PROJECT = SEEDS.parent
QUESTIONS = ["Ai là Bí thư Huyện ủy Nam Sách?", "chi thi 05 ve viec gi", "Giá vàng hôm nay bao nhiêu?"]
# Killed at every step where time matters less, else once at each kind of step.
STEPS, LEAST_STEPS = ("every", 30) if THOROUGH else ("kinds", 12)


def start(*arguments: object) -> "subprocess.Popen[str]":
    """Begin to index in a process of its own."""
    command = [sys.executable, "-m", "tests.index.indexing_process", *map(str, arguments)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """What the process says at its end."""
    output, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    answer: dict[str, Any] = json.loads(output)
    return answer


def index(*arguments: object) -> dict[str, Any]:
    """Index in a process of its own; what it says."""
    return finish(start(*arguments))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three of the seeds."""
    return write_files(
        tmp_path / "documents",
        {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))[1:4]},
    )


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="dannguon-test-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def stored(data_dir: Path) -> dict[str, list[Any]]:
    """Every row of every table, but for the stamp, which is random."""
    connection = sqlite3.connect(data_dir / CORPUS_FILE)
    tables = {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
        for table in ("meta", "documents", "chunks", "sentences")
    }
    connection.close()
    tables["meta"] = [row for row in tables["meta"] if row[0] != "stamp"]
    return tables


def answers(data_dir: Path, questions: Sequence[str] = QUESTIONS) -> list[Any]:
    """What is answered, time aside."""
    with open_corpus(data_dir) as corpus:
        answerer = assemble_answerer(corpus, HashedEmbedder(), data_dir, silent)
        found = [answerer.answer(question) for question in questions]
    return [(answer.status, answer.text, answer.citations, answer.suggestions) for answer in found]


def test_a_process_killed_at_any_step_is_completed_by_the_next(tmp_path: Path, folder: Path) -> None:
    """Wherever indexing is killed, indexing again gives the same rows, caches and answers as an undisturbed run."""
    index_folder(tmp_path / "undisturbed", [folder])
    rows, said = stored(tmp_path / "undisturbed"), answers(tmp_path / "undisturbed")

    killed = index("killed", tmp_path / "killed", folder, STEPS)

    assert killed.keys() == {"steps"}
    assert len(killed["steps"]) > LEAST_STEPS
    for step in killed["steps"]:
        data_dir = tmp_path / "killed" / str(step)
        index_folder(data_dir, [folder])
        assert stored(data_dir) == rows, f"after step {step}"
        assert answers(data_dir) == said, f"after step {step}"
        assert [path.name for path in (data_dir / CACHES_FOLDER).iterdir() if path.is_dir()] == ["4"], f"step {step}"


def test_what_was_there_before_is_answered_after_every_kill(tmp_path: Path, folder: Path) -> None:
    """A process killed while it adds a document never takes away what could be asked before."""
    first, *_ = sorted(folder.iterdir())
    index_folder(tmp_path / "before", [first])
    for step in range(1, 100):
        shutil.copytree(tmp_path / "before", tmp_path / "killed" / str(step))

    killed = index("killed", tmp_path / "killed", folder, STEPS)

    assert killed.keys() == {"steps"}
    assert len(killed["steps"]) > LEAST_STEPS
    for step in killed["steps"]:
        data_dir = tmp_path / "killed" / str(step)
        status, text, citations, _ = answers(data_dir, QUESTIONS[:1])[0]
        assert (status, [citation.source for citation in citations][:1]) == ("found", [first.name]), (
            f"step {step}: {text}"
        )


def test_two_processes_index_at_once(tmp_path: Path, folder: Path) -> None:
    """Of two processes one waits for the other; the result is that of one."""
    index_folder(tmp_path / "undisturbed", [folder])

    both = [start("index", tmp_path / "var", folder) for _ in range(2)]
    said = sorted((finish(process) for process in both), key=lambda report: len(report["added"]))

    names = sorted(path.name for path in folder.iterdir())
    assert said == [
        {"added": [], "unchanged": names, "refused": []},
        {"added": names, "unchanged": [], "refused": []},
    ]
    assert stored(tmp_path / "var") == stored(tmp_path / "undisturbed")
    assert answers(tmp_path / "var") == answers(tmp_path / "undisturbed")


def test_a_process_that_waits_too_long_is_told(tmp_path: Path, folder: Path) -> None:
    """While another process holds the lock for longer than is waited for, indexing ends with one clear line."""
    with indexing_lock(tmp_path / "var"):
        assert index("index", tmp_path / "var", folder, 0.1) == {
            "error": "CorpusBusy",
            "message": f"Một tiến trình khác đang lập chỉ mục trong {tmp_path / 'var'}. Hãy đợi nó xong rồi chạy lại.",
        }


def test_a_data_folder_without_write_permission(public: Path, folder: Path) -> None:
    """Where nothing may be written, the error names the folder and what to do; what was stored stays."""
    documents = shutil.copytree(folder, public / "documents")
    data_dir = public / "var"
    index_folder(data_dir, [sorted(documents.iterdir())[0]])
    before = stored(data_dir)
    data_dir.chmod(0o555)

    said = index("nobody", data_dir, documents)

    assert said["error"] == "DataFolderError"
    assert said["message"] == (
        f"Không ghi được vào thư mục dữ liệu {data_dir}. Hãy kiểm tra quyền ghi và "
        "dung lượng đĩa, hoặc đặt DANNGUON_DATA_DIR."
    )
    assert stored(data_dir) == before


def test_a_data_folder_without_write_permission_is_answered_from(public: Path, folder: Path) -> None:
    """Where nothing may be written the same is answered, whether another process has the corpus open or not."""
    data_dir = public / "var"
    index_folder(data_dir, [folder])
    said = answers(data_dir)
    for path in (data_dir, *data_dir.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    assert index("ask-as-nobody", data_dir, *QUESTIONS) == {"told": [], "texts": [text for _, text, *_ in said]}
    with open_corpus(data_dir, create=True) as corpus:
        corpus.remove_documents([])  # leaves a log beside the corpus, and caches that are old
        late = index("ask-as-nobody", data_dir, *QUESTIONS)

    assert late == {
        "told": [
            f"Không ghi được bộ nhớ đệm vào {data_dir / CACHES_FOLDER}. Hãy kiểm tra dung lượng đĩa và quyền ghi rồi "
            "chạy lại; kho tài liệu vẫn nguyên vẹn. Lần này bộ nhớ đệm chỉ nằm trong bộ nhớ máy."
        ],
        "texts": [text for _, text, *_ in said],
    }


def test_a_file_without_read_permission(public: Path, folder: Path) -> None:
    """A folder that may not be entered and a file that may not be read are reported, the others go on."""
    documents = shutil.copytree(folder, public / "documents")
    names = sorted(path.name for path in documents.iterdir())
    (documents / names[0]).chmod(0o000)
    (documents / "closed").mkdir(mode=0o000)
    (public / "var").mkdir()
    (public / "var").chmod(0o777)

    said = index("nobody", public / "var", documents)

    assert said == {"added": names[1:], "unchanged": [], "refused": [str(documents / "closed"), names[0]]}


@pytest.mark.parametrize("max_bytes", [50_000, 150_000, 250_000, 400_000])
def test_a_full_disk_loses_nothing(tmp_path: Path, folder: Path, max_bytes: int) -> None:
    """Where the disk is full, one line says so; what was stored can be asked, and with space the rest is added."""
    first, *_ = sorted(folder.iterdir())
    index_folder(tmp_path / "var", [first])
    before = answers(tmp_path / "var")
    size = (tmp_path / "var" / CORPUS_FILE).stat().st_size
    (folder / "long.txt").write_text("\n\n".join(f"Điểm số {n} về đất đai." for n in range(3000)), encoding="utf-8")

    said = index("little-space", tmp_path / "var", folder, size + max_bytes)

    assert said["error"] == "DataFolderError"
    assert re.search(r"Hãy kiểm tra (?:dung lượng đĩa và )?quyền ghi", said["message"])
    assert answers(tmp_path / "var")[0][0] == before[0][0] == "found"
    with open_corpus(tmp_path / "var") as corpus:
        corpus.check_integrity()
    assert len(index_folder(tmp_path / "var", [folder]).refused) == 0
    index_folder(tmp_path / "undisturbed", [first])
    index_folder(tmp_path / "undisturbed", [folder])
    assert answers(tmp_path / "var") == answers(tmp_path / "undisturbed")


def test_caches_that_do_not_fit_on_the_disk(tmp_path: Path, folder: Path) -> None:
    """Where only the caches do not fit, one line says so; with space they are built and nothing is lost."""
    index_folder(tmp_path / "var", [folder])
    rows, said = stored(tmp_path / "var"), answers(tmp_path / "var")
    shutil.rmtree(tmp_path / "var" / CACHES_FOLDER)

    error = index("little-space", tmp_path / "var", folder, 60_000)

    assert error["error"] == "DataFolderError"
    assert error["message"] == (
        f"Không ghi được bộ nhớ đệm vào {tmp_path / 'var' / CACHES_FOLDER}. Hãy kiểm tra dung lượng đĩa và quyền ghi "
        "rồi chạy lại; kho tài liệu vẫn nguyên vẹn."
    )
    assert stored(tmp_path / "var") == rows
    assert answers(tmp_path / "var") == said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_disk_without_space(small_disk: Path, tmp_path: Path, folder: Path) -> None:
    """On a file system that is really full the error is the same, and what was stored is whole."""
    documents = sorted(folder.iterdir())
    index_folder(small_disk / "var", documents[:1])
    with open_corpus(small_disk / "var") as corpus:
        held = corpus.document(documents[0].name)
    (folder / "long.txt").write_text("\n\n".join(f"Điểm số {n} về đất đai." for n in range(900)), encoding="utf-8")

    said = index("index", small_disk / "var", folder)

    assert said["error"] == "DataFolderError"
    assert " vì ổ đĩa đã đầy. Hãy kiểm tra dung lượng đĩa và quyền ghi; " in said["message"]
    assert answers(small_disk / "var", QUESTIONS[:1])[0][0] == "found"
    with open_corpus(small_disk / "var") as corpus:
        assert corpus.document(documents[0].name) == held
        corpus.check_integrity()
    shutil.copytree(small_disk / "var", tmp_path / "larger")
    assert "long.txt" in index_folder(tmp_path / "larger", [folder]).added
