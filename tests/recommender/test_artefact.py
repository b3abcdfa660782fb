"""Artefacts on disk: what is torn, altered or newer is refused, and the previous one keeps serving."""

from __future__ import annotations

import hashlib
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
    assert isinstance(artefact.read(copied / "v1").items.factors.base, np.memmap)


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


@pytest.mark.parametrize("files", [{}, {"names.json": "0" * 64}, {"../v1/names.json": "0" * 64}, [], None])
def test_a_file_nobody_vouches_for_is_refused(copied: Path, files: object) -> None:
    set_manifest(copied / "v1", files=files)
    with pytest.raises(ArtefactDamaged):
        Ranker.open(copied)


def test_numbers_of_another_type_are_refused(copied: Path) -> None:
    path = copied / "v1" / "items_biases.npy"
    np.save(path, np.load(path).astype(np.float64))
    files = json.loads((copied / "v1" / "manifest.json").read_text())["files"]
    set_manifest(copied / "v1", files={**files, path.name: hashlib.sha256(path.read_bytes()).hexdigest()})
    with pytest.raises(ArtefactDamaged, match="float32"):
        Ranker.open(copied)


def test_a_pointer_that_is_no_text_is_refused(copied: Path) -> None:
    (copied / artefact.POINTER).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ArtefactDamaged):
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


@pytest.mark.parametrize("harm", ["torn", "newer", "gone", "pointer"])
def test_the_previous_artefact_keeps_serving(copied: Path, items: list, harm: str) -> None:
    live = LiveRanker(copied, items)
    before = live.rank(RankRequest("C0001"))
    shutil.copytree(copied / "v1", copied / "v2")
    if harm == "torn":
        (copied / "v2" / "items_factors.npy").write_bytes(b"torn")
    elif harm == "newer":
        set_manifest(copied / "v2", schema=artefact.SCHEMA + 1)
    elif harm == "gone":
        shutil.rmtree(copied / "v2")
    artefact.point(copied, "../v2" if harm == "pointer" else "v2")
    assert not live.refresh()
    assert live.version == "v1"
    assert live.rank(RankRequest("C0001")) == before


@pytest.mark.parametrize("harm", ["torn", "newer", "gone"])
def test_a_start_over_a_bad_artefact_serves_the_newest_readable_one_that_served(
    copied: Path, items: list, harm: str
) -> None:
    for version in ("v2", "never", "v3", "v4"):
        shutil.copytree(copied / "v1", copied / version)
        set_manifest(copied / version, version=version)
    for version in ("v2", "v3", "v4"):
        artefact.point(copied, version)
    for version in ("v3", "v4"):
        if harm == "torn":
            (copied / version / "items_factors.npy").write_bytes(b"torn")
        elif harm == "newer":
            set_manifest(copied / version, schema=artefact.SCHEMA + 1)
        else:
            shutil.rmtree(copied / version)
    live = LiveRanker(copied, items)
    assert live.version == "v2"
    assert len(live.rank(RankRequest("C0001"))) == 3
    artefact.point(copied, "v1")
    assert live.refresh()
    assert live.version == "v1"


def test_a_start_with_nothing_readable_says_what_is_wrong_with_the_present_one(copied: Path) -> None:
    shutil.copytree(copied / "v1", copied / "v2")
    artefact.point(copied, "v2")
    for version in ("v1", "v2"):
        (copied / version / "items_factors.npy").write_bytes(b"torn")
    with pytest.raises(ArtefactDamaged, match="v2"):
        LiveRanker(copied)


def test_what_served_before_is_remembered_newest_first_and_not_for_ever(copied: Path) -> None:
    for number in range(2, 12):
        artefact.point(copied, f"v{number}")
    artefact.point(copied, "v9")
    artefact.point(copied, "v9")
    assert [folder.name for folder in artefact.former(copied)] == ["v11", "v10", "v8", "v7", "v6"]


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
