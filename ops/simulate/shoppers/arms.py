"""The ways of choosing that are compared; two of them are the real recommender over a real store.

Each arm sees the same visits and lives with the consequences of its own choices: what somebody bought or
refused is not shown to them again.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import numpy as np

from actions.shelf.exploring import POOL, draw, propensities
from actions.suggest import item_facts, person_features
from ops.demo_shop import effects
from ops.retrain import Outcome, Plan, ensure, retrain
from ops.retrain.grades import Grading
from ops.simulate.shoppers.world import Answer, Doubles, Numbers, Visit, World
from recommender import LiveRanker, RankRequest
from recommender.features import context_features
from recommender.training import TrainingSettings
from store import Feedback, FeedbackKind, Impression, Offer, Store, migrate, open_store

CARDS = 3
TAKEN = frozenset({FeedbackKind.LIKE, FeedbackKind.CLICK, FeedbackKind.BUY})
_BATCH = 500


class Arm(Protocol):
    """One way of choosing."""

    name: str

    def choose(self, visit: Visit, allowed: Doubles, /) -> Numbers:
        """Return the products to show, best first; shape (n_cards,).

        Parameters
        ----------
        allowed
            Shape (n_products,): -inf for what may not be shown, 0 for the rest.
        """

    def hear(self, shown: Numbers, answers: Sequence[Answer], /) -> None:
        """Take in the reactions to the last choice."""

    def learn(self, number: int, /) -> Outcome | None:
        """Learn from the round just over."""


class Oracle:
    """Knows the truth."""

    name = "oracle"

    def choose(self, visit: Visit, allowed: Doubles, /) -> Numbers:
        """Return the likeliest."""
        return np.argsort(-(visit.chances + allowed), kind="stable")[:CARDS]

    def hear(self, _shown: Numbers, _answers: Sequence[Answer], /) -> None:
        """Have nothing to learn."""

    def learn(self, _number: int, /) -> None:
        """Have nothing to learn."""


class Popularity:
    """Shows everybody what was taken most often when shown; its last card is drawn, to find out more."""

    name = "popularity"

    def __init__(self, n_products: int, dice: random.Random, share: float) -> None:
        self._dice, self._share = dice, share
        # As if everything had been shown three times and taken once: nothing is written off unseen.
        self._shown, self._taken = np.full(n_products, 3.0), np.ones(n_products)

    def choose(self, _visit: Visit, allowed: Doubles, /) -> Numbers:
        """Return the most popular."""
        best = np.argsort(-(self._taken / self._shown + allowed), kind="stable")[: CARDS + POOL - 1]
        place = draw(POOL, self._share, self._dice).place
        return np.array([*best[: CARDS - 1], best[CARDS - 1 + place]])

    def hear(self, shown: Numbers, answers: Sequence[Answer], /) -> None:
        """Count."""
        self._shown[shown] += 1
        self._taken[shown] += [answer.kind in TAKEN for answer in answers]

    def learn(self, _number: int, /) -> None:
        """Have nothing more to learn."""


@dataclass(frozen=True, slots=True)
class How:
    """How a learning arm is set up."""

    settings: TrainingSettings
    grading: Grading
    share: float
    start: datetime
    every: int


class Learner:
    """The real thing: ranks with the served artefact, logs to a store, and retrains through the gate.

    Parameters
    ----------
    home
        Its own folder: database, artefacts, pointer.
    """

    def __init__(self, name: str, home: Path, world: World, how: How) -> None:
        self.name = name
        self._home, self._world, self._how = home, world, how
        self._facts = [item_facts(product) for product in world.products]
        self._rows = {product.id: row for row, product in enumerate(world.products)}
        self._features = [person_features(customer) for customer in world.customers]
        self._now = how.start
        url = f"sqlite:///{home / 'shop.db'}"
        migrate(url)
        self.store: Store = open_store(url, clock=lambda: self._now)
        self.store.products.replace_all(world.products)
        self.store.customers.put_many(world.customers)
        ensure(self.store, home, Plan(how.settings))
        self.ranker = LiveRanker(home / "recommender", self._facts)
        self._dice = random.Random(f"explore/{name}")
        self._offers: list[Offer] = []
        self._said: list[Feedback] = []
        self._made = 0
        self._pool: tuple[str, ...] = ()
        self._chance = 1.0
        self._customer = ""
        self._context: dict[str, float] = {}

    def choose(self, visit: Visit, allowed: Doubles, /) -> Numbers:
        """Rank as the service does, and draw the last card as it does."""
        self._customer = self._world.customers[visit.shopper].id
        self._context = _context(visit)
        request = RankRequest(
            customer_id=self._customer,
            customer_features=self._features[visit.shopper],
            context=self._context,
            k=CARDS,
            spare=POOL - 1,
            exclude_ids=frozenset(self._world.products[gone].id for gone in np.flatnonzero(allowed < 0)),
        )
        found = [suggestion.item_id for suggestion in self.ranker.rank(request)]
        pool = found[CARDS - 1 :]
        drawn = draw(len(pool), self._how.share, self._dice)
        self._pool = tuple(pool) if self._how.share > 0 else ()
        self._chance = drawn.chance
        return np.array([self._rows[one] for one in (*found[: CARDS - 1], pool[drawn.place])])

    def hear(self, shown: Numbers, answers: Sequence[Answer], /) -> None:
        """Log the offer and the reactions as the service does."""
        self._made += 1
        self._now += timedelta(seconds=5)
        customer = self._customer
        mark, talk = f"o{self._made}", f"synthetic-{self._made}"
        chance = propensities(len(shown), self._chance)
        ids = [self._world.products[row].id for row in shown]
        cards = tuple(
            Impression(f"{mark}-{place}", mark, product_id, place, 0.0, "", propensity=chance[place])
            for place, product_id in enumerate(ids)
        )
        self._offers.append(
            Offer(
                mark, talk, customer, None, self._now, self._context, self.ranker.version, cards, self._pool
            )
        )
        self._said += [
            Feedback(
                f"f{card.id}",
                card.id,
                talk,
                customer,
                card.product_id,
                answer.kind,
                answer.emotion,
                answer.intensity,
                self._now + timedelta(seconds=1),
            )
            for card, answer in zip(cards, answers, strict=True)
            if answer.kind is not None
        ]
        if len(self._offers) >= _BATCH:
            self._flush()

    def learn(self, number: int, /) -> Outcome | None:
        """Retrain every so many rounds and follow the pointer."""
        self._flush()
        self._now += timedelta(hours=12)
        if (number + 1) % self._how.every:
            return None
        outcome = retrain(
            self.store,
            self._home,
            Plan(self._how.settings, grading=self._how.grading, clock=lambda: self._now),
        )
        self.ranker.refresh()
        return outcome

    def close(self) -> None:
        """Give the store back."""
        self.store.close()

    def _flush(self) -> None:
        self.store.offers.add_many(self._offers)
        self.store.feedback.add_many(self._said)
        self._offers, self._said = [], []


def _context(visit: Visit) -> dict[str, float]:
    emotion = effects.EMOTIONS[visit.mood]
    others = (1.0 - visit.confidence) / (len(effects.EMOTIONS) - 1)
    return context_features(
        emotion_scores={name: visit.confidence if name == emotion else others for name in effects.EMOTIONS},
        intensity=visit.intensity,
        mood_level=effects.VALENCE[emotion] * visit.intensity,
        slope=0.0,
        hour=visit.hour,
        channel="web",
    )
