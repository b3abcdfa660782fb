"""Libraries beside ours, as one would use them: implicit's ALS and BPR, LightFM, RecTools' LightFM.

Each is tuned over the settings listed here within what it may see. They know no context.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from lightfm import LightFM
from numpy.typing import NDArray
from scipy import sparse
from threadpoolctl import threadpool_limits

from ops.evaluate.ways.way import Way
from recommender.training import TrainingSet
from recommender.training.collaborative import taken
from recommender.training.evaluate import Scorer

Matrix = NDArray[np.float64]
FACTORS = 64
LIGHTFM_FACTORS = 32


def als() -> Mapping[str, Way]:
    """Return implicit's alternating least squares with some confidences and penalties."""
    grid = [(5.0, 20.0), (2.0, 20.0), (1.0, 5.0), (5.0, 5.0)]
    return {
        f"confidence {confidence:g}, penalty {penalty:g}": _als(confidence, penalty)
        for confidence, penalty in grid
    }


def bpr() -> Mapping[str, Way]:
    """Return implicit's Bayesian personalised ranking with some steps and penalties."""
    grid = [(0.01, 0.05), (0.05, 0.05), (0.01, 0.2)]
    return {f"rate {rate:g}, penalty {penalty:g}": _bpr(rate, penalty) for rate, penalty in grid}


def lightfm() -> Mapping[str, Way]:
    """Return LightFM on identities and features, rows normalised as its own `Dataset` does."""
    return {
        f"{loss}, {epochs} epochs": _lightfm(loss, epochs)
        for loss, epochs in (("warp", 10), ("warp", 30), ("logistic", 15), ("logistic", 40))
    }


def rectools_lightfm() -> Mapping[str, Way]:
    """Return RecTools' wrapper of LightFM on identities and features."""
    return {f"warp, {epochs} epochs": _rectools(epochs) for epochs in (10, 30)}


def _als(confidence: float, penalty: float) -> Way:
    from implicit.als import AlternatingLeastSquares  # noqa: PLC0415  slow to import

    def fit(seen: TrainingSet, seed: int) -> Scorer:
        with _one_thread():
            model = AlternatingLeastSquares(
                FACTORS, regularization=penalty, iterations=15, num_threads=1, random_state=seed
            )
            return _fitted_implicit(model, taken(_flat(seen), confidence))

    return fit


