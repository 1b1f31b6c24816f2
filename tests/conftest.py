"""What every test shares: no way to the model hub, and the packaged model converted once."""

import os

os.environ["HF_HUB_OFFLINE"] = "1"  # before anything imports huggingface_hub, which reads it once

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.models.embedding import SentenceTransformerEmbedder, open_embedder
from index.models.packaged import FOLDER_NAME, convert_packaged_model, packaged_weights


@pytest.fixture(scope="session")
def packaged_model_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The packaged model as a sentence-transformers folder (4 seconds, 470 MB, removed at the end)."""
    folder = tmp_path_factory.mktemp("models") / FOLDER_NAME
    yield convert_packaged_model(packaged_weights(), folder, lambda _line: None)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def packaged_embedder(packaged_model_folder: Path) -> SentenceTransformerEmbedder:
    """The packaged model, loaded once for all tests."""
    return open_embedder("packaged", models_folder=packaged_model_folder.parent, threads=2, report=lambda _line: None)
