import numpy as np
import pytest

from emotion.evaluation.judgement import Judgement

LABELS = ("calm", "cross", "glad")
PROBABILITIES = np.array([[0.7, 0.2, 0.1], [0.6, 0.3, 0.1], [0.1, 0.8, 0.1], [0.2, 0.3, 0.5]])


@pytest.fixture
def judged():
    return Judgement(LABELS, np.array([0, 1, 1, 2]), PROBABILITIES)


def test_rows_are_right_labels_and_columns_said_ones(judged):
    assert judged.confusion().tolist() == [[1, 0, 0], [1, 1, 0], [0, 0, 1]]


def test_table_of_a_case_worked_by_hand(judged):
    assert judged.table()["calm"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "rows": 1}
    assert judged.table()["cross"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "rows": 2}


def test_macro_f1_is_the_mean_of_the_table(judged):
    assert judged.macro_f1 == pytest.approx(np.mean([row["f1"] for row in judged.table().values()]), abs=1e-4)


def test_confidence_is_that_of_the_label_said(judged):
    assert judged.confidence.tolist() == [0.7, 0.6, 0.8, 0.5]
    assert judged.right.tolist() == [True, False, True, True]
