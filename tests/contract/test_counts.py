"""How much the assistant is taught and held to, at least."""

import re
from functools import cache

import yaml

from tests.contract.shared import ROOT

LEAST_INTENTS = 45
LEAST_EXAMPLES = 40
LEAST_DIALOGUES = 80
LEAST_LONG = 30
LONG_TURNS = 6
_MARK = re.compile(r"\[([^\]]+)\]\([^)]+\)|\[([^\]]+)\]\{[^}]+\}")


def loaded(folder, pattern, key):
    """Return what the YAML files of a folder hold under `key`, together."""
    paths = sorted((ROOT / folder).glob(pattern))
    return [
        one for path in paths for one in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).get(key, ())
    ]


def words_of(example):
    """Return an example without its marks, capitals and end: what makes it another one."""
    unmarked = _MARK.sub(lambda match: match[1] or match[2], example.removeprefix("- "))
    return unmarked.lower().strip(" .!?")


@cache
def examples():
    """Return the different examples by intent."""
    found = {}
    for entry in loaded("data/nlu", "*.yml", "nlu"):
        if "intent" in entry:
            lines = entry["examples"].splitlines()
            found.setdefault(entry["intent"], set()).update(words_of(line) for line in lines)
    return found


def test_there_are_intents_enough():
    assert len(examples()) >= LEAST_INTENTS


def test_every_intent_has_different_examples_enough():
    assert {name: len(texts) for name, texts in examples().items() if len(texts) < LEAST_EXAMPLES} == {}


def test_there_are_short_conversations_enough():
    stories = [story["story"] for story in loaded("tests/dialogue", "test_*.yml", "stories")]
    assert len(set(stories)) >= LEAST_DIALOGUES


def test_no_two_short_conversations_share_a_name():
    stories = [story["story"] for story in loaded("tests/dialogue", "test_*.yml", "stories")]
    assert sorted(name for name in set(stories) if stories.count(name) > 1) == []


def test_there_are_long_conversations_enough():
    scripts = yaml.safe_load((ROOT / "tests/e2e/conversations.yml").read_text("utf-8"))
    assert len({script["name"] for script in scripts if len(script["turns"]) >= LONG_TURNS}) >= LEAST_LONG
