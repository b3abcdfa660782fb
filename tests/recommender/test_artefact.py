"""Artefacts on disk: what is torn, altered or newer is refused, and the previous one keeps serving."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from recommender import (
    ArtefactDamaged,
    ArtefactError,
    ArtefactMissing,
    ArtefactTooNew,
    LiveRanker,
    Ranker,
    RankRequest,
    artefact,
)
from recommender.training import TrainingSet, TrainingSettings, fit


@pytest.fixture
def copied(home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(home, tmp_path / "home"))


def set_manifest(folder: Path, **changes: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_factors_are_memory_mapped(copied: Path) -> None:
    assert isinstance(artefact.read(copied / "v1").items.factors, np.memmap)


@pytest.mark.parametrize("name", ["items_factors.npy", "customers_biases.npy", "names.json"])
def test_an_altered_file_is_refused(copied: Path, name: str) -> None:
    path = copied / "v1" / name
    body = bytearray(path.read_bytes())
    body[-1] ^= 1
    path.write_bytes(body)
    with pytest.raises(ArtefactDamaged, match="checksum"):
        Ranker.open(copied)


@pytest.mark.parametrize("name", ["items_factors.npy", "names.json"])
def test_a_missing_file_is_refused(copied: Path, name: str) -> None:
    (copied / "v1" / name).unlink()
    with pytest.raises(ArtefactDamaged, match="missing"):
        Ranker.open(copied)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"schema": "x"}', '{"schema": 1}', '{"schema": 1, "odd": 2}']
)
def test_a_torn_manifest_is_refused(copied: Path, text: str) -> None:
    (copied / "v1" / "manifest.json").write_text(text)
    with pytest.raises(ArtefactDamaged):
        Ranker.open(copied)


def test_a_newer_schema_is_refused(copied: Path) -> None:
    set_manifest(copied / "v1", schema=artefact.SCHEMA + 1)
    with pytest.raises(ArtefactTooNew):
        Ranker.open(copied)


def test_a_file_outside_the_manifest_folder_is_never_followed(copied: Path) -> None:
    (copied / artefact.POINTER).write_text("../elsewhere")
    with pytest.raises(ArtefactDamaged):
        Ranker.open(copied)


def test_an_empty_home_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ArtefactMissing):
        Ranker.open(tmp_path)


def test_the_previous_artefact_keeps_serving_when_the_next_is_damaged(copied: Path, items: list) -> None:
    live = LiveRanker(copied, items)
    shutil.copytree(copied / "v1", copied / "v2")
    (copied / "v2" / "items_factors.npy").write_bytes(b"torn")
    artefact.point(copied, "v2")
    assert not live.refresh()
    assert live.version == "v1"
    assert len(live.rank(RankRequest("C0001"))) == 3


def test_a_good_artefact_takes_over_with_the_catalogue(
    copied: Path, items: list, training_set: TrainingSet, settings: TrainingSettings
) -> None:
    live = LiveRanker(copied, items)
    fit(training_set, copied, settings, version="v2")
    assert not live.refresh()
    artefact.point(copied, "v2")
    assert live.refresh()
    assert live.version == "v2"
    assert len(live.rank(RankRequest("C0001"))) == 3


def test_a_fit_does_not_move_the_pointer(
    copied: Path, training_set: TrainingSet, settings: TrainingSettings
) -> None:
    fit(training_set, copied, settings, version="v2")
    assert artefact.current(copied).name == "v1"


def test_the_same_fit_writes_the_same_bytes(
    copied: Path, training_set: TrainingSet, settings: TrainingSettings
) -> None:
    again = fit(training_set, copied, settings, version="v2")
    assert again.files == artefact.read_manifest(copied / "v1").files


def test_every_refusal_is_one_family() -> None:
    assert all(issubclass(kind, ArtefactError) for kind in (ArtefactDamaged, ArtefactMissing, ArtefactTooNew))
