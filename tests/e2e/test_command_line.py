"""The command line as an administrator uses it: what is printed, where, and with which exit status.

Whatever loads the model takes seconds, so one run of the command serves several assertions.
"""

import json
import os
import re
import shutil
import signal
import sqlite3
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bot.messages import messages
from bot.presentation.answer_as_json import answer_as_json
from index.ingest.files import Task
from index.ingest.index import indexing_lock
from index.ingest.ingest import ingest
from index.models.embedding import SentenceTransformerEmbedder
from index.readers.worker.process import ReadingHere
from index.store.corpus import CORPUS_FILE, open_corpus
from tests.bot.fakes import found_answer
from tests.command import Finished
from tests.e2e.conftest import Office
from tests.e2e.processes import FakeBotApiProcess
from tests.sentences import said

pytestmark = pytest.mark.e2e

QUESTION = "bí thư huyện ủy Nam Sách là ai"
OTHER_QUESTION = "Giá vàng bao nhiêu một lượng?"
PERSON = "Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện"
AS_OF = "(theo tài liệu ngày 09/07/2020)"
SOURCE = "001_278d4475dbe9d3bc.txt"
TITLE = "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII"
SEEDS = [
    "000_6927e2e0a3ef59af.txt",
    SOURCE,
    "002_9ec008351f03b0a2.txt",
    "003_16740dc6a052d84e.txt",
    "004_237ddad634ca3ed2.txt",
]
FOLDER_IS_A_FILE = (
    "tệp là một tệp, không phải thư mục dữ liệu. Hãy chuyển tệp ấy đi nơi khác, "
    "hoặc đặt DANNGUON_DATA_DIR thành một thư mục."
)
UNWRITABLE = "Không ghi được {}; hãy kiểm tra đường dẫn, quyền ghi và dung lượng đĩa."

Json = dict[str, Any]  # Any: JSON values


def write_lines(path: Path, *rows: Json) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_lines(path: Path) -> list[Json]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def failed(finished: Finished, line: str) -> bool:
    """Whether the command has ended with 1, printing nothing but this line, on standard error."""
    assert finished.stderr == f"dannguon: {line}\n"
    return (finished.exit_code, finished.stdout) == (1, "")


# index


def test_first_index(first_index: tuple[Office, Finished]) -> None:
    """The first `index` puts seeds/ into var/ and says what it has added; a pipe gets no progress bar."""
    _, finished = first_index
    expected = f"Thêm mới: 5 ({', '.join(SEEDS)})\nTrong kho có 5 tài liệu.\n"
    assert (finished.exit_code, finished.stdout, finished.stderr) == (0, expected, "")


def test_index_of_files_that_cannot_be_read(office: Office, tmp_path: Path) -> None:
    """Each file that is left out is named with the reason, what was there stays, and the exit status is 1."""
    shutil.copy(office.folder / "seeds" / SOURCE, tmp_path / "bản sao.txt")
    (tmp_path / "bản vẽ.dwg").write_bytes(b"AC1032")
    (tmp_path / "nhị phân.txt").write_bytes(bytes(range(256)))
    (tmp_path / "rỗng.txt").touch()
    (tmp_path / "trắng.md").write_text(" \n\n", encoding="utf-8")
    (tmp_path / "\x1b[2J\n\x9b\u202e.txt").touch()
    ring = tmp_path.with_name("vòng tròn")
    ring.symlink_to(ring)
    finished = office.run_here("index", "seeds", str(tmp_path), "không-có", str(ring))
    ring.unlink()  # pytest cannot clear it away
    assert finished.exit_code == 1
    lines = finished.stdout.splitlines()
    # From Python 3.13 on, a ring of links is nothing that exists.
    written_out = r"\x1b[2J\n\x9b\u202e.txt"
    line = f"Không nhận {written_out}: Tệp “{written_out}” không có nội dung; vui lòng kiểm tra lại tệp gốc."
    lines.remove(line)
    assert lines.pop(4).removeprefix(f"Không nhận {ring}: ") in (
        "Không xem được đường dẫn này; hãy kiểm tra đường dẫn và quyền đọc.",
        "Không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn.",
    )
    assert lines == [
        f"Không đổi: 5 ({', '.join(SEEDS)})",
        "Bỏ qua (định dạng chưa đọc được): 1 (bản vẽ.dwg)",
        f"Bản sao: bản sao.txt cùng nội dung với {SOURCE}; giữ một văn bản ở hai nơi.",
        "Không nhận không-có: Không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn.",
        "Không nhận nhị phân.txt: Tệp “nhị phân.txt” không phải tệp văn bản (có byte 0); "
        "vui lòng gửi bản văn bản của tài liệu.",
        "Không nhận rỗng.txt: Tệp “rỗng.txt” không có nội dung; vui lòng kiểm tra lại tệp gốc.",
        "Không nhận trắng.md: Tệp “trắng.md” không có nội dung; vui lòng kiểm tra lại tệp gốc.",
        "Trong kho có 5 tài liệu.",
    ]
    assert finished.stderr == "dannguon: Có 6 tệp chưa đưa vào kho được; lý do ở trên.\n"


