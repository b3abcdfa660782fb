"""How exact the network computes while it learns: in bfloat16 where that is faster, in 32 bits elsewhere.

What a processor says it can do does not tell: an imitated bfloat16 took eight times as long as 32-bit,
and one that multiplies it, but without matrix tiles, twice as long. So both are tried.
"""

import time
from collections.abc import Sequence
from functools import cache

import torch

_SHAPE = (768, 384, 1536)  # a batch's tokens, the encoder's width, its wide layer
_ROUNDS = 5


@cache
def is_bfloat16_faster() -> bool:
    """Return whether this machine goes through a layer faster in bfloat16 than in 32 bits."""
    return is_faster(_layer_s(torch.bfloat16), _layer_s(torch.float32))


def is_faster(some_s: Sequence[float], others_s: Sequence[float]) -> bool:
    """Return whether some times, in seconds, are shorter than others; what else ran makes none shorter."""
    return min(some_s) < min(others_s)


def mixed() -> torch.autocast:
    """Return the context in which forward passes run."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_bfloat16_faster())


# Whoever asks first may be predicting, where nothing can be gone back through.
@torch.inference_mode(mode=False)
def _layer_s(kind: torch.dtype) -> list[float]:
    tokens, width, wide = _SHAPE
    # Nothing random: the training's own draws must not depend on this.
    weights, given = (torch.ones(rows, width, requires_grad=True) for rows in (wide, tokens))
    taken = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        with torch.enable_grad(), torch.autocast("cpu", dtype=kind, enabled=kind is torch.bfloat16):
            torch.autograd.backward(torch.nn.functional.linear(given, weights).float().sum())
        taken.append(time.perf_counter() - begun)
    return taken
