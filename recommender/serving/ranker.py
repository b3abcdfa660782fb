"""Answers a rank request from one artefact and one catalogue.

Exact: no allowed item that belongs to the best is missed; above half a million items hardly any is.
Thread-safe: a request reads the catalogue once, and `set_catalogue` replaces it whole. Unknown ids and
features rank from whatever is known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter
from pathlib import Path

import numpy as np

from recommender import artefact
from recommender.model import Floats, Model
from recommender.reasons import Explainer
from recommender.serving.catalogue import Catalogue
from recommender.serving.likeness import likeness, use_columns
from recommender.serving.selection import POOL_PER_CARD, Rows, diversify, in_reserve, top_rows
from recommender.serving.sieve import Sieve
from recommender.values import ItemFacts, RankRequest, Suggestion


class Ranker:
    """Ranks the catalogue for a customer in a moment."""

    def __init__(self, model: Model, items: Sequence[ItemFacts] = ()) -> None:
        self._model = model
        self._explainer = Explainer(model)
        self._use = use_columns(model)
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
        return len(self._catalogue.ids)

    def set_catalogue(self, items: Sequence[ItemFacts]) -> None:
        """Rank these items from now on; requests under way finish with the old ones."""
        self._catalogue = Catalogue.build(self._model, items)

    def rank(self, request: RankRequest) -> list[Suggestion]:
        """Return at most ``request.k`` suggestions, best score first; never raises for unknown names.

        With ``request.spare`` at most so many follow.
        """
        catalogue = self._catalogue
        if request.k <= 0 or not catalogue.ids:
            return []
        known = self._model.customers.known(self._customer(request))
        vector, _ = self._model.customers.total(known)
        wanted = request.k * POOL_PER_CARD if request.diversity > 0 else request.k
        pool, scores, boosts = self._pool(catalogue, vector, request, wanted + request.spare)
        cards = pool[:wanted]
        if request.diversity > 0:
            factors = catalogue.search.factors[cards]
            cards = cards[diversify(scores[:wanted], factors, request.k, request.diversity)]
        chosen = np.concatenate([cards, in_reserve(pool, cards, request.spare)])
        rows = chosen.tolist()
        explained = self._explainer.explain(known, catalogue.features.entries(chosen))
        found = [
            # The score is the sum of its parts in double precision, so the explanation has no remainder.
            Suggestion(catalogue.ids[row], why.score, why.contributions, why.reasons)
            for row, why in zip(rows, explained, strict=True)
        ]
        if boosts:
            found = [_boosted(one, boosts.get(row, 0.0)) for row, one in zip(rows, found, strict=True)]
        best = sorted(found[: len(cards)], key=attrgetter("score"), reverse=True)
        return best + found[len(cards) :]

    def similar(
        self, item_id: str, request: RankRequest, *, bonus: Mapping[str, float] | None = None
    ) -> list[Suggestion]:
        """Return the items most like this one, itself never among them; none for an unknown id.

        Parameters
        ----------
        request
            Its filters and `k` hold; who asks and `diversity` do not matter.
        bonus
            Added to the likeness of these ids, such as how often they are bought together.

        The parts of a score are ``likeness:taste``, ``likeness:use`` and, where there is one, ``bonus``.
        """
        catalogue = self._catalogue
        row = catalogue.rows.get(item_id)
        if row is None or request.k <= 0:
            return []
        allowed = catalogue.sieve(request).without({item_id}).mask()
        alike = likeness(catalogue, row, self._use)
        extra = np.zeros(len(catalogue.ids), dtype=np.float32)
        for other, value in (bonus or {}).items():
            if other in catalogue.rows:
                extra[catalogue.rows[other]] = value
        scores = np.where(allowed, alike.total + extra, np.float32(-np.inf))
        found = []
        for place in top_rows(scores, request.k).tolist():
            parts = [("likeness:taste", float(alike.taste[place])), ("likeness:use", float(alike.use[place]))]
            if extra[place]:
                parts.append(("bonus", float(extra[place])))
            parts.sort(key=itemgetter(1), reverse=True)
            total = math.fsum(value for _, value in parts)
            found.append(Suggestion(catalogue.ids[place], total, tuple(parts)))
        return sorted(found, key=lambda suggestion: -suggestion.score)

    def score(self, request: RankRequest, item_ids: Sequence[str]) -> Floats:
        """Return the scores of these items, filters aside; NaN for ids not in the catalogue."""
        catalogue = self._catalogue
        vector, bias = self._model.customers.represent(self._customer(request))
        rows = np.array([catalogue.rows.get(item_id, -1) for item_id in item_ids], dtype=np.intp)
        scores = np.full(len(rows), np.nan, dtype=np.float32)
        there = rows >= 0
        scores[there] = catalogue.search.scores(vector, rows[there]) + np.float32(bias)
        return scores

    def _pool(
        self, catalogue: Catalogue, vector: Floats, request: RankRequest, wanted: int
    ) -> tuple[Rows, Floats, dict[int, float]]:
        """Return the rows of the best, their scores with boosts, and the boosts by row."""
        sieve = catalogue.sieve(request)
        boosts = _lifted(catalogue, sieve, request.boosts) if request.boosts else {}
        if not boosts:
            return *catalogue.search.best(vector, sieve, wanted), boosts
        # Exact: the best of the others and all that are boosted, of which there are few.
        others, scores = catalogue.search.best(vector, sieve.without(request.boosts.keys()), wanted)
        lifted = np.fromiter(boosts, dtype=np.intp, count=len(boosts))
        amounts = np.fromiter(boosts.values(), dtype=np.float32, count=len(boosts))
        pool = np.concatenate([others, lifted])
        both = np.concatenate([scores, catalogue.search.scores(vector, lifted) + amounts])
        order = np.lexsort((pool, -both))[:wanted]
        return pool[order], both[order], boosts

    def _customer(self, request: RankRequest) -> dict[str, float]:
        return self._model.customer_row(request.customer_id, request.customer_features, request.context)


def _lifted(catalogue: Catalogue, sieve: Sieve, boosts: Mapping[str, float]) -> dict[int, float]:
    """Return the boosts of what passes, by row."""
    there = {catalogue.rows[one]: value for one, value in boosts.items() if one in catalogue.rows}
    rows = np.fromiter(there, dtype=np.intp, count=len(there))
    passing = (sieve.fitting(rows) & sieve.shown(rows)).tolist()
    return {row: value for (row, value), passes in zip(there.items(), passing, strict=True) if passes}


def _boosted(suggestion: Suggestion, amount: float) -> Suggestion:
    """Return the suggestion with a boost as one more part of its score."""
    if not amount:
        return suggestion
    parts = sorted((*suggestion.contributions, ("boost", amount)), key=itemgetter(1), reverse=True)
    score = math.fsum(part for _, part in parts)
    return replace(suggestion, score=score, contributions=tuple(parts))
