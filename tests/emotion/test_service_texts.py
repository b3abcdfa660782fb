"""Laws of the labelled service messages: shape, labels, ranges, and no leak between training and test."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

FOLDER = Path(__file__).resolve().parents[2] / "data" / "emotion"
TRAIN = FOLDER / "service_train.csv"
TEST = FOLDER / "service_test.csv"
HARD = FOLDER / "hard_test.csv"
HEADER = ["text", "emotion", "intensity", "kind"]
LABELS = frozenset(
    ("anger", "frustration", "disappointment", "anxiety", "confusion", "neutral", "gratitude", "delight")
)
KINDS = frozenset(
    (
        *("implied", "explicit", "polite", "sarcasm", "facts", "manners", "mixed", "emoji", "caps", "typo"),
        *("short", "long", "escalation", "question", "request"),
    )
)
MIN_TRAIN_ROWS = 8000
MIN_LABEL_SHARE = 0.05
MAX_NEUTRAL_INTENSITY = 0.15
MIN_UPSET_INTENSITY = 0.2
MIN_COMPARED = 20  # characters; shorter messages ("still waiting") are alike by nature
MAX_ALIKE = 0.6  # Jaccard similarity of runs of four characters


def read(path: Path) -> list[list[str]]:
    """Return every line of the file, the header first; skip when the file is not there yet."""
    if not path.exists():
        pytest.skip(f"{path.name} is not part of this checkout")
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file, strict=True))


def rows(path: Path) -> list[dict[str, str]]:
    """Return the messages as mappings."""
    header, *lines = read(path)
    return [dict(zip(header, line, strict=True)) for line in lines]


def folded(path: Path) -> list[str]:
    """Return the texts without differences of case and spacing."""
    return [" ".join(row["text"].casefold().split()) for row in rows(path)]


def bare(text: str) -> str:
    """Return the words alone, without punctuation or emoji."""
    return " ".join(re.sub(r"[^\w\s]", "", text).split())


def test_the_training_file_is_there() -> None:
    assert TRAIN.exists()


@pytest.mark.parametrize("path", [TRAIN, TEST, HARD], ids=lambda path: path.stem)
class TestEachFile:
    def test_has_the_agreed_header(self, path: Path) -> None:
        assert read(path)[0][: len(HEADER)] == HEADER

    def test_has_only_known_labels(self, path: Path) -> None:
        assert {row["emotion"] for row in rows(path)} <= LABELS

    def test_keeps_intensity_between_none_and_full(self, path: Path) -> None:
        assert all(0.0 <= float(row["intensity"]) <= 1.0 for row in rows(path))

    def test_has_no_blank_or_padded_text(self, path: Path) -> None:
        assert [
            row["text"] for row in rows(path) if not row["text"] or row["text"] != row["text"].strip()
        ] == []

    def test_repeats_no_message(self, path: Path) -> None:
        assert [text for text, times in Counter(folded(path)).items() if times > 1] == []


def test_training_rows_are_enough() -> None:
    assert len(rows(TRAIN)) >= MIN_TRAIN_ROWS


def test_training_kinds_are_known() -> None:
    assert {row["kind"] for row in rows(TRAIN)} == KINDS


def test_every_label_is_well_represented() -> None:
    counts = Counter(row["emotion"] for row in rows(TRAIN))
    assert min(counts[label] for label in LABELS) >= MIN_LABEL_SHARE * counts.total()


def test_neutral_messages_are_calm() -> None:
    neutral = (float(row["intensity"]) for row in rows(TRAIN) if row["emotion"] == "neutral")
    assert max(neutral) <= MAX_NEUTRAL_INTENSITY


def test_feelings_are_not_calm() -> None:
    felt = (float(row["intensity"]) for row in rows(TRAIN) if row["emotion"] != "neutral")
    assert min(felt) >= MIN_UPSET_INTENSITY


@pytest.mark.parametrize("test", [TEST, HARD], ids=lambda path: path.stem)
class TestTrainingAndTest:
    def test_share_no_text(self, test: Path) -> None:
        assert set(folded(TRAIN)) & set(folded(test)) == set()

    def test_share_nothing_but_for_punctuation(self, test: Path) -> None:
        assert {bare(text) for text in folded(TRAIN)} & {bare(text) for text in folded(test)} - {""} == set()

    def test_have_no_message_nearly_in_common(self, test: Path) -> None:
        taught, asked = (
            [text for text in map(bare, folded(path)) if len(text) >= MIN_COMPARED] for path in (TRAIN, test)
        )
        runs = CountVectorizer(analyzer="char", ngram_range=(4, 4), binary=True).fit(taught + asked)
        ours, theirs = runs.transform(taught), runs.transform(asked)
        shared = (ours @ theirs.T).toarray()
        either = ours.sum(axis=1).A1[:, None] + theirs.sum(axis=1).A1[None, :] - shared
        close = np.argwhere(shared >= MAX_ALIKE * either)
        assert [(taught[one], asked[other]) for one, other in close] == []
