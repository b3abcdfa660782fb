"""What the action server answers is still checked, only faster."""

import pytest

pytest.importorskip("rasa")

from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.answers import prepare_check


@pytest.fixture(autouse=True)
def prepared(monkeypatch):
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    prepare_check()


def test_an_answer_by_the_protocol_passes():
    answer = {"events": [{"event": "slot", "name": "mood", "value": "anger"}], "responses": [{"text": "hi"}]}
    assert RemoteAction("action_answer", None)._validate_action_result(answer)


@pytest.mark.parametrize(
    "answer",
    [
        {"events": "none"},
        {"events": [{"name": "no kind"}]},
        {"events": [{"event": "unheard of"}]},
        {"events": [{"event": "slot", "name": "mood"}]},
        {"events": [{"event": "slot", "name": 3, "value": None}]},
        {"events": [{"event": ["slot"]}]},
        {"events": [{"event": "bot", "timestamp": "now"}]},
        {"events": ["slot"]},
        {"responses": ["hi"]},
        [],
    ],
)
def test_an_answer_against_the_protocol_is_refused(answer):
    with pytest.raises(ValidationError):
        RemoteAction("action_answer", None)._validate_action_result(answer)
