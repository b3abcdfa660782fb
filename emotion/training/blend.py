"""Blend: weights between those of both stages, and the heads for customers' meaning fitted anew on them.

Stage 2 learns our messages and drifts from what stage 1 knew; between them lie weights that read foreign text
better than either end (Wortsman et al., 2022, Robust fine-tuning of zero-shot models). The two heads that
read customers were made for one end, so they are fitted again while the encoder stands still: a convex
problem of seconds.
"""

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from emotion.tokens import Tokens
from emotion.training.batches import in_length_order
from emotion.training.checkpoint import learnt
from emotion.training.material import Held, Material
from emotion.training.network import Network

_FIRST = 0.3  # of the blend is stage 1
_GOEMOTIONS_ROWS = 8_000  # that the heads are fitted on beside our messages
_GOEMOTIONS_COUNT = 0.2  # what each of them counts, one of ours being 1
_TIES = 3e-4  # how firmly a head is tied to where it starts
_SMOOTHING = 0.05
_ITERATIONS = 120
_BATCH = 128


def blend(network: Network, first: Mapping[str, Tensor], material: Material, seed: int) -> None:
    """Move the network part of the way back to `first` (learnt parameters), and fit its service heads."""
    heads = {name: getattr(network, name) for name in ("service", "intensity")}
    ends = {name: (head.weight.detach().clone(), head.bias.detach().clone()) for name, head in heads.items()}
    with torch.no_grad():
        for name, parameter in learnt(network).items():
            parameter.lerp_(first[name], _FIRST)
        for name, head in heads.items():
            head.weight.copy_(ends[name][0])
            head.bias.copy_(ends[name][1])
    _fit_heads(network, material, np.random.default_rng(seed))


def _fit_heads(network: Network, material: Material, rng: np.random.Generator) -> None:
    chosen = rng.choice(
        len(material.train.rows), min(_GOEMOTIONS_ROWS, len(material.train.rows)), replace=False
    )
    general = Held(material.train.rows.take(chosen), [material.train.tokens[row] for row in chosen])
    parts = [(material.own, 1.0), (general, _GOEMOTIONS_COUNT)]
    pooled = torch.cat([_pooled(network, part.tokens) for part, _ in parts])
    service = torch.from_numpy(np.concatenate([part.rows.service for part, _ in parts]))
    strength = torch.from_numpy(np.concatenate([part.rows.intensity for part, _ in parts]))
    counts = torch.cat([torch.full((len(part.rows),), count) for part, count in parts])
    counts /= counts.sum()

    def of_service(logits: Tensor) -> Tensor:
        losses = functional.cross_entropy(logits, service, label_smoothing=_SMOOTHING, reduction="none")
        return (losses * counts).sum()

    def of_intensity(logits: Tensor) -> Tensor:
        return ((torch.sigmoid(logits.squeeze(-1)) - strength).square() * counts).sum()

    _descend(network.service, pooled, of_service)
    _descend(network.intensity, pooled, of_intensity)


def _descend(head: torch.nn.Linear, pooled: Tensor, loss_of: Callable[[Tensor], Tensor]) -> None:
    """Fit one head on fixed vectors, tied to where it starts."""
    start = head.weight.detach().clone()
    optimiser = torch.optim.LBFGS(head.parameters(), max_iter=_ITERATIONS, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = loss_of(head(pooled)) + _TIES * (head.weight - start).square().sum()
        torch.autograd.backward(loss)
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]


@torch.no_grad()
def _pooled(network: Network, tokens: list[Tokens]) -> Tensor:
    """Return the vectors the heads read, shape (texts, width), without dropout."""
    network.eval()
    vectors = torch.zeros((len(tokens), network.service.in_features))
    for batch in in_length_order(tokens, _BATCH):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors[batch.rows] = network.pool(*batch.inputs).float()
    return vectors
