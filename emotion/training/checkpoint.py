"""Checkpoints at the end of an epoch: safetensors and a JSON beside them; nothing is pickled.

A checkpoint is complete once its JSON exists, which is written last.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from emotion.errors import CheckpointMismatch
from emotion.training.network import Network
from emotion.training.optimiser import Average
from emotion.training.tensors import load_tensors, save_tensors
from emotion.writing import whole

_NAME = re.compile(r"epoch-(\d+)\.json")
_ORIGIN = "learns-from.json"
_WEIGHTS, _AVERAGE = "weights/", "average/"


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
    """Write the state after an epoch and return the path of its JSON.

    Raises
    ------
    CannotWrite
        If the disk is full; the checkpoint before then stays.
    """
    tensors = {f"{_WEIGHTS}{name}": tensor for name, tensor in learnt(network).items()}
    tensors |= {f"{_AVERAGE}{name}": tensor for name, tensor in average.state.items()}
    for row, state in optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser/{row}/{name}": tensor for name, tensor in state.items()}
    stem = folder / f"epoch-{epochs_done}"
    save_tensors(tensors, stem.with_suffix(".safetensors"))
    done = stem.with_suffix(".json")
    with whole(done) as beside:
        beside.write_text(json.dumps({"average_steps": average.steps, **facts}, indent=1), encoding="utf-8")
    for older in folder.glob("epoch-*.safetensors"):
        if older != stem.with_suffix(".safetensors"):
            older.unlink()
            older.with_suffix(".json").unlink(missing_ok=True)
    return done


def resume(folder: Path, network: Network, optimiser: torch.optim.AdamW, average: Average) -> Resumed | None:
    """Load the last complete checkpoint of the folder; None where there is none.

    Raises
    ------
    CheckpointMismatch
        If it is damaged or of another network.
    """
    last = _last(folder)
    if last is None:
        return None
    epochs_done, path = last
    try:
        tensors = load_tensors(path.with_suffix(".safetensors"))
        facts = json.loads(path.read_text(encoding="utf-8"))
        put(_part(tensors, _WEIGHTS), network)
        with torch.no_grad():
            for name, kept in _part(tensors, _AVERAGE).items():
                average.state[name].copy_(kept)
        average.steps = int(facts["average_steps"])
        state = optimiser.state_dict()
        state["state"] = _optimiser_state(tensors)
        optimiser.load_state_dict(state)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise _damaged(folder, error) from error
    return Resumed(epochs_done, facts)


def _damaged(folder: Path, error: Exception) -> CheckpointMismatch:
    return CheckpointMismatch(f"the checkpoint in {folder} is damaged ({error}); delete it and train again")


def claim(folder: Path, origin: Mapping[str, object]) -> None:
    """Note what a stage learns from; refuse a folder whose checkpoints learnt from something else.

    Raises
    ------
    CheckpointMismatch
        With the names of what differs.
    """
    path = folder / _ORIGIN
    wanted = json.loads(json.dumps(origin))
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() and _last(folder) else wanted
    except ValueError as error:
        raise _damaged(folder, error) from error
    if other := sorted(name for name in found | wanted if found.get(name) != wanted.get(name)):
        raise CheckpointMismatch(
            f"the checkpoints in {folder} come from a training with another {', '.join(other)}; "
            "delete that folder, or train with another --seed"
        )
    with whole(path) as beside:
        beside.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def epochs_done(folder: Path) -> int:
    """Return how many epochs of a stage are finished."""
    last = _last(folder)
    return last[0] if last else 0


def read_average(folder: Path) -> dict[str, Tensor]:
    """Return the averaged weights of the last checkpoint, by parameter name.

    Raises
    ------
    FileNotFoundError
        If the stage was never trained.
    CheckpointMismatch
        If the checkpoint is damaged.
    """
    last = _last(folder)
    if last is None:
        raise FileNotFoundError(f"{folder} holds no checkpoint; train the stage before this one first")
    try:
        tensors = load_tensors(last[1].with_suffix(".safetensors"))
    except (OSError, ValueError) as error:
        raise _damaged(folder, error) from error
    return _part(tensors, _AVERAGE)


def read_mean(folders: Sequence[Path]) -> dict[str, Tensor]:
    """Return the mean over several trainings of what `read_average` returns for each."""
    found = [read_average(folder) for folder in folders]
    return {name: torch.stack([one[name] for one in found]).mean(dim=0) for name in found[0]}


def put(weights: Mapping[str, Tensor], network: Network) -> None:
    """Put learnt parameters, by name, into the network."""
    with torch.no_grad():
        for name, parameter in learnt(network).items():
            parameter.copy_(weights[name])


def _last(folder: Path) -> tuple[int, Path] | None:
    names = [
        (int(found.group(1)), path) for path in folder.glob("*.json") if (found := _NAME.fullmatch(path.name))
    ]
    return max(names, default=None)


def _part(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _optimiser_state(tensors: Mapping[str, Tensor]) -> dict[int, dict[str, Tensor]]:
    state: dict[int, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        if key.startswith("optimiser/"):
            _, row, name = key.split("/")
            state.setdefault(int(row), {})[name] = tensor
    return state
