"""How weights move: layer-wise rates, one cycle, and a running average of where they have been."""

import math
import re

import torch
from torch import Tensor, nn

from emotion.training.network import Network
from emotion.training.stages import Stage

_LAYER = re.compile(r"\.layer\.(\d+)\.")
_LAYERS = 6
_NO_DECAY = ("bias", "LayerNorm.weight")


def make_optimiser(network: Network, stage: Stage) -> torch.optim.AdamW:
    """Return AdamW with a rate for each parameter by its distance from the heads."""
    groups = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            decay = 0.0 if name.endswith(_NO_DECAY) else stage.weight_decay
            groups.append({"params": [parameter], "lr": _rate(name, stage), "weight_decay": decay})
    for group in groups:
        group["top_lr"] = group["lr"]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _rate(name: str, stage: Stage) -> float:
    if not name.startswith("encoder."):
        return stage.head_rate
    layer = _LAYER.search(name)
    distance = _LAYERS - 1 - int(layer.group(1)) if layer else _LAYERS
    return stage.encoder_rate * stage.layer_decay**distance


def set_rate(optimiser: torch.optim.AdamW, stage: Stage, progress: float) -> None:
    """Set every group's rate for this point of the cycle: up in a straight line, down in a cosine.

    Parameters
    ----------
    progress
        Share of all steps done, 0-1.
    """
    if progress < stage.warm_up:
        factor = progress / stage.warm_up
    else:
        done = (progress - stage.warm_up) / (1.0 - stage.warm_up)
        factor = 0.5 * (1.0 + math.cos(math.pi * done))
    for group in optimiser.param_groups:
        group["lr"] = group["top_lr"] * max(factor, 1e-3)


class Average:
    """Exponential moving average of the learnt parameters."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self._learnt = {name: p for name, p in network.named_parameters() if p.requires_grad}
        self.state: dict[str, Tensor] = {name: p.detach().clone() for name, p in self._learnt.items()}

    @torch.no_grad()
    def update(self) -> None:
        """Move towards the present weights; faster in the first steps, when the past is worthless."""
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        torch._foreach_lerp_(list(self.state.values()), list(self._learnt.values()), 1.0 - decay)

    @torch.no_grad()
    def swap(self) -> None:
        """Exchange the network's weights with the average; twice is as before."""
        for name, parameter in self._learnt.items():
            kept = parameter.detach().clone()
            parameter.copy_(self.state[name])
            self.state[name].copy_(kept)
