from dataclasses import dataclass

import numpy as np
import pytest

from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.training.data import Rows
from emotion.training.fitting import fit


@dataclass(frozen=True)
class Logits:
    feelings: np.ndarray
    service: np.ndarray


def made(rng: np.random.Generator, rows: int, boast: float) -> tuple[Logits, Rows]:
    """Rows drawn from a model's own probabilities, and its logits made `boast` times too sure."""
    service = rng.normal(0, 1.5, (rows, len(EMOTIONS)))
    powers = np.exp(service)
    gold = np.array([rng.choice(len(EMOTIONS), p=row / row.sum()) for row in powers])
    feelings = rng.normal(-2, 1.5, (rows, len(GOEMOTIONS)))
    present = rng.random(feelings.shape) < 1 / (1 + np.exp(-feelings))
    labels = np.eye(len(EMOTIONS), dtype=np.float32)[gold]
    texts = tuple(str(row) for row in range(rows))
    return Logits(feelings, service * boast), Rows(
        texts, present.astype(np.float32), labels, np.zeros(rows, dtype=np.float32)
    )


@pytest.mark.parametrize("boast", [0.8, 1.0, 1.6])
def test_the_temperature_undoes_how_much_the_logits_boast(boast):
    rng = np.random.default_rng(2)
    dev_said, dev = made(rng, 1500, boast)
    own_said, own = made(rng, 1500, boast)
    assert fit(dev_said, dev, own_said, own).temperature == pytest.approx(boast, abs=0.1)


def test_there_is_a_threshold_for_each_feeling():
    rng = np.random.default_rng(2)
    dev_said, dev = made(rng, 200, 1.0)
    assert len(fit(dev_said, dev, dev_said, dev).thresholds) == len(GOEMOTIONS)
