"""Training computes in bfloat16 where that is faster; nowhere else."""

import pytest
import torch

from emotion.training import precision
from emotion.training.precision import is_bfloat16_faster, is_faster, mixed


def said() -> torch.dtype:
    with mixed():
        return torch.nn.Linear(2, 2)(torch.ones(1, 2)).dtype


def test_layers_compute_in_bfloat16_only_where_it_is_faster() -> None:
    assert said() == (torch.bfloat16 if is_bfloat16_faster() else torch.float32)


@pytest.mark.parametrize("faster", [True, False])
def test_the_verdict_is_followed(monkeypatch: pytest.MonkeyPatch, faster: bool) -> None:
    monkeypatch.setattr(precision, "is_bfloat16_faster", lambda: faster)
    assert said() == (torch.bfloat16 if faster else torch.float32)


@pytest.mark.parametrize(
    ("some", "others", "faster"),
    [([0.9, 1.0], [2.0, 2.1], True), ([2.0], [1.0], False), ([9.0, 1.0], [2.0, 2.0], True)],
)
def test_the_quickest_round_counts(some: list[float], others: list[float], faster: bool) -> None:
    assert is_faster(some, others) is faster


@pytest.mark.parametrize("mode", [torch.inference_mode, torch.no_grad])
def test_it_can_be_asked_first_while_predicting(mode) -> None:
    is_bfloat16_faster.cache_clear()
    with mode():
        assert is_bfloat16_faster() in {True, False}
