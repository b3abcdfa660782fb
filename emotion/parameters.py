"""The trained network as plain arrays: the package's encoder, overlaid with what was learnt.

Torch-free, so that set-up can export the committed weights in seconds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from emotion.encoder import SHA256_PREFIX, encoder_dir
from emotion.errors import ModelUnavailable
from emotion.integrity import sha256_of
from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.manifest import Manifest, read_manifest

Array: TypeAlias = NDArray[np.float32]

WEIGHTS_FILE: Final = "emotion.safetensors"
LORA_SCALE: Final = 2.0  # alpha / rank of the adapters we train
_ADAPTER = "base_model.model."
_UNUSED = ("pooler.", "embeddings.position_ids")
_HEADS = {"feelings": len(GOEMOTIONS), "service": len(EMOTIONS), "intensity": 1}


@dataclass(frozen=True, slots=True)
class Shape:
    """The encoder's dimensions that the arrays do not tell."""

    layers: int
    attention_heads: int
    epsilon: float


def encoder_shape(folder: Path) -> Shape:
    """Read the dimensions from an encoder's config.json."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return Shape(config["num_hidden_layers"], config["num_attention_heads"], config["layer_norm_eps"])


def load_parameters(weights_dir: Path) -> dict[str, Array]:
    """Return every parameter by name, float32: `encoder.…` and the three heads.

    Raises
    ------
    ModelUnavailable
        If the weights are missing, damaged or do not fit the encoder.
    """
    if not (weights_dir / WEIGHTS_FILE).is_file():
        raise _missing(weights_dir)
    check_weights(weights_dir, read_manifest(weights_dir))
    base = load_file(encoder_dir() / "model.safetensors")
    encoder = {f"encoder.{name}": value for name, value in base.items() if not name.startswith(_UNUSED)}
    path = weights_dir / WEIGHTS_FILE
    try:
        learnt = load_file(path)
    except SafetensorError as error:
        raise ModelUnavailable(f"{path} is damaged: {error}") from error
    plain = {name: value.astype(np.float32) for name, value in learnt.items() if "lora_" not in name}
    merged = {name: value.astype(np.float32) for name, value in (encoder | plain).items()}
    _check_shapes(merged, encoder, path)
    try:
        return merged | _adapted(merged, learnt)
    except (KeyError, ValueError) as error:
        raise ModelUnavailable(f"{path} has an adapter that does not fit: {error}") from error


def check_weights(weights_dir: Path, manifest: Manifest) -> None:
    """Compare the weights with the version their manifest gives them, which ends in their hash.

    Raises
    ------
    ModelUnavailable
        If they are missing or others, or were learnt on another encoder.
    """
    path = weights_dir / WEIGHTS_FILE
    try:
        found = sha256_of(path)
    except OSError as error:
        raise _missing(weights_dir) from error
    if not manifest.version.endswith(found[:8]):
        raise ModelUnavailable(
            f"{path} is damaged, or not the one its manifest is about: its sha256 begins {found[:8]}, "
            f"the version is {manifest.version}; take both from one place, or run ./attune emotion train"
        )
    if manifest.encoder_sha256 != SHA256_PREFIX:
        raise ModelUnavailable(
            f"{weights_dir} was trained on encoder {manifest.encoder_sha256}, not {SHA256_PREFIX}"
        )


def _missing(weights_dir: Path) -> ModelUnavailable:
    return ModelUnavailable(f"{weights_dir / WEIGHTS_FILE} is missing; run ./attune emotion train")


def _check_shapes(parameters: Mapping[str, Array], encoder: Mapping[str, Array], path: Path) -> None:
    width = len(encoder["encoder.embeddings.LayerNorm.bias"])
    shapes = {name: value.shape for name, value in encoder.items()}
    for head, labels in _HEADS.items():
        shapes |= {f"{head}.weight": (labels, width), f"{head}.bias": (labels,)}
    wrong = [
        name for name, shape in shapes.items() if name not in parameters or parameters[name].shape != shape
    ]
    wrong += [name for name in parameters if name not in shapes]
    wrong = wrong or [name for name in shapes if not np.isfinite(parameters[name]).all()]
    if wrong:
        raise ModelUnavailable(
            f"{path} does not fit this version's network or is damaged ({', '.join(sorted(wrong)[:3])}); "
            "train again"
        )


def _adapted(parameters: Mapping[str, Array], learnt: Mapping[str, Array]) -> dict[str, Array]:
    """Fold a LoRA adapter into the matrices it adapts: W + scale · B A."""
    changed = {}
    for name, down in learnt.items():
        if name.endswith(".lora_A.default.weight"):
            up = learnt[name.replace("lora_A", "lora_B")].astype(np.float32)
            target = name.replace(_ADAPTER, "").replace(".lora_A.default", "")
            changed[target] = parameters[target] + LORA_SCALE * (up @ down.astype(np.float32))
    return changed
