"""care.yml does what care.test.yml says it should; and a mistake in that file is told."""

from pathlib import Path

import pytest

from actions.care.policy import Policy
from actions.care.situations import Example, Expected, flaws, read_examples
from actions.care.table import read_care_table
from actions.errors import BadCareTable
from emotion import Emotion

ROOT = Path(__file__).parents[3]
POLICY = Policy(read_care_table(ROOT / "care.yml"))
EXAMPLES = read_examples(ROOT / "care.test.yml")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_table_does_what_it_should(example: Example) -> None:
    assert flaws(POLICY, example) == []


def test_a_flaw_names_what_was_expected_and_what_came() -> None:
    example = Example(name="wrong", mood=Emotion.ANGER, expect=Expected(may_offer=True))
    assert flaws(POLICY, example) == ["may_offer: expected True, got False"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- name: sad\n  mood: sadness\n  expect: {}", "situation 1 'sad': mood"),
        ("- name: odd\n  expect: {thn: act}", "expect.thn"),
        ("- name: [", "line 1: not readable"),
        ("hello", "write a list"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "care.test.yml"
    path.write_text(text)
    with pytest.raises(BadCareTable, match=told):
        read_examples(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadCareTable, match="cannot be read"):
        read_examples(tmp_path / "none.yml")