def test_index_of_changed_files(new_office: Office, packaged_embedder: SentenceTransformerEmbedder) -> None:
    """`index --prune --json` reports what was added, changed, left as it was and removed."""
    folder = new_office.folder / "tài liệu"
    folder.mkdir()
    for name in ("bỏ", "giữ", "sửa"):
        (folder / f"{name}.txt").write_text(f"Quyết định {name} có hiệu lực từ ngày ký.\n", encoding="utf-8")
    with indexing_lock(new_office.data), open_corpus(new_office.data, create=True) as corpus:
        ingest(corpus, packaged_embedder, Task([folder]), reading=ReadingHere(), progress=lambda *_: None)
    (folder / "bỏ.txt").unlink()
    (folder / "mới.txt").write_text("Nghị quyết mới của Hội đồng nhân dân huyện.\n", encoding="utf-8")
    (folder / "sửa.txt").write_text("Quyết định này đã được sửa.\n", encoding="utf-8")
    finished = new_office.run_here("index", "tài liệu", "--prune", "--json", "--report", "báo cáo.html")
    assert (finished.exit_code, finished.stderr) == (0, "")
    states = re.findall(r'<details id="(\w+)"', (new_office.folder / "báo cáo.html").read_text("utf-8"))
    assert states == ["added", "changed", "removed", "unchanged"]
    assert json.loads(finished.stdout) == {
        "added": ["mới.txt"],
        "changed": ["sửa.txt"],
        "unchanged": ["giữ.txt"],
        "removed": ["bỏ.txt"],
        "skipped": [],
        "copies": [],
        "superseded": [],
        "refused": [],
        "left_out": {},
        "documents": 3,
    }


# ask


def test_ask_in_spite_of_damaged_caches(office: Office) -> None:
    """An answer is printed with how the question was read and its source, after damaged caches are built again."""
    (damaged,) = office.data.glob("caches/*/vectors.faiss")
    damaged.write_bytes(b"damaged")
    finished = office.run("ask", "bi thu huyen uy nam sach la ai")
    assert finished.exit_code == 0
    assert finished.stdout.splitlines() == [
        f"Hiểu là: “{QUESTION}”",
        f"{PERSON} [1] {AS_OF}",
        "",
        f"[1] {TITLE} · ngày 09/07/2020 · {SOURCE}",
        f"    “{PERSON}”",
    ]
    assert "Bộ nhớ đệm tìm kiếm bị hỏng hoặc đã cũ, đang dựng lại từ kho tài liệu…" in finished.stderr.splitlines()
    assert "Traceback" not in finished.stderr