def _bpr(rate: float, penalty: float) -> Way:
    from implicit.bpr import BayesianPersonalizedRanking  # noqa: PLC0415  slow to import

    def fit(seen: TrainingSet, seed: int) -> Scorer:
        with _one_thread():
            model = BayesianPersonalizedRanking(
                FACTORS, rate, regularization=penalty, iterations=100, num_threads=1, random_state=seed
            )
            return _fitted_implicit(model, taken(_flat(seen), 1.0))

    return fit


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keep BLAS to one thread; implicit looks at that as soon as a model is made, and warns."""
    with threadpool_limits(1, "blas"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _fitted_implicit(model: Any, matrix: Any) -> Scorer:
    model.fit(matrix, show_progress=False)
    return _product(np.asarray(model.user_factors, np.float64), np.asarray(model.item_factors, np.float64))


def _lightfm(loss: str, epochs: int) -> Way:
    def fit(seen: TrainingSet, seed: int) -> Scorer:
        met = np.unique(seen.items)
        users = _normalised(np.unique(seen.customers[seen.customers >= 0]), seen.customer_features)
        items = _normalised(met, seen.item_features)
        events = np.flatnonzero((seen.customers >= 0) & ((seen.grades > 0) | (loss == "logistic")))
        places = (seen.customers[events], np.searchsorted(met, seen.items[events]))
        signs = np.sign(seen.grades[events]).astype(np.float32)
        model = LightFM(no_components=LIGHTFM_FACTORS, loss=loss, random_state=seed)
        model.fit(
            sparse.coo_matrix((signs, places), shape=(users.shape[0], len(met))),
            user_features=users, item_features=items[met], epochs=epochs, num_threads=1,
        )  # fmt: skip
        return _product(
            _with_bias(users @ model.user_embeddings, users @ model.user_biases, mine_first=True),
            _with_bias(items @ model.item_embeddings, items @ model.item_biases, mine_first=False),
        )

    return fit


def _rectools(epochs: int) -> Way:
    from rectools import Columns  # noqa: PLC0415  slow to import
    from rectools.dataset import Dataset  # noqa: PLC0415
    from rectools.models import LightFMWrapperModel  # noqa: PLC0415

    logging.getLogger("rectools").setLevel(logging.ERROR)

    def fit(seen: TrainingSet, seed: int) -> Scorer:
        mine = np.flatnonzero((seen.grades > 0) & (seen.customers >= 0))
        order = np.unique(seen.times[mine], return_inverse=True)[1]
        interactions = pd.DataFrame(
            {
                Columns.User: seen.customers[mine], Columns.Item: seen.items[mine], Columns.Weight: 1.0,
                # Demanded but not read. The order stands in for the time, which may be any number.
                Columns.Datetime: pd.to_datetime(order, unit="s"),
            }
        ).drop_duplicates([Columns.User, Columns.Item])  # fmt: skip
        users, items = (_long(table) for table in (seen.customer_features, seen.item_features))
        told: dict[str, Any] = {}
        if len(users):
            told |= {"user_features_df": users, "cat_user_features": ["trait"]}
        if len(items):
            told |= {"item_features_df": items, "cat_item_features": ["trait"]}
        dataset = Dataset.construct(interactions, **told)
        model = LightFMWrapperModel(
            LightFM(no_components=LIGHTFM_FACTORS, loss="warp", random_state=seed), epochs=epochs
        )
        vectors = model.fit(dataset).get_vectors(dataset)
        places = (dataset.user_id_map.external_ids, dataset.item_id_map.external_ids)
        counts = (len(seen.customer_ids), len(seen.item_ids))
        return _product(*(_placed(own, at, n) for own, at, n in zip(vectors, places, counts, strict=True)))

    return fit


def _product(users: Matrix, items: Matrix) -> Scorer:
    """Score by the product; guests get zeros."""
    padded = np.vstack([users, np.zeros((1, users.shape[1]))])

    def scores(events: TrainingSet) -> Matrix:
        found: Matrix = padded[events.customers] @ items.T
        return found

    return scores


def _flat(seen: TrainingSet) -> TrainingSet:
    return replace(seen, grades=np.sign(seen.grades))


def _normalised(known: NDArray[Any], features: Any) -> Any:
    """Return identities of the known beside features, each row summing to 1, as LightFM's `Dataset` does."""
    n = features.shape[0]
    identity = sparse.csr_matrix((np.ones(len(known), np.float32), (known, known)), shape=(n, n))
    rows = sparse.hstack([identity, features > 0], format="csr", dtype=np.float32)
    sums = np.asarray(rows.sum(axis=1)).ravel()
    return sparse.diags((1 / np.maximum(sums, 1)).astype(np.float32)).dot(rows).tocsr().astype(np.float32)


def _with_bias(vectors: Matrix, biases: Matrix, *, mine_first: bool) -> Matrix:
    ones = np.ones_like(biases)
    pair = (biases, ones) if mine_first else (ones, biases)
    return np.column_stack([vectors, *pair]).astype(np.float64)


def _placed(vectors: Matrix, at: NDArray[Any], n: int) -> Matrix:
    found = np.zeros((n, vectors.shape[1]))
    found[at.astype(np.intp)] = vectors
    return found


def _long(features: Any) -> pd.DataFrame:
    entries = features.tocoo()
    return pd.DataFrame({"id": entries.row, "feature": "trait", "value": entries.col.astype(str)})
