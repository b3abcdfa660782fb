"""Writes the catalogue's words for Rasa, which has no database of products."""

from ops.catalogue import export_vocabulary
from ops.plainly import run
from ops.settings import read_settings
from store import open_store


def main() -> None:
    """Export the vocabulary to where the settings say."""
    settings = read_settings()
    export_vocabulary(open_store(settings.database_url), settings.vocabulary)


if __name__ == "__main__":
    run(main)
