"""Learning on, at its smallest: a handful of rows, one epoch, no GoEmotions."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emotion import BadData, Context, Emotion
from emotion.labels import EMOTIONS
from emotion.manifest import read_manifest
from emotion.training.calibrate import calibrate
from emotion.training.data import Rows
from emotion.training.learning import Lesson, fitted_to_served, learn

WEIGHTS = Path("emotion/weights")
TEXTS = ("what a circus this shop is", "splendid, lost again", "bananas, the lot of you")


def corrected(label: Emotion = Emotion.ANGER) -> Rows:
    service = np.eye(len(EMOTIONS), dtype=np.float32)[[EMOTIONS.index(label)] * len(TEXTS)]
    unknown = np.full(len(TEXTS), np.nan, dtype=np.float32)
    return Rows(TEXTS, np.zeros((len(TEXTS), 0), np.float32), service, unknown, (Context(),) * len(TEXTS))


@pytest.fixture
def lesson(tmp_path) -> Lesson:
    own = tmp_path / "own.csv"
    rows = [f"message number {n},{EMOTIONS[n % 8]},0.4" for n in range(48)]
    own.write_text("\n".join(["text,emotion,intensity", *rows]) + "\n")
    return Lesson(WEIGHTS, corrected(), (own,), None, tmp_path / "work", epochs=1)


def ignore(_name: str, _step: int, _steps: int, _loss: float) -> None:
    """Report nothing."""


def test_the_hash_tells_lessons_apart_and_the_same_one_again(lesson):
    other = replace(lesson, corrected=corrected(Emotion.FRUSTRATION))
    stronger = replace(lesson, corrected=replace(corrected(), intensity=np.ones(len(TEXTS), np.float32)))
    assert lesson.hash == replace(lesson, seed=8).hash
    assert len({lesson.hash, other.hash, stronger.hash}) == 3


@pytest.mark.slow
def test_what_was_learnt_says_where_it_comes_from(lesson, tmp_path):
    made = learn(lesson, tmp_path / "out", ignore)
    parent = read_manifest(WEIGHTS)
    assert made.version != parent.version
    assert (made.made["parent"], made.made["corrections"]) == (parent.version, 3)
    assert made.made["lesson_sha256"] == lesson.hash
    assert read_manifest(tmp_path / "out") == made
    # They are fitted to what is served, which is not made yet.
    assert (made.thresholds, made.temperature) == (parent.thresholds, parent.temperature)


@pytest.mark.slow
def test_an_interrupted_lesson_comes_to_the_same_model(lesson, tmp_path):
    whole = learn(replace(lesson, epochs=2, work=tmp_path / "whole"), tmp_path / "a", ignore)

    def stop(_name: str, step: int, steps: int, _loss: float) -> None:
        if step > steps // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        learn(replace(lesson, epochs=2), tmp_path / "b", stop)
    steps: list[int] = []
    resumed = learn(replace(lesson, epochs=2), tmp_path / "b", lambda _n, step, _s, _l: steps.append(step))
    assert min(steps) > 1
    assert resumed.version == whole.version


@pytest.mark.slow
def test_the_parents_weights_stay_as_they_are(lesson, tmp_path):
    before = (WEIGHTS / "emotion.safetensors").read_bytes()
    learn(lesson, tmp_path / "out", ignore)
    assert (WEIGHTS / "emotion.safetensors").read_bytes() == before


def test_bad_rows_stop_it_before_anything_is_trained(lesson, tmp_path):
    lesson.service[0].write_text("text,emotion\nhi,odd\n")
    with pytest.raises(BadData, match="unknown emotion"):
        learn(lesson, tmp_path / "out", ignore)
    assert not (tmp_path / "out").exists()


def goemotions(folder: Path, rows: int) -> Path:
    folder.mkdir()
    (folder / "labels.txt").write_text("anger\ngratitude\nneutral\n")
    said = ("I hate you, you idiot", "thank you so much", "the shop is in this street")
    (folder / "dev.tsv").write_text("".join(f"{said[n % 3]} {n}\t{n % 3}\tx\n" for n in range(rows)))
    return folder


@pytest.mark.slow
def test_thresholds_and_temperature_are_those_that_calibrating_what_serves_gives(lesson, reader, tmp_path):
    service = (Path("data/emotion/service_train.csv"), Path("data/emotion/context_train.csv"))
    lesson = replace(lesson, service=service, goemotions=goemotions(tmp_path / "goemotions", 1_002))
    weights = shutil.copytree(WEIGHTS, tmp_path / "weights")
    spoilt = replace(read_manifest(WEIGHTS), temperature=4.0, thresholds=(0.9,) * 28, abstain_below=0.0)
    made = fitted_to_served(spoilt, lesson, reader)
    wanted = calibrate(weights, lesson.goemotions, *service).after
    assert (made.thresholds, made.temperature) == (wanted.thresholds, wanted.temperature)
    assert (made.abstain_below, made.made["calibrated"]) == (
        wanted.abstain_below,
        wanted.made["calibrated"],
    )
    assert "dev_macro_f1_28_tuned" in made.metrics


def test_without_goemotions_there_is_nothing_to_fit_on(lesson, reader):
    manifest = read_manifest(WEIGHTS)
    assert fitted_to_served(manifest, lesson, reader) == manifest


def test_too_few_rows_to_fit_on_stop_it_before_anything_is_trained(lesson, tmp_path):
    steps: list[int] = []
    small = replace(lesson, goemotions=goemotions(tmp_path / "goemotions", 2))
    with pytest.raises(BadData, match="too few to fit on"):
        learn(small, tmp_path / "out", lambda _n, step, _s, _l: steps.append(step))
    assert steps == []
