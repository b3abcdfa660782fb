"""What was learnt, as it is kept in the repository: float16 safetensors and a manifest.

Only parameters that training changed are stored; the frozen word embeddings come from the encoder's
package, which the manifest pins by hash.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from emotion.encoder import SHA256_PREFIX, encoder_dir
from emotion.errors import ModelUnavailable
from emotion.manifest import Manifest, read_manifest
from emotion.parameters import WEIGHTS_FILE
from emotion.training.checkpoint import learnt
from emotion.training.network import Method, Network, build, merge_adapter


def save_weights(network: Network, manifest: Manifest, folder: Path) -> Manifest:
    """Write weights and manifest; return the manifest with the version the weights' hash gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: tensor.to(torch.float16).contiguous() for name, tensor in learnt(network).items()}
    path = folder / WEIGHTS_FILE
    save_file(tensors, path)
    path.chmod(0o644)  # safetensors writes for the owner only
    versioned = replace(manifest, version=f"minilm-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}")
    versioned.write(folder)
    return versioned


def read_learnt(folder: Path) -> dict[str, torch.Tensor]:
    """Return the learnt parameters in 32 bits, by name.

    Raises
    ------
    ModelUnavailable
        If they are missing or damaged.
    """
    try:
        tensors = load_file(folder / WEIGHTS_FILE)
    except OSError as error:
        raise ModelUnavailable(f"{folder / WEIGHTS_FILE} is missing; run ./attune emotion train") from error
    except SafetensorError as error:
        raise ModelUnavailable(f"{folder / WEIGHTS_FILE} is damaged: {error}") from error
    return {name: tensor.to(torch.float32) for name, tensor in tensors.items()}


def load_weights(folder: Path) -> tuple[Network, Manifest]:
    """Rebuild the trained network, ready for evaluation, a LoRA adapter folded in.

    Raises
    ------
    ModelUnavailable
        If weights are missing, do not fit, or were learnt on another encoder.
    """
    manifest = read_manifest(folder)
    if manifest.encoder_sha256 != SHA256_PREFIX:
        raise ModelUnavailable(
            f"{folder} was trained on encoder {manifest.encoder_sha256}, not {SHA256_PREFIX}"
        )
    network = build(encoder_dir(), Method(manifest.method))
    tensors = read_learnt(folder)
    parameters = learnt(network)
    if parameters.keys() != tensors.keys():
        raise ModelUnavailable(f"{folder / WEIGHTS_FILE} does not fit this version's network; train again")
    with torch.no_grad():
        for name, parameter in parameters.items():
            parameter.copy_(tensors[name])
    return merge_adapter(network).eval(), manifest
