import numpy as np
import pytest

from emotion.metrics import macro_f1
from emotion.training.thresholds import tune


@pytest.fixture
def noisy():
    rng = np.random.default_rng(1)
    gold = rng.random((600, 5)) < np.array([0.3, 0.2, 0.1, 0.05, 0.02])
    scores = np.clip(rng.normal(0.15, 0.1, gold.shape) + 0.3 * gold, 0, 1).astype(np.float32)
    return gold, scores


def test_tuning_beats_one_half(noisy):
    gold, scores = noisy
    chosen = tune(gold, scores, np.random.default_rng(0))
    assert macro_f1(gold, scores >= chosen.values) > macro_f1(gold, scores >= 0.5)


def test_what_is_expected_elsewhere_is_no_more_than_what_dev_shows(noisy):
    gold, scores = noisy
    chosen = tune(gold, scores, np.random.default_rng(0))
    assert chosen.cross_validated <= macro_f1(gold, scores >= chosen.values) + 0.01


def test_labels_without_evidence_stay_at_the_common_threshold(noisy):
    gold, scores = noisy
    gold = gold.copy()
    gold[:, 4] = False
    chosen = tune(gold, scores, np.random.default_rng(0))
    assert chosen.values[4] == pytest.approx(chosen.common)


def test_tuning_is_repeatable(noisy):
    first, second = (tune(*noisy, np.random.default_rng(0)).values for _ in range(2))
    np.testing.assert_array_equal(first, second)
