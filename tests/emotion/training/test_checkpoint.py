import pytest

pytest.importorskip("torch")

from emotion.errors import CheckpointMismatch
from emotion.training.checkpoint import claim

ORIGIN = {"data": {"goemotions_sha256": "a"}, "teacher": "stage 1"}


def trained(folder):
    (folder / "epoch-1.json").write_text("{}")


def test_checkpoints_of_the_same_training_are_taken_up(tmp_path):
    claim(tmp_path / "work", ORIGIN)
    trained(tmp_path / "work")
    claim(tmp_path / "work", dict(ORIGIN))


def test_checkpoints_of_another_training_are_refused_and_what_differs_is_named(tmp_path):
    claim(tmp_path, ORIGIN)
    trained(tmp_path)
    with pytest.raises(CheckpointMismatch, match="with another data; delete"):
        claim(tmp_path, {**ORIGIN, "data": {"goemotions_sha256": "b"}})
    claim(tmp_path, ORIGIN)


def test_where_nothing_is_trained_yet_it_may_be_anything(tmp_path):
    claim(tmp_path, ORIGIN)
    claim(tmp_path, {"data": "other"})
    trained(tmp_path)
    with pytest.raises(CheckpointMismatch):
        claim(tmp_path, ORIGIN)
