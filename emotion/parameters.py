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
from safetensors.numpy import load_file

from emotion.encoder import encoder_dir
from emotion.errors import ModelUnavailable

Array: TypeAlias = NDArray[np.float32]

WEIGHTS_FILE: Final = "emotion.safetensors"
LORA_SCALE: Final = 2.0  # alpha / rank of the adapters we train
_ADAPTER = "base_model.model."
_UNUSED = ("pooler.", "embeddings.position_ids")


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
        If the weights are missing or do not fit the encoder.
    """
    base = load_file(encoder_dir() / "model.safetensors")
    encoder = {f"encoder.{name}": value for name, value in base.items() if not name.startswith(_UNUSED)}
    try:
        learnt = load_file(weights_dir / WEIGHTS_FILE)
    except OSError as error:
        raise ModelUnavailable(
            f"{weights_dir / WEIGHTS_FILE} is missing; run ./attune emotion train"
        ) from error
    plain = {name: value.astype(np.float32) for name, value in learnt.items() if "lora_" not in name}
    if strangers := {name for name in plain if name.startswith("encoder.")} - encoder.keys():
        raise ModelUnavailable(f"{weights_dir} has parameters the encoder lacks: {sorted(strangers)[:3]}")
    merged = {name: value.astype(np.float32) for name, value in (encoder | plain).items()}
    return merged | _adapted(merged, learnt)


def _adapted(parameters: Mapping[str, Array], learnt: Mapping[str, Array]) -> dict[str, Array]:
    """Fold a LoRA adapter into the matrices it adapts: W + scale · B A."""
    changed = {}
    for name, down in learnt.items():
        if name.endswith(".lora_A.default.weight"):
            up = learnt[name.replace("lora_A", "lora_B")].astype(np.float32)
            target = name.replace(_ADAPTER, "").replace(".lora_A.default", "")
            changed[target] = parameters[target] + LORA_SCALE * (up @ down.astype(np.float32))
    return changed
