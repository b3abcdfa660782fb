"""Who takes part in a comparison, by the name that stands in the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ops.evaluate.dataset import Dataset
from ops.evaluate.labels import BLIND, CONTROL, OURS
from ops.evaluate.splits import SplitKind
from ops.evaluate.ways import Tuned, Way
from ops.evaluate.ways.factors import als, bpr, lightfm, rectools_lightfm
from ops.evaluate.ways.ours import ours
from ops.evaluate.ways.simple import mean_grade, popularity, popularity_of_kind
from ops.evaluate.ways.way import Judge
from recommender.training import TrainingSet

Field = Mapping[str, tuple[TrainingSet, Tuned]]


def ways(dataset: Dataset, data: TrainingSet, kind: SplitKind, judge: Judge) -> Field:
    """Return what each may see and how it fits.

    ALS and BPR know items by identity only, so they do not take part where the items are new.

    Parameters
    ----------
    data
        The training set without context; contexts differ, events are the same.
    """
    found: dict[str, Mapping[str, Way]] = {"popularity": {"": popularity}}
    if kind is SplitKind.KFOLD:
        found["mean_grade"] = {"": mean_grade}
    if data.item_features.nnz:
        found["popularity_of_kind"] = {"": popularity_of_kind}
    if kind is not SplitKind.COLD_ITEMS:
        found |= {"als": als(), "bpr": bpr()}
    found |= {"lightfm": lightfm(), "rectools_lightfm": rectools_lightfm()}
    candidates = dataset.plan.candidates
    blind = {name: replace(settings, with_context=False) for name, settings in candidates.items()}
    found[BLIND] = {name: ours(settings) for name, settings in blind.items()}
    compared = {name: (data, Tuned(choices, judge)) for name, choices in found.items()}
    for name, columns in dataset.plan.contexts.items():
        told = dataset.training_set(columns)
        for suffix in ("", CONTROL):
            choices = {one: ours(own, shuffled=bool(suffix)) for one, own in candidates.items()}
            compared[f"{OURS}{name}{suffix}"] = (told, Tuned(choices, judge))
    return compared
