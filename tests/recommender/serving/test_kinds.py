"""Items that are the same are scored once, and none is taken for another."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.serving.kinds import Kinds
from recommender.serving.sieve import Sieve


def sieve_of(fitting: np.ndarray, hidden: frozenset[str] = frozenset()) -> Sieve:
    ids = tuple(map(str, range(fitting.size)))
    rows = {name: row for row, name in enumerate(ids)}
    return Sieve(ids, rows, fitting.astype(np.uint8), 1, 2, likely=float(fitting.mean()), hidden=hidden)


@settings(max_examples=150, deadline=None)
@given(
    n_kinds=st.integers(1, 60),
    n_scores=st.sampled_from([1, 2, 5, 1_000]),
    share=st.sampled_from([0.02, 0.5, 1.0]),
    k=st.integers(1, 30),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_best_of_the_kinds_are_the_best_of_all(
    n_kinds: int, n_scores: int, share: float, k: int, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    # Uneven kinds, and of few scores, so that unlike ones tie.
    which = (
        np.minimum(chance.geometric(2 / n_kinds, 2_000) - 1, n_kinds - 1)
        if n_kinds > 2
        else np.zeros(2_000, int)
    )
    factors = np.arange(n_kinds, dtype=np.float32)[which, None]
    biases = chance.integers(0, n_scores, n_kinds).astype(np.float32)[which]
    kinds = Kinds.build(factors, biases)
    assert kinds is not None
    fitting = chance.random(2_000) < share
    hidden = frozenset(map(str, chance.integers(0, 2_000, 200).tolist()))
    found = kinds.best(np.zeros(1, dtype=np.float32), sieve_of(fitting, hidden), k)
    if found is not None:
        passing = [row for row in np.flatnonzero(fitting).tolist() if str(row) not in hidden]
        expected = sorted(passing, key=lambda row: (-biases[row], row))[:k]
        assert found[0].tolist() == expected
        assert found[1].tolist() == biases[expected].tolist()


def test_items_that_are_all_alike_are_found_without_a_look_at_most_of_them() -> None:
    kinds = Kinds.build(np.ones((3_000, 2), np.float32), np.zeros(3_000, np.float32))
    assert kinds is not None
    found = kinds.best(np.ones(2, np.float32), sieve_of(np.arange(3_000) > 2), 3)
    assert found is not None
    assert found[0].tolist() == [3, 4, 5]


def test_the_best_that_lie_far_down_a_kind_are_left_to_others() -> None:
    kinds = Kinds.build(np.repeat(np.float32([[1], [0]]), 1_000, axis=0), np.zeros(2_000, np.float32))
    assert kinds is not None
    fitting = np.arange(2_000) > 990
    assert kinds.best(np.ones(1, np.float32), sieve_of(fitting), 3) is None


def test_every_item_gets_the_score_of_its_kind() -> None:
    chance = np.random.default_rng(1)
    few, biases = chance.normal(size=(5, 7)).astype(np.float32), np.arange(5, dtype=np.float32)
    which = chance.integers(0, 5, 300)
    vector = chance.normal(size=7).astype(np.float32)
    kinds = Kinds.build(few[which], biases[which])
    assert kinds is not None
    assert len(kinds.biases) == 5
    expected = np.einsum("ij,j->i", few[which], vector) + biases[which]
    assert np.array_equal(kinds.scores(vector), expected)


def test_a_bias_tells_items_apart() -> None:
    factors = np.ones((300, 3), dtype=np.float32)
    kinds = Kinds.build(factors, (np.arange(300) % 2).astype(np.float32))
    assert kinds is not None
    assert kinds.scores(np.zeros(3, dtype=np.float32)).tolist() == [0.0, 1.0] * 150


@pytest.mark.parametrize("odd", [np.nan, np.inf])
def test_what_is_no_number_is_of_no_kind(odd: float) -> None:
    factors = np.full((300, 3), odd, dtype=np.float32)
    found = Kinds.build(factors, np.zeros(300, dtype=np.float32))
    assert (found is None) == np.isnan(odd)


def test_items_that_differ_are_left_as_they_are() -> None:
    factors = np.arange(300, dtype=np.float32)[:, None]
    assert Kinds.build(factors, np.zeros(300, dtype=np.float32)) is None
