"""What every test shares: no way to the model hub, one converted model, and how hard the tests try.

Several processes of pytest-xdist share the machine, so each computes with one thread. At the desk properties are tried
with fewer examples, and a process is killed once at each kind of step; where `CI` is set, more and everywhere.
"""

import os

os.environ["HF_HUB_OFFLINE"] = "1"  # before anything imports huggingface_hub, which reads it once
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ["OMP_NUM_THREADS"] = "1"  # before anything computes; the commands that tests start inherit it

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from index.models.embedding import SentenceTransformerEmbedder, open_embedder
from index.models.packaged import FOLDER_NAME, convert_packaged_model, packaged_weights

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
THOROUGH = bool(os.environ.get("CI"))
"""Whether time matters less than trying everything."""

settings.register_profile("desk", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), max_examples=150)
settings.load_profile("ci" if THOROUGH else "desk")


@pytest.fixture(scope="session")
def packaged_model_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The packaged model as a sentence-transformers folder, one for all processes (4 seconds, 470 MB).

    The last process that uses it removes it.
    """
    base = tmp_path_factory.getbasetemp()
    models = (base.parent if WORKER else base) / "models"
    user = models / f"used-by-{WORKER or 'all'}"
    models.mkdir(exist_ok=True)
    with FileLock(models.with_name("models.lock")):
        user.touch()
    yield convert_packaged_model(packaged_weights(), models / FOLDER_NAME, lambda _line: None)
    with FileLock(models.with_name("models.lock")):
        user.unlink()
        if not list(models.glob("used-by-*")):
            shutil.rmtree(models / FOLDER_NAME)


@pytest.fixture(scope="session")
def packaged_embedder(packaged_model_folder: Path) -> SentenceTransformerEmbedder:
    """The packaged model, loaded once in a process."""
    threads = 1 if WORKER else 2
    return open_embedder("packaged", models_folder=packaged_model_folder.parent, threads=threads, report=lambda _: None)
