"""Targets made by the network that learnt the stage before, beside those people gave.

A network taught by its own earlier answers keeps what it knew (Li and Hoiem, 2016, Learning without
Forgetting) and believes single, noisy labels less (Furlanello et al., 2018, Born-Again Neural Networks).
"""

from dataclasses import replace

import numpy as np

from emotion.training.data import Matrix, Rows
from emotion.training.material import Held
from emotion.training.network import Network
from emotion.training.predict import predict


def remembered(network: Network, own: Held) -> Rows:
    """Give messages without labels for the 28 feelings those the network sees in them."""
    return replace(own.rows, feelings=_said(network, own))


def softened(network: Network, held: Held, *, share: float) -> Rows:
    """Mix people's labels of the 28 feelings with the network's, whose part is `share` (0-1)."""
    mixed = (1.0 - share) * held.rows.feelings + share * _said(network, held)
    return replace(held.rows, feelings=mixed.astype(np.float32))


def _said(network: Network, held: Held) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-predict(network, held.tokens).feelings)), dtype=np.float32)
