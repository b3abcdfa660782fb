"""The retraining job, one at a time on a database: what is asked of it, under the lock.

The steps themselves are in `ops.retrain.run`.
"""

from __future__ import annotations

from pathlib import Path

from ops.errors import AlreadyTraining
from ops.retrain import shelf
from ops.retrain.lease import Lease
from ops.retrain.plan import Outcome, Plan
from ops.retrain.profiles.keeping import keep_profiles_by
from ops.retrain.run import Run
from ops.retrain.shelf import KIND
from store import Store


def ensure(store: Store, home: Path, plan: Plan | None = None) -> Outcome:
    """Have a model in service that was made from the store as it is; train only if something changed.

    Parameters
    ----------
    home
        The run-time folder; artefacts go to ``home/recommender``.

    A shop without any history gets a starter, which ranks by declared tastes and ratings. While another
    process trains, what serves is enough.
    """
    try:
        with Lease(store) as lease:
            return Run(store, home / KIND, plan or Plan(), lease).ensure()
    except AlreadyTraining:
        champion = shelf.in_service(home / KIND)
        if champion is None:
            raise
        return Outcome(champion.manifest.version, False, False, "another retraining is under way")


def retrain(store: Store, home: Path, plan: Plan | None = None) -> Outcome:
    """Train on everything the store knows and promote the result if it passes the gate.

    Raises
    ------
    TrainingError
        The store holds nothing to learn from; the model in service stays.
    AlreadyTraining
        Another process is at it.
    """
    plan = plan or Plan()
    with Lease(store) as lease:
        outcome = Run(store, home / KIND, plan, lease).retrain()
        keep_profiles_by(home / KIND, store, now=plan.clock(), report=plan.report)
        return outcome
