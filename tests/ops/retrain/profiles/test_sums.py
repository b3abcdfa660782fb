"""Sums that weigh what is new more: the order of the log is all that counts, and few events say little."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ops.retrain.profiles.sums import PRIOR, Average, Faded, added
from store import Sums

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def of(*events: tuple[float, float], days: float = 30.0) -> Sums:
    """Sums of events, each (days ago, value)."""
    sums = Sums()
    for number, (ago, value) in enumerate(events, start=1):
        sums = added(sums, number, NOW - timedelta(days=ago), {"a": value}, 1.0, days=days)
    return sums


@pytest.mark.parametrize(("ago", "left"), [(0, 1.0), (30, 0.5), (90, 0.125)])
def test_an_event_halves(ago: float, left: float) -> None:
    found = Faded.of(of((ago, 1.0)), NOW, days=30.0)
    assert (found.values["a"], found.weight) == (pytest.approx(left), pytest.approx(left))


def test_a_mean_leans_to_what_is_new() -> None:
    found = Faded.of(of((30, 0.0), (0, 1.0)), NOW, days=30.0)
    assert found.values["a"] / found.weight == pytest.approx(1 / 1.5)


def test_an_event_counts_once() -> None:
    once = of((3, 1.0), (2, 1.0))
    assert added(once, 2, NOW, {"a": 1.0}, 1.0, days=30.0) == once


def test_the_latest_moment_is_kept_whatever_the_order() -> None:
    assert of((1, 1.0), (5, 1.0)).at == NOW - timedelta(days=1)


@pytest.mark.parametrize("year", [1, 9999])
def test_an_impossible_date_does_no_harm(year: int) -> None:
    found = added(Sums(), 1, datetime(year, 1, 2, tzinfo=UTC), {"a": 1.0}, 1.0, days=1.0)
    assert 0 < found.weight < float("inf")


def test_the_leanings_of_all_cancel_out_but_for_the_prior() -> None:
    shop, people = Average(), [Faded({"a": 3.0}, 4.0), Faded({"a": 1.0}, 6.0)]
    for one in people:
        shop.add(one)
    pulled = [shop.leaning(one)["a"] * (one.weight + PRIOR) for one in people]
    assert sum(pulled) == pytest.approx(0.0)
    assert pulled[0] == pytest.approx(3.0 - 4.0 * 0.4)


def test_few_events_lean_less_than_many_of_the_same_kind() -> None:
    shop, few, many = Average(), Faded({"a": 1.0}, 1.0), Faded({"a": 9.0}, 9.0)
    for one in (few, many, Faded({"a": 0.0}, 10.0)):
        shop.add(one)
    assert 0 < shop.leaning(few)["a"] < shop.leaning(many)["a"]


def test_who_has_no_events_leans_nowhere() -> None:
    assert Average().leaning(Faded({}, 0.0)) == {}
