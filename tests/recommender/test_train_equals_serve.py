"""The exported arrays say what LightFM says, and rows weigh the same in training and in serving."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import ItemFacts, Ranker, RankRequest
from recommender.features import context_features, customer_features
from recommender.model import customer_row
from recommender.training import Interaction, TrainingSetBuilder, TrainingSettings, export, train
from recommender.training.matrices import assemble
from recommender.weighting import DEFAULT_RULES, GroupRule, Norm, weigh

names = st.builds("{}:{}".format, st.sampled_from(["taste", "emotion", "tag", "other"]), st.integers(0, 5))
rows = st.dictionaries(names, st.floats(-2, 2, width=16), max_size=5)
events = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", None]),
        st.sampled_from("wxyz"),
        st.sampled_from([1.0, 0.5, -1.0]),
        rows,
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=25, deadline=None)
@given(
    events=events,
    customers=st.dictionaries(st.sampled_from("ab"), rows),
    item_traits=rows,
    crosses=st.sampled_from([(), (("customer", "emotion"),), (("taste", "emotion"), ("customer", "other"))]),
)
def test_serving_equals_lightfm_predict(
    events: list, customers: dict, item_traits: dict, crosses: tuple
) -> None:
    builder = TrainingSetBuilder(crosses=crosses)
    catalogue = {item: item_traits if item in "wx" else {} for item in "wxyz"}
    builder.add_items(catalogue)
    builder.add_customers(customers)
    builder.add([Interaction("a", "w", 1.0), *(Interaction(c, i, g, 0.0, ctx) for c, i, g, ctx in events)])
    choice = TrainingSettings(n_factors=5, epochs=3, min_customer_events=2, min_item_events=1)
    fitted = train(builder.build(), choice)
    ranker = Ranker(export(fitted, "v"), [ItemFacts(item, traits) for item, traits in catalogue.items()])
    for number, (customer, item, _, context) in enumerate([("a", "w", 1.0, {}), *events]):
        theirs = fitted.lightfm.predict(
            np.array([fitted.matrices.row_of_event[number]]),
            np.array(["wxyz".index(item)]),
            item_features=fitted.matrices.item_rows,
            user_features=fitted.matrices.customer_rows,
        )
        request = RankRequest(customer, customers.get(customer or "", {}), context)
        assert ranker.score(request, [item])[0] == pytest.approx(theirs[0], abs=1e-5)


def test_a_row_in_training_holds_what_serving_computes() -> None:
    features = customer_features(tastes=["a", "b"], city="Graz")
    context = context_features(emotion_scores={"low": 0.7}, intensity=0.4, slope=-0.2)
    builder = TrainingSetBuilder()
    builder.add_customers({"C1": features})
    builder.add([Interaction("C1", "P1", 1.0, 0.0, context)] * 3)
    made = assemble(builder.build(), TrainingSettings())
    dense = made.customer_rows[made.row_of_event[0]].toarray().ravel()
    expected = customer_row("C1", features, context, rules=DEFAULT_RULES)
    assert dict(zip(made.customer_names, dense.tolist(), strict=True)) == pytest.approx(expected)


def test_no_hidden_normalisation_touches_a_row() -> None:
    rules = {"tag": GroupRule(2.0, Norm.LENGTH), "emotion": GroupRule(1.5), "price": GroupRule(3.0, Norm.SUM)}
    found = weigh({"tag:a": 1, "tag:b": 1, "emotion:low": 0.4, "price:x": 1, "price:y": 3, "new:z": 2}, rules)
    root = 2 / np.sqrt(2)
    expected = {
        "tag:a": root,
        "tag:b": root,
        "emotion:low": 0.6,
        "price:x": 0.75,
        "price:y": 2.25,
        "new:z": 2,
    }
    assert found == pytest.approx(expected)


def test_a_cross_is_the_product_of_two_weighted_features() -> None:
    rules = {"emotion": GroupRule(2.0), "customer*emotion": GroupRule(0.5)}
    found = customer_row("C1", {}, {"emotion:low": 0.4}, rules=rules, crosses=(("customer", "emotion"),))
    assert found["customer*emotion:C1*low"] == pytest.approx(0.4)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 0.0])
def test_values_that_are_no_numbers_are_dropped(bad: float) -> None:
    assert weigh({"tag:a": bad, "tag:b": 1.0}, DEFAULT_RULES) == {"tag:b": 1.0}


def test_the_same_seed_gives_the_same_factors() -> None:
    builder = TrainingSetBuilder()
    builder.add(Interaction(f"C{i % 5}", f"P{i % 7}", 1.0 if i % 3 else -1.0) for i in range(60))
    first, again = (train(builder.build(), TrainingSettings(epochs=3)).lightfm for _ in range(2))
    assert np.array_equal(first.item_embeddings, again.item_embeddings)


def test_rare_identities_get_no_column() -> None:
    builder = TrainingSetBuilder()
    builder.add([Interaction("often", "P1", 1.0)] * 3 + [Interaction("once", "P2", 1.0)])
    made = assemble(builder.build(), TrainingSettings(min_customer_events=2, min_item_events=2))
    assert (made.customer_names, made.item_names) == (("anyone", "customer:often"), ("item:P1",))


def test_crosses_are_part_of_what_a_fit_depends_on() -> None:
    hashes = set()
    for crosses in ((), (("customer", "emotion"),)):
        builder = TrainingSetBuilder(crosses=crosses)
        builder.add([Interaction("C1", "P1", 1.0)])
        hashes.add(builder.build().content_hash())
    assert len(hashes) == 2
