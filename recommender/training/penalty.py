"""The L2 penalty: how strongly what is learned of a feature is held towards zero.

LightFM's own stays off. It keeps one number a side that grows with every event, by (1 + alpha × mean
step); it multiplies rows by that number while it learns, and divides by it at the end of an epoch. So what
is kept is not what was fitted, by a factor exponential in the number of events: on 66,000 reactions its
alpha of 0.001 left nothing of a model of 32 factors (docs/recommender.md).

Here every coordinate takes one proximal step after each epoch, as long as its own step of Adagrad (Duchi,
Hazan and Singer 2011, "Adaptive subgradient methods", section 1): value / (1 + penalty × step). A penalty is
a prior: it weighs as much whether ten events or a million speak against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.training.data import TrainingSet
from recommender.training.matrices import Matrices
from recommender.training.settings import TrainingSettings

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Penalties:
    """One penalty for each feature.

    Parameters
    ----------
    customers, items
        Shapes (n_customer_columns,) and (n_item_columns,); 0 lets a feature be.
    """

    customers: Floats
    items: Floats


def penalties(data: TrainingSet, matrices: Matrices, settings: TrainingSettings) -> Penalties:
    """Return the penalties of a fit; what the moment says has its own."""
    moment = {data.traits[column] for column in np.unique(data.contexts.indices)}
    customers = [
        settings.context_penalty if name in moment else settings.customer_penalty
        for name in matrices.customer_names
    ]
    items = np.full(len(matrices.item_names), settings.item_penalty, np.float32)
    return Penalties(np.array(customers, np.float32), items)


def shrink(lightfm: Any, by: Penalties) -> None:
    """Draw a LightFM towards zero, in place, by one epoch's penalty."""
    for side, penalty in (("user", by.customers), ("item", by.items)):
        for values, gradients, own in (
            (f"{side}_embeddings", f"{side}_embedding_gradients", penalty[:, None]),
            (f"{side}_biases", f"{side}_bias_gradients", penalty),
        ):
            step = lightfm.learning_rate / np.sqrt(getattr(lightfm, gradients))
            getattr(lightfm, values)[...] /= 1 + own * step