def test_ask_for_json(office: Office) -> None:
    """The answer as JSON has exactly the keys that are promised, and its quote is that span of what `show` prints."""
    finished = office.run_here("ask", "--json", unicodedata.normalize("NFD", QUESTION))
    assert (finished.exit_code, finished.stderr) == (0, "")
    answer = json.loads(finished.stdout)
    (citation,) = answer["citations"]
    start = citation["start"]
    keys = tuple(answer_as_json(found_answer()))
    assert tuple(answer) == keys
    assert 0 < citation["score"] <= 1
    assert answer.pop("elapsed_ms") > 0
    assert answer == {
        "question": QUESTION,
        "understood": None,
        "status": "found",
        "answer": f"{PERSON} [1]",
        "citations": [
            {
                "marker": 1,
                "document_id": citation["document_id"],
                "source": SOURCE,
                "title": TITLE,
                "date": "2020-07-09",
                "start": start,
                "end": start + len(PERSON),
                "quote": PERSON,
                "score": citation["score"],
                "heading": None,
                "page": None,
                "recognition": None,
                "draft": False,
                "gone": False,
            }
        ],
        "suggestions": [],
        "absent": [],
        "unmet": [],
        "from_register": True,
        "kind": "lookup",
        "verdict": None,
        "items": [],
        "first": 1,
        "total": None,
        "calculated": False,
        "choices": [],
        "superseded": [],
        "corrected": [],
        "more": 0,
        "unstated": None,
    }
    shown = json.loads(office.run("show", citation["document_id"], "--json").stdout)
    assert shown["text"][start : start + len(PERSON)] == PERSON


def test_ask_after_another_question(office: Office) -> None:
    """With `--after` a question that leans on the one before is answered, and `--explain` shows how it was read."""
    finished = office.run_here("ask", "--explain", "--after", QUESTION, "con ct ubnd thi sao")
    assert (finished.exit_code, finished.stderr) == (0, "")
    explained, _, answered = finished.stdout.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in explained.splitlines())
    assert (fields["Câu hỏi"], fields["Hiểu là"]) == ("con ct ubnd thi sao", "CT UBND Nam Sách là ai")
    assert (fields["Hỏi"], fields["Chức vụ cần tìm người"]) == ("ai", "chủ tịch ủy ban nhân dân")
    assert fields["Tên người, địa danh"] == "Nam Sách"
    assert answered.splitlines()[:2] == [
        "Hiểu là: “CT UBND Nam Sách là ai”",
        f"Lê Quang Thụ, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện [1] {AS_OF}",
    ]


def test_office_with_abbreviations_of_its_own(office: Office, tmp_path: Path) -> None:
    """What an office's own table stands for is understood once its papers are read with it; one not there is told."""
    table = tmp_path / "own.tsv"
    table.write_text("NHNS\tHuyện ủy Nam Sách\tagency or term\n", encoding="utf-8")
    asked = ("ask", "--json", "--explain", "bí thư NHNS là ai")
    own = {"DANNGUON_ABBREVIATIONS": str(table), "DANNGUON_DATA_DIR": str(tmp_path / "var")}
    shutil.copytree(office.data, tmp_path / "var", symlinks=True)
    assert office.run("index", "seeds", **own).stdout.startswith("Không đổi: 5 ")
    answer = json.loads(office.run(*asked, **own).stdout)
    assert answer["answer"] == f"{PERSON} [1]"
    assert answer["explanation"]["Tên người, địa danh"] == "Nam Sách"
    missing = str(tmp_path / "none.tsv")
    line = f"Không đọc được bảng {missing}; hãy xem đường dẫn và quyền đọc."
    assert failed(office.run(*asked, DANNGUON_ABBREVIATIONS=missing), line)


