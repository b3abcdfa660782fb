"""The learning job from corrections to the served model, at its smallest."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from emotion import ModelUnavailable, Reader
from emotion.manifest import read_manifest
from emotion.training.gate import FixedSets
from emotion.training.learning import Lesson
from emotion.training.messages import read_service
from emotion.versions import roll_back
from ops.emotion.learn import Job, Outcome, fit_candidate, parent_weights, run
from ops.emotion.register import KIND, note_served
from ops.errors import WrongInput
from store import migrate, open_store

WEIGHTS = Path("emotion/weights")
OWN = "text,emotion,intensity\n" + "".join(
    f"thanks number {n},gratitude,0.4\nwhere is number {n},neutral,0.1\n" for n in range(24)
)


@pytest.fixture
def lesson(tmp_path) -> Lesson:
    own = tmp_path / "own.csv"
    own.write_text(OWN)
    corrections = tmp_path / "corrections.csv"
    corrections.write_text("text,emotion\nwhat a circus,anger\nbananas the lot of you,anger\n")
    return Lesson(WEIGHTS, read_service(corrections), (own,), None, tmp_path / "work", epochs=1)


@pytest.fixture
def job(exported, tmp_path) -> Job:
    copytree(exported, tmp_path / "home", symlinks=True)
    fixed = tmp_path / "fixed.csv"
    fixed.write_text("text,emotion\nthank you so much,gratitude\nwhere is my order,neutral\n")
    return Job(tmp_path / "home" / "emotion", WEIGHTS, FixedSets({"own": fixed}, tmp_path))


def learnt(job: Job, lesson: Lesson, *, again: bool = False) -> Outcome:
    return run(job, lesson, stage=lambda _: None, progress=lambda *_: None, again=again)


@pytest.mark.slow
def test_what_passes_the_gate_serves_and_can_be_taken_back(job, lesson, tmp_path):
    first = read_manifest(job.served).version
    outcome = learnt(job, lesson)
    assert outcome.promoted
    assert Reader.open(job.served).version == outcome.version == outcome.challenger != first
    assert read_manifest(parent_weights(job)).made["parent"] == first
    assert not lesson.work.exists()
    again = learnt(job, replace(lesson, parent=parent_weights(job)))
    assert (again.challenger, again.reason) == ("", "nothing new to learn from")
    url = f"sqlite:///{tmp_path}/attune.db"
    migrate(url)
    roll_back(job.served)
    with open_store(url) as store:
        noted = note_served(store, job.served, why="rolled back", at=datetime(2026, 3, 1, tzinfo=UTC))
        champion = store.artefacts.champion(KIND)
    assert champion is not None and champion.version == noted == first
    assert parent_weights(job) == WEIGHTS


@pytest.mark.slow
def test_what_fails_the_gate_never_serves(job, lesson, tmp_path):
    job = replace(job, sets=FixedSets({}, tmp_path))  # nothing to measure on: nothing passes
    before = read_manifest(job.served)
    outcome = learnt(job, lesson)
    assert (outcome.promoted, outcome.version) == (False, before.version)
    assert read_manifest(job.served) == before
    same = learnt(job, lesson)
    assert (same.challenger, same.promoted, same.version) == ("", False, before.version)
    assert same.reason.startswith("nothing changed since this was refused (there is no fixed set")
    assert learnt(job, lesson, again=True).challenger == outcome.challenger
    assert learnt(job, replace(lesson, seed=8)).challenger not in {"", outcome.challenger}


@pytest.mark.slow
def test_the_candidate_and_its_weights_have_what_was_fitted_to_the_candidate(job, lesson, tmp_path):
    lesson.service[0].write_text("text,emotion\n" + "".join(f"thanks {n},gratitude\n" for n in range(1_200)))
    data = tmp_path / "data"
    data.mkdir()
    (data / "labels.txt").write_text("gratitude\nneutral\n")
    (data / "dev.tsv").write_text("thanks a lot\t0\tx\nit is open\t1\tx\n" * 500)
    weights, spoilt = copytree(WEIGHTS, tmp_path / "weights"), (0.9,) * 28
    for folder in (weights, job.served):
        replace(read_manifest(folder), thresholds=spoilt).write(folder)
    fit_candidate(replace(lesson, goemotions=data), weights, job.served)
    fitted = read_manifest(weights)
    assert fitted.thresholds != spoilt
    assert replace(Reader.open(job.served).manifest, export={}) == fitted


def test_a_damaged_model_in_service_is_told_before_anything_is_trained(job, lesson):
    (job.served / "model.int8.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelUnavailable, match="is damaged"):
        learnt(job, lesson)
    assert not lesson.work.exists()


def test_a_replacement_model_does_not_learn(job):
    replace(read_manifest(job.served), method="replacement").write(job.served)
    with pytest.raises(WrongInput, match="only ours learns on"):
        parent_weights(job)
