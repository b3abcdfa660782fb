"""From fury to a person and back, through the whole running system: widget, queue, command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from ops.settings import Settings

from .conftest import RunningSystem
from .widget import Widget

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SECONDS = 1_000


class People:
    """The shop's people, at their command line."""

    def __init__(self, settings: Settings) -> None:
        self._environment = {**os.environ, **settings.environment()}

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "ops", "handover", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def newest(self) -> str:
        found = json.loads(self.run("list", "--json"))
        return str(max(found, key=lambda one: one["at"])["id"])

    def of_conversation(self, name: str) -> str:
        found = json.loads(self.run("list", "--json"))
        (handover,) = [one["id"] for one in found if one["conversation"] == name]
        return str(handover)


@pytest.fixture
def people(running_system: RunningSystem) -> People:
    if running_system.settings is None:
        pytest.skip("the system under test was not started here, so its database is not known")
    return People(running_system.settings)


def test_a_person_answers_in_the_open_widget_and_gives_the_conversation_back(
    page: Page, running_system: RunningSystem, people: People, pictures: Path
) -> None:
    page.goto(running_system.page_url)
    widget = Widget(page)
    widget.open_as("delayed")
    order = widget.order()
    assert order in widget.say(f"Where is {order}? It is days late and I am absolutely furious!!")
    widget.say("let me talk to a human being")
    handover = people.newest()

    box = widget.chat.get_by_role("textbox")
    said_before = widget.bubbles("assistant").count()
    box.fill("hello? is somebody there?")
    box.press("Enter")
    expect(widget.chat.locator(".remark").last).to_contain_text("A person will answer")
    shown = people.run("show", handover)
    assert "hello? is somebody there?" in shown
    assert order in shown

    people.run("reply", handover, "--name", "Ana", "I have your parcel in front of me.")
    expect(widget.bubbles("person")).to_have_count(1, timeout=8 * SECONDS)
    expect(widget.bubbles("person").first).to_contain_text("I have your parcel in front of me.")
    expect(widget.chat.locator("header p")).to_contain_text("Ana")
    expect(widget.bubbles("assistant")).to_have_count(said_before + 1)
    page.screenshot(path=pictures / "person.png", animations="disabled")

    page.reload()
    expect(widget.bubbles("person")).to_have_count(1)
    people.run("give-back", handover)
    expect(widget.chat.locator("header p")).to_contain_text("Automated", timeout=8 * SECONDS)
    assert order in widget.say("so where is my order now?")


def test_a_person_answers_where_nothing_can_be_pushed(running_system: RunningSystem, people: People) -> None:
    settings = running_system.settings
    assert settings is not None
    address = f"http://{settings.host}:{settings.rasa_port}/webhooks/rest/webhook"

    def say(text: str) -> str:
        answer = httpx.post(
            address, json={"sender": "caller-1", "message": text}, timeout=60, trust_env=False
        )
        assert {one["recipient_id"] for one in answer.json()} <= {"caller-1"}
        return "\n".join(str(one.get("text") or "") for one in answer.json())

    assert say("let me talk to a human being")
    handover = people.of_conversation("rest:caller-1")
    say("my parcel is wet through")
    assert "my parcel is wet through" in people.run("show", handover)
    people.run("reply", handover, "--name", "Ana", "I am sending you a dry one.")
    assert "I am sending you a dry one." in say("hello?")
    assert say("thanks") == ""  # it is said once, and the assistant stays out of it
    people.run("give-back", handover)
    assert say("hello")
