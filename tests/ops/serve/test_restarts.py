"""How often a crashed process may start again."""

from hypothesis import given
from hypothesis import strategies as st

from ops.serve.restarts import WINDOW_S, RestartBudget

gaps = st.lists(st.floats(0, 40), max_size=40)


@given(gaps=gaps, limit=st.integers(0, 6))
def test_no_minute_ever_holds_more_restarts_than_allowed(gaps, limit):
    budget, now, allowed = RestartBudget(limit), 0.0, []
    for gap in gaps:
        now += gap
        if budget.spend(now):
            allowed.append(now)
    assert all(len([at for at in allowed if start <= at < start + WINDOW_S]) <= limit for start in allowed)


def test_after_a_quiet_minute_it_may_restart_again():
    budget = RestartBudget(1)
    assert [budget.spend(at) for at in (0.0, 59.9, 60.0)] == [True, False, True]
