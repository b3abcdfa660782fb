"""`python -m actions`: the action server. Exit status 2 when the settings or care.yml are wrong."""

import os
import sys

from actions.errors import ActionsError
from actions.server import quiet_logs, serve
from actions.settings import read_settings
from actions.wiring import build_house
from store import BadDatabaseUrl


def main() -> int:
    """Serve until stopped and return the exit status."""
    quiet_logs()
    try:
        settings = read_settings(os.environ)
        house = build_house(settings)
    except (ActionsError, BadDatabaseUrl) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    serve(house, settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