def test_ask_batch(office: Office, tmp_path: Path) -> None:
    """A file of questions becomes a file of answers, one a line in the same order, none left out."""
    asked = [QUESTION, OTHER_QUESTION, "bi thu huyen uy nam sach la ai", "", "?" * 10_000, "😀"]
    batch = write_lines(tmp_path / "câu hỏi.jsonl", *({"id": str(at), "question": q} for at, q in enumerate(asked)))
    output = tmp_path / "trả lời.jsonl"
    finished = office.run_here("ask", "--batch", str(batch), "--output", str(output))
    assert finished == Finished(0, "", "")
    answers = read_lines(output)
    assert [answer["question"] for answer in answers] == asked
    assert [answer["answer"] for answer in answers] == [f"{PERSON} [1]", "", f"{PERSON} [1]", "", "", ""]
    assert [len(answer["suggestions"]) > 0 for answer in answers[:3]] == [False, True, False]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("", messages.said("question_empty")),
        ("  \n", messages.said("question_empty")),
        ("😀🎉", messages.said("question_without_words")),
        ("?!…", messages.said("question_without_words")),
        ("a" * 10_000, said("question_too_long", length=10_000, limit=1000)),
    ],
    ids=["empty", "blank", "emoji", "punctuation", "10,000 characters"],
)
def test_ask_what_is_no_question(office: Office, question: str, line: str) -> None:
    """What is no question is refused in one line that says how to ask."""
    assert failed(office.run_here("ask", question), line)


def test_batch_that_cannot_be_read_or_written(office: Office, tmp_path: Path) -> None:
    """A file of questions or answers that is no such file is named with the reason."""
    output, nowhere = tmp_path / "a.jsonl", tmp_path / "không-có" / "a.jsonl"
    finished = office.run_here("ask", "--batch", str(nowhere), "--output", str(output))
    advice = "hãy kiểm tra đường dẫn, quyền đọc, và bảng mã của tệp phải là UTF-8"
    assert failed(finished, f"Không đọc được tệp {nowhere} ({advice}).")
    batch = write_lines(tmp_path / "q.jsonl", {"question": QUESTION})
    finished = office.run_here("ask", "--batch", str(batch), "--output", str(nowhere))
    assert failed(finished, UNWRITABLE.format(nowhere))


# show


def test_show(office: Office) -> None:
    """A document's header is printed with what is unknown said, then its text as it is stored."""
    finished = office.run_here("show", SOURCE)
    assert (finished.exit_code, finished.stderr) == (0, "")
    head, _, text = finished.stdout.partition("\n\n")
    assert head.splitlines()[1:8] == [
        f"Tệp: {SOURCE}",
        "Loại: Tin",
        "Số: không rõ",
        "Ngày: 2020-07-09",
        "Cơ quan: Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII",
        "Địa bàn: huyện Nam Sách",
        f"Tiêu đề: {TITLE}",
    ]
    stored = json.loads(office.run_here("show", "--json", SOURCE).stdout)
    assert head.splitlines()[0] == f"Mã: {stored['document_id']}"
    assert text == stored["text"] + "\n"
    assert stored["header"]["date"] == "2020-07-09"
    assert list(stored) == [
        *("document_id", "source", "header", "doubtful", "outline", "pages", "parts", "tables", "left_out", "places"),
        *("revisions", "text"),
    ]


def test_show_where_the_terminal_is_not_utf8(office: Office) -> None:
    """A document is printed in UTF-8 also where the machine's code page has no Vietnamese letters."""
    assert office.run("show", SOURCE, PYTHONIOENCODING="cp1252") == office.run_here("show", SOURCE)


def test_unknown_document_and_debug(office: Office) -> None:
    """A document that is not there is said in one line; with --debug, wherever it stands, a traceback follows."""
    assert failed(office.run("show", "không-có.txt"), "Không có tài liệu “không-có.txt” trong kho.")
    for arguments in (("--debug", "show", "không-có.txt"), ("show", "không-có.txt", "--debug")):
        finished = office.run(*arguments)
        assert finished.exit_code == 1
        assert finished.stderr.startswith("Traceback (most recent call last):\n")
        assert finished.stderr.endswith("\nKhông có tài liệu “không-có.txt” trong kho.\n")


# eval


def table_rows(finished: Finished) -> list[list[str]]:
    """The cells of every row below the titles of the printed tables."""
    lines = [line for line in finished.stdout.splitlines() if line.startswith("│")]
    return [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines]


