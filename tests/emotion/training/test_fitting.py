from dataclasses import dataclass

import numpy as np
import pytest

from emotion import BadData
from emotion.labels import EMOTIONS, GOEMOTIONS
from emotion.training.data import Rows
from emotion.training.fitting import LEAST_CLEAR, LEAST_DEV, check_enough, fit


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


@pytest.mark.parametrize(
    ("dev", "own", "complaint"),
    [
        (LEAST_DEV, LEAST_CLEAR, None),
        (LEAST_DEV - 1, LEAST_CLEAR, "999 rows"),
        (1, LEAST_CLEAR, "has 1 row,"),
        (LEAST_DEV, LEAST_CLEAR - 1, "held-out tenth .* 99 messages"),
        (LEAST_DEV, 0, "held-out tenth .* 0 messages"),
    ],
)
def test_too_few_rows_to_fit_on_are_refused(dev, own, complaint):
    rows = made(np.random.default_rng(2), LEAST_DEV, 1.0)[1]
    chosen = rows.take(range(dev)), rows.take(range(own))
    if complaint is None:
        check_enough(*chosen)
    else:
        with pytest.raises(BadData, match=complaint):
            check_enough(*chosen)


def test_rows_with_two_right_labels_do_not_count_towards_the_temperature():
    rows = made(np.random.default_rng(2), LEAST_DEV, 1.0)[1]
    unclear = Rows(rows.texts, rows.feelings, rows.service / 2, rows.intensity)
    with pytest.raises(BadData, match=r"dev split has 0 messages with one right label"):
        check_enough(unclear, rows)
