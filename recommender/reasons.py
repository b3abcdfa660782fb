"""Why an item: the exact parts of its score, by feature and by pair of features.

The score is bilinear, so it splits without remainder. Words are made elsewhere; here are tokens only.
"""

from __future__ import annotations

import numpy as np

from recommender.model import ANYONE, Model
from recommender.values import Features, Reason
from recommender.weighting import group_of

IDENTITIES = frozenset({"customer", "item"})
EVERYBODY = ""


def contributions(model: Model, customer: Features, item: Features) -> tuple[tuple[str, float], ...]:
    """Return (feature, part) pairs, largest first, which sum to the score.

    A customer or context feature contributes its factors times the whole item, plus its bias; an
    item feature contributes its bias (how well the trait does with everybody).
    """
    names, rows, weights = model.customers.known(customer)
    traits, columns, shares = model.items.known(item)
    item_vector = shares.astype(np.float64) @ model.items.factors[columns].astype(np.float64)
    own = model.customers.factors[rows].astype(np.float64) @ item_vector + model.customers.biases[rows]
    parts = [*zip(names, (weights * own).tolist(), strict=True)]
    parts += zip(traits, (shares.astype(np.float64) * model.items.biases[columns]).tolist(), strict=True)
    return tuple(sorted(parts, key=lambda part: (-part[1], part[0])))


def reasons(model: Model, customer: Features, item: Features, *, limit: int = 3) -> tuple[Reason, ...]:
    """Return the strongest positive pairs, best first, identities left out.

    Each trait of the item is named once, so three reasons say three things.
    """
    names, rows, weights = model.customers.known(customer)
    traits, columns, shares = model.items.known(item)
    if not traits:
        return ()
    pairs = (weights[:, None] * model.customers.factors[rows]) @ (
        shares[:, None] * model.items.factors[columns]
    ).T
    found = [
        Reason(trait, EVERYBODY if name == ANYONE else name, float(pairs[i, j]))
        for i, name in enumerate(names)
        for j, trait in enumerate(traits)
        if pairs[i, j] > 0 and not {group_of(name), group_of(trait)} & IDENTITIES
    ]
    liked = shares * model.items.biases[columns]
    found += [
        Reason(trait, EVERYBODY, float(liked[j]))
        for j, trait in enumerate(traits)
        if liked[j] > 0 and group_of(trait) not in IDENTITIES
    ]
    best: dict[str, Reason] = {}
    for reason in sorted(found, key=lambda r: (-r.value, r.item_feature, r.customer_feature)):
        best.setdefault(reason.item_feature, reason)
    return tuple(best.values())[:limit]
