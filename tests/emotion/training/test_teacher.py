"""Who teaches stage 2, told from which checkpoints there are."""

from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from emotion import ModelUnavailable  # noqa: E402
from emotion.errors import CheckpointMismatch  # noqa: E402
from emotion.manifest import read_manifest  # noqa: E402
from emotion.training.material import Plan  # noqa: E402
from emotion.training.network import Method  # noqa: E402
from emotion.training.stages import FEELINGS  # noqa: E402
from emotion.training.teacher import STAGE_1, check, taught_by, teach  # noqa: E402
from emotion.training.weights import read_learnt  # noqa: E402

WEIGHTS = Path("emotion/weights")


@pytest.fixture
def plan(tmp_path):
    return Plan(tmp_path, tmp_path / "own.csv", tmp_path / "work", runs=2)


def pretend(plan, *epochs):
    """Leave the marks of so many epochs for each run of stage 1."""
    for run, done in zip(plan.each_run(), epochs, strict=True):
        folder = run.folder(FEELINGS)
        folder.mkdir(parents=True)
        if done:
            (folder / f"epoch-{done}.json").write_text("{}")


def test_stage_1_teaches_where_it_was_run_whatever_there_was_before(plan):
    pretend(plan, 3, 4)
    assert taught_by(replace(plan, before=WEIGHTS)) == STAGE_1


def test_the_weights_from_before_teach_where_stage_1_was_not_run(plan):
    plan = replace(plan, before=WEIGHTS)
    assert taught_by(plan) == read_manifest(WEIGHTS).version
    found, kept = teach(plan), read_learnt(WEIGHTS)
    assert found.keys() == kept.keys()
    assert all(torch.equal(found[name], kept[name]) for name in kept)


@pytest.mark.parametrize("before", [None, WEIGHTS])
@pytest.mark.parametrize("epochs", [(1, 0), (3, 0), (3, 2)])
def test_half_a_stage_1_teaches_nothing(plan, epochs, before):
    pretend(plan, *epochs)
    with pytest.raises(CheckpointMismatch, match=f"has done {epochs[0]}, {epochs[1]} of 3 epochs"):
        check(replace(plan, before=before), stage="service")


def test_without_stage_1_and_weights_from_before_it_says_what_is_needed(plan):
    with pytest.raises(CheckpointMismatch, match="--before"):
        check(plan, stage="service")
    check(plan, stage="all")


@pytest.mark.parametrize("stage", ["all", "service"])
def test_weights_that_will_not_fit_are_refused_before_anything_is_trained(plan, stage, tmp_path):
    with pytest.raises(ModelUnavailable, match="is missing"):
        check(replace(plan, before=tmp_path), stage=stage)
    (tmp_path / "emotion.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelUnavailable, match="is damaged"):
        check(replace(plan, before=tmp_path), stage=stage)
    with pytest.raises(ModelUnavailable, match="--method lora"):
        check(replace(plan, before=WEIGHTS, method=Method.LORA), stage=stage)
