from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emotion import Context
from emotion.labels import EMOTIONS
from emotion.manifest import read_manifest
from emotion.training.data import Rows
from emotion.training.gate import FixedSets, Verdict
from emotion.training.learning import Lesson
from ops.emotion.refusals import KEPT, key_of, note, refused

WEIGHTS = Path("emotion/weights")
LOST = Verdict(False, "lost more than 0.5 points: own by 2.00 points", {"own": 0.78, "own_before": 0.8})


@pytest.fixture
def lesson(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("text,emotion\nhi,neutral\n")
    service = np.eye(len(EMOTIONS), dtype=np.float32)[:1]
    rows = Rows(
        ("SECRET",), np.zeros((1, 0), np.float32), service, np.full(1, np.nan, np.float32), (Context(),)
    )
    return Lesson(WEIGHTS, rows, (own,), None, tmp_path / "work")


@pytest.fixture
def sets(tmp_path):
    fixed = tmp_path / "fixed.csv"
    fixed.write_text("text,emotion\nhello,neutral\n")
    return FixedSets({"own": fixed}, tmp_path)


def test_the_same_lesson_has_the_same_key(lesson, sets):
    champion = read_manifest(WEIGHTS)
    assert key_of(lesson, champion, sets) == key_of(replace(lesson, work=Path("x")), champion, sets)


def test_whatever_the_verdict_hangs_on_changes_the_key(lesson, sets, tmp_path):
    champion = read_manifest(WEIGHTS)
    keys = {key_of(lesson, champion, sets)}
    keys.add(key_of(replace(lesson, seed=8), champion, sets))
    keys.add(key_of(replace(lesson, epochs=3), champion, sets))
    keys.add(key_of(replace(lesson, corrected=lesson.corrected.joined(lesson.corrected)), champion, sets))
    keys.add(key_of(lesson, replace(champion, version="minilm-0"), sets))
    keys.add(key_of(lesson, replace(champion, thresholds=(0.4,) * 28), sets))
    keys.add(key_of(lesson, champion, FixedSets({}, tmp_path)))
    replace(champion, version="minilm-1").write(tmp_path)
    keys.add(key_of(replace(lesson, parent=tmp_path), champion, sets))
    lesson.service[0].write_text("text,emotion\nho,neutral\n")
    keys.add(key_of(lesson, champion, sets))
    assert len(keys) == 9


def test_a_refusal_is_kept_and_no_other_lesson_has_it(tmp_path):
    file = tmp_path / "training" / "refused.json"
    assert refused(file, "a") is None
    note(file, "a", LOST)
    assert refused(file, "a") == LOST
    assert refused(file, "b") is None


def test_the_last_refusals_are_kept(tmp_path):
    for number in range(KEPT + 1):
        note(tmp_path / "refused.json", str(number), LOST)
    assert refused(tmp_path / "refused.json", "0") is None
    assert refused(tmp_path / "refused.json", "1") == refused(tmp_path / "refused.json", str(KEPT)) == LOST


@pytest.mark.parametrize(
    "text", ["", "[]", "no JSON", '{"a": 3}', '{"a": {"reason": "x", "figures": {"y": []}}}']
)
def test_a_damaged_file_only_forgets(tmp_path, text):
    file = tmp_path / "refused.json"
    file.write_text(text)
    assert refused(file, "a") is None
    note(file, "a", LOST)
    assert refused(file, "a") == LOST
