"""Fits LightFM on interactions in their context and exports the factors for serving."""

from recommender.training.data import Interaction, TrainingSet, TrainingSetBuilder
from recommender.training.fit import Notes, fit, train
from recommender.training.fitted import Fitted, export
from recommender.training.settings import Loss, TrainingSettings

__all__ = [
    "Fitted",
    "Interaction",
    "Loss",
    "Notes",
    "TrainingSet",
    "TrainingSetBuilder",
    "TrainingSettings",
    "export",
    "fit",
    "train",
]
