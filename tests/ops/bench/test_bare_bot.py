"""The bare bot understands what the assistant does, and calls nobody."""

from pathlib import Path

import pytest
import yaml

from ops.bench.bare_bot import CANNED, write_project


@pytest.fixture
def project(tmp_path: Path) -> dict[str, object]:
    write_project(tmp_path)
    return {path.stem: yaml.safe_load(path.read_text()) for path in tmp_path.glob("*.yml")}


def test_it_understands_exactly_as_the_assistant(project):
    ours = yaml.safe_load(Path("config.yml").read_text())
    assert project["config"]["pipeline"] == ours["pipeline"]
    assert project["domain"]["intents"] == yaml.safe_load(Path("domain.yml").read_text())["intents"]


def test_it_has_no_action_server(project):
    assert "action_endpoint" not in project["endpoints"]
    assert "actions" not in project["domain"]


def test_every_intent_gets_the_canned_answer(project):
    answered = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in project["rules"]["rules"]}
    assert set(answered.values()) == {CANNED}
    assert len(answered) == len(project["domain"]["intents"]) + 1


def test_no_slot_waits_for_an_action(project):
    slots = project["domain"]["slots"].values()
    assert all(mapping["type"] != "custom" for slot in slots for mapping in slot["mappings"])
