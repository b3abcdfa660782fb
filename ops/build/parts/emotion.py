"""Exports the learned emotion weights to the model that is served."""

import sys
from pathlib import Path

from emotion.export import export
from ops.settings import read_settings

WEIGHTS = Path("emotion/weights")


def main() -> None:
    """Export to the run-time folder and say where."""
    made = export(WEIGHTS, read_settings().home / "emotion")
    sys.stdout.write(f"exported to {made}\n")


if __name__ == "__main__":
    main()
