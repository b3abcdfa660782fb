"""Suggests: LightFM's factors served by NumPy, from named features only.

Knows nothing of emotions, the store or the dialogue. Training lives in `recommender.training`
and is never imported from here, so serving needs NumPy alone.
"""

from recommender.errors import (
    ArtefactDamaged,
    ArtefactError,
    ArtefactMissing,
    ArtefactTooNew,
    RecommenderError,
    TrainingError,
)
from recommender.serving.live import LiveRanker
from recommender.serving.ranker import Ranker
from recommender.values import ItemFacts, RankRequest, Reason, Suggestion

__all__ = [
    "ArtefactDamaged",
    "ArtefactError",
    "ArtefactMissing",
    "ArtefactTooNew",
    "ItemFacts",
    "LiveRanker",
    "RankRequest",
    "Ranker",
    "Reason",
    "RecommenderError",
    "Suggestion",
    "TrainingError",
]
