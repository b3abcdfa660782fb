"""How good a network is while it trains: on GoEmotions' dev split and on held-out service messages."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from emotion.labels import EMOTIONS
from emotion.metrics import macro_f1, one_hot
from emotion.training.data import Rows
from emotion.training.predict import Predictions
from emotion.training.thresholds import Thresholds, tune

Facts: TypeAlias = Mapping[str, float]

_PLAIN_THRESHOLD = 0.3
_TEMPERATURES = np.arange(0.5, 3.01, 0.05)


def choose_thresholds(said: Predictions, dev: Rows) -> Thresholds:
    """Tune the 28 thresholds on dev."""
    return tune(dev.feelings > 0, _sigmoid(said.feelings), np.random.default_rng(0))


def judge_feelings(said: Predictions, dev: Rows) -> Facts:
    """Return macro-F1 of the 28 labels on dev: thresholds cross-validated, and one for all."""
    scores, gold = _sigmoid(said.feelings), dev.feelings > 0
    chosen = choose_thresholds(said, dev)
    return {
        "dev_macro_f1_28_cross_validated": round(chosen.cross_validated, 4),
        "dev_macro_f1_28_at_0.3": round(macro_f1(gold, scores >= _PLAIN_THRESHOLD), 4),
        "dev_macro_f1_28_tuned": round(macro_f1(gold, scores >= chosen.values), 4),
        "threshold_common": round(chosen.common, 3),
    }


def judge_service(said: Predictions, held: Rows) -> Facts:
    """Return macro-F1 of the eight labels, accuracy, and the mean error of intensity."""
    gold, best = held.service.argmax(axis=1), said.service.argmax(axis=1)
    return {
        "held_out_macro_f1_8": round(macro_f1(one_hot(gold, len(EMOTIONS)), one_hot(best, len(EMOTIONS))), 4),
        "held_out_accuracy_8": round(float((gold == best).mean()), 4),
        "held_out_intensity_error": round(float(np.abs(said.intensity - held.intensity).mean()), 4),
    }


def choose_temperature(said: Predictions, held: Rows) -> float:
    """Return the temperature with the least negative log-likelihood on held-out messages.

    Guo et al. (2017), On Calibration of Modern Neural Networks, section 4.2.
    """
    logits = said.service.astype(np.float64)
    gold = held.service.argmax(axis=1)

    def surprise(temperature: float) -> float:
        scaled = logits / temperature
        scaled -= scaled.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(gold)), gold]).mean())

    return round(float(min(_TEMPERATURES, key=surprise)), 2)


def _sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
