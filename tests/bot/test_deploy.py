"""The files of an installation agree with the settings, commands and dependencies that exist, and keep good manners."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import typer.main

from bot.cli.main import app
from bot.settings import PREFIX, Settings, read_settings
from index.readers.worker.limits import Limits
from tests.paths import ROOT

DEPLOY = ROOT / "deploy"
SETTINGS = {PREFIX + name.upper() for name in Settings.model_fields}
HANDBOOKS = ("README.md", "README.vi.md", "CONTRIBUTING.md", "deploy/README.md")


def read(name: str) -> str:
    """A file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> set[str]:
    """What the command line offers."""
    group = typer.main.get_command(app)
    return set(getattr(group, "commands", {}))


def own_variables(text: str) -> set[str]:
    """Every name with our prefix."""
    return set(re.findall(rf"\b{PREFIX}[A-Z_]+\b", text))


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """Each instruction of a Dockerfile with its arguments on one line; comments are left out."""
    lines = "\n".join(line for line in dockerfile.splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", " ", lines)
    return [(name, arguments) for name, _, arguments in (line.partition(" ") for line in joined.splitlines()) if name]


@pytest.fixture(scope="module")
def dockerfile() -> list[tuple[str, str]]:
    """The instructions of our Dockerfile."""
    return instructions(read("deploy/Dockerfile"))


def last_stage(dockerfile: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What becomes the image."""
    starts = [position for position, (name, _) in enumerate(dockerfile) if name == "FROM"]
    return dockerfile[starts[-1] :]


def arguments_of(name: str, dockerfile: list[tuple[str, str]]) -> list[str]:
    """The arguments of every instruction of this name."""
    return [arguments for found, arguments in dockerfile if found == name]


# --- .env.example


def test_example_has_every_setting_once_and_nothing_unknown() -> None:
    """The example names each setting in one line, commented out or not, and no other variable."""
    named = re.findall(r"^#?([A-Z][A-Z0-9_]*)=", read("deploy/.env.example"), re.MULTILINE)
    assert sorted(named) == sorted(SETTINGS)


def test_example_explains_every_setting() -> None:
    """A comment that is a sentence stands right above each setting."""
    lines = read("deploy/.env.example").splitlines()
    for number, line in enumerate(lines):
        if re.match(rf"#?{PREFIX}\w+=", line):
            assert re.match(r"# \S.{20,}", lines[number - 1]), line


@pytest.mark.parametrize("name", ["ABBREVIATIONS", "LEXICON"])
def test_example_tells_to_index_after_other_tables(name: str) -> None:
    """Above the settings of an office's words stands what is to be run after a change, for facts are read by them."""
    above = read("deploy/.env.example").partition(f"\n#{PREFIX}{name}=")[0].splitlines()[-2:]
    assert "chạy dannguon doctor rồi dannguon index, và khởi động lại dịch vụ." in " ".join(above)


def test_example_shows_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every line of the example put in force the settings are the defaults."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    in_force = tmp_path / "in_force"
    in_force.write_text(re.sub(rf"^#({PREFIX}\w+=)", r"\1", read("deploy/.env.example"), flags=re.MULTILINE))
    defaults = read_settings(_env_file=None)
    machine = {"embedding_threads"}  # by default the number of cores
    assert read_settings(_env_file=in_force).model_dump(exclude=machine) == defaults.model_dump(exclude=machine)


def test_example_as_it_is_can_be_read(tmp_path: Path) -> None:
    """An example that was copied and not filled in is no error."""
    (tmp_path / ".env").write_text(read("deploy/.env.example"))
    assert read_settings(_env_file=tmp_path / ".env").token is None


# --- Dockerfile


def test_base_image_is_pinned(dockerfile: list[tuple[str, str]]) -> None:
    """Every stage starts from the same exact Python, slim, on a named Debian."""
    images = [arguments.split()[0] for arguments in arguments_of("FROM", dockerfile)]
    assert len(set(images)) == 1
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-[a-z]+", images[0])


def test_image_runs_as_a_user_of_its_own(dockerfile: list[tuple[str, str]]) -> None:
    """The last user is neither root nor a name, which a host could not check."""
    user = arguments_of("USER", last_stage(dockerfile))[-1]
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)


def test_image_has_a_health_check_without_curl(dockerfile: list[tuple[str, str]]) -> None:
    """Python, which is there anyway, asks the page's health at the port that is exposed."""
    (check,) = arguments_of("HEALTHCHECK", last_stage(dockerfile))
    (port,) = arguments_of("EXPOSE", last_stage(dockerfile))
    assert f"http://127.0.0.1:{port}/healthz" in check
    assert '["python", "-c"' in check
    assert "curl" not in check and "wget" not in check


def test_image_starts_a_command_that_exists(dockerfile: list[tuple[str, str]]) -> None:
    """The entry point is our command line, and the default command one of its commands."""
    assert arguments_of("ENTRYPOINT", last_stage(dockerfile)) == ['["dannguon"]']
    (command,) = arguments_of("CMD", last_stage(dockerfile))
    assert re.fullmatch(r'\["(\w+)"\]', command)[1] in commands()  # type: ignore[index]  # a mismatch fails the test


def test_image_copies_only_what_is_named(dockerfile: list[tuple[str, str]]) -> None:
    """Nothing is copied wholesale, and what is not listed does not reach the build at all."""
    assert not [arguments for arguments in arguments_of("COPY", dockerfile) if arguments.split()[0] in (".", "./")]
    listed = read("deploy/Dockerfile.dockerignore").splitlines()
    assert "*" in listed
    from_project = [line.split() for line in arguments_of("COPY", dockerfile) if not line.startswith("--from=")]
    sources = {source for line in from_project for source in line[:-1]}
    assert {f"!{source}" for source in sources} <= set(listed)
    assert not [line for line in listed if ".env" in line and line.startswith("!")]


def test_system_packages_are_installed_with_care(dockerfile: list[tuple[str, str]]) -> None:
    """Where apt-get is used, nothing unasked comes along and its lists go in the same layer."""
    for arguments in arguments_of("RUN", dockerfile):
        assert "apt-get upgrade" not in arguments
        if "apt-get install" in arguments:
            assert "--no-install-recommends" in arguments
            assert "rm -rf /var/lib/apt/lists" in arguments


def test_last_stage_builds_nothing(dockerfile: list[tuple[str, str]]) -> None:
    """Compilers and downloads stay in the first stage."""
    for arguments in arguments_of("RUN", last_stage(dockerfile)):
        assert not re.search(r"\b(pip|gcc|build-essential|make|git)\b", arguments)
    assert not arguments_of("ADD", dockerfile)


def test_libraries_of_the_image_are_the_pinned_ones(dockerfile: list[tuple[str, str]]) -> None:
    """Everything that pip fetches for the image is held to the constraints."""
    installs = [
        command for line in arguments_of("RUN", dockerfile) for command in line.split("&&") if "pip install" in command
    ]
    assert installs
    assert all("-c constraints.txt" in command or "--no-deps" in command for command in installs)


# --- compose, systemd


def test_compose_publishes_the_page_on_loopback_only() -> None:
    """The page, which has no password, is published to this machine alone, at the port the image exposes."""
    (port,) = arguments_of("EXPOSE", instructions(read("deploy/Dockerfile")))
    published = re.findall(r'^\s+- "([\d.:]+)"$', read("deploy/compose.yaml"), re.MULTILINE)
    assert published == [f"127.0.0.1:{port}:{port}"]


def test_compose_names_what_exists() -> None:
    """The command is one of ours, the Dockerfile is there, and no image floats."""
    compose = read("deploy/compose.yaml")
    assert set(re.findall(r'command: \["(\w+)"\]', compose)) <= commands()
    (dockerfile,) = re.findall(r"dockerfile: (\S+)", compose)
    assert (ROOT / dockerfile).is_file()
    (tag,) = re.findall(r"image: dannguon:(\S+)", compose)
    assert tag == tomllib.loads(read("pyproject.toml"))["project"]["version"]


def test_unit_starts_a_command_that_exists() -> None:
    """The unit runs `dannguon` with one of its commands, as a user of its own."""
    unit = read("deploy/dannguon.service")
    (command,) = re.findall(r"^ExecStart=\S+/dannguon (\w+)$", unit, re.MULTILINE)
    assert command in commands()
    (user,) = re.findall(r"^User=(\S+)$", unit, re.MULTILINE)
    assert user != "root"


def test_unit_is_hardened() -> None:
    """What the service does not need is taken from it."""
    assert set(read("deploy/dannguon.service").splitlines()) >= {
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "CapabilityBoundingSet=",
        "SystemCallFilter=@system-service",
    }


def test_unit_may_write_its_data_folder_only() -> None:
    """The data folder that the unit sets is the one that systemd makes for it."""
    unit = read("deploy/dannguon.service")
    (data_dir,) = re.findall(rf"^Environment={PREFIX}DATA_DIR=(\S+)$", unit, re.MULTILINE)
    (state,) = re.findall(r"^StateDirectory=(\S+)$", unit, re.MULTILINE)
    assert data_dir == f"/var/lib/{state}"
    assert "ReadWritePaths" not in unit


def test_a_file_that_is_read_may_not_take_the_service_with_it() -> None:
    """What reads files may take half of what the service may, and its end is not the service's."""
    unit = read("deploy/dannguon.service")
    (most,) = re.findall(r"^MemoryMax=(\d+)G$", unit, re.MULTILINE)
    assert re.findall(r"^    mem_limit: (\d+)g$", read("deploy/compose.yaml"), re.MULTILINE) == [most]
    assert Limits().memory_bytes <= int(most) * 2**30 // 2
    assert "OOMPolicy=continue" in unit.splitlines()


def test_the_image_reads_scans(dockerfile: list[tuple[str, str]]) -> None:
    """Its last stage has tesseract with Vietnamese."""
    installed = " ".join(arguments_of("RUN", last_stage(dockerfile))).split()
    assert {"tesseract-ocr", "tesseract-ocr-vie"} <= set(installed)


# --- all of them


@pytest.mark.parametrize("name", ["deploy/Dockerfile", "deploy/compose.yaml", "deploy/dannguon.service", *HANDBOOKS])
def test_variables_that_are_named_exist(name: str) -> None:
    """No file speaks of a setting that does not exist."""
    assert own_variables(read(name)) <= SETTINGS


@pytest.mark.parametrize("name", HANDBOOKS)
def test_commands_that_are_named_exist(name: str) -> None:
    """No handbook tells a reader to run a command that does not exist."""
    named = set(re.findall(r"(?:`|/bin/|--rm |^ +)dannguon ([a-z]+)", read(name), re.MULTILINE))
    assert named <= commands()


def test_readme_has_every_setting() -> None:
    """The table of settings is complete."""
    assert own_variables(read("README.md")) == SETTINGS


def test_every_dependency_is_pinned_once() -> None:
    """The constraints pin each package exactly, direct dependencies among them, none to one machine's own build."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    lines = [line for line in read("constraints.txt").splitlines() if not line.startswith("#")]
    pins = dict(line.split("==") for line in lines)
    assert len(pins) == len(lines)
    direct = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {_canonical(re.split(r"[\[<>=~! ]", requirement)[0]) for requirement in direct}
    assert names <= {_canonical(name) for name in pins}
    assert not [pin for pin in pins.values() if "+" in pin]


def test_every_import_is_a_dependency_by_name() -> None:
    """What the program imports is asked for by the program, not left to come along with something else."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    named = {_canonical(re.split(r"[\[<>=~! ]", requirement)[0]) for requirement in project["dependencies"]}
    distributions = packages_distributions()
    for path in (path for package in ("bot", "retrieval", "index") for path in (ROOT / package).rglob("*.py")):
        for module in _imported(path) - set(sys.stdlib_module_names) - {"bot", "retrieval", "index"}:
            assert named & {_canonical(name) for name in distributions[module]}, f"{path}: {module}"


def _imported(path: Path) -> set[str]:
    """The top-level modules that a file imports, anywhere in it."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module.split(".")[0])
    return modules


def _canonical(name: str) -> str:
    """The name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
