"""How fast a top 10 is, beside LightFM itself and beside the least anything that reads all items can cost.

The factors of the headline figures are LightFM's own, fitted on the reactions of an invented shop; the
same contest on plain noise and on items that are all alike says what the worst case costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from ops.bench.recommender_contest import Contest, K, contest, noise, request_of, timed
from ops.bench.recommender_fit import gathered, in_a_process
from ops.bench.recommender_shop import moment, open_shop
from recommender import ItemFacts, Ranker, RankRequest
from recommender.model import Model, Side
from recommender.training import TrainingSettings, export, train

N_FACTORS = 64
N_CUSTOMERS = 5_000
_ASKING = 200
FITS = {"1e4": 10_000, "1e5": 100_000, "1e6": 1_000_000}
Figures = dict[str, float]


def measure(
    *, rounds: int = 20, n_items: int = 100_000, large: int = 1_000_000, fits: bool = True
) -> Figures:
    """Return every figure by name.

    Parameters
    ----------
    rounds
        Of each contest; fewer for the large one.
    n_items, large
        Sizes of the two catalogues; figures are named after the usual ones. 0 leaves the large one out.
    fits
        False leaves the timed fits out.
    """
    found: Figures = {}
    for label, n_events in FITS.items() if fits else ():
        found |= {f"{name}_{label}": value for name, value in in_a_process(n_events).items()}
    model = fitted(n_items)
    shop = open_shop(n_items, N_CUSTOMERS)
    request = request_of("C7", shop.customer(7), moment("delight", 19))
    one = contest(model, [shop.item(row) for row in range(n_items)], request)
    found |= dict(_figures(one, "100k", rounds))
    found["catalogue_build_s_100k"] = one.build_s
    everything = [f"P{row}" for row in range(n_items)]
    found["max_abs_diff_vs_lightfm"] = float(
        np.abs(one.ranker.score(request, everything) - one.predicted()).max()
    )
    found |= dict(_variants(one, rounds))
    found |= _by_customers(model, [shop.item(row) for row in range(2_000)], rounds)
    for label, equal in (("100k_noise", False), ("100k_all_alike", True)):
        plain = contest(*noise(n_items, N_FACTORS, equal=equal), request_of(None, {}, {}))
        found |= dict(_figures(plain, label, max(rounds // 2, 1)))
    if large:
        del one, plain
        big = open_shop(large, 1)
        one = contest(model, [big.item(row) for row in range(large)], request)
        found |= dict(_figures(one, "1m", max(rounds // 4, 1)))
        found["catalogue_build_s_1m"] = one.build_s
    return found


def fitted(n_items: int, *, n_events: int = 100_000, epochs: int = 10) -> Model:
    """Return a model of the invented shop, as wide as the contest wants it."""
    data = gathered(open_shop(n_items, N_CUSTOMERS), n_events)
    # A weaker penalty than a shop's: with so little said of each of so many items the usual one flattens
    # all but popularity, and a model of two directions would make the search too easy.
    settings = TrainingSettings(
        n_factors=N_FACTORS, epochs=epochs, customer_penalty=0, context_penalty=0, item_penalty=0
    )
    return export(train(data, settings), "bench")


def _figures(one: Contest, label: str, rounds: int) -> Iterator[tuple[str, float]]:
    found = timed(one.ways(), rounds)
    for name, times in found.items():
        yield f"{name}_{label}_ms", times.cpu_ms
    for name in ("ours", "lightfm"):
        yield f"{name}_{label}_wall_ms", found[name].wall_ms
    yield f"speedup_vs_lightfm_{label}", found["lightfm"].cpu_ms / found["ours"].cpu_ms
    yield f"over_memory_limit_{label}", found["ours"].cpu_ms / found["product"].cpu_ms
    yield f"recall_at_{K}_{label}", one.recall()


def _variants(one: Contest, rounds: int) -> Iterator[tuple[str, float]]:
    """Yield the same contest with cold caches, and other requests of the same customer."""
    ways = one.ways()
    cold = timed({name: ways[name] for name in ("ours", "lightfm", "product")}, rounds, cold=True)
    yield from ((f"{name}_100k_cold_ms", times.cpu_ms) for name, times in cold.items())
    requests = {
        "few_left": replace(one.request, tags=frozenset({"tag 3-4"})),
        "diverse": replace(one.request, diversity=0.3),
        "k100": replace(one.request, k=100),
    }
    found = timed({name: partial(one.ranker.rank, asked) for name, asked in requests.items()}, rounds)
    yield from ((f"ours_100k_{name}_ms", times.cpu_ms) for name, times in found.items())


def _by_customers(model: Model, items: list[ItemFacts], rounds: int) -> Figures:
    """Return what a request costs by the number of customers the model knows."""
    ways = {}
    for label, n_customers in (("1e3", 1_000), ("1e5", 100_000)):
        ranker = Ranker(_peopled(model, n_customers), items)
        chance = np.random.default_rng(1)
        requests = [
            RankRequest(str(number), {}, moment("delight", 19))
            for number in chance.integers(0, n_customers, _ASKING).tolist()
        ]
        ways[label] = partial(_all, ranker, requests)
    found = {label: times.cpu_ms / _ASKING for label, times in timed(ways, rounds).items()}
    return {
        "rank_2k_items_1e3_customers_ms": found["1e3"],
        "rank_2k_items_1e5_customers_ms": found["1e5"],
        "latency_ratio_1e5_vs_1e3_customers": found["1e5"] / found["1e3"],
    }


def _all(ranker: Ranker, requests: list[RankRequest]) -> None:
    for request in requests:
        ranker.rank(request)


def _peopled(model: Model, n_customers: int) -> Model:
    """Return the model with so many customers more, each like one it knows."""
    side = model.customers
    known = len(side.columns)
    copied = np.random.default_rng(2).integers(0, known, n_customers)
    names = dict(side.columns) | {f"customer:{number}": known + number for number in range(n_customers)}
    people = Side(
        names,
        np.concatenate([side.factors, side.factors[copied]]),
        np.concatenate([side.biases, side.biases[copied]]),
    )
    return replace(model, customers=people)
