"""Every code that the program raises, tells or says has a sentence, and every sentence its values."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import index.errors
from bot.messages import Messages
from bot.messages.sentences import sentences
from index.errors import DanNguonError, notice
from index.language.text import has_marks
from tests.paths import ROOT
from tests.sentences import sentence

_ASKS = re.compile(r"\b(?:hãy|vui lòng|xin|đang) \w[^|,?]*[.…]\"", re.IGNORECASE)
SENTENCES = sentences(Messages.LANGUAGE)
_CODE = re.compile(r"[a-z][a-z0-9_.]+")


def raised(*packages: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """Each code in the source, the names of its values and where it stands."""
    kinds = {name for name in vars(index.errors) if name[0].isupper()} | {
        "CoreBusy",
        "QuestionUnusable",
        "Failed",
        "notice",
        "_fine",
        "_faulty",
    }
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                if isinstance(node.func, ast.Name) and node.func.id in kinds:
                    assert not isinstance(node.args[0], ast.Attribute | ast.JoinedStr), f"{path}:{node.lineno}"
                elif not (isinstance(node.func, ast.Attribute) and node.func.attr == "said" and node.args):
                    continue
                if not isinstance(node.args[0], ast.JoinedStr):
                    values = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                    for code in (one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)):
                        if isinstance(code, str) and _CODE.fullmatch(code):
                            yield code, values, f"{path.relative_to(ROOT)}:{node.lineno}"


def places(text: str) -> set[str]:
    """The names of the values that a sentence has a place for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_has_a_sentence_with_its_values() -> None:
    """What is raised or told in any package is said with just the values that come with it."""
    found = list(raised("index", "retrieval", "bot"))
    wrong = [at for code, values, at in found if code not in SENTENCES or places(SENTENCES[code]) != values]
    assert wrong == []
    assert len({code for code, *_ in found}) > 70


def test_every_sentence_is_said_somewhere() -> None:
    """A sentence whose code, or the group of it, stands nowhere in the source is dead."""
    source = "".join(
        path.read_text("utf-8") for name in ("index", "retrieval", "bot") for path in (ROOT / name).rglob("*.py")
    )
    said = set(re.findall(r"[\"']([a-z0-9_]+(?:\.[a-z0-9_]+)?)(?:\.\{[^}]+\})?[\"']", source))
    assert [code for code in SENTENCES if not {code, code.partition(".")[0]} & said] == []


@pytest.mark.parametrize("package", ["index", "retrieval"])
def test_no_sentence_for_people_stands_below(package: str) -> None:
    """The lower floors hold no sentence that asks a person for something or says what goes on."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if _ASKS.search(line) and '"""' not in line
    ]
    assert found == []


def test_the_bot_speaks_by_its_messages_only() -> None:
    """Outside `bot/messages` a Vietnamese sentence is only the help of a command, an option or a setting."""
    found = []
    for path in sorted((ROOT / "bot").rglob("*.py")):
        if path.parent.name == "messages":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        apart = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) or (isinstance(node, ast.keyword) and node.arg in ("help", "description"))
            for part in ast.walk(node.value)
            if isinstance(part, ast.Constant)
        }
        found += [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
            if has_marks(node.value) and node.value.endswith((".", "…", ":", ";"))
        ]
    assert found == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            DanNguonError("corpus_built_otherwise", differences=(("model", "a", "b"), ("dimension", "384", "64"))),
            "Kho tài liệu được lập với mô hình a, nay là b; số chiều 384, nay là 64. "
            "Hãy chạy: dannguon index --rebuild (hoặc đặt lại DANNGUON_EMBEDDING_MODEL như cũ).",
        ),
        (
            notice("caches_in_memory", error=notice("caches_unwritable", path=Path("a/b"))),
            "Không ghi được bộ nhớ đệm vào a/b. Hãy kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại; "
            "kho tài liệu vẫn nguyên vẹn. Lần này bộ nhớ đệm chỉ nằm trong bộ nhớ máy.",
        ),
        (
            notice("file_of_other_kind", file="a.txt", kind="GZIP"),
            "Tệp “a.txt” thực ra là tệp nén GZIP, chưa được hỗ trợ; vui lòng lưu lại thành tệp văn bản, Word hoặc PDF.",
        ),
        (
            notice("picture_of_other_kind", file="a.jpg", kind="heic"),
            "Tệp “a.jpg” thực ra là ảnh HEIC, chưa được hỗ trợ; vui lòng lưu lại thành ảnh JPEG hoặc PNG, hay PDF.",
        ),
        (
            notice("nothing_to_correct", held=(("place", "huyện Nam Đông"), ("as_of", ""))),
            "Không có gì để sửa: place (huyện Nam Đông); as_of (không rõ) đã là như vậy.",
        ),
    ],
)
def test_values_are_said_in_words(told: DanNguonError, expected: str) -> None:
    """Lists, parts of what built a corpus, kinds of files and whole sentences are written as a person reads them."""
    assert sentence(told) == expected


def test_an_error_names_its_code_and_values_to_who_debugs() -> None:
    """A traceback shows the code and the values."""
    assert str(DanNguonError("corpus_missing", folder="var")) == "corpus_missing folder='var'"
