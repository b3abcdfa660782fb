"""What `up` shows of the processes."""

import io

import pytest
from rich.console import Console

from ops.serve.console import ConsoleWatcher


@pytest.fixture
def out():
    return io.StringIO()


@pytest.fixture
def watcher(out):
    return ConsoleWatcher(Console(file=out, width=60), {"rasa": "cyan", "actions": "magenta"})


def test_nothing_is_shown_until_they_are_followed(watcher, out):
    watcher.line("rasa", "a deprecation")
    watcher.follow()
    watcher.line("rasa", "a turn")
    assert out.getvalue() == "   rasa │ a turn\n"


def test_what_happens_to_a_process_is_always_shown(watcher, out):
    watcher.event("actions", "ended with status 1")
    assert out.getvalue() == "actions │ ended with status 1\n"


def test_brackets_are_text_and_long_lines_stay_whole(watcher, out):
    watcher.event("rasa", "[bold]" + "x" * 100)
    assert out.getvalue() == "   rasa │ [bold]" + "x" * 100 + "\n"