def test_eval_of_a_folder(office: Office, tmp_path: Path) -> None:
    """A folder in BEIR layout is measured with exactly the keys that are promised, printed and written to a file."""
    write_lines(
        tmp_path / "corpus.jsonl",
        {"_id": "d1", "title": "Nghỉ phép", "text": "Công chức được nghỉ phép 12 ngày mỗi năm."},
        {"_id": "d2", "title": "Công tác phí", "text": "Mức công tác phí là 200.000 đồng một ngày."},
    )
    write_lines(
        tmp_path / "queries.jsonl",
        {"_id": "q1", "text": "Được nghỉ phép bao nhiêu ngày?"},
        {"_id": "q2", "text": "Công tác phí một ngày là bao nhiêu?"},
    )
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n", encoding="utf-8")
    output = tmp_path / "kết quả.json"
    finished = office.run_here("eval", str(tmp_path), "--strip-marks", "--json", "--output", str(output))
    assert (finished.exit_code, finished.stderr) == (0, "")
    names = ("nDCG@10", "MRR@10", "R@1", "R@5", "R@10", "P@1")
    assert json.loads(finished.stdout) == {
        **dict.fromkeys(names, 1.0),
        "questions": 2,
        "passages": 2,
        "intervals": {name: [1.0, 1.0] for name in names},
        "by_kind": {"how_many": {"questions": 2, "nDCG@10": 1.0, "P@1": 1.0}},
    }
    assert json.loads(output.read_text(encoding="utf-8")) == json.loads(finished.stdout)

    finished = office.run_here("eval", str(tmp_path), "--sample", "1")
    assert (finished.exit_code, finished.stderr) == (0, "")
    assert table_rows(finished) == [
        *([name, "1.0000", "1.0000 – 1.0000"] for name in names),
        ["questions", "1", ""],
        ["passages", "2", ""],
        ["how_many", "1", "1.0000", "1.0000"],
    ]


def test_eval_of_questions(office: Office, tmp_path: Path) -> None:
    """Questions with expected answers are counted by what is found, reached, refused, only related and misled."""
    expected = {"answerable": True, "document": SOURCE, "evidence": PERSON, "kind": "người"}
    questions = write_lines(
        tmp_path / "câu hỏi.jsonl",
        {"question": QUESTION, "answers": [["Bùi Văn Thăng"]], **expected},
        {"question": QUESTION, "answers": [["Nguyễn Văn Phú"]], **expected},
        {"question": OTHER_QUESTION, "answerable": False},
    )
    finished = office.run_here("eval", str(questions))
    assert (finished.exit_code, finished.stderr) == (0, "")
    assert table_rows(finished) == [
        ["answered", "1.0000", "1.0000 – 1.0000"],
        ["correct", "0.5000", "0.0000 – 1.0000"],
        ["cited", "1.0000", "1.0000 – 1.0000"],
        ["reached", "1.0000", "1.0000 – 1.0000"],
        ["verbatim", "1.0000", "1.0000 – 1.0000"],
        ["refused", "1.0000", "1.0000 – 1.0000"],
        ["related", "0.0000", "0.0000 – 0.0000"],
        ["misled", "0.3333", "0.0000 – 1.0000"],
        ["median_answer_chars", f"{len(PERSON) + 4:.4f}", ""],
        ["khác", "1/1"],
        ["người", "1/2"],
    ]
    assert finished.stdout.endswith(f"\nsai: {QUESTION} → {PERSON} [1]\n")


def test_eval_of_what_is_not_there(office: Office, tmp_path: Path) -> None:
    """A path that does not exist and a result that cannot be written are said before anything is computed."""
    missing = tmp_path / "không-có"
    assert failed(
        office.run_here("eval", str(missing)), f"Không có tệp hoặc thư mục {missing}; hãy kiểm tra lại đường dẫn."
    )
    output = missing / "kết quả.json"
    finished = office.run_here("eval", str(tmp_path), "--output", str(output))
    assert failed(finished, UNWRITABLE.format(output))


