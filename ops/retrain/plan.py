"""What a retraining is asked to do, and what it came to. Values only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ops.retrain import shelf
from ops.retrain.grades import Grading
from ops.retrain.shelf import Stage, silent
from recommender.training import TrainingSettings

Clock = Callable[[], datetime]

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
    only_if_changed
        Train nothing where the inputs are those of the last run: another copy of the same model would push
        the versions one may roll back to off the shelf.
    """

    settings: TrainingSettings = SETTINGS
    grading: Grading = field(default_factory=Grading)
    kept: int = shelf.KEPT
    clock: Clock = utc_now
    report: Stage = silent
    only_if_changed: bool = False
