"""Trains a recommender when there is none, or when what it learned from has changed."""

from ops.plainly import run
from ops.retrain import Plan, ensure
from ops.retrain.grades import Grading
from ops.settings import read_settings
from store import open_store


def main() -> None:
    """Have ops.retrain see to it; it decides whether anything is due."""
    settings = read_settings()
    grading = Grading.told(settings.grades, settings.anger_discount)
    ensure(open_store(settings.database_url), settings.home, Plan(grading=grading))


if __name__ == "__main__":
    run(main)
