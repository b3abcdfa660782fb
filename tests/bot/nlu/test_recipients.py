"""For whom a thing is meant."""

import pytest

pytest.importorskip("rasa")

from bot.nlu.found import settle
from bot.nlu.recipients import recipients


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("a gift for my mum", "my mum"),
        ("something for a 6 year old", "a 6 year old"),
        ("for a 6-year-old boy", "a 6-year-old boy"),
        ("my nephew turns ten", "my nephew"),
        ("for my best friend who cooks", "my best friend"),
        ("for my mother in law", "my mother in law"),
        ("treat for myself", "myself"),
    ],
)
def test_a_recipient_is_said_as_typed(text, who):
    assert [find.value for find in settle(recipients(text))] == [who]


@pytest.mark.parametrize("text", ["for me", "for 20 euros", "for the garden", "for ages", "mum"])
def test_nobody_is_made_up(text):
    assert list(recipients(text)) == []
