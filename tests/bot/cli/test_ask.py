"""A file of questions becomes a file of answers, whatever happens to one of them or to the whole."""

import json
import os
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli.ask import answer_file, write_answer
from bot.cli.command import Failed
from index.errors import CorpusBusy, QuestionsUnreadable
from retrieval.types import Answer
from tests.bot.fakes import FakeAnswerer, found_answer, refusal, related_answer
from tests.command import run_here
from tests.sentences import said, saying

Json = Any  # JSON
NAM_SACH = "Bí thư Huyện ủy Nam Sách là ai?"


def write_rows(path: Path, *rows: Json) -> Path:
    """A file with each of these on a line; a text as it is."""
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def read_rows(path: Path) -> list[Json]:
    """What stands on each line of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_question_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    """Its row says so in one sentence, and the command ends with how many there were."""

    def act(question: str) -> Answer:
        if question == "busy":
            raise CorpusBusy("corpus_busy", path="kho")
        if question == "broken":
            raise ZeroDivisionError("ngã")
        return found_answer(question)

    batch = write_rows(
        tmp_path / "q.jsonl", *({"question": text} for text in ("busy", NAM_SACH, "broken", "Nam Sách?"))
    )
    with pytest.raises(Failed, check=saying("^Có 2 trong 4 câu hỏi chưa trả lời được; lý do ở dòng của từng câu.$")):
        answer_file(batch, tmp_path / "a.jsonl", lambda: FakeAnswerer(act))
    first, second, third, fourth = read_rows(tmp_path / "a.jsonl")
    assert first == {"question": "busy", "status": "error", "error": said("corpus_busy", path="kho")}
    assert (second["question"], second["status"]) == (NAM_SACH, "found")
    assert third == {
        "question": "broken",
        "status": "error",
        "error": "Lỗi ngoài dự kiến: ZeroDivisionError('ngã'). Chạy lại với --debug để xem chi tiết.",
    }
    assert (fourth["question"], fourth["status"]) == ("Nam Sách?", "found")


@pytest.mark.parametrize(
    ("row", "question", "error"),
    [
        ('{"question": ', None, "không phải JSON (Expecting value)."),
        ({"câu hỏi": NAM_SACH}, None, "cần một đối tượng có các khóa question."),
        ({"question": 5}, None, "cần một đối tượng có các khóa question."),
        ([NAM_SACH], None, "cần một đối tượng có các khóa question."),
        ({"question": NAM_SACH, "after": "Ai?"}, NAM_SACH, "khóa after cần là một mảng các câu hỏi."),
        ({"question": NAM_SACH, "after": [1]}, NAM_SACH, "khóa after cần là một mảng các câu hỏi."),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, row: Json, question: str | None, error: str) -> None:
    """The line is named where its answer would stand, and the rest is answered."""
    batch = write_rows(tmp_path / "q.jsonl", {"question": NAM_SACH}, "", row, {"question": "Nam Sách?"})
    with pytest.raises(Failed, check=saying("^Có 1 trong 3 câu hỏi")):
        answer_file(batch, tmp_path / "a.jsonl", FakeAnswerer)
    before, wrong, after = read_rows(tmp_path / "a.jsonl")
    assert wrong == {"question": question, "status": "error", "error": f"{batch}, dòng 3: {error}"}
    assert [row["question"] for row in (before, after)] == [NAM_SACH, "Nam Sách?"]


def test_a_question_may_follow_others(tmp_path: Path) -> None:
    """Rows of one conversation that stand together lean on each other; `after` holds the questions before a row."""
    answerer = FakeAnswerer()
    batch = write_rows(
        tmp_path / "q.jsonl",
        {"question": "a", "conversation": 1},
        {"question": "b", "conversation": 1},
        {"question": "c", "conversation": 2},
        {"question": "d", "after": ["x", "y"]},
        {"question": "e", "after": []},
        {"question": "f"},
    )
    answer_file(batch, tmp_path / "a.jsonl", lambda: answerer)
    assert [row["question"] for row in read_rows(tmp_path / "a.jsonl")] == list("abcdef")
    asked = dict(zip(answerer.asked, answerer.earlier, strict=True))
    assert asked == {
        "a": (),
        "b": ("a",),
        "c": (),
        "x": (),
        "y": ("x",),
        "d": ("x", "y"),
        "e": (),
        "f": (),
    }


def test_a_failed_turn_is_left_out_of_its_conversation(tmp_path: Path) -> None:
    """The turns after it lean on those that were answered."""

    def act(question: str) -> Answer:
        if question == "b":
            raise CorpusBusy("corpus_busy", path="kho")
        return found_answer(question)

    answerer = FakeAnswerer(act)
    batch = write_rows(tmp_path / "q.jsonl", *({"question": text, "conversation": 1} for text in "abc"))
    with pytest.raises(Failed):
        answer_file(batch, tmp_path / "a.jsonl", lambda: answerer)
    assert answerer.earlier == [(), ("a",), ("a",)]


def test_what_is_written_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    """The file has the answers that had room, each on a whole line."""
    batch = write_rows(tmp_path / "q.jsonl", *[{"question": NAM_SACH}] * 9)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        with pytest.raises(Failed, check=saying("^Không ghi được .*dung lượng đĩa")):
            answer_file(batch, tmp_path / "a.jsonl", FakeAnswerer)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert 1 <= len(read_rows(tmp_path / "a.jsonl")) < 9


def test_what_is_written_stays_when_it_is_interrupted(tmp_path: Path) -> None:
    """The answers until then are in the file."""

    def act(question: str) -> Answer:
        if question == "stop":
            raise KeyboardInterrupt
        return found_answer(question)

    batch = write_rows(tmp_path / "q.jsonl", {"question": NAM_SACH}, {"question": "stop"}, {"question": NAM_SACH})
    with pytest.raises(KeyboardInterrupt):
        answer_file(batch, tmp_path / "a.jsonl", lambda: FakeAnswerer(act))
    assert [row["status"] for row in read_rows(tmp_path / "a.jsonl")] == ["found"]


@pytest.mark.parametrize("link", [None, os.link, os.symlink], ids=["itself", "hard", "symbolic"])
def test_the_questions_are_not_written_over(tmp_path: Path, link: Callable[[Path, Path], None] | None) -> None:
    """Answers in place of their questions, under whatever name, are refused before a model is loaded."""
    batch = output = write_rows(tmp_path / "q.jsonl", {"question": NAM_SACH})
    if link is not None:
        link(batch, output := tmp_path / "a.jsonl")

    with pytest.raises(Failed, check=saying(f"^{output} cũng là tệp câu hỏi; hãy ghi kết quả vào một tệp khác.$")):
        answer_file(batch, output, pytest.fail)

    assert read_rows(batch) == [{"question": NAM_SACH}]


@pytest.mark.parametrize("measured", ["", "queries.jsonl"], ids=["folder", "file"])
def test_what_is_measured_is_not_written_over(tmp_path: Path, measured: str) -> None:
    """Figures in place of the questions, which may stand in a folder, are refused."""
    questions = write_rows(tmp_path / "queries.jsonl", {"question": NAM_SACH})

    finished = run_here(tmp_path, "eval", str(tmp_path / measured), "--output", "queries.jsonl")

    assert (finished.exit_code, finished.stdout) == (1, "")
    assert finished.stderr == f"dannguon: {said('output_is_read', path='queries.jsonl')}\n"
    assert read_rows(questions) == [{"question": NAM_SACH}]


def test_nothing_is_loaded_or_written_for_a_file_that_is_none(tmp_path: Path) -> None:
    """Neither a model is loaded nor a file made where the questions cannot be read."""
    with pytest.raises(QuestionsUnreadable, check=saying("^Không đọc được tệp ")):
        answer_file(tmp_path / "none.jsonl", tmp_path / "a.jsonl", pytest.fail)
    batch = write_rows(tmp_path / "q.jsonl", {"question": NAM_SACH})
    with pytest.raises(Failed, check=saying("^Không ghi được ")):
        answer_file(batch, tmp_path / "none" / "a.jsonl", pytest.fail)
    assert list(tmp_path.iterdir()) == [batch]


def test_what_is_related_is_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """A person reads that there is no direct answer, then each of the nearest passages with its source."""
    write_answer(related_answer())

    assert capsys.readouterr().out == (
        "Chưa thấy câu trả lời trực tiếp.\n"
        "Các đoạn gần nhất:\n"
        "\n[1] Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII · ngày 09/07/2020 · "
        "Ban Chấp hành Đảng bộ huyện · 001_278d4475dbe9d3bc.txt\n"
        "    “Các đồng chí: Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện; Hồ Ngọc Lâm, Phó Bí thư "
        "Thường trực Huyện ủy đồng chủ trì hội nghị.”\n"
        "\n[2] Tin, huyện Nam Đông · không rõ ngày · 001_278d4475dbe9d3bc.txt\n"
        "    “Hội nghị cuối năm 2020 của huyện Nam Đông.”\n"
    )


def test_what_is_not_found_has_no_passages(capsys: pytest.CaptureFixture[str]) -> None:
    """A person reads that nothing was found, then the nearest documents."""
    write_answer(refusal())

    assert capsys.readouterr().out == (
        "Tôi không tìm thấy câu trả lời trong các tài liệu hiện có.\n"
        "Tài liệu gần với câu hỏi nhất, anh/chị có thể mở xem:\n"
        "  • Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII (278d4475dbe9)\n"
        "  • Tin, huyện Nam Đông (6927e2e0a3ef)\n"
    )
