"""Blend: the mean of several trainings' weights, and the heads for customers' meaning fitted anew on it.

Weights that left from one encoder can be averaged, and the mean reads foreign text better than any of them
(Wortsman et al., 2022, Model soups). The two heads that read customers were each made for one of them, so
they are fitted again while the encoder stands still: a convex problem of seconds.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from emotion.tokens import Tokens
from emotion.training.batches import in_length_order
from emotion.training.checkpoint import learnt
from emotion.training.material import Held, Material
from emotion.training.network import Network
from emotion.training.precision import mixed

_GOEMOTIONS_ROWS = 8_000  # that the heads are fitted on beside our messages
_GOEMOTIONS_COUNT = 0.1  # what each of them counts, one of ours being 1
_TIES = 3e-4  # how firmly a head is tied to where it starts
_SMOOTHING = 0.05
_ITERATIONS = 120
_BATCH = 128


def blend(
    network: Network, parts: Sequence[tuple[float, Mapping[str, Tensor]]], material: Material, seed: int
) -> None:
    """Put the mean of several weights into the network, and fit its service heads.

    Parameters
    ----------
    parts
        How much each counts, and the learnt parameters by name.
    """
    total = sum(share for share, _ in parts)
    with torch.no_grad():
        for name, parameter in learnt(network).items():
            shares = [share / total * weights[name] for share, weights in parts]
            parameter.copy_(torch.stack(shares).sum(dim=0))
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
        with mixed():
            vectors[batch.rows] = network.pool(*batch.inputs).float()
    return vectors
