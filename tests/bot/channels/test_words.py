"""What the door says comes in turns, in the shop's words where there are some."""

import itertools
from pathlib import Path

import pytest

pytest.importorskip("rasa")

import yaml

from bot.channels.words import FALLBACK, Turns, words

RESPONSES = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["responses"]


def test_nobody_hears_the_same_sentence_twice_running():
    turns = Turns()
    said = [words("utter_channel_down", RESPONSES, turn=turns.next("talk")) for _ in range(9)]
    assert all(first != second for first, second in itertools.pairwise(said))


def test_conversations_are_counted_apart():
    turns = Turns()
    assert [turns.next(name) for name in ("a", "b", "a")] == [0, 0, 1]


@pytest.mark.parametrize("responses", [None, {}, {"utter_channel_down": [{"custom": {}}]}])
def test_without_the_shops_words_there_are_others(responses):
    assert words("utter_channel_down", responses, turn=3) == FALLBACK["utter_channel_down"]


@pytest.mark.parametrize("name", FALLBACK)
def test_the_shop_can_change_each_sentence(name):
    assert name in RESPONSES
