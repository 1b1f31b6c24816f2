"""What a folder of caches was built from, and whether it is still whole."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Written last into a folder of caches, so a folder without one is unfinished.

    Attributes:
        generation: The corpus's generation they were built from.
        stamp: The corpus's stamp of then.
        built_with: The names and versions that made the chunks and vectors.
        files: SHA-256 of every file below the folder, by its path with forward slashes.
    """

    generation: int
    stamp: str
    built_with: dict[str, str]
    files: dict[str, str]


def write_manifest(folder: Path, *, generation: int, stamp: str, built_with: dict[str, str]) -> None:
    """Record what stands in the folder; lock files, which are empty, aside."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".lock"]
    files = {path.relative_to(folder).as_posix(): _digest(path) for path in paths}
    manifest = Manifest(generation, stamp, built_with, files)
    (folder / MANIFEST_FILE).write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")


def verify_manifest(folder: Path) -> Manifest:
    """The folder's manifest, its files being what it says.

    Raises:
        ValueError: If the manifest is missing or unreadable, or a file is missing or altered; the message says which.
    """
    try:
        fields = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
        manifest = Manifest(
            int(fields["generation"]), str(fields["stamp"]), dict(fields["built_with"]), dict(fields["files"])
        )
        for name, digest in manifest.files.items():
            if _digest(folder / name) != digest:
                raise ValueError(f"{folder / name} is altered")
    except (OSError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{folder}: {error}") from error
    return manifest


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
