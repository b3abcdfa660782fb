"""Exports the sentence encoder that Rasa's features come from."""

import sys

from ops.build.encoder import export_encoder
from ops.plainly import run
from ops.settings import read_settings


def main() -> None:
    """Export to the run-time folder and say where."""
    made = export_encoder(read_settings().home / "encoder")
    sys.stdout.write(f"exported to {made}\n")


if __name__ == "__main__":
    run(main)
