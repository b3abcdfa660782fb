"""No split lets a model learn from what it is judged by."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ops.evaluate.splits import SplitKind, splits
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder, TrainingSettings
from recommender.training.matrices import assemble

events = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("stuvwxyz"), st.integers(0, 12)),
    min_size=10,
    max_size=60,
)
seeds = st.integers(0, 5)


def made(rows: list) -> TrainingSet:
    builder = TrainingSetBuilder()
    builder.add(Interaction(who, what, 1.0, float(at)) for who, what, at in rows)
    return builder.build()


@settings(max_examples=60, deadline=None)
@given(events, seeds, st.sampled_from(list(SplitKind)))
def test_no_event_is_both_seen_and_judged(rows: list, seed: int, kind: SplitKind) -> None:
    for split in splits(made(rows), kind, seed):
        assert not set(split.seen.tolist()) & set(split.test.tolist())


@settings(max_examples=60, deadline=None)
@given(events)
def test_nothing_seen_is_later_than_what_is_judged(rows: list) -> None:
    data = made(rows)
    (split,) = splits(data, SplitKind.TIME, 0)
    if len(split.test):
        assert data.times[split.seen].max() < data.times[split.test].min()


@settings(max_examples=60, deadline=None)
@given(events)
def test_of_one_customer_nothing_seen_is_later_than_what_is_judged(rows: list) -> None:
    data = made(rows)
    (split,) = splits(data, SplitKind.CUSTOMER_TIME, 0)
    for customer in np.unique(data.customers[split.test]):
        own = data.customers == customer
        seen, test = (data.times[part[own[part]]] for part in (split.seen, split.test))
        assert seen.max() < test.min()


@settings(max_examples=60, deadline=None)
@given(events, seeds)
def test_cold_items_are_never_in_training(rows: list, seed: int) -> None:
    data = made(rows)
    (split,) = splits(data, SplitKind.COLD_ITEMS, seed)
    cold = set(np.flatnonzero(split.candidates).tolist())
    seen = data.take(split.seen)
    assert cold
    assert not cold & set(seen.items.tolist())
    assert set(data.items[split.test].tolist()) <= cold
    if len(seen):
        known = assemble(seen, TrainingSettings(min_item_events=1)).item_names
        assert not {f"item:{data.item_ids[item]}" for item in cold} & set(known)


@settings(max_examples=30, deadline=None)
@given(events, seeds)
def test_folds_judge_every_event_once(rows: list, seed: int) -> None:
    data = made(rows)
    judged = np.concatenate([split.test for split in splits(data, SplitKind.KFOLD, seed)])
    assert sorted(judged.tolist()) == list(range(len(data)))


@pytest.mark.parametrize("kind", [kind for kind in SplitKind if not kind.chance])
def test_splits_by_time_do_not_depend_on_the_seed(kind: SplitKind) -> None:
    data = made(
        [(who, what, at) for at, (who, what) in enumerate(zip("abca" * 6, "stuvwx" * 4, strict=True))]
    )
    one, other = splits(data, kind, 0)[0], splits(data, kind, 1)[0]
    assert np.array_equal(one.test, other.test)
    assert len(one.test)
