"""Fits LightFM and turns it into a servable model.

One thread and a fixed seed by default: the same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from lightfm import LightFM
from scipy import sparse

from recommender import artefact
from recommender.artefact import Manifest
from recommender.errors import TrainingError
from recommender.training.collaborative import SAMPLED_CUSTOMERS, collaborate
from recommender.training.data import TrainingSet
from recommender.training.fitted import Fitted, export
from recommender.training.lessons import Lesson, lesson
from recommender.training.matrices import Matrices, assemble
from recommender.training.penalty import penalties, shrink
from recommender.training.proof import prove
from recommender.training.settings import TrainingSettings

Progress = Callable[[int, int], None]


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
    """Return LightFM fitted on the training set, with context where it pays.

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
    proof = None
    if settings.with_context and settings.context_folds and data.contexts.nnz:
        proof = prove(data, settings, lambda part, choice: export(_trained(part, choice), "tried"))
        settings = replace(settings, with_context=proof.holds(settings.context_margin))
    return replace(_trained(data, settings, progress=progress), proof=proof)


def _trained(data: TrainingSet, settings: TrainingSettings, *, progress: Progress | None = None) -> Fitted:
    matrices = assemble(data, settings)
    model = LightFM(
        no_components=settings.n_factors,
        loss=settings.loss.value,
        learning_rate=settings.learning_rate,
        random_state=settings.seed,
    )
    chance, held = np.random.default_rng(settings.seed), penalties(data, matrices, settings)
    for epoch in range(settings.epochs):
        _run(model, lesson(data, matrices, settings, chance), matrices, threads=settings.threads)
        shrink(model, held)
        if progress:
            progress(epoch + 1, settings.epochs)
    added = None
    if settings.collaborative_factors or settings.item_prior:
        added = collaborate(data, settings, spread=_spread(model, matrices))
    return Fitted(model, matrices, data, settings, added)


def _spread(model: Any, matrices: Matrices) -> float:
    rows = matrices.customer_rows[:: max(1, matrices.customer_rows.shape[0] // SAMPLED_CUSTOMERS)]
    items = matrices.item_rows[matrices.met]
    scores = (rows @ model.user_embeddings) @ (items @ model.item_embeddings).T + items @ model.item_biases
    return float(scores.std(axis=1).mean())


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
    model = export(fitted, name)
    tried = {}
    if fitted.proof is not None:
        tried = {"context_used": float(fitted.settings.with_context), "context_gain_tried": fitted.proof.gain}
    manifest = Manifest(
        version=name,
        data_hash=data_hash,
        seed=settings.seed,
        n_factors=model.n_factors,
        metrics={**tried, **notes.metrics},
        settings=asdict(settings),
        created_at=notes.created_at,
    )
    return artefact.write(model, manifest, out_dir / name)


def _run(model: Any, taught: Lesson, matrices: Matrices, *, threads: int) -> None:
    shape = (matrices.customer_rows.shape[0], len(matrices.met))
    places = (taught.rows, np.searchsorted(matrices.met, taught.items))
    try:
        model.fit_partial(
            sparse.coo_matrix((taught.signs, places), shape=shape),
            user_features=matrices.customer_rows,
            item_features=matrices.item_rows[matrices.met],
            sample_weight=sparse.coo_matrix((taught.weights, places), shape=shape),
            num_threads=threads,
        )
    except ValueError as error:
        raise TrainingError(f"the fit failed: {error}; lower the learning rate or the weights") from error