def test_path_that_the_system_refuses(office: Office) -> None:
    """A path that the system does not even look at is said without the system's English words."""
    long, bytes_of_no_text = "a" * 300, "\udcff"
    missing = "Không có tệp hoặc thư mục {}; hãy kiểm tra lại đường dẫn."
    refused = "Không đọc hoặc ghi được {}; hãy kiểm tra đường dẫn, quyền và dung lượng đĩa."
    line = office.run_here("eval", long).stderr.removeprefix("dannguon: ").rstrip("\n")
    assert line in (refused.format(long), missing.format(long))  # the second from Python 3.14 on
    assert failed(office.run_here("eval", bytes_of_no_text), missing.format("\\udcff"))


# serve


def test_serve_with_a_token_that_is_none(office: Office) -> None:
    """A token that cannot be one is said before anything is loaded, and is not shown."""
    finished = office.run("serve", DANNGUON_TELEGRAM_TOKEN="bí mật")
    problem = "không có dạng mã của @BotFather (123456789:chữ-và-số); hãy chép lại cả mã"
    advice = "Hãy sửa trong môi trường hoặc trong tệp .env."
    assert failed(finished, f"Cài đặt chưa đúng. DANNGUON_TELEGRAM_TOKEN: {problem}. {advice}")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_interrupt(office: Office) -> None:
    """Ctrl+C while something is loaded ends the command with one line and the status that shells give it."""
    with office.started("serve", DANNGUON_PAGE_PORT="0") as process:
        process.wait_until(lambda: "Đang nạp" in process.stderr, timeout_s=30, what="the loading")
        process.send(signal.SIGINT)
        assert process.wait_for_exit(timeout_s=30) == 130
        assert process.stderr.splitlines()[1:] == [messages.said("stopped")]


# doctor


def test_doctor_finds_nothing_wrong(office: Office, server: FakeBotApiProcess) -> None:
    """A doctor who finds nothing wrong ends with 0, names every setting, and shows no token."""
    settings = server.environment() | {"DANNGUON_ALLOWED_IDS": "7,-100", "DANNGUON_PAGE_PORT": "0"}
    finished = office.run_here("doctor", "--json", **settings)
    assert server.protocol_errors() == []
    assert (finished.exit_code, finished.stderr) == (0, "")
    report = json.loads(finished.stdout)
    assert [check["text"].partition(":")[0] for check in report["checks"] if check["ok"]] == [
        *("Cài đặt", "Bảng từ ngữ", "Bản quét và ảnh chụp", "Ảnh trang của tệp Word và bản trình chiếu"),
        *("Văn bản mật", "Thư mục dữ liệu", "Dung lượng", "Mô hình", "Kho tài liệu", "Bộ nhớ đệm"),
        *("Telegram", "Người được hỏi", "Trang hỏi đáp"),
    ]
    assert {check["text"] for check in report["checks"]} >= {
        "Kho tài liệu: nguyên vẹn, có 5 tài liệu.",
        "Telegram: mã đúng, bot là @dannguon_bot.",
    }
    assert report["settings"]["DANNGUON_ALLOWED_IDS"] == "-100,7"
    assert report["settings"]["DANNGUON_TELEGRAM_TOKEN"] == "đã đặt (được che)"
    assert server.token not in finished.stdout


