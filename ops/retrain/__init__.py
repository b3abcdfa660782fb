"""Makes a recommender from what the store remembers, and puts it into service if it is good enough."""

from ops.retrain.job import ensure, retrain
from ops.retrain.plan import Outcome, Plan

__all__ = ["Outcome", "Plan", "ensure", "retrain"]
