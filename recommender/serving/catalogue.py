"""The items being ranked, laid out for one fast pass: factors, biases and filter columns.

Built once per catalogue and never changed, so a request sees one catalogue from start to end.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.features import token
from recommender.model import Model
from recommender.serving.item_rows import ItemRows
from recommender.serving.search import Search
from recommender.serving.sieve import Ranks, Sieve
from recommender.values import ItemFacts, RankRequest

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]

_NOWHERE: Rows = np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Items as arrays; row i of each belongs to ``ids[i]``.

    Parameters
    ----------
    ids
        In the order given; a repeated id stands where it first stood, with its last facts.
    rows
        Item id to row.
    features
        The items' weighted features.
    search
        Over the items' factors and biases.
    prices
        Ascending, each price once, euro cents.
    everything, stocked
        The items' places in `prices`; of all, and of those in stock.
    categories, tags
        Name to the rows that carry it.
    """

    ids: tuple[str, ...]
    rows: dict[str, int]
    features: ItemRows
    search: Search
    prices: NDArray[np.int64]
    everything: Ranks
    stocked: Ranks
    categories: dict[str, Rows]
    tags: dict[str, Rows]

    @classmethod
    def build(cls, model: Model, facts: Sequence[ItemFacts]) -> Catalogue:
        """Return the catalogue of `facts`; what training never saw is represented by its features."""
        items = tuple({item.id: item for item in facts}.values())
        features = ItemRows.build(model, items)
        ids = tuple(item.id for item in items)
        prices, ranks = np.unique([item.price_cents for item in items], return_inverse=True)
        in_stock = np.array([item.stock > 0 for item in items], dtype=np.bool_)
        return cls(
            ids=ids,
            rows={item_id: row for row, item_id in enumerate(ids)},
            features=features,
            search=Search(*features.represent(model.items)),
            prices=prices.astype(np.int64),
            everything=Ranks.build(ranks, len(prices)),
            stocked=Ranks.build(np.where(in_stock, ranks, len(prices)), len(prices)),
            categories=_postings([(item.category,) if item.category else () for item in items]),
            tags=_postings([item.tags for item in items]),
        )

    def sieve(self, request: RankRequest) -> Sieve:
        """Return the request's filters over this catalogue."""
        masks = []
        if request.categories is not None:
            masks.append(self._carrying(self.categories, request.categories))
        if request.tags is not None:
            masks.append(self._carrying(self.tags, request.tags))
        if request.among is not None:
            masks.append(self._mask(self.found(request.among)))
        low, high = 0, len(self.prices)
        if request.max_price_cents is not None:
            high = int(np.searchsorted(self.prices, request.max_price_cents, side="right"))
        if request.min_price_cents is not None:
            low = int(np.searchsorted(self.prices, request.min_price_cents))
        ranks = self.stocked if request.in_stock_only else self.everything
        likely = max(int(ranks.below[high] - ranks.below[low]), 0) / len(self.ids)
        likely *= max(1 - len(request.exclude_ids) / len(self.ids), 0)
        likely *= math.prod(np.count_nonzero(mask) / len(mask) for mask in masks)
        hidden = request.exclude_ids
        return Sieve(self.ids, self.rows, ranks.of, low, high, tuple(masks), likely=likely, hidden=hidden)

    def found(self, item_ids: Iterable[str]) -> Rows:
        """Return the rows of those ids that are in the catalogue."""
        rows = [row for row in map(self.rows.get, item_ids) if row is not None]
        return np.array(rows, dtype=np.intp)

    def _carrying(self, postings: dict[str, Rows], names: Iterable[str]) -> Mask:
        carriers = [postings.get(token(name), _NOWHERE) for name in names]
        return self._mask(np.concatenate(carriers) if carriers else _NOWHERE)

    def _mask(self, rows: Rows) -> Mask:
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[rows] = True
        return mask


class _Tokens(dict[str, int]):
    """Numbers tokens by name, as they turn up; the same few names come with item after item."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __missing__(self, name: str) -> int:
        self[name] = number = self.numbers.setdefault(token(name), len(self.numbers))
        return number


def _postings(names_per_item: Sequence[Collection[str]]) -> dict[str, Rows]:
    """Return the ascending rows of each token."""
    tokens, found = _Tokens(), array("q")
    for names in names_per_item:
        found.extend(map(tokens.__getitem__, names))
    lengths = np.fromiter(map(len, names_per_item), dtype=np.intp, count=len(names_per_item))
    owners = np.repeat(np.arange(len(names_per_item)), lengths)
    # Sorted by token, then by row; an item that spells a token in two ways carries it once.
    keys = np.sort(np.array(found, dtype=np.int64) * max(len(names_per_item), 1) + owners)
    token_of, row_of = np.divmod(keys[np.diff(keys, prepend=-1) > 0], max(len(names_per_item), 1))
    ends = np.cumsum(np.bincount(token_of, minlength=len(tokens.numbers)))
    return dict(zip(tokens.numbers, np.split(row_of, ends[:-1]), strict=True)) if found else {}
