"""Laws of the messages in context, the graded pairs and the counterfactuals: shape, labels, no leak."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from emotion.labels import Emotion

FOLDER = Path(__file__).resolve().parents[2] / "data" / "emotion"
TRAIN = FOLDER / "context_train.csv"
TEST = FOLDER / "context_test.csv"
PAIRS = FOLDER / "graded_pairs.csv"
HEADER = ["previous", "assistant", "text", "emotion", "intensity"]
MIN_COMPARED = 20  # characters of a message alone; shorter ones ("ok") are meant to recur
MIN_AMBIGUOUS = 15


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows as mappings."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


def bare(text: str) -> str:
    """Return the words alone, folded."""
    return " ".join(re.sub(r"[^\w\s]", "", text.casefold()).split())


def situation(row: dict[str, str]) -> tuple[str, str]:
    """Return what came before the message."""
    return bare(row["previous"]), bare(row["assistant"])


@pytest.mark.parametrize("path", [TRAIN, TEST], ids=lambda path: path.stem)
class TestEachFile:
    def test_has_the_agreed_header(self, path: Path) -> None:
        assert list(rows(path)[0]) == HEADER

    def test_has_only_known_labels_and_all_of_them(self, path: Path) -> None:
        assert {row["emotion"] for row in rows(path)} == set(Emotion)

    def test_feels_what_it_names(self, path: Path) -> None:
        strong = {
            row["text"]
            for row in rows(path)
            if (float(row["intensity"]) > 0.2) != (row["emotion"] != "neutral")
        }
        assert strong == set()

    def test_repeats_no_message_in_one_situation(self, path: Path) -> None:
        times = Counter((*situation(row), row["text"].casefold()) for row in rows(path))
        assert [key for key, count in times.items() if count > 1] == []

    def test_has_messages_that_only_the_situation_tells_apart(self, path: Path) -> None:
        labels: dict[str, set[str]] = defaultdict(set)
        for row in rows(path):
            labels[bare(row["text"])].add(row["emotion"])
        assert sum(len(found) > 1 for found in labels.values()) >= MIN_AMBIGUOUS


def test_training_and_test_share_no_situation() -> None:
    alike = {situation(row) for row in rows(TRAIN)} & {situation(row) for row in rows(TEST)}
    assert alike == set()


@pytest.mark.parametrize("taught", [TRAIN, FOLDER / "service_train.csv"], ids=lambda path: path.stem)
@pytest.mark.parametrize("asked", [TEST, FOLDER / "service_test.csv", PAIRS], ids=lambda path: path.stem)
def test_no_long_message_is_both_taught_and_asked(taught: Path, asked: Path) -> None:
    columns = ("text", "weaker", "stronger")
    known = {bare(row["text"]) for row in rows(taught)}
    found = {bare(row[column]) for row in rows(asked) for column in columns if column in row}
    assert {text for text in known & found if len(text) >= MIN_COMPARED} == set()


def test_pairs_differ_and_none_is_turned_round() -> None:
    pairs = {(row["weaker"], row["stronger"]) for row in rows(PAIRS)}
    assert len(pairs) == len(rows(PAIRS))
    assert {pair for pair in pairs if pair[0] == pair[1] or pair[::-1] in pairs} == set()


def test_pairs_stay_within_known_feelings() -> None:
    assert {row["emotion"] for row in rows(PAIRS)} == set(Emotion) - {Emotion.NEUTRAL}


def test_counterfactuals_fill_every_slot() -> None:
    content = tomllib.loads((FOLDER / "fairness.toml").read_text(encoding="utf-8"))
    slots = {group["slot"] for group in content["groups"].values()}
    assert {f"{{{slot}}}" for slot in slots} == {
        found for message in content["messages"] for found in re.findall(r"\{.*?\}", message["text"])
    }
    assert all("{" + message["slot"] + "}" in message["text"] for message in content["messages"])
