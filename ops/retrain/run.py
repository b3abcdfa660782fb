"""One run of the job: read, measure, fit, register, promote, point.

The pointer moves last. Whatever ends the run before that, the model in service stays in service, and the next
run goes on with what this one had finished.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from pathlib import Path

from ops.retrain import resume, shelf
from ops.retrain.cold import start_cold
from ops.retrain.gate import Champion, Judgement, measure
from ops.retrain.gather import training_set
from ops.retrain.history import History
from ops.retrain.lease import Lease
from ops.retrain.offpolicy import drawn_offers
from ops.retrain.plan import Outcome, Plan
from ops.retrain.reviews import read_reviews
from recommender import TrainingError, artefact
from recommender.artefact import Manifest
from recommender.training import Notes, TrainingSet, fit
from store import Store

_PASSED = "passed the gate"


class Run:
    """One run, holding the lock."""

    def __init__(self, store: Store, folder: Path, plan: Plan, lease: Lease) -> None:
        self._store, self._folder, self._plan, self._lease = store, folder, plan, lease
        self._pointed = shelf.in_service(folder)
        self._champion = self._pointed or shelf.served_before(folder)
        self._history = History(folder / "history")

    def ensure(self) -> Outcome:
        """Train only if something changed; start cold where there is nothing to learn from."""
        champion = self._pointed
        try:
            data = self._read()
        except TrainingError:
            return start_cold(self._store, self._folder, champion, self._plan.clock())
        inputs = _inputs_hash(data, self._plan)
        if champion and self._is_known(inputs, champion):
            shelf.repair_register(self._store, self._folder, champion.manifest)
            return _unchanged(champion)
        return self._learn(data, inputs)

    def retrain(self) -> Outcome:
        """Train on everything and promote what passes the gate."""
        champion = self._pointed
        if champion is not None:
            shelf.repair_register(self._store, self._folder, champion.manifest)
        data = self._read()
        inputs = _inputs_hash(data, self._plan)
        if champion and self._plan.only_if_changed and self._is_known(inputs, champion):
            return _unchanged(champion)
        return self._learn(data, inputs)

    def _is_known(self, inputs: str, champion: Champion) -> bool:
        """Return whether the model in service, or the last one that was tried, was made from just this."""
        return inputs in {champion.manifest.data_hash, shelf.last_hash(self._folder)}

    def _read(self) -> TrainingSet:
        report = self._plan.report
        report("reading", 0, 1)
        self._history.update(self._store, lambda done, of: report("reading", done, of))
        now_s = self._plan.clock().timestamp()
        reviewed = read_reviews(self._store, self._folder, lambda done, of: report("reading", done, of))
        grading = self._plan.grading
        return training_set(self._store, self._history, now_s=now_s, grading=grading, reviewed=reviewed)

    def _learn(self, data: TrainingSet, inputs: str) -> Outcome:
        store, folder, report = self._store, self._folder, self._plan.report
        version, judgement = self._judge(data, inputs)
        manifest = resume.fitted(folder, version, inputs) or self._fit(data, inputs, version, judgement)
        report("registering", 0, 1)
        shelf.register(store, folder, manifest, self._plan.clock())
        metrics, notes = judgement.metrics, judgement.notes
        if not judgement.promoted and self._champion is not None:
            serving = self._champion.manifest.version
            if self._pointed is None:
                self._lease.check()
                shelf.fall_back(store, folder, self._champion)
            resume.forget(folder)
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
        version = shelf.new_version(self._folder, self._plan.clock(), inputs)
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


def _unchanged(champion: Champion) -> Outcome:
    return Outcome(champion.manifest.version, False, False, "nothing changed", champion.manifest.metrics)


def _inputs_hash(data: TrainingSet, plan: Plan) -> str:
    text = f"{artefact.SCHEMA} {data.content_hash()} {sorted(asdict(plan.settings).items())}"
    return hashlib.sha256(text.encode()).hexdigest()
