"""The retraining job: read, measure, fit, register, promote, point.

The pointer moves last. Whatever ends the job before that, the model in service stays in service, and the next
run goes on with what this one had finished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from actions.suggest import item_facts
from ops.errors import AlreadyTraining
from ops.retrain import resume, shelf
from ops.retrain.gate import Judgement, measure
from ops.retrain.gather import training_set
from ops.retrain.grades import Grading
from ops.retrain.history import History
from ops.retrain.lease import Lease
from ops.retrain.offpolicy import drawn_offers
from ops.retrain.profiles.keeping import keep_profiles_by
from ops.retrain.reviews import read_reviews
from ops.retrain.shelf import KIND, Stage, silent
from recommender import TrainingError, artefact
from recommender.artefact import Manifest
from recommender.starter import starter
from recommender.training import Notes, TrainingSet, TrainingSettings, fit
from store import Store

Clock = Callable[[], datetime]
_PASSED = "passed the gate"

# Chosen in the simulated loop (docs/recommender.md): a model that learns from its own choices needs stand-ins
# for what is never shown; more factors and epochs gain nothing there.
SETTINGS = TrainingSettings(n_factors=16, epochs=10, sampled_per_shown=1)


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


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
    notes
        What must be said about the metrics.
    """

    version: str
    trained: bool
    promoted: bool
    reason: str
    metrics: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is done.

    Parameters
    ----------
    kept
        How many versions stay on disk.
    """

    settings: TrainingSettings = SETTINGS
    grading: Grading = field(default_factory=Grading)
    kept: int = shelf.KEPT
    clock: Clock = utc_now
    report: Stage = silent


def ensure(store: Store, home: Path, *, settings: TrainingSettings | None = None) -> Outcome:
    """Have a model in service that was made from the store as it is; train only if something changed.

    Parameters
    ----------
    home
        The run-time folder; artefacts go to ``home/recommender``.

    A shop without any history gets a starter, which ranks by declared tastes and ratings. While another
    process trains, what serves is enough.
    """
    plan = Plan(settings or SETTINGS)
    try:
        with Lease(store) as lease:
            return _Run(store, home / KIND, plan, lease).ensure()
    except AlreadyTraining:
        champion = shelf.in_service(home / KIND)
        if champion is None:
            raise
        return Outcome(champion.manifest.version, False, False, "another retraining is under way")


def retrain(
    store: Store,
    home: Path,
    *,
    settings: TrainingSettings | None = None,
    report: Stage | None = None,
    clock: Clock = utc_now,
    kept: int = shelf.KEPT,
    grading: Grading | None = None,
) -> Outcome:
    """Train on everything the store knows and promote the result if it passes the gate.

    Raises
    ------
    TrainingError
        The store holds nothing to learn from; the model in service stays.
    AlreadyTraining
        Another process is at it.
    """
    plan = Plan(settings or SETTINGS, grading or Grading(), kept, clock, report or silent)
    with Lease(store) as lease:
        outcome = _Run(store, home / KIND, plan, lease).retrain()
        keep_profiles_by(home / KIND, store, now=plan.clock(), report=plan.report)
        return outcome


class _Run:
    """One run, holding the lock."""

    def __init__(self, store: Store, folder: Path, plan: Plan, lease: Lease) -> None:
        self._store, self._folder, self._plan, self._lease = store, folder, plan, lease
        self._champion = shelf.in_service(folder)
        self._history = History(folder / "history")

    def ensure(self) -> Outcome:
        champion = self._champion
        try:
            data = self._read()
        except TrainingError:
            return self._start_cold()
        inputs = _inputs_hash(data, self._plan)
        if champion and inputs in {champion.manifest.data_hash, shelf.last_hash(self._folder)}:
            shelf.repair_register(self._store, self._folder, champion.manifest)
            version, metrics = champion.manifest.version, champion.manifest.metrics
            return Outcome(version, False, False, "nothing changed", metrics)
        return self._learn(data)

    def retrain(self) -> Outcome:
        if self._champion is not None:
            shelf.repair_register(self._store, self._folder, self._champion.manifest)
        return self._learn(self._read())

    def _read(self) -> TrainingSet:
        report = self._plan.report
        report("reading", 0, 1)
        self._history.update(self._store, lambda done, of: report("reading", done, of))
        now_s = self._plan.clock().timestamp()
        reviewed = read_reviews(self._store, self._folder, lambda done, of: report("reading", done, of))
        grading = self._plan.grading
        return training_set(self._store, self._history, now_s=now_s, grading=grading, reviewed=reviewed)

    def _learn(self, data: TrainingSet) -> Outcome:
        store, folder, report = self._store, self._folder, self._plan.report
        inputs = _inputs_hash(data, self._plan)
        version, judgement = self._judge(data, inputs)
        manifest = resume.fitted(folder, version, inputs) or self._fit(data, inputs, version, judgement)
        report("registering", 0, 1)
        shelf.register(store, folder, manifest, self._plan.clock())
        metrics, notes = judgement.metrics, judgement.notes
        if not judgement.promoted and self._champion is not None:
            resume.forget(folder)
            serving = self._champion.manifest.version
            return Outcome(serving, True, False, judgement.reason, metrics, notes)
        self._lease.check()
        why = _PASSED if judgement.promoted else f"first of all, though it {judgement.reason}"
        shelf.serve(store, folder, version, why=why, report=report)
        resume.forget(folder)
        shelf.tidy(folder, kept=self._plan.kept)
        return Outcome(version, True, True, judgement.reason, metrics, notes)

    def _judge(self, data: TrainingSet, inputs: str) -> tuple[str, Judgement]:
        """Return the version to be and the verdict, from an interrupted run where there is one."""
        report = self._plan.report
        rival = self._champion.manifest.version if self._champion else ""
        key = f"{inputs} {rival}"
        known = resume.recall(self._folder, key)
        if known is not None:
            return known
        report("measuring", 0, 1)
        judgement = measure(
            data,
            self._plan.settings,
            champion=self._champion,
            drawn=drawn_offers(self._history, data),
            progress=lambda done, of: report("measuring", done, of),
        )
        version = f"{self._plan.clock():%Y%m%d-%H%M%S}-{inputs[:8]}"
        resume.remember(self._folder, key, version, judgement)
        return version, judgement

    def _fit(self, data: TrainingSet, inputs: str, version: str, judgement: Judgement) -> Manifest:
        report = self._plan.report
        report("fitting", 0, 1)
        metrics = {
            **judgement.metrics,
            "trained_until": float(data.times.max()),
            "last_reaction": float(self._history.last_reaction),
        }
        return fit(
            data,
            self._folder,
            self._plan.settings,
            version=version,
            notes=Notes(inputs, self._plan.clock().isoformat(timespec="seconds"), metrics),
            progress=lambda done, of: report("fitting", done, of),
        )

    def _start_cold(self) -> Outcome:
        store, folder, champion = self._store, self._folder, self._champion
        items = {product.id: item_facts(product).features for product in store.products.all()}
        named = repr(sorted((key, sorted(item)) for key, item in items.items()))
        inputs = hashlib.sha256(named.encode()).hexdigest()
        version = f"starter-{inputs[:8]}"
        if champion and champion.manifest.version == version:
            shelf.repair_register(store, folder, champion.manifest)
            return Outcome(version, False, False, "nothing changed")
        model = starter(items.values(), version)
        now = self._plan.clock()
        created = now.isoformat(timespec="seconds")
        # It has seen nothing, so a challenger is set against it on every event.
        metrics = {"trained_until": 0.0, "last_reaction": 0.0}
        notes = Manifest(version, inputs, 0, model.n_factors, metrics=metrics, created_at=created)
        shelf.register(store, folder, artefact.write(model, notes, folder / version), now)
        shelf.serve(store, folder, version, why="no history yet")
        return Outcome(version, True, True, "no history yet: ranks by declared tastes and ratings")


def _inputs_hash(data: TrainingSet, plan: Plan) -> str:
    text = f"{artefact.SCHEMA} {data.content_hash()} {sorted(asdict(plan.settings).items())}"
    return hashlib.sha256(text.encode()).hexdigest()
