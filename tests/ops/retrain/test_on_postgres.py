"""The whole loop over PostgreSQL: read, train, one at a time, read on, roll back, report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ops.errors import AlreadyTraining
from ops.report.page import render
from ops.retrain import Plan, retrain
from ops.retrain.lease import Lease
from ops.retrain.shelf import KIND, roll_back
from recommender import LiveRanker
from recommender.training import TrainingSettings
from store import FeedbackKind, migrate, open_store
from tests.store.conftest import Postgres, postgres  # noqa: F401  a fixture

from .conftest import START, clock_from, planted, product, reaction

pytestmark = pytest.mark.slow


def test_the_loop_runs(postgres: Postgres, tmp_path: Path) -> None:  # noqa: F811
    url = postgres.create()
    migrate(url)
    quick = TrainingSettings(n_factors=8, epochs=4, seed=5)
    clock = clock_from(datetime(2024, 6, 1, tzinfo=UTC))
    with open_store(url) as store:
        planted(store)
        first = retrain(store, tmp_path, Plan(quick, clock=clock))
        assert first.promoted
        offer, said = reaction(
            "n", "C0001", product(3), FeedbackKind.LIKE, START + timedelta(days=20), "delight"
        )
        store.offers.add(replace(offer, pool=("P0003", "P0004")))
        store.feedback.add(said)
        second = retrain(store, tmp_path, Plan(quick, clock=clock))
        assert second.promoted and second.version != first.version
        live = LiveRanker(tmp_path / KIND)
        assert roll_back(store, tmp_path / KIND)[1] == first.version
        assert live.refresh() and live.version == first.version
        with Lease(store), pytest.raises(AlreadyTraining), Lease(store):
            pass
        assert f"rolled back from {second.version}" in render(store, now=datetime(2024, 6, 1, tzinfo=UTC))
