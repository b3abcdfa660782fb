"""What the network says about many texts, for choosing and measuring (not for serving)."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from emotion.tokens import Tokens
from emotion.training.batches import in_length_order
from emotion.training.network import Network
from emotion.training.precision import mixed

_BATCH = 128


@dataclass(frozen=True, slots=True)
class Predictions:
    """Outputs for rows in their order: logits (rows, 28) and (rows, 8), intensity (rows,) in 0-1."""

    feelings: NDArray[np.float32]
    service: NDArray[np.float32]
    intensity: NDArray[np.float32]


@torch.inference_mode()
def predict(network: Network, tokens: list[Tokens]) -> Predictions:
    """Read all texts without dropout, in bfloat16 where the processor has it."""
    network.eval()
    feelings = np.zeros((len(tokens), network.feelings.out_features), dtype=np.float32)
    service = np.zeros((len(tokens), network.service.out_features), dtype=np.float32)
    intensity = np.zeros(len(tokens), dtype=np.float32)
    for batch in in_length_order(tokens, _BATCH):
        with mixed():
            outputs = network(*batch.inputs)
        feelings[batch.rows] = outputs.feelings.float().numpy()
        service[batch.rows] = outputs.service.float().numpy()
        intensity[batch.rows] = torch.sigmoid(outputs.intensity.float()).numpy()
    return Predictions(feelings, service, intensity)
