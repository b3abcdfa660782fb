"""Fits LightFM and turns it into a servable model.

One thread and a fixed seed by default: the same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from lightfm import LightFM
from scipy import sparse

from recommender import artefact
from recommender.artefact import Manifest
from recommender.errors import TrainingError
from recommender.model import Model, Side
from recommender.training.data import TrainingSet
from recommender.training.lessons import Lesson, lesson
from recommender.training.matrices import Matrices, assemble
from recommender.training.settings import TrainingSettings

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted LightFM beside the matrices it knows."""

    lightfm: Any
    matrices: Matrices
    data: TrainingSet
    settings: TrainingSettings


@dataclass(frozen=True, slots=True)
class Notes:
    """What a manifest says beyond the fit itself.

    Parameters
    ----------
    data_hash
        Names the inputs; the hash of the training set when empty.
    created_at
        ISO 8601; left empty, the same fit writes the same bytes.
    metrics
        As measured on events held out.
    """

    data_hash: str = ""
    created_at: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict)


def train(data: TrainingSet, settings: TrainingSettings, *, progress: Progress | None = None) -> Fitted:
    """Return LightFM fitted on the training set.

    Parameters
    ----------
    progress
        Called after each epoch with (epochs done, epochs in all).

    Raises
    ------
    TrainingError
        Nothing was ever taken, or the fit diverged.
    """
    if not (data.grades > 0).any():
        raise TrainingError("nobody took anything in this data; there is nothing to rank by")
    matrices = assemble(data, settings)
    model = LightFM(
        no_components=settings.n_factors,
        loss=settings.loss.value,
        learning_rate=settings.learning_rate,
        item_alpha=settings.item_alpha,
        user_alpha=settings.customer_alpha,
        random_state=settings.seed,
    )
    chance = np.random.default_rng(settings.seed)
    for epoch in range(settings.epochs):
        _run(model, lesson(data, matrices, settings, chance), matrices, threads=settings.threads)
        if progress:
            progress(epoch + 1, settings.epochs)
    return Fitted(model, matrices, data, settings)


def export(fitted: Fitted, version: str) -> Model:
    """Return the fitted factors under their names."""
    lightfm, matrices = fitted.lightfm, fitted.matrices
    return Model(
        version=version,
        customers=_side(matrices.customer_names, lightfm.user_embeddings, lightfm.user_biases),
        items=_side(matrices.item_names, lightfm.item_embeddings, lightfm.item_biases),
        rules=fitted.data.rules,
        crosses=fitted.data.crosses,
    )


def fit(
    data: TrainingSet,
    out_dir: Path,
    settings: TrainingSettings,
    *,
    version: str | None = None,
    notes: Notes | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Fit, write the artefact to ``out_dir/<version>`` and return its manifest.

    The pointer is left alone: what is served changes only by `recommender.artefact.point`.

    Parameters
    ----------
    version
        A folder name; from the data's hash when absent.
    notes
        What else the manifest shall say.
    """
    notes = notes or Notes()
    data_hash = notes.data_hash or data.content_hash()
    name = version or data_hash[:12]
    fitted = train(data, settings, progress=progress)
    manifest = Manifest(
        version=name,
        data_hash=data_hash,
        seed=settings.seed,
        n_factors=settings.n_factors,
        metrics=dict(notes.metrics),
        settings=asdict(settings),
        created_at=notes.created_at,
    )
    return artefact.write(export(fitted, name), manifest, out_dir / name)


def _run(model: Any, taught: Lesson, matrices: Matrices, *, threads: int) -> None:
    shape = (matrices.customer_rows.shape[0], matrices.item_rows.shape[0])
    places = (taught.rows, taught.items)
    try:
        model.fit_partial(
            sparse.coo_matrix((taught.signs, places), shape=shape),
            user_features=matrices.customer_rows,
            item_features=matrices.item_rows,
            sample_weight=sparse.coo_matrix((taught.weights, places), shape=shape),
            num_threads=threads,
        )
    except ValueError as error:
        raise TrainingError(f"the fit failed: {error}; lower the learning rate or the weights") from error


def _side(names: tuple[str, ...], factors: Any, biases: Any) -> Side:
    return Side(
        {name: column for column, name in enumerate(names)},
        np.ascontiguousarray(factors, dtype=np.float32),
        np.ascontiguousarray(biases, dtype=np.float32),
    )
