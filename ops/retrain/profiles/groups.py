"""Groups of traits that the same customers like, from the factors of the recommender in service.

Ward's clustering of directions (no seed, the same groups for the same model). A group is named by those of
its traits that most products have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from recommender.model import Model
from recommender.values import Features
from store import Liking

# What a product is, not how good it is or which one.
ANY = "any"  # stands for every product
_KINDS = frozenset({"category", "tag", "brand", "price"})
N_GROUPS = 8
# The factors of a trait hardly any product has are chance; and clustering takes the square of their number.
FEWEST_PRODUCTS = 2
MOST_TRAITS = 1_000
_NAMED_BY = 2
PLACES = 4
_OWN = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Traits that go together, those most products have first."""

    name: str
    traits: tuple[str, ...]


def groups(model: Model, products: Iterable[Features]) -> list[Group]:
    """Return the groups; none where the model has learned nothing of two traits or more."""
    carried = Counter(trait for features in products for trait in features)
    often = [
        trait
        for trait, times in sorted(carried.items(), key=lambda one: (-one[1], one[0]))
        if times >= FEWEST_PRODUCTS and trait != ANY and trait in model.items.columns
    ][:MOST_TRAITS]
    factors = model.items.factors[[model.items.columns[trait] for trait in often]].astype(np.float64)
    length = np.linalg.norm(factors, axis=1)
    traits = [trait for trait, long in zip(often, length, strict=True) if long > 0]
    if len(traits) < 2:
        return []
    directions = factors[length > 0] / length[length > 0, None]
    labels = fcluster(linkage(directions, "ward"), t=N_GROUPS, criterion="maxclust")
    members: dict[int, list[str]] = {}
    for trait, label in zip(traits, labels, strict=True):
        members.setdefault(int(label), []).append(trait)
    return [Group(", ".join(map(plain, mine[:_NAMED_BY])), tuple(mine)) for mine in members.values()]


def by_group(found: Iterable[Group], values: Features) -> dict[str, float]:
    """Return the sums of the groups, each under its first trait, and that of `ANY`."""
    sums = {group.traits[0]: sum(values.get(trait, 0.0) for trait in group.traits) for group in found}
    return {**sums, ANY: values.get(ANY, 0.0)}


def shares(products: Sequence[Features]) -> dict[str, float]:
    """Return how much of the catalogue has each trait."""
    total: dict[str, float] = {}
    for features in products:
        for trait, value in features.items():
            total[trait] = total.get(trait, 0.0) + value / len(products)
    return total


def beyond(leaning: Features, share: Features) -> dict[str, float]:
    """Return leanings without what a customer's readiness to take anything at all would give.

    Who takes most of what they are shown, or refuses it, does not thereby like, or dislike, what is common.
    """
    ready = leaning.get(ANY, 0.0)
    return {trait: value - ready * share.get(trait, 0.0) for trait, value in leaning.items()}


def likings(found: Iterable[Group], of_groups: Features, of_traits: Features) -> tuple[Liking, ...]:
    """Return what a customer's leanings come to, strongest group first."""
    made = []
    for group in found:
        own = sorted(
            (trait for trait in group.traits if of_traits.get(trait, 0.0) > 0),
            key=lambda trait: (-of_traits[trait], trait),
        )
        weight = round(of_groups.get(group.traits[0], 0.0), PLACES)
        made.append(Liking(group.name, weight, tuple(map(plain, own[:_OWN]))))
    return tuple(sorted(made, key=lambda liking: (-liking.weight, liking.name)))


def traits_of(features: Features) -> Features:
    """Return those features of a product that a customer can have a taste for, and `ANY`."""
    return {ANY: 1.0, **{name: value for name, value in features.items() if _kind(name) in _KINDS}}


def _kind(trait: str) -> str:
    return trait.partition(":")[0]


def plain(trait: str) -> str:
    """Return the trait as a person says it."""
    kind, _, name = trait.partition(":")
    return f"{name} price" if kind == "price" else name
