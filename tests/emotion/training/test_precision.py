"""Where the processor multiplies bfloat16 itself, training does; nowhere else."""

import pytest
import torch

from emotion.training.precision import is_bfloat16_native, mixed, multiplies_bfloat16


def test_layers_compute_in_bfloat16_only_where_the_processor_has_it() -> None:
    with mixed():
        said = torch.nn.Linear(2, 2)(torch.ones(1, 2))
    assert said.dtype == (torch.bfloat16 if is_bfloat16_native() else torch.float32)


@pytest.mark.parametrize(
    ("capabilities", "native"),
    [
        ({"avx2": True, "avx512_f": True, "avx512_bf16": False, "amx_bf16": False}, False),
        ({"avx512_f": True, "avx512_bf16": True, "amx_bf16": False}, True),
        ({"avx512_f": True, "avx512_bf16": False, "amx_bf16": True}, True),
        ({"architecture": "aarch64", "bf16": True}, True),
        ({}, False),
    ],
)
def test_which_processors_have_it(capabilities: dict[str, object], native: bool) -> None:
    assert multiplies_bfloat16(capabilities) is native
