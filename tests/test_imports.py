"""The arrows between the packages, the place of each heavy library, and that nothing happens at import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PACKAGES = {"index": {"index"}, "retrieval": {"index", "retrieval"}, "bot": {"index", "retrieval", "bot"}}
FILES = sorted(path for package in PACKAGES for path in (PROJECT / package).rglob("*.py"))
ONLY_IN = {
    "faiss": ["index/vectors.py"],
    "tantivy": ["index/lexical.py"],
    "sentence_transformers": ["index/cross_encoder.py", "index/embedding.py"],
    "torch": ["index/cross_encoder.py", "index/embedding.py", "index/packaged_model.py"],
    "transformers": ["index/embedding.py", "index/packaged_model.py"],
    "huggingface_hub": ["index/embedding.py", "index/packaged_model.py"],
    "sqlite3": ["index/corpus.py", "index/database.py", "index/facts/table.py", "retrieval/evaluate.py"],
    "telegram": ["bot/"],
    "starlette": ["bot/"],
    "uvicorn": ["bot/"],
    "typer": ["bot/cli.py", "bot/register_commands.py"],
    "rich": ["bot/terminal.py"],
    "pydantic": ["bot/", "index/facts/corrections.py", "index/facts/table.py"],
    "pydantic_settings": ["bot/settings.py"],
    "asyncio": ["bot/"],
}
HEAVY = ("torch", "transformers", "sentence_transformers", "faiss", "tantivy", "telegram", "starlette", "uvicorn")


def name_of(path: Path) -> str:
    """The file's path in the project."""
    return path.relative_to(PROJECT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports anywhere, also inside functions and for types only."""
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


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_follow_the_arrows(path: Path) -> None:
    """A file of index imports no retrieval and no bot, one of retrieval no bot, and none the tests."""
    package = name_of(path).split("/", maxsplit=1)[0]
    ours = {module.split(".")[0] for module in imports(path)} & {*PACKAGES, "tests"}

    assert ours <= PACKAGES[package]


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
    run = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout.split()


def test_the_command_line_loads_nothing_heavy() -> None:
    """Importing the command line, which `--help` does, loads no model library, no index and no Telegram."""
    assert loaded_after("import bot.cli") == []


@pytest.mark.parametrize(
    ("module", "loaded"),
    [
        ("index.corpus", []),
        ("index.chunking", []),
        ("index.ingest", []),
        ("index.embedding", []),
        ("index.vectors", ["faiss"]),
        ("index.lexical", ["tantivy"]),
        ("retrieval.understanding", []),
        ("retrieval.fusion", []),
        ("retrieval.extractive", []),
        ("bot.settings", []),
    ],
)
def test_a_module_loads_only_its_own_library(module: str, loaded: list[str]) -> None:
    """Importing a module loads the library it is the place of and no other, and prints nothing."""
    assert loaded_after(f"import {module}") == loaded


def test_importing_everything_writes_and_says_nothing(tmp_path: Path) -> None:
    """Importing every module opens no file for writing, no socket, and prints nothing."""
    modules = [name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in FILES]
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
        env={"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
