"""How the three processes are started."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from ops.serve import processes
from ops.serve.health import is_healthy
from ops.settings import Settings


@pytest.fixture
def settings(tmp_path):
    return replace(Settings(home=tmp_path), actions_port=6001, rasa_port=6002, page_port=6003)


def test_rasa_is_told_where_the_action_server_is(settings):
    path = processes.write_endpoints(settings)
    endpoints = yaml.safe_load(path.read_text())
    assert endpoints["action_endpoint"]["url"] == "http://127.0.0.1:6001/webhook"


def test_rasa_keeps_the_rest_of_its_endpoints(settings):
    ours = yaml.safe_load(processes.write_endpoints(settings).read_text())
    theirs = yaml.safe_load(Path("endpoints.yml").read_text())
    for endpoints in (ours, theirs):
        endpoints["tracker_store"].pop("db")
    assert {**ours, "action_endpoint": None} == {**theirs, "action_endpoint": None}


def test_conversations_are_kept_with_the_rest_of_the_run_time_state(settings):
    endpoints = yaml.safe_load(processes.write_endpoints(settings).read_text())
    assert Path(endpoints["tracker_store"]["db"]).parent == settings.home


def test_rasa_listens_here_only_and_no_token_stands_on_its_command_line(settings):
    command = processes.rasa(settings).command
    assert "--auth-token" not in command
    assert command[command.index("--interface") + 1] == "127.0.0.1"
    assert command[command.index("--cors") + 1] == "http://127.0.0.1:6003"


@pytest.mark.parametrize("make", [processes.actions, processes.rasa, processes.page])
def test_every_process_learns_the_settings(settings, make):
    assert settings.environment().items() <= make(settings).environment.items()


def test_an_address_nobody_answers_at_is_not_healthy():
    assert not is_healthy("http://127.0.0.1:9/")
