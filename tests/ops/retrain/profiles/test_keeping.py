"""Profiles kept up with the log: however it is cut into runs and pages, the same comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import delete

from ops.retrain.profiles.keeping import keep_profiles
from recommender.model import Model, Side
from recommender.weighting import DEFAULT_RULES
from store import FeedbackKind, Profile, Store
from store.engine import make_engine, writing
from store.schema import metadata
from tests.store.conftest import NOW, Clock
from tests.store.samples import feedback, impression, offer, product, turn

LATER = NOW + timedelta(days=200)
PRODUCTS = [
    product("P1", category="garden", tags=("green",), brand="a"),
    product("P2", category="garden", tags=("green", "gift"), brand="a"),
    product("P3", category="lamps", tags=("cosy",), brand="b"),
    product("P4", category="lamps", tags=("cosy", "gift"), brand="b"),
]
TRAITS = ("category:garden", "tag:green", "category:lamps", "tag:cosy", "tag:gift", "brand:a", "brand:b")
LOOKS = ("anger", "neutral", "delight")


def model() -> Model:
    factors = np.random.default_rng(3).normal(size=(len(TRAITS), 4)).astype(np.float32)
    side = Side(
        dict(zip(TRAITS, range(len(TRAITS)), strict=True)), factors, np.zeros(len(TRAITS), np.float32)
    )
    return Model("v1", side, side, DEFAULT_RULES)


def react(store: Store, number: int, person: str, item: str, kind: FeedbackKind, **changes: object) -> None:
    card = impression(f"i{number}", f"o{number}", product_id=item)
    store.offers.add(offer(f"o{number}", f"talk-{person}", customer_id=person, impressions=(card,)))
    facts = {"conversation_id": f"talk-{person}", "customer_id": person, "product_id": item, "kind": kind}
    at = NOW + timedelta(minutes=number)
    store.feedback.add(feedback(f"f{number}", card.id, **{**facts, "at": at, **changes}))


def read(store: Store, number: int, person: str, look: str) -> None:
    scores = {one: 0.9 if one == look else 0.05 for one in LOOKS}
    at = NOW + timedelta(minutes=number)
    facts = {"customer_id": person, "confidence": 0.9, "model": "m", "scores": scores, "at": at}
    store.turns.add(turn(f"t{number}", f"talk-{person}", **facts))


def everybody(store: Store) -> dict[str, Profile]:
    """All profiles that say something; the number of the last turn says nothing where none counts."""
    found = {}
    for page in store.profiles.pages():
        for one in page:
            if one.liked.events or one.felt.events:
                last = one.felt.last if one.felt.events else 0
                found[one.customer_id] = replace(one, felt=replace(one.felt, last=last))
    return found


def from_scratch(store: Store) -> dict[str, Profile]:
    store.profiles.clear()
    keep_profiles(store, model(), now=LATER)
    return everybody(store)


PEOPLE = some.sampled_from(["C1", "C2", "C3"])
REACTIONS = some.tuples(
    some.just("react"),
    PEOPLE,
    some.sampled_from(["P1", "P2", "P3", "P4", "gone"]),
    some.sampled_from(FeedbackKind),
    some.integers(-90, 90),
)
TURNS = some.tuples(some.just("read"), PEOPLE, some.sampled_from(LOOKS))
WORDS = some.tuples(some.just("allow"), PEOPLE, some.booleans())
ERASURES = some.tuples(some.just("erase"), PEOPLE)
RUNS = some.tuples(some.just("run"), some.integers(1, 4))


def do(store: Store, clock: Clock, number: int, step: Sequence[object]) -> None:
    what, *rest = step
    clock.now = NOW + timedelta(minutes=number)
    if what == "react":
        person, item, kind, days = rest
        react(store, number, person, item, kind, at=clock.now + timedelta(days=days))
    elif what == "read":
        read(store, number, *rest)
    elif what == "allow":
        person, allowed = rest
        store.privacy.allow_mood(person, f"talk-{person}", allowed=allowed)
    elif what == "erase":
        store.privacy.erase(rest[0], f"talk-{rest[0]}")
    else:
        keep_profiles(store, model(), now=LATER, batch=rest[0])


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=some.lists(some.one_of(REACTIONS, REACTIONS, TURNS, TURNS, RUNS, WORDS, ERASURES), max_size=30))
def test_kept_up_they_are_what_they_would_be_made_anew(
    store: Store, url: str, clock: Clock, steps: list[Sequence[object]]
) -> None:
    engine = make_engine(url)
    with writing(engine) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
    engine.dispose()
    store.products.replace_all(PRODUCTS)
    for number, step in enumerate(steps, start=1):
        do(store, clock, number, step)
    keep_profiles(store, model(), now=LATER, batch=3)
    assert everybody(store) == from_scratch(store)


def gardener(store: Store) -> None:
    """C1 takes the garden and refuses lamps, C2 the other way round; C1 is calm, C2 is not."""
    store.products.replace_all(PRODUCTS)
    for number in range(6):
        for shift, person, likes in ((0, "C1", "P1"), (100, "C2", "P3")):
            for item in ("P1", "P3"):
                kind = FeedbackKind.LIKE if item == likes else FeedbackKind.DISLIKE
                react(store, 1 + shift + 2 * number + (item == "P3"), person, item, kind)
            read(store, 1 + shift + number, person, "neutral" if person == "C1" else "anger")


def test_what_they_like_and_how_they_feel_is_found(store: Store) -> None:
    gardener(store)
    keep_profiles(store, model(), now=NOW + timedelta(days=1))
    gardening, lamps = store.profiles.get("C1"), store.profiles.get("C2")
    assert gardening is not None and lamps is not None
    liked = [{trait for one in profile.likings for trait in one.traits} for profile in (gardening, lamps)]
    assert liked == [{"garden", "green", "a"}, {"lamps", "cosy", "b"}]
    assert gardening.tendencies["neutral"] > 0.2 > -0.2 > lamps.tendencies["neutral"]


def test_a_new_model_changes_the_groups_and_not_the_sums(store: Store) -> None:
    gardener(store)
    keep_profiles(store, model(), now=LATER)
    before = store.profiles.get("C1")
    keep_profiles(store, replace(model(), version="v2"), now=LATER)
    assert before is not None
    assert store.profiles.get("C1") == replace(before, model="v2")


def test_without_a_model_there_are_no_likings_but_all_else(store: Store) -> None:
    gardener(store)
    keep_profiles(store, None, now=LATER)
    found = store.profiles.get("C1")
    assert found is not None
    assert (found.likings, found.liked.events, found.model) == ((), 12, "")
    assert found.tendencies


def test_what_was_learnt_fades(store: Store) -> None:
    gardener(store)
    weights = []
    for days in (1, 400, 4_000):
        keep_profiles(store, model(), now=NOW + timedelta(days=days))
        found = store.profiles.get("C1")
        assert found is not None
        weights.append(found.likings[0].weight)
    assert weights[0] > weights[1] > weights[2] == pytest.approx(0.0, abs=1e-3)


def test_a_run_that_was_interrupted_is_finished_by_the_next(store: Store) -> None:
    class Unplugged(RuntimeError):
        pass

    def unplug(done: int, _of: int) -> None:
        if done >= 8:
            raise Unplugged

    gardener(store)
    with pytest.raises(Unplugged):
        keep_profiles(store, model(), now=LATER, told=unplug, batch=5)
    half = store.profiles.marks()[0]
    assert keep_profiles(store, model(), now=LATER) == 31
    assert half > 0 and everybody(store) == from_scratch(store)


def test_progress_goes_up_to_all(store: Store) -> None:
    gardener(store)
    told: list[tuple[int, int]] = []
    keep_profiles(store, model(), now=LATER, told=lambda *how: told.append(how), batch=7)
    assert told[0] == (0, 36) and told[-1] == (36, 36) and told == sorted(told)


def test_rows_that_vanished_are_forgotten_though_the_customer_stays(store: Store) -> None:
    gardener(store)
    react(store, 900, "C1", "P2", FeedbackKind.LIKE, conversation_id="shared")
    keep_profiles(store, model(), now=LATER)
    store.privacy.erase(None, "shared")
    keep_profiles(store, model(), now=LATER)
    found = store.profiles.get("C1")
    assert found is not None and found.liked.events == 12
