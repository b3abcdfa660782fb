"""The synthetic shoppers behave as planted."""

from __future__ import annotations

import numpy as np
import pytest

from ops.demo_shop import effects
from ops.simulate.shoppers.world import UPSET_FROM, Visits, World, make_visits, make_world, react
from store import FeedbackKind
from tests.store.samples import product

PRODUCTS = [
    product(
        f"P{n:04}",
        category=("books", "garden", "kitchen", "toys")[n % 4],
        tags=tag,
        rating=4.0,
        price_cents=5_000,
    )
    for n, tag in enumerate([("treat",), ("calming",), ("reading",), ()] * 3)
]


@pytest.fixture
def dice() -> np.random.Generator:
    return np.random.default_rng(4)


@pytest.fixture
def world(dice: np.random.Generator) -> World:
    return make_world(PRODUCTS, 60, dice)


def visits(mood: str, n: int = 60, intensity: float = 1.0) -> Visits:
    moods = np.full(n, effects.EMOTIONS.index(mood))
    return Visits(np.arange(n), moods, np.full(n, intensity), np.full(n, 0.9), np.full(n, 12))


def test_everything_of_a_shopper_is_marked_as_synthetic(world: World) -> None:
    for customer in world.customers:
        assert customer.id.startswith("synthetic-") and customer.email.endswith("@example.com")
        assert customer.name.startswith("Synthetic")


def test_a_loved_category_is_taken_more_often_than_a_disliked_one(world: World) -> None:
    chances = world.chances(visits("neutral"))
    own = world.categories @ world.in_category.T
    assert chances[own > 0].mean() > chances[own == 0].mean() > chances[own < 0].mean()


@pytest.mark.parametrize(("mood", "tag"), [("delight", "treat"), ("anxiety", "calming")])
def test_a_mood_favours_its_tags(world: World, mood: str, tag: str) -> None:
    gain = world.chances(visits(mood)) - world.chances(visits("neutral"))
    favoured = np.array([tag in one.tags for one in PRODUCTS])
    assert gain[:, favoured].min() > 0
    assert gain[:, favoured].mean() > gain[:, ~favoured].mean()


def test_the_upset_are_shown_nothing(dice: np.random.Generator) -> None:
    met = make_visits(np.arange(5_000), dice)
    hot = np.isin(met.moods, [effects.EMOTIONS.index(name) for name in ("anger", "frustration")])
    assert hot.any() and met.intensities[hot].max() < UPSET_FROM


def test_what_is_likelier_is_taken_more_often(world: World, dice: np.random.Generator) -> None:
    everyone = visits("neutral")
    chances = world.chances(everyone)
    taken, expected = 0, 0.0
    for row in range(60):
        visit = everyone.one(row, chances)
        for _ in range(30):
            for answer in react(visit, np.array([0, 1, 2]), dice):
                taken += answer.kind in {FeedbackKind.LIKE, FeedbackKind.CLICK, FeedbackKind.BUY}
            expected += visit.chances[:3].sum() * 0.88  # the rest of the answers are spoilt
    assert taken == pytest.approx(expected, rel=0.06)


def test_a_spoilt_answer_is_angry_and_says_little_of_the_product(
    world: World, dice: np.random.Generator
) -> None:
    visit = visits("neutral").one(0, np.full((60, 12), 0.9))
    answers = [one for _ in range(2_000) for one in react(visit, np.array([0, 1, 2]), dice)]
    angry = [one for one in answers if one.emotion == "anger"]
    assert len(angry) / len(answers) == pytest.approx(0.12, abs=0.02)
    assert sum(one.kind is FeedbackKind.DISLIKE for one in angry) / len(angry) == pytest.approx(0.8, abs=0.04)
