"""Checkpoints at the end of an epoch: safetensors and a JSON beside them; nothing is pickled.

A checkpoint is complete once its JSON exists, which is written last.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from emotion.training.network import Network
from emotion.training.optimiser import Average

_NAME = re.compile(r"epoch-(\d+)\.json")


@dataclass(frozen=True, slots=True)
class Resumed:
    """Where an interrupted training goes on."""

    epochs_done: int
    facts: Mapping[str, object]


def learnt(network: Network) -> dict[str, Tensor]:
    """Return what training changes, by parameter name."""
    return {name: p.detach() for name, p in network.named_parameters() if p.requires_grad}


def save(
    folder: Path,
    epochs_done: int,
    network: Network,
    optimiser: torch.optim.AdamW,
    average: Average,
    facts: Mapping[str, object],
) -> Path:
    """Write the state after an epoch and return the path of its JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {f"weights/{name}": tensor for name, tensor in learnt(network).items()}
    tensors |= {f"average/{name}": tensor for name, tensor in average.state.items()}
    for row, state in optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser/{row}/{name}": tensor for name, tensor in state.items()}
    stem = folder / f"epoch-{epochs_done}"
    save_file(
        {name: tensor.contiguous() for name, tensor in tensors.items()}, stem.with_suffix(".safetensors")
    )
    done = stem.with_suffix(".json")
    done.write_text(json.dumps({"average_steps": average.steps, **facts}, indent=1), encoding="utf-8")
    for older in folder.glob("epoch-*.safetensors"):
        if older != stem.with_suffix(".safetensors"):
            older.unlink()
            older.with_suffix(".json").unlink(missing_ok=True)
    return done


def resume(folder: Path, network: Network, optimiser: torch.optim.AdamW, average: Average) -> Resumed | None:
    """Load the last complete checkpoint of the folder; None where there is none."""
    names = [
        (int(found.group(1)), path) for path in folder.glob("*.json") if (found := _NAME.fullmatch(path.name))
    ]
    if not names:
        return None
    epochs_done, path = max(names)
    tensors = load_file(path.with_suffix(".safetensors"))
    facts = json.loads(path.read_text(encoding="utf-8"))
    with torch.no_grad():
        for name, parameter in learnt(network).items():
            parameter.copy_(tensors[f"weights/{name}"])
        for name, tensor in average.state.items():
            tensor.copy_(tensors[f"average/{name}"])
    average.steps = int(facts["average_steps"])
    state = optimiser.state_dict()
    state["state"] = _optimiser_state(tensors)
    optimiser.load_state_dict(state)
    return Resumed(epochs_done, facts)


def load_average(folder: Path, network: Network) -> Mapping[str, object]:
    """Put the averaged weights of the last checkpoint into the network and return its facts."""
    paths = sorted(folder.glob("epoch-*.json"))
    if not paths:
        raise FileNotFoundError(f"{folder} holds no checkpoint; train the stage before this one first")
    tensors = load_file(paths[-1].with_suffix(".safetensors"))
    with torch.no_grad():
        for name, parameter in learnt(network).items():
            parameter.copy_(tensors[f"average/{name}"])
    facts: Mapping[str, object] = json.loads(paths[-1].read_text(encoding="utf-8"))
    return facts


def _optimiser_state(tensors: Mapping[str, Tensor]) -> dict[int, dict[str, Tensor]]:
    state: dict[int, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        if key.startswith("optimiser/"):
            _, row, name = key.split("/")
            state.setdefault(int(row), {})[name] = tensor
    return state
