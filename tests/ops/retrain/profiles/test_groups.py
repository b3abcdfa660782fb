"""Groups of traits: those whose factors point the same way, named by what most products have."""

from __future__ import annotations

import numpy as np

from ops.retrain.profiles.groups import ANY, beyond, by_group, groups, likings, plain, shares, traits_of
from recommender.model import Model, Side
from recommender.weighting import DEFAULT_RULES

# Two directions: the cosy and the wild.
FACTORS = {
    "tag:cosy": (1.0, 0.0),
    "category:tea": (2.0, 0.1),
    "tag:wild": (0.0, 1.0),
    "category:outdoor": (0.1, 3.0),
    "brand:rare": (0.0, 1.0),
    "item:P1": (1.0, 0.0),
}
PRODUCTS = [
    {ANY: 1.0, "tag:cosy": 1.0, "category:tea": 1.0},
    {ANY: 1.0, "tag:cosy": 1.0},
    {ANY: 1.0, "tag:cosy": 1.0, "category:tea": 1.0},
    {ANY: 1.0, "tag:wild": 1.0, "category:outdoor": 1.0, "brand:rare": 1.0},
    {ANY: 1.0, "tag:wild": 1.0, "category:outdoor": 1.0, "tag:unheard-of": 1.0},
]


def model(factors: dict[str, tuple[float, float]]) -> Model:
    columns = {name: row for row, name in enumerate(factors)}
    rows = np.array(list(factors.values()), np.float32).reshape(-1, 2)
    side = Side(columns, rows, np.zeros(len(rows), np.float32))
    return Model("v1", side, side, DEFAULT_RULES)


def two_groups() -> dict[str, tuple[str, ...]]:
    # With eight groups at most, four traits would be four; more of the same kind make the two plain.
    twins = {f"tag:{kind}{n}": FACTORS[f"tag:{kind}"] for kind in ("cosy", "wild") for n in range(9)}
    carried = [{trait: 1.0} for trait in twins for _ in range(2)]
    return {one.name: one.traits for one in groups(model({**FACTORS, **twins}), [*PRODUCTS, *carried])}


def test_traits_that_point_the_same_way_go_together() -> None:
    for traits in two_groups().values():
        assert len({"cosy" in trait or "tea" in trait for trait in traits}) == 1


def test_rare_traits_identities_and_those_nobody_learned_are_in_no_group() -> None:
    held = {trait for traits in two_groups().values() for trait in traits}
    assert held >= {"tag:cosy", "tag:wild"}
    assert not held & {"brand:rare", "item:P1", "tag:unheard-of", ANY}


def test_the_names_are_what_most_products_have() -> None:
    found = groups(model(FACTORS), PRODUCTS)
    assert [one.name for one in found if one.traits[0] == "tag:cosy"] == ["cosy"]


def test_the_same_model_gives_the_same_groups() -> None:
    assert two_groups() == two_groups()


def test_without_factors_there_are_no_groups() -> None:
    assert groups(model(dict.fromkeys(FACTORS, (0.0, 0.0))), PRODUCTS) == []
    assert groups(model({}), PRODUCTS) == []


def test_only_what_one_can_have_a_taste_for_is_a_trait() -> None:
    features = {"tag:cosy": 1.0, "price:low": 1.0, "rating:high": 1.0, "review:angry": 1.0}
    assert traits_of(features) == {ANY: 1.0, "tag:cosy": 1.0, "price:low": 1.0}


def test_who_takes_everything_likes_nothing_in_particular() -> None:
    share = shares(PRODUCTS)
    took_all = {trait: sum(one.get(trait, 0.0) for one in PRODUCTS) / 10 for trait in share}
    assert max(map(abs, beyond(took_all, share).values())) < 1e-12


def test_likings_are_told_strongest_first_with_the_customers_own_traits() -> None:
    found = groups(model(FACTORS), PRODUCTS)
    of_traits = {"tag:wild": -0.1, "category:outdoor": 0.3, "tag:cosy": -0.2}
    told = likings(found, by_group(found, of_traits), of_traits)
    assert [one.weight for one in told] == sorted((one.weight for one in told), reverse=True)
    assert {one.traits for one in told if one.weight > 0} == {("outdoor",)}
    assert all(one.traits == () for one in told if one.weight < 0)


def test_traits_are_said_as_a_person_says_them() -> None:
    assert [plain("tag:cosy"), plain("price:low")] == ["cosy", "low price"]
