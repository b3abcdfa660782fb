"""How exact the network computes while it learns: bfloat16 where the processor has it, 32-bit elsewhere.

Where a processor has no such instructions torch imitates them, which took eight times as long as 32-bit.
"""

from collections.abc import Mapping
from functools import cache

import torch

_NATIVE = ("avx512_bf16", "amx_bf16", "bf16")  # the last is what torch calls it on ARM


def multiplies_bfloat16(capabilities: Mapping[str, object]) -> bool:
    """Return whether a processor that torch says this of multiplies bfloat16 itself."""
    return any(capabilities.get(name, False) for name in _NATIVE)


@cache
def is_bfloat16_native() -> bool:
    """Return whether this processor multiplies bfloat16 itself."""
    return multiplies_bfloat16(torch.cpu.get_capabilities())


def mixed() -> torch.autocast:
    """Return the context in which forward passes run."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_bfloat16_native())
