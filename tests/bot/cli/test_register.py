"""Browsing and correcting the register on the command line: the real command, without a model."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index.errors import CorrectionRefused
from index.facts.types import Fact
from index.ingest.built_with import rules
from index.lexicon.tables import use_lexicon
from index.store.corpus import CORPUS_FILE, open_corpus
from index.store.corrections import CORRECTIONS_FILE, corrected
from tests.bot.small_register import TODAY, facts_of_report, make_register
from tests.command import run_here
from tests.paths import ROOT
from tests.sentences import said

Finished = tuple[int, str, str]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small register, for commands that change nothing."""
    data_dir = tmp_path_factory.mktemp("văn phòng")
    make_register(data_dir)
    return data_dir


def run(data_dir: Path, *arguments: str) -> Finished:
    """Run the command to its end: its exit status and what it has written."""
    finished = run_here(data_dir, *arguments, DANNGUON_DATA_DIR=str(data_dir), TZ="UTC")
    return finished.exit_code, finished.stdout, finished.stderr


def run_apart(data_dir: Path, *arguments: str) -> Finished:
    """The same in a process of its own, as whoever uses it does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DANNGUON_")}
    finished = subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=data_dir,
        env=kept | {"PYTHONPATH": str(ROOT), "DANNGUON_DATA_DIR": str(data_dir), "TZ": "UTC"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return finished.returncode, finished.stdout, finished.stderr


def as_json(finished: Finished) -> Any:  # Any: JSON
    """What was written, if the command ended well without a word on standard error."""
    status, stdout, stderr = finished
    assert (status, stderr) == (0, "")
    return json.loads(stdout)


def test_officials_as_a_list(shared: Path) -> None:
    """The list has each person's newest offices, their day, the file and the id, and marks what is uncertain."""
    one, other = (entry["id"] for entry in as_json(run(shared, "officials", "--json")))
    assert run_apart(shared, "officials") == (
        0,
        "Bùi Văn Thăng\n"
        "  Bí thư Huyện ủy · huyện Nam Sách · theo tài liệu ngày 10/03/2022\n"
        f"  Tệp: 2.txt · mã {one}\n"
        "Bùi Văn Thăng\n"
        "  Phó Bí thư, đã thôi giữ · huyện Nam Đông · theo tài liệu không rõ ngày (chưa chắc chắn)\n"
        f"  Tệp: 4.txt · mã {other}\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("officials", "bui", "thang", "--place", "nam dong", "--office", "phó bí thư"), ["Bùi Văn Thăng"]),
        (("meetings", "--place", "Nam Sách", "--year", "2020"), ["Hội nghị lần thứ 2"]),
        (("meetings", "--all"), ["Hội nghị lần thứ 2", "Hội nghị lần thứ nhất"]),
        (("meetings", "lần thứ"), ["Hội nghị lần thứ 2", "Hội nghị lần thứ nhất"]),
        (("documents", "--type", "CT", "--year", "2021", "--in-corpus"), ["Chỉ thị 07-CT/HU"]),
        (("documents", "--year", "2000"), []),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_is_found(shared: Path, arguments: tuple[str, ...], found: list[str]) -> None:
    """Words and conditions choose the entries; nothing found is an empty array and a line for the person."""
    status, stdout, stderr = run(shared, *arguments, "--json")
    assert status == 0
    assert [entry.get("title", entry.get("name")) for entry in json.loads(stdout)] == found
    nothing = "Không có mục nào khớp; hãy thử ít từ hơn hoặc bỏ bớt điều kiện.\n"
    assert stderr == ("" if found else nothing)


@pytest.mark.parametrize("words", ["a" * 1000, "<b>🎉\u202e' OR 1=1", "\udcff x"])
def test_odd_words_find_nothing(shared: Path, words: str) -> None:
    """Words of any length and kind are looked for without a fault."""
    status, stdout, stderr = run(shared, "documents", words, "--json")
    assert (status, stdout) == (0, "[]\n")
    assert "Traceback" not in stderr


def test_tables(shared: Path) -> None:
    """Each kind is a table with a title row, an office or an entry a row, and a mark for Excel before all."""
    for command, column, values in (
        (
            "officials",
            "office",
            ["Bí thư Huyện ủy", "Bí thư Huyện ủy", "Chủ tịch Hội đồng nhân dân huyện", "Phó Bí thư"],
        ),
        ("meetings", "tasks", ["Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9.; Nên trồng thêm cây."]),
        ("documents", "replaced_by", ["", "Chỉ thị 07-CT/HU"]),
    ):
        status, stdout, stderr = (
            run_apart(shared, command, "--csv") if column == "office" else run(shared, command, "--csv")
        )
        assert (status, stderr) == (0, "")
        assert stdout.startswith("\ufeff")
        assert [row[column] for row in csv.DictReader(io.StringIO(stdout[1:]))] == values


def test_card(shared: Path) -> None:
    """`--id` shows all of an entry: facts with numbers, their passages by document, and what to correct them by."""
    (meeting,) = as_json(run(shared, "meetings", "--json"))
    status, stdout, stderr = run(shared, "meetings", "--id", meeting["id"])
    assert (status, stderr) == (0, "")
    assert stdout == (
        "Hội nghị lần thứ 2\n"
        "Ngày họp: 09/07/2020 [1]\n"
        "Lần thứ: 2 [1]\n"
        "Cơ quan: Ban Chấp hành Đảng bộ huyện Nam Sách [1]\n"
        f"Địa bàn: huyện Nam Sách ({TODAY}) [1]\n"
        "Địa điểm: Hội trường A [2]\n"
        "Chủ trì: Bùi Văn Thăng; Hồ Ngọc Lâm [3]\n"
        "Nội dung: nghe Tờ trình số 1 [4]\n"
        "\nViệc được giao:\n"
        "  • Phòng Nội vụ — hoàn thành Quy chế trước ngày 30/9 — thời hạn: trước ngày 30/9 (lời Bùi Văn Thăng) [5]\n"
        "  • Nên trồng thêm cây (ý kiến phát biểu, không phải kết luận) [6]\n"
        "\nTheo tài liệu:\n"
        "  • Hội nghị lần thứ 2 · ngày 09/07/2020 · tường thuật [1]\n"
        "\nNguồn:\n"
        "  Hội nghị lần thứ 2 · ngày 09/07/2020 · 1.txt\n"
        "    [1] “Hội nghị lần thứ 2”\n"
        "    [2] “Hội trường A”\n"
        "    [3] “Bùi Văn Thăng, Bí thư Huyện ủy, Chủ tịch HĐND huyện và Hồ Ngọc Lâm”\n"
        "    [4] “nghe Tờ trình số 1”\n"
        "    [5] “Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9.”\n"
        "    [6] “Nên trồng thêm cây.”\n"
        "\nMã để đính chính (dannguon facts correct MÃ …):\n"
        f"  {meeting['sources'][0]['fact_id']} · Hội nghị lần thứ 2 · 1.txt\n"
    )
    assert as_json(run(shared, "meetings", "--id", meeting["id"], "--json")) == [meeting]


def test_id_that_is_none(shared: Path) -> None:
    """An id that no entry has, and one of another kind of entry, is said in one line."""
    (meeting,) = as_json(run(shared, "meetings", "--json"))
    assert run(shared, "officials", "--id", "x") == (1, "", "dannguon: Không có mục “x” trong sổ.\n")
    line = "không thuộc danh sách này; hãy xem bằng lệnh officials, meetings hoặc documents."
    finished = run(shared, "officials", "--id", meeting["id"])
    assert finished == (1, "", f"dannguon: Mục “{meeting['id']}” {line}\n")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("officials", "--json", "--csv"), "Chỉ dùng một trong hai: --json hoặc --csv."),
        (("documents", "--id", "x", "--csv"), "--id chỉ dùng một mình, hoặc với --json."),
        (("meetings", "nam", "--id", "x"), "--id chỉ dùng một mình, hoặc với --json."),
        (("officials", "--id", ""), "--id cần mã của một mục; mã ở cuối mỗi mục của danh sách."),
        (("meetings", "--id", " ", "--json"), "--id cần mã của một mục; mã ở cuối mỗi mục của danh sách."),
        (("documents", "--id", ""), "--id cần mã của một mục; mã ở cuối mỗi mục của danh sách."),
        (("officials", "😀"), "Từ khóa cần có chữ hoặc số."),
        (("officials", "--year", "x"), "Giá trị của '--year' không hợp lệ."),
        (("facts", "correct", "x"), "Cần --wrong, hoặc một hay nhiều --set MỤC=GIÁ_TRỊ."),
        (("facts", "correct", "x", "--wrong", "--set", "a=b"), "Cần --wrong, hoặc một hay nhiều --set MỤC=GIÁ_TRỊ."),
        (
            ("facts", "correct", "x", "--set", "a"),
            "--set viết MỤC=GIÁ_TRỊ, mỗi mục một lần, ví dụ: --set date=09/7/2020",
        ),
        (
            ("facts", "correct", "x", "--set", "a=b", "--set", "a=c"),
            "--set viết MỤC=GIÁ_TRỊ, mỗi mục một lần, ví dụ: --set date=09/7/2020",
        ),
        (("facts", "sua"), "Không có lệnh 'sua'."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage(shared: Path, arguments: tuple[str, ...], line: str) -> None:
    """A command that cannot be meant ends with 2 and says what is wrong."""
    status, stdout, stderr = run(shared, *arguments)
    assert (status, stdout) == (2, "")
    assert stderr.startswith("Cách dùng: ")
    assert stderr.endswith(f"\n\ndannguon: {line}\n")


def test_correcting(tmp_path: Path) -> None:
    """A fact is corrected, shown as corrected, listed, and as its document has it again when that is undone."""
    make_register(tmp_path)
    person = as_json(run(tmp_path, "officials", "phó bí thư", "--json"))[0]
    identity = person["offices"][0]["fact_id"]

    done = run(tmp_path, "facts", "correct", identity, "--set", "name=Bùi Văn Thắng", "--note", "chính tả")
    assert done == (0, f"Đã đính chính {identity}: Bùi Văn Thăng\n  name: Bùi Văn Thăng → Bùi Văn Thắng\n", "")
    (shown,) = as_json(run(tmp_path, "officials", "phó bí thư", "--json"))
    assert (shown["name"], shown["offices"][0]["confidence"]) == ("Bùi Văn Thắng", 1.0)
    listed = as_json(run(tmp_path, "facts", "corrections", "--json"))
    assert [(one["fact_id"], one["values"], one["made_at"]) for one in listed] == [
        (identity, {"name": "Bùi Văn Thắng"}, shown["offices"][0]["corrected"])
    ]
    status, stdout, stderr = run(tmp_path, "facts", "corrections")
    assert (status, stderr) == (0, "")
    first, when, *rest = stdout.splitlines()
    assert first == f"{identity} · Bùi Văn Thăng"
    assert when.startswith("  Ngày ")
    assert when.endswith(": chính tả")
    assert rest == [
        "  name: Bùi Văn Thắng (tài liệu: Bùi Văn Thăng)",
        "  4.txt: “Bùi Văn Thăng, nguyên Phó Bí thư”",
    ]

    assert run(tmp_path, "facts", "undo", identity) == (0, f"Đã bỏ đính chính của {identity}.\n", "")
    assert as_json(run(tmp_path, "officials", "phó bí thư", "--json")) == [person]
    assert run(tmp_path, "facts", "corrections") == (0, "", "Chưa có đính chính nào.\n")


def test_correction_says_what_it_changed(tmp_path: Path) -> None:
    """Only what this command changed is said, and a value that is so already is refused in one line."""
    make_register(tmp_path)
    identity = as_json(run(tmp_path, "meetings", "--json"))[0]["sources"][0]["fact_id"]
    correct = ("facts", "correct", identity, "--set")
    head = f"Đã đính chính {identity}: Hội nghị lần thứ 2\n"
    tasks = "Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9.; Nên trồng thêm cây."
    assert run(tmp_path, *correct, "tasks=") == (0, f"{head}  tasks: {tasks} → không có\n", "")
    done = run(tmp_path, *correct, "venue=Hội trường B", "--set", "ordinal=2")
    assert done == (0, f"{head}  venue: Hội trường A → Hội trường B\n", "")
    so = "dannguon: Không có gì để sửa: venue (Hội trường B) đã là như vậy.\n"
    assert run(tmp_path, *correct, "venue=Hội trường B") == (1, "", so)
    listed = run(tmp_path, "facts", "corrections")[1].splitlines()
    assert f"  tasks: không có (tài liệu: {tasks})" in listed
    assert "  venue: Hội trường B (tài liệu: Hội trường A)" in listed
    done = run(tmp_path, *correct, "venue=Hội trường A", "--set", "date=2020-07-09")
    assert done == (0, f"{head}  venue: Hội trường B → Hội trường A\n", "")


def test_what_cannot_be_corrected(shared: Path) -> None:
    """A fact that is not there and a field that it has not are said in one line, and nothing is written."""
    status, stdout, stderr = run(shared, "facts", "correct", "0123456789", "--wrong")
    assert (status, stdout) == (1, "")
    assert stderr.startswith("dannguon: Không có dữ kiện nào mã “0123456789” trong kho; ")
    identity = as_json(run(shared, "officials", "--json"))[0]["offices"][0]["fact_id"]
    assert run(shared, "facts", "correct", identity, "--set", "ten=An") == (
        1,
        "",
        "dannguon: Không có mục “ten”; các mục sửa được: name, offices, place, as_of.\n",
    )
    assert not (shared / CORRECTIONS_FILE).exists()


def test_corrections_without_their_corpus(tmp_path: Path) -> None:
    """Corrections are listed, as dormant, when the corpus is gone, and the commands that need one say what to run."""
    make_register(tmp_path)
    identity = as_json(run(tmp_path, "documents", "--json"))[0]["stated_in"][0]["fact_id"]
    assert run(tmp_path, "facts", "correct", identity, "--wrong")[0] == 0
    for file in tmp_path.glob(f"{CORPUS_FILE}*"):
        file.unlink()
    (one,) = as_json(run(tmp_path, "facts", "corrections", "--json"))
    assert (one["fact_id"], one["wrong"], one["dormant"]) == (identity, True, True)
    status, stdout, stderr = run(tmp_path, "officials")
    assert (status, stdout) == (1, "")
    assert stderr.startswith("dannguon: Chưa có kho tài liệu trong ")


COMMANDS_OF_THE_REGISTER = (
    ("officials",),
    ("meetings", "--json"),
    ("documents", "--csv"),
    ("facts", "corrections"),
    ("facts", "correct", "0", "--wrong"),
)


@pytest.mark.parametrize("arguments", COMMANDS_OF_THE_REGISTER, ids=lambda value: value[0])
def test_old_facts_are_not_shown(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A corpus of other rules, or of other tables than the office has, is refused as `ask` refuses it."""
    make_register(tmp_path)
    with open_corpus(tmp_path, create=True) as corpus:
        corpus.set_built_with({"model": "m", "dimension": "4"} | rules() | {"facts": "0"})
    refused = run(tmp_path, *arguments)
    assert refused == (1, "", f"dannguon: {said('corpus_of_other_rules', parts=('facts',))}\n")

    with open_corpus(tmp_path, create=True) as corpus:
        corpus.set_built_with({"model": "m", "dimension": "4"} | rules())
    assert "bảng từ ngữ" not in run(tmp_path, *arguments)[2]
    (tmp_path / "own.tsv").write_text("VHTT\tVăn hóa và Thông tin\tterm\n", "utf-8")
    finished = run_here(
        tmp_path, *arguments, DANNGUON_DATA_DIR=str(tmp_path), DANNGUON_ABBREVIATIONS=str(tmp_path / "own.tsv")
    )
    use_lexicon(None)
    assert (finished.exit_code, finished.stdout) == (1, "")
    assert finished.stderr == f"dannguon: {said('corpus_of_other_rules', parts=('lexicon',))}\n"


@pytest.mark.parametrize(
    ("heading", "fact"), [*zip(("cán bộ", "hội nghị", "văn bản"), facts_of_report().all, strict=True)]
)
def test_help_names_what_can_be_corrected(heading: str, fact: Fact, shared: Path) -> None:
    """The help of `facts correct` has every field that can be set, kind by kind."""
    stdout = run(shared, "facts", "correct", "--help")[1]
    listed = stdout.partition(f"ủa {heading}:\n")[2].partition("\n  Của")[0]
    with pytest.raises(CorrectionRefused) as refused:
        corrected(fact, {"none": ""})
    fields = refused.value.notice.values["fields"]
    assert isinstance(fields, tuple)
    assert set(re.findall(r"([a-z_]+) \(", listed)) == set(fields)


def test_help_is_vietnamese(shared: Path) -> None:
    """Every command's help is in Vietnamese throughout."""
    commands = (
        *(("officials",), ("meetings",), ("documents",), ("facts",)),
        *(("facts", "correct"), ("facts", "corrections"), ("facts", "undo")),
    )
    for command in commands:
        status, stdout, stderr = run(shared, *command, "--help")
        assert (status, stderr) == (0, "")
        assert stdout.startswith(f"Cách dùng: python -m bot.cli {' '.join(command)} [TÙY CHỌN]")
        for english in ("Usage", "Options", "OPTIONS", "Arguments", "Commands", "Show this", "required", "<"):
            assert english not in stdout
