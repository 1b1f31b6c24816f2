"""The arrows between the packages, the place of each heavy library, and that nothing happens at import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.paths import ROOT

PACKAGES = ("index", "retrieval", "bot")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
# The rooms from the bottom up: a room may use those above it in this list and never one below it. Rooms of one line
# know nothing of each other.
ROOMS = (
    ("index.errors",),
    ("index.lexicon",),
    ("index.layout",),
    ("index.types",),
    ("index.language",),
    ("index.entities", "index.models"),
    ("index.structure", "index.readers"),
    ("index.facts",),
    ("index.store",),
    ("index.caches",),
    ("index.ingest",),
    ("retrieval.question",),
    ("retrieval.types",),
    ("retrieval.register", "retrieval.conversation", "retrieval.evidence", "retrieval.citations"),
    ("retrieval.view",),
    ("retrieval.search",),
    ("retrieval.answers",),
    ("retrieval.question_reader",),
    ("retrieval.pipeline",),
    ("retrieval.measure",),
    ("bot.messages", "bot.settings", "bot.log"),
    ("bot.core", "bot.presentation"),
    ("bot.assembly",),
    ("bot.telegram", "bot.web"),
    ("bot.service",),
    ("bot.cli",),
)
FACTS = (
    ("index.facts.types",),
    ("index.facts.documents", "index.facts.tasks"),
    ("index.facts.meetings", "index.facts.officials"),
    ("index.facts.find",),
)
ONLY_IN = {
    "faiss": ["index/caches/vectors.py"],
    "tantivy": ["index/caches/lexical.py"],
    "sentence_transformers": ["index/models/cross_encoder.py", "index/models/embedding.py"],
    "torch": ["index/models/cross_encoder.py", "index/models/embedding.py", "index/models/packaged.py"],
    "transformers": ["index/models/embedding.py", "index/models/packaged.py"],
    "huggingface_hub": ["index/models/embedding.py", "index/models/packaged.py"],
    "sqlite3": [
        "index/store/corpus.py",
        "index/store/rows.py",
        "index/store/schema.py",
        "index/store/sqlite.py",
        "retrieval/measure/cache.py",
    ],
    "telegram": ["bot/"],
    "starlette": ["bot/"],
    "uvicorn": ["bot/"],
    "typer": ["bot/cli/"],
    "rich": ["bot/cli/terminal.py"],
    "pydantic": ["bot/", "index/store/corrections.py", "index/store/facts.py"],
    "pydantic_settings": ["bot/settings.py"],
    "asyncio": ["bot/"],
    "lxml": ["index/readers/"],
    "PIL": ["index/readers/paged/"],
    "pypdfium2": ["index/readers/paged/"],
}
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "faiss",
    "tantivy",
    "telegram",
    "starlette",
    "uvicorn",
    "pypdfium2",
)


def name_of(path: Path) -> str:
    """The file's path in the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The modules that a file imports anywhere, also inside functions and for types only."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            yield node.module or ""


def reads_environment(path: Path) -> bool:
    """Whether a file names `os.environ` or `os.getenv`, however imported."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv", "putenv"):
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "os" and any(a.name != "PathLike" for a in node.names):
            return True
    return False


def room_of(module: str, rooms: tuple[tuple[str, ...], ...]) -> tuple[int, str] | None:
    """The height and name of the room that a module is in; None for what is in none of them."""
    for height, level in enumerate(rooms):
        for room in level:
            if module == room or module.startswith(f"{room}."):
                return height, room
    return None


def module_of(path: Path) -> str:
    """The name by which a file is imported."""
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.mark.parametrize("rooms", [ROOMS, FACTS], ids=["rooms", "facts"])
@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_follow_the_arrows(path: Path, rooms: tuple[tuple[str, ...], ...]) -> None:
    """A file imports its own room and lower ones, never a room beside or above its own, and never the tests."""
    own = room_of(module_of(path), rooms)
    if own is None:
        assert rooms is FACTS or module_of(path) in PACKAGES, f"{name_of(path)} stands in no room"
        return
    for module in imports(path):
        assert module.split(".")[0] != "tests"
        used = room_of(module, rooms)
        assert used is None or used == own or used[0] < own[0], f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_in_its_place_only(library: str) -> None:
    """Each of these libraries is known to one file, or to one package."""
    importers = [name_of(path) for path in FILES if library in {module.split(".")[0] for module in imports(path)}]

    assert [name for name in importers if not name.startswith(tuple(ONLY_IN[library]))] == []


def test_only_settings_read_the_environment() -> None:
    """`os.environ` and its like stand in `bot/settings.py` only."""
    assert [name_of(path) for path in FILES if reads_environment(path)] in ([], ["bot/settings.py"])


def loaded_after(statement: str) -> list[str]:
    """The heavy libraries that a fresh process has loaded after this statement, and what it printed besides."""
    program = f"{statement}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout.split()


def test_the_command_line_loads_nothing_heavy() -> None:
    """Importing the command line, which `--help` does, loads no model library, no index and no Telegram."""
    assert loaded_after("import bot.cli.main") == []


@pytest.mark.parametrize(
    ("module", "loaded"),
    [
        ("index.store.corpus", []),
        ("index.structure.chunking", []),
        ("index.ingest.ingest", []),
        ("index.models.embedding", []),
        ("index.caches.vectors", ["faiss"]),
        ("index.caches.lexical", ["tantivy"]),
        ("retrieval.question.understanding", []),
        ("retrieval.search.fusion", []),
        ("retrieval.answers.sentences.confidence", []),
        ("bot.settings", []),
    ],
)
def test_a_module_loads_only_its_own_library(module: str, loaded: list[str]) -> None:
    """Importing a module loads the library it is the place of and no other, and prints nothing."""
    assert loaded_after(f"import {module}") == loaded


def test_importing_everything_writes_and_says_nothing(tmp_path: Path) -> None:
    """Importing every module opens no file for writing, no socket, and prints nothing."""
    modules = [module_of(path) for path in FILES if path.name != "__main__.py"]
    program = (
        "import sys\n"
        "def watch(event, arguments):\n"
        "    writes = event == 'open' and isinstance(arguments[1], str) and set(arguments[1]) & set('wax+')\n"
        "    if writes or event in ('socket.connect', 'sqlite3.connect'):\n"
        "        print(event, arguments)\n"
        "sys.dont_write_bytecode = True\n"
        "sys.addaudithook(watch)\n"
        f"for module in {modules!r}:\n"
        "    __import__(module)\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
