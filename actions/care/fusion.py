"""Fusion: what the words show and what the behaviour shows, as one reading.

A logistic model with fixed, documented weights (care.yml, `behaviour`): with h the share of anger and
frustration in the text's scores and x the signs, the fused share is sigmoid(logit(h) + Σ weight · x). Without
signs the scores stay exactly as they are; no sign can make anybody calmer. Where the words could not be
read, h is the shop's base rate. Pure.
"""

import math
from collections.abc import Mapping
from datetime import datetime

from actions.care.levels import HOT
from actions.care.mood import Felt
from actions.care.schema import Behaviour
from emotion import Emotion

# A share of exactly 0 or 1 would withstand any evidence.
_LEAST = 0.02
_NONE = 1e-6


def fuse(scores: Mapping[str, float], signs: Mapping[str, float], weights: Behaviour) -> Mapping[str, float]:
    """Return the scores with the signs taken into account; as large in sum as before.

    Parameters
    ----------
    scores
        Of the text, by emotion; empty when it was not read.
    signs
        By name, 0–1; a name without a weight counts nothing.
    """
    evidence = sum(getattr(weights, name, 0.0) * value for name, value in signs.items())
    if not weights.enabled or evidence <= 0:
        return scores
    known = scores or {Emotion.NEUTRAL: 1 - weights.unread, Emotion.FRUSTRATION: weights.unread}
    total = sum(known.values())
    hot = sum(known.get(emotion, 0.0) for emotion in HOT)
    if total <= 0:
        return scores
    share = hot / total
    fused = _sigmoid(_logit(min(max(share, _LEAST), 1 - _LEAST)) + evidence)
    if fused <= share:
        return scores
    rest, hotter = (1 - fused) / (1 - share), fused / share if share > _NONE else 0.0
    after = {name: value * (hotter if name in HOT else rest) for name, value in known.items()}
    if share <= _NONE:
        # Behaviour alone shows impatience, not rage.
        after[Emotion.FRUSTRATION] = fused * total
    return after


def felt(
    at: datetime,
    scores: Mapping[str, float],
    signs: Mapping[str, float],
    intensity: float,
    weights: Behaviour,
) -> Felt:
    """Return one message as the mood sees it; words that were not read have no intensity to weigh it by."""
    return Felt(at, fuse(scores, signs, weights), intensity if scores else 1.0)


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))
