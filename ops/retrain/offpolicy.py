"""How another ranking would have done, from what this one showed by lot.

Self-normalised inverse propensity scoring (Swaminathan & Joachims 2015, "The self-normalized estimator for
counterfactual learning", NeurIPS): every card that was drawn is weighed by how much likelier the other
ranking would have made it, and the answers are averaged with these weights. Only the drawn card of an
offer counts, against the pool it was drawn from; both rankings are taken to draw as the log did. Says
nothing about cards that were never in a pool, and says so when too little was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ops.retrain.history import KINDS, History
from recommender.training import TrainingSet
from recommender.training.evaluate import Figure, Scorer
from store import FeedbackKind

Doubles = NDArray[np.float64]

FEWEST_DRAWN = 200
FEWEST_EFFECTIVE = 50.0
RESAMPLES = 500
BATCH = 512
_TAKEN = [KINDS.index(kind) for kind in (FeedbackKind.LIKE, FeedbackKind.CLICK, FeedbackKind.BUY)]
_REFUSED = KINDS.index(FeedbackKind.DISLIKE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Offers whose last card was drawn by lot.

    Parameters
    ----------
    offers
        One event an offer: customer, context, the drawn item; a grade of 1 for taken, 0 for not.
    pool
        Shape (n_offers, size), item numbers, the ranker's own choice first; -1 fills up.
    place
        Shape (n_offers,); which of the pool was drawn.
    chance
        Shape (n_offers,); with which.
    """

    offers: TrainingSet
    pool: NDArray[np.int64]
    place: NDArray[np.int64]
    chance: Doubles

    def __len__(self) -> int:
        return len(self.place)

    def take(self, chosen: NDArray[np.bool_]) -> Drawn:
        """Return only these offers."""
        return Drawn(self.offers.take(chosen), self.pool[chosen], self.place[chosen], self.chance[chosen])


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a ranking would have come to.

    Parameters
    ----------
    taken
        Share of drawn cards that are taken.
    effective
        How many draws of its own this is worth (Kish 1965): (Σw)² / Σw².
    weights
        Shape (n_offers,).
    """

    taken: Figure
    effective: float
    weights: Doubles

    @property
    def holds(self) -> bool:
        """Whether enough stands behind it."""
        return len(self.weights) >= FEWEST_DRAWN and self.effective >= FEWEST_EFFECTIVE


def drawn_offers(history: History, data: TrainingSet) -> Drawn:
    """Return the offers of the history whose last card was drawn; a card without a reaction was not taken."""
    cards, pools = history.starts("card"), history.starts("pool")
    sizes = np.diff(pools)
    rows = np.flatnonzero((sizes > 1) & (np.diff(cards) > 0))
    last = cards[rows + 1] - 1
    chance = np.asarray(history.column("card_chance")[last], dtype=np.float64)
    widest = int(sizes[rows].max(initial=1))
    columns = np.arange(widest)
    filled = columns < sizes[rows, None]
    pool = np.full((len(rows), widest), -1, dtype=np.int64)
    pool[filled] = history.column("pool_item")[(pools[rows, None] + columns)[filled]]
    items = np.asarray(history.column("card_item")[last], dtype=np.int32)
    found = pool == items[:, None]
    sound = found.any(axis=1) & (chance > 0) & (chance <= 1)
    contexts = history.contexts()[rows]
    contexts.resize(len(rows), len(data.traits))
    reward = _taken(history)[last].astype(np.float32)
    times = np.asarray(history.column("offer_at")[rows], dtype=np.float64)
    who = np.asarray(history.column("offer_customer")[rows], dtype=np.int32)
    offers = _events(data, contexts=contexts, customers=who, items=items, grades=reward, times=times)
    return Drawn(offers, pool, found.argmax(axis=1), chance).take(sound)


def preferred(scorer: Scorer, drawn: Drawn) -> NDArray[np.int64]:
    """Return which place of its pool a ranking puts first, for every offer; a tie goes to the earlier."""
    best = []
    for start in range(0, len(drawn), BATCH):
        part = np.arange(start, min(start + BATCH, len(drawn)))
        pool = drawn.pool[part]
        scores = np.take_along_axis(scorer(drawn.offers.take(part)), np.maximum(pool, 0), axis=1)
        best.append(np.where(pool >= 0, scores, -np.inf).argmax(axis=1))
    return np.concatenate(best) if best else np.empty(0, np.int64)


def estimate(drawn: Drawn, best: NDArray[np.int64], *, seed: int = 0) -> Estimate:
    """Return how often the drawn card is taken under a ranking that puts `best` first."""
    weights = _weights(drawn, best)
    values = _resampled(drawn, [weights], seed)
    figure = _figure(_mean(weights, drawn), values[0])
    effective = float(weights.sum() ** 2 / (weights**2).sum()) if len(weights) else 0.0
    return Estimate(figure, effective, weights)


def gain(drawn: Drawn, one: Estimate, other: Estimate, *, seed: int = 0) -> Figure:
    """Return how much more often the one's drawn card is taken than the other's, paired."""
    values = _resampled(drawn, [one.weights, other.weights], seed)
    return _figure(_mean(one.weights, drawn) - _mean(other.weights, drawn), values[0] - values[1])


def _weights(drawn: Drawn, best: NDArray[np.int64]) -> Doubles:
    size = (drawn.pool >= 0).sum(axis=1)
    first = drawn.place == 0
    # The share that was drawn by lot, from the chance that was logged: see actions.shelf.exploring.
    share = np.where(first, (1 - drawn.chance) / (1 - 1 / size), drawn.chance * size)
    theirs = np.where(drawn.place == best, 1 - share, 0.0) + share / size
    weights: Doubles = theirs / drawn.chance
    return weights


def _mean(weights: Doubles, drawn: Drawn) -> float:
    return float((weights * drawn.offers.grades).sum() / weights.sum()) if len(weights) else float("nan")


def _resampled(drawn: Drawn, many: list[Doubles], seed: int) -> list[Doubles]:
    """Return estimates on samples of customers; guests stand each for themselves."""
    if not len(drawn):
        return [np.empty(0) for _ in many]
    who = drawn.offers.customers
    _, owner = np.unique(np.where(who >= 0, who, -1 - np.arange(len(who))), return_inverse=True)
    draws = np.random.default_rng(seed).integers(0, owner.max() + 1, size=(RESAMPLES, owner.max() + 1))
    values = []
    for weights in many:
        reward = np.bincount(owner, weights=weights * drawn.offers.grades)[draws].sum(axis=1)
        mass = np.bincount(owner, weights=weights)[draws].sum(axis=1)
        values.append(reward / np.maximum(mass, 1e-12))
    return values


def _figure(value: float, values: Doubles) -> Figure:
    if not len(values):
        return Figure(float("nan"), float("nan"), float("nan"))
    low, high = np.quantile(values, [0.025, 0.975])
    return Figure(value, float(low), float(high))


def _taken(history: History) -> NDArray[np.bool_]:
    """Return for each card whether it was taken and not refused."""
    reactions = history.reactions()
    taken = np.zeros(len(history.column("card_item")), dtype=np.bool_)
    taken[reactions.cards[np.isin(reactions.kinds, _TAKEN)]] = True
    taken[reactions.cards[reactions.kinds == _REFUSED]] = False
    return taken


def _events(
    data: TrainingSet,
    *,
    contexts: sparse.csr_matrix,
    customers: NDArray[np.int32],
    items: NDArray[np.int32],
    grades: NDArray[np.float32],
    times: Doubles,
) -> TrainingSet:
    """Return events over the ids and features of `data`."""
    return replace(
        data,
        contexts=contexts,
        customers=customers,
        items=items,
        grades=grades,
        times=times,
        shown=np.ones(len(items), dtype=np.bool_),
    )
