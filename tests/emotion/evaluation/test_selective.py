import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from emotion.evaluation.selective import risk_coverage

ROWS = st.integers(1, 60).flatmap(
    lambda rows: st.tuples(
        arrays(np.float64, rows, elements=st.floats(0.0, 1.0)), arrays(np.bool_, rows, elements=st.booleans())
    )
)


def test_a_case_worked_by_hand():
    curve = risk_coverage(np.array([0.2, 0.9, 0.6, 0.8]), np.array([False, True, False, True]))
    np.testing.assert_allclose(curve.coverage, [0.25, 0.5, 0.75, 1.0])
    np.testing.assert_allclose(curve.risk, [0.0, 0.0, 1 / 3, 0.5])
    assert curve.area == pytest.approx((0 + 0 + 1 / 3 + 0.5) / 4)


@given(ROWS)
def test_coverage_grows_to_all_and_there_the_risk_is_the_error(rows):
    certainty, right = rows
    curve = risk_coverage(certainty, right)
    assert (np.diff(curve.coverage) > 0).all()
    assert curve.coverage[-1] == 1.0
    assert curve.risk[-1] == pytest.approx(1.0 - right.mean())


@given(ROWS)
def test_wrong_rows_kept_never_become_fewer(rows):
    curve = risk_coverage(*rows)
    wrong = curve.risk * curve.coverage
    assert (np.diff(wrong) >= -1e-12).all()


@given(ROWS)
def test_no_order_beats_certainty_that_knows_the_errors(rows):
    certainty, right = rows
    assert risk_coverage(right.astype(np.float64), right).area <= risk_coverage(certainty, right).area + 1e-12
