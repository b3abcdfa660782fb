"""The items being ranked, laid out for one fast pass: factors, biases and filter columns.

Built once per catalogue and never changed, so a request sees one catalogue from start to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.features import token
from recommender.model import Floats, Model
from recommender.values import ItemFacts, RankRequest

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]

_NOWHERE: Rows = np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Items as arrays; row i of each belongs to ``items[i]``.

    Parameters
    ----------
    items
        As given; a repeated id keeps its last facts.
    rows
        Item id to row.
    factors, biases
        Shapes (n_items, n_factors) and (n_items,), float32.
    prices, stock
        Shape (n_items,), euro cents and pieces.
    categories, tags
        Name to the rows that carry it.
    """

    items: tuple[ItemFacts, ...]
    rows: dict[str, int]
    factors: Floats
    biases: Floats
    prices: NDArray[np.int64]
    stock: NDArray[np.int64]
    categories: dict[str, Rows]
    tags: dict[str, Rows]

    @classmethod
    def build(cls, model: Model, facts: Sequence[ItemFacts]) -> Catalogue:
        """Return the catalogue of `facts`; what training never saw is represented by its features."""
        items = tuple({item.id: item for item in facts}.values())
        factors = np.zeros((len(items), model.n_factors), dtype=np.float32)
        biases = np.zeros(len(items), dtype=np.float32)
        for row, item in enumerate(items):
            factors[row], biases[row] = model.items.represent(model.item_row(item.id, item.features))
        return cls(
            items=items,
            rows={item.id: row for row, item in enumerate(items)},
            factors=factors,
            biases=biases,
            prices=np.array([item.price_cents for item in items], dtype=np.int64),
            stock=np.array([item.stock for item in items], dtype=np.int64),
            categories=_postings([item.category] if item.category else [] for item in items),
            tags=_postings(item.tags for item in items),
        )

    def allowed(self, request: RankRequest) -> Mask:
        """Return which rows pass every filter of the request; shape (n_items,)."""
        mask: Mask = self.stock > 0 if request.in_stock_only else np.ones(len(self.items), dtype=np.bool_)
        if request.max_price_cents is not None:
            mask &= self.prices <= request.max_price_cents
        if request.min_price_cents is not None:
            mask &= self.prices >= request.min_price_cents
        if request.categories is not None:
            mask &= self._carrying(self.categories, request.categories)
        if request.tags is not None:
            mask &= self._carrying(self.tags, request.tags)
        if request.among is not None:
            mask &= self._found(request.among)
        gone = [self.rows[item_id] for item_id in request.exclude_ids if item_id in self.rows]
        mask[gone] = False
        return mask

    def _found(self, item_ids: Iterable[str]) -> Mask:
        mask = np.zeros(len(self.items), dtype=np.bool_)
        mask[[self.rows[item_id] for item_id in item_ids if item_id in self.rows]] = True
        return mask

    def _carrying(self, postings: dict[str, Rows], names: Iterable[str]) -> Mask:
        mask = np.zeros(len(self.items), dtype=np.bool_)
        for name in names:
            mask[postings.get(token(name), _NOWHERE)] = True
        return mask


def _postings(names_per_item: Iterable[Iterable[str]]) -> dict[str, Rows]:
    rows: dict[str, list[int]] = {}
    for row, names in enumerate(names_per_item):
        for name in {token(name) for name in names}:
            rows.setdefault(name, []).append(row)
    return {name: np.array(found, dtype=np.intp) for name, found in rows.items()}
