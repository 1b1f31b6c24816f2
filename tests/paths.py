"""Where the tests find what they read."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
DATA = ROOT / "tests" / "data"
GOLDEN = ROOT / "tests" / "golden"
