"""What the door passes on in place of an e-mail address."""

from __future__ import annotations

import pytest

from bot.channels.proof import email_proof

SECRET = "a secret of the tests, long enough"


def proof(text, conversation="one"):
    return email_proof(text, conversation, SECRET)


def test_a_message_without_an_address_has_none():
    assert proof("where is AT10001?") is None


@pytest.mark.parametrize("text", ["ada@example.com", "it's ADA@Example.com", "mail: ada@example.com."])
def test_the_same_address_gives_the_same_digest(text):
    assert proof(text) == proof("ada@example.com")


def test_the_last_address_counts():
    assert proof("ad@example.com, sorry, ada@example.com") == proof("ada@example.com")


def test_another_conversation_gives_another_digest():
    assert proof("ada@example.com", "two") != proof("ada@example.com", "one")


def test_the_address_cannot_be_read_from_it():
    assert "ada" not in proof("ada@example.com")
