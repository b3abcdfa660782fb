"""The start of a shop without any history: a model that ranks by declared tastes and by ratings."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from actions.suggest import item_facts
from ops.retrain import shelf
from ops.retrain.gate import Champion
from ops.retrain.plan import Outcome
from recommender import artefact
from recommender.artefact import Manifest
from recommender.starter import starter
from store import Store


def start_cold(store: Store, folder: Path, champion: Champion | None, now: datetime) -> Outcome:
    """Put a starter over the catalogue of now into service, unless it serves already."""
    items = {product.id: item_facts(product).features for product in store.products.all()}
    named = repr(sorted((key, sorted(item)) for key, item in items.items()))
    inputs = hashlib.sha256(named.encode()).hexdigest()
    version = f"starter-{inputs[:8]}"
    if champion and champion.manifest.version == version:
        shelf.repair_register(store, folder, champion.manifest)
        return Outcome(version, False, False, "nothing changed")
    model = starter(items.values(), version)
    created = now.isoformat(timespec="seconds")
    # It has seen nothing, so a challenger is set against it on every event.
    metrics = {"trained_until": 0.0, "last_reaction": 0.0}
    notes = Manifest(version, inputs, 0, model.n_factors, metrics=metrics, created_at=created)
    shelf.register(store, folder, artefact.write(model, notes, folder / version), now)
    shelf.serve(store, folder, version, why="no history yet")
    return Outcome(version, True, True, "no history yet: ranks by declared tastes and ratings")
