"""How fast a top 10 is, beside LightFM itself and beside the least anything exact can cost.

All in one process, one thread, on the same random factors: our `Ranker` with its filters on,
`LightFM.predict` + argsort, and the bare product of the item matrix with one vector, which reads
every number once and so is the memory's limit. Explanations are left out of neither.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from lightfm import LightFM
from scipy import sparse

from recommender import ItemFacts, Ranker, RankRequest
from recommender.model import ANYONE, Floats, Model, Side
from recommender.weighting import GroupRule

N_ITEMS = 100_000
N_FACTORS = 64
K = 10
SEED = 20240601


@dataclass(frozen=True, slots=True)
class Contest:
    """One set of factors in both shapes."""

    ranker: Ranker
    request: RankRequest
    lightfm: LightFM
    item_rows: sparse.csr_matrix
    vector: Floats
    factors: Floats


def contest(n_items: int = N_ITEMS, n_factors: int = N_FACTORS, *, seed: int = SEED) -> Contest:
    """Return random factors as our model and as a LightFM that believes it was fitted."""
    chance = np.random.default_rng(seed)
    factors = chance.normal(0, 0.2, (n_items, n_factors)).astype(np.float32)
    biases = chance.normal(0, 0.2, n_items).astype(np.float32)
    vector = chance.normal(0, 0.2, (1, n_factors)).astype(np.float32)
    names = {f"item:{number}": number for number in range(n_items)}
    customers = Side({ANYONE: 0}, vector, np.zeros(1, dtype=np.float32))
    model = Model(
        "bench", customers, Side(names, factors, biases), {"item": GroupRule(), ANYONE: GroupRule()}
    )
    items = [ItemFacts(str(number), {}, number % 20_000, number % 10) for number in range(n_items)]
    identity = sparse.identity(n_items, dtype=np.float32, format="csr")
    lightfm = LightFM(no_components=n_factors)
    # No epochs: this only makes LightFM lay out its arrays, which are then replaced.
    lightfm.fit_partial(sparse.coo_matrix((1, n_items), dtype=np.float32), item_features=identity, epochs=0)
    lightfm.item_embeddings, lightfm.item_biases = factors, biases
    lightfm.user_embeddings, lightfm.user_biases = vector, np.zeros(1, dtype=np.float32)
    bought = frozenset(str(number) for number in range(0, 400, 2))
    request = RankRequest(k=K, max_price_cents=15_000, exclude_ids=bought, diversity=0.0)
    return Contest(Ranker(model, items), request, lightfm, identity, vector[0], factors)


def measure(*, rounds: int = 50, n_items: int = N_ITEMS) -> dict[str, float]:
    """Return milliseconds (medians of interleaved rounds), their ratios, and the largest difference."""
    one = contest(n_items)
    every = np.arange(n_items, dtype=np.int32)
    nobody = np.zeros(n_items, dtype=np.int32)
    row = sparse.csr_matrix(np.ones((1, 1), dtype=np.float32))

    def theirs() -> object:
        scores: Floats = one.lightfm.predict(
            nobody, every, item_features=one.item_rows, user_features=row, num_threads=1
        )
        return np.argsort(-scores)[:K]

    ways: dict[str, Callable[[], object]] = {
        "ours_100k_ms": lambda: one.ranker.rank(one.request),
        "lightfm_100k_ms": theirs,
        "product_100k_ms": lambda: one.factors @ one.vector,
    }
    found = _medians(ways, rounds)
    predicted = one.lightfm.predict(nobody, every, item_features=one.item_rows, user_features=row)
    ours = one.ranker.score(one.request, [str(number) for number in range(n_items)])
    return {
        **found,
        "speedup_vs_lightfm_100k": found["lightfm_100k_ms"] / found["ours_100k_ms"],
        "over_memory_limit_100k": found["ours_100k_ms"] / found["product_100k_ms"],
        "max_abs_diff_vs_lightfm": float(np.abs(ours - predicted).max()),
    }


def _medians(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Time each way once per round, so that whatever else the machine does hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, run in ways.items():
            began = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - began)
    return {name: float(np.median(seen)) * 1_000 for name, seen in times.items()}
