"""Offers are varied: what resembles a better card makes way, as the ranker is asked to have it."""

from dataclasses import replace

import numpy as np

from actions.house import House
from actions.shelf.stock import stock_shelf
from recommender import Ranker
from recommender.model import ANYONE, Model, Side
from recommender.weighting import DEFAULT_RULES
from store import Store
from tests.actions.fakes import product
from tests.actions.talker import Talker


def side(features: dict[str, tuple[float, float]]) -> Side:
    factors = np.array(list(features.values()), dtype=np.float32)
    columns = {name: column for column, name in enumerate(features)}
    return Side(columns, factors, np.zeros(len(factors), dtype=np.float32))


def test_three_of_a_kind_are_not_shown_where_something_else_is_nearly_as_good(
    house: House, store: Store
) -> None:
    tags = ["bold"] * 6 + ["calm"] * 3 + ["dull"] * 6
    store.products.replace_all(
        product(60 + place, title=f"Thing {place}", tags=(tag,), category="things", brand=f"B{place}")
        for place, tag in enumerate(tags)
    )
    items = side({"tag:bold": (1.0, 0.0), "tag:calm": (0.0, 0.9), "tag:dull": (0.1, 0.0)})
    ranker = Ranker(Model("by hand", side({ANYONE: (1.0, 1.0)}), items, DEFAULT_RULES))
    shelf = stock_shelf(store.products.all(), ranker)
    talker = Talker(replace(house, shelf=lambda: shelf), "C0001")
    cards = talker.say("recommend", "show me something").cards
    shown = [shelf.products[card["product_id"]].tags for card in cards]
    assert len(shown) == 3
    assert ("calm",) in shown
