"""`./attune care` at the terminal: what it refuses, and that nothing it names is cut off."""

import pytest
from click.testing import CliRunner
from rich.console import Console

from actions.care.kinds import About, Outcome
from ops.care.reporting import Line
from ops.care.telling import report
from ops.commands import care
from ops.errors import WrongInput


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_to_read_is_refused(text: str) -> None:
    done = CliRunner().invoke(care.care, ["explain", text])
    assert isinstance(done.exception, WrongInput)


def test_an_unknown_matter_is_refused_with_those_there_are() -> None:
    done = CliRunner().invoke(care.care, ["explain", "hello", "--matter", "tardy"])
    assert done.exit_code == 2
    assert [matter for matter in About if str(matter) not in done.output] == []


def test_what_can_be_chosen_is_known() -> None:
    assert set(care._MATTERS) == set(About)
    assert set(care._DONE) <= set(Outcome)


def test_a_wording_is_named_in_full_on_a_narrow_terminal() -> None:
    console = Console(record=True, width=80)
    name = "utter_soothe_disappointment_worried"
    console.print(report([Line(f"{name}#3", 12, 0.1, 0.2, -0.1, 0.3, "unmistakably worded")]))
    text = console.export_text()
    assert [part for part in (name, "│ 3 │", "unmistakably") if part not in text] == []
