"""Makes a recommender from what the store remembers, and puts it into service if it is good enough."""

from ops.retrain.job import Outcome, ensure, retrain

__all__ = ["Outcome", "ensure", "retrain"]
