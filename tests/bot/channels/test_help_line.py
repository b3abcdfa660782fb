"""Somebody who speaks of harming themselves hears whom to call even while nothing behind the door answers."""

import asyncio
from pathlib import Path

import pytest

pytest.importorskip("rasa")

import yaml

from bot.channels.help_line import NO_HELP_LINE, read_help_line

from .door import FakeAgent, talk
from .test_with_person import AgentWithPerson

LINE = read_help_line()


def silent(text, agent=None, **limits):
    async def scenario(client, agent):
        return (await client.send(text))[1]["replies"]

    return talk(scenario, agent or FakeAgent(lambda _: []), **limits)


@pytest.mark.parametrize(
    "text", ["I want to die", "there is NO  reason to live", "I don\u2019t want to live"]
)
def test_it_is_given_when_nothing_answers(text):
    (reply,) = silent(text)
    assert "116 123" in reply["text"]
    assert reply["buttons"] == []


def test_it_is_given_when_the_answer_is_late():
    async def slow(_):
        await asyncio.sleep(0.3)
        return []

    (reply,) = silent("I want to die", FakeAgent(slow), turn_deadline_s=0.05)
    assert "116 123" in reply["text"]


def test_it_is_given_while_a_person_has_the_conversation():
    (reply,) = silent("I want to die", AgentWithPerson("taken:Ana"))
    assert "116 123" in reply["text"]


@pytest.mark.parametrize("text", ["where is my order", "/talk_to_human", "the battery died"])
def test_nobody_else_is_sent_there(text):
    assert all("116 123" not in reply["text"] for reply in silent(text))


def test_an_answer_of_the_assistant_is_enough():
    said = silent("I want to die", FakeAgent(lambda _: [{"text": "I'm glad you said it."}]))
    assert [reply["text"] for reply in said] == ["I'm glad you said it."]


def test_every_phrase_of_the_care_table_calls_for_it():
    phrases = yaml.safe_load(Path("care.yml").read_bytes())["hand_over"]["words"]["self_harm"]
    assert [phrase for phrase in phrases if not LINE.due(f"well, {phrase.upper()}.")] == []


@pytest.mark.parametrize(
    "text", ["", "hand_over: {}", "hand_over: [", "hand_over: {help_line: x, words: {self_harm: 3}}"]
)
def test_a_table_that_cannot_be_read_leaves_the_door_open(tmp_path, text):
    (tmp_path / "care.yml").write_text(text)
    assert read_help_line(tmp_path / "care.yml") == NO_HELP_LINE
    assert read_help_line(tmp_path / "none.yml") == NO_HELP_LINE
