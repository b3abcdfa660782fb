import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from emotion.metrics import f1_per_label, macro_f1, one_hot

FLAGS = arrays(bool, st.tuples(st.integers(1, 20), st.just(4)))


def test_f1_of_known_counts():
    gold = np.array([[1, 0], [1, 0], [0, 1], [0, 0]], dtype=bool)
    said = np.array([[1, 0], [0, 0], [1, 1], [0, 0]], dtype=bool)
    np.testing.assert_allclose(f1_per_label(gold, said), [0.5, 1.0])


@given(FLAGS)
def test_saying_the_truth_scores_one_for_every_label_there_is(gold):
    assert np.all(f1_per_label(gold, gold)[gold.any(axis=0)] == 1.0)


@given(FLAGS, st.randoms())
def test_f1_stays_between_nothing_and_one(gold, random):
    said = np.array([[random.random() < 0.5 for _ in row] for row in gold])
    assert 0.0 <= macro_f1(gold, said) <= 1.0


def test_one_hot_marks_one_label_a_row():
    assert one_hot(np.array([2, 0]), 3).tolist() == [[False, False, True], [True, False, False]]
