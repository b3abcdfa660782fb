"""Fitting: everything chosen on held-out rows once the weights are learnt, from logits alone.

Used at the end of training on the network's logits, and by `calibrate` on those of the served model. Free of
torch.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from emotion.training.confidence import Judged, choose_abstention, choose_temperature
from emotion.training.data import Rows
from emotion.training.thresholds import Thresholds, tune


class Said(Protocol):
    """What a model says of rows: logits of shape (rows, 28) and (rows, 8)."""

    @property
    def feelings(self) -> NDArray[np.float32]: ...

    @property
    def service(self) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a manifest keeps; see `emotion.manifest.Manifest`.

    Attributes
    ----------
    strength
        How strongly the thresholds are drawn to a common one; see `emotion.training.thresholds`.
    """

    thresholds: tuple[float, ...]
    temperature: float
    abstain_below: float
    strength: float


def fit(dev_said: Said, dev: Rows, own_said: Said, own: Rows) -> Fitted:
    """Choose thresholds on GoEmotions' dev split, temperature and abstention on our held-out rows as well."""
    thresholds = choose_thresholds(dev_said, dev)
    judged = [judged_rows(dev_said, dev), judged_rows(own_said, own)]
    temperature = choose_temperature(judged)
    return Fitted(
        tuple(round(float(value), 3) for value in thresholds.values),
        temperature,
        choose_abstention(judged, temperature),
        thresholds.strength,
    )


def choose_thresholds(said: Said, dev: Rows) -> Thresholds:
    """Tune the 28 thresholds on dev."""
    scores = np.asarray(1.0 / (1.0 + np.exp(-said.feelings)), dtype=np.float32)
    return tune(dev.feelings > 0, scores, np.random.default_rng(0))


def judged_rows(said: Said, rows: Rows) -> Judged:
    """Keep the rows with one right label: GoEmotions has some with two."""
    clear = np.flatnonzero(rows.service.max(axis=1) == 1.0)
    return Judged(said.service[clear].astype(np.float64), rows.service[clear].argmax(axis=1))
