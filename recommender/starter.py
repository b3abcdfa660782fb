"""The model of a shop without a history: tastes meet categories and tags of the same name.

Nothing is learned here. It lets a shop that just imported its products recommend from the first day,
in the same artefact format, until the first reactions come in.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from recommender.model import Model, Side
from recommender.values import Features
from recommender.weighting import DEFAULT_RULES, Rules

MATCHING = ("category", "tag", "brand")
RATING_BIASES = {"rating:high": 0.5, "rating:low": -0.5}


def starter(items: Iterable[Features], version: str, *, rules: Rules = DEFAULT_RULES) -> Model:
    """Return a model in which ``taste:x`` likes ``category:x``, ``tag:x`` and ``brand:x``.

    Parameters
    ----------
    items
        Raw features of every item.
    """
    named = {name for features in items for name in features if name.partition(":")[0] in MATCHING}
    traits = sorted(named)
    subjects = sorted({trait.partition(":")[2] for trait in traits}) or [""]
    axis = {subject: number for number, subject in enumerate(subjects)}
    tastes = [f"taste:{subject}" for subject in subjects]
    item_names = [*traits, *RATING_BIASES]
    item_factors = np.zeros((len(item_names), len(subjects)), dtype=np.float32)
    for row, trait in enumerate(traits):
        item_factors[row, axis[trait.partition(":")[2]]] = 1.0
    biases = np.array([RATING_BIASES.get(name, 0.0) for name in item_names], dtype=np.float32)
    customers = Side(
        _columns(tastes), np.eye(len(subjects), dtype=np.float32), np.zeros(len(tastes), np.float32)
    )
    return Model(version, customers, Side(_columns(item_names), item_factors, biases), rules)


def _columns(names: list[str]) -> dict[str, int]:
    return {name: column for column, name in enumerate(names)}
