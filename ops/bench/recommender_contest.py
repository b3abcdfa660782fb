"""One request, answered by us and by others from the same factors, one thread each.

LightFM gets every item as one ready-made row, the quickest form it has, and no filters. Beside it the
plain product of the item matrix with one vector, which reads every number once and so is the limit of
whatever reads them all, and `implicit`'s top k with the same items filtered out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from implicit.cpu.topk import topk
from lightfm import LightFM
from numpy.typing import NDArray
from scipy import sparse

from recommender import ItemFacts, Ranker, RankRequest
from recommender.model import ANYONE, Floats, Model, Side
from recommender.serving.item_rows import ItemRows
from recommender.weighting import GroupRule

K = 10
SEED = 20240601
_MOST_CENTS = 15_000
_FLUSHED = 8_000_000


@dataclass(frozen=True, slots=True)
class Contest:
    """One set of factors in every shape.

    Parameters
    ----------
    vector, bias
        The customer's, shape (n_factors,).
    factors, biases
        The items', shapes (n_items, n_factors) and (n_items,).
    passing
        Shape (n_items,); what the request's filters leave, told from the facts.
    build_s
        How long the ranker took over its catalogue, in seconds of processor time.
    """

    ranker: Ranker
    request: RankRequest
    lightfm: Any
    vector: Floats
    bias: float
    factors: Floats
    biases: Floats
    passing: NDArray[np.bool_]
    build_s: float

    def predicted(self) -> Floats:
        """Return LightFM's scores of all items."""
        n_items = len(self.factors)
        scores: Floats = self.lightfm.predict(
            np.zeros(n_items, dtype=np.int32),
            np.arange(n_items, dtype=np.int32),
            item_features=sparse.identity(n_items, dtype=np.float32, format="csr"),
            user_features=sparse.csr_matrix(np.ones((1, 1), dtype=np.float32)),
            num_threads=1,
        )
        return scores

    def ways(self) -> dict[str, Callable[[], object]]:
        """Return what is timed, by name."""
        n_items = len(self.factors)
        nobody, every = np.zeros(n_items, dtype=np.int32), np.arange(n_items, dtype=np.int32)
        identity = sparse.identity(n_items, dtype=np.float32, format="csr")
        row = sparse.csr_matrix(np.ones((1, 1), dtype=np.float32))
        wide = np.column_stack([self.factors, self.biases])
        query = np.append(self.vector, np.float32(1))[None, :]
        hidden = np.flatnonzero(~self.passing).astype(np.int32)

        def theirs() -> object:
            scores: Floats = self.lightfm.predict(
                nobody, every, item_features=identity, user_features=row, num_threads=1
            )
            return np.argsort(-scores)[:K]

        return {
            "ours": lambda: self.ranker.rank(self.request),
            "lightfm": theirs,
            "product": lambda: self.factors @ self.vector,
            "implicit": lambda: topk(wide, query, K, filter_items=hidden, num_threads=1),
        }

    def recall(self) -> float:
        """Return which part of the ranker's answer belongs among the best of the exact scores."""
        scores = self.factors.astype(np.float64) @ self.vector + self.biases + self.bias
        least = np.sort(scores[self.passing])[-K] - 1e-6
        found = self.ranker.score(self.request, [s.item_id for s in self.ranker.rank(self.request)])
        return float(np.count_nonzero(found >= least)) / K


def contest(model: Model, items: Sequence[ItemFacts], request: RankRequest) -> Contest:
    """Return the contest of a model over these items, the request filtered by stock, price and exclusion."""
    began = time.process_time()
    ranker = Ranker(model, items)
    build_s = time.process_time() - began
    factors, biases = ItemRows.build(model, items).represent(model.items)
    customer = model.customer_row(request.customer_id, request.customer_features, request.context)
    vector, bias = model.customers.represent(customer)
    lightfm = LightFM(no_components=model.n_factors)
    # No epochs: this only makes LightFM lay out its arrays, which are then replaced.
    lightfm.fit_partial(sparse.coo_matrix((1, 1), dtype=np.float32), epochs=0)
    lightfm.item_embeddings, lightfm.item_biases = factors, biases
    lightfm.user_embeddings, lightfm.user_biases = vector[None, :], np.array([bias], dtype=np.float32)
    passing = np.array(
        [
            item.stock > 0 and item.price_cents <= _MOST_CENTS and item.id not in request.exclude_ids
            for item in items
        ]
    )
    return Contest(ranker, request, lightfm, vector, bias, factors, biases, passing, build_s)


def request_of(
    customer_id: str | None, features: Mapping[str, float], context: Mapping[str, float]
) -> RankRequest:
    """Return the request of the contest: ten within a budget, in stock, two hundred items left out."""
    bought = frozenset(f"P{number}" for number in range(0, 400, 2))
    return RankRequest(customer_id, features, context, K, bought, max_price_cents=_MOST_CENTS, diversity=0.0)


def noise(n_items: int, n_factors: int, *, equal: bool = False) -> tuple[Model, list[ItemFacts]]:
    """Return factors without any structure to make use of, or with every item the same."""
    chance = np.random.default_rng(SEED)
    factors = chance.normal(0, 0.2, (1 if equal else n_items, n_factors)).astype(np.float32)
    biases = chance.normal(0, 0.2, len(factors)).astype(np.float32)
    if equal:
        factors, biases = np.repeat(factors, n_items, axis=0), np.repeat(biases, n_items)
    names = {f"item:P{number}": number for number in range(n_items)}
    vector = chance.normal(0, 0.2, (1, n_factors)).astype(np.float32)
    customers = Side({ANYONE: 0}, vector, np.zeros(1, dtype=np.float32))
    rules = {"item": GroupRule(), ANYONE: GroupRule()}
    items = [ItemFacts(f"P{number}", {}, number % 20_000, number % 10) for number in range(n_items)]
    return Model("bench", customers, Side(names, factors, biases), rules), items


@dataclass(frozen=True, slots=True)
class Times:
    """Medians in milliseconds: of processor time, without other programs' turns, and by the clock."""

    cpu_ms: float
    wall_ms: float


def timed(ways: Mapping[str, Callable[[], object]], rounds: int, *, cold: bool = False) -> dict[str, Times]:
    """Return the median times of each way.

    In each round every way has its turn, so that whatever else the machine does hits all alike: once
    untimed, then three times in a row; or, cold, once after other memory was written over the caches.
    """
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    other = np.zeros(_FLUSHED if cold else 0)
    for _ in range(rounds):
        for name, run in ways.items():
            if cold:
                other += 1
            else:
                run()
            for _ in range(1 if cold else 3):
                began = time.process_time(), time.perf_counter()
                run()
                times[name].append((time.process_time() - began[0], time.perf_counter() - began[1]))
    return {name: Times(*(np.median(seen, axis=0) * 1_000).tolist()) for name, seen in times.items()}
