import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from emotion.evaluation.calibration import calibration_error, reliability

CONFIDENCE = arrays(np.float64, st.integers(1, 60), elements=st.floats(0.125, 1.0))


def test_error_of_a_case_worked_by_hand():
    # Two bins: claims 0.6, half right (off by 0.1); claims 0.9, three of four right (off by 0.15).
    confidence = np.array([0.6, 0.6, 0.6, 0.6, 0.9, 0.9, 0.9, 0.9])
    right = np.array([True, True, False, False, True, True, True, False])
    assert calibration_error(confidence, right, bins=2) == pytest.approx(0.5 * 0.1 + 0.5 * 0.15)


def test_bins_hold_alike_many_rows_from_least_to_most_confident():
    confidence = np.array([0.9, 0.3, 0.8, 0.4, 0.5, 0.6])
    bins = reliability(confidence, np.ones(6, dtype=bool), bins=3)
    assert [(one.rows, round(one.confidence, 2)) for one in bins] == [(2, 0.35), (2, 0.55), (2, 0.85)]


def test_fewer_rows_than_bins_make_fewer_bins():
    assert len(reliability(np.array([0.5, 0.7]), np.array([True, False]), bins=15)) == 2


def test_readings_that_keep_their_word_have_little_error():
    rng = np.random.default_rng(0)
    confidence = rng.uniform(0.3, 1.0, 20_000)
    assert calibration_error(confidence, rng.random(20_000) < confidence) < 0.02


@given(CONFIDENCE)
def test_all_right_errs_by_the_doubt_claimed(confidence):
    error = calibration_error(confidence, np.ones(len(confidence), dtype=bool))
    assert error == pytest.approx((1.0 - confidence).mean())


@given(CONFIDENCE, st.randoms(use_true_random=False))
def test_error_stays_between_none_and_full(confidence, chance):
    right = np.array([chance.random() < 0.5 for _ in confidence])
    assert 0.0 <= calibration_error(confidence, right) <= 1.0
