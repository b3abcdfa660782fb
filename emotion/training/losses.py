"""One number to minimise: the heads' losses, each weighed by where the rows come from."""

import torch
from torch import Tensor
from torch.nn import functional

from emotion.training.network import Outputs
from emotion.training.stages import Step

_SMOOTHING = 0.05  # messages at the border of two labels should not be learnt as certainties


def loss_of(outputs: Outputs, step: Step) -> Tensor:
    """Return the weighed loss of a batch, a scalar. Unknown targets (no columns, NaN) cost nothing."""
    rows, weights = step.source.rows, step.source.weights
    picked = step.batch.rows
    total = outputs.feelings.new_zeros(())
    if weights.feelings:
        target = torch.from_numpy(rows.feelings[picked])
        loss = functional.binary_cross_entropy_with_logits(outputs.feelings.float(), target)
        total = total + weights.feelings * loss
    if weights.service:
        target = torch.from_numpy(rows.service[picked])
        total = total + weights.service * functional.cross_entropy(
            outputs.service.float(), target, label_smoothing=_SMOOTHING
        )
    if weights.intensity:
        strength = torch.from_numpy(rows.intensity[picked])
        known = ~strength.isnan()
        error = torch.sigmoid(outputs.intensity.float())[known] - strength[known]
        total = total + weights.intensity * error.square().sum() / max(int(known.sum()), 1)
    return total
