"""The values that cross the package's border: what is asked, what is known, what is suggested.

Plain frozen data; nothing here computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What the ranker must know of one product.

    Parameters
    ----------
    id
        The product's id, like ``P0001``.
    features
        From `recommender.features.item_features`.
    price_cents
        In euro cents; what a budget is compared with.
    stock
        Pieces on hand; 0 is never suggested unless a request asks for it.
    category
        Plain name; compared without regard to case.
    tags
        Plain names; compared without regard to case.
    """

    id: str
    features: Features
    price_cents: int = 0
    stock: int = 1
    category: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RankRequest:
    """Who asks, in which state, and what must hold for every suggestion.

    Parameters
    ----------
    customer_id
        None for a guest. An unknown id ranks from its features.
    customer_features
        From `recommender.features.customer_features`.
    context
        The state of the moment, from `recommender.features.context_features`.
    k
        How many at most; fewer come back when the filters leave fewer.
    exclude_ids
        Never suggested: bought, disliked, just shown.
    among
        None for the whole catalogue; otherwise only these ids, for example what a search found.
    max_price_cents, min_price_cents
        Inclusive limits.
    categories, tags
        None for any; otherwise an item must have one of the categories, and one of the tags.
    diversity
        0 takes the best scores; towards 1, cards that resemble one another make way.
    boosts
        Added to the scores of these ids; lifts nothing past a filter. Its part of a score is ``boost``.
    in_stock_only
        False also ranks what is sold out.
    spare
        How many more may follow the `k`, for when one of those cannot be shown after all: the next best by
        score, and only then what made way for variety. They change nothing in the `k`.
    """

    customer_id: str | None = None
    customer_features: Features = field(default_factory=dict)
    context: Features = field(default_factory=dict)
    k: int = 3
    exclude_ids: frozenset[str] = frozenset()
    among: frozenset[str] | None = None
    max_price_cents: int | None = None
    min_price_cents: int | None = None
    categories: frozenset[str] | None = None
    tags: frozenset[str] | None = None
    diversity: float = 0.3
    boosts: Features = field(default_factory=dict)
    in_stock_only: bool = True
    spare: int = 0


class Reason(NamedTuple):
    """One neutral token of why: a trait of the item that suits a trait of the customer or moment.

    A tuple, because an answer holds dozens and they are made in half the time.

    Parameters
    ----------
    item_feature
        Like ``tag:cosy``.
    customer_feature
        Like ``taste:lighting`` or a context feature; empty when the trait pleases everybody.
    value
        Its exact part of the score, above 0.
    """

    item_feature: str
    customer_feature: str
    value: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One ranked item.

    Parameters
    ----------
    item_id
        The product's id.
    score
        Higher is better; comparable within one answer only, not a probability.
    contributions
        (feature, part) pairs, largest part first; the parts sum to `score`.
    reasons
        The strongest item-trait and customer-trait pairs, best first; may be empty.
    """

    item_id: str
    score: float
    contributions: tuple[tuple[str, float], ...] = ()
    reasons: tuple[Reason, ...] = field(default=())
