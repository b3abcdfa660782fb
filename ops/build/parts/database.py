"""Brings the database to the newest schema; loads the demo shop into an empty one."""

import sys
from pathlib import Path

from ops.demo_shop import load
from ops.plainly import run
from ops.settings import read_settings
from store import migrate, open_store


def main() -> None:
    """Migrate, then load the demo shop unless there are products already."""
    settings = read_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    migrate(settings.database_url)
    store = open_store(settings.database_url)
    if store.products.all():
        sys.stdout.write("products are there already: the demo shop is not loaded\n")
        return
    load(store, folder=Path("data/shop"))
    sys.stdout.write("demo shop loaded\n")


if __name__ == "__main__":
    run(main)
