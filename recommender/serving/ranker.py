"""Answers a rank request from one artefact and one catalogue.

Exact: every allowed item is scored. Thread-safe: a request reads the catalogue once, and
`set_catalogue` replaces it whole. Unknown ids and features rank from whatever is known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from recommender import artefact
from recommender.model import Floats, Model
from recommender.reasons import contributions, reasons
from recommender.serving.catalogue import Catalogue
from recommender.serving.selection import POOL_PER_CARD, diversify, top_rows
from recommender.values import Features, ItemFacts, RankRequest, Suggestion


class Ranker:
    """Ranks the catalogue for a customer in a moment."""

    def __init__(self, model: Model, items: Sequence[ItemFacts] = ()) -> None:
        self._model = model
        self._catalogue = Catalogue.build(model, items)

    @classmethod
    def open(cls, folder: Path) -> Ranker:
        """Return a ranker over an artefact folder, or over a home folder's current artefact.

        Raises
        ------
        ArtefactError
            Missing, damaged, or newer than this code.
        """
        chosen = artefact.current(folder) if (folder / artefact.POINTER).is_file() else folder
        return cls(artefact.read(chosen))

    @property
    def version(self) -> str:
        """The artefact's version, to be logged with every offer."""
        return self._model.version

    @property
    def n_items(self) -> int:
        """How many items are being ranked."""
        return len(self._catalogue.items)

    def set_catalogue(self, items: Sequence[ItemFacts]) -> None:
        """Rank these items from now on; requests under way finish with the old ones."""
        self._catalogue = Catalogue.build(self._model, items)

    def rank(self, request: RankRequest) -> list[Suggestion]:
        """Return at most ``request.k`` suggestions, best score first; never raises for unknown names."""
        catalogue = self._catalogue
        if request.k <= 0 or not catalogue.items:
            return []
        customer = self._model.customer_row(request.customer_id, request.customer_features, request.context)
        scores = self._scores(catalogue, customer)
        scores[~catalogue.allowed(request)] = -np.inf
        wanted = request.k * POOL_PER_CARD if request.diversity > 0 else request.k
        pool = top_rows(scores, wanted)
        chosen = diversify(pool, scores, catalogue.factors, request.k, request.diversity)
        found = [self._suggest(catalogue.items[row], customer) for row in chosen]
        return sorted(found, key=lambda suggestion: -suggestion.score)

    def score(self, request: RankRequest, item_ids: Sequence[str]) -> Floats:
        """Return the scores of these items, filters aside; NaN for ids not in the catalogue."""
        catalogue = self._catalogue
        customer = self._model.customer_row(request.customer_id, request.customer_features, request.context)
        scores = self._scores(catalogue, customer)
        rows = [catalogue.rows.get(item_id, -1) for item_id in item_ids]
        return np.array([scores[row] if row >= 0 else np.nan for row in rows], dtype=np.float32)

    def _scores(self, catalogue: Catalogue, customer: Features) -> Floats:
        vector, bias = self._model.customers.represent(customer)
        scores: Floats = catalogue.factors @ vector
        scores += catalogue.biases
        scores += np.float32(bias)
        return scores

    def _suggest(self, item: ItemFacts, customer: Features) -> Suggestion:
        row = self._model.item_row(item.id, item.features)
        parts = contributions(self._model, customer, row)
        # The score is the sum of its parts in double precision, so the explanation has no remainder.
        score = math.fsum(part for _, part in parts)
        return Suggestion(item.id, score, parts, reasons(self._model, customer, row))
