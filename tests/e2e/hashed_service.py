"""`dannguon serve` with the hashed embedder in the model's place, so that what needs no model is tested in seconds.

DANNGUON_DATA_DIR=… python -m tests.e2e.hashed_service
"""

from bot.assembly.live import LiveAnswerer
from bot.core import Core
from bot.service import run_service
from bot.settings import read_settings
from tests.fakes import HashedEmbedder, silent


def main() -> None:
    """Serve until a signal."""
    settings = read_settings()
    library = LiveAnswerer(settings, silent, open_model=lambda _settings, _report: HashedEmbedder())
    with Core(library, workers=2) as core:
        run_service(settings, core)


if __name__ == "__main__":
    main()
