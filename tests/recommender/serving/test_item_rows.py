"""Many items at once weigh what one item weighs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import ItemFacts
from recommender.model import Model, Side
from recommender.serving.item_rows import ItemRows
from recommender.weighting import GroupRule, Norm

NAMES = [f"{group}:{number}" for group in ("tag", "price", "brand", "off", "item") for number in range(3)]
RULES = {
    "tag": GroupRule(1.5, Norm.LENGTH),
    "price": GroupRule(0.7, Norm.SUM),
    "off": GroupRule(0.0),
    "item": GroupRule(0.3),
}
features = st.dictionaries(
    st.sampled_from([*NAMES, "tag:unheard of"]),
    st.floats(-3, 3) | st.sampled_from([0.0, float("nan"), float("inf")]),
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(features, max_size=20), seed=st.integers(0, 100))
def test_rows_equal_those_of_the_model(rows: list[dict[str, float]], seed: int) -> None:
    chance = np.random.default_rng(seed)
    columns = {name: column for column, name in enumerate(NAMES)}
    side = Side(
        columns,
        chance.normal(size=(len(NAMES), 5)).astype(np.float32),
        chance.normal(size=len(NAMES)).astype(np.float32),
    )
    model = Model("v", side, side, RULES)
    items = [ItemFacts(str(number), named) for number, named in enumerate(rows)]
    factors, biases = ItemRows.build(model, items).represent(side)
    for number, item in enumerate(items):
        vector, bias = side.represent(model.item_row(item.id, item.features))
        assert factors[number] == pytest.approx(vector, abs=1e-5)
        assert biases[number] == pytest.approx(bias, abs=1e-5)


def test_entries_lie_one_item_after_another() -> None:
    side = Side({"tag:a": 0, "tag:b": 1, "item:P2": 2}, np.ones((3, 2), np.float32), np.ones(3, np.float32))
    items = [
        ItemFacts("P1", {"tag:a": 1}),
        ItemFacts("P2", {}),
        ItemFacts("P3", {}),
        ItemFacts("P4", {"tag:b": 2, "tag:a": 1}),
    ]
    entries = ItemRows.build(Model("v", side, side, {}), items).entries(np.array([3, 2, 1]))
    assert entries.columns.tolist() == [0, 1, 2]
    assert entries.shares.tolist() == [1, 2, 1]
    assert entries.begins.tolist() == [0, 2, 2]
    assert entries.lengths.tolist() == [2, 0, 1]
