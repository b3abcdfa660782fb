"""The ways of recommending that are compared; each fits on what it may see and scores what it is asked."""

from ops.evaluate.ways.way import Tuned, Way

__all__ = ["Tuned", "Way"]
