"""Items that are the same are scored once, and none is taken for another."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.serving.kinds import Kinds


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
