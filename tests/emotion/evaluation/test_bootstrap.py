import numpy as np
import pytest

from emotion.evaluation.bootstrap import draw, interval, resampled_macro_f1
from emotion.metrics import macro_f1, one_hot


def test_each_resample_draws_as_many_rows_as_there_are():
    assert (draw(40, np.random.default_rng(0), resamples=20).sum(axis=1) == 40).all()


def test_rows_of_one_group_are_drawn_together():
    times = draw(5, np.random.default_rng(0), groups=np.array([0, 0, 1, 2, 2]), resamples=50)
    assert (times[:, 0] == times[:, 1]).all()
    assert (times[:, 3] == times[:, 4]).all()
    assert (times[:, 1] != times[:, 2]).any()


def test_every_row_once_gives_the_plain_macro_f1():
    rng = np.random.default_rng(1)
    gold, said = (one_hot(rng.integers(0, 4, 90), 4) for _ in range(2))
    resampled = resampled_macro_f1(gold, said, np.ones((1, 90), dtype=np.float32))
    assert resampled[0] == pytest.approx(macro_f1(gold, said), abs=1e-6)


def test_a_label_missed_by_a_resample_is_left_out():
    gold = one_hot(np.array([0, 1]), 2)
    assert resampled_macro_f1(gold, gold, np.array([[2.0, 0.0]], dtype=np.float32))[0] == 1.0


def test_a_label_no_row_has_counts_in_every_resample_as_in_the_figure():
    gold, said = one_hot(np.array([0, 1, 1]), 3), one_hot(np.array([0, 1, 2]), 3)
    resampled = resampled_macro_f1(gold, said, draw(3, np.random.default_rng(0), resamples=50))
    assert resampled.max() <= 2 / 3 + 1e-6
    assert resampled.min() <= macro_f1(gold, said) <= resampled.max()


def test_interval_covers_the_middle_95_per_cent():
    found = interval(0.5, np.linspace(0.0, 1.0, 1001))
    assert (found.low, found.high) == pytest.approx((0.025, 0.975))
