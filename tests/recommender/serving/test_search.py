"""The best rows are the best rows, whichever way they are found."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.serving.narrow import LEAST_ITEMS, NarrowScan
from recommender.serving.search import Search
from recommender.serving.sieve import Sieve

# What item factors may look like; each makes rounding or ties go wrong in its own way.
SHAPES = (
    "plain",
    "one giant",
    "far from the origin",
    "few distinct",
    "all equal",
    "one loud factor",
    "few axes",
    "tiny",
    "zeros",
)


def factors_of(shape: str, n_items: int, n_factors: int, chance: np.random.Generator) -> np.ndarray:
    made = chance.normal(size=(n_items, n_factors))
    if shape == "one giant":
        made[chance.integers(n_items)] *= 1e4
    elif shape == "far from the origin":
        made = 1e-2 * made + 50 * chance.normal(size=n_factors)
    elif shape == "few distinct":
        made = made[chance.integers(0, min(5, n_items), n_items)]
    elif shape == "all equal":
        made[:] = made[0]
    elif shape == "one loud factor":
        made[:, 0] *= 1e3
    elif shape == "few axes":
        made *= np.geomspace(1, 1e-3, n_factors)
    elif shape == "tiny":
        made *= 1e-41
    elif shape == "zeros":
        made[:] = 0
    return made.astype(np.float32)


def sieve_of(allowed: np.ndarray, chance: np.random.Generator) -> Sieve:
    """Hide the same rows in all the ways a sieve has, and guess how many are left."""
    ids = tuple(map(str, range(allowed.size)))
    how = chance.integers(0, 3, allowed.size)
    ranks = np.where(allowed | (how != 1), 3, chance.choice([1, 7], allowed.size)).astype(np.uint8)
    hidden = frozenset(ids[row] for row in np.flatnonzero(~allowed & (how == 2)))
    rows = {name: row for row, name in enumerate(ids)}
    likely = float(allowed.mean()) * chance.uniform(0.5, 1.5)
    return Sieve(ids, rows, ranks, 2, 5, (allowed | (how != 0),), likely=likely, hidden=hidden)


def brute_force(
    factors: np.ndarray, biases: np.ndarray, vector: np.ndarray, allowed: np.ndarray
) -> np.ndarray:
    scores = np.einsum("ij,j->i", factors, vector) + biases
    scores[~allowed] = -np.inf
    order = np.argsort(-scores, kind="stable")
    return order[np.isfinite(scores[order])]


@settings(max_examples=150, deadline=None)
@given(
    shape=st.sampled_from(SHAPES),
    size=st.tuples(st.integers(1, 3_000), st.integers(1, 70)),
    k=st.integers(1, 300),
    share=st.sampled_from([0.0, 0.01, 0.3, 0.9, 1.0]),
    bias=st.sampled_from([0.0, 1.0, 100.0]),
    asked=st.sampled_from(["plain", "zeros", "one loud factor", "tiny"]),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_scan_loses_none_of_the_best(
    shape: str, size: tuple[int, int], k: int, share: float, bias: float, asked: str, seed: int
) -> None:
    n_items, n_factors = size
    chance = np.random.default_rng(seed)
    factors = factors_of(shape, n_items, n_factors, chance)
    biases = (bias * chance.normal(size=n_items)).astype(np.float32)
    vector = factors_of(asked, 1, n_factors, chance)[0]
    allowed = chance.random(n_items) < share
    scan = NarrowScan.build(factors, biases, least=1)
    assert scan is not None

    def score(rows: np.ndarray) -> np.ndarray:
        return np.einsum("ij,j->i", factors[rows], vector) + biases[rows]

    left = scan.best(vector, sieve_of(allowed, chance), k, score)
    if left is not None:
        rows, scores = left
        assert np.array_equal(scores, score(rows))
        assert rows.tolist() == brute_force(factors, biases, vector, allowed)[:k].tolist()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("share", [0.001, 0.4, 1.0])
def test_a_large_catalogue_is_searched_exactly(shape: str, share: float) -> None:
    chance = np.random.default_rng(5)
    n_items = LEAST_ITEMS + 77
    factors = factors_of(shape, n_items, 16, chance)
    biases = chance.normal(size=n_items).astype(np.float32) * (shape != "all equal")
    vector = chance.normal(size=16).astype(np.float32)
    allowed = chance.random(n_items) < share
    rows, scores = Search(factors, biases).best(vector, sieve_of(allowed, chance), 100)
    assert rows.tolist() == brute_force(factors, biases, vector, allowed)[:100].tolist()
    assert np.array_equal(scores, np.einsum("ij,j->i", factors[rows], vector) + biases[rows])


def test_the_scan_scores_few_rows_of_very_many() -> None:
    chance = np.random.default_rng(6)
    factors = chance.normal(size=(70_000, 64)).astype(np.float32)
    scan = NarrowScan.build(factors, np.zeros(70_000, dtype=np.float32))
    assert scan is not None
    vector = chance.normal(size=64).astype(np.float32)
    scored = []

    def score(rows: np.ndarray) -> np.ndarray:
        scored.append(rows.size)
        return factors[rows] @ vector

    everything = np.ones(70_000, dtype=np.bool_)
    assert scan.best(vector, sieve_of(everything, chance), 10, score) is not None
    assert sum(scored) < 500


@given(share=st.sampled_from([0.0, 0.3, 1.0]), seed=st.integers(0, 2**32 - 1))
def test_a_sieve_says_of_rows_what_it_says_of_all(share: float, seed: int) -> None:
    chance = np.random.default_rng(seed)
    allowed = chance.random(90) < share
    sieve = sieve_of(allowed, chance)
    rows = chance.integers(0, 90, 30)
    assert np.array_equal(sieve.mask(), allowed)
    assert np.array_equal(sieve.fitting(rows) & sieve.shown(rows), allowed[rows])
    more = sieve.without({"3", "unknown"})
    assert np.array_equal(more.mask(), allowed & (np.arange(90) != 3))


def test_the_best_are_found_below_many_that_are_hidden() -> None:
    chance = np.random.default_rng(8)
    factors = np.abs(chance.normal(size=(LEAST_ITEMS, 16))).astype(np.float32)
    biases = np.zeros(LEAST_ITEMS, dtype=np.float32)
    vector = np.ones(16, dtype=np.float32)
    allowed = np.ones(LEAST_ITEMS, dtype=np.bool_)
    allowed[brute_force(factors, biases, vector, allowed)[:900]] = False
    rows, _ = Search(factors, biases).best(vector, sieve_of(allowed, chance), 10)
    assert rows.tolist() == brute_force(factors, biases, vector, allowed)[:10].tolist()


def test_groups_that_promise_too_little_are_passed_over_and_the_best_still_found() -> None:
    chance = np.random.default_rng(9)
    n_items = 80_000
    centres = chance.normal(size=(30, 24))
    factors = (centres[chance.integers(0, 30, n_items)] + 0.4 * chance.normal(size=(n_items, 24))).astype(
        "f4"
    )
    biases = (0.3 * chance.normal(size=n_items)).astype(np.float32)
    scan = NarrowScan.build(factors, biases, grouped=1)
    assert scan is not None
    allowed = chance.random(n_items) < 0.6
    sieve = sieve_of(allowed, chance)
    hits = 0
    for vector in chance.normal(size=(20, 24)).astype(np.float32):
        found = scan.best(vector, sieve, 10, lambda rows, v=vector: factors[rows] @ v + biases[rows])
        assert found is not None
        hits += np.isin(found[0], brute_force(factors, biases, vector, allowed)[:10]).sum()
    assert hits >= 198


@pytest.mark.parametrize("odd", [np.nan, np.inf])
def test_factors_that_are_no_numbers_are_not_scanned(odd: float) -> None:
    factors = np.ones((LEAST_ITEMS, 4), dtype=np.float32)
    factors[3] = odd
    assert NarrowScan.build(factors, np.zeros(LEAST_ITEMS, dtype=np.float32)) is None


def test_small_catalogues_need_no_scan() -> None:
    assert NarrowScan.build(np.ones((100, 4), np.float32), np.ones(100, np.float32)) is None