def test_doctor_finds_faults(new_office: Office) -> None:
    """The doctor says of each thing that is wrong what to do, and ends with 1."""
    (new_office.folder / "tệp").touch()
    finished = new_office.run(
        "doctor",
        DANNGUON_DATA_DIR="tệp",
        DANNGUON_PAGE_PORT="0",
        DANNGUON_PAGE_HOTS="0.0.0.0",
        DANNGUON_TELEGRAM_TOKEN="1000001:a-token",
        DANNGUON_TELEGRAM_BASE_URL="http://127.0.0.1:9",
    )
    wrong = [line.removeprefix("✗ ") for line in finished.stdout.splitlines() if line.startswith("✗ ")]
    assert (finished.exit_code, finished.stderr) == (1, "dannguon: Có 6 điểm cần xử lý; cách làm ở trên.\n")
    for line, (start, end) in zip(
        wrong,
        (
            ("Cài đặt: không có cài đặt nào tên DANNGUON_PAGE_HOTS; ", "(các tên đúng ở trên)."),
            ("Thư mục dữ liệu: tệp không phải là thư mục; ", "đặt DANNGUON_DATA_DIR sang nơi khác."),
            ("Không ghi được mô hình tìm theo nghĩa vào tệp/models/", "đặt DANNGUON_DATA_DIR sang nơi khác."),
            (FOLDER_IS_A_FILE, FOLDER_IS_A_FILE),
            ("Telegram: chưa kết nối được với http://127.0.0.1:9 (", "tường lửa và DANNGUON_TELEGRAM_BASE_URL."),
            (messages.said("nobody_allowed"), messages.said("nobody_allowed")),
        ),
        strict=True,
    ):
        assert line.startswith(start)
        assert line.endswith(end)
    assert "a-token" not in finished.stdout


# The data folder


NO_CORPUS = "Chưa có kho tài liệu trong var. Hãy chạy: dannguon index THƯ_MỤC"


@pytest.mark.parametrize("arguments", [("ask", QUESTION), ("show", SOURCE), ("serve",), ("eval", "q.jsonl")])
def test_no_corpus_yet(new_office: Office, arguments: tuple[str, ...]) -> None:
    """Before the first `index` a command says at once what to run, without making a model ready."""
    write_lines(new_office.folder / "q.jsonl", {"question": QUESTION, "answerable": False})
    (new_office.data / "models" / "multilingual-e5-small").unlink()
    finished = new_office.run_here(*arguments)
    assert finished.stderr.splitlines()[-1] == f"dannguon: {NO_CORPUS}"
    assert (finished.exit_code, finished.stdout) == (1, "")
    assert list((new_office.data / "models").iterdir()) == []


def test_data_folder_that_is_a_file(new_office: Office) -> None:
    """A data folder that is a file is named, and left as it is."""
    file = new_office.folder / "tệp"
    file.write_text("của tôi", encoding="utf-8")
    finished = new_office.run_here("index", "tệp", DANNGUON_DATA_DIR="tệp")
    assert failed(finished, FOLDER_IS_A_FILE)
    assert failed(new_office.run_here("show", "x", DANNGUON_DATA_DIR="tệp"), FOLDER_IS_A_FILE)
    assert file.read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize("damage", ["no database", "cut short", "of another version"])
def test_corrupted_corpus(office: Office, new_office: Office, damage: str) -> None:
    """A corpus that is damaged or of another version is named with what to do, by every command, and left as it is."""
    path = new_office.data / CORPUS_FILE
    shutil.copy(office.data / CORPUS_FILE, path)
    if damage == "no database":
        path.write_text("đây không phải là cơ sở dữ liệu " * 100, encoding="utf-8")
    elif damage == "cut short":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
    before = path.read_bytes()
    for arguments in (("show", SOURCE), ("ask", QUESTION), ("serve",)):
        finished = new_office.run_here(*arguments)
        line = finished.stderr.splitlines()[-1]
        assert finished.exit_code == 1
        assert f"var/{CORPUS_FILE}" in line
        assert line.endswith("chuyển tệp ấy đi nơi khác rồi chạy lại: dannguon index THƯ_MỤC")
        assert "Traceback" not in finished.stderr
    assert path.read_bytes() == before


def test_wrong_setting(office: Office) -> None:
    """A setting that cannot be read is named, without its value if that is a secret."""
    finished = office.run_here("show", SOURCE, DANNGUON_PAGE_PORT="tám", DANNGUON_TELEGRAM_TOKEN="bí mật")
    assert finished.exit_code == 1
    assert finished.stderr.startswith("dannguon: Cài đặt chưa đúng. DANNGUON_TELEGRAM_TOKEN: ")
    assert "DANNGUON_PAGE_PORT: phải là số nguyên." in finished.stderr
    assert "bí mật" not in finished.stderr
