"""What `attune nlu parse` writes for a message."""

import asyncio
import json

import pytest

from bot.nlu_parse import understand


class Parser:
    """An agent that remembers what it was asked."""

    def __init__(self):
        self.asked = []

    async def parse_message(self, text):
        self.asked.append(text)
        entity = {"entity": "order_number", "value": "AT10001", "start": 0, "end": 7}
        return {
            "intent": {"name": "order_status", "confidence": 0.9876543},
            "entities": [entity],
            "text": text,
        }


def answer(text, agent=None):
    return asyncio.run(understand(agent or Parser(), text))


def test_an_answer_has_text_intent_confidence_and_entities():
    assert answer("AT10001?") == {
        "text": "AT10001?",
        "intent": "order_status",
        "confidence": 0.987654,
        "entities": [{"entity": "order_number", "value": "AT10001", "start": 0, "end": 7}],
    }


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07"])
def test_a_message_without_words_has_no_intent(text):
    assert answer(text) == {"text": text, "intent": None, "confidence": 0.0, "entities": []}


def test_the_parser_sees_what_the_chat_would_let_through():
    agent = Parser()
    answer("write to me@example.com " + "x" * 5000, agent)
    assert "me@example.com" not in agent.asked[0]
    assert len(agent.asked[0]) <= 2000


def test_an_answer_can_be_written_as_json():
    assert json.loads(json.dumps(answer("hello\u2028there")))["text"] == "hello\u2028there"
