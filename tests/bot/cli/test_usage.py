"""What is said of a command that is not written as it should be, and the help."""

from pathlib import Path

import pytest

from tests.command import Finished, run_here

COMMANDS = ("index", "ask", "serve", "show", "eval", "doctor", "officials", "meetings", "documents", "facts")
PROGRAM = "python -m bot.cli"
ASK_USAGE = f"{PROGRAM} ask [TÙY CHỌN] [CÂU_HỎI]"
EVAL_USAGE = f"{PROGRAM} eval [TÙY CHỌN] {{ĐƯỜNG_DẪN}}"
SAMPLE = "--sample chỉ dùng với thư mục và một số nguyên từ 1 trở lên."
QUESTION_OR_BATCH = "Cần một câu hỏi, hoặc --batch TỆP kèm --output TỆP."


@pytest.mark.parametrize(
    ("arguments", "usage", "line"),
    [
        (("hỏi",), f"{PROGRAM} [TÙY CHỌN] LỆNH [THAM SỐ]...", "Không có lệnh 'hỏi'."),
        (("indx",), f"{PROGRAM} [TÙY CHỌN] LỆNH [THAM SỐ]...", "Không có lệnh 'indx'. Có thể anh/chị muốn gõ 'index'."),
        (("--debug",), f"{PROGRAM} [TÙY CHỌN] LỆNH [THAM SỐ]...", "Thiếu tên lệnh."),
        (("ask",), ASK_USAGE, QUESTION_OR_BATCH),
        (("ask", "Ai?", "--batch", "q.jsonl"), ASK_USAGE, QUESTION_OR_BATCH),
        (("ask", "--batch", "q.jsonl"), ASK_USAGE, QUESTION_OR_BATCH),
        (("ask", "Ai?", "--output", "a.jsonl"), ASK_USAGE, QUESTION_OR_BATCH),
        (("show",), f"{PROGRAM} show [TÙY CHỌN] {{TÀI_LIỆU}}", "Thiếu tham số 'TÀI_LIỆU'."),
        (("show", "a.txt", "b", "\udcff"), f"{PROGRAM} show [TÙY CHỌN] {{TÀI_LIỆU}}", "Thừa tham số: b \\udcff"),
        (("eval",), EVAL_USAGE, "Thiếu tham số 'ĐƯỜNG_DẪN'."),
        (("eval", "seeds", "--sample", "0"), EVAL_USAGE, SAMPLE),
        (("eval", "seeds", "--sample", "x"), EVAL_USAGE, "Giá trị của '--sample' không hợp lệ."),
        (("eval", __file__, "--sample", "5"), EVAL_USAGE, SAMPLE),
        (("index", "--nhanh"), f"{PROGRAM} index [TÙY CHỌN] [ĐƯỜNG_DẪN]...", "Không có tùy chọn --nhanh."),
        (
            ("index", "--jsn"),
            f"{PROGRAM} index [TÙY CHỌN] [ĐƯỜNG_DẪN]...",
            "Không có tùy chọn --jsn. Có thể anh/chị muốn gõ --json.",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...], usage: str, line: str) -> None:
    """A command that cannot be meant ends with 2 and says in Vietnamese how it is written and what is wrong."""
    finished = run_here(tmp_path, *arguments)
    assert (finished.exit_code, finished.stdout) == (2, "")
    command = usage.partition(" [")[0]
    assert finished.stderr == f"Cách dùng: {usage}\nXem hướng dẫn: {command} --help\n\ndannguon: {line}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("ask", "--batch"), "Tùy chọn '--batch' cần một giá trị."),
        (("index", "--prune=1"), "Tùy chọn '--prune' không nhận giá trị."),
    ],
    ids=["without a value", "with a value"],
)
def test_wrong_value_of_an_option(tmp_path: Path, arguments: tuple[str, ...], line: str) -> None:
    """An option without its value, or with one that it does not take, is named and the command ends with 2."""
    assert run_here(tmp_path, *arguments) == Finished(2, "", f"dannguon: {line}\n")


def test_help(tmp_path: Path) -> None:
    """The program and each of its commands have --help in which everything is Vietnamese."""
    overview = run_here(tmp_path, "--help")
    assert overview.exit_code == 0
    for command in COMMANDS:
        assert f"  {command} " in overview.stdout
    assert run_here(tmp_path) == Finished(2, "", overview.stdout)
    texts = [overview.stdout]
    for command in COMMANDS:
        finished = run_here(tmp_path, command, "--help")
        assert (finished.exit_code, finished.stderr) == (0, "")
        assert finished.stdout.startswith(f"Cách dùng: {PROGRAM} {command} [TÙY CHỌN]")
        texts.append(finished.stdout)
    for english in ("Usage", "Options", "OPTIONS", "Arguments", "Commands", "Show this", "required", "<"):
        assert [text for text in texts if english in text] == []


def test_help_of_a_command(tmp_path: Path) -> None:
    """The parts of a command's help stand in columns under Vietnamese headings."""
    assert run_here(tmp_path, "show", "--help").stdout.splitlines() == [
        f"Cách dùng: {PROGRAM} show [TÙY CHỌN] {{TÀI_LIỆU}}",
        "",
        "  Hiện văn bản của một tài liệu như đã lưu và những gì đã đọc được ở đó.",
        "",
        "Tham số:",
        "  TÀI_LIỆU        Mã hoặc tên tệp của tài liệu.  [bắt buộc]",
        "",
        "Tùy chọn:",
        "  --json  In dạng JSON.",
        "  --help  Hiện hướng dẫn này.",
    ]
