"""What a data set's plan says: which columns mean what, how to split, how to fit. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ops.evaluate.splits import SplitKind
from recommender.training import TrainingSettings
from recommender.weighting import Crosses, Rules


@dataclass(frozen=True, slots=True)
class Columns:
    """The file of interactions and what its columns mean; `time` is empty where there is none."""

    file: str
    customer: str
    item: str
    value: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """A file of customers or items."""

    file: str
    id: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The checked plan.

    Parameters
    ----------
    positive_from
        Values from here on are a yes.
    judged
        Whether a value below is a no that was given on sight of the item, as a rating is.
    contexts
        Named sets of context columns.
    grades
        Value to grade.
    splits
        The first is the one the summary speaks of.
    headline
        The metric that chooses among candidates and is compared.
    candidates
        Settings of ours; where there are several, one is chosen within the training part.
    """

    name: str
    interactions: Columns
    positive_from: float
    judged: bool
    contexts: Mapping[str, tuple[str, ...]]
    grades: Mapping[float, float]
    customers: Traits | None
    items: Traits | None
    rules: Rules
    crosses: Crosses
    splits: tuple[SplitKind, ...]
    headline: str
    candidates: Mapping[str, TrainingSettings]
