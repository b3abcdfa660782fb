"""Whether the planted tastes and mood effects are found again in the learned numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from actions.suggest import person_features
from ops.demo_shop import effects
from ops.simulate.shoppers.world import Doubles, World
from recommender import artefact
from recommender.features import token
from recommender.model import Model, Side


@dataclass(frozen=True, slots=True)
class Recovered:
    """Correlations (Pearson) of learned with planted.

    Parameters
    ----------
    tastes
        Over shoppers and categories.
    moods
        Over emotions and tags that a mood favours or spoils.
    """

    tastes: float
    moods: float


def recovered(world: World, home: Path) -> Recovered:
    """Return how well the model in service knows what was planted."""
    model = artefact.read(artefact.current(home / "recommender"))
    return Recovered(_tastes(world, model), _moods(model))


def _tastes(world: World, model: Model) -> float:
    traits = _vectors(model.items, [f"category:{token(name)}" for name in world.category_names])
    learned = []
    for customer in world.customers:
        row = model.customer_row(customer.id, person_features(customer), {})
        learned.append(traits @ model.customers.represent(row)[0])
    return _correlation(np.array(learned, dtype=np.float64), world.categories)


def _moods(model: Model) -> float:
    tags = sorted({tag for favoured in effects.MOOD_TAG.values() for tag in favoured})
    traits = _vectors(model.items, [f"tag:{token(tag)}" for tag in tags])
    moods = _vectors(model.customers, [f"emotion:{emotion}" for emotion in effects.EMOTIONS])
    planted = [
        [effects.MOOD_TAG.get(emotion, {}).get(tag, 0.0) for tag in tags] for emotion in effects.EMOTIONS
    ]
    return _correlation(moods @ traits.T, np.array(planted))


def _vectors(side: Side, names: list[str]) -> Doubles:
    found = np.zeros((len(names), side.factors.shape[1]))
    for row, name in enumerate(names):
        if name in side.columns:
            found[row] = side.factors[side.columns[name]]
    return found


def _correlation(learned: Doubles, planted: Doubles) -> float:
    if not learned.std() or not planted.std():
        return 0.0
    return float(np.corrcoef(learned.ravel(), planted.ravel())[0, 1])
