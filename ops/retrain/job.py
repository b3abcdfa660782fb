"""The retraining job: gather, measure, fit, register, promote, point.

The pointer moves last. Whatever ends the job before that, the model in service stays in service.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ops.retrain.gate import Judgement, measure
from ops.retrain.gather import training_set
from recommender import ArtefactError, artefact
from recommender.model import Model
from recommender.training import Notes, TrainingSet, TrainingSettings, fit
from store import Artefact, Store, UnknownArtefact

KIND = "recommender"

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

    Raises
    ------
    TrainingError
        The store holds nothing to learn from.
    """
    settings = settings or TrainingSettings()
    data = training_set(store)
    champion = _in_service(home / KIND)
    if champion and champion[1].data_hash == _inputs_hash(data, settings):
        version = champion[1].version
        _repair_register(store, home / KIND, champion[1])
        return Outcome(version, False, False, "nothing changed", champion[1].metrics)
    return _run(store, home / KIND, data, settings, champion, report=_silent, clock=utc_now)


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
        _in_service(home / KIND),
        report=report or _silent,
        clock=clock,
    )


def _run(
    store: Store,
    folder: Path,
    data: TrainingSet,
    settings: TrainingSettings,
    champion: tuple[Model, artefact.Manifest] | None,
    *,
    report: Report,
    clock: Clock,
) -> Outcome:
    judgement = measure(
        data,
        settings,
        champion=champion[0] if champion else None,
        champion_until=float(champion[1].metrics.get("trained_until", math.inf)) if champion else math.inf,
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
    store.artefacts.register(Artefact(KIND, version, str(folder / version), metrics, False, now))
    return _settle(store, folder, manifest, judgement, champion)


def _settle(
    store: Store,
    folder: Path,
    manifest: artefact.Manifest,
    judgement: Judgement,
    champion: tuple[Model, artefact.Manifest] | None,
) -> Outcome:
    if not judgement.promoted and champion is not None:
        return Outcome(champion[1].version, True, False, judgement.reason, judgement.metrics)
    store.artefacts.promote(KIND, manifest.version)
    artefact.point(folder, manifest.version)
    return Outcome(manifest.version, True, True, judgement.reason, judgement.metrics)


def _in_service(folder: Path) -> tuple[Model, artefact.Manifest] | None:
    try:
        chosen = artefact.current(folder)
        return artefact.read(chosen), artefact.read_manifest(chosen)
    except ArtefactError:
        # Missing at the first run; damaged ones are replaced by this very job.
        return None


def _repair_register(store: Store, folder: Path, manifest: artefact.Manifest) -> None:
    """Let the register name what the pointer serves, after a crash between the two."""
    known = store.artefacts.champion(KIND)
    if known and known.version == manifest.version:
        return
    try:
        store.artefacts.promote(KIND, manifest.version)
    except UnknownArtefact:
        # The database is newer than the run-time folder, as after a reset.
        at = datetime.fromisoformat(manifest.created_at)
        path = str(folder / manifest.version)
        store.artefacts.register(Artefact(KIND, manifest.version, path, manifest.metrics, True, at))


def _inputs_hash(data: TrainingSet, settings: TrainingSettings) -> str:
    text = f"{artefact.SCHEMA} {data.content_hash()} {sorted(asdict(settings).items())}"
    return hashlib.sha256(text.encode()).hexdigest()


def _silent(_stage: str, _done: int, _of: int) -> None:
    """Report nothing."""
