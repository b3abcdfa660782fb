"""How good a network is while it trains: on GoEmotions' dev split and on held-out service messages."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from emotion.labels import EMOTIONS
from emotion.metrics import macro_f1, one_hot
from emotion.training.data import Rows
from emotion.training.fitting import Said, choose_thresholds
from emotion.training.predict import Predictions

Facts: TypeAlias = Mapping[str, float]

_PLAIN_THRESHOLD = 0.3


def judge_feelings(said: Said, dev: Rows) -> Facts:
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
        **_intensity_error(said, held),
    }


def _intensity_error(said: Predictions, held: Rows) -> Facts:
    """Return the mean error where somebody rated the intensity, nothing where nobody did."""
    errors = np.abs(said.intensity - held.intensity)
    known = errors[~np.isnan(errors)]
    return {"held_out_intensity_error": round(float(known.mean()), 4)} if len(known) else {}


def _sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)
