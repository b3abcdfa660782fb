import json
import math

import pytest
from click.testing import CliRunner

from emotion import Emotion
from ops.commands.emotion import emotion


def run(home, lines, *options):
    return CliRunner().invoke(emotion, ["read", *options], input=lines, env={"ATTUNE_HOME": str(home)})


def test_each_line_gives_one_object(exported):
    result = run(exported, "where is my order\n\nthank you 😍\n")
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == [
        "where is my order",
        "",
        "thank you 😍",
    ]


def test_texts_may_be_given_as_arguments(exported):
    result = run(exported, "unread\n", "two\nlines", "thank you")
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == ["two\nlines", "thank you"]
    assert run(exported, "", "--jsonl", "hi").exit_code == 2


def test_an_object_has_the_promised_fields(exported):
    reading = json.loads(run(exported, "hello\n").stdout)
    assert set(reading) == {
        *("text", "emotion", "confidence", "intensity", "valence", "scores", "model", "abstained")
    }
    assert set(reading["scores"]) == {label.value for label in Emotion}
    assert math.isclose(sum(reading["scores"].values()), 1.0, abs_tol=1e-4)


def test_an_empty_line_says_that_it_could_not_be_read(exported):
    abstained = [
        json.loads(line)["abstained"] for line in run(exported, "\nthank you so much\n").stdout.splitlines()
    ]
    assert abstained == [True, False]


@pytest.mark.parametrize("line", ['"two\\nlines"', '{"text": "two\\nlines", "id": 4}'])
def test_jsonl_lines_are_strings_or_objects(exported, line):
    assert json.loads(run(exported, line + "\n", "--jsonl").stdout)["text"] == "two\nlines"


@pytest.mark.parametrize("line", ["plain", "3", '{"message": "hi"}', '{"text": 5}'])
def test_other_jsonl_lines_are_wrong_input(exported, line):
    result = run(exported, line + "\n", "--jsonl")
    assert (result.exit_code, "line 1" in result.stderr) == (2, True)


def test_without_a_model_it_says_how_to_get_one(tmp_path):
    result = run(tmp_path, "hi\n")
    assert (result.exit_code, "emotion export" in result.stderr) == (2, True)


def test_bytes_that_are_no_text_are_read_all_the_same(exported):
    assert run(exported, b"caf\xe9 late again\n").exit_code == 0
