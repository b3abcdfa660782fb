"""A line in, a JSON object out, whatever the line."""

import io
import json
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ops.talk.chat import exchanges, lines, write_jsonl
from ops.talk.conversation import Answer, NoAnswer


@dataclass
class Shop:
    """A conversation and the log of its turns."""

    id: str = "conversation"
    broken: bool = False
    silent: bool = False
    logged: list = field(default_factory=list)

    def say(self, text):
        if self.broken:
            raise NoAnswer("the assistant did not answer")
        if not self.silent:
            number = len(self.logged)
            self.logged.append(SimpleNamespace(id=str(number), emotion="anger", mood="upset", care="soothe"))
        return Answer([{"text": f"you said {text}", "cards": [], "buttons": []}])

    def last(self, conversation):
        assert conversation == self.id
        return self.logged[-1] if self.logged else None


def talk(shop, *messages):
    out = io.StringIO()
    complete = write_jsonl(exchanges(messages, shop, shop), out)
    return complete, [json.loads(line) for line in out.getvalue().split("\n")[:-1]]


def test_an_answer_carries_the_replies_and_how_the_customer_was_read():
    complete, answered = talk(Shop(), "where is it?!")
    assert complete
    assert answered == [
        {
            "replies": [{"text": "you said where is it?!", "cards": [], "buttons": []}],
            "emotion": "anger",
            "mood": "upset",
            "care": "soothe",
        }
    ]


@given(messages=st.lists(st.text(), max_size=5))
def test_there_is_exactly_one_line_for_each_message(messages):
    _, answered = talk(Shop(), *messages)
    assert len(answered) == len(messages)


def test_a_turn_that_was_not_read_is_neutral_and_leaves_the_mood():
    shop = Shop()
    stream = exchanges(["one", "two"], shop, shop)
    next(stream)
    shop.silent = True
    assert dict(next(stream).reading) == {"emotion": "neutral", "mood": "upset", "care": "nothing"}


def test_a_conversation_begins_neutral():
    _, answered = talk(Shop(silent=True), "")
    assert answered[0]["mood"] == "neutral"


def test_without_an_answer_there_is_still_a_line_and_it_says_why():
    complete, answered = talk(Shop(broken=True), "hello")
    assert not complete
    assert answered[0]["replies"] == []
    assert "did not answer" in answered[0]["error"]


@pytest.mark.parametrize(
    ("raw", "messages"),
    [
        (b"one\ntwo\r\nthree", ["one", "two", "three"]),
        (b"\n\n", ["", ""]),
        ("a\u2028b\x0bc\n".encode(), ["a\u2028b\x0bc"]),
        (b"\xff\n", ["\ufffd"]),
    ],
)
def test_only_newlines_end_a_message(raw, messages):
    assert list(lines(io.BytesIO(raw))) == messages
