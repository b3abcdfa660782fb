"""What is damaged, foreign or newer is named and refused, and what served before goes on serving."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from emotion import ModelUnavailable, Reader
from emotion.export import export
from emotion.integrity import sha256_of
from emotion.manifest import read_manifest
from emotion.parameters import WEIGHTS_FILE

WEIGHTS = Path("emotion/weights")
Change = Callable[[Path], object]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def said(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return shutil.copytree(WEIGHTS, tmp_path / "weights")


@pytest.mark.parametrize("change", [cut, flip, lambda path: path.write_bytes(b""), Path.unlink])
def test_damaged_weights_are_not_exported_and_the_old_model_serves(
    artefact: Path, weights: Path, change: Change
) -> None:
    served = read_manifest(artefact)
    change(weights / WEIGHTS_FILE)
    with pytest.raises(ModelUnavailable, match=r"safetensors is (damaged|missing)"):
        export(weights, artefact)
    assert Reader.open(artefact).manifest == served


def changed(weights: Path, change: Callable[[dict[str, np.ndarray]], object]) -> None:
    """Change the tensors, and let the manifest be about them."""
    path = weights / WEIGHTS_FILE
    tensors = load_file(path)
    change(tensors)
    save_file(tensors, path)
    said(weights / "manifest.json", version=f"minilm-{sha256_of(path)[:8]}")


@pytest.mark.parametrize(
    "change",
    [
        lambda tensors: tensors.update({"service.weight": tensors["service.weight"][:7].copy()}),
        lambda tensors: tensors.pop("intensity.weight"),
        lambda tensors: tensors.update({"encoder.pooler.dense.bias": np.zeros(384, np.float16)}),
        lambda tensors: tensors["service.bias"].fill(np.nan),
    ],
    ids=["shape", "missing", "stranger", "no number"],
)
def test_weights_of_another_network_are_refused(weights: Path, tmp_path: Path, change: Change) -> None:
    changed(weights, change)
    with pytest.raises(ModelUnavailable, match="does not fit this version's network"):
        export(weights, tmp_path / "emotion")
    assert not (tmp_path / "emotion").exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"schema": 2}, "newer version"),
        ({"schema": "1"}, "damaged"),
        ({"thresholds": None}, "damaged"),
        ({"thresholds": ["x"] * 28}, "damaged"),
        ({"temperature": "hot"}, "damaged"),
        ({"temperature": float("nan")}, "temperature"),
        ({"abstain_below": 2}, "abstain_below"),
        ({"metrics": None}, "damaged"),
        ({"export": {"sha256": ["model.int8.onnx"]}}, "damaged"),
        ({"export": {"sha256": {"model.int8.onnx": 5}}}, "damaged"),
        ({"method": "magic"}, "method 'magic'"),
        ({"encoder_sha256": "00000000"}, "encoder 00000000"),
        ({"version": "../../elsewhere"}, "version '../../elsewhere'"),
        ({"version": 5}, "version 5"),
    ],
)
def test_a_manifest_that_cannot_be_right_is_refused(
    weights: Path, tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    said(weights / "manifest.json", **changes)
    with pytest.raises(ModelUnavailable, match=reason):
        export(weights, tmp_path / "emotion")
    assert not (tmp_path / "emotion").exists()


def test_a_manifest_of_the_future_may_lack_what_this_version_knows(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"schema": 2, "kind": "other"}')
    with pytest.raises(ModelUnavailable, match="newer version"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("name", ["model.int8.onnx", "tokenizer.json"])
@pytest.mark.parametrize("change", [cut, flip, Path.unlink])
def test_a_damaged_artefact_is_not_served(artefact: Path, tmp_path: Path, name: str, change: Change) -> None:
    copy = shutil.copytree(artefact, tmp_path / "copy")
    change(copy / name)
    with pytest.raises(ModelUnavailable, match=rf"{name} (is damaged|cannot be read).*emotion export"):
        Reader.open(copy)
