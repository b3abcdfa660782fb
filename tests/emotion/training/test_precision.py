"""Where the processor multiplies bfloat16 itself, training does; nowhere else."""

import torch

from emotion.training.precision import is_bfloat16_native, mixed


def test_layers_compute_in_bfloat16_only_where_the_processor_has_it() -> None:
    with mixed():
        said = torch.nn.Linear(2, 2)(torch.ones(1, 2))
    assert said.dtype == (torch.bfloat16 if is_bfloat16_native() else torch.float32)


def test_a_processor_with_neither_amx_nor_avx512_has_none() -> None:
    has = torch.cpu.get_capabilities()
    if not (has.get("avx512_f") or has.get("amx_tile") or has["architecture"] != "x86_64"):
        assert not is_bfloat16_native()
