"""What was learnt, as it is kept in the repository: float16 safetensors and a manifest.

Only parameters that training changed are stored; the frozen word embeddings come from the encoder's
package, which the manifest pins by hash.
"""

from dataclasses import replace
from pathlib import Path

import torch

from emotion.encoder import encoder_dir
from emotion.errors import ModelUnavailable
from emotion.integrity import sha256_of
from emotion.manifest import Manifest, read_manifest
from emotion.parameters import WEIGHTS_FILE, check_weights
from emotion.training.checkpoint import learnt
from emotion.training.network import Method, Network, build, merge_adapter
from emotion.training.tensors import load_tensors, save_tensors


def save_weights(network: Network, manifest: Manifest, folder: Path) -> Manifest:
    """Write weights and manifest; return the manifest with the version the weights' hash gives it.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there; what lay there before stays.
    """
    path = folder / WEIGHTS_FILE
    save_tensors({name: tensor.to(torch.float16) for name, tensor in learnt(network).items()}, path)
    versioned = replace(manifest, version=f"minilm-{sha256_of(path)[:8]}")
    versioned.write(folder)
    return versioned


def read_learnt(folder: Path) -> dict[str, torch.Tensor]:
    """Return the learnt parameters in 32 bits, by name.

    Raises
    ------
    ModelUnavailable
        If they are missing or damaged.
    """
    path = folder / WEIGHTS_FILE
    try:
        tensors = load_tensors(path)
    except OSError as error:
        raise ModelUnavailable(f"{path} is missing; run ./attune emotion train") from error
    except ValueError as error:
        raise ModelUnavailable(str(error)) from error
    return {name: tensor.to(torch.float32) for name, tensor in tensors.items()}


def load_weights(folder: Path) -> tuple[Network, Manifest]:
    """Rebuild the trained network, ready for evaluation, a LoRA adapter folded in.

    Raises
    ------
    ModelUnavailable
        If weights are missing, do not fit, or were learnt on another encoder.
    """
    manifest = read_manifest(folder)
    check_weights(folder, manifest)
    network = build(encoder_dir(), Method(manifest.method))
    tensors = read_learnt(folder)
    parameters = learnt(network)
    shapes = {name: parameter.shape for name, parameter in parameters.items()}
    if shapes != {name: tensor.shape for name, tensor in tensors.items()}:
        raise ModelUnavailable(f"{folder / WEIGHTS_FILE} does not fit this version's network; train again")
    with torch.no_grad():
        for name, parameter in parameters.items():
            parameter.copy_(tensors[name])
    return merge_adapter(network).eval(), manifest
