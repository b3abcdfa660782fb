"""The texts kept apart stay apart from the examples."""

import re
from pathlib import Path

FOLDER = Path("data/nlu-test")
MARK = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def plain(line):
    return MARK.sub(r"\1", line).lower().strip(" !?.")


def lines(name):
    return {plain(line) for line in (FOLDER / name).read_text("utf-8").splitlines() if line.strip()}


def test_no_foreign_text_is_an_example():
    examples = {
        plain(line[8:])
        for path in Path("data/nlu").glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("      - ")
    }
    assert lines("out_of_scope.txt") & examples == set()


def test_there_are_enough_of_them():
    assert len(lines("out_of_scope.txt")) >= 300
