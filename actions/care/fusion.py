"""Fusion: what the words show and what the behaviour shows, as one reading.

A logistic model with fixed, documented weights (care.yml, `behaviour`): with h the share of anger and
frustration in the text's scores and x the signs, the fused share is sigmoid(logit(h) + Σ weight · x). Without
signs the scores stay exactly as they are; no sign can make anybody calmer. Where the words could not be
read, h is the shop's base rate. What a message is about may take off the odds (`eased`): who asks why,
compares or chats is rarely angry, and the reader takes such words for anger now and then. Pure.
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


def fuse(
    scores: Mapping[str, float],
    signs: Mapping[str, float],
    weights: Behaviour,
    intent: str | None = None,
) -> Mapping[str, float]:
    """Return the scores with the signs taken into account; as large in sum as before.

    Parameters
    ----------
    scores
        Of the text, by emotion; empty when it was not read.
    signs
        By name, 0–1; a name without a weight counts nothing.
    intent
        What the message was understood as; some take off the odds, of words that were read.
    """
    evidence = sum(getattr(weights, name, 0.0) * value for name, value in signs.items())
    shift = evidence - (weights.eased.get(intent or "", 0.0) if scores else 0.0)
    known = scores or {Emotion.NEUTRAL: 1 - weights.unread, Emotion.FRUSTRATION: weights.unread}
    total = sum(known.values())
    if not weights.enabled or shift == 0 or total <= 0:
        return scores
    share = sum(known.get(emotion, 0.0) for emotion in HOT) / total
    fused = _sigmoid(_logit(min(max(share, _LEAST), 1 - _LEAST)) + shift)
    # Evidence for anger makes nobody calmer, and evidence against it nobody hotter.
    return known if (fused - share) * shift <= 0 else _with_share(known, share, fused)


def _with_share(known: Mapping[str, float], share: float, fused: float) -> Mapping[str, float]:
    """Return the scores with another share of anger and frustration, the rest in proportion."""
    total = sum(known.values())
    hotter = fused / share if share > _NONE else 0.0
    rest = (1 - fused) / (1 - share) if share < 1 - _NONE else 0.0
    after = {name: value * (hotter if name in HOT else rest) for name, value in known.items()}
    if share <= _NONE:
        # Behaviour alone shows impatience, not rage.
        after[Emotion.FRUSTRATION] = fused * total
    if share >= 1 - _NONE:
        after[Emotion.NEUTRAL] = (1 - fused) * total
    return after


def felt(
    at: datetime,
    scores: Mapping[str, float],
    signs: Mapping[str, float],
    intensity: float,
    weights: Behaviour,
    intent: str | None = None,
) -> Felt:
    """Return one message as the mood sees it; words that were not read have no intensity to weigh it by."""
    return Felt(at, fuse(scores, signs, weights, intent), intensity if scores else 1.0)


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))
