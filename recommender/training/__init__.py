"""Fits LightFM on interactions in their context and exports the factors for serving."""

from recommender.training.data import Interaction, TrainingSet, TrainingSetBuilder
from recommender.training.fit import Fitted, Notes, export, fit, train
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
