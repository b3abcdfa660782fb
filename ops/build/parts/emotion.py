"""Makes the emotion model that is served: ours, what was learnt on from it, or another maker's."""

import sys

from ops.emotion.serve import make_served
from ops.plainly import run
from ops.settings import read_settings


def main() -> None:
    """Export to the run-time folder and say where."""
    made = make_served(read_settings())
    sys.stdout.write(f"exported to {made}\n")


if __name__ == "__main__":
    run(main)
