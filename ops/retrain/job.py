"""The retraining job: gather, measure, fit, register, promote, point.

The pointer moves last. Whatever ends the job before that, the model in service stays in service.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from actions.suggest import item_facts
from ops.retrain import shelf
from ops.retrain.gate import Champion, measure
from ops.retrain.gather import training_set
from ops.retrain.shelf import KIND
from recommender import TrainingError, artefact
from recommender.starter import starter
from recommender.training import Notes, TrainingSet, TrainingSettings, fit
from store import Store

# Stage, steps done, steps in all.
Report = Callable[[str, int, int], None]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    Parameters
    ----------
    version
        The version now in service.
    trained
        False when the inputs had not changed.
    promoted
        False when the gate kept the former model.
    """

    version: str
    trained: bool
    promoted: bool
    reason: str
    metrics: Mapping[str, float] = field(default_factory=dict)


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def ensure(store: Store, home: Path, *, settings: TrainingSettings | None = None) -> Outcome:
    """Have a model in service that was made from the store as it is; train only if something changed.

    Parameters
    ----------
    home
        The run-time folder; artefacts go to ``home/recommender``.

    A shop without any history gets a starter, which ranks by declared tastes and ratings.
    """
    settings = settings or TrainingSettings()
    folder = home / KIND
    champion = shelf.in_service(folder)
    try:
        data = training_set(store)
    except TrainingError:
        return _start_cold(store, folder, champion, clock=utc_now)
    inputs = _inputs_hash(data, settings)
    if champion and inputs in {champion.manifest.data_hash, shelf.last_hash(folder)}:
        shelf.repair_register(store, folder, champion.manifest)
        return Outcome(champion.manifest.version, False, False, "nothing changed", champion.manifest.metrics)
    return _run(store, folder, data, settings, champion, report=_silent, clock=utc_now)


def retrain(
    store: Store,
    home: Path,
    *,
    settings: TrainingSettings | None = None,
    report: Report | None = None,
    clock: Clock = utc_now,
) -> Outcome:
    """Train on everything the store knows and promote the result if it passes the gate.

    Raises
    ------
    TrainingError
        The store holds nothing to learn from; the model in service stays.
    """
    data = training_set(store)
    return _run(
        store,
        home / KIND,
        data,
        settings or TrainingSettings(),
        shelf.in_service(home / KIND),
        report=report or _silent,
        clock=clock,
    )


def _run(
    store: Store,
    folder: Path,
    data: TrainingSet,
    settings: TrainingSettings,
    champion: Champion | None,
    *,
    report: Report,
    clock: Clock,
) -> Outcome:
    judgement = measure(
        data,
        settings,
        champion=champion,
        progress=lambda done, of: report("measuring", done, of),
    )
    now = clock()
    inputs = _inputs_hash(data, settings)
    version = f"{now:%Y%m%d-%H%M%S}-{inputs[:8]}"
    metrics = {**judgement.metrics, "trained_until": float(data.times.max())}
    manifest = fit(
        data,
        folder,
        settings,
        version=version,
        notes=Notes(inputs, now.isoformat(timespec="seconds"), metrics),
        progress=lambda done, of: report("fitting", done, of),
    )
    shelf.register(store, folder, manifest, now)
    if not judgement.promoted and champion is not None:
        return Outcome(champion.manifest.version, True, False, judgement.reason, judgement.metrics)
    shelf.serve(store, folder, version)
    return Outcome(version, True, True, judgement.reason, judgement.metrics)


def _start_cold(store: Store, folder: Path, champion: Champion | None, *, clock: Clock) -> Outcome:
    items = {product.id: item_facts(product).features for product in store.products.all()}
    inputs = hashlib.sha256(
        repr(sorted((key, sorted(item)) for key, item in items.items())).encode()
    ).hexdigest()
    version = f"starter-{inputs[:8]}"
    if champion and champion.manifest.version == version:
        shelf.repair_register(store, folder, champion.manifest)
        return Outcome(version, False, False, "nothing changed")
    model = starter(items.values(), version)
    now = clock()
    notes = artefact.Manifest(
        version, inputs, 0, model.n_factors, created_at=now.isoformat(timespec="seconds")
    )
    shelf.register(store, folder, artefact.write(model, notes, folder / version), now)
    shelf.serve(store, folder, version)
    return Outcome(version, True, True, "no history yet: ranks by declared tastes and ratings")


def _inputs_hash(data: TrainingSet, settings: TrainingSettings) -> str:
    text = f"{artefact.SCHEMA} {data.content_hash()} {sorted(asdict(settings).items())}"
    return hashlib.sha256(text.encode()).hexdigest()


def _silent(_stage: str, _done: int, _of: int) -> None:
    """Report nothing."""
